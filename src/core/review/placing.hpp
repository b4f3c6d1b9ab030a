// Can the scores of criteria be chosen so that every group scores within its limits, all at once?
//
//   Placing asked{scores, limits};            // law within [60, 100], its criteria anywhere
//   placeable(framework, asked, steps)        // yes
//
// Two choices settle nearly every question: each score as high, or as low, as the nearest limit above it wants.
// Where they do not, the scores that groups can reach are worked out, gaps included (see rules/reach.hpp).
#pragma once

#include <vector>

#include "core/framework/framework.hpp"
#include "core/review/steps.hpp"

namespace adherence {

struct Placing {
    std::vector<ValueSet const*> scores;  ///< by criterion_index: bounded, not empty; null: not applicable
    std::vector<ValueSet const*> limits;  ///< by node, of groups that apply; null: none
};

/// \returns open where the steps ended first. \pre no score is negative under a mean that knows none
[[nodiscard]] Truth placeable(Framework const& framework, Placing const& asked, Steps& steps);

}  // namespace adherence
