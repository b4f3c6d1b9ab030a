// Which open cell to find out first: ADHERENCE.NEXT.
//
//   Supposition const country(block, 0, benefit);
//   Inquiry const inquiry = what_to_find_out(country);
//   inquiry.cells.front()        // treaty, settles 1: whatever the answer is, the verdict is then one
//
// In a three-valued evaluation an unknown is relevant where the outcome hangs on it (Kleene, Introduction to
// Metamathematics, 1952, section 64, makes of the unknown what its values have in common; the reliability literature
// calls the share of states in which one component alone turns the whole its importance: Birnbaum, On the importance
// of different components in a multicomponent system, in Multivariate Analysis II, 1969). Both are counted here.
//
// `settles`: the share of the values a cell may have which, once known, leave one verdict: one in all completions of
// the other open cells. A cell that becomes known also raises coverage and passes tests for `known`. Levels and date
// rows are equally likely; days of one row that tests on the criterion tell apart share in the row equally. Numbers
// are uniform between the outermost points they may be at (on `logpoint` in their logarithm), on a relative scale
// between the lowest and the highest known cell of the column; the share of a stretch of numbers is exact, see
// value_line.hpp. A cell known to be one of several numbers may be each of them as likely as another.
//
// `turns` orders what settles alike: the share of completions in which the verdict is another one for another value
// of this cell alone. Completions are gone through one by one while that takes no more than some thousand steps;
// beyond, and where numbers are open, as many are drawn from a fixed seed, and the share is uncertain by about one
// over the root of their number (Inquiry::uncertainty). It decides on the order alone.
#pragma once

#include <vector>

#include "core/advice/supposition.hpp"

namespace adherence {

struct OpenCell {
    int node = 0;      ///< the criterion
    Number settles;    ///< 0 … 1
    double turns = 0;  ///< 0 … 1; 0 where nothing else settles as much
};

struct Inquiry {
    /// The open cells that the benefit rests on: the most telling first, in the framework's order where all is equal.
    std::vector<OpenCell> cells;
    /// One verdict is left today, and no open cell, once known, would leave another one or none, nor would all together.
    bool settled = false;
    double uncertainty = 0;  ///< of `turns`; 0: exact
};

/// \pre today's verdict is not invalid, and the benefit has a rule in force
[[nodiscard]] Inquiry what_to_find_out(Supposition const& country);

}  // namespace adherence
