#include "calc/cell_contents.hpp"

#include <algorithm>
#include <array>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <limits>

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

rtl::OUString const& number_format() {
    static rtl::OUString const name("NumberFormat");
    return name;
}

/// The number formats of a block, to be what they were. Meanwhile it has the format Text, which the office would give to some
/// texts in it without recording that.
class KeptFormats {
public:
    KeptFormats(SheetCells const& cells, Address const& at, sal_Int32 text_format) : cells_(&cells) {
        note(at);
        Reference<beans::XPropertySet>(cells.range(at), UNO_QUERY_THROW)->setPropertyValue(number_format(), uno::Any(text_format));
    }
    void restore() const {
        for (Kept const& kept : all_) {
            auto const range = cells_->range(kept.at);
            if (kept.state == beans::PropertyState_DEFAULT_VALUE)
                Reference<beans::XPropertyState>(range, UNO_QUERY_THROW)->setPropertyToDefault(number_format());
            else
                Reference<beans::XPropertySet>(range, UNO_QUERY_THROW)->setPropertyValue(number_format(), kept.format);
        }
    }

private:
    struct Kept {
        Address at;
        beans::PropertyState state;
        uno::Any format;
    };

    // Columns mostly have one format: halved across first.
    void note(Address const& at) {
        auto const range = cells_->range(at);
        auto const state = Reference<beans::XPropertyState>(range, UNO_QUERY_THROW)->getPropertyState(number_format());
        if (state != beans::PropertyState_AMBIGUOUS_VALUE) {
            all_.push_back({at, state, Reference<beans::XPropertySet>(range, UNO_QUERY_THROW)->getPropertyValue(number_format())});
            return;
        }
        Address one = at, other = at;
        if (at.EndColumn > at.StartColumn)
            other.StartColumn = (one.EndColumn = (at.StartColumn + at.EndColumn) / 2) + 1;
        else
            other.StartRow = (one.EndRow = (at.StartRow + at.EndRow) / 2) + 1;
        note(one);
        note(other);
    }

    SheetCells const* cells_;
    std::vector<Kept> all_;
};

/// Whether the office may read a text as a number, a day or a truth in some language.
bool may_be_number(uno::Any const& cell) {
    rtl::OUString text;
    if (!(cell >>= text) || text.isEmpty()) return false;
    constexpr std::array words{"true", "false", "waar", "onwaar", "vrai", "faux", "wahr", "falsch"};
    if (std::ranges::any_of(words, [&](char const* word) { return text.equalsIgnoreAsciiCaseAscii(word); })) return true;
    for (sal_Int32 i = 0; i < text.getLength(); ++i)
        if (text[i] >= '0' && text[i] <= '9') return true;
    return text[0] == '=' || text[0] == '+' || text[0] == '-' || text[0] == '\'';
}

/// Undo does not empty what a block was written over, but it does so for single cells.
void fill_empty_cells(SheetCells const& cells, Address const& at) {
    auto const empty = Reference<sheet::XCellRangesQuery>(cells.range(at), UNO_QUERY_THROW)->queryEmptyCells();
    for (Address const& cell : single_cells(empty, std::numeric_limits<std::size_t>::max()))
        cells.sheet(cell.Sheet)->getCellByPosition(cell.StartColumn, cell.StartRow)->setValue(0);
}

}  // namespace

Places formula_places(Reference<table::XCellRange> const& range) {
    constexpr sal_Int32 any = sheet::FormulaResult::VALUE | sheet::FormulaResult::STRING | sheet::FormulaResult::ERROR;
    auto const found = Reference<sheet::XCellRangesQuery>(range, UNO_QUERY_THROW)->queryFormulaCells(any)->getRangeAddresses();
    return {found.getConstArray(), found.getConstArray() + found.getLength()};
}

Address array_around(SheetCells const& cells, table::CellAddress const& at) {
    Reference<sheet::XSheetCellRange> const cell(cells.range(range_of(at)), UNO_QUERY_THROW);
    Reference<sheet::XSheetCellCursor> const cursor(Reference<sheet::XSpreadsheet>(cells.sheet(at.Sheet), UNO_QUERY_THROW)->createCursorByRange(cell), UNO_QUERY_THROW);
    cursor->collapseToCurrentArray();
    return Reference<sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
}

Places blocks_where(Address const& all, std::function<bool(sal_Int32, sal_Int32)> const& so) {
    Places blocks;
    std::vector<std::size_t> above;  // of the row above, from left to right
    for (sal_Int32 row = all.StartRow; row <= all.EndRow; ++row) {
        std::vector<std::size_t> here;
        std::size_t next = 0;
        for (sal_Int32 column = all.StartColumn; column <= all.EndColumn; ++column) {
            if (!so(row, column)) continue;
            sal_Int32 const start = column;
            while (column < all.EndColumn && so(row, column + 1)) ++column;
            while (next < above.size() && blocks[above[next]].StartColumn < start) ++next;
            if (next < above.size() && blocks[above[next]].StartColumn == start && blocks[above[next]].EndColumn == column) {
                blocks[above[next]].EndRow = row;
                here.push_back(above[next]);
            } else {
                here.push_back(blocks.size());
                blocks.push_back({all.Sheet, start, row, column, row});
            }
        }
        above = std::move(here);
    }
    return blocks;
}

void put(SheetCells const& cells, Contents const& contents) {
    for (auto const& block : contents.values) {
        auto const doubtful = [&](sal_Int32 row, sal_Int32 column) {
            return may_be_number(block.rows.getConstArray()[row - block.at.StartRow].getConstArray()[column - block.at.StartColumn]);
        };
        std::vector<KeptFormats> kept;
        for (Address const& part : blocks_where(block.at, doubtful)) kept.emplace_back(cells, part, contents.text_format);
        Reference<sheet::XCellRangeData>(cells.range(block.at), UNO_QUERY_THROW)->setDataArray(block.rows);
        for (KeptFormats const& formats : kept) formats.restore();
    }
    for (auto const& block : contents.formulas) {
        fill_empty_cells(cells, block.at);
        Reference<sheet::XCellRangeFormula>(cells.range(block.at), UNO_QUERY_THROW)->setFormulaArray(block.rows);
    }
    for (auto const& array : contents.arrays) {
        fill_empty_cells(cells, array.at);
        Reference<sheet::XArrayFormulaRange>(cells.range(array.at), UNO_QUERY_THROW)->setArrayFormula(array.formula);
    }
}

}  // namespace adherence::calc
