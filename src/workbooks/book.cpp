#include "workbooks/book.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <span>

#include "core/base/text.hpp"
#include "core/framework/load.hpp"
#include "core/report/words.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::size_t heading_row = 3, header_row = 4, first_column = 1;

struct Width {
    std::string_view column;
    double millimetres;
};

constexpr Width widths[] = {{"id", 42},      {"parent", 26},    {"title", 52},      {"weight", 16},  {"scale", 42},
                            {"aggregate", 32}, {"na", 28},      {"effort", 27},     {"question", 70}, {"evidence", 48},
                            {"source", 60},  {"type", 18},      {"value", 34},      {"score", 20},   {"label", 70},
                            {"benefit", 26}, {"effect", 22},    {"subject", 44},    {"test", 32},    {"group", 26},
                            {"need", 18},    {"from", 22},      {"to", 22},         {"note", 70},    {"basis", 40},
                            {"description", 90}, {"key", 26},   {"country", 34},    {"criterion", 44}, {"date", 24},
                            {"confidence", 24}, {"marking", 24}, {"iso3", 18}, {"expected", 34}};

constexpr std::string_view numbers[] = {"weight", "effort", "score", "need"};

std::string_view without_language(std::string_view header) { return header.substr(0, header.find(':')); }

double width_of(std::string_view header) {
    auto const found = std::ranges::find(widths, without_language(header), &Width::column);
    return found == std::end(widths) ? 30 : found->millimetres;
}

// Of a column of the table, or of the criterion whose id it has.
std::string title_of(std::string_view header, Source const& source) {
    for (std::size_t i = 0; i < source.criteria.rows.size(); ++i)
        if (source.criteria.at(i, "id") == header) return source.criteria.at(i, "title");
    std::string title(column_title(without_language(header), source.texts->language));
    if (header.find(':') != header.npos) title += " (" + std::string(header.substr(header.find(':') + 1)) + ")";
    return title;
}

bool is_number(std::string_view text) {
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

Cell body_cell(std::string_view header, std::string const& content) {
    bool const figures = std::ranges::find(numbers, header) != std::end(numbers);
    if (figures && is_number(content)) return number(content, std::string(style::number));
    return text(content, std::string(figures ? style::number : style::typed_wide));
}

// The lines of one cell, whose words are not broken unless they are longer than a line: German words take more of them.
double wrapped_lines(std::string_view text, double room) {
    double lines = 1, used = 0;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const end = std::min(text.find(' ', at), text.size());
        auto const word = static_cast<double>(std::ranges::count_if(
            text.substr(at, end - at), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
        if (used > 0 && used + 1 + word > room) {
            ++lines;
            used = 0;
        }
        used += (used > 0 ? 1 : 0) + word;
        if (used > room) {
            double const full = std::ceil(used / room) - 1;
            lines += full;
            used -= full * room;
        }
        at = end + 1;
    }
    return lines;
}

// The lines that a row of wrapped sentences takes where a character is so many millimetres wide.
double lines_of(std::span<Column const> columns, std::vector<std::string> const& cells, double character) {
    constexpr double padding = 2.0;
    double lines = 1;
    for (std::size_t i = 0; i < cells.size(); ++i)
        lines = std::max(lines, wrapped_lines(cells[i], (columns[i].millimetres - padding) / character));
    return lines;
}

// Print and screen break lines differently. A row that may take a line more on paper keeps the greater height;
// the others grow with what is typed.
void set_height(Row& row, std::span<Column const> columns, std::vector<std::string> const& cells) {
    constexpr double narrow = 1.4, wide = 1.9, line = 4.4, padding = 2.0;
    double const lines = lines_of(columns, cells, wide);
    row.millimetres = lines * line + padding;
    row.grows = lines == lines_of(columns, cells, narrow);
}

void add_top(Sheet& sheet, std::string_view title, std::string_view note) {
    sheet.rows.push_back({{text(std::string(title), std::string(style::title))}});
    sheet.rows.push_back({{text(std::string(note), std::string(style::note))}});
    sheet.rows.push_back({});
}

// Appends the table from the sheet's next row on; gives its area, header and last line included.
Area append_table(Sheet& sheet, Table const& table, Source const& source) {
    Row headings{{blank()}}, ids{{blank()}};
    for (std::string const& header : table.header) {
        headings.cells.push_back(text(title_of(header, source), std::string(style::heading)));
        ids.cells.push_back(text(header, std::string(style::ids)));
    }
    sheet.rows.push_back(std::move(headings));
    Area area{sheet.rows.size(), first_column, 0, table.header.size()};
    sheet.rows.push_back(std::move(ids));
    // An empty table has one row to write in, whose look the inserted ones take over.
    auto const empty = std::vector(1, std::vector<std::string>(table.header.size()));
    for (auto const& given : table.rows.empty() ? empty : table.rows) {
        Row row{{blank()}};
        for (std::size_t i = 0; i < given.size(); ++i) row.cells.push_back(body_cell(table.header[i], given[i]));
        set_height(row, std::span(sheet.columns).subspan(first_column), given);
        sheet.rows.push_back(std::move(row));
    }
    // Its words stand left of the named range, whose last row is blank and passed over.
    area.last_row = sheet.rows.size();
    sheet.rows.push_back({{text(std::string(source.texts->last_line), std::string(style::last_line))}});
    return area;
}

Sheet table_sheet(std::string_view name, Table const& table) {
    Sheet sheet{.name = std::string(name)};
    sheet.columns.push_back({.millimetres = 6});
    for (std::string const& header : table.header) sheet.columns.push_back({.millimetres = width_of(header)});
    sheet.frozen_rows = header_row + 1;
    sheet.frozen_columns = 2;
    sheet.first_repeated_row = heading_row;
    sheet.repeated_rows = 2;
    sheet.repeated_columns = 2;
    return sheet;
}

// What does not fit the width of a page at a readable size goes on to pages of its own, beside the first column.
std::vector<Area> pages(Sheet const& sheet, std::size_t last_row) {
    constexpr double readable = 330;
    double const repeated = sheet.columns[0].millimetres + sheet.columns[1].millimetres;
    std::vector<Area> areas{{0, 0, last_row, 1}};
    double used = repeated;
    for (std::size_t i = 2; i < sheet.columns.size(); ++i) {
        if (used + sheet.columns[i].millimetres > readable) {
            areas.push_back({heading_row, i, last_row, i});
            used = repeated;
        }
        used += sheet.columns[i].millimetres;
        areas.back().last_column = i;
    }
    return areas;
}

Table empty_evidence() {
    return {.header = {"country", "criterion", "source", "date", "confidence", "note", "marking"}, .rows = {}};
}

}  // namespace

std::string function(std::string_view name, std::string_view arguments) {
    return "ORG.ADHERENCE.SCORECARDS." + std::string(name) + "(" + std::string(arguments) + ")";
}

std::string in_quotes(std::string_view value) {
    std::string quoted = "\"";
    for (char const c : value) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

std::vector<Condition> verdict_conditions(Texts const& texts) {
    constexpr std::string_view styles[] = {style::eligible, style::conditional, style::open, style::not_eligible,
                                           style::invalid};
    std::vector<Condition> conditions;
    for (std::size_t i = 0; i < texts.verdicts.size(); ++i)
        conditions.push_back({"=" + in_quotes(texts.verdicts[i]), std::string(styles[i])});
    return conditions;
}

std::vector<Condition> verdict_conditions(std::string_view language) {
    constexpr std::pair<Verdict, std::string_view> looks[] = {{Verdict::eligible, style::eligible}, {Verdict::conditional, style::conditional},
                                                              {Verdict::open, style::open}, {Verdict::not_eligible, style::not_eligible},
                                                              {Verdict::invalid, style::invalid}};
    std::vector<Condition> conditions;
    for (auto const& [verdict, look] : looks) conditions.push_back({"=" + in_quotes(verdict_word(verdict, language)), std::string(look)});
    return conditions;
}

void add_table(Workbook& book, Source const& source, std::string_view sheet_name, Table const& table,
               std::string_view range_name, std::string_view note) {
    Sheet sheet = table_sheet(sheet_name, table);
    add_top(sheet, sheet_name, note);
    Area const area = append_table(sheet, table, source);
    std::string const address = absolute(sheet_name, area);
    if (!range_name.empty()) book.names.push_back({std::string(range_name), address});
    sheet.print_areas = pages(sheet, area.last_row);
    Area filtered = area;
    --filtered.last_row;
    book.filters.push_back({.name = "Filter_" + std::to_string(book.filters.size()), .address = range(sheet_name, filtered)});
    book.sheets.push_back(std::move(sheet));
}

void add_about(Workbook& book, Source const& source) {
    Texts const& texts = *source.texts;
    Sheet sheet{.name = std::string(texts.about)};
    sheet.columns = {{.millimetres = 6}, {.millimetres = 30}, {.millimetres = 110}};
    sheet.columns.resize(first_column + std::max<std::size_t>(source.about.header.size(), 3), {.millimetres = 80});
    add_top(sheet, texts.how_title, texts.indicative);
    auto const say = [&](std::string const& line) {
        Cell cell = text(line, std::string(style::result));
        cell.columns_spanned = 3;
        sheet.rows.push_back({{blank(), cell}, line.size() > 130 ? 10.5 : 5.5});
    };
    for (std::string_view const line : texts.how)
        if (!line.empty()) say(std::string(line));
    for (std::string const& line : source.remarks) say(line);
    sheet.rows.push_back({});
    Area const area = append_table(sheet, source.about, source);
    for (std::size_t i = 0; i < source.about.rows.size(); ++i)
        if (source.about.at(i, "key") == "as_of") {
            std::size_t const row = area.first_row + 1 + i, column = first_column + *source.about.column("value");
            book.names.push_back({"AsOf", absolute(sheet.name, {row, column, row, column})});
        }
    book.names.push_back({"About", absolute(sheet.name, area)});
    book.sheets.push_back(std::move(sheet));
}

std::string Source::framework_title() const {
    for (std::string_view const key : {"title", "id"})
        for (std::size_t i = 0; i < about.rows.size(); ++i)
            if (fold(about.at(i, "key")) == key) return about.at(i, "value");
    return {};
}

Source framework_source(Table criteria, Table scales, Table rules, Table benefits, Table about, Texts const& texts) {
    Source source{.texts = &texts,
                  .criteria = std::move(criteria),
                  .scales = std::move(scales),
                  .rules = std::move(rules),
                  .benefits = std::move(benefits),
                  .about = std::move(about),
                  .assessments = {},
                  .evidence = {},
                  .left_unknown = {},
                  .cases = {},
                  .note = std::string(texts.assessments_note),
                  .remarks = {}};
    for (std::size_t i = 0; i < source.about.rows.size(); ++i)
        if (source.about.at(i, "key") == "language") source.about.rows[i][*source.about.column("value")] = texts.language;
    return source;
}

Source framework_source(Framework const& framework, Texts const& texts) {
    TableGrids const grids = to_tables(framework);
    std::string const own = framework.language;
    bool const translated = own != texts.language && table_of(grids.criteria.block()).column("title:" + std::string(texts.language));
    auto const table = [&](Grid const& grid) {
        Table const read = table_of(grid.block());
        return translated ? in_language(read, texts.language, own) : read;
    };
    Source source = framework_source(table(grids.criteria), table(grids.scales), table(grids.rules), table(grids.benefits), table(grids.about), texts);
    if (!translated)
        for (std::size_t i = 0; i < source.about.rows.size(); ++i)
            if (source.about.at(i, "key") == "language") source.about.rows[i][*source.about.column("value")] = own;
    return source;
}

namespace {

void add_framework(Workbook& book, Source const& source) {
    Texts const& texts = *source.texts;
    if (!source.about.header.empty()) add_about(book, source);
    add_table(book, source, texts.criteria, source.criteria, "Criteria", texts.table_note);
    if (!source.scales.header.empty()) add_table(book, source, texts.scales, source.scales, "Scales", texts.table_note);
    if (!source.rules.header.empty()) add_table(book, source, texts.rules, source.rules, "Rules", texts.table_note);
    if (!source.benefits.header.empty()) add_table(book, source, texts.benefits, source.benefits, "Benefits", texts.table_note);
}

}  // namespace

Workbook make_evidence_sheet(Texts const& texts) {
    Workbook book;
    add_table(book, framework_source({}, {}, {}, {}, {}, texts), texts.evidence, empty_evidence(), "Evidence", texts.evidence_note);
    return book;
}

Workbook make_framework_sheets(Source const& source, std::optional<AssessmentPlan> const& plan, bool evidence) {
    Workbook book;
    if (evidence) add_table(book, source, source.texts->evidence, empty_evidence(), "Evidence", source.texts->evidence_note);
    add_framework(book, source);
    if (plan) add_check(book, source, *plan);
    return book;
}

Workbook make_workbook(Source const& source) {
    Texts const& texts = *source.texts;
    Workbook book;
    book.language = texts.language;
    book.country = texts.country;
    book.is_template = source.is_template;
    book.title = source.is_template ? std::string(texts.template_title) : std::string(texts.scorecard_of) + source.framework_title();
    book.description = texts.indicative;
    AssessmentPlan const plan = plan_assessments(source);
    add_assessments(book, source, plan);
    add_country(book, source, plan);
    add_table(book, source, texts.evidence, source.evidence ? *source.evidence : empty_evidence(), "Evidence",
              texts.evidence_note);
    if (source.left_unknown)
        add_table(book, source, texts.left_unknown, *source.left_unknown, {}, texts.left_unknown_note);
    add_framework(book, source);
    if (source.cases) add_table(book, source, texts.cases, *source.cases, "Cases", texts.cases_note);
    add_check(book, source, plan);
    return book;
}

}  // namespace adherence::workbooks
