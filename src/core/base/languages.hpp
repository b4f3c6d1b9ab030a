// The languages that the product speaks. Tables of words by language are in this order; English stands in for what a
// language lacks.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/text.hpp"

namespace adherence {

inline constexpr std::array<std::string_view, 4> languages{"en", "nl", "fr", "de"};

/// Where a language stands in the list, in any case; nothing where it does not.
[[nodiscard]] inline std::optional<std::size_t> language_index(std::string_view language) {
    auto const found = std::find(languages.begin(), languages.end(), fold(language));
    if (found == languages.end()) return {};
    return static_cast<std::size_t>(found - languages.begin());
}

}  // namespace adherence
