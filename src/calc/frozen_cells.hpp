// What freezing and thawing have in common: the cells that hold formulas or stand for them, and what keeps them from being written.
#pragma once

#include <optional>

#include "calc/cell_contents.hpp"

namespace adherence::calc {

[[nodiscard]] bool is_one_cell(css::table::CellRangeAddress const& at);
[[nodiscard]] ValueRows values_at(SheetCells const& cells, css::table::CellRangeAddress const& at);
[[nodiscard]] FormulaRows formulas_at(SheetCells const& cells, css::table::CellRangeAddress const& at);
/// Whether a formula stands for a value that no cell without a formula can hold.
[[nodiscard]] bool is_constant(rtl::OUString const& formula);

/// What a block's formulas are to be.
template <typename Text>
[[nodiscard]] Contents::Formulas formulas_for(css::table::CellRangeAddress const& block, Text const& text) {
    FormulaRows lines(block.EndRow - block.StartRow + 1);
    for (sal_Int32 row = block.StartRow; row <= block.EndRow; ++row) {
        css::uno::Sequence<rtl::OUString> line(block.EndColumn - block.StartColumn + 1);
        for (sal_Int32 column = block.StartColumn; column <= block.EndColumn; ++column) line.getArray()[column - block.StartColumn] = text(row, column);
        lines.getArray()[row - block.StartRow] = line;
    }
    return {block, lines};
}

struct Refusal {
    std::string message, place;  ///< the key of a sentence, and where
};
/// Why these places cannot be written; empty where they can.
[[nodiscard]] std::optional<Refusal> refusal(css::uno::Reference<css::frame::XModel> const& document, SheetCells const& cells, Places const& places);

}  // namespace adherence::calc
