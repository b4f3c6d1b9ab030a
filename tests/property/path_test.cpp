// PATH against going through every combination of moves: what it finds makes the country eligible, and nothing
// cheaper does.
#include "core/advice/path.hpp"

#include <gtest/gtest.h>


#include "property/combinations.hpp"

namespace adherence::testing {
namespace {

// As CONTRACT section 5 words it, from the small case alone.
std::vector<Move> moves_of(SmallCase const& small, std::size_t node) {
    std::vector<Move> moves{{"", Number()}};
    SmallNode const& one = small.nodes[node];
    SmallCell const& cell = small.cells[node];
    SmallScale const& scale = small.scales[static_cast<std::size_t>(one.scale)];
    if (one.effort < 0 || cell.state == SmallCell::State::not_applicable) return moves;
    if (scale.kind == SmallScale::Kind::level) {
        auto const from = static_cast<std::size_t>(cell.values.front());
        for (std::size_t level = from + 1; level < scale.scores.size(); ++level)
            if (scale.scores[level] > scale.scores[from])
                moves.push_back({"l" + std::to_string(level), Number(one.effort) * Number(static_cast<int>(level - from))});
    } else if (scale.kind == SmallScale::Kind::percent) {
        for (int value = cell.low + 1; value <= 100; ++value)
            moves.push_back({std::to_string(value), Number(one.effort) * Number::fraction(value - cell.low, 25)});
    } else {
        auto const row_of = [&](int day) -> std::size_t {
            for (std::size_t row = 0; row < scale.years.size(); ++row)
                if (day <= as_of_day && day >= years_before_day(as_of_day, scale.years[row])) return row;
            return scale.years.size();
        };
        std::size_t from = 0;
        for (std::size_t i = 0; i < cell.values.size(); ++i) {
            std::size_t const row = row_of(cell.values[i]);
            if (i == 0 || scale.scores[row] < scale.scores[from] || (scale.scores[row] == scale.scores[from] && row > from)) from = row;
        }
        // Every day between that any test can tell apart.
        for (int day = as_of_day - 1600; day <= as_of_day; ++day) {
            std::size_t const row = row_of(day);
            bool const end = row_of(day + 1) != row;
            bool told = end;
            for (SmallRule const& rule : small.rules)
                for (SmallTest const& test : rule.tests)
                    for (int const operand : test.operands) told = told || std::abs(operand - day) <= 1;
            if (!told || scale.scores[row] <= scale.scores[from]) continue;
            moves.push_back({day_text(day), Number(one.effort) * Number(static_cast<int>(row > from ? row - from : from - row))});
        }
        if (scale.scores.back() > scale.scores[from])
            moves.push_back({"never", Number(one.effort) * Number(static_cast<int>(scale.years.size() - from))});
    }
    return moves;
}

struct Tally {
    int found = 0, unreachable = 0, none_needed = 0, several = 0;
};

void compare(unsigned seed, int cases, SmallLimits const& limits, Tally& tally) {
    Random random(seed + other_seed());
    for (int done = 0; done < cases && !::testing::Test::HasFailure();) {
        SmallCase small = random_case(random, limits);
        for (SmallNode& node : small.nodes) node.effort = chance(random, 10) ? -1 : 1 + below(random, 3);
        FrameworkPtr const policy = policy_of(small);
        int const benefit = below(random, small.benefits);
        Combinations all(small, policy, benefit, moves_of);
        if (!all.few()) continue;
        ++done;
        Cheapest const cheapest = all.cheapest();
        ReportCase const today = country_of(small, policy);
        Supposition country(*today.block, 0, benefit);
        Path const path = least_path(country);
        std::string const what = described(small) + "benefit " + std::to_string(benefit);
        ASSERT_TRUE(path.proven) << what;
        ASSERT_EQ(path.kind != Path::Kind::unreachable, cheapest.effort.has_value()) << what;
        if (!cheapest.effort) {
            ++tally.unreachable;
            continue;
        }
        ASSERT_EQ(path.effort, *cheapest.effort) << what << "\n" << path.effort.to_text() << " or " << cheapest.effort->to_text();
        ASSERT_EQ(path.improvements.size(), cheapest.count) << what;
        tally.found += path.kind == Path::Kind::found;
        tally.none_needed += path.kind == Path::Kind::none_needed;
        tally.several += path.improvements.size() > 1;
        // Written into the sheet it does what it says.
        std::vector<Supposition::Change> changes;
        for (Improvement const& improvement : path.improvements)
            changes.push_back({improvement.criterion, country.known_as(improvement.criterion, improvement.to)});
        ASSERT_EQ(country.verdict_with(changes), Verdict::eligible) << what;
    }
}

TEST(path_against_all_combinations, levels_and_dates) {
    Tally tally;
    compare(11, 1200, {.criteria = 5, .percentages = 0}, tally);
    EXPECT_GT(tally.found, 150);
    EXPECT_GT(tally.several, 30);
    EXPECT_GT(tally.unreachable, 50);
    EXPECT_GT(tally.none_needed, 25);
}

TEST(path_against_all_combinations, percentages) {
    Tally tally;
    compare(12, 400, {.criteria = 3}, tally);
    EXPECT_GT(tally.found, 40);
}

TEST(path_against_all_combinations, means_with_roots) {
    Tally tally;
    compare(13, 120, {.criteria = 4, .means_with_roots = true, .percentages = 0}, tally);
    EXPECT_GT(tally.found, 12);
}

}  // namespace
}  // namespace adherence::testing
