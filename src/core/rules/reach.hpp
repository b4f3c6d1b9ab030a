// The scores a group can reach, given those its children can: not only from where to where, but with the gaps
// between. A group of two criteria that score 0 or 100 reaches 0, 50 and 100, and so fails “[60..80]” however
// little is known.
#pragma once

#include <cstddef>
#include <span>

#include "core/framework/framework.hpp"

namespace adherence {

struct Reach {
    ValueSet scores;         ///< numbers
    bool applicable = true;
    bool scored = true;      ///< else any score or none: what rests on it is open
    bool exact = true;       ///< else the gaps between its ends were given up, as there were too many
};

/// A child that takes part: a criterion's cell, or a group.
struct ReachPart {
    Number const* weight;
    ValueSet const* scores;
    bool scored, exact;
};

struct GroupReach {
    Reach reach;
    std::size_t steps = 0;  ///< what it cost, in sums of two figures
};

/// \param parts the applicable children with weight above 0, none of them empty or negative where the
/// aggregate has no place for that
[[nodiscard]] GroupReach reach_of_group(Node const& group, std::span<ReachPart const> parts);

}  // namespace adherence
