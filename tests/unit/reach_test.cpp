// What groups can reach, gaps included.
#include "core/rules/reach.hpp"

#include <gtest/gtest.h>

namespace adherence::testing {
namespace {

ValueSet points(std::vector<int> const& values) {
    std::vector<Interval> intervals;
    for (int const value : values) intervals.push_back({Number(value), Number(value), true, true});
    return ValueSet::of(Domain::number, std::move(intervals));
}

ValueSet from_to(int low, int high) { return ValueSet::interval(Domain::number, {Number(low), Number(high), true, true}); }

Reach reach(Aggregate aggregate, std::vector<std::pair<int, ValueSet>> const& parts, Number exponent = Number()) {
    Node group;
    group.aggregate = aggregate;
    group.exponent = exponent;
    std::vector<Number> weights;
    for (auto const& part : parts) weights.push_back(Number(part.first));
    std::vector<ReachPart> children;
    for (std::size_t i = 0; i < parts.size(); ++i) children.push_back({&weights[i], &parts[i].second, true, true});
    return reach_of_group(group, children).reach;
}

TEST(reach, sums_of_levels_keep_their_gaps) {
    EXPECT_EQ(reach(Aggregate::arithmetic, {{1, points({0, 100})}, {1, points({0, 100})}}).scores, points({0, 50, 100}));
    EXPECT_EQ(reach(Aggregate::arithmetic, {{1, points({0, 100})}, {3, points({0, 100})}}).scores, points({0, 25, 75, 100}));
}

TEST(reach, an_interval_fills_them) {
    EXPECT_EQ(reach(Aggregate::arithmetic, {{1, points({0, 100})}, {1, from_to(0, 100)}}).scores, from_to(0, 100));
    ValueSet const two = reach(Aggregate::arithmetic, {{1, points({0, 100})}, {1, from_to(0, 40)}}).scores;
    EXPECT_EQ(two, from_to(0, 20) | from_to(50, 70));
}

TEST(reach, open_ends_stay_open) {
    ValueSet const below = ValueSet::interval(Domain::number, {Number(0), Number(50), true, false});
    ValueSet const sum = reach(Aggregate::arithmetic, {{1, below}, {1, points({50})}}).scores;
    EXPECT_TRUE(sum.contains(Number(25)));
    EXPECT_FALSE(sum.contains(Number(50)));
}

TEST(reach, minimum_and_maximum_take_one_of_the_parts) {
    EXPECT_EQ(reach(Aggregate::minimum, {{1, points({10, 60})}, {1, points({30, 90})}}).scores, points({10, 30, 60}));
    EXPECT_EQ(reach(Aggregate::maximum, {{1, points({10, 60})}, {1, points({30, 90})}}).scores, points({30, 60, 90}));
    EXPECT_EQ(reach(Aggregate::minimum, {{1, points({70})}, {1, from_to(0, 100)}}).scores, from_to(0, 70));
}

TEST(reach, a_zero_is_the_whole_of_a_geometric_mean) {
    EXPECT_EQ(reach(Aggregate::geometric, {{1, points({0, 4})}, {1, points({9, 16})}}).scores, points({0, 6, 8}));
    ValueSet const from_zero = reach(Aggregate::geometric, {{1, from_to(0, 4)}, {1, points({9})}}).scores;
    EXPECT_EQ(from_zero, from_to(0, 6));
    ValueSet const above = ValueSet::interval(Domain::number, {Number(0), Number(4), false, true});
    EXPECT_FALSE(reach(Aggregate::geometric, {{1, above}, {1, points({9})}}).scores.contains(Number(0)));
}

TEST(reach, harmonic_and_powers) {
    EXPECT_EQ(reach(Aggregate::harmonic, {{1, points({20, 60})}, {1, points({60})}}).scores, points({30, 60}));
    EXPECT_EQ(reach(Aggregate::harmonic, {{1, from_to(0, 60)}, {1, points({60})}}).scores, from_to(0, 60));
    ValueSet const square = reach(Aggregate::power, {{1, points({1, 7})}, {1, points({7})}}, Number(2)).scores;
    EXPECT_EQ(square, points({5, 7}));
}

TEST(reach, says_where_gaps_were_given_up) {
    std::vector<std::pair<int, ValueSet>> parts;
    for (int i = 0; i < 14; ++i) parts.push_back({(1 << i) + 1, points({0, 100})});
    Reach const many = reach(Aggregate::arithmetic, parts);
    EXPECT_FALSE(many.exact);
    EXPECT_TRUE(many.scores.contains(Number(0)) && many.scores.contains(Number(100)));
    parts.resize(8);
    EXPECT_TRUE(reach(Aggregate::arithmetic, parts).exact);
}

TEST(reach, nothing_left_of_a_part_leaves_nothing) {
    Reach const none = reach(Aggregate::arithmetic, {{1, points({})}, {1, points({9})}});
    EXPECT_TRUE(none.scores.empty());
    Node group;
    EXPECT_FALSE(reach_of_group(group, {}).reach.applicable);
}

}  // namespace
}  // namespace adherence::testing
