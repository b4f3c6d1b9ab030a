// Rows without which every verdict is the same.
#include "core/review/superfluous.hpp"

#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

std::string said(std::string_view rows) { return reviewed({.rules = rule_rows(rows)}); }
std::string said_of_two(std::string_view rows) { return reviewed({.rules = rule_rows(rows), .benefits = "benefit\nb\nc\n"}); }

TEST(superfluous, a_weaker_requirement) {
    EXPECT_EQ(said("b,requires,x,>= 60\nb,requires,x,>= 40\n"), "[review.decides-nothing.one.example@rules:3:test]");
    EXPECT_EQ(said("b,requires,x,>= 40\nb,requires,x,>= 60\n"), "[review.decides-nothing.one.example@rules:2:test]");
    EXPECT_EQ(review_says({.rules = rule_rows("b,requires,x,>= 40\nb,requires,x,>= 60\n")}),
              "This row decides nothing: wherever it would count, row 3 (x >= 60) stands in the way already, as with x = 0.");
}

TEST(superfluous, of_two_that_say_the_same_the_later) {
    EXPECT_EQ(said("b,requires,z,>= draft\nb,requires,z,!= none\n"), "[review.decides-nothing.one.example@rules:3:test]");
    EXPECT_EQ(said("b,requires,z,>= draft\nb,excludes,z,none\n"), "[review.decides-nothing.one.example@rules:3:test]");
}

// The pair with its levels the wrong way round: who is not stopped meets the condition.
TEST(superfluous, a_condition_below_its_requirement) {
    EXPECT_EQ(said("b,requires,z,>= law\nb,condition,z,>= draft\n"), "[review.decides-nothing.one.example@rules:3:test]");
    EXPECT_EQ(said("b,requires,z,>= draft\nb,condition,z,>= law\n"), "");
}

TEST(superfluous, what_the_score_of_a_group_implies) {
    // x at 50 or more, z in law: 75 of 100 without y and n, half of which is x.
    EXPECT_EQ(said("b,requires,z,law\nb,requires,all,>= 25\n"), "[review.decides-nothing.one@rules:3:test]");
    EXPECT_EQ(said("b,requires,z,law\nb,requires,all,>= 26\n"), "");
}

TEST(superfluous, knowing_makes_a_difference) {
    EXPECT_EQ(said("b,requires,x,>= 60 and known\nb,requires,x,>= 40\n"), "[review.decides-nothing.one.example@rules:3:test]");
    EXPECT_EQ(said("b,requires,x,>= 60\nb,requires,x,>= 40 and known\n"), "");
    EXPECT_EQ(said("b,requires,coverage,>= 100\nb,requires,x,known\n"), "[review.decides-nothing.one@rules:3:test]");
    EXPECT_EQ(said("b,requires,coverage,>= 70\nb,requires,x,known\n"), "");
}

TEST(superfluous, what_does_not_apply_is_no_bar) {
    EXPECT_EQ(said("b,requires,n,yes\nb,excludes,n,no\n"), "[review.decides-nothing.one.example@rules:3:test]");
    // A country to which n does not apply passes the first and is stopped by the second.
    EXPECT_EQ(said("b,requires,n,yes\nb,defines,n,yes,sure,,,\nb,requires,sure,true\n"), "[review.decides-nothing.one.example@rules:2:test]");
}

TEST(superfluous, two_rows_together) {
    EXPECT_EQ(said("b,requires,x,>= 50\nb,requires,y,>= 50\nb,requires,g,>= 50\n"), "[review.decides-nothing.two@rules:4:test]");
    EXPECT_EQ(said("b,requires,x,>= 50\nb,requires,y,>= 50\nb,requires,z,law\nb,requires,n,yes\nb,condition,all,>= 66\n"), "[review.decides-nothing.more@rules:6:test]");
}

TEST(superfluous, a_row_of_every_benefit_matters_if_it_does_for_one) {
    EXPECT_EQ(said_of_two("*,requires,x,>= 25\nb,requires,x,>= 50\nc,requires,z,law\n"), "");
    EXPECT_EQ(said_of_two("*,requires,x,>= 25\nb,requires,x,>= 50\nc,requires,x,>= 30\n"), "[review.decides-nothing.every.one@rules:2:test]");
}

TEST(superfluous, the_only_row_decides) { EXPECT_EQ(said("b,requires,x,>= 40\n"), ""); }

TEST(superfluous, rows_of_a_count_are_judged_in_their_count) {
    // Whoever holds a law holds a draft: of two needed, these two come together.
    EXPECT_EQ(said("b,requires,z,>= draft,k,2,,\nb,requires,z,law,k,2,,\nb,requires,x,>= 60,k,2,,\n"), "");
    EXPECT_EQ(said("b,requires,z,>= draft,k,1,,\nb,requires,z,law,k,1,,\nb,requires,x,>= 60,k,1,,\n"), "[review.count-unchanged@rules:3:test]");
    // That another rule refuses first is no matter of the count.
    EXPECT_EQ(said("b,excludes,z,none,k,2,,\nb,excludes,x,< 50,k,2,,\nb,excludes,y,< 50,k,2,,\nb,requires,z,>= draft\n"), "");
}

TEST(superfluous, a_whole_group) {
    EXPECT_EQ(said("b,requires,x,>= 60\nb,requires,x,>= 40,k,1,,\nb,requires,y,>= 40,k,1,,\n"), "[review.group-decides-nothing.one@rules:3:group]");
}

TEST(superfluous, names) {
    EXPECT_EQ(said("b,defines,z,law,sure,,,\nb,requires,x,>= 60\n"), "[review.name-unread@rules:2:group]");
    EXPECT_EQ(said("b,defines,z,>= draft,sure,,,\nb,defines,z,law,sure,,,\nb,requires,sure,true\n"), "[review.definition-decides-nothing@rules:2:test]");
    EXPECT_EQ(said("b,defines,z,law,sure,,,\nb,requires,sure,true\nb,requires,x,>= 60\n"), "");
}

TEST(superfluous, nothing_more_is_said_of_a_benefit_that_nobody_gets) {
    EXPECT_EQ(said("b,requires,x,>= 60\nb,requires,x,< 50\nb,requires,z,law\nb,requires,z,>= draft\n").find("decides-nothing"), std::string::npos);
}

TEST(superfluous, the_framework_that_ships_has_none) {
    for (std::string_view const id : {"nsg-adherence", "letter-2014"}) EXPECT_EQ(found({{}, review(load_json(built_in_framework(id)))}), "") << id;
}

}  // namespace
}  // namespace adherence::testing
