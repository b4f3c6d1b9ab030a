// What the choices of a path cost, and a bound from below on what all of its sums cost together.
#pragma once

#include <cstdint>
#include <vector>

#include "core/advice/path_problem.hpp"

namespace adherence {

/// Prices as whole numbers: the effort in a common unit first, the number of criteria behind it.
class PathPrices {
public:
    explicit PathPrices(std::vector<std::vector<Choice>> const& choices);
    [[nodiscard]] std::int64_t of(std::size_t criterion, std::size_t choice) const { return prices_[criterion][choice]; }
    /// Else a price is rounded down, and says only that an effort is not less.
    [[nodiscard]] bool exact() const { return exact_; }

private:
    bool exact_ = true;
    std::vector<std::vector<std::int64_t>> prices_;
};

/// A sum that must come to a figure. \param gains by criterion, then by choice; null: takes no part
struct PathSum {
    std::vector<std::vector<std::int64_t> const*> gains;
    std::int64_t least = 0;

    [[nodiscard]] std::int64_t of(std::vector<std::size_t> const& chosen) const;
};

/// Lagrangian relaxation (Fisher, The Lagrangian relaxation method for solving integer programming problems,
/// Management Science 27, 1981): each sum's shortfall gets a price, and every choice a reduced one; then each
/// criterion takes its best choice by itself, and no answer costs less than all of these together.
class PathRelaxation {
public:
    /// \param goal a price the answer is known not to exceed; empty: none is known
    PathRelaxation(PathPrices const& prices, std::vector<std::size_t> choices, std::vector<PathSum> const& sums,
                   std::optional<std::int64_t> goal);

    [[nodiscard]] double floor() const { return floor_; }
    [[nodiscard]] double reduced(std::size_t criterion, std::size_t choice) const { return reduced_[criterion][choice]; }
    /// How much the floor rises where a criterion takes this choice.
    [[nodiscard]] double rise(std::size_t criterion, std::size_t choice) const {
        return reduced_[criterion][choice] - least_[criterion];
    }

private:
    void take(std::vector<double> const& multipliers);
    [[nodiscard]] std::vector<double> shortfalls() const;

    PathPrices const& prices_;
    std::vector<std::size_t> choices_;  // how many, by criterion
    std::vector<PathSum> const& sums_;
    std::vector<std::vector<double>> reduced_;
    std::vector<double> least_;
    double floor_ = 0;
};

}  // namespace adherence
