// The command "Add robustness columns": live formulas to the right of the assessments, the share of draws in which each
// country is eligible for each benefit, as one step that Undo takes back.
//
//   RobustnessColumns const added = add_robustness_columns(document, book, 0.25, 10000, "nl");
//   sentence("nl", added.message, {{"place", added.place}})
//
// A column is left empty between, and headers begin with #, so that they are read as no criteria. The spread stands in a
// cell of its own above them, for the user to change; where there is no row above, it stands in the formulas.
#pragma once

#include "calc/workbook.hpp"

namespace adherence::calc {

struct RobustnessColumns {
    bool written = false;
    std::string message;  ///< key of a sentence
    std::string place;    ///< what it speaks of
    css::table::CellRangeAddress at;  ///< of what was written
};

/// \param draws of each formula
/// \param spread 0 … 1; above: any weights
[[nodiscard]] RobustnessColumns add_robustness_columns(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book,
                                                       double spread, int draws, std::string_view language);

}  // namespace adherence::calc
