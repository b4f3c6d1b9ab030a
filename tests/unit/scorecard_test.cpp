#include "core/report/scorecard.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "unit/report_case.hpp"

namespace adherence {
namespace {

using testing::built_in;
using testing::file_text;
using testing::framework;
using testing::ReportCase;

ReportCase small_case(std::string const& cells) {
    return {framework({.criteria = "id,parent,title,title:nl,weight,scale,na\n"
                                   "root,,Whole,Geheel,,,\n"
                                   "law,root,Law,Wet,3,,\n"
                                   "a,law,A,A,1,percent,\n"
                                   "b,law,B,B,1,percent,\n"
                                   "deed,root,Deed,Daad,1,yes-no,yes\n"
                                   "note,root,Note,Notitie,0,percent,\n",
                       .rules = "benefit,effect,subject,test,id,note,note:nl\n"
                                "goods,requires,a,>= 40,g.a,First.,Eerst.\n"
                                "goods,condition,law,>= 60,g.law,,\n"
                                "goods,condition,deed,yes,g.deed,,\n"
                                "goods,excludes,coverage(law),< 10,g.coverage,,\n"
                                "other,requires,goods,eligible,o.goods,,\n",
                       .benefits = "benefit,title,title:nl\ngoods,Goods,Goederen\nother,Other,Ander\n"}),
            "a,b,deed\n" + cells};
}

TEST(Scorecard, HoldsIndexPillarsAndBenefitsInTheLanguageAskedFor) {
    ReportCase const one = small_case("50,?,n/a");
    Scorecard const card = make_scorecard(one.evaluation(), "Aurelia", "nl");
    EXPECT_EQ(card.country, "Aurelia");
    EXPECT_EQ(card.language, "nl");
    EXPECT_EQ(card.index.title, "Geheel");
    EXPECT_EQ(card.index.score, 50.0);
    ASSERT_EQ(card.pillars.size(), 2u);
    EXPECT_EQ(card.pillars[0].id, "law");
    EXPECT_EQ(card.pillars[0].title, "Wet");
    EXPECT_EQ(card.pillars[0].score, 50.0);
    EXPECT_EQ(card.pillars[0].low, 25.0);
    EXPECT_EQ(card.pillars[0].high, 75.0);
    EXPECT_EQ(card.pillars[0].coverage, 50.0);
    EXPECT_EQ(card.pillars[0].weight, 3.0);
    EXPECT_FALSE(card.pillars[1].applicable);
    EXPECT_FALSE(card.pillars[1].score);
    ASSERT_EQ(card.benefits.size(), 2u);
    EXPECT_EQ(card.benefits[0].title, "Goederen");
    EXPECT_EQ(card.benefits[0].verdict, Verdict::conditional);
    EXPECT_EQ(card.benefits[0].word, "voorwaardelijk");
    EXPECT_EQ(card.benefits[0].symbol, "◐");
    EXPECT_EQ(card.benefits[0].explanation, explain(one.evaluation(), 0, "nl"));
    EXPECT_EQ(card.benefits[0].reasons.size(), 4u);
}

TEST(Scorecard, ReasonsShowValueTestAndDistance) {
    ReportCase const one = small_case("50,?,n/a");
    auto const reasons = make_scorecard(one.evaluation(), "Aurelia", "en").benefits[0].reasons;
    ASSERT_EQ(reasons.size(), 4u);
    EXPECT_EQ(reasons[0].rule, "g.a");
    EXPECT_EQ(reasons[0].effect, "requires");
    EXPECT_EQ(reasons[0].subject, "a");
    EXPECT_EQ(reasons[0].value, "50");
    EXPECT_EQ(reasons[0].test, ">= 40");
    EXPECT_EQ(reasons[0].outcome, Outcome::holds);
    EXPECT_EQ(reasons[0].distance, "10");
    EXPECT_EQ(reasons[0].note, "First.");
    EXPECT_EQ(reasons[1].value, "50 (25 to 75)");
    EXPECT_EQ(reasons[1].outcome, Outcome::open);
    EXPECT_EQ(reasons[2].value, "not applicable");
    EXPECT_EQ(reasons[2].outcome, Outcome::not_applicable);
    EXPECT_EQ(reasons[2].distance, "");
    EXPECT_EQ(reasons[3].value, "50");
    EXPECT_EQ(reasons[3].distance, "40");
}

TEST(Scorecard, UnknownScoresAndVerdictsHaveWords) {
    ReportCase const one = small_case(",,");
    auto const card = make_scorecard(one.evaluation(), "Aurelia", "en");
    EXPECT_FALSE(card.index.score);
    EXPECT_EQ(card.index.low, 0.0);
    EXPECT_EQ(card.benefits[0].reasons[0].value, "unknown");
    EXPECT_EQ(card.benefits[0].reasons[1].value, "0 to 100");
    EXPECT_EQ(card.benefits[1].reasons[0].value, std::string(card.benefits[0].word));
}

TEST(Scorecard, AProblemCellShowsAsEntered) {
    ReportCase const one = small_case("abc,5,yes");
    auto const card = make_scorecard(one.evaluation(), "Aurelia", "en");
    EXPECT_TRUE(card.index.problem);
    EXPECT_TRUE(card.pillars[0].problem);
    EXPECT_FALSE(card.pillars[0].score);
    EXPECT_EQ(card.benefits[0].symbol, "!");
    EXPECT_EQ(card.benefits[0].reasons[0].value, "abc");
    EXPECT_EQ(card.benefits[0].reasons[0].outcome, Outcome::invalid);
}

TEST(Scorecard, TheFictionalCountriesShowAtLeastFourVerdicts) {
    FrameworkPtr const policy = built_in("nsg-adherence");
    ASSERT_TRUE(policy);
    ReportCase const all(policy, file_text("data/fictional/assessments.csv"));
    std::set<std::string> symbols;
    for (std::size_t row = 0; row < all.block->rows(); ++row) {
        Scorecard const card = make_scorecard(all.row(row), "x", "en");
        EXPECT_EQ(card.pillars.size(), 8u);
        for (ScorecardBenefit const& benefit : card.benefits) symbols.insert(benefit.symbol);
    }
    EXPECT_GE(symbols.size(), 4u);
}

TEST(Scorecard, WhatANameSaysHasWordsWhateverItComesTo) {
    std::string const criteria = "id,parent,scale,na\nroot,,,\na,root,percent,\ndeed,root,yes-no,yes\n";
    std::string const rules = "benefit,effect,subject,test,group\ngoods,defines,a,>= 40,safe\ngoods,requires,safe,true,\nother,requires,deed,yes,\n";
    auto const value = [&](std::string const& cells, int benefit, std::size_t place) {
        ReportCase const one(framework({.criteria = criteria, .rules = rules, .benefits = "benefit\ngoods\nother\n"}), "a,deed\n" + cells);
        auto const card = make_scorecard(one.evaluation(), "Aurelia", "en");
        return card.benefits[static_cast<std::size_t>(benefit)].reasons.at(place).value;
    };
    EXPECT_EQ(value("50,yes", 0, 1), "true");
    EXPECT_EQ(value("30,yes", 0, 1), "false");
    EXPECT_EQ(value("?,yes", 0, 1), "unknown");
    EXPECT_EQ(value("50,n/a", 1, 0), "not applicable");
}

}  // namespace
}  // namespace adherence
