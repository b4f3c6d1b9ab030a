#include "core/framework/order.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <queue>

namespace adherence {

namespace {

// Every thing left over needs another that is left over; following those needs must come round.
std::vector<int> find_circle(std::vector<std::vector<int>> const& needs, std::vector<int> const& waiting) {
    auto const left = [&](int thing) { return waiting[static_cast<std::size_t>(thing)] > 0; };
    int at = 0;
    while (!left(at)) ++at;
    std::vector<int> place(needs.size(), -1), way;
    while (place[static_cast<std::size_t>(at)] < 0) {
        place[static_cast<std::size_t>(at)] = static_cast<int>(way.size());
        way.push_back(at);
        auto const& next = needs[static_cast<std::size_t>(at)];
        at = *std::find_if(next.begin(), next.end(), left);
    }
    return {way.begin() + place[static_cast<std::size_t>(at)], way.end()};
}

}  // namespace

DependencyOrder dependency_order(std::vector<std::vector<int>> const& needs) {
    std::vector<std::vector<int>> needed_by(needs.size());
    std::vector<int> waiting(needs.size(), 0);
    for (std::size_t thing = 0; thing < needs.size(); ++thing)
        for (int const other : needs[thing]) {
            needed_by[static_cast<std::size_t>(other)].push_back(static_cast<int>(thing));
            ++waiting[thing];
        }
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (std::size_t thing = 0; thing < needs.size(); ++thing)
        if (waiting[thing] == 0) ready.push(static_cast<int>(thing));
    DependencyOrder result;
    while (!ready.empty()) {
        int const thing = ready.top();
        ready.pop();
        result.order.push_back(thing);
        for (int const other : needed_by[static_cast<std::size_t>(thing)])
            if (--waiting[static_cast<std::size_t>(other)] == 0) ready.push(other);
    }
    if (result.order.size() < needs.size()) result.circle = find_circle(needs, waiting);
    return result;
}

}  // namespace adherence
