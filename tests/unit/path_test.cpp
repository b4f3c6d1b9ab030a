// PATH: steps, prices, ties, and what it says where there is no path.
#include "core/advice/path.hpp"

#include <gtest/gtest.h>

#include "unit/functions_sample.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

constexpr char const* criteria =
    "id,parent,weight,scale,effort\nindex,,,,\na,index,1,steps,2\nb,index,1,steps,1\nc,index,2,percent,1\nd,index,0,fixed,-\n";
constexpr char const* scales =
    "scale,type,value,score\nsteps,level,none,0\nsteps,level,some,40\nsteps,level,most,40\nsteps,level,all,100\n"
    "fixed,level,no,0\nfixed,level,yes,100\n";

std::string path_of(std::string const& rules, std::string const& cells, std::string const& column = "",
                    std::string const& language = "en") {
    Sheet sheet;
    std::string const json = framework({.criteria = criteria, .scales = scales, .rules = "benefit,effect,subject,test,group,need\n" + rules, .benefits = "benefit\nx\n", .about = "key,value\nlanguage," + language + "\n"})->json;
    std::vector<Block> arguments{sheet.block(cells), sheet.block("a,b,c,d"), sheet.cell(json), sheet.cell("x")};
    if (!column.empty()) arguments.push_back(sheet.cell(column));
    return shown(Sheet::call("PATH", arguments));
}

TEST(path, says_where_none_is_needed) {
    EXPECT_EQ(path_of("x,requires,a,>= some,,\n", "all,,,"), "criterion,from,to,effort/none needed,,,0");
    EXPECT_EQ(path_of("x,requires,a,>= some,,\n", "all,,,", "criterion"), "none needed");
}

TEST(path, a_step_is_a_level_at_the_criterions_effort) {
    EXPECT_EQ(path_of("x,requires,a,>= all,,\n", "some,,,"), "criterion,from,to,effort/a,some,all,4");
    // A level that scores no higher is no improvement.
    EXPECT_EQ(path_of("x,requires,a,most,,\n", "some,,,", "criterion"), "unreachable");
    EXPECT_EQ(path_of("x,requires,a,most,,\n", "none,,,"), "criterion,from,to,effort/a,none,most,4");
}

TEST(path, a_quarter_of_the_range_is_a_step_of_a_number) {
    EXPECT_EQ(path_of("x,requires,c,>= 62.5,,\n", ",,50,"), "criterion,from,to,effort/c,50,62.5,0.5");
    EXPECT_EQ(path_of("x,requires,c,> 62.5,,\n", ",,50,"), "criterion,from,to,effort/c,50,63,0.52");
    EXPECT_EQ(path_of("x,requires,score(c),>= 62.5,,\n", ",,50,"), "criterion,from,to,effort/c,50,63,0.52");
}

TEST(path, takes_the_cheaper_of_two_ways) {
    // b costs 1 a level, c 1 for 25 points; the index is (a + b + 2 c) / 4.
    EXPECT_EQ(path_of("x,requires,index,>= 30,,\n", "none,none,50,"), "criterion,from,to,effort/c,50,60,0.4");
    EXPECT_EQ(path_of("x,requires,a,>= all,k,1\nx,requires,b,>= all,k,1\n", "none,none,,"), "criterion,from,to,effort/b,none,all,3");
}

TEST(path, equal_effort_goes_to_fewer_criteria_then_to_the_framework_order) {
    EXPECT_EQ(path_of("x,requires,a,>= some,k,1\nx,requires,b,>= most,k,1\n", "none,none,,", "criterion"), "a");
}

TEST(path, an_open_cell_pays_from_its_lowest_value_and_counts_as_known_then) {
    EXPECT_EQ(path_of("x,requires,b,>= all,,\n", ",,,"), "criterion,from,to,effort/b,?,all,3");
    EXPECT_EQ(path_of("x,requires,b,>= all,,\n", ",some | all,,"), "criterion,from,to,effort/b,some | all,all,2");
    EXPECT_EQ(path_of("x,requires,b,known,,\n", ",,,"), "criterion,from,to,effort/b,?,some,1");
    // What is left open is not counted on.
    EXPECT_EQ(path_of("x,requires,index,>= 25,,\n", "none,,,"), "criterion,from,to,effort/c,?,50,2");
}

TEST(path, says_why_there_is_none) {
    std::string const fixed = path_of("x,requires,d,yes,,\n", "all,all,100,no");
    EXPECT_EQ(fixed.find("criterion,from,to,effort/unreachable,"), 0U) << fixed;
    auto const why = [](std::string const& language) { return path_of("x,requires,d,yes,,\n", "all,all,100,no", "from", language); };
    EXPECT_EQ(why("en"), "No permitted move gets past this rule (in row 2): d yes.");
    EXPECT_EQ(why("nl"), "Geen toegestane stap komt langs deze regel (in rij 2): d yes.");
    EXPECT_EQ(why("fr"), "Aucune mesure permise ne lève l’obstacle de cette règle (de la ligne 2)\u00a0: d yes.");
    EXPECT_EQ(why("de"), "Kein zulässiger Schritt kommt an dieser Regel (in Zeile 2) vorbei: d yes.");
    EXPECT_EQ(path_of("x,requires,d,yes,,\n", "all,all,100,no", "criterion"), "unreachable");
    EXPECT_EQ(path_of("x,requires,a,all,,\nx,excludes,index,>= 20,,\n", "none,none,0,", "criterion"), "unreachable");
}

TEST(path, an_invalid_country_has_no_path) {
    EXPECT_EQ(path_of("x,requires,a,>= some,,\n", "typo,,,"), "#N/A");
    EXPECT_EQ(over("PATH", "letter,yes,80,", {"typo"}), "#VALUE!");
    EXPECT_EQ(over("PATH", "letter,yes,80,", {"supply", "colour"}), "#VALUE!");
}

TEST(path, says_where_it_is_not_proven) {
    FrameworkPtr const policy = built_in("nsg-adherence");
    ReportCase const all(policy, file_text("data/fictional/assessments.csv"));
    Supposition country(*all.block, 10, policy->benefit("information"));  // Kestria, far from everything
    Path const quick = least_path(country, 2000);
    ASSERT_EQ(quick.kind, Path::Kind::found);
    EXPECT_FALSE(quick.proven);
    Path const whole = least_path(country);
    EXPECT_TRUE(whole.proven);
    EXPECT_LE(whole.effort, quick.effort);
    std::vector<Supposition::Change> changes;
    for (Improvement const& one : quick.improvements) changes.push_back({one.criterion, country.known_as(one.criterion, one.to)});
    EXPECT_EQ(country.verdict_with(changes), Verdict::eligible);
}

}  // namespace
}  // namespace adherence::testing
