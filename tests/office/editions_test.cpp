// Editions in a real office: frozen by the command, compared by the command, read back after saving.
#include "office/window.hpp"

#include <com/sun/star/accessibility/AccessibleRole.hpp>
#include <com/sun/star/awt/XExtendedToolkit.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include <ctime>
#include <fstream>
#include <sstream>

#include "core/base/cell.hpp"

namespace adherence::office {
namespace {

class Editions : public Sidebar {
protected:
    static Lines sheets(Window const& window) {
        Lines names;
        auto const all = window.first().document()->getSheets()->getElementNames();
        for (sal_Int32 i = 0; i < all.getLength(); ++i) names.push_back(narrow(all.getConstArray()[i]));
        return names;
    }
    static std::string today() {
        std::time_t const now = std::time(nullptr);
        char text[16];
        std::strftime(text, sizeof text, "%Y-%m-%d", std::localtime(&now));
        return text;
    }
    static std::string edition() { return "Edition " + today(); }
    static std::string changes() { return "Changes since " + today(); }

    static sal_Int32 last_row(Sheet const& sheet) {
        auto const cursor = sheet.sheet_itself()->createCursor();
        uno::Reference<star::sheet::XUsedAreaCursor> const used(cursor, uno::UNO_QUERY_THROW);
        used->gotoEndOfUsedArea(false);
        return uno::Reference<star::sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress().EndRow + 1;
    }
    /// A row of five columns as "a|b|c|d|e".
    static std::string row_of(Sheet const& sheet, sal_Int32 row) {
        std::string line;
        for (char const* const column : {"A", "B", "C", "D", "E"}) line += (line.empty() && *column == 'A' ? "" : "|") + sheet.shown(column + std::to_string(row));
        return line;
    }
    static Lines rows_of(Sheet const& sheet) {
        Lines lines;
        for (sal_Int32 row = 1; row <= last_row(sheet); ++row) lines.push_back(row_of(sheet, row));
        return lines;
    }
    static std::string marked(Sheet const& sheet, std::string const& mark) {
        for (sal_Int32 row = 1; row <= last_row(sheet); ++row)
            if (sheet.shown("A" + std::to_string(row)) == mark) return sheet.shown("C" + std::to_string(row));
        return "no such row";
    }

    /// Calls a command that answers with a box, reads the box and closes it by its button.
    static std::string answer_to(Window const& window, char const* url) {
        uno::Reference<star::frame::XDispatchHelper> const dispatcher(office_->create("com.sun.star.frame.DispatchHelper"), uno::UNO_QUERY_THROW);
        dispatcher->executeDispatch(uno::Reference<star::frame::XDispatchProvider>(window.frame(), uno::UNO_QUERY_THROW), rtl::OUString::createFromAscii(url), "", 0, {});
        // Deprecated, for other reasons; nothing else lists the windows.
        _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wdeprecated-declarations\"")
        uno::Reference<star::awt::XExtendedToolkit> const toolkit(office_->create("com.sun.star.awt.Toolkit"), uno::UNO_QUERY_THROW);
        // Until the box is gone nothing waits for the office to be idle: it would not be.
        std::string said = "no box";
        for (int tenths = 0; tenths < 100; ++tenths) {
            std::this_thread::sleep_for(std::chrono::milliseconds(100));
            bool there = false;
            for (sal_Int32 i = 0; i < toolkit->getTopWindowCount(); ++i) {
                // A document's window has a sheet in it, with a child per cell: that is not to be looked through.
                auto const box = assistive::of_dialog(*office_, toolkit->getTopWindow(i));
                if (!box.is()) continue;
                Lines texts;
                uno::Reference<star::accessibility::XAccessibleAction> button;
                look_through(box->getAccessibleContext(), texts, button);
                if (!button.is() || texts.empty()) continue;
                there = true;
                said = *std::ranges::max_element(texts, {}, &std::string::size);
                button->doAccessibleAction(0);
            }
            if (!there && said != "no box") return said;
        }
        return said;
        _Pragma("GCC diagnostic pop")
    }
    static void look_through(uno::Reference<star::accessibility::XAccessibleContext> const& at, Lines& texts, uno::Reference<star::accessibility::XAccessibleAction>& button) {
        if (at->getAccessibleRole() == star::accessibility::AccessibleRole::PUSH_BUTTON && !button.is()) button.set(at, uno::UNO_QUERY);
        else if (std::string const name = narrow(at->getAccessibleName()); !name.empty()) texts.push_back(name);
        for (int i = 0; i < assistive::child_count(at); ++i) look_through(assistive::child(at, i)->getAccessibleContext(), texts, button);
    }
    static std::size_t undo_steps(Window const& window) {
        return static_cast<std::size_t>(window.undo_manager()->getAllUndoActionTitles().getLength());
    }
};

TEST_F(Editions, OneIsFrozenAsASheetOfValues) {
    Window const window = open("fictional-countries.ods");
    Lines const before = sheets(window);
    std::size_t const steps = undo_steps(window);
    window.command("org.adherence:FreezeEdition");
    Lines const after = sheets(window);
    ASSERT_EQ(after.size(), before.size() + 1);
    ASSERT_EQ(after.back(), edition());
    EXPECT_EQ(undo_steps(window), steps + 1);
    EXPECT_EQ(window.selected(), std::to_string(before.size()) + ".B1");
    Sheet const frozen = window.sheet(edition());
    EXPECT_EQ(frozen.shown("A1"), "#adherence.edition.1");
    EXPECT_EQ(frozen.shown("B1"), edition());
    // Column for column what the assessments show: names, verdicts, figures, and the first criteria.
    for (int row = 0; row < 25; ++row)
        for (auto const& [mine, theirs] : std::vector<std::pair<char const*, char const*>>{
                 {"B", "A"}, {"C", "B"}, {"D", "C"}, {"E", "D"}, {"F", "E"}, {"G", "F"}, {"H", "G"}, {"I", "H"}, {"J", "I"}, {"K", "J"}, {"L", "K"}, {"M", "L"}}) {
            std::string const cell = mine + std::to_string(row + 8), of = theirs + std::to_string(row + 6);
            EXPECT_EQ(frozen.shown(cell), window.first().shown(of)) << cell;
            EXPECT_TRUE(frozen.formula_of(cell).rfind("=", 0) != 0) << cell;
        }
    EXPECT_EQ(marked(frozen, "#date"), today());
    EXPECT_EQ(marked(frozen, "#marking"), "exercise confidential");
    // The stamp is that of the function over the sheet itself.
    std::string const json_row = [&] {
        for (sal_Int32 row = 1; row <= last_row(frozen); ++row)
            if (frozen.shown("A" + std::to_string(row)) == "#json") return std::to_string(row);
        return std::string("1");
    }();
    Sheet const& first = window.first();
    first.formula("BZ1", "=ADHERENCE.STAMP($'" + edition() + "'.C" + json_row + ":C" + std::to_string(last_row(frozen)) + ";$'" + edition() + "'.L8:AZ32)");
    EXPECT_EQ(first.shown("BZ1"), marked(frozen, "#stamp"));
    window.undo_manager()->undo();
    // What it holds no longer changes with the assessments.
    std::string const was = frozen.shown("C8");
    first.text("AY6", "measures");
    EXPECT_NE(first.shown("B6"), was);
    EXPECT_EQ(frozen.shown("C8"), was);
    window.undo_manager()->undo();
    window.undo_manager()->undo();
    EXPECT_EQ(sheets(window), before);
    window.undo_manager()->redo();
    EXPECT_EQ(sheets(window), after);
    EXPECT_EQ(window.sheet(edition()).shown("C8"), was);
    EXPECT_EQ(window.sheet(edition()).shown("L8"), window.first().shown("K6"));
    // A second one of the day gets a number behind it.
    window.command("org.adherence:FreezeEdition");
    EXPECT_EQ(sheets(window).back(), edition() + " 2");
}

TEST_F(Editions, AnEditionIsNoTableOfToday) {
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:FreezeEdition");
    // Without its name the table of assessments is looked for; the edition, moved to the front, is passed over.
    window.first().document()->getSheets()->moveByName(wide(edition()), 0);
    uno::Reference<star::beans::XPropertySet> const document(window.first().document(), uno::UNO_QUERY_THROW);
    uno::Reference<star::sheet::XNamedRanges> const names(document->getPropertyValue("NamedRanges"), uno::UNO_QUERY_THROW);
    names->removeByName("Assessments");
    window.command("org.adherence:FreezeEdition");
    ASSERT_EQ(sheets(window).back(), edition() + " 2");
    EXPECT_EQ(marked(window.sheet(edition() + " 2"), "#stamp"), marked(window.sheet(edition()), "#stamp"));
}

TEST_F(Editions, WhatChangedSinceIsSaid) {
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:FreezeEdition");
    window.command("org.adherence:CompareEditions", {{"Before", ""}});
    ASSERT_EQ(sheets(window).back(), changes());
    EXPECT_TRUE(any_holds(rows_of(window.sheet(changes())), "Nothing changed: the same countries"));
    window.first().text("AY6", "measures");
    window.first().text("A7", "Newland");
    std::size_t const steps = undo_steps(window);
    window.command("org.adherence:CompareEditions", {{"Before", ""}});
    ASSERT_EQ(sheets(window).back(), changes() + " 2");
    EXPECT_EQ(undo_steps(window), steps + 1);
    Sheet const sheet = window.sheet(changes() + " 2");
    Lines const lines = rows_of(sheet);
    std::string const title = window.first().shown("AY4");  // of the criterion
    EXPECT_TRUE(any_holds(lines, "Aurelia|" + title + "|clear|measures|")) << title;
    EXPECT_TRUE(any_holds(lines, "|✓ eligible|✗ not eligible|" + title) || any_holds(lines, "|eligible|not eligible|" + title));
    EXPECT_TRUE(any_holds(lines, "Countries in both: 24; added: 1; gone: 1."));
    EXPECT_TRUE(any_holds(lines, "Newland||||"));
    EXPECT_TRUE(any_holds(lines, "Bastoria||||"));
    EXPECT_FALSE(any_holds(lines, "Nothing changed"));
    window.undo_manager()->undo();
    EXPECT_EQ(sheets(window).back(), changes());
    window.undo_manager()->redo();
    EXPECT_EQ(rows_of(window.sheet(changes() + " 2")), lines);
}

TEST_F(Editions, TheFrameworkAsACauseOfItsOwn) {
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:FreezeEdition");
    Sheet const rules = window.sheet("Rules");
    // Every rule that asks for an index now asks more than there is.
    bool changed = false;
    for (sal_Int32 row = 1; row <= last_row(rules); ++row)
        for (char const* const column : {"C", "D", "E"})
            if (std::string const cell = column + std::to_string(row); rules.shown(cell) == "index") {
                rules.text(static_cast<char>(column[0] + 1) + std::to_string(row), ">= 101");
                changed = true;
            }
    ASSERT_TRUE(changed);
    window.command("org.adherence:CompareEditions", {{"Before", ""}});
    Lines const lines = rows_of(window.sheet(changes()));
    EXPECT_TRUE(any_holds(lines, "The framework changed, from"));
    EXPECT_TRUE(any_holds(lines, "By the framework: the earlier assessments come to this under the later framework."));
    EXPECT_TRUE(any_holds(lines, "Cells changed: 0."));
}

TEST_F(Editions, BothYearsOfTheDemoAsTwoEditions) {
    Window const window = open("fictional-countries.ods");
    // The earlier year into the cells, frozen; the later year again, frozen.
    auto const enter = [&](char const* name) {
        std::ifstream file(std::filesystem::path(ADHERENCE_SOURCE_DIR) / "data/fictional" / name);
        std::ostringstream text;
        text << file.rdbuf();
        auto const table = grid_from_csv(text.str());
        Block const all = table->block();
        Sheet const& sheet = window.first();
        for (std::size_t row = 1; row < all.rows; ++row)
            for (std::size_t column = 1; column < all.columns; ++column) {
                std::size_t const at = column + 9;  // K is the first criterion
                std::string letters;
                for (std::size_t n = at + 1; n > 0; n = (n - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
                std::string const cell = letters + std::to_string(row + 5), content(all.at(row, column).text);
                if (sheet.shown(cell) != content) sheet.text(cell, content);
            }
    };
    enter("assessments-previous.csv");
    window.command("org.adherence:FreezeEdition");
    enter("assessments.csv");
    window.command("org.adherence:FreezeEdition");
    window.command("org.adherence:CompareEditions", {{"Before", edition()}, {"After", edition() + " 2"}});
    ASSERT_EQ(sheets(window).back(), changes());
    Lines const lines = rows_of(window.sheet(changes()));
    EXPECT_TRUE(any_holds(lines, "From: " + edition() + ". To: " + edition() + " 2."));
    EXPECT_TRUE(any_holds(lines, "Verdicts gained: "));
    EXPECT_TRUE(any_holds(lines, "Both are under the same framework"));
    EXPECT_FALSE(any_holds(lines, "no longer what was frozen"));
    // The current assessments are the later edition.
    window.command("org.adherence:CompareEditions", {{"Before", ""}});
    EXPECT_TRUE(any_holds(rows_of(window.sheet(changes() + " 2")), "Nothing changed"));
}

TEST_F(Editions, WhyNotIsSaid) {
    Window const empty = open_new();
    EXPECT_EQ(answer_to(empty, "org.adherence:FreezeEdition"), "There are no assessments here to freeze.");
    EXPECT_TRUE(starts(answer_to(empty, "org.adherence:CompareEditions"), "There is no edition in this workbook to compare with."));
    Window const window = open("fictional-countries.ods");
    Lines const before = sheets(window);
    uno::Reference<star::util::XProtectable> const structure(window.first().document(), uno::UNO_QUERY_THROW);
    structure->protect("");
    EXPECT_TRUE(holds(answer_to(window, "org.adherence:FreezeEdition"), "protected"));
    structure->unprotect("");
    window.command("org.adherence:FreezeEdition");
    // A framework's text that someone spoilt: the comparison says so, and makes no sheet.
    Sheet const frozen = window.sheet(edition());
    for (sal_Int32 row = last_row(frozen); row > 1; --row)
        if (frozen.shown("A" + std::to_string(row)) == "#json") frozen.text("C" + std::to_string(row), "{");
    window.start("org.adherence:CompareEditions");
    window.dialog().press("Compare");
    while (window.has_dialog() && window.dialog().title() == "Compare editions") std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(window.answer_box("OK"),
              edition() + ": The edition cannot be read back: the text of its framework was changed or is missing in part.");
    EXPECT_EQ(sheets(window).size(), before.size() + 1);
    // Rules that cannot be used: no results, so no edition.
    Sheet const rules = window.sheet("Rules");
    rules.text("C" + std::to_string(last_row(rules)), "no such subject");
    rules.text("B" + std::to_string(last_row(rules)), "no such effect");
    EXPECT_TRUE(starts(answer_to(window, "org.adherence:FreezeEdition"), "The framework’s tables are missing or faulty"));
}

// An assessment that cannot be read is frozen as it stands.
TEST_F(Editions, AProblemIsFrozenAsItIs) {
    Window const window = open("fictional-countries.ods");
    window.first().text("K6", "neither this nor that");
    window.first().formula("L7", "=1/0");
    auto const column_with = [](Sheet const& sheet, int row, std::string const& id) {
        for (sal_Int32 column = 0; column < 100; ++column)
            if (narrow(uno::Reference<star::text::XTextRange>(sheet.sheet_itself()->getCellByPosition(column, row), uno::UNO_QUERY_THROW)->getString()) == id) return column;
        throw std::runtime_error("no column " + id);
    };
    window.first().sheet_itself()->getCellByPosition(column_with(window.first(), 4, "protection.review"), 5)->setValue(43831);
    window.command("org.adherence:FreezeEdition");
    Sheet const frozen = window.sheet(edition());
    EXPECT_EQ(frozen.shown("L8"), "neither this nor that");
    EXPECT_EQ(frozen.shown("M9"), "#DIV/0!");
    EXPECT_EQ(frozen.error("M9"), 0);
    EXPECT_EQ(frozen.shown("C8"), "invalid");
    EXPECT_EQ(frozen.shown("G8"), "–");
    // A day is shown as one, whatever the cell it came from.
    auto const day = frozen.sheet_itself()->getCellByPosition(column_with(frozen, 6, "protection.review"), 7);
    EXPECT_EQ(day->getValue(), 43831);
    EXPECT_EQ(narrow(uno::Reference<star::text::XTextRange>(day, uno::UNO_QUERY_THROW)->getString()), "2020-01-01");
    EXPECT_NE(frozen.shown("G10"), "–");
}

TEST_F(Editions, ReadBackAfterSaving) {
    Folder const folder;
    for (auto const& [name, filter] : std::vector<std::pair<char const*, char const*>>{{"saved.ods", "calc8"}, {"saved.xlsx", "Calc MS Excel 2007 XML"}}) {
        {
            Window const window = open("fictional-countries.ods");
            Sheet const& sheet = window.first();
            sheet.text("K6", "=1+1");
            sheet.text("L6", "01");
            sheet.text("M6", "1 000");
            sheet.text("N6", " 67 ");
            sheet.cell("O6")->setValue(43831);
            sheet.cell("P6")->setValue(38.281818181818181);
            window.command("org.adherence:FreezeEdition");
            sheet.save(folder.path() / name, filter);
        }
        Window const again(*office_, folder.path() / name);
        Sheet const frozen = again.sheet(edition());
        EXPECT_EQ(frozen.formula_of("L8"), "=1+1") << name;  // a text: no result
        EXPECT_EQ(frozen.shown("L8"), "=1+1") << name;
        EXPECT_EQ(frozen.shown("M8"), "01") << name;
        EXPECT_EQ(frozen.number("P8"), 43831) << name;
        EXPECT_EQ(frozen.number("Q8"), 38.2818181818182) << name;  // as files hold it
        again.command("org.adherence:CompareEditions", {{"Before", ""}});
        ASSERT_EQ(sheets(again).back(), changes()) << name;
        Lines const lines = rows_of(again.sheet(changes()));
        EXPECT_TRUE(any_holds(lines, "Nothing changed")) << name << lines[4];
        for (std::string const& line : lines) EXPECT_FALSE(holds(line, "no longer") || holds(line, "as they were frozen")) << name << line;
        // Someone changes a cell of it.
        frozen.text("L8", "published");
        again.command("org.adherence:CompareEditions", {{"Before", ""}});
        EXPECT_TRUE(any_holds(rows_of(again.sheet(changes() + " 2")), "no longer what was frozen")) << name;
    }
}

}  // namespace
}  // namespace adherence::office
