#include "core/report/svg.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <string>

#include "core/report/svg_writer.hpp"

namespace adherence {
namespace {

Scorecard card(std::string title) {
    Scorecard scorecard;
    scorecard.country = "Aurelia";
    scorecard.language = "en";
    scorecard.index = {"index", "Adherence index", true, false, 62.5, 40.0, 88.0, 74.4, 1};
    scorecard.pillars = {{"law", std::move(title), true, false, 52.5, 40.0, 65.0, 80, 12},
                         {"zone", "Zone", false, false, {}, {}, {}, 0, 1},
                         {"conduct", "Conduct", true, true, {}, {}, {}, 0, 1},
                         {"treaties", "Treaties", true, false, {}, 0.0, 100.0, 0, 1}};
    return scorecard;
}

bool holds(std::string const& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(Svg, BarsNameEveryPillarAndItsNumber) {
    Drawing const drawing = draw_bars(card("Law"), {}, 400);
    EXPECT_EQ(drawing.width, 400);
    EXPECT_GT(drawing.height, 4 * 30);
    for (std::string_view const part :
         {"Adherence index", ">62.5<", ">Law<", ">52.5<", "40 to 65", "may lie from 40 to 88", "74 % known",
          ">n/a<", ">! invalid<", ">0 to 100<"})
        EXPECT_TRUE(holds(drawing.svg, part)) << part;
}

TEST(Svg, SpeaksTheScorecardsLanguage) {
    Scorecard scorecard = card("Wet");
    scorecard.language = "nl";
    Drawing const drawing = draw_bars(scorecard, {}, 400);
    for (std::string_view const part :
         {">62,5<", "40 tot 65", "74 % bekend", ">n.v.t.<", ">! ongeldig<"})
        EXPECT_TRUE(holds(drawing.svg, part)) << part;
}

TEST(Svg, ScaleMultipliesPixelsAndNotTheDrawing) {
    Drawing const once = draw_bars(card("Law"), {}, 300), twice = draw_bars(card("Law"), {}, 300, 2.0);
    EXPECT_EQ(twice.width, 2 * once.width);
    EXPECT_EQ(twice.height, 2 * once.height);
    std::string const box = "viewBox=\"0 0 300 " + std::to_string(once.height) + "\"";
    EXPECT_TRUE(holds(once.svg, box));
    EXPECT_TRUE(holds(twice.svg, box));
    EXPECT_TRUE(holds(twice.svg, "width=\"600\""));
}

TEST(Svg, ColoursComeFromThePalette) {
    Palette palette;
    palette.accent = "#123456";
    palette.ground = "#010203";
    EXPECT_TRUE(holds(draw_bars(card("Law"), palette, 300).svg, "#123456"));
    EXPECT_TRUE(holds(draw_bars(card("Law"), palette, 300).svg, "#010203"));
    EXPECT_FALSE(holds(draw_bars(card("Law"), palette, 300).svg, "#ffffff"));
}

TEST(Svg, TextCannotBecomeMarkup) {
    Drawing const drawing = draw_bars(card("<script>&\"'"), {}, 400);
    EXPECT_FALSE(holds(drawing.svg, "<script"));
    EXPECT_TRUE(holds(drawing.svg, "&lt;script&gt;&amp;&quot;&#39;"));
    EXPECT_EQ(escape_xml("a\x01z"), "a\ufffdz");
    EXPECT_EQ(escape_xml("\xff"), "\ufffd");
    EXPECT_EQ(escape_xml("\xed\xa0\x80"), "\ufffd\ufffd\ufffd");
    EXPECT_EQ(escape_xml("é ✓ \U0001f30d"), "é ✓ \U0001f30d");
}

TEST(Svg, LongTitlesAreCutBetweenCharacters) {
    std::string const title = "Überwachung und Übermittlung überaus übermäßiger Überschüsse";
    std::string const cut = cut_to(title, 120, 12);
    EXPECT_TRUE(cut.ends_with("…"));
    EXPECT_LE(text_width(cut, 12), 120);
    EXPECT_EQ(escape_xml(cut), cut);
    EXPECT_EQ(cut_to("Law", 120, 12), "Law");
    EXPECT_EQ(cut_to("Law", 0, 12), "…");
    EXPECT_TRUE(holds(draw_bars(card(title), {}, 240).svg, "…"));
}

TEST(Svg, StrangeFiguresDoNotBreakADrawing) {
    Scorecard scorecard = card("Law");
    scorecard.pillars[0].score = -50;
    scorecard.pillars[0].low = -1e300;
    scorecard.pillars[0].high = std::numeric_limits<double>::infinity();
    scorecard.pillars[3].score = std::numeric_limits<double>::quiet_NaN();
    for (int const width : {-1, 0, 1, 240, 1000000}) {
        std::string const svg = draw_bars(scorecard, {}, width, std::numeric_limits<double>::quiet_NaN()).svg;
        EXPECT_FALSE(holds(svg, "nan"));
        EXPECT_FALSE(holds(svg, "inf"));
        EXPECT_FALSE(holds(svg, "width=\"-"));
    }
}

TEST(Svg, NoPillarsIsADrawingToo) {
    Scorecard scorecard = card("Law");
    scorecard.pillars.clear();
    scorecard.index = {"index", "Adherence index", true, false, {}, {}, {}, 0, 1};
    EXPECT_TRUE(holds(draw_bars(scorecard, {}, 240).svg, "? unknown"));
}

TEST(Svg, AVerdictIsAWordWithItsOwnSign) {
    std::string signs[5];
    for (int i = 0; i < 5; ++i) {
        ScorecardBenefit benefit;
        benefit.verdict = static_cast<Verdict>(i);
        benefit.word = "word";
        Drawing const drawing = draw_verdict(benefit, {}, 160);
        EXPECT_EQ(drawing.width, 160);
        EXPECT_TRUE(holds(drawing.svg, ">word<"));
        signs[i] = drawing.svg;
        for (int j = 0; j < i; ++j) EXPECT_NE(signs[i], signs[j]);
    }
    EXPECT_TRUE(holds(signs[static_cast<int>(Verdict::open)], ">?<"));
    EXPECT_TRUE(holds(signs[static_cast<int>(Verdict::invalid)], ">!<"));
}

// ---- shares ---------------------------------------------------------------------------------------------------

std::size_t count(std::string const& text, std::string_view part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
    return found;
}

TEST(Svg, AShareHasAHollowMarkWhereItWasAndAFullOneWhereItIs) {
    Palette const palette{.ground = "#010101", .accent = "#020202"};
    Drawing const drawing = draw_share({0.25, 0.75, {}, {}}, palette, 220, 10);
    EXPECT_EQ(drawing.width, 220);
    EXPECT_EQ(drawing.height, 11);
    // From 10 to 210: a quarter is at 60, three quarters at 160; the marks are 3.5 to each side.
    std::size_t const hollow = drawing.svg.find("M60 2 L63.5 5.5 L60 9 L56.5 5.5 Z"), full = drawing.svg.find("M160 2 L163.5 5.5 L160 9 L156.5 5.5 Z");
    ASSERT_NE(hollow, std::string::npos) << drawing.svg;
    ASSERT_NE(full, std::string::npos) << drawing.svg;
    EXPECT_LT(hollow, full) << "what is lies on top of what was";
    EXPECT_EQ(drawing.svg.substr(hollow, full - hollow).find("fill=\"#020202\""), std::string::npos);
    EXPECT_NE(drawing.svg.find("fill=\"#020202\"", full), std::string::npos);
}

TEST(Svg, ABandOfAShareIsSeenHoweverNarrow) {
    Palette const palette{.range = "#030303"};
    EXPECT_EQ(count(draw_share({0.5, 0.5, {}, {}}, palette, 220, 10).svg, "#030303"), 0u);
    EXPECT_EQ(count(draw_share({0.5, 0.5, 0.2, {}}, palette, 220, 10).svg, "#030303"), 0u) << "a band has two ends";
    std::string const wide = draw_share({0.5, 0.5, 0.25, 0.75}, palette, 220, 10).svg, narrow = draw_share({0.5, 0.5, 0.5, 0.5}, palette, 220, 10).svg;
    EXPECT_EQ(count(wide, "#030303"), 3u) << "and a tick at each of them";
    EXPECT_NE(wide.find("width=\"100\""), std::string::npos) << wide;
    EXPECT_EQ(count(narrow, "#030303"), 3u);
    EXPECT_NE(narrow.find("width=\"1\""), std::string::npos) << narrow;
}

TEST(Svg, AShareStaysWithinItsTrack) {
    EXPECT_EQ(draw_share({-1, 2, -5.0, 5.0}, {}, 220, 10).svg, draw_share({0, 1, 0.0, 1.0}, {}, 220, 10).svg);
    EXPECT_EQ(draw_share({0, 1, {}, {}}, {}, 1, 10).width, 40) << "no narrower than its marks need";
    EXPECT_NE(draw_share({0, 0, {}, {}}, {}, 220, 0).svg.find("M3.5 2 L7 5.5"), std::string::npos) << "a mark at the end is drawn whole";
    EXPECT_EQ(draw_share({0, 1, {}, {}}, {}, 220, 10, 2.0).width, 440);
}

}  // namespace
}  // namespace adherence
