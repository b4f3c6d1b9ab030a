// The command "Add country": a row of the assessments for it, as one step that Undo takes back whole.
//
//   CountryAdded const added = add_country(document, book, "Vlorania", title);
//   if (!added.written) …                                            // added.place cannot be written
//
// A row that waits for a country is taken where there is one, as in the templates. Else a row is inserted below the last
// country; it takes over the look, the lists and the formulas of that row, and none of its contents.
#pragma once

#include "calc/workbook.hpp"

namespace adherence::calc {

struct CountryAdded {
    bool written = false;
    std::string place;                ///< of the row, or of what is in the way
    css::table::CellRangeAddress at;  ///< its name's cell
};

/// \pre the workbook has a table of assessments, and no country of that name
/// \param title of the step
[[nodiscard]] CountryAdded add_country(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book, std::string const& name,
                                       std::string_view title);

}  // namespace adherence::calc
