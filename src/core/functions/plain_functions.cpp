#include "core/functions/plain_functions.hpp"

#include "core/assessment/assessment.hpp"
#include "core/base/text.hpp"
#include "core/framework/relative_method.hpp"
#include "core/names/countries.hpp"
#include "core/scoring/relative.hpp"

namespace adherence::functions {

namespace {

/// A framework of one criterion on a relative scale, so that NORMALISE reads cells by the one grammar.
Framework one_relative_column(Relative const& relative) {
    Framework framework;
    Scale scale;
    scale.id = "column";
    scale.type = ScaleType::relative;
    scale.relative = relative;
    framework.scales.push_back(std::move(scale));
    Node root, criterion;
    root.id = "index";
    root.children = {1};
    criterion.id = "column";
    criterion.parent = 0;
    criterion.criterion = true;
    criterion.scale = 0;
    criterion.may_be_not_applicable = true;
    criterion.criterion_index = 0;
    framework.nodes = {std::move(root), std::move(criterion)};
    framework.criteria = {1};
    framework.bottom_up = {1, 0};
    return framework;
}

AnswerCell normalised(Assessment const& cell, RelativeColumn const& column) {
    if (cell.state == Assessment::State::problem) return CellError::value;
    if (cell.state != Assessment::State::known) return CellError::not_available;
    if (column.problem()) return CellError::value;
    auto const score = column.score(*cell.values.only());
    return score ? AnswerCell(score->to_double()) : AnswerCell(CellError::not_available);
}

enum class Wanted { iso3, iso2, name };

Wanted wanted(std::optional<std::string> const& what) {
    std::string const word = what ? fold(*what) : "iso3";
    if (word == "iso3") return Wanted::iso3;
    if (word == "iso2") return Wanted::iso2;
    if (word == "name") return Wanted::name;
    throw Refused{};
}

AnswerCell country_cell(Cell const& cell, Wanted what, std::string_view language) {
    if (cell.kind != Cell::Kind::text) return CellError::not_available;
    auto const country = find_country(cell.text);
    if (!country) return CellError::not_available;
    std::string_view const text = what == Wanted::iso3   ? country->iso3
                                  : what == Wanted::iso2 ? country->iso2
                                                         : country->name(language);
    return text.empty() ? AnswerCell(CellError::not_available) : AnswerCell(std::string(text));
}

}  // namespace

Answer normalise(CallArguments const& arguments) {
    Block const column = arguments.block(0);
    auto const relative = parse_relative(arguments.required_text(1), arguments.text(2).value_or("up"));
    if (column.empty() || (column.rows != 1 && column.columns != 1) || !relative || has_direction_fault(*relative))
        throw Refused{};
    Framework const framework = one_relative_column(*relative);
    std::vector<Assessment> cells;
    std::vector<Number> known;
    for (Cell const& cell : column.cells) {
        cells.push_back(read_cell(framework, framework.criteria.front(), cell, Date{}));
        if (cells.back().state == Assessment::State::known) known.push_back(*cells.back().values.only());
    }
    RelativeColumn const figures(*relative, std::move(known));
    Answer answer(column.rows, column.columns);
    for (std::size_t index = 0; index < cells.size(); ++index) answer.cells[index] = normalised(cells[index], figures);
    return answer;
}

Answer country(CallArguments const& arguments) {
    Block const names = arguments.block(0);
    Wanted const what = wanted(arguments.text(1));
    std::string const language = arguments.language(2);
    if (names.empty()) return AnswerCell(CellError::not_available);
    Answer answer(names.rows, names.columns);
    for (std::size_t index = 0; index < names.cells.size(); ++index)
        answer.cells[index] = country_cell(names.cells[index], what, language);
    return answer;
}

}  // namespace adherence::functions
