// The tints of verdicts on paper and screen, beside their words and signs: blue, yellow, grey, vermilion, purple. They are told apart
// with every common colour blindness and stay light and distinct in grey print.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/framework/framework.hpp"

namespace adherence {

struct VerdictTint {
    std::string_view name;  ///< of styles
    std::uint32_t ground, ink;
};

[[nodiscard]] constexpr VerdictTint tint_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::eligible: return {"eligible", 0xcfe6f5, 0x00395c};
        case Verdict::conditional: return {"conditional", 0xfdf0b8, 0x4f3b00};
        case Verdict::open: return {"open", 0xececec, 0x3a3a3a};
        case Verdict::not_eligible: return {"not-eligible", 0xf8d3c2, 0x6b1f00};
        case Verdict::invalid: break;
    }
    return {"invalid", 0xead3e6, 0x4d0f45};
}

/// #rrggbb
[[nodiscard]] inline std::string colour_text(std::uint32_t colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (int shift = 20; shift >= 0; shift -= 4) text += digits[colour >> shift & 15];
    return text;
}

}  // namespace adherence
