// Sheets as plain data (workbooks/sheet.hpp), written into an open document.
//
//   insert_sheets(document, book, after, "Insert eligibility matrix");
//
// One step of Undo; nothing that was there is touched. A sheet's name that is taken gets a number behind it, and formulas
// that speak of it follow. Styles of ours that the document has already are kept as the user made them.
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "workbooks/sheet.hpp"

namespace adherence::calc {

/// "of:" without its brackets, as cells and conditions take it: [$Sheet.$A$1:.$B$2] becomes $Sheet.$A$1:$B$2.
[[nodiscard]] std::string office_formula(std::string_view open_formula);

/// The name, or the name with the first number behind it that no sheet has.
[[nodiscard]] std::string free_sheet_name(css::uno::Reference<css::frame::XModel> const& document, std::string_view wanted);

/// \param book its sheets, names, validations and filters are written; \pre its sheets' and names' names are free
/// \param at the place of the first sheet
/// \param then done when they stand (a chart, say)
void insert_sheets(css::uno::Reference<css::frame::XModel> const& document, workbooks::Workbook book, sal_Int16 at, std::string_view title,
                   std::function<void()> const& then = {});

/// The same as part of another change, which after a Redo restores what the office does not bring back.
/// \param named done when the sheets and names stand, before any formula
void write_sheets(css::uno::Reference<css::frame::XModel> const& document, workbooks::Workbook const& book, sal_Int16 at,
                  std::function<void()> const& named = {});
void restore_sheets(css::uno::Reference<css::frame::XModel> const& document, workbooks::Workbook const& book);

/// Rows and columns that stay where they are; of the sheet that is shown in the document's view.
void freeze_headers(css::uno::Reference<css::frame::XModel> const& document, workbooks::Sheet const& sheet);

}  // namespace adherence::calc
