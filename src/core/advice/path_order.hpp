// The order of a knapsack's classes in which the fronts of path_fronts.hpp stay small.
#pragma once

#include "core/advice/path_relaxation.hpp"

namespace adherence {

/// Puts the classes of which most items are in question first, and with them their relaxation: fronts are worked out from the
/// last class to the first, so that what is hardly in question is settled before the ways multiply. An item is in question
/// where the floor rises by little with it. The order stays as it is where another one would keep more sums apart at once,
/// as with floors under many groups of the tree: the framework's order goes through these one after another.
void put_in_order(Knapsack& knapsack, PathRelaxation& relaxation);

}  // namespace adherence
