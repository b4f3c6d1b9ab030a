#include <algorithm>
#include <array>

#include "briefing/export.hpp"
#include "core/base/text.hpp"
#include "core/base/utf8.hpp"

namespace adherence {

namespace {

constexpr std::size_t most_bytes = 120;  // of 255 that file systems take: an extension and a suffix come behind
constexpr std::array<std::string_view, 6> devices{"con", "prn", "aux", "nul", "conin$", "conout$"};

bool is_device(std::string_view name) {
    std::string const stem = fold(trim(name.substr(0, name.find('.'))));
    if (std::ranges::find(devices, stem) != devices.end()) return true;
    bool const port = stem.starts_with("com") || stem.starts_with("lpt");
    // Windows takes the superior digits for digits, too.
    std::string const number = port ? stem.substr(3) : std::string();
    return (number.size() == 1 && number[0] >= '0' && number[0] <= '9') || number == "¹" || number == "²" || number == "³";
}

// Beside control characters: what ends a line, and what turns the direction of reading, so that an extension can be made to look like
// another.
constexpr std::array<std::string_view, 15> unseen{"\u061c", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202b", "\u202c",
                                                  "\u202d", "\u202e", "\u2066", "\u2067", "\u2068", "\u2069", "\ufeff"};

bool may_stand(std::string_view character) {
    auto const byte = [&](std::size_t i) { return static_cast<unsigned char>(character[i]); };
    if (character.size() == 1) return byte(0) >= 0x20 && byte(0) < 0x7F && std::string_view("<>:\"/\\|?*%").find(character) == std::string_view::npos;
    bool const control = byte(0) == 0xC2 && byte(1) < 0xA0;
    return !control && std::ranges::find(unseen, character) == unseen.end();
}

}  // namespace

std::string safe_file_name(std::string_view wanted) {
    std::string name;
    for (std::size_t size = 0; !wanted.empty(); wanted.remove_prefix(size)) {
        size = std::max<std::size_t>(character_size(wanted), 1);  // a broken byte alone cannot stand
        std::string_view const character = wanted.substr(0, size);
        if (may_stand(character)) name += character;
        else if (!name.empty() && name.back() != ' ') name += ' ';
    }
    name.resize(beginning_of(name, most_bytes).size());
    auto const at_end = [](char c) { return c == ' ' || c == '.'; };
    while (!name.empty() && at_end(name.back())) name.pop_back();
    name.erase(0, name.find_first_not_of(" ."));
    if (is_device(name)) name.insert(name.begin(), '_');
    return name.empty() ? "briefing" : name;
}

}  // namespace adherence
