// Benefits that no country can ever get, that are conditional at best, or that every country gets; and the rows that
// make it so.
#pragma once

#include "core/review/ground.hpp"

namespace adherence {

/// By benefit.
[[nodiscard]] std::vector<Attainable> review_benefits(ReviewGround& ground, Faults& faults);

}  // namespace adherence
