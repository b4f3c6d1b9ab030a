// Versions of a rule over time: days between two of them on which none is in force, and days on which two are.
//
// Versions are rows of one benefit with the same effect, subject and group.
#pragma once

#include "core/framework/faults.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

void review_dates(Framework const& framework, Faults& faults);

}  // namespace adherence
