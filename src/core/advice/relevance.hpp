// Which open cells can turn the verdict, and which cannot.
//
//   Relevance const relevance = which_matter(country, evaluation);
//   relevance.turning                 // protocol, part1: nodes
//   relevance.idle                    // 7 others that the benefit rests on
//
// An open cell matters where two completions that differ in it alone have different verdicts: it is then relevant in the
// sense of the theory of explanations (Darwiche and Hirth, On the reasons behind decisions, ECAI 2020, after Quine's
// prime implicants), and in reliability a component that is not idle (Birnbaum 1969). Kleene's logic says only which
// cells may: it forgets that two tests hang on one cell, that a score has gaps, and that a cell may weigh too little.
//
// * Cells that no open clause can be traced to do not matter.
// * On the way from one completion to another with a different verdict, cell by cell, some step turns it: the cell of that
//   step matters. Such ways are gone from the completion of all lowest scores, and of all highest, each cell last once.
// * Of what is left, completions of the other cells are gone through in parts: in each part either no open clause can be
//   traced to the cell any more, or it comes down to one completion of the others, where the cell turns the verdict
//   or not. Cells that do not matter stay at one value for good: together they matter no more than one by one.
#pragma once

#include <vector>

#include "core/advice/supposition.hpp"

namespace adherence {

struct Relevance {
    /// The criteria that matter, by node: those that a rule asks for by name come before those that only weigh in a score.
    std::vector<int> turning;
    std::vector<int> doubtful;  ///< the budget ended first; ordered alike
    std::size_t idle = 0;       ///< open cells that the benefit rests on beside these
};

/// Steps of one call, counted, never timed: looks at a set of completions.
inline constexpr std::size_t relevance_budget = 4'000;

/// \param evaluation of the country, with findings of the benefit
/// \pre the verdict is not invalid, and the benefit has a rule in force
[[nodiscard]] Relevance which_matter(Supposition const& country, Evaluation const& evaluation,
                                     std::size_t budget = relevance_budget);

}  // namespace adherence
