// The smallest joint loss against going through every combination of falls: nothing cheaper ends the verdict, and of what
// costs the same the right one is given.
#include "core/advice/joint_loss.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t most_combinations = 20'000;

struct Fall {
    Appraisal const* cell = nullptr;
    Number steps;
};

// As docs/method.md words it, from the small case alone; rising.
std::vector<Fall> falls_of(SmallCase const& small, std::size_t node, Supposition& country, int criterion) {
    std::vector<Fall> falls;
    SmallCell const& cell = small.cells[node];
    SmallScale const& scale = small.scales[static_cast<std::size_t>(small.nodes[node].scale)];
    if (cell.state != SmallCell::State::known) return falls;
    auto const add = [&](ValueSet const& value, Number const& steps) { falls.push_back({country.known_as(criterion, value), steps}); };
    if (scale.kind == SmallScale::Kind::level) {
        auto const from = static_cast<std::size_t>(cell.values.front());
        for (std::size_t level = from; level-- > 0;) add(ValueSet::levels(scale.scores.size(), level, level), Number(static_cast<int>(from - level)));
    } else if (scale.kind == SmallScale::Kind::percent) {
        for (int value = cell.low - 1; value >= 0; --value) add(ValueSet::single(Domain::number, value), Number::fraction(cell.low - value, 25));
    } else {
        auto const row_of = [&](int day) -> std::size_t {
            for (std::size_t row = 0; row < scale.years.size(); ++row)
                if (day <= as_of_day && day >= years_before_day(as_of_day, scale.years[row])) return row;
            return scale.years.size();
        };
        std::size_t const from = row_of(cell.values.front());
        auto const fall = [&](std::size_t row, ValueSet const& value) {
            if (scale.scores[row] > scale.scores[from] || (scale.scores[row] == scale.scores[from] && row <= from)) return;
            add(value, Number(static_cast<int>(row > from ? row - from : from - row)));
        };
        // Every day that a row or a test can tell apart.
        for (int day = as_of_day - 1600; day <= as_of_day; ++day) {
            bool told = row_of(day + 1) != row_of(day) || day == as_of_day - 1600;
            for (SmallRule const& rule : small.rules)
                for (SmallTest const& test : rule.tests)
                    for (int const operand : test.operands) told = told || std::abs(operand - day) <= 1;
            if (told) fall(row_of(day), ValueSet::single(Domain::date, day));
        }
        fall(scale.years.size(), ValueSet::never());
        std::stable_sort(falls.begin(), falls.end(), [](Fall const& a, Fall const& b) { return a.steps < b.steps; });
    }
    return falls;
}

class EveryLoss {
public:
    EveryLoss(SmallCase const& small, Supposition& country) : country_(country), steps_(country.framework().criteria.size()) {
        auto const& rests_on = country.framework().benefits[static_cast<std::size_t>(country.benefit())].rests_on;
        for (int const node : country.framework().criteria) {
            auto const here = std::find_if(small.nodes.begin(), small.nodes.end(),
                                           [&](SmallNode const& one) { return one.id == country.framework().nodes[static_cast<std::size_t>(node)].id; });
            bool const counts = std::find(rests_on.begin(), rests_on.end(), node) != rests_on.end();
            auto const place = static_cast<std::size_t>(here - small.nodes.begin());
            falls_.push_back(counts ? falls_of(small, place, country, static_cast<int>(falls_.size())) : std::vector<Fall>{});
            size_ *= falls_.back().size() + 1;
            if (size_ > most_combinations) return;
        }
    }
    [[nodiscard]] bool few() const { return size_ <= most_combinations; }

    void run() { try_from(0, Number(), 0); }

    std::optional<Number> least;
    std::size_t count = 0;
    std::vector<Number> steps;  ///< by criterion, of the first in order

private:
    // A fall before staying, a smaller before a larger one: of what is as good the first stays.
    void try_from(std::size_t place, Number const& loss, std::size_t moved) {
        if (least && (loss > *least || (loss == *least && moved >= count))) return;
        if (place == falls_.size()) {
            if (country_.verdict_with(changes_) == country_.today().verdict) return;
            least = loss;
            count = moved;
            steps = steps_;
            return;
        }
        for (Fall const& fall : falls_[place]) {
            changes_.push_back({static_cast<int>(place), fall.cell});
            steps_[place] = fall.steps;
            try_from(place + 1, loss + fall.steps, moved + 1);
            changes_.pop_back();
            steps_[place] = Number();
        }
        try_from(place + 1, loss, moved);
    }

    Supposition& country_;
    std::vector<std::vector<Fall>> falls_;
    std::size_t size_ = 1;
    std::vector<Supposition::Change> changes_;
    std::vector<Number> steps_;
};

// Most cells of a random case are open: here more of them are known, and high.
void find_out_some(SmallCase& small, Random& random) {
    for (std::size_t node = 0; node < small.nodes.size(); ++node) {
        SmallCell& cell = small.cells[node];
        if (!small.nodes[node].criterion() || cell.state == SmallCell::State::not_applicable || chance(random, 15)) continue;
        SmallScale const& scale = small.scales[static_cast<std::size_t>(small.nodes[node].scale)];
        if (scale.kind == SmallScale::Kind::level) {
            int const top = static_cast<int>(scale.scores.size()) - 1, value = chance(random, 80) ? top : below(random, top + 1);
            cell = {SmallCell::State::known, {value}, 0, 0, "l" + std::to_string(value)};
        } else if (scale.kind == SmallScale::Kind::percent) {
            int const value = chance(random, 60) ? 100 - below(random, 25) : below(random, 101);
            cell = {SmallCell::State::known, {}, value, value, std::to_string(value)};
        } else {
            int const day = as_of_day - below(random, chance(random, 70) ? 360 : 1500);
            cell = {SmallCell::State::known, {day}, 0, 0, day_text(day)};
        }
    }
}

struct Tally {
    int ended = 0, several = 0, never = 0, conditional = 0;
};

Tally compare(unsigned seed, int cases, SmallLimits const& limits) {
    Random random(seed + other_seed());
    Tally tally;
    for (int done = 0; done < cases && !::testing::Test::HasFailure();) {
        SmallCase small = random_case(random, limits);
        find_out_some(small, random);
        int const benefit = below(random, small.benefits);
        ReportCase const today = country_of(small);
        Supposition country(*today.block, 0, benefit);
        Verdict const verdict = country.today().verdict;
        if ((verdict != Verdict::eligible && verdict != Verdict::conditional) || country.today().no_rule) continue;
        EveryLoss every(small, country);
        if (!every.few()) continue;
        ++done;
        every.run();
        JointLoss const loss = smallest_joint_loss(country, 1'000'000);
        std::string const what = described(small) + "benefit " + std::to_string(benefit);
        EXPECT_TRUE(loss.proven) << what;
        EXPECT_EQ(loss.falls.size(), every.count) << what;
        std::vector<Number> steps(country.framework().criteria.size());
        std::vector<Supposition::Change> changes;
        for (JointLoss::Fall const& fall : loss.falls) {
            steps[static_cast<std::size_t>(fall.criterion)] = fall.steps;
            changes.push_back({fall.criterion, country.known_as(fall.criterion, fall.to)});
        }
        if (every.least) {
            EXPECT_EQ(loss.steps, *every.least) << what;
            EXPECT_EQ(steps, every.steps) << what;
            EXPECT_NE(country.verdict_with(changes), verdict) << what;
        }
        tally.ended += every.least.has_value();
        tally.several += every.count > 1;
        tally.never += !every.least;
        tally.conditional += verdict == Verdict::conditional;
    }
    EXPECT_GT(tally.ended, cases / 4);
    EXPECT_GT(tally.never, 0);
    return tally;
}

TEST(joint_loss_against_all_combinations, levels_and_dates) {
    Tally const tally = compare(51, 600, {.criteria = 6, .percentages = 0});
    EXPECT_GT(tally.several, 20);
    EXPECT_GT(tally.conditional, 50);
}
TEST(joint_loss_against_all_combinations, percentages) { EXPECT_GT(compare(52, 150, {.criteria = 4}).several, 0); }
TEST(joint_loss_against_all_combinations, means_with_roots) { compare(53, 100, {.criteria = 5, .means_with_roots = true, .percentages = 0}); }

}  // namespace
}  // namespace adherence::testing
