#include "core/advice/path.hpp"

#include "core/advice/path_search.hpp"

namespace adherence {

namespace {

using AllChoices = std::vector<std::vector<Choice>>;

// Where a scale has too many whole numbers to go through, those around what is found are looked at again, ever closer. That is the least
// where one such criterion moves alone, and near it where others move with it.
std::pair<AllChoices, LeastAnswer> least_answer_to_the_number(Supposition& country, std::size_t budget) {
    constexpr int most_rounds = 6;
    AllChoices choices = choices_of(country, choices_of);
    LeastAnswer answer = least_answer(country, choices, budget);
    std::vector<Number> spacings;
    for (std::size_t criterion = 0; criterion < choices.size(); ++criterion)
        spacings.push_back(choices[criterion].size() > 1 ? spacing_of_choices(country, static_cast<int>(criterion)) : Number(1));
    for (int round = 0; answer.found && answer.proven && round < most_rounds; ++round) {
        AllChoices closer = choices;
        std::size_t moved = 0, looked_at = 0;
        for (std::size_t criterion = 0; criterion < choices.size(); ++criterion) {
            Choice const& chosen = choices[criterion][answer.chosen[criterion]];
            moved += chosen.moved;
            if (!chosen.moved || spacings[criterion] == Number(1)) continue;
            closer[criterion] = choices_near(country, static_cast<int>(criterion), *chosen.cell->assessment.values.only(), spacings[criterion]);
            ++looked_at;
        }
        if (looked_at == 0) break;
        LeastAnswer better = least_answer(country, closer, budget / most_rounds);
        bool const found = better.found && better.proven;
        if (found) choices = std::move(closer), answer = std::move(better);
        answer.proven = found && moved == 1;
    }
    return {std::move(choices), std::move(answer)};
}

}  // namespace

Path least_path(Supposition& country, std::size_t budget) {
    Path path;
    if (country.today().verdict == Verdict::eligible) {
        path.kind = Path::Kind::none_needed;
        return path;
    }
    if (country.today().no_rule) return path;
    auto const [choices, answer] = least_answer_to_the_number(country, budget);
    path.proven = answer.proven;
    path.blocking = answer.blocking;
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
