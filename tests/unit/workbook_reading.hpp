// Reading a workbook's named ranges as the functions would be given them.
//
//   Grid const criteria = grid_of(named(book, "Criteria"));
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/cell.hpp"
#include "workbooks/book.hpp"
#include "workbooks/sources.hpp"

namespace adherence::workbooks::testing {

inline std::filesystem::path data() { return std::filesystem::path(ADHERENCE_SOURCE_DIR) / "data"; }

struct Place {
    Sheet const* sheet = nullptr;
    Area area;
};

// "$B$5" -> row 4, column 1
inline std::pair<std::size_t, std::size_t> spot(std::string_view name) {
    std::size_t column = 0, row = 0;
    for (char const c : name) {
        if (c >= 'A' && c <= 'Z') column = column * 26 + static_cast<std::size_t>(c - 'A' + 1);
        if (c >= '0' && c <= '9') row = row * 10 + static_cast<std::size_t>(c - '0');
    }
    return {row - 1, column - 1};
}

inline Place named(Workbook const& book, std::string_view name) {
    auto const found = std::ranges::find(book.names, name, &NamedRange::name);
    if (found == book.names.end()) return {};
    std::string const& address = found->address;
    std::size_t const dot = address.find('.'), colon = address.find(':');
    std::string const place = address.substr(1, dot - 1);
    auto const sheet = std::ranges::find_if(book.sheets, [&](Sheet const& each) { return quoted_sheet(each.name) == place; });
    if (sheet == book.sheets.end()) return {};
    auto const [first_row, first_column] = spot(address.substr(dot, colon - dot));
    auto const [last_row, last_column] = spot(colon == address.npos ? address.substr(dot) : address.substr(colon));
    return {&*sheet, {first_row, first_column, last_row, last_column}};
}

inline Grid grid_of(Place const& place) {
    Area const& area = place.area;
    Grid grid(area.last_row - area.first_row + 1, area.last_column - area.first_column + 1);
    for (std::size_t row = area.first_row; row <= area.last_row; ++row) {
        auto const& cells = place.sheet->rows[row].cells;
        for (std::size_t column = area.first_column; column <= area.last_column && column < cells.size(); ++column) {
            Cell const& cell = cells[column];
            if (cell.kind == Cell::Kind::text)
                grid.set(row - area.first_row, column - area.first_column, cell.content);
            if (cell.kind == Cell::Kind::number)
                grid.set(row - area.first_row, column - area.first_column, std::stod(cell.content));
        }
    }
    return grid;
}

}  // namespace adherence::workbooks::testing
