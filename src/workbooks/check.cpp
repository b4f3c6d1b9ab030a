// The sheet that says whether the tables and the assessments can be used, and what to mend.
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::size_t framework_row = 3, answer_columns = 5, most_faults = 24, most_problems = 30;

// An .xlsx cell holds 32,767 characters: the text stands in pieces, beside each other.
constexpr std::size_t piece = 30000, most_pieces = 12;

/// The names of the tables there are, in the order of the function's arguments.
std::string tables_of(Source const& source) {
    bool dated = false;
    for (std::size_t i = 0; i < source.about.rows.size(); ++i) dated = dated || source.about.at(i, "key") == "as_of";
    auto const name = [](bool there, char const* range) { return std::string(";") + (there ? range : ""); };
    return "Criteria" + name(!source.scales.header.empty(), "Scales") + name(!source.rules.header.empty(), "Rules") +
           name(!source.benefits.header.empty(), "Benefits") + name(dated, "AsOf") + name(!source.about.header.empty(), "About");
}

std::string framework_formula(std::string const& tables) {
    std::string starts;
    for (std::size_t i = 0; i < most_pieces; ++i)
        starts += (i == 0 ? "" : ";") + std::to_string(i * piece + 1);
    return "MID(" + function("FRAMEWORK", tables) + ";{" + starts + "};" + std::to_string(piece) + ")";
}

Row framework_row_of(Texts const& texts, std::string const& tables) {
    Row row{{text(std::string(texts.framework_text), std::string(style::label))}};
    row.cells.resize(1 + most_pieces, blank(std::string(style::framework)));
    row.cells[1] = array_formula(framework_formula(tables), 1, most_pieces, std::string(style::framework));
    row.millimetres = 11;
    return row;
}

Row labelled(std::string_view label, Cell cell) {
    cell.columns_spanned = answer_columns - 1;
    return {{text(std::string(label), std::string(style::label)), std::move(cell)}};
}

// A table that a function gives, as an array formula; what its result does not fill stays white.
void add_answer(Sheet& sheet, std::string_view title, std::string_view note, std::string const& call,
                std::size_t rows) {
    sheet.rows.push_back({});
    sheet.rows.push_back({{text(std::string(title), std::string(style::title))}});
    sheet.rows.push_back({{text(std::string(note), std::string(style::note))}});
    std::size_t const first = sheet.rows.size();
    for (std::size_t i = 0; i < rows; ++i)
        sheet.rows.push_back({std::vector<Cell>(answer_columns, blank(std::string(style::result)))});
    sheet.rows[first].cells[0] = array_formula(call, rows, answer_columns, std::string(style::result));
    sheet.formats.push_back({{first, 0, first, answer_columns - 1}, {{"formula-is(TRUE())", std::string(style::heading)}}});
    sheet.formats.push_back({{first + 1, 0, first + rows - 1, answer_columns - 1},
                             {{"formula-is(ISNA(" + cell_name(first + 1, 0) + "))", std::string(style::nothing)},
                              {"formula-is($A" + std::to_string(first + 2) + "=\"error\")", std::string(style::warned)}}});
}

}  // namespace

void add_check(Workbook& book, Source const& source, AssessmentPlan const& plan) {
    Texts const& texts = *source.texts;
    std::string const tables = tables_of(source);
    Sheet sheet{.name = std::string(texts.check)};
    sheet.columns = {{.millimetres = 60}, {.millimetres = 26}, {.millimetres = 44}, {.millimetres = 44}, {.millimetres = 120}};
    sheet.columns.resize(1 + most_pieces, {.millimetres = 12});
    sheet.rows.push_back({{text(std::string(texts.check), std::string(style::title))}});
    sheet.rows.push_back({{text(std::string(texts.indicative), std::string(style::note))}});
    std::string const first_piece = "INDEX(Framework;1;1)";
    sheet.rows.push_back(labelled(
        texts.state, formula("IF(ISERROR(" + first_piece + ");" + in_quotes(texts.no_extension) +
                                 ";IF(LEFT(" + first_piece + ";16)=\"Framework error:\";" + in_quotes(texts.tables_bad) +
                                 "&" + first_piece + ";" + in_quotes(texts.tables_good) + "))",
                             std::string(style::result))));
    sheet.rows.back().millimetres = 11;
    sheet.rows.push_back(framework_row_of(texts, tables));
    sheet.rows.push_back(labelled(texts.fingerprint, formula("IFERROR(" + function("STAMP", "Framework;" + plan.values()) + ";\"–\")",
                                                             std::string(style::result))));
    add_answer(sheet, texts.table_checks, texts.table_checks_note, function("CHECK", tables + (source.cases ? ";;Cases" : "")), most_faults);
    add_answer(sheet, texts.cell_problems, texts.cell_problems_note,
               function("PROBLEMS", plan.values() + ";" + plan.ids() + ";Framework"), most_problems);
    sheet.frozen_rows = 2;
    std::size_t const second_page = sheet.rows.size() - most_problems - 3;  // title, note and answer
    sheet.print_areas = {{0, 0, second_page - 1, answer_columns - 1},
                         {second_page, 0, sheet.rows.size() - 1, answer_columns - 1}};
    book.names.push_back({"Framework", absolute(sheet.name, {framework_row, 1, framework_row, most_pieces})});
    book.sheets.push_back(std::move(sheet));
}

}  // namespace adherence::workbooks
