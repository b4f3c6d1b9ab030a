// SCORE, BOUNDS and COVERAGE under every aggregate, negative children and hostile trees: CONTRACT section 4.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "core/scoring/standing.hpp"
#include "unit/slowness.hpp"
#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

/// The standing of the index of one country: "score low..high coverage", "-" for what is not there.
std::string shown(Standing const& standing) {
    if (!standing.applicable) return "not applicable";
    if (standing.problem) return "problem";
    auto const figure = [](std::optional<Number> const& number) { return number ? number->to_text() : "-"; };
    return figure(standing.score) + " " + figure(standing.low) + ".." + figure(standing.high) + " " +
           standing.coverage.to_text();
}

Standing of(FrameworkPtr const& framework, std::string_view ids, std::string_view cells,
            std::string_view node = "index", std::size_t row = 0) {
    Sheet sheet;
    CountryBlock const block(framework, *match_columns(*framework, sheet.block(ids).row(0)),
                             sheet.block(cells), Date{-25569});
    int const asked = framework->node(node);
    return standings(*framework, framework->weights, block.row(row), asked)[static_cast<std::size_t>(asked)];
}

/// Two percentages `a` (weight 1) and `b` (weight 3) under one aggregate.
std::string two(std::string_view aggregate, std::string_view cells) {
    std::string const criteria = "id,parent,scale,weight,na,aggregate\nall,,,,," + std::string(aggregate) +
                                 "\na,all,percent,1,yes,\nb,all,percent,3,yes,\n";
    return shown(of(framework_of({.criteria = criteria}), "a,b", cells));
}

constexpr std::string_view tree =
    "id,parent,scale,weight,na\nall,,,,\none,all,,1,\na,one,percent,1,yes\nb,one,percent,1,yes\ntwo,all,,3,"
    "\nc,two,percent,1,yes\nd,two,percent,0,yes\n"
    "idle,all,,1,\ne,idle,percent,0,\n";

std::string in_tree(std::string_view cells, std::string_view node = "index") {
    static FrameworkPtr const framework = framework_of({.criteria = tree});
    return shown(of(framework, "a,b,c,d,e", cells, node));
}

TEST(standing_figures, weights_are_rescaled_among_what_is_known) {
    EXPECT_EQ(two("", "40,80"), "70 70..70 100");
    EXPECT_EQ(two("", "40,?"), "40 10..85 25");
    EXPECT_EQ(two("", "?,80"), "80 60..85 75");
    EXPECT_EQ(two("", "?,?"), "- 0..100 0");
}

TEST(standing_figures, a_ranged_cell_enters_by_its_middle) {
    EXPECT_EQ(two("", "40,60..100"), "70 55..85 25");
    EXPECT_EQ(two("", "?,>= 90"), "95 67.5..100 0");
    EXPECT_EQ(two("", "40,80..80"), "70 70..70 100");
}

TEST(standing_figures, what_is_not_applicable_takes_no_part) {
    EXPECT_EQ(two("", "n/a,80"), "80 80..80 100");
    EXPECT_EQ(two("", "n/a,?"), "- 0..100 0");
    EXPECT_EQ(two("", "n/a,n/a"), "not applicable");
}

TEST(standing_figures, a_problem_cell_spoils_what_rests_on_it) {
    EXPECT_EQ(two("", "x,80"), "problem");
    EXPECT_EQ(in_tree("x,1,60,,", "two"), "60 60..60 100");
    EXPECT_EQ(in_tree("x,1,60,,"), "problem");
    EXPECT_EQ(in_tree("1,1,60,x,x"), "45.25 45.25..45.25 100");
}

TEST(standing_figures, groups_of_groups) {
    EXPECT_EQ(in_tree("20,40,60,,"), "52.5 52.5..52.5 100");
    EXPECT_EQ(in_tree("20,?,60,,"), "50 47.5..60 87.5");
    EXPECT_EQ(in_tree("?,?,60,,"), "60 45..70 75");
    EXPECT_EQ(in_tree("20,40,?,,"), "30 7.5..82.5 25");
    EXPECT_EQ(in_tree("n/a,n/a,60,,"), "60 60..60 100");
}

TEST(standing_figures, weight_zero_takes_no_part) {
    EXPECT_EQ(in_tree("20,40,60,99,99"), in_tree("20,40,60,,"));
    EXPECT_EQ(in_tree("20,40,n/a,99,", "two"), "not applicable");
    EXPECT_EQ(in_tree("20,40,n/a,99,"), "30 30..30 100");
    EXPECT_EQ(in_tree("1,1,1,1,5", "idle"), "not applicable");
    EXPECT_EQ(in_tree("1,1,1,42,5", "d"), "42 42..42 100");
}

TEST(standing_figures, every_aggregate_has_its_bounds) {
    EXPECT_EQ(two("minimum", "40,?"), "40 0..40 25");
    EXPECT_EQ(two("maximum", "40,?"), "40 40..100 25");
    EXPECT_EQ(two("harmonic", "?,60"), "60 0..66.6666666666667 75");
    EXPECT_EQ(two("power:-1", "20,60"), two("harmonic", "20,60"));
    EXPECT_EQ(two("geometric", "?,0"), "0 0..0 75");
    EXPECT_EQ(two("power:0", "10,90"), two("geometric", "10,90"));
}

TEST(standing_figures, negative_children_are_a_problem_where_they_have_no_mean) {
    auto const standing = [](std::string_view aggregate, std::string_view cells) {
        return shown(
            of(framework_of({.criteria = "id,parent,scale,aggregate\nall,,," + std::string(aggregate) +
                                         "\na,all,low,\nb,all,low,\n",
                             .scales = "scale,type,value,score\nlow,level,bad,-10\nlow,level,good,20\n"}),
               "a,b", cells));
    };
    EXPECT_EQ(standing("", "bad,good"), "5 5..5 100");
    EXPECT_EQ(standing("power:1", "bad,good"), "5 5..5 100");
    for (std::string_view const aggregate : {"geometric", "harmonic", "power:2", "power:0"}) {
        EXPECT_EQ(standing(aggregate, "bad,good"), "problem") << aggregate;
        EXPECT_EQ(standing(aggregate, "good,good"), "20 20..20 100") << aggregate;
    }
}

// The problem is that of the group's country; in the group above, whatever that one's mean, and nowhere else.
TEST(standing_figures, an_open_cell_that_may_become_negative_is_a_problem_of_what_rests_on_it) {
    for (std::string_view const inner : {"geometric", "harmonic", "power:2", "power:-1", "power:0"})
        for (std::string_view const outer : {"", "geometric", "minimum", "power:3"}) {
            FrameworkPtr const framework =
                framework_of({.criteria = "id,parent,scale,aggregate\nall,,," + std::string(outer) + "\ng,all,," + std::string(inner) +
                                          "\na,g,percent,\nb,g,low,\nc,all,percent,\n",
                              .scales = "scale,type,value,score\nlow,level,bad,-10\nlow,level,good,100\n"});
            for (std::string_view const cell : {"?", "bad | good", "bad"}) {
                std::string const cells = "20," + std::string(cell) + ",50";
                EXPECT_EQ(shown(of(framework, "a,b,c", cells)), "problem") << inner << outer << cells;
                EXPECT_EQ(shown(of(framework, "a,b,c", cells, "c")), "50 50..50 100") << inner << outer << cells;
            }
            EXPECT_NE(shown(of(framework, "a,b,c", "20,good,50")), "problem") << inner << outer;
        }
}

TEST(standing_figures, coverage_speaks_of_the_evidence) {
    Standing const known = of(framework_of({.criteria = tree}), "a,b,c", "1,2,3", "a");
    EXPECT_EQ(known.coverage, Number(100));
    EXPECT_TRUE(known.covered());
    EXPECT_EQ(in_tree("1..2,?,3,,", "one"), "1.5 0.5..51 0");
    EXPECT_EQ(in_tree("1,n/a,3,,", "one"), "1 1..1 100");
}

TEST(standing_figures, a_relative_column_with_too_few_known_cells_has_no_score) {
    FrameworkPtr const framework =
        framework_of({.criteria = "id,parent,scale\nall,,\na,all,percent\nr,all,place\n",
                      .scales = "scale,type,value,score\nplace,relative,minmax,\n"});
    EXPECT_EQ(shown(of(framework, "a,r", "60,5\n")), "60 -..- 100");
    EXPECT_EQ(shown(of(framework, "a,r", "60,5\n70,9\n")), "30 30..30 100");
    EXPECT_EQ(shown(of(framework, "a,r", "60,?\n70,9\n80,5\n")), "60 30..80 50");
}

TEST(standing_figures, exact_fractions_add_up) {
    FrameworkPtr const framework =
        framework_of({.criteria = "id,parent,scale\nall,,\na,all,percent\nb,all,percent\nc,all,percent\n"});
    Standing const third = of(framework, "a,b,c", "100,0,0");
    EXPECT_EQ(*third.score * Number(3), Number(100));
    EXPECT_EQ(of(framework, "a,b,c", "66.7,66.7,66.7").score, Number::from_text("66.7"));
}

// A group below a group, so many levels deep, each with a criterion beside it and weights that no two share.
FrameworkPtr deep_tree(int levels) {
    std::string criteria = "id,parent,weight,scale\nn0,,,\n";
    for (int i = 1; i < levels; ++i) {
        std::string const number = std::to_string(i), parent = "n" + std::to_string(i - 1);
        criteria += "n" + number + "," + parent + ",0." + std::to_string(123457 + 7 * i) + (i == levels - 1 ? ",percent\n" : ",\n");
        criteria += "c" + number + "," + parent + ",0." + std::to_string(765433 + 11 * i) + ",percent\n";
    }
    return framework_of({.criteria = criteria});
}

// In seconds of the processor: the least of some times, for others may be using it.
double seconds_of_deep_tree(int levels) {
    FrameworkPtr const framework = deep_tree(levels);
    std::string const deepest = std::to_string(levels - 1);
    double least = 1e9;
    for (int time = 0; time < 3; ++time) {
        std::clock_t const start = std::clock();
        Standing const standing = of(framework, "n" + deepest + ",c" + deepest + ",c17,c1", "60,33.3,12.1,50");
        least = std::min(least, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        EXPECT_TRUE(standing.score && standing.low && *standing.low < *standing.high);
    }
    return least;
}

// Exact figures would grow with every level, and the time with more than the square of their number.
TEST(standing_figures, a_hostile_tree_takes_no_longer_than_a_second_nor_by_more_than_its_size) {
    double const quarter = seconds_of_deep_tree(1000), whole = seconds_of_deep_tree(4000);
    EXPECT_LT(whole, 6 * quarter) << quarter << " and " << whole;
    EXPECT_LT(whole, 1.0 * slowness());
}

}  // namespace
}  // namespace adherence::testing
