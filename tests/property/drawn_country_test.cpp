// Countries under drawn weights and cells, 64 at once in doubles, against the exact verdict of each draw by itself.
#include "core/doubt/drawn_country.hpp"

#include <gtest/gtest.h>

#include <deque>

#include "core/rules/evaluation.hpp"
#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

constexpr int parts = 1000;  // of each cell's chances

struct Drawn {
    std::vector<int> chances;                            // by criterion
    std::shared_ptr<std::vector<Number> const> weights;  // by node
};

Drawn draw(Random& random, Framework const& framework) {
    Drawn drawn;
    for (std::size_t criterion = 0; criterion < framework.criteria.size(); ++criterion) drawn.chances.push_back(below(random, parts));
    std::vector<Number> weights;
    for (Number const& weight : framework.weights) weights.push_back(weight.sign() > 0 ? Number(1 + below(random, 6)) : Number());
    drawn.weights = std::make_shared<std::vector<Number> const>(std::move(weights));
    return drawn;
}

// The one value that the cell holds in a draw.
Appraisal const* cell_in(CountryBlock const& block, int criterion, int chance, std::deque<Appraisal>& kept) {
    Appraisal const* const today = block.row(0)[static_cast<std::size_t>(criterion)];
    if (!today->open()) return today;
    Framework const& framework = block.framework();
    Scale const& scale = framework.scale_of(framework.criteria[static_cast<std::size_t>(criterion)]);
    std::vector<ValueSet const*> tests;
    for (int const rule : block.store().tests_on(criterion))
        if (framework.rules[static_cast<std::size_t>(rule)].subject.kind == Subject::Kind::value)
            tests.push_back(&framework.rules[static_cast<std::size_t>(rule)].test.when_unknown);
    Possible const possible = possible_values({framework, scale, {}, tests}, today->assessment.values);
    Number left = Number::fraction(2 * chance + 1, 2 * parts);
    Assessment assessment = today->assessment;
    if (!possible.spans.empty()) {
        EXPECT_EQ(possible.spans.size(), 1u);
        assessment.values = ValueSet::single(Domain::number, *possible.spans[0].low + (*possible.spans[0].high - *possible.spans[0].low) * left);
    }
    for (Possible::Choice const& choice : possible.choices) {
        assessment.values = choice.value;
        if (left < choice.share) break;
        left -= choice.share;
    }
    return &kept.emplace_back(block.store().appraise(criterion, std::move(assessment)));
}

void compare(unsigned seed, int cases, SmallLimits const& limits) {
    Random random(seed + other_seed());
    std::array<int, 3> met{};
    for (int done = 0; done < cases && !::testing::Test::HasFailure(); ++done) {
        SmallCase const small = random_case(random, limits);
        ReportCase const today = country_of(small);
        CountryBlock const& block = *today.block;
        Framework const& framework = block.framework();
        std::vector<int> benefits(framework.benefits.size());
        for (std::size_t benefit = 0; benefit < benefits.size(); ++benefit) benefits[benefit] = static_cast<int>(benefit);
        RelativeColumns columns(block);
        DrawnCountry const country(columns, block, 0, {benefits, true});
        DrawnCountry::Scratch scratch(country);
        Lanes uniform(framework.criteria.size()), shares(framework.nodes.size());
        std::vector<Drawn> draws;
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            Drawn const& one = draws.emplace_back(draw(random, framework));
            for (std::size_t criterion = 0; criterion < uniform.size(); ++criterion) uniform[criterion][lane] = (one.chances[criterion] + 0.5) / parts;
            for (std::size_t node = 0; node < framework.nodes.size(); ++node) {
                double whole = 0;
                for (int const child : framework.nodes[node].children) whole += (*one.weights)[static_cast<std::size_t>(child)].to_double();
                for (int const child : framework.nodes[node].children)
                    shares[static_cast<std::size_t>(child)][lane] = (*one.weights)[static_cast<std::size_t>(child)].to_double() / whole;
            }
        }
        for (std::size_t cell = 0; cell < country.cells().size(); ++cell)
            country.cells()[cell].draw(uniform[static_cast<std::size_t>(country.cells()[cell].criterion())], scratch.cells[cell]);
        country.verdicts(shares, scratch);
        Lane index;
        if (country.has_index()) country.index(shares, scratch, index);
        for (std::size_t lane = 0; lane < lane_count; ++lane) {
            std::deque<Appraisal> kept;
            std::vector<Appraisal const*> cells;
            for (std::size_t criterion = 0; criterion < framework.criteria.size(); ++criterion)
                cells.push_back(cell_in(block, static_cast<int>(criterion), draws[lane].chances[criterion], kept));
            CountryBlock const completed(block.store_ptr(), std::move(cells), draws[lane].weights);
            Evaluation const evaluation = evaluate(completed, 0);
            for (int const benefit : benefits) {
                Judgement const& judgement = evaluation.verdict(benefit);
                LaneVerdicts const& verdicts = scratch.verdicts[static_cast<std::size_t>(benefit)];
                if (judgement.no_rule) continue;
                for (Verdict const verdict : {Verdict::not_eligible, Verdict::conditional, Verdict::eligible}) {
                    bool const said = verdicts.only(verdict) >> lane & 1U;
                    ASSERT_EQ(said, judgement.possible == only(verdict)) << "benefit " << benefit << " draw " << lane << "\n" << described(small);
                    met[static_cast<std::size_t>(verdict)] += said;
                }
            }
            Standing const root = evaluation.node(framework.root);
            ASSERT_EQ(country.has_index(), root.applicable && root.low.has_value()) << described(small);
            if (country.has_index()) ASSERT_NEAR(index[lane], root.low->to_double(), 1e-10) << described(small);
        }
    }
    for (int const count : met) EXPECT_GT(count, 10 * cases);
}

TEST(drawn_country, each_draw_is_the_exact_verdict) { compare(1, 400, {}); }
TEST(drawn_country, with_roots) { compare(2, 60, {.means_with_roots = true}); }
TEST(drawn_country, of_many_criteria) { compare(3, 150, {.criteria = 9, .percentages = 4}); }

}  // namespace
}  // namespace adherence::testing
