// One country, one evaluation: verdicts, findings, and what they rest on.
#include "core/rules/evaluation.hpp"

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

constexpr char const* tree = "id,parent,weight,scale,na\nindex,,,,\na,index,1,percent,yes\nb,index,1,percent,yes\nc,index,0,yes-no,yes\n";

std::string rules(std::string const& rows) { return "benefit,effect,subject,test,group,need\n" + rows; }

struct Judged {
    ReportCase one;
    Judged(std::string const& rows, std::string const& cells, std::string const& benefits = "benefit\nx\n",
           std::string const& criteria = tree, std::string const& scales = "")
        : one(framework({.criteria = criteria, .scales = scales, .rules = rules(rows), .benefits = benefits}), cells) {}
    [[nodiscard]] Judgement const& of(std::string_view benefit = "x") const {
        return one.evaluation().verdict(one.policy->benefit(benefit));
    }
    [[nodiscard]] std::vector<Finding> findings(std::string_view benefit = "x") const {
        return one.evaluation().findings(one.policy->benefit(benefit));
    }
};

TEST(evaluation, excludes_before_requires_before_conditions) {
    std::string const rows = "x,requires,a,>= 50,,\nx,condition,b,>= 50,,\nx,excludes,c,yes,,\n";
    EXPECT_EQ(Judged(rows, "a,b,c\n50,50,no").of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged(rows, "a,b,c\n50,49,no").of().verdict, Verdict::conditional);
    EXPECT_EQ(Judged(rows, "a,b,c\n49,50,no").of().verdict, Verdict::not_eligible);
    EXPECT_EQ(Judged(rows, "a,b,c\n50,50,yes").of().verdict, Verdict::not_eligible);
    EXPECT_EQ(Judged(rows, "a,b,c\n50,50,").of().verdict, Verdict::open);
}

TEST(evaluation, a_condition_that_is_open_leaves_conditional) {
    Judged const one("x,condition,b,>= 50,,\n", "a,b\n1,");
    EXPECT_EQ(one.of().verdict, Verdict::conditional);
    EXPECT_EQ(one.of().possible, only(Verdict::conditional) | only(Verdict::eligible));
}

TEST(evaluation, tests_on_one_cell_hang_together) {
    // Whatever a is, one of the two holds: no bound on each alone can tell.
    Judged const either("x,requires,a,>= 50,k,1\nx,requires,a,< 50,k,1\n", "a\n?");
    EXPECT_EQ(either.of().verdict, Verdict::eligible);
    Judged const both("x,requires,a,>= 50,,\nx,requires,a,< 50,,\n", "a\n?");
    EXPECT_EQ(both.of().verdict, Verdict::not_eligible);
}

TEST(evaluation, says_whether_every_completion_is_among_some_verdicts) {
    auto const within = [](std::string const& rows, std::string const& cells, VerdictSet verdicts, std::size_t budget) {
        return verdicts_within(*Judged(rows, cells).one.block, 0, 0, verdicts, budget).truth;
    };
    constexpr std::size_t plenty = 10'000;
    std::string const rows = "x,requires,a,>= 50,,\nx,condition,b,>= 50,,\n";
    VerdictSet const conditional = only(Verdict::conditional), eligible = only(Verdict::eligible);
    EXPECT_EQ(within(rows, "a,b\n50,50", eligible, plenty), Truth::yes);
    EXPECT_EQ(within(rows, "a,b\n50,?", eligible, plenty), Truth::no);
    EXPECT_EQ(within(rows, "a,b\n50,?", static_cast<VerdictSet>(conditional | eligible), plenty), Truth::yes);
    EXPECT_EQ(within(rows, "a,b\n50,perhaps", every_verdict, plenty), Truth::no);
    // One of the two always holds: that takes a search.
    std::string const either = "x,requires,a,>= 50,k,1\nx,requires,a,< 50,k,1\nx,condition,b,[20..30],,\n";
    EXPECT_EQ(within(either, "a,b\n?,25", eligible, plenty), Truth::yes);
    EXPECT_EQ(within(either, "a,b\n?,25", eligible, 0), Truth::open);
    // Neither end of b passes, but something between them does.
    EXPECT_EQ(within(either, "a,b\n?,?", conditional, plenty), Truth::no);
}

TEST(evaluation, a_score_that_no_level_reaches_is_not_possible) {
    // 0, 50 and 100 are the scores of the index; none lies from 60 to 90.
    std::string const yes_no = "id,parent,scale\nindex,,\na,index,yes-no\nb,index,yes-no\n";
    Judged const gap("x,requires,index,[60..90],,\n", "a,b\n?,?", "benefit\nx\n", yes_no);
    EXPECT_EQ(gap.of().verdict, Verdict::not_eligible);
    EXPECT_EQ(gap.findings()[0].outcome, Outcome::fails);
    Judged const reached("x,requires,index,[50..90],,\n", "a,b\n?,?", "benefit\nx\n", yes_no);
    EXPECT_EQ(reached.of().verdict, Verdict::open);
}

TEST(evaluation, groups_and_thresholds_hang_together) {
    // The index is the mean of a and b: with both at most 40 it never comes to 60.
    Judged const low("x,requires,a,<= 40,,\nx,requires,b,<= 40,,\nx,requires,index,>= 60,,\n", "a,b\n?,?");
    EXPECT_EQ(low.of().verdict, Verdict::not_eligible);
    Judged const enough("x,requires,a,<= 40,,\nx,requires,b,<= 80,,\nx,requires,index,>= 60,,\n", "a,b\n?,?");
    EXPECT_EQ(enough.of().verdict, Verdict::open);
    EXPECT_EQ(enough.of().possible, only(Verdict::not_eligible) | only(Verdict::eligible));
    Judged const short_of_it("x,requires,a,< 40,,\nx,requires,b,<= 80,,\nx,requires,index,>= 60,,\n", "a,b\n?,?");
    EXPECT_EQ(short_of_it.of().verdict, Verdict::not_eligible);
}

TEST(evaluation, not_applicable_is_no_bar) {
    EXPECT_EQ(Judged("x,requires,a,>= 50,,\nx,condition,a,known,,\n", "a\nn/a").of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged("x,excludes,a,< 50,,\n", "a\nn/a").of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged("x,defines,a,>= 0,n,\nx,requires,n,true,,\n", "a\nn/a").of().verdict, Verdict::not_eligible);
    // Two of three, one of them not applicable: it counts as met.
    std::string const rows = "x,requires,a,>= 50,k,2\nx,requires,b,>= 50,k,2\nx,requires,c,yes,k,2\n";
    EXPECT_EQ(Judged(rows, "a,b,c\nn/a,60,no").of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged(rows, "a,b,c\nn/a,40,no").of().verdict, Verdict::not_eligible);
    Judged const whole("x,requires,index,>= 50,,\n", "a,b\nn/a,n/a");
    EXPECT_EQ(whole.of().verdict, Verdict::eligible);
    EXPECT_EQ(whole.findings()[0].outcome, Outcome::not_applicable);
}

TEST(evaluation, known_and_unknown_speak_of_the_evidence_entered) {
    std::string const rows = "x,requires,a,known,,\n";
    EXPECT_EQ(Judged(rows, "a\n0").of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged(rows, "a\n20..30").of().verdict, Verdict::not_eligible);
    EXPECT_EQ(Judged(rows, "a\n?").of().verdict, Verdict::not_eligible);
    EXPECT_EQ(Judged("x,requires,index,known,,\n", "a,b\n1,2").of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged("x,requires,index,known,,\n", "a,b\n1,").of().verdict, Verdict::not_eligible);
    EXPECT_EQ(Judged("x,requires,coverage,>= 50,,\n", "a,b\n1,").of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged("x,requires,coverage,> 50,,\n", "a,b\n1,").of().verdict, Verdict::not_eligible);
}

TEST(evaluation, a_benefit_reads_another) {
    std::string const rows = "x,requires,a,>= 50,,\nx,condition,b,>= 50,,\ny,requires,x,>= conditional,,\ny,condition,x,eligible,,\n";
    std::string const two = "benefit\ny\nx\n";
    EXPECT_EQ(Judged(rows, "a,b\n50,50", two).of("y").verdict, Verdict::eligible);
    EXPECT_EQ(Judged(rows, "a,b\n50,40", two).of("y").verdict, Verdict::conditional);
    EXPECT_EQ(Judged(rows, "a,b\n40,50", two).of("y").verdict, Verdict::not_eligible);
    EXPECT_EQ(Judged(rows, "a,b\n,50", two).of("y").verdict, Verdict::open);
    EXPECT_EQ(Judged(rows, "a,b\nx,50", two).of("y").verdict, Verdict::invalid);
}

TEST(evaluation, without_a_rule_it_is_open) {
    Judged const one("y,requires,a,>= 50,,\n", "a\n60", "benefit\nx\ny\n");
    EXPECT_EQ(one.of("x").verdict, Verdict::open);
    EXPECT_TRUE(one.of("x").no_rule);
    Judged const reader("y,requires,x,eligible,,\ny,excludes,a,< 50,,\n", "a\n60", "benefit\nx\ny\n");
    EXPECT_EQ(reader.of("y").verdict, Verdict::open);
    EXPECT_FALSE(reader.of("y").no_rule);
    Judged const excluded("y,requires,x,eligible,,\ny,excludes,a,< 50,,\n", "a\n40", "benefit\nx\ny\n");
    EXPECT_EQ(excluded.of("y").verdict, Verdict::not_eligible);
}

TEST(evaluation, a_problem_makes_invalid_only_what_rests_on_it) {
    std::string const rows = "x,requires,index,>= 10,,\ny,requires,a,>= 10,,\nz,requires,c,yes,,\n";
    std::string const three = "benefit\nx\ny\nz\n";
    Judged const in_b(rows, "a,b,c\n20,oops,yes", three);
    EXPECT_EQ(in_b.of("x").verdict, Verdict::invalid);
    EXPECT_EQ(in_b.of("x").problems, std::vector<int>{in_b.one.policy->node("b")});
    EXPECT_EQ(in_b.findings("x")[0].outcome, Outcome::invalid);
    EXPECT_EQ(in_b.of("y").verdict, Verdict::eligible);
    // c weighs nothing in the index: the index does not rest on it.
    Judged const in_c(rows, "a,b,c\n20,20,oops", three);
    EXPECT_EQ(in_c.of("x").verdict, Verdict::eligible);
    EXPECT_EQ(in_c.of("z").verdict, Verdict::invalid);
    // Also where another row would decide.
    EXPECT_EQ(Judged("x,excludes,a,>= 0,,\nx,requires,b,>= 10,,\n", "a,b\n1,oops").of().verdict, Verdict::invalid);
}

TEST(evaluation, a_negative_score_has_no_geometric_mean) {
    std::string const criteria = "id,parent,scale,aggregate\nindex,,,\ng,index,,geometric\na,g,s,\nb,g,percent,\nd,index,percent,\n";
    std::string const scales = "scale,type,value,score\ns,level,bad,-5\ns,level,good,5\n";
    std::string const rows = "x,requires,index,>= 1,,\ny,requires,d,>= 1,,\n";
    Judged const bad(rows, "a,b,d\nbad,50,50", "benefit\nx\ny\n", criteria, scales);
    EXPECT_EQ(bad.of("x").verdict, Verdict::invalid);
    EXPECT_EQ(bad.of("x").problems, std::vector<int>{bad.one.policy->node("g")});
    EXPECT_EQ(bad.of("y").verdict, Verdict::eligible);
    EXPECT_TRUE(bad.one.evaluation().node(bad.one.policy->node("g")).problem);
    EXPECT_EQ(Judged(rows, "a,b,d\ngood,50,50", "benefit\nx\ny\n", criteria, scales).of("x").verdict, Verdict::eligible);
}

TEST(evaluation, a_relative_column_needs_two_known_cells) {
    std::string const criteria = "id,parent,scale\nindex,,\na,index,r\nb,index,percent\n";
    std::string const scales = "scale,type,value,score\nr,relative,minmax,up\n";
    std::string const rows = "x,requires,index,>= 50,,\n";
    Judged const one(rows, "a,b\n5,80\n,80", "benefit\nx\n", criteria, scales);
    EXPECT_EQ(one.of().verdict, Verdict::open);
    EXPECT_FALSE(one.one.evaluation().node(0).low);
    Judged const three(rows, "a,b\n5,80\n10,80\n?,20\n7,0", "benefit\nx\n", criteria, scales);
    EXPECT_EQ(three.of().verdict, Verdict::not_eligible);               // (0 + 80) / 2
    EXPECT_EQ(three.one.row(1).verdict(0).verdict, Verdict::eligible);  // (100 + 80) / 2
    EXPECT_EQ(three.one.row(2).verdict(0).verdict, Verdict::open);      // (0 … 100 + 20) / 2
    EXPECT_EQ(three.one.row(2).node(0).high, Number(60));
    EXPECT_EQ(three.one.row(3).verdict(0).verdict, Verdict::not_eligible);
}

TEST(evaluation, distance_is_figure_minus_threshold) {
    Judged const one("x,requires,index,>= 60,,\nx,condition,a,< 20,,\nx,requires,coverage,>= 80,,\nx,requires,b,[10..90],,\n", "a,b\n40,70");
    auto const findings = one.findings();
    EXPECT_EQ(findings[0].distance, Number(-5));
    EXPECT_EQ(findings[1].distance, Number(20));
    EXPECT_EQ(findings[2].distance, Number(20));
    EXPECT_FALSE(findings[3].distance);
}

TEST(evaluation, exactly_at_a_threshold_passes) {
    std::string const thirds = "id,parent,scale\nindex,,\na,index,percent\nb,index,percent\nc,index,percent\n";
    // (33.3 + 33.4 + 33.3) / 3 is 33 1/3 and a third of a hundred is no decimal.
    EXPECT_EQ(Judged("x,requires,index,> 33.3333333333333,,\n", "a,b,c\n0,0,100", "benefit\nx\n", thirds).of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged("x,requires,index,>= 33.3333333333334,,\n", "a,b,c\n0,0,100", "benefit\nx\n", thirds).of().verdict, Verdict::not_eligible);
    EXPECT_EQ(Judged("x,requires,index,>= 0.3,,\n", "a,b,c\n0.1,0.2,0.6", "benefit\nx\n", thirds).of().verdict, Verdict::eligible);
    std::string const roots = "id,parent,scale,aggregate\nindex,,,geometric\na,index,percent,\nb,index,percent,\n";
    EXPECT_EQ(Judged("x,requires,index,>= 6,,\n", "a,b\n4,9", "benefit\nx\n", roots).of().verdict, Verdict::eligible);
    EXPECT_EQ(Judged("x,requires,index,> 6,,\n", "a,b\n4,9", "benefit\nx\n", roots).of().verdict, Verdict::not_eligible);
}

TEST(evaluation, ranks_are_shared_by_ties) {
    std::vector<std::optional<Number>> const scores{Number(5), Number(7), {}, Number(7), Number(1)};
    EXPECT_EQ(ranks(scores), (std::vector<std::size_t>{3, 1, 0, 1, 4}));
    Number const root = sqrt(Number(2));
    std::vector<std::optional<Number>> const nearly{root * root, Number(2), Number(3)};
    EXPECT_EQ(ranks(nearly), (std::vector<std::size_t>{2, 2, 1}));
}

// A mean that has no score for what is negative makes its benefit invalid, and so every benefit that asks for that one.
TEST(evaluation, a_problem_of_a_score_reaches_the_benefits_that_ask_for_its_benefit) {
    std::string const criteria = "id,parent,weight,scale,aggregate\nindex,,,,\ng,index,1,,geometric\na,g,1,s,\nb,g,1,percent,\n";
    std::string const scales = "scale,type,value,score\ns,level,bad,-10\ns,level,good,50\n";
    std::string const rows = "x,requires,g,>= 10,,\ny,requires,x,eligible,,\nz,requires,b,>= 10,,\n";
    Judged const bad(rows, "a,b\nbad,50", "benefit\nx\ny\nz\n", criteria, scales), good(rows, "a,b\ngood,50", "benefit\nx\ny\nz\n", criteria, scales);
    for (std::string_view const benefit : {"x", "y"}) {
        EXPECT_EQ(bad.of(benefit).verdict, Verdict::invalid) << benefit;
        EXPECT_EQ(bad.of(benefit).problems, bad.of("x").problems) << benefit;
        EXPECT_EQ(good.of(benefit).verdict, Verdict::eligible) << benefit;
    }
    EXPECT_FALSE(bad.of("y").problems.empty());
    EXPECT_EQ(bad.of("z").verdict, Verdict::eligible);
}

}  // namespace
}  // namespace adherence::testing
