// Characters of UTF-8, where it matters that they stay whole.
#pragma once

#include <cstddef>
#include <string_view>

namespace adherence {

/// The length of the well-formed character at the front, U+FFFE and U+FFFF excepted; 0: there is none.
[[nodiscard]] constexpr std::size_t character_size(std::string_view text) {
    auto const byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    unsigned const first = byte(0);
    if (first < 0x80) return text.empty() ? 0 : 1;
    std::size_t const size = first >= 0xc2 && first < 0xe0 ? 2 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xf0 && first < 0xf5 ? 4 : 0;
    for (std::size_t i = 1; i < size; ++i)
        if ((byte(i) & 0xc0U) != 0x80U) return 0;
    unsigned const second = byte(1);
    bool const overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    bool const beyond = (first == 0xed && second >= 0xa0) || (first == 0xf4 && second >= 0x90);
    bool const no_character = first == 0xef && second == 0xbf && byte(2) >= 0xbe;
    return overlong || beyond || no_character ? 0 : size;
}

/// The beginning of a text, at most so many bytes, that ends between two characters. Where it is no UTF-8, between two bytes.
[[nodiscard]] constexpr std::string_view beginning_of(std::string_view text, std::size_t most) {
    if (text.size() <= most) return text;
    constexpr std::size_t most_that_follow = 3;  // bytes of a character after its first
    for (std::size_t back = 0; back <= most_that_follow && back <= most; ++back)
        if ((static_cast<unsigned char>(text[most - back]) & 0xC0U) != 0x80U) return text.substr(0, most - back);
    return text.substr(0, most);
}

}  // namespace adherence
