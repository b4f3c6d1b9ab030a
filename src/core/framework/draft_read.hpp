// From what a user wrote to a Draft: sheet tables, or JSON text.
#pragma once

#include <string_view>

#include "core/framework/draft.hpp"
#include "core/framework/faults.hpp"
#include "core/framework/load.hpp"

namespace adherence {

/// Limits of what is read at all. Far above any use; they keep hostile input within a second and 100 MB.
inline constexpr std::size_t most_rows = 10'000;
inline constexpr std::size_t longest_json = 8 << 20;
inline constexpr std::size_t deepest_json = 64;

[[nodiscard]] Draft draft_from_tables(Tables const& tables, Faults& faults);
[[nodiscard]] Draft draft_from_json(std::string_view json, Faults& faults);

}  // namespace adherence
