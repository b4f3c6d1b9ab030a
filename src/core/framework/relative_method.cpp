#include "core/framework/relative_method.hpp"

#include <array>

namespace adherence {

namespace {

struct Name {
    std::string_view name;
    RelativeMethod method;
    int first, second;
    bool parameters;
};

constexpr std::array<Name, 6> names{{
    {"minmax", RelativeMethod::minmax, 0, 100, true},
    {"zscore", RelativeMethod::zscore, 0, 1, true},
    {"rank", RelativeMethod::rank, 0, 0, false},
    {"percentile", RelativeMethod::percentile, 0, 1, true},
    {"fraction-of-max", RelativeMethod::fraction_of_max, 0, 1, true},
    {"distance-to-max", RelativeMethod::distance_to_max, 0, 1, true},
}};

std::vector<std::string_view> split(std::string_view text, char mark) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0;;) {
        std::size_t const end = text.find(mark, start);
        parts.push_back(trim(text.substr(start, end - start)));
        if (end == std::string_view::npos) return parts;
        start = end + 1;
    }
}

std::optional<bool> is_down(std::string_view direction) {
    std::string const word = fold(direction);
    if (word.empty() || word == "up") return false;
    if (word == "down") return true;
    return {};
}

}  // namespace

std::optional<Relative> parse_relative(std::string_view method, std::string_view direction) {
    auto const down = is_down(direction);
    if (!down) return {};
    auto const parts = split(method, ':');
    std::string const wanted = fold(parts.front());
    for (Name const& name : names) {
        if (wanted != name.name) continue;
        Relative relative{name.method, Number(name.first), Number(name.second), *down};
        if (parts.size() == 1) return relative;
        if (parts.size() != 3 || !name.parameters) return {};
        auto const first = Number::from_text(parts[1]);
        auto const second = Number::from_text(parts[2]);
        if (!first || !second) return {};
        relative.first = *first;
        relative.second = *second;
        return relative;
    }
    return {};
}

bool has_direction_fault(Relative const& relative) {
    return relative.method == RelativeMethod::fraction_of_max && relative.down;
}

std::vector<std::string> relative_method_names() {
    std::vector<std::string> all;
    for (Name const& name : names) all.emplace_back(name.name);
    return all;
}

}  // namespace adherence
