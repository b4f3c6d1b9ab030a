// The table Evidence in a real office: what the panels say of it, and what the command writes into it.
#include "office/window.hpp"

#include <com/sun/star/util/XMergeable.hpp>

namespace adherence::office {
namespace {

class EvidenceTable : public Sidebar {};

TEST_F(EvidenceTable, ThePanelShowsWhatTheSelectedCellRestsOn) {
    Window const window = open("fictional-countries.ods");
    window.select(window.first(), "K28");
    EXPECT_TRUE(holds(window.text("Evidence"), "letter | published")) << window.text("Evidence");
    EXPECT_TRUE(holds(window.text("Evidence"), "Invented circular INFCIRC-X/181")) << window.text("Evidence");
    EXPECT_TRUE(holds(window.text("Evidence"), "2026-05-21"));
    EXPECT_EQ(window.heard("Evidence"), "Evidence for the selected cell");
    EXPECT_EQ(window.tooltip_of("Evidence"), window.text("Evidence"));
    EXPECT_TRUE(window.visible("Evidence"));
    EXPECT_LT(window.place_of("Evidence").Y, window.place_of("Reasons").Y) << "the reasons are long, and it would end up below the screen";
    window.select(window.first(), "B28");
    EXPECT_EQ(window.text("Evidence"), "");
    EXPECT_FALSE(window.visible("Evidence"));
}

TEST_F(EvidenceTable, TheWorkbookPanelCountsWhatIsOldAndWhatIsMissing) {
    Window const window = open("fictional-countries.ods");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "older than 24 months"); }));
    int const missing = line_with(window.lines("Problems"), "assessments are");
    ASSERT_GE(missing, 0);
    window.click("Problems", missing);
    EXPECT_TRUE(holds(window.text("Detail"), "without evidence")) << window.text("Detail");
    Sheet const evidence = window.sheet("Evidence");
    evidence.text("C6", "no.such.criterion");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "no.such.criterion"); }));
}

TEST_F(EvidenceTable, AnEntryIsAddedBelowTheLast) {
    Window const window = open("fictional-countries.ods");
    Sheet const evidence = window.sheet("Evidence");
    int last = 6;
    while (!evidence.shown("B" + std::to_string(last + 1)).empty()) ++last;
    std::string const range = window.first().named_range("Evidence"), after = evidence.shown("A" + std::to_string(last + 1));
    ASSERT_EQ(after.substr(0, 3), "▲");
    window.select(window.first(), "K28");
    window.command("org.adherence:EditEvidence", {{"Source", "=1+1"}, {"Date", "2026-10-01"}, {"Marking", "internal"}});
    std::string const row = std::to_string(last + 1);
    EXPECT_EQ(evidence.shown("B" + row), "Wexmara");
    EXPECT_EQ(evidence.shown("C" + row), "commitment.part1");
    EXPECT_EQ(evidence.shown("D" + row), "=1+1");  // a text, no formula
    EXPECT_EQ(evidence.shown("E" + row), "2026-10-01");
    EXPECT_EQ(evidence.shown("H" + row), "internal");
    EXPECT_EQ(evidence.shown("A" + std::to_string(last + 2)).substr(0, 3), "▲");
    EXPECT_TRUE(window.soon([&] { return holds(window.text("Evidence"), "[internal] =1+1 · 2026-10-01"); })) << window.text("Evidence");
    window.undo_manager()->undo();
    EXPECT_EQ(evidence.shown("A" + row).substr(0, 3), "▲");
    EXPECT_EQ(window.first().named_range("Evidence"), range);
}

TEST_F(EvidenceTable, ATableOfWholeColumnsGrowsWithinItsName) {
    Window const window = open("fictional-countries.ods");
    std::string const whole = "$Evidence.$B$5:$H$1048576";
    window.first().name_range("Evidence", whole);
    window.sheet("Evidence").text("B5000", "Wexmara");  // below all that is filled on the sheet
    window.select(window.first(), "K28");
    for (char const* const source : {"Memo", "Memo again"}) {
        window.command("org.adherence:EditEvidence", {{"Source", source}});
        EXPECT_TRUE(window.soon([&] { return holds(window.text("Evidence"), source); })) << window.text("Evidence");
        EXPECT_EQ(window.first().named_range("Evidence"), whole);
    }
}

TEST_F(EvidenceTable, ATableIsMadeWhereThereIsNone) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    window.command("org.adherence:CopyFramework", {{"Framework", "letter-2014"}, {"Language", "en"}});
    sheet.text("A1", "country"), sheet.text("B1", "controls.law"), sheet.text("C1", "controls.lists"), sheet.text("D1", "material.accounting");
    sheet.text("A2", "Belgium"), sheet.text("B2", "yes");
    auto const sheets = sheet.document()->getSheets()->getElementNames().getLength();
    window.select(sheet, "B2");
    window.command("org.adherence:EditEvidence", {{"Source", "Act of 2012"}});
    ASSERT_EQ(sheet.document()->getSheets()->getElementNames().getLength(), sheets + 1);
    Sheet const evidence = window.sheet("Evidence");
    EXPECT_EQ(evidence.shown("D6"), "Act of 2012");
    EXPECT_EQ(evidence.shown("B6"), "Belgium");
    window.undo_manager()->undo();
    EXPECT_EQ(sheet.document()->getSheets()->getElementNames().getLength(), sheets);
}

// A small workbook whose tables have no names; the evidence stands above another table.
class SmallEvidence : public Sidebar {
protected:
    static void type(Sheet const& cells, std::string const& start, std::vector<Lines> const& rows) {
        int const row = std::atoi(start.c_str() + 1);
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < rows[r].size(); ++c)
                cells.text(static_cast<char>(start[0] + static_cast<char>(c)) + std::to_string(row + static_cast<int>(r)), rows[r][c]);
    }
    static void fill(Sheet const& cells, Lines const& evidence_headers) {
        type(cells, "A1", {{"country", "law", "signed"}, {"Aurelia", "yes", "no"}, {"Bastoria", "?", "yes"}});
        type(cells, "F1", {{"id", "parent", "scale", "evidence"}, {"all", "", "", ""}, {"law", "all", "yes-no", "the act"}, {"signed", "all", "yes-no", ""}});
        type(cells, "K1", {{"benefit", "effect", "subject", "test"}, {"information", "requires", "law", "yes"}});
        type(cells, "P1", {evidence_headers, {"Aurelia", "law", "Act 1", "2020-01-31", "mine"}, {"Bastoria", "signed", "Letter", "2020-02-29", "keep"}});
    }
    // The dialog on a cell, up to what is done in it.
    static void edit(Window const& window, std::string const& cell, std::function<void(OpenDialog const&)> const& act, char const* button = "Save") {
        window.select(window.first(), cell);
        window.start("org.adherence:EditEvidence");
        act(window.dialog());
        window.answer_box(button);
    }
    static Lines row(Sheet const& cells, int number) {
        Lines all;
        for (char column = 'P'; column <= 'T'; ++column) all.push_back(cells.shown(column + std::to_string(number)));
        return all;
    }
    static std::string refusal(Window const& window, std::vector<std::pair<char const*, std::string>> const& arguments) {
        window.start("org.adherence:EditEvidence", arguments);
        return window.answer_box("OK");
    }
    static constexpr char const* date = "Date (such as 2026-03-31)";  // an accessible name
    inline static Lines const plain{"country", "criterion", "source", "date", "own column"};
};

TEST_F(SmallEvidence, EntriesAreChangedAndRemovedWhereTheyStandAndColumnsOfTheUsersOwnAreKept) {
    Window const window = open_new();
    Sheet const& cells = window.first();
    fill(cells, plain);
    Lines const first = row(cells, 2), second = row(cells, 3);
    edit(window, "B2", [](OpenDialog const& dialog) { dialog.type(date, "2024-05-06"); });
    EXPECT_TRUE(window.soon([&] { return row(cells, 2) == Lines{"Aurelia", "law", "Act 1", "2024-05-06", "mine"}; }));
    EXPECT_EQ(cells.number("S2"), 45418.0) << "a day";
    EXPECT_EQ(row(cells, 3), second);
    window.undo_manager()->undo();
    EXPECT_EQ(row(cells, 2), first);
    edit(window, "B2", [](OpenDialog const& dialog) { dialog.press("Remove entry"); });
    EXPECT_TRUE(window.soon([&] { return row(cells, 2) == Lines{"", "", "", "", "mine"}; }));
    EXPECT_EQ(row(cells, 3), second) << "what is below stays where it is";
    window.undo_manager()->undo();
    EXPECT_EQ(row(cells, 2), first);
    edit(window, "B2", [](OpenDialog const& dialog) { dialog.type(date, "2024-05-06"); }, "Cancel");
    window.settle();
    EXPECT_EQ(row(cells, 2), first);
}

TEST_F(SmallEvidence, ATableWithoutANameGrowsAboveTheNextWithoutRunningIntoIt) {
    Window const window = open_new();
    Sheet const& cells = window.first();
    fill(cells, plain);
    type(cells, "P5", {{"My benefits"}, {"benefit", "title"}, {"information", "Information"}});
    for (char const* const source : {"Memo", "Memo again"}) {
        window.select(cells, "C2");
        window.command("org.adherence:EditEvidence", {{"Source", source}});
    }
    EXPECT_EQ(cells.shown("R4"), "Memo");
    EXPECT_EQ(cells.shown("R5"), "Memo again");
    EXPECT_EQ(cells.shown("P6"), "") << "still apart";
    EXPECT_EQ(cells.shown("P7"), "My benefits");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Tables"), "evidence, 4 rows"); })) << window.lines("Tables").back();
    EXPECT_FALSE(any_holds(window.lines("Problems"), "My benefits"));
    window.undo_manager()->undo();
    window.undo_manager()->undo();
    EXPECT_EQ(cells.shown("R4"), "");
    EXPECT_EQ(cells.shown("P5"), "My benefits");
}

TEST_F(SmallEvidence, NothingIsWrittenIntoWhatIsMergedProtectedOrComputed) {
    Window const window = open_new();
    Sheet const& cells = window.first();
    fill(cells, plain);
    uno::Reference<star::util::XMergeable> const merged(cells.range("P4:R4"), uno::UNO_QUERY_THROW);
    cells.text("W9", "the table reaches as far down as the sheet is used");
    window.select(cells, "C2");
    merged->merge(true);
    EXPECT_TRUE(holds(refusal(window, {{"Source", "Memo"}}), "Sheet1.P4 cannot be written"));
    merged->merge(false);
    cells.formula("S3", "=DATE(2020;2;28)");
    edit(window, "C3", [](OpenDialog const& dialog) { dialog.type(date, "2024-05-06"); });
    EXPECT_TRUE(holds(window.answer_box("OK"), "Sheet1.S3 cannot be written"));
    EXPECT_EQ(cells.formula_of("S3"), "=DATE(2020;2;28)");
    uno::Reference<star::util::XProtectable> const sheet(cells.sheet_itself(), uno::UNO_QUERY_THROW);
    sheet->protect("");
    window.select(cells, "C2");
    EXPECT_TRUE(holds(refusal(window, {{"Source", "Memo"}}), "cannot be written"));
    EXPECT_EQ(cells.shown("R4"), "");
}

TEST_F(SmallEvidence, WhatHasNoColumnIsNotDropped) {
    Window const window = open_new();
    Sheet const& cells = window.first();
    fill(cells, plain);
    window.select(cells, "C2");
    EXPECT_TRUE(holds(refusal(window, {{"Source", "Memo"}, {"Note", "seen"}}), "has no column “note”"));
    EXPECT_EQ(cells.shown("R4"), "");
    window.command("org.adherence:EditEvidence", {{"Source", "Memo"}});
    EXPECT_EQ(cells.shown("R4"), "Memo") << "without a note nothing is in the way";
}

TEST_F(SmallEvidence, TellsOfCountriesThatAreNotAssessedAndOfWhatIsMissed) {
    Window const window = open_new();
    Sheet const& cells = window.first();
    fill(cells, plain);
    window.select(cells, "B3");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "older than 24 months: 2 of 2"); })) << window.text("Summary");
    EXPECT_FALSE(any_holds(window.lines("Problems"), "without evidence")) << "what is unknown, and what is not asked for, needs none";
    cells.text("P2", "Aurelai");
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "Sheet1.P2"); }));
    window.click("Problems", line_with(window.lines("Problems"), "Sheet1.P2"));
    EXPECT_TRUE(holds(window.text("Detail"), "“Aurelai” is not among the assessments: did you mean “Aurelia”?")) << window.text("Detail");
    int const missed = line_with(window.lines("Problems"), "Sheet1.B2");
    ASSERT_GE(missed, 0);
    EXPECT_EQ(missed, static_cast<int>(window.lines("Problems").size()) - 1) << "last of all";
    window.click("Problems", missed);
    EXPECT_TRUE(holds(window.text("Detail"), "One assessment is entered without evidence")) << window.text("Detail");
    type(cells, "P4", {{"C1", "law", "a"}, {"C2", "law", "a"}, {"C3", "law", "a"}, {"C4", "law", "a"}, {"C5", "law", "a"}});
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Problems"), "evidence is also of 6 countries"); }));
}

}  // namespace
}  // namespace adherence::office
