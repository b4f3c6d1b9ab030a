// Whose doing a figure's variance is: first-order and total Sobol indices (Sobol, Mathematical Modelling and
// Computational Experiment 1, 1993; Homma and Saltelli, Reliability Engineering and System Safety 52, 1996) of a function
// of independent sources, each of one or more coordinates of the unit cube.
//
//   auto const shares = variance_shares(sources, coordinates, make, 10'000, seed, work);
//   shares->sources[2].total                 // what would remain of the variance, were all the others known
//
// Where every source takes few values they are worked out exactly, over all combinations. Else by Jansen's estimators
// (Computer Physics Communications 117, 1999) over the design of Saltelli et al. (Computer Physics Communications 181,
// 2010): two sets of points, and for each source the first with that source from the second. The intervals are from
// resampling the tiles of draws 200 times (90 per cent of what comes out).
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/doubt/points.hpp"
#include "core/doubt/tiles.hpp"

namespace adherence {

struct VarianceSource {
    struct Value {
        double at = 0;     ///< a coordinate that gives the value
        double share = 0;  ///< how likely it is
    };
    std::size_t first_coordinate = 0, coordinates = 0;  ///< 0: it does not vary
    std::vector<Value> values;                          ///< of one coordinate that gives few values; else none
};

struct VarianceShare {
    double first = 0, total = 0;
    double first_low = 0, first_high = 0, total_low = 0, total_high = 0;
};

struct VarianceShares {
    double variance = 0;  ///< 0: nothing varies, and the shares are all 0
    bool exact = false;
    std::vector<VarianceShare> sources;
};

/// 64 values of the function at once. \param uniform by coordinate
using LaneFunction = std::function<void(Lanes const& uniform, double* values)>;

/// \param make one function for each thread, asked for on that thread
/// Empty where the work was stopped.
[[nodiscard]] std::optional<VarianceShares> variance_shares(std::vector<VarianceSource> const& sources, std::size_t coordinates,
                                                            std::function<LaneFunction()> const& make, std::size_t draws,
                                                            std::uint64_t seed, Work const& work = {});

}  // namespace adherence
