// STABILITY against frameworks that really have the other weights, and against the brute-force twin.
#include <gtest/gtest.h>


#include "core/advice/safe_change.hpp"
#include "core/advice/stability.hpp"
#include "property/brute_force.hpp"
#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t most_completions = 400;

// The case with other weights: of one node, as a share, and of its siblings in proportion.
class Moved {
public:
    Moved(SmallCase const& small, std::size_t node) : small_(small), node_(node) {
        for (std::size_t other = 0; other < small.nodes.size(); ++other)
            if (other != node && small.nodes[other].parent == small.nodes[node].parent) siblings_ += small.nodes[other].weight;
    }

    /// A framework loaded from tables with these weights: exact for a fraction, else thirty digits of each.
    [[nodiscard]] Verdict loaded(Number const& share, int benefit) const {
        std::istringstream lines(small_.criteria_csv());
        std::string csv, line;
        std::getline(lines, csv);
        for (std::size_t row = 0; std::getline(lines, line); ++row) {
            std::size_t const second = line.find(',', line.find(',') + 1), third = line.find(',', second + 1);
            csv += "\n" + line.substr(0, second + 1) + decimal(weight(row, share)) + line.substr(third);
        }
        ReportCase const other(framework({.criteria = csv + "\n", .scales = small_.scales_csv(), .rules = small_.rules_csv(),
                                          .benefits = small_.benefits_csv(),
                                          .about = "key,value\nas_of," + day_text(as_of_day) + "\n"}),
                               small_.ids_csv() + "\n" + small_.cells_csv() + "\n");
        return other.evaluation().verdict(benefit).verdict;
    }

    /// What the twin says; empty where the weights are no small whole numbers.
    [[nodiscard]] std::optional<Verdict> twin(Number const& share, int benefit) const {
        auto const fraction = share.as_fraction();
        if (!fraction || fraction->denominator > 1'000'000) return {};
        SmallCase other = small_;
        auto const part = static_cast<int>(fraction->numerator), rest = static_cast<int>(fraction->denominator) - part;
        for (std::size_t row = 0; row < other.nodes.size(); ++row)
            if (row != node_ && is_sibling(row)) other.nodes[row].weight *= rest;
        other.nodes[node_].weight = part * siblings_;
        auto const exhausted = exhaust(other, most_completions);
        if (!exhausted) return {};
        return verdict_of(static_cast<VerdictSet>(exhausted->verdicts[static_cast<std::size_t>(benefit)]));
    }

private:
    [[nodiscard]] bool is_sibling(std::size_t row) const { return small_.nodes[row].parent == small_.nodes[node_].parent; }

    [[nodiscard]] Number weight(std::size_t row, Number const& share) const {
        Number const today(small_.nodes[row].weight);
        auto const fraction = share.as_fraction();
        Number const whole(fraction ? fraction->denominator : 1);
        if (row == node_) return share * whole * Number(siblings_);
        return is_sibling(row) ? today * (Number(1) - share) * whole : today;
    }

    static std::string decimal(Number const& number) {
        Number rest = number;
        if (auto const fraction = number.as_fraction(); fraction && fraction->denominator == 1) return std::to_string(fraction->numerator);
        std::string text = rest.floor().to_text() + ".";
        for (int digit = 0; digit < 30; ++digit) {
            rest = (rest - rest.floor()) * Number(10);
            text += rest.floor().to_text();
        }
        return text;
    }

    SmallCase const& small_;
    std::size_t node_;
    int siblings_ = 0;
};

struct Tally {
    int cases = 0, rows = 0, bounded = 0, by_twin = 0, safe = 0;
    std::array<int, 4> closed{};
};

// Near enough that no other threshold of a small case lies between, and far more than a halving leaves.
Number near() { return Number::fraction(1, 1'000'000'000); }

class Comparison {
public:
    Comparison(SmallCase const& small, Random& random, Tally& tally)
        : small_(small), random_(random), tally_(tally),
          country_(policy_of(small),
                   small.ids_csv() + "\n" + small.cells_csv() + "\n") {}

    void run() {
        for (int benefit = 0; benefit < small_.benefits; ++benefit) {
            Supposition const country(*country_.block, 0, benefit);
            auto const rows = stability(country);
            std::size_t const looked_at = rows.empty() ? 0 : random_() % rows.size();
            for (std::size_t row = 0; row < rows.size(); ++row) look_at(country, rows[row], row == looked_at);
            change_all_weights(country);
        }
    }

private:
    // No weights within the safe change, at its ends or anywhere, change the verdict.
    void change_all_weights(Supposition const& country) {
        Number const safe = largest_safe_change(country);
        tally_.safe += safe > Number(0) && safe < Number(1);
        for (int draw = 0; draw < 8; ++draw) {
            auto weights = std::make_shared<std::vector<Number>>(country.framework().weights);
            for (Number& weight : *weights) {
                int const part = chance(random_, 70) ? (chance(random_, 50) ? 100 : -100) : below(random_, 201) - 100;
                if (weight > Number(0) && (safe < Number(1) || part > -100)) weight *= Number(1) + safe * Number::fraction(part, 100);
            }
            EXPECT_EQ(country.judgement_under(weights).verdict, country.today().verdict)
                << "safe change " << safe.to_double() << " for b" << country.benefit() << "\n" << described(small_);
        }
    }

    struct Asked {
        Supposition const& country;
        StableShare const& row;
        Moved moved;
        bool thoroughly;
    };

    void look_at(Supposition const& country, StableShare const& row, bool thoroughly) {
        auto const place = std::find_if(small_.nodes.begin(), small_.nodes.end(), [&](SmallNode const& node) {
            return country.framework().node(node.id) == row.node;
        });
        Asked const asked{country, row, Moved(small_, static_cast<std::size_t>(place - small_.nodes.begin())), thoroughly};
        ++tally_.rows;
        ASSERT_LE(row.low, row.share);
        ASSERT_LE(row.share, row.high);
        if (row.low == Number(1)) return;  // an only child
        tally_.bounded += row.low > Number(0) || row.high < Number(1);
        ++tally_.closed[(row.at_low ? 1U : 0U) + (row.at_high ? 2U : 0U)];
        expect(asked, row.share, true, "today");
        expect_end(asked, row.low, row.at_low, Number(-1), "low");
        expect_end(asked, row.high, row.at_high, Number(1), "high");
        for (int draw = 0; draw < 4; ++draw) {
            Number const share = row.low + (row.high - row.low) * Number::fraction(1 + below(random_, 96), 97);
            expect(asked, share, true, "within");
        }
    }

    void expect_end(Asked const& asked, Number const& end, bool closed, Number const& outwards, std::string const& what) {
        expect(asked, end, closed, "at " + what);
        if (end != asked.row.share) expect(asked, end - outwards * near() * apart(end, asked.row.share), true, "just inside " + what);
        Number const outside = end + outwards * near();
        // Where the end itself is lost, the verdict may come back behind it.
        if (closed && outside > Number(0) && outside < Number(1)) expect(asked, outside, false, "just outside " + what);
    }

    static Number apart(Number const& a, Number const& b) { return a < b ? b - a : a - b; }

    void expect(Asked const& asked, Number const& share, bool stands, std::string const& what) {
        Supposition const& country = asked.country;
        auto const told = [&](Verdict verdict) { return (verdict == country.today().verdict) == stands; };
        auto const where = [&] {
            return what + " of " + country.framework().nodes[asked.row.node].id + " at " + std::to_string(share.to_double()) +
                   " for b" + std::to_string(country.benefit()) + "\n" + described(small_);
        };
        EXPECT_TRUE(told(country.judgement_under(weights(country, asked.row.node, share)).verdict)) << where();
        if (!asked.thoroughly) return;
        // At a threshold a share of thirty digits is not the share itself.
        if (share.as_fraction() || !what.starts_with("at ")) {
            EXPECT_TRUE(told(asked.moved.loaded(share, country.benefit()))) << "loaded, " << where();
        }
        if (auto const twin = asked.moved.twin(share, country.benefit())) {
            ++tally_.by_twin;
            EXPECT_TRUE(told(*twin)) << "twin, " << where();
        }
    }

    static std::shared_ptr<std::vector<Number>> weights(Supposition const& country, int node, Number const& share) {
        Framework const& framework = country.framework();
        auto result = std::make_shared<std::vector<Number>>(framework.weights);
        Number whole;
        auto const& siblings = framework.nodes[framework.nodes[node].parent].children;
        for (int const one : siblings) whole += framework.weights[one];
        for (int const one : siblings)
            (*result)[one] = one == node ? share : (Number(1) - share) * framework.weights[one] / (whole - framework.weights[node]);
        return result;
    }

    SmallCase const& small_;
    Random& random_;
    Tally& tally_;
    ReportCase country_;
};

Tally compare(unsigned seed, int cases, SmallLimits const& limits) {
    Random random(seed + other_seed());
    Tally tally;
    while (tally.cases < cases && !::testing::Test::HasFailure()) {
        SmallCase const small = random_case(random, limits);
        if (!exhaust(small, most_completions)) continue;
        ++tally.cases;
        Comparison(small, random, tally).run();
    }
    EXPECT_GT(tally.bounded, cases / 5);
    EXPECT_GT(tally.by_twin, cases / 2);
    EXPECT_GT(tally.safe, cases / 20);
    return tally;
}

TEST(stability_under_other_weights, rational_means) {
    for (int const closed : compare(11, 1000, {}).closed) EXPECT_GT(closed, 5);
}

TEST(stability_under_other_weights, more_criteria) { compare(12, 200, {.criteria = 7}); }
TEST(stability_under_other_weights, means_with_roots) { compare(13, 80, {.criteria = 4, .means_with_roots = true}); }

}  // namespace
}  // namespace adherence::testing
