// What each criterion counts for in a node's mean: the weights on the way down, re-scaled among what applies.
//
//   shares_of(framework, weights, applies, pillar)      // 0, 1/4, 3/4, 0, …: by criterion_index, together 1
#pragma once

#include <span>
#include <vector>

#include "core/framework/framework.hpp"

namespace adherence {

/// \param weights by node
/// \param applies by node. \pre the node applies
[[nodiscard]] std::vector<Number> shares_of(Framework const& framework, std::span<Number const> weights,
                                            std::vector<bool> const& applies, int node);

}  // namespace adherence
