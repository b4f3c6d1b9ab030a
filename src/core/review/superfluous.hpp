// Rows that decide nothing: the verdict of every country is the same without them, and the rows that see to it.
//
// All rows that are reported can go together. Of two that say the same the later one is reported.
#pragma once

#include <set>

#include "core/review/ground.hpp"

namespace adherence {

/// \param spoken_of rows of which it was said before that they, or their group, always or never hold
/// \param attainable by benefit: of what nobody or everybody gets no row is spoken of
void review_rows(ReviewGround& ground, std::set<std::size_t> const& spoken_of, std::vector<Attainable> const& attainable,
                 Faults& faults);

}  // namespace adherence
