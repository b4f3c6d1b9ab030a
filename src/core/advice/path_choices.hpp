// What one criterion may move to, and at what effort (CONTRACT section 5, PATH).
#pragma once

#include <vector>

#include "core/advice/supposition.hpp"

namespace adherence {

struct Choice {
    Appraisal const* cell = nullptr;
    Number effort;     ///< 0 for the first
    bool moved = true;
    Number second = 1; ///< what is least next, among equal efforts: 1 for a move, 0 for the first
};

/// To stay comes first, then higher values by rising effort. Only to stay, where the criterion does not apply,
/// is a problem, cannot be changed, or has no score.
///
/// A step is one level or one row of a date scale, or a quarter of the score range of a number scale in
/// proportion. Open cells pay from their lowest-scoring value. Numbers move to whole numbers up to the first beyond
/// the outermost points of the scale (on relative scales: between the known cells), to operands of tests and to the
/// whole numbers beside these; of more than 2,000 whole numbers, to so many evenly spaced. Dates move to the latest day,
/// up to as_of, of each part of a row that the tests tell apart.
[[nodiscard]] std::vector<Choice> choices_of(Supposition& country, int criterion);

/// How far the whole numbers among them lie apart; 1 where none is left out.
[[nodiscard]] Number spacing_of_choices(Supposition& country, int criterion);

/// The same, of the whole numbers no farther from a value than a spacing, which becomes that of these.
[[nodiscard]] std::vector<Choice> choices_near(Supposition& country, int criterion, Number const& value, Number& spacing);

/// To stay comes first, then what an open cell may be found out to hold, at effort 1, those of the lowest scores first:
/// `second` counts the steps from there. Numbers are found to be whole, operands of tests, or ends of the cell's range.
[[nodiscard]] std::vector<Choice> findings_of(Supposition& country, int criterion);

/// To stay comes first, then what a known cell may fall to, by rising loss, in steps as above: lower levels; days up to as_of
/// in rows of a date scale that score less, or as much further down; numbers that score less and are whole, operands of tests
/// or the whole numbers beside these, or points of the scale. What cannot be changed may be lost all the same.
[[nodiscard]] std::vector<Choice> falls_of(Supposition& country, int criterion);

/// Of every criterion; of those that the benefit does not rest on only to stay.
/// \param of_one choices_of, findings_of or falls_of
[[nodiscard]] std::vector<std::vector<Choice>> choices_of(Supposition& country, std::vector<Choice> (&of_one)(Supposition&, int));

}  // namespace adherence
