// The first sheet: countries down, verdicts, scores and assessments across.
#include <algorithm>

#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::size_t title_row = 0, band_row = 2, heading_row = 3, header_row = 4;
constexpr std::size_t rows_of_a_template = 12;
constexpr double country_width = 50, verdict_width = 40, figure_width = 23, criterion_width = 44, note_height = 10,
                 heading_height = 19, two_lines = 10;
constexpr std::size_t most_of_a_line = 26;

enum class Kind { country, given, verdict, score, lowest, highest, coverage, rank, criterion };

struct Field {
    Kind kind;
    std::string id, title, band;
    std::size_t criterion = 0;  // row of the criteria
};

bool is_criterion(Table const& criteria, std::size_t row) { return !criteria.at(row, "scale").empty(); }

std::string title_of(Table const& criteria, std::string_view id) {
    for (std::size_t i = 0; i < criteria.rows.size(); ++i)
        if (criteria.at(i, "id") == id) return criteria.at(i, "title");
    return std::string(id);
}

std::vector<Field> columns_of(Source const& source) {
    Texts const& texts = *source.texts;
    std::vector<Field> columns{{Kind::country, "country", std::string(texts.country_title), {}}};
    if (source.assessments)
        for (std::string const& header : source.assessments->header)
            if (header.starts_with('#'))
                columns.push_back({Kind::given, header,
                                   std::string(header == "#participant" ? texts.participant : texts.iso3), {}});
    for (std::size_t i = 0; i < source.benefits.rows.size(); ++i)
        columns.push_back({Kind::verdict, "#" + source.benefits.at(i, "benefit"), source.benefits.at(i, "title"),
                           i == 0 ? std::string(texts.verdict_band) : std::string{}});
    columns.push_back({Kind::score, "#score", std::string(texts.score), std::string(texts.index_band)});
    columns.push_back({Kind::lowest, "#lowest", std::string(texts.lowest), {}});
    columns.push_back({Kind::highest, "#highest", std::string(texts.highest), {}});
    columns.push_back({Kind::coverage, "#coverage", std::string(texts.coverage), {}});
    columns.push_back({Kind::rank, "#rank", std::string(texts.rank), {}});
    std::string band;
    for (std::size_t i = 0; i < source.criteria.rows.size(); ++i) {
        if (!is_criterion(source.criteria, i)) continue;
        std::string const parent = source.criteria.at(i, "parent");
        columns.push_back({Kind::criterion, source.criteria.at(i, "id"), source.criteria.at(i, "title"),
                           parent == band ? std::string{} : title_of(source.criteria, parent), i});
        band = parent;
    }
    return columns;
}

std::size_t place(std::vector<Field> const& columns, Kind kind) {
    return static_cast<std::size_t>(std::ranges::find(columns, kind, &Field::kind) - columns.begin());
}

double width_of(Kind kind) {
    switch (kind) {
        case Kind::country:
            return country_width;
        case Kind::verdict:
            return verdict_width;
        case Kind::criterion:
            return criterion_width;
        default:
            return figure_width;
    }
}

// ---- lists and explanations of the assessment cells ---------------------------------------------------------

// "• none: no commitment (0)", a line per row of the scale.
std::string levels_text(Table const& scales, std::string_view scale) {
    std::string text;
    for (std::size_t i = 0; i < scales.rows.size(); ++i) {
        if (scales.at(i, "scale") != scale) continue;
        std::string const value = scales.at(i, "value"), label = scales.at(i, "label");
        text += "\n• " + value + (label.empty() ? "" : ": ") + label + " (" + scales.at(i, "score") + ")";
    }
    return text;
}

std::string type_of(Table const& scales, std::string_view scale) {
    for (std::size_t i = 0; i < scales.rows.size(); ++i)
        if (scales.at(i, "scale") == scale) return scales.at(i, "type");
    return {};
}

// A workbook in another language offers the levels in that language: a cell may hold a level's value or its label.
std::vector<std::string> offered(Source const& source, std::string_view scale, bool may_not_apply) {
    Texts const& texts = *source.texts;
    std::vector<std::string> values;
    if (scale == "yes-no") values = {std::string(texts.yes), std::string(texts.no)};
    if (type_of(source.scales, scale) == "level")
        for (std::size_t i = 0; i < source.scales.rows.size(); ++i)
            if (source.scales.at(i, "scale") == scale) {
                std::string const label = source.scales.at(i, "label");
                values.push_back(texts.language == "en" || label.empty() ? source.scales.at(i, "value") : label);
            }
    if (!values.empty() && may_not_apply) values.emplace_back(texts.not_applicable);
    return values;
}

Validation validation_of(Source const& source, std::size_t row, std::string name, std::string base) {
    Texts const& texts = *source.texts;
    Table const& criteria = source.criteria;
    std::string const scale = criteria.at(row, "scale"), type = type_of(source.scales, scale);
    bool const may_not_apply = criteria.at(row, "na") == "yes";
    Validation validation{.name = std::move(name), .base = std::move(base)};
    validation.values = offered(source, scale, may_not_apply);
    validation.help_title = criteria.at(row, "title");
    validation.help = criteria.at(row, "question");
    if (scale == "percent") validation.help += "\n" + std::string(texts.percent_hint);
    if (type == "level")
        validation.help += "\n" + std::string(texts.levels_intro) + levels_text(source.scales, scale);
    if (type == "point" || type == "logpoint")
        validation.help += "\n" + std::string(texts.number_hint) + levels_text(source.scales, scale);
    if (type == "date") validation.help += "\n" + std::string(texts.date_hint) + levels_text(source.scales, scale);
    validation.help += "\n" + std::string(texts.unknown_hint);
    if (may_not_apply) validation.help += " " + std::string(texts.not_applicable_hint);
    return validation;
}

// ---- rows ----------------------------------------------------------------------------------------------------

struct Formulas {
    Texts const& texts;
    std::vector<Field> const& columns;
    AssessmentPlan const& plan;

    [[nodiscard]] std::string at(std::size_t row, std::size_t column) const {
        return "[.$" + column_letters(column) + std::to_string(row + 1) + "]";
    }

    [[nodiscard]] std::string arguments(std::size_t row) const {
        std::string const first = column_letters(plan.first_criterion), last = column_letters(plan.last_criterion),
                          number = std::to_string(row + 1), header = std::to_string(plan.header_row + 1);
        return "[.$" + first + number + ":.$" + last + number + "];[.$" + first + "$" + header + ":.$" + last + "$" +
               header + "];Framework";
    }

    // Rows that wait for a country stay empty; a figure that does not exist is a dash, a problem stays visible.
    [[nodiscard]] std::string guarded(std::size_t row, std::string const& inner) const {
        return "IF(" + at(row, 0) + "=\"\";\"\";" + inner + ")";
    }
    [[nodiscard]] std::string or_dash(std::string const& inner) const { return "IFNA(" + inner + ";\"–\")"; }

    // Among the rows with a score and a coverage of 80 or more; exact, for no number is written as text.
    [[nodiscard]] std::string rank(std::size_t row) const {
        std::size_t const score = place(columns, Kind::score), coverage = place(columns, Kind::coverage);
        auto const all = [&](std::size_t column) {
            std::string const letters = column_letters(column);
            return "[.$" + letters + "$" + std::to_string(plan.first_row + 1) + ":.$" + letters + "$" +
                   std::to_string(plan.last_row + 1) + "]";
        };
        std::string const mine = at(row, score), scores = all(score), coverages = all(coverage);
        return "IF(ISNUMBER(" + mine + ")*ISNUMBER(" + at(row, coverage) + ");IF(" + at(row, coverage) +
               ">=80;1+SUMPRODUCT(IFERROR(ISNUMBER(" + scores + ")*ISNUMBER(" + coverages + ")*(" + coverages +
               ">=80)*(" + scores + ">" + mine + ");0));\"–\");\"–\")";
    }

    [[nodiscard]] Cell cell(Field const& column, std::size_t row) const {
        using std::string;
        string const common = arguments(row);
        switch (column.kind) {
            case Kind::verdict:
                return formula(guarded(row, function("VERDICT", common + ";" + in_quotes(column.id.substr(1)) + ";" +
                                                                    in_quotes(texts.language))),
                               string(style::verdict));
            case Kind::score:
                return formula(guarded(row, or_dash(function("SCORE", common))), string(style::figure));
            case Kind::lowest:
                return formula(guarded(row, or_dash("INDEX(" + function("BOUNDS", common) + ";1;1)")),
                               string(style::figure));
            case Kind::highest:
                return formula(guarded(row, or_dash("INDEX(" + function("BOUNDS", common) + ";1;2)")),
                               string(style::figure));
            case Kind::coverage:
                return formula(guarded(row, or_dash(function("COVERAGE", common))), string(style::whole));
            case Kind::rank:
                return formula(guarded(row, rank(row)), string(style::whole));
            default:
                return blank(string(style::typed));
        }
    }
};

std::string validation_name(Field const& column) { return "levels." + column.id; }

Row country_row(Source const& source, std::vector<Field> const& columns, Formulas const& formulas, std::size_t row,
                std::optional<std::size_t> given) {
    Row result;
    for (Field const& column : columns) {
        std::string const entered = given ? source.assessments->at(*given, column.id) : std::string{};
        switch (column.kind) {
            case Kind::country:
                result.cells.push_back(text(entered, std::string(style::country)));
                break;
            case Kind::given:
                result.cells.push_back(text(entered, std::string(style::typed)));
                break;
            case Kind::criterion:
                result.cells.push_back(text(entered, std::string(style::typed), validation_name(column)));
                break;
            default:
                result.cells.push_back(formulas.cell(column, row));
        }
    }
    // Said beforehand, for print and screen break such a line differently.
    if (result.cells.front().content.size() > most_of_a_line) result.millimetres = two_lines;
    result.grows = true;
    result.filtered_out = given && source.others_only && source.assessments->at(*given, "#participant") != "no";
    return result;
}

Row last_line(Source const& source, std::vector<Field> const& columns) {
    Row row;
    for (Field const& column : columns)
        row.cells.push_back(column.kind == Kind::criterion ? blank(std::string(style::typed), validation_name(column))
                                                           : blank());
    row.cells.front() = text(std::string(source.texts->last_line), std::string(style::last_line));
    return row;
}

std::vector<Area> pages(std::vector<Field> const& columns, AssessmentPlan const& plan) {
    // The matrix on the first pages, then a pillar at a time; the country is repeated on each.
    std::vector<Area> areas{{title_row, 0, plan.last_row, plan.first_criterion - 1}};
    for (std::size_t i = plan.first_criterion; i < columns.size(); ++i) {
        if (!columns[i].band.empty()) areas.push_back({band_row, i, plan.last_row, i});
        areas.back().last_column = i;
    }
    return areas;
}

void add_headers(Sheet& sheet, Source const& source, std::vector<Field> const& columns) {
    std::string const title =
        std::string(source.texts->scorecard_of) + source.framework_title();
    sheet.rows.push_back({{text(title, std::string(style::title))}});
    Cell note = text(source.note, std::string(style::note_wrapped));
    note.columns_spanned = place(columns, Kind::criterion);
    sheet.rows.push_back({{note}, note_height});
    Row bands, headings, ids;
    for (Field const& column : columns) {
        bands.cells.push_back(text(column.band, std::string(style::band)));
        headings.cells.push_back(text(column.title, std::string(style::heading)));
        ids.cells.push_back(text(column.id, std::string(style::ids)));
    }
    sheet.rows.push_back(std::move(bands));
    headings.millimetres = heading_height;
    sheet.rows.push_back(std::move(headings));
    sheet.rows.push_back(std::move(ids));
}

}  // namespace

std::string AssessmentPlan::ids() const {
    return reference(sheet, {header_row, first_criterion, header_row, last_criterion});
}
std::string AssessmentPlan::values() const {
    return reference(sheet, {first_row, first_criterion, last_row, last_criterion});
}
std::string AssessmentPlan::countries() const { return reference(sheet, {first_row, 0, last_row, 0}); }

AssessmentPlan plan_assessments(Source const& source) {
    std::vector<Field> const columns = columns_of(source);
    AssessmentPlan plan;
    plan.sheet = source.texts->assessments;
    plan.header_row = header_row;
    plan.first_row = header_row + 1;
    plan.last_row = plan.first_row + (source.assessments ? source.assessments->rows.size() : rows_of_a_template);
    plan.columns = columns.size();
    plan.first_criterion = place(columns, Kind::criterion);
    plan.last_criterion = columns.size() - 1;
    auto const participant = std::ranges::find(columns, "#participant", &Field::id);
    if (participant != columns.end()) plan.participant = static_cast<std::size_t>(participant - columns.begin());
    return plan;
}

void add_assessments(Workbook& book, Source const& source, AssessmentPlan const& plan) {
    std::vector<Field> const columns = columns_of(source);
    Sheet sheet{.name = plan.sheet};
    for (Field const& column : columns) sheet.columns.push_back({.millimetres = width_of(column.kind)});
    add_headers(sheet, source, columns);
    Formulas const formulas{*source.texts, columns, plan};
    for (std::size_t row = plan.first_row; row < plan.last_row; ++row) {
        std::optional<std::size_t> given;
        if (source.assessments) given = row - plan.first_row;
        sheet.rows.push_back(country_row(source, columns, formulas, row, given));
    }
    sheet.rows.push_back(last_line(source, columns));
    sheet.frozen_columns = sheet.repeated_columns = 1;
    sheet.frozen_rows = header_row + 1;
    sheet.first_repeated_row = band_row;
    sheet.repeated_rows = header_row - band_row + 1;
    sheet.print_areas = pages(columns, plan);
    std::size_t const verdict = place(columns, Kind::verdict);
    sheet.formats.push_back(
        {{plan.first_row, verdict, plan.last_row, verdict + source.benefits.rows.size() - 1},
         verdict_conditions(*source.texts)});
    for (std::size_t i = plan.first_criterion; i < columns.size(); ++i)
        book.validations.push_back(validation_of(source, columns[i].criterion, validation_name(columns[i]),
                                                 absolute(plan.sheet, {plan.first_row, i, plan.first_row, i})));
    book.names.push_back({"Assessments", absolute(plan.sheet, {header_row, 0, plan.last_row, columns.size() - 1})});
    if (plan.participant)
        book.filters.push_back({.name = "Participants",
                                .address = range(plan.sheet, {header_row, 0, plan.last_row - 1, columns.size() - 1}),
                                .active = source.others_only,
                                .column = *plan.participant,
                                .shown = "no"});
    book.sheets.push_back(std::move(sheet));
}

}  // namespace adherence::workbooks
