#include "workbooks/sheet.hpp"

#include <algorithm>

#include "core/report/svg.hpp"

namespace adherence::workbooks {

Cell blank(std::string style, std::string validation) {
    return {.style = std::move(style), .validation = std::move(validation)};
}

Cell text(std::string content, std::string style, std::string validation) {
    if (content.empty()) return blank(std::move(style), std::move(validation));
    return {.kind = Cell::Kind::text,
            .content = std::move(content),
            .style = std::move(style),
            .validation = std::move(validation)};
}

Cell number(std::string written, std::string style) {
    return {.kind = Cell::Kind::number, .content = std::move(written), .style = std::move(style)};
}

Cell formula(std::string content, std::string style) {
    return {.kind = Cell::Kind::formula, .content = std::move(content), .style = std::move(style)};
}

Cell array_formula(std::string content, std::size_t rows, std::size_t columns, std::string style) {
    Cell cell = formula(std::move(content), std::move(style));
    cell.matrix_rows = rows;
    cell.matrix_columns = columns;
    return cell;
}

std::string escape(std::string_view text) {
    constexpr std::string_view apostrophe = "&#39;";  // which stands between no quotes here, and often in formulas
    std::string escaped = escape_xml(text);
    for (std::size_t at = escaped.find(apostrophe); at != escaped.npos; at = escaped.find(apostrophe, at + 1))
        escaped.replace(at, apostrophe.size(), "'");
    return escaped;
}

std::string column_letters(std::size_t column) {
    std::string letters;
    for (++column; column > 0; column = (column - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
    return letters;
}

std::string cell_name(std::size_t row, std::size_t column, bool fixed) {
    std::string const mark = fixed ? "$" : "";
    return mark + column_letters(column) + mark + std::to_string(row + 1);
}

std::string quoted_sheet(std::string_view sheet) {
    auto const letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
    bool const plain = !sheet.empty() && letter(sheet.front()) &&
                       std::ranges::all_of(sheet, [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
    if (plain) return std::string(sheet);
    std::string quoted = "'";
    for (char const c : sheet) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    return quoted + "'";
}

std::string absolute(std::string_view sheet, Area const& area) {
    std::string const first = "$" + quoted_sheet(sheet) + "." + cell_name(area.first_row, area.first_column, true);
    if (area.first_row == area.last_row && area.first_column == area.last_column) return first;
    return first + ":." + cell_name(area.last_row, area.last_column, true);
}

std::string range(std::string_view sheet, Area const& area) {
    std::string const name = quoted_sheet(sheet);
    return name + "." + cell_name(area.first_row, area.first_column) + ":" + name + "." +
           cell_name(area.last_row, area.last_column);
}

std::string reference(std::string_view sheet, Area const& area) { return "[" + absolute(sheet, area) + "]"; }

}  // namespace adherence::workbooks
