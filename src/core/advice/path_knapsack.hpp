// The demands as a multiple-choice knapsack with several sums: one item of each class, every sum brought to its figure,
// at the least price (Kellerer, Pferschy and Pisinger, Knapsack Problems, 2004, chapters 9 and 11).
#pragma once

#include <cstdint>
#include <vector>

#include "core/advice/path_problem.hpp"

namespace adherence {

/// Prices as whole numbers: the effort in a common unit first, what decides between equal efforts behind it.
class PathPrices {
public:
    explicit PathPrices(std::vector<std::vector<Choice>> const& choices);

    [[nodiscard]] std::int64_t of(std::size_t criterion, std::size_t choice) const { return prices_[criterion][choice]; }
    /// By how much two answers may be in another order than their prices say, which are rounded down; 0: never.
    [[nodiscard]] std::int64_t uncertainty() const { return uncertainty_; }

private:
    std::int64_t uncertainty_ = 0;
    std::vector<std::vector<std::int64_t>> prices_;
};

struct Knapsack {
    struct Item {
        std::size_t choice = 0;
        std::int64_t price = 0;
    };
    struct Class {
        std::size_t criterion = 0;
        std::vector<Item> items;          ///< in the framework's order: moves as they are listed, to stay at last
        std::vector<std::size_t> sums;    ///< those that it adds to
        std::vector<std::int64_t> gains;  ///< what each item adds to each of them
        [[nodiscard]] std::int64_t gain(std::size_t item, std::size_t place) const { return gains[item * sums.size() + place]; }
    };
    /// Criteria with more than one item: those with many first, else in the framework's order; or as path_order.hpp puts them.
    std::vector<Class> classes;
    std::vector<std::size_t> settled;  ///< by criterion: the only choice of those without a class
    std::vector<std::int64_t> least;   ///< by sum: what the classes must bring
    std::int64_t price = 0;            ///< of the settled
    std::int64_t dearest = 0;          ///< no answer costs more
    bool possible = true;              ///< false: no answer brings some sum to its figure, whatever the others come to

    Knapsack() = default;
    /// \param allowed by criterion and choice
    Knapsack(PathProblem const& problem, PathPrices const& prices, std::vector<std::vector<bool>> const& allowed,
             std::vector<SumDemand const*> const& sums);

    /// The lowest price of an item that has one; 1 where none has.
    [[nodiscard]] std::int64_t smallest_step() const;
};

}  // namespace adherence
