#include "core/functions/arguments.hpp"

#include <algorithm>

#include "core/base/number.hpp"
#include "core/base/text.hpp"
#include "core/report/words.hpp"

namespace adherence::functions {

bool is_one_empty_cell(Block const& block) {
    return block.cells.size() == 1 && block.cells[0].kind == Cell::Kind::number && block.cells[0].number == 0;
}

namespace {

bool is_blank(Block const& block) {
    return std::all_of(block.cells.begin(), block.cells.end(), [](Cell const& cell) { return cell.blank(); });
}

}  // namespace

bool counts_as_omitted(Block const& block) { return is_one_empty_cell(block) || is_blank(block); }

bool CallArguments::blank(std::size_t place) const { return is_blank(block(place)); }

bool CallArguments::omitted(std::size_t place) const { return counts_as_omitted(block(place)); }

std::optional<std::string> CallArguments::text(std::size_t place) const {
    Block const given = block(place);
    if (given.cells.size() > 1) throw Refused{};
    if (counts_as_omitted(given)) return {};
    Cell const& cell = given.cells[0];
    return cell.kind == Cell::Kind::text ? std::string(trim(cell.text)) : cell.shown();
}

std::string CallArguments::required_text(std::size_t place) const {
    auto given = text(place);
    if (!given) throw Refused{};
    return *std::move(given);
}

std::optional<double> CallArguments::number(std::size_t place) const {
    Block const given = block(place);
    if (given.cells.size() > 1) throw Refused{};
    if (given.cells.empty()) return {};
    if (given.cells[0].kind == Cell::Kind::number) return given.cells[0].number;
    auto const number = Number::from_text(trim(given.cells[0].text));
    return number ? std::optional(number->to_double()) : std::nullopt;
}

bool CallArguments::flag(std::size_t place) const {
    auto const given = text(place);
    if (!given) return false;
    if (*given == "1" || fold(*given) == "true") return true;
    if (fold(*given) == "false") return false;
    throw Refused{};
}

std::string CallArguments::language(std::size_t place) const {
    auto const given = text(place);
    if (!given) return "en";
    std::string const folded = fold(*given);
    if (!is_language(folded)) throw Refused{};
    return folded;
}

}  // namespace adherence::functions
