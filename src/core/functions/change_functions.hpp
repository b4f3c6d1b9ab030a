// What became of the verdicts between two editions: CHANGES.
#pragma once

#include "core/functions/arguments.hpp"
#include "core/functions/framework_cache.hpp"

namespace adherence::functions {

/// Refuses a wrong argument by throwing Refused.
[[nodiscard]] Answer changes(CallArguments const& arguments, FrameworkCache& frameworks);

}  // namespace adherence::functions
