// What an open cell may turn out to be, and how likely each value is where nothing else is known (CONTRACT section 5,
// draws): levels and date rows are equally likely, numbers uniform between the outermost points that they may be at
// (on `logpoint` in their logarithm), on a relative scale between the known cells of the column.
//
//   Possible const possible = possible_values({framework, scale, column, tests}, cell.assessment.values);
//   possible.choices[0].share            // 1/3: one of three levels
#pragma once

#include <span>
#include <vector>

#include "core/framework/framework.hpp"

namespace adherence {

/// Values that are alike to every test and score, each with its share; or spans of numbers, uniform over all of them.
struct Possible {
    struct Choice {
        ValueSet value;
        Number share;
    };
    std::vector<Choice> choices;
    std::vector<Interval> spans;  ///< from low to high, rising, of some length; if there are no choices
};

struct PossibleOn {
    Framework const& framework;
    Scale const& scale;
    std::span<Number const> column;                 ///< relative scales: the known numbers, rising
    std::span<ValueSet const* const> tests;         ///< what tests on the criterion's value let through
};

[[nodiscard]] Possible possible_values(PossibleOn const& on, ValueSet const& values);

/// Values of a scale, parted where a test tells them apart.
[[nodiscard]] std::vector<ValueSet> told_apart(std::span<ValueSet const* const> tests, ValueSet const& values);

/// How much room a span takes up among others: its length, on `logpoint` of its logarithm.
[[nodiscard]] Number length_of(Scale const& scale, Interval const& span);

}  // namespace adherence
