#include "calc/cell_writing.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XUndoManagerSupplier.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <cctype>

#include "calc/conversion.hpp"
#include "calc/sheet_cells.hpp"
#include "calc/strings.hpp"
#include "core/base/text.hpp"

namespace adherence::calc {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

Reference<table::XCell> cell_at(SheetCells const& cells, table::CellAddress const& at) {
    return cells.sheet(at.Sheet)->getCellByPosition(at.Column, at.Row);
}

Reference<document::XUndoManager> undo_manager(Reference<frame::XModel> const& document) {
    return {Reference<document::XUndoManagerSupplier>(document, UNO_QUERY_THROW)->getUndoManager(), uno::UNO_SET_THROW};
}

class Formats {
public:
    explicit Formats(Reference<frame::XModel> const& document)
        : formats_(Reference<util::XNumberFormatsSupplier>(document, UNO_QUERY_THROW)->getNumberFormats()) {}

    /// Recorded only where it is another one.
    template <typename Fitting>
    void set(Reference<table::XCell> const& cell, Fitting const& fitting) const {
        Reference<beans::XPropertySet> const properties(cell, UNO_QUERY_THROW);
        sal_Int32 format = 0;
        properties->getPropertyValue("NumberFormat") >>= format;
        if (sal_Int32 const other = fitting(format); other != format) properties->setPropertyValue("NumberFormat", Any(other));
    }

    [[nodiscard]] sal_Int32 for_text(sal_Int32 format) const {
        if (type_of(format) & util::NumberFormat::TEXT) return format;
        return Reference<util::XNumberFormatTypes>(formats_, UNO_QUERY_THROW)->getStandardFormat(util::NumberFormat::TEXT, lang::Locale());
    }
    [[nodiscard]] sal_Int32 for_day(sal_Int32 format) const {
        if (type_of(format) & util::NumberFormat::DATE) return format;
        return in_english("YYYY-MM-DD");
    }
    [[nodiscard]] sal_Int32 for_number(sal_Int32 format) const {
        constexpr sal_Int16 other = util::NumberFormat::PERCENT | util::NumberFormat::DATETIME;
        if (!(type_of(format) & other)) return format;
        return Reference<util::XNumberFormatTypes>(formats_, UNO_QUERY_THROW)->getStandardIndex(lang::Locale());
    }

    [[nodiscard]] sal_Int32 for_share(sal_Int32 format) const {
        if (type_of(format) & util::NumberFormat::PERCENT) return format;
        return in_english("0.0%");
    }

private:
    [[nodiscard]] sal_Int32 in_english(char const* code) const {
        rtl::OUString const format = rtl::OUString::createFromAscii(code);
        lang::Locale const anywhere("en", "US", "");
        sal_Int32 const known = formats_->queryKey(format, anywhere, false);
        return known >= 0 ? known : formats_->addNew(format, anywhere);
    }
    [[nodiscard]] sal_Int16 type_of(sal_Int32 format) const {
        sal_Int16 type = 0;
        formats_->getByKey(format)->getPropertyValue("Type") >>= type;
        return type;
    }
    Reference<util::XNumberFormats> formats_;
};

}  // namespace

UndoStep::UndoStep(Reference<frame::XModel> const& document, std::string_view title) : manager_(undo_manager(document)) {
    manager_->enterUndoContext(to_ustring(title));
}

UndoStep::~UndoStep() {
    try {
        manager_->leaveUndoContext();
    } catch (uno::Exception const&) {
    }
}

std::optional<Obstacle> obstacle(Reference<frame::XModel> const& document, std::vector<CellWrite> const& writes) {
    SheetCells const cells(document);
    Reference<frame::XStorable> const file(document, UNO_QUERY);
    for (CellWrite const& write : writes) {
        if (file.is() && file->isReadonly()) return Obstacle{Obstacle::Kind::protected_cell, write.at};
        Reference<table::XCell> const cell = cell_at(cells, write.at);
        util::CellProtection protection;
        Reference<beans::XPropertySet>(cell, UNO_QUERY_THROW)->getPropertyValue("CellProtection") >>= protection;
        Reference<util::XProtectable> const sheet(cells.sheet(write.at.Sheet), UNO_QUERY_THROW);
        if (sheet->isProtected() && protection.IsLocked) return Obstacle{Obstacle::Kind::protected_cell, write.at};
        if (cell->getType() == table::CellContentType_FORMULA) return Obstacle{Obstacle::Kind::formula, write.at};
    }
    return {};
}

void write_cells(Reference<frame::XModel> const& document, std::vector<CellWrite> const& writes, std::string_view title) {
    SheetCells const cells(document);
    Formats const formats(document);
    Date const null_date = null_date_of(Reference<beans::XPropertySet>(document, UNO_QUERY));
    auto const undo = undo_manager(document);
    auto const recorded = undo->getAllUndoActionTitles().getLength();
    try {
        UndoStep const step(document, title);
        for (CellWrite const& write : writes) {
            Reference<table::XCell> const cell = cell_at(cells, write.at);
            if (write.like)
                Reference<beans::XPropertySet>(cell, UNO_QUERY_THROW)
                    ->setPropertyValue("CellStyle", Reference<beans::XPropertySet>(cell_at(cells, *write.like), UNO_QUERY_THROW)->getPropertyValue("CellStyle"));
            if (auto const* number = std::get_if<double>(&write.content)) {
                formats.set(cell, [&](sal_Int32 format) { return formats.for_number(format); });
                cell->setValue(*number);
            } else if (auto const* day = std::get_if<Date>(&write.content)) {
                formats.set(cell, [&](sal_Int32 format) { return formats.for_day(format); });
                cell->setValue(day->day - null_date.day);
            } else if (auto const* words = std::get_if<std::string>(&write.content); words && write.share_formula) {
                formats.set(cell, [&](sal_Int32 format) { return formats.for_share(format); });
                cell->setFormula(to_ustring(*words));
            } else if (words) {
                // What could be read as something else is made a text by the office, without a record of it.
                if (words->empty() || std::isalpha(static_cast<unsigned char>(words->front())) == 0)
                    formats.set(cell, [&](sal_Int32 format) { return formats.for_text(format); });
                Reference<text::XTextRange>(cell, UNO_QUERY_THROW)->setString(to_ustring(*words));
            } else {
                cell->setFormula(rtl::OUString());
            }
        }
    } catch (uno::Exception const&) {
        if (undo->getAllUndoActionTitles().getLength() > recorded) undo->undo();
        throw;
    }
}

void point_name(Reference<frame::XModel> const& document, std::string_view wanted, table::CellRangeAddress const& at) {
    Reference<container::XNameAccess> const names(Reference<beans::XPropertySet>(document, UNO_QUERY_THROW)->getPropertyValue("NamedRanges"), UNO_QUERY_THROW);
    for (rtl::OUString const& name : names->getElementNames())
        if (fold(to_utf8(name)) == fold(wanted))
            Reference<sheet::XNamedRange>(names->getByName(name), UNO_QUERY_THROW)->setContent(to_ustring(SheetCells(document).formula_name(at)));
}

}  // namespace adherence::calc
