// What learning alone could do, against finding out every combination of what the open cells may hold.
#include "core/advice/learning.hpp"

#include <gtest/gtest.h>


#include "property/combinations.hpp"

namespace adherence::testing {
namespace {

// What the cell may be found out to hold, at the same price each.
std::vector<Move> findings_of(SmallCase const& small, std::size_t node) {
    SmallCell const& cell = small.cells[node];
    SmallScale const& scale = small.scales[static_cast<std::size_t>(small.nodes[node].scale)];
    std::vector<Move> findings{{"", Number()}};
    bool const percent = scale.kind == SmallScale::Kind::percent;
    if (cell.state == SmallCell::State::not_applicable || (percent ? cell.low == cell.high : cell.values.size() < 2)) return findings;
    auto const add = [&](std::string text) { findings.push_back({std::move(text), 1}); };
    for (int value = cell.low; percent && value <= cell.high; ++value) add(std::to_string(value));
    for (int const value : cell.values)
        if (!percent) add(scale.kind == SmallScale::Kind::level ? "l" + std::to_string(value) : day_text(value));
    return findings;
}

void compare(unsigned seed, int cases, SmallLimits const& limits, int least_found) {
    Random random(seed + other_seed());
    int found = 0, several = 0, never = 0;
    for (int done = 0; done < cases && !::testing::Test::HasFailure();) {
        SmallCase const small = random_case(random, limits);
        FrameworkPtr const policy = policy_of(small);
        int const benefit = below(random, small.benefits);
        ReportCase const today = country_of(small, policy);
        Supposition country(*today.block, 0, benefit);
        if (country.today().verdict == Verdict::eligible || country.today().verdict == Verdict::invalid || country.today().no_rule) continue;
        Combinations all(small, policy, benefit, findings_of);
        if (!all.few()) continue;
        ++done;
        Cheapest const cheapest = all.cheapest();
        Learning const learning = least_learning(country);
        std::string const what = described(small) + "benefit " + std::to_string(benefit);
        ASSERT_TRUE(learning.proven) << what;
        ASSERT_EQ(learning.cells.size(), cheapest.count) << what;
        found += cheapest.effort.has_value();
        several += cheapest.count > 1;
        never += !cheapest.effort;
        std::vector<Supposition::Change> changes;
        for (Learning::Cell const& cell : learning.cells) {
            ASSERT_TRUE(country.cells()[static_cast<std::size_t>(cell.criterion)]->open()) << what;
            changes.push_back({cell.criterion, country.known_as(cell.criterion, cell.value)});
        }
        if (cheapest.effort) {
            ASSERT_EQ(country.verdict_with(changes), Verdict::eligible) << what;
        }
    }
    EXPECT_GT(found, least_found);
    EXPECT_GT(several, least_found / 8);
    EXPECT_GT(never, least_found / 2);
}

TEST(learning_against_all_combinations, levels_and_dates) { compare(21, 1000, {.criteria = 5, .percentages = 0}, 100); }
TEST(learning_against_all_combinations, percentages) { compare(22, 300, {.criteria = 3}, 20); }
TEST(learning_against_all_combinations, means_with_roots) { compare(23, 100, {.criteria = 4, .means_with_roots = true, .percentages = 0}, 8); }

}  // namespace
}  // namespace adherence::testing
