// Sets of values: what a cell may hold and what a test lets through.
#include "core/base/value_set.hpp"

#include <gtest/gtest.h>

namespace adherence {
namespace {

ValueSet span(int low, int high, bool low_closed = true, bool high_closed = true) {
    return ValueSet::interval(Domain::number, {Number(low), Number(high), low_closed, high_closed});
}

ValueSet days(int low, int high) {
    return ValueSet::interval(Domain::date, {Number(low), Number(high), true, true});
}

TEST(value_set, levels_are_counted_and_asked_for) {
    ValueSet const middle = ValueSet::levels(5, 1, 3);
    EXPECT_EQ(middle.size(), 5u);
    EXPECT_EQ(middle.count(), 3u);
    EXPECT_FALSE(middle.contains_level(0));
    EXPECT_TRUE(middle.contains_level(3));
    EXPECT_FALSE(middle.contains_level(99));
    EXPECT_FALSE(middle.only());
    EXPECT_EQ(ValueSet::levels(5, 2, 2).only(), Number(2));
    EXPECT_TRUE(ValueSet::levels(5, 3, 1).empty());
    EXPECT_EQ(middle.complement() | middle, ValueSet::all(Domain::discrete, 5));
    EXPECT_TRUE((middle.complement() & middle).empty());
}

TEST(value_set, intervals_are_ordered_and_merged) {
    ValueSet const set = ValueSet::of(Domain::number, {{Number(5), Number(7), true, true},
                                                       {Number(1), Number(2), true, false},
                                                       {Number(2), Number(3), true, true},
                                                       {Number(6), Number(9), true, false}});
    ASSERT_EQ(set.intervals().size(), 2u);
    EXPECT_EQ(set, span(1, 3) | span(5, 9, true, false));
    EXPECT_TRUE(set.contains(Number(2)));
    EXPECT_FALSE(set.contains(Number(4)));
    EXPECT_FALSE(set.contains(Number(9)));
}

TEST(value_set, a_gap_of_one_value_stays_a_gap) {
    ValueSet const around = span(1, 2, true, false) | span(2, 3, false, true);
    EXPECT_EQ(around.intervals().size(), 2u);
    EXPECT_FALSE(around.contains(Number(2)));
    EXPECT_EQ(around | ValueSet::single(Domain::number, 2), span(1, 3));
}

TEST(value_set, intervals_without_a_value_vanish) {
    EXPECT_TRUE(span(3, 1).empty());
    EXPECT_TRUE(span(2, 2, true, false).empty());
    EXPECT_EQ(span(2, 2).only(), Number(2));
    EXPECT_FALSE(span(2, 3).only());
    EXPECT_FALSE(span(2, 3, false, false).empty());
}

TEST(value_set, complement_of_numbers) {
    EXPECT_EQ(ValueSet::none(Domain::number).complement(), ValueSet::all(Domain::number));
    EXPECT_TRUE(ValueSet::all(Domain::number).complement().empty());
    ValueSet const outside = span(1, 2, true, false).complement();
    EXPECT_FALSE(outside.contains(Number(1)));
    EXPECT_TRUE(outside.contains(Number(2)));
    EXPECT_TRUE(outside.contains(Number(-1000)));
    EXPECT_EQ(outside.complement(), span(1, 2, true, false));
}

TEST(value_set, days_are_whole_and_neighbours_touch) {
    EXPECT_EQ(days(1, 3) | days(4, 6), days(1, 6));
    EXPECT_EQ(ValueSet::interval(Domain::date, {Number(1), Number(4), false, false}), days(2, 3));
    EXPECT_TRUE(ValueSet::interval(Domain::date, {Number(1), Number(2), false, false}).empty());
    EXPECT_EQ(ValueSet::interval(Domain::date, {Number::fraction(1, 2), Number::fraction(5, 2), true, true}),
              days(1, 2));
}

TEST(value_set, never_is_a_value_of_dates_alone) {
    ValueSet const never = ValueSet::never();
    EXPECT_TRUE(never.only_never());
    EXPECT_FALSE(never.empty());
    EXPECT_FALSE(never.only());
    EXPECT_TRUE(ValueSet::all(Domain::date).has_never());
    EXPECT_FALSE(ValueSet::all(Domain::number).has_never());
    EXPECT_FALSE(never.complement().has_never());
    EXPECT_EQ(never.complement() | never, ValueSet::all(Domain::date));
    EXPECT_TRUE(days(1, 2).complement().has_never());
    EXPECT_FALSE((days(1, 1) | never).only());
    EXPECT_FALSE((days(1, 1) | never).only_never());
}

TEST(value_set, holds_for_is_inclusion) {
    ValueSet const test = span(60, 100);
    EXPECT_EQ(test.holds_for(span(60, 80)), Truth::yes);
    EXPECT_EQ(test.holds_for(span(50, 60)), Truth::open);
    EXPECT_EQ(test.holds_for(span(50, 60, true, false)), Truth::no);
    EXPECT_EQ(test.holds_for(ValueSet::all(Domain::number)), Truth::open);
    EXPECT_EQ(ValueSet::all(Domain::number).holds_for(test), Truth::yes);
    EXPECT_EQ(ValueSet::none(Domain::number).holds_for(test), Truth::no);
    EXPECT_EQ((span(0, 1) | span(2, 3)).holds_for(span(0, 1) | span(3, 3)), Truth::yes);
    EXPECT_EQ((span(0, 1) | span(2, 3)).holds_for(span(1, 2)), Truth::open);
}

TEST(value_set, holds_for_levels_and_never) {
    EXPECT_EQ(ValueSet::levels(4, 2, 3).holds_for(ValueSet::levels(4, 3, 3)), Truth::yes);
    EXPECT_EQ(ValueSet::levels(4, 2, 3).holds_for(ValueSet::levels(4, 0, 1)), Truth::no);
    EXPECT_EQ(ValueSet::levels(4, 2, 3).holds_for(ValueSet::levels(4, 1, 2)), Truth::open);
    EXPECT_EQ(days(1, 9).holds_for(ValueSet::never()), Truth::no);
    EXPECT_EQ(days(1, 9).holds_for(ValueSet::never() | days(2, 3)), Truth::open);
    EXPECT_EQ((days(1, 9) | ValueSet::never()).holds_for(ValueSet::never() | days(2, 3)), Truth::yes);
}

TEST(value_set, equality_looks_at_ends_and_their_kind) {
    EXPECT_EQ(span(1, 2), span(1, 2));
    EXPECT_FALSE(span(1, 2) == span(1, 2, true, false));
    EXPECT_FALSE(span(1, 2) == days(1, 2));
    EXPECT_FALSE(ValueSet::never() == ValueSet::none(Domain::date));
}

}  // namespace
}  // namespace adherence
