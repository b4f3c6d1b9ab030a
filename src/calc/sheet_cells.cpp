#include "calc/sheet_cells.hpp"

#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <span>

#include "calc/strings.hpp"
#include "workbooks/sheet.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

constexpr std::size_t most_errors = 100'000;

std::string column_letters(sal_Int32 column) { return workbooks::column_letters(static_cast<std::size_t>(column)); }

}  // namespace

SheetCells::SheetCells(Reference<frame::XModel> const& document)
    : sheets_(Reference<sheet::XSpreadsheetDocument>(document, UNO_QUERY_THROW)->getSheets(), UNO_QUERY_THROW) {}

Reference<table::XCellRange> SheetCells::sheet(sal_Int32 index) const { return {sheets_->getByIndex(index), UNO_QUERY_THROW}; }

std::string SheetCells::name(sal_Int32 index) const { return to_utf8(Reference<container::XNamed>(sheet(index), UNO_QUERY_THROW)->getName()); }

Reference<table::XCellRange> SheetCells::range(Address const& at) const {
    return sheet(at.Sheet)->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow);
}

std::string SheetCells::text(table::CellAddress const& at) const {
    return to_utf8(Reference<text::XTextRange>(sheet(at.Sheet)->getCellByPosition(at.Column, at.Row), UNO_QUERY_THROW)->getString());
}

std::string SheetCells::shown(Address const& at) const {
    std::string text = name(at.Sheet) + "." + column_letters(at.StartColumn) + std::to_string(at.StartRow + 1);
    if (at.StartColumn != at.EndColumn || at.StartRow != at.EndRow)
        text += ":" + column_letters(at.EndColumn) + std::to_string(at.EndRow + 1);
    return text;
}

std::string SheetCells::formula_name(Address const& at) const {
    std::string quoted;
    for (char const c : name(at.Sheet)) quoted += c == '\'' ? std::string("''") : std::string(1, c);
    auto const corner = [](sal_Int32 column, sal_Int32 row) { return "$" + column_letters(column) + "$" + std::to_string(row + 1); };
    return "$'" + quoted + "'." + corner(at.StartColumn, at.StartRow) + ":" + corner(at.EndColumn, at.EndRow);
}

Grid SheetCells::read(Address const& at) const {
    auto const rows = Reference<sheet::XCellRangeData>(range(at), UNO_QUERY_THROW)->getDataArray();
    auto const width = static_cast<std::size_t>(at.EndColumn - at.StartColumn + 1);
    Grid grid(static_cast<std::size_t>(rows.getLength()), width);
    for (std::size_t r = 0; r < grid.rows(); ++r) {
        auto const& row = rows.getConstArray()[r];
        for (std::size_t c = 0; c < width; ++c) {
            uno::Any const& cell = row.getConstArray()[c];
            double number = 0;
            rtl::OUString text;
            if (cell >>= number)
                grid.set(r, c, number);
            else if (cell >>= text)
                grid.set(r, c, to_utf8(text));
        }
    }
    return grid;
}

std::vector<Address> SheetCells::errors_in(Address const& at) const {
    Reference<sheet::XCellRangesQuery> const query(range(at), UNO_QUERY_THROW);
    return single_cells(query->queryFormulaCells(sheet::FormulaResult::ERROR), most_errors);
}

Address SheetCells::used_area(sal_Int32 index) const {
    Reference<sheet::XUsedAreaCursor> const cursor(Reference<sheet::XSpreadsheet>(sheet(index), UNO_QUERY_THROW)->createCursor(), UNO_QUERY_THROW);
    cursor->gotoStartOfUsedArea(false);
    cursor->gotoEndOfUsedArea(true);
    return Reference<sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
}

std::vector<Address> single_cells(Reference<sheet::XSheetCellRanges> const& ranges, std::size_t most) {
    std::vector<Address> cells;
    auto const all = ranges->getRangeAddresses();
    for (Address const& at : std::span(all.getConstArray(), static_cast<std::size_t>(all.getLength())))
        for (sal_Int32 r = at.StartRow; r <= at.EndRow; ++r)
            for (sal_Int32 c = at.StartColumn; c <= at.EndColumn && cells.size() < most; ++c)
                cells.push_back({at.Sheet, c, r, c, r});
    return cells;
}

}  // namespace adherence::calc
