// SCORE, BOUNDS and COVERAGE of nodes.
#include "core/scoring/standing.hpp"

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

Standing at(std::string const& criteria, std::string const& cells, std::string_view node = "index", std::string const& scales = "") {
    ReportCase const one(framework({.criteria = criteria, .scales = scales, .rules = "benefit,effect,subject,test\nx,requires,index,>= 1\n",
                                    .benefits = "benefit\nx\n"}),
                         cells);
    int const index = one.policy->node(node);
    return standings(*one.policy, one.policy->weights, one.block->row(0), index)[static_cast<std::size_t>(index)];
}

constexpr char const* tree = "id,parent,weight,scale,na\nindex,,,,\ng,index,2,,\na,g,1,percent,yes\nb,g,3,percent,yes\nc,index,1,percent,yes\n";

TEST(standing, score_is_over_what_is_known_at_each_node) {
    Standing const one = at(tree, "a,b,c\n40,,100");
    EXPECT_EQ(one.score, Number(60));                    // g is 40: (2 * 40 + 100) / 3
    EXPECT_EQ(one.low, Number::fraction(120, 3));        // g from 10 …
    EXPECT_EQ(one.high, Number::fraction(270, 3));       // … to 85
    EXPECT_EQ(one.coverage, Number::fraction(150, 3));   // g 25: (2 * 25 + 100) / 3
}

TEST(standing, a_range_enters_by_its_middle) {
    Standing const one = at(tree, "a,b,c\n20..40,50,", "g");
    EXPECT_EQ(one.score, Number(45));
    EXPECT_EQ(one.low, Number::fraction(170, 4));
    EXPECT_EQ(one.high, Number::fraction(190, 4));
    EXPECT_EQ(one.coverage, Number(75));
}

TEST(standing, unknown_has_no_score_and_not_applicable_no_place) {
    EXPECT_FALSE(at(tree, "a,b,c\n?,?,50", "g").score);
    EXPECT_EQ(at(tree, "a,b,c\n?,?,50").score, Number(50));
    Standing const without = at(tree, "a,b,c\nn/a,n/a,50");
    EXPECT_EQ(without.score, Number(50));
    EXPECT_EQ(without.coverage, Number(100));
    EXPECT_FALSE(at(tree, "a,b,c\nn/a,n/a,50", "g").applicable);
    EXPECT_FALSE(at(tree, "a,b,c\nn/a,n/a,n/a").applicable);
}

TEST(standing, weight_zero_takes_no_part) {
    constexpr char const* zero = "id,parent,weight,scale\nindex,,,\na,index,0,percent\nb,index,1,percent\n";
    Standing const one = at(zero, "a,b\n?,50");
    EXPECT_EQ(one.low, one.high);
    EXPECT_EQ(one.coverage, Number(100));
    EXPECT_FALSE(at(zero, "a,b\noops,50").problem);
    EXPECT_TRUE(at(zero, "a,b\n5,oops").problem);
    EXPECT_FALSE(at("id,parent,weight,scale\nindex,,,\na,index,0,percent\n", "a\n50").applicable);
}

TEST(standing, one_level_of_several_with_one_score_is_certain) {
    std::string const scales = "scale,type,value,score\ns,level,x,50\ns,level,y,50\n";
    Standing const one = at("id,parent,scale\nindex,,\na,index,s\n", "a\n?", "index", scales);
    EXPECT_EQ(one.low, Number(50));
    EXPECT_EQ(one.high, Number(50));
    EXPECT_FALSE(one.score);  // nothing is known all the same
    EXPECT_EQ(one.coverage, Number(0));
}

TEST(standing, other_means) {
    auto const mean = [&](std::string const& aggregate, std::string const& cells) {
        return at("id,parent,scale,aggregate\nindex,,," + aggregate + "\na,index,percent,\nb,index,percent,\n", cells);
    };
    EXPECT_EQ(mean("minimum", "a,b\n20,?").low, Number(0));
    EXPECT_EQ(mean("minimum", "a,b\n20,?").high, Number(20));
    EXPECT_EQ(mean("maximum", "a,b\n20,?").low, Number(20));
    EXPECT_EQ(mean("harmonic", "a,b\n20,60").score, Number(30));
    EXPECT_EQ(mean("geometric", "a,b\n4,9").score, Number(6));
    EXPECT_EQ(mean("geometric", "a,b\n0,9").score, Number(0));
    EXPECT_EQ(mean("power:2", "a,b\n1,7").score, Number(5));
    EXPECT_EQ(mean("power:-1", "a,b\n20,60").score, Number(30));
}

TEST(standing, a_deep_chain_of_groups_is_no_trouble) {
    std::string criteria = "id,parent,scale\nindex,,\n";
    std::string above = "index";
    for (int i = 0; i < 9000; ++i) {
        std::string const id = "g" + std::to_string(i);
        criteria += id + "," + above + ",\n";
        above = id;
    }
    EXPECT_EQ(at(criteria + "a," + above + ",percent\n", "a\n40").score, Number(40));
}

}  // namespace
}  // namespace adherence::testing
