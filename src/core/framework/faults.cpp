#include "core/framework/faults.hpp"

#include <array>

namespace adherence {

namespace {

constexpr std::size_t most_faults = 1000;
constexpr std::size_t longest_content = 80;

constexpr std::array<std::string_view, 7> table_order{"criteria", "scales", "rules", "benefits", "about", "as_of", "cases"};

}  // namespace

std::string Faults::shortened(std::string_view content) {
    if (content.size() <= longest_content) return std::string(content);
    std::size_t end = longest_content;
    while (end > 0 && (static_cast<unsigned char>(content[end]) & 0xC0) == 0x80) --end;
    return std::string(content.substr(0, end)) + "…";
}

void Faults::add(Severity severity, std::string code, Place const& place, Arguments arguments) {
    if (severity == Severity::error) ++errors_;
    if (faults_.size() >= most_faults && (severity == Severity::warning || errors_ > 1)) return;
    faults_.push_back({severity, std::move(code), std::string(place.table), place.row, std::string(place.column),
                       std::move(arguments)});
}

std::vector<Fault> Faults::sorted() && {
    auto const rank = [](Fault const& fault) {
        return std::find(table_order.begin(), table_order.end(), fault.table) - table_order.begin();
    };
    std::stable_sort(faults_.begin(), faults_.end(), [&](Fault const& a, Fault const& b) {
        return std::pair(rank(a), a.row) < std::pair(rank(b), b.row);
    });
    return std::move(faults_);
}

}  // namespace adherence
