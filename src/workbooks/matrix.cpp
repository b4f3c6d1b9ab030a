#include "workbooks/matrix.hpp"

#include "core/report/scorecard.hpp"
#include "core/report/words.hpp"
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::size_t header_row = 4, figures = 4;
constexpr double two_lines = 10, legend_height = 6.5;

struct Meaning {
    Verdict verdict;
    std::string_view look, key;
};
constexpr Meaning meanings[] = {{Verdict::eligible, style::eligible, "matrix.legend.eligible"},
                                {Verdict::conditional, style::conditional, "matrix.legend.conditional"},
                                {Verdict::open, style::open, "matrix.legend.open"},
                                {Verdict::not_eligible, style::not_eligible, "matrix.legend.not-eligible"},
                                {Verdict::invalid, style::invalid, "matrix.legend.invalid"}};

Cell heading(std::string text_) { return text(std::move(text_), std::string(style::heading)); }

}  // namespace

Workbook make_matrix(Framework const& framework, AssessmentsPlace const& place, std::string const& sheet_name, std::string_view language) {
    auto const say = [&](std::string_view key) { return sentence(language, key); };
    std::size_t const benefits = framework.benefits.size(), width = 1 + benefits + figures;
    Sheet sheet{.name = sheet_name};
    sheet.columns.push_back({.millimetres = 48});
    for (std::size_t i = 0; i < benefits; ++i) sheet.columns.push_back({.millimetres = 40});
    for (std::size_t i = 0; i < figures; ++i) sheet.columns.push_back({.millimetres = 28});

    std::size_t const last_country = header_row + place.rows.size(), text_row = last_country + std::size(meanings) + 4;
    std::string const own_text = place.framework.empty() ? reference(sheet_name, {text_row, 1, text_row, framework_pieces}) : place.framework;
    LiveFormulas const live(framework, place, own_text);

    sheet.rows.push_back({{text(say("matrix.sheet"), std::string(style::title))}});
    sheet.rows.push_back({{text(framework_line(framework, language), std::string(style::note))}});
    sheet.rows.push_back({{text(say("matrix.indicative"), std::string(style::note))}});
    sheet.rows.push_back({{formula(in_quotes(say("matrix.stamp")) + "&" + live.stamp(), std::string(style::note))}});
    Row header{{heading(say("matrix.country"))}, two_lines, true};
    for (Benefit const& benefit : framework.benefits) header.cells.push_back(heading(benefit.title.in(language).empty() ? benefit.id : benefit.title.in(language)));
    for (char const* const key : {"matrix.score", "matrix.lowest", "matrix.highest", "matrix.coverage"}) header.cells.push_back(heading(say(key)));
    sheet.rows.push_back(std::move(header));
    for (std::size_t const row : place.rows) {
        Row line{{formula(live.country(row), std::string(style::country))}};
        for (Benefit const& benefit : framework.benefits)
            line.cells.push_back(formula(live.of_country("VERDICT", row, in_quotes(benefit.id) + ";" + in_quotes(language)), std::string(style::verdict)));
        line.cells.push_back(formula(or_dash(live.of_country("SCORE", row, {})), std::string(style::figure)));
        line.cells.push_back(formula(or_dash(live.of_country("BOUNDS", row, {}, 1)), std::string(style::figure)));
        line.cells.push_back(formula(or_dash(live.of_country("BOUNDS", row, {}, 2)), std::string(style::figure)));
        line.cells.push_back(formula(or_dash(live.of_country("COVERAGE", row, {})), std::string(style::whole)));
        sheet.rows.push_back(std::move(line));
    }
    std::vector<Condition> conditions;
    for (Meaning const& each : meanings)
        conditions.push_back({"=" + in_quotes(verdict_word(each.verdict, language)), std::string(each.look)});
    sheet.formats.push_back({{header_row + 1, 1, last_country, benefits}, conditions});

    sheet.rows.push_back({});
    sheet.rows.push_back({{text(say("matrix.legend"), std::string(style::note))}});
    for (Meaning const& each : meanings) {
        Cell meaning = text(say(each.key), std::string(style::result));
        meaning.columns_spanned = width - 1;
        sheet.rows.push_back({{text(std::string(verdict_word(each.verdict, language)), std::string(each.look)), meaning}, legend_height, true});
    }
    if (place.framework.empty()) {
        sheet.rows.push_back({});
        Row pieces{{text(say("matrix.text"), std::string(style::note_wrapped))}};
        pieces.cells.resize(1 + framework_pieces, blank(std::string(style::framework)));
        pieces.cells[1] = framework_cell(place.tables);
        pieces.millimetres = two_lines;
        sheet.rows.push_back(std::move(pieces));
    }
    sheet.frozen_columns = sheet.repeated_columns = 1;
    sheet.frozen_rows = header_row + 1;
    sheet.first_repeated_row = header_row;
    sheet.repeated_rows = 1;
    sheet.print_areas = {{0, 0, last_country + 2 + std::size(meanings), width - 1}};

    Workbook book;
    book.filters.push_back({.name = "Matrix", .address = range(sheet_name, {header_row, 0, std::max(last_country, header_row + 1), width - 1})});
    book.sheets.push_back(std::move(sheet));
    return book;
}

}  // namespace adherence::workbooks
