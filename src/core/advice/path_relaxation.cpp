#include "core/advice/path_relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace adherence {

namespace {

constexpr std::size_t most_rounds = 500, figures_per_step = 64;

// The classes under given worths of the sums. Gains are counted in hundredths of what is asked, so that all worths are
// of one size.
class Subproblem {
public:
    explicit Subproblem(Knapsack const& knapsack) : knapsack_(knapsack) {
        for (std::int64_t const least : knapsack.least) scales_.push_back(100.0 / std::max(1.0, std::abs(static_cast<double>(least))));
        for (Knapsack::Class const& one : knapsack.classes) add(one);
    }

    /// Every class at its best.
    struct Best {
        double price = 0;
        std::vector<double> shortfalls;  // by sum
        double floor = 0;                // the price, and what the shortfalls are worth
    };

    [[nodiscard]] Best best(std::vector<double> const& worths) const {
        Best total{static_cast<double>(knapsack_.price), {}, 0};
        for (std::size_t sum = 0; sum < scales_.size(); ++sum) total.shortfalls.push_back(scales_[sum] * static_cast<double>(knapsack_.least[sum]));
        double const* figures = figures_.data();
        for (std::size_t place = 0; place < knapsack_.classes.size(); ++place) {
            auto const& sums = knapsack_.classes[place].sums;
            double const* taken = nullptr;
            double least = 0;
            for (std::size_t item = 0; item < counts_[place]; ++item, figures += sums.size() + 1) {
                double reduced = figures[0];
                for (std::size_t i = 0; i < sums.size(); ++i) reduced -= worths[sums[i]] * figures[i + 1];
                if (taken && reduced >= least) continue;
                taken = figures;
                least = reduced;
            }
            total.price += taken[0];
            for (std::size_t i = 0; i < sums.size(); ++i) total.shortfalls[sums[i]] -= taken[i + 1];
        }
        total.floor = total.price;
        for (std::size_t sum = 0; sum < scales_.size(); ++sum) total.floor += worths[sum] * total.shortfalls[sum];
        return total;
    }

    [[nodiscard]] double scale(std::size_t sum) const { return scales_[sum]; }
    [[nodiscard]] std::size_t figures() const { return figures_.size(); }

private:
    // Items on a straight line between two others, or worse than such a one, are never the only best.
    void add(Knapsack::Class const& one) {
        std::vector<std::vector<double>> items, kept;
        for (std::size_t item = 0; item < one.items.size(); ++item) {
            items.push_back({static_cast<double>(one.items[item].price)});
            for (std::size_t i = 0; i < one.sums.size(); ++i) items.back().push_back(scales_[one.sums[i]] * static_cast<double>(one.gain(item, i)));
        }
        std::stable_sort(items.begin(), items.end(), [](auto const& a, auto const& b) { return a[0] < b[0]; });
        for (auto const& next : items) {
            while (kept.size() > 1 && is_between(kept[kept.size() - 2], kept.back(), next)) kept.pop_back();
            kept.push_back(next);
        }
        counts_.push_back(kept.size());
        for (auto const& figures : kept) figures_.insert(figures_.end(), figures.begin(), figures.end());
    }

    [[nodiscard]] static bool is_between(std::vector<double> const& a, std::vector<double> const& b, std::vector<double> const& c) {
        if (c[0] <= a[0]) return false;
        double const part = (b[0] - a[0]) / (c[0] - a[0]);
        for (std::size_t i = 1; i < a.size(); ++i) {
            double const on_line = a[i] + part * (c[i] - a[i]);
            if (b[i] > on_line + 1e-9 * (std::abs(on_line) + 1)) return false;
        }
        return true;
    }

    Knapsack const& knapsack_;
    std::vector<double> scales_;       // by sum
    std::vector<std::size_t> counts_;  // by class: items kept
    std::vector<double> figures_;      // of each of them: price, gains
};

// The worths of the highest floor, as the dual figures of a linear programme whose columns are the answers of the
// subproblem, each made when it is wanted (Dantzig and Wolfe, Decomposition principle for linear programs, Operations
// Research 8, 1960). A row per sum, where what is brought must cover what is asked, and one that makes the shares of
// the columns one whole.
class Master {
public:
    Master(Subproblem const& subproblem, std::size_t sums, double dear)
        : subproblem_(subproblem), sums_(sums), rows_(sums + 1), inverse_(rows_ * rows_, 0), values_(rows_, 0), costs_(rows_, dear), worths_(sums, 0) {
        // To begin with, every row is met at a price that nothing is worth.
        for (std::size_t row = 0; row < rows_; ++row) inverse_[row * rows_ + row] = 1;
        values_[sums] = 1;
    }

    [[nodiscard]] std::vector<double> best_worths() {
        std::optional<double> highest;
        std::vector<double> best = worths_;
        for (rounds_ = 0; rounds_ < most_rounds; ++rounds_) {
            std::vector<double> const duals = dual_figures();
            std::vector<double> column(rows_, 0);
            double cost = 0;
            auto const lowest = std::min_element(duals.begin(), duals.begin() + static_cast<std::ptrdiff_t>(sums_));
            if (sums_ > 0 && *lowest < -1e-9) {
                column[static_cast<std::size_t>(lowest - duals.begin())] = -1;  // more is brought than asked
            } else {
                for (std::size_t sum = 0; sum < sums_; ++sum) worths_[sum] = std::max(0.0, duals[sum]);
                Subproblem::Best const answer = subproblem_.best(worths_);
                if (!highest || answer.floor > *highest) {
                    highest = answer.floor;
                    best = worths_;
                }
                cost = answer.price;
                double reduced = cost - duals[sums_];
                for (std::size_t sum = 0; sum < sums_; ++sum) {
                    column[sum] = -answer.shortfalls[sum];
                    reduced -= duals[sum] * column[sum];
                }
                column[sums_] = 1;
                if (reduced > -0.5) break;  // prices are whole numbers: there is nothing to be gained any more
            }
            if (!enter(column, cost)) break;
        }
        return best;
    }

    [[nodiscard]] std::size_t rounds() const { return rounds_; }

private:
    [[nodiscard]] std::vector<double> dual_figures() const {
        std::vector<double> duals(rows_, 0);
        for (std::size_t row = 0; row < rows_; ++row)
            for (std::size_t column = 0; column < rows_; ++column) duals[column] += costs_[row] * inverse_[row * rows_ + column];
        return duals;
    }

    // A step of the revised simplex method; false where nothing leaves for the column.
    [[nodiscard]] bool enter(std::vector<double> const& column, double cost) {
        std::vector<double> direction(rows_, 0);
        for (std::size_t row = 0; row < rows_; ++row)
            for (std::size_t i = 0; i < rows_; ++i) direction[row] += inverse_[row * rows_ + i] * column[i];
        std::optional<std::size_t> leaves;
        for (std::size_t row = 0; row < rows_; ++row)
            if (direction[row] > 1e-9 && (!leaves || values_[row] * direction[*leaves] < values_[*leaves] * direction[row])) leaves = row;
        if (!leaves) return false;
        double const share = values_[*leaves] / direction[*leaves];
        for (std::size_t i = 0; i < rows_; ++i) inverse_[*leaves * rows_ + i] /= direction[*leaves];
        for (std::size_t row = 0; row < rows_; ++row) {
            if (row == *leaves) continue;
            values_[row] = std::max(0.0, values_[row] - share * direction[row]);
            for (std::size_t i = 0; i < rows_; ++i) inverse_[row * rows_ + i] -= direction[row] * inverse_[*leaves * rows_ + i];
        }
        values_[*leaves] = share;
        costs_[*leaves] = cost;
        return true;
    }

    Subproblem const& subproblem_;
    std::size_t sums_, rows_, rounds_ = 0;
    std::vector<double> inverse_, values_, costs_;  // of the basis
    std::vector<double> worths_;                    // by sum
};

}  // namespace

PathRelaxation::PathRelaxation(Knapsack const& knapsack) {
    Subproblem const subproblem(knapsack);
    std::size_t const sums = knapsack.least.size();
    Master master(subproblem, sums, static_cast<double>(knapsack.dearest) + 1);
    worths_ = master.best_worths();
    steps_ = master.rounds() * (subproblem.figures() + (sums + 1) * (sums + 1)) / figures_per_step;
    // Whatever the worths, the bound holds; it is taken anew from the figures themselves.
    floor_ = static_cast<double>(knapsack.price);
    double size = static_cast<double>(knapsack.dearest);
    for (std::size_t sum = 0; sum < sums; ++sum) {
        worths_[sum] *= subproblem.scale(sum);
        floor_ += worths_[sum] * static_cast<double>(knapsack.least[sum]);
        size += worths_[sum] * std::abs(static_cast<double>(knapsack.least[sum]));
    }
    for (Knapsack::Class const& one : knapsack.classes) {
        std::vector<double> reduced;
        for (std::size_t item = 0; item < one.items.size(); ++item) {
            reduced.push_back(static_cast<double>(one.items[item].price));
            for (std::size_t i = 0; i < one.sums.size(); ++i) reduced.back() -= worths_[one.sums[i]] * static_cast<double>(one.gain(item, i));
        }
        double const least = *std::min_element(reduced.begin(), reduced.end());
        for (double& figure : reduced) figure -= least;
        size += std::abs(least);
        least_.push_back(least);
        floor_ += least;
        rises_.push_back(std::move(reduced));
    }
    slack_ = 0.01 + 1e-11 * size;
}

void PathRelaxation::put_in_order(std::span<std::size_t const> order) {
    std::vector<double> least;
    std::vector<std::vector<double>> rises;
    for (std::size_t const place : order) {
        least.push_back(least_[place]);
        rises.push_back(std::move(rises_[place]));
    }
    least_ = std::move(least);
    rises_ = std::move(rises);
}

}  // namespace adherence
