// The command "Add robustness columns": live formulas to the right of the assessments, the share of draws in which each
// country is eligible for each benefit, as one step that Undo takes back.
//
//   RobustnessColumns const added = add_robustness_columns(document, book, {0.25, 10'000, "nl", "en"});
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

struct RobustnessChoices {
    double spread = 0.25;  ///< 0 … 1; above: any weights
    int draws = 10'000;    ///< the functions' own default does not stand in the formulas
    std::string language = {}, ui_language = {};  ///< of what is written, and of the step in the list of Undo
};

[[nodiscard]] RobustnessColumns add_robustness_columns(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book,
                                                       RobustnessChoices const& choices);

}  // namespace adherence::calc
