#include "core/functions/answer_table.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/functions/arguments.hpp"

namespace adherence::functions {

AnswerTable::AnswerTable(std::initializer_list<std::string_view> headers, std::optional<std::string> const& column)
    : headers_(headers) {
    if (!column) return;
    auto const found = std::find(headers_.begin(), headers_.end(), fold(*column));
    if (found == headers_.end()) throw Refused{};
    column_ = static_cast<std::size_t>(found - headers_.begin());
}

Answer AnswerTable::answer() && {
    if (column_) {
        if (rows_.empty()) return AnswerCell(CellError::not_available);
        Answer one(rows_.size(), 1);
        for (std::size_t row = 0; row < rows_.size(); ++row) one.at(row, 0) = std::move(rows_[row][*column_]);
        return one;
    }
    Answer whole(rows_.size() + 1, headers_.size());
    for (std::size_t column = 0; column < headers_.size(); ++column) whole.at(0, column) = std::string(headers_[column]);
    for (std::size_t row = 0; row < rows_.size(); ++row)
        std::move(rows_[row].begin(), rows_[row].end(), whole.cells.begin() + static_cast<std::ptrdiff_t>((row + 1) * headers_.size()));
    return whole;
}

}  // namespace adherence::functions
