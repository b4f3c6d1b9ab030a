// How relative methods are written; their figures stand in relative_test.cpp.
#include "core/framework/relative_method.hpp"

#include <gtest/gtest.h>

namespace adherence {
namespace {

TEST(relative_method, defaults_of_each_method) {
    struct Default {
        std::string_view name;
        RelativeMethod method;
        int first, second;
    };
    for (auto const& [name, method, first, second] :
         {Default{"minmax", RelativeMethod::minmax, 0, 100},
          {"zscore", RelativeMethod::zscore, 0, 1},
          {"percentile", RelativeMethod::percentile, 0, 1},
          {"fraction-of-max", RelativeMethod::fraction_of_max, 0, 1},
          {"distance-to-max", RelativeMethod::distance_to_max, 0, 1}}) {
        auto const read = parse_relative(name, "");
        ASSERT_TRUE(read) << name;
        EXPECT_EQ(read->method, method) << name;
        EXPECT_EQ(read->first, Number(first)) << name;
        EXPECT_EQ(read->second, Number(second)) << name;
        EXPECT_FALSE(read->down) << name;
    }
    EXPECT_EQ(parse_relative("rank", "up")->method, RelativeMethod::rank);
}

TEST(relative_method, parameters_with_blanks_commas_and_signs) {
    auto const read = parse_relative(" ZScore : 50 : -2,5 ", " Down ");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->first, Number(50));
    EXPECT_EQ(read->second, Number::fraction(-5, 2));
    EXPECT_TRUE(read->down);
}

TEST(relative_method, parameters_come_together_or_not_at_all) {
    for (std::string_view const text :
         {"minmax:", "minmax:1", "minmax::", "minmax:1:2:", ":0:1", "rank:1", "rank:0:1"})
        EXPECT_FALSE(parse_relative(text, "up")) << text;
}

TEST(relative_method, a_share_of_the_maximum_has_no_down) {
    EXPECT_TRUE(has_direction_fault(*parse_relative("fraction-of-max", "down")));
    EXPECT_FALSE(has_direction_fault(*parse_relative("fraction-of-max", "up")));
    EXPECT_FALSE(has_direction_fault(*parse_relative("distance-to-max", "down")));
}

TEST(relative_method, all_names_can_be_read) {
    EXPECT_EQ(relative_method_names().size(), 6u);
    for (std::string const& name : relative_method_names()) EXPECT_TRUE(parse_relative(name, "up")) << name;
}

}  // namespace
}  // namespace adherence
