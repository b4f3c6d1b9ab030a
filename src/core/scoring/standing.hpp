// Where the nodes of one country's tree stand: SCORE, BOUNDS and COVERAGE (CONTRACT section 4), exactly.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/scoring/block.hpp"

namespace adherence {

/// Where a node stands.
struct Standing {
    bool applicable = true;
    bool problem = false;            ///< rests on a problem, and has no figures: score, bounds and coverage are #VALUE!
    bool scored = true;              ///< every completion has a score
    std::optional<Number> score;     ///< over what is known (SCORE); absent: no score
    std::optional<Number> low, high; ///< BOUNDS; absent where some completion has no score
    Number coverage;                 ///< 0 … 100
    [[nodiscard]] bool covered() const { return coverage == Number(100); }
};

/// Every node from `node` down, by node; those elsewhere are left as they are made.
/// \param weights by node, the framework's or others in their place
/// \param cells by criterion_index
[[nodiscard]] std::vector<Standing> standings(Framework const& framework, std::span<Number const> weights,
                                              std::span<Appraisal const* const> cells, int node);

/// A group alone, of children that stand as given, by node.
[[nodiscard]] Standing standing_of_group(Framework const& framework, std::span<Number const> weights,
                                         std::vector<Standing> const& standings, int group);

}  // namespace adherence
