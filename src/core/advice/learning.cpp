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
    std::vector<Supposition::Change> answers;
    for (int const criterion : country.open_criteria()) answers.push_back({criterion, country.answered(criterion)});
    Judgement const then = country.judgement_with(answers);
    return then.verdict != country.today().verdict || then.possible != country.today().possible;
}

}  // namespace adherence
