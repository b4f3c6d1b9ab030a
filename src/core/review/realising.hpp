// Is there a country in a part: one whose every subject falls into a class that is left?
//
//   Realising realising(framework, extents, subjects);
//   realising.has_country(part, steps)                  // no: law cannot score 60 with its criteria as low as that
//
// What criteria hold can be chosen one by one. Scores of groups and coverages hang together through the tree: first
// it is chosen what applies, then what is known, then what the cells hold.
#pragma once

#include "core/review/placing.hpp"
#include "core/review/tested_subject.hpp"

namespace adherence {

class Realising {
public:
    Realising(Framework const& framework, std::vector<Extent> const& extents,
              std::vector<TestedSubject> const& subjects);

    /// \returns open where the steps ended first
    [[nodiscard]] Truth has_country(Part const& part, Steps& steps) const;

private:
    class Choice;
    Framework const& framework_;
    std::vector<Extent> const& extents_;
    std::vector<TestedSubject> const& subjects_;
    std::vector<int> subject_of_criterion_;  // by criterion_index, or -1
    std::vector<ValueSet> all_scores_;       // by criterion_index; empty where it is scored by its column
};

}  // namespace adherence
