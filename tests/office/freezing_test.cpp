// The commands Freeze values and Thaw formulas: what they put, what they bring back, and what they leave alone.
#include "office/window.hpp"

#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/ConditionEntryType.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCellAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XCellRangeMovement.hpp>
#include <com/sun/star/sheet/XConditionEntry.hpp>
#include <com/sun/star/sheet/XConditionalFormat.hpp>
#include <com/sun/star/sheet/XConditionalFormats.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XSheetCellRangeContainer.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/CellProtection.hpp>

#include <cstdlib>
#include <map>

namespace adherence::office {
namespace {

std::string const ours = "ORG.ADHERENCE.SCORECARDS.";
std::string const coverage = ours + "COVERAGE(";

// What the sheets hold, but for the list of frozen formulas.
struct Held {
    std::map<std::string, std::string> formulas;  // "Sheet1 3.7" → text; only formulas
    std::map<std::string, uno::Any> values;
    std::map<std::string, sal_Int32> formats, heights;
};

class Freezing : public Sidebar {
protected:
    static uno::Reference<star::container::XIndexAccess> sheets(Window const& window) { return {window.first().document()->getSheets(), uno::UNO_QUERY_THROW}; }
    static std::string name_of(uno::Reference<uno::XInterface> const& sheet) {
        return narrow(uno::Reference<star::container::XNamed>(sheet, uno::UNO_QUERY_THROW)->getName());
    }
    static bool is_visible(uno::Reference<uno::XInterface> const& sheet) {
        bool visible = false;
        uno::Reference<star::beans::XPropertySet>(sheet, uno::UNO_QUERY_THROW)->getPropertyValue("IsVisible") >>= visible;
        return visible;
    }
    static Lines sheet_names(Window const& window) {
        Lines names;
        for (sal_Int32 i = 0; i < sheets(window)->getCount(); ++i) names.push_back(name_of(uno::Reference<uno::XInterface>(sheets(window)->getByIndex(i), uno::UNO_QUERY)));
        return names;
    }

    static Held held(Window const& window, bool looks = false) {
        Held all;
        for (sal_Int32 i = 0; i < sheets(window)->getCount(); ++i) {
            uno::Reference<star::sheet::XSpreadsheet> const sheet(sheets(window)->getByIndex(i), uno::UNO_QUERY_THROW);
            std::string const name = name_of(sheet);
            if (name == "Adherence formulas") continue;
            auto const cursor = sheet->createCursor();
            uno::Reference<star::sheet::XUsedAreaCursor> const used(cursor, uno::UNO_QUERY_THROW);
            used->gotoStartOfUsedArea(false);
            used->gotoEndOfUsedArea(true);
            auto const at = uno::Reference<star::sheet::XCellRangeAddressable>(cursor, uno::UNO_QUERY_THROW)->getRangeAddress();
            auto const formulas = uno::Reference<star::sheet::XCellRangeFormula>(cursor, uno::UNO_QUERY_THROW)->getFormulaArray();
            auto const values = uno::Reference<star::sheet::XCellRangeData>(cursor, uno::UNO_QUERY_THROW)->getDataArray();
            for (sal_Int32 r = 0; r < formulas.getLength(); ++r)
                for (sal_Int32 c = 0; c < formulas[r].getLength(); ++c) {
                    std::string const key = name + " " + std::to_string(at.StartColumn + c) + "." + std::to_string(at.StartRow + r);
                    std::string const text = narrow(formulas[r][c]);
                    if (text.starts_with('=') || text.starts_with("{=")) all.formulas[key] = text;
                    all.values[key] = values[r][c];
                    if (!looks || i > 0) continue;
                    uno::Reference<star::beans::XPropertySet> const cell(sheet->getCellByPosition(at.StartColumn + c, at.StartRow + r), uno::UNO_QUERY_THROW);
                    cell->getPropertyValue("NumberFormat") >>= all.formats[key];
                }
            if (!looks) continue;
            auto const rows = uno::Reference<star::table::XColumnRowRange>(sheet, uno::UNO_QUERY_THROW)->getRows();
            for (sal_Int32 r = 0; r <= at.EndRow; ++r)
                uno::Reference<star::beans::XPropertySet>(rows->getByIndex(r), uno::UNO_QUERY_THROW)->getPropertyValue("Height") >>= all.heights[name + " " + std::to_string(r)];
        }
        return all;
    }
    static std::map<std::string, std::string> calling(Held const& all) {
        auto formulas = all.formulas;
        std::erase_if(formulas, [](auto const& one) { return one.second.find(ours) == std::string::npos; });
        return formulas;
    }

    // What is another one, or only in one of them.
    static Lines differences(std::map<std::string, std::string> const& one, std::map<std::string, std::string> const& other) {
        Lines all;
        auto const shown = [](std::string const& text) { return text.size() < 200 ? text : text.substr(0, 100) + "…" + text.substr(text.size() - 100) + " " + std::to_string(text.size()); };
        for (auto const& [place, text] : one) {
            auto const there = other.find(place);
            if (there == other.end() || there->second != text) all.push_back(place + ": " + shown(text) + " or " + (there == other.end() ? "nothing" : shown(there->second)));
        }
        for (auto const& [place, text] : other)
            if (!one.contains(place)) all.push_back(place + ": nothing or " + shown(text));
        return all;
    }

    static std::string freeze(Window const& window) {
        window.start("org.adherence:FreezeValues");
        return window.answer_box("OK");
    }
    static std::string thaw(Window const& window) {
        window.start("org.adherence:ThawFormulas");
        return window.answer_box("OK");
    }
    // A formula of the extension whose value is an expression's: COVERAGE of nothing is an error.
    static std::string giving(std::string const& value) { return "=IFERROR(" + coverage + "$Z$98;$Z$99);" + value + ")"; }

    static void move(Sheet const& sheet, std::string const& from, std::string const& to) {
        uno::Reference<star::sheet::XCellRangeMovement> const movement(sheet.sheet_itself(), uno::UNO_QUERY_THROW);
        uno::Reference<star::sheet::XCellAddressable> const target(sheet.cell(to), uno::UNO_QUERY_THROW);
        uno::Reference<star::sheet::XCellRangeAddressable> const source(sheet.range(from), uno::UNO_QUERY_THROW);
        movement->moveRange(target->getCellAddress(), source->getRangeAddress());
    }
    static uno::Reference<star::table::XTableRows> rows(Sheet const& sheet) { return uno::Reference<star::table::XColumnRowRange>(sheet.sheet_itself(), uno::UNO_QUERY_THROW)->getRows(); }
    static uno::Reference<star::table::XTableColumns> columns(Sheet const& sheet) { return uno::Reference<star::table::XColumnRowRange>(sheet.sheet_itself(), uno::UNO_QUERY_THROW)->getColumns(); }

    // Through an office without the extension.
    static std::filesystem::path converted(std::filesystem::path const& file, std::string const& type, Folder const& folder) {
        std::string const script = "cd '" ADHERENCE_SOURCE_DIR "' && OFFICE_PROGRAM='" LIBREOFFICE_PROGRAM "' && source tools/office.sh && OFFICE_DIR='" ADHERENCE_BINARY_DIR
            "/office/office-tests-bare' && office_prepare '' && office_run 120 --headless --convert-to " + type + " --outdir '" + (folder.path() / "bare").string() +
            "' '" + file.string() + "' >/dev/null 2>&1";
        ::setenv("ADHERENCE_CONVERT", script.c_str(), 1);
        EXPECT_EQ(std::system("bash -c 'eval \"$ADHERENCE_CONVERT\"' </dev/null"), 0);
        return folder.path() / "bare" / (file.stem().string() + "." + type);
    }
};

TEST_F(Freezing, SaysWhereThereIsNothingToDo) {
    Window const window = open_new();
    window.first().formula("A1", "=1+1");
    EXPECT_TRUE(starts(freeze(window), "There is nothing to freeze"));
    EXPECT_TRUE(starts(thaw(window), "There is nothing to thaw"));
    EXPECT_FALSE(window.undo_manager()->isUndoPossible() && narrow(window.undo_manager()->getCurrentUndoActionTitle()) == "Freeze values");
    EXPECT_EQ(sheet_names(window).size(), 1u);
}

TEST_F(Freezing, LeavesNoFormulaOfTheExtensionAndEveryValue) {
    Window const window = open("fictional-countries.ods");
    Held const before = held(window, true);
    ASSERT_GT(calling(before).size(), 200u);
    std::string const active = window.selected();
    std::string const said = freeze(window);
    EXPECT_TRUE(holds(said, " formulas on ")) << said;
    Held const frozen = held(window, true);
    EXPECT_EQ(calling(frozen).size(), 0u);
    EXPECT_EQ(frozen.values, before.values);
    EXPECT_EQ(frozen.formats, before.formats);
    EXPECT_EQ(frozen.heights, before.heights);
    EXPECT_EQ(window.selected(), active);
    EXPECT_EQ(sheet_names(window).back(), "Adherence formulas");
    EXPECT_FALSE(is_visible(window.sheet("Adherence formulas").sheet_itself()));

    EXPECT_TRUE(holds(thaw(window), " are back."));
    Held const thawed = held(window, true);
    EXPECT_EQ(differences(thawed.formulas, before.formulas), Lines());
    EXPECT_EQ(thawed.values, before.values);
    EXPECT_EQ(thawed.formats, before.formats);
    EXPECT_NE(sheet_names(window).back(), "Adherence formulas");
}

TEST_F(Freezing, IsOneStepEachThatUndoTakesBackAndRedoMakes) {
    Window const window = open("fictional-countries.ods");
    Held const before = held(window, true);
    Lines const names = sheet_names(window);
    freeze(window);
    auto const undo = window.undo_manager();
    EXPECT_EQ(narrow(undo->getCurrentUndoActionTitle()), "Freeze values");
    Held const frozen = held(window, true);
    for (int round = 0; round < 2; ++round) {
        undo->undo();
        Held const back = held(window, true);
        EXPECT_EQ(differences(back.formulas, before.formulas), Lines());
        EXPECT_EQ(back.values, before.values);
        EXPECT_EQ(back.formats, before.formats);
        EXPECT_EQ(sheet_names(window), names);
        undo->redo();
        EXPECT_EQ(differences(held(window).formulas, frozen.formulas), Lines());
        EXPECT_EQ(held(window).values, frozen.values);
    }
    thaw(window);
    EXPECT_EQ(narrow(undo->getCurrentUndoActionTitle()), "Thaw formulas");
    undo->undo();
    EXPECT_EQ(differences(held(window).formulas, frozen.formulas), Lines());
    EXPECT_EQ(sheet_names(window).back(), "Adherence formulas");
    EXPECT_TRUE(holds(thaw(window), " are back."));
    EXPECT_EQ(differences(held(window).formulas, before.formulas), Lines());
    undo->undo();
    undo->undo();
    EXPECT_EQ(differences(held(window).formulas, before.formulas), Lines());
    EXPECT_EQ(sheet_names(window), names);
    undo->redo();
    undo->redo();
    EXPECT_EQ(differences(held(window).formulas, before.formulas), Lines());
    EXPECT_EQ(sheet_names(window), names);
}

TEST_F(Freezing, LastsThroughFilesAlsoOfAnOfficeWithoutTheExtension) {
    Folder const folder;
    std::map<std::string, std::string> before;
    Held frozen;
    {
        Window const window = open("fictional-countries.ods");
        window.first().formula("BB40", giving("\"a\nb\""));
        std::string longer = giving("1");
        for (int i = 0; i < 200; ++i) longer += "&LEN(\"" + std::string(190, 'x') + "  \\" + std::to_string(i) + " \")";
        window.first().formula("BB41", longer);
        ASSERT_EQ(window.first().formula_of("BB41"), longer);
        window.first().array_formula("BB42:BC43", giving("{1;\"2\"|3;4}"));
        before = calling(held(window));
        ASSERT_GT(before.size(), 200u);
        freeze(window);
        frozen = held(window);
        window.first().save(folder.path() / "frozen.ods", "calc8");
        window.first().save(folder.path() / "frozen.xlsx", "Calc MS Excel 2007 XML");
    }
    std::vector<std::filesystem::path> files{folder.path() / "frozen.ods", folder.path() / "frozen.xlsx"};
    for (auto const& file : {files[0], files[1]})
        for (char const* const type : {"ods", "xlsx"}) {
            auto const bare = converted(file, type, folder);
            auto const mine = folder.path() / ("bare-from-" + file.extension().string().substr(1) + "." + type);
            std::filesystem::rename(bare, mine);
            files.push_back(mine);
        }
    for (auto const& file : files) {
        SCOPED_TRACE(file.filename().string());
        Window const window(*office_, file);
        EXPECT_EQ(calling(held(window)).size(), 0u);
        std::string const said = thaw(window);
        EXPECT_TRUE(holds(said, " are back.") && !holds(said, "changed")) << said;
        EXPECT_EQ(differences(calling(held(window)), before), Lines());
        EXPECT_NE(sheet_names(window).back(), "Adherence formulas");
    }
}

// The twin is never frozen: what becomes of its formulas is what Calc does.
TEST_F(Freezing, FollowsWhatMovesAsCalcWould) {
    auto const fill = [](Window const& window) {
        auto const document = window.first().document();
        document->getSheets()->insertNewByName(wide("Rates’ été"), 1);
        Sheet const rates = window.sheet("Rates’ été");
        Sheet const& sheet = window.first();
        std::string const name = sheet_names(window).front();
        uno::Reference<star::sheet::XNamedRanges> names;
        uno::Reference<star::beans::XPropertySet>(document, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= names;
        names->addNewByName("Ids", wide("$" + name + ".$B$1:$E$1"), star::table::CellAddress(), 0);
        int row = 2;
        for (std::string const& formula : Lines{
                 "=" + coverage + "B2:E2;B$1:E$1;'Rates’ été'.A1)", "=" + coverage + "B2:E3;Ids;$'Rates’ été'.$A$1:$B$4)",
                 "=IF(B2=\"A1\";" + coverage + "$B$2:$E$9;$B$1:$E$1);SUM(C:D)+SUM(4:5)+$B7)", "=" + coverage + "B10:E12;B1:E1)&A20&$A20",
                 "=" + coverage + "B4;C4)&LOG10(C3)&INDEX(B2:E9;2;1)", "=" + coverage + "B15:E15;" + name + ".B1:E1)", "=" + coverage + "D2:D9;F3:F4)"})
            sheet.formula("H" + std::to_string(row++), formula);
        for (int more = 12; more < 18; ++more) sheet.formula("H" + std::to_string(more), "=" + coverage + "B" + std::to_string(more) + ":E" + std::to_string(more) + ";B$1:E$1;'Rates’ été'.A1)");
        sheet.array_formula("J20:K21", "=" + coverage + "B2:E9;B1:E1)*B2:C3");
        rates.formula("C3", "=" + coverage + name + ".B2:E2;" + name + ".B1:E1;A1)");
    };
    auto const edit = [](Window const& window) {
        Sheet const& sheet = window.first();
        sheet.insert_row_above(3);
        rows(sheet)->insertByIndex(14, 3);
        columns(sheet)->insertByIndex(2, 1);
        columns(sheet)->removeByIndex(4, 1);
        rows(sheet)->removeByIndex(8, 1);
        move(sheet, "H4:H4", "M30");
        uno::Reference<star::container::XNamed>(window.sheet("Rates’ été").sheet_itself(), uno::UNO_QUERY_THROW)->setName(wide("It’s"));
        window.first().document()->getSheets()->moveByName(wide("It’s"), 0);
        rows(Sheet(sheet, "It’s"))->insertByIndex(0, 2);
        // The list before the sheets it speaks of.
        if (window.first().document()->getSheets()->hasByName("Adherence formulas")) window.first().document()->getSheets()->moveByName("Adherence formulas", 0);
    };
    Window const frozen = open_new(), twin = open_new();
    for (Window const* const window : {&frozen, &twin}) fill(*window);
    auto const before = calling(held(twin));
    ASSERT_EQ(calling(held(frozen)), before);
    freeze(frozen);
    for (Window const* const window : {&frozen, &twin}) edit(*window);
    EXPECT_EQ(calling(held(frozen)).size(), 0u);
    std::string const said = thaw(frozen);
    EXPECT_TRUE(holds(said, " are back.")) << said;
    // On the way Calc gives some references a sheet that they need not have, and takes it from others.
    auto const shortest = [](std::map<std::string, std::string> formulas) {
        for (auto& [place, text] : formulas)
            for (std::string const& needless : Lines{":$'It’s'.", place.starts_with("Sheet1") ? "Sheet1." : ":$'It’s'."})
                for (std::size_t at; (at = text.find(needless)) != std::string::npos;) text.replace(at, needless.size(), needless[0] == ':' ? ":" : "");
        return formulas;
    };
    auto const moved = shortest(calling(held(twin)));
    EXPECT_NE(moved, shortest(before));
    EXPECT_EQ(differences(shortest(calling(held(frozen))), moved), Lines());
    EXPECT_EQ(sheet_names(frozen), sheet_names(twin));
    frozen.undo_manager()->undo();
    EXPECT_EQ(calling(held(frozen)).size(), 0u);
    frozen.undo_manager()->redo();
    EXPECT_EQ(differences(shortest(calling(held(frozen))), moved), Lines());
}

TEST_F(Freezing, KeepsValuesOfEveryKind) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    Lines const values{"\"=1+1\"", "\"12\"", "\"2024-01-02\"", "\"\"", "NA()", "1/0", "TRUE()", "0.1+0.2", "\"'x\"", "\"{=2}\"", "-5"};
    for (std::size_t i = 0; i < values.size(); ++i) {
        std::string const row = std::to_string(i + 1);
        sheet.formula("A" + row, giving(values[i]));
        sheet.formula("B" + row, "=IF(ISERROR(A" + row + ");ERROR.TYPE(A" + row + ");ISTEXT(A" + row + ")&ISLOGICAL(A" + row + ")&A" + row + ")&COUNTA(A" + row + ")");
    }
    sheet.formula("D1", "=" + coverage + "Z98;Z99)");  // an error of the function's own
    sheet.formula("D2", giving("VALUE(\"x\")"));          // Err:502, a number of LibreOffice's own
    Lines shown, seen;
    for (std::size_t i = 0; i < values.size(); ++i) {
        shown.push_back(sheet.shown("A" + std::to_string(i + 1)));
        seen.push_back(sheet.shown("B" + std::to_string(i + 1)));
    }
    sheet.formula("D3", giving("\"7\""));
    constexpr sal_Int32 text_format = 100;  // under which what is typed stays text
    uno::Reference<star::beans::XPropertySet>(sheet.cell("D3"), uno::UNO_QUERY_THROW)->setPropertyValue("NumberFormat", uno::Any(text_format));
    int const error = sheet.error("D1");
    ASSERT_NE(error, 0);
    Held const before = held(window, true);
    freeze(window);
    for (std::size_t i = 0; i < values.size(); ++i) {
        EXPECT_EQ(sheet.shown("A" + std::to_string(i + 1)), shown[i]) << values[i];
        EXPECT_EQ(sheet.shown("B" + std::to_string(i + 1)), seen[i]) << values[i];
    }
    EXPECT_EQ(sheet.error("D1"), error);
    EXPECT_EQ(sheet.shown("D2"), "#VALUE!");
    EXPECT_EQ(calling(held(window)).size(), 0u);
    EXPECT_EQ(held(window, true).formats, before.formats);
    std::string const said = thaw(window);
    EXPECT_FALSE(holds(said, "changed")) << said;
    EXPECT_EQ(differences(held(window).formulas, before.formulas), Lines());
    EXPECT_EQ(held(window, true).formats, before.formats);
    EXPECT_EQ(sheet.cell("D3")->getType(), star::table::CellContentType_FORMULA);
    for (int step = 0; step < 2; ++step) {
        window.undo_manager()->undo();
        EXPECT_EQ(held(window, true).formats, before.formats) << step;
    }
    EXPECT_EQ(differences(held(window).formulas, before.formulas), Lines());
}

TEST_F(Freezing, AsksBeforeItReplacesWhatWasTypedOver) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    for (int row = 1; row <= 6; ++row) sheet.formula("A" + std::to_string(row), giving(std::to_string(row)));
    sheet.array_formula("C1:D2", giving("{1;2|3;4}"));
    auto const before = calling(held(window));
    freeze(window);
    sheet.cell("A2")->setValue(7);
    sheet.formula("A3", "=1+2");  // the same value, by a formula of the user's own
    sheet.cell("D2")->setValue(9);
    sheet.cell("A6")->setFormula("");
    sheet.cell("C1")->setFormula("");
    window.start("org.adherence:ThawFormulas");
    std::string const question = window.answer_box("No");
    EXPECT_TRUE(starts(question, "4 frozen values have been changed since")) << question;
    EXPECT_TRUE(holds(question, "Sheet1.A2, Sheet1.A3, Sheet1.A6, Sheet1.C1:D2")) << question;
    std::string const said = window.answer_box("OK");
    EXPECT_TRUE(starts(said, "3 formulas on one sheet are back.")) << said;
    EXPECT_TRUE(holds(said, "4 cells that were changed since were left")) << said;
    EXPECT_EQ(sheet.number("A2"), 7);
    EXPECT_EQ(sheet.formula_of("A3"), "=1+2");
    EXPECT_EQ(sheet.number("D2"), 9);
    EXPECT_EQ(sheet.formula_of("A1"), giving("1"));
    EXPECT_EQ(sheet_names(window).size(), 2u);

    window.start("org.adherence:ThawFormulas");
    window.answer_box("Yes");
    EXPECT_TRUE(starts(window.answer_box("OK"), "4 formulas on one sheet are back."));
    EXPECT_EQ(differences(calling(held(window)), before), Lines());
    EXPECT_EQ(sheet_names(window).size(), 1u);
    window.undo_manager()->undo();
    EXPECT_EQ(sheet.number("A2"), 7);
    EXPECT_EQ(sheet.formula_of("A3"), "=1+2");
    EXPECT_EQ(sheet.number("D2"), 9);
    EXPECT_EQ(sheet.cell("A6")->getType(), star::table::CellContentType_EMPTY);
    EXPECT_EQ(sheet.cell("C1")->getType(), star::table::CellContentType_EMPTY);
    window.undo_manager()->redo();
    EXPECT_EQ(differences(calling(held(window)), before), Lines());
}

TEST_F(Freezing, AsksBeforeItBringsBackWhatFetchesFromOutside) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    uno::Reference<star::sheet::XNamedRanges> names;
    uno::Reference<star::beans::XPropertySet>(sheet.document(), uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= names;
    names->addNewByName("Rates", "WEBSERVICE(\"http://127.0.0.1:9/rates\")", star::table::CellAddress(), 0);
    sheet.formula("A1", giving("1"));
    sheet.formula("A2", giving("webservice(\"http://127.0.0.1:9/\")"));
    sheet.formula("A3", giving("'file:///nowhere/rates.ods'#$Sheet1.A1"));
    sheet.formula("A4", giving("Rates"));
    sheet.formula("A5", giving("\"WEBSERVICE(1) 'file:///a'#$b.C1\""));  // a text is no call
    sheet.formula("A6", giving("DDE(\"soffice\";\"/nowhere/rates.ods\";\"a1\")"));
    auto const before = calling(held(window));
    freeze(window);
    window.start("org.adherence:ThawFormulas");
    std::string const question = window.answer_box("No");
    EXPECT_TRUE(starts(question, "4 formulas fetch from outside this workbook")) << question;
    EXPECT_TRUE(holds(question, "Sheet1.A2, Sheet1.A3, Sheet1.A4, Sheet1.A6.")) << question;
    std::string const said = window.answer_box("OK");
    EXPECT_TRUE(starts(said, "2 formulas on one sheet are back.")) << said;
    EXPECT_TRUE(holds(said, "4 formulas that fetch from outside this workbook were not brought back")) << said;
    EXPECT_EQ(sheet.formula_of("A1"), giving("1"));
    EXPECT_FALSE(holds(sheet.formula_of("A2"), "127.0.0.1")) << sheet.formula_of("A2");
    window.start("org.adherence:ThawFormulas");
    window.answer_box("Yes");
    EXPECT_TRUE(starts(window.answer_box("OK"), "4 formulas on one sheet are back."));
    EXPECT_EQ(differences(calling(held(window)), before), Lines());
}

TEST_F(Freezing, NamesFormulasWhoseCellsWereDeleted) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    for (int row = 1; row <= 4; ++row) sheet.formula("A" + std::to_string(row), giving(std::to_string(row)));
    freeze(window);
    rows(sheet)->removeByIndex(1, 2);
    std::string const said = thaw(window);
    EXPECT_TRUE(starts(said, "2 formulas on one sheet are back.")) << said;
    EXPECT_TRUE(holds(said, "2 formulas could not be brought back, since their cells were deleted: Sheet1.A2, Sheet1.A3.")) << said;
    EXPECT_EQ(sheet.shown("A2"), "4");
    EXPECT_EQ(sheet_names(window).size(), 1u);
}

TEST_F(Freezing, AddsToWhatIsFrozenAlready) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    sheet.formula("A1", giving("1"));
    sheet.formula("A2", giving("2"));
    freeze(window);
    EXPECT_TRUE(starts(freeze(window), "There is nothing to freeze"));
    sheet.formula("A2", giving("22"));
    sheet.formula("A3", giving("A1"));
    EXPECT_TRUE(starts(freeze(window), "2 formulas on one sheet"));
    window.undo_manager()->undo();
    EXPECT_EQ(calling(held(window)).size(), 2u);
    window.undo_manager()->redo();
    EXPECT_EQ(calling(held(window)).size(), 0u);
    EXPECT_TRUE(starts(thaw(window), "3 formulas on one sheet are back."));
    EXPECT_EQ(sheet.formula_of("A1"), giving("1"));
    EXPECT_EQ(sheet.formula_of("A2"), giving("22"));
    EXPECT_EQ(sheet.formula_of("A3"), giving("A1"));
}

TEST_F(Freezing, FindsFormulasThatCallThroughNamesAndOnHiddenSheetsAndRows) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    auto const document = sheet.document();
    uno::Reference<star::sheet::XNamedRanges> names;
    uno::Reference<star::beans::XPropertySet>(document, uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges") >>= names;
    names->addNewByName("Covered", wide(coverage + "$B$2:$C$2;$B$1:$C$1)"), star::table::CellAddress(), 0);
    names->addNewByName("Twice", wide("2*Covered"), star::table::CellAddress(), 0);
    names->addNewByName("Plain", wide("2*3"), star::table::CellAddress(), 0);
    document->getSheets()->insertNewByName("Hidden", 1);
    Sheet const hidden = window.sheet("Hidden");
    hidden.formula("A1", giving("1"));
    uno::Reference<star::beans::XPropertySet>(hidden.sheet_itself(), uno::UNO_QUERY_THROW)->setPropertyValue("IsVisible", uno::Any(false));
    sheet.formula("A1", "=IFERROR(twice;5)");
    sheet.formula("A2", "=plain");
    sheet.formula("A3", "=\"" + ours + "COVERAGE(1)\"");
    sheet.formula("A4", giving("4"));
    uno::Reference<star::beans::XPropertySet>(rows(sheet)->getByIndex(3), uno::UNO_QUERY_THROW)->setPropertyValue("IsVisible", uno::Any(false));
    uno::Reference<star::lang::XMultiServiceFactory> const factory(document, uno::UNO_QUERY_THROW);
    uno::Reference<star::sheet::XSheetCellRangeContainer> const ranges(factory->createInstance("com.sun.star.sheet.SheetCellRanges"), uno::UNO_QUERY_THROW);
    ranges->addRangeAddress(star::table::CellRangeAddress(0, 2, 4, 3, 5), false);
    uno::Reference<star::sheet::XConditionalFormats> formats;
    uno::Reference<star::beans::XPropertySet>(sheet.sheet_itself(), uno::UNO_QUERY_THROW)->getPropertyValue("ConditionalFormats") >>= formats;
    formats->createByRange(uno::Reference<star::sheet::XSheetCellRanges>(ranges, uno::UNO_QUERY_THROW));
    uno::Reference<star::sheet::XConditionalFormat> made;
    auto const all = formats->getConditionalFormats();
    made = all.getConstArray()[all.getLength() - 1];
    made->createEntry(star::sheet::ConditionEntryType::CONDITION, 0);
    uno::Reference<star::beans::XPropertySet>(made->getByIndex(0), uno::UNO_QUERY_THROW)->setPropertyValue("Formula1", uno::Any(wide(coverage + "$B$2;$B$1)")));
    uno::Reference<star::beans::XPropertySet> const checked(sheet.cell("F7"), uno::UNO_QUERY_THROW);
    uno::Reference<star::beans::XPropertySet> validation;
    checked->getPropertyValue("Validation") >>= validation;
    validation->setPropertyValue("Type", uno::Any(star::sheet::ValidationType_DECIMAL));
    uno::Reference<star::sheet::XSheetCondition>(validation, uno::UNO_QUERY_THROW)->setFormula1(wide(coverage + "$B$2;$B$1)"));
    checked->setPropertyValue("Validation", uno::Any(validation));
    std::string const said = freeze(window);
    EXPECT_TRUE(starts(said, "3 formulas on 2 sheets")) << said;
    EXPECT_TRUE(holds(said, "4 places still call the extension, since only cells can be frozen: Covered, Twice, Sheet1.C5:D6, Sheet1.F7.")) << said;
    EXPECT_EQ(sheet.formula_of("A1"), "5");
    EXPECT_EQ(sheet.formula_of("A2"), "=Plain");
    EXPECT_EQ(sheet.formula_of("A3"), "=\"" + ours + "COVERAGE(1)\"");
    EXPECT_EQ(hidden.formula_of("A1"), "1");
    thaw(window);
    EXPECT_EQ(sheet.formula_of("A1"), "=IFERROR(Twice;5)");
    EXPECT_EQ(hidden.formula_of("A1"), giving("1"));
    EXPECT_EQ(sheet.formula_of("A4"), giving("4"));
}

TEST_F(Freezing, RefusesWhatIsProtectedAndChangesNothing) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    sheet.formula("A1", giving("1"));
    sheet.formula("B2", giving("2"));
    uno::Reference<star::util::XProtectable> const lock(sheet.sheet_itself(), uno::UNO_QUERY_THROW);
    star::util::CellProtection open_cell;
    uno::Reference<star::beans::XPropertySet>(sheet.cell("A1"), uno::UNO_QUERY_THROW)->setPropertyValue("CellProtection", uno::Any(open_cell));
    lock->protect("");
    EXPECT_TRUE(starts(freeze(window), "The cell Sheet1.B2 is protected."));
    EXPECT_EQ(sheet.formula_of("A1"), giving("1"));
    EXPECT_EQ(sheet_names(window).size(), 1u);
    lock->unprotect("");
    freeze(window);
    lock->protect("");
    EXPECT_TRUE(starts(thaw(window), "The cell Sheet1.B2 is protected."));
    EXPECT_EQ(sheet.formula_of("A1"), "1");
    lock->unprotect("");
    uno::Reference<star::util::XProtectable> const structure(sheet.document(), uno::UNO_QUERY_THROW);
    structure->protect("");
    EXPECT_TRUE(starts(thaw(window), "The structure of this document is protected"));
    structure->unprotect("");
    EXPECT_TRUE(holds(thaw(window), " are back."));
}

// Measured on two busy cores with 100,000 formulas: 4 s to freeze, 6 s to thaw, 1 s to undo, 2 s to redo.
TEST_F(Freezing, TakesSecondsForManyFormulas) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    constexpr int count = 3000, formulas = 10 * count;
    uno::Sequence<uno::Sequence<rtl::OUString>> lines(count);
    for (int i = 0; i < count; ++i) {
        uno::Sequence<rtl::OUString> line(10);
        std::string const row = std::to_string(i + 2);
        for (int c = 0; c < 10; ++c)
            line.getArray()[c] = wide(c % 2 == 0 ? "=IFERROR(" + coverage + "$A" + row + ":$F" + row + ";$A$1:$F$1);" + std::to_string(c) + ")"
                                                 : "=IFERROR(" + coverage + "$A" + row + ":$F" + row + ";$A$1:$F$1);\"eligible\")");
        lines.getArray()[i] = line;
    }
    uno::Reference<star::sheet::XCellRangeFormula>(sheet.range("H2:Q" + std::to_string(count + 1)), uno::UNO_QUERY_THROW)->setFormulaArray(lines);
    sheet.calculate_all();
    auto const seconds = [](auto const& action) {
        auto const begin = std::chrono::steady_clock::now();
        action();
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    };
    constexpr double most = 20;  // cell by cell, or where each looks at all others, it takes minutes
    EXPECT_LT(seconds([&] {
                  window.start("org.adherence:FreezeValues");
                  EXPECT_TRUE(starts(window.answer_box("OK", 300), std::to_string(formulas)));
              }),
              most);
    EXPECT_LT(seconds([&] {
                  window.start("org.adherence:ThawFormulas");
                  EXPECT_TRUE(starts(window.answer_box("OK", 300), std::to_string(formulas)));
              }),
              most);
    EXPECT_LT(seconds([&] { window.undo_manager()->undo(); }), most);
    EXPECT_LT(seconds([&] { window.undo_manager()->redo(); }), most);
}

}  // namespace
}  // namespace adherence::office
