#include "core/advice/path_relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace adherence {

namespace {

constexpr std::int64_t largest_unit = 1 << 24, largest_price = std::int64_t{1} << 48;
constexpr std::size_t count_room = 16'384;  // more than there can be criteria
constexpr int rounds = 150;

// Gains are counted in hundredths of what is asked, so that multipliers are of one size.
double scale_of(PathSum const& sum) { return 100.0 / std::max(1.0, std::abs(static_cast<double>(sum.least))); }

}  // namespace

PathPrices::PathPrices(std::vector<std::vector<Choice>> const& choices) {
    std::int64_t unit = 1;
    for (auto const& of_one : choices)
        for (Choice const& choice : of_one) {
            auto const effort = choice.effort.as_fraction();
            unit = effort ? std::lcm(unit, std::min(effort->denominator, largest_unit)) : largest_unit;
            if (unit >= largest_unit) exact_ = false;
            unit = std::min(unit, largest_unit);
        }
    Number const factor = Number(unit) * Number(static_cast<std::int64_t>(count_room));
    for (auto const& of_one : choices) {
        prices_.emplace_back();
        for (Choice const& choice : of_one) {
            auto const price = (choice.effort * factor).floor().as_fraction();
            prices_.back().push_back(std::min(price ? price->numerator : largest_price, largest_price) + choice.moved);
        }
    }
}

std::int64_t PathSum::of(std::vector<std::size_t> const& chosen) const {
    std::int64_t sum = 0;
    for (std::size_t criterion = 0; criterion < chosen.size(); ++criterion)
        if (gains[criterion]) sum += (*gains[criterion])[chosen[criterion]];
    return sum;
}

// Subgradient steps: dearer where the sum stays behind, cheaper where it is more than met, ever shorter where the
// floor no longer rises (Held, Wolfe and Crowder, Validation of subgradient optimization, 1974).
PathRelaxation::PathRelaxation(PathPrices const& prices, std::vector<std::size_t> choices, std::vector<PathSum> const& sums,
                               std::optional<std::int64_t> goal)
    : prices_(prices), choices_(std::move(choices)), sums_(sums) {
    std::vector<double> multipliers(sums_.size(), 0), best = multipliers;
    double most = -1, pace = 1;
    for (int round = 0; round < rounds && !sums_.empty(); ++round) {
        take(multipliers);
        if (floor_ > most) {
            most = floor_;
            best = multipliers;
        } else {
            pace *= 0.93;
        }
        std::vector<double> const shortfall = shortfalls();
        double const square = std::inner_product(shortfall.begin(), shortfall.end(), shortfall.begin(), 0.0);
        if (square < 1e-18) break;
        double const target = goal ? static_cast<double>(*goal) : 1.3 * std::max(floor_, 1.0);
        double const length = pace * std::max(target - floor_, 0.01 * target) / square;
        for (std::size_t sum = 0; sum < multipliers.size(); ++sum)
            multipliers[sum] = std::max(0.0, multipliers[sum] + length * shortfall[sum]);
    }
    take(best);
}

void PathRelaxation::take(std::vector<double> const& multipliers) {
    reduced_.assign(choices_.size(), {});
    least_.assign(choices_.size(), 0);
    floor_ = 0;
    for (std::size_t criterion = 0; criterion < choices_.size(); ++criterion) {
        for (std::size_t choice = 0; choice < choices_[criterion]; ++choice) {
            double price = static_cast<double>(prices_.of(criterion, choice));
            for (std::size_t sum = 0; sum < sums_.size(); ++sum)
                if (auto const* const gains = sums_[sum].gains[criterion])
                    price -= multipliers[sum] * scale_of(sums_[sum]) * static_cast<double>((*gains)[choice]);
            reduced_[criterion].push_back(price);
        }
        least_[criterion] = *std::min_element(reduced_[criterion].begin(), reduced_[criterion].end());
        floor_ += least_[criterion];
    }
    for (std::size_t sum = 0; sum < sums_.size(); ++sum)
        floor_ += multipliers[sum] * scale_of(sums_[sum]) * static_cast<double>(sums_[sum].least);
}

// How far each sum stays behind where every criterion takes its best choice.
std::vector<double> PathRelaxation::shortfalls() const {
    std::vector<std::size_t> chosen;
    for (auto const& reduced : reduced_)
        chosen.push_back(static_cast<std::size_t>(std::min_element(reduced.begin(), reduced.end()) - reduced.begin()));
    std::vector<double> result;
    for (PathSum const& sum : sums_) result.push_back(scale_of(sum) * static_cast<double>(sum.least - sum.of(chosen)));
    return result;
}

}  // namespace adherence
