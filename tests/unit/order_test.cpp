// Orders of evaluation, and the circles that forbid one.
#include "core/framework/order.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace adherence {
namespace {

using Things = std::vector<int>;

TEST(order, each_comes_after_those_it_needs) {
    auto const found = dependency_order({{2}, {}, {1}, {0, 2}});
    EXPECT_EQ(found.order, (Things{1, 2, 0, 3}));
    EXPECT_TRUE(found.circle.empty());
}

TEST(order, independent_things_keep_their_order) {
    EXPECT_EQ(dependency_order({{}, {}, {}}).order, (Things{0, 1, 2}));
    EXPECT_EQ(dependency_order({{3}, {}, {}, {}}).order, (Things{1, 2, 3, 0}));
    EXPECT_TRUE(dependency_order({}).order.empty());
}

TEST(order, repeated_needs_do_no_harm) { EXPECT_EQ(dependency_order({{1, 1, 1}, {}}).order, (Things{1, 0})); }

TEST(order, a_circle_is_named_and_nothing_else) {
    // 0 leads into the circle 1 -> 3 -> 2 -> 1; 4 stands apart.
    std::vector<Things> const needs{{1}, {3}, {1}, {2}, {}};
    auto const found = dependency_order(needs);
    Things members = found.circle;
    for (std::size_t i = 0; i < members.size(); ++i) {
        Things const& next = needs[static_cast<std::size_t>(members[i])];
        EXPECT_NE(std::find(next.begin(), next.end(), members[(i + 1) % members.size()]), next.end());
    }
    std::sort(members.begin(), members.end());
    EXPECT_EQ(members, (Things{1, 2, 3}));
    EXPECT_EQ(found.order, (Things{4}));
}

TEST(order, what_needs_itself_is_a_circle_of_one) {
    EXPECT_EQ(dependency_order({{}, {1}}).circle, (Things{1}));
}

}  // namespace
}  // namespace adherence
