#include "core/advice/path_problem.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "core/scoring/shares.hpp"

namespace adherence {

namespace {

// Formulas beyond these bounds are left to the exact evaluation: names may be read by names a long way down.
constexpr std::size_t most_parts = 2000, deepest = 40;
// Sums are added up in so many units at most.
constexpr std::int64_t largest_unit = std::int64_t{1} << 32, largest_gain = std::int64_t{1} << 50;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The lowest whole number that is not below a figure, or above it.
std::optional<std::int64_t> least_whole(Number const& figure, bool itself) {
    Number const below = figure.floor();
    auto const whole = (below == figure && itself ? below : below + Number(1)).as_fraction();
    return whole && whole->numerator <= largest_gain && whole->numerator >= -largest_gain ? std::optional(whole->numerator) : std::nullopt;
}

// What a demand comes to in terms of rows and figures, before it is said in terms of choices.
struct Formula {
    enum class Kind : std::uint8_t {
        cell,    // a rule on a criterion's value or score holds, or does not
        figure,  // a score or a coverage comes to `bound`: at least, or at most
        some,    // at least `need` of `parts`
    };
    Kind kind = Kind::some;
    int rule = 0;
    Effect effect = Effect::requires_;
    bool hold = true;
    int node = 0;
    bool coverage = false, at_least = true, itself = true;
    Number bound;
    std::size_t need = 0;
    std::vector<Formula> parts;

    static Formula always() { return {}; }
    static Formula never() { return some(1, {}); }
    static Formula some(std::size_t need, std::vector<Formula> parts) {
        Formula formula;
        formula.need = need;
        formula.parts = std::move(parts);
        return formula;
    }
    static Formula all(std::vector<Formula> parts) {
        std::size_t const need = parts.size();
        return some(need, std::move(parts));
    }
};

class Gathering {
public:
    Gathering(Supposition const& country, std::vector<std::vector<Choice>> choices)
        : country_(country),
          framework_(country.framework()),
          standings_(standings(framework_, country.block().weights(), country.cells(), framework_.root)) {
        problem_.choices = std::move(choices);
        for (auto const& of_one : problem_.choices) problem_.allowed.emplace_back(of_one.size(), true);
        for (Standing const& standing : standings_) applies_.push_back(standing.applicable);
    }

    PathProblem gathered() {
        demand(country_.benefit(), Verdict::eligible);
        // One after another, not one inside another: names may be read by names a long way down.
        while (!pending_.empty()) {
            Pending const next = pending_.back();
            pending_.pop_back();
            if (met_.insert(next).second) demand(std::get<0>(next), std::get<1>(next), std::get<2>(next));
        }
        for (auto const& [rule, sum] : sums_)
            if (most(sum) < sum.least) problem_.blocking.push_back(rule);
            else problem_.sums.push_back(sum);
        return std::move(problem_);
    }

private:
    // ---- all that must be, one clause after another ----

    void demand(int benefit, Verdict least) {
        if (!demanded_.emplace(benefit, least).second) return;
        for (auto const& [clause, effect, hold] : clauses_of(benefit, least)) demand(*clause, effect, hold);
    }

    void demand(Clause const& clause, Effect effect, bool hold) {
        if (count_of(clause, hold) < clause.rules.size()) return meet(clause.rules.front(), formula_of(clause, effect, hold, 0));
        for (int const rule : clause.rules) pending_.emplace_back(rule, effect, hold);
    }

    void demand(int rule, Effect effect, bool hold) {
        Subject const& subject = framework_.subjects[at(rule)];
        if (subject.kind == Subject::Kind::benefit) {
            if (auto const least = verdict_asked(rule, hold)) return demand(subject.index, *least);
        } else if (subject.kind == Subject::Kind::defined) {
            auto const [clause, name] = name_asked(rule, hold);
            if (clause && !clause->rules.empty()) return demand(*clause, Effect::defines, name);
        }
        meet(rule, formula_of(rule, effect, hold, 0));
    }

    struct Asked {
        Clause const* clause;
        Effect effect;
        bool hold;
    };

    [[nodiscard]] std::vector<Asked> clauses_of(int benefit, Verdict least) const {
        Benefit const& one = framework_.benefits[benefit];
        std::vector<Asked> asked;
        for (Clause const& clause : one.requirements) asked.push_back({&clause, Effect::requires_, true});
        for (Clause const& clause : one.exclusions) asked.push_back({&clause, Effect::excludes, false});
        if (least == Verdict::eligible)
            for (Clause const& clause : one.conditions) asked.push_back({&clause, Effect::condition, true});
        return asked;
    }

    // How many rows of it must hold, or must not.
    [[nodiscard]] static std::size_t count_of(Clause const& clause, bool hold) {
        return hold ? clause.need : clause.rules.size() - clause.need + 1;
    }

    // The least verdict that passes, where the better ones pass too.
    [[nodiscard]] std::optional<Verdict> verdict_asked(int rule, bool hold) const {
        unsigned const passing = members_asked(framework_, rule, hold);
        if (passing == only(Verdict::eligible)) return Verdict::eligible;
        if (passing == (only(Verdict::eligible) | only(Verdict::conditional))) return Verdict::conditional;
        return {};
    }

    // The clause of a name, and whether it must hold; null where that is all the same, or cannot be.
    [[nodiscard]] std::pair<Clause const*, bool> name_asked(int rule, bool hold) const {
        unsigned const passing = members_asked(framework_, rule, hold);
        return {passing == 1 || passing == 2 ? &definition_of(framework_, rule) : nullptr, passing == 2};
    }

    // ---- formulas ----

    [[nodiscard]] Formula formula_of(Clause const& clause, Effect effect, bool hold, std::size_t depth) {
        std::vector<Formula> parts;
        for (int const rule : clause.rules) parts.push_back(formula_of(rule, effect, hold, depth + 1));
        return Formula::some(count_of(clause, hold), std::move(parts));
    }

    [[nodiscard]] Formula formula_of(int rule, Effect effect, bool hold, std::size_t depth) {
        if (depth == 0) parts_ = 0;
        if (++parts_ > most_parts || depth > deepest) return Formula::always();
        Subject const& subject = framework_.subjects[at(rule)];
        switch (subject.kind) {
            case Subject::Kind::value:
            case Subject::Kind::score:
                if (subject.criterion < 0) break;
                return {.kind = Formula::Kind::cell, .rule = rule, .effect = effect, .hold = hold, .bound = {}, .parts = {}};
            case Subject::Kind::coverage: break;
            case Subject::Kind::benefit: {
                if (members_asked(framework_, rule, hold) == 0) return Formula::never();
                auto const least = verdict_asked(rule, hold);
                if (!least) return Formula::always();
                std::vector<Formula> parts;
                for (auto const& [clause, its_effect, its_hold] : clauses_of(subject.index, *least))
                    parts.push_back(formula_of(*clause, its_effect, its_hold, depth + 1));
                return Formula::all(std::move(parts));
            }
            case Subject::Kind::defined: {
                auto const [clause, name] = name_asked(rule, hold);
                if (!clause) return members_asked(framework_, rule, hold) == 0 ? Formula::never() : Formula::always();
                if (clause->rules.empty()) return name ? Formula::never() : Formula::always();
                return formula_of(*clause, Effect::defines, name, depth + 1);
            }
        }
        return formula_of_figure(rule, effect, hold, depth);
    }

    // The figure must lie between the outermost that pass; what else it must not be is for the exact evaluation.
    [[nodiscard]] Formula formula_of_figure(int rule, Effect effect, bool hold, std::size_t depth) {
        Subject const& subject = framework_.subjects[at(rule)];
        Test const& test = framework_.rules[at(rule)].test;
        Standing const& standing = standings_[at(subject.index)];
        if (!standing.applicable)
            return (counted(Outcome::not_applicable, effect) == Truth::yes) == hold ? Formula::always() : Formula::never();
        bool const coverage = subject.kind == Subject::Kind::coverage;
        ValueSet const known = hold ? test.when_known : test.when_known.complement();
        ValueSet const unknown = coverage ? known : hold ? test.when_unknown : test.when_unknown.complement();
        ValueSet const passing = known | unknown;
        if (passing.empty()) return Formula::never();
        std::vector<Formula> parts;
        if (Interval const& first = passing.intervals().front(); first.low)
            parts.push_back(formula_of_bound(subject.index, coverage, true, *first.low, first.low_closed, depth + 1));
        if (Interval const& last = passing.intervals().back(); last.high)
            parts.push_back(formula_of_bound(subject.index, coverage, false, *last.high, last.high_closed, depth + 1));
        if (unknown.empty()) parts.push_back(formula_of_bound(subject.index, true, true, Number(100), true, depth + 1));
        return Formula::all(std::move(parts));
    }

    [[nodiscard]] Formula formula_of_bound(int node, bool coverage, bool at_least, Number const& bound, bool itself, std::size_t depth) {
        if (++parts_ > most_parts || depth > deepest) return Formula::always();
        if (!coverage && !standings_[at(node)].scored) return Formula::never();
        Node const& one = framework_.nodes[at(node)];
        bool const extreme = one.aggregate == Aggregate::minimum || one.aggregate == Aggregate::maximum;
        if (one.criterion || coverage || !extreme)
            return {.kind = Formula::Kind::figure, .node = node, .coverage = coverage, .at_least = at_least, .itself = itself, .bound = bound, .parts = {}};
        std::vector<Formula> parts;
        for (int const child : one.children)
            if (takes_part(child)) parts.push_back(formula_of_bound(child, false, at_least, bound, itself, depth + 1));
        bool const each = at_least == (one.aggregate == Aggregate::minimum);
        return each ? Formula::all(std::move(parts)) : Formula::some(1, std::move(parts));
    }

    [[nodiscard]] bool takes_part(int child) const { return applies_[at(child)] && country_.block().weights()[at(child)].sign() > 0; }
    [[nodiscard]] std::vector<Number> shares_in(int node) const {
        return shares_of(framework_, country_.block().weights(), applies_, node);
    }

    // ---- what an open cell is taken at ----

    // All that a formula asks of the cell of one criterion.
    struct Asking {
        std::vector<Formula const*> rows;
        bool at_least = false, at_most = false;  // figures that its score is part of
    };

    void ask(Formula const& formula, std::map<int, Asking>& asking) const {
        if (formula.kind == Formula::Kind::cell) {
            asking[framework_.subjects[at(formula.rule)].criterion].rows.push_back(&formula);
        } else if (formula.kind == Formula::Kind::figure && !formula.coverage) {
            std::vector<Number> const shares = shares_in(formula.node);
            for (std::size_t criterion = 0; criterion < shares.size(); ++criterion) {
                if (shares[criterion].is_zero()) continue;
                Asking& one = asking[static_cast<int>(criterion)];
                one.at_least = one.at_least || formula.at_least;
                one.at_most = one.at_most || !formula.at_least;
            }
        }
        for (Formula const& part : formula.parts) ask(part, asking);
    }

    // Is some value of the cell the worst for all that is asked of it? If not, each of them is taken at its best.
    [[nodiscard]] bool has_worst(Appraisal const& cell, Asking const& asking) const {
        std::vector<Formula const*> uncertain;
        for (Formula const* row : asking.rows)
            if (holds_at(cell, *row) == Truth::open) uncertain.push_back(row);
        if (!asking.at_least && !asking.at_most && uncertain.size() <= 1) return true;
        auto const all_fail_at = [&](std::shared_ptr<Appraisal const> const& end) {
            return end && std::all_of(uncertain.begin(), uncertain.end(), [&](Formula const* row) { return holds_at(*end, *row) == Truth::no; });
        };
        return (!asking.at_most && all_fail_at(cell.at_worst)) || (!asking.at_least && all_fail_at(cell.at_best));
    }

    [[nodiscard]] Truth holds_at(Appraisal const& cell, Formula const& row) const {
        Truth const truth = counted(cell.outcomes[at(country_.block().store().slot_of(row.rule))], row.effect);
        return truth == Truth::open ? truth : (truth == Truth::yes) == row.hold ? Truth::yes : Truth::no;
    }

    // ---- in terms of choices ----

    void meet(int rule, Formula const& formula) {
        if (formula.kind == Formula::Kind::some && formula.need == formula.parts.size()) {
            for (Formula const& part : formula.parts) meet(rule, part);
            return;
        }
        std::map<int, Asking> asking;
        ask(formula, asking);
        at_best_.clear();
        for (auto const& [criterion, one] : asking) {
            Choice const& stays = problem_.choices[at(criterion)].front();
            if (!stays.moved && stays.cell->open() && !has_worst(*stays.cell, one)) at_best_.insert(criterion);
        }
        auto const demands = demands_of(formula);
        if (!demands) problem_.blocking.push_back(rule);
        else
            for (Demand const& one : *demands) take(rule, one);
    }

    void take(int rule, Demand const& demand) {
        if (auto const* const limit = std::get_if<LimitDemand>(&demand.what)) {
            auto& allowed = problem_.allowed[at(limit->criterion)];
            std::transform(allowed.begin(), allowed.end(), limit->allowed.begin(), allowed.begin(), std::logical_and<>());
            if (std::find(allowed.begin(), allowed.end(), true) == allowed.end()) problem_.blocking.push_back(rule);
        } else if (auto const* const sum = std::get_if<SumDemand>(&demand.what)) {
            auto const same = std::find_if(sums_.begin(), sums_.end(), [&](auto const& one) { return one.second.terms == sum->terms; });
            if (same == sums_.end()) sums_.emplace_back(rule, *sum);
            else if (same->second.least < sum->least) *same = {rule, *sum};
        } else {
            problem_.somes.push_back(std::get<SomeDemand>(demand.what));
        }
    }

    // Empty where no choices meet it.
    [[nodiscard]] std::optional<Demands> demands_of(Formula const& formula) const {
        switch (formula.kind) {
            case Formula::Kind::cell: return limit(framework_.subjects[at(formula.rule)].criterion, [&](Appraisal const& cell, bool at_best) {
                Truth const truth = holds_at(cell, formula);
                return truth == Truth::yes || (at_best && truth == Truth::open);
            });
            case Formula::Kind::figure: return demands_of_figure(formula);
            case Formula::Kind::some: break;
        }
        std::size_t need = formula.need;
        std::vector<Demands> of;
        for (Formula const& part : formula.parts) {
            auto demands = demands_of(part);
            if (demands && !demands->empty()) of.push_back(*std::move(demands));
            else if (demands && need > 0) --need;
        }
        if (need > of.size()) return {};
        if (need == 0) return Demands{};
        if (need == of.size()) return all_of(of);
        if (auto count = count_of(of, need)) return simplified(*std::move(count));
        return Demands{{SomeDemand{need, std::move(of)}}};
    }

    [[nodiscard]] static Demands all_of(std::vector<Demands> const& of) {
        Demands all;
        for (Demands const& one : of) all.insert(all.end(), one.begin(), one.end());
        return all;
    }

    // So many of several limits on single criteria: a sum of ones.
    [[nodiscard]] std::optional<SumDemand> count_of(std::vector<Demands> const& of, std::size_t need) const {
        std::map<int, std::vector<std::int64_t>> gains;
        for (Demands const& one : of) {
            auto const* const limit = one.size() == 1 ? std::get_if<LimitDemand>(&one.front().what) : nullptr;
            if (!limit) return {};
            auto& mine = gains[limit->criterion];
            mine.resize(limit->allowed.size(), 0);
            for (std::size_t choice = 0; choice < mine.size(); ++choice) mine[choice] += limit->allowed[choice];
        }
        SumDemand sum;
        sum.least = static_cast<std::int64_t>(need);
        for (auto& [criterion, mine] : gains) sum.terms.push_back({criterion, std::move(mine)});
        return sum;
    }

    template <class Allows>
    [[nodiscard]] std::optional<Demands> limit(int criterion, Allows const& allows) const {
        LimitDemand limit{criterion, {}};
        for (Choice const& choice : problem_.choices[at(criterion)])
            limit.allowed.push_back(allows(*choice.cell, !choice.moved && at_best_.count(criterion) > 0));
        auto const allowed = static_cast<std::size_t>(std::count(limit.allowed.begin(), limit.allowed.end(), true));
        if (allowed == 0) return {};
        return allowed == limit.allowed.size() ? Demands{} : Demands{{std::move(limit)}};
    }

    // ---- figures as sums ----

    // Is the score of the node at most the mean of its criteria (or at least, for a bound from above)? Means of powers
    // rise with the power, and the arithmetic one is that of the first (Hardy, Littlewood and Pólya, Inequalities, 1934).
    [[nodiscard]] bool within_mean(int node, bool at_least) const {
        auto const nodes = framework_.subtree(node);
        return std::all_of(nodes.begin(), nodes.end(), [&](int below) {
            Node const& one = framework_.nodes[at(below)];
            switch (one.aggregate) {
                case Aggregate::arithmetic: return true;
                case Aggregate::geometric:
                case Aggregate::harmonic:
                case Aggregate::minimum: return at_least;
                case Aggregate::maximum: return !at_least;
                case Aggregate::power: return at_least ? one.exponent <= Number(1) : one.exponent >= Number(1);
            }
            return false;
        });
    }

    [[nodiscard]] std::optional<Demands> demands_of_figure(Formula const& figure) const {
        int const criterion = framework_.nodes[at(figure.node)].criterion_index;
        if (criterion >= 0)
            return limit(criterion, [&](Appraisal const& cell, bool at_best) {
                Number const score = part_of(figure, cell, at_best), bound = figure.at_least ? figure.bound : -figure.bound;
                return score > bound || (figure.itself && score == bound);
            });
        if (!figure.coverage && !within_mean(figure.node, figure.at_least)) return Demands{};
        auto sum = sum_of(figure);
        return sum ? simplified(*std::move(sum)) : Demands{};
    }

    // What a choice adds to a sum that must come to at least something, before its share.
    [[nodiscard]] static Number part_of(Formula const& figure, Appraisal const& cell, bool at_best) {
        if (figure.coverage) return Number(!cell.known() ? 0 : figure.at_least ? 100 : -100);
        return figure.at_least ? (at_best ? cell.high : cell.low) : -(at_best ? cell.low : cell.high);
    }

    // In whole numbers: exact where the figures have a common denominator of a sane size; else parts are rounded up,
    // so that the demand asks too little and never too much. Empty where they are too large to be added up.
    [[nodiscard]] std::optional<SumDemand> sum_of(Formula const& figure) const {
        std::vector<Number> const shares = shares_in(figure.node);
        std::int64_t share_unit = 1, score_unit = 1;
        auto const join = [](std::int64_t& unit, Number const& number) {
            auto const fraction = number.as_fraction();
            unit = fraction && fraction->denominator < largest_unit ? std::min(std::lcm(unit, fraction->denominator), largest_unit) : largest_unit;
        };
        std::vector<std::vector<Number>> parts(shares.size());
        for (std::size_t criterion = 0; criterion < shares.size(); ++criterion) {
            if (shares[criterion].is_zero()) continue;
            join(share_unit, shares[criterion]);
            for (Choice const& choice : problem_.choices[criterion]) {
                bool const at_best = !choice.moved && at_best_.count(static_cast<int>(criterion)) > 0;
                parts[criterion].push_back(part_of(figure, *choice.cell, at_best));
                join(score_unit, parts[criterion].back());
            }
        }
        std::int64_t const unit = share_unit < largest_unit / score_unit ? share_unit * score_unit : largest_unit;
        SumDemand sum;
        for (std::size_t criterion = 0; criterion < shares.size(); ++criterion) {
            if (shares[criterion].is_zero()) continue;
            SumDemand::Term term{static_cast<int>(criterion), {}};
            Number const scaled = shares[criterion] * Number(unit);
            for (Number const& part : parts[criterion]) {
                auto const gain = least_whole(part * scaled, true);
                if (!gain) return {};
                term.gains.push_back(*gain);
            }
            sum.terms.push_back(std::move(term));
        }
        auto const least = least_whole((figure.at_least ? figure.bound : -figure.bound) * Number(unit), figure.itself);
        if (!least) return {};
        sum.least = *least;
        return sum;
    }

    // Without the criteria that add the same whatever is chosen; a limit where one is left. Empty where it cannot be met.
    [[nodiscard]] std::optional<Demands> simplified(SumDemand sum) const {
        std::vector<SumDemand::Term> left;
        std::int64_t lowest = 0, highest = 0;
        for (SumDemand::Term& term : sum.terms) {
            auto const [low, high] = std::minmax_element(term.gains.begin(), term.gains.end());
            lowest += *low;
            highest += *high;
            if (*low == *high) sum.least -= *low, lowest -= *low, highest -= *high;
            else left.push_back(std::move(term));
        }
        if (highest < sum.least) return {};
        if (lowest >= sum.least) return Demands{};
        if (left.size() > 1) {
            sum.terms = std::move(left);
            return Demands{{std::move(sum)}};
        }
        LimitDemand limit{left.front().criterion, {}};
        for (std::int64_t const gain : left.front().gains) limit.allowed.push_back(gain >= sum.least);
        return Demands{{std::move(limit)}};
    }

    // The most that is left of a sum.
    [[nodiscard]] std::int64_t most(SumDemand const& sum) const {
        std::int64_t most = 0;
        for (SumDemand::Term const& term : sum.terms) {
            std::optional<std::int64_t> best;
            for (std::size_t choice = 0; choice < term.gains.size(); ++choice)
                if (problem_.allowed[at(term.criterion)][choice]) best = std::max(best.value_or(INT64_MIN), term.gains[choice]);
            most += best.value_or(0);
        }
        return most;
    }

    Supposition const& country_;
    Framework const& framework_;
    std::vector<Standing> standings_;
    std::vector<bool> applies_;  // by node
    PathProblem problem_;
    std::vector<std::pair<int, SumDemand>> sums_;  // with the rule that asks for it
    std::size_t parts_ = 0;                        // of the formula at hand
    std::set<int> at_best_;                        // criteria whose open cell it takes at its best
    std::set<std::pair<int, Verdict>> demanded_;
    using Pending = std::tuple<int, Effect, bool>;
    std::vector<Pending> pending_;
    std::set<Pending> met_;
};

}  // namespace

PathProblem path_problem(Supposition const& country, std::vector<std::vector<Choice>> choices) {
    return Gathering(country, std::move(choices)).gathered();
}

}  // namespace adherence
