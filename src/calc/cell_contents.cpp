#include "calc/cell_contents.hpp"

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
#include <set>
#include <span>
#include <tuple>

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

/// While it lives the number formats of a block are what they were.
class KeptFormats {
public:
    KeptFormats(SheetCells const& cells, Address const& at) : cells_(cells) { note(at); }
    KeptFormats(KeptFormats const&) = delete;
    KeptFormats& operator=(KeptFormats const&) = delete;
    void restore() const {
        for (Kept const& kept : all_) {
            auto const range = cells_.range(kept.at);
            Reference<beans::XPropertyState> const state(range, UNO_QUERY_THROW);
            Reference<beans::XPropertySet> const properties(range, UNO_QUERY_THROW);
            if (state->getPropertyState(number_format()) == kept.state &&
                (kept.state == beans::PropertyState_DEFAULT_VALUE || properties->getPropertyValue(number_format()) == kept.format))
                continue;
            if (kept.state == beans::PropertyState_DEFAULT_VALUE)
                state->setPropertyToDefault(number_format());
            else
                properties->setPropertyValue(number_format(), kept.format);
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
        auto const range = cells_.range(at);
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

    SheetCells const& cells_;
    std::vector<Kept> all_;
};

bool within(Address const& part, Address const& all) {
    return part.StartColumn >= all.StartColumn && part.EndColumn <= all.EndColumn && part.StartRow >= all.StartRow && part.EndRow <= all.EndRow;
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

Contents contents_of(SheetCells const& cells, Places const& places) {
    Contents contents;
    for (Address const& at : places) {
        auto const range = cells.range(at);
        Places const formulas = formula_places(range);
        bool const only_formulas = formulas.size() == 1 && within(at, formulas.front());
        if (!only_formulas) contents.values.push_back({at, Reference<sheet::XCellRangeData>(range, UNO_QUERY_THROW)->getDataArray()});
        std::set<std::tuple<sal_Int32, sal_Int32>> in_arrays;
        for (Address const& block : formulas) {
            auto const rows = Reference<sheet::XCellRangeFormula>(cells.range(block), UNO_QUERY_THROW)->getFormulaArray();
            auto const text = [&](sal_Int32 row, sal_Int32 column) -> rtl::OUString const& {
                return rows.getConstArray()[row - block.StartRow].getConstArray()[column - block.StartColumn];
            };
            Places const plain = blocks_where(block, [&](sal_Int32 row, sal_Int32 column) { return !text(row, column).startsWith("{"); });
            Places const arrays = blocks_where(block, [&](sal_Int32 row, sal_Int32 column) { return text(row, column).startsWith("{"); });
            for (Address const& part : plain) {
                if (part.StartColumn == block.StartColumn && part.EndColumn == block.EndColumn && part.StartRow == block.StartRow && part.EndRow == block.EndRow) {
                    contents.formulas.push_back({part, rows});
                } else
                    contents.formulas.push_back({part, Reference<sheet::XCellRangeFormula>(cells.range(part), UNO_QUERY_THROW)->getFormulaArray()});
            }
            for (Address const& part : arrays)
                for (sal_Int32 row = part.StartRow; row <= part.EndRow; ++row)
                    for (sal_Int32 column = part.StartColumn; column <= part.EndColumn; ++column) {
                        if (in_arrays.contains({row, column})) continue;
                        Address const whole = array_around(cells, {at.Sheet, column, row});
                        for (sal_Int32 r = whole.StartRow; r <= whole.EndRow; ++r)
                            for (sal_Int32 c = whole.StartColumn; c <= whole.EndColumn; ++c) in_arrays.insert({r, c});
                        rtl::OUString const& braced = text(row, column);
                        contents.arrays.push_back({whole, braced.copy(1, braced.getLength() - 2)});
                    }
        }
    }
    return contents;
}

void put(SheetCells const& cells, Contents const& contents) {
    for (auto const& block : contents.values) {
        KeptFormats const formats(cells, block.at);
        Reference<sheet::XCellRangeData>(cells.range(block.at), UNO_QUERY_THROW)->setDataArray(block.rows);
        formats.restore();
    }
    for (auto const& block : contents.formulas) {
        KeptFormats const formats(cells, block.at);
        Reference<sheet::XCellRangeFormula>(cells.range(block.at), UNO_QUERY_THROW)->setFormulaArray(block.rows);
        formats.restore();
    }
    for (auto const& array : contents.arrays) {
        KeptFormats const formats(cells, array.at);
        Reference<sheet::XArrayFormulaRange>(cells.range(array.at), UNO_QUERY_THROW)->setArrayFormula(array.formula);
        formats.restore();
    }
}

}  // namespace adherence::calc
