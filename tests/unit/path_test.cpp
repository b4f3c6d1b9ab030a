// PATH: steps, prices, ties, and what it says where there is no path.
#include "core/advice/learning.hpp"
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

// One criterion `a` on a scale of points, and `b`, a percentage.
std::string path_on_points(std::string const& points, std::string const& rule, std::string const& cells) {
    Sheet sheet;
    std::string const json = framework({.criteria = "id,parent,scale\nindex,,\na,index,s\nb,index,percent\n", .scales = "scale,type,value,score\n" + points, .rules = "benefit,effect,subject,test\nx," + rule + "\n", .benefits = "benefit\nx\n"})->json;
    return shown(Sheet::call("PATH", {sheet.block(cells), sheet.block("a,b"), sheet.cell(json), sheet.cell("x")}));
}

// A scale is flat beyond its points, which need not be whole numbers; the first whole number beyond them scores as they do.
TEST(path, a_number_may_go_beyond_the_ends_of_its_scale) {
    std::string const head = "criterion,from,to,effort/", ratio = "s,point,0,0\ns,point,0.8,100\n", long_scale = "s,point,0,0\ns,point,8.5,100\n";
    EXPECT_EQ(path_on_points(ratio, "requires,score(a),>= 50", "0.2,"), head + "a,0.2,1,3");
    EXPECT_EQ(path_on_points(ratio, "requires,index,>= 75", "0.2,50"), head + "a,0.2,1,3");
    EXPECT_EQ(path_on_points(long_scale, "requires,score(a),>= 100", "4.25,"), head + "a,4.25,9,2");
    EXPECT_EQ(path_on_points(long_scale, "requires,a,> 8", "4.25,"), head + "a,4.25,9,2");
    EXPECT_EQ(path_on_points(long_scale, "requires,a,> 20", "4.25,"), head + "a,4.25,21,2");
    EXPECT_EQ(path_on_points("s,point,0.5,100\ns,point,10,0\n", "requires,score(a),>= 100", "10,"), head + "a,10,0,4");
    EXPECT_EQ(path_on_points("s,logpoint,1,0\ns,logpoint,9.5,100\n", "requires,score(a),>= 100", "1,"), head + "a,1,10,4");
    // Nor is it led beyond them for nothing.
    EXPECT_EQ(path_on_points("s,point,0,100\ns,point,10,0\n", "requires,a,<= 0", "10,"), head + "a,10,0,4");
    EXPECT_EQ(path_on_points("s,point,0,0\ns,point,10,100\n", "requires,a,>= 10", "5,"), head + "a,5,10,2");
}

/// What `a`, unknown on a scale of points, would have to turn out to be; "" where nothing will do.
std::string learnt_on_points(std::string const& points, std::string const& rule) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,scale\nindex,,\na,index,s\n", .scales = "scale,type,value,score\n" + points, .rules = "benefit,effect,subject,test\nx," + rule + "\n", .benefits = "benefit\nx\n"});
    Sheet sheet;
    CountryBlock const block(policy, *match_columns(*policy, sheet.block("a").row(0)), sheet.block("?"), Date{-25569});
    Supposition country(block, 0, 0);
    Learning const learning = least_learning(country);
    return learning.cells.empty() ? "" : learning.cells[0].value.only()->to_text();
}

TEST(path, what_is_unknown_may_be_found_beyond_the_ends_but_not_without_need) {
    EXPECT_EQ(learnt_on_points("s,point,0,0\ns,point,0.8,100\n", "requires,score(a),>= 50"), "1");
    EXPECT_EQ(learnt_on_points("s,point,0,0\ns,point,10,100\n", "requires,a,<= 0"), "0");
    EXPECT_EQ(learnt_on_points("s,point,0,0\ns,point,10,100\n", "requires,a,> 20"), "21");
}

// Of very many whole numbers the least that does it is found all the same.
TEST(path, finds_one_of_very_many_whole_numbers) {
    std::string const head = "criterion,from,to,effort/";
    EXPECT_EQ(path_on_points("s,point,0,0\ns,point,123456,100\n", "requires,score(a),>= 75", "0,"), head + "a,0,92592,3");
    EXPECT_EQ(path_on_points("s,point,0,0\ns,point,123457,100\n", "requires,score(a),>= 75", "0,").substr(0, 34), head + "a,0,92593");
    EXPECT_EQ(path_on_points("s,point,0,0\ns,point,9876543211,100\n", "requires,score(a),> 50", "0,").substr(0, 39), head + "a,0,4938271606");
    // With another criterion it is near the least, and says so.
    std::string const both = path_on_points("s,point,0,0\ns,point,123456,100\n", "requires,index,>= 75", "0,0");
    EXPECT_NE(both.find("a,0,"), std::string::npos) << both;
    EXPECT_NE(both.find("b,0,"), std::string::npos) << both;
    EXPECT_NE(both.find("/not proven,"), std::string::npos) << both;
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

// Of more ways than are told apart one by one, the cheapest is still found: the demand is left to the exact evaluation.
TEST(path, takes_the_cheapest_of_very_many_ways) {
    std::string criteria = "id,parent,weight,scale,effort\nindex,,,,\n", rules = "benefit,effect,subject,test,group,need\n", ids, cells;
    for (int i = 0; i < 10; ++i) {
        std::string const n = std::to_string(i);
        criteria += "g" + n + ",index,1,,\na" + n + ",g" + n + ",1,yes-no," + std::to_string(11 - i) + "\nb" + n + ",g" + n + ",1,yes-no," + std::to_string(30 + i) + "\n";
        rules += "x,requires,g" + n + ",>= 50,k,5\n";
        ids += (i ? ",a" : "a") + n + ",b" + n;
        cells += (i ? ",no" : "no") + std::string(",no");
    }
    ReportCase const one(framework({.criteria = criteria, .rules = rules, .benefits = "benefit\nx\n"}), ids + "\n" + cells + "\n");
    Supposition country(*one.block, 0, 0);
    Path const found = least_path(country);
    ASSERT_EQ(found.kind, Path::Kind::found);
    EXPECT_EQ(found.effort, Number(2 + 3 + 4 + 5 + 6));
    EXPECT_EQ(found.improvements.size(), 5u);
}

// Two of three demands, of which one can itself be met in two ways.
TEST(path, takes_the_cheapest_way_within_a_way) {
    auto const effort = [](std::string const& efforts_of_a, std::string const& efforts_of_b) {
        std::string const criteria = "id,parent,weight,scale,effort\nindex,,,,\ng,index,1,,\na,g,1,yes-no," + efforts_of_a + "\na2,g,1,yes-no,90\nh,index,1,,\nb,h,1,yes-no," + efforts_of_b +
                                     "\nb2,h,1,yes-no,90\nc,index,1,yes-no,4\nd,index,1,yes-no,5\n";
        ReportCase const one(framework({.criteria = criteria,
                                        .rules = "benefit,effect,subject,test,group,need\nx,defines,g,>= 50,n,1\nx,defines,h,>= 50,n,1\nx,requires,n,true,k,2\nx,requires,c,yes,k,2\nx,requires,d,yes,k,2\n",
                                        .benefits = "benefit\nx\n"}), "a,a2,b,b2,c,d\nno,no,no,no,no,no\n");
        Supposition country(*one.block, 0, 0);
        Path const found = least_path(country);
        return found.kind == Path::Kind::found && found.proven ? found.effort.to_text() : "none";
    };
    EXPECT_EQ(effort("2", "3"), "6");
    EXPECT_EQ(effort("3", "1"), "5");
    EXPECT_EQ(effort("7", "8"), "9");
}

// Whatever budget it gets, it finds a way where everything at its best is one, and one from which no move can be dropped.
TEST(path, of_hardly_any_budget_it_makes_a_way_that_holds) {
    FrameworkPtr const policy = built_in("nsg-adherence");
    ReportCase const all(policy, file_text("data/fictional/assessments.csv"));
    int found = 0;
    for (std::size_t row = 0; row < all.values.rows(); ++row)
        for (int benefit = 0; benefit < static_cast<int>(policy->benefits.size()); ++benefit) {
            Supposition country(*all.block, row, benefit);
            if (country.today().verdict == Verdict::invalid || country.today().verdict == Verdict::eligible) continue;
            Path const quick = least_path(country, 1);
            if (quick.kind != Path::Kind::found) continue;
            ++found;
            auto const with = [&](Improvement const* left_out) {
                std::vector<Supposition::Change> changes;
                for (Improvement const& one : quick.improvements)
                    if (&one != left_out) changes.push_back({one.criterion, country.known_as(one.criterion, one.to)});
                return country.verdict_with(changes);
            };
            EXPECT_EQ(with(nullptr), Verdict::eligible) << row << " " << benefit;
        }
    EXPECT_GT(found, 10);
}

// Prices are whole numbers, here of thousandths: a and b are rounded down to 1 each, c and d to 2 and 1, and yet these are cheaper.
TEST(path, prices_that_are_rounded_decide_nothing) {
    std::string const criteria = "id,parent,weight,scale,effort\nindex,,,,\na,index,1,yes-no,0.0019\nb,index,1,yes-no,0.0019\nc,index,1,yes-no,0.00205\n"
                                 "d,index,1,yes-no,0.00174\ndear,index,1,yes-no,1125899906842.61641\n";
    ReportCase const one(framework({.criteria = criteria,
                                    .rules = "benefit,effect,subject,test,group,need\nx,defines,a,yes,n,2\nx,defines,b,yes,n,2\nx,defines,c,yes,m,2\nx,defines,d,yes,m,2\n"
                                             "x,requires,n,true,k,1\nx,requires,m,true,k,1\n",
                                    .benefits = "benefit\nx\n"}), "a,b,c,d,dear\nno,no,no,no,no\n");
    Supposition country(*one.block, 0, 0);
    Path const found = least_path(country);
    ASSERT_EQ(found.kind, Path::Kind::found);
    EXPECT_EQ(found.effort, *Number::from_text("0.00379"));
}

}  // namespace
}  // namespace adherence::testing
