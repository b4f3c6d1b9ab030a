// What to find out first: cases with answers known by hand.
#include "core/advice/next.hpp"

#include <gtest/gtest.h>

#include "unit/functions_sample.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

/// "a 0.5 b 0" of benefit x; begins with "settled" where nothing is to be found out.
std::string order_of(FrameworkText text, std::string const& cells) {
    text.benefits = "benefit\nx\n";
    ReportCase const one(framework(text), cells);
    Inquiry const inquiry = what_to_find_out(Supposition(*one.block, 0, 0));
    std::string shown = inquiry.settled ? "settled" : "";
    for (OpenCell const& cell : inquiry.cells)
        shown += (shown.empty() ? "" : " ") + one.policy->nodes[static_cast<std::size_t>(cell.node)].id + " " + cell.settles.to_text();
    return shown;
}

std::string const yes_no = "id,parent,weight,scale\nindex,,,\na,index,1,yes-no\nb,index,1,yes-no\nc,index,1,percent\n";

TEST(next, a_no_to_one_of_two_requirements_settles) {
    FrameworkText const text{.criteria = yes_no, .rules = "benefit,effect,subject,test\nx,requires,a,yes\nx,requires,b,yes\n"};
    EXPECT_EQ(order_of(text, "a,b,c\n,,10\n"), "a 0.5 b 0.5");
    EXPECT_EQ(order_of(text, "a,b,c\nyes,,10\n"), "b 1");
    EXPECT_EQ(order_of(text, "a,b,c\nno,,10\n"), "settled b 1");
}

TEST(next, conditional_with_eligible_still_possible_is_not_one_verdict) {
    FrameworkText const text{.criteria = yes_no, .rules = "benefit,effect,subject,test\nx,condition,a,yes\nx,condition,b,yes\n"};
    EXPECT_EQ(order_of(text, "a,b,c\n,,10\n"), "a 0.5 b 0.5");
}

TEST(next, the_share_of_a_number_is_exact) {
    FrameworkText const text{.criteria = yes_no, .rules = "benefit,effect,subject,test\nx,requires,c,>= 30\nx,requires,index,>= 40\n"};
    // (0 + 100 + c) / 3 >= 40 from c = 20 on
    EXPECT_EQ(order_of(text, "a,b,c\nno,yes,\n"), "c 1");
    // Below 30 it is lost; with an open b, above too only where b no longer matters: never.
    EXPECT_EQ(order_of(text, "a,b,c\nno,,\n"), "b 0.5 c 0.3");
    EXPECT_EQ(order_of(text, "a,b,c\nno,,20..70\n"), "b 0.5 c 0.2");
}

TEST(next, a_logarithmic_scale_is_uniform_in_the_logarithm) {
    FrameworkText const text{.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,size\nb,index,1,yes-no\n",
                             .scales = "scale,type,value,score\nsize,logpoint,1,0\nsize,logpoint,10000,100\n",
                             .rules = "benefit,effect,subject,test\nx,requires,a,>= 10\nx,requires,b,yes\n"};
    EXPECT_EQ(order_of(text, "a,b\n,\n"), "b 0.5 a 0.25");
}

TEST(next, date_rows_are_equally_likely) {
    FrameworkText const text{.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,age\nb,index,1,yes-no\n",
                             .scales = "scale,type,value,score\nage,date,1,100\nage,date,3,60\nage,date,never,0\n",
                             .rules = "benefit,effect,subject,test\nx,requires,score(a),>= 60\nx,requires,b,yes\n",
                             .about = "key,value\nas_of,2026-11-01\n"};
    EXPECT_EQ(order_of(text, "a,b\n,\n"), "b 0.5 a 0.333333333333333");
}

TEST(next, what_turns_the_verdict_more_often_comes_first) {
    FrameworkText const text{.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,yes-no\nb,index,1,yes-no\nc,index,2,yes-no\nd,index,1,yes-no\n",
                             .rules = "benefit,effect,subject,test\nx,requires,index,>= 60\n"};
    // Three of five: c weighs two.
    EXPECT_EQ(order_of(text, "a,b,c,d\n,,,\n"), "c 0 a 0 b 0 d 0");
}

TEST(next, a_cell_once_known_counts_for_coverage) {
    FrameworkText const text{.criteria = yes_no, .rules = "benefit,effect,subject,test\nx,requires,coverage,>= 60\nx,requires,a,known\n"};
    // One of three is known: two would do, if a is among them.
    EXPECT_EQ(order_of(text, "a,b,c\n,,10\n"), "a 1 b 1");
    EXPECT_EQ(order_of(text, "a,b,c\n,yes,10\n"), "a 1");
}

// a and b settle alike, and each turns the verdict where the other fails: of b that is drawn.
// No answer alone makes enough of it known; both together do, or do not, as they turn out.
TEST(next, cells_that_count_only_together_are_listed) {
    FrameworkText text{.criteria = yes_no, .rules = "benefit,effect,subject,test\nx,requires,coverage,>= 90\n"};
    EXPECT_EQ(order_of(text, "a,b,c\n,,10\n"), "a 1 b 1");
    EXPECT_EQ(order_of(text, "a,b,c\nno,,10\n"), "b 1");
    text.rules += "x,excludes,c,< 20\n";
    EXPECT_EQ(order_of(text, "a,b,c\n,,10\n"), "settled a 1 b 1");
    text.rules = "benefit,effect,subject,test\nx,requires,a,known\nx,requires,b,known\n";
    EXPECT_EQ(order_of(text, "a,b,c\n,,10\n"), "a 1 b 1");
}

TEST(next, drawn_numbers_of_a_logarithmic_scale_are_uniform_in_the_logarithm) {
    ReportCase const one(framework({.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,size\nb,index,1,steps\n",
                                    .scales = "scale,type,value,score\nsize,logpoint,1,0\nsize,logpoint,10000,100\nsteps,level,none,0\nsteps,level,some,1\nsteps,level,most,2\nsteps,level,all,3\n",
                                    .rules = "benefit,effect,subject,test,group,need\nx,requires,a,>= 10,k,1\nx,requires,b,>= some,k,1\n",
                                    .benefits = "benefit\nx\n"}), "a,b\n,\n");
    Inquiry const inquiry = what_to_find_out(Supposition(*one.block, 0, 0));
    ASSERT_EQ(inquiry.cells.size(), 2u);
    for (OpenCell const& cell : inquiry.cells) {
        EXPECT_EQ(cell.settles, Number::fraction(3, 4)) << cell.node;
        EXPECT_NEAR(cell.turns, 0.25, 3 * inquiry.uncertainty) << cell.node;  // below 10 of 1 … 10,000 lies a thousandth of the numbers
    }
    EXPECT_GT(inquiry.uncertainty, 0);
    EXPECT_LT(inquiry.uncertainty, 0.1);
}

TEST(next, as_a_function) {
    EXPECT_EQ(over("NEXT", ",yes,80,", {"meetings"}), "criterion,settles/declared,1");
    EXPECT_EQ(over("NEXT", ",,80,", {"supply"}), "criterion,settles/treaty,1/declared,0");
    EXPECT_EQ(over("NEXT", "letter,yes,80,", {"supply"}), "criterion,settles/none needed,1");
    EXPECT_EQ(over("NEXT", "letter,yes,80,", {"supply", "settles"}), "1");
    EXPECT_EQ(over("NEXT", "letter,perhaps,80,", {"supply"}), "#N/A");
    EXPECT_EQ(over("NEXT", "letter,yes,80,", {"supply", "colour"}), "#VALUE!");
}

}  // namespace
}  // namespace adherence::testing
