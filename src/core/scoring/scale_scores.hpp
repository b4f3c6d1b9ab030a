// What the values of a cell score: the image of a set of values under a scale, and back.
//
//   scores_of(scale, values)            // of 20..40 on percent: [20, 40]; of a | b: the two levels' scores
//   values_scoring(scale, scores)       // which values score within a set: splits an open cell at a threshold
#pragma once

#include "core/framework/framework.hpp"

namespace adherence {

/// The scores that the values attain. \pre the scale is not relative; values are within its domain, not empty.
[[nodiscard]] ValueSet scores_of(Framework const& framework, Scale const& scale, ValueSet const& values);

/// All values of the scale whose score lies in `scores`. \pre the scale is not relative
[[nodiscard]] ValueSet values_scoring(Framework const& framework, Scale const& scale, ValueSet const& scores);

/// The values of a scale cut into pieces of one score each (level, date), or of one straight line (point,
/// logpoint) or all of it (percent, relative).
[[nodiscard]] std::vector<ValueSet> pieces_of(Framework const& framework, Scale const& scale);

/// Lowest and highest end of a set of numbers. \pre not empty, bounded
[[nodiscard]] Number lowest_of(ValueSet const& numbers);
[[nodiscard]] Number highest_of(ValueSet const& numbers);

}  // namespace adherence
