#include "workbooks/live.hpp"

#include "core/base/date.hpp"
#include "core/report/words.hpp"
#include "workbooks/book.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {

std::string LiveFormulas::area(std::size_t first_row, std::size_t last_row, bool fixed) const {
    std::string const row = fixed ? "$" : "", first = column_letters(place_.country_column + 1), last = column_letters(place_.last_column);
    return "[$" + quoted_sheet(place_.sheet) + ".$" + first + row + std::to_string(first_row + 1) + ":.$" + last + row + std::to_string(last_row + 1) + "]";
}

std::string LiveFormulas::country(std::size_t row) const {
    return "[$" + quoted_sheet(place_.sheet) + ".$" + column_letters(place_.country_column) + std::to_string(row + 1) + "]";
}

std::string LiveFormulas::assessment(std::size_t row, std::size_t column) const {
    return "[$" + quoted_sheet(place_.sheet) + ".$" + column_letters(column) + std::to_string(row + 1) + "]";
}

std::string LiveFormulas::of_country(std::string_view name, std::size_t row, std::string const& more, int column) const {
    std::string const ids = area(place_.header_row, place_.header_row, true), tail = ids + ";" + framework_ + (more.empty() ? "" : ";" + more);
    if (!relative_) {
        std::string const call = function(name, area(row, row, false) + ";" + tail);
        return column == 1 && name != "BOUNDS" ? call : "INDEX(" + call + ";1;" + std::to_string(column) + ")";
    }
    std::string const header = "[$" + quoted_sheet(place_.sheet) + ".$" + column_letters(place_.country_column) + "$" + std::to_string(place_.header_row + 1) + "]";
    std::string const place = "ROW(" + country(row) + ")-ROW(" + header + ")";
    return "INDEX(" + function(name, area(place_.header_row + 1, place_.last_row, true) + ";" + tail) + ";" + place + ";" + std::to_string(column) + ")";
}

std::string LiveFormulas::stamp() const { return function("STAMP", framework_ + ";" + area(place_.header_row + 1, place_.last_row, true)); }

std::string or_dash(std::string const& formula) { return "IFNA(" + formula + ";\"–\")"; }

Cell framework_cell(std::string const& tables) {
    constexpr std::size_t piece = 30000;  // an .xlsx cell holds 32,767 characters
    std::string starts;
    for (std::size_t i = 0; i < framework_pieces; ++i) starts += (i == 0 ? "" : ";") + std::to_string(i * piece + 1);
    return array_formula("MID(" + function("FRAMEWORK", tables) + ";{" + starts + "};" + std::to_string(piece) + ")", 1, framework_pieces, std::string(style::framework));
}

std::string framework_line(Framework const& framework, std::string_view language) {
    std::string const title = framework.title.in(language).empty() ? framework.id : framework.title.in(language);
    Arguments arguments{{"title", title}, {"version", framework.version.empty() ? "–" : framework.version}};
    if (!framework.as_of) return sentence(language, "matrix.framework.undated", arguments);
    arguments.emplace_back("date", to_text(*framework.as_of));
    return sentence(language, "matrix.framework", arguments);
}

}  // namespace adherence::workbooks
