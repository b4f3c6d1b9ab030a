#include "core/functions/country_functions.hpp"

#include <algorithm>
#include <array>

#include "core/advice/margin.hpp"
#include "core/advice/next.hpp"
#include "core/advice/stability.hpp"
#include "core/functions/answer_table.hpp"
#include "core/functions/sentences.hpp"
#include "core/report/scorecard.hpp"
#include "core/report/words.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence::functions {

namespace {

constexpr std::size_t values_place = 0, ids_place = 1, framework_place = 2, question_place = 3, last_place = 4;

/// What every function here starts from.
struct Countries {
    FrameworkPtr framework;
    CountryBlock block;

    [[nodiscard]] std::size_t rows() const { return block.rows(); }
};

Countries read_countries(CallArguments const& arguments, FrameworkCache& frameworks) {
    Block const values = arguments.block(values_place);
    Block const ids = arguments.block(ids_place);
    if (values.empty() || is_one_empty_cell(values) || ids.rows != 1 || ids.columns != values.columns) throw Refused{};
    Block const text = arguments.block(framework_place);
    auto const prepared = frameworks.find(text, arguments.context().framework_identity);
    if (!prepared) throw Refused{};
    auto const columns = prepared->columns(ids.row(0));
    if (!columns) throw Refused{};
    Date const null_date = prepared->reads_dates() ? arguments.context().null_date() : Date{};
    return {prepared->framework(), CountryBlock(prepared->appraisals(null_date), *columns, values, null_date)};
}

int asked_node(CallArguments const& arguments, Framework const& framework) {
    auto const id = arguments.text(question_place);
    if (!id) return framework.root;
    int const node = framework.node(*id);
    if (node < 0) throw Refused{};
    return node;
}

int benefit_named(Framework const& framework, std::string_view id) {
    int const benefit = framework.benefit(id);
    if (benefit < 0) throw Refused{};
    return benefit;
}

int asked_benefit(CallArguments const& arguments, Framework const& framework) {
    return benefit_named(framework, arguments.required_text(question_place));
}

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

/// One value: a number of a number scale as such, anything else as the framework writes it.
AnswerCell value_cell(Scale const& scale, ValueSet const& value) {
    if (scale.domain() == Domain::number)
        if (auto const number = value.only()) return number->to_double();
    return value_text(scale, value);
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

Answer stability(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    int const benefit = asked_benefit(arguments, *countries.framework);
    AnswerTable table({"node", "share", "low", "high", "closed"}, arguments.text(last_place));
    Supposition const country(countries.block, 0, benefit);
    if (country.today().verdict == Verdict::invalid) return AnswerCell(CellError::not_available);
    for (StableShare const& one : adherence::stability(country)) {
        std::string closed = one.at_low && one.at_high ? "both" : one.at_low ? "low" : one.at_high ? "high" : "none";
        table.add({countries.framework->nodes[one.node].id, one.share.to_double(), one.low.to_double(),
                   one.high.to_double(), std::move(closed)});
    }
    return std::move(table).answer();
}

Answer margin(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    Framework const& framework = *countries.framework;
    int const benefit = asked_benefit(arguments, framework);
    AnswerTable table({"criterion", "value", "lowest", "kept"}, arguments.text(last_place));
    Supposition const country(countries.block, 0, benefit);
    if (country.today().verdict == Verdict::invalid) return AnswerCell(CellError::not_available);
    for (Margin const& one : margins(country))
        table.add({framework.nodes[one.node].id, value_cell(framework.scale_of(one.node), one.value),
                   value_cell(framework.scale_of(one.node), one.lowest), std::string(one.kept ? "yes" : "no")});
    return std::move(table).answer();
}

Answer next(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    Framework const& framework = *countries.framework;
    int const benefit = asked_benefit(arguments, framework);
    AnswerTable table({"criterion", "settles"}, arguments.text(last_place));
    Supposition const country(countries.block, 0, benefit);
    if (country.today().verdict == Verdict::invalid || country.today().no_rule) return AnswerCell(CellError::not_available);
    Inquiry const inquiry = what_to_find_out(country);
    if (inquiry.settled) {
        table.add({std::string("none needed"), 1.0});
        return std::move(table).answer();
    }
    for (OpenCell const& one : inquiry.cells) table.add({framework.nodes[one.node].id, one.settles.to_double()});
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

}  // namespace adherence::functions
