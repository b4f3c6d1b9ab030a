// What every set of facts that decides a verdict must hold, as far as single rows and sums of scores say so: bounds
// from below for sufficient.hpp. Nothing is demanded that some sufficient set does without.
//
//   ways_to_suffice(country, facts, only(Verdict::eligible))     // one way: treaty, and of the law 40 points, and …
//   ways_to_suffice(country, facts, only(Verdict::not_eligible)) // a way per row that may decide it
//
// A verdict that must not fall makes its demands on every completion at once: each row that was wanted stands with
// the facts outside the set at their worst for it. One that must not rise makes them on the completion in which all
// that is outside the set, and all that is open, is at its highest score: some row must still stand in the way there.
#pragma once

#include <span>
#include <vector>

#include "core/advice/covering.hpp"
#include "core/advice/supposition.hpp"

namespace adherence {

struct Fact {
    int criterion = 0;                 ///< by criterion_index
    Appraisal const* freed = nullptr;  ///< the cell outside the set
};

using FactDemands = std::vector<CoverDemand>;  ///< items are facts

/// Every sufficient set meets all demands of one of these. \param verdicts that completions may have
[[nodiscard]] std::vector<FactDemands> ways_to_suffice(Supposition const& country, std::span<Fact const> facts, VerdictSet verdicts);

}  // namespace adherence
