// What eligibility demands of the choices of each criterion, said of the choices alone: limits on one criterion, sums
// that must come to a figure, and so many of several demands.
//
//   PathProblem const problem = path_problem(country, choices);
//   problem.demands            // enforcement's customs at least trained; 150 of index's units; one of two ways
//
// Every demand is necessary: nothing is demanded that some eligible outcome does without. What is open at a choice
// is taken at its worst where one value is the worst for everything that a demand asks of the criterion, else as
// the demand would have it. So the demands are also enough where rules compare single cells and arithmetic groups from
// one side; whether they are is for the exact evaluation to say.
#pragma once

#include <cstdint>
#include <variant>
#include <vector>

#include "core/advice/path_choices.hpp"

namespace adherence {

struct LimitDemand {
    int criterion = 0;
    std::vector<bool> allowed;  ///< by choice
};

/// A sum over the criteria's choices that must come to a figure: a score, a coverage, or a count of rows.
struct SumDemand {
    struct Term {
        int criterion = 0;
        std::vector<std::int64_t> gains;  ///< by choice
        friend bool operator==(Term const&, Term const&) = default;
    };
    std::vector<Term> terms;  ///< by rising criterion
    std::int64_t least = 0;   ///< what the terms must come to
};

struct Demand;
using Demands = std::vector<Demand>;  ///< all of them

struct SomeDemand {
    std::size_t need = 1;  ///< so many of these, not all
    std::vector<Demands> of;
};

struct Demand {
    std::variant<LimitDemand, SumDemand, SomeDemand> what;
};

struct PathProblem {
    std::vector<std::vector<Choice>> choices;  ///< by criterion_index
    std::vector<std::vector<bool>> allowed;    ///< those that no demand on the criterion alone rules out
    std::vector<SumDemand> sums;
    std::vector<SomeDemand> somes;
    std::vector<int> blocking;                 ///< rules that no choice satisfies: nothing can be done
};

/// \param choices by criterion_index; where the first is not a move, it is the cell as it is
[[nodiscard]] PathProblem path_problem(Supposition const& country, std::vector<std::vector<Choice>> choices);

}  // namespace adherence
