#include "core/base/elementary.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "core/base/number.hpp"
#include "core/doubt/random.hpp"

namespace adherence {
namespace {

double units_apart(double ours, double exact) { return std::fabs(ours - exact) / (std::nextafter(std::fabs(exact), INFINITY) - std::fabs(exact)); }

Number exactly(double value) {
    int exponent = 0;
    auto const whole = static_cast<std::int64_t>(std::ldexp(std::frexp(value, &exponent), 53));
    return Number(whole) * pow(Number(2), Number(exponent - 53));
}

TEST(elementary, logarithm_within_two_units_in_the_last_place) {
    Stream const stream(1, "log");
    for (std::uint64_t place = 0; place < 2000; ++place) {
        double const value = std::exp2(40 * stream.uniform(place) - 20);
        double const exact = log(exactly(value)).to_double();
        EXPECT_LE(units_apart(elementary::log(value), exact), 2) << value;
    }
    EXPECT_EQ(elementary::log(1), 0);
}

TEST(elementary, exponential_within_two_units_in_the_last_place) {
    Stream const stream(1, "exp");
    for (std::uint64_t place = 0; place < 2000; ++place) {
        double const value = 40 * stream.uniform(place) - 20;
        EXPECT_LE(units_apart(elementary::exp(value), exp(exactly(value)).to_double()), 2) << value;
    }
    EXPECT_EQ(elementary::exp(0), 1);
}

// Any other processor must give these too.
TEST(elementary, the_same_bits_everywhere) {
    EXPECT_EQ(elementary::log(73.5), 0x1.1306b95e526bp+2);
    EXPECT_EQ(elementary::exp(-0.3), 0x1.7b4c869c37c05p-1);
    EXPECT_EQ(Stream(1, "weights").bits(0), 12811342048316719777U);
    EXPECT_EQ(Stream(1, "weights").part(3).bits(9), 14804279662124256381U);
}

}  // namespace
}  // namespace adherence
