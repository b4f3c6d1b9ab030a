// Putting things in an order in which each comes after those it needs; or finding a circle among them.
#pragma once

#include <vector>

namespace adherence {

struct DependencyOrder {
    std::vector<int> order;   ///< each after those it needs; incomplete where there is a circle
    std::vector<int> circle;  ///< one circle: each needs the next, the last the first
};

/// \param needs of each thing, the things it needs (repeats do no harm). Independent things keep their order.
[[nodiscard]] DependencyOrder dependency_order(std::vector<std::vector<int>> const& needs);

}  // namespace adherence
