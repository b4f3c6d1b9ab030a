#include "core/advice/stability.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "unit/functions_sample.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

std::string shown(StableShare const& one) {
    std::string const closed = one.at_low && one.at_high ? "both" : one.at_low ? "low" : one.at_high ? "high" : "none";
    return Cell::of(one.share.to_double()).shown() + " " + Cell::of(one.low.to_double()).shown() + ".." +
           Cell::of(one.high.to_double()).shown() + " " + closed;
}

// "a: 0.5 0.25..1 both; b: …"
std::string stable(FrameworkText text, std::string const& csv) {
    text.benefits = "benefit\nsupply\n";
    ReportCase const one(framework(text), csv);
    std::string result;
    for (StableShare const& row : stability(Supposition(*one.block, 0, 0)))
        result += (result.empty() ? "" : "; ") + one.policy->nodes[row.node].id + ": " + shown(row);
    return result;
}

std::string const two = "id,parent,scale,na\nindex,,,\na,index,percent,yes\nb,index,percent,yes\n";
std::string rule(std::string const& effect, std::string const& subject, std::string const& test) {
    return "benefit,effect,subject,test\nsupply," + effect + "," + subject + "," + test + "\n";
}

// index = 40 + 40 a, where a is the share of a
TEST(stability, both_ends_where_the_threshold_passes) {
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "index", ">= 50")}, "a,b\n80,40\n"),
              "a: 0.5 0.25..1 both; b: 0.5 0..0.75 both");
}

TEST(stability, one_end_where_the_threshold_fails) {
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "index", "> 50")}, "a,b\n80,40\n"),
              "a: 0.5 0.25..1 high; b: 0.5 0..0.75 low");
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "index", "(50..70]")}, "a,b\n80,40\n"),
              "a: 0.5 0.25..0.75 high; b: 0.5 0.25..0.75 low");
}

TEST(stability, no_end_where_both_thresholds_fail) {
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "index", "(50..70)")}, "a,b\n80,40\n"),
              "a: 0.5 0.25..0.75 none; b: 0.5 0.25..0.75 none");
}

TEST(stability, today_may_stand_alone) {
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "index", "60")}, "a,b\n80,40\n"),
              "a: 0.5 0.5..0.5 both; b: 0.5 0.5..0.5 both");
    // What stands but for one share ends there, although it would go on behind it.
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "index", "!= 50")}, "a,b\n80,40\n"),
              "a: 0.5 0.25..1 high; b: 0.5 0..0.75 low");
}

TEST(stability, any_weights_where_no_score_is_asked_for) {
    std::string const all = "a: 0.5 0..1 both; b: 0.5 0..1 both";
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "a", ">= 50")}, "a,b\n80,40\n"), all);
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "index", ">= 90")}, "a,b\n80,40\n"), all);
    // Excluded by the first rule, whatever the second says.
    EXPECT_EQ(stable({.criteria = two, .rules = rule("excludes", "a", "> 50") + "supply,requires,index,>= 50\n"}, "a,b\n80,40\n"), all);
}

TEST(stability, nothing_of_an_invalid_verdict) {
    EXPECT_EQ(stable({.criteria = two, .rules = rule("requires", "index", ">= 50")}, "a,b\n80,x\n"), "");
}

TEST(stability, only_children_and_weights_of_zero) {
    EXPECT_EQ(stable({.criteria = "id,parent,scale,weight\nindex,,,\ng,index,,2\na,g,percent,5\nz,g,percent,0\nb,index,percent,6\n",
                      .rules = rule("requires", "index", ">= 45")}, "a,b,z\n80,40,0\n"),
              "g: 0.25 0.125..1 both; a: 1 1..1 both; b: 0.75 0..0.875 both");
}

TEST(stability, siblings_keep_their_proportions) {
    // index = 80 t + (1 - t) (2 * 40 + 1 * 10) / 3
    EXPECT_EQ(stable({.criteria = "id,parent,scale,weight\nindex,,,\na,index,percent,1\nb,index,percent,2\nc,index,percent,1\n",
                      .rules = rule("requires", "index", ">= 40")}, "a,b,c\n80,40,10\n").substr(0, 19),
              "a: 0.25 0.2..1 both");
}

TEST(stability, of_a_group_below_the_one_that_is_asked_for) {
    EXPECT_EQ(stable({.criteria = "id,parent,scale\nindex,,\ng,index,\na,g,percent\nb,g,percent\nc,index,percent\n",
                      .rules = rule("requires", "index", ">= 55")}, "a,b,c\n80,40,60\n"),
              "g: 0.5 0..1 both; a: 0.5 0.25..1 both; b: 0.5 0..0.75 both; c: 0.5 0..1 both");
}

TEST(stability, not_applicable_is_left_out) {
    std::string const three = "id,parent,scale,weight,na\nindex,,,,\na,index,percent,1,\nb,index,percent,1,\nc,index,percent,2,yes\n";
    // (80 t + 40 (1 - t) / 3) / (t + (1 - t) / 3)
    EXPECT_EQ(stable({.criteria = three, .rules = rule("requires", "index", ">= 50")}, "a,b,c\n80,40,n/a\n").substr(0, 19),
              "a: 0.25 0.1..1 both");
    // All weight on what does not apply: the index does not, and a requirement on it is no bar.
    EXPECT_EQ(stable({.criteria = three, .rules = rule("requires", "index", ">= 90")}, "a,b,c\n80,40,n/a\n"),
              "a: 0.25 0..1 both; b: 0.25 0..1 both; c: 0.5 0..1 low");
}

TEST(stability, of_other_means) {
    std::string const geometric = "id,parent,scale,aggregate\nindex,,,geometric\na,index,percent,\nb,index,percent,\n";
    // 20 * 4^t
    EXPECT_EQ(stable({.criteria = geometric, .rules = rule("requires", "index", ">= 40")}, "a,b\n80,20\n"),
              "a: 0.5 0.5..1 both; b: 0.5 0..0.5 both");
    // A zero makes it zero, until it has no weight.
    EXPECT_EQ(stable({.criteria = geometric, .rules = rule("requires", "index", ">= 10")}, "a,b\n0,50\n"),
              "a: 0.5 0..1 high; b: 0.5 0..1 low");
    std::string const harmonic = "id,parent,scale,aggregate\nindex,,,harmonic\na,index,percent,\nb,index,percent,\n";
    // 1 / (t / 80 + (1 - t) / 20) >= 25
    EXPECT_EQ(stable({.criteria = harmonic, .rules = rule("requires", "index", ">= 25")}, "a,b\n80,20\n").substr(0, 28),
              "a: 0.5 0.266666666666667..1 ");
    std::string const minimum = "id,parent,scale,aggregate\nindex,,,minimum\na,index,percent,\nb,index,percent,\n";
    EXPECT_EQ(stable({.criteria = minimum, .rules = rule("requires", "index", ">= 50")}, "a,b\n80,40\n"),
              "a: 0.5 0..1 low; b: 0.5 0..1 high");
}

TEST(stability, coverage_moves_with_the_weights_too) {
    EXPECT_EQ(stable({.criteria = two, .rules = rule("condition", "coverage", ">= 60")}, "a,b\n80,\n"),
              "a: 0.5 0..0.6 low; b: 0.5 0.4..1 high");
    EXPECT_EQ(stable({.criteria = two, .rules = rule("condition", "index", "known")}, "a,b\n80,\n"),
              "a: 0.5 0..1 low; b: 0.5 0..1 high");
}

TEST(stability, gaps_of_open_cells) {
    // 0, 100 t, 100 (1 - t) or 100: none of them between 60 and 80, as long as t is
    EXPECT_EQ(stable({.criteria = "id,parent,scale\nindex,,\na,index,yes-no\nb,index,yes-no\n",
                      .rules = rule("requires", "index", "[60..80]")}, "a,b\n,\n"),
              "a: 0.5 0.4..0.6 none; b: 0.5 0.4..0.6 none");
}

// More sums than are judged one by one; the nearest are.
TEST(stability, gaps_of_many_open_cells) {
    std::string criteria = "id,parent,scale,weight\nindex,,,\na,index,yes-no,255\n", ids = "a", cells;
    for (int i = 0; i < 8; ++i) {
        criteria += "c" + std::to_string(i) + ",index,yes-no," + std::to_string(1 << i) + "\n";
        ids += ",c" + std::to_string(i);
        cells += ",";
    }
    // 60.05 = 100 t + (1 - t) 100 * 51 / 255, and 60.15 the same with 52
    std::string const found = stable({.criteria = criteria, .rules = rule("requires", "index", "[60.05..60.15]")}, ids + "\n" + cells + "\n");
    EXPECT_EQ(found.substr(0, found.find(';')), "a: 0.5 0.49942118226601..0.500625 none");
}

TEST(stability, a_mean_that_would_come_below_zero_where_that_has_no_score) {
    EXPECT_EQ(stable({.criteria = "id,parent,scale,aggregate\nindex,,,geometric\ng,index,,\na,g,s,\nb,g,s,\nc,index,percent,\n",
                      .scales = "scale,type,value,score\ns,level,low,-10\ns,level,high,40\n",
                      .rules = rule("requires", "index", ">= 0")}, "a,b,c\nlow,high,50\n"),
              "g: 0.5 0..1 both; a: 0.5 0..0.8 both; b: 0.5 0.2..1 both; c: 0.5 0..1 both");
}

// Too many open cells to list all their sums: an end is where a change was halved down to, and holds.
TEST(stability, ends_of_a_large_framework_are_as_they_say) {
    FrameworkPtr const policy = built_in("nsg-adherence");
    std::string ids;
    for (int const node : policy->criteria) ids += (ids.empty() ? "" : ",") + policy->nodes[node].id;
    std::mt19937 random(7);
    int ends = 0;
    for (int country = 0; country < 30; ++country) {
        std::string cells;
        for (int const node : policy->criteria) {
            Scale const& scale = policy->scale_of(node);
            bool const best = random() % 4 != 0, open = random() % 4 == 0;
            std::string const cell = scale.type == ScaleType::level ? (best ? scale.levels.back() : scale.levels.front()).value
                                     : scale.type == ScaleType::date ? (best ? "2025-06-01" : "never") : best ? "90" : "10";
            cells += (node == policy->criteria.front() ? "" : ",") + (open ? std::string() : cell);
        }
        ReportCase const one(policy, ids + "\n" + cells + "\n");
        for (int benefit = 0; benefit < 4; ++benefit) {
            Supposition const asked(*one.block, 0, benefit);
            for (StableShare const& row : stability(asked)) {
                auto const stands = [&](Number const& share) {
                    auto weights = std::make_shared<std::vector<Number>>(policy->weights);
                    Number rest;
                    for (int const other : policy->nodes[policy->nodes[row.node].parent].children)
                        if (other != row.node) rest += (*weights)[other];
                    for (int const other : policy->nodes[policy->nodes[row.node].parent].children)
                        (*weights)[other] = other == row.node ? share : (Number(1) - share) * (*weights)[other] / rest;
                    return asked.judgement_under(weights).verdict == asked.today().verdict;
                };
                Number const near = Number::fraction(1, 1'000'000);
                if (row.low > near) {
                    ++ends;
                    EXPECT_EQ(stands(row.low), row.at_low);
                    EXPECT_FALSE(row.at_low && stands(row.low - near)) << country << ids << "\n" << cells;
                }
                if (row.high < Number(1) - near) {
                    ++ends;
                    EXPECT_EQ(stands(row.high), row.at_high);
                    EXPECT_FALSE(row.at_high && stands(row.high + near)) << country << ids << "\n" << cells;
                }
            }
        }
    }
    EXPECT_GT(ends, 20);
}

// 2^12 sums of open cells are more than are listed: parts of the way are tried, and an end is halved down to.
TEST(stability, ends_among_too_many_sums_are_halved_down_to) {
    std::string criteria = "id,parent,scale,weight\nindex,,,\na,index,yes-no,4095\n", ids = "a", cells = "yes";
    for (int i = 0; i < 12; ++i) {
        criteria += "c" + std::to_string(i) + ",index,yes-no," + std::to_string(1 << i) + "\n";
        ids += ",c" + std::to_string(i);
        cells += ",";
    }
    // At a share t of a the index is 100 t + (1 - t) 100 k / 4095, with any k from 0 to 4095: today 60.0488 and 60.0611 are
    // next to each other. Beyond 0.55 they lie so near each other that one of them is always within.
    ReportCase const one(framework({.criteria = criteria, .rules = rule("requires", "index", "[60.0495..60.0605]"), .benefits = "benefit\nsupply\n"}), ids + "\n" + cells + "\n");
    Supposition const asked(*one.block, 0, 0);
    ASSERT_EQ(asked.today().verdict, Verdict::not_eligible);
    auto const within = [](double t) {
        double const step = (1 - t) * 100 / 4095;
        return std::floor((60.0605 - 100 * t) / step) >= std::ceil((60.0495 - 100 * t) / step);
    };
    StableShare const found = stability(asked).front();
    double const high = found.high.to_double();
    EXPECT_GE(high, 0.5000082);
    EXPECT_LT(high, 0.55);
    EXPECT_FALSE(within(high - 1e-9)) << high;
    EXPECT_TRUE(within(high + 1e-9)) << high;
    EXPECT_TRUE(found.at_high) << "the last share at which it was seen to stand";
}

TEST(stability, as_a_function) {
    // index = 48 + 52 t, where t is the share of commitment
    EXPECT_EQ(over("STABILITY", "letter,yes,48,", {"supply"}),
              "node,share,low,high,closed/commitment,0.25,0.230769230769231,1,both/declared,0.5,0,1,both/"
              "treaty,0.5,0,1,both/practice,0.75,0,0.769230769230769,both/controls,1,1,1,both");
    EXPECT_EQ(over("STABILITY", "letter,yes,48,", {"supply", "node"}), "commitment/declared/treaty/practice/controls");
    EXPECT_EQ(over("STABILITY", "letter,yes,48,", {"supply", "High"}), "1/1/1/0.769230769230769/1");
    EXPECT_EQ(over("STABILITY", "letter,yes,x,", {"supply"}), "#N/A");
    EXPECT_EQ(over("STABILITY", "letter,yes,48,", {"supply", "weight"}), "#VALUE!");
    EXPECT_EQ(over("STABILITY", "letter,yes,48,", {"recognition"}), "#VALUE!");
    EXPECT_EQ(over("STABILITY", "letter,yes,48,"), "#VALUE!");
}

}  // namespace
}  // namespace adherence::testing
