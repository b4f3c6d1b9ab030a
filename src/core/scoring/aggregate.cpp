#include "core/scoring/aggregate.hpp"

#include <algorithm>

namespace adherence {

namespace {

Number total_weight(std::span<Weighted const> parts) {
    Number total;
    for (Weighted const& part : parts) total += *part.weight;
    return total;
}

Number arithmetic(std::span<Weighted const> parts) {
    Number sum, weights;
    for (Weighted const& part : parts) {
        sum += *part.weight * *part.score;
        weights += *part.weight;
    }
    return sum /= weights;
}

Number geometric(std::span<Weighted const> parts) {
    Number sum;
    for (Weighted const& part : parts) sum += *part.weight * log(*part.score);
    return exp(sum / total_weight(parts));
}

// A power mean so near to the geometric one agrees with it to far more than 1e-30 (its logarithm differs by
// half the exponent times the variance of the logarithms), while its own formula loses digits.
bool next_to_geometric(Number const& exponent) {
    static Number const nearest = *Number::from_text("1e-40");
    return exponent < nearest && exponent > -nearest;
}

Number power(std::span<Weighted const> parts, Number const& exponent) {
    Number sum;
    for (Weighted const& part : parts)
        if (!part.score->is_zero()) sum += *part.weight * pow(*part.score, exponent);
    if (sum.is_zero()) return Number();
    return pow(sum / total_weight(parts), Number(1) / exponent);
}

bool all_equal(std::span<Weighted const> parts) {
    return std::all_of(parts.begin(), parts.end(), [&](Weighted const& part) { return *part.score == *parts[0].score; });
}

}  // namespace

std::optional<Number> aggregate(Aggregate kind, Number const& exponent, std::span<Weighted const> parts) {
    auto const lower = [](Weighted const& a, Weighted const& b) { return *a.score < *b.score; };
    bool const by_exponent = kind == Aggregate::power;
    if (kind == Aggregate::arithmetic || (by_exponent && exponent == Number(1))) return arithmetic(parts);
    if (kind == Aggregate::minimum) return *std::min_element(parts.begin(), parts.end(), lower)->score;
    if (kind == Aggregate::maximum) return *std::max_element(parts.begin(), parts.end(), lower)->score;
    bool zero = false;
    for (Weighted const& part : parts) {
        if (part.score->sign() < 0) return {};
        zero = zero || part.score->is_zero();
    }
    if (zero && !(by_exponent && exponent.sign() > 0)) return Number();
    // A mean of equal figures is that figure, exactly, whatever roots the formula would take.
    if (all_equal(parts)) return *parts.front().score;
    if (kind == Aggregate::harmonic) return power(parts, Number(-1));
    if (kind == Aggregate::geometric || (!zero && next_to_geometric(exponent))) return geometric(parts);
    return power(parts, exponent);
}

}  // namespace adherence
