#include "calc/frozen_cells.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/XProtectable.hpp>

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

std::optional<Address> first_locked(SheetCells const& cells, Address const& at) {
    auto const range = cells.range(at);
    static rtl::OUString const protection_name("CellProtection");
    bool const mixed = Reference<beans::XPropertyState>(range, UNO_QUERY_THROW)->getPropertyState(protection_name) == beans::PropertyState_AMBIGUOUS_VALUE;
    util::CellProtection protection;
    bool const known = Reference<beans::XPropertySet>(range, UNO_QUERY_THROW)->getPropertyValue(protection_name) >>= protection;
    if (is_one_cell(at) || (!mixed && known)) return protection.IsLocked ? std::optional(at) : std::nullopt;
    Address one = at, other = at;
    if (at.EndRow > at.StartRow)
        other.StartRow = (one.EndRow = (at.StartRow + at.EndRow) / 2) + 1;
    else
        other.StartColumn = (one.EndColumn = (at.StartColumn + at.EndColumn) / 2) + 1;
    if (auto const found = first_locked(cells, one)) return found;
    return first_locked(cells, other);
}

}  // namespace

bool is_one_cell(Address const& at) { return at.StartColumn == at.EndColumn && at.StartRow == at.EndRow; }

ValueRows values_at(SheetCells const& cells, Address const& at) { return Reference<sheet::XCellRangeData>(cells.range(at), UNO_QUERY_THROW)->getDataArray(); }

FormulaRows formulas_at(SheetCells const& cells, Address const& at) {
    return Reference<sheet::XCellRangeFormula>(cells.range(at), UNO_QUERY_THROW)->getFormulaArray();
}

bool is_constant(rtl::OUString const& formula) {
    return formula == "=\"\"" || formula == "=TRUE()" || formula == "=FALSE()" || (formula.startsWith("=#") && formula.indexOf('(') < 0);
}

std::optional<Refusal> refusal(Reference<frame::XModel> const& document, SheetCells const& cells, Places const& places) {
    Reference<frame::XStorable> const file(document, UNO_QUERY);
    if (file.is() && file->isReadonly()) return Refusal{"freezing.refused.read-only", {}};
    Reference<util::XProtectable> const sheets(document, UNO_QUERY);
    if (sheets.is() && sheets->isProtected()) return Refusal{"freezing.refused.structure", {}};
    for (Address const& at : places)
        if (Reference<util::XProtectable>(cells.sheet(at.Sheet), UNO_QUERY_THROW)->isProtected())
            if (auto const locked = first_locked(cells, at)) return Refusal{"freezing.refused.protected", cells.shown(*locked)};
    return {};
}

}  // namespace adherence::calc
