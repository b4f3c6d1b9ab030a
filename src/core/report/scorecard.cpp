#include "core/report/scorecard.hpp"

#include "core/report/phrases.hpp"
#include "core/report/rule_sentence.hpp"

namespace adherence {

namespace {

std::string_view effect_word(Effect effect) {
    switch (effect) {
        case Effect::requires_:
            return "requires";
        case Effect::excludes:
            return "excludes";
        case Effect::condition:
            return "condition";
        case Effect::defines:
            return "defines";
    }
    return "";
}

std::optional<double> figure(std::optional<Number> const& number) {
    if (!number) return {};
    return number->to_double();
}

ScorecardBar bar_of(Evaluation const& evaluation, Phrases const& say, int node) {
    Standing const& standing = evaluation.node(node);
    ScorecardBar bar;
    bar.id = evaluation.framework().nodes[node].id;
    bar.title = say.title(node);
    bar.weight = evaluation.framework().nodes[node].weight.to_double();
    bar.applicable = standing.applicable;
    bar.problem = standing.problem;
    if (!bar.applicable || bar.problem) return bar;
    bar.score = figure(standing.score);
    bar.low = figure(standing.low);
    bar.high = figure(standing.high);
    bar.coverage = standing.coverage.to_double();
    return bar;
}

std::string criterion_value(Evaluation const& evaluation, Phrases const& say, int node) {
    Appraisal const& cell = cell_of(evaluation, node);
    switch (cell.assessment.state) {
        case Assessment::State::known:
        case Assessment::State::ranged:
            return value_text(evaluation.framework().scale_of(node), cell.assessment.values);
        case Assessment::State::unknown:
            return say.say("value.unknown");
        case Assessment::State::not_applicable:
            return say.say("value.not-applicable");
        case Assessment::State::problem:
            return cell.content;
    }
    return {};
}

std::string score_value(Standing const& standing, Phrases const& say) {
    if (!standing.applicable) return say.say("value.not-applicable");
    if (standing.problem) return say.verdict(Verdict::invalid);
    bool const open = standing.low && standing.high && *standing.low != *standing.high;
    Arguments arguments;
    if (open) arguments = {{"low", say.number(*standing.low)}, {"high", say.number(*standing.high)}};
    if (!standing.score) return say.say(open ? "value.score.range" : "value.no-score", arguments);
    if (!open) return say.number(*standing.score);
    arguments.emplace_back("score", say.number(*standing.score));
    return say.say("value.score.open", arguments);
}

// A name's truth, read back from what its rule says of it.
std::string name_value(Rule const& rule, Outcome outcome, Phrases const& say) {
    switch (outcome) {
        case Outcome::holds:
        case Outcome::fails: {
            bool const wanted = rule.test.when_known.contains_level(1);
            return say.say((outcome == Outcome::holds) == wanted ? "value.true" : "value.false");
        }
        case Outcome::open:
            return say.say("value.unknown");
        case Outcome::not_applicable:
            return say.say("value.not-applicable");
        case Outcome::invalid:
            return say.verdict(Verdict::invalid);
    }
    return {};
}

std::string value_of(Evaluation const& evaluation, Rule const& rule, Outcome outcome, Phrases const& say) {
    int const index = rule.subject.index;
    switch (rule.subject.kind) {
        case Subject::Kind::value:
            return criterion_value(evaluation, say, index);
        case Subject::Kind::score:
            return score_value(evaluation.node(index), say);
        case Subject::Kind::coverage: {
            Standing const& standing = evaluation.node(index);
            if (!standing.applicable) return say.say("value.not-applicable");
            return standing.problem ? say.verdict(Verdict::invalid) : say.number(standing.coverage);
        }
        case Subject::Kind::benefit:
            return say.verdict(evaluation.verdict(index).verdict);
        case Subject::Kind::defined:
            return name_value(rule, outcome, say);
    }
    return {};
}

ScorecardBenefit benefit_of(Evaluation const& evaluation, Phrases const& say, int index) {
    ScorecardBenefit benefit;
    benefit.benefit = index;
    benefit.id = evaluation.framework().benefits[index].id;
    benefit.title = say.benefit(index);
    benefit.verdict = evaluation.verdict(index).verdict;
    benefit.word = say.verdict(benefit.verdict);
    benefit.symbol = symbol_of(benefit.verdict);
    benefit.explanation = explain(evaluation, index, say.language());
    for (Finding const& finding : evaluation.findings(index))
        benefit.reasons.push_back(reason(evaluation, finding, say.language()));
    return benefit;
}

}  // namespace

std::string_view symbol_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::eligible:
            return "✓";
        case Verdict::conditional:
            return "◐";
        case Verdict::open:
            return "?";
        case Verdict::not_eligible:
            return "✗";
        case Verdict::invalid:
            return "!";
    }
    return "?";
}

ScorecardReason reason(Evaluation const& evaluation, Finding const& finding, std::string_view language) {
    Framework const& framework = evaluation.framework();
    Rule const& rule = framework.rules[finding.rule];
    Phrases const say(framework, language);
    ScorecardReason result;
    result.rule = rule.id;
    result.effect = effect_word(rule.effect);
    result.subject = rule.subject_text;
    result.value = value_of(evaluation, rule, finding.outcome, say);
    result.test = rule.test_text;
    result.outcome = finding.outcome;
    if (finding.distance) result.distance = say.number(*finding.distance);
    result.note = rule.note.in(say.language(), framework.language);
    return result;
}

Scorecard make_scorecard(Evaluation const& evaluation, std::string country, std::string_view language) {
    Framework const& framework = evaluation.framework();
    Phrases const say(framework, language);
    Scorecard scorecard;
    scorecard.country = std::move(country);
    scorecard.framework =
        framework.title.empty() ? framework.id : framework.title.in(say.language(), framework.language);
    scorecard.language = say.language();
    scorecard.index = bar_of(evaluation, say, framework.root);
    for (int const child : framework.nodes[framework.root].children)
        if (framework.nodes[child].weight.sign() > 0)
            scorecard.pillars.push_back(bar_of(evaluation, say, child));
    for (std::size_t i = 0; i < framework.benefits.size(); ++i)
        scorecard.benefits.push_back(benefit_of(evaluation, say, static_cast<int>(i)));
    return scorecard;
}

}  // namespace adherence
