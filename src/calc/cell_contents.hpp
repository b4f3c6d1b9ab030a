// What cells hold, taken down and put back: values, formulas and array formulas, in blocks, whatever they look like.
//
//   Contents const before = contents_of(cells, places);
//   …
//   put(cells, before);                                   // exactly as it was
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
};

using Places = std::vector<css::table::CellRangeAddress>;

/// \pre no array formula is only partly within a place
[[nodiscard]] Contents contents_of(SheetCells const& cells, Places const& places);
void put(SheetCells const& cells, Contents const& contents);

/// The blocks of a sheet's cells that hold formulas.
[[nodiscard]] Places formula_places(css::uno::Reference<css::table::XCellRange> const& within);
/// The whole of the array formula that a cell is part of.
[[nodiscard]] css::table::CellRangeAddress array_around(SheetCells const& cells, css::table::CellAddress const& at);

/// The cells of a block for which something is so, as blocks.
[[nodiscard]] Places blocks_where(css::table::CellRangeAddress const& all, std::function<bool(sal_Int32 row, sal_Int32 column)> const& so);

}  // namespace adherence::calc
