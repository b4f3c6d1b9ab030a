#include "workbooks/table.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace adherence::workbooks {

std::optional<std::size_t> Table::column(std::string_view name) const {
    auto const found = std::ranges::find(header, name);
    if (found == header.end()) return {};
    return static_cast<std::size_t>(found - header.begin());
}

std::string Table::at(std::size_t row, std::string_view name) const {
    auto const found = column(name);
    return found ? rows[row][*found] : std::string{};
}

Table read_table(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) throw std::runtime_error("cannot read " + file.string());
    std::ostringstream content;
    content << stream.rdbuf();
    auto const grid = grid_from_csv(content.str());
    if (!grid || grid->rows() == 0) throw std::runtime_error("not a CSV table: " + file.string());
    return table_of(grid->block());
}

Table table_of(Block const& block) {
    Table table;
    for (std::size_t i = 0; i < block.rows; ++i) {
        std::vector<std::string> row;
        for (auto const& cell : block.row(i)) row.push_back(cell.shown());
        if (i == 0)
            table.header = std::move(row);
        else
            table.rows.push_back(std::move(row));
    }
    return table;
}

Table in_language(Table const& table, std::string_view language, std::string_view before) {
    Table result = table;
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        auto const own = table.column(table.header[i] + ":" + std::string(language));
        if (!own) continue;
        result.header[*own] = table.header[i] + ":" + std::string(before);
        for (auto& row : result.rows) {
            if (row[*own].empty()) continue;
            std::swap(row[i], row[*own]);
        }
    }
    return result;
}

}  // namespace adherence::workbooks
