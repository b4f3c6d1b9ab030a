// The panel Briefing: what it offers and says, that it follows the window, and the dialog that its button opens.
#include "office/window.hpp"

#include <com/sun/star/sheet/FilterOperator.hpp>
#include <com/sun/star/sheet/TableFilterField.hpp>
#include <com/sun/star/sheet/XSheetFilterable.hpp>
#include <com/sun/star/util/XModifiable.hpp>

namespace adherence::office {
namespace {

class BriefingPanel : public Sidebar {
protected:
    // Aurelia's row is 6. Of its evidence 22 pieces are public, 10 internal, and 9 bear a marking that the list does not have.
    static Window opened(char const* name = "fictional-countries.ods") {
        Window window = open(name);
        window.select(window.first(), "B6");
        window.open_briefing();
        return window;
    }

    static bool modified(Window const& window) {
        return uno::Reference<star::util::XModifiable>(window.first().document(), uno::UNO_QUERY_THROW)->isModified();
    }
    static int steps(Window const& window) { return window.undo_manager()->getAllUndoActionTitles().getLength(); }

    // As the sheet's own filter does it; empty: shows all again.
    static void filter(Window const& window, std::string const& country) {
        uno::Reference<star::sheet::XSheetFilterable> const rows(window.first().range("A5:B30"), uno::UNO_QUERY_THROW);
        auto const descriptor = rows->createFilterDescriptor(true);
        uno::Reference<star::beans::XPropertySet>(descriptor, uno::UNO_QUERY_THROW)->setPropertyValue("ContainsHeader", uno::Any(true));
        if (!country.empty()) {
            star::sheet::TableFilterField field;
            field.Field = 0;
            field.Operator = star::sheet::FilterOperator_EQUAL;
            field.StringValue = wide(country);
            descriptor->setFilterFields({&field, 1});
        }
        rows->filter(descriptor);
    }
    static std::string briefed(Window const& window) {
        int const line = window.chosen("Briefed");
        return line < 0 ? "" : window.lines("Briefed")[static_cast<std::size_t>(line)];
    }
    static bool gone(Window const& window) {
        for (int tenths = 0; tenths < 100; ++tenths) {
            if (!window.has_dialog()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
        }
        return false;
    }
};

TEST_F(BriefingPanel, offers_the_selected_and_all_with_their_number) {
    Window const window = opened();
    EXPECT_EQ(window.lines("Briefed"), (Lines{"Selected: Aurelia", "All: 25"}));
    EXPECT_EQ(briefed(window), "Selected: Aurelia");
    EXPECT_EQ(window.lines("BriefingFormat").size(), 8u);
    EXPECT_EQ(window.chosen("BriefingFormat"), 0);
    EXPECT_EQ(window.lines("BriefingLanguage"), (Lines{"English", "Dutch", "French", "German"}));
    EXPECT_EQ(window.chosen("BriefingLanguage"), 0);
    EXPECT_EQ(window.typed("BriefingMarking"), "");
    for (auto const& [control, name] : {std::pair{"Briefed", "Countries"}, {"BriefingFormat", "Format"}, {"BriefingLanguage", "Language"}, {"BriefingMarking", "Marking"}, {"Export", "Export briefing…"}})
        EXPECT_EQ(window.heard(control), name);
}

TEST_F(BriefingPanel, follows_the_selection_the_filter_and_the_sheet) {
    Window const window = opened();
    window.select(window.first(), "K7:L8");
    EXPECT_TRUE(window.soon([&] { return briefed(window) == "Selected: Bastoria, Calvenia"; })) << briefed(window);
    window.select(window.first(), "A6:A30");
    EXPECT_TRUE(window.soon([&] { return starts(window.tooltip_of("Briefed"), "Selected: Aurelia, Bastoria, Calvenia and 22 more"); })) << window.tooltip_of("Briefed");
    window.select(window.first(), "B2");
    EXPECT_TRUE(window.soon([&] { return window.lines("Briefed") == Lines{"All: 25"}; })) << briefed(window);
    EXPECT_EQ(briefed(window), "All: 25");

    filter(window, "Calvenia");
    EXPECT_TRUE(window.soon([&] { return window.lines("Briefed") == Lines{"Shown in the table: 1", "All: 25"}; })) << window.lines("Briefed").size();
    window.click("Briefed", 0);
    EXPECT_TRUE(starts(window.text("Withheld"), "18 items of evidence will be withheld")) << window.text("Withheld");
    filter(window, "");
    EXPECT_TRUE(window.soon([&] { return briefed(window) == "All: 25"; })) << briefed(window);

    window.first().text("A30", "");
    EXPECT_TRUE(window.soon([&] { return briefed(window) == "All: 24"; })) << briefed(window);
}

TEST_F(BriefingPanel, says_what_the_marking_withholds) {
    Window const window = opened();
    EXPECT_EQ(window.text("Withheld"), "19 items of evidence will be withheld: their marking is too high.");
    window.type("BriefingMarking", "internal");
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Withheld"), "9 items"); })) << window.text("Withheld");
    window.type("BriefingMarking", "Exercise confidential");
    EXPECT_TRUE(window.soon([&] { return window.text("Withheld") == "10 items of evidence will be withheld: their marking is too high. “Exercise confidential” is not among the markings in the options and counts as the lowest."; })) << window.text("Withheld");
    window.select(window.first(), "B7");
    window.type("BriefingMarking", "public");
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Withheld"), "17 items"); })) << window.text("Withheld");
    window.sheet("Evidence").text("H6", "public");  // another's
    window.click("Briefed", 1);
    EXPECT_TRUE(window.soon([&] { return starts(window.text("Withheld"), "374 items"); })) << window.text("Withheld");
}

TEST_F(BriefingPanel, says_where_no_country_is_selected_any_more) {
    Window const window = opened();
    window.click("Briefed", 1);
    window.click("Briefed", 0);
    EXPECT_TRUE(window.enabled("Export"));
    window.select(window.first(), "B2");
    EXPECT_TRUE(window.soon([&] { return briefed(window) == "Selected: none"; })) << briefed(window);
    EXPECT_TRUE(starts(window.text("Withheld"), "No country is selected.")) << window.text("Withheld");
    EXPECT_FALSE(window.enabled("Export"));
    window.click("Briefed", 1);
    EXPECT_TRUE(window.enabled("Export"));
}

TEST_F(BriefingPanel, opens_the_dialog_filled_in_and_changes_nothing) {
    Window const window = opened();
    uno::Reference<star::util::XModifiable>(window.first().document(), uno::UNO_QUERY_THROW)->setModified(false);
    window.click("Briefed", 1);
    window.click("BriefingFormat", 3);
    window.click("BriefingLanguage", 1);
    window.type("BriefingMarking", "internal");
    ASSERT_TRUE(window.soon([&] { return starts(window.text("Withheld"), "177 items"); })) << window.text("Withheld");
    window.hold("Export");
    OpenDialog const dialog = window.dialog();
    EXPECT_EQ(dialog.title(), "Export briefing");
    EXPECT_EQ(dialog.content("Marking, on every page"), "internal");
    EXPECT_EQ(dialog.chosen("Countries"), "All: 25");
    EXPECT_EQ(dialog.chosen("Format"), "Web page (.html)");
    EXPECT_EQ(dialog.chosen("Language"), "Dutch");
    EXPECT_TRUE(holds(dialog.says(), "177 items of evidence")) << dialog.says();
    dialog.press("Cancel");
    ASSERT_TRUE(gone(window));
    EXPECT_FALSE(modified(window));
    EXPECT_EQ(steps(window), 0);
}

TEST_F(BriefingPanel, keeps_what_was_chosen_while_the_sidebar_is_hidden) {
    Window window = opened();
    window.click("Briefed", 1);
    window.click("BriefingFormat", 2);
    window.click("BriefingLanguage", 3);
    window.type("BriefingMarking", "restricted");
    ASSERT_TRUE(window.soon([&] { return starts(window.text("Withheld"), "177 items"); })) << window.text("Withheld");
    window.hide_and_show_sidebar();
    window.open_briefing();
    EXPECT_EQ(briefed(window), "All: 25");
    EXPECT_EQ(window.chosen("BriefingFormat"), 2);
    EXPECT_EQ(window.chosen("BriefingLanguage"), 3);
    EXPECT_EQ(window.typed("BriefingMarking"), "restricted");
    EXPECT_TRUE(starts(window.text("Withheld"), "177 items")) << window.text("Withheld");

    Window other = opened();
    EXPECT_EQ(other.chosen("BriefingFormat"), 0) << "each document has its own";
}

TEST_F(BriefingPanel, says_why_nothing_can_be_exported) {
    Window window = open_new();
    window.open_briefing();
    EXPECT_TRUE(starts(window.text("Withheld"), "There is no table of assessments here.")) << window.text("Withheld");
    for (char const* const control : {"Briefed", "BriefingFormat", "BriefingLanguage", "BriefingMarking", "Export"}) EXPECT_FALSE(window.visible(control)) << control;

    Window const faulty = opened();
    faulty.sheet("Rules").text("E7", ">= nonsense");
    EXPECT_TRUE(faulty.soon([&] { return starts(faulty.text("Withheld"), "The tables of the framework have faults"); })) << faulty.text("Withheld");
    EXPECT_FALSE(faulty.visible("Export"));
    faulty.undo_manager()->undo();
    EXPECT_TRUE(faulty.soon([&] { return faulty.visible("Export"); }));
    faulty.select(faulty.first(), "B6");  // Undo has gone to its cell
    EXPECT_TRUE(faulty.soon([&] { return briefed(faulty) == "Selected: Aurelia"; })) << briefed(faulty);
}

// Undo goes to another sheet while the tables are half gone.
TEST_F(BriefingPanel, stands_an_undo_that_takes_the_assessments_away) {
    Window window = open_new();
    window.open_briefing();
    Lines const cells{"Partner", "Additional Protocol", "CSA", "Belgium", "full", "comprehensive", "Vlorania", "signed", "maybe"};
    for (std::size_t i = 0; i < cells.size(); ++i) window.first().text(std::string(1, static_cast<char>('A' + i % 3)) + std::to_string(i / 3 + 1), cells[i]);
    window.command("org.adherence:SetUp", {{"Table", "Sheet1.A1:C3"}});
    EXPECT_TRUE(window.soon([&] { return window.visible("Export"); }));
    window.undo_manager()->undo();
    EXPECT_TRUE(window.soon([&] { return !window.visible("Export"); })) << window.text("Withheld");
}

}  // namespace
}  // namespace adherence::office
