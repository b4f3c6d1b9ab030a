#include "core/advice/path_search.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

#include "core/advice/path_fronts.hpp"
#include "core/advice/path_order.hpp"

namespace adherence {

namespace {

// A demand for some of several with more ways to meet it than this is left to the exact evaluation.
constexpr std::size_t most_ways = 250;
constexpr std::size_t cheap_look = 10'000;  // in steps
constexpr std::size_t steps_per_evaluation = 100, steps_per_case = 100, comparisons_per_step = 32;
// Where the budget has ended before an answer was found.
constexpr std::size_t width_of_last_try = 100, last_tries = 20;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

class Search {
public:
    Search(Supposition const& country, PathProblem const& problem, std::size_t budget)
        : country_(country), problem_(problem), prices_(problem.choices), budget_(budget) {}

    [[nodiscard]] LeastAnswer run() {
        Case all{problem_.allowed, {}, {}, {}, {}, 0, -1, 0};
        for (SumDemand const& sum : problem_.sums) all.sums.push_back(&sum);
        for (SomeDemand const& some : problem_.somes) all.undecided.push_back(&some);
        add(std::move(all));
        while (!cases_.empty() && cases_.front().floor <= ceiling() && steps_ < budget_) {
            std::pop_heap(cases_.begin(), cases_.end(), dearer);
            Case next = std::move(cases_.back());
            cases_.pop_back();
            if (next.undecided.empty()) look_into(std::move(next));
            else part(next);
        }
        bool const proven = steps_ < budget_;
        if (!best_ && !proven) try_at_last();
        return {best_.has_value(), best_ ? std::move(best_->chosen) : std::vector<std::size_t>{}, proven, {}};
    }

private:
    // All the demands, with one way chosen of those that can be met in several.
    struct Case {
        std::vector<std::vector<bool>> allowed;
        std::vector<SumDemand const*> sums;
        std::vector<SomeDemand const*> undecided;
        std::shared_ptr<Knapsack const> knapsack;
        std::shared_ptr<PathRelaxation const> relaxation;
        std::int64_t floor;     // no answer costs less
        std::int64_t rejected;  // up to this price no answer passed
        std::int64_t window;    // how far above the floor to look
    };

    struct Found {
        std::vector<std::size_t> chosen;
        Number effort, second;
        std::int64_t price = 0;
    };

    static bool dearer(Case const& a, Case const& b) { return a.floor > b.floor; }

    // Dearer answers are of no interest any more.
    [[nodiscard]] std::int64_t ceiling() const { return best_ ? best_->price + prices_.uncertainty() : INT64_MAX; }

    // ---- cases ----

    void add(Case one) {
        steps_ += steps_per_case;
        auto const knapsack = std::make_shared<Knapsack>(problem_, prices_, one.allowed, one.sums);
        if (!knapsack->possible) return;
        auto const relaxation = std::make_shared<PathRelaxation>(*knapsack);
        put_in_order(*knapsack, *relaxation);
        one.knapsack = knapsack;
        one.relaxation = relaxation;
        steps_ += one.relaxation->steps();
        double const floor = one.relaxation->floor() - one.relaxation->slack();
        if (floor > static_cast<double>(one.knapsack->dearest)) return;
        one.floor = std::max(static_cast<std::int64_t>(std::ceil(floor)), one.knapsack->price);
        one.window = least_window(*one.knapsack);
        push(std::move(one));
    }

    void push(Case one) {
        if (one.floor > ceiling()) return;
        cases_.push_back(std::move(one));
        std::push_heap(cases_.begin(), cases_.end(), dearer);
    }

    [[nodiscard]] static std::int64_t least_window(Knapsack const& knapsack) { return 2 * knapsack.smallest_step(); }

    void part(Case const& whole) {
        SomeDemand const& some = *whole.undecided.back();
        std::vector<bool> taken(some.of.size(), false);
        std::fill(taken.begin(), taken.begin() + static_cast<std::ptrdiff_t>(some.need), true);
        std::vector<Case> ways;
        do {
            Case way = whole;
            way.undecided.pop_back();
            for (std::size_t i = 0; i < taken.size(); ++i)
                if (taken[i])
                    for (Demand const& demand : some.of[i]) take(demand, way);
            ways.push_back(std::move(way));
        } while (ways.size() <= most_ways && std::prev_permutation(taken.begin(), taken.end()));
        if (ways.size() > most_ways) {
            ways.resize(1);
            ways.front() = whole;
            ways.front().undecided.pop_back();
        }
        for (Case& way : ways) add(std::move(way));
    }

    static void take(Demand const& demand, Case& one) {
        if (auto const* const limit = std::get_if<LimitDemand>(&demand.what)) {
            auto& allowed = one.allowed[at(limit->criterion)];
            std::transform(allowed.begin(), allowed.end(), limit->allowed.begin(), allowed.begin(), std::logical_and<>());
        } else if (auto const* const sum = std::get_if<SumDemand>(&demand.what)) {
            one.sums.push_back(sum);
        } else {
            one.undecided.push_back(&std::get<SomeDemand>(demand.what));
        }
    }

    void look_into(Case one) {
        std::int64_t const dearest = std::min(ceiling(), one.knapsack->dearest), top = std::min(dearest, one.floor + one.window);
        PathFronts const fronts(*one.knapsack, *one.relaxation, top, budget_ - std::min(steps_, budget_));
        steps_ += fronts.steps();
        if (!fronts.finished()) {
            steps_ = budget_;
            last_ = std::move(one);
            return;
        }
        go_through(one, fronts, top, SIZE_MAX);
        if (top == dearest || steps_ >= budget_) return;
        one.rejected = top;
        one.floor = top + 1;
        // What a look costs rises as quickly as the ceiling: where it costs something, by no more than a little.
        one.window = fronts.steps() < cheap_look ? one.window + one.window / 2 + 1 : least_window(*one.knapsack);
        push(std::move(one));
    }

    // ---- the answers of a case, the best first ----

    // All answers that begin with some items and do not go on with some others, by the least of them.
    struct Range {
        std::int64_t price = 0;          // of the least
        std::vector<std::int64_t> code;  // the least
        std::size_t fixed = 0;           // places that it shares with all of them
        std::vector<std::size_t> barred; // items that the next place does not have
    };

    void go_through(Case const& one, PathFronts const& fronts, std::int64_t top, std::size_t most_tries) {
        Knapsack const& knapsack = *one.knapsack;
        auto const later = [](Range const& a, Range const& b) { return a.price != b.price ? a.price > b.price : a.code > b.code; };
        std::vector<Range> ranges;
        auto const add = [&](Range range) {
            if (range.price > std::min(top, ceiling())) return;
            ranges.push_back(std::move(range));
            std::push_heap(ranges.begin(), ranges.end(), later);
        };
        if (auto const way = fronts.least(0, knapsack.least)) add({knapsack.price + way->price, {way->code.begin(), way->code.end()}, 0, {}});
        for (std::size_t tries = 0; !ranges.empty() && tries < most_tries && steps_ < budget_; ++tries) {
            std::pop_heap(ranges.begin(), ranges.end(), later);
            Range const range = std::move(ranges.back());
            ranges.pop_back();
            if (range.price > ceiling()) return;
            if (range.price > one.rejected) {
                Found found = answer(knapsack, fronts, range);
                if (is_eligible(found.chosen)) {
                    if (!best_ || better(found)) best_ = std::move(found);
                    if (prices_.uncertainty() == 0) return;
                }
            }
            for (Range& rest : without_least(knapsack, fronts, range)) add(std::move(rest));
        }
    }

    // The rest of a range parts into those that share one place less with the least, each with its own least.
    [[nodiscard]] std::vector<Range> without_least(Knapsack const& knapsack, PathFronts const& fronts, Range const& range) {
        std::vector<Range> parts;
        std::vector<std::int64_t> needs = knapsack.least, code(fronts.code_size(), 0);
        std::int64_t price = knapsack.price;
        for (std::size_t place = 0; place < knapsack.classes.size(); ++place) {
            Knapsack::Class const& here = knapsack.classes[place];
            std::size_t const taken = fronts.item(range.code, place);
            if (place >= range.fixed) {
                std::vector<std::size_t> barred = place == range.fixed ? range.barred : std::vector<std::size_t>{};
                barred.push_back(taken);
                Range part{0, {}, place, barred};
                for (std::size_t item = 0; item < here.items.size(); ++item) {
                    if (std::find(barred.begin(), barred.end(), item) != barred.end()) continue;
                    steps_ += 1 + fronts.size(place + 1) / comparisons_per_step;
                    auto const needed = without(needs, here, item);
                    auto const way = fronts.settled(place + 1, needed) ? fronts.least(place + 1, needed) : std::nullopt;
                    if (!way) continue;
                    std::int64_t const total = price + here.items[item].price + way->price;
                    std::vector<std::int64_t> whole = code;
                    fronts.put_item(whole, place, item);
                    std::transform(whole.begin(), whole.end(), way->code.begin(), whole.begin(), std::bit_or<>());
                    if (part.code.empty() || total < part.price || (total == part.price && whole < part.code)) {
                        part.price = total;
                        part.code = std::move(whole);
                    }
                }
                if (!part.code.empty()) parts.push_back(std::move(part));
            }
            needs = without(needs, here, taken);
            price += here.items[taken].price;
            fronts.put_item(code, place, taken);
        }
        return parts;
    }

    [[nodiscard]] static std::vector<std::int64_t> without(std::vector<std::int64_t> needs, Knapsack::Class const& one, std::size_t item) {
        for (std::size_t i = 0; i < one.sums.size(); ++i) needs[one.sums[i]] -= one.gain(item, i);
        return needs;
    }

    [[nodiscard]] Found answer(Knapsack const& knapsack, PathFronts const& fronts, Range const& range) const {
        std::vector<std::size_t> chosen = knapsack.settled;
        for (std::size_t place = 0; place < knapsack.classes.size(); ++place)
            chosen[knapsack.classes[place].criterion] = knapsack.classes[place].items[fronts.item(range.code, place)].choice;
        return found(std::move(chosen));
    }

    [[nodiscard]] Found found(std::vector<std::size_t> chosen) const {
        Found found;
        for (std::size_t criterion = 0; criterion < chosen.size(); ++criterion) {
            Choice const& choice = problem_.choices[criterion][chosen[criterion]];
            found.effort += choice.effort;
            found.second += choice.second;
            found.price += prices_.of(criterion, chosen[criterion]);
        }
        found.chosen = std::move(chosen);
        return found;
    }

    [[nodiscard]] bool better(Found const& found) const {
        if (found.effort != best_->effort) return found.effort < best_->effort;
        if (found.second != best_->second) return found.second < best_->second;
        for (std::size_t criterion = 0; criterion < found.chosen.size(); ++criterion) {
            auto const rank = [&](std::size_t choice) { return problem_.choices[criterion][choice].moved ? choice : SIZE_MAX; };
            if (found.chosen[criterion] != best_->chosen[criterion]) return rank(found.chosen[criterion]) < rank(best_->chosen[criterion]);
        }
        return false;
    }

    [[nodiscard]] bool is_eligible(std::vector<std::size_t> const& chosen) {
        std::vector<Supposition::Change> changes;
        for (std::size_t criterion = 0; criterion < chosen.size(); ++criterion) {
            Choice const& choice = problem_.choices[criterion][chosen[criterion]];
            if (choice.moved) changes.push_back({static_cast<int>(criterion), choice.cell});
        }
        steps_ += steps_per_evaluation;
        return country_.is_eligible_with(changes);
    }

    // ---- where the budget ended: some answer at least ----

    void try_at_last() {
        if (last_) {
            PathFronts const fronts(*last_->knapsack, *last_->relaxation, last_->knapsack->dearest, SIZE_MAX, width_of_last_try);
            steps_ = 0;
            go_through(*last_, fronts, last_->knapsack->dearest, last_tries);
        }
        if (best_) return;
        // As high as everything goes, and down again, the dearest first, as far as it will go.
        std::vector<std::size_t> chosen, order;
        for (std::size_t criterion = 0; criterion < problem_.choices.size(); ++criterion) {
            auto const& choices = problem_.choices[criterion];
            auto const lower = [](Choice const& a, Choice const& b) { return a.moved < b.moved || (a.moved == b.moved && a.cell->low < b.cell->low); };
            chosen.push_back(static_cast<std::size_t>(std::max_element(choices.begin(), choices.end(), lower) - choices.begin()));
            order.push_back(criterion);
        }
        if (!is_eligible(chosen)) return;
        auto const price = [&](std::size_t criterion) { return prices_.of(criterion, chosen[criterion]); };
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return price(a) > price(b); });
        for (std::size_t const criterion : order)
            for (std::size_t choice = 0; choice < chosen[criterion]; ++choice) {
                std::size_t const kept = std::exchange(chosen[criterion], choice);
                if (is_eligible(chosen)) break;
                chosen[criterion] = kept;
            }
        best_ = found(std::move(chosen));
    }

    Supposition const& country_;
    PathProblem const& problem_;
    PathPrices prices_;
    std::size_t budget_, steps_ = 0;
    std::vector<Case> cases_;  // a heap, the lowest floor on top
    std::optional<Case> last_; // that the budget ended in
    std::optional<Found> best_;
};

}  // namespace

LeastAnswer least_answer(Supposition const& country, std::vector<std::vector<Choice>> choices, std::size_t budget) {
    PathProblem problem = path_problem(country, std::move(choices));
    if (!problem.blocking.empty()) return {false, {}, true, std::move(problem.blocking)};
    return Search(country, problem, budget).run();
}

}  // namespace adherence
