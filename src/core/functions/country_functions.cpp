#include "core/functions/country_functions.hpp"

#include <algorithm>
#include <array>

#include "core/functions/answer_table.hpp"
#include "core/functions/countries.hpp"
#include "core/functions/limits.hpp"
#include "core/functions/sentences.hpp"
#include "core/report/scorecard.hpp"
#include "core/report/words.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence::functions {

namespace {

/// One id, or a row (or column) of them; all in the framework's order where the argument is omitted.
std::vector<int> asked_benefits(CallArguments const& arguments, Framework const& framework) {
    std::vector<int> benefits;
    if (arguments.omitted(question_place)) {
        for (std::size_t index = 0; index < framework.benefits.size(); ++index) benefits.push_back(static_cast<int>(index));
        return benefits;
    }
    Block const ids = arguments.block(question_place);
    if (ids.rows != 1 && ids.columns != 1) throw Refused{};
    for (Cell const& id : ids.cells) benefits.push_back(benefit_named(framework, id.shown()));
    return benefits;
}

AnswerCell figure(Standing const& standing, std::optional<Number> const& value) {
    if (standing.problem) return CellError::value;
    if (!standing.applicable || !value) return CellError::not_available;
    return value->to_double();
}

/// One or more figures of a node per country. \param figures Standing -> array of cells
template <std::size_t width, typename Figures>
Answer figures_of_node(CallArguments const& arguments, FrameworkCache& frameworks, Figures const& figures) {
    Countries const countries = read_countries(arguments, frameworks);
    int const node = asked_node(arguments, *countries.framework);
    Answer answer(countries.rows(), width);
    for (std::size_t row = 0; row < countries.rows(); ++row) {
        Evaluation const evaluation = evaluate(countries.block, row, {});
        std::array<AnswerCell, width> cells = figures(evaluation.node(node));
        std::move(cells.begin(), cells.end(), &answer.at(row, 0));
    }
    return answer;
}

Answer verdict_words(Countries const& countries, std::vector<int> const& benefits, std::string_view language) {
    constexpr std::array all{Verdict::not_eligible, Verdict::conditional, Verdict::eligible, Verdict::open, Verdict::invalid};
    std::array<std::string, all.size()> words;
    for (Verdict const one : all) words[static_cast<std::size_t>(one)] = verdict_word(one, language);
    Answer answer(countries.rows(), benefits.size());
    for (std::size_t row = 0; row < countries.rows(); ++row) {
        Evaluation const evaluation = evaluate(countries.block, row, benefits, Detail::verdicts);
        for (std::size_t place = 0; place < benefits.size(); ++place)
            answer.at(row, place) = words[static_cast<std::size_t>(evaluation.verdict(benefits[place]).verdict)];
    }
    return answer;
}

std::string outcome_word(Outcome outcome) {
    switch (outcome) {
        case Outcome::holds: return "holds";
        case Outcome::fails: return "fails";
        case Outcome::open: return "open";
        case Outcome::not_applicable: return "not applicable";
        case Outcome::invalid: return "invalid";
    }
    return {};
}

void add_problems(AnswerTable& table, Countries const& countries, std::size_t row) {
    Framework const& framework = *countries.framework;
    auto const cells = countries.block.row(row);
    for (std::size_t criterion = 0; criterion < cells.size(); ++criterion) {
        std::string const& id = framework.nodes[framework.criteria[criterion]].id;
        for (Fault fault : cells[criterion]->assessment.faults) {
            fault.table = "values";
            fault.row = row + 1;
            fault.column = id;
            table.add({severity_word(fault.severity), static_cast<double>(row + 1), id, cells[criterion]->content,
                       describe(fault, framework.language)});
        }
    }
}

}  // namespace

Answer score(CallArguments const& arguments, FrameworkCache& frameworks) {
    return figures_of_node<1>(arguments, frameworks, [](Standing const& standing) {
        return std::array<AnswerCell, 1>{figure(standing, standing.score)};
    });
}

Answer bounds(CallArguments const& arguments, FrameworkCache& frameworks) {
    return figures_of_node<2>(arguments, frameworks, [](Standing const& standing) {
        return std::array<AnswerCell, 2>{figure(standing, standing.low), figure(standing, standing.high)};
    });
}

Answer coverage(CallArguments const& arguments, FrameworkCache& frameworks) {
    return figures_of_node<1>(arguments, frameworks, [](Standing const& standing) {
        return std::array<AnswerCell, 1>{figure(standing, standing.coverage)};
    });
}

Answer rank(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    int const node = asked_node(arguments, *countries.framework);
    std::vector<std::optional<Number>> scores(countries.rows());
    for (std::size_t row = 0; row < countries.rows(); ++row) {
        Evaluation const evaluation = evaluate(countries.block, row, {});
        Standing const& standing = evaluation.node(node);
        if (standing.applicable && !standing.problem) scores[row] = standing.score;
    }
    auto const places = ranks(scores);
    Answer answer(countries.rows(), 1);
    for (std::size_t row = 0; row < countries.rows(); ++row)
        answer.at(row, 0) = places[row] == 0 ? AnswerCell(CellError::not_available) : AnswerCell(static_cast<double>(places[row]));
    return answer;
}

Answer matrix(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    return verdict_words(countries, asked_benefits(arguments, *countries.framework), arguments.language(last_place));
}

Answer verdict(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    return verdict_words(countries, {asked_benefit(arguments, *countries.framework)}, arguments.language(last_place));
}

Answer explanation(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    int const benefit = asked_benefit(arguments, *countries.framework);
    std::string const language = arguments.language(last_place);
    Answer answer(countries.rows(), 1);
    for (std::size_t row = 0; row < countries.rows(); ++row)
        answer.at(row, 0) = explain(evaluate(countries.block, row, std::span(&benefit, 1)), benefit, language);
    return answer;
}

Answer reasons(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    int const benefit = asked_benefit(arguments, *countries.framework);
    AnswerTable table({"id", "effect", "subject", "value", "test", "outcome", "distance"}, arguments.text(last_place));
    Evaluation const evaluation = evaluate(countries.block, 0, std::span(&benefit, 1));
    for (Finding const& finding : evaluation.findings(benefit)) {
        ScorecardReason shown = reason(evaluation, finding, countries.framework->language);
        AnswerCell const distance = finding.distance ? AnswerCell(finding.distance->to_double()) : AnswerCell(std::string());
        table.add({std::move(shown.rule), std::move(shown.effect), std::move(shown.subject), std::move(shown.value),
                   std::move(shown.test), outcome_word(finding.outcome), distance});
    }
    return std::move(table).answer();
}

Answer problems(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    AnswerTable table({"severity", "row", "criterion", "content", "message"}, arguments.text(question_place));
    for (std::size_t row = 0; row < countries.rows(); ++row) add_problems(table, countries, row);
    if (table.empty()) {
        std::string const none = no_problems(countries.framework->language);
        table.add({no_problems("en"), std::string(), std::string(), std::string(), none});
    }
    return std::move(table).answer();
}

Answer problems_beyond_limits(CallArguments const& arguments, FrameworkCache& frameworks) {
    Block const values = arguments.block(values_place), framework = arguments.block(framework_place);
    if (!too_large(values) || too_large(framework)) throw Refused{};
    AnswerTable table({"severity", "row", "criterion", "content", "message"}, arguments.text(question_place));
    auto const prepared = frameworks.find(framework, arguments.context().framework_identity);
    if (!prepared) throw Refused{};
    std::string const& language = prepared->framework()->language;
    Fault fault;
    fault.code = "cell.block-too-large";
    fault.arguments = size_arguments(values);
    std::string const nothing;
    table.add({severity_word(fault.severity), static_cast<double>(std::min(values.rows, most_block_rows) + 1), nothing, nothing, describe(fault, language)});
    return std::move(table).answer();
}

}  // namespace adherence::functions
