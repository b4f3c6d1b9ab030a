#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "core/base/number.hpp"
#include "core/framework/draft_read.hpp"

namespace adherence {

namespace {

constexpr std::string_view key_header = "key", value_header = "value";

// A number in this span of a date column is a year somebody typed, not a day of 1905.
constexpr double first_year_alone = 1900, last_year_alone = 2100;

// Columns and keys of somebody's own that are looked at for a near miss.
constexpr std::size_t most_strange = 1000;

struct Header {
    std::size_t at;        // column of the block
    std::uint8_t column;   // column of the table
    std::string language;  // of title:nl; empty: the framework's
};

// "title:nl" -> "title", "nl"
std::pair<std::string, std::string> name_and_language(std::string_view header) {
    std::size_t const colon = header.find(':');
    if (colon == header.npos) return {fold(header), {}};
    return {fold(header.substr(0, colon)), fold(header.substr(colon + 1))};
}

std::string cell_text(Cell const& cell) {
    std::string const shown = cell.shown();
    return std::string(trim(shown));
}

// The date that a cell's number means, as ISO text; a year alone and what is no day stay as they are.
std::string date_text(Cell const& cell, Date null_date) {
    if (cell.kind != Cell::Kind::number || !std::isfinite(cell.number)) return cell_text(cell);
    if (cell.number >= first_year_alone && cell.number <= last_year_alone) return cell_text(cell);
    double const day = std::floor(cell.number) + null_date.day;
    static Date const first = *date_from_text("0001-01-01"), last = *date_from_text("9999-12-31");
    if (day < first.day || day > last.day) return cell_text(cell);
    return to_text(Date{static_cast<std::int32_t>(day)});
}

// Other columns are a user's notes, unless one looks like a column that is not there. (One that must be there is
// missed in any case.)
void warn_of_near_miss(DraftTable const& table, std::vector<Header> const& headers, std::string const& shown, Faults& faults) {
    std::uint8_t const near = column_near(table.columns, name_and_language(shown).first);
    if (near == table.columns.size() || table.columns[near].required) return;
    if (std::any_of(headers.begin(), headers.end(), [&](Header const& header) { return header.column == near; })) return;
    faults.warning("table.near-miss", {table.name, 1, Faults::shortened(shown)},
                   {{"content", Faults::shortened(shown)}, {"suggestion", std::string(table.columns[near].name)}});
}

std::vector<Header> match_headers(Block const& block, DraftTable const& table, Faults& faults) {
    std::vector<Header> headers;
    std::unordered_map<std::string, bool> seen;
    std::vector<std::string> all;
    std::vector<std::size_t> strange;
    for (std::size_t i = 0; i < block.columns; ++i) {
        std::string const shown = cell_text(block.at(0, i));
        all.push_back(shown);
        auto const [name, language] = name_and_language(shown);
        std::uint8_t const column = column_named(table.columns, name);
        if (column == table.columns.size()) {
            if (strange.size() < most_strange) strange.push_back(i);
            continue;
        }
        if (!language.empty() && !table.columns[column].for_people) continue;
        if (!seen.emplace(name + ":" + language, true).second) {
            faults.error("table.duplicate-column", {table.name, 1, table.columns[column].name}, {{"content", shown}});
            continue;
        }
        headers.push_back({i, column, language});
    }
    for (ColumnSpec const& column : table.columns)
        if (column.required && !seen.contains(std::string(column.name) + ":")) {
            auto const near = nearest(column.name, all);
            Faults::Arguments arguments{{"name", std::string(column.name)}};
            if (near) arguments.emplace_back("suggestion", *near);
            faults.error(near ? "table.missing-column.near" : "table.missing-column", {table.name, 1, column.name},
                         std::move(arguments));
        }
    for (std::size_t const i : strange) warn_of_near_miss(table, headers, all[i], faults);
    return headers;
}

void put(DraftRow& row, Header const& header, std::string text, bool number) {
    DraftField& field = row.field(header.column);
    if (header.language.empty()) {
        field.text = std::move(text);
        field.number = number;
    } else {
        field.by_language.emplace_back(header.language, std::move(text));
    }
}

void read_table(Block const& block, DraftTable& table, Date null_date, Faults& faults) {
    if (block.empty()) return;
    std::vector<Header> const headers = match_headers(block, table, faults);
    for (std::size_t i = 1; i < block.rows; ++i) {
        DraftRow row;
        row.row = i + 1;
        for (Header const& header : headers) {
            Cell const& cell = block.at(i, header.at);
            if (cell.blank()) continue;
            bool const date = table.columns[header.column].date;
            put(row, header, date ? date_text(cell, null_date) : cell_text(cell), cell.kind == Cell::Kind::number);
        }
        if (row.fields.empty()) continue;
        if (table.rows.size() == most_rows) {
            faults.error("table.too-long", {table.name, i + 1, ""}, {{"most", std::to_string(most_rows)}});
            return;
        }
        table.rows.push_back(std::move(row));
    }
}

struct AboutHeaders {
    std::optional<std::size_t> key;
    std::vector<std::pair<std::size_t, std::string>> values;  // column of the block, language
};

AboutHeaders match_about_headers(Block const& block, Faults& faults) {
    AboutHeaders headers;
    for (std::size_t i = 0; i < block.columns; ++i) {
        auto const [name, language] = name_and_language(cell_text(block.at(0, i)));
        if (name == key_header && language.empty()) {
            if (headers.key) faults.error("table.duplicate-column", {"about", 1, key_header}, {{"content", "key"}});
            headers.key = i;
        } else if (name == value_header) {
            for (auto const& [at, other] : headers.values)
                if (other == language)
                    faults.error("table.duplicate-column", {"about", 1, value_header},
                                 {{"content", cell_text(block.at(0, i))}});
            headers.values.emplace_back(i, language);
        }
    }
    if (!headers.key)
        faults.error("table.missing-column", {"about", 1, key_header}, {{"name", std::string(key_header)}});
    if (headers.values.empty())
        faults.error("table.missing-column", {"about", 1, value_header}, {{"name", std::string(value_header)}});
    return headers;
}

void read_about(Block const& block, Draft& draft, Faults& faults) {
    if (block.empty()) return;
    AboutHeaders const headers = match_about_headers(block, faults);
    if (!headers.key) return;
    std::vector<std::size_t> strange;
    for (std::size_t i = 1; i < block.rows; ++i) {
        std::string const key = cell_text(block.at(i, *headers.key));
        std::uint8_t const column = column_named(about_columns, key);
        if (column == about_columns.size()) {
            if (strange.size() < most_strange) strange.push_back(i);
            continue;
        }
        if (draft.about_rows[column] != 0) {
            faults.error("about.duplicate-key", {"about", i + 1, key_header}, {{"content", key}});
            continue;
        }
        draft.about_rows[column] = i + 1;
        for (auto const& [at, language] : headers.values) {
            Cell const& cell = block.at(i, at);
            if (cell.blank() || (!language.empty() && !about_columns[column].for_people)) continue;
            bool const date = about_columns[column].date;
            put(draft.about, {at, column, language}, date ? date_text(cell, draft.null_date) : cell_text(cell),
                cell.kind == Cell::Kind::number);
        }
    }
    for (std::size_t const i : strange) {
        std::string const key = cell_text(block.at(i, *headers.key));
        std::uint8_t const near = column_near(about_columns, key);
        if (near < about_columns.size() && draft.about_rows[near] == 0)
            faults.warning("table.near-miss", {"about", i + 1, key_header},
                           {{"content", Faults::shortened(key)}, {"suggestion", std::string(about_columns[near].name)}});
    }
}

}  // namespace

Draft draft_from_tables(Tables const& tables, Faults& faults) {
    Draft draft;
    draft.null_date = tables.null_date;
    read_table(tables.criteria, draft.criteria, tables.null_date, faults);
    read_table(tables.scales, draft.scales, tables.null_date, faults);
    read_table(tables.rules, draft.rules, tables.null_date, faults);
    read_table(tables.benefits, draft.benefits, tables.null_date, faults);
    read_about(tables.about, draft, faults);
    if (tables.as_of && !tables.as_of->blank()) {
        draft.about.field(about_column::as_of).text = date_text(*tables.as_of, tables.null_date);
        draft.as_of_given = true;
    }
    return draft;
}

}  // namespace adherence
