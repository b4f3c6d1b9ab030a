// What the review says of rules, against every situation there is of a small random framework: every pattern of what
// is known, open and not applicable, and every value, judged one by one by the twin.
#include "core/review/review.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>

#include "property/brute_force.hpp"
#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t most_situations = 6000;

Loaded load(SmallCase const& small) { return load_json(policy_of(small)->json); }

bool is_percent(SmallCase const& small, std::size_t node) {
    return small.scales[static_cast<std::size_t>(small.nodes[node].scale)].kind == SmallScale::Kind::percent;
}

// Any value of the criterion's scale, as far as tests and scores tell them apart.
std::vector<int> all_values(SmallCase const& small, std::size_t node) {
    SmallScale const& scale = small.scales[static_cast<std::size_t>(small.nodes[node].scale)];
    std::set<int> values;
    if (scale.kind == SmallScale::Kind::level)
        for (int level = 0; level < static_cast<int>(scale.scores.size()); ++level) values.insert(level);
    if (scale.kind == SmallScale::Kind::date) {
        values = {-100000, as_of_day + 1, never_day};
        for (int const years : scale.years) values.insert({years_before_day(as_of_day, years), years_before_day(as_of_day, years) - 1});
        for (SmallRule const& rule : small.rules)
            for (SmallTest const& test : rule.tests)
                for (int const day : test.operands)
                    if (day > 1000) values.insert({day - 1, day, day + 1});
        values.insert(as_of_day);
    }
    return {values.begin(), values.end()};
}

// Do rules ask what is known?
bool asks_for_evidence(SmallCase const& small) {
    return std::any_of(small.rules.begin(), small.rules.end(), [](SmallRule const& rule) {
        return rule.subject == SmallRule::Subject::coverage ||
               std::any_of(rule.tests.begin(), rule.tests.end(), [](SmallTest const& test) {
                   return test.kind == SmallTest::Kind::known || test.kind == SmallTest::Kind::unknown;
               });
    });
}

struct Everything {
    Exhausted together;
    bool exact = true;  ///< no situation is missing
};

// Everything that any country can turn out to be; empty where that is too much.
std::optional<Everything> exhaust_all(SmallCase small) {
    Everything all;
    int percentages = 0;
    std::size_t values = 1, patterns = 1;
    bool const evidence = asks_for_evidence(small);
    for (std::size_t node = 0; node < small.nodes.size(); ++node) {
        if (!small.nodes[node].criterion()) continue;
        percentages += is_percent(small, node);
        SmallCell& cell = small.cells[node];
        cell = {SmallCell::State::unknown, all_values(small, node), 0, 100, ""};
        values *= is_percent(small, node) ? 20 : cell.values.size();
        patterns *= static_cast<std::size_t>(1 + small.nodes[node].na + evidence);
    }
    all.exact = percentages <= 1;
    if (values * patterns > most_situations) return {};
    bool sound = true;
    std::function<void(std::size_t)> const choose = [&](std::size_t node) {
        if (!sound) return;
        if (node == small.nodes.size()) {
            auto const one = exhaust(small, 100'000);
            sound = one.has_value();
            if (!sound) return;
            Exhausted& sum = all.together;
            sum.verdicts.resize(one->verdicts.size());
            sum.outcomes.resize(one->outcomes.size());
            for (std::size_t i = 0; i < one->verdicts.size(); ++i) sum.verdicts[i] |= one->verdicts[i];
            for (std::size_t i = 0; i < one->outcomes.size(); ++i)
                sum.outcomes[i].insert(sum.outcomes[i].end(), one->outcomes[i].begin(), one->outcomes[i].end());
            sum.each.insert(sum.each.end(), one->each.begin(), one->each.end());
            for (auto const& [group, counts] : one->counts) sum.counts[group].insert(counts.begin(), counts.end());
            return;
        }
        if (!small.nodes[node].criterion()) return choose(node + 1);
        for (auto const state : {SmallCell::State::known, SmallCell::State::unknown, SmallCell::State::not_applicable}) {
            if (state == SmallCell::State::known && !evidence) continue;
            if (state == SmallCell::State::not_applicable && !small.nodes[node].na) continue;
            small.cells[node].state = state;
            choose(node + 1);
        }
    };
    choose(0);
    if (!sound) return {};
    return all;
}

std::string described(SmallCase const& small, std::vector<Fault> const& faults) {
    std::string text = small.criteria_csv() + small.scales_csv() + small.rules_csv();
    for (Fault const& fault : faults) text += fault.code + "@" + fault.table + ":" + std::to_string(fault.row) + " " + describe(fault, "en") + "\n";
    return text;
}

bool speaks_of(Fault const& fault, std::string_view code) { return fault.code.starts_with(code); }

Fault const* find(std::vector<Fault> const& faults, std::string_view code, std::size_t row) {
    auto const found = std::find_if(faults.begin(), faults.end(), [&](Fault const& fault) { return speaks_of(fault, code) && fault.row == row; });
    return found == faults.end() ? nullptr : &*found;
}

bool absent_counts(SmallRule const& rule) { return rule.effect == "requires" || rule.effect == "condition"; }

bool counts_as(SmallRule const& rule, int outcome) { return outcome < 0 ? absent_counts(rule) : outcome > 0; }

struct Tally {
    int cases = 0, flat = 0, unattainable = 0, for_all = 0, superfluous = 0, groups = 0, kept = 0;
};

class Comparison {
public:
    Comparison(SmallCase small, std::vector<Fault> faults, Everything all, Tally& tally)
        : small_(std::move(small)), faults_(std::move(faults)), all_(std::move(all)), tally_(tally) {}

    void run() {
        what_ = described(small_, faults_);
        compare_tests();
        compare_benefits();
        compare_groups();
        compare_superfluous();
    }

private:
    [[nodiscard]] SmallRule const& rule_at(std::size_t row) const { return small_.rules[row - 2]; }

    void compare_tests() {
        for (std::size_t rule = 0; rule < small_.rules.size(); ++rule) {
            auto const& met = all_.together.outcomes[rule];
            bool const holds = std::any_of(met.begin(), met.end(), [&](int one) { return counts_as(small_.rules[rule], one); });
            bool const fails = std::any_of(met.begin(), met.end(), [&](int one) { return !counts_as(small_.rules[rule], one); });
            bool const always = find(faults_, "review.always-holds", rule + 2), never = find(faults_, "review.never-holds", rule + 2);
            tally_.flat += always || never;
            EXPECT_FALSE(always && fails) << rule + 2 << "\n" << what_;
            EXPECT_FALSE(never && holds) << rule + 2 << "\n" << what_;
            bool const on_node = small_.rules[rule].subject != SmallRule::Subject::benefit && small_.rules[rule].subject != SmallRule::Subject::name;
            if (!all_.exact || !on_node) continue;
            EXPECT_EQ(always, !fails) << rule + 2 << "\n" << what_;
            EXPECT_EQ(never, !holds) << rule + 2 << "\n" << what_;
        }
    }

    void compare_benefits() {
        for (int benefit = 0; benefit < small_.benefits; ++benefit) {
            unsigned const met = all_.together.verdicts[static_cast<std::size_t>(benefit)];
            auto const row = static_cast<std::size_t>(benefit) + 2;
            bool const nobody = find(faults_, "review.nobody", row), half = find(faults_, "review.conditional-at-best", row),
                       everybody = find(faults_, "review.everybody", row);
            tally_.unattainable += nobody || half;
            tally_.for_all += everybody;
            EXPECT_FALSE(nobody && met != 1) << benefit << "\n" << what_;
            EXPECT_FALSE(half && (met & 4U)) << benefit << "\n" << what_;
            EXPECT_FALSE(everybody && met != 4) << benefit << "\n" << what_;
            if (!all_.exact) continue;
            EXPECT_EQ(nobody, met == 1) << benefit << "\n" << what_;
            EXPECT_EQ(half, met == 2 || met == 3) << benefit << "\n" << what_;
            EXPECT_EQ(everybody, met == 4) << benefit << "\n" << what_;
        }
    }

    // The figures in the sentences are those that are met.
    void compare_groups() {
        for (Fault const& fault : faults_) {
            bool const never = speaks_of(fault, "review.group-never"), always = speaks_of(fault, "review.group-always");
            if (!never && !always) continue;
            ++tally_.groups;
            SmallRule const& rule = rule_at(fault.row);
            auto const argument = [&](std::string_view name) {
                for (auto const& [key, text] : fault.arguments)
                    if (key == name) return std::atoi(text.c_str() + (name == "benefit"));  // b0, b1, …
                return -1;
            };
            auto const& counts = all_.together.counts[{argument("benefit"), rule.effect, rule.group}];
            if (never) EXPECT_LE(*counts.rbegin(), argument("most")) << what_;
            if (never) EXPECT_LT(argument("most"), argument("need")) << what_;
            if (always) EXPECT_GE(*counts.begin(), argument("least")) << what_;
            if (all_.exact && never && !fault.code.ends_with(".every")) EXPECT_EQ(*counts.rbegin(), argument("most")) << what_;
            if (all_.exact && always && !fault.code.ends_with(".every")) EXPECT_EQ(*counts.begin(), argument("least")) << what_;
        }
    }

    // All rows that are said to decide nothing go at once.
    void compare_superfluous() {
        SmallCase fewer = small_;
        for (Fault const& fault : faults_) {
            bool const whole = speaks_of(fault, "review.group-decides-nothing") || speaks_of(fault, "review.name-");
            bool const one = speaks_of(fault, "review.decides-nothing") || speaks_of(fault, "review.count-unchanged") ||
                             speaks_of(fault, "review.definition-decides-nothing");
            if (!whole && !one) continue;
            ++tally_.superfluous;
            SmallRule const& rule = rule_at(fault.row);
            for (std::size_t row = 0; row < fewer.rules.size(); ++row) {
                SmallRule& other = fewer.rules[row];
                bool const same_group = other.effect == rule.effect && other.group == rule.group && !rule.group.empty() &&
                                        (other.benefit < 0 || rule.benefit < 0 || other.benefit == rule.benefit);
                if (row + 2 == fault.row || (whole && same_group)) other.off = true;
            }
        }
        auto const without = exhaust_all(fewer);
        ASSERT_TRUE(without);
        ASSERT_EQ(all_.together.each.size(), without->together.each.size());
        EXPECT_EQ(all_.together.each, without->together.each) << what_;
        if (all_.exact) expect_the_rest_to_decide(fewer, without->together.each);
    }

    // A row by itself that is not spoken of changes some verdict.
    void expect_the_rest_to_decide(SmallCase const& fewer, std::vector<std::vector<int>> const& verdicts) {
        for (std::size_t row = 0; row < fewer.rules.size(); ++row) {
            SmallRule const& rule = fewer.rules[row];
            if (rule.off || rule.benefit < 0 || !rule.group.empty()) continue;
            unsigned const met = all_.together.verdicts[static_cast<std::size_t>(rule.benefit)];
            bool const spoken_of = met == 1 || met == 4 || (rule.effect == "condition" && !(met & 4U));
            if (spoken_of || find(faults_, "review.always-holds", row + 2) || find(faults_, "review.never-holds", row + 2)) continue;
            auto const rows = std::count_if(fewer.rules.begin(), fewer.rules.end(), [&](SmallRule const& other) {
                return !other.off && other.effect != "defines" && (other.benefit < 0 || other.benefit == rule.benefit);
            });
            if (rows < 2) continue;
            ++tally_.kept;
            SmallCase one_less = fewer;
            one_less.rules[row].off = true;
            EXPECT_NE(exhaust_all(one_less)->together.each, verdicts) << "row " << row + 2 << "\n" << what_;
        }
    }

    SmallCase small_;
    std::vector<Fault> faults_;
    Everything all_;
    Tally& tally_;
    std::string what_;
};

Tally compare(unsigned seed, int cases, SmallLimits const& limits) {
    Random random(seed + other_seed());
    Tally tally;
    while (tally.cases < cases && !::testing::Test::HasFailure()) {
        SmallCase const small = random_case(random, limits);
        auto all = exhaust_all(small);
        if (!all) continue;
        ++tally.cases;
        Comparison(small, review(load(small)), *std::move(all), tally).run();
    }
    return tally;
}

TEST(review_against_the_twin, says_what_is_so_and_all_of_it) {
    Tally const tally = compare(1, 2000, {.criteria = 4});
    std::printf("flat %d, unattainable %d, for all %d, superfluous %d, groups %d, rows that decide %d\n", tally.flat, tally.unattainable, tally.for_all, tally.superfluous, tally.groups, tally.kept);
    for (int const count : {tally.flat, tally.unattainable, tally.for_all, tally.superfluous, tally.groups, tally.kept}) EXPECT_GT(count, 20);
}

TEST(review_against_the_twin, means_with_roots) { compare(2, 100, {.criteria = 3, .means_with_roots = true}); }

}  // namespace
}  // namespace adherence::testing
