#include "calc/setting_up.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangesAccess.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <map>

#include "calc/cell_writing.hpp"
#include "calc/conversion.hpp"
#include "calc/document_change.hpp"
#include "calc/framework_sheets.hpp"
#include "calc/sheet_writer.hpp"
#include "calc/strings.hpp"
#include "core/review/table_matching.hpp"
#include "workbooks/styles.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

constexpr sal_Int32 top_rows = 300, top_columns = 400;
constexpr std::size_t least_matches = 2;

std::string id_of(Framework const& framework, int criterion) {
    return framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(criterion)])].id;
}

/// Is each header its criterion's id, or passed over anyway?
bool headers_are_ids(OwnTable const& table, Framework const& framework, std::vector<int> const& criteria) {
    for (std::size_t c = 0; c < table.headers.size(); ++c) {
        std::string const header = fold(table.headers[c]);
        if (criteria[c] >= 0 ? header != fold(id_of(framework, criteria[c])) : !header.empty() && !header.starts_with('#')) return false;
    }
    return true;
}

}  // namespace

std::vector<Address> tables_like(Reference<frame::XModel> const& document, Framework const& framework) {
    SheetCells const cells(document);
    std::vector<std::pair<std::size_t, Address>> found;
    for (sal_Int32 s = 0; s < cells.count(); ++s) {
        Address const used = cells.used_area(s);
        Address top = used;
        top.EndRow = std::min(top.EndRow, top.StartRow + top_rows - 1);
        top.EndColumn = std::min(top.EndColumn, top.StartColumn + top_columns - 1);
        Grid const grid = cells.read(top);
        auto const guess = guess_table(framework, grid.block());
        if (!guess) continue;
        Address const at{used.Sheet, used.StartColumn + static_cast<sal_Int32>(guess->country_column), used.StartRow + static_cast<sal_Int32>(guess->header_row),
                         used.StartColumn + static_cast<sal_Int32>(guess->last_column), used.EndRow};
        auto const table = read_own_table(document, at);
        if (!table) continue;
        auto const matches = match_headers(framework, table->headers);
        auto const matched = static_cast<std::size_t>(std::ranges::count_if(matches, [](ColumnMatch const& match) { return match.criterion >= 0; }));
        if (matched >= least_matches) found.emplace_back(matched, table->at);
    }
    std::ranges::stable_sort(found, std::greater{}, &std::pair<std::size_t, Address>::first);
    std::vector<Address> tables;
    for (auto const& [count, at] : found) tables.push_back(at);
    return tables;
}

std::optional<OwnTable> read_own_table(Reference<frame::XModel> const& document, Address at) {
    SheetCells const cells(document);
    if (at.EndRow <= at.StartRow || at.EndColumn <= at.StartColumn) return {};
    Address const used = cells.used_area(at.Sheet);
    at.EndRow = std::min(at.EndRow, std::max(used.EndRow, at.StartRow));
    at.EndColumn = std::min(at.EndColumn, std::max(used.EndColumn, at.StartColumn));
    if (at.EndRow <= at.StartRow || at.EndColumn <= at.StartColumn) return {};
    Grid const names = cells.read({at.Sheet, at.StartColumn, at.StartRow + 1, at.StartColumn, at.EndRow});
    OwnTable table{.at = at, .headers = {}, .countries = {}};
    for (std::size_t r = 0; r < names.rows(); ++r) table.countries.push_back(names.block().at(r, 0).shown());
    while (!table.countries.empty() && trim(table.countries.back()).empty()) table.countries.pop_back();
    if (table.countries.empty()) return {};
    table.at.EndRow = at.StartRow + static_cast<sal_Int32>(table.countries.size());
    Grid const headers = cells.read({at.Sheet, at.StartColumn + 1, at.StartRow, at.EndColumn, at.StartRow});
    for (Cell const& cell : headers.block().row(0)) table.headers.push_back(cell.shown());
    Reference<util::XMergeable> const row(cells.range({at.Sheet, at.StartColumn, at.StartRow, at.EndColumn, at.StartRow}), UNO_QUERY);
    table.merged_headers = row.is() && row->getIsMerged();
    return table;
}

std::optional<Address> range_of_text(Reference<frame::XModel> const& document, std::string const& text) {
    Reference<sheet::XCellRangesAccess> const sheets(Reference<sheet::XSpreadsheetDocument>(document, UNO_QUERY_THROW)->getSheets(), UNO_QUERY_THROW);
    try {
        auto const ranges = sheets->getCellRangesByName(to_ustring(trim(text)));
        if (ranges.getLength() != 1) return {};
        return Reference<sheet::XCellRangeAddressable>(ranges.getConstArray()[0], UNO_QUERY_THROW)->getRangeAddress();
    } catch (uno::Exception const&) {
        return {};
    }
}

SetUpReport foresee(Reference<frame::XModel> const& document, OwnTable const& table, FrameworkPtr const& framework, std::vector<int> const& criteria) {
    SheetCells const cells(document);
    SetUpReport report;
    for (CountryMatch const& match : match_countries(table.countries)) {
        if (match.country || trim(match.name).empty()) continue;
        std::string const shown = match.near.empty() ? match.name : match.name + " (" + match.near.front() + "?)";
        if (std::ranges::find(report.unknown, shown) == report.unknown.end()) report.unknown.push_back(shown);
    }
    std::map<std::string, int> seen;
    for (std::string const& name : table.countries) {
        if (trim(name).empty()) continue;
        auto const known = find_country(name);
        if (++seen[known ? std::string(known->iso3) : fold(name)] == 2) report.twice.push_back(name);
    }
    std::set<int> const found(criteria.begin(), criteria.end());
    for (std::size_t i = 0; i < framework->criteria.size(); ++i)
        if (!found.contains(static_cast<int>(i))) report.missing.push_back(static_cast<int>(i));
    report.needs_ids = !headers_are_ids(table, *framework, criteria);

    Address values = table.at;
    ++values.StartRow;
    ++values.StartColumn;
    report.only_first_rows = static_cast<std::size_t>(values.EndRow - values.StartRow + 1) > most_rows_foreseen;
    if (report.only_first_rows) values.EndRow = values.StartRow + static_cast<sal_Int32>(most_rows_foreseen) - 1;
    Grid const entered = cells.read(values);
    std::vector<std::string> ids;
    for (int const criterion : criteria) ids.push_back(criterion < 0 ? std::string() : id_of(*framework, criterion));
    std::vector<Cell> header;
    for (std::string const& id : ids) header.push_back(Cell::of(std::string_view(id)));
    auto const columns = match_columns(*framework, header);
    if (!columns) return report;
    CountryBlock const block(std::make_shared<AppraisalStore>(framework), *columns, entered.block(), null_date_of(Reference<beans::XPropertySet>(document, UNO_QUERY)));
    for (std::size_t r = 0; r < block.rows(); ++r) {
        if (trim(table.countries[r]).empty()) continue;
        auto const row = block.row(r);
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (columns->column_of_criterion[c] < 0 || !row[c]->problem()) continue;
            if (++report.unreadable > 1) continue;
            if (!row[c]->assessment.faults.empty()) report.first_unreadable = row[c]->assessment.faults.front();
            report.first_place = cells.shown(range_of({values.Sheet, values.StartColumn + columns->column_of_criterion[c], values.StartRow + static_cast<sal_Int32>(r)}));
        }
    }
    return report;
}

SetUpOutcome set_up(Reference<frame::XModel> const& document, Workbook const& book, OwnTable const& table, Framework const& framework,
                    std::vector<int> const& criteria, bool with_sheets, workbooks::Texts const& texts, std::string_view title) {
    SheetCells const cells(document);
    std::string const sheet = cells.name(table.at.Sheet);
    if (std::string const why = sheets_refused(document); !why.empty()) return {false, why, {}, {}};
    if (Reference<util::XProtectable>(cells.sheet(table.at.Sheet), UNO_QUERY_THROW)->isProtected()) return {false, "setup.refused.protected", sheet, {}};
    bool const ids = !headers_are_ids(table, framework, criteria);
    Address assessments = table.at;
    if (ids) ++assessments.StartRow, ++assessments.EndRow;

    workbooks::AssessmentPlan plan;
    plan.sheet = sheet;
    plan.header_row = static_cast<std::size_t>(assessments.StartRow);
    plan.first_row = plan.header_row + 1;
    plan.last_row = static_cast<std::size_t>(assessments.EndRow);
    // Columns of the user's own beside the criteria may hold errors, which the checks need not see.
    auto const is_one = [](int criterion) { return criterion >= 0; };
    auto const first = std::ranges::find_if(criteria, is_one) - criteria.begin(), last = std::find_if(criteria.rbegin(), criteria.rend(), is_one).base() - criteria.begin();
    plan.first_criterion = static_cast<std::size_t>(assessments.StartColumn + 1 + first);
    plan.last_criterion = static_cast<std::size_t>(assessments.StartColumn + last);
    workbooks::Workbook sheets;
    if (with_sheets) sheets = workbooks::make_framework_sheets(sheets_source(document, framework, texts), plan, !book.table("evidence"));
    sheets.names.push_back({"Assessments", workbooks::absolute(sheet, {plan.header_row, static_cast<std::size_t>(assessments.StartColumn), plan.last_row, static_cast<std::size_t>(assessments.EndColumn)})});
    auto const named = std::make_shared<NamedSheets>(document, std::move(sheets));

    auto const end = static_cast<sal_Int16>(cells.count());
    make_change(
        document, title,
        [&] {
            if (ids) {
                Reference<table::XColumnRowRange>(cells.sheet(table.at.Sheet), UNO_QUERY_THROW)->getRows()->insertByIndex(assessments.StartRow, 1);
                std::vector<CellWrite> writes{{.at = {table.at.Sheet, table.at.StartColumn, assessments.StartRow}, .content = std::string("country")}};
                for (std::size_t c = 0; c < criteria.size(); ++c)
                    if (criteria[c] >= 0)
                        writes.push_back({.at = {table.at.Sheet, table.at.StartColumn + 1 + static_cast<sal_Int32>(c), assessments.StartRow}, .content = id_of(framework, criteria[c])});
                write_cells(document, writes, title);
            }
            named->write(end);
            if (!ids) return;
            Reference<beans::XPropertySet> const row(cells.range({table.at.Sheet, assessments.StartColumn, assessments.StartRow, assessments.EndColumn, assessments.StartRow}), UNO_QUERY_THROW);
            row->setPropertyValue("CellStyle", uno::Any(to_ustring(workbooks::style::ids)));
        },
        [document, named] { restore_sheets(document, named->book()); });
    for (workbooks::Sheet const& each : named->book().sheets) freeze_headers(document, each);
    return {true, {}, {}, assessments};
}

}  // namespace adherence::calc
