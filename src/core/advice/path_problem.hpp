// The demands that eligibility makes on the choices of each criterion, as far as they can be said of the choices
// alone; what cannot is left to the exact evaluation. Nothing is demanded that some eligible outcome does without.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/advice/path_choices.hpp"

namespace adherence {

/// A sum over the criteria's choices that must reach a figure: a score, a coverage, or a count of rows.
struct SumDemand {
    struct Term {
        int criterion = 0;
        std::vector<std::int64_t> gains;  ///< by choice
    };
    std::vector<Term> terms;
    std::int64_t least = 0;  ///< what the terms must come to
    int rule = 0;            ///< for an explanation
};

/// One of several ways in which some rows of a group can hold.
struct EitherDemand {
    struct Limit {
        int criterion = 0;
        std::vector<bool> allowed;  ///< by choice
    };
    std::vector<std::vector<Limit>> ways;
    int rule = 0;
};

struct PathProblem {
    std::vector<std::vector<Choice>> choices;  ///< by criterion_index; those left that no single demand rules out
    std::vector<SumDemand> sums;
    std::vector<EitherDemand> eithers;
    std::vector<int> blocking;                 ///< rules that no choice satisfies: nothing can be done
};

[[nodiscard]] PathProblem path_problem(Supposition& country);

}  // namespace adherence
