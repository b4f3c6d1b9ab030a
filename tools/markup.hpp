// Text as it stands in XML and HTML.
#pragma once

#include <string>
#include <string_view>

namespace adherence {

[[nodiscard]] inline std::string escaped(std::string_view text) {
    std::string result;
    for (char const c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

}  // namespace adherence
