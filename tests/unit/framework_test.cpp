// The immutable framework: domains of scales, ids, the tree.
#include "core/framework/framework.hpp"

#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view criteria =
    "id,parent,weight,scale\n"
    "Overall,,,\n"
    "commitment,overall,1,\n"
    "Déclared,Commitment,1,yes-no\n"
    "unweighted,commitment,0,percent\n"
    "practice,index,0,\n"
    "controls,practice,1,in-force\n";

FrameworkPtr const& sample() {
    static FrameworkPtr const framework = framework_of({.criteria = criteria, .as_of = "2026-11-01"});
    return framework;
}

int node(std::string_view id) { return sample()->node(id); }

TEST(framework, nodes_by_id_without_regard_to_case_and_accents) {
    EXPECT_EQ(node("declared"), 2);
    EXPECT_EQ(node(" DÉCLARED "), 2);
    EXPECT_EQ(sample()->nodes[2].id, "Déclared");
    EXPECT_EQ(node("nothing"), -1);
    EXPECT_EQ(node(""), -1);
    EXPECT_EQ(node("overall"), 0);
}

TEST(framework, index_names_the_root_whatever_its_id) {
    EXPECT_EQ(node("index"), sample()->root);
    EXPECT_EQ(node("Index"), node("overall"));
    EXPECT_EQ(sample()->nodes[node("practice")].parent, sample()->root);
}

TEST(framework, benefits_by_id) {
    EXPECT_EQ(sample()->benefits.size(), 4u);
    EXPECT_EQ(sample()->benefit("Supply"), 3);
    EXPECT_EQ(sample()->benefits[0].id, "information");
    EXPECT_EQ(sample()->benefits[1].id, "meetings");
    EXPECT_EQ(sample()->benefits[2].id, "recognition");
    EXPECT_EQ(sample()->benefit("membership"), -1);
}

TEST(framework, children_stand_before_parents) {
    std::vector<int> place(sample()->nodes.size());
    for (std::size_t i = 0; i < sample()->bottom_up.size(); ++i)
        place[sample()->bottom_up[i]] = static_cast<int>(i);
    ASSERT_EQ(sample()->bottom_up.size(), sample()->nodes.size());
    for (std::size_t i = 1; i < sample()->nodes.size(); ++i)
        EXPECT_LT(place[i], place[sample()->nodes[i].parent]);
    auto const below = sample()->subtree(node("commitment"));
    EXPECT_EQ(std::vector<int>(below.begin(), below.end()), (std::vector<int>{2, 3, 1}));
    EXPECT_EQ(sample()->subtree(sample()->root).size(), 6u);
    EXPECT_EQ(sample()->subtree(node("controls")).size(), 1u);
}

TEST(framework, a_criterion_weighs_in_by_weights_above_zero_alone) {
    EXPECT_TRUE(sample()->weighs_in(sample()->root, node("declared")));
    EXPECT_FALSE(sample()->weighs_in(node("commitment"), node("unweighted")));
    EXPECT_FALSE(sample()->weighs_in(sample()->root, node("controls")));
    EXPECT_TRUE(sample()->weighs_in(node("practice"), node("controls")));
    EXPECT_FALSE(sample()->weighs_in(node("practice"), node("declared")));
    EXPECT_TRUE(sample()->weighs_in(node("unweighted"), node("unweighted")));
}

TEST(framework, what_each_type_of_scale_can_take) {
    auto const scale = [](ScaleType type) {
        Scale made;
        made.type = type;
        made.levels.resize(3);
        return made;
    };
    EXPECT_EQ(scale(ScaleType::level).everything(), ValueSet::all(Domain::discrete, 3));
    EXPECT_EQ(scale(ScaleType::date).everything(), ValueSet::all(Domain::date));
    EXPECT_EQ(scale(ScaleType::point).everything(), ValueSet::all(Domain::number));
    EXPECT_EQ(scale(ScaleType::relative).everything(), ValueSet::all(Domain::number));
    ValueSet const percent = scale(ScaleType::percent).everything(),
                   log = scale(ScaleType::logpoint).everything();
    EXPECT_TRUE(percent.contains(0) && percent.contains(100));
    EXPECT_FALSE(percent.contains(Number::fraction(1001, 10)));
    EXPECT_FALSE(log.contains(0));
    EXPECT_TRUE(log.contains(Number::fraction(1, 1000000)));
}

TEST(framework, knows_whether_figures_stay_rational) {
    auto const irrational = [](std::string_view aggregate, std::string_view scale_rows,
                               std::string_view scale) {
        std::string const rows = "id,parent,scale,aggregate\nall,,," + std::string(aggregate) + "\na,all," +
                                 std::string(scale) + ",\n";
        std::string const table = "scale,type,value,score\n" + std::string(scale_rows);
        return framework_of({.criteria = rows, .scales = table})->irrational;
    };
    EXPECT_FALSE(irrational("arithmetic", "", "percent"));
    EXPECT_FALSE(irrational("harmonic", "", "percent"));
    EXPECT_FALSE(irrational("minimum", "s,relative,minmax,\n", "s"));
    EXPECT_TRUE(irrational("geometric", "", "percent"));
    EXPECT_TRUE(irrational("power:2", "", "percent"));
    EXPECT_FALSE(irrational("power:1", "", "percent"));
    EXPECT_TRUE(irrational("", "s,logpoint,1,0\ns,logpoint,9,1\n", "s"));
    EXPECT_TRUE(irrational("", "s,relative,zscore,\n", "s"));
}

}  // namespace
}  // namespace adherence::testing
