// Means of scores: CONTRACT section 4.
#include "core/scoring/aggregate.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace adherence {
namespace {

struct Part {
    Number weight, score;
};

std::optional<Number> mean(Aggregate kind, std::vector<Part> const& parts, Number const& exponent = {}) {
    std::vector<Weighted> weighted;
    for (Part const& part : parts) weighted.push_back({&part.weight, &part.score});
    return aggregate(kind, exponent, weighted);
}

std::optional<Number> power(Number const& exponent, std::vector<Part> const& parts) {
    return mean(Aggregate::power, parts, exponent);
}

Number decimal(std::string_view text) { return *Number::from_text(text); }

TEST(aggregate, arithmetic_is_exact) {
    EXPECT_EQ(mean(Aggregate::arithmetic, {{1, 100}, {3, 60}}), Number(70));
    EXPECT_EQ(mean(Aggregate::arithmetic, {{1, 0}, {1, 0}, {1, 1}}), Number::fraction(1, 3));
    EXPECT_EQ(mean(Aggregate::arithmetic, {{decimal("0.1"), 10}, {decimal("0.2"), -5}}), Number());
    EXPECT_TRUE(mean(Aggregate::arithmetic, {{1, 1}, {2, 2}})->is_rational());
}

TEST(aggregate, minimum_and_maximum_ignore_weights) {
    EXPECT_EQ(mean(Aggregate::minimum, {{1, 30}, {99, -20}, {5, 40}}), Number(-20));
    EXPECT_EQ(mean(Aggregate::maximum, {{1, 30}, {99, -20}, {5, 40}}), Number(40));
}

TEST(aggregate, geometric_with_weights) {
    EXPECT_EQ(mean(Aggregate::geometric, {{1, 4}, {1, 9}}), Number(6));
    EXPECT_EQ(mean(Aggregate::geometric, {{2, 2}, {1, 16}}), Number(4));
    EXPECT_EQ(mean(Aggregate::geometric, {{1, 60}, {7, 60}}), Number(60));
    EXPECT_TRUE(mean(Aggregate::geometric, {{1, 60}, {7, 60}})->is_rational());
}

TEST(aggregate, harmonic_stays_exact) {
    EXPECT_EQ(mean(Aggregate::harmonic, {{1, 3}, {1, 6}}), Number(4));
    EXPECT_EQ(mean(Aggregate::harmonic, {{3, 60}, {1, 20}}), Number(40));
    EXPECT_TRUE(mean(Aggregate::harmonic, {{3, 60}, {1, 20}})->is_rational());
}

TEST(aggregate, power_means_between_the_others) {
    EXPECT_EQ(power(1, {{1, -10}, {3, 30}}), Number(20));
    EXPECT_EQ(power(0, {{1, 4}, {1, 9}}), Number(6));
    EXPECT_EQ(power(-1, {{1, 3}, {1, 6}}), Number(4));
    EXPECT_EQ(power(2, {{1, 1}, {1, 7}}), Number(5));
    EXPECT_EQ(power(decimal("0.5"), {{1, 1}, {1, 9}}), Number(4));
    EXPECT_EQ(power(3, {{1, 0}, {7, 2}}), pow(Number(7), Number::fraction(1, 3)));
    EXPECT_EQ(power(-2, {{1, 1}, {1, Number::fraction(1, 7)}}), Number::fraction(1, 5));
}

TEST(aggregate, an_exponent_near_zero_is_near_the_geometric_mean) {
    for (std::string_view const exponent : {"1e-300", "-1e-300", "1e-39", "-1e-39", "1e-41"})
        EXPECT_EQ(power(decimal(exponent), {{1, 4}, {1, 9}}), Number(6)) << exponent;
    EXPECT_GT(*power(decimal("1e-6"), {{1, 4}, {1, 9}}), Number(6));
    EXPECT_LT(*power(decimal("-1e-6"), {{1, 4}, {1, 9}}), Number(6));
}

TEST(aggregate, large_exponents_come_near_the_ends) {
    Number const high = *power(1000, {{1, 90}, {1, 100}}), low = *power(-1000, {{1, 90}, {1, 100}});
    EXPECT_LT(high, Number(100));
    EXPECT_GT(high, decimal("99.9"));
    EXPECT_GT(low, Number(90));
    EXPECT_LT(low, decimal("90.1"));
}

TEST(aggregate, a_zero_makes_some_means_zero) {
    std::vector<Part> const parts{{1, 0}, {5, 80}};
    EXPECT_EQ(mean(Aggregate::geometric, parts), Number());
    EXPECT_EQ(mean(Aggregate::harmonic, parts), Number());
    EXPECT_EQ(power(-2, parts), Number());
    EXPECT_EQ(power(0, parts), Number());
    EXPECT_GT(*power(decimal("0.5"), parts), Number());
    EXPECT_EQ(power(2, {{1, 0}, {1, 0}}), Number());
    EXPECT_EQ(mean(Aggregate::arithmetic, {{1, 0}, {3, 80}}), Number(60));
}

TEST(aggregate, a_negative_score_has_no_such_mean) {
    std::vector<Part> const parts{{1, -1}, {1, 4}}, with_zero{{1, 0}, {1, -4}};
    for (Aggregate const kind : {Aggregate::geometric, Aggregate::harmonic}) {
        EXPECT_FALSE(mean(kind, parts));
        EXPECT_FALSE(mean(kind, with_zero));
        EXPECT_FALSE(mean(kind, {{1, -5}}));
    }
    for (std::string_view const exponent : {"0", "2", "-1", "0.5", "3", "1.5"})
        EXPECT_FALSE(power(decimal(exponent), parts)) << exponent;
    EXPECT_TRUE(power(1, parts));
    EXPECT_TRUE(mean(Aggregate::arithmetic, parts));
    EXPECT_TRUE(mean(Aggregate::minimum, parts));
}

TEST(aggregate, one_part_is_its_own_mean) {
    for (Aggregate const kind : {Aggregate::arithmetic, Aggregate::geometric, Aggregate::harmonic,
                                 Aggregate::minimum, Aggregate::maximum})
        EXPECT_EQ(mean(kind, {{decimal("0.7"), decimal("33.3")}}), decimal("33.3"));
    EXPECT_EQ(power(decimal("2.5"), {{3, decimal("33.3")}}), decimal("33.3"));
}

}  // namespace
}  // namespace adherence
