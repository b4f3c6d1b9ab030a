// Tests that always or never pass, and counts that always or never come out.
#include "core/review/single_tests.hpp"

#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

std::string said(std::string_view rows) { return reviewed({.rules = rule_rows(rows)}); }
std::string sentence_of(std::string_view rows, std::string_view language = "en") { return review_says({.rules = rule_rows(rows)}, language); }

TEST(single_tests, figures_that_the_scale_or_the_group_cannot_reach) {
    EXPECT_NE(said("b,requires,x,>= 120\n").find("[review.never-holds.highest@rules:2:test]"), std::string::npos);
    EXPECT_NE(said("b,condition,g,> 100\n").find("[review.never-holds.highest@rules:2:test]"), std::string::npos);
    EXPECT_NE(said("b,excludes,g,< 0\n").find("[review.never-holds.lowest@rules:2:test]"), std::string::npos);
    EXPECT_NE(said("b,requires,g,>= 0\n").find("[review.always-holds.lowest@rules:2:test]"), std::string::npos);
    EXPECT_NE(said("b,requires,score(z),<= 100\n").find("[review.always-holds.highest@rules:2:test]"), std::string::npos);
    EXPECT_EQ(sentence_of("b,condition,g,> 100\nb,requires,x,>= 20\n"),
              "“> 100” holds in no country, for the highest that “g” can reach is 100: lower the figure.");
}

TEST(single_tests, what_loading_says_of_a_test_is_said_once) {
    std::string const text = said("b,requires,x,>= 120\nb,requires,z,>= law\n");
    EXPECT_EQ(text.find("rules.never-holds"), std::string::npos) << text;
    EXPECT_EQ(text.find("never-holds"), text.rfind("never-holds")) << text;
}

TEST(single_tests, the_highest_that_a_group_can_reach_is_the_figure_named) {
    std::string_view const criteria = "id,parent,weight,scale,aggregate,na\nall,,,,,\na,all,3,weak,,\nb2,all,1,weak,,\n";
    std::string_view const scales = "scale,type,value,score\nweak,level,no,10\nweak,level,yes,70\n";
    TablesText const text{.criteria = criteria, .scales = scales, .rules = "benefit,effect,subject,test\nb,condition,all,>= 71\nb,requires,a,yes\n"};
    EXPECT_NE(review_says(text).find("is 70:"), std::string::npos) << review_says(text);
}

TEST(single_tests, a_part_that_may_not_apply_lifts_the_highest) {
    // Without the part that cannot pass 10 the group reaches 70.
    std::string_view const criteria = "id,parent,weight,scale,aggregate,na\nall,,,,,\na,all,1,good,,\nb2,all,1,bad,,yes\n";
    std::string_view const scales = "scale,type,value,score\ngood,level,no,0\ngood,level,yes,70\nbad,level,no,0\nbad,level,yes,10\n";
    TablesText text{.criteria = criteria, .scales = scales, .rules = "benefit,effect,subject,test\nb,requires,all,>= 70\n"};
    EXPECT_EQ(reviewed(text), "");
    text.rules = "benefit,effect,subject,test\nb,condition,all,>= 71\nb,requires,a,yes\n";
    EXPECT_NE(reviewed(text).find("never-holds.highest"), std::string::npos);
}

TEST(single_tests, scores_between_which_there_are_none) {
    std::string_view const criteria = "id,parent,weight,scale,aggregate,na\nall,,,,,\na,all,1,yes-no,,\nb2,all,1,yes-no,,\n";
    TablesText const text{.criteria = criteria, .rules = "benefit,effect,subject,test\nb,condition,all,[60..80]\nb,requires,a,yes\n"};
    EXPECT_NE(reviewed(text).find("[review.never-holds.gap@rules:2:test]"), std::string::npos) << reviewed(text);
    EXPECT_NE(review_says(text).find("can score 50 and 100, but nothing between"), std::string::npos) << review_says(text);
}

TEST(single_tests, every_level_or_none) {
    EXPECT_NE(said("b,requires,z,>= none\n").find("[review.always-holds@rules:2:test]"), std::string::npos);
    EXPECT_NE(said("b,requires,z,known or unknown\n").find("[review.always-holds@rules:2:test]"), std::string::npos);
    EXPECT_NE(said("b,requires,z,> law\n").find("[review.never-holds@rules:2:test]"), std::string::npos);
    EXPECT_EQ(said("b,requires,z,known\nb,condition,x,>= 40\n"), "");
}

// “in (yes, no)” asks whether the question applies, where not applicable does not count as holding.
TEST(single_tests, not_applicable_is_an_answer) {
    EXPECT_EQ(said("b,excludes,n,\"in (yes, no)\"\n"), "");
    EXPECT_NE(said("b,requires,n,\"in (yes, no)\"\n").find("always-holds"), std::string::npos);
    // Only a country to which it does not apply passes this.
    EXPECT_EQ(said("b,requires,n,\"not in (yes, no)\"\n").find("review."), std::string::npos);
}

TEST(single_tests, coverage_runs_from_nothing_to_all) {
    EXPECT_NE(said("b,requires,coverage,>= 0\n").find("[review.always-holds.lowest@rules:2:test]"), std::string::npos);
    EXPECT_EQ(said("b,requires,coverage,>= 100\n"), "");
    // 37 % cannot be known of five parts that weigh alike, with or without the one that may not apply.
    EXPECT_NE(said("b,condition,coverage(g),= 37\nb,requires,z,law\n").find("[review.never-holds@rules:2:test]"), std::string::npos);
    EXPECT_EQ(said("b,condition,coverage(g),= 50\nb,requires,z,law\n"), "");
}

TEST(single_tests, verdicts_and_names) {
    std::string const never = reviewed({.rules = rule_rows("c,requires,z,> law\nb,requires,c,eligible\n"), .benefits = "benefit\nb\nc\n"});
    EXPECT_NE(never.find("[review.never-holds@rules:3:test]"), std::string::npos) << never;
    std::string const always = said("b,defines,z,>= draft,name,1,,\nb,defines,z,< draft,name,1,,\nb,requires,name,true,,,,\nb,requires,x,>= 50,,,,\n");
    EXPECT_NE(always.find("[review.always-holds@rules:4:test]"), std::string::npos) << always;
}

TEST(single_tests, a_row_of_every_benefit_is_told_of_once) {
    std::string const text = reviewed({.rules = rule_rows("*,requires,x,>= 120\n"), .benefits = "benefit\nb\nc\nd\n"});
    EXPECT_EQ(text.find("never-holds"), text.rfind("never-holds")) << text;
}

TEST(single_tests, counts_that_never_come_out) {
    std::string const rows = "b,requires,z,law,k,2,,\nb,requires,z,draft,k,2,,\nb,requires,z,none,k,2,,\n";
    EXPECT_NE(said(rows).find("[review.group-never@rules:2:group]"), std::string::npos) << said(rows);
    std::string text;
    for (Fault const& fault : review_of({.rules = rule_rows(rows)}).faults)
        if (fault.code == "review.group-never") text = describe(fault, "en");
    EXPECT_NE(text.find("2 of its 3 rows are needed, and no country has more than 1 that hold"), std::string::npos) << text;
}

TEST(single_tests, counts_that_always_come_out) {
    std::string const rows = "b,requires,z,>= draft,k,1,,\nb,requires,z,< draft,k,1,,\nb,requires,x,>= 40,,,,\n";
    EXPECT_NE(said(rows).find("[review.group-always@rules:2:group]"), std::string::npos) << said(rows);
    std::string const text = sentence_of(rows);
    EXPECT_NE(text.find("1 of its 2 rows are needed, and in every country 1 hold at least"), std::string::npos) << text;
}

TEST(single_tests, a_group_of_every_benefit_is_told_of_once) {
    std::string const rows = "*,requires,z,>= draft,k,1,,\n*,requires,z,< draft,k,1,,\n*,requires,x,>= 40,,,,\n";
    EXPECT_EQ(reviewed({.rules = rule_rows(rows), .benefits = "benefit\nb\nc\n"}), "[review.group-always.every@rules:2:group]");
}

// A group whose mean may meet a negative score has no lowest score to compare with.
TEST(single_tests, nothing_is_said_of_a_group_that_may_have_no_score) {
    auto const of = [](std::string_view aggregate) {
        std::string const tree = "id,parent,weight,scale,aggregate\nall,,,,\ng,all,1,," + std::string(aggregate) + "\na,g,1,low,\nc,g,1,percent,\n";
        return reviewed({.criteria = tree, .scales = "scale,type,value,score\nlow,level,bad,-20\nlow,level,good,60\n", .rules = "benefit,effect,subject,test\nb,requires,g,>= -50\n"});
    };
    EXPECT_NE(of("").find("always-holds"), std::string::npos) << of("");
    EXPECT_EQ(of("geometric").find("always-holds"), std::string::npos) << of("geometric");
}

}  // namespace
}  // namespace adherence::testing
