// What the advice comes to, in words, for the functions and the panels alike.
#pragma once

#include <string>
#include <string_view>

#include "core/advice/path.hpp"

namespace adherence {

/// Why there is no path. \pre path.kind is unreachable
[[nodiscard]] std::string why_unreachable(Path const& path, Supposition const& country, std::string_view language);

}  // namespace adherence
