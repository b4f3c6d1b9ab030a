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

}  // namespace

std::string safe_file_name(std::string_view wanted) {
    std::string name;
    for (char const c : wanted) {
        auto const code = static_cast<unsigned char>(c);
        bool const refused = code < 0x20 || code == 0x7F || std::string_view("<>:\"/\\|?*%").find(c) != std::string_view::npos;
        if (!refused) name += c;
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
