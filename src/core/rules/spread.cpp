#include "core/rules/spread.hpp"

#include <algorithm>

#include "core/rules/search.hpp"

namespace adherence {

namespace {

ValueSet between(std::optional<Number> const& low, std::optional<Number> const& high) {
    return ValueSet::interval(Domain::number, {low, high, true, true});
}

std::vector<Appraisal const*> at_end(std::span<Appraisal const* const> cells, std::shared_ptr<Appraisal const> Appraisal::*end) {
    std::vector<Appraisal const*> result;
    for (Appraisal const* cell : cells) result.push_back((cell->*end) ? (cell->*end).get() : cell);
    return result;
}

}  // namespace

Spread spread_of(Standing const& standing) {
    Spread spread;
    spread.applicable = standing.applicable;
    spread.problem = standing.problem;
    spread.covered = standing.covered();
    spread.worst = {standing.low, standing.low};
    spread.best = {standing.high, standing.high};
    spread.coverage = {standing.coverage, standing.coverage};
    return spread;
}

struct SpreadJudge::Reader {
    CountryBlock const& block;
    std::span<Spread const> spreads;
    Completion completion;
    std::span<Appraisal const* const> cells;
    std::span<VerdictSet> verdicts;  // by benefit

    [[nodiscard]] VerdictSet possible(int benefit) const { return verdicts[static_cast<std::size_t>(benefit)]; }

    [[nodiscard]] Outcome tested(int rule) const {
        Subject const& subject = block.framework().subjects[rule];
        if (!subject.on_figure())
            return cells[static_cast<std::size_t>(subject.criterion)]->outcomes[static_cast<std::size_t>(block.store().slot_of(rule))];
        Spread const& at = spreads[static_cast<std::size_t>(subject.index)];
        if (at.anything) return Outcome::open;
        if (!at.applicable) return Outcome::not_applicable;
        Test const& test = block.framework().rules[rule].test;
        if (subject.kind == Subject::Kind::coverage)
            return outcome_of(test.when_known.holds_for(between(at.coverage.low, at.coverage.high)));
        ValueSet const& passing = at.covered ? test.when_known : test.when_unknown;
        std::optional<Number> const& low = completion == Completion::best ? at.best.low : at.worst.low;
        std::optional<Number> const& high = completion == Completion::worst ? at.worst.high : at.best.high;
        return outcome_of(passing.holds_for(low && high ? between(low, high) : ValueSet::all(Domain::number)));
    }
};

SpreadJudge::SpreadJudge(CountryBlock const& block, std::size_t row, int benefit)
    : block_(block),
      row_(row),
      benefit_(benefit),
      benefits_(block.framework().benefits[static_cast<std::size_t>(benefit)].reads),
      worst_(at_end(block.row(row), &Appraisal::at_worst)),
      best_(at_end(block.row(row), &Appraisal::at_best)) {
    benefits_.push_back(benefit);
    for (int const one : benefits_)
        for (int const rule : block.framework().benefits[static_cast<std::size_t>(one)].rules)
            if (block.framework().subjects[static_cast<std::size_t>(rule)].on_figure()) rules_on_figures_.push_back(rule);
}

VerdictSet SpreadJudge::possible(std::span<Spread const> spreads, Completion completion) const {
    boost::container::small_vector<VerdictSet, 8> verdicts(block_.framework().benefits.size(), every_verdict);
    auto const cells = completion == Completion::all     ? block_.row(row_)
                       : completion == Completion::worst ? std::span<Appraisal const* const>(worst_)
                                                         : std::span<Appraisal const* const>(best_);
    Reader reader{block_, spreads, completion, cells, {verdicts.data(), verdicts.size()}};
    Deduction deduction(block_.framework(), reader);
    for (int const benefit : benefits_) verdicts[static_cast<std::size_t>(benefit)] = deduction.possible(benefit);
    return verdicts[static_cast<std::size_t>(benefit_)];
}

bool SpreadJudge::sound(std::span<Spread const> spreads) const {
    return std::ranges::none_of(rules_on_figures_, [&](int rule) {
        return spreads[static_cast<std::size_t>(block_.framework().subjects[static_cast<std::size_t>(rule)].index)].problem;
    });
}

VerdictSet SpreadJudge::possible(std::span<Spread const> spreads) const {
    return sound(spreads) ? possible(spreads, Completion::all) : every_verdict;
}

std::optional<Verdict> SpreadJudge::verdict(std::span<Spread const> spreads) const {
    if (!sound(spreads)) return {};
    VerdictSet const bound = possible(spreads, Completion::all);
    if (is_single(bound)) return verdict_of(bound);
    VerdictSet found = no_verdict;
    for (Completion const end : {Completion::best, Completion::worst})
        if (VerdictSet const verdict = possible(spreads, end); is_single(verdict)) found |= verdict & bound;
    if (!settles(found, bound)) return {};
    return verdict_of(found);
}

}  // namespace adherence
