#include "core/advice/path_fronts.hpp"

#include <algorithm>
#include <bit>
#include <iterator>
#include <numeric>
#include <utility>

namespace adherence {

namespace {

constexpr std::size_t bits_per_word = 62;         // so that words compare as signed numbers do
constexpr std::size_t comparisons_per_step = 32;

// What the ways that were kept bring to each of the sums. Another way, which costs no less, is beaten where one of these
// brings as much to every sum.
class Kept {
public:
    /// \param rich which of the sums has most to tell apart
    Kept(std::size_t sums, std::size_t rich) : sums_(sums), rich_(rich) {}

    [[nodiscard]] bool beats(std::int64_t const* brings) {
        if (sums_ == 2) {
            auto const stair = first_stair(brings[0]);
            return stair != stairs_.end() && stair->second >= brings[1];
        }
        for (std::size_t group = 0; group < groups_.size(); group += sums_) {
            ++comparisons_;
            bool enough = true;
            for (std::size_t i = 0; i < sums_; ++i) enough = enough && groups_[group + i] >= brings[i];
            if (enough) return true;
        }
        return false;
    }

    /// \pre it is not beaten
    void add(std::int64_t const* brings) {
        if (sums_ == 2) add_stair({brings[0], brings[1]});
        else add_to_groups(brings);
    }
    [[nodiscard]] std::size_t comparisons() const { return comparisons_; }

private:
    // Two sums are stairs: the first rises, the second falls.
    using Stair = std::pair<std::int64_t, std::int64_t>;
    [[nodiscard]] std::vector<Stair>::iterator first_stair(std::int64_t least) {
        return std::lower_bound(stairs_.begin(), stairs_.end(), least, [](Stair const& one, std::int64_t first) { return one.first < first; });
    }
    void add_stair(Stair stair) {
        auto const place = first_stair(stair.first);
        auto first = place;
        while (first != stairs_.begin() && std::prev(first)->second <= stair.second) --first;
        auto const last = place != stairs_.end() && place->first == stair.first ? place + 1 : place;
        stairs_.insert(stairs_.erase(first, last), stair);
    }

    // Those that bring the same to all sums but the rich one stand together, as the most that any of them brings to that one.
    void add_to_groups(std::int64_t const* brings) {
        for (std::size_t group = 0; group < groups_.size(); group += sums_) {
            ++comparisons_;
            bool same = true;
            for (std::size_t i = 0; i < sums_; ++i) same = same && (i == rich_ || groups_[group + i] == brings[i]);
            if (!same) continue;
            groups_[group + rich_] = brings[rich_];
            return;
        }
        groups_.insert(groups_.end(), brings, brings + sums_);
    }

    std::size_t sums_, rich_, comparisons_ = 0;
    std::vector<Stair> stairs_;
    std::vector<std::int64_t> groups_;
};

}  // namespace

// The front of a class, made of the next one's. The ways of that one stand by price and then in the framework's order, and so they do
// with one item before them: as many lists as there are items, merged, so that a way is only ever beaten by what was kept before it.
class PathFronts::Stage {
public:
    Stage(PathFronts const& fronts, std::size_t place)
        : fronts_(fronts), after_(fronts.fronts_[place + 1]), place_(place), class_(fronts.knapsack_.classes[place]), sums_(fronts.sums_at(place)),
          kept_(sums_.size(), fronts.richest(sums_)), brings_(class_.items.size() * sums_.size()), before_(fronts.bound_before(place)),
          bounds_(fronts.bounds(after_, place + 1)) {
        for (std::size_t const sum : sums_) add(sum);
        for (std::size_t const sum : class_.sums)
            if (fronts.first_[sum] == place) add(sum);
        for (std::size_t item = 0; item < class_.items.size(); ++item)
            for (Part const& part : parts_) gains_.push_back(part.in_class == none ? 0 : class_.gain(item, part.in_class));
    }

    /// Empty where the steps run out.
    [[nodiscard]] std::optional<Front> front(std::size_t most_steps) {
        Front front{sums_, {}, 1 + sums_.size() + fronts_.code_size_};
        for (std::size_t item = 0; item < class_.items.size(); ++item) put_next(0, item);
        while (!heap_.empty()) {
            if (steps() > most_steps) return {};
            std::pop_heap(heap_.begin(), heap_.end(), later_);
            Next const least = heap_.back();
            heap_.pop_back();
            std::int64_t const* const brings = brings_.data() + least.item * sums_.size();
            if (!kept_.beats(brings)) {
                kept_.add(brings);
                front.figures.push_back(least.price);
                front.figures.insert(front.figures.end(), brings, brings + sums_.size());
                std::int64_t const* const code = code_of(least.way);
                front.figures.insert(front.figures.end(), code, code + fronts_.code_size_);
                fronts_.put_item(std::span(front.figures).last(fronts_.code_size_), place_, least.item);
                if (sums_.empty()) break;
            }
            put_next(least.way + 1, least.item);
        }
        return front;
    }
    [[nodiscard]] std::size_t steps() const { return looks_ + kept_.comparisons() / comparisons_per_step; }

private:
    struct Next {
        std::int64_t price;
        std::size_t way, item;
    };
    struct Later {
        Stage const& stage;
        bool operator()(Next const& a, Next const& b) const { return stage.comes_before(b, a); }
    };

    // What there is to know of a sum here: of those that are kept apart first, then of those that no class before adds to.
    struct Part {
        std::size_t in_way, in_class;  // where they have it, if they do
        std::int64_t least;            // with less the classes before cannot make up for it
        std::int64_t enough;           // what is missing when the classes before bring the least they can: more is as good as that
        double worth;
    };
    static constexpr std::size_t none = SIZE_MAX;

    void add(std::size_t sum) {
        auto const place_in = [sum](std::vector<std::size_t> const& sums, std::size_t first) {
            auto const found = std::find(sums.begin(), sums.end(), sum);
            return found == sums.end() ? none : first + static_cast<std::size_t>(found - sums.begin());
        };
        std::int64_t const asked = fronts_.knapsack_.least[sum];
        parts_.push_back({place_in(after_.sums, 1), place_in(class_.sums, 0), asked - fronts_.high_[place_][sum], asked - fronts_.low_[place_][sum],
                          fronts_.relaxation_.worth(sum)});
    }

    // The first from `way` on that may be kept with this item.
    void put_next(std::size_t way, std::size_t item) {
        double const rise = fronts_.relaxation_.rise(place_, item);
        for (; way < bounds_.size(); ++way) {
            if (bounds_[way] + rise > fronts_.ceiling_) continue;
            ++looks_;
            std::int64_t const price = after_.figures[way * after_.stride] + class_.items[item].price;
            if (!is_promising(way, item, price)) continue;
            heap_.push_back({price, way, item});
            std::push_heap(heap_.begin(), heap_.end(), later_);
            return;
        }
    }

    [[nodiscard]] bool is_promising(std::size_t way, std::size_t item, std::int64_t price) {
        std::int64_t const* const figures = &after_.figures[way * after_.stride];
        std::int64_t const* const gains = gains_.data() + item * parts_.size();
        std::int64_t* const brings = brings_.data() + item * sums_.size();
        double bound = before_ + static_cast<double>(price);
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            Part const& part = parts_[i];
            std::int64_t const brought = gains[i] + (part.in_way == none ? 0 : figures[part.in_way]);
            if (brought < part.least) return false;
            if (i >= sums_.size()) continue;
            brings[i] = std::min(brought, part.enough);
            bound -= part.worth * static_cast<double>(brings[i]);
        }
        return bound <= fronts_.ceiling_ && !kept_.beats(brings);
    }

    [[nodiscard]] bool comes_before(Next const& a, Next const& b) const {
        if (a.price != b.price) return a.price < b.price;
        Bits const& bits = fronts_.bits_[place_];
        for (std::size_t word = 0; word < fronts_.code_size_; ++word) {
            std::int64_t of_a = code_of(a.way)[word], of_b = code_of(b.way)[word];
            if (word == bits.word) {
                of_a |= static_cast<std::int64_t>(a.item) << bits.shift;
                of_b |= static_cast<std::int64_t>(b.item) << bits.shift;
            }
            if (of_a != of_b) return of_a < of_b;
        }
        return false;
    }
    [[nodiscard]] std::int64_t const* code_of(std::size_t way) const { return after_.figures.data() + way * after_.stride + 1 + after_.sums.size(); }

    PathFronts const& fronts_;
    Front const& after_;
    std::size_t place_;
    Knapsack::Class const& class_;
    std::vector<std::size_t> sums_;
    Kept kept_;
    std::vector<Part> parts_;
    std::vector<std::int64_t> gains_;   // by item and part
    std::vector<std::int64_t> brings_;  // by item and sum kept apart: the next of its list
    double before_;
    std::vector<double> bounds_;        // by way
    std::vector<Next> heap_;            // the next of each list, the least on top
    Later later_{*this};
    std::size_t looks_ = 0;
};

PathFronts::PathFronts(Knapsack const& knapsack, PathRelaxation const& relaxation, std::int64_t ceiling, std::size_t most_steps,
                       std::size_t width)
    : knapsack_(knapsack), relaxation_(relaxation), ceiling_(static_cast<double>(ceiling) + relaxation.slack()) {
    lay_out_codes();
    look_ahead();
    fronts_.resize(knapsack_.classes.size() + 1);
    fronts_.back().figures.assign(1 + code_size_, 0);
    fronts_.back().stride = 1 + code_size_;
    for (std::size_t place = knapsack_.classes.size(); place-- > 0;) {
        Stage stage(*this, place);
        std::optional<Front> front = stage.front(most_steps - steps_);
        steps_ += stage.steps();
        finished_ = front && steps_ <= most_steps;
        if (!finished_) return;
        fronts_[place] = std::move(*front);
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

std::vector<double> PathFronts::bounds(Front const& front, std::size_t place) const {
    double const before = bound_before(place);
    std::vector<double> bounds;
    for (std::size_t way = 0; way < front.figures.size(); way += front.stride) {
        double bound = before + static_cast<double>(front.figures[way]);
        for (std::size_t i = 0; i < front.sums.size(); ++i)
            bound -= relaxation_.worth(front.sums[i]) * static_cast<double>(front.figures[way + 1 + i]);
        bounds.push_back(bound);
    }
    return bounds;
}

std::vector<std::size_t> PathFronts::sums_at(std::size_t place) const {
    std::vector<std::size_t> sums;
    for (std::size_t sum = 0; sum < first_.size(); ++sum)
        if (first_[sum] < place && last_[sum] >= place) sums.push_back(sum);
    return sums;
}

std::size_t PathFronts::richest(std::vector<std::size_t> const& sums) const {
    auto const poorer = [&](std::size_t a, std::size_t b) { return variety_[a] < variety_[b]; };
    return static_cast<std::size_t>(std::max_element(sums.begin(), sums.end(), poorer) - sums.begin());
}

void PathFronts::narrow(Front& front, std::size_t place, std::size_t width) const {
    std::size_t const count = front.figures.size() / front.stride;
    if (count <= width) return;
    std::vector<std::pair<double, std::size_t>> order;
    for (double const bound : bounds(front, place)) order.emplace_back(bound, order.size() * front.stride);
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
