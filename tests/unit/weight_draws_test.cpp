#include "core/doubt/weight_draws.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t tiles = 64;

// Weights 1, 2, 3, 3 and 0 below the index, and a group of one.
FrameworkPtr policy() {
    return framework({.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,percent\nb,index,2,percent\nc,index,3,percent\n"
                                  "d,index,3,\ne,index,0,percent\nf,d,1,percent\n"});
}

template <class Look>
void each_draw(WeightSpread const& spread, Look const& look) {
    FrameworkPtr const one = policy();
    WeightDraws const weights(*one, one->weights, spread);
    Points const points(weights.coordinates(), Stream(1, "weights"));
    Lanes uniform(weights.coordinates()), shares(weights.nodes());
    for (std::size_t tile = 0; tile < tiles; ++tile) {
        points.tile(tile, uniform);
        weights.draw(uniform, shares);
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            std::vector<double> drawn;
            for (char const id : {'a', 'b', 'c', 'd', 'e', 'f'}) drawn.push_back(shares[static_cast<std::size_t>(one->node(std::string(1, id)))][lane]);
            look(drawn);
        }
    }
}

double sum_of(std::vector<double> const& drawn) { return drawn[0] + drawn[1] + drawn[2] + drawn[3]; }

TEST(weight_draws, moved_by_up_to_the_spread_and_re_scaled) {
    double lowest = 1, highest = 0;
    each_draw({WeightSpread::Kind::moved, 0.25}, [&](std::vector<double> const& drawn) {
        EXPECT_NEAR(sum_of(drawn), 1, 1e-15);
        EXPECT_EQ(drawn[4], 0);
        EXPECT_NEAR(drawn[5], 1, 1e-15);
        double const ratio = drawn[1] / drawn[0];  // 2 today
        lowest = std::min(lowest, ratio / 2);
        highest = std::max(highest, ratio / 2);
    });
    EXPECT_GE(lowest, 0.75 / 1.25);
    EXPECT_LT(lowest, 0.75 / 1.25 + 0.03);
    EXPECT_LE(highest, 1.25 / 0.75);
    EXPECT_GT(highest, 1.25 / 0.75 - 0.06);
}

TEST(weight_draws, not_moved_at_all) {
    FrameworkPtr const one = policy();
    EXPECT_EQ(WeightDraws(*one, one->weights, {WeightSpread::Kind::moved, 0}).coordinates(), 0u);
    each_draw({WeightSpread::Kind::moved, 0}, [](std::vector<double> const& drawn) { EXPECT_EQ(drawn[1], 2.0 / 9); });
}

// Uniform on the simplex of four: each share has mean 1/4 and variance 3/80 (a Dirichlet distribution of ones).
TEST(weight_draws, any_are_uniform_over_all_shares) {
    double mean = 0, squares = 0;
    each_draw({WeightSpread::Kind::any, 0}, [&](std::vector<double> const& drawn) {
        EXPECT_NEAR(sum_of(drawn), 1, 1e-15);
        EXPECT_EQ(drawn[4], 0);
        mean += drawn[0] / (tiles * lane_count);
        squares += drawn[0] * drawn[0] / (tiles * lane_count);
    });
    EXPECT_NEAR(mean, 0.25, 0.005);
    EXPECT_NEAR(squares - mean * mean, 3.0 / 80, 0.003);
}

// The mean gaps of four, smallest first: 1/16, 1/16 + 1/12, …; c and d weigh the same and share the two largest.
TEST(weight_draws, order_is_kept_and_equals_are_free) {
    double a = 0, b = 0, c = 0, d = 0;
    each_draw({WeightSpread::Kind::order, 0}, [&](std::vector<double> const& drawn) {
        EXPECT_NEAR(sum_of(drawn), 1, 1e-15);
        EXPECT_LE(drawn[0], drawn[1]);
        EXPECT_LE(drawn[1], std::min(drawn[2], drawn[3]));
        a += drawn[0] / (tiles * lane_count);
        b += drawn[1] / (tiles * lane_count);
        c += drawn[2] / (tiles * lane_count);
        d += drawn[3] / (tiles * lane_count);
    });
    double const first = 1.0 / 16, second = first + 1.0 / 12, third = second + 1.0 / 8, fourth = third + 1.0 / 4;
    EXPECT_NEAR(a, first, 0.005);
    EXPECT_NEAR(b, second, 0.005);
    EXPECT_NEAR(c, (third + fourth) / 2, 0.01);
    EXPECT_NEAR(d, (third + fourth) / 2, 0.01);
}

TEST(weight_draws, other_seeds_give_other_points_and_the_same_seed_the_same) {
    Lanes first(3), again(3), other(3);
    Points(3, Stream(1, "weights")).tile(5, first);
    Points(3, Stream(1, "weights")).tile(5, again);
    Points(3, Stream(2, "weights")).tile(5, other);
    for (std::size_t at = 0; at < 3; ++at)
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            EXPECT_EQ(first[at][lane], again[at][lane]);
            EXPECT_NE(first[at][lane], other[at][lane]);
        }
}

// Any other processor must give these too.
TEST(weight_draws, points_have_the_same_bits_everywhere) {
    Lanes points(2);
    Points(2, Stream(1, "weights")).tile(3, points);
    EXPECT_EQ(points[0][7], 0x1.09960f6e5be31p-1);
    EXPECT_EQ(points[1][63], 0x1.1703f5df60bd4p-3);
}

}  // namespace
}  // namespace adherence::testing
