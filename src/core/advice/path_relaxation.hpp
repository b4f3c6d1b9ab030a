// A bound from below on what all the sums of a knapsack cost together.
#pragma once

#include <span>
#include <vector>

#include "core/advice/path_knapsack.hpp"

namespace adherence {

/// Lagrangian relaxation (Fisher, The Lagrangian relaxation method for solving integer programming problems,
/// Management Science 27, 1981): each sum's shortfall gets a price, and every item a reduced one; then each class
/// takes its best item by itself, and no answer costs less than all of these together.
class PathRelaxation {
public:
    explicit PathRelaxation(Knapsack const& knapsack);

    [[nodiscard]] double floor() const { return floor_; }
    /// By how much figures in floating-point numbers may be off.
    [[nodiscard]] double slack() const { return slack_; }
    /// What a unit of a sum is worth.
    [[nodiscard]] double worth(std::size_t sum) const { return worths_[sum]; }
    /// The lowest reduced price of a class.
    [[nodiscard]] double least(std::size_t place) const { return least_[place]; }
    /// How much the floor rises where a class takes this item.
    [[nodiscard]] double rise(std::size_t place, std::size_t item) const { return rises_[place][item]; }

    /// Follows its knapsack into another order. \param order by new place: the class's place before
    void put_in_order(std::span<std::size_t const> order);

    /// What was spent, in steps of a search.
    [[nodiscard]] std::size_t steps() const { return steps_; }

private:
    std::vector<double> worths_, least_;
    std::vector<std::vector<double>> rises_;
    double floor_ = 0, slack_ = 0;
    std::size_t steps_ = 0;
};

}  // namespace adherence
