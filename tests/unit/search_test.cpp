// The search: what it finds, and what it says where it has to end.
#include "core/rules/search.hpp"

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

TEST(search, settles_knows_when_to_stop) {
    constexpr VerdictSet no = only(Verdict::not_eligible), on = only(Verdict::conditional), yes = only(Verdict::eligible);
    EXPECT_FALSE(settles(no_verdict, every_verdict));
    EXPECT_FALSE(settles(no, every_verdict));
    EXPECT_FALSE(settles(yes, every_verdict));
    EXPECT_FALSE(settles(on | yes, every_verdict));
    EXPECT_TRUE(settles(no | yes, every_verdict));
    EXPECT_TRUE(settles(on, on | yes));
    EXPECT_FALSE(settles(yes, on | yes));
    EXPECT_TRUE(settles(yes, yes));
}

// Forty open cells whose weights are all different: which sums they reach exactly is more than can be searched.
std::string many_cells() {
    std::string criteria = "id,parent,weight,scale\nindex,,,\n";
    for (int i = 0; i < 40; ++i)
        criteria += "c" + std::to_string(i) + ",index," + std::to_string(100'003 + 7'919 * i * i + i) + ",yes-no\n";
    return criteria;
}

std::string open_row(std::string const& first) {
    std::string ids = "c0", cells = first;
    for (int i = 1; i < 40; ++i) {
        ids += ",c" + std::to_string(i);
        cells += ",?";
    }
    return ids + "\n" + cells;
}

TEST(search, says_where_its_budget_ended) {
    FrameworkPtr const hard = framework({.criteria = many_cells(),
                                         .rules = "benefit,effect,subject,test\nx,requires,index,[50.00000000001..50.00000000002]\n",
                                         .benefits = "benefit\nx\n"});
    ReportCase const one(hard, open_row("?"));
    EXPECT_FALSE(one.evaluation().verdict(0).searched_out);
    // Not eligible was found, eligible could not be ruled out.
    EXPECT_EQ(one.evaluation().verdict(0).verdict, Verdict::open);
    EXPECT_EQ(one.evaluation().verdict(0).possible, only(Verdict::not_eligible) | only(Verdict::eligible));
    Evaluation const lean = evaluate(*one.block, 0, std::vector<int>{0}, Detail::verdicts);
    EXPECT_EQ(lean.verdict(0).verdict, Verdict::open);
}

TEST(search, finds_a_wide_window_among_many_sums) {
    FrameworkPtr const easy = framework({.criteria = many_cells(),
                                         .rules = "benefit,effect,subject,test\nx,requires,index,[50..60]\nx,condition,c0,yes\nx,condition,c1,yes\n",
                                         .benefits = "benefit\nx\n"});
    ReportCase const one(easy, open_row("?"));
    EXPECT_TRUE(one.evaluation().verdict(0).searched_out);
    EXPECT_EQ(one.evaluation().verdict(0).verdict, Verdict::open);
    EXPECT_EQ(one.evaluation().verdict(0).possible, every_verdict);
}

TEST(search, halves_until_it_is_certain) {
    // Above 49.9 and with c0 not met something is left, but only a few of the sums; the search must find one.
    FrameworkPtr const narrow = framework({.criteria = many_cells(),
                                           .rules = "benefit,effect,subject,test\nx,requires,index,[49.9..50.1]\nx,requires,c0,no\n",
                                           .benefits = "benefit\nx\n"});
    ReportCase const one(narrow, open_row("?"));
    EXPECT_TRUE(one.evaluation().verdict(0).searched_out);
    EXPECT_EQ(one.evaluation().verdict(0).possible, only(Verdict::not_eligible) | only(Verdict::eligible));
}

}  // namespace
}  // namespace adherence::testing
