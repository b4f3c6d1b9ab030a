// The panel What if: what is tried, what would become of it, and what is written.
#include "office/window.hpp"

namespace {

using namespace adherence::office;

using WhatIf = Sidebar;

// Lorvania: not eligible for anything, everything known.
TEST_F(WhatIf, shows_a_change_beside_what_is_and_leaves_the_sheet_alone) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.select(window.first(), "B17");
    EXPECT_EQ(window.text("TriedCountry"), "Lorvania: what if");
    EXPECT_EQ(window.lines("Criteria").size(), 41u);
    EXPECT_EQ(window.lines("Outcome").at(0), "Index: 48");
    EXPECT_FALSE(window.enabled("Write"));
    EXPECT_EQ(window.chosen("Outcome"), 3) << "information, as selected in the sheet";
    int const law = line_with(window.lines("Criteria"), "Legal basis");
    ASSERT_GE(law, 0);
    window.click("Criteria", law);
    std::string const now = window.typed("Choice"), in_sheet = window.first().shown("AC17");
    window.type("Choice", "nonsense");
    EXPECT_TRUE(window.soon([&] { return holds(window.text("Meaning"), "nonsense"); })) << window.text("Meaning");
    EXPECT_TRUE(any_holds(window.lines("Outcome"), "! invalid"));
    window.type("Choice", "unknown");
    EXPECT_TRUE(window.soon([&] { return starts(window.lines("Criteria").at(static_cast<std::size_t>(law)), "● ["); }));
    EXPECT_TRUE(starts(window.lines("Outcome").at(1), "Bounds: 48 to 48 → ")) << window.lines("Outcome").at(1);
    EXPECT_TRUE(starts(window.text("Notice"), "One change is tried")) << window.text("Notice");
    EXPECT_EQ(window.first().shown("AC17"), in_sheet);
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), 0);
    // Another country has its own; this one keeps what is tried.
    window.select(window.first(), "A6");
    EXPECT_EQ(window.lines("Outcome").at(0), "Index: 100");
    window.select(window.first(), "A17");
    EXPECT_TRUE(window.enabled("Reset"));
    window.press("Reset");
    EXPECT_TRUE(window.soon([&] { return window.lines("Outcome").at(1) == "Bounds: 48 to 48"; }));
    EXPECT_EQ(window.typed("Choice"), now);
}

TEST_F(WhatIf, fills_in_a_path_and_writes_it_as_one_step) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.select(window.first(), "B17");
    EXPECT_TRUE(starts(window.heard("Path"), "Path to Information sharing")) << window.heard("Path");
    window.press("Path");
    ASSERT_TRUE(window.soon([&] { return starts(window.text("Notice"), "Least change to “Information sharing”"); })) << window.text("Notice");
    EXPECT_TRUE(starts(window.lines("Outcome").at(3), "✗ → ✓ eligible")) << window.lines("Outcome").at(3);
    EXPECT_FALSE(window.enabled("Path"));
    Lines before, after;
    auto const cells = [&] {
        Lines row;
        for (char const* const letters : {"K", "M", "Q", "AA", "AC", "AM", "AV", "AX", "AY"}) row.push_back(window.first().shown(letters + std::string("17")));
        return row;
    };
    before = cells();
    window.press("Write");
    ASSERT_TRUE(window.soon([&] { return holds(window.text("Notice"), "Undo takes"); })) << window.text("Notice");
    EXPECT_TRUE(window.soon([&] { return holds(window.first().shown("B17"), "eligible") && !holds(window.first().shown("B17"), "not"); }));
    auto const titles = window.undo_manager()->getAllUndoActionTitles();
    ASSERT_EQ(titles.getLength(), 1);
    EXPECT_EQ(narrow(titles[0]), "What if: Lorvania");
    EXPECT_FALSE(window.enabled("Write")) << "the sheet is now what was tried";
    after = cells();
    EXPECT_NE(before, after);
    window.undo_manager()->undo();
    EXPECT_TRUE(window.soon([&] { return window.lines("Outcome").at(0) == "Index: 48"; }));
    EXPECT_EQ(cells(), before);
    EXPECT_TRUE(starts(window.text("Notice"), "Nothing is tried yet")) << window.text("Notice");
    window.undo_manager()->redo();
    EXPECT_EQ(cells(), after);
}

TEST_F(WhatIf, tries_weights_and_writes_them_into_the_table) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.select(window.first(), "B19");
    EXPECT_TRUE(starts(window.text("WeightText0"), "15 % [")) << window.text("WeightText0");
    EXPECT_TRUE(holds(window.heard("Weight0"), "Formal commitment to the Guidelines")) << window.heard("Weight0");
    window.slide("Weight0", 40);
    ASSERT_TRUE(window.soon([&] { return starts(window.text("WeightText0"), "15 → 40 %"); })) << window.text("WeightText0");
    EXPECT_TRUE(starts(window.lines("Outcome").at(0), "Index: 96.7 → ")) << window.lines("Outcome").at(0);
    // The weights are tried for every country.
    window.select(window.first(), "A6");
    EXPECT_TRUE(starts(window.text("WeightText0"), "15 → 40 %"));
    window.select(window.first(), "A19");
    Sheet const criteria = window.sheet("Criteria");
    int row = 6;
    while (row < 100 && criteria.shown("B" + std::to_string(row)) != "commitment") ++row;
    ASSERT_LT(row, 100);
    std::string column;
    for (char letter = 'B'; letter < 'N'; ++letter)
        if (criteria.shown(letter + std::string("5")) == "weight") column = letter;
    ASSERT_EQ(criteria.shown(column + std::to_string(row)), "15");
    window.press("Write");
    EXPECT_TRUE(window.soon([&] { return criteria.shown(column + std::to_string(row)) == "40"; })) << window.text("Notice");
    EXPECT_TRUE(window.soon([&] { return starts(window.text("WeightText0"), "40 % ["); })) << window.text("WeightText0");
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), 1);
    window.undo_manager()->undo();
    EXPECT_EQ(criteria.shown(column + std::to_string(row)), "15");
}

TEST_F(WhatIf, writes_nothing_where_a_cell_may_not_be_written) {
    Window window = open("fictional-countries.ods");
    window.open_what_if();
    window.first().formula("K17", "=\"none\"");
    window.select(window.first(), "B17");
    window.click("Criteria", 0);
    window.type("Choice", "published");
    ASSERT_TRUE(window.soon([&] { return window.enabled("Write"); }));
    window.press("Write");
    EXPECT_TRUE(window.soon([&] { return holds(window.text("Notice"), "Assessments.K17 holds a formula"); })) << window.text("Notice");
    EXPECT_EQ(window.first().shown("K17"), "none");
    window.press("Reset");
    window.click("Criteria", 1);
    window.type("Choice", "unknown");
    ASSERT_TRUE(window.soon([&] { return window.enabled("Write"); }));
    uno::Reference<star::util::XProtectable>(window.first().sheet_itself(), uno::UNO_QUERY_THROW)->protect("");
    auto const steps = window.undo_manager()->getAllUndoActionTitles().getLength();
    window.press("Write");
    EXPECT_TRUE(window.soon([&] { return holds(window.text("Notice"), "Assessments.L17 is protected"); })) << window.text("Notice");
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), steps);
}

TEST_F(WhatIf, says_what_to_do_without_a_country) {
    Window window = open_new();
    window.open_what_if();
    EXPECT_EQ(window.text("TriedCountry"), "Select the row of a country.");
}

}  // namespace
