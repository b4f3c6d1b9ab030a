#include "calc/workbook.hpp"

#include <algorithm>
#include <array>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeReferrer.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <map>
#include <span>

#include "calc/conversion.hpp"
#include "core/names/countries.hpp"
#include "core/report/case_faults.hpp"
#include "core/report/words.hpp"
#include "core/review/review.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

std::string to_utf8(rtl::OUString const& text) {
    rtl::OString const bytes = rtl::OUStringToOString(text, RTL_TEXTENCODING_UTF8);
    return {bytes.getStr(), static_cast<std::size_t>(bytes.getLength())};
}

rtl::OUString to_ustring(std::string_view text) {
    return {text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8};
}

FoundTable const* Workbook::table(std::string_view name) const {
    auto const found = std::ranges::find(tables, name, &FoundTable::name);
    return found == tables.end() ? nullptr : &*found;
}

std::optional<std::size_t> Workbook::row_of(std::string_view name) const {
    std::string const folded = fold(name);
    if (folded.empty()) return {};
    for (std::size_t i = 0; i < countries.size(); ++i)
        if (fold(countries[i].name) == folded) return i;
    auto const known = find_country(name);
    if (!known) return {};
    for (std::size_t i = 0; i < countries.size(); ++i) {
        auto const other = find_country(countries[i].name);
        if (other && other->iso3 == known->iso3) return i;
    }
    return {};
}

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

std::string column_letters(std::int32_t column) {
    std::string letters;
    for (; column >= 0; column = column / 26 - 1) letters.insert(letters.begin(), static_cast<char>('A' + column % 26));
    return letters;
}

class Reader {
public:
    Reader(Reference<frame::XModel> const& document, std::string_view language, Workbook const& before)
        : document_(document), language_(language), before_(before.reading), cases_before_(before.cases), sheets_(Reference<sheet::XSpreadsheetDocument>(document, UNO_QUERY_THROW)->getSheets(), UNO_QUERY_THROW) {}

    Workbook read() {
        find_by_name();
        find_by_header();
        find_assessments();
        for (FoundTable& table : book_.tables) {
            table.shown = shown(table.address);
            table.rows = filled_rows(grid(table.name).block());
        }
        load();
        read_countries();
        for (FoundTable& table : book_.tables) {
            if (table.name == "assessments") table.rows = book_.countries.size();
            if (table.name == "asof") table.rows = 1;
        }
        for (FoundTable const& table : book_.tables) find_odd_cells(table);
        std::ranges::stable_sort(book_.problems, std::greater{}, &WorkbookProblem::error);
        return std::move(book_);
    }

private:
    Reference<table::XCellRange> range(Address const& at) const {
        Reference<table::XCellRange> const sheet(sheets_->getByIndex(at.Sheet), UNO_QUERY_THROW);
        return sheet->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow);
    }

    std::string shown(Address const& at) const {
        Reference<container::XNamed> const sheet(sheets_->getByIndex(at.Sheet), UNO_QUERY_THROW);
        std::string text = to_utf8(sheet->getName()) + "." + column_letters(at.StartColumn) + std::to_string(at.StartRow + 1);
        if (at.StartColumn != at.EndColumn || at.StartRow != at.EndRow)
            text += ":" + column_letters(at.EndColumn) + std::to_string(at.EndRow + 1);
        return text;
    }

    Grid read_range(Address const& at) const {
        auto const rows = Reference<sheet::XCellRangeData>(range(at), UNO_QUERY_THROW)->getDataArray();
        auto const width = static_cast<std::size_t>(at.EndColumn - at.StartColumn + 1);
        Grid grid(static_cast<std::size_t>(rows.getLength()), width);
        for (std::size_t r = 0; r < grid.rows(); ++r) {
            auto const& row = rows.getConstArray()[r];
            for (std::size_t c = 0; c < width; ++c) {
                uno::Any const& cell = row.getConstArray()[c];
                double number = 0;
                rtl::OUString text;
                if (cell >>= number)
                    grid.set(r, c, number);
                else if (cell >>= text)
                    grid.set(r, c, to_utf8(text));
            }
        }
        return grid;
    }

    Grid const& grid(std::string const& name) {
        auto const found = grids_.find(name);
        if (found != grids_.end()) return found->second;
        Address const at = book_.table(name)->address;
        Grid cells = read_range(at);
        // An error has no value; what it shows (#N/A) keeps it from being taken for an empty cell.
        for (Address const& error : errors_in(at))
            cells.set(static_cast<std::size_t>(error.StartRow - at.StartRow), static_cast<std::size_t>(error.StartColumn - at.StartColumn),
                      to_utf8(Reference<text::XTextRange>(range(error)->getCellByPosition(0, 0), UNO_QUERY_THROW)->getString()));
        return grids_.emplace(name, std::move(cells)).first->second;
    }

    std::vector<Address> errors_in(Address const& at) const {
        Reference<sheet::XCellRangesQuery> const query(range(at), UNO_QUERY_THROW);
        return cells_of(query->queryFormulaCells(sheet::FormulaResult::ERROR), most_errors);
    }

    static std::size_t filled_rows(Block const& block) {
        std::size_t count = 0;
        for (std::size_t r = 1; r < block.rows; ++r)
            count += std::ranges::any_of(block.row(r), [](Cell const& cell) { return !cell.blank(); });
        return count;
    }

    void find_by_name() {
        Reference<beans::XPropertySet> const properties(document_, UNO_QUERY_THROW);
        Reference<container::XNameAccess> const names(properties->getPropertyValue("NamedRanges"), UNO_QUERY_THROW);
        auto const all = names->getElementNames();
        for (rtl::OUString const& name : std::span(all.getConstArray(), static_cast<std::size_t>(all.getLength()))) {
            std::string const folded = fold(to_utf8(name));
            if (std::ranges::find(kinds, folded, &Kind::name) == kinds.end() || book_.table(folded)) continue;
            Reference<sheet::XCellRangeReferrer> const referrer(names->getByName(name), UNO_QUERY);
            Reference<sheet::XCellRangeAddressable> const cells(
                referrer.is() ? referrer->getReferredCells() : nullptr, UNO_QUERY);
            if (cells.is()) book_.tables.push_back({folded, within_used(cells->getRangeAddress()), {}, 0, true});
        }
    }

    /// A name may stand for whole columns; what lies below the used area is not read.
    Address within_used(Address at) const {
        Address const used = used_area(at.Sheet);
        at.EndRow = std::max(at.StartRow, std::min(at.EndRow, used.EndRow));
        at.EndColumn = std::max(at.StartColumn, std::min(at.EndColumn, used.EndColumn));
        return at;
    }

    Address used_area(sal_Int32 index) const {
        Reference<sheet::XSpreadsheet> const sheet(sheets_->getByIndex(index), UNO_QUERY_THROW);
        Reference<sheet::XUsedAreaCursor> const cursor(sheet->createCursor(), UNO_QUERY_THROW);
        cursor->gotoStartOfUsedArea(false);
        cursor->gotoEndOfUsedArea(true);
        return Reference<sheet::XCellRangeAddressable>(cursor, UNO_QUERY_THROW)->getRangeAddress();
    }

    static constexpr sal_Int32 most_columns = 400, most_header_cells = 40'000;

    /// What is looked through for headers: a large sheet from its top.
    Address headed_area(sal_Int32 sheet) const {
        Address area = used_area(sheet);
        area.EndColumn = std::min(area.EndColumn, area.StartColumn + most_columns);
        return area;
    }
    static Address top_of(Address area) {
        area.EndRow = std::min(area.EndRow, area.StartRow + most_header_cells / (area.EndColumn - area.StartColumn + 1));
        return area;
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
        bool const all_named = std::ranges::all_of(kinds, [&](Kind const& kind) { return kind.headers[0].empty() || book_.table(kind.name); });
        if (all_named) return;
        for (sal_Int32 s = 0; s < sheets_->getCount(); ++s) {
            Address const area = headed_area(s);
            Grid const head = read_range(top_of(area));
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
                if (book_.table(header.kind->name)) continue;
                Address at = area;
                at.StartRow += static_cast<sal_Int32>(header.row);
                at.StartColumn += static_cast<sal_Int32>(header.run.first);
                at.EndColumn = area.StartColumn + static_cast<sal_Int32>(header.run.last);
                auto const next = std::ranges::find_if(headers, [&](Header const& other) {
                    return other.row > header.row && other.run.first <= header.run.last && header.run.first <= other.run.last;
                });
                if (next != headers.end()) at.EndRow = area.StartRow + static_cast<sal_Int32>(end_before(head.block(), header.run, header.row, next->row));
                book_.tables.push_back({std::string(header.kind->name), at, {}, 0});
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
        if (book_.table("assessments") || !book_.table("criteria")) return;
        Block const criteria = grid("criteria").block();
        auto const header = criteria.row(0);
        auto const id = std::ranges::find_if(header, [](Cell const& cell) { return fold(cell.text) == "id"; });
        if (id == header.end()) return;
        std::vector<std::string> ids;
        for (std::size_t r = 1; r < criteria.rows; ++r)
            if (std::string const text = fold(criteria.at(r, static_cast<std::size_t>(id - header.begin())).text); !text.empty())
                ids.push_back(text);
        std::ranges::sort(ids);
        for (sal_Int32 s = 0; s < sheets_->getCount(); ++s) {
            Address const area = headed_area(s);
            Grid const head = read_range(top_of(area));
            for (std::size_t r = 0; r < head.rows(); ++r) {
                auto const row = head.block().row(r);
                auto const is_id = [&](std::size_t column) { return std::ranges::binary_search(ids, fold(row[column].text)); };
                std::vector<std::size_t> hits;
                for (std::size_t c = 0; c < row.size(); ++c)
                    if (!row[c].blank() && is_id(c)) hits.push_back(c);
                if (hits.size() < 2 || hits.size() * 3 < ids.size()) continue;
                // Cases name criteria too.
                auto const on_this_row = [&](FoundTable const& table) {
                    return table.address.Sheet == area.Sheet && table.address.StartRow == area.StartRow + static_cast<sal_Int32>(r) &&
                           table.name == "cases";
                };
                if (std::ranges::any_of(book_.tables, on_this_row)) continue;
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
                book_.tables.push_back({"assessments", at, {}, 0});
                return;
            }
        }
    }

    Block block(std::string const& name) { return book_.table(name) ? grid(name).block() : Block{}; }

    void load() {
        Tables tables{block("criteria"), block("scales"), block("rules"), block("benefits"), block("about"), {}, null_date()};
        if (Block const as_of = block("asof"); !as_of.empty() && !as_of.at(0, 0).blank()) tables.as_of = as_of.at(0, 0);
        if (tables.criteria.empty()) return;
        std::string content = content_of(tables);
        if (before_ && before_->content == content && !(before_->appraisals && before_->appraisals->full())) {
            book_.reading = before_;
        } else {
            auto reading = std::make_shared<FrameworkReading>(FrameworkReading{std::move(content), load_tables(tables), {}});
            reading->loaded.faults = review(reading->loaded);
            if (reading->loaded.framework) reading->appraisals = std::make_shared<AppraisalStore>(reading->loaded.framework);
            book_.reading = std::move(reading);
        }
        book_.loaded = book_.reading->loaded;
        // As with the functions: a table that holds an error makes no framework.
        for (char const* const name : {"criteria", "scales", "rules", "benefits", "about", "asof"})
            if (FoundTable const* const table = book_.table(name); table && !errors_in(table->address).empty())
                book_.loaded.framework.reset();
        tell(book_.loaded.faults);
        if (book_.loaded.framework && !block("cases").empty()) {
            read_cases();
            tell(book_.cases->faults);
        }
    }

    void tell(std::vector<Fault> const& faults) {
        for (Fault const& fault : faults) {
            std::string const table = fault.table == "as_of" ? "asof" : fault.table;
            add(fault.severity, cell_of(table, fault.row, fault.column), table, describe(fault, language_));
        }
    }

    void read_cases() {
        Block const cases = block("cases");
        std::string content = std::to_string(cases.columns) + '\0';
        for (Cell const& cell : cases.cells) add_content(content, cell);
        if (cases_before_ && cases_before_->framework == book_.reading && cases_before_->content == content) {
            book_.cases = cases_before_;
            return;
        }
        book_.cases = std::make_shared<CasesReading>(
            CasesReading{std::move(content), book_.reading, case_faults(book_.loaded.framework, cases, null_date())});
    }

    static std::string content_of(Tables const& tables) {
        std::string content = std::to_string(tables.null_date.day);
        for (Block const* const block : {&tables.criteria, &tables.scales, &tables.rules, &tables.benefits, &tables.about}) {
            content += std::to_string(block->columns) + '\0';
            for (Cell const& cell : block->cells) add_content(content, cell);
        }
        if (tables.as_of) add_content(content, *tables.as_of);
        return content;
    }

    static void add_content(std::string& content, Cell const& cell) {
        content += cell.kind == Cell::Kind::number ? '#' : '"';
        content += cell.shown();
        content += '\0';
    }

    Date null_date() const { return null_date_of(Reference<beans::XPropertySet>(document_, UNO_QUERY)); }

    std::optional<Address> cell_of(std::string const& name, std::size_t row, std::string_view column) {
        FoundTable const* const table = book_.table(name);
        if (!table) return {};
        Address at = table->address;
        auto const header = grid(name).block().row(0);
        auto const found = std::ranges::find_if(header, [&](Cell const& cell) { return fold(cell.text) == fold(column); });
        if (found != header.end()) at.EndColumn = at.StartColumn += static_cast<sal_Int32>(found - header.begin());
        else at.EndColumn = at.StartColumn;
        at.StartRow += static_cast<sal_Int32>(std::max<std::size_t>(row, 1) - 1);
        at.EndRow = at.StartRow;
        return at;
    }

    void add(Severity severity, std::optional<Address> const& cell, std::string const& otherwise, std::string message) {
        book_.problems.push_back({severity == Severity::error, cell, cell ? shown(*cell) : otherwise, std::move(message)});
    }

    void say(Severity severity, Address const& cell, std::string_view en, std::string_view nl) {
        add(severity, cell, {}, std::string(language_ == "nl" ? nl : en));
    }

    void read_countries() {
        FoundTable const* const table = book_.table("assessments");
        if (!table) return;
        Block const all = grid("assessments").block();
        if (all.columns < 2) return;
        auto const ids = all.row(0).subspan(1);
        std::vector<std::size_t> rows;
        for (std::size_t r = 1; r < all.rows; ++r)
            if (is_country(all.row(r), ids)) {
                rows.push_back(r);
                book_.countries.push_back({all.at(r, 0).shown(), table->address.StartRow + static_cast<sal_Int32>(r)});
            }
        find_duplicates(table->address);
        if (!book_.loaded.framework) return;
        std::vector<Fault> faults;
        auto const columns = match_columns(*book_.loaded.framework, ids, &faults);
        for (Fault& fault : faults) {
            fault.table = "values";
            auto const at = cell_of("assessments", 1, fault.column);
            add(fault.severity, at, "assessments", describe(fault, language_));
        }
        if (!columns) return;
        auto values = std::make_shared<Grid>(rows.size(), ids.size());
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < ids.size(); ++c) {
                Cell const& cell = all.at(rows[r], c + 1);
                if (cell.kind == Cell::Kind::number) values->set(r, c, cell.number);
                if (cell.kind == Cell::Kind::text) values->set(r, c, std::string(cell.text));
            }
        book_.values = values;
        book_.columns = *columns;
        book_.null_date = null_date();
        book_.block = std::make_shared<CountryBlock>(book_.reading->appraisals, *columns, values->block(), null_date());
        find_unreadable(table->address, *columns);
    }

    /// The templates' last line says "insert rows above this row" in its first cell; its criteria are empty.
    static bool is_country(std::span<Cell const> row, std::span<Cell const> ids) {
        if (row[0].blank()) return false;
        if (!row[0].text.starts_with("▲")) return true;
        for (std::size_t c = 0; c < ids.size(); ++c)
            if (!ids[c].blank() && !ids[c].text.starts_with('#') && !row[c + 1].blank()) return true;
        return false;
    }

    void find_duplicates(Address const& table) {
        std::map<std::string, sal_Int32> seen;
        for (CountryRow const& country : book_.countries) {
            auto const known = find_country(country.name);
            auto const [first, fresh] = seen.emplace(known ? std::string(known->iso3) : fold(country.name), country.row);
            if (fresh) continue;
            std::string const row = std::to_string(first->second + 1);
            say(Severity::error, {table.Sheet, table.StartColumn, country.row, table.StartColumn, country.row},
                "“" + country.name + "” stands in row " + row + " already: keep one row per country.",
                "“" + country.name + "” staat al in rij " + row + ": houd één rij per land.");
        }
    }

    void find_unreadable(Address const& table, Columns const& columns) {
        Framework const& framework = *book_.loaded.framework;
        auto const errors = errors_in(table);  // told of by find_odd_cells
        auto const is_error = [&](sal_Int32 row, sal_Int32 column) {
            return std::ranges::any_of(errors, [&](Address const& at) { return at.StartRow == row && at.StartColumn == column; });
        };
        for (std::size_t r = 0; r < book_.countries.size(); ++r) {
            auto const cells = book_.block->row(r);
            for (std::size_t c = 0; c < cells.size(); ++c) {
                if (columns.column_of_criterion[c] < 0) continue;
                if (cells[c]->assessment.faults.empty()) continue;
                if (is_error(book_.countries[r].row, table.StartColumn + 1 + columns.column_of_criterion[c])) continue;
                for (Fault fault : cells[c]->assessment.faults) {
                    fault.table = "values";
                    fault.row = r + 1;
                    fault.column = framework.nodes[framework.criteria[c]].id;
                    sal_Int32 const column = table.StartColumn + 1 + columns.column_of_criterion[c];
                    sal_Int32 const row = book_.countries[r].row;
                    add(fault.severity, Address{table.Sheet, column, row, column, row}, {}, describe(fault, language_));
                }
            }
        }
    }

    /// Error cells, and numbers that a percent format shows a hundredfold.
    void find_odd_cells(FoundTable const& table) {
        std::size_t listed = 0;
        for (Address const& at : errors_in(table.address))
            if (!passed_over(table, at.StartColumn) && ++listed <= most_listed)
                say(Severity::error, at, "A formula with an error: mend it, or write the value.",
                    "Een formule met een fout: herstel die, of vul de waarde in.");
        if (table.name != "assessments" && table.name != "scales" && table.name != "rules") return;
        Reference<util::XNumberFormatsSupplier> const supplier(document_, UNO_QUERY_THROW);
        auto const formats = supplier->getNumberFormats();
        // By format, not by cell: a table has few formats and many cells.
        Reference<sheet::XUniqueCellFormatRangesSupplier> const by_format(range(table.address), UNO_QUERY_THROW);
        Reference<container::XIndexAccess> const all(by_format->getUniqueCellFormatRanges(), UNO_QUERY_THROW);
        for (sal_Int32 i = 0; i < all->getCount(); ++i) {
            Reference<beans::XPropertySet> const alike(all->getByIndex(i), UNO_QUERY_THROW);
            sal_Int32 key = 0;
            sal_Int16 type = 0;
            alike->getPropertyValue("NumberFormat") >>= key;
            formats->getByKey(key)->getPropertyValue("Type") >>= type;
            if (!(type & util::NumberFormat::PERCENT)) continue;
            Reference<sheet::XCellRangesQuery> const query(alike, UNO_QUERY_THROW);
            constexpr sal_Int16 value_or_date = sheet::CellFlags::VALUE | sheet::CellFlags::DATETIME;
            for (auto const& numbers : {query->queryContentCells(value_or_date), query->queryFormulaCells(sheet::FormulaResult::VALUE)})
                for (Address const& at : cells_of(numbers, most_listed)) say_percentage(table, at);
        }
    }

    void say_percentage(FoundTable const& table, Address const& at) {
        if (passed_over(table, at.StartColumn)) return;
        say(Severity::warning, at, "Formatted as a percentage: 67% is the number 0.67 here. Format the cell as Text and write 67.",
            "Opgemaakt als percentage: 67% is hier het getal 0,67. Maak de cel op als Tekst en schrijf 67.");
    }

    /// Columns of the assessments that the functions pass over hold formulas of the user's own.
    bool passed_over(FoundTable const& table, sal_Int32 column) {
        if (table.name != "assessments") return false;
        Cell const& header = grid("assessments").block().at(0, static_cast<std::size_t>(column - table.address.StartColumn));
        return column > table.address.StartColumn && (header.blank() || header.text.starts_with('#'));
    }

    static constexpr std::size_t most_errors = 100'000, most_listed = 500;

    static std::vector<Address> cells_of(Reference<sheet::XSheetCellRanges> const& ranges, std::size_t most) {
        std::vector<Address> cells;
        auto const all = ranges->getRangeAddresses();
        for (Address const& at : std::span(all.getConstArray(), static_cast<std::size_t>(all.getLength())))
            for (sal_Int32 r = at.StartRow; r <= at.EndRow; ++r)
                for (sal_Int32 c = at.StartColumn; c <= at.EndColumn && cells.size() < most; ++c)
                    cells.push_back({at.Sheet, c, r, c, r});
        return cells;
    }

    Reference<frame::XModel> document_;
    std::string language_;
    std::shared_ptr<FrameworkReading const> before_;
    std::shared_ptr<CasesReading const> cases_before_;
    Reference<container::XIndexAccess> sheets_;
    Workbook book_;
    std::map<std::string, Grid> grids_;
};

}  // namespace

Workbook read_workbook(Reference<frame::XModel> const& document, std::string_view language, Workbook const& before) {
    return Reader(document, language, before).read();
}

}  // namespace adherence::calc
