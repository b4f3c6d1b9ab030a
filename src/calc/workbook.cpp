#include "calc/workbook.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/sheet/CellFlags.hpp>
#include <com/sun/star/sheet/FormulaResult.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <map>
#include <span>

#include "calc/conversion.hpp"
#include "core/functions/sentences.hpp"
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

FoundTable const* Workbook::table(std::string_view name) const {
    auto const found = std::ranges::find(tables, name, &FoundTable::name);
    return found == tables.end() ? nullptr : &*found;
}

bool Workbook::too_large() const { return std::ranges::any_of(tables, &FoundTable::too_large); }

std::optional<std::pair<std::int32_t, std::int32_t>> Workbook::criteria_columns() const {
    FoundTable const* const found = table("assessments");
    std::optional<std::pair<std::int32_t, std::int32_t>> all;
    for (int const column : columns.column_of_criterion) {
        if (!found || column < 0) continue;
        std::int32_t const on_sheet = found->address.StartColumn + 1 + column;
        all = all ? std::pair(std::min(all->first, on_sheet), std::max(all->second, on_sheet)) : std::pair(on_sheet, on_sheet);
    }
    return all;
}

std::optional<Address> Workbook::cell_of(std::string_view name, std::size_t row, std::string_view column) const {
    FoundTable const* const found = table(name);
    if (!found) return {};
    Address at = found->address;
    auto const header = std::ranges::find_if(found->headers, [&](std::string const& one) { return fold(one) == fold(column); });
    if (header != found->headers.end()) at.StartColumn += static_cast<sal_Int32>(header - found->headers.begin());
    at.EndColumn = at.StartColumn;
    at.EndRow = at.StartRow += static_cast<sal_Int32>(std::max<std::size_t>(row, 1) - 1);
    return at;
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

class Reader {
public:
    Reader(Reference<frame::XModel> const& document, std::string_view language, EvidenceAge const& age, Workbook const& before)
        : document_(document), language_(language), age_(age), before_(before.reading), cases_before_(before.cases), evidence_before_(before.evidence), cells_(document) {}

    Workbook read() {
        book_.tables = find_tables(document_, cells_);
        for (FoundTable& table : book_.tables) {
            Block const rows = grid(table.name).block();
            table.shown = cells_.shown(table.address);
            if (table.too_large) tell_too_large(table);
            table.rows = filled_rows(rows);
            for (Cell const& header : rows.row(0)) table.headers.push_back(header.shown());
        }
        load();
        read_countries();
        read_evidence();
        for (FoundTable& table : book_.tables) {
            if (table.name == "assessments") table.rows = book_.countries.size();
            if (table.name == "asof") table.rows = 1;
        }
        for (FoundTable const& table : book_.tables)
            if (!table.too_large) find_odd_cells(table);
        // What is old or still to come says nothing against the tables: it stands last.
        tell_stale();
        tell_unsupported();
        std::ranges::stable_sort(book_.problems, std::greater{}, &WorkbookProblem::error);
        return std::move(book_);
    }

private:
    Grid const& grid(std::string const& name) {
        auto const found = grids_.find(name);
        if (found != grids_.end()) return found->second;
        FoundTable const& table = *book_.table(name);
        Address at = table.address;
        if (table.too_large) at.EndRow = at.StartRow;
        Grid cells = cells_.read(at);
        // An error has no value; what it shows (#N/A) keeps it from being taken for an empty cell.
        for (Address const& error : cells_.errors_in(at))
            cells.set(static_cast<std::size_t>(error.StartRow - at.StartRow), static_cast<std::size_t>(error.StartColumn - at.StartColumn),
                      cells_.text({error.Sheet, error.StartColumn, error.StartRow}));
        return grids_.emplace(name, std::move(cells)).first->second;
    }

    void tell_too_large(FoundTable const& table) {
        Address const& at = table.address;
        Block const size{{}, static_cast<std::size_t>(at.EndRow - at.StartRow) + 1, static_cast<std::size_t>(at.EndColumn - at.StartColumn) + 1};
        say(Severity::error, {at.Sheet, at.StartColumn, at.StartRow, at.StartColumn, at.StartRow}, "workbook.too-large", functions::size_arguments(size));
    }

    static std::size_t filled_rows(Block const& block) {
        std::size_t count = 0;
        for (std::size_t r = 1; r < block.rows; ++r)
            count += std::ranges::any_of(block.row(r), [](Cell const& cell) { return !cell.blank(); });
        return count;
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
        // As with the functions: a table that holds an error, or cannot be read, makes no framework.
        for (char const* const name : {"criteria", "scales", "rules", "benefits", "about", "asof"})
            if (FoundTable const* const table = book_.table(name); table && (table->too_large || !cells_.errors_in(table->address).empty()))
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
            add(fault.severity, book_.cell_of(table, fault.row, fault.column), table, describe(fault, language_));
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
            CasesReading{std::move(content), book_.reading, case_faults(book_.loaded.framework, cases, null_date(), language_)});
    }

    void read_evidence() {
        FoundTable const* const table = book_.table("evidence");
        if (!table) return;
        Block const rows = block("evidence");
        std::string content = std::to_string(null_date().day) + '\0' + std::to_string(rows.columns) + '\0';
        for (Cell const& cell : rows.cells) add_content(content, cell);
        if (evidence_before_ && evidence_before_->framework == book_.reading && evidence_before_->content == content)
            book_.evidence = evidence_before_;
        else
            book_.evidence = std::make_shared<EvidenceReading>(
                EvidenceReading{std::move(content), book_.reading, Evidence(rows, null_date(), book_.loaded.framework.get())});
        std::vector<Fault> faults = book_.evidence->evidence.faults();
        if (faults.size() > most_listed) faults.resize(most_listed);
        tell(faults);
        tell_strangers();
    }

    /// A few by name. Where they are many, the evidence is of more countries than are assessed here.
    void tell_strangers() {
        if (book_.countries.empty()) return;
        std::vector<std::string> const names = country_names();
        auto const strangers = of_strangers(book_.evidence->evidence, names);
        auto const cell = [&](EvidenceEntry const* entry) { return book_.cell_of("evidence", entry->row, "country"); };
        constexpr std::size_t most_named = 5;
        if (strangers.size() > most_named)
            return add(Severity::warning, cell(strangers.front()), {},
                       sentence(language_, "evidence.countries", {{"count", std::to_string(strangers.size())}, {"content", strangers.front()->country}}));
        for (EvidenceEntry const* const entry : strangers) {
            Arguments arguments{{"content", entry->country}};
            auto const near = nearest(entry->country, names);
            if (near) arguments.emplace_back("suggestion", *near);
            add(Severity::warning, cell(entry), {}, sentence(language_, near ? "evidence.country.near" : "evidence.country", arguments));
        }
    }

    std::vector<std::string> country_names() const {
        std::vector<std::string> names;
        for (CountryRow const& country : book_.countries) names.push_back(country.name);
        return names;
    }

    /// One line for all of them: a panel full of warnings about age would hide the rest.
    void tell_stale() {
        if (!book_.evidence) return;
        std::size_t stale = 0;
        EvidenceEntry const* oldest = nullptr;
        auto const& entries = book_.evidence->evidence.entries();
        for (EvidenceEntry const& entry : entries) {
            if (!is_stale(entry, age_.today, age_.months)) continue;
            ++stale;
            if (!oldest || *entry.date < *oldest->date) oldest = &entry;
        }
        if (!oldest) return;
        add(Severity::warning, book_.cell_of("evidence", oldest->row, "date"), {},
            sentence(language_, "evidence.stale", {{"count", std::to_string(stale)}, {"all", std::to_string(entries.size())}, {"months", std::to_string(age_.months)}, {"date", oldest->date_text}}));
    }

    /// Cells that say something without evidence, where the framework asks for it; in a table without any, none is missed yet.
    void tell_unsupported() {
        if (!book_.block || !book_.evidence || book_.evidence->evidence.entries().empty()) return;
        auto const cells = without_evidence(*book_.block, country_names(), book_.evidence->evidence);
        if (cells.empty()) return;
        Address const& table = book_.table("assessments")->address;
        sal_Int32 const column = table.StartColumn + 1 + book_.columns.column_of_criterion[static_cast<std::size_t>(cells[0].criterion)];
        sal_Int32 const row = book_.countries[cells[0].row].row;
        add(Severity::warning, Address{table.Sheet, column, row, column, row}, {}, counted_sentence(language_, "evidence.missing", cells.size()));
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

    void add(Severity severity, std::optional<Address> const& cell, std::string const& otherwise, std::string message) {
        book_.problems.push_back({severity == Severity::error, cell, cell ? cells_.shown(*cell) : otherwise, std::move(message)});
    }

    void say(Severity severity, Address const& cell, std::string_view key, Arguments const& arguments = {}) {
        add(severity, cell, {}, sentence(language_, key, arguments));
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
            auto const at = book_.cell_of("assessments", 1, fault.column);
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
        std::size_t listed = 0;
        for (CountryRow const& country : book_.countries) {
            auto const known = find_country(country.name);
            auto const [first, fresh] = seen.emplace(known ? std::string(known->iso3) : fold(country.name), country.row);
            if (fresh) continue;
            std::string const row = std::to_string(first->second + 1);
            if (++listed > most_listed) continue;
            say(Severity::error, {table.Sheet, table.StartColumn, country.row, table.StartColumn, country.row},
                "workbook.country-twice", {{"country", country.name}, {"row", row}});
        }
        say_rest(table, listed);
    }

    void say_rest(Address const& table, std::size_t found) {
        if (found <= most_listed) return;
        say(Severity::error, {table.Sheet, table.StartColumn, table.StartRow, table.StartColumn, table.StartRow}, "workbook.more", {{"count", std::to_string(found - most_listed)}});
    }

    void find_unreadable(Address const& table, Columns const& columns) {
        Framework const& framework = *book_.loaded.framework;
        auto const errors = cells_.errors_in(table);  // told of by find_odd_cells
        auto const is_error = [&](sal_Int32 row, sal_Int32 column) {
            return std::ranges::any_of(errors, [&](Address const& at) { return at.StartRow == row && at.StartColumn == column; });
        };
        std::size_t listed = 0;
        for (std::size_t r = 0; r < book_.countries.size(); ++r) {
            auto const cells = book_.block->row(r);
            for (std::size_t c = 0; c < cells.size(); ++c) {
                if (columns.column_of_criterion[c] < 0) continue;
                if (cells[c]->assessment.faults.empty()) continue;
                if (++listed > most_listed) continue;
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
        say_rest(table, listed);
    }

    /// Error cells, and numbers that a percent format shows a hundredfold.
    void find_odd_cells(FoundTable const& table) {
        std::size_t listed = 0;
        for (Address const& at : cells_.errors_in(table.address))
            if (!passed_over(table, at.StartColumn) && ++listed <= most_listed)
                say(Severity::error, at, "workbook.error-cell");
        if (table.name != "assessments" && table.name != "scales" && table.name != "rules") return;
        Reference<util::XNumberFormatsSupplier> const supplier(document_, UNO_QUERY_THROW);
        auto const formats = supplier->getNumberFormats();
        // By format, not by cell: a table has few formats and many cells.
        Reference<sheet::XUniqueCellFormatRangesSupplier> const by_format(cells_.range(table.address), UNO_QUERY_THROW);
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
                for (Address const& at : single_cells(numbers, most_listed)) say_percentage(table, at);
        }
    }

    void say_percentage(FoundTable const& table, Address const& at) {
        if (passed_over(table, at.StartColumn)) return;
        say(Severity::warning, at, "workbook.percentage");
    }

    /// Columns of the assessments that the functions pass over hold formulas of the user's own.
    bool passed_over(FoundTable const& table, sal_Int32 column) {
        if (table.name != "assessments") return false;
        Cell const& header = grid("assessments").block().at(0, static_cast<std::size_t>(column - table.address.StartColumn));
        return column > table.address.StartColumn && (header.blank() || header.text.starts_with('#'));
    }

    static constexpr std::size_t most_listed = 500;

    Reference<frame::XModel> document_;
    std::string language_;
    EvidenceAge age_;
    std::shared_ptr<FrameworkReading const> before_;
    std::shared_ptr<CasesReading const> cases_before_;
    std::shared_ptr<EvidenceReading const> evidence_before_;
    SheetCells cells_;
    Workbook book_;
    std::map<std::string, Grid> grids_;
};

}  // namespace

Workbook read_workbook(Reference<frame::XModel> const& document, std::string_view language, EvidenceAge const& age, Workbook const& before) {
    return Reader(document, language, age, before).read();
}

std::string verdicts_refused(Workbook const& book) {
    if (!book.table("assessments")) return "sheets.refused.assessments";
    if (!book.table("criteria")) return "sheets.refused.framework";
    // Of evidence too: what was not read would say nothing of what its markings withhold.
    if (book.too_large()) return "sheets.refused.too-large";
    if (!book.loaded.framework || !book.block) return "sheets.refused.faulty";
    if (book.countries.empty()) return "sheets.refused.countries";
    return {};
}

}  // namespace adherence::calc
