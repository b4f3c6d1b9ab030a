#include "core/advice/path_order.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <span>
#include <utility>

namespace adherence {

namespace {

// By how many of the smallest steps the least answer is dearer than the floor, about: measured.
constexpr std::int64_t steps_in_question = 10;

std::vector<std::size_t> by_what_is_in_question(Knapsack const& knapsack, PathRelaxation const& relaxation) {
    auto const little = static_cast<double>(steps_in_question * knapsack.smallest_step());
    std::vector<std::pair<std::size_t, double>> in_question;  // by class: how many items, and how dear the last one is
    for (std::size_t place = 0; place < knapsack.classes.size(); ++place) {
        auto& [count, dearest] = in_question.emplace_back();
        for (std::size_t item = 0; item < knapsack.classes[place].items.size(); ++item) {
            count += relaxation.rise(place, item) <= little;
            dearest = std::max(dearest, relaxation.rise(place, item));
        }
    }
    std::vector<std::size_t> order(knapsack.classes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        if (in_question[a].first != in_question[b].first) return in_question[a].first > in_question[b].first;
        return in_question[a].second < in_question[b].second;
    });
    return order;
}

/// Of the sums that bind, which have a price, the most that are begun and not settled at some place.
std::size_t most_at_once(Knapsack const& knapsack, PathRelaxation const& relaxation, std::span<std::size_t const> order) {
    std::size_t const sums = knapsack.least.size();
    std::vector<std::size_t> first(sums, order.size()), last(sums, 0);
    for (std::size_t place = 0; place < order.size(); ++place)
        for (std::size_t const sum : knapsack.classes[order[place]].sums) {
            first[sum] = std::min(first[sum], place);
            last[sum] = place;
        }
    std::size_t most = 0;
    for (std::size_t place = 0; place < order.size(); ++place) {
        std::size_t count = 0;
        for (std::size_t sum = 0; sum < sums; ++sum) {
            double const price = relaxation.worth(sum) * std::abs(static_cast<double>(knapsack.least[sum]));
            count += price > 1 && first[sum] < place && last[sum] >= place;
        }
        most = std::max(most, count);
    }
    return most;
}

}  // namespace

void put_in_order(Knapsack& knapsack, PathRelaxation& relaxation) {
    std::vector<std::size_t> const order = by_what_is_in_question(knapsack, relaxation);
    std::vector<std::size_t> today = order;
    std::sort(today.begin(), today.end());
    if (most_at_once(knapsack, relaxation, order) > most_at_once(knapsack, relaxation, today)) return;
    std::vector<Knapsack::Class> classes;
    for (std::size_t const place : order) classes.push_back(std::move(knapsack.classes[place]));
    knapsack.classes = std::move(classes);
    relaxation.put_in_order(order);
}

}  // namespace adherence
