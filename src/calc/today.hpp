// The day it is here. Only the outer layers have a clock: the core is told.
#pragma once

#include "core/base/date.hpp"

namespace adherence::calc {

[[nodiscard]] Date today();

}  // namespace adherence::calc
