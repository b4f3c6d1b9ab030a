// What the test rows come to, as warnings with their place: for CHECK and the panel Workbook alike.
#pragma once

#include <vector>

#include "core/review/cases.hpp"

namespace adherence {

/// In the language of the framework, as its own words are. Places are in the tables `cases` and `rules`.
[[nodiscard]] std::vector<Fault> case_faults(FrameworkPtr const& framework, Block const& cases, Date null_date);

}  // namespace adherence
