// What a spreadsheet function gives back, before any office knows of it.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace adherence {

/// The errors a formula may show.
enum class CellError : std::uint8_t {
    value,          ///< #VALUE!: a wrong argument
    not_available,  ///< #N/A: a question without an answer
};

using AnswerCell = std::variant<double, std::string, CellError>;

/// A rectangle of results, row by row.
struct Answer {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<AnswerCell> cells;

    Answer(std::size_t rows_, std::size_t columns_) : rows(rows_), columns(columns_), cells(rows_ * columns_) {}
    Answer(AnswerCell single) : rows(1), columns(1), cells{std::move(single)} {}  // NOLINT
    [[nodiscard]] AnswerCell& at(std::size_t row, std::size_t column) { return cells[row * columns + column]; }
    [[nodiscard]] AnswerCell const& at(std::size_t row, std::size_t column) const { return cells[row * columns + column]; }
};

}  // namespace adherence
