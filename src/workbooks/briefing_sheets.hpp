// A briefing as a workbook of values: a sheet per part, a row per item, and where it all comes from. No formula, nothing hidden.
#pragma once

#include "core/report/briefing.hpp"
#include "workbooks/sheet.hpp"

namespace adherence::workbooks {

[[nodiscard]] Workbook briefing_workbook(Briefing const& briefing);

}  // namespace adherence::workbooks
