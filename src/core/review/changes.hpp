// Verdicts that changed between two editions of the assessments, and by which of the changed cells.
//
//   for (VerdictChange const& one : verdict_changes(before, after, pairs)) …    // supply: eligible, now open: the treaty
//
// The cells named are the smallest set of changed cells that alone turns the verdict: put into the earlier row they give the
// later verdict, the other cells being what they were. Such sets are the counterfactual explanations of least size (Wachter,
// Mittelstadt and Russell, Counterfactual explanations without opening the black box, Harvard Journal of Law & Technology 31,
// 2018), here between two facts. A cell has changed when what it may be has, or what it scores: on a relative scale the
// peers may have moved it.
#pragma once

#include <span>
#include <vector>

#include "core/rules/evaluation.hpp"

namespace adherence {

/// A country in both editions: its rows.
struct EditionRows {
    std::size_t before = 0, after = 0;
};

struct VerdictChange {
    std::size_t row = 0;        ///< of the later edition
    int benefit = 0;
    Verdict before = Verdict::open, after = Verdict::open;
    std::vector<int> criteria;  ///< by criterion_index, rising
    bool smallest = true;       ///< else the budget ended: none of these can be left out, but other sets may be smaller
};

/// Verdicts taken in search of smallest sets in one call, counted, never timed.
inline constexpr std::size_t changes_budget = 100'000;

/// In the order of the pairs, and of the framework. Of sets equally small the first in the framework's order.
/// \pre both blocks share one AppraisalStore
[[nodiscard]] std::vector<VerdictChange> verdict_changes(CountryBlock const& before, CountryBlock const& after,
                                                         std::span<EditionRows const> pairs, std::size_t budget = changes_budget);

}  // namespace adherence
