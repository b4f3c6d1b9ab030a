// The least costly improvements that make a country eligible: PATH (CONTRACT section 5).
//
//   Path const path = least_path(country);
//   path.improvements[0].effort               // of moving one criterion up
//
// A multiple-choice knapsack with the rules as side conditions: every criterion stays or takes one of its higher
// values, each at its price, so that the verdict is eligible in every completion of what is left open. Solved by
// branch and bound (Kellerer, Pferschy and Pisinger, Knapsack Problems, 2004, chapter 11): single demands narrow
// the choices, weighted sums and counts bound the price from below, and the exact evaluation has the last word.
// After Kadziński, Ciomek, Rychły and Słowiński, Post factum analysis for robust multiple criteria ranking and
// sorting, Journal of Global Optimization 65 (2016).
#pragma once

#include <vector>

#include "core/advice/supposition.hpp"

namespace adherence {

struct Improvement {
    int criterion = 0;  ///< by criterion_index
    ValueSet to;        ///< the one value it moves to
    Number effort;
};

struct Path {
    enum class Kind : std::uint8_t { none_needed, found, unreachable };
    Kind kind = Kind::unreachable;
    std::vector<Improvement> improvements;  ///< in the framework's order
    Number effort;
    bool proven = true;          ///< else the budget ended: there may be a cheaper one, or one at all
    std::vector<int> blocking;   ///< where unreachable: rules that no permitted move can satisfy, if one is to be named
};

/// Steps of one search, counted, never timed: choices looked at.
inline constexpr std::size_t path_budget = 4'000'000;

/// \pre the verdict of today is not invalid
[[nodiscard]] Path least_path(Supposition& country, std::size_t budget = path_budget);

}  // namespace adherence
