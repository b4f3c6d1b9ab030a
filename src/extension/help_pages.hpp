// The pages of the help that ships in the package, as help/<language>/<page>.html: what they are called.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace adherence {

/// The first stands in for a language that the help is not written in.
inline constexpr std::array<std::string_view, 2> help_languages{"en", "nl"};

inline constexpr std::array<std::string_view, 2> help_start_pages{"index", "tutorial"};
inline constexpr std::array<std::string_view, 5> help_panel_pages{"panel-scorecard", "panel-what-if", "panel-how-sure", "panel-briefing", "panel-workbook"};
inline constexpr std::array<std::string_view, 5> help_reference_pages{"tables", "cells", "words", "keyboard", "about"};

[[nodiscard]] inline std::string command_page(std::string_view command) { return "command-" + std::string(command); }
[[nodiscard]] inline std::string function_page(std::string_view function) { return "function-" + std::string(function); }

/// "…/WhatIf", as a panel's resource address ends: panel-what-if.
[[nodiscard]] inline std::string panel_page(std::string_view url) {
    std::string page = "panel";
    for (char const c : url.substr(url.rfind('/') + 1)) {
        bool const upper = c >= 'A' && c <= 'Z';
        if (upper) page += '-';
        page += upper ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return page;
}

[[nodiscard]] inline std::string_view help_language(std::string_view interface_language) {
    auto const found = std::ranges::find(help_languages, interface_language);
    return found == help_languages.end() ? help_languages.front() : *found;
}

}  // namespace adherence
