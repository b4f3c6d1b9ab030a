#include "core/advice/joint_loss.hpp"

#include <algorithm>
#include <cmath>
#include <deque>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "core/advice/glance.hpp"
#include "core/advice/path_choices.hpp"

namespace adherence {

namespace {

constexpr std::size_t steps_per_verdict = 4;
constexpr double tolerance = 1e-9;
constexpr int finest_grain = 1000;  // of a step

std::size_t at(int index) { return static_cast<std::size_t>(index); }

/// What must come about, in some completion, for the verdict to end.
struct Target {
    int benefit = 0;
    int rule = -1;                   ///< a single row, or
    Clause const* clause = nullptr;  ///< rows that count together; neither: every condition
    Effect effect = Effect::condition;
    Truth bad = Truth::no;
    std::vector<int> criteria;       ///< that it asks for, and that can fall; rising
};

/// All that can end it, so that any loss that does comes with one of these, by the target's criteria alone.
class Targets {
public:
    Targets(Framework const& framework, std::vector<std::vector<Choice>> const& choices) : framework_(framework), choices_(choices) {}

    [[nodiscard]] std::vector<Target> of(int benefit, Verdict verdict) {
        add_benefit(benefit, verdict == Verdict::eligible);
        if (verdict == Verdict::conditional) {
            Target all{benefit, -1, nullptr, Effect::condition, Truth::yes, {}};
            std::set<int> criteria;
            for (int const node : framework_.benefits[at(benefit)].rests_on) criteria.insert(framework_.nodes[at(node)].criterion_index);
            add(std::move(all), criteria);
        }
        return std::move(targets_);
    }

private:
    void add(Target target, std::set<int> const& criteria) {
        for (int const criterion : criteria)
            if (choices_[at(criterion)].size() > 1) target.criteria.push_back(criterion);
        if (!target.criteria.empty()) targets_.push_back(std::move(target));
    }

    // Where it is no longer eligible, or not even conditional.
    void add_benefit(int index, bool with_conditions) {
        Benefit const& benefit = framework_.benefits[at(index)];
        for (Clause const& clause : benefit.requirements) add_clause(index, clause, Effect::requires_, Truth::no);
        for (Clause const& clause : benefit.exclusions) add_clause(index, clause, Effect::excludes, Truth::yes);
        if (!with_conditions) return;
        for (Clause const& clause : benefit.conditions) add_clause(index, clause, Effect::condition, Truth::no);
    }

    void add_clause(int benefit, Clause const& clause, Effect effect, Truth bad) {
        if (clause.need == (bad == Truth::no ? clause.rules.size() : 1)) {
            for (int const rule : clause.rules) add_rule(rule, effect, bad);
            return;
        }
        std::set<int> criteria;
        for (int const rule : clause.rules) collect(rule, criteria);
        add({benefit, -1, &clause, effect, bad, {}}, criteria);
    }

    void add_rule(int rule, Effect effect, Truth bad) {
        Subject const& subject = framework_.subjects[at(rule)];
        unsigned const breaking = subject.kind == Subject::Kind::benefit || subject.kind == Subject::Kind::defined
                                      ? members_asked(framework_, rule, bad == Truth::yes) : 0U;
        if (subject.kind == Subject::Kind::benefit) {
            if (breaking == only(Verdict::not_eligible)) return add_benefit(subject.index, false);
            if (breaking == (only(Verdict::not_eligible) | only(Verdict::conditional))) return add_benefit(subject.index, true);
        }
        if (subject.kind == Subject::Kind::defined && (breaking == 1U || breaking == 2U))
            return add_clause(framework_.rules[at(rule)].benefit, definition_of(framework_, rule), Effect::defines, breaking == 1U ? Truth::no : Truth::yes);
        std::set<int> criteria;
        collect(rule, criteria);
        add({framework_.rules[at(rule)].benefit, rule, nullptr, effect, bad, {}}, criteria);
    }

    void collect(int rule, std::set<int>& criteria) const {
        Subject const& subject = framework_.subjects[at(rule)];
        switch (subject.kind) {
            case Subject::Kind::value: criteria.insert(subject.criterion); break;
            case Subject::Kind::score:
                for (int const node : framework_.subtree(subject.index))
                    if (framework_.nodes[at(node)].criterion && framework_.weighs_in(subject.index, node))
                        criteria.insert(framework_.nodes[at(node)].criterion_index);
                break;
            case Subject::Kind::benefit:
                for (int const node : framework_.benefits[at(subject.index)].rests_on) criteria.insert(framework_.nodes[at(node)].criterion_index);
                break;
            case Subject::Kind::defined:
                for (int const other : definition_of(framework_, rule).rules) collect(other, criteria);
                break;
            case Subject::Kind::coverage: break;
        }
    }

    Framework const& framework_;
    std::vector<std::vector<Choice>> const& choices_;
    std::vector<Target> targets_;
};

class LossSearch {
public:
    LossSearch(Supposition& country, std::size_t budget)
        : country_(country), framework_(country.framework()), budget_(budget), steps_per_look_(Glance::steps(country)), choices_(choices_of(country, falls_of)),
          cells_(country.cells().begin(), country.cells().end()), chosen_(choices_.size(), 0) {
        for (auto const& of_one : choices_) {
            std::vector<double>& costs = costs_.emplace_back();
            for (Choice const& choice : of_one) costs.push_back(choice.effort.to_double());
        }
        for (int parts = 1; parts <= finest_grain && grain_ == 0; ++parts)
            if (are_whole(parts)) grain_ = 1.0 / parts;
    }

    [[nodiscard]] JointLoss run() {
        fall_alone();
        std::vector<Target> targets = Targets(framework_, choices_).of(country_.benefit(), country_.today().verdict);
        // One criterion alone was gone through.
        std::erase_if(targets, [](Target const& target) { return target.criteria.size() < 2; });
        for (Target const& target : targets)
            if (!ended()) {
                sum_ = sum_of(target);
                if (sum_.bounds) fall_by_worth(target);
                else fall_back(target);
            }
        for (Target const& target : targets) search(target);
        JointLoss loss;
        loss.proven = !ended();
        if (!best_) return loss;
        loss.steps = best_->cost;
        for (std::size_t criterion = 0; criterion < choices_.size(); ++criterion)
            if (std::size_t const choice = best_->chosen[criterion])
                loss.falls.push_back({static_cast<int>(criterion), choices_[criterion][choice].cell->assessment.values, choices_[criterion][choice].effort});
        return loss;
    }

private:
    struct Plan {
        Number cost;
        std::size_t count = 0;
        std::vector<std::size_t> chosen;  // by criterion
    };

    [[nodiscard]] bool ended() const { return steps_ >= budget_; }

    // All losses, in such parts of a step?
    [[nodiscard]] bool are_whole(int parts) const {
        return std::ranges::all_of(costs_, [&](std::vector<double> const& costs) {
            return std::ranges::all_of(costs, [&](double cost) { return std::abs(cost * parts - std::round(cost * parts)) < tolerance; });
        });
    }

    // ---- what is chosen -----------------------------------------------------------------------------------

    void choose(int criterion, std::size_t choice) {
        Choice const& before = choices_[at(criterion)][chosen_[at(criterion)]];
        Choice const& after = choices_[at(criterion)][choice];
        cost_ += after.effort - before.effort;
        count_ += after.moved;
        count_ -= before.moved;
        chosen_[at(criterion)] = choice;
        cells_[at(criterion)] = after.cell;
    }

    [[nodiscard]] bool ends_verdict() {
        steps_ += steps_per_verdict * steps_per_look_;
        std::vector<Supposition::Change> changes;
        for (std::size_t criterion = 0; criterion < chosen_.size(); ++criterion)
            if (chosen_[criterion]) changes.push_back({static_cast<int>(criterion), cells_[criterion]});
        return country_.today().verdict == Verdict::eligible ? !country_.is_eligible_with(changes)
                                                             : country_.verdict_with(changes) != country_.today().verdict;
    }

    // The first of two in the framework's order: a fall before staying, a smaller before a larger one.
    [[nodiscard]] bool comes_first(std::vector<std::size_t> const& one, std::vector<std::size_t> const& other) const {
        auto const [a, b] = std::ranges::mismatch(one, other);
        return a != one.end() && *a != 0 && (*b == 0 || *a < *b);
    }

    void keep() {
        bool const better = !best_ || cost_ < best_->cost || (cost_ == best_->cost && count_ < best_->count) ||
                            (cost_ == best_->cost && count_ == best_->count && comes_first(chosen_, best_->chosen));
        if (better) best_ = Plan{cost_, count_, chosen_};
        best_cost_ = best_->cost.to_double();
    }

    // ---- quick answers ------------------------------------------------------------------------------------

    void fall_alone() {
        for (int criterion = 0; criterion < static_cast<int>(choices_.size()) && !ended(); ++criterion) {
            for (std::size_t choice = 1; choice < choices_[at(criterion)].size() && !ended(); ++choice) {
                if (best_ && choices_[at(criterion)][choice].effort >= best_->cost) break;
                choose(criterion, choice);
                if (!may_end() || !ends_verdict()) continue;
                keep();
                break;
            }
            choose(criterion, 0);
        }
    }

    [[nodiscard]] bool may_end() {
        steps_ += steps_per_look_;
        VerdictSet const possible = Glance(country_, cells_).possible();
        return !is_single(possible) || verdict_of(possible) != country_.today().verdict;
    }

    // Where a sum must come down: deepest what brings most for a step, until the verdict ends; the last of it no deeper than
    // it takes.
    void fall_by_worth(Target const& target) {
        for (std::size_t const place : sum_.by_worth) {
            int const criterion = target.criteria[place];
            std::size_t const deepest = choices_[at(criterion)].size() - 1;
            choose(criterion, deepest);
            if (!may_end() || !ends_verdict()) continue;
            for (std::size_t choice = 0; choice < deepest && !ended(); ++choice) {
                choose(criterion, choice);
                if (may_end() && ends_verdict()) break;
                choose(criterion, deepest);
            }
            keep();
            break;
        }
        for (int const criterion : target.criteria) choose(criterion, 0);
    }

    // All that a target asks for falls as deep as it can, and rises again one by one, as far as the verdict still ends.
    void fall_back(Target const& target) {
        for (int const criterion : target.criteria) choose(criterion, choices_[at(criterion)].size() - 1);
        if (ends_verdict()) {
            for (auto criterion = target.criteria.rbegin(); criterion != target.criteria.rend() && !ended(); ++criterion)
                for (std::size_t choice = 0, deepest = chosen_[at(*criterion)]; choice < deepest; ++choice) {
                    choose(*criterion, choice);
                    if (may_end() && ends_verdict()) break;
                    choose(*criterion, deepest);
                }
            if (ends_verdict()) keep();
        }
        for (int const criterion : target.criteria) choose(criterion, 0);
    }

    // ---- branch and bound ---------------------------------------------------------------------------------

    /// How far a weighted sum must come down, where that is all that a target takes.
    struct Sum {
        bool bounds = false;
        std::vector<std::vector<std::int64_t>> gains;  // by place in the target and choice
        std::vector<double> worth;                     // by place: the most that a step brings
        std::vector<std::size_t> by_worth;
    };

    [[nodiscard]] bool may_break(Target const& target, Glance& glance) const {
        if (target.rule >= 0) {
            Truth const truth = counted(glance.outcome(target.rule), target.effect);
            return truth == Truth::open || truth == target.bad;
        }
        auto const may = [&](Clause const& clause, Truth wanted) {
            Truth const truth = glance.truth(target.benefit, clause, target.effect);
            return truth == Truth::open || truth == wanted;
        };
        return !target.clause || may(*target.clause, target.bad);
    }

    // Every condition must hold in every completion: also in those of the lowest, and of the highest scores.
    [[nodiscard]] bool conditions_may_hold(Target const& target, std::vector<Appraisal const*> cells) {
        auto const& conditions = framework_.benefits[at(target.benefit)].conditions;
        for (auto const end : {&Appraisal::at_worst, &Appraisal::at_best}) {
            steps_ += steps_per_look_;
            for (std::size_t criterion = 0; criterion < cells.size(); ++criterion)
                if (Appraisal const& today = *country_.cells()[criterion]; today.open() && today.*end) cells[criterion] = (today.*end).get();
            Glance glance(country_, cells);
            if (std::ranges::any_of(conditions, [&](Clause const& clause) { return glance.truth(target.benefit, clause, target.effect) == Truth::no; }))
                return false;
        }
        return true;
    }

    [[nodiscard]] bool may_end_by(Target const& target, std::vector<Appraisal const*> const& cells) {
        steps_ += steps_per_look_;
        Glance glance(country_, cells);
        if (is_single(glance.possible()) && verdict_of(glance.possible()) == country_.today().verdict) return false;
        if (target.rule < 0 && !target.clause) return conditions_may_hold(target, cells);
        return may_break(target, glance);
    }

    void search(Target const& target) {
        sum_ = sum_of(target);
        found_here_ = false;
        go_on(target, 0, true);
    }

    // \param moved since the verdict was asked for
    void go_on(Target const& target, std::size_t place, bool moved) {
        if (ended()) return;
        if (moved && count_ > 0 && may_end_by(target, cells_) && ends_verdict()) {
            keep();
            found_here_ = found_here_ || (cost_ == best_->cost && count_ == best_->count);
            return;
        }
        if (place == target.criteria.size() || !can_be_better(target, place)) return;
        int const criterion = target.criteria[place];
        for (std::size_t choice = 1; choice < choices_[at(criterion)].size() && !ended(); ++choice) {
            if (best_ && cost_ + choices_[at(criterion)][choice].effort > best_->cost) break;
            choose(criterion, choice);
            go_on(target, place + 1, true);
            choose(criterion, 0);
        }
        go_on(target, place + 1, false);
    }

    // May a loss of some of the criteria from this place on make an answer better than the best one?
    [[nodiscard]] bool can_be_better(Target const& target, std::size_t place) {
        // One more criterion falls at least.
        if (best_ && !is_better(cost_.to_double() + least_cost(target, place), count_ + 1)) return false;
        if (sum_.bounds && best_ && !sum_can_be_better(target, place)) return false;
        std::vector<Appraisal const*> cells = cells_;
        for (std::size_t next = place; next < target.criteria.size(); ++next) {
            int const criterion = target.criteria[next];
            cells[at(criterion)] = box(criterion, affordable(criterion));
        }
        return may_end_by(target, cells);
    }

    [[nodiscard]] bool is_better(double cost, std::size_t count) const {
        if (cost < best_cost_ - tolerance) return true;
        return cost <= best_cost_ + tolerance && (count < best_->count || (count == best_->count && !found_here_));
    }

    [[nodiscard]] double least_cost(Target const& target, std::size_t place) const {
        double least = best_cost_ + 1;
        for (std::size_t next = place; next < target.criteria.size(); ++next)
            least = std::min(least, costs_[at(target.criteria[next])][1]);
        return least;
    }

    // How many of the choices may be had at no more than the best answer costs.
    [[nodiscard]] std::size_t affordable(int criterion) const {
        std::vector<double> const& costs = costs_[at(criterion)];
        if (!best_) return costs.size();
        double const left = best_cost_ - cost_.to_double() + tolerance;
        return static_cast<std::size_t>(std::upper_bound(costs.begin(), costs.end(), left) - costs.begin());
    }

    // The cell, could it be any of the first so many choices; at least all that these are.
    [[nodiscard]] Appraisal const* box(int criterion, std::size_t count) {
        auto const& choices = choices_[at(criterion)];
        if (count <= 1) return choices.front().cell;
        Appraisal const*& kept = boxes_[{criterion, count}];
        if (kept) return kept;
        Assessment assessment = choices.front().cell->assessment;
        ValueSet scores = choices.front().cell->scores;
        for (std::size_t choice = 1; choice < count; ++choice) {
            assessment.values = assessment.values | choices[choice].cell->assessment.values;
            scores = scores | choices[choice].cell->scores;
        }
        bool const relative = framework_.scale_of(framework_.criteria[at(criterion)]).type == ScaleType::relative;
        return kept = &kept_.emplace_back(country_.block().store().appraise(criterion, std::move(assessment), relative ? &scores : nullptr));
    }

    // ---- sums ---------------------------------------------------------------------------------------------

    [[nodiscard]] Sum sum_of(Target const& target) {
        Sum sum;
        RowSummary const& summary = country_.block().summary(country_.row());
        if (target.rule < 0 || framework_.subjects[at(target.rule)].kind != Subject::Kind::score || !summary.plan || !summary.in_units) return sum;
        auto const threshold = threshold_of(framework_.rules[at(target.rule)]);
        NodePlan const& node = summary.plan->node(framework_.subjects[at(target.rule)].index);
        if (!threshold || threshold->from_below != (target.bad == Truth::no) || !node.applicable || !node.arithmetic || node.whole == 0) return sum;
        auto const& spans = summary.plan->test(target.rule).when_known;
        if (summary.plan->test(target.rule).figure < 0 || spans.size() != 1) return sum;
        shortfall_ = target.bad == Truth::no ? 1 - spans.front().low : -spans.front().high;
        std::vector<std::int64_t> shares(choices_.size(), 0);
        for (Share const& share : node.shares) {
            shares[at(share.criterion)] = share.share;
            shortfall_ += share.share * country_.cells()[at(share.criterion)]->low_units;
        }
        for (int const criterion : target.criteria) {
            auto& gains = sum.gains.emplace_back();
            double& worth = sum.worth.emplace_back(0);
            for (std::size_t choice = 0; choice < choices_[at(criterion)].size(); ++choice) {
                Appraisal const& cell = *choices_[at(criterion)][choice].cell;
                if (!cell.in_units) return {};
                gains.push_back(shares[at(criterion)] * (country_.cells()[at(criterion)]->low_units - cell.low_units));
                if (choice > 0) worth = std::max(worth, static_cast<double>(gains.back()) / costs_[at(criterion)][choice]);
            }
        }
        sum.by_worth.resize(target.criteria.size());
        std::iota(sum.by_worth.begin(), sum.by_worth.end(), std::size_t{0});
        std::ranges::stable_sort(sum.by_worth, [&](std::size_t a, std::size_t b) { return sum.worth[a] > sum.worth[b]; });
        sum.bounds = true;
        return sum;
    }

    [[nodiscard]] bool sum_can_be_better(Target const& target, std::size_t place) {
        std::int64_t missing = shortfall_;
        for (std::size_t before = 0; before < place; ++before) missing -= sum_.gains[before][chosen_[at(target.criteria[before])]];
        if (missing <= 0) return true;
        std::vector<std::int64_t>& most = most_;
        most.clear();
        double left = static_cast<double>(missing), cost = cost_.to_double();
        for (std::size_t const next : sum_.by_worth) {
            if (next < place || sum_.worth[next] <= 0) continue;
            auto const& gains = sum_.gains[next];
            std::int64_t gain = 0;
            for (std::size_t choice = 1, count = affordable(target.criteria[next]); choice < count; ++choice) gain = std::max(gain, gains[choice]);
            most.push_back(gain);
            if (left <= 0) continue;
            double const taken = std::min(left, static_cast<double>(gain));
            cost += taken / sum_.worth[next];
            left -= taken;
        }
        if (left > 0) return false;
        std::ranges::sort(most, std::greater());
        std::size_t count = count_;
        for (std::size_t next = 0; next < most.size() && missing > 0; ++next, ++count) missing -= most[next];
        if (grain_ > 0) cost = std::ceil(cost / grain_ - tolerance) * grain_;
        return is_better(cost, count);
    }

    Supposition& country_;
    Framework const& framework_;
    std::size_t budget_, steps_per_look_, steps_ = 0;
    std::vector<std::vector<Choice>> choices_;  // by criterion
    std::vector<std::vector<double>> costs_;
    std::vector<Appraisal const*> cells_;       // as chosen
    std::vector<std::size_t> chosen_;
    Number cost_;
    std::size_t count_ = 0;
    std::optional<Plan> best_;
    double best_cost_ = 0, grain_ = 0;         // every loss is a whole number of grains, if there are any
    bool found_here_ = false;  // within this target an answer as good as the best was found, the first of them in order
    Sum sum_;
    std::int64_t shortfall_ = 0;
    std::vector<std::int64_t> most_;
    std::map<std::pair<int, std::size_t>, Appraisal const*> boxes_;
    std::deque<Appraisal> kept_;
};

}  // namespace

JointLoss smallest_joint_loss(Supposition& country, std::size_t budget) { return LossSearch(country, budget).run(); }

}  // namespace adherence
