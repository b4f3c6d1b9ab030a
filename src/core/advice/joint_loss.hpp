// The smallest loss that ends a verdict, of several criteria at once.
//
//   JointLoss const loss = smallest_joint_loss(country);
//   loss.falls[0]                 // licensing, from active to draft: 2 steps
//   loss.steps                    // 3, in all
//
// MARGIN asks how far one criterion alone may fall; here known criteria fall together, each to a lower value of its scale
// (path_choices.hpp), while open cells stay open. It is the largest joint deterioration at which an alternative keeps its
// class, seen from the other side (Kadziński, Ciomek, Rychły and Słowiński, Post factum analysis for robust multiple
// criteria ranking and sorting, Journal of Global Optimization 65, 2016). A loss is counted in PATH's steps, a step as one
// whatever it would cost to make it good again. The least loss comes first, then the fewest criteria, then the framework's
// order (going through the criteria in order, a fall before staying, a smaller before a larger one).
//
// An eligible verdict ends when one row that it takes fails in some completion, and it is enough to let the criteria fall
// that this row asks for; so the rows are gone through one by one (rows that count together, together). Within one, branch
// and bound over the criteria: Kleene's logic over all that may still be lost at no more than the best answer costs, and for
// a weighted sum what its shortfall costs at least (the linear relaxation of the knapsack: Kellerer, Pferschy and Pisinger,
// Knapsack Problems, 2004). Whether a loss ends the verdict is the exact evaluation's word.
#pragma once

#include <vector>

#include "core/advice/supposition.hpp"

namespace adherence {

struct JointLoss {
    struct Fall {
        int criterion = 0;  ///< by criterion_index
        ValueSet to;        ///< one value
        Number steps;
    };
    std::vector<Fall> falls;  ///< in the framework's order; empty where no loss of what is known ends the verdict
    Number steps;
    bool proven = true;       ///< else the budget ended: a smaller one may do, or one at all
};

/// Steps of one search, counted, never timed: looks at a set of losses; the exact evaluation counts as several.
inline constexpr std::size_t joint_loss_budget = 10'000;

/// \pre today's verdict is eligible or conditional, and the benefit has a rule in force
[[nodiscard]] JointLoss smallest_joint_loss(Supposition& country, std::size_t budget = joint_loss_budget);

}  // namespace adherence
