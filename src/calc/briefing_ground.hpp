// What a briefing can be made of, in a workbook: its assessments, and the rows of the countries that its document has selected or
// shows.
//
//   BriefingGround const ground = briefing_ground(book);
//   withheld_under(ground, {.countries = selected_rows(book, document), .marking = "internal", …})
//
// Rows are those of the block, in the workbook's order.
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "calc/workbook.hpp"
#include "core/report/briefing.hpp"

namespace adherence::calc {

/// The workbook must outlive it. \pre verdicts_refused(book) is empty
[[nodiscard]] BriefingGround briefing_ground(Workbook const& book);

[[nodiscard]] std::vector<std::size_t> all_rows(Workbook const& book);
/// That neither a filter nor a hand hides. \pre there is a table of assessments
[[nodiscard]] std::vector<std::size_t> shown_rows(Workbook const& book, css::uno::Reference<css::frame::XModel> const& document);
/// In which a cell is selected, in any column of the sheet. \pre there is a table of assessments
[[nodiscard]] std::vector<std::size_t> selected_rows(Workbook const& book, css::uno::Reference<css::frame::XModel> const& document);

/// The first of them, and how many more there are, as a list offers them.
[[nodiscard]] std::string names_of(Workbook const& book, std::vector<std::size_t> const& rows, std::string_view language);

}  // namespace adherence::calc
