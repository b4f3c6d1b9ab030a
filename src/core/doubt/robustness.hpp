// How sure a verdict is: the shares of draws of weights and open cells in which it comes out as each of the three
// (CONTRACT section 5, ROBUSTNESS), with their error.
//
//   Robustness const sure = robustness(block, benefits, {10'000, {}, 1});
//   sure.at(row, place).eligible                // 0.87
//
// Stochastic multicriteria acceptability analysis (Lahdelma, Hokkanen and Salminen, SMAA, European Journal of Operational
// Research 106, 1998) asks it of ranks; here it is asked of verdicts. A verdict that no weights within the spread and no
// completion can alter, by exact bounds (rules/weight_box.hpp), is said to be certain and is not sampled.
//
// Each country has its draws to itself: what one row gives does not depend on the rows beside it, but for relative scales.
// All of them are under the same weights. The same open criterion is drawn from the same points in every country, so
// that countries are compared under equal chances.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/doubt/tiles.hpp"
#include "core/doubt/weight_draws.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence {

struct DrawSettings {
    std::size_t draws = 10'000;  ///< above 0
    WeightSpread spread;
    std::uint64_t seed = 1;
};

struct VerdictShares {
    bool asked = true;     ///< false: the verdict is invalid, or there is no rule in force
    bool certain = false;  ///< whatever the weights within the spread and the open cells
    double eligible = 0, conditional = 0, not_eligible = 0;
    /// Standard error of the share eligible: 0 where it is certain. Where all draws agree though others are possible it
    /// is that of one draw that did not.
    double error = 0;
};

class Robustness {
public:
    Robustness(std::size_t rows, std::size_t benefits) : benefits_(benefits), shares_(rows * benefits) {}
    [[nodiscard]] VerdictShares& at(std::size_t row, std::size_t place) { return shares_[row * benefits_ + place]; }
    [[nodiscard]] VerdictShares const& at(std::size_t row, std::size_t place) const { return shares_[row * benefits_ + place]; }

private:
    std::size_t benefits_;
    std::vector<VerdictShares> shares_;
};

/// \param benefits whose shares are given, in that order
/// \param only_row alone; those of the others are then not asked
/// Empty where the work was stopped.
[[nodiscard]] std::optional<Robustness> robustness(CountryBlock const& block, std::span<int const> benefits,
                                                   DrawSettings const& settings, Work const& work = {},
                                                   std::optional<std::size_t> only_row = {});

}  // namespace adherence
