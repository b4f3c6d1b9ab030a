// Calling functions from a test as a sheet would: blocks written as CSV, cells that look like numbers are
// numbers.
//
//   Sheet sheet;
//   sheet.call("SCORE", {sheet.block("letter,60"), sheet.block("declared,controls"), sheet.block(json)})
#pragma once

#include <charconv>
#include <deque>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/functions/functions.hpp"

namespace adherence::testing {

class Sheet {
public:
    /// A block from CSV; "" is one empty cell as Calc hands a range over.
    Block block(std::string_view csv) {
        auto grid = grid_from_csv(csv);
        if (!grid || grid->block().empty()) return cell(std::string());
        std::size_t const rows = grid->rows(), columns = grid->columns();
        Grid& kept = grids_.emplace_back(rows, columns);
        for (std::size_t row = 0; row < rows; ++row)
            for (std::size_t column = 0; column < columns; ++column) put(kept, row, column, grid->block().at(row, column).text);
        return kept.block();
    }
    /// One text as it is, JSON say.
    Block cell(std::string text) {
        Grid& kept = grids_.emplace_back(1, 1);
        kept.set(0, 0, std::move(text));
        return kept.block();
    }
    Block cell(double number) {
        Grid& kept = grids_.emplace_back(1, 1);
        kept.set(0, 0, number);
        return kept.block();
    }
    static Block omitted() { return {}; }

    static Answer call(std::string_view name, std::vector<Block> const& arguments, CallContext const& context = {}) {
        return adherence::call(name, arguments, context);
    }

private:
    static void put(Grid& grid, std::size_t row, std::size_t column, std::string_view text) {
        double number = 0;
        auto const [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (fault == std::errc{} && end == text.data() + text.size())
            grid.set(row, column, number);
        else
            grid.set(row, column, std::string(text));
    }
    std::deque<Grid> grids_;
};

/// An answer as a sheet shows it: rows joined by "/", cells by ",".
inline std::string shown(AnswerCell const& cell) {
    if (auto const* number = std::get_if<double>(&cell)) return Cell::of(*number).shown();
    if (auto const* text = std::get_if<std::string>(&cell)) return *text;
    return std::get<CellError>(cell) == CellError::value ? "#VALUE!" : "#N/A";
}

inline std::string shown(Answer const& answer) {
    std::string text;
    for (std::size_t row = 0; row < answer.rows; ++row) {
        if (row > 0) text += '/';
        for (std::size_t column = 0; column < answer.columns; ++column) {
            if (column > 0) text += ',';
            text += shown(answer.at(row, column));
        }
    }
    return text;
}

}  // namespace adherence::testing
