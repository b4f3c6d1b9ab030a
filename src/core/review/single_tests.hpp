// Tests that pass whatever their subject turns out to be, or never pass: with the figure that the subject can reach.
#pragma once

#include <set>

#include "core/review/ground.hpp"

namespace adherence {

/// Rows of the rules table whose test never counts as failing, or never as holding, in any country.
struct FlatRows {
    std::set<std::size_t> always, never;
    [[nodiscard]] bool contains(std::size_t row) const { return always.contains(row) || never.contains(row); }
};

[[nodiscard]] FlatRows review_tests(ReviewGround& ground, Faults& faults);

/// Groups of rows of which never enough hold, or always. \param flat rows that are reported by themselves
/// \returns the rows of these groups
[[nodiscard]] std::set<std::size_t> review_counts(ReviewGround& ground, FlatRows const& flat, Faults& faults);

}  // namespace adherence
