// A table of words and numbers: whole with its header row, or one column of it without.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/functions/answer.hpp"

namespace adherence::functions {

class AnswerTable {
public:
    /// \param column the header of the one column asked for, compared by fold(); refuses an unknown one.
    AnswerTable(std::initializer_list<std::string_view> headers, std::optional<std::string> const& column);

    /// \pre as many cells as headers
    void add(std::vector<AnswerCell> row) { rows_.push_back(std::move(row)); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    /// One column of a table without rows is #N/A, since an answer has at least one cell.
    [[nodiscard]] Answer answer() &&;

private:
    std::vector<std::string_view> headers_;
    std::optional<std::size_t> column_;
    std::vector<std::vector<AnswerCell>> rows_;
};

}  // namespace adherence::functions
