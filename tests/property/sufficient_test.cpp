// The smallest sufficient set of facts against the brute-force twin: every set of facts kept, everything else let go,
// on thousands of small random frameworks.
#include <gtest/gtest.h>

#include <algorithm>

#include "core/advice/sufficient.hpp"
#include "property/brute_force.hpp"
#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

// Of all sets of facts together.
constexpr std::size_t most_completions = 2500;

struct Tally {
    int cases = 0, verdicts = 0, may_rise = 0;
    std::array<int, 4> sizes{};
};

class Country {
public:
    Country(SmallCase const& small, std::vector<int> const& days) : small_(small) {
        for (std::size_t node = 0; node < small.nodes.size(); ++node) {
            auto const state = small.cells.empty() ? SmallCell::State::unknown : small.cells[node].state;
            if (!small.nodes[node].criterion()) continue;
            criteria_.push_back(node);
            percentages_ += scale(node).kind == SmallScale::Kind::percent && state != SmallCell::State::not_applicable;
            if (state != SmallCell::State::known && state != SmallCell::State::ranged) continue;
            facts_.push_back(node);
            // Counted as it was, and free to be anything.
            SmallCell cell{state, {}, 0, 100, ""};
            for (int level = 0; scale(node).kind == SmallScale::Kind::level && level < static_cast<int>(scale(node).scores.size()); ++level)
                cell.values.push_back(level);
            if (scale(node).kind == SmallScale::Kind::date) cell.values = days;
            freed_.push_back(cell);
        }
    }

    [[nodiscard]] bool exact() const { return percentages_ <= 1; }
    [[nodiscard]] std::size_t facts() const { return facts_.size(); }

    [[nodiscard]] std::size_t completions() const {
        std::size_t count = 1;
        for (std::size_t const node : criteria_) {
            auto const fact = std::find(facts_.begin(), facts_.end(), node);
            std::size_t const kept = std::max<std::size_t>(1, small_.cells[node].values.size());
            count *= kept;
            if (fact != facts_.end()) count *= 1 + std::max<std::size_t>(1, freed_[static_cast<std::size_t>(fact - facts_.begin())].values.size());
            if (count > most_completions) break;
        }
        return count;
    }

    /// \param kept bit i: fact i; \return the verdicts of completions, by benefit
    [[nodiscard]] std::vector<unsigned> verdicts(unsigned kept) const {
        SmallCase loose = small_;
        for (std::size_t fact = 0; fact < facts_.size(); ++fact)
            if (!(kept >> fact & 1U)) loose.cells[facts_[fact]] = freed_[fact];
        auto const twin = exhaust(loose, 100'000);
        EXPECT_TRUE(twin);
        return twin ? twin->verdicts : std::vector<unsigned>(static_cast<std::size_t>(small_.benefits), 7U);
    }

    [[nodiscard]] unsigned kept(Framework const& framework, std::vector<int> const& criteria) const {
        unsigned result = 0;
        for (int const criterion : criteria) {
            std::string const& id = framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(criterion)])].id;
            for (std::size_t fact = 0; fact < facts_.size(); ++fact)
                if (small_.nodes[facts_[fact]].id == id) result |= 1U << fact;
        }
        return result;
    }

private:
    [[nodiscard]] SmallScale const& scale(std::size_t node) const { return small_.scales[static_cast<std::size_t>(small_.nodes[node].scale)]; }

    SmallCase const& small_;
    std::vector<std::size_t> criteria_, facts_;
    std::vector<SmallCell> freed_;
    int percentages_ = 0;
};

// Days that stand for all others: the ends of rows and the operands of tests, and their neighbours.
std::vector<int> days_of(SmallCase const& small) {
    std::set<int> days{-100000, never_day};
    auto const around = [&](int day) { days.insert({day - 1, day, day + 1}); };
    for (int const years : {0, 1, 3}) around(years_before_day(as_of_day, years));
    for (SmallRule const& rule : small.rules)
        for (SmallTest const& test : rule.tests)
            for (int const day : test.operands)
                if (day > 1000) around(day);
    return {days.begin(), days.end()};
}

// Fewer facts first, and among as many the first in order.
bool comes_first(unsigned one, unsigned other) {
    int const count = __builtin_popcount(one), others = __builtin_popcount(other);
    if (count != others) return count < others;
    unsigned const differs = one ^ other;
    return (one & differs & (~differs + 1)) != 0;
}

void compare(SmallCase const& small, Country const& country, Tally& tally) {
    ReportCase const ours = country_of(small);
    unsigned const all = (1U << country.facts()) - 1;
    std::vector<std::vector<unsigned>> twin;
    for (unsigned kept = 0; kept <= all && country.exact(); ++kept) twin.push_back(country.verdicts(kept));
    for (int benefit = 0; benefit < small.benefits; ++benefit) {
        SCOPED_TRACE("benefit " + std::to_string(benefit) + "\n" + described(small));
        Supposition supposed(*ours.block, 0, benefit);
        auto const found = smallest_sufficient(supposed);
        Verdict const verdict = supposed.today().verdict;
        ASSERT_EQ(found.has_value(), verdict != Verdict::open);
        if (!found) continue;
        ASSERT_TRUE(found->smallest);
        unsigned const kept = country.kept(ours.evaluation().framework(), found->criteria);
        auto const b = static_cast<std::size_t>(benefit);
        unsigned const today = country.verdicts(all)[b];
        EXPECT_EQ(country.verdicts(kept)[b] & ~today, 0U) << "does not suffice: " << kept;
        if (!country.exact()) continue;
        unsigned best = all;
        for (unsigned set = 0; set <= all; ++set)
            if (!(twin[set][b] & ~today) && comes_first(set, best)) best = set;
        EXPECT_EQ(kept, best);
        ++tally.verdicts;
        tally.may_rise += today == 6U;
        ++tally.sizes[std::min<std::size_t>(3, found->criteria.size())];
    }
}

// Most cells of a random case are open: here more of them are to be facts, and high enough for much to be decided.
void find_out_some(SmallCase& small, Random& random) {
    for (std::size_t node = 0; node < small.nodes.size(); ++node) {
        SmallCell& cell = small.cells[node];
        bool const level = small.nodes[node].criterion() && small.scales[static_cast<std::size_t>(small.nodes[node].scale)].kind == SmallScale::Kind::level;
        if (!level || cell.state == SmallCell::State::not_applicable || chance(random, 30)) continue;
        int const value = chance(random, 60) ? cell.values.back() : cell.values[random() % cell.values.size()];
        cell = {SmallCell::State::known, {value}, 0, 0, "l" + std::to_string(value)};
    }
}

Tally compare(unsigned seed, int cases, SmallLimits const& limits) {
    Random random(seed + other_seed());
    Tally tally;
    while (tally.cases < cases && !::testing::Test::HasFailure()) {
        SmallCase small = random_case(random, limits);
        find_out_some(small, random);
        Country const country(small, days_of(small));
        if (country.completions() > most_completions) continue;
        ++tally.cases;
        compare(small, country, tally);
    }
    EXPECT_GT(tally.verdicts, tally.cases / 3);
    return tally;
}

TEST(sufficient_against_the_twin, rational_means) {
    Tally const tally = compare(31, 500, {.criteria = 6});
    EXPECT_GT(tally.may_rise, 0);
    for (int const size : tally.sizes) EXPECT_GT(size, 0);
}

TEST(sufficient_against_the_twin, means_with_roots) { compare(33, 100, {.criteria = 5, .means_with_roots = true}); }

}  // namespace
}  // namespace adherence::testing
