// What a spreadsheet hands over: cells and blocks of cells, without any meaning yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adherence {

/// One cell. The text of a text cell lives elsewhere (a Grid, an arena) and must outlive the cell.
struct Cell {
    enum class Kind : std::uint8_t { empty, number, text };
    Kind kind = Kind::empty;
    double number = 0;
    std::string_view text;

    [[nodiscard]] static Cell of(double value) { return {Kind::number, value, {}}; }
    [[nodiscard]] static Cell of(std::string_view value) {
        return value.empty() ? Cell{} : Cell{Kind::text, 0, value};
    }
    [[nodiscard]] bool blank() const;  ///< empty, or nothing but blanks
    /// The cell as a user reads it: its text, or its number at 15 significant digits.
    [[nodiscard]] std::string shown() const;
};

/// A rectangle of cells that someone else owns, row by row.
struct Block {
    std::span<Cell const> cells;
    std::size_t rows = 0;
    std::size_t columns = 0;

    [[nodiscard]] Cell const& at(std::size_t row, std::size_t column) const { return cells[row * columns + column]; }
    [[nodiscard]] std::span<Cell const> row(std::size_t index) const { return cells.subspan(index * columns, columns); }
    [[nodiscard]] bool empty() const { return rows == 0 || columns == 0; }
};

/// A rectangle of cells with the texts they show.
class Grid {
public:
    Grid() = default;
    Grid(std::size_t rows, std::size_t columns) : rows_(rows), columns_(columns), cells_(rows * columns) {}
    Grid(Grid&&) = default;
    Grid& operator=(Grid&&) = default;
    Grid(Grid const&) = delete;
    Grid& operator=(Grid const&) = delete;

    void set(std::size_t row, std::size_t column, double value) { cells_[row * columns_ + column] = Cell::of(value); }
    void set(std::size_t row, std::size_t column, std::string value);
    [[nodiscard]] Block block() const { return {cells_, rows_, columns_}; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    [[nodiscard]] std::size_t columns() const { return columns_; }

private:
    std::size_t rows_ = 0;
    std::size_t columns_ = 0;
    std::vector<Cell> cells_;
    std::deque<std::string> texts_;
};

/// A CSV text (RFC 4180, UTF-8 with or without a byte-order mark, any line end) as a grid of texts; short
/// rows are filled up with empty cells. Empty where a quote is never closed.
[[nodiscard]] std::optional<Grid> grid_from_csv(std::string_view csv);

}  // namespace adherence
