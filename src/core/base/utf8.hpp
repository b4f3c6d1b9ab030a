// Characters of UTF-8, where it matters that they stay whole.
#pragma once

#include <cstddef>
#include <string_view>

namespace adherence {

/// The beginning of a text, at most so many bytes, that ends between two characters. Where it is no UTF-8, between two bytes.
[[nodiscard]] constexpr std::string_view beginning_of(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    constexpr std::size_t most_that_follow = 3;  // bytes of a character after its first
    for (std::size_t back = 0; back <= most_that_follow && back <= most; ++back)
        if ((static_cast<unsigned char>(text[most - back]) & 0xC0U) != 0x80U) return text.substr(0, most - back);
    return text.substr(0, most);
}

}  // namespace adherence
