// The table Evidence in a real office: what the panels say of it, and what the command writes into it.
#include "office/window.hpp"

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
    window.select(window.first(), "B28");
    EXPECT_EQ(window.text("Evidence"), "");
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

}  // namespace
}  // namespace adherence::office
