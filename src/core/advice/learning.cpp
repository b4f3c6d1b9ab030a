#include "core/advice/learning.hpp"

#include "core/advice/path_search.hpp"

namespace adherence {

Learning least_learning(Supposition& country, std::size_t budget) {
    std::vector<std::vector<Choice>> const choices = choices_of(country, findings_of);
    LeastAnswer const answer = least_answer(country, choices, budget);
    Learning learning;
    learning.proven = answer.proven;
    if (!answer.found) return learning;
    for (std::size_t criterion = 0; criterion < choices.size(); ++criterion) {
        Choice const& choice = choices[criterion][answer.chosen[criterion]];
        if (choice.moved) learning.cells.push_back({static_cast<int>(criterion), choice.cell->assessment.values});
    }
    return learning;
}

bool becoming_known_turns(Supposition& country) {
    constexpr std::size_t most_steps = 20'000;
    std::vector<Supposition::Change> answers;
    for (int const criterion : country.open_criteria()) answers.push_back({criterion, country.answered(criterion)});
    return country.within_with(answers, only(country.today().verdict), most_steps).truth != Truth::yes;
}

}  // namespace adherence
