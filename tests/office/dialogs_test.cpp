// The commands' dialogs, used as an assistive tool uses them: by the names of their controls.
#include "office/window.hpp"

#include <com/sun/star/util/XModifiable.hpp>

namespace adherence::office {
namespace {

class Dialogs : public Sidebar {
protected:
    static bool modified(Window const& window) {
        return uno::Reference<star::util::XModifiable>(window.first().document(), uno::UNO_QUERY_THROW)->isModified();
    }
    static void unmodify(Window const& window) {
        uno::Reference<star::util::XModifiable>(window.first().document(), uno::UNO_QUERY_THROW)->setModified(false);
    }
    static int steps(Window const& window) { return window.undo_manager()->getAllUndoActionTitles().getLength(); }
    // Until it has been closed, and what it led to is done.
    static bool closed(Window const& window) {
        for (int tenths = 0; tenths < 100; ++tenths) {
            if (!window.has_dialog()) {
                window.settle();
                return true;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
    // A button pressed from outside does its work in a moment of its own.
    static bool says(OpenDialog const& dialog, std::string const& part) {
        for (int tenths = 0; tenths < 50; ++tenths) {
            if (holds(dialog.says(), part)) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
    // Every control that a hand can reach says its name, once a page that was just turned is there.
    static void expect_names(OpenDialog const& dialog) {
        Lines nameless;
        for (int tenths = 0; tenths < 50; ++tenths) {
            nameless = without_name(dialog);
            if (nameless.empty()) return;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        ADD_FAILURE() << "no name in " << dialog.title() << ": " << testing::PrintToString(nameless);
    }
    static Lines without_name(OpenDialog const& dialog) {
        Lines all;
        for (std::string const& control : dialog.controls()) {
            int const role = std::stoi(control);
            namespace roles = star::accessibility::AccessibleRole;
            for (int const spoken : {roles::TEXT, roles::LIST, roles::COMBO_BOX, roles::CHECK_BOX, roles::PUSH_BUTTON})
                if (role == spoken && control.size() <= std::to_string(role).size() + 1) all.push_back(control);
        }
        return all;
    }
};

TEST_F(Dialogs, AddCountryKnowsNamesAndCodes) {
    Window const window = open("fictional-countries.ods");
    unmodify(window);
    int const before = steps(window);
    window.start("org.adherence:AddCountry");
    {
        OpenDialog const dialog = window.dialog();
        EXPECT_EQ(dialog.title(), "Add country");
        expect_names(dialog);
        dialog.press("Add");
        EXPECT_TRUE(says(dialog, "Type the name of a country.")) << dialog.says();
        dialog.type("Name or ISO code of the country", "Aurelia");
        dialog.press("Add");
        EXPECT_TRUE(says(dialog, "Aurelia is there already, in row 6.")) << dialog.says();
        dialog.press("Cancel");
    }
    ASSERT_TRUE(closed(window));
    EXPECT_FALSE(modified(window));
    EXPECT_EQ(steps(window), before);
    window.start("org.adherence:AddCountry");
    {
        OpenDialog const dialog = window.dialog();
        dialog.type("Name or ISO code of the country", "be");
        EXPECT_TRUE(says(dialog, "Belgium (BEL)")) << dialog.says();
        dialog.press("Add");
    }
    ASSERT_TRUE(closed(window));
    EXPECT_TRUE(window.soon([&] { return window.first().shown("A31") == "Belgium"; }));
    EXPECT_EQ(steps(window), before + 1);
}

TEST_F(Dialogs, TheWizardChangesNothingBeforeFinish) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    Lines const cells{"Partner", "Additional Protocol", "CSA", "Notes", "Belgium", "full", "comprehensive", "x", "Vlorania", "signed", "maybe", ""};
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (!cells[i].empty()) sheet.text(std::string(1, static_cast<char>('A' + i % 4)) + std::to_string(i / 4 + 1), cells[i]);
    unmodify(window);
    int const before = steps(window);
    for (bool const finish : {false, true}) {
        window.start("org.adherence:SetUp");
        OpenDialog const dialog = window.dialog();
        expect_names(dialog);
        EXPECT_EQ(dialog.content("Table with its header row: choose or type, such as Sheet1.A3:H40"), "Sheet1.A1:D3");
        dialog.type("Table with its header row: choose or type, such as Sheet1.A3:H40", "Sheet1.A1:D3");
        dialog.press("Next >");
        expect_names(dialog);
        dialog.press("Next >");
        std::string report;
        for (std::string const& line : dialog.lines("What was found, and what did not match")) report += line + "\n";
        for (char const* const part : {"Countries: 2", "criteria: 2; left alone: 1", "Vlorania", "Sheet1.C3"}) EXPECT_TRUE(holds(report, part)) << part << " in " << report;
        if (!finish) dialog.press("Cancel");
        else {
            dialog.press("Insert an eligibility matrix as well");  // no
            dialog.press("Finish");
        }
        ASSERT_TRUE(closed(window));
        if (finish) continue;
        EXPECT_FALSE(modified(window));
        EXPECT_EQ(steps(window), before);
    }
    EXPECT_TRUE(window.soon([&] { return sheet.shown("B2") == "safeguards.protocol"; }));
    EXPECT_EQ(sheet.shown("B1"), "Additional Protocol");
    EXPECT_EQ(steps(window), before + 1);
    window.undo_manager()->undo();
    EXPECT_EQ(sheet.shown("B2"), "full");
}

TEST_F(Dialogs, EvidenceIsChangedAddedAndRemoved) {
    Window const window = open("fictional-countries.ods");
    Sheet const evidence = window.sheet("Evidence");
    int row = 6;
    while (evidence.shown("B" + std::to_string(row)) != "Wexmara" || evidence.shown("C" + std::to_string(row)) != "commitment.part1") ++row;
    std::string const at = std::to_string(row);
    window.select(window.first(), "K28");
    unmodify(window);
    int const before = steps(window);
    window.start("org.adherence:EditEvidence");
    {
        OpenDialog const dialog = window.dialog();
        expect_names(dialog);
        EXPECT_TRUE(says(dialog, "INFCIRC number and date")) << dialog.says();
        EXPECT_EQ(dialog.content("Source"), evidence.shown("D" + at));
        dialog.type("Date (such as 2026-03-31)", "May 2026");
        dialog.press("Save");
        EXPECT_TRUE(says(dialog, "“May 2026” is no date")) << dialog.says();
        dialog.press("Cancel");
    }
    ASSERT_TRUE(closed(window));
    EXPECT_FALSE(modified(window));
    window.start("org.adherence:EditEvidence");
    {
        OpenDialog const dialog = window.dialog();
        dialog.type("Date (such as 2026-03-31)", "2026-05-22");
        dialog.press("New entry");
        dialog.type("Source", "A second source");
        dialog.press("Save");
    }
    ASSERT_TRUE(closed(window));
    EXPECT_TRUE(window.soon([&] { return evidence.shown("E" + at) == "2026-05-22"; })) << evidence.shown("E" + at);
    EXPECT_EQ(steps(window), before + 1);
    EXPECT_TRUE(window.soon([&] { return holds(window.text("Evidence"), "A second source"); })) << window.text("Evidence");
    window.undo_manager()->undo();
    EXPECT_TRUE(window.soon([&] { return !holds(window.text("Evidence"), "A second source"); }));
    EXPECT_EQ(evidence.shown("E" + at), "2026-05-21");
}

TEST_F(Dialogs, ACommandThatDoesNotApplySaysWhy) {
    Window const window = open_new();
    unmodify(window);
    struct Refusal {
        char const* command;
        char const* why;
    };
    for (auto const& [command, why] : {Refusal{"InsertMatrix", "Set up this workbook first"}, Refusal{"InsertScorecard", "Set up this workbook first"},
                                       Refusal{"AddCountry", "no table of assessments"}, Refusal{"EditEvidence", "Select the cell of a country"},
                                       Refusal{"SaveFramework", "no usable framework"}, Refusal{"CheckWorkbook", "tables"}}) {
        window.start(std::string("org.adherence:") + command);
        std::string const said = window.answer_box("OK");
        EXPECT_TRUE(holds(said, why)) << command << ": " << said;
        ASSERT_TRUE(closed(window)) << command;
    }
    EXPECT_FALSE(modified(window));
    Window const filled = open("fictional-countries.ods");
    filled.select(filled.sheet("About"), "A1");
    filled.start("org.adherence:InsertScorecard");
    EXPECT_TRUE(holds(filled.answer_box("OK"), "No country is selected"));
}

}  // namespace
}  // namespace adherence::office
