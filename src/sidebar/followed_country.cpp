#include "sidebar/followed_country.hpp"

#include <algorithm>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>

#include "core/base/languages.hpp"
#include "core/report/words.hpp"

namespace adherence::sidebar {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;

namespace {

constexpr sal_Int32 most_rows_up = 300, most_empty = 8;

// A narrow column of marks may stand before the name.
std::string first_text(calc::SheetCells const& sheets, table::CellRangeAddress const& at) {
    std::string text;
    for (sal_Int32 column = 0; text.empty() && column < most_empty; ++column) text = sheets.text({at.Sheet, column, at.StartRow});
    return text;
}

}  // namespace

void FollowedCountry::follow(DocumentModel& document, Reference<frame::XController> const& controller,
                             Reference<view::XSelectionSupplier> const& selection) {
    if (!selection.is()) return;
    Reference<sheet::XCellRangeAddressable> const cells(selection->getSelection(), UNO_QUERY);
    if (!cells.is()) return;
    calc::SheetCells const sheets(controller->getModel());
    auto const at = cells->getRangeAddress();
    auto const& book = document.workbook();
    auto const* const table = book.table("assessments");
    bool const inside = table && table->address.Sheet == at.Sheet && at.StartRow > table->address.StartRow &&
                        at.StartRow <= table->address.EndRow;
    auto const row = book.row_of(inside ? sheets.text({at.Sheet, table->address.StartColumn, at.StartRow})
                                        : first_text(sheets, at));
    criterion_ = -1;
    if (!row) return;
    name_ = book.countries[*row].name;
    if (inside) {
        auto const& columns = book.columns.column_of_criterion;
        auto const found = std::ranges::find(columns, at.StartColumn - table->address.StartColumn - 1);
        if (at.StartColumn > table->address.StartColumn && found != columns.end()) criterion_ = static_cast<int>(found - columns.begin());
    }
    if (book.loaded.framework) open_verdict(book, sheets, at, inside ? table->address.StartRow : -1);
}

std::optional<std::size_t> FollowedCountry::row(calc::Workbook const& book) const {
    return name_.empty() ? std::nullopt : book.row_of(name_);
}

void FollowedCountry::open_verdict(calc::Workbook const& book, calc::SheetCells const& sheets, table::CellRangeAddress const& at,
                                   sal_Int32 header) {
    auto const above = [&](sal_Int32 row) { return sheets.text({at.Sheet, at.StartColumn, row}); };
    std::string const word = fold(above(at.StartRow));
    if (word.empty()) return;
    bool is_verdict = false;
    for (Verdict const verdict :
         {Verdict::not_eligible, Verdict::conditional, Verdict::eligible, Verdict::open, Verdict::invalid})
        for (std::string_view const language : languages)
            is_verdict = is_verdict || word.ends_with(fold(verdict_word(verdict, language)));
    if (!is_verdict) return;
    sal_Int32 const last = std::max<sal_Int32>(at.StartRow - most_rows_up, 0);
    for (sal_Int32 row = header >= 0 ? header : at.StartRow - 1; row >= last; --row) {
        if (open_benefit(book, above(row))) return;
        if (row == header && header > 0 && open_benefit(book, above(header - 1))) return;
        if (row == header) return;
    }
}

bool FollowedCountry::open_benefit(calc::Workbook const& book, std::string name) {
    if (name.starts_with('#')) name.erase(0, 1);
    name = fold(name);
    if (name.empty()) return false;
    auto const& benefits = book.loaded.framework->benefits;
    for (std::size_t i = 0; i < benefits.size(); ++i) {
        bool same = fold(benefits[i].id) == name;
        for (auto const& [language, title] : benefits[i].title.all()) same = same || fold(title) == name;
        if (!same) continue;
        benefit_ = i;
        return true;
    }
    return false;
}

}  // namespace adherence::sidebar
