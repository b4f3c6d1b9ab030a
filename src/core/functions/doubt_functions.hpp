// The functions that say how sure an answer is: ROBUSTNESS, RANKS, SENSITIVITY.
#pragma once

#include "core/functions/arguments.hpp"
#include "core/functions/framework_cache.hpp"

namespace adherence::functions {

/// All refuse a wrong argument by throwing Refused.
[[nodiscard]] Answer robustness(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer ranks(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer sensitivity(CallArguments const& arguments, FrameworkCache& frameworks);

}  // namespace adherence::functions
