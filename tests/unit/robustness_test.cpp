#include "core/doubt/robustness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "core/doubt/rank_draws.hpp"
#include "core/doubt/sensitivity.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

ReportCase countries() {
    FrameworkPtr const policy = framework(
        {.criteria = "id,parent,weight,scale,aggregate\nindex,,,,geometric\na,index,1,percent,\nb,index,2,,\nc,b,3,percent,\n"
                     "d,b,1,lognumber,\ne,b,1,among,\n",
         .scales = "scale,type,value,score\nlognumber,logpoint,1,0\nlognumber,logpoint,1000,100\namong,relative,percentile:0:100,\n",
         .rules = "benefit,effect,subject,test\none,requires,index,>= 45\none,condition,d,>= 30\ntwo,requires,coverage(index),>= 80\n"
                  "three,requires,score(e),>= 60\n",
         .benefits = "benefit\none\ntwo\nthree\nfour\n"});
    return {policy, "a,c,d,e\n50,40,?,7\n?,30..90,100,3\n60,?,10..500,?\n45,45,45,5\n"};
}

TEST(robustness, any_number_of_threads_gives_the_same) {
    ReportCase const all = countries();
    std::array const benefits{0, 1, 2, 3};
    auto const alone = robustness(*all.block, benefits, {}, {{}, {}, 1}), three = robustness(*all.block, benefits, {}, {{}, {}, 3});
    auto const ranks_alone = rank_draws(*all.block, {}, {{}, {}, 1}), ranks_three = rank_draws(*all.block, {}, {{}, {}, 3});
    auto const sources_alone = sensitivity(*all.block, 2, {}, {{}, {}, 1}), sources_three = sensitivity(*all.block, 2, {}, {{}, {}, 3});
    for (std::size_t row = 0; row < all.block->rows(); ++row) {
        for (std::size_t place = 0; place < benefits.size(); ++place) {
            EXPECT_EQ(alone->at(row, place).eligible, three->at(row, place).eligible);
            EXPECT_EQ(alone->at(row, place).conditional, three->at(row, place).conditional);
        }
        for (std::size_t rank = 1; rank <= all.block->rows(); ++rank)
            EXPECT_EQ(ranks_alone->acceptability(row, rank), ranks_three->acceptability(row, rank));
    }
    for (std::size_t source = 0; source < sources_alone->sources.size(); ++source)
        EXPECT_EQ(sources_alone->sources[source].share.total, sources_three->sources[source].share.total);
}

TEST(robustness, coverage_hangs_on_weights_alone) {
    // Of the third country a is known and, of b, nothing: coverage is the share of a, about a third.
    ReportCase const all = countries();
    std::array const benefits{1};
    auto const shares = robustness(*all.block, benefits, {});
    EXPECT_TRUE(shares->at(2, 0).certain);
    EXPECT_EQ(shares->at(2, 0).not_eligible, 1);
    EXPECT_TRUE(shares->at(3, 0).certain);
    EXPECT_EQ(shares->at(3, 0).eligible, 1);
    // Of the first, d is open: coverage 100 (1 - 2/3 1/5) = 86.7.
    EXPECT_FALSE(shares->at(0, 0).certain && shares->at(0, 0).eligible == 0);
    EXPECT_GT(shares->at(0, 0).eligible, 0.9);
}

TEST(robustness, logarithms_and_places_among_others) {
    // The index is 45 at least whatever d is; d, uniform in its logarithm between 1 and 1000, is 30 at least for the rest.
    // e of the third is drawn between 3 and 7: above 5 two of three are below it.
    ReportCase const all = countries();
    std::array const benefits{0, 2};
    auto const shares = robustness(*all.block, benefits, {20'000, {WeightSpread::Kind::moved, 0}, 1});
    EXPECT_NEAR(shares->at(0, 0).eligible, 1 - std::log(30) / std::log(1000), 0.02);
    EXPECT_EQ(shares->at(0, 0).not_eligible, 0);
    EXPECT_NEAR(shares->at(2, 1).eligible, 0.5, 0.02);
}

// Of the columns below 5 and 10 are known. What lies beyond them scores as the last known number on its side, never as 0.
TEST(robustness, beyond_the_known_numbers_of_a_column) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,scale\nindex,,\na,index,among\n",
                                           .scales = "scale,type,value,score\namong,relative,minmax:40:90,\n",
                                           .rules = "benefit,effect,subject,test\nhigh,requires,index,>= 90\nlow,requires,index,<= 40\n",
                                           .benefits = "benefit\nhigh\nlow\n"});
    ReportCase const all(policy, "a\n>= 20\n<= 2\n5\n10\n");
    std::array const benefits{0, 1};
    auto const shares = robustness(*all.block, benefits, {640, {WeightSpread::Kind::moved, 0}, 1});
    EXPECT_EQ(shares->at(0, 0).eligible, 1);
    EXPECT_EQ(shares->at(0, 1).eligible, 0);
    EXPECT_EQ(shares->at(1, 0).eligible, 0);
    EXPECT_EQ(shares->at(1, 1).eligible, 1);
}

TEST(robustness, without_a_rule_nothing_is_asked) {
    ReportCase const all = countries();
    std::array const benefits{3};
    EXPECT_FALSE(robustness(*all.block, benefits, {})->at(0, 0).asked);
}

TEST(robustness, all_draws_alike_is_not_yet_certain) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,percent\n",
                                           .rules = "benefit,effect,subject,test\none,requires,a,>= 0.000001\n", .benefits = "benefit\none\n"});
    ReportCase const country(policy, "a\n?\n");
    std::array const benefits{0};
    VerdictShares const shares = robustness(*country.block, benefits, {})->at(0, 0);
    EXPECT_FALSE(shares.certain);
    EXPECT_EQ(shares.eligible, 1);
    EXPECT_NEAR(shares.error, 1e-4, 1e-6);
}

TEST(robustness, stopped_it_gives_nothing_and_says_how_far_it_came) {
    ReportCase const all = countries();
    std::array const benefits{0};
    std::stop_source source;
    std::atomic<std::size_t> done = 0;
    auto const count = [&] { ++done; };
    EXPECT_TRUE(robustness(*all.block, benefits, {640, {}, 1}, {source.get_token(), count, 2}));
    EXPECT_EQ(done, 10u);
    source.request_stop();
    EXPECT_FALSE(robustness(*all.block, benefits, {}, {source.get_token(), count, 2}));
    EXPECT_FALSE(rank_draws(*all.block, {}, {source.get_token(), count, 2}));
    EXPECT_FALSE(sensitivity(*all.block, 0, {}, {source.get_token(), count, 2}));
    EXPECT_FALSE(rank_sensitivity(*all.block, {}, true, {source.get_token(), count, 2}));
}

TEST(rank_sensitivity, of_the_block) {
    ReportCase const all = countries();
    auto const found = rank_sensitivity(*all.block, {2048, {}, 1}, false);
    ASSERT_TRUE(found && found->has_index);
    EXPECT_GT(found->variance, 0);
    EXPECT_EQ(found->sources.size(), 6u);  // index, b, and four criteria with an open cell somewhere
    double together = 0;
    for (SensitivitySource const& one : found->sources) together += one.share.first;
    EXPECT_LT(together, 1.05);
    // A block of one country never changes ranks.
    ReportCase const one(all.policy, "a,c,d,e\n50,40,?,7\n");
    EXPECT_FALSE(rank_sensitivity(*one.block, {2048, {}, 1}, false)->has_index);
}

TEST(rank_sensitivity, with_the_choice_of_method_among_the_sources) {
    ReportCase const all = countries();
    auto const found = rank_sensitivity(*all.block, {2048, {}, 1}, true);
    ASSERT_EQ(found->sources.size(), 8u);
    using Kind = SensitivitySource::Kind;
    EXPECT_EQ(std::ranges::count(found->sources, Kind::mean, &SensitivitySource::kind), 1);
    EXPECT_EQ(std::ranges::count(found->sources, Kind::relative, &SensitivitySource::kind), 1);
}

// What is open in two countries is one source: over all combinations where it may be the same in both, else sampled.
TEST(rank_sensitivity, of_cells_that_are_open_in_different_ways) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,steps\n",
                                           .scales = "scale,type,value,score\nsteps,level,none,0\nsteps,level,some,50\nsteps,level,all,100\n"});
    auto const of = [&](std::string const& cells) {
        ReportCase const three(policy, cells);
        return *rank_sensitivity(*three.block, {4096, {WeightSpread::Kind::moved, 0}, 1}, false);
    };
    Sensitivity const alike = of("a\n?\n?\nsome\n"), different = of("a\n?\nnone | all\nsome\n");
    EXPECT_TRUE(alike.exact);
    EXPECT_FALSE(different.exact);
    // Halves of the coordinate for the second country, thirds for the first: each sixth of it is another case.
    for (Sensitivity const& found : {alike, different}) {
        EXPECT_GT(found.variance, 0);
        EXPECT_NEAR(found.sources.back().share.total, 1, 0.05);
    }
}

// Scores 100 and 1 against 45 and 45: the means are 50.5 and 45, the roots 10 and 45. Whether the ranks are today's hangs on
// the mean alone, which is arithmetic twice of three times.
TEST(rank_sensitivity, is_all_the_means_where_all_hangs_on_it) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,percent\nb,index,1,percent\n"});
    ReportCase const two(policy, "a,b\n100,1\n45,45\n");
    auto const found = rank_sensitivity(*two.block, {1024, {WeightSpread::Kind::moved, 0}, 1}, true);
    EXPECT_TRUE(found->exact);
    EXPECT_NEAR(found->variance, 2.0 / 9, 1e-12);
    for (SensitivitySource const& one : found->sources) EXPECT_NEAR(one.share.total, one.kind == SensitivitySource::Kind::mean ? 1 : 0, 1e-12);
}

}  // namespace
}  // namespace adherence::testing
