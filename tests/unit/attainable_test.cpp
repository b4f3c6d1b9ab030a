// Benefits that nobody, or everybody, gets.
#include "core/review/attainable.hpp"

#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

std::string said(std::string_view rows) { return reviewed({.rules = rule_rows(rows)}); }

TEST(attainable, a_benefit_that_one_row_keeps_from_everybody) {
    EXPECT_NE(said("b,excludes,x,>= 0\n").find("[review.nobody.one@benefits:2:benefit]"), std::string::npos);
    EXPECT_NE(said("b,condition,x,> 100\nb,requires,z,law\n").find("[review.conditional-at-best.one@benefits:2:benefit]"), std::string::npos);
}

TEST(attainable, two_requirements_that_no_value_passes) {
    std::string const rows = "b,requires,x,>= 60\nb,requires,x,< 50\n";
    EXPECT_EQ(said(rows), "[review.contradiction.example@rules:3:test]; [review.nobody.two@benefits:2:benefit]");
    EXPECT_EQ(review_says({.rules = rule_rows(rows)}),
              "No country gets past both this row and row 2 (x >= 60): with x = 60 it passes that row and is stopped here. Change one of the two.");
}

TEST(attainable, a_requirement_that_an_exclusion_forbids) {
    EXPECT_EQ(said("b,requires,z,>= draft\nb,excludes,z,!= none\n"),
              "[review.contradiction.example@rules:3:test]; [review.nobody.two@benefits:2:benefit]");
}

TEST(attainable, a_criterion_and_its_group) {
    // With z at law the whole scores 25 at least.
    EXPECT_EQ(said("b,requires,z,law\nb,requires,all,< 20\nb,condition,n,yes\n"),
              "[review.contradiction@rules:3:test]; [review.nobody.two@benefits:2:benefit]");
    EXPECT_EQ(said("b,requires,z,law\nb,requires,all,<= 25\nb,condition,n,yes\n").find("nobody"), std::string::npos);
}

TEST(attainable, a_condition_that_a_requirement_rules_out) {
    EXPECT_EQ(said("b,requires,z,draft\nb,condition,z,law\n"),
              "[review.contradiction.example@rules:3:test]; [review.conditional-at-best.two@benefits:2:benefit]");
}

TEST(attainable, three_rows_together) {
    std::string const text = said("b,requires,all,>= 80\nb,requires,z,none\nb,requires,n,no\n");
    EXPECT_NE(text.find("[review.nobody.two@benefits:2:benefit]"), std::string::npos) << text;  // 50 + 25: two are enough
    std::string const three = said("b,requires,all,>= 80\nb,requires,z,draft\nb,requires,x,< 50\nb,condition,y,>= 10\n");
    EXPECT_NE(three.find("[review.nobody.more@benefits:2:benefit]"), std::string::npos) << three;
    EXPECT_EQ(three.find("contradiction"), std::string::npos) << three;
}

TEST(attainable, a_pair_of_every_benefit_is_one_contradiction) {
    std::string const text = reviewed({.rules = rule_rows("*,requires,x,>= 60\n*,requires,x,< 50\n"), .benefits = "benefit\nb\nc\n"});
    EXPECT_EQ(text, "[review.contradiction.example@rules:3:test]; [review.nobody.two@benefits:2:benefit]; [review.nobody.two@benefits:3:benefit]");
}

TEST(attainable, everybody) {
    std::string const text = said("b,requires,x,>= 0\nb,excludes,z,> law\n");
    EXPECT_NE(text.find("[review.everybody@benefits:2:benefit]"), std::string::npos) << text;
    EXPECT_EQ(said("b,requires,x,>= 0\nb,condition,z,law\n").find("everybody"), std::string::npos);
}

TEST(attainable, a_benefit_that_reads_one_nobody_gets) {
    std::string const text = reviewed({.rules = rule_rows("c,requires,z,> law\nb,requires,c,eligible\n"), .benefits = "benefit\nb\nc\n"});
    EXPECT_NE(text.find("nobody.one@benefits:2"), std::string::npos) << text;
    EXPECT_NE(text.find("nobody.one@benefits:3"), std::string::npos) << text;
}

TEST(attainable, the_default_benefits_have_no_row) {
    std::string const text = found([] {
        Loaded loaded = load({.criteria = review_criteria, .scales = review_scales, .rules = "benefit,effect,subject,test\n*,excludes,x,>= 0\n"});
        loaded.faults = review(loaded);
        return loaded;
    }());
    EXPECT_NE(text.find("[review.nobody.one@benefits:0:benefit]"), std::string::npos) << text;
}

// A country may have any score on a column that compares countries, or none.
TEST(attainable, nothing_is_said_of_scores_that_hang_on_other_countries) {
    std::string_view const criteria = "id,parent,weight,scale,aggregate,na\nall,,,,,\nr,all,1,ranked,,\nz,all,1,steps,,\n";
    std::string_view const scales = "scale,type,value,score\nranked,relative,minmax,\nsteps,level,none,0\nsteps,level,draft,40\nsteps,level,law,100\n";
    auto const of = [&](std::string_view rows) { return reviewed({.criteria = criteria, .scales = scales, .rules = rule_rows(rows)}); };
    EXPECT_EQ(of("b,requires,all,>= 90\nb,requires,all,< 80\n"), "");
    EXPECT_EQ(of("b,requires,r,>= 90\nb,requires,z,>= draft\n"), "");
    // What hangs on no such score is still looked at.
    EXPECT_NE(of("b,requires,all,>= 90\nb,requires,z,law\nb,requires,z,none\n").find("nobody"), std::string::npos);
}

}  // namespace
}  // namespace adherence::testing
