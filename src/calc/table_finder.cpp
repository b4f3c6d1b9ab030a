#include "calc/table_finder.hpp"

#include <algorithm>
#include <array>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <span>

#include "calc/strings.hpp"
#include "core/base/text.hpp"
#include "core/functions/limits.hpp"
#include "workbooks/edition.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

struct Kind {
    std::string_view name;
    std::array<std::string_view, 3> headers;  ///< a table cannot do without these; empty: by name only
};

constexpr std::array<Kind, 9> kinds{{{"criteria", {"id", "parent", "scale"}},
                                     {"scales", {"scale", "type", "value"}},
                                     {"rules", {"benefit", "effect", "subject"}},
                                     {"benefits", {"benefit", "title", ""}},
                                     {"about", {"key", "value", ""}},
                                     {"asof", {"", "", ""}},
                                     {"assessments", {"", "", ""}},
                                     {"evidence", {"country", "criterion", "source"}},
                                     {"cases", {"country", "benefit", "expected"}}}};

class Finder {
public:
    Finder(Reference<frame::XModel> const& document, SheetCells const& cells) : document_(document), cells_(cells) {}

    std::vector<FoundTable> find() {
        find_by_name();
        find_by_header();
        find_assessments();
        return std::move(tables_);
    }

private:
    [[nodiscard]] FoundTable const* table(std::string_view name) const {
        auto const found = std::ranges::find(tables_, name, &FoundTable::name);
        return found == tables_.end() ? nullptr : &*found;
    }

    void find_by_name() {
        Reference<beans::XPropertySet> const properties(document_, UNO_QUERY_THROW);
        Reference<container::XNameAccess> const names(properties->getPropertyValue("NamedRanges"), UNO_QUERY_THROW);
        auto const all = names->getElementNames();
        for (rtl::OUString const& name : std::span(all.getConstArray(), static_cast<std::size_t>(all.getLength()))) {
            std::string const folded = fold(to_utf8(name));
            if (std::ranges::find(kinds, folded, &Kind::name) == kinds.end() || table(folded)) continue;
            Reference<sheet::XCellRangeReferrer> const referrer(names->getByName(name), UNO_QUERY);
            Reference<sheet::XCellRangeAddressable> const cells(
                referrer.is() ? referrer->getReferredCells() : nullptr, UNO_QUERY);
            if (!cells.is()) continue;
            Address const whole = cells->getRangeAddress();
            add(folded, within_used(whole), whole, true);
        }
    }

    void add(std::string name, Address at, Address const& whole, bool named) {
        if (beyond_limits(at)) at.EndRow = last_filled(at);
        tables_.push_back({.name = std::move(name), .address = at, .whole = whole, .named = named, .too_large = beyond_limits(at)});
    }

    static bool beyond_limits(Address const& at) {
        return functions::too_large(static_cast<std::size_t>(at.EndRow - at.StartRow) + 1, static_cast<std::size_t>(at.EndColumn - at.StartColumn) + 1);
    }

    sal_Int32 last_filled(Address const& at) const {
        constexpr sal_Int16 any = sheet::CellFlags::VALUE | sheet::CellFlags::DATETIME | sheet::CellFlags::STRING | sheet::CellFlags::FORMULA;
        Reference<sheet::XCellRangesQuery> const query(cells_.range(at), UNO_QUERY_THROW);
        auto const filled = query->queryContentCells(any)->getRangeAddresses();
        sal_Int32 last = at.StartRow;
        for (Address const& part : std::span(filled.getConstArray(), static_cast<std::size_t>(filled.getLength()))) last = std::max(last, part.EndRow);
        return last;
    }

    /// A name may stand for whole columns; what lies below the used area is not read.
    Address within_used(Address at) const {
        Address const used = cells_.used_area(at.Sheet);
        at.EndRow = std::max(at.StartRow, std::min(at.EndRow, used.EndRow));
        at.EndColumn = std::max(at.StartColumn, std::min(at.EndColumn, used.EndColumn));
        return at;
    }

    static constexpr sal_Int32 most_columns = 400, most_header_cells = 40'000;

    /// What is looked through for headers: a large sheet from its top.
    Address headed_area(sal_Int32 sheet) const {
        Address area = cells_.used_area(sheet);
        area.EndColumn = std::min(area.EndColumn, area.StartColumn + most_columns);
        return area;
    }
    static Address top_of(Address area) {
        area.EndRow = std::min(area.EndRow, area.StartRow + most_header_cells / (area.EndColumn - area.StartColumn + 1));
        return area;
    }

    /// An edition holds the ids and the assessments of another day: it is no table of today's.
    bool frozen(sal_Int32 sheet) const {
        Address const used = cells_.used_area(sheet);
        constexpr auto within = static_cast<sal_Int32>(workbooks::edition_mark_within);
        if (used.StartRow >= within || used.StartColumn >= within) return false;
        Grid const first = cells_.read({static_cast<sal_Int16>(sheet), 0, 0, within - 1, within - 1});
        return workbooks::is_edition(first.block());
    }

    /// Neighbouring filled cells of a row, as places [first, last].
    struct Run {
        std::size_t first = 0, last = 0;
    };
    static std::vector<Run> runs_of(std::span<Cell const> row) {
        std::vector<Run> runs;
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (row[c].blank()) continue;
            if (!runs.empty() && runs.back().last + 1 == c) runs.back().last = c;
            else runs.push_back({c, c});
        }
        return runs;
    }

    /// Tables may stand beside and below each other on one sheet: a table is as wide as its header row's filled
    /// cells and ends before the header row of the next.
    void find_by_header() {
        bool const all_named = std::ranges::all_of(kinds, [&](Kind const& kind) { return kind.headers[0].empty() || table(kind.name); });
        if (all_named) return;
        for (sal_Int32 s = 0; s < cells_.count(); ++s) {
            if (frozen(s)) continue;
            Address const area = headed_area(s);
            Grid const head = cells_.read(top_of(area));
            struct Header {
                std::size_t row = 0;
                Run run;
                Kind const* kind = nullptr;
            };
            std::vector<Header> headers;
            for (std::size_t r = 0; r < head.rows(); ++r)
                for (Run const& run : runs_of(head.block().row(r)))
                    if (Kind const* const kind = kind_of(head.block().row(r).subspan(run.first, run.last - run.first + 1)))
                        headers.push_back({r, run, kind});
            for (Header const& header : headers) {
                if (table(header.kind->name)) continue;
                Address at = area;
                at.StartRow += static_cast<sal_Int32>(header.row);
                at.StartColumn += static_cast<sal_Int32>(header.run.first);
                at.EndColumn = area.StartColumn + static_cast<sal_Int32>(header.run.last);
                auto const next = std::ranges::find_if(headers, [&](Header const& other) {
                    return other.row > header.row && other.run.first <= header.run.last && header.run.first <= other.run.last;
                });
                if (next != headers.end()) at.EndRow = area.StartRow + static_cast<sal_Int32>(end_before(head.block(), header.run, header.row, next->row));
                add(std::string(header.kind->name), at, at, false);
            }
        }
    }

    /// The last row of a table above another's header row; what stands between a blank row and that is its title.
    static std::size_t end_before(Block const& cells, Run const& run, std::size_t header, std::size_t next) {
        for (std::size_t r = next; r > header + 1; --r)
            if (std::ranges::all_of(cells.row(r - 1).subspan(run.first, run.last - run.first + 1), &Cell::blank)) return r - 1;
        return next - 1;
    }

    static Kind const* kind_of(std::span<Cell const> headers) {
        auto const found = std::ranges::find_if(kinds, [&](Kind const& kind) { return !kind.headers[0].empty() && has_headers(headers, kind); });
        return found == kinds.end() ? nullptr : &*found;
    }

    static bool has_headers(std::span<Cell const> row, Kind const& kind) {
        return std::ranges::all_of(kind.headers, [&](std::string_view header) {
            return header.empty() || std::ranges::any_of(row, [&](Cell const& cell) { return fold(cell.text) == header; });
        });
    }

    /// Without the name, assessments are known by a row that holds most of the criteria's ids.
    void find_assessments() {
        if (table("assessments") || !table("criteria") || table("criteria")->too_large) return;
        Grid const grid = cells_.read(table("criteria")->address);
        Block const criteria = grid.block();
        auto const header = criteria.row(0);
        auto const id = std::ranges::find_if(header, [](Cell const& cell) { return fold(cell.text) == "id"; });
        if (id == header.end()) return;
        std::vector<std::string> ids;
        for (std::size_t r = 1; r < criteria.rows; ++r)
            if (std::string const text = fold(criteria.at(r, static_cast<std::size_t>(id - header.begin())).text); !text.empty())
                ids.push_back(text);
        std::ranges::sort(ids);
        for (sal_Int32 s = 0; s < cells_.count(); ++s) {
            if (frozen(s)) continue;
            Address const area = headed_area(s);
            Grid const head = cells_.read(top_of(area));
            for (std::size_t r = 0; r < head.rows(); ++r) {
                auto const row = head.block().row(r);
                // The criteria's own rows name ids and parents.
                Address const& own = table("criteria")->address;
                auto const in_criteria = [&](std::size_t column) {
                    sal_Int32 const at_row = area.StartRow + static_cast<sal_Int32>(r), at = area.StartColumn + static_cast<sal_Int32>(column);
                    return own.Sheet == area.Sheet && at_row >= own.StartRow && at_row <= own.EndRow && at >= own.StartColumn && at <= own.EndColumn;
                };
                auto const is_id = [&](std::size_t column) { return !in_criteria(column) && std::ranges::binary_search(ids, fold(row[column].text)); };
                std::vector<std::size_t> hits;
                for (std::size_t c = 0; c < row.size(); ++c)
                    if (!row[c].blank() && is_id(c)) hits.push_back(c);
                if (hits.size() < 2 || hits.size() * 3 < ids.size()) continue;
                // Cases name criteria too.
                FoundTable const* const cases = table("cases");
                sal_Int32 const here = area.StartRow + static_cast<sal_Int32>(r);
                if (cases && cases->address.Sheet == area.Sheet && cases->address.StartRow == here) continue;
                // The country's header may be anything, or nothing.
                std::size_t first = hits.front(), last = hits.back();
                for (Run const& run : runs_of(row)) {
                    if (run.first <= hits.front() && hits.front() <= run.last) first = run.first;
                    if (run.first <= hits.back() && hits.back() <= run.last) last = run.last;
                }
                if (is_id(first) && first > 0) --first;
                Address at = area;
                at.StartRow += static_cast<sal_Int32>(r);
                at.StartColumn += static_cast<sal_Int32>(first);
                at.EndColumn = area.StartColumn + static_cast<sal_Int32>(last);
                add("assessments", at, at, false);
                return;
            }
        }
    }

    Reference<frame::XModel> document_;
    SheetCells const& cells_;
    std::vector<FoundTable> tables_;
};

}  // namespace

std::vector<FoundTable> find_tables(Reference<frame::XModel> const& document, SheetCells const& cells) {
    return Finder(document, cells).find();
}

}  // namespace adherence::calc
