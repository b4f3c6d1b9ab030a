// Kleene's logic over sets of verdicts.
#include "core/rules/deduction.hpp"

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

constexpr VerdictSet no = only(Verdict::not_eligible), on = only(Verdict::conditional), yes = only(Verdict::eligible);

struct Said {
    std::vector<Outcome> outcomes;  ///< by rule
    std::vector<VerdictSet> verdicts{every_verdict, every_verdict};
    Outcome tested(int rule) const { return outcomes[static_cast<std::size_t>(rule)]; }
    VerdictSet possible(int benefit) const { return verdicts[static_cast<std::size_t>(benefit)]; }
};

VerdictSet deduced(std::string const& rules, Said said) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,scale\nindex,,\na,index,percent\nb,index,percent\n",
                                           .rules = "benefit,effect,subject,test,group,need\n" + rules, .benefits = "benefit\nx\ny\n"});
    Deduction deduction(*policy, said);
    return deduction.possible(0);
}

constexpr auto H = Outcome::holds, F = Outcome::fails, O = Outcome::open, N = Outcome::not_applicable;

TEST(deduction, verdict_of_a_set) {
    EXPECT_EQ(verdict_of(no), Verdict::not_eligible);
    EXPECT_EQ(verdict_of(on), Verdict::conditional);
    EXPECT_EQ(verdict_of(yes), Verdict::eligible);
    EXPECT_EQ(verdict_of(on | yes), Verdict::conditional);
    for (int const set : {no | on, no | yes, no | on | yes}) EXPECT_EQ(verdict_of(static_cast<VerdictSet>(set)), Verdict::open);
}

TEST(deduction, what_does_not_apply_is_no_bar) {
    EXPECT_EQ(counted(N, Effect::requires_), Truth::yes);
    EXPECT_EQ(counted(N, Effect::condition), Truth::yes);
    EXPECT_EQ(counted(N, Effect::excludes), Truth::no);
    EXPECT_EQ(counted(N, Effect::defines), Truth::no);
    EXPECT_EQ(counted(O, Effect::requires_), Truth::open);
}

TEST(deduction, effects_in_their_order) {
    std::string const rules = "x,requires,a,>= 1,,\nx,excludes,a,>= 2,,\nx,condition,b,>= 3,,\n";
    EXPECT_EQ(deduced(rules, {{H, F, H}}), yes);
    EXPECT_EQ(deduced(rules, {{H, F, F}}), on);
    EXPECT_EQ(deduced(rules, {{H, H, H}}), no);
    EXPECT_EQ(deduced(rules, {{F, O, O}}), no);
    EXPECT_EQ(deduced(rules, {{O, F, H}}), no | yes);
    EXPECT_EQ(deduced(rules, {{H, F, O}}), on | yes);
    EXPECT_EQ(deduced(rules, {{H, O, F}}), no | on);
    EXPECT_EQ(deduced(rules, {{N, N, N}}), yes);
}

TEST(deduction, groups_count) {
    std::string const two_of_three = "x,requires,a,>= 1,k,2\nx,requires,a,>= 2,k,2\nx,requires,b,>= 3,k,2\n";
    EXPECT_EQ(deduced(two_of_three, {{H, H, F}}), yes);
    EXPECT_EQ(deduced(two_of_three, {{H, O, F}}), no | yes);
    EXPECT_EQ(deduced(two_of_three, {{O, F, F}}), no);
    EXPECT_EQ(deduced(two_of_three, {{H, O, O}}), no | yes);
}

TEST(deduction, names_and_other_benefits) {
    std::string const name = "x,defines,a,>= 1,n,\nx,requires,n,true,,\n";
    EXPECT_EQ(deduced(name, {{H, O}}), yes);
    EXPECT_EQ(deduced(name, {{F, O}}), no);
    EXPECT_EQ(deduced(name, {{O, O}}), no | yes);
    std::string const reads = "x,requires,y,>= conditional,,\ny,requires,a,>= 1,,\n";
    EXPECT_EQ(deduced(reads, {{O, O}, {every_verdict, no}}), no);
    EXPECT_EQ(deduced(reads, {{O, O}, {every_verdict, on | yes}}), yes);
    EXPECT_EQ(deduced(reads, {{O, O}, {every_verdict, no | on}}), no | yes);
}

TEST(deduction, without_a_rule_everything_is_possible) {
    EXPECT_EQ(deduced("y,requires,a,>= 1,,\n", {{H}}), every_verdict);
}

}  // namespace
}  // namespace adherence::testing
