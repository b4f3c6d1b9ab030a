#include "core/doubt/variance_shares.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace adherence {
namespace {

LaneFunction over(double (&one)(std::vector<double> const&)) {
    return [&one](Lanes const& uniform, double* values) {
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            std::vector<double> at;
            for (std::size_t coordinate = 0; coordinate < uniform.size(); ++coordinate) at.push_back(uniform[coordinate][lane]);
            values[lane] = one(at);
        }
    };
}

// Ishigami and Homma (1990): first 0.3139, 0.4424, 0; total 0.5576, 0.4424, 0.2437.
double ishigami(std::vector<double> const& at) {
    auto const angle = [](double u) { return (2 * u - 1) * M_PI; };
    double const second = std::sin(angle(at[1]));
    return std::sin(angle(at[0])) * (1 + 0.1 * std::pow(angle(at[2]), 4)) + 7 * second * second;
}

TEST(variance_shares, the_textbook_function) {
    auto const shares = variance_shares({{0, 1, {}}, {1, 1, {}}, {2, 1, {}}}, 3, [] { return over(ishigami); }, 8192, 1);
    ASSERT_TRUE(shares);
    EXPECT_FALSE(shares->exact);
    double const first[] = {0.3139, 0.4424, 0}, total[] = {0.5576, 0.4424, 0.2437};
    for (std::size_t source = 0; source < 3; ++source) {
        VarianceShare const& share = shares->sources[source];
        EXPECT_NEAR(share.first, first[source], 0.02);
        EXPECT_NEAR(share.total, total[source], 0.02);
        EXPECT_LE(share.first_low, share.first);
        EXPECT_GE(share.first_high, share.first);
        EXPECT_LT(share.total_high - share.total_low, 0.1);
    }
}

// Of two coins a and b, worth 1 and 2, and 4 more if both show: mean 2.5, V = 2.25 + 4 + 1 = 7.25, of which 1 is joint.
double coins(std::vector<double> const& at) {
    double const a = at[0] > 0.5, b = at[1] > 0.5;
    return a + 2 * b + 4 * a * b;
}

TEST(variance_shares, exact_where_the_values_are_few) {
    std::vector<VarianceSource::Value> const coin{{0.25, 0.5}, {0.75, 0.5}};
    auto const shares = variance_shares({{0, 1, coin}, {1, 1, coin}, {0, 0, {}}}, 2, [] { return over(coins); }, 10, 1);
    EXPECT_TRUE(shares->exact);
    EXPECT_DOUBLE_EQ(shares->variance, 7.25);
    EXPECT_DOUBLE_EQ(shares->sources[0].first, 2.25 / 7.25);
    EXPECT_DOUBLE_EQ(shares->sources[0].total, 3.25 / 7.25);
    EXPECT_DOUBLE_EQ(shares->sources[1].first, 4 / 7.25);
    EXPECT_DOUBLE_EQ(shares->sources[1].total, 5 / 7.25);
    EXPECT_EQ(shares->sources[2].first, 0);
    EXPECT_EQ(shares->sources[2].total, 0);
}

TEST(variance_shares, values_that_are_not_equally_likely) {
    std::vector<VarianceSource::Value> const rare{{0.25, 0.9}, {0.75, 0.1}}, coin{{0.25, 0.5}, {0.75, 0.5}};
    auto const shares = variance_shares({{0, 1, rare}, {1, 1, coin}}, 2, [] { return over(coins); }, 10, 1);
    // E[f | a] = 1 + 3a, E[f | b] = 0.1 + 2.4 b; E f = 1.3; E f² = (0 + 4) 0.45 + (1 + 49) 0.05 = 4.3.
    EXPECT_DOUBLE_EQ(shares->variance, 4.3 - 1.3 * 1.3);
    EXPECT_DOUBLE_EQ(shares->sources[0].first, 9 * 0.09 / 2.61);
    EXPECT_DOUBLE_EQ(shares->sources[1].first, 5.76 * 0.25 / 2.61);
    EXPECT_DOUBLE_EQ(shares->sources[0].total, 1 - 5.76 * 0.25 / 2.61);
}

double constant(std::vector<double> const&) { return 42; }

TEST(variance_shares, nothing_varies) {
    auto const shares = variance_shares({{0, 1, {}}}, 1, [] { return over(constant); }, 1000, 1);
    EXPECT_EQ(shares->variance, 0);
    EXPECT_EQ(shares->sources[0].total, 0);
}

TEST(variance_shares, stopped) {
    std::stop_source source;
    source.request_stop();
    EXPECT_FALSE(variance_shares({{0, 1, {}}}, 1, [] { return over(ishigami); }, 1000, 1, {source.get_token(), {}, 1}));
}

}  // namespace
}  // namespace adherence
