#include "calc/editions.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <set>

#include "calc/conversion.hpp"
#include "calc/framework_sheets.hpp"
#include "calc/sheet_writer.hpp"
#include "calc/strings.hpp"
#include "core/report/words.hpp"
#include "workbooks/edition_comparison.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;
using workbooks::Edition;

namespace {

std::optional<sal_Int32> sheet_named(SheetCells const& cells, std::string_view name) {
    for (sal_Int32 sheet = 0; sheet < cells.count(); ++sheet)
        if (cells.name(sheet) == name) return sheet;
    return {};
}

/// From the sheet's first cell to its last.
Grid read_sheet(SheetCells const& cells, sal_Int32 sheet) {
    Address area = cells.used_area(sheet);
    area.StartRow = area.StartColumn = 0;
    return cells.read(area);
}

bool is_edition(SheetCells const& cells, sal_Int32 sheet) {
    constexpr auto within = static_cast<sal_Int32>(workbooks::edition_mark_within);
    Grid const first = cells.read({static_cast<sal_Int16>(sheet), 0, 0, within - 1, within - 1});
    return workbooks::is_edition(first.block());
}

/// The highest marking of the evidence, as it is entered; one that the list has not ranks above all that it has.
std::string highest_marking(SheetCells const& cells, Workbook const& book, std::vector<std::string> const& markings) {
    FoundTable const* const table = book.table("evidence");
    if (!table) return {};
    auto const header = std::ranges::find_if(table->headers, [](std::string const& one) { return fold(one) == "marking"; });
    if (header == table->headers.end()) return {};
    Address at = table->address;
    at.StartColumn = at.EndColumn = at.StartColumn + static_cast<sal_Int32>(header - table->headers.begin());
    Grid const column = cells.read(at);
    std::string highest;
    std::ptrdiff_t rank = -1;
    for (std::size_t row = 1; row < column.rows(); ++row) {
        std::string const marking(trim(column.block().at(row, 0).shown()));
        if (marking.empty() || marking == highest) continue;
        auto const place = std::ranges::find_if(markings, [&](std::string const& one) { return fold(one) == fold(marking); }) - markings.begin();
        if (place > rank) rank = place, highest = marking;
    }
    return highest;
}

Edition current(SheetCells const& cells, Workbook const& book, Date date, std::vector<std::string> const& markings) {
    Edition edition{.date = date, .framework = book.loaded.framework, .countries = {}, .values = {}, .null_date = book.null_date, .marking = highest_marking(cells, book, markings)};
    for (CountryRow const& country : book.countries) edition.countries.push_back(country.name);
    auto values = std::make_shared<Grid>(book.countries.size(), book.loaded.framework->criteria.size());
    for (std::size_t row = 0; row < values->rows(); ++row)
        for (std::size_t criterion = 0; criterion < values->columns(); ++criterion) {
            int const column = book.columns.column_of_criterion[criterion];
            if (column < 0) continue;
            Cell const& cell = book.values->block().at(row, static_cast<std::size_t>(column));
            if (cell.kind == Cell::Kind::number) values->set(row, criterion, cell.number);
            if (cell.kind == Cell::Kind::text) values->set(row, criterion, std::string(cell.text));
        }
    edition.values = std::move(values);
    return edition;
}

class Editing {
public:
    Editing(Reference<frame::XModel> const& document, Workbook const& book, std::vector<std::string> const& markings, std::string_view language)
        : document_(document), book_(book), markings_(markings), language_(language), cells_(document) {}

    [[nodiscard]] EditionSheet freeze(Date date) {
        if (std::string const why = refusal(); !why.empty()) return refused(why);
        Edition const edition = current(cells_, book_, date, markings_);
        std::string const title = workbooks::edition_title(date, language_);
        return insert(workbooks::edition_sheet(edition, language_, free_sheet_name(document_, title)), tell("edition.undo", {{"date", to_text(date)}}), 1);
    }

    [[nodiscard]] EditionSheet compare(std::string_view older, std::string_view newer) {
        if (std::string const why = sheets_refused(document_); !why.empty()) return refused(tell(why));
        auto const before = side(older);
        if (!before) return refused(problem_);
        auto const after = side(newer);
        if (!after) return refused(problem_);
        EditionChanges const changes = edition_changes(workbooks::side_of(*before), workbooks::side_of(*after));
        std::string const current_name = tell("edition.current");
        workbooks::ComparedEditions const both{*before, *after, older.empty() ? current_name : std::string(older), newer.empty() ? current_name : std::string(newer), remarks_};
        std::string const name = older.empty() ? tell("comparison.sheet.current") : tell("comparison.sheet", {{"date", to_text(before->date)}});
        return insert(workbooks::comparison_sheet(both, changes, language_, free_sheet_name(document_, name)), tell("comparison.undo"), 0);
    }

private:
    [[nodiscard]] std::string tell(std::string_view key, Arguments const& arguments = {}) const { return sentence(language_, key, arguments); }
    static EditionSheet refused(std::string why) { return {false, std::move(why), {}, {}}; }

    /// Why nothing can be made of the current assessments; empty where it can.
    [[nodiscard]] std::string nothing_current() const {
        if (!book_.table("assessments")) return tell("edition.refused.assessments");
        if (book_.too_large()) return tell("sheets.refused.too-large");
        if (!book_.loaded.framework) return tell("edition.refused.framework");
        if (book_.countries.empty()) return tell("edition.refused.countries");
        if (!book_.block || !book_.values) return tell("edition.refused.framework");
        if (book_.countries.size() > most_of_an_edition)
            return tell("edition.refused.many", {{"most", std::to_string(most_of_an_edition)}, {"count", std::to_string(book_.countries.size())}});
        return {};
    }

    [[nodiscard]] std::string refusal() const {
        if (std::string const why = sheets_refused(document_); !why.empty()) return tell(why);
        if (std::string why = nothing_current(); !why.empty()) return why;
        std::size_t const needed = 7 + book_.loaded.framework->benefits.size() + book_.loaded.framework->criteria.size();
        auto const columns = static_cast<std::size_t>(Reference<table::XColumnRowRange>(cells_.sheet(0), UNO_QUERY_THROW)->getColumns()->getCount());
        if (needed > columns) return tell("edition.refused.wide", {{"columns", std::to_string(columns)}, {"needed", std::to_string(needed)}});
        return {};
    }

    /// Of an edition's sheet, or what stands now; empty, and then `problem_` says why.
    [[nodiscard]] std::optional<Edition> side(std::string_view name) {
        if (name.empty()) {
            problem_ = nothing_current();
            if (!problem_.empty()) return {};
            return current(cells_, book_, {}, markings_);
        }
        auto const sheet = sheet_named(cells_, name);
        if (!sheet || !is_edition(cells_, *sheet)) {
            problem_ = tell("edition.missing", {{"sheet", std::string(name)}});
            return {};
        }
        Grid const grid = read_sheet(cells_, *sheet);
        auto reading = workbooks::read_edition(grid.block(), null_date_of(Reference<beans::XPropertySet>(document_, UNO_QUERY)), language_);
        auto const of_sheet = [&](std::string const& message) { return tell("edition.of-sheet", {{"sheet", std::string(name)}, {"message", message}}); };
        if (!reading.edition) {
            problem_ = of_sheet(reading.fault);
            return {};
        }
        for (std::string const& warning : reading.warnings) remarks_.push_back(of_sheet(warning));
        return std::move(reading.edition);
    }

    EditionSheet insert(workbooks::Sheet sheet, std::string_view title, std::int32_t first_column) {
        auto const at = static_cast<sal_Int16>(cells_.count());
        EditionSheet result{true, {}, sheet.name, {at, first_column, 0, first_column, 0}};
        workbooks::Workbook book;
        book.sheets.push_back(sheet);
        insert_sheets(document_, std::move(book), at, title);
        freeze_headers(document_, sheet);
        return result;
    }

    Reference<frame::XModel> document_;
    Workbook const& book_;
    std::vector<std::string> const& markings_;
    std::string language_;
    SheetCells cells_;
    std::string problem_;
    std::vector<std::string> remarks_;
};

}  // namespace

std::vector<EditionEntry> editions_in(Reference<frame::XModel> const& document) {
    SheetCells const cells(document);
    std::vector<EditionEntry> entries;
    for (sal_Int32 sheet = 0; sheet < cells.count(); ++sheet) {
        if (!is_edition(cells, sheet)) continue;
        Grid const grid = read_sheet(cells, sheet);
        if (auto head = workbooks::edition_head(grid.block()))
            entries.push_back({cells.name(sheet), std::move(head->date), std::move(head->stamp), std::move(head->framework), std::move(head->version)});
    }
    return entries;
}

std::string newest_edition(std::vector<EditionEntry> const& editions) {
    EditionEntry const* newest = nullptr;
    for (EditionEntry const& one : editions)
        if (!newest || one.date >= newest->date) newest = &one;
    return newest ? newest->sheet : std::string();
}

EditionSheet freeze_edition(Reference<frame::XModel> const& document, Workbook const& book, Date date, std::vector<std::string> const& markings,
                            std::string_view language) {
    return Editing(document, book, markings, language).freeze(date);
}

EditionSheet compare_editions(Reference<frame::XModel> const& document, Workbook const& book, std::string_view older, std::string_view newer,
                              std::vector<std::string> const& markings, std::string_view language) {
    return Editing(document, book, markings, language).compare(older, newer);
}

}  // namespace adherence::calc
