// The functions that need no framework.
#pragma once

#include "core/functions/arguments.hpp"

namespace adherence::functions {

/// Both refuse a wrong argument by throwing Refused.
[[nodiscard]] Answer normalise(CallArguments const& arguments);
[[nodiscard]] Answer country(CallArguments const& arguments);

}  // namespace adherence::functions
