// From values to scores and back: CONTRACT section 2, scales.
#include "core/scoring/scale_scores.hpp"

#include <gtest/gtest.h>

#include "core/assessment/assessment.hpp"
#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view criteria =
    "id,parent,scale\nall,,\nsteps,all,steps\nyesno,all,yes-no\npercent,all,percent\nline,all,line\nbend,all,"
    "bend\none,all,one\n"
    "log,all,log\nage,all,age\nforce,all,in-force\nheld,all,held\n";

constexpr std::string_view scales =
    "scale,type,value,score\n"
    "steps,level,none,0\nsteps,level,some,20\nsteps,level,same,20\nsteps,level,full,100\n"
    "line,point,0,0\nline,point,10,100\nline,point,20,100\n"
    "bend,point,0,50\nbend,point,10,0\nbend,point,20,100\n"
    "one,point,5,70\n"
    "log,logpoint,1,0\nlog,logpoint,100,100\n"
    "age,date,10,40\nage,date,5,100\nage,date,never,7\n"
    "held,date,,80\nheld,date,never,5\n";

FrameworkPtr const& sample(std::string_view as_of = "2026-11-01") {
    static std::map<std::string, FrameworkPtr, std::less<>> all;
    FrameworkPtr& framework = all[std::string(as_of)];
    if (!framework) framework = framework_of({.criteria = criteria, .scales = scales, .as_of = as_of});
    return framework;
}

ValueSet scores(std::string_view criterion, std::string_view cell, std::string_view as_of = "2026-11-01") {
    Framework const& framework = *sample(as_of);
    int const node = framework.node(criterion);
    Assessment const read = read_cell(framework, node, Cell::of(cell), Date{-25569});
    EXPECT_NE(read.state, Assessment::State::problem) << cell;
    return scores_of(framework, framework.scale_of(node), read.values);
}

// The one score, or "low..high" with brackets that say which ends are reached; "|" between pieces.
std::string shown(ValueSet const& found) {
    std::string text;
    for (Interval const& i : found.intervals()) {
        if (!text.empty()) text += '|';
        if (*i.low == *i.high)
            text += i.low->to_text();
        else
            text += (i.low_closed ? "[" : "(") + i.low->to_text() + ".." + i.high->to_text() +
                    (i.high_closed ? "]" : ")");
    }
    return text;
}

std::string score(std::string_view criterion, std::string_view cell, std::string_view as_of = "2026-11-01") {
    return shown(scores(criterion, cell, as_of));
}

TEST(scale_scores, levels) {
    EXPECT_EQ(score("steps", "some"), "20");
    EXPECT_EQ(score("steps", "some..full"), "20|100");
    EXPECT_EQ(score("steps", "?"), "0|20|100");
    EXPECT_EQ(score("yesno", "yes"), "100");
    EXPECT_EQ(score("yesno", ""), "0|100");
}

TEST(scale_scores, percentages_as_they_are) {
    EXPECT_EQ(score("percent", "66,7"), "66.7");
    EXPECT_EQ(score("percent", ">= 60"), "[60..100]");
    EXPECT_EQ(score("percent", "?"), "[0..100]");
}

TEST(scale_scores, points_straight_between_and_flat_beyond) {
    EXPECT_EQ(score("line", "2,5"), "25");
    EXPECT_EQ(score("line", "-7"), "0");
    EXPECT_EQ(score("line", "15"), "100");
    EXPECT_EQ(score("line", "1e9"), "100");
    EXPECT_EQ(score("line", "-3..4"), "[0..40]");
    EXPECT_EQ(score("line", ">= 4"), "[40..100]");
    EXPECT_EQ(score("line", "2 | 12"), "20|100");
    EXPECT_EQ(score("line", "?"), "[0..100]");
    EXPECT_EQ(scores("line", "1").only(), Number(10));
    EXPECT_EQ(score("one", "-1"), "70");
    EXPECT_EQ(score("one", "?"), "70");
}

TEST(scale_scores, points_that_fall_and_rise) {
    EXPECT_EQ(score("bend", "5"), "25");
    EXPECT_EQ(score("bend", "5..12"), "[0..25]");
    EXPECT_EQ(score("bend", "12..15"), "[20..50]");
    EXPECT_EQ(score("bend", "?"), "[0..100]");
    EXPECT_EQ(score("bend", "<= 3"), "[35..50]");
}

TEST(scale_scores, logpoints_straight_in_the_logarithm) {
    EXPECT_EQ(scores("log", "10").only(), Number(50));
    EXPECT_EQ(scores("log", "1").only(), Number(0));
    EXPECT_EQ(scores("log", "0,01").only(), Number(0));
    EXPECT_EQ(scores("log", "1e6").only(), Number(100));
    EXPECT_EQ(scores("log", "10..100"),
              ValueSet::interval(Domain::number, {Number(50), Number(100), true, true}));
    EXPECT_EQ(score("log", "?"), "[0..100]");
}

TEST(scale_scores, dates_by_years_before_as_of) {
    EXPECT_EQ(score("age", "2026-11-01"), "100");
    EXPECT_EQ(score("age", "2021-11-01"), "100");
    EXPECT_EQ(score("age", "2021-10-31"), "40");
    EXPECT_EQ(score("age", "2016-11-01"), "40");
    EXPECT_EQ(score("age", "2016-10-31"), "7");
    EXPECT_EQ(score("age", "2026-11-02"), "7");
    EXPECT_EQ(score("age", "never"), "7");
    EXPECT_EQ(score("age", "?"), "7|40|100");
    EXPECT_EQ(score("age", "2016-11-01..2026-11-01"), "40|100");
    EXPECT_EQ(score("age", ">= 2022-01-01"), "7|100");
}

TEST(scale_scores, the_anniversary_of_29_february) {
    EXPECT_EQ(score("age", "2019-03-01", "2024-02-29"), "100");
    EXPECT_EQ(score("age", "2019-02-28", "2024-02-29"), "40");
    EXPECT_EQ(score("age", "2014-03-01", "2024-02-29"), "40");
    EXPECT_EQ(score("age", "2014-02-28", "2024-02-29"), "7");
    EXPECT_EQ(score("age", "2020-02-29", "2025-02-28"), "100");
    EXPECT_EQ(score("age", "2020-02-28", "2025-03-01"), "40");
}

TEST(scale_scores, in_force_by_as_of) {
    EXPECT_EQ(score("force", "2026-11-01"), "100");
    EXPECT_EQ(score("force", "0001-01-01"), "100");
    EXPECT_EQ(score("force", "2026-11-02"), "0");
    EXPECT_EQ(score("force", "never"), "0");
    EXPECT_EQ(score("force", "?"), "0|100");
    EXPECT_EQ(score("held", "2020-01-01"), "80");
    EXPECT_EQ(score("held", "never"), "5");
    EXPECT_EQ(score("held", "2030-01-01"), "5");
}

ValueSet scoring(std::string_view criterion, int low, int high, bool low_closed = true) {
    Framework const& framework = *sample();
    return values_scoring(framework, framework.scale_of(framework.node(criterion)),
                          ValueSet::interval(Domain::number, {Number(low), Number(high), low_closed, true}));
}

TEST(scale_scores, back_from_scores_to_values) {
    EXPECT_EQ(scoring("steps", 20, 100), ValueSet::levels(4, 1, 3));
    EXPECT_EQ(scoring("steps", 20, 100, false), ValueSet::levels(4, 3, 3));
    EXPECT_TRUE(scoring("steps", 30, 40).empty());
    EXPECT_EQ(scoring("percent", 60, 200),
              ValueSet::interval(Domain::number, {Number(60), Number(100), true, true}));
    EXPECT_EQ(scoring("line", 40, 60),
              ValueSet::interval(Domain::number, {Number(4), Number(6), true, true}));
    EXPECT_EQ(scoring("line", 100, 100), ValueSet::interval(Domain::number, {Number(10), {}, true, false}));
    EXPECT_EQ(scoring("line", 0, 0), ValueSet::interval(Domain::number, {{}, Number(0), false, true}));
    EXPECT_TRUE(scoring("age", 7, 7).has_never());
    EXPECT_FALSE(scoring("age", 40, 100).has_never());
}

TEST(scale_scores, values_and_scores_agree_both_ways) {
    Framework const& framework = *sample();
    for (int const criterion : framework.criteria) {
        Scale const& scale = framework.scale_of(criterion);
        for (int threshold = 0; threshold <= 100; threshold += 5) {
            ValueSet const above = ValueSet::interval(Domain::number, {Number(threshold), {}, true, false});
            ValueSet const values = values_scoring(framework, scale, above),
                           rest = values.complement() & scale.everything();
            if (!values.empty()) {
                EXPECT_EQ(above.holds_for(scores_of(framework, scale, values)), Truth::yes)
                    << scale.id << threshold;
            }
            if (!rest.empty()) {
                EXPECT_EQ(above.holds_for(scores_of(framework, scale, rest)), Truth::no)
                    << scale.id << threshold;
            }
        }
    }
}

TEST(scale_scores, pieces_cover_the_scale_once) {
    Framework const& framework = *sample();
    for (int const criterion : framework.criteria) {
        Scale const& scale = framework.scale_of(criterion);
        std::vector<ValueSet> const pieces = pieces_of(framework, scale);
        ValueSet all = ValueSet::none(scale.domain(), scale.levels.size());
        for (ValueSet const& piece : pieces) {
            EXPECT_FALSE(piece.empty());
            EXPECT_TRUE((all & piece).empty()) << scale.id;
            all = all | piece;
        }
        EXPECT_EQ(all, scale.everything()) << scale.id;
    }
    EXPECT_EQ(pieces_of(framework, framework.scale_of(framework.node("age"))).size(), 3u);
}

}  // namespace
}  // namespace adherence::testing
