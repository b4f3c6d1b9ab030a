// Weights that cannot matter.
#include "core/review/weights.hpp"

#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

std::string said(std::string_view criteria, std::string_view rules = "benefit,effect,subject,test\nb,requires,all,>= 40\n") {
    return reviewed({.criteria = criteria, .rules = rules, .as_of = "2026-03-31"});
}

TEST(weights, of_the_root) {
    EXPECT_EQ(said("id,parent,weight,scale\nall,,5,\nx,all,1,percent\ny,all,1,percent\n"), "[review.weight-of-root@criteria:2:weight]");
}

TEST(weights, of_an_only_child) {
    EXPECT_EQ(said("id,parent,weight,scale\nall,,,\nx,all,3,percent\n"), "[review.weight-alone@criteria:3:weight]");
    EXPECT_EQ(said("id,parent,weight,scale\nall,,,\nx,all,1,percent\n"), "");
    EXPECT_EQ(said("id,parent,weight,scale\nall,,,\nx,all,3,percent\ny,all,0,percent\n", "benefit,effect,subject,test\nb,requires,all,>= 40\nb,condition,y,>= 40\n"),
              "[review.weight-alone@criteria:3:weight]");
}

TEST(weights, under_a_minimum) {
    std::string_view const criteria = "id,parent,weight,scale,aggregate\nall,,,,minimum\nx,all,1,percent,\ny,all,3,percent,\n";
    EXPECT_EQ(said(criteria), "[review.weights-of-extreme@criteria:2:aggregate]");
    EXPECT_EQ(said("id,parent,weight,scale,aggregate\nall,,,,minimum\nx,all,3,percent,\ny,all,3,percent,\n"), "");
    // How much is known goes by weight under any aggregate.
    EXPECT_EQ(said(criteria, "benefit,effect,subject,test\nb,requires,all,>= 40\nb,condition,coverage,>= 40\n"), "");
    EXPECT_EQ(said(criteria, "benefit,effect,subject,test\nb,requires,all,>= 40\nb,condition,coverage(x),>= 40\n"), "[review.weights-of-extreme@criteria:2:aggregate]");
}

TEST(weights, of_nothing_where_the_rules_that_read_it_are_not_in_force) {
    std::string_view const criteria = "id,parent,weight,scale\nall,,,\nx,all,1,percent\ny,all,0,percent\n";
    EXPECT_EQ(said(criteria), "") << "it describes, and nobody writes 0 by mistake";
    EXPECT_EQ(said(criteria, "benefit,effect,subject,test\nb,requires,all,>= 40\nb,condition,y,>= 40\n"), "");
    EXPECT_EQ(said(criteria, "benefit,effect,subject,test,to\nb,requires,all,>= 40,\nb,condition,y,>= 40,2025-01-01\n"),
              "[review.weight-unread@criteria:4:weight]");
}

TEST(weights, of_a_group_likewise) {
    std::string_view const criteria = "id,parent,weight,scale\nall,,,\nx,all,1,percent\ng,all,0,\ny,g,1,percent\nz,g,2,percent\n";
    EXPECT_EQ(said(criteria, "benefit,effect,subject,test,to\nb,requires,all,>= 40,\nb,condition,z,>= 40,2025-01-01\n"),
              "[review.weight-unread-group@criteria:4:weight]");
    EXPECT_EQ(said(criteria, "benefit,effect,subject,test\nb,requires,all,>= 40\nb,condition,z,>= 40\n"), "");
}

}  // namespace
}  // namespace adherence::testing
