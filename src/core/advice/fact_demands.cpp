#include "core/advice/fact_demands.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "core/rules/row_reader.hpp"
#include "core/scoring/shares.hpp"

namespace adherence {

namespace {

// More ways than these say little, and names of names of names make many.
constexpr std::size_t most_ways = 256;
constexpr int deepest = 6;
// Sums of doubles: what is asked is asked a little less than exactly, and never more.
constexpr double slack = 1e-9;

using Ways = std::vector<FactDemands>;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool counts_as(Outcome outcome, Effect effect, bool hold) { return counted(outcome, effect) == (hold ? Truth::yes : Truth::no); }
bool may_count_as(Outcome outcome, Effect effect, bool hold) { return counted(outcome, effect) != (hold ? Truth::no : Truth::yes); }

Ways always() { return {{}}; }
Ways never() { return {}; }

Ways both(Ways const& one, Ways const& other) {
    if (one.size() * other.size() > most_ways) return one.size() < other.size() ? one : other;
    Ways ways;
    for (FactDemands const& first : one)
        for (FactDemands const& second : other) {
            FactDemands& way = ways.emplace_back(first);
            way.insert(way.end(), second.begin(), second.end());
        }
    return ways;
}

class Gathering {
public:
    Gathering(Supposition const& country, std::span<Fact const> facts)
        : country_(country),
          framework_(country.framework()),
          facts_(facts),
          place_(framework_.criteria.size(), -1),
          verdicts_(framework_.benefits.size(), every_verdict),
          reader_(country.block(), country.row(), country.cells(), verdicts_),
          standings_(standings(framework_, country.block().weights(), country.cells(), framework_.root)) {
        for (std::size_t place = 0; place < facts.size(); ++place) place_[at(facts[place].criterion)] = static_cast<int>(place);
        for (Standing const& standing : standings_) applies_.push_back(standing.applicable);
    }

    [[nodiscard]] Ways of(VerdictSet verdicts) {
        Benefit const& benefit = framework_.benefits[at(country_.benefit())];
        FactDemands standing;
        if (!(verdicts & only(Verdict::not_eligible))) stand(benefit, verdicts == only(Verdict::eligible), standing, 0);
        Ways ways{standing};
        if (verdicts == only(Verdict::not_eligible)) ways = not_eligible(benefit, 0);
        if (verdicts == only(Verdict::conditional)) ways = both(ways, condition_fails(benefit, 0));
        // All facts together suffice: that no way is found says only that none can be told.
        return ways.empty() || ways.size() > most_ways ? always() : ways;
    }

private:
    // ---- demands of sums ----

    [[nodiscard]] bool is_sum(int group) const {
        auto const below = framework_.subtree(group);
        return std::all_of(below.begin(), below.end(), [&](int node) {
            Node const& one = framework_.nodes[at(node)];
            return one.criterion || one.aggregate == Aggregate::arithmetic || (one.aggregate == Aggregate::power && one.exponent == Number(1));
        });
    }

    // Σ share * score must not pass the limit upwards, or downwards, with the facts outside at that end.
    void limit(int group, Number const Appraisal::*end, Number const& at_limit, bool upwards, FactDemands& demands) const {
        if (!is_sum(group)) return;
        std::vector<Number> const shares = shares_of(framework_, country_.block().weights(), applies_, group);
        CoverDemand demand{std::vector<double>(facts_.size(), 0), 0};
        double const sign = upwards ? 1 : -1;
        double beyond = -at_limit.to_double(), size = std::abs(beyond);
        for (std::size_t criterion = 0; criterion < shares.size(); ++criterion) {
            double const share = shares[criterion].to_double();
            if (share == 0) continue;
            Appraisal const* cell = country_.cells()[criterion];
            if (!cell->scored) return;
            double const kept = share * (cell->*end).to_double();
            double outside = kept;
            if (int const fact = place_[criterion]; fact >= 0) {
                outside = share * (facts_[at(fact)].freed->*end).to_double();
                demand.gains[at(fact)] = std::max(0.0, sign * (outside - kept));
            }
            beyond += outside;
            size += std::abs(outside);
        }
        demand.need = sign * beyond - slack * (1 + size);
        if (demand.need > 0) demands.push_back(std::move(demand));
    }

    void ask(int fact, FactDemands& demands) const {
        CoverDemand demand{std::vector<double>(facts_.size(), 0), 1};
        demand.gains[at(fact)] = 1;
        demands.push_back(std::move(demand));
    }

    [[nodiscard]] ValueSet asked(int rule, bool hold) const {
        Test const& test = framework_.rules[at(rule)].test;
        Subject const& subject = framework_.subjects[at(rule)];
        ValueSet const& passing = standings_[at(subject.index)].covered() ? test.when_known : test.when_unknown;
        return hold ? passing : passing.complement();
    }

    [[nodiscard]] Outcome outcome(Appraisal const& cell, int rule) const {
        return cell.outcomes[at(country_.block().store().slot_of(rule))];
    }

    // ---- what must stand in every completion ----

    void stand(Benefit const& benefit, bool conditions, FactDemands& demands, int depth) {
        for (Clause const& clause : benefit.requirements) stand(clause, Effect::requires_, true, demands, depth);
        for (Clause const& clause : benefit.exclusions) stand(clause, Effect::excludes, false, demands, depth);
        if (!conditions) return;
        for (Clause const& clause : benefit.conditions) stand(clause, Effect::condition, true, demands, depth);
    }

    void stand(Clause const& clause, Effect effect, bool hold, FactDemands& demands, int depth) {
        std::size_t const rows = clause.rules.size(), count = hold ? clause.need : rows - clause.need + 1;
        if (count == rows) {
            for (int const rule : clause.rules)
                if (met_.emplace(rule, hold).second) stand(rule, effect, hold, demands, depth);
            return;
        }
        // Each cell outside the set takes at least one of its rows along, each by a value of its own.
        std::set<int> freeable, lost;
        for (int const rule : clause.rules) {
            Subject const& subject = framework_.subjects[at(rule)];
            if (subject.kind == Subject::Kind::coverage || subject.criterion < 0) continue;
            int const fact = place_[at(subject.criterion)];
            bool const kept = counts_as(outcome(*country_.cells()[at(subject.criterion)], rule), effect, hold);
            if (!kept) lost.insert(subject.criterion);
            else if (fact >= 0 && !counts_as(outcome(*facts_[at(fact)].freed, rule), effect, hold)) freeable.insert(subject.criterion);
        }
        std::erase_if(freeable, [&](int criterion) { return lost.contains(criterion); });
        double const need = static_cast<double>(count + lost.size() + freeable.size()) - static_cast<double>(rows);
        if (need <= 0) return;
        CoverDemand demand{std::vector<double>(facts_.size(), 0), need};
        for (int const criterion : freeable) demand.gains[at(place_[at(criterion)])] = 1;
        demands.push_back(std::move(demand));
    }

    void stand(int rule, Effect effect, bool hold, FactDemands& demands, int depth) {
        Subject const& subject = framework_.subjects[at(rule)];
        if (depth > deepest) return;
        switch (subject.kind) {
            case Subject::Kind::coverage: return;
            case Subject::Kind::value:
            case Subject::Kind::score: {
                if (subject.criterion >= 0) {
                    int const fact = place_[at(subject.criterion)];
                    if (fact >= 0 && !counts_as(outcome(*facts_[at(fact)].freed, rule), effect, hold)) ask(fact, demands);
                    return;
                }
                ValueSet const passing = asked(rule, hold);
                if (!applies_[at(subject.index)] || passing.empty()) return;
                if (auto const& low = passing.intervals().front().low) limit(subject.index, &Appraisal::low, *low, false, demands);
                if (auto const& high = passing.intervals().back().high) limit(subject.index, &Appraisal::high, *high, true, demands);
                return;
            }
            case Subject::Kind::benefit: {
                unsigned const wanted = members_asked(framework_, rule, hold);
                if (!(wanted & only(Verdict::not_eligible)))
                    stand(framework_.benefits[at(subject.index)], wanted == only(Verdict::eligible), demands, depth + 1);
                return;
            }
            case Subject::Kind::defined: {
                unsigned const wanted = members_asked(framework_, rule, hold);
                Clause const& clause = definition_of(framework_, rule);
                if (wanted == 1U || wanted == 2U)
                    if (!clause.rules.empty()) stand(clause, Effect::defines, wanted == 2U, demands, depth + 1);
                return;
            }
        }
    }

    // ---- what may stand in the way where everything else is at its best ----

    [[nodiscard]] Ways not_eligible(Benefit const& benefit, int depth) {
        Ways ways;
        for (Clause const& clause : benefit.requirements) append(ways, at_best(clause, Effect::requires_, false, depth));
        for (Clause const& clause : benefit.exclusions) append(ways, at_best(clause, Effect::excludes, true, depth));
        return ways;
    }

    [[nodiscard]] Ways condition_fails(Benefit const& benefit, int depth) {
        Ways ways;
        for (Clause const& clause : benefit.conditions) append(ways, at_best(clause, Effect::condition, false, depth));
        return ways;
    }

    static void append(Ways& ways, Ways more) {
        ways.insert(ways.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
        // One that demands nothing, or too many to tell.
        bool const nothing = ways.size() > most_ways || std::any_of(ways.begin(), ways.end(), [](FactDemands const& way) { return way.empty(); });
        if (nothing) ways = always();
    }

    [[nodiscard]] Ways at_best(Clause const& clause, Effect effect, bool hold, int depth) {
        std::size_t const rows = clause.rules.size(), count = hold ? clause.need : rows - clause.need + 1;
        std::vector<Ways> of_rows;
        for (int const rule : clause.rules) of_rows.push_back(at_best(rule, effect, hold, depth));
        if (count == 1) {
            Ways ways;
            for (Ways& one : of_rows) append(ways, std::move(one));
            return ways;
        }
        if (count == rows) {
            Ways ways = always();
            for (Ways const& one : of_rows) ways = both(ways, one);
            return ways;
        }
        CoverDemand demand{std::vector<double>(facts_.size(), 0), static_cast<double>(count)};
        for (std::size_t row = 0; row < rows; ++row) {
            if (of_rows[row].empty()) continue;
            int const criterion = framework_.subjects[at(clause.rules[row])].criterion;
            bool const asks = of_rows[row].size() == 1 && of_rows[row].front().size() == 1 && criterion >= 0;
            if (asks) demand.gains[at(place_[at(criterion)])] += 1;
            else demand.need -= 1;
        }
        if (demand.need <= 0) return always();
        double gains = 0;
        for (double const gain : demand.gains) gains += gain;
        return gains < demand.need ? never() : Ways{{demand}};
    }

    [[nodiscard]] Ways at_best(int rule, Effect effect, bool hold, int depth) {
        Subject const& subject = framework_.subjects[at(rule)];
        if (depth > deepest) return always();
        switch (subject.kind) {
            case Subject::Kind::coverage: return may_count_as(reader_.tested(rule), effect, hold) ? always() : never();
            case Subject::Kind::value:
            case Subject::Kind::score:
                return subject.criterion >= 0 ? cell_at_best(rule, subject.criterion, effect, hold) : group_at_best(rule, effect, hold);
            case Subject::Kind::benefit: {
                unsigned const wanted = members_asked(framework_, rule, hold);
                Benefit const& benefit = framework_.benefits[at(subject.index)];
                if (wanted == 0) return never();
                if (wanted == only(Verdict::not_eligible)) return not_eligible(benefit, depth + 1);
                if (wanted != (only(Verdict::not_eligible) | only(Verdict::conditional))) return always();
                Ways ways = not_eligible(benefit, depth + 1);
                append(ways, condition_fails(benefit, depth + 1));
                return ways;
            }
            case Subject::Kind::defined: {
                unsigned const wanted = members_asked(framework_, rule, hold);
                Clause const& clause = definition_of(framework_, rule);
                if (wanted == 0) return never();
                if (wanted == 3U) return always();
                if (clause.rules.empty()) return wanted == 1U ? always() : never();
                return at_best(clause, Effect::defines, wanted == 2U, depth + 1);
            }
        }
        return always();
    }

    [[nodiscard]] Ways cell_at_best(int rule, int criterion, Effect effect, bool hold) const {
        auto const may = [&](Appraisal const& cell) {
            return may_count_as(outcome(cell.at_best ? *cell.at_best : cell, rule), effect, hold);
        };
        bool const kept = may(*country_.cells()[at(criterion)]);
        int const fact = place_[at(criterion)];
        if (fact < 0) return kept ? always() : never();
        if (may(*facts_[at(fact)].freed)) return always();
        if (!kept) return never();
        FactDemands demands;
        ask(fact, demands);
        return {demands};
    }

    [[nodiscard]] Ways group_at_best(int rule, Effect effect, bool hold) const {
        int const group = framework_.subjects[at(rule)].index;
        if (!applies_[at(group)]) return may_count_as(Outcome::not_applicable, effect, hold) ? always() : never();
        ValueSet const passing = asked(rule, hold);
        if (passing.empty()) return never();
        FactDemands demands;
        if (auto const& high = passing.intervals().back().high) limit(group, &Appraisal::high, *high, true, demands);
        return {demands};
    }

    Supposition const& country_;
    Framework const& framework_;
    std::span<Fact const> facts_;
    std::vector<int> place_;  // by criterion: among the facts, or -1
    std::vector<VerdictSet> verdicts_;
    RowReader reader_;
    std::vector<Standing> standings_;
    std::vector<bool> applies_;  // by node
    std::set<std::pair<int, bool>> met_;
};

}  // namespace

std::vector<FactDemands> ways_to_suffice(Supposition const& country, std::span<Fact const> facts, VerdictSet verdicts) {
    return Gathering(country, facts).of(verdicts);
}

}  // namespace adherence
