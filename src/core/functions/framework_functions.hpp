// The functions over the tables of a framework.
#pragma once

#include "core/functions/arguments.hpp"
#include "core/functions/framework_cache.hpp"

namespace adherence::functions {

/// All refuse a wrong argument by throwing Refused.
[[nodiscard]] Answer framework(CallArguments const& arguments);
[[nodiscard]] Answer check(CallArguments const& arguments);
/// The same where one of the tables is too_large(): what they say of it, and nothing else.
[[nodiscard]] Answer framework_beyond_limits(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer check_beyond_limits(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer stamp(CallArguments const& arguments, FrameworkCache& frameworks);

}  // namespace adherence::functions
