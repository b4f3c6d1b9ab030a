#include "core/review/placing.hpp"

#include <deque>

#include "core/rules/reach.hpp"
#include "core/scoring/aggregate.hpp"

namespace adherence {

namespace {

// A part of a mean, or a sum of two figures, costs about as much as so many outcomes of tests.
constexpr std::size_t steps_per_mean = 3;
constexpr std::size_t steps_per_sum = 8;
// And where a part has a root or a logarithm, at a hundred digits, so many times as much.
constexpr std::size_t steps_of_root = 200;
// Beyond so many parts a single reach may take a second.
constexpr std::size_t most_parts = 300;

struct Place {
    int node = 0;
    std::vector<int> children;  // those that take part
};

enum class Wish : char { up, down, between };

Wish wish_of(ValueSet const& limit) {
    if (limit.intervals().empty() || !limit.intervals().back().high) return Wish::up;
    return limit.intervals().front().low ? Wish::between : Wish::down;
}

// A score of the set, at its upper or lower end or, where that end is open, next to it.
Number end_of(ValueSet const& scores, bool upper) {
    Interval const& last = upper ? scores.intervals().back() : scores.intervals().front();
    Number const near = upper ? *last.high : *last.low, far = upper ? *last.low : *last.high;
    return (upper ? last.high_closed : last.low_closed) ? near : (near * Number(3) + far) / Number(4);
}

class Placer {
public:
    Placer(Framework const& framework, Placing const& asked, Steps& steps)
        : framework_(framework), asked_(asked), steps_(steps), figures_(framework.nodes.size()) {
        find_places();
    }

    [[nodiscard]] Truth run() {
        if (places_.empty()) return Truth::yes;
        if (some_ends_fit()) return Truth::yes;
        return steps_.used_up() ? Truth::open : exactly();
    }

private:
    // What it costs to work out every mean once.
    [[nodiscard]] std::size_t cost_of_means() const {
        return (parts_ + 1) * steps_per_mean * (framework_.irrational ? steps_of_root : 1);
    }

    // The groups with a limit and what is below them, from the bottom up.
    void find_places() {
        std::vector<char> wanted(framework_.nodes.size(), 0);
        for (auto node = framework_.bottom_up.rbegin(); node != framework_.bottom_up.rend(); ++node) {
            wanted[*node] = wanted[*node] || asked_.limits[*node];
            if (!wanted[*node]) continue;
            for (int const child : framework_.nodes[*node].children)
                if (framework_.weights[child].sign() > 0) wanted[child] = 1;
        }
        std::vector<char> applies(framework_.nodes.size(), 0);
        for (int const index : framework_.bottom_up) {
            Node const& node = framework_.nodes[index];
            if (node.criterion) {
                applies[index] = asked_.scores[node.criterion_index] != nullptr;
                if (wanted[index] && applies[index]) criteria_.push_back(index);
                continue;
            }
            Place place{index, {}};
            for (int const child : node.children)
                if (framework_.weights[child].sign() > 0 && applies[child]) place.children.push_back(child);
            applies[index] = !place.children.empty();
            if (!wanted[index] || !applies[index]) continue;
            parts_ += place.children.size();
            places_.push_back(std::move(place));
        }
    }

    // ---- the ends of scores ----

    [[nodiscard]] bool some_ends_fit() {
        upper_.assign(framework_.nodes.size(), 0);
        for (int const criterion : criteria_) upper_[criterion] = wish_above(criterion) == Wish::up;
        if (ends_fit() || (lift_into_limits() && ends_fit())) return true;
        for (bool const upper : {true, false}) {
            upper_.assign(framework_.nodes.size(), upper);
            if (ends_fit()) return true;
        }
        return false;
    }

    [[nodiscard]] Wish wish_above(int node) const {
        while (framework_.weights[node].sign() > 0 && framework_.nodes[node].parent >= 0) {
            node = framework_.nodes[node].parent;
            if (asked_.limits[node]) return wish_of(*asked_.limits[node]);
        }
        return Wish::up;
    }

    [[nodiscard]] bool ends_fit() {
        if (!steps_.spend(cost_of_means())) return false;
        for (int const criterion : criteria_)
            figures_[criterion] = end_of(*asked_.scores[framework_.nodes[criterion].criterion_index], upper_[criterion]);
        for (Place const& place : places_) {
            figures_[place.node] = mean(place);
            ValueSet const* const limit = asked_.limits[place.node];
            if (limit && !limit->contains(figures_[place.node])) return false;
        }
        return true;
    }

    [[nodiscard]] Number mean(Place const& place) const {
        std::vector<Weighted> parts;
        for (int const child : place.children) parts.push_back({&framework_.weights[child], &figures_[child]});
        Node const& node = framework_.nodes[place.node];
        return aggregate(node.aggregate, node.exponent, parts).value_or(Number());
    }

    // Where a limit has two sides, criteria are lifted from their lower to their upper ends one by one.
    [[nodiscard]] bool lift_into_limits() {
        bool lifted = false;
        for (Place const& place : places_) {
            ValueSet const* const limit = asked_.limits[place.node];
            if (!limit || wish_of(*limit) != Wish::between) continue;
            lifted = true;
            for (int const node : framework_.subtree(place.node)) {
                if (!framework_.nodes[node].criterion || !framework_.weighs_in(place.node, node)) continue;
                if (steps_.used_up() || limit->contains(figure_of(place.node))) break;
                upper_[node] = 1;
                if (beyond(*limit, figure_of(place.node))) upper_[node] = 0;
            }
        }
        return lifted;
    }

    [[nodiscard]] static bool beyond(ValueSet const& limit, Number const& figure) {
        Interval const& last = limit.intervals().back();
        return figure > *last.high || (figure == *last.high && !last.high_closed);
    }

    [[nodiscard]] Number figure_of(int node) {
        for (int const criterion : criteria_)
            figures_[criterion] = end_of(*asked_.scores[framework_.nodes[criterion].criterion_index], upper_[criterion]);
        steps_.spend(cost_of_means());
        for (Place const& place : places_) {
            figures_[place.node] = mean(place);
            if (place.node == node) break;
        }
        return figures_[node];
    }

    // ---- reaches ----

    using Scores = std::vector<ValueSet const*>;  // by criterion_index

    [[nodiscard]] Truth exactly() {
        std::vector<Scores> open{asked_.scores};
        bool missed = false;
        while (!open.empty()) {
            Scores const scores = std::move(open.back());
            open.pop_back();
            std::vector<Reach> reaches(framework_.nodes.size());
            bool certain = true;
            if (!work_out(scores, reaches, certain)) {
                if (steps_.used_up() || too_large_) return Truth::open;
                continue;
            }
            if (certain) return Truth::yes;
            if (!halve(scores, reaches, open)) missed = true;
        }
        return missed ? Truth::open : Truth::no;
    }

    // False where a group cannot reach its limits, or the steps ended.
    [[nodiscard]] bool work_out(Scores const& scores, std::vector<Reach>& reaches, bool& certain) {
        for (Place const& place : places_) {
            std::vector<ReachPart> parts;
            for (int const child : place.children) {
                Node const& node = framework_.nodes[child];
                Number const* const weight = &framework_.weights[child];
                if (node.criterion)
                    parts.push_back({weight, scores[node.criterion_index], true, true});
                else
                    parts.push_back({weight, &reaches[child].scores, true, reaches[child].exact});
            }
            too_large_ = parts.size() > most_parts;
            if (too_large_) return false;
            GroupReach worked_out = reach_of_group(framework_.nodes[place.node], parts);
            std::size_t const cost = worked_out.steps * steps_per_sum * (framework_.irrational ? steps_of_root / 20 : 1);
            if (!steps_.spend(cost + 1)) return false;
            Reach& reach = reaches[place.node];
            reach = std::move(worked_out.reach);
            if (ValueSet const* const limit = asked_.limits[place.node]) {
                reach.scores = reach.scores & *limit;
                certain = certain && reach.exact;
            }
            if (reach.scores.empty()) return false;
        }
        return true;
    }

    // Cuts the criterion with the most separate scores below a reach whose gaps were given up.
    [[nodiscard]] bool halve(Scores const& scores, std::vector<Reach> const& reaches, std::vector<Scores>& open) {
        int widest = -1;
        std::size_t most = 1;
        for (Place const& place : places_) {
            if (!asked_.limits[place.node] || reaches[place.node].exact) continue;
            for (int const node : framework_.subtree(place.node)) {
                if (!framework_.nodes[node].criterion || !framework_.weighs_in(place.node, node)) continue;
                int const criterion = framework_.nodes[node].criterion_index;
                if (!scores[criterion] || scores[criterion]->intervals().size() <= most) continue;
                most = scores[criterion]->intervals().size();
                widest = criterion;
            }
        }
        if (widest < 0) return false;
        std::vector<Interval> const& all = scores[widest]->intervals();
        auto const middle = all.begin() + static_cast<std::ptrdiff_t>((all.size() + 1) / 2);
        for (auto const& [first, last] : {std::pair(all.begin(), middle), std::pair(middle, all.end())}) {
            Scores half = scores;
            half[widest] = &halves_.emplace_back(ValueSet::of(Domain::number, {first, last}));
            open.push_back(std::move(half));
        }
        return true;
    }

    Framework const& framework_;
    Placing const& asked_;
    Steps& steps_;
    std::vector<Place> places_;
    std::vector<int> criteria_;     // nodes that count in places_
    std::vector<char> upper_;       // by node, of criteria
    std::vector<Number> figures_;   // by node
    std::size_t parts_ = 0;         // of all places together
    bool too_large_ = false;
    std::deque<ValueSet> halves_;
};

}  // namespace

Truth placeable(Framework const& framework, Placing const& asked, Steps& steps) {
    return Placer(framework, asked, steps).run();
}

}  // namespace adherence
