#include "core/advice/path_problem.hpp"

#include <algorithm>
#include <set>
#include <tuple>

namespace adherence {

namespace {

// A group of rows with more ways than this is left to the exact evaluation.
constexpr std::size_t most_ways = 250;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// The lowest whole number that is not below a fraction, or above it.
std::optional<std::int64_t> least_whole(Number const& figure, bool itself) {
    Number const below = figure.floor();
    auto const whole = (below == figure && itself ? below : below + Number(1)).as_fraction();
    return whole ? std::optional(whole->numerator) : std::nullopt;
}

class Gathering {
public:
    explicit Gathering(Supposition& country)
        : country_(country),
          framework_(country.framework()),
          summary_(country.block().summary(country.row())),
          standings_(standings(framework_, country.block().weights(), country.cells(), framework_.root)) {
        for (std::size_t criterion = 0; criterion < framework_.criteria.size(); ++criterion) {
            choices_.push_back(rests_on(criterion) ? choices_of(country, static_cast<int>(criterion))
                                                   : std::vector<Choice>{{country.cells()[criterion], Number(), false}});
            allowed_.emplace_back(choices_.back().size(), true);
        }
    }

    PathProblem gathered() {
        demand(country_.benefit(), Verdict::eligible);
        // One after another, not one inside another: names may be read by names a long way down.
        while (!pending_.empty()) {
            Pending const next = pending_.back();
            pending_.pop_back();
            if (met_.insert(next).second) demand(std::get<0>(next), std::get<1>(next), std::get<2>(next));
        }
        PathProblem problem;
        for (std::size_t criterion = 0; criterion < choices_.size(); ++criterion) {
            std::vector<Choice> left;
            for (std::size_t choice = 0; choice < choices_[criterion].size(); ++choice)
                if (allowed_[criterion][choice]) left.push_back(choices_[criterion][choice]);
            problem.choices.push_back(std::move(left));
        }
        problem.blocking = blocking_;
        if (!blocking_.empty()) return problem;
        for (Sum const& sum : sums_)
            if (auto demand = built(sum, problem)) problem.sums.push_back(*std::move(demand));
        for (Either const& either : eithers_) {
            EitherDemand demand = built(either, problem);
            if (demand.ways.empty()) problem.blocking.push_back(either.rules.front());
            bool const free = std::any_of(demand.ways.begin(), demand.ways.end(), [](auto const& way) { return way.empty(); });
            if (!free) problem.eithers.push_back(std::move(demand));
        }
        return problem;
    }

private:
    struct Sum {
        int rule = 0, node = 0;
        bool coverage = false;
        std::int64_t least = 0;
    };
    struct Either {
        std::vector<int> rules;
        std::size_t count = 1;
        bool hold = true;
        Effect effect = Effect::requires_;
    };

    [[nodiscard]] bool rests_on(std::size_t criterion) const {
        auto const& nodes = framework_.benefits[country_.benefit()].rests_on;
        return std::find(nodes.begin(), nodes.end(), framework_.criteria[criterion]) != nodes.end();
    }

    // ---- what must be ----

    void demand(int benefit, Verdict least) {
        if (!demanded_.emplace(benefit, least).second) return;
        Benefit const& one = framework_.benefits[benefit];
        for (Clause const& clause : one.requirements) demand(clause, Effect::requires_, true);
        for (Clause const& clause : one.exclusions) demand(clause, Effect::excludes, false);
        if (least == Verdict::eligible)
            for (Clause const& clause : one.conditions) demand(clause, Effect::condition, true);
    }

    void demand(Clause const& clause, Effect effect, bool hold) {
        std::size_t const rows = clause.rules.size();
        std::size_t const count = hold ? clause.need : rows - clause.need + 1;
        if (count < rows) {
            eithers_.push_back({clause.rules, count, hold, effect});
            return;
        }
        for (int const rule : clause.rules) pending_.emplace_back(rule, effect, hold);
    }

    void demand(int rule, Effect effect, bool hold) {
        Subject const& subject = framework_.subjects[at(rule)];
        Test const& test = framework_.rules[at(rule)].test;
        switch (subject.kind) {
            case Subject::Kind::value:
            case Subject::Kind::score:
                if (subject.criterion >= 0) demand_of_cell(rule, subject.criterion, effect, hold);
                else demand_of_figure(rule, effect, hold);
                break;
            case Subject::Kind::coverage: demand_of_figure(rule, effect, hold); break;
            case Subject::Kind::benefit: {
                unsigned passing = 0;
                for (unsigned verdict = 0; verdict < 3; ++verdict) passing |= unsigned{test.when_known.contains_level(verdict) == hold} << verdict;
                if (passing == 0) blocking_.push_back(rule);
                if (passing == only(Verdict::eligible)) demand(subject.index, Verdict::eligible);
                if (passing == (only(Verdict::eligible) | only(Verdict::conditional))) demand(subject.index, Verdict::conditional);
                break;
            }
            case Subject::Kind::defined: {
                bool const when_false = test.when_known.contains_level(0) == hold, when_true = test.when_known.contains_level(1) == hold;
                if (!when_false && !when_true) blocking_.push_back(rule);
                if (when_false == when_true) break;
                Clause const& clause = framework_.benefits[framework_.rules[at(rule)].benefit].definitions[at(subject.index)].clause;
                if (!clause.rules.empty()) demand(clause, Effect::defines, when_true);
                else if (when_true) blocking_.push_back(rule);
                break;
            }
        }
    }

    // In every completion: what is open at a choice is not enough.
    void demand_of_cell(int rule, int criterion, Effect effect, bool hold) {
        auto& allowed = allowed_[at(criterion)];
        for (std::size_t choice = 0; choice < allowed.size(); ++choice)
            allowed[choice] = allowed[choice] && counted(outcome(criterion, choice, rule), effect) == (hold ? Truth::yes : Truth::no);
        if (std::find(allowed.begin(), allowed.end(), true) == allowed.end()) blocking_.push_back(rule);
    }

    [[nodiscard]] Outcome outcome(int criterion, std::size_t choice, int rule) const {
        return choices_[at(criterion)][choice].cell->outcomes[at(country_.block().store().slot_of(rule))];
    }

    // The figure must come to the lowest that passes; what else it must not be is for the exact evaluation.
    void demand_of_figure(int rule, Effect effect, bool hold) {
        Subject const& subject = framework_.subjects[at(rule)];
        Test const& test = framework_.rules[at(rule)].test;
        if (!standings_[at(subject.index)].applicable) {
            if ((counted(Outcome::not_applicable, effect) == Truth::yes) != hold) blocking_.push_back(rule);
            return;
        }
        bool const coverage = subject.kind == Subject::Kind::coverage;
        if (!coverage && !(test.when_known == test.when_unknown)) return;
        ValueSet const passing = hold ? test.when_known : test.when_known.complement();
        if (passing.empty()) blocking_.push_back(rule);
        if (passing.empty() || !passing.intervals().front().low || !summary_.plan) return;
        NodePlan const& plan = summary_.plan->node(subject.index);
        if (plan.whole == 0 || (!coverage && !plan.arithmetic)) return;
        Interval const& first = passing.intervals().front();
        Number const unit = coverage ? Number::fraction(plan.whole, 100) : Number(plan.whole) * Number(summary_.plan->unit());
        if (auto const least = least_whole(*first.low * unit, first.low_closed)) sums_.push_back({rule, subject.index, coverage, *least});
    }

    // ---- in terms of the choices that are left ----

    [[nodiscard]] std::optional<SumDemand> built(Sum const& sum, PathProblem const& problem) const {
        SumDemand demand;
        demand.least = sum.least;
        demand.rule = sum.rule;
        for (Share const& share : summary_.plan->node(sum.node).shares) {
            SumDemand::Term term{share.criterion, {}};
            for (Choice const& choice : problem.choices[at(share.criterion)]) {
                auto const gain = sum.coverage ? std::optional<std::int64_t>(choice.cell->known()) : units(choice.cell->low);
                if (!gain) return {};
                term.gains.push_back(share.share * *gain);
            }
            demand.terms.push_back(std::move(term));
        }
        return demand;
    }

    // Rounded up: a demand may ask too little, never too much. Empty where it is too large to be summed up.
    [[nodiscard]] std::optional<std::int64_t> units(Number const& score) const {
        constexpr std::int64_t largest = std::int64_t{1} << 36;
        auto const whole = least_whole(score * Number(summary_.plan->unit()), true);
        return whole && *whole <= largest && *whole >= -largest ? whole : std::nullopt;
    }

    // In each completion some rows hold; at a choice each of them can at least.
    [[nodiscard]] EitherDemand built(Either const& either, PathProblem const& problem) const {
        EitherDemand demand;
        demand.rule = either.rules.front();
        std::vector<bool> taken(either.rules.size(), false);
        std::fill(taken.begin(), taken.begin() + static_cast<std::ptrdiff_t>(either.count), true);
        do {
            std::vector<EitherDemand::Limit> way;
            bool possible = true;
            for (std::size_t row = 0; row < taken.size(); ++row)
                if (taken[row]) possible = possible && limit(either.rules[row], either.effect, either.hold, problem, way);
            if (possible) demand.ways.push_back(std::move(way));
            // Too many ways to tell: one without a limit says nothing at all.
            if (demand.ways.size() > most_ways) return {{{}}, demand.rule};
        } while (std::prev_permutation(taken.begin(), taken.end()));
        return demand;
    }

    // Adds what a row asks of single criteria; false where no choice can do.
    [[nodiscard]] bool limit(int rule, Effect effect, bool hold, PathProblem const& problem, std::vector<EitherDemand::Limit>& way) const {
        Subject const& subject = framework_.subjects[at(rule)];
        if (subject.kind == Subject::Kind::defined) return limit_of_name(rule, hold, problem, way);
        bool const cell = subject.kind != Subject::Kind::coverage && subject.criterion >= 0;
        if (!cell) return true;
        auto const& choices = problem.choices[at(subject.criterion)];
        auto found = std::find_if(way.begin(), way.end(), [&](auto const& one) { return one.criterion == subject.criterion; });
        if (found == way.end()) found = way.insert(way.end(), {subject.criterion, std::vector<bool>(choices.size(), true)});
        bool any = false;
        for (std::size_t choice = 0; choice < choices.size(); ++choice) {
            Outcome const outcome = choices[choice].cell->outcomes[at(country_.block().store().slot_of(rule))];
            found->allowed[choice] = found->allowed[choice] && counted(outcome, effect) != (hold ? Truth::no : Truth::yes);
            any = any || found->allowed[choice];
        }
        return any;
    }

    [[nodiscard]] bool limit_of_name(int rule, bool hold, PathProblem const& problem, std::vector<EitherDemand::Limit>& way) const {
        ValueSet const& passing = framework_.rules[at(rule)].test.when_known;
        bool const when_false = passing.contains_level(0) == hold, when_true = passing.contains_level(1) == hold;
        Clause const& clause = framework_.benefits[framework_.rules[at(rule)].benefit].definitions[at(framework_.subjects[at(rule)].index)].clause;
        if (when_true && !when_false && clause.need == clause.rules.size()) {
            // Names of names are left to the exact evaluation.
            for (int const row : clause.rules)
                if (framework_.subjects[at(row)].kind != Subject::Kind::defined && !limit(row, Effect::defines, true, problem, way))
                    return false;
        }
        return when_true || when_false;
    }

    Supposition& country_;
    Framework const& framework_;
    RowSummary const& summary_;
    std::vector<Standing> standings_;
    std::vector<std::vector<Choice>> choices_;
    std::vector<std::vector<bool>> allowed_;
    std::vector<Sum> sums_;
    std::vector<Either> eithers_;
    std::vector<int> blocking_;
    std::set<std::pair<int, Verdict>> demanded_;
    using Pending = std::tuple<int, Effect, bool>;
    std::vector<Pending> pending_;
    std::set<Pending> met_;
};

}  // namespace

PathProblem path_problem(Supposition& country) { return Gathering(country).gathered(); }

}  // namespace adherence
