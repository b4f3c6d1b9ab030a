#include "core/advice/safe_change.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

double safe(std::string const& criteria, std::string const& effect, std::string const& subject, std::string const& test, std::string const& csv) {
    ReportCase const one(framework({.criteria = criteria, .rules = "benefit,effect,subject,test\nsupply," + effect + "," + subject + "," + test + "\n",
                                    .benefits = "benefit\nsupply\n"}), csv);
    return largest_safe_change(Supposition(*one.block, 0, 0)).to_double();
}

std::string const two = "id,parent,scale\nindex,,\na,index,percent\nb,index,percent\n";

TEST(safe_change, exact_where_one_test_decides) {
    // At worst (80 (1 - s) + 40 (1 + s)) / 2
    EXPECT_EQ(safe(two, "requires", "index", ">= 50", "a,b\n80,40\n"), 0.5);
    EXPECT_NEAR(safe(two, "requires", "index", "> 50", "a,b\n80,40\n"), 0.5, 1e-6);
    EXPECT_LT(safe(two, "requires", "index", "> 50", "a,b\n80,40\n"), 0.5);
    EXPECT_EQ(safe(two, "excludes", "index", "> 70", "a,b\n80,40\n"), 0.5);
}

TEST(safe_change, none_at_a_threshold_and_all_where_no_weights_matter) {
    EXPECT_EQ(safe(two, "requires", "index", ">= 60", "a,b\n80,40\n"), 0);
    EXPECT_EQ(safe(two, "requires", "index", ">= 40", "a,b\n80,40\n"), 1);
    EXPECT_EQ(safe(two, "requires", "index", ">= 90", "a,b\n80,40\n"), 1);
    EXPECT_EQ(safe(two, "requires", "a", ">= 50", "a,b\n80,40\n"), 1);
    EXPECT_EQ(safe(two, "requires", "index", ">= 50", "a,b\n80,x\n"), 0);
}

TEST(safe_change, weights_of_a_group_and_of_what_is_in_it) {
    // 50 - 20 s + 10 s^2 >= 45
    EXPECT_NEAR(safe("id,parent,scale\nindex,,\ng,index,\na,g,percent\nb,g,percent\nc,index,percent\n", "requires", "index", ">= 45",
                     "a,b,c\n80,40,40\n"), 1 - std::sqrt(0.5), 1e-6);
}

TEST(safe_change, coverage_and_open_cells) {
    // Coverage from 50 (1 - s) to 50 (1 + s)
    EXPECT_NEAR(safe(two, "condition", "coverage", ">= 60", "a,b\n80,\n"), 0.2, 1e-6);
    // From 40 (1 - s) … 40 (1 + s) to 90 - 10 s … 90 + 10 s: eligible down to 30, open while 60 lies between
    EXPECT_EQ(safe(two, "requires", "index", ">= 30", "a,b\n80,\n"), 0.25);
    EXPECT_NEAR(safe(two, "requires", "index", ">= 60", "a,b\n80,\n"), 0.5, 1e-6);
}

TEST(safe_change, of_other_means) {
    // 1 / ((1 - s) / 160 + (1 + s) / 40) >= 25
    EXPECT_EQ(safe("id,parent,scale,aggregate\nindex,,,harmonic\na,index,percent,\nb,index,percent,\n", "requires", "index", ">= 25", "a,b\n80,20\n"),
              std::stod("0.466666666666666667"));
    EXPECT_EQ(safe("id,parent,scale,aggregate\nindex,,,minimum\na,index,percent,\nb,index,percent,\n", "requires", "index", ">= 40", "a,b\n80,40\n"), 1);
}

TEST(safe_change, none_where_today_needs_a_search) {
    EXPECT_EQ(safe("id,parent,scale\nindex,,\na,index,yes-no\nb,index,yes-no\n", "requires", "index", "[60..80]", "a,b\n,\n"), 0);
}

}  // namespace
}  // namespace adherence::testing
