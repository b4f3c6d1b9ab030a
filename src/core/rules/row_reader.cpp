#include "core/rules/row_reader.hpp"

namespace adherence {

namespace {

Outcome outcome_within(std::span<ScorePlan::Span const> passing, std::int64_t low, std::int64_t high) {
    bool some = false;
    for (auto const& span : passing) {
        if (span.low <= low && high <= span.high) return Outcome::holds;
        some = some || (span.low <= high && low <= span.high);
    }
    return some ? Outcome::open : Outcome::fails;
}

}  // namespace

Outcome RowReader::tested_node(int rule, Subject const& subject) {
    if (!summary_.plan) return tested_exactly(framework_.rules[rule]);
    bool const coverage = subject.kind == Subject::Kind::coverage;
    NodePlan const& plan = summary_.plan->node(subject.index);
    if (!plan.applicable) return Outcome::not_applicable;
    bool const planned = !summary_.problem && plan.whole > 0 && (coverage || (plan.arithmetic && summary_.in_units));
    return planned ? tested_figure(summary_.plan->test(rule), plan, coverage) : tested_exactly(framework_.rules[rule]);
}

Outcome RowReader::tested_figure(ScorePlan::TestPlan const& test, NodePlan const& node, bool coverage) {
    Span const& span = figure(test.figure);
    // Coverage is asked for its figure alone; `known` and `unknown` are asked of scores.
    bool const known = coverage || test.alike || covered(node) == node.whole;
    return outcome_within(known ? test.when_known : test.when_unknown, span.low, span.high);
}

Outcome RowReader::tested_exactly(Rule const& rule) {
    Standing const& at = standing(rule.subject.index);
    if (!at.applicable) return Outcome::not_applicable;
    if (at.problem) return Outcome::invalid;
    if (rule.subject.kind == Subject::Kind::coverage)
        return rule.test.when_known.contains(at.coverage) ? Outcome::holds : Outcome::fails;
    ValueSet const& passing = at.covered() ? rule.test.when_known : rule.test.when_unknown;
    if (!at.low || !at.high) return outcome_of(passing.holds_for(ValueSet::all(Domain::number)));
    return outcome_of(passing.holds_for(ValueSet::interval(Domain::number, {at.low, at.high, true, true})));
}

RowReader::Span const& RowReader::figure(int index) {
    Span& span = figures_[static_cast<std::size_t>(index)];
    if (span.known) return span;
    auto const& asked = summary_.plan->figures()[static_cast<std::size_t>(index)];
    NodePlan const& node = summary_.plan->node(asked.node);
    span.known = true;
    if (asked.coverage) {
        span.low = span.high = covered(node);
        return span;
    }
    for (Share const& share : node.shares) {
        Appraisal const& cell = *cells_[share.criterion];
        span.low += share.share * cell.low_units;
        span.high += share.share * cell.high_units;
    }
    return span;
}

std::int64_t RowReader::covered(NodePlan const& node) const {
    if (!summary_.open) return node.whole;
    std::int64_t sum = 0;
    for (Share const& share : node.shares)
        if (cells_[share.criterion]->known()) sum += share.share;
    return sum;
}

Standing const& RowReader::standing(int node) {
    if (standings_.empty()) standings_ = standings(framework_, weights_, cells_, framework_.root);
    return standings_[static_cast<std::size_t>(node)];
}

}  // namespace adherence
