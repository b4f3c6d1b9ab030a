// What is put into many cells at once: values, formulas and array formulas, in blocks.
//
//   Contents contents;
//   contents.values.push_back({address, rows});
//   put(cells, contents);                                 // recorded by the office, for Undo
//
// Formats stay as they are, also where the office would give a text that reads like a number the format Text.
#pragma once

#include <com/sun/star/uno/Sequence.hxx>
#include <functional>
#include <vector>

#include "calc/sheet_cells.hpp"

namespace adherence::calc {

using ValueRows = css::uno::Sequence<css::uno::Sequence<css::uno::Any>>;
using FormulaRows = css::uno::Sequence<css::uno::Sequence<rtl::OUString>>;

struct Contents {
    struct Values {
        css::table::CellRangeAddress at;
        ValueRows rows;
    };
    struct Formulas {
        css::table::CellRangeAddress at;
        FormulaRows rows;
    };
    struct ArrayFormula {
        css::table::CellRangeAddress at;
        rtl::OUString formula;
    };
    // Put in this order: a formula within a block of values takes its cell over.
    std::vector<Values> values;
    std::vector<Formulas> formulas;
    std::vector<ArrayFormula> arrays;
    sal_Int32 text_format = 0;  ///< the document's number format for texts; needed where there are values
};

using Places = std::vector<css::table::CellRangeAddress>;

/// \pre no array formula is only partly within a block
void put(SheetCells const& cells, Contents const& contents);

/// The blocks of a sheet's cells that hold formulas.
[[nodiscard]] Places formula_places(css::uno::Reference<css::table::XCellRange> const& within);
/// The whole of the array formula that a cell is part of.
[[nodiscard]] css::table::CellRangeAddress array_around(SheetCells const& cells, css::table::CellAddress const& at);

/// The cells of a block for which something is so, as blocks.
[[nodiscard]] Places blocks_where(css::table::CellRangeAddress const& all, std::function<bool(sal_Int32 row, sal_Int32 column)> const& so);

}  // namespace adherence::calc
