// What changed between two editions of the assessments, each judged under its own framework.
//
//   EditionChanges const changes = edition_changes(before, after);
//   changes.verdicts[0].criteria                 // the smallest set of changed cells that alone turns it
//
// Smallest sets are taken where both frameworks are the same text. Where the framework changed it is a cause of its own: the
// earlier cells under the later framework, and the later cells under the earlier one, say whether either alone gives the
// later verdict.
#pragma once

#include <string>
#include <vector>

#include "core/review/changes.hpp"

namespace adherence {

/// \pre as many rows of values as countries, a column per criterion in the framework's order
struct EditionSide {
    FrameworkPtr framework;
    std::vector<std::string> countries;
    Block values;
    Date null_date{-25569};
};

struct CellChange {
    EditionRows rows;
    int criterion = 0;            ///< of the later framework, by criterion_index
    std::string before, after;    ///< as entered, a day as a day; empty: nothing
    bool same_meaning = false;    ///< written otherwise (yes, ja), under the later framework
};

struct EditionScore {
    bool problem = false;
    std::optional<Number> score;  ///< empty: a problem, not applicable or nothing known
    friend bool operator==(EditionScore const&, EditionScore const&) = default;
};

struct ScoreChange {
    EditionRows rows;
    int node = 0;  ///< of the later framework: the root, or a group right below it
    EditionScore before, after;
};

enum class TurnCause : std::uint8_t {
    cells,      ///< the framework being the same: by those named
    framework,  ///< it alone gives the later verdict, the cells alone do not
    only_cells, ///< the cells alone give it under the earlier framework too, the framework alone does not
    either,     ///< each alone gives it
    together,   ///< neither alone gives it
};

enum class TurnDirection : std::uint8_t { gained, lost, other };

struct VerdictTurn {
    EditionRows rows;
    int benefit = 0;  ///< of the later framework
    Verdict before = Verdict::open, after = Verdict::open;
    TurnCause cause = TurnCause::cells;
    std::vector<int> criteria = {};     ///< by criterion_index, rising; of TurnCause::cells alone
    std::vector<bool> by_peers = {};    ///< of each: its cell stands, other countries moved its score
    bool smallest = true;               ///< as VerdictChange
    [[nodiscard]] TurnDirection direction() const;
};

struct EditionChanges {
    bool same_framework = true;
    std::vector<std::string> criteria_added, criteria_gone, benefits_added, benefits_gone;  ///< ids
    std::vector<std::size_t> countries_added;  ///< rows of the later edition
    std::vector<std::size_t> countries_gone;   ///< rows of the earlier
    std::vector<EditionRows> pairs;            ///< countries in both, in the order of the later
    std::vector<CellChange> cells;             ///< of criteria that both frameworks have
    std::vector<ScoreChange> scores;
    std::vector<VerdictTurn> verdicts;         ///< of benefits that both have

    [[nodiscard]] bool nothing() const;
};

/// Countries go together by name, alias or code; a name that stands twice goes in order.
[[nodiscard]] EditionChanges edition_changes(EditionSide const& before, EditionSide const& after);

}  // namespace adherence
