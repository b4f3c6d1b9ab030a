// Orders of evaluation, and what a verdict rests on: CONTRACT sections 2 and 3.
#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view criteria =
    "id,parent,weight,scale\nall,,,\npillar,all,1,\na,pillar,1,percent\nb,pillar,0,percent\nside,all,0,\nc,"
    "side,1,percent\nd,all,1,yes-no\n";

FrameworkPtr rules(std::string_view rows, std::string_view benefits = "benefit\none\ntwo\nthree\n") {
    return framework_of({.criteria = criteria,
                         .rules = "benefit,effect,subject,test,group,to\n" + std::string(rows),
                         .benefits = benefits,
                         .as_of = "2026-11-01"});
}

std::string faults(std::string_view rows) {
    return errors(load({.criteria = criteria,
                        .rules = "benefit,effect,subject,test,group,to\n" + std::string(rows),
                        .benefits = "benefit\none\ntwo\nthree\n",
                        .as_of = "2026-11-01"}));
}

std::string rests_on(FrameworkPtr const& framework, std::size_t benefit = 0) {
    std::string ids;
    for (int const criterion : framework->benefits[benefit].rests_on) ids += framework->nodes[criterion].id;
    return ids;
}

TEST(compile_plan, a_verdict_rests_on_what_its_rows_read) {
    EXPECT_EQ(rests_on(rules("one,requires,a,>= 5,,\none,condition,d,yes,,\n")), "ad");
    EXPECT_EQ(rests_on(rules("one,requires,score(c),>= 5,,\n")), "c");
    EXPECT_EQ(rests_on(rules("one,requires,a,known,,\n")), "a");
    EXPECT_EQ(rests_on(rules("one,requires,a,>= 5,,2020-01-01\none,requires,d,yes,,\n")), "d");
}

TEST(compile_plan, groups_count_with_what_weighs_in_them) {
    EXPECT_EQ(rests_on(rules("one,requires,index,>= 5,,\n")), "ad");
    EXPECT_EQ(rests_on(rules("one,requires,coverage,>= 5,,\n")), "ad");
    EXPECT_EQ(rests_on(rules("one,requires,pillar,>= 5,,\n")), "a");
    EXPECT_EQ(rests_on(rules("one,requires,side,>= 5,,\n")), "c");
    EXPECT_EQ(rests_on(rules("one,requires,coverage(b),>= 5,,\n")), "b");
    EXPECT_EQ(rests_on(rules("one,requires,index,>= 5,,\none,requires,b,>= 5,,\n")), "abd");
}

TEST(compile_plan, what_is_read_counts_as_well) {
    FrameworkPtr const framework = rules(
        "one,requires,two,eligible,,\ntwo,requires,three,>= conditional,,\nthree,requires,c,>= 5,,\n"
        "two,defines,d,yes,name,\ntwo,condition,name,true,,\n");
    EXPECT_EQ(rests_on(framework, 0), "cd");
    EXPECT_EQ(rests_on(framework, 1), "cd");
    EXPECT_EQ(rests_on(framework, 2), "c");
    EXPECT_EQ(framework->benefits[0].reads, (std::vector<int>{2, 1}));
    EXPECT_EQ(framework->benefit_order, (std::vector<int>{2, 1, 0}));
}

TEST(compile_plan, definitions_come_before_what_reads_them) {
    FrameworkPtr const framework = rules(
        "one,defines,second,true,first,\none,defines,third,false,second,\none,defines,a,>= "
        "5,third,\none,requires,first,true,,\n");
    Benefit const& one = framework->benefits[0];
    ASSERT_EQ(one.definitions.size(), 3u);
    EXPECT_EQ(one.definitions[0].name, "third");
    EXPECT_EQ(one.definitions[2].name, "first");
    EXPECT_EQ(framework->rules[3].subject.index, 2);
    EXPECT_EQ(framework->rules[0].subject.index, 1);
    EXPECT_EQ(framework->rules[1].subject.index, 0);
}

TEST(compile_plan, circles_are_a_problem) {
    EXPECT_EQ(faults("one,requires,one,eligible,,\n"), "rules.circle@rules:2:subject");
    EXPECT_EQ(faults("one,requires,a,>= "
                     "5,,\none,requires,two,eligible,,\ntwo,requires,three,eligible,,\nthree,excludes,one,"
                     "eligible,,\n"),
              "rules.circle@rules:3:subject");
    EXPECT_EQ(faults("one,defines,name,true,name,\none,requires,name,true,,\n"),
              "rules.circle@rules:2:subject");
    EXPECT_EQ(faults("*,defines,x,true,y,\n*,defines,y,true,x,\n"), "rules.circle@rules:2:subject");
}

TEST(compile_plan, a_circle_that_is_out_of_force_is_none) {
    EXPECT_EQ(
        faults("one,requires,two,eligible,,\ntwo,requires,one,eligible,,2020-01-01\ntwo,requires,a,>= 5,,\n"),
        "");
    EXPECT_EQ(faults("*,requires,two,eligible,,2020-01-01\n"), "");
}

TEST(compile_plan, benefits_without_a_rule_are_kept) {
    FrameworkPtr const framework = rules("one,requires,a,>= 5,,\ntwo,defines,a,>= 5,name,\n");
    EXPECT_TRUE(framework->benefits[0].has_rule());
    EXPECT_FALSE(framework->benefits[1].has_rule());
    EXPECT_FALSE(framework->benefits[2].has_rule());
    EXPECT_EQ(framework->benefit_order.size(), 3u);
}

}  // namespace
}  // namespace adherence::testing
