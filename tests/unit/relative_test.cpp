// The relative methods: CONTRACT section 2, figure by figure.
#include "core/scoring/relative.hpp"

#include <gtest/gtest.h>

#include "core/framework/relative_method.hpp"

namespace adherence {
namespace {

RelativeColumn column(std::string_view method, std::string_view direction, std::vector<Number> known) {
    auto const relative = parse_relative(method, direction);
    EXPECT_TRUE(relative) << method;
    return {relative.value_or(Relative{}), std::move(known)};
}

Number score(RelativeColumn const& figures, Number const& value) {
    auto const score = figures.score(value);
    EXPECT_TRUE(score);
    return score.value_or(Number(-999));
}

TEST(relative, reads_methods_with_and_without_parameters) {
    auto const plain = parse_relative(" MinMax ", "");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->method, RelativeMethod::minmax);
    EXPECT_EQ(plain->first, Number(0));
    EXPECT_EQ(plain->second, Number(100));
    EXPECT_FALSE(plain->down);

    auto const zscore = parse_relative("zscore:50:2,5", "DOWN");
    ASSERT_TRUE(zscore);
    EXPECT_EQ(zscore->first, Number(50));
    EXPECT_EQ(zscore->second, Number::fraction(5, 2));
    EXPECT_TRUE(zscore->down);

    EXPECT_EQ(parse_relative("zscore", "up")->second, Number(1));
    EXPECT_EQ(parse_relative("percentile", "up")->second, Number(1));
    EXPECT_EQ(parse_relative("fraction-of-max", "up")->second, Number(1));
    EXPECT_EQ(parse_relative("distance-to-max", "up")->second, Number(1));
}

TEST(relative, refuses_what_is_no_method) {
    for (std::string_view const method : {"", "min-max", "minmax:1", "minmax:1:", "minmax:a:b", "minmax:1:2:3", "rank:1:2", "zscore:1"})
        EXPECT_FALSE(parse_relative(method, "up")) << method;
    EXPECT_FALSE(parse_relative("minmax", "sideways"));
}

TEST(relative, minmax_runs_from_low_to_high) {
    auto const figures = column("minmax:1:100", "up", {Number(3), Number(1), Number(6)});
    EXPECT_EQ(score(figures, 1), Number(1));
    EXPECT_EQ(score(figures, 3), Number::fraction(203, 5));
    EXPECT_EQ(score(figures, 6), Number(100));
}

TEST(relative, down_is_the_method_applied_to_the_negative) {
    auto const figures = column("minmax", "down", {Number(1), Number(3), Number(6)});
    EXPECT_EQ(score(figures, 1), Number(100));
    EXPECT_EQ(score(figures, 3), Number(60));
    EXPECT_EQ(score(figures, 6), Number(0));
    EXPECT_EQ(score(column("rank", "down", {Number(1), Number(3), Number(3)}), 3), Number(1));
}

TEST(relative, zscore_takes_the_sample_deviation) {
    // 2, 4, 6: mean 4, sample deviation 2.
    auto const figures = column("zscore:50:10", "up", {Number(2), Number(4), Number(6)});
    EXPECT_EQ(score(figures, 2), Number(40));
    EXPECT_EQ(score(figures, 4), Number(50));
    EXPECT_EQ(score(figures, 6), Number(60));
    // 1, 2: mean 1.5, deviation 1/sqrt(2); squared, the score of 2 is 1/2.
    Number const irrational = score(column("zscore", "up", {Number(1), Number(2)}), 2);
    EXPECT_EQ(irrational * irrational, Number::fraction(1, 2));
}

TEST(relative, rank_and_percentile_count_the_smaller) {
    std::vector<Number> const known{Number(5), Number(7), Number(7), Number(9), Number(11)};
    EXPECT_EQ(score(column("rank", "up", known), 7), Number(2));
    EXPECT_EQ(score(column("rank", "up", known), 9), Number(4));
    EXPECT_EQ(score(column("percentile", "up", known), 7), Number::fraction(1, 4));
    EXPECT_EQ(score(column("percentile:0:100", "up", known), 11), Number(100));
}

TEST(relative, shares_of_the_maximum) {
    EXPECT_EQ(score(column("fraction-of-max", "up", {Number(-2), Number(4)}), -2), Number::fraction(-1, 2));
    EXPECT_EQ(score(column("distance-to-max", "up", {Number(2), Number(3), Number(6)}), 3), Number::fraction(1, 4));
    EXPECT_EQ(score(column("distance-to-max:0:100", "down", {Number(2), Number(3), Number(6)}), 3), Number(75));
}

TEST(relative, a_constant_column_scores_the_middle) {
    std::vector<Number> const known{Number(4), Number(4), Number(4)};
    EXPECT_EQ(score(column("minmax:20:40", "up", known), 4), Number(30));
    EXPECT_EQ(score(column("zscore:7:3", "up", known), 4), Number(7));
    EXPECT_EQ(score(column("rank", "up", known), 4), Number(1));
    EXPECT_EQ(score(column("percentile", "up", known), 4), Number::fraction(1, 2));
    EXPECT_EQ(score(column("fraction-of-max", "up", known), 4), Number::fraction(1, 2));
    EXPECT_EQ(score(column("distance-to-max", "down", known), 4), Number::fraction(1, 2));
}

TEST(relative, fewer_than_two_known_numbers_give_no_score) {
    for (std::string_view const method : {"minmax", "zscore", "rank", "percentile", "fraction-of-max", "distance-to-max"}) {
        EXPECT_FALSE(column(method, "up", {}).score(1)) << method;
        auto const one = column(method, "up", {Number(1)});
        EXPECT_FALSE(one.score(1)) << method;
        EXPECT_FALSE(one.low()) << method;
        EXPECT_FALSE(one.problem()) << method;
    }
}

TEST(relative, fraction_of_a_maximum_that_is_not_above_zero_is_a_problem) {
    EXPECT_TRUE(column("fraction-of-max", "up", {Number(-3), Number(0)}).problem());
    EXPECT_FALSE(column("fraction-of-max", "up", {Number(-3), Number(0)}).score(0));
    EXPECT_TRUE(column("fraction-of-max", "down", {Number(1), Number(2)}).problem());
    EXPECT_TRUE(has_direction_fault(*parse_relative("fraction-of-max", "down")));
    EXPECT_FALSE(column("fraction-of-max", "up", {Number(-3), Number(1)}).problem());
}

TEST(relative, an_open_cell_lies_between_the_scores_of_the_known_ones) {
    std::vector<Number> const known{Number(1), Number(3), Number(6)};
    EXPECT_EQ(column("minmax", "down", known).low(), Number(0));
    EXPECT_EQ(column("minmax", "down", known).high(), Number(100));
    EXPECT_EQ(column("rank", "up", known).high(), Number(3));
    // LO above HI turns the scale round, not the bounds.
    EXPECT_EQ(column("minmax:10:0", "up", known).low(), Number(0));
    EXPECT_EQ(column("minmax:10:0", "up", known).high(), Number(10));
}

TEST(relative, decimals_stay_exact) {
    auto const tenth = [](int count) { return Number::fraction(count, 10); };
    EXPECT_EQ(score(column("minmax:0:1", "up", {tenth(1), tenth(2), tenth(4)}), tenth(2)), Number::fraction(1, 3));
}

}  // namespace
}  // namespace adherence
