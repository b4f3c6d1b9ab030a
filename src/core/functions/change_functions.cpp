#include "core/functions/change_functions.hpp"

#include <map>

#include "core/functions/answer_table.hpp"
#include "core/functions/countries.hpp"
#include "core/report/words.hpp"
#include "core/review/changes.hpp"

namespace adherence::functions {

namespace {

constexpr BlockPlaces old_places{0, 2, 3}, new_places{1, 2, 3};
constexpr std::size_t old_names_place = 4, new_names_place = 5, column_place = 6;

/// One column (or row) of names, as many as there are countries.
std::vector<std::string> names_of(CallArguments const& arguments, std::size_t place, std::size_t countries) {
    Block const block = arguments.block(place);
    if ((block.rows != 1 && block.columns != 1) || block.cells.size() != countries) throw Refused{};
    std::vector<std::string> names;
    for (Cell const& cell : block.cells) names.push_back(cell.kind == Cell::Kind::text ? fold(cell.text) : fold(cell.shown()));
    return names;
}

/// The first row of a name goes with the first of the same name, the second with the second; rows without one go with none.
std::vector<EditionRows> joined(std::vector<std::string> const& before, std::vector<std::string> const& after) {
    std::map<std::string, std::vector<std::size_t>> rows;
    for (std::size_t row = 0; row < before.size(); ++row)
        if (!before[row].empty()) rows[before[row]].push_back(row);
    std::map<std::string, std::size_t> met;
    std::vector<EditionRows> pairs;
    for (std::size_t row = 0; row < after.size(); ++row) {
        auto const found = rows.find(after[row]);
        if (found == rows.end()) continue;
        std::size_t const place = met[after[row]]++;
        if (place < found->second.size()) pairs.push_back({found->second[place], row});
    }
    return pairs;
}

std::vector<EditionRows> pairs_of(CallArguments const& arguments, std::size_t before, std::size_t after) {
    bool const named = !arguments.omitted(old_names_place);
    if (named != !arguments.omitted(new_names_place)) throw Refused{};
    if (named) return joined(names_of(arguments, old_names_place, before), names_of(arguments, new_names_place, after));
    if (before != after) throw Refused{};
    std::vector<EditionRows> pairs;
    for (std::size_t row = 0; row < after; ++row) pairs.push_back({row, row});
    return pairs;
}

}  // namespace

Answer changes(CallArguments const& arguments, FrameworkCache& frameworks) {
    AnswerTable table({"row", "benefit", "old", "new", "criteria"}, arguments.text(column_place));
    Countries const before = read_countries(arguments, frameworks, old_places), after = read_countries(arguments, frameworks, new_places);
    auto const pairs = pairs_of(arguments, before.rows(), after.rows());
    Framework const& framework = *after.framework;
    for (VerdictChange const& one : verdict_changes(before.block, after.block, pairs)) {
        std::string criteria;
        for (int const criterion : one.criteria)
            criteria += (criteria.empty() ? "" : ", ") + framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(criterion)])].id;
        table.add({static_cast<double>(one.row + 1), framework.benefits[static_cast<std::size_t>(one.benefit)].id, std::string(verdict_word(one.before, "en")),
                   std::string(verdict_word(one.after, "en")), std::move(criteria)});
    }
    return std::move(table).answer();
}

}  // namespace adherence::functions
