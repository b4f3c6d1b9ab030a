// A group's mean as a straight line: the figures that it adds up, and back.
//
//   MeanLine const line(group);                    // geometric
//   line.back(share * *line.there(x) + …)          // exp(share * ln x + …)
#pragma once

#include <optional>

#include "core/framework/framework.hpp"

namespace adherence {

class MeanLine {
public:
    explicit MeanLine(Node const& group);
    [[nodiscard]] static MeanLine arithmetic() { return {}; }

    /// A minimum or maximum: no sum of anything.
    [[nodiscard]] bool extreme() const { return kind_ == Kind::extreme; }
    /// Scores as they are.
    [[nodiscard]] bool plain() const { return kind_ == Kind::plain; }
    /// Empty where the figure has no place in the sum: below 0, or 0 where that makes the whole mean 0.
    [[nodiscard]] std::optional<Number> there(Number const& score) const;
    /// Empty where no score comes to this figure.
    [[nodiscard]] std::optional<Number> back(Number const& figure) const;

private:
    MeanLine() = default;
    enum class Kind : std::uint8_t { plain, logarithm, power, extreme };
    Kind kind_ = Kind::plain;
    Number exponent_ = 1;
};

}  // namespace adherence
