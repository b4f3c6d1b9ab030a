// What the test rows come to, as warnings with their place: for CHECK and the panel Workbook alike.
#pragma once

#include <string_view>
#include <vector>

#include "core/review/cases.hpp"

namespace adherence {

/// Places are in the tables `cases` and `rules`. \param language of the words in their arguments
[[nodiscard]] std::vector<Fault> case_faults(FrameworkPtr const& framework, Block const& cases, Date null_date,
                                             std::string_view language);

}  // namespace adherence
