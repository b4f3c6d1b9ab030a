// How a relative method is written: "minmax", "minmax:0:100", "zscore:50:10", with "up" or "down" beside it.
//
//   parse_relative("percentile:1:10", "down")   // ranks of -x, spread over 1 to 10
//   parse_relative("minmax:5", "")              // empty: LO and HI come together or not at all
#pragma once

#include <optional>
#include <string_view>

#include "core/framework/framework.hpp"

namespace adherence {

/// Method names are those of CONTRACT section 2, compared by fold(); parameters that are left out take the
/// contract's defaults. An empty direction is up. `fraction-of-max` with `down` is read, for the caller to
/// refuse by name: has_direction_fault() says so.
[[nodiscard]] std::optional<Relative> parse_relative(std::string_view method, std::string_view direction);

/// A method that has no meaning in the direction given.
[[nodiscard]] bool has_direction_fault(Relative const& relative);

/// The names of all methods, for "did you mean …".
[[nodiscard]] std::vector<std::string> relative_method_names();

}  // namespace adherence
