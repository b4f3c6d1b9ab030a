// The cells of a document's sheets: where they are, what they hold, and how a place is written for people.
//
//   SheetCells const cells(document);
//   cells.shown({2, 3, 6, 3, 6})                 // Criteria.D7
//   Grid const grid = cells.read(address);
#pragma once

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <string>
#include <vector>

#include "core/base/cell.hpp"

namespace adherence::calc {

[[nodiscard]] inline css::table::CellRangeAddress range_of(css::table::CellAddress const& at) {
    return {at.Sheet, at.Column, at.Row, at.Column, at.Row};
}

class SheetCells {
public:
    /// \pre a spreadsheet; all throw what UNO throws where it is being closed
    explicit SheetCells(css::uno::Reference<css::frame::XModel> const& document);

    [[nodiscard]] sal_Int32 count() const { return sheets_->getCount(); }
    [[nodiscard]] css::uno::Reference<css::table::XCellRange> sheet(sal_Int32 index) const;
    [[nodiscard]] std::string name(sal_Int32 index) const;
    [[nodiscard]] css::uno::Reference<css::table::XCellRange> range(css::table::CellRangeAddress const& at) const;
    /// What a cell shows.
    [[nodiscard]] std::string text(css::table::CellAddress const& at) const;
    /// "Criteria.D7", "Criteria.A3:J50"
    [[nodiscard]] std::string shown(css::table::CellRangeAddress const& at) const;
    /// The same for formulas, fixed and with its sheet: $'One country'.$A$3:$J$50
    [[nodiscard]] std::string formula_name(css::table::CellRangeAddress const& at) const;

    /// Numbers and texts; a cell with an error has neither.
    [[nodiscard]] Grid read(css::table::CellRangeAddress const& at) const;
    [[nodiscard]] std::vector<css::table::CellRangeAddress> errors_in(css::table::CellRangeAddress const& at) const;
    [[nodiscard]] css::table::CellRangeAddress used_area(sal_Int32 sheet) const;

private:
    css::uno::Reference<css::container::XIndexAccess> sheets_;
};

/// One by one, so many at most.
[[nodiscard]] std::vector<css::table::CellRangeAddress> single_cells(
    css::uno::Reference<css::sheet::XSheetCellRanges> const& ranges, std::size_t most);

}  // namespace adherence::calc
