// PATH against going through every combination of moves: what it finds makes the country eligible, and nothing
// cheaper does.
#include "core/advice/path.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "property/small_case.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t most_combinations = 4000;

struct Move {
    std::string text;  ///< what would stand in the cell; empty: stays
    Number effort;
};

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

struct Cheapest {
    std::optional<Number> effort;
    std::size_t count = 0;
};

class Combinations {
public:
    Combinations(SmallCase const& small, FrameworkPtr policy, int benefit) : small_(small), policy_(std::move(policy)), benefit_(benefit) {
        for (std::size_t node = 0; node < small.nodes.size(); ++node) {
            if (!small.nodes[node].criterion()) continue;
            moves_.push_back(moves_of(small, node));
            texts_.push_back(small.cells[node].text);
            size_ *= moves_.back().size();
            if (size_ > most_combinations) return;
        }
    }
    [[nodiscard]] bool few() const { return size_ <= most_combinations; }
    [[nodiscard]] Cheapest cheapest() {
        try_from(0, Number(), 0);
        return best_;
    }

private:
    void try_from(std::size_t place, Number const& effort, std::size_t count) {
        if (best_.effort && (effort > *best_.effort || (effort == *best_.effort && count >= best_.count))) return;
        if (place == moves_.size()) {
            if (eligible()) best_ = {effort, count};
            return;
        }
        std::string const stays = texts_[place];
        for (Move const& move : moves_[place]) {
            if (!move.text.empty()) texts_[place] = move.text;
            try_from(place + 1, effort + move.effort, count + !move.text.empty());
            texts_[place] = stays;
        }
    }

    [[nodiscard]] bool eligible() const {
        std::string cells;
        for (std::size_t place = 0; place < texts_.size(); ++place) cells += (place > 0 ? "," : "") + texts_[place];
        ReportCase const one(policy_, small_.ids_csv() + "\n" + cells + "\n");
        return one.evaluation().verdict(benefit_).verdict == Verdict::eligible;
    }

    SmallCase const& small_;
    FrameworkPtr policy_;
    int benefit_;
    std::vector<std::vector<Move>> moves_;
    std::vector<std::string> texts_;
    std::size_t size_ = 1;
    Cheapest best_;
};

struct Tally {
    int found = 0, unreachable = 0, none_needed = 0, several = 0;
};

void compare(unsigned seed, int cases, SmallLimits const& limits, Tally& tally) {
    Random random(seed + (std::getenv("ADHERENCE_SEED") ? 1000U * static_cast<unsigned>(std::atoi(std::getenv("ADHERENCE_SEED"))) : 0U));
    for (int done = 0; done < cases && !::testing::Test::HasFailure();) {
        SmallCase small = random_case(random, limits);
        for (SmallNode& node : small.nodes) node.effort = chance(random, 10) ? -1 : 1 + below(random, 3);
        FrameworkPtr const policy = framework({.criteria = small.criteria_csv(), .scales = small.scales_csv(), .rules = small.rules_csv(),
                                               .benefits = small.benefits_csv(), .about = "key,value\nas_of," + day_text(as_of_day) + "\n"});
        int const benefit = below(random, small.benefits);
        Combinations all(small, policy, benefit);
        if (!all.few()) continue;
        ++done;
        Cheapest const cheapest = all.cheapest();
        ReportCase const today(policy, small.ids_csv() + "\n" + small.cells_csv() + "\n");
        Supposition country(*today.block, 0, benefit);
        Path const path = least_path(country);
        std::string const what = small.criteria_csv() + small.scales_csv() + small.rules_csv() + small.ids_csv() + "\n" + small.cells_csv() +
                                 "\nbenefit " + std::to_string(benefit);
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
