// Verdicts, outcomes, scores and bounds against the brute-force twin, on thousands of small random frameworks.
#include <gtest/gtest.h>


#include "core/rules/row_reader.hpp"
#include "property/brute_force.hpp"
#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t most_completions = 1500;

struct Tally {
    int cases = 0;
    int refined = 0;  ///< verdicts for which Kleene's logic alone was too wide
    std::array<int, 5> verdicts{};
};

VerdictSet by_kleene(CountryBlock const& block, int benefit) {
    std::vector<VerdictSet> verdicts(block.framework().benefits.size(), every_verdict);
    RowReader reader(block, 0, block.row(0), verdicts);
    Deduction deduction(block.framework(), reader);
    for (int const one : block.framework().benefit_order) verdicts[static_cast<std::size_t>(one)] = deduction.possible(one);
    return verdicts[static_cast<std::size_t>(benefit)];
}

void expect_figure(std::optional<Number> const& ours, std::optional<Figure> const& theirs, std::string const& what) {
    ASSERT_EQ(ours.has_value(), theirs.has_value()) << what;
    if (ours) EXPECT_NEAR(ours->to_double(), theirs->convert_to<double>(), 1e-9) << what;
}

void expect_figures(Evaluation const& evaluation, SmallCase const& small, Exhausted const& twin) {
    auto const covered = coverages(small), entered = entered_scores(small);
    for (std::size_t node = 0; node < small.nodes.size(); ++node) {
        int const index = evaluation.framework().node(small.nodes[node].id);
        Standing const standing = evaluation.node(index);
        std::string const what = small.nodes[node].id + "\n" + described(small);
        ASSERT_EQ(standing.applicable, covered[node].has_value()) << what;
        if (!standing.applicable) continue;
        EXPECT_FALSE(standing.problem) << what;
        expect_figure(standing.coverage, covered[node], "coverage of " + what);
        expect_figure(standing.score, entered[node], "score of " + what);
        expect_figure(standing.low, twin.lowest[node], "low of " + what);
        expect_figure(standing.high, twin.highest[node], "high of " + what);
    }
}

void expect_outcomes(Evaluation const& evaluation, int benefit, SmallCase const& small, Exhausted const& twin) {
    for (Finding const& finding : evaluation.findings(benefit)) {
        Rule const& rule = evaluation.framework().rules[finding.rule];
        auto const& met = twin.outcomes[rule.row - 2];
        bool const certain = met.size() == 1;
        Outcome const truth = !certain ? Outcome::open : met[0] < 0 ? Outcome::not_applicable : met[0] ? Outcome::holds : Outcome::fails;
        bool const on_node = rule.subject.kind != Subject::Kind::benefit && rule.subject.kind != Subject::Kind::defined;
        // What names and verdicts make of it may be certain without being seen to be; never the other way.
        if ((on_node && !rule.every) || finding.outcome != Outcome::open)
            if (!rule.every || on_node) EXPECT_EQ(finding.outcome, truth) << rule.row << "\n" << described(small);
    }
}

// \param exact at most one open percentage: then the twin has met every verdict there is.
void expect_verdicts(SmallCase const& small, ReportCase const& ours, Exhausted const& twin, bool exact, Tally& tally) {
    for (int benefit = 0; benefit < small.benefits; ++benefit) {
        Judgement const& judgement = ours.evaluation().verdict(benefit);
        unsigned const met = twin.verdicts[static_cast<std::size_t>(benefit)];
        ASSERT_TRUE(judgement.searched_out) << described(small);
        if (exact) {
            ASSERT_EQ(judgement.possible, met) << "benefit " << benefit << "\n" << described(small);
            ASSERT_EQ(judgement.verdict, verdict_of(static_cast<VerdictSet>(met))) << described(small);
        } else {
            ASSERT_EQ(judgement.possible & met, met) << "benefit " << benefit << "\n" << described(small);
        }
        Evaluation const lean = evaluate(*ours.block, 0, std::span(&benefit, 1), Detail::verdicts);
        ASSERT_EQ(lean.verdict(benefit).verdict, judgement.verdict) << described(small);
        ++tally.verdicts[static_cast<std::size_t>(judgement.verdict)];
        VerdictSet const kleene = by_kleene(*ours.block, benefit);
        ASSERT_EQ(kleene & met, met) << described(small);
        tally.refined += kleene != judgement.possible;
        if (exact) expect_outcomes(ours.evaluation(), benefit, small, twin);
    }
}

Tally compare(unsigned seed, int cases, SmallLimits const& limits) {
    Random random(seed + other_seed());
    Tally tally;
    while (tally.cases < cases && !::testing::Test::HasFailure()) {
        SmallCase const small = random_case(random, limits);
        auto const twin = exhaust(small, most_completions);
        if (!twin) continue;
        ++tally.cases;
        ReportCase const ours = country_of(small);
        expect_verdicts(small, ours, *twin, limits.percentages <= 1, tally);
        if (limits.percentages <= 1) expect_figures(ours.evaluation(), small, *twin);
    }
    return tally;
}

void expect_every_verdict(Tally const& tally) {
    for (Verdict const verdict : {Verdict::not_eligible, Verdict::conditional, Verdict::eligible, Verdict::open})
        EXPECT_GT(tally.verdicts[static_cast<std::size_t>(verdict)], 20) << static_cast<int>(verdict);
    EXPECT_GT(tally.refined, 20);
}

TEST(verdicts_against_the_twin, rational_means) { expect_every_verdict(compare(1, 4000, {})); }

TEST(verdicts_against_the_twin, more_criteria) { expect_every_verdict(compare(2, 800, {.criteria = 7})); }

TEST(verdicts_against_the_twin, means_with_roots) { expect_every_verdict(compare(3, 400, {.criteria = 4, .means_with_roots = true})); }

// Two open percentages have more completions than can be counted: what the twin meets must be possible.
TEST(verdicts_against_the_twin, several_percentages) { expect_every_verdict(compare(4, 800, {.criteria = 6, .percentages = 3})); }

}  // namespace
}  // namespace adherence::testing
