#include "core/advice/path.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "core/advice/path_problem.hpp"
#include "core/advice/path_relaxation.hpp"

namespace adherence {

namespace {

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// How the dearer choices of a criterion raise a sum, the best bargain first: the upper hull of gain over price.
struct Step {
    std::size_t criterion;
    std::int64_t gain, price;  // beyond the step before
};

class PathSearch {
public:
    PathSearch(Supposition& country, PathProblem problem, std::size_t budget)
        : country_(country), problem_(std::move(problem)), prices_(problem_.choices), budget_(budget), chosen_(problem_.choices.size(), undecided) {
        for (std::size_t criterion = 0; criterion < problem_.choices.size(); ++criterion) cheapest_.push_back(cheapest(criterion));
        for (SumDemand const& demand : problem_.sums) sums_.push_back(sum_of(demand));
        for (PathSum const& sum : sums_) bounds_.push_back(bound_of(sum));
        for (std::size_t criterion = 0; criterion < problem_.choices.size(); ++criterion)
            if (problem_.choices[criterion].size() > 1) open_.push_back(criterion);
            else chosen_[criterion] = 0;
        for (std::size_t criterion = 0; criterion < chosen_.size(); ++criterion) floor_ += prices_.of(criterion, cheapest_[criterion]);
    }

    [[nodiscard]] Path run() {
        find_ceiling();
        relax();
        // First the least price, the likeliest choices first; then, with nothing dearer in the way, the first answer
        // of that price in the framework's order, moves before staying.
        order_by_promise();
        descend(0);
        bool const proven = steps_ < budget_;
        if (std::optional<Found> const least = best_ ? std::exchange(best_, std::nullopt) : first_answer_; least && proven) {
            ceiling_ = least->price;
            exclude();
            order_by_framework();
            budget_ += steps_;
            descend(0);
            if (!best_) best_ = least;
        } else if (!best_) {
            best_ = least;
        }
        Path path;
        path.proven = proven;
        if (!best_) return path;
        path.kind = Path::Kind::found;
        path.effort = best_->effort;
        for (std::size_t criterion = 0; criterion < best_->chosen.size(); ++criterion) {
            Choice const& choice = problem_.choices[criterion][best_->chosen[criterion]];
            if (choice.moved) path.improvements.push_back({static_cast<int>(criterion), choice.cell->assessment.values, choice.effort});
        }
        return path;
    }

private:
    static constexpr std::size_t undecided = SIZE_MAX;

    struct SumBound {
        PathSum const* sum = nullptr;
        std::vector<std::int64_t> base;  // by criterion: most of a cheapest choice
        std::vector<Step> steps;         // of all criteria, the best bargain first
    };

    struct Found {
        std::vector<std::size_t> chosen;
        Number effort;
        std::size_t count = 0;
        std::int64_t price = 0;
    };

    [[nodiscard]] std::size_t cheapest(std::size_t criterion) const {
        std::size_t best = 0;
        for (std::size_t choice = 1; choice < problem_.choices[criterion].size(); ++choice)
            if (prices_.of(criterion, choice) < prices_.of(criterion, best)) best = choice;
        return best;
    }

    [[nodiscard]] PathSum sum_of(SumDemand const& demand) const {
        PathSum sum{std::vector<std::vector<std::int64_t> const*>(problem_.choices.size(), nullptr), demand.least};
        for (SumDemand::Term const& term : demand.terms) sum.gains[at(term.criterion)] = &term.gains;
        return sum;
    }

    [[nodiscard]] SumBound bound_of(PathSum const& sum) const {
        SumBound bound{&sum, std::vector<std::int64_t>(problem_.choices.size(), 0), {}};
        for (std::size_t criterion = 0; criterion < sum.gains.size(); ++criterion)
            if (sum.gains[criterion]) add_hull(criterion, *sum.gains[criterion], bound);
        std::stable_sort(bound.steps.begin(), bound.steps.end(), [](Step const& a, Step const& b) {
            __extension__ using Wide = __int128;
            return static_cast<Wide>(a.price) * b.gain < static_cast<Wide>(b.price) * a.gain;
        });
        return bound;
    }

    void add_hull(std::size_t criterion, std::vector<std::int64_t> const& gains, SumBound& bound) const {
        std::int64_t const low = prices_.of(criterion, cheapest_[criterion]);
        std::int64_t base = gains[cheapest_[criterion]];
        for (std::size_t choice = 0; choice < gains.size(); ++choice)
            if (prices_.of(criterion, choice) == low) base = std::max(base, gains[choice]);
        bound.base[criterion] = base;
        std::int64_t gain = base, price = low;
        for (;;) {
            std::optional<Step> next;
            for (std::size_t choice = 0; choice < gains.size(); ++choice) {
                Step const step{criterion, gains[choice] - gain, prices_.of(criterion, choice) - price};
                if (step.gain <= 0) continue;
                __extension__ using Wide = __int128;
                Wide const mine = next ? static_cast<Wide>(step.price) * next->gain : 0, best = next ? static_cast<Wide>(next->price) * step.gain : 1;
                if (!next || mine < best || (mine == best && step.gain > next->gain)) next = step;
            }
            if (!next) return;
            bound.steps.push_back(*next);
            gain += next->gain;
            price += next->price;
        }
    }

    // ---- bounds from below ----

    // What the demand costs beyond the cheapest choices; empty: it cannot be met from here.
    [[nodiscard]] std::optional<std::int64_t> beyond(SumBound const& bound) const {
        std::int64_t sum = 0;
        for (std::size_t criterion = 0; criterion < chosen_.size(); ++criterion)
            if (auto const* const gains = bound.sum->gains[criterion])
                sum += chosen_[criterion] == undecided ? bound.base[criterion] : (*gains)[chosen_[criterion]];
        std::int64_t price = 0, missing = bound.sum->least - sum;
        for (Step const& step : bound.steps) {
            if (missing <= 0) return price;
            if (chosen_[step.criterion] != undecided) continue;
            if (step.gain >= missing) {
                __extension__ using Wide = __int128;
                return price + static_cast<std::int64_t>((static_cast<Wide>(step.price) * missing + step.gain - 1) / step.gain);
            }
            missing -= step.gain;
            price += step.price;
        }
        if (missing <= 0) return price;
        return {};
    }

    [[nodiscard]] std::optional<std::int64_t> beyond(EitherDemand const& either) const {
        std::optional<std::int64_t> least;
        for (auto const& way : either.ways) {
            std::int64_t price = 0;
            bool possible = true;
            for (EitherDemand::Limit const& limit : way) {
                auto const criterion = at(limit.criterion);
                if (chosen_[criterion] != undecided) {
                    possible = possible && limit.allowed[chosen_[criterion]];
                    continue;
                }
                std::optional<std::int64_t> own;
                for (std::size_t choice = 0; choice < limit.allowed.size(); ++choice)
                    if (limit.allowed[choice]) own = std::min(own.value_or(INT64_MAX), prices_.of(criterion, choice));
                possible = possible && own;
                if (own) price += *own - prices_.of(criterion, cheapest_[criterion]);
            }
            if (possible) least = std::min(least.value_or(INT64_MAX), price);
        }
        return least;
    }

    // The dearest single demand; whether the cheapest choices meet them all.
    [[nodiscard]] std::optional<std::int64_t> beyond_cheapest() const {
        std::int64_t most = 0;
        for (SumBound const& bound : bounds_) {
            auto const one = beyond(bound);
            if (!one) return {};
            most = std::max(most, *one);
        }
        for (EitherDemand const& either : problem_.eithers) {
            auto const one = beyond(either);
            if (!one) return {};
            most = std::max(most, *one);
        }
        return most;
    }

    // ---- a first answer, good but not proven, so that the search knows what is too dear ----

    void find_ceiling() {
        std::vector<std::size_t> chosen = cheapest_;
        for (PathSum const& sum : sums_) raise(sum, chosen);
        for (EitherDemand const& either : problem_.eithers) raise(either, chosen);
        if (!is_eligible(chosen)) {
            // Everything as high as it goes: what no sum asks for may still be in the way.
            for (std::size_t const criterion : open_) chosen[criterion] = highest(criterion);
            if (!is_eligible(chosen)) return;
        }
        // Down again, the dearest first, as far as it will go.
        std::vector<std::size_t> order = open_;
        std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return prices_.of(a, chosen[a]) > prices_.of(b, chosen[b]); });
        for (std::size_t const criterion : order) {
            std::vector<std::size_t> cheaper;
            for (std::size_t choice = 0; choice < problem_.choices[criterion].size(); ++choice)
                if (prices_.of(criterion, choice) < prices_.of(criterion, chosen[criterion])) cheaper.push_back(choice);
            for (std::size_t const choice : cheaper) {
                std::size_t const kept = std::exchange(chosen[criterion], choice);
                if (meets(chosen) && is_eligible(chosen)) break;
                chosen[criterion] = kept;
            }
        }
        first_answer_ = answer(std::move(chosen));
        ceiling_ = first_answer_->price;
    }

    [[nodiscard]] Found answer(std::vector<std::size_t> chosen) const {
        Found found;
        for (std::size_t criterion = 0; criterion < chosen.size(); ++criterion) {
            Choice const& choice = problem_.choices[criterion][chosen[criterion]];
            found.effort += choice.effort;
            found.count += choice.moved;
            found.price += prices_.of(criterion, chosen[criterion]);
        }
        found.chosen = std::move(chosen);
        return found;
    }

    [[nodiscard]] std::size_t highest(std::size_t criterion) const {
        auto const& choices = problem_.choices[criterion];
        auto const lower = [](Choice const& a, Choice const& b) { return a.moved < b.moved || (a.moved == b.moved && a.cell->low < b.cell->low); };
        return static_cast<std::size_t>(std::max_element(choices.begin(), choices.end(), lower) - choices.begin());
    }

    void raise(PathSum const& sum, std::vector<std::size_t>& chosen) const {
        while (sum.of(chosen) < sum.least) {
            std::optional<std::pair<std::size_t, std::size_t>> best;
            double bargain = 0;
            for (std::size_t const criterion : open_) {
                if (!sum.gains[criterion]) continue;
                for (std::size_t choice = 0; choice < problem_.choices[criterion].size(); ++choice) {
                    auto const gain = (*sum.gains[criterion])[choice] - (*sum.gains[criterion])[chosen[criterion]];
                    auto const price = prices_.of(criterion, choice) - prices_.of(criterion, chosen[criterion]);
                    if (gain <= 0) continue;
                    double const one = static_cast<double>(gain) / static_cast<double>(std::max<std::int64_t>(price, 1));
                    if (!best || one > bargain) {
                        best = {criterion, choice};
                        bargain = one;
                    }
                }
            }
            if (!best) return;
            chosen[best->first] = best->second;
        }
    }

    void raise(EitherDemand const& either, std::vector<std::size_t>& chosen) const {
        std::optional<std::vector<std::size_t>> best;
        std::int64_t least = 0;
        for (auto const& way : either.ways) {
            std::vector<std::size_t> tried = chosen;
            std::int64_t price = 0;
            for (EitherDemand::Limit const& limit : way) {
                auto const criterion = at(limit.criterion);
                std::optional<std::size_t> own;
                for (std::size_t choice = 0; choice < limit.allowed.size(); ++choice)
                    if (limit.allowed[choice] && prices_.of(criterion, choice) >= prices_.of(criterion, chosen[criterion]) && !own) own = choice;
                if (own) tried[criterion] = *own;
                price += prices_.of(criterion, tried[criterion]) - prices_.of(criterion, chosen[criterion]);
            }
            if (best && price >= least) continue;
            best = std::move(tried);
            least = price;
        }
        if (best) chosen = *std::move(best);
    }

    [[nodiscard]] bool meets(std::vector<std::size_t> const& chosen) const {
        return std::all_of(sums_.begin(), sums_.end(), [&](PathSum const& sum) { return sum.of(chosen) >= sum.least; });
    }

    [[nodiscard]] bool is_eligible(std::vector<std::size_t> const& chosen) {
        std::vector<Supposition::Change> changes;
        for (std::size_t criterion = 0; criterion < chosen.size(); ++criterion) {
            Choice const& choice = problem_.choices[criterion][chosen[criterion]];
            if (choice.moved) changes.push_back({static_cast<int>(criterion), choice.cell});
        }
        steps_ += evaluation_steps;
        return country_.is_eligible_with(changes);
    }

    // ---- all sums at once ----

    void relax() {
        std::vector<std::size_t> counts;
        for (auto const& choices : problem_.choices) counts.push_back(choices.size());
        auto const goal = ceiling_ == INT64_MAX ? std::nullopt : std::optional(ceiling_);
        relaxation_.emplace(prices_, std::move(counts), sums_, goal);
        relaxed_floor_ = relaxation_->floor();
        exclude();
    }

    // Choices that lie above the ceiling by themselves are out for good.
    void exclude() {
        excluded_.assign(problem_.choices.size(), {});
        for (std::size_t criterion = 0; criterion < problem_.choices.size(); ++criterion)
            for (std::size_t choice = 0; choice < problem_.choices[criterion].size(); ++choice)
                excluded_[criterion].push_back(ceiling_ != INT64_MAX && relaxation_->floor() + relaxation_->rise(criterion, choice) >
                                                                            static_cast<double>(ceiling_) + slack);
    }

    // Prices are whole numbers: a bound above the dearest but one of those that are still wanted says as much.
    [[nodiscard]] bool relaxed_is_worse(double bound) const {
        if (best_) return bound > static_cast<double>(best_->price) - (prices_.exact() ? 1 : 0) + slack;
        return ceiling_ != INT64_MAX && bound > static_cast<double>(ceiling_) + slack;
    }

    // ---- the search ----

    [[nodiscard]] bool worse(std::int64_t bound) const {
        if (!best_) return bound > ceiling_;
        return prices_.exact() ? bound >= best_->price : bound > best_->price;
    }

    // The criterion whose second-best choice is dearest decides most; of its choices the best bargain is the likeliest.
    void order_by_promise() {
        choice_order_.assign(problem_.choices.size(), {});
        std::vector<double> regret(problem_.choices.size(), 0);
        for (std::size_t const criterion : open_) {
            auto& order = choice_order_[criterion];
            order.resize(problem_.choices[criterion].size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return relaxation_->reduced(criterion, a) < relaxation_->reduced(criterion, b); });
            regret[criterion] = relaxation_->rise(criterion, order[1]);
        }
        std::stable_sort(open_.begin(), open_.end(), [&](std::size_t a, std::size_t b) { return regret[a] > regret[b]; });
    }

    void order_by_framework() {
        std::sort(open_.begin(), open_.end());
        for (std::size_t const criterion : open_) {
            auto& order = choice_order_[criterion];
            std::iota(order.begin(), order.end(), std::size_t{0});
            // To stay stands first, and comes last.
            if (!problem_.choices[criterion].front().moved) std::rotate(order.begin(), order.begin() + 1, order.end());
        }
    }

    void descend(std::size_t depth) {
        steps_ += region_steps;
        if (steps_ >= budget_) return;
        auto const extra = beyond_cheapest();
        if (!extra || worse(floor_ + *extra)) return;
        if (*extra == 0 && try_cheapest()) return;
        if (depth == open_.size()) return;
        std::size_t const criterion = open_[depth];
        std::int64_t const low = prices_.of(criterion, cheapest_[criterion]);
        for (std::size_t const choice : choice_order_[criterion]) {
            std::int64_t const more = prices_.of(criterion, choice) - low;
            if (steps_ >= budget_) return;
            ++steps_;
            double const relaxed = relaxed_floor_, with_it = relaxed + relaxation_->rise(criterion, choice);
            if (excluded_[criterion][choice] || worse(floor_ + more) || relaxed_is_worse(with_it)) continue;
            chosen_[criterion] = choice;
            floor_ += more;
            relaxed_floor_ = with_it;
            descend(depth + 1);
            relaxed_floor_ = relaxed;
            floor_ -= more;
            chosen_[criterion] = undecided;
        }
    }

    // The cheapest way to go on from here, if it is one at all: whatever else comes from here is dearer.
    [[nodiscard]] bool try_cheapest() {
        std::vector<std::size_t> chosen = chosen_;
        for (std::size_t criterion = 0; criterion < chosen.size(); ++criterion)
            if (chosen[criterion] == undecided) chosen[criterion] = cheapest_[criterion];
        Found found = answer(std::move(chosen));
        if (!meets(found.chosen) || !is_eligible(found.chosen)) return false;
        auto const better = [&] { return found.effort < best_->effort || (found.effort == best_->effort && found.count < best_->count); };
        if (!best_ || better()) best_ = std::move(found);
        return true;
    }

    static constexpr std::size_t region_steps = 10, evaluation_steps = 100;
    static constexpr double slack = 0.01;  // of a whole number; figures in doubles are surer than that

    Supposition& country_;
    PathProblem problem_;
    PathPrices prices_;
    std::size_t budget_, steps_ = 0;
    std::vector<std::size_t> chosen_;    // by criterion
    std::vector<std::size_t> cheapest_;  // by criterion
    std::vector<std::size_t> open_;      // criteria with a choice, as they are gone through
    std::vector<std::vector<std::size_t>> choice_order_;  // by criterion
    std::vector<PathSum> sums_;
    std::vector<SumBound> bounds_;       // by sum
    std::int64_t floor_ = 0;             // price of what is chosen and of the cheapest of the rest
    std::optional<PathRelaxation> relaxation_;
    double relaxed_floor_ = 0;                     // of what is chosen and the best of the rest
    std::vector<std::vector<bool>> excluded_;      // by criterion and choice
    std::int64_t ceiling_ = INT64_MAX;   // price of an answer that is known to be there
    std::optional<Found> first_answer_;  // that answer, good but not proven
    std::optional<Found> best_;
};

}  // namespace

Path least_path(Supposition& country, std::size_t budget) {
    Path path;
    if (country.today().verdict == Verdict::eligible) {
        path.kind = Path::Kind::none_needed;
        return path;
    }
    if (country.today().no_rule) return path;
    PathProblem problem = path_problem(country);
    if (!problem.blocking.empty()) {
        path.blocking = std::move(problem.blocking);
        return path;
    }
    return PathSearch(country, std::move(problem), budget).run();
}

}  // namespace adherence
