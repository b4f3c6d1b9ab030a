// Whole-number plans say what the exact arithmetic says.
#include "core/scoring/score_plan.hpp"

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

FrameworkPtr two_groups(std::string const& aggregate = "arithmetic") {
    return framework({.criteria = "id,parent,weight,scale,aggregate,na\nindex,,,,,\ng,index,3,," + aggregate +
                                  ",\na,g,1,percent,,yes\nb,g,2,percent,,yes\nc,index,1,percent,,yes\nd,index,0,percent,,yes\n",
                      .rules = "benefit,effect,subject,test\nx,requires,index,>= 60\nx,condition,g,(20..40]\nx,condition,coverage(g),>= 50\nx,condition,g,known\nx,condition,a,>= 5\n",
                      .benefits = "benefit\nx\n"});
}

TEST(score_plan, shares_add_up_to_the_whole) {
    FrameworkPtr const policy = two_groups();
    ScorePlan const plan(*policy, {true, true, true, true});
    NodePlan const& index = plan.node(policy->root);
    ASSERT_EQ(index.whole, 4);  // a 1/4, b 2/4, c 1/4
    ASSERT_EQ(index.shares.size(), 3U);
    EXPECT_EQ(index.shares[0].share, 1);
    EXPECT_EQ(index.shares[1].share, 2);
    EXPECT_EQ(index.shares[2].share, 1);
}

TEST(score_plan, weights_are_rescaled_among_what_applies) {
    FrameworkPtr const policy = two_groups();
    ScorePlan const plan(*policy, {false, true, false, true});
    EXPECT_EQ(plan.node(policy->root).shares.size(), 1U);
    EXPECT_EQ(plan.node(policy->root).whole, plan.node(policy->root).shares[0].share);
    ScorePlan const none(*policy, {false, false, false, true});
    EXPECT_FALSE(none.node(policy->node("g")).applicable);
    EXPECT_FALSE(none.node(policy->root).applicable);
}

TEST(score_plan, tests_are_spans_of_whole_numbers) {
    FrameworkPtr const policy = two_groups();
    ScorePlan const plan(*policy, {true, true, true, true});
    auto const& index = plan.test(0).when_known;
    ASSERT_EQ(index.size(), 1U);
    EXPECT_EQ(index[0].low, 60 * 4 * plan.unit());
    auto const& group = plan.test(1).when_known;
    EXPECT_EQ(group[0].low, 20 * 3 * plan.unit() + 1);
    EXPECT_EQ(group[0].high, 40 * 3 * plan.unit());
    EXPECT_EQ(plan.test(2).when_known[0].low, 2);  // half of three shares is one and a half
    EXPECT_FALSE(plan.test(3).alike);
    EXPECT_EQ(plan.test(4).figure, -1);
    EXPECT_EQ(plan.figures().size(), 3U);
}

TEST(score_plan, stands_back_where_a_mean_is_not_arithmetic) {
    FrameworkPtr const policy = two_groups("geometric");
    ScorePlan const plan(*policy, {true, true, true, true});
    EXPECT_FALSE(plan.node(policy->root).arithmetic);
    EXPECT_FALSE(plan.arithmetic());
    EXPECT_EQ(plan.node(policy->root).whole, 4);  // of the coverage, which is arithmetic always
}

TEST(score_plan, stands_back_where_figures_are_too_fine) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,weight,scale\nindex,,,\na,index,1.000000000007,percent\nb,index,3.1,percent\n",
                                           .rules = "benefit,effect,subject,test\nx,requires,index,>= 60\n", .benefits = "benefit\nx\n"});
    EXPECT_EQ(ScorePlan(*policy, {true, true}).node(policy->root).whole, 0);
    ReportCase const one(policy, "a,b\n60,60");
    EXPECT_EQ(one.evaluation().verdict(0).verdict, Verdict::eligible);
    EXPECT_EQ(one.evaluation().node(policy->root).score, Number(60));
}

TEST(score_plan, units_hold_the_usual_fractions) {
    std::int64_t const unit = score_unit(*two_groups());
    EXPECT_EQ(in_score_units(Number::fraction(1, 7), unit), unit / 7);
    EXPECT_EQ(in_score_units(Number::fraction(-1, 1000), unit), -unit / 1000);
    EXPECT_FALSE(in_score_units(Number::fraction(1, 11), unit));
    EXPECT_FALSE(in_score_units(Number(1'000'000'000'000), unit));
    EXPECT_FALSE(in_score_units(sqrt(Number(2)), unit));
}

TEST(score_plan, units_hold_what_whole_values_score_between_points) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,scale\nindex,,\na,index,p\n",
                                           .scales = "scale,type,value,score\np,point,6,100\np,point,60,0\np,point,71,-1\n"});
    std::int64_t const unit = score_unit(*policy);
    EXPECT_TRUE(in_score_units(Number::fraction(5000, 54), unit));
    EXPECT_TRUE(in_score_units(Number::fraction(-3, 11), unit));
}

TEST(score_plan, plan_and_exact_arithmetic_agree) {
    FrameworkPtr const policy = built_in("nsg-adherence");
    std::string const csv = file_text("data/fictional/assessments.csv");
    ReportCase const all(policy, csv);
    int planned = 0;
    for (std::size_t row = 0; row < all.block->rows(); ++row) {
        RowSummary const& summary = all.block->summary(row);
        auto const exact = standings(*policy, policy->weights, all.block->row(row), policy->root);
        ASSERT_TRUE(summary.plan);
        for (std::size_t node = 0; node < policy->nodes.size(); ++node) {
            NodePlan const& plan = summary.plan->node(static_cast<int>(node));
            EXPECT_EQ(plan.applicable, exact[node].applicable) << policy->nodes[node].id << " in row " << row;
            if (!plan.applicable || summary.problem || plan.whole == 0 || !summary.in_units) continue;
            std::int64_t low = 0, high = 0;
            for (Share const& share : plan.shares) {
                low += share.share * all.block->row(row)[static_cast<std::size_t>(share.criterion)]->low_units;
                high += share.share * all.block->row(row)[static_cast<std::size_t>(share.criterion)]->high_units;
            }
            EXPECT_EQ(Number::fraction(low, plan.whole) / Number(summary.plan->unit()), *exact[node].low);
            EXPECT_EQ(Number::fraction(high, plan.whole) / Number(summary.plan->unit()), *exact[node].high);
            ++planned;
        }
    }
    EXPECT_GT(planned, 500);
}

}  // namespace
}  // namespace adherence::testing
