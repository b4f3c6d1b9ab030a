// The smallest set of facts that already decides a verdict, whatever the rest turns out to be.
//
//   Supposition country(block, 0, benefit);
//   auto const deciding = smallest_sufficient(country);
//   deciding->criteria          // the treaty: not eligible, whatever the other 30 facts and the 10 open cells hold
//   deciding->others            // 30
//
// A fact is a cell that carries information: known, or known to lie in a range. A set of facts suffices when every
// completion of everything outside it (each other fact may be anything on its scale, each open cell what it may be
// today) has one of the verdicts that completions have today. So “not eligible”, “eligible”, and a conditional
// verdict that stands stay what they are; of one that may still rise it says that it does not fall. Which cells are
// filled in and which do not apply stays as it is: coverage, `known` and `unknown` speak of the evidence as entered.
//
// Of an instance classified by a function this is a prime implicant explanation of least size (Shih, Choi and Darwiche,
// A symbolic approach to explaining Bayesian network classifiers, IJCAI 2018), a smallest sufficient reason in the words
// of Darwiche and Hirth, On the reasons behind decisions, ECAI 2020. It is found by implicit hitting sets (Ignatiev,
// Narodytska and Marques-Silva, Abduction-based explanations for machine learning models, AAAI 2019): facts without
// which nothing suffices come first; then the smallest set that meets every demand known so far (fact_demands.hpp, and
// each set of facts found to break the verdict when it is let go) is tried, until one suffices. Whether a set does is
// the exact evaluation over the other cells let go.
#pragma once

#include <optional>
#include <vector>

#include "core/advice/supposition.hpp"

namespace adherence {

struct Sufficient {
    std::vector<int> criteria;  ///< by criterion_index, rising; without any one of them it no longer suffices
    std::size_t others = 0;     ///< facts that the benefit rests on beside these
    bool may_rise = false;      ///< a conditional verdict of which it is certain only that it does not fall
    bool smallest = true;       ///< no set of fewer facts suffices; else the budget ended before that was proven
};

/// Steps of one search, counted, never timed.
inline constexpr std::size_t sufficient_budget = 60'000;

/// Of sets equally small the first in the framework's order, where the budget allows to tell.
/// Empty for the verdicts open and invalid, and where a search would have to end before it is known that all facts
/// together suffice.
[[nodiscard]] std::optional<Sufficient> smallest_sufficient(Supposition& country, std::size_t budget = sufficient_budget);

}  // namespace adherence
