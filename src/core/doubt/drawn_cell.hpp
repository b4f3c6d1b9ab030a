// One open cell of a country, drawn: what it scores, and what each test on it says, in 64 draws at once.
//
//   DrawnCell const cell(columns, block, row, criterion);
//   cell.draw(uniform, drawn);                 // drawn.score, drawn.outcomes[slot]
//
// A drawn cell holds one value and is no more known than it was: coverage and tests for `known` speak of the evidence as
// entered (CONTRACT section 4). On a relative scale it scores what the value scores among the known cells of the block.
// Figures are doubles here; one that is within `nearly` of a threshold counts as at it.
#pragma once

#include <limits>
#include <map>
#include <optional>
#include <vector>

#include "core/doubt/points.hpp"
#include "core/rules/possible_values.hpp"
#include "core/scoring/block.hpp"
#include "core/scoring/relative.hpp"

namespace adherence {

/// Relative to the figure, of 1 at least.
inline constexpr double nearly = 1e-12;

/// Numbers from low to high, both included.
struct DoubleSpan {
    double low = -std::numeric_limits<double>::infinity(), high = std::numeric_limits<double>::infinity();
};

/// What a set of numbers lets through, in doubles: closed ends a little wider, open ones a little narrower.
[[nodiscard]] std::vector<DoubleSpan> spans_of(ValueSet const& passing);
/// Draws whose figure lies in one of the spans.
[[nodiscard]] LaneMask lanes_within(std::vector<DoubleSpan> const& spans, double const* figures);

/// Along a number scale, in its value or its logarithm: straight pieces of score, rising.
struct ScorePiece {
    double from = 0, score = 0, slope = 0;
};

/// The known numbers of relative columns, and what values score among them; made when they are asked for.
class RelativeColumns {
public:
    /// \param instead another method than the scales', spread over the scores from the lowest to the highest that the
    ///        column has today
    explicit RelativeColumns(CountryBlock const& block, std::optional<RelativeMethod> instead = {}) : block_(block), instead_(instead) {}
    [[nodiscard]] bool as_given() const { return !instead_; }
    struct Column {
        std::vector<Number> known;  ///< rising
        RelativeColumn scores;
        std::vector<ScorePiece> pieces;  ///< none where it does not score
    };
    [[nodiscard]] Column const& of(int criterion);

private:
    CountryBlock const& block_;
    std::optional<RelativeMethod> instead_;
    std::map<int, Column> met_;
};

struct DrawnLanes {
    Lane score{};
    std::vector<LaneOutcome> outcomes;  ///< by slot, see AppraisalStore::slot_of
};

class DrawnCell {
public:
    /// \pre the cell is open
    DrawnCell(RelativeColumns& columns, CountryBlock const& block, std::size_t row, int criterion);

    [[nodiscard]] int criterion() const { return criterion_; }
    /// \param uniform a lane
    void draw(double const* uniform, DrawnLanes& drawn) const;

    /// Levels and date rows; none where it is drawn from spans of numbers.
    struct Choice {
        double score = 0, upto = 0;  ///< share of this and all before it
        Number share;
        std::vector<Outcome> outcomes;  ///< by slot
    };
    [[nodiscard]] std::vector<Choice> const& choices() const { return choices_; }

private:
    struct Test {
        bool by_value = false;
        std::vector<DoubleSpan> spans;
    };
    struct Stretch {
        double from = 0, length = 0, upto = 0;
    };
    void choose(CountryBlock const& block, Possible const& possible, RelativeColumns::Column const* column, Appraisal const& today);
    void stretch(CountryBlock const& block, Possible const& possible, RelativeColumns::Column const* column);

    int criterion_;
    std::vector<Choice> choices_;
    std::vector<Stretch> stretches_;
    std::vector<ScorePiece> pieces_;
    std::vector<Test> tests_;  // by slot
};

}  // namespace adherence
