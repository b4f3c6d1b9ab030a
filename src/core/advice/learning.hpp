// What learning alone could do: the fewest open cells that, found out to hold certain values, make a country eligible
// without its changing anything.
//
//   Learning const learning = least_learning(country);
//   learning.cells[0]              // the protocol, if it turns out to be in force
//
// PATH's problem with other choices: cells that are known stay, every open cell may be any value it may hold, and each
// costs the same. The fewest cells come first, then the lowest values that do (in PATH's steps), then the framework's
// order. What is found out counts as known, for coverage and tests for `known`; the verdict is eligible in every completion of
// what is left open.
#pragma once

#include <vector>

#include "core/advice/path.hpp"

namespace adherence {

struct Learning {
    struct Cell {
        int criterion = 0;  ///< by criterion_index
        ValueSet value;     ///< the one that would do
    };
    std::vector<Cell> cells;  ///< in the framework's order; empty where nothing that may be found out makes it eligible
    bool proven = true;       ///< else the budget ended: fewer may do, or some at all
};

/// \pre today's verdict is neither eligible nor invalid, and the benefit has a rule in force
[[nodiscard]] Learning least_learning(Supposition& country, std::size_t budget = path_budget);

/// May the verdict be another one once all open cells are known, whatever they hold? So it may where no value of theirs turns it:
/// what is known counts, for coverage and tests for `known`.
/// \pre today one verdict is left
[[nodiscard]] bool becoming_known_turns(Supposition& country);

}  // namespace adherence
