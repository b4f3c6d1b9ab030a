// The fewest items that meet every demand: set covering with weights on the items (multi-dimensional knapsack cover).
//
//   first_cover({{{1, 1, 0}, 1}, {{4, 0, 3}, 5}}, 3, 2, budget)     // items 0 and 2: one of the first two, and 4 + 3 >= 5
//
// Branch and bound over the items that several open demands share; what then is left falls apart into single demands,
// of which each takes its greatest gains. Bounded from below by demands that share no item, and by what a further one
// still misses when those have taken the best for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace adherence {

struct CoverDemand {
    std::vector<double> gains;  ///< by item, none below 0
    double need = 0;            ///< what the gains of the chosen items must come to
};

struct Cover {
    enum class Kind : std::uint8_t { found, none, undecided };
    Kind kind = Kind::none;          ///< undecided: the budget ended before one was found or ruled out
    std::vector<std::size_t> items;  ///< rising
    std::size_t steps = 0;
};

/// A choice of at most so many items; the first of them in the order of the items, unless the budget (in steps) ends
/// before that is found. \pre no fewer items than `most` would do
[[nodiscard]] Cover first_cover(std::span<CoverDemand const> demands, std::size_t items, std::size_t most, std::size_t budget);

/// How many it takes at least, as far as that is cheap to say; more than `items` where no choice does.
[[nodiscard]] std::size_t fewest_at_least(std::span<CoverDemand const> demands, std::size_t items);

}  // namespace adherence
