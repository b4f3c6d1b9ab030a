#include "calc/table_cell.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCellRange.hpp>

#include "calc/conversion.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY_THROW;

std::optional<table::CellAddress> cell_in_table(Reference<frame::XModel> const& document, FoundTable const& table,
                                                std::string_view id, std::string_view column) {
    Reference<sheet::XSpreadsheetDocument> const book(document, UNO_QUERY_THROW);
    Reference<container::XIndexAccess> const sheets(book->getSheets(), UNO_QUERY_THROW);
    Reference<table::XCellRange> const sheet(sheets->getByIndex(table.address.Sheet), UNO_QUERY_THROW);
    auto const& at = table.address;
    Reference<sheet::XCellRangeData> const cells(
        sheet->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow), UNO_QUERY_THROW);
    auto const rows = cells->getDataArray();
    auto const is = [&](sal_Int32 row, sal_Int32 place, std::string_view words) {
        rtl::OUString text;
        return (rows[row][place] >>= text) && fold(to_utf8(text)) == fold(words);
    };
    auto const headed = [&](std::string_view header) {
        sal_Int32 place = 0;
        while (place < rows[0].getLength() && !is(0, place, header)) ++place;
        return place < rows[0].getLength() ? std::optional(place) : std::nullopt;
    };
    if (!rows.hasElements()) return {};
    auto const ids = headed("id"), wanted = headed(column);
    if (!ids || !wanted) return {};
    for (sal_Int32 row = 1; row < rows.getLength(); ++row)
        if (is(row, *ids, id)) return table::CellAddress{at.Sheet, at.StartColumn + *wanted, at.StartRow + row};
    return {};
}

}  // namespace adherence::calc
