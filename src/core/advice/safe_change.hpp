// One figure for all weights at once: how far each of them may be off, up or down and all together, without any
// consequence for a verdict.
//
//   largest_safe_change(Supposition(block, 0, benefit))     // 1/4: no weights within 25 % of today's change it
//
// Every figure has exact ends while all weights are off by so much (rules/weight_box.hpp), and the verdict is judged with
// all figures anywhere between theirs.
//
// What is given is never too large. Where one figure's test decides it is the largest such change if that is a simple
// fraction, else at most a millionth less. It can be too small where several figures would have to be at their ends
// together and cannot, because they rest on the same weights; and it is 0 where today's verdict needs a search.
#pragma once

#include "core/advice/supposition.hpp"

namespace adherence {

/// From 0 to 1: the verdict stands under all weights from weight * (1 - s) to weight * (1 + s). At 1 they may be any
/// so far as they stay above 0; weights of 0 stay 0. 0 for the verdict invalid.
[[nodiscard]] Number largest_safe_change(Supposition const& country);

}  // namespace adherence
