#include "calc/country_adding.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/sheet/XSheetOperation.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "calc/cell_writing.hpp"
#include "calc/strings.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

class Adding {
public:
    Adding(Reference<frame::XModel> const& document, Workbook const& book)
        : document_(document), book_(book), cells_(document), table_(*book.table("assessments")) {}

    [[nodiscard]] CountryAdded add(std::string const& name, std::string_view title) {
        sal_Int32 const header = table_.address.StartRow, last = book_.countries.empty() ? header : book_.countries.back().row;
        auto const waiting = waiting_row(last);
        sal_Int32 const row = waiting.value_or(last + 1);
        Address const at{table_.address.Sheet, table_.address.StartColumn, row, table_.address.StartColumn, row};
        CellWrite const write{.at = {at.Sheet, at.StartColumn, at.StartRow}, .content = name};
        if (read_only() || (waiting ? obstacle(document_, {write}).has_value() : is_protected())) return {false, cells_.shown(at), at};
        UndoStep const whole(document_, title);
        if (!waiting) insert_row(row, last > header);
        write_cells(document_, {write}, title);
        return {true, cells_.shown(at), at};
    }

private:
    [[nodiscard]] bool read_only() const {
        Reference<frame::XStorable> const file(document_, UNO_QUERY);
        return file.is() && file->isReadonly();
    }
    [[nodiscard]] bool is_protected() const { return Reference<util::XProtectable>(cells_.sheet(table_.address.Sheet), UNO_QUERY_THROW)->isProtected(); }

    /// Below the last country, within the table, without a name and without any assessment.
    [[nodiscard]] std::optional<sal_Int32> waiting_row(sal_Int32 last) const {
        Address const& all = table_.address;
        if (last >= all.EndRow) return {};
        Grid const grid = cells_.read({all.Sheet, all.StartColumn, last + 1, all.EndColumn, all.EndRow});
        for (std::size_t r = 0; r < grid.rows(); ++r) {
            auto const row = grid.block().row(r);
            bool const free = std::ranges::all_of(row, [&](Cell const& cell) { return cell.blank() || is_given(static_cast<std::size_t>(&cell - row.data())); });
            if (free && row[0].blank()) return last + 1 + static_cast<sal_Int32>(r);
            if (!row[0].blank()) return {};
        }
        return {};
    }

    /// Columns that the functions pass over hold formulas of the user's own, or ours.
    [[nodiscard]] bool is_given(std::size_t column) const {
        return column > 0 && column < table_.headers.size() && (table_.headers[column].empty() || table_.headers[column].starts_with('#'));
    }

    void insert_row(sal_Int32 row, bool has_model) const {
        sal_Int16 const sheet = table_.address.Sheet;
        bool const within = row <= table_.whole.EndRow;
        Reference<table::XColumnRowRange>(cells_.sheet(sheet), UNO_QUERY_THROW)->getRows()->insertByIndex(row, 1);
        sal_Int32 const right = std::max(cells_.used_area(sheet).EndColumn, table_.address.EndColumn);
        if (has_model) {
            Reference<sheet::XCellRangeMovement>(cells_.sheet(sheet), UNO_QUERY_THROW)->copyRange({sheet, 0, row}, {sheet, 0, row - 1, right, row - 1});
            constexpr sal_Int32 contents = sheet::CellFlags::VALUE | sheet::CellFlags::DATETIME | sheet::CellFlags::STRING | sheet::CellFlags::ANNOTATION;
            Reference<sheet::XSheetOperation>(cells_.range({sheet, 0, row, right, row}), UNO_QUERY_THROW)->clearContents(contents);
        }
        if (within || !table_.named) return;
        Address all = table_.address;
        all.EndRow = row;
        point_name(document_, table_.name, all);
    }

    Reference<frame::XModel> document_;
    Workbook const& book_;
    SheetCells cells_;
    FoundTable const& table_;
};

}  // namespace

CountryAdded add_country(Reference<frame::XModel> const& document, Workbook const& book, std::string const& name, std::string_view title) {
    return Adding(document, book).add(name, title);
}

}  // namespace adherence::calc
