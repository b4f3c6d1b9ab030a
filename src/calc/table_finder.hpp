// Where a workbook's tables stand.
//
// A table is a named range (Criteria, Scales, Rules, Benefits, About, AsOf, Assessments, Evidence, Cases) in upper or lower
// case, or else what stands under the first row that has the headers the table cannot do without; assessments are
// then known by a row that holds most of the criteria's ids.
#pragma once

#include "calc/sheet_cells.hpp"

namespace adherence::calc {

struct FoundTable {
    std::string name;                       ///< criteria, scales, … assessments
    css::table::CellRangeAddress address;   ///< down to what stands in it
    css::table::CellRangeAddress whole;     ///< what its name stands for
    bool named = false;                     ///< found by its name, which grows with it
    bool too_large = false;                 ///< beyond the limits of a block: no more than its header is to be read
    std::string shown = {};                 ///< "Criteria.A3:J50"
    std::vector<std::string> headers = {};  ///< its first row
    std::size_t rows = 0;                   ///< filled rows under the header
};

/// Without what they show and hold.
[[nodiscard]] std::vector<FoundTable> find_tables(css::uno::Reference<css::frame::XModel> const& document,
                                                  SheetCells const& cells);

}  // namespace adherence::calc
