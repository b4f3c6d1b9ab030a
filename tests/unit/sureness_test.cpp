#include "core/report/sureness.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

// The second country's b is open: for meetings it must be 50; supply asks the letter, which both have.
ReportCase countries() {
    FrameworkPtr const policy = framework({.criteria = "id,parent,title,title:nl,weight,scale\nindex,,Index,Index,,\n"
                                                       "a,index,A & B,A & B,1,percent\nb,index,Controls,Controle,1,percent\n"
                                                       "c,index,Letter,Brief,0,yes-no\n",
                                           .rules = "benefit,effect,subject,test\nmeetings,requires,b,>= 50\nsupply,requires,c,yes\n"
                                                    "status,requires,index,>= 0\n",
                                           .benefits = "benefit,title,title:nl\nmeetings,Meetings,Bijeenkomsten\nsupply,Supply,Levering\n"
                                                       "status,Status,Status\nnothing,Nothing,Niets\n"});
    return {policy, "a,b,c\n10,80,yes\n60,?,yes\n90,20,yes\n"};
}

Sureness of(std::size_t row, std::string_view language = "en", SourcesOf what = SourcesOf::index) {
    ReportCase const all = countries();
    return *make_sureness(*all.block, row, {2'000, {}, 1}, what, language);
}

TEST(sureness, shares_in_words) {
    Sureness const sure = of(1);
    ASSERT_EQ(sure.benefits.size(), 4u);
    EXPECT_EQ(sure.benefits[0].title, "Meetings");
    EXPECT_EQ(sure.benefits[0].words.find("eligible "), 0u) << sure.benefits[0].words;
    EXPECT_NE(sure.benefits[0].words.find(" % · not eligible "), std::string::npos) << sure.benefits[0].words;
    EXPECT_EQ(sure.benefits[1].words, "eligible, for certain");
    EXPECT_EQ(sure.benefits[3].words, "no answer: a problem cell, or no rule in force");
    EXPECT_EQ(of(1, "nl").benefits[1].words, "in aanmerking, zeker");
    EXPECT_EQ(of(2).benefits[0].words, "not eligible, for certain");
}

TEST(sureness, never_rounds_a_doubt_away) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,weight,scale\nindex,,,\na,index,1,percent\n",
                                           .rules = "benefit,effect,subject,test\none,requires,a,>= 0.04\n", .benefits = "benefit\none\n"});
    ReportCase const one(policy, "a\n?\n");
    EXPECT_EQ(make_sureness(*one.block, 0, {20'000, {}, 1}, SourcesOf::index, "en")->benefits[0].words,
              "eligible more than 99.9 % · not eligible less than 0.1 %");
    EXPECT_EQ(make_sureness(*one.block, 0, {50, {}, 1}, SourcesOf::index, "en")->benefits[0].words, "eligible in all draws");
}

TEST(sureness, sources_the_weightiest_first_with_what_they_turn) {
    Sureness const sure = of(1);
    ASSERT_EQ(sure.sources.size(), 2u);
    EXPECT_EQ(sure.sources[0].title, "Controls");
    EXPECT_TRUE(sure.sources[0].turns);
    EXPECT_NE(sure.sources[0].words.find("by itself it can turn Meetings"), std::string::npos) << sure.sources[0].words;
    EXPECT_EQ(sure.sources[1].title, "Weights: Index");
    EXPECT_FALSE(sure.sources[1].turns);
    EXPECT_GE(sure.sources[0].total, sure.sources[1].total);
}

TEST(sureness, without_doubt_it_says_so) {
    ReportCase const all = countries();
    Sureness const sure = *make_sureness(*all.block, 0, {500, {WeightSpread::Kind::moved, 0}, 1}, SourcesOf::index, "en");
    EXPECT_TRUE(sure.sources.empty());
    EXPECT_EQ(sure.sources_of.find("Nothing varies"), 0u);
}

TEST(sureness, ranks_and_their_sources) {
    EXPECT_EQ(of(0).rank.find("Rank "), 0u);
    EXPECT_NE(of(0).rank.find(" of 3"), std::string::npos) << of(0).rank;
    Sureness const sure = of(0, "nl", SourcesOf::ranks_and_methods);
    EXPECT_EQ(sure.sources_of.find("Wat de rangen"), 0u) << sure.sources_of;
    EXPECT_TRUE(std::ranges::any_of(sure.sources, [](Sureness::Source const& one) { return one.title == "Keuze van het gemiddelde"; }));
}

TEST(sureness, drawings_are_sized_and_escape_what_they_are_given) {
    Sureness sure = of(1);
    sure.benefits[0].title = "A & <B>";
    Drawing const shares = draw_shares(sure, {}, 240, 2), sources = draw_sources(sure, {}, 240, 1, 2);
    EXPECT_EQ(shares.width, 480);
    EXPECT_NE(shares.svg.find("A &amp; &lt;B&gt;"), std::string::npos);
    EXPECT_EQ(shares.svg.find("<B>"), std::string::npos);
    EXPECT_NE(sources.svg.find("and one more"), std::string::npos);
    EXPECT_EQ(sources.svg.find("Weights: Index"), std::string::npos);
}

TEST(sureness, counts_its_tiles_about_right) {
    ReportCase const all = countries();
    std::atomic<std::size_t> done = 0;
    DrawSettings const settings{10'000, {}, 1};
    ASSERT_TRUE(make_sureness(*all.block, 1, settings, SourcesOf::index, "en", {{}, [&] { ++done; }, 1}));
    EXPECT_LE(done, sureness_tiles(settings));
    EXPECT_GT(2 * done, sureness_tiles(settings));
}

TEST(sureness, words_go_on_to_another_line_where_a_bar_is_too_narrow_for_them) {
    Sureness sure = of(1);
    sure.benefits.resize(1);
    sure.benefits[0].words = "eligible 40 % · conditional 30 % · not eligible 30 %";
    Drawing const wide = draw_shares(sure, {}, 600), narrow = draw_shares(sure, {}, 140);
    EXPECT_NE(wide.svg.find(">eligible 40 % · conditional 30 % · not eligible 30 %<"), std::string::npos) << wide.svg;
    EXPECT_GT(narrow.height, wide.height);
    EXPECT_NE(narrow.svg.find(">not eligible 30 %<"), std::string::npos) << narrow.svg;
    EXPECT_EQ(narrow.svg.find("40 % · conditional 30 % · not"), std::string::npos);
}

}  // namespace
}  // namespace adherence::testing
