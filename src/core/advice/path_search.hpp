// The least price at which one country becomes eligible, of choices that are given: PATH's moves, or what may be found
// out.
//
//   LeastAnswer const answer = least_answer(country, choices_of(country, choices_of), budget);
//   answer.chosen[3]       // of the fourth criterion's choices, in every answer the least effort, proven
//
// The demands of eligibility are necessary (path_problem.hpp). Of some of them there are several ways to meet them: each
// is a case of its own, the one with the lowest bound first (branch and bound). Within a case the demands are a knapsack
// (path_knapsack.hpp), which dynamic programming solves below a ceiling that rises step by step from the bound
// (path_fronts.hpp). Its answers are taken one after another, the best first (Lawler, A procedure for computing the K best
// solutions to discrete optimization problems, Management Science 18, 1972), until the exact evaluation lets one pass.
#pragma once

#include <vector>

#include "core/advice/path_choices.hpp"

namespace adherence {

struct LeastAnswer {
    bool found = false;
    std::vector<std::size_t> chosen;  ///< by criterion: which of its choices
    bool proven = true;               ///< else the budget ended: there may be a better one, or one at all
    std::vector<int> blocking;        ///< where there is none: rules that no choices satisfy, if some are to be named
};

/// The least total effort; then the least of what stands second; then the first in the framework's order: at the first
/// criterion that differs a move goes before staying, and of two moves the one that is listed first.
/// \param choices by criterion_index
/// \param budget in steps, counted and never timed: about a second's worth are four million
[[nodiscard]] LeastAnswer least_answer(Supposition const& country, std::vector<std::vector<Choice>> choices, std::size_t budget);

}  // namespace adherence
