// The functions over a block of countries: values; ids; framework; and what is asked of them.
#pragma once

#include "core/functions/arguments.hpp"
#include "core/functions/framework_cache.hpp"

namespace adherence::functions {

/// All refuse a wrong argument by throwing Refused.
[[nodiscard]] Answer score(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer bounds(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer coverage(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer rank(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer matrix(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer verdict(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer explanation(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer reasons(CallArguments const& arguments, FrameworkCache& frameworks);
[[nodiscard]] Answer problems(CallArguments const& arguments, FrameworkCache& frameworks);
/// The same where the block is too_large(): that alone is its problem.
[[nodiscard]] Answer problems_beyond_limits(CallArguments const& arguments, FrameworkCache& frameworks);

}  // namespace adherence::functions
