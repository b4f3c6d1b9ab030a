// The decision table: subjects, dates, groups, defined names.
#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view criteria =
    "id,parent,scale\nall,,\npillar,all,\ndeclared,pillar,yes-no\nshare,pillar,percent\nsince,all,in-force\n";
constexpr std::string_view benefits = "benefit\nmeetings\nsupply\n";
constexpr std::string_view header = "benefit,effect,subject,test,group,need,from,to,id\n";

FrameworkPtr rules(std::string_view rows, std::string_view as_of = "2026-11-01") {
    return framework_of({.criteria = criteria,
                         .rules = std::string(header) + std::string(rows),
                         .benefits = benefits,
                         .as_of = as_of});
}

std::string faults(std::string_view rows) {
    return errors(load({.criteria = criteria,
                        .rules = std::string(header) + std::string(rows),
                        .benefits = benefits,
                        .as_of = "2026-11-01"}));
}

Subject subject(std::string_view written, std::string_view test) {
    FrameworkPtr const framework =
        rules("supply,requires," + std::string(written) + "," + std::string(test) + ",,,,,\n");
    return framework ? framework->rules.at(0).subject : Subject{Subject::Kind::value, -1};
}

TEST(compile_rules, subjects_of_every_kind) {
    using Kind = Subject::Kind;
    auto const is = [](Subject const& found, Kind kind, int index) {
        return found.kind == kind && found.index == index;
    };
    EXPECT_TRUE(is(subject("Declared", "yes"), Kind::value, 2));
    EXPECT_TRUE(is(subject("pillar", ">= 5"), Kind::score, 1));
    EXPECT_TRUE(is(subject("INDEX", ">= 5"), Kind::score, 0));
    EXPECT_TRUE(is(subject("all", ">= 5"), Kind::score, 0));
    EXPECT_TRUE(is(subject("score(declared)", ">= 5"), Kind::score, 2));
    EXPECT_TRUE(is(subject("Score( pillar )", ">= 5"), Kind::score, 1));
    EXPECT_TRUE(is(subject("coverage", ">= 5"), Kind::coverage, 0));
    EXPECT_TRUE(is(subject("coverage(share)", ">= 5"), Kind::coverage, 3));
    EXPECT_TRUE(is(subject("Coverage (Index)", ">= 5"), Kind::coverage, 0));
    EXPECT_TRUE(is(subject("Meetings", "eligible"), Kind::benefit, 0));
}

TEST(compile_rules, a_boolean_or_a_number_cell_is_a_test) {
    FrameworkPtr const framework = rules(
        "supply,defines,share,60,good,,,,\nsupply,requires,good,1,,,,,\nsupply,requires,declared,1,,,,,\n"
        "supply,requires,since,46327,,,,,\n");
    EXPECT_EQ(framework->rules[0].test.when_known, ValueSet::single(Domain::number, 60));
    EXPECT_EQ(framework->rules[1].test.when_known, ValueSet::levels(2, 1, 1));
    EXPECT_EQ(framework->rules[2].test.when_known, ValueSet::levels(2, 1, 1));
    EXPECT_EQ(framework->rules[3].test_text, "2026-11-01");
    Loaded const json = load_json(R"({"criteria": [{"id": "a", "scale": "yes-no"}], "rules": [
        {"benefit": "supply", "effect": "requires", "subject": "a", "test": true}]})");
    EXPECT_EQ(json.framework->rules[0].test.when_known, ValueSet::levels(2, 1, 1));
}

TEST(compile_rules, a_star_is_a_row_of_every_benefit) {
    FrameworkPtr const framework = rules("*,excludes,declared,no,,,,,x\nsupply,requires,share,>= 50,,,,,y\n");
    ASSERT_EQ(framework->rules.size(), 3u);
    EXPECT_EQ(framework->benefits[0].exclusions.size(), 1u);
    EXPECT_EQ(framework->benefits[1].exclusions.size(), 1u);
    EXPECT_EQ(framework->benefits[1].requirements.size(), 1u);
    EXPECT_TRUE(framework->rules[1].every);
    EXPECT_EQ(framework->rules[1].id, "x");
    EXPECT_FALSE(framework->rules[2].every);
}

TEST(compile_rules, rows_in_force_on_the_day) {
    auto const in_force = [](std::string_view from, std::string_view to) {
        return rules("supply,requires,share,>= 50,,," + std::string(from) + "," + std::string(to) + ",\n")
            ->rules.size();
    };
    EXPECT_EQ(in_force("2026-11-01", "2026-11-01"), 1u);
    EXPECT_EQ(in_force("2026-11-02", ""), 0u);
    EXPECT_EQ(in_force("", "2026-10-31"), 0u);
    EXPECT_EQ(in_force("2020-01-01", ""), 1u);
    EXPECT_EQ(in_force("", "46327"), 1u);
    EXPECT_EQ(in_force("", ""), 1u);
}

TEST(compile_rules, rows_out_of_force_are_read_all_the_same) {
    EXPECT_EQ(faults("supply,requires,share,>= much,,,2030-01-01,,\n"),
              "rules.operand-not-a-number@rules:2:test");
}

TEST(compile_rules, groups_count_together_by_benefit_and_effect) {
    FrameworkPtr const framework = rules(
        "supply,requires,share,>= "
        "50,G,1,,,\nsupply,requires,declared,yes,g,,,,\nsupply,requires,since,known,,,,,\n"
        "supply,condition,share,>= 90,g,,,,\nmeetings,requires,share,>= 50,g,,,,\n");
    Benefit const& supply = framework->benefits[1];
    ASSERT_EQ(supply.requirements.size(), 2u);
    EXPECT_EQ(supply.requirements[0].rules, (std::vector<int>{0, 1}));
    EXPECT_EQ(supply.requirements[0].need, 1u);
    EXPECT_EQ(supply.requirements[1].rules, (std::vector<int>{2}));
    EXPECT_EQ(supply.conditions.size(), 1u);
    EXPECT_EQ(framework->benefits[0].requirements[0].need, 1u);
}

TEST(compile_rules, need_is_all_unless_given) {
    FrameworkPtr const framework = rules(
        "supply,requires,share,>= "
        "50,g,,,,\nsupply,requires,declared,yes,g,,,,\nsupply,requires,since,known,h,\"1,0\",,,\n");
    EXPECT_EQ(framework->benefits[1].requirements[0].need, 2u);
    EXPECT_EQ(framework->benefits[1].requirements[1].need, 1u);
    EXPECT_EQ(rules("supply,requires,share,>= 50,g,2,,,\nsupply,requires,declared,yes,g,2,,,\n")
                  ->benefits[1]
                  .requirements[0]
                  .need,
              2u);
}

TEST(compile_rules, need_speaks_of_the_rows_in_force) {
    // What was needed until last year is no contradiction, and a group without a row in force does not exist.
    FrameworkPtr const framework = rules(
        "supply,requires,share,>= 50,g,1,,2025-12-31,\nsupply,requires,share,>= 50,g,2,2026-01-01,,\n"
        "supply,requires,declared,yes,g,,,,\nsupply,requires,since,known,h,9,,2025-12-31,\n");
    ASSERT_EQ(framework->benefits[1].requirements.size(), 1u);
    EXPECT_EQ(framework->benefits[1].requirements[0].need, 2u);
    EXPECT_EQ(faults("supply,requires,share,>= 50,g,2,,2025-12-31,\nsupply,requires,share,>= 60,g,2,,,\n"),
              "rules.need-too-large@rules:3:need");
    EXPECT_EQ(faults("supply,requires,share,>= 50,g,-1,,,\n"), "rules.need-unclear@rules:2:need");
    EXPECT_EQ(faults("supply,requires,share,>= 50,g,1.5,,,\n"), "rules.need-unclear@rules:2:need");
}

TEST(compile_rules, a_star_row_fills_a_benefits_own_group) {
    FrameworkPtr const framework =
        rules("*,requires,share,>= 50,g,,,,\nsupply,requires,declared,yes,g,1,,,\n");
    EXPECT_EQ(framework->benefits[0].requirements[0].rules.size(), 1u);
    EXPECT_EQ(framework->benefits[1].requirements[0].rules.size(), 2u);
    EXPECT_EQ(framework->benefits[1].requirements[0].need, 1u);
    EXPECT_EQ(framework->benefits[0].requirements[0].need, 1u);
}

TEST(compile_rules, names_are_defined_for_a_benefit_or_for_each) {
    FrameworkPtr const framework = rules(
        "*,defines,share,>= "
        "50,Good,,,,\nsupply,requires,good,true,,,,,\nmeetings,condition,GOOD,false,,,,,\n");
    EXPECT_EQ(framework->benefits[0].definitions.at(0).name, "Good");
    EXPECT_EQ(framework->benefits[1].definitions.at(0).clause.rules.size(), 1u);
    EXPECT_EQ(framework->rules[2].subject.kind, Subject::Kind::defined);
    EXPECT_TRUE(framework->benefits[1].has_rule());
    EXPECT_EQ(faults("meetings,defines,share,>= 50,good,,,,\nsupply,requires,good,true,,,,,\n"),
              "rules.name-of-another@rules:3:subject");
}

TEST(compile_rules, a_name_without_a_row_in_force_is_there_and_never_holds) {
    FrameworkPtr const framework =
        rules("supply,defines,share,>= 50,good,,,2020-01-01,\nsupply,requires,good,true,,,,,\n");
    ASSERT_EQ(framework->benefits[1].definitions.size(), 1u);
    EXPECT_TRUE(framework->benefits[1].definitions[0].clause.rules.empty());
    EXPECT_EQ(framework->rules.size(), 1u);
}

TEST(compile_rules, words_in_any_case) {
    EXPECT_EQ(rules("SUPPLY,Requires,SHARE,KNOWN AND >= 50,,,,,\n")->benefits[1].requirements.size(), 1u);
}

}  // namespace
}  // namespace adherence::testing
