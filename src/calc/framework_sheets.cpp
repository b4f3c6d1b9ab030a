#include "calc/framework_sheets.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XNamedRange.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <memory>

#include "calc/document_change.hpp"
#include "calc/sheet_writer.hpp"
#include "calc/strings.hpp"
#include "core/framework/draft.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

Reference<sheet::XNamedRanges> names_of(Reference<frame::XModel> const& document) {
    return {Reference<beans::XPropertySet>(document, UNO_QUERY_THROW)->getPropertyValue("NamedRanges"), UNO_QUERY_THROW};
}

/// In whatever case the document has the name.
rtl::OUString found_name(Reference<sheet::XNamedRanges> const& names, std::string_view wanted) {
    for (rtl::OUString const& name : names->getElementNames())
        if (fold(to_utf8(name)) == fold(wanted)) return name;
    return {};
}

void replace_all(std::string& text, std::string const& from, std::string const& to) {
    for (std::size_t at = text.find(from); at != text.npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
}

/// A sheet under another name, wherever addresses speak of it. All that is written for sheets of ours names them as absolute()
/// and range() do.
void rename_sheet(workbooks::Workbook& book, std::string const& from, std::string const& to) {
    std::string const old = workbooks::quoted_sheet(from) + ".", fresh = workbooks::quoted_sheet(to) + ".";
    auto const rename = [&](std::string& text) {
        replace_all(text, "[$" + old, "[$" + fresh);
        if (text.starts_with("$" + old)) text.replace(0, old.size() + 1, "$" + fresh);
        if (text.starts_with(old)) text.replace(0, old.size(), fresh);
        replace_all(text, ":" + old, ":" + fresh);
    };
    for (workbooks::Sheet& sheet : book.sheets) {
        if (sheet.name == from) sheet.name = to;
        for (workbooks::Row& row : sheet.rows)
            for (workbooks::Cell& cell : row.cells)
                if (cell.kind == workbooks::Cell::Kind::formula) replace_all(cell.content, "[$" + old, "[$" + fresh);
    }
    for (workbooks::NamedRange& name : book.names) rename(name.address);
    for (workbooks::Filter& filter : book.filters) rename(filter.address);
    for (workbooks::Validation& validation : book.validations) rename(validation.base), rename(validation.source);
}

/// A table that the document has and the framework has not is written empty: the name must not stay with the old one.
void fill_in(workbooks::Source& source, Reference<sheet::XNamedRanges> const& names) {
    auto const add_header = [&](workbooks::Table& table, char const* name, auto const& columns) {
        if (!table.header.empty() || found_name(names, name).isEmpty()) return;
        for (ColumnSpec const& column : columns) table.header.emplace_back(column.name);
    };
    add_header(source.scales, "Scales", scales_columns);
    add_header(source.rules, "Rules", rules_columns);
    add_header(source.benefits, "Benefits", benefits_columns);
    if (source.about.header.empty()) source.about.header = {"key", "value"};
    bool const dated = std::ranges::any_of(source.about.rows, [](auto const& row) { return row[0] == "as_of"; });
    if (dated || found_name(names, "AsOf").isEmpty()) return;
    auto& row = source.about.rows.emplace_back(source.about.header.size());
    row[0] = "as_of";
}

}  // namespace

workbooks::Source sheets_source(Reference<frame::XModel> const& document, Framework const& framework, workbooks::Texts const& texts) {
    workbooks::Source source = workbooks::framework_source(framework, texts);
    fill_in(source, names_of(document));
    return source;
}

std::string sheets_refused(Reference<frame::XModel> const& document) {
    Reference<frame::XStorable> const file(document, UNO_QUERY);
    if (file.is() && file->isReadonly()) return "framework.refused.read-only";
    Reference<util::XProtectable> const structure(document, UNO_QUERY);
    if (structure.is() && structure->isProtected()) return "framework.refused.protected";
    return {};
}

NamedSheets::NamedSheets(Reference<frame::XModel> const& document, workbooks::Workbook book) : document_(document), book_(std::move(book)) {
    for (std::size_t i = 0; i < book_.sheets.size(); ++i) {
        std::string const wanted = book_.sheets[i].name, free = free_sheet_name(document, wanted);
        if (free != wanted) rename_sheet(book_, wanted, free);
    }
    auto const names = names_of(document);
    std::erase_if(book_.names, [&](workbooks::NamedRange const& name) {
        rtl::OUString const found = found_name(names, name.name);
        if (found.isEmpty()) return false;
        taken_.push_back({to_utf8(found), office_formula(name.address)});
        return true;
    });
    Reference<container::XNameAccess> const filters(Reference<beans::XPropertySet>(document, UNO_QUERY_THROW)->getPropertyValue("DatabaseRanges"), UNO_QUERY_THROW);
    for (workbooks::Filter& filter : book_.filters) {
        std::string const wanted = filter.name;
        for (int number = 2; filters->hasByName(to_ustring(filter.name)); ++number) filter.name = wanted + "_" + std::to_string(number);
    }
}

void NamedSheets::write(sal_Int16 at) const {
    auto const names = names_of(document_);
    // The names go over before the formulas come, so that these are right from the start.
    write_sheets(document_, book_, at, [&] {
        for (Taken const& taken : taken_) Reference<sheet::XNamedRange>(names->getByName(to_ustring(taken.name)), UNO_QUERY_THROW)->setContent(to_ustring(taken.content));
    });
}

FrameworkSheets put_framework(Reference<frame::XModel> const& document, Workbook const& book, Framework const& framework, workbooks::Texts const& texts,
                              std::string_view title) {
    if (std::string const why = sheets_refused(document); !why.empty()) return {false, why, {}};
    workbooks::Source const source = sheets_source(document, framework, texts);
    bool const has_text = !found_name(names_of(document), "Framework").isEmpty();
    workbooks::AssessmentPlan plan;
    if (FoundTable const* const table = book.table("assessments"); table && !has_text) {
        plan.sheet = SheetCells(document).name(table->address.Sheet);
        plan.header_row = static_cast<std::size_t>(table->address.StartRow);
        plan.first_row = plan.header_row + 1;
        plan.last_row = static_cast<std::size_t>(table->address.EndRow);
        auto const [first, last] = book.criteria_columns().value_or(std::pair(table->address.StartColumn + 1, table->address.EndColumn));
        plan.first_criterion = static_cast<std::size_t>(first);
        plan.last_criterion = static_cast<std::size_t>(last);
    }
    auto const sheets = std::make_shared<NamedSheets>(document, workbooks::make_framework_sheets(source, plan.sheet.empty() ? std::nullopt : std::optional(plan)));
    auto const end = static_cast<sal_Int16>(SheetCells(document).count());
    make_change(document, title, [&] { sheets->write(end); }, [document, sheets] { restore_sheets(document, sheets->book()); });
    for (workbooks::Sheet const& sheet : sheets->book().sheets) freeze_headers(document, sheet);
    auto const names = names_of(document);
    Reference<sheet::XCellRangeReferrer> const criteria(names->getByName(found_name(names, "Criteria")), UNO_QUERY_THROW);
    return {true, {}, Reference<sheet::XCellRangeAddressable>(criteria->getReferredCells(), UNO_QUERY_THROW)->getRangeAddress()};
}

}  // namespace adherence::calc
