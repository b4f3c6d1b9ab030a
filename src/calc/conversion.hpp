// UNO's values and the core's cells, there and back.
//
//   CellBlocks blocks(*texts);
//   auto const read = blocks.read({&values, &ids, …});   // empty: one is not a block of cells
//   return to_any(call("MATRIX", *read));
//
// In: void is an omitted argument (a block without cells), a number or a text one cell, a sequence of
// sequences a block. Beside what Calc sends, what Basic and Python send is read too: booleans, whole
// numbers, texts or numbers alone, one row, a cell range.
//
// Out: LibreOffice takes texts inside a sequence<sequence<any>> for other texts than the same words in the
// document, so that =IF(x="eligible";…), MATCH or COUNTIF fail on them. Texts alone therefore travel as
// sequence<sequence<string>>, numbers alone as sequence<sequence<double>>, and any only where both meet.
// An error is a number that is none and carries Calc's error code.
#pragma once

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/uno/Any.hxx>
#include <deque>
#include <initializer_list>
#include <optional>
#include <vector>

#include "calc/text_cache.hpp"
#include "core/base/cell.hpp"
#include "core/base/date.hpp"
#include "core/functions/answer.hpp"

namespace adherence::calc {

// A block beyond the limits of the functions (core/functions/limits) is cut to what stands in it; one that is too large
// even then keeps its size and brings no cells: what it would take to read them is more than the office should wait for.
class CellBlocks {
public:
    /// \pre the texts outlive the blocks
    explicit CellBlocks(TextCache& texts) : texts_(texts) {}

    /// The arguments of a call as cells, which live as long as this object; those of one height are cut alike. Empty where
    /// one is not a rectangle of numbers and texts.
    [[nodiscard]] std::optional<std::vector<Block>> read(std::initializer_list<css::uno::Any const*> arguments);

private:
    [[nodiscard]] std::optional<Cell> single_cell(css::uno::Any const& argument);
    [[nodiscard]] std::optional<Block> block(css::uno::Any const& argument, std::size_t rows);
    template <typename Element>
    [[nodiscard]] std::optional<Block> rectangle(css::uno::Sequence<css::uno::Sequence<Element>> const& rows, std::size_t most_rows);

    TextCache& texts_;
    std::deque<std::vector<Cell>> kept_;
};

enum class OneCell { scalar, rectangle };

/// One cell comes as a scalar, unless the function's results are lists of any length: INDEX refuses a scalar.
[[nodiscard]] css::uno::Any to_any(Answer const& answer, OneCell one = OneCell::scalar);

/// The number that shows as the error in a cell.
[[nodiscard]] double error_number(CellError error);

/// Day 0 of the document's date numbers; 1899-12-30 where the document does not say.
[[nodiscard]] Date null_date_of(css::uno::Reference<css::beans::XPropertySet> const& document);

}  // namespace adherence::calc
