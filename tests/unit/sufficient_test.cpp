// The smallest sufficient set of facts: cases with answers known by hand.
#include "core/advice/sufficient.hpp"

#include <gtest/gtest.h>

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

std::string const tree =
    "id,parent,weight,scale,na\nindex,,,,\na,index,2,yes-no,yes\nb,index,1,percent,yes\nc,index,1,yes-no,yes\nd,index,1,percent,yes\n";

/// "a b, 2 others" of benefit x; "none" without an answer.
std::string deciding(std::string const& rules, std::string const& cells, std::size_t budget = sufficient_budget, FrameworkText text = {}) {
    if (text.criteria.empty()) text.criteria = tree;
    text.rules = "benefit,effect,subject,test,group,need\n" + rules;
    text.benefits = "benefit\nx\ny\n";
    ReportCase const one(framework(text), "a,b,c,d\n" + cells);
    Supposition country(*one.block, 0, 0);
    auto const found = smallest_sufficient(country, budget);
    if (!found) return "none";
    std::string shown;
    for (int const criterion : found->criteria)
        shown += one.policy->nodes[static_cast<std::size_t>(one.policy->criteria[static_cast<std::size_t>(criterion)])].id + " ";
    return shown + "+ " + std::to_string(found->others) + (found->smallest ? "" : " not proven");
}

TEST(sufficient, one_failed_requirement_decides) {
    EXPECT_EQ(deciding("x,requires,c,yes,,\nx,requires,index,>= 90,,\n", "yes,80,no,80\n"), "c + 3");
    // Nothing is said of what is not eligible for two reasons but that the first is enough.
    EXPECT_EQ(deciding("x,requires,c,yes,,\nx,requires,a,yes,,\n", "no,80,no,80\n"), "a + 1");
}

TEST(sufficient, eligible_takes_every_requirement_and_enough_of_a_score) {
    EXPECT_EQ(deciding("x,requires,c,yes,,\n", "yes,80,yes,80\n"), "c + 0");
    // c counts for 20, a for 40: 60 are there without b and d.
    EXPECT_EQ(deciding("x,requires,c,yes,,\nx,requires,index,>= 60,,\n", "yes,80,yes,80\n"), "a c + 2");
    EXPECT_EQ(deciding("x,requires,c,yes,,\nx,requires,index,>= 61,,\n", "yes,80,yes,80\n"), "a b c + 1");
}

TEST(sufficient, equals_go_by_the_order_of_the_framework) {
    EXPECT_EQ(deciding("x,requires,index,>= 30,,\n", "no,80,yes,80\n"), "b c + 2");
    EXPECT_EQ(deciding("x,excludes,b,>= 50,,\nx,excludes,d,>= 50,,\n", "no,80,yes,80\n"), "b + 1");
}

TEST(sufficient, facts_that_only_together_leave_no_way_out) {
    // Any two of three rows exclude.
    std::string const rules = "x,excludes,a,no,k,2\nx,excludes,c,no,k,2\nx,excludes,d,< 50,k,2\n";
    EXPECT_EQ(deciding(rules, "no,80,no,20\n"), "a c + 1");
    // Not eligible as long as two hold; so to be eligible two must not.
    EXPECT_EQ(deciding(rules, "yes,80,no,80\n"), "a d + 1");
}

// Any two of three rows exclude, and one of them is on a score: a fact that keeps that one out counts for two.
TEST(sufficient, a_row_on_a_score_among_those_that_only_together_exclude) {
    auto const rules = [](std::string const& figure) { return "x,excludes,a,no,k,2\nx,excludes,c,no,k,2\nx,excludes,index,< " + figure + ",k,2\n"; };
    EXPECT_EQ(deciding(rules("30"), "yes,80,yes,80\n"), "a + 3");    // the index is 40 at least
    EXPECT_EQ(deciding(rules("50"), "yes,80,yes,80\n"), "a b + 2");  // and 56 with b
    EXPECT_EQ(deciding(rules("58"), "yes,80,yes,80\n"), "a c + 2");
    // Of four rows three have to be kept out.
    auto const four = [&](std::string const& figure) { return rules(figure) + "x,excludes,d,< 50,k,2\n"; };
    EXPECT_EQ(deciding(four("58"), "yes,80,yes,80\n"), "a c + 2");
    EXPECT_EQ(deciding(four("70"), "yes,80,yes,80\n"), "a b c + 1");
    // And to be excluded, two in: without b the index may be 60 with a at no, and not below.
    EXPECT_EQ(deciding(four("60"), "no,20,no,80\n"), "a b + 2");
    EXPECT_EQ(deciding(four("40"), "no,20,no,80\n"), "a c + 2");
}

TEST(sufficient, conditional_is_decided_where_it_can_neither_rise_nor_fall) {
    std::string const rules = "x,requires,c,yes,,\nx,condition,b,>= 50,,\n";
    EXPECT_EQ(deciding(rules, "yes,20,yes,80\n"), "b c + 0");
    // It may rise: decided is that it does not fall.
    EXPECT_EQ(deciding(rules, "yes,,yes,80\n"), "c + 0");
}

TEST(sufficient, open_and_invalid_are_not_decided) {
    EXPECT_EQ(deciding("x,requires,c,yes,,\n", "yes,80,,80\n"), "none");
    EXPECT_EQ(deciding("x,requires,c,yes,,\n", "yes,80,perhaps,80\n"), "none");
    EXPECT_EQ(deciding("y,requires,c,yes,,\n", "yes,80,yes,80\n"), "none");
}

TEST(sufficient, what_is_filled_in_stays_filled_in) {
    EXPECT_EQ(deciding("x,requires,coverage,>= 80,,\nx,requires,c,known,,\n", "yes,80,yes,\n"), "+ 3");
    EXPECT_EQ(deciding("x,requires,coverage,>= 90,,\n", "yes,80,yes,\n"), "+ 3");
    // A range counts as unknown, whatever it is let go to.
    EXPECT_EQ(deciding("x,requires,b,unknown,,\nx,requires,d,>= 20,,\n", "yes,10..20,yes,40..60\n"), "d + 1");
    // Split at a test, a fact that is let go stays known.
    EXPECT_EQ(deciding("x,requires,b,known and >= 50 or < 50,,\nx,requires,c,yes,,\n", "yes,80,yes,80\n"), "c + 1");
}

TEST(sufficient, what_does_not_apply_stays_so) {
    EXPECT_EQ(deciding("x,requires,c,yes,,\nx,requires,index,>= 60,,\n", "yes,80,n/a,80\n"), "a b + 1");
}

TEST(sufficient, verdicts_of_other_benefits_are_followed) {
    EXPECT_EQ(deciding("x,requires,y,\"in (conditional, eligible)\",,\ny,requires,c,yes,,\ny,condition,a,yes,,\n", "no,80,yes,80\n"), "c + 1");
    EXPECT_EQ(deciding("x,requires,y,eligible,,\ny,requires,c,yes,,\ny,condition,a,yes,,\n", "no,80,yes,80\n"), "a + 1");
}

TEST(sufficient, a_relative_score_may_be_anywhere_in_its_column) {
    FrameworkText const text{.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,size\nb,index,1,percent\nc,index,1,yes-no\nd,index,1,percent\n",
                             .scales = "scale,type,value,score\nsize,relative,minmax,up\n"};
    // The column runs from 0 to 100, and a is at its top.
    EXPECT_EQ(deciding("x,requires,index,>= 40,,\n", "9,80,no,80\n1,1,no,1\n5,1,no,1\n", sufficient_budget, text), "a b + 2");
    EXPECT_EQ(deciding("x,requires,index,>= 60,,\n", "9,80,no,80\n1,1,no,1\n5,1,no,1\n", sufficient_budget, text), "a b d + 1");
    EXPECT_EQ(deciding("x,requires,score(a),>= 0,,\n", "9,80,no,80\n1,1,no,1\n5,1,no,1\n", sufficient_budget, text), "+ 1");
    EXPECT_EQ(deciding("x,requires,a,>= 0,,\n", "9,80,no,80\n1,1,no,1\n5,1,no,1\n", sufficient_budget, text), "a + 0");
}

TEST(sufficient, a_score_that_has_no_place_in_its_mean_is_no_verdict) {
    FrameworkText const text{.criteria = "id,parent,weight,scale,aggregate\nindex,,,,geometric\na,index,1,loss,\nb,index,1,percent,\nc,index,1,yes-no,\nd,index,1,percent,\n",
                             .scales = "scale,type,value,score\nloss,level,bad,-10\nloss,level,good,50\n"};
    EXPECT_EQ(deciding("x,requires,index,>= 0,,\n", "good,80,no,80\n", sufficient_budget, text), "a + 3");
}

TEST(sufficient, where_the_budget_ends_it_still_suffices) {
    EXPECT_EQ(deciding("x,requires,index,>= 45,,\n", "yes,80,yes,80\n", 1), "a b + 2 not proven");
    EXPECT_EQ(deciding("x,requires,index,>= 45,,\n", "yes,80,yes,80\n"), "a b + 2");
}

}  // namespace
}  // namespace adherence::testing
