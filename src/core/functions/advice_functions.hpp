// The functions that say what would change a verdict, and what to find out: PATH, MARGIN, STABILITY, NEXT.
#pragma once

#include "core/functions/arguments.hpp"
#include "core/functions/framework_cache.hpp"

namespace adherence::functions {

/// All refuse a wrong argument by throwing Refused.
[[nodiscard]] Answer path(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer margin(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer stability(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer next(CallArguments const& arguments, FrameworkCache& frameworks);

}  // namespace adherence::functions
