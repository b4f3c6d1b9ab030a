#include "calc/briefing_ground.hpp"

#include <algorithm>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangesQuery.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/view/XSelectionSupplier.hpp>
#include <numeric>
#include <utility>

#include "calc/sheet_cells.hpp"
#include "core/report/words.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;

namespace {

std::vector<table::CellRangeAddress> areas_of(Reference<uno::XInterface> const& ranges) {
    std::vector<table::CellRangeAddress> areas;
    if (Reference<sheet::XSheetCellRanges> const several{ranges, UNO_QUERY}; several.is())
        for (table::CellRangeAddress const& area : std::as_const(several)->getRangeAddresses()) areas.push_back(area);
    else if (Reference<sheet::XCellRangeAddressable> const one{ranges, UNO_QUERY}; one.is()) areas.push_back(one->getRangeAddress());
    return areas;
}

std::vector<std::size_t> rows_within(std::vector<table::CellRangeAddress> const& areas, Workbook const& book) {
    std::int32_t const sheet = book.table("assessments")->address.Sheet;
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < book.countries.size(); ++row) {
        bool const within = std::ranges::any_of(areas, [&](table::CellRangeAddress const& area) {
            return area.Sheet == sheet && area.StartRow <= book.countries[row].row && book.countries[row].row <= area.EndRow;
        });
        if (within) rows.push_back(row);
    }
    return rows;
}

}  // namespace

BriefingGround briefing_ground(Workbook const& book) {
    BriefingGround ground{.block = book.block, .columns = book.columns, .values = book.values, .names = {}, .evidence = book.evidence ? &book.evidence->evidence : nullptr, .null_date = book.null_date};
    for (CountryRow const& country : book.countries) ground.names.push_back(country.name);
    return ground;
}

std::vector<std::size_t> all_rows(Workbook const& book) {
    std::vector<std::size_t> rows(book.countries.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    return rows;
}

std::vector<std::size_t> shown_rows(Workbook const& book, Reference<frame::XModel> const& document) {
    Reference<sheet::XCellRangesQuery> const cells(SheetCells(document).range(book.table("assessments")->address), UNO_QUERY);
    return cells.is() ? rows_within(areas_of(cells->queryVisibleCells()), book) : std::vector<std::size_t>();
}

std::vector<std::size_t> selected_rows(Workbook const& book, Reference<frame::XModel> const& document) {
    Reference<view::XSelectionSupplier> const selection(document->getCurrentController(), UNO_QUERY);
    Reference<uno::XInterface> selected;
    if (selection.is()) selection->getSelection() >>= selected;
    return rows_within(areas_of(selected), book);
}

std::string names_of(Workbook const& book, std::vector<std::size_t> const& rows, std::string_view language) {
    constexpr std::size_t most_names = 3;
    std::string names;
    for (std::size_t i = 0; i < std::min(rows.size(), most_names); ++i) names += (i > 0 ? ", " : "") + book.countries[rows[i]].name;
    return rows.size() > most_names ? sentence(language, "export.countries.more", {{"names", names}, {"count", std::to_string(rows.size() - most_names)}}) : names;
}

}  // namespace adherence::calc
