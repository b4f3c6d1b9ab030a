#include "workbooks/matrix.hpp"

#include <algorithm>

#include "core/report/words.hpp"
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::size_t band_row = 5, header_row = 6, figures = 4;
constexpr double header_height = 14, gap = 3, legend_height = 6.5, text_height = 10;  // the header's buttons take its lowest line

struct Meaning {
    Verdict verdict;
    std::string_view look, key;
};
constexpr Meaning meanings[] = {{Verdict::eligible, style::eligible, "matrix.legend.eligible"},
                                {Verdict::conditional, style::conditional, "matrix.legend.conditional"},
                                {Verdict::open, style::open, "matrix.legend.open"},
                                {Verdict::not_eligible, style::not_eligible, "matrix.legend.not-eligible"},
                                {Verdict::invalid, style::invalid, "matrix.legend.invalid"}};

Cell heading(std::string words) { return text(std::move(words), std::string(style::heading)); }
Cell band(std::string words) { return text(std::move(words), std::string(style::band)); }

}  // namespace

Workbook make_matrix(Framework const& framework, AssessmentsPlace const& place, std::string const& sheet_name, std::string_view language) {
    auto const say = [&](std::string_view key) { return sentence(language, key); };
    std::size_t const benefits = framework.benefits.size(), width = 1 + benefits + figures;
    Sheet sheet{.name = sheet_name};
    sheet.columns.push_back({.millimetres = 48});
    for (std::size_t i = 0; i < benefits; ++i) sheet.columns.push_back({.millimetres = 40});
    for (std::size_t i = 0; i < figures; ++i) sheet.columns.push_back({.millimetres = 28});

    std::size_t const last_country = header_row + place.rows.size(), last_legend = last_country + 2 + std::size(meanings), text_row = last_legend + 2;
    std::string const own_text = place.framework.empty() ? reference(sheet_name, {text_row, 1, text_row, framework_pieces}) : place.framework;
    LiveFormulas const live(framework, place, own_text);

    sheet.rows.push_back({{text(say("matrix.sheet"), std::string(style::title))}});
    sheet.rows.push_back({{formula(framework_line(framework, place, language), std::string(style::note))}});
    sheet.rows.push_back({{text(say("matrix.indicative"), std::string(style::note))}});
    sheet.rows.push_back({{formula(sentence_formula(language, "matrix.stamp", {{"stamp", live.stamp()}}), std::string(style::note))}});
    sheet.rows.push_back({{}, gap});
    Row bands{{band({})}}, header{{heading(say("matrix.country"))}, header_height};
    for (std::size_t i = 0; i < benefits; ++i) {
        bands.cells.push_back(band(i == 0 ? say("matrix.verdicts") : std::string()));
        header.cells.push_back(heading(title_or_id(framework.benefits[i].title, framework.benefits[i].id, language)));
    }
    for (std::size_t i = 0; i < figures; ++i) bands.cells.push_back(band(i == 0 ? title_or_id(framework.nodes[static_cast<std::size_t>(framework.root)].title, "index", language) : std::string()));
    for (char const* const key : {"matrix.score", "matrix.lowest", "matrix.highest", "matrix.coverage"}) header.cells.push_back(heading(say(key)));
    sheet.rows.push_back(std::move(bands));
    sheet.rows.push_back(std::move(header));
    for (std::size_t const row : place.rows) {
        Row line{{formula(live.country_name(row), std::string(style::country))}};
        // A row whose country is taken out stays empty.
        auto const put = [&](std::string const& content, std::string_view look) {
            line.cells.push_back(formula("IF(" + live.country(row) + "=\"\";\"\";" + content + ")", std::string(look)));
        };
        for (Benefit const& benefit : framework.benefits) put(live.of_country("VERDICT", row, in_quotes(benefit.id) + ";" + in_quotes(language)), style::verdict);
        put(or_dash(live.of_country("SCORE", row, {})), style::figure);
        put(or_dash(live.of_country("BOUNDS", row, {}, 1)), style::figure);
        put(or_dash(live.of_country("BOUNDS", row, {}, 2)), style::figure);
        put(or_dash(live.of_country("COVERAGE", row, {})), style::whole);
        sheet.rows.push_back(std::move(line));
    }
    sheet.formats.push_back({{header_row + 1, 1, last_country, benefits}, verdict_looks(language)});

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
        pieces.millimetres = text_height;
        sheet.rows.push_back(std::move(pieces));
    }
    sheet.frozen_columns = sheet.repeated_columns = 1;
    sheet.frozen_rows = header_row + 1;
    sheet.first_repeated_row = band_row;
    sheet.repeated_rows = header_row - band_row + 1;
    sheet.print_areas = {{0, 0, last_legend, width - 1}};

    Workbook book;
    book.filters.push_back({.name = "Matrix", .address = range(sheet_name, {header_row, 0, std::max(last_country, header_row + 1), width - 1})});
    book.sheets.push_back(std::move(sheet));
    return book;
}

}  // namespace adherence::workbooks
