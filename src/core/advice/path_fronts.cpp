#include "core/advice/path_fronts.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

namespace adherence {

namespace {

constexpr std::size_t bits_per_word = 62;         // so that words compare as signed numbers do
constexpr std::size_t comparisons_per_step = 32;

}  // namespace

PathFronts::PathFronts(Knapsack const& knapsack, PathRelaxation const& relaxation, std::int64_t ceiling, std::size_t most_steps,
                       std::size_t width)
    : knapsack_(knapsack), relaxation_(relaxation), ceiling_(static_cast<double>(ceiling) + relaxation.slack()), most_steps_(most_steps) {
    lay_out_codes();
    look_ahead();
    fronts_.resize(knapsack_.classes.size() + 1);
    fronts_.back().figures.assign(1 + code_size_, 0);
    fronts_.back().stride = 1 + code_size_;
    for (std::size_t place = knapsack_.classes.size(); place-- > 0;) {
        fronts_[place] = worked_out(place);
        if (!finished_) return;
        narrow(fronts_[place], place, width);
    }
}

void PathFronts::lay_out_codes() {
    std::vector<std::size_t> order(knapsack_.classes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return knapsack_.classes[a].criterion < knapsack_.classes[b].criterion; });
    bits_.resize(order.size());
    std::size_t left = 0;
    for (std::size_t const place : order) {
        std::size_t const bits = std::bit_width(knapsack_.classes[place].items.size() - 1);
        if (bits > left) {
            ++code_size_;
            left = bits_per_word;
        }
        left -= bits;
        bits_[place] = {code_size_ - 1, left, (std::size_t{1} << bits) - 1};
    }
}

void PathFronts::look_ahead() {
    std::size_t const sums = knapsack_.least.size(), classes = knapsack_.classes.size();
    first_.assign(sums, classes);
    last_.assign(sums, 0);
    variety_.assign(sums, 0);
    low_.assign(classes + 1, std::vector<std::int64_t>(sums, 0));
    high_ = low_;
    for (std::size_t place = 0; place < classes; ++place) {
        Knapsack::Class const& one = knapsack_.classes[place];
        low_[place + 1] = low_[place];
        high_[place + 1] = high_[place];
        for (std::size_t i = 0; i < one.sums.size(); ++i) {
            std::size_t const sum = one.sums[i];
            std::vector<std::int64_t> gains;
            for (std::size_t item = 0; item < one.items.size(); ++item)
                if (relaxation_.floor() + relaxation_.rise(place, item) <= ceiling_) gains.push_back(one.gain(item, i));
            std::sort(gains.begin(), gains.end());
            gains.erase(std::unique(gains.begin(), gains.end()), gains.end());
            first_[sum] = std::min(first_[sum], place);
            last_[sum] = place;
            if (gains.empty()) continue;
            variety_[sum] += gains.size();
            low_[place + 1][sum] += gains.front();
            high_[place + 1][sum] += gains.back();
        }
    }
}

double PathFronts::bound_before(std::size_t place) const {
    double bound = static_cast<double>(knapsack_.price);
    for (std::size_t before = 0; before < place; ++before) bound += relaxation_.least(before);
    for (std::size_t sum = 0; sum < first_.size(); ++sum)
        if (first_[sum] < place) bound += relaxation_.worth(sum) * static_cast<double>(knapsack_.least[sum]);
    return bound;
}

PathFronts::Front PathFronts::worked_out(std::size_t place) {
    Front const& after = fronts_[place + 1];
    Knapsack::Class const& one = knapsack_.classes[place];
    Front all;
    for (std::size_t sum = 0; sum < first_.size(); ++sum)
        if (first_[sum] < place && last_[sum] >= place) all.sums.push_back(sum);
    all.stride = 1 + all.sums.size() + code_size_;
    std::vector<std::size_t> order(one.items.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return relaxation_.rise(place, a) < relaxation_.rise(place, b); });
    double const before = bound_before(place), before_after = bound_before(place + 1);
    std::vector<std::int64_t> brought(first_.size(), 0);
    for (std::size_t way = 0; way < after.figures.size(); way += after.stride) {
        std::int64_t const* const figures = &after.figures[way];
        double bound = before_after + static_cast<double>(figures[0]);
        for (std::size_t i = 0; i < after.sums.size(); ++i) bound -= relaxation_.worth(after.sums[i]) * static_cast<double>(figures[1 + i]);
        for (std::size_t const item : order) {
            if (bound + relaxation_.rise(place, item) > ceiling_) break;
            if (++steps_ > most_steps_) {
                finished_ = false;
                return all;
            }
            for (std::size_t i = 0; i < after.sums.size(); ++i) brought[after.sums[i]] = figures[1 + i];
            bool possible = true;
            for (std::size_t i = 0; i < one.sums.size(); ++i) {
                std::size_t const sum = one.sums[i];
                brought[sum] = one.gain(item, i) + (last_[sum] == place ? 0 : brought[sum]);
                possible = possible && brought[sum] + high_[place][sum] >= knapsack_.least[sum];
            }
            if (!possible) continue;
            std::int64_t const price = figures[0] + one.items[item].price;
            double exact_bound = before + static_cast<double>(price);
            all.figures.push_back(price);
            for (std::size_t const sum : all.sums) {
                // More than is missing when the classes before bring the least they can is as good as that.
                all.figures.push_back(std::min(brought[sum], knapsack_.least[sum] - low_[place][sum]));
                exact_bound -= relaxation_.worth(sum) * static_cast<double>(all.figures.back());
            }
            if (exact_bound > ceiling_) {
                all.figures.resize(all.figures.size() - 1 - all.sums.size());
                continue;
            }
            all.figures.insert(all.figures.end(), figures + 1 + after.sums.size(), figures + after.stride);
            put_item(std::span(all.figures).last(code_size_), place, item);
        }
    }
    return undominated(all);
}

PathFronts::Front PathFronts::undominated(Front const& all) {
    std::size_t const sums = all.sums.size();
    std::vector<std::pair<std::int64_t, std::int64_t const*>> order;  // price first, so that it is at hand
    order.reserve(all.figures.size() / all.stride);
    for (std::size_t way = 0; way < all.figures.size(); way += all.stride) order.emplace_back(all.figures[way], &all.figures[way]);
    std::sort(order.begin(), order.end(), [&](auto const& a, auto const& b) {
        if (a.first != b.first) return a.first < b.first;
        return std::lexicographical_compare(a.second + 1 + sums, a.second + all.stride, b.second + 1 + sums, b.second + all.stride);
    });
    Front kept{all.sums, {}, all.stride};
    if (sums == 0) {
        if (!order.empty()) kept.figures.assign(order.front().second, order.front().second + all.stride);
        return kept;
    }
    // In this order a way is beaten where one that was kept brings as much to every sum. Those that bring the same to
    // all sums but the one of most variety stand together, as the most that any of them brings to that one.
    std::size_t const rich = static_cast<std::size_t>(
        std::max_element(all.sums.begin(), all.sums.end(), [&](std::size_t a, std::size_t b) { return variety_[a] < variety_[b]; }) - all.sums.begin());
    std::vector<std::int64_t> groups;
    for (auto const& [price, way] : order) {
        std::int64_t const* const brings = way + 1;
        bool beaten = false;
        std::int64_t* mine = nullptr;
        std::size_t group = 0;
        for (; group < groups.size() && !beaten; group += sums) {
            bool enough = true, same = true;
            for (std::size_t i = 0; i < sums; ++i) {
                enough = enough && groups[group + i] >= brings[i];
                same = same && (i == rich || groups[group + i] == brings[i]);
            }
            beaten = enough;
            if (same) mine = &groups[group + rich];
        }
        steps_ += group / (sums * comparisons_per_step);
        if (beaten) continue;
        if (mine) *mine = brings[rich];
        else groups.insert(groups.end(), brings, brings + sums);
        kept.figures.insert(kept.figures.end(), way, way + all.stride);
    }
    return kept;
}

void PathFronts::narrow(Front& front, std::size_t place, std::size_t width) const {
    std::size_t const count = front.figures.size() / front.stride;
    if (count <= width) return;
    std::vector<std::pair<double, std::size_t>> order;
    for (std::size_t way = 0; way < front.figures.size(); way += front.stride) {
        double bound = bound_before(place) + static_cast<double>(front.figures[way]);
        for (std::size_t i = 0; i < front.sums.size(); ++i)
            bound -= relaxation_.worth(front.sums[i]) * static_cast<double>(front.figures[way + 1 + i]);
        order.emplace_back(bound, way);
    }
    std::sort(order.begin(), order.end());
    order.resize(width);
    std::sort(order.begin(), order.end(), [](auto const& a, auto const& b) { return a.second < b.second; });
    std::vector<std::int64_t> figures;
    for (auto const& [bound, way] : order)
        figures.insert(figures.end(), front.figures.begin() + static_cast<std::ptrdiff_t>(way), front.figures.begin() + static_cast<std::ptrdiff_t>(way + front.stride));
    front.figures = std::move(figures);
}

std::optional<PathFronts::Way> PathFronts::least(std::size_t place, std::span<std::int64_t const> needs) const {
    Front const& front = fronts_[place];
    for (std::size_t way = 0; way < front.figures.size(); way += front.stride) {
        std::int64_t const* const figures = &front.figures[way];
        bool enough = true;
        for (std::size_t i = 0; i < front.sums.size() && enough; ++i) enough = figures[1 + i] >= needs[front.sums[i]];
        if (!enough) continue;
        return Way{figures[0], std::span(figures + 1 + front.sums.size(), code_size_)};
    }
    return {};
}

bool PathFronts::settled(std::size_t place, std::span<std::int64_t const> needs) const {
    for (std::size_t sum = 0; sum < first_.size(); ++sum)
        if (last_[sum] < place && needs[sum] > 0) return false;
    return true;
}

}  // namespace adherence
