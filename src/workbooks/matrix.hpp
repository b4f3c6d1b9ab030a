// The eligibility matrix as a sheet of live formulas: countries down, benefits across, index, bounds and coverage beside them.
#pragma once

#include "workbooks/live.hpp"

namespace adherence::workbooks {

/// \param language of its words and verdicts
[[nodiscard]] Workbook make_matrix(Framework const& framework, AssessmentsPlace const& place, std::string const& sheet_name, std::string_view language);

}  // namespace adherence::workbooks
