// The panel How sure: what it says of a country, that it follows every change, and the columns it writes.
#include "office/window.hpp"

namespace {

using namespace adherence::office;

using HowSure = Sidebar;

bool has(std::string const& text, char const* part) { return text.find(part) != text.npos; }

// Merovale: eleven cells of a hundred open, recognition open.
TEST_F(HowSure, says_it_of_the_selected_country) {
    Window window = open("fictional-countries.ods");
    window.open_how_sure();
    window.select(window.first(), "B18");
    EXPECT_EQ(window.text("SureCountry"), "How sure: Merovale");
    ASSERT_TRUE(window.soon([&] { return starts(window.text("Progress"), "10000 draws"); })) << window.text("Progress");
    EXPECT_TRUE(starts(window.text("Rank"), "Rank 22 of 25; from ")) << window.text("Rank");
    EXPECT_TRUE(window.has_drawing("Shares"));
    EXPECT_TRUE(window.has_drawing("Sources"));
    std::string const shares = window.heard("Shares"), sources = window.heard("Sources");
    EXPECT_TRUE(has(shares, "Recognition of the commitment: eligible 3")) << shares;
    EXPECT_TRUE(has(shares, "Supply on softer conditions: not eligible, for certain")) << shares;
    EXPECT_TRUE(has(sources, "by itself it can turn Recognition of the commitment")) << sources;
    window.select(window.first(), "B6");
    EXPECT_TRUE(window.soon([&] { return has(window.heard("Shares"), "Information sharing: eligible, for certain"); })) << window.heard("Shares");
    EXPECT_EQ(window.text("SureCountry"), "How sure: Aurelia");
}

TEST_F(HowSure, follows_the_slider_the_box_and_the_sheet) {
    Window window = open("fictional-countries.ods");
    window.open_how_sure();
    window.select(window.first(), "B17");
    EXPECT_EQ(window.text("SpreadText"), "Weights off by up to ±25 %");
    ASSERT_TRUE(window.soon([&] { return has(window.heard("Sources"), "Weights: "); })) << window.heard("Sources");
    window.slide("Spread", 0);
    EXPECT_TRUE(window.soon([&] { return window.text("SpreadText") == "Weights as they stand"; }));
    // Lorvania is fully known: with weights that stand nothing varies.
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Heading"), "Nothing varies"); })) << window.text("Heading");
    window.slide("Spread", 101);
    EXPECT_TRUE(window.soon([&] { return window.text("SpreadText") == "Any weights"; }));
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Heading"), "Where the doubt"); })) << window.text("Heading");
    window.press("OfRanks");
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Heading"), "What moves the ranks"); })) << window.text("Heading");
    window.press("OfRanks");
    window.first().text("K17", "?");
    EXPECT_TRUE(window.soon([&] { return has(window.heard("Sources"), "Declared adherence, Part 1"); })) << window.heard("Sources");
}

TEST_F(HowSure, writes_columns_that_live_and_takes_them_out_in_one_step) {
    Window window = open("fictional-countries.ods");
    window.open_how_sure();
    window.select(window.first(), "B18");
    auto const steps = [&] { return window.undo_manager()->getAllUndoActionTitles().getLength(); };
    window.press("Columns");
    ASSERT_TRUE(window.soon([&] { return starts(window.text("Progress"), "Written beside the assessments: Assessments.BA3:BD31"); })) << window.text("Progress");
    EXPECT_EQ(steps(), 1);
    Sheet const& sheet = window.first();
    EXPECT_EQ(sheet.shown("BC4"), "Recognition of the commitment: share eligible");
    EXPECT_EQ(sheet.shown("BC5"), "#sure.recognition");
    EXPECT_EQ(sheet.number("BB3"), 0.25);
    EXPECT_EQ(sheet.shown("BA6"), "100.0%");
    EXPECT_EQ(sheet.number("BD18"), 0);
    EXPECT_NEAR(sheet.number("BC18"), 0.326, 0.02);
    double const before = sheet.number("BC18");
    sheet.formula("BB3", "0.9");
    EXPECT_NE(sheet.number("BC18"), before);
    EXPECT_EQ(sheet.shown("BA31"), "");
    // The columns are no criteria, and what stands there is not written over.
    EXPECT_EQ(sheet.shown("B18"), "not eligible");
    window.press("Columns");
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Progress"), "Not written: Assessments.BA3 is not empty"); })) << window.text("Progress");
    window.undo_manager()->undo();  // the 0.9
    window.undo_manager()->undo();
    for (char const* const cell : {"BA3", "BB3", "BA4", "BD5", "BA6", "BC18", "BD30"}) EXPECT_EQ(sheet.formula_of(cell), "") << cell;
    EXPECT_EQ(steps(), 0);
}

// As the menu does it.
TEST_F(HowSure, writes_columns_by_a_command_and_shows_them) {
    Window window = open("fictional-countries.ods");
    window.select(window.first(), "B18");
    window.command("org.adherence:AddRobustnessColumns");
    EXPECT_TRUE(window.soon([&] { return window.first().shown("BA6") == "100.0%"; })) << window.first().shown("BA6");
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), 1);
    EXPECT_TRUE(window.soon([&] { return window.selected_range() == "0.52.2.55.30"; })) << window.selected_range();
}

}  // namespace
