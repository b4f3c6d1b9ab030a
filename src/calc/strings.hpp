// UNO's strings and UTF-8.
#pragma once

#include <rtl/string.hxx>
#include <rtl/ustring.hxx>
#include <string>
#include <string_view>

namespace adherence::calc {

[[nodiscard]] inline std::string to_utf8(rtl::OUString const& text) {
    rtl::OString const bytes = rtl::OUStringToOString(text, RTL_TEXTENCODING_UTF8);
    return {bytes.getStr(), static_cast<std::size_t>(bytes.getLength())};
}

[[nodiscard]] inline rtl::OUString to_ustring(std::string_view text) {
    return {text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8};
}

/// Of a label that is read where no key can be pressed for it.
[[nodiscard]] inline std::string without_mnemonic(std::string label) {
    std::erase(label, '~');
    return label;
}

}  // namespace adherence::calc
