#include "core/functions/advice_functions.hpp"

#include "core/advice/margin.hpp"
#include "core/advice/next.hpp"
#include "core/advice/path.hpp"
#include "core/advice/stability.hpp"
#include "core/functions/answer_table.hpp"
#include "core/functions/countries.hpp"
#include "core/report/advice_words.hpp"
#include "core/report/words.hpp"

namespace adherence::functions {

namespace {

/// One value: a number of a number scale as such, anything else as the framework writes it.
AnswerCell value_cell(Scale const& scale, ValueSet const& value) {
    if (scale.domain() == Domain::number)
        if (auto const number = value.only()) return number->to_double();
    return value_text(scale, value);
}

/// What stands in a cell, in the cell's own grammar; `?` where nothing is known.
AnswerCell entered_cell(Scale const& scale, Appraisal const& cell) {
    if (cell.assessment.state == Assessment::State::unknown) return std::string("?");
    return value_cell(scale, cell.assessment.values);
}

}  // namespace

Answer path(CallArguments const& arguments, FrameworkCache& frameworks) {
    Countries const countries = read_countries(arguments, frameworks);
    Framework const& framework = *countries.framework;
    int const benefit = asked_benefit(arguments, framework);
    AnswerTable table({"criterion", "from", "to", "effort"}, arguments.text(last_place));
    Supposition country(countries.block, 0, benefit);
    if (country.today().verdict == Verdict::invalid) return AnswerCell(CellError::not_available);
    Path const found = least_path(country);
    std::string const nothing;
    if (found.kind == Path::Kind::none_needed) table.add({std::string("none needed"), nothing, nothing, 0.0});
    if (found.kind == Path::Kind::unreachable)
        table.add({std::string("unreachable"), why_unreachable(found, country, framework.language), nothing, nothing});
    for (Improvement const& one : found.improvements) {
        int const node = framework.criteria[static_cast<std::size_t>(one.criterion)];
        table.add({framework.nodes[node].id, entered_cell(framework.scale_of(node), *country.cells()[static_cast<std::size_t>(one.criterion)]),
                   value_cell(framework.scale_of(node), one.to), one.effort.to_double()});
    }
    if (found.kind == Path::Kind::found && !found.proven)
        table.add({std::string("not proven"), sentence(framework.language, "path.not-proven"), nothing, nothing});
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

}  // namespace adherence::functions
