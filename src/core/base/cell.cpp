#include "core/base/cell.hpp"

#include <algorithm>

#include "core/base/number.hpp"
#include "core/base/text.hpp"

namespace adherence {

namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

// One field of a CSV text; what follows it begins with a comma, a line end or nothing.
struct CsvField {
    std::string text;
    std::string_view rest;
};

std::optional<CsvField> quoted_field(std::string_view csv) {
    CsvField field;
    for (csv.remove_prefix(1);;) {
        std::size_t const quote = csv.find('"');
        if (quote == csv.npos) return {};
        field.text += csv.substr(0, quote);
        csv.remove_prefix(quote + 1);
        if (!csv.starts_with('"')) break;
        field.text += '"';
        csv.remove_prefix(1);
    }
    // What stands between the closing quote and the separator belongs to the field, as spreadsheets read it.
    std::size_t const end = std::min(csv.find_first_of(",\r\n"), csv.size());
    field.text += csv.substr(0, end);
    field.rest = csv.substr(end);
    return field;
}

std::optional<CsvField> next_field(std::string_view csv) {
    if (csv.starts_with('"')) return quoted_field(csv);
    std::size_t const end = std::min(csv.find_first_of(",\r\n"), csv.size());
    return CsvField{std::string(csv.substr(0, end)), csv.substr(end)};
}

}  // namespace

bool Cell::blank() const { return kind == Kind::empty || (kind == Kind::text && trim(text).empty()); }

std::string Cell::shown() const {
    if (kind == Kind::text) return std::string(text);
    if (kind == Kind::empty) return {};
    auto const value = Number::from_cell(number);
    return value ? value->to_text() : "#NUM!";
}

void Grid::set(std::size_t row, std::size_t column, std::string value) {
    cells_[row * columns_ + column] = Cell::of(std::string_view(texts_.emplace_back(std::move(value))));
}

std::optional<Grid> grid_from_csv(std::string_view csv) {
    if (csv.starts_with(byte_order_mark)) csv.remove_prefix(byte_order_mark.size());
    std::vector<std::vector<std::string>> rows;
    std::size_t columns = 0;
    while (!csv.empty()) {
        std::vector<std::string> row;
        for (;;) {
            auto field = next_field(csv);
            if (!field) return {};
            row.push_back(std::move(field->text));
            csv = field->rest;
            if (!csv.starts_with(',')) break;
            csv.remove_prefix(1);
        }
        csv.remove_prefix(csv.starts_with("\r\n") ? 2 : csv.empty() ? 0 : 1);
        columns = std::max(columns, row.size());
        rows.push_back(std::move(row));
    }
    Grid grid(rows.size(), columns);
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < rows[i].size(); ++j)
            if (!rows[i][j].empty()) grid.set(i, j, std::move(rows[i][j]));
    return grid;
}

}  // namespace adherence
