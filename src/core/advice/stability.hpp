// Between which weights a verdict stands: weight stability intervals (Triantaphyllou and Sánchez, A sensitivity
// analysis approach for some deterministic multi-criteria decision-making methods, Decision Sciences 28, 1997).
//
//   for (StableShare const& one : stability(Supposition(block, 0, benefit)))
//       one.node, one.share, one.low, one.high       // pillar law: 1/5 today, the verdict stands from 1/8 to 2/7
//
// One node's share of its group's weight moves, its siblings keep their proportions, everything else stays. In the
// figures that a mean adds up (scores, their logarithms or powers) the group is then a straight line in the share,
// and each group above it a straight line in that: every threshold on the way to the root is met at shares in
// closed form. From today's share outwards each of these and one share between any two of them is judged.
//
// Where three-valued logic and the two extreme completions settle the verdict between two such shares, it is the
// same all along. Where the verdict has to be searched for there, because tests share open cells or a group's
// reach has gaps, it can change elsewhere too: at the shares where some combination of the cells' ends and steps
// meets a threshold. Those are listed (group_steps.hpp) and judged one by one, the nearest 400 of them; beyond that
// some shares are tried, and a change that shows is halved down to 1e-12 of its distance from today's share.
//
// At share 0 the node takes no part, at share 1 its siblings take none (CONTRACT section 4: weight 0); that can
// differ from what the shares next to it come to.
#pragma once

#include <vector>

#include "core/advice/supposition.hpp"

namespace adherence {

struct StableShare {
    int node = 0;
    Number share;      ///< of the weights above 0 in its group
    Number low, high;  ///< the verdict stands between them
    bool at_low = true, at_high = true;  ///< and there
};

/// One for each node with weight above 0, in the framework's order, but for the root. An only child has all of its
/// group's weight, whatever it weighs. Empty where the verdict is invalid.
[[nodiscard]] std::vector<StableShare> stability(Supposition const& country);

}  // namespace adherence
