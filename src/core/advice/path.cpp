#include "core/advice/path.hpp"

#include "core/advice/path_search.hpp"

namespace adherence {

Path least_path(Supposition& country, std::size_t budget) {
    Path path;
    if (country.today().verdict == Verdict::eligible) {
        path.kind = Path::Kind::none_needed;
        return path;
    }
    if (country.today().no_rule) return path;
    std::vector<std::vector<Choice>> const choices = choices_of(country, choices_of);
    LeastAnswer answer = least_answer(country, choices, budget);
    path.proven = answer.proven;
    path.blocking = std::move(answer.blocking);
    if (!answer.found) return path;
    path.kind = Path::Kind::found;
    for (std::size_t criterion = 0; criterion < choices.size(); ++criterion) {
        Choice const& choice = choices[criterion][answer.chosen[criterion]];
        if (!choice.moved) continue;
        path.effort += choice.effort;
        path.improvements.push_back({static_cast<int>(criterion), choice.cell->assessment.values, choice.effort});
    }
    return path;
}

}  // namespace adherence
