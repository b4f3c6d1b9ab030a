// What would become of one country with other cells or other weights: the panel What if, as data.
//
//   TrialChanges changes;
//   changes.cells["law"] = "full";                       // as it would be typed
//   Trial const trial(ground, changes, "nl");
//   trial.verdicts()[2].after                            // eligible
//   trial.writes()                                       // what makes the sheet so
//
// A supposed cell is read as the sheet's own are, among the same peers, and supposed weights are rounded to what a cell
// can hold: what a trial shows is what the sheet would show once it was written there. Nothing else computes it.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/advice/path.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence {

/// A country as it stands in a sheet.
struct TrialGround {
    std::shared_ptr<CountryBlock const> block;
    Columns columns;
    std::shared_ptr<Grid const> values;  ///< what the block was read from
    std::size_t row = 0;
    Date null_date{-25569};
};

/// By id, so that they outlive a new reading of the framework; ids that it no longer has are passed over.
struct TrialChanges {
    std::map<std::string, std::string> cells;  ///< criterion -> content
    std::map<std::string, Number> weights;     ///< child of the root -> weight
    [[nodiscard]] bool empty() const { return cells.empty() && weights.empty(); }
};

struct TrialCriterion {
    std::string id, title;
    std::string before, after;  ///< contents, in the grammar of cells
    bool changed = false, faulty = false;
};

struct TrialVerdict {
    std::string title;
    Verdict before = Verdict::open, after = Verdict::open;
};

/// A child of the root with weight above 0. Shares are of the root's weight, 0 … 1.
struct TrialPillar {
    std::string id, title;
    double before = 0, after = 0;
    /// Where the share may go from here, alone, without the verdict that was asked about becoming another one.
    std::optional<double> low, high;
};

/// What one cell of the country's row is to hold.
struct TrialWrite {
    int criterion = 0;  ///< by criterion_index
    int column = -1;    ///< of the block; -1: the sheet has none for this criterion
    std::variant<std::monostate, double, Date, std::string> content;
};

class Trial {
public:
    /// Changes that change nothing are dropped. \pre ground.row is a row of its block
    Trial(TrialGround ground, TrialChanges const& changes, std::string_view language);

    [[nodiscard]] TrialChanges const& changes() const { return changes_; }
    [[nodiscard]] Framework const& framework() const { return ground_.block->framework(); }
    [[nodiscard]] Evaluation const& before() const { return *before_; }
    [[nodiscard]] Evaluation const& after() const { return *after_; }

    [[nodiscard]] std::vector<TrialCriterion> criteria() const;
    [[nodiscard]] std::vector<TrialVerdict> verdicts() const;
    /// \param benefit whose verdict the intervals keep
    [[nodiscard]] std::vector<TrialPillar> pillars(int benefit) const;
    [[nodiscard]] std::vector<TrialWrite> writes() const;

    /// What may stand in a cell of a criterion, as people pick it: labels of levels, marked figures, unknown.
    [[nodiscard]] std::vector<std::string> choices(int criterion) const;
    /// The supposed cell as choices() writes it, where it is one of them.
    [[nodiscard]] std::string picked(int criterion) const;
    /// What the supposed cell means, or what is wrong with it.
    [[nodiscard]] std::string meaning(int criterion) const;
    /// A line per criterion: the content, what it was, and the title.
    [[nodiscard]] std::vector<std::string> criterion_lines() const;
    /// The index with bounds and coverage, beside what they were: a line each.
    [[nodiscard]] std::vector<std::string> figure_lines() const;
    /// A line per benefit: symbol, word, title, and what it was.
    [[nodiscard]] std::vector<std::string> verdict_lines() const;

    [[nodiscard]] TrialChanges with_cell(int criterion, std::string_view content) const;
    /// The share of one pillar; the others keep their proportions. \param share 0 … 1
    [[nodiscard]] TrialChanges with_share(std::string_view pillar, Number const& share) const;

    struct PathStep {
        TrialChanges changes;  ///< these, and the least change on top of them
        std::string message;   ///< what it is, or why there is none
    };
    [[nodiscard]] PathStep with_path(int benefit) const;
    /// What else can be said of a benefit as things would stand (advice_words.hpp).
    [[nodiscard]] std::string outlook(int benefit) const;

private:
    [[nodiscard]] Appraisal const& cell_before(int criterion) const;
    [[nodiscard]] Appraisal const& cell_after(int criterion) const;
    [[nodiscard]] std::string content_of(int criterion, Appraisal const& cell) const;
    [[nodiscard]] std::string level_words(Scale const& scale, std::size_t level) const;
    [[nodiscard]] Number weight_of(int node) const;
    void take(TrialChanges const& changes);

    TrialGround ground_;
    std::string language_;
    TrialChanges changes_;
    std::unique_ptr<CountryBlock> cells_;     // with the supposed cells; null: as on the ground
    std::unique_ptr<CountryBlock> weighted_;  // and under the supposed weights
    CountryBlock const* block_ = nullptr;     // what is judged
    std::size_t row_ = 0;                     // of it
    std::unique_ptr<Evaluation> before_, after_;
};

}  // namespace adherence
