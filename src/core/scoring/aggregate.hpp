// Weighted means of scores: the aggregates of a group (CONTRACT sections 2 and 4).
#pragma once

#include <optional>
#include <span>

#include "core/framework/framework.hpp"

namespace adherence {

struct Weighted {
    Number const* weight;
    Number const* score;
};

/// The weighted aggregate. Empty where it has no meaning: a negative score under geometric, harmonic or any
/// power but power:1. `power:0` is geometric; a zero makes geometric, harmonic and power with P < 0 zero.
/// \pre parts is not empty, every weight is above 0
[[nodiscard]] std::optional<Number> aggregate(Aggregate kind, Number const& exponent, std::span<Weighted const> parts);

}  // namespace adherence
