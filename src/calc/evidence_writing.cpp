#include "calc/evidence_writing.hpp"

#include <algorithm>
#include <array>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XSheetCellRange.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XProtectable.hpp>

#include "calc/cell_writing.hpp"
#include "calc/framework_sheets.hpp"
#include "calc/strings.hpp"
#include "workbooks/book.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

constexpr std::array<std::string_view, 7> headers{"country", "criterion", "source", "date", "confidence", "note", "marking"};

std::string const& text_of(EvidenceEntry const& entry, std::string_view header) {
    if (header == "country") return entry.country;
    if (header == "criterion") return entry.criterion;
    if (header == "source") return entry.source;
    if (header == "date") return entry.date_text;
    if (header == "confidence") return entry.confidence;
    if (header == "note") return entry.note;
    return entry.marking;
}

class Writing {
public:
    Writing(Reference<frame::XModel> const& document, FoundTable table) : document_(document), table_(std::move(table)), cells_(document) {}

    [[nodiscard]] EvidenceWritten write(std::vector<EvidenceEntry> const& before, std::vector<EvidenceEntry> const& after, std::string_view title) {
        std::vector<CellWrite> writes;
        for (EvidenceEntry const& old : before) {
            auto const kept = std::ranges::find(after, old.row, &EvidenceEntry::row);
            if (kept == after.end()) add(writes, row_of(old.row), old, EvidenceEntry{});
            else add(writes, row_of(old.row), old, *kept);
        }
        auto const fresh = static_cast<std::size_t>(std::ranges::count(after, 0u, &EvidenceEntry::row));
        auto free = blank_rows(fresh);
        std::size_t const missing = fresh - free.size();
        sal_Int32 const insert_at = last_filled() + 1 + static_cast<sal_Int32>(free.size());
        for (std::size_t i = 0; i < missing; ++i) free.push_back(insert_at + static_cast<sal_Int32>(i));
        for (EvidenceEntry const& entry : after)
            if (auto const lacking = column_lacking(before, entry)) return {false, cells_.shown(table_.address), std::string(*lacking)};
        std::size_t next = 0;
        std::vector<CellWrite> added;
        for (EvidenceEntry const& entry : after)
            if (entry.row == 0) add(added, free[next++], EvidenceEntry{}, entry);
        // What is inserted cannot be in the way; what is there can.
        std::vector<CellWrite> there = writes;
        for (CellWrite const& write : added)
            if (missing == 0 || write.at.Row < insert_at) there.push_back(write);
        if (auto const held_up = obstacle(document_, there)) return {false, cells_.shown(range_of(held_up->at))};
        for (CellWrite const& write : there)
            if (is_merged(write.at)) return {false, cells_.shown(range_of(write.at))};
        Reference<util::XProtectable> const sheet(cells_.sheet(table_.address.Sheet), UNO_QUERY_THROW);
        Reference<frame::XStorable> const file(document_, UNO_QUERY);
        if (missing > 0 && (sheet->isProtected() || (file.is() && file->isReadonly()))) return {false, cells_.shown(table_.address)};
        UndoStep const whole(document_, title);
        if (missing > 0) insert_rows(insert_at, static_cast<sal_Int32>(missing));
        writes.insert(writes.end(), added.begin(), added.end());
        if (!writes.empty()) write_cells(document_, writes, title);
        return {true, {}};
    }

private:
    [[nodiscard]] sal_Int32 row_of(std::size_t row) const { return table_.address.StartRow + static_cast<sal_Int32>(row) - 1; }

    [[nodiscard]] std::optional<sal_Int32> column_of(std::string_view header) const {
        for (std::size_t i = 0; i < table_.headers.size(); ++i)
            if (fold(table_.headers[i]) == header) return table_.address.StartColumn + static_cast<sal_Int32>(i);
        return {};
    }

    /// A column that the table does not have, for what an entry says anew.
    [[nodiscard]] std::optional<std::string_view> column_lacking(std::vector<EvidenceEntry> const& before, EvidenceEntry const& entry) const {
        auto const old = entry.row == 0 ? before.end() : std::ranges::find(before, entry.row, &EvidenceEntry::row);
        for (std::string_view const header : headers)
            if (!column_of(header) && text_of(entry, header) != (old == before.end() ? std::string() : text_of(*old, header))) return header;
        return {};
    }

    [[nodiscard]] bool is_merged(table::CellAddress const& at) const {
        Reference<sheet::XSheetCellRange> const cell(cells_.range(range_of(at)), UNO_QUERY_THROW);
        auto const cursor = cell->getSpreadsheet()->createCursorByRange(cell);
        cursor->collapseToMergedArea();
        return !(Reference<sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress() == range_of(at));
    }

    /// Only what is another.
    void add(std::vector<CellWrite>& writes, sal_Int32 row, EvidenceEntry const& before, EvidenceEntry const& after) const {
        for (std::string_view const header : headers) {
            auto const column = column_of(header);
            if (!column || text_of(before, header) == text_of(after, header)) continue;
            CellWrite& write = writes.emplace_back();
            write.at = {table_.address.Sheet, *column, row};
            if (header == "date" && after.date) write.content = *after.date;
            else if (!text_of(after, header).empty()) write.content = text_of(after, header);
        }
    }

    [[nodiscard]] sal_Int32 last_filled() const {
        Grid const grid = cells_.read(table_.address);
        for (std::size_t r = grid.rows(); r > 1; --r)
            if (std::ranges::any_of(grid.block().row(r - 1), [](Cell const& cell) { return !cell.blank(); })) return row_of(r);
        return table_.address.StartRow;
    }

    /// Within the table, below all that is filled; its last row stays blank where it holds the line "insert rows above", and
    /// where it parts a table without a name from what stands below.
    [[nodiscard]] std::vector<sal_Int32> blank_rows(std::size_t most) const {
        std::vector<sal_Int32> rows;
        sal_Int32 const end = table_.address.EndRow - (ends_in_a_line() || is_above_another() ? 1 : 0);
        for (sal_Int32 row = last_filled() + 1; row <= end && rows.size() < most; ++row) rows.push_back(row);
        return rows;
    }
    [[nodiscard]] bool ends_in_a_line() const {
        if (table_.address.StartColumn == 0) return false;
        return cells_.text({table_.address.Sheet, table_.address.StartColumn - 1, table_.address.EndRow}).starts_with("▲");
    }

    [[nodiscard]] bool is_above_another() const { return !table_.named && table_.address.EndRow < cells_.used_area(table_.address.Sheet).EndRow; }

    void insert_rows(sal_Int32 at, sal_Int32 count) const {
        bool const within = at <= table_.whole.EndRow;
        Reference<table::XColumnRowRange>(cells_.sheet(table_.address.Sheet), UNO_QUERY_THROW)->getRows()->insertByIndex(at, count);
        if (within || !table_.named) return;
        Address all = table_.address;
        all.EndRow = at + count - 1;
        point_name(document_, table_.name, all);
    }

    Reference<frame::XModel> document_;
    FoundTable table_;
    SheetCells cells_;
};

}  // namespace

EvidenceWritten write_evidence(Reference<frame::XModel> const& document, Workbook const& book, std::vector<EvidenceEntry> const& before,
                               std::vector<EvidenceEntry> const& after, workbooks::Texts const& texts, std::string_view title) {
    if (FoundTable const* const table = book.table("evidence")) return Writing(document, *table).write(before, after, title);
    if (!sheets_refused(document).empty()) return {};
    UndoStep const whole(document, title);
    NamedSheets(document, workbooks::make_evidence_sheet(texts)).write(static_cast<sal_Int16>(SheetCells(document).count()));
    SheetCells const cells(document);
    for (FoundTable table : find_tables(document, cells)) {
        if (table.name != "evidence") continue;
        Grid const grid = cells.read(table.address);
        for (Cell const& header : grid.block().row(0)) table.headers.push_back(header.shown());
        return Writing(document, table).write(before, after, title);
    }
    return {};
}

}  // namespace adherence::calc
