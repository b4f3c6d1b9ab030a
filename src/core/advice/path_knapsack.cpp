#include "core/advice/path_knapsack.hpp"

#include <algorithm>
#include <numeric>

namespace adherence {

namespace {

constexpr std::int64_t largest_unit = std::int64_t{1} << 24, largest_total = std::int64_t{1} << 50;
// Classes with no more items than this keep the framework's order, and with it the order of the groups of the tree.
constexpr std::size_t few_items = 8;

/// What makes whole numbers of figures.
struct Unit {
    std::int64_t whole = 1;
    bool exact = true;

    void join(Number const& figure) {
        auto const fraction = figure.as_fraction();
        std::int64_t const joined = fraction && fraction->denominator < largest_unit ? std::lcm(whole, fraction->denominator) : largest_unit;
        exact = exact && fraction && joined < largest_unit;
        whole = std::min(joined, largest_unit);
    }
};

std::int64_t whole_below(Number const& figure) {
    auto const whole = figure.floor().as_fraction();
    return whole ? whole->numerator : largest_total;
}

}  // namespace

PathPrices::PathPrices(std::vector<std::vector<Choice>> const& choices) {
    Unit effort, second;
    Number efforts, seconds;
    for (auto const& of_one : choices) {
        Number most, most_second;
        for (Choice const& choice : of_one) {
            effort.join(choice.effort);
            second.join(choice.second);
            most = std::max(most, choice.effort);
            most_second = std::max(most_second, choice.second);
        }
        efforts += most;
        seconds += most_second;
    }
    // All that may stand behind comes to less than one unit of effort.
    Number factor = Number(effort.whole) * ((seconds * Number(second.whole)).floor() + Number(1));
    bool exact = effort.exact && second.exact;
    if (efforts * factor > Number(largest_total)) {
        factor = Number(largest_total) / efforts;
        exact = false;
    }
    for (auto const& of_one : choices) {
        prices_.emplace_back();
        for (Choice const& choice : of_one)
            prices_.back().push_back(whole_below(choice.effort * factor + choice.second * Number(second.whole)));
    }
    uncertainty_ = exact ? 0 : static_cast<std::int64_t>(choices.size());
}

Knapsack::Knapsack(PathProblem const& problem, PathPrices const& prices, std::vector<std::vector<bool>> const& allowed,
                   std::vector<SumDemand const*> const& sums)
    : settled(problem.choices.size(), SIZE_MAX) {
    for (std::size_t criterion = 0; criterion < problem.choices.size(); ++criterion) {
        Class one{criterion, {}, {}, {}};
        for (std::size_t choice = 0; choice < allowed[criterion].size(); ++choice)
            if (allowed[criterion][choice]) one.items.push_back({choice, prices.of(criterion, choice)});
        possible = possible && !one.items.empty();
        if (!possible) return;
        dearest += std::max_element(one.items.begin(), one.items.end(), [](Item const& a, Item const& b) { return a.price < b.price; })->price;
        if (one.items.size() == 1) {
            settled[criterion] = one.items.front().choice;
            price += one.items.front().price;
            continue;
        }
        if (!problem.choices[criterion][one.items.front().choice].moved) std::rotate(one.items.begin(), one.items.begin() + 1, one.items.end());
        classes.push_back(std::move(one));
    }
    std::stable_sort(classes.begin(), classes.end(), [](Class const& a, Class const& b) {
        return std::max(a.items.size(), few_items) > std::max(b.items.size(), few_items);
    });
    std::vector<Class*> class_of(problem.choices.size(), nullptr);
    for (Class& one : classes) class_of[one.criterion] = &one;
    std::vector<std::vector<SumDemand::Term const*>> terms(problem.choices.size());
    for (SumDemand const* sum : sums) {
        std::int64_t missing = sum->least, low = 0, high = 0;
        for (SumDemand::Term const& term : sum->terms) {
            auto const criterion = static_cast<std::size_t>(term.criterion);
            if (!class_of[criterion]) {
                missing -= term.gains[settled[criterion]];
                continue;
            }
            auto const less = [&](Item const& a, Item const& b) { return term.gains[a.choice] < term.gains[b.choice]; };
            auto const& items = class_of[criterion]->items;
            auto const [least_item, most_item] = std::minmax_element(items.begin(), items.end(), less);
            low += term.gains[least_item->choice];
            high += term.gains[most_item->choice];
        }
        possible = possible && high >= missing;
        if (low >= missing) continue;
        for (SumDemand::Term const& term : sum->terms) {
            auto const criterion = static_cast<std::size_t>(term.criterion);
            if (!class_of[criterion]) continue;
            class_of[criterion]->sums.push_back(least.size());
            terms[criterion].push_back(&term);
        }
        least.push_back(missing);
    }
    for (Class& one : classes)
        for (Item const& item : one.items)
            for (SumDemand::Term const* term : terms[one.criterion]) one.gains.push_back(term->gains[item.choice]);
}

std::int64_t Knapsack::smallest_step() const {
    std::int64_t smallest = INT64_MAX;
    for (Class const& one : classes)
        for (Item const& item : one.items)
            if (item.price > 0) smallest = std::min(smallest, item.price);
    return smallest == INT64_MAX ? 1 : smallest;
}

}  // namespace adherence
