// Logarithm and exponential of doubles with the same bits on every machine.
//
// The C library's own differ by processor: it picks other code where fused multiplication is at hand. Draws must not
// (CONTRACT section 5), so these use nothing but the four operations, which IEEE 754 defines to the last bit, and the
// core is compiled without contraction. Both are within two units in the last place (tests/unit/elementary_test.cpp).
#pragma once

#include <bit>
#include <cstdint>

namespace adherence::elementary {

inline constexpr double ln2_high = 0x1.62e42fefa3800p-1, ln2_low = 0x1.ef35793c76730p-45;

/// \pre value is normal and above 0
[[nodiscard]] inline double log(double value) {
    constexpr std::uint64_t mantissa = (std::uint64_t{1} << 52) - 1, one = std::uint64_t{1023} << 52;
    // Half the root of two upwards, so that the mantissa is about 1.
    constexpr std::uint64_t shift = one - 0x3fe6a09e667f3bcdULL;
    auto const bits = std::bit_cast<std::uint64_t>(value) + shift;
    auto const exponent = static_cast<double>(static_cast<std::int64_t>(bits >> 52) - 1023);
    double const m = std::bit_cast<double>((bits & mantissa) + (one - shift));
    // log m = 2 artanh((m - 1) / (m + 1))
    double const s = (m - 1) / (m + 1), z = s * s;
    double series = 2.0 / 23;
    for (int odd = 21; odd >= 3; odd -= 2) series = series * z + 2.0 / odd;
    return exponent * ln2_high + (2 * s + (s * z * series + exponent * ln2_low));
}

/// \pre |value| <= 700
[[nodiscard]] inline double exp(double value) {
    constexpr double per_ln2 = 0x1.71547652b82fep0;
    // The nearest whole number, by adding what leaves no room for a fraction.
    constexpr double round = 0x1.8p52;
    double const k = (value * per_ln2 + round) - round;
    double const r = (value - k * ln2_high) - k * ln2_low;
    double series = 1.0 / 6227020800;  // 1 / 13!
    constexpr double below[] = {1.0 / 479001600, 1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040,
                                1.0 / 720,       1.0 / 120,      1.0 / 24,      1.0 / 6,      1.0 / 2};
    for (double const term : below) series = series * r + term;
    double const power = std::bit_cast<double>(static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + 1023) << 52);
    return (1 + (r + r * r * series)) * power;
}

}  // namespace adherence::elementary
