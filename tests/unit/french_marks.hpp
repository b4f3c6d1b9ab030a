// What French typography asks of texts: double marks, quotes and per cent signs stay with their word.
//
//   EXPECT_TRUE(kept_together("«\u00a0a\u00a0»\u00a0: b"));
#pragma once

#include <string_view>

namespace adherence::testing {

inline bool ends_spaced(std::string_view part) { return part.ends_with("\u00a0") || part.ends_with("\u202f"); }
inline bool begins_spaced(std::string_view part) { return part.starts_with("\u00a0") || part.starts_with("\u202f"); }

// French keeps its double marks, quotes and per cent signs from being parted from their word. A mark in the middle of a
// word (minmax:0:100), a sign that begins a text ("! invalide") and a literal that other tools look for are none.
[[nodiscard]] inline bool kept_together(std::string_view text) {
    constexpr std::string_view literal = "Framework error:", opening = "«";
    if (text.starts_with(literal)) text.remove_prefix(literal.size());
    for (std::string_view const mark : {":", ";", "?", "!", "»", "%"})
        for (std::size_t at = text.find(mark, 1); at != text.npos; at = text.find(mark, at + 1)) {
            std::string_view const before = text.substr(0, at), after = text.substr(at + mark.size());
            bool const ends = after.empty() || after.front() == ' ' || begins_spaced(after) || mark == "»" || mark == "%";
            if (ends && !before.ends_with('"') && !ends_spaced(before)) return false;
        }
    for (std::size_t at = text.find(opening); at != text.npos; at = text.find(opening, at + 1))
        if (!begins_spaced(text.substr(at + opening.size()))) return false;
    return true;
}

}  // namespace adherence::testing
