// Relative methods: a number scored by its place among the known numbers of its column.
//
//   RelativeColumn column(*parse_relative("minmax", "up"), {1, 3, 5});
//   column.score(3)              // 50
//   column.low(), column.high()  // 0 and 100: where a cell that is still open may end up
//
// After OECD/JRC, Handbook on Constructing Composite Indicators (2008), chapter 5; the constants and corner
// cases are CONTRACT section 2's. `down` is the method applied to -x. Only the known cells make the figures,
// so that an open cell never moves another country's score.
#pragma once

#include <optional>
#include <vector>

#include "core/framework/framework.hpp"

namespace adherence {

class RelativeColumn {
public:
    /// \param known every known number of the column, in any order, repeated as often as it occurs.
    RelativeColumn(Relative const& relative, std::vector<Number> known);

    /// The score of a number, in the column or not. Empty with fewer than two known numbers, or where
    /// problem() holds.
    [[nodiscard]] std::optional<Number> score(Number const& value) const;

    /// The lowest and highest score of the known numbers; empty as score() is.
    [[nodiscard]] std::optional<Number> const& low() const { return low_; }
    [[nodiscard]] std::optional<Number> const& high() const { return high_; }

    /// `fraction-of-max` where no known number is above 0, or with `down`: the figures have no meaning.
    [[nodiscard]] bool problem() const { return problem_; }

private:
    [[nodiscard]] bool constant() const { return sorted_.front() == sorted_.back(); }
    [[nodiscard]] std::size_t smaller_than(Number const& value) const;
    [[nodiscard]] Number spread(Number const& share) const;
    void find_mean_and_deviation();
    void find_ends();

    Relative relative_;
    std::vector<Number> sorted_;  ///< of -x where the direction is down
    Number mean_, deviation_;     ///< zscore only
    std::optional<Number> low_, high_;
    bool problem_ = false;
};

}  // namespace adherence
