// The table of criteria as a tree: CONTRACT section 2.
#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

Node node_of(std::string_view criteria, std::string_view id) {
    FrameworkPtr const framework = framework_of({.criteria = criteria, .as_of = "2026-11-01"});
    return framework ? framework->nodes.at(static_cast<std::size_t>(framework->node(id))) : Node{};
}

Node group(std::string_view aggregate) {
    return node_of("id,parent,scale,aggregate\nall,,," + std::string(aggregate) + "\na,all,percent,\n",
                   "all");
}

TEST(compile_tree, rows_may_stand_in_any_order) {
    FrameworkPtr const framework = framework_of(
        {.criteria = "id,parent,scale\nb,Pillar,percent\npillar,ALL,\na,pillar,yes-no\nAll,,\n"});
    EXPECT_EQ(framework->root, 3);
    EXPECT_EQ(framework->criteria, (std::vector<int>{0, 2}));
    EXPECT_EQ(framework->nodes[1].children, (std::vector<int>{0, 2}));
    EXPECT_EQ(framework->nodes[2].criterion_index, 1);
    EXPECT_FALSE(framework->nodes[1].criterion);
}

TEST(compile_tree, defaults) {
    Node const criterion = node_of("id,parent,scale\nall,,\na,all,percent\n", "a");
    EXPECT_EQ(criterion.weight, Number(1));
    EXPECT_EQ(criterion.effort, Number(1));
    EXPECT_FALSE(criterion.may_be_not_applicable);
    EXPECT_TRUE(criterion.criterion);
    EXPECT_EQ(group("").aggregate, Aggregate::arithmetic);
}

TEST(compile_tree, aggregates_by_name) {
    EXPECT_EQ(group("Geometric").aggregate, Aggregate::geometric);
    EXPECT_EQ(group("harmonic").aggregate, Aggregate::harmonic);
    EXPECT_EQ(group(" minimum ").aggregate, Aggregate::minimum);
    EXPECT_EQ(group("MAXIMUM").aggregate, Aggregate::maximum);
    EXPECT_EQ(group("arithmetic").aggregate, Aggregate::arithmetic);
}

TEST(compile_tree, power_with_its_exponent) {
    EXPECT_EQ(group("power:2").aggregate, Aggregate::power);
    EXPECT_EQ(group("power:2").exponent, Number(2));
    EXPECT_EQ(group("Power : -0.5").exponent, Number::fraction(-1, 2));
    EXPECT_EQ(group("\"power:1,5\"").exponent, Number::fraction(3, 2));
    EXPECT_EQ(group("power:0").exponent, Number());
    for (std::string_view const wrong :
         {"power", "power:", "power:x", "power:1:2", "power:1e9", "mean", "2"}) {
        Loaded const loaded = load(
            {.criteria = "id,parent,scale,aggregate\nall,,," + std::string(wrong) + "\na,all,percent,\n"});
        EXPECT_TRUE(errors(loaded).starts_with("criteria.unknown-aggregate")) << wrong;
    }
}

TEST(compile_tree, effort_and_what_cannot_be_changed) {
    auto const effort = [](std::string_view written) {
        return node_of("id,parent,scale,effort\nall,,,\na,all,percent," + std::string(written) + "\n", "a")
            .effort;
    };
    EXPECT_EQ(effort("\"2,5\""), Number::fraction(5, 2));
    EXPECT_EQ(effort("0"), Number());
    EXPECT_FALSE(effort("-"));
    EXPECT_FALSE(effort("–"));
}

TEST(compile_tree, na_by_any_word_for_yes) {
    for (auto const& [word, permitted] : {std::pair("yes", true),
                                          {"JA", true},
                                          {"1", true},
                                          {"TRUE", true},
                                          {"no", false},
                                          {"nee", false},
                                          {"0", false}})
        EXPECT_EQ(node_of("id,parent,scale,na\nall,,,\na,all,percent," + std::string(word) + "\n", "a")
                      .may_be_not_applicable,
                  permitted)
            << word;
}

TEST(compile_tree, index_may_be_the_roots_id_or_a_parents_name) {
    EXPECT_EQ(node_of("id,parent,scale\nindex,,\na,Index,percent\n", "a").parent, 0);
    EXPECT_EQ(node_of("id,parent,scale\na,index,percent\nall,,\n", "a").parent, 1);
}

TEST(compile_tree, a_lone_criterion_is_a_framework) {
    FrameworkPtr const framework = framework_of(
        {.criteria = "id,parent,scale\na,,yes-no\n",
         .rules = "benefit,effect,subject,test\nsupply,requires,index,>= 50\nsupply,requires,a,yes\n"});
    EXPECT_EQ(framework->root, 0);
    EXPECT_EQ(framework->rules[0].subject.kind, Subject::Kind::score);
    EXPECT_EQ(framework->rules[1].subject.kind, Subject::Kind::value);
}

TEST(compile_tree, scales_by_id_in_any_case) {
    FrameworkPtr const framework =
        framework_of({.criteria = "id,parent,scale\nall,,\na,all,YES-NO\nb,all,Étapes\n",
                      .scales = "scale,type,value,score\netapes,level,un,0\n"});
    EXPECT_TRUE(framework->scale_of(1).yes_no);
    EXPECT_EQ(framework->scale_of(2).id, "etapes");
}

}  // namespace
}  // namespace adherence::testing
