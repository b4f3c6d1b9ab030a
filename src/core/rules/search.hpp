// The exact verdict where Kleene's logic leaves more than one: a search over what the open cells may hold.
//
// Branch and bound: a region of completions is split at a test that still matters, until each part has one
// verdict; parts that can only repeat a verdict found before are left. Every part that is reached has a
// completion (see region.hpp), so that each step of the search finds out something.
#pragma once

#include <cstddef>
#include <span>

#include "core/rules/region.hpp"

namespace adherence {

/// Steps of one search: sums of two figures, and so many per region. Counted, never timed, so that the same
/// question has the same answer on every machine.
inline constexpr std::size_t search_budget = 250'000;

struct Found {
    VerdictSet verdicts = no_verdict;  ///< those that some completion has
    bool searched_out = true;          ///< false: the budget ended first, and others are not ruled out
};

enum class Wanted : std::uint8_t {
    verdict,   ///< as many verdicts of completions as settle the verdict
    verdicts,  ///< every verdict of a completion
    another,   ///< one more than are known, if there is one
};

/// \param found verdicts that are known to have a completion
/// \param bounds by benefit: verdicts that are not ruled out; of this benefit and of those that it reads
[[nodiscard]] Found search_verdicts(RegionSpace& space, Framework const& framework, int benefit, VerdictSet found,
                                    std::span<VerdictSet const> bounds, Wanted wanted,
                                    std::size_t budget = search_budget);

/// Do these verdicts of completions settle the verdict, whatever else within `possible` is found?
[[nodiscard]] bool settles(VerdictSet found, VerdictSet possible);

}  // namespace adherence
