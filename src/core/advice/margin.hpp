// How far one criterion alone may fall before the verdict is lost: ADHERENCE.MARGIN.
//
//   Supposition const country(block, 0, benefit);
//   for (Margin const& one : margins(country)) …        // controls: 80, may fall to 50, at which it still stands
//
// The second half of what Kadziński, Ciomek, Rychły and Słowiński (Post factum analysis for robust multiple criteria
// ranking and sorting, Journal of Global Optimization 65, 2016) ask of a sorting: the largest deterioration of a
// criterion at which an alternative keeps its class. Theirs is found by mathematical programming over value
// functions; here each step is the exact verdict itself, taken anew with the lower value in the cell.
//
// From today's value it goes down the scores of the criterion's scale, the rest of the evidence being what it is
// (cells that are open stay open), until the verdict first becomes another one. Any other is a loss: a criterion may
// be worth more to an `open` verdict than to an `eligible` one, and an exclusion may end as a value falls. What lies
// beyond the first break does not count.
//
// * Levels: level by level. A level at which the verdict stands is always reached.
// * Dates: from row to row of the scale, rows split where tests on the criterion tell their days apart; `never` last.
//   Among dates that score alike the road leads on to older ones (`in force`: to later ones), then to dates after
//   the framework's as_of. The date given is the last on that road; where a row has no last one, its first.
// * Numbers: continuously, see value_line.hpp. `lowest` may then be a value at which the verdict is just lost. On a
//   point scale that goes up and down again the road ends where the score would rise. On a relative scale it leads
//   through the numbers between the lowest and the highest known cell of the column.
//
// A cell that is open has nothing to fall from and gets no row; PATH and NEXT speak of those.
#pragma once

#include <vector>

#include "core/advice/supposition.hpp"

namespace adherence {

struct Margin {
    int node = 0;      ///< the criterion
    ValueSet value;    ///< of the cell
    ValueSet lowest;   ///< one value: the lowest-scoring down to which the verdict stands without a break
    bool kept = true;  ///< it still stands there
};

/// A row per criterion that the benefit rests on and that is known, in the framework's order.
/// \pre today's verdict is not invalid
[[nodiscard]] std::vector<Margin> margins(Supposition const& country);

}  // namespace adherence
