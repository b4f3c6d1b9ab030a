// The sheets that the commands insert: what they say is what the assessments' own formulas say, one Undo removes them, and a
// Redo brings back all of them.
#include "office/window.hpp"

#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/chart/XChartDataArray.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntries.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntry.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/TableSortField.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/table/XTableChart.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>
#include <com/sun/star/text/XText.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XSortable.hpp>

#include <map>

namespace adherence::office {
namespace {

class InsertedSheets : public Sidebar {
protected:
    using Properties = uno::Reference<star::beans::XPropertySet>;

    static Lines sheets(Window const& window) { return names_of({window.first().document()->getSheets(), uno::UNO_QUERY_THROW}); }
    static Lines database_ranges(Window const& window) {
        return names_of({Properties(window.first().document(), uno::UNO_QUERY_THROW)->getPropertyValue("DatabaseRanges"), uno::UNO_QUERY_THROW});
    }
    static Lines names(Window const& window) {
        return names_of({Properties(window.first().document(), uno::UNO_QUERY_THROW)->getPropertyValue("NamedRanges"), uno::UNO_QUERY_THROW});
    }
    static std::size_t steps(Window const& window) { return static_cast<std::size_t>(window.undo_manager()->getAllUndoActionTitles().getLength()); }
    static std::string text_of(Properties const& of, char const* name) {
        rtl::OUString value;
        of->getPropertyValue(rtl::OUString::createFromAscii(name)) >>= value;
        return narrow(value);
    }
    static bool flag_of(Properties const& of, char const* name) {
        bool value = false;
        of->getPropertyValue(rtl::OUString::createFromAscii(name)) >>= value;
        return value;
    }
    static Properties properties(uno::Reference<uno::XInterface> const& of) { return {of, uno::UNO_QUERY_THROW}; }

    // The style that the cell's conditions give its content; empty: none of them holds.
    static std::string look(Sheet const& sheet, std::string const& cell) {
        uno::Reference<star::sheet::XSheetConditionalEntries> const entries(properties(sheet.cell(cell))->getPropertyValue("ConditionalFormat"), uno::UNO_QUERY_THROW);
        for (sal_Int32 i = 0; i < entries->getCount(); ++i) {
            uno::Reference<star::sheet::XSheetCondition> const condition(entries->getByIndex(i), uno::UNO_QUERY_THROW);
            uno::Reference<star::sheet::XSheetConditionalEntry> const entry(condition, uno::UNO_QUERY_THROW);
            // A verdict is shown with its symbol before it.
            std::string const word = narrow(condition->getFormula1());
            if (word == "\"" + content(sheet, cell) + "\"") return narrow(entry->getStyleName());
        }
        return {};
    }
    static std::string content(Sheet const& sheet, std::string const& cell) {
        return narrow(uno::Reference<star::text::XText>(sheet.cell(cell), uno::UNO_QUERY_THROW)->getString());
    }
    static uno::Reference<star::chart::XChartDocument> chart(Sheet const& sheet) {
        uno::Reference<star::table::XTableChartsSupplier> const charts(sheet.sheet_itself(), uno::UNO_QUERY_THROW);
        uno::Reference<star::container::XIndexAccess> const all(charts->getCharts(), uno::UNO_QUERY_THROW);
        if (all->getCount() != 1) return {};
        uno::Reference<star::document::XEmbeddedObjectSupplier> const object(all->getByIndex(0), uno::UNO_QUERY_THROW);
        return {object->getEmbeddedObject(), uno::UNO_QUERY_THROW};
    }
    static std::vector<double> bars(Sheet const& sheet) {
        uno::Reference<star::chart::XChartDataArray> const data(chart(sheet)->getData(), uno::UNO_QUERY_THROW);
        auto const rows = data->getData();
        std::vector<double> values;
        for (sal_Int32 i = 0; i < rows.getLength(); ++i) values.push_back(rows.getConstArray()[i].getConstArray()[0]);
        return values;
    }
    static bool frozen(Window const& window) {
        uno::Reference<star::frame::XModel> const model(window.first().document(), uno::UNO_QUERY_THROW);
        return uno::Reference<star::sheet::XViewFreezable>(model->getCurrentController(), uno::UNO_QUERY_THROW)->hasFrozenPanes();
    }
    static std::string shown_sheet(Window const& window) {
        uno::Reference<star::frame::XModel> const model(window.first().document(), uno::UNO_QUERY_THROW);
        uno::Reference<star::sheet::XSpreadsheetView> const view(model->getCurrentController(), uno::UNO_QUERY_THROW);
        return narrow(uno::Reference<star::container::XNamed>(view->getActiveSheet(), uno::UNO_QUERY_THROW)->getName());
    }
    static std::string filtered(Window const& window, char const* name) {
        uno::Reference<star::container::XNameAccess> const ranges(properties(window.first().document())->getPropertyValue("DatabaseRanges"), uno::UNO_QUERY_THROW);
        if (!ranges->hasByName(rtl::OUString::createFromAscii(name))) return "no range";
        return flag_of(properties({ranges->getByName(rtl::OUString::createFromAscii(name)), uno::UNO_QUERY_THROW}), "AutoFilter") ? "buttons" : "no buttons";
    }
    static std::string column_of(Sheet const& sheet, std::string const& id, int header = 5) {
        for (int column = 0; column < 80; ++column) {
            std::string const letters = (column >= 26 ? std::string(1, static_cast<char>('A' + column / 26 - 1)) : "") + static_cast<char>('A' + column % 26);
            if (sheet.shown(letters + std::to_string(header)) == id) return letters;
        }
        ADD_FAILURE() << "no column " << id;
        return "A";
    }
    static int row_with(Sheet const& sheet, std::string const& title) {
        for (int row = 1; row < 80; ++row)
            if (sheet.shown("A" + std::to_string(row)) == title) return row;
        ADD_FAILURE() << "no row " << title;
        return 1;
    }

    // Tables without names and without a text of the framework, the countries in column C; peers make the scores of trade.
    static void write_relative(Sheet const& sheet) {
        Lines const cells{"country", "trade", "other", "Belgium", "10", "yes", "France", "20", "yes", "Spain", "40", "no"};
        for (std::size_t i = 0; i < cells.size(); ++i) sheet.formula(std::string(1, static_cast<char>('C' + i % 3)) + std::to_string(i / 3 + 7), cells[i]);
        Lines const criteria{"id", "parent", "scale", "index", "", "", "trade", "index", "size", "other", "index", "yes-no"};
        for (std::size_t i = 0; i < criteria.size(); ++i) sheet.text(std::string(1, static_cast<char>('H' + i % 3)) + std::to_string(i / 3 + 1), criteria[i]);
        sheet.text("L1", "scale"), sheet.text("M1", "type"), sheet.text("N1", "value");
        sheet.text("L2", "size"), sheet.text("M2", "relative"), sheet.text("N2", "minmax");
        sheet.text("P1", "benefit"), sheet.text("Q1", "effect"), sheet.text("R1", "subject"), sheet.text("S1", "test");
        sheet.text("P2", "supply"), sheet.text("Q2", "requires"), sheet.text("R2", "score(trade)"), sheet.text("S2", ">= 50");
    }

private:
    static Lines names_of(uno::Reference<star::container::XNameAccess> const& all) {
        Lines names;
        auto const found = all->getElementNames();
        for (sal_Int32 i = 0; i < found.getLength(); ++i) names.push_back(narrow(found.getConstArray()[i]));
        return names;
    }
};

TEST_F(InsertedSheets, TheMatrixSaysWhatTheAssessmentsSay) {
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:InsertMatrix");
    Sheet const matrix = window.sheet("Eligibility matrix");
    for (int row = 6; row <= 30; ++row)
        for (char const* const column : {"A", "B", "C", "D", "E", "F", "G", "H", "I"}) {
            std::string const there = column + std::to_string(row), here = column + std::to_string(row + 2);
            EXPECT_EQ(matrix.shown(here), window.first().shown(there)) << here;
        }
    EXPECT_EQ(matrix.shown("A2"), "Adherence to the NSG Guidelines, version 1.0.0, as of 2026-11-01");
    Sheet const check = window.sheet("Check");
    std::string const stamp = matrix.shown("A4").substr(matrix.shown("A4").rfind(' ') + 1);
    bool same = false;
    for (int row = 1; row < 15; ++row)
        for (char const* const column : {"B", "C"}) same = same || check.shown(column + std::to_string(row)) == stamp;
    EXPECT_TRUE(same) << stamp << " is not the fingerprint on the sheet Check";
    // Live: a changed assessment and a changed date change it.
    ASSERT_EQ(matrix.shown("B8"), "eligible");
    window.first().text(column_of(window.first(), "conduct.sanctions") + "6", "measures");
    EXPECT_EQ(matrix.shown("B8"), "not eligible");
    EXPECT_EQ(matrix.shown("A4").find(stamp), std::string::npos);
}

TEST_F(InsertedSheets, EveryVerdictHasItsLook) {
    Window const window = open("fictional-countries.ods");
    Sheet const& sheet = window.first();
    sheet.text(column_of(sheet, "commitment.part1") + "7", "nonsense");  // Bastoria
    window.command("org.adherence:InsertMatrix");
    Sheet const matrix = window.sheet("Eligibility matrix");
    EXPECT_EQ(matrix.shown("B8"), "eligible");
    EXPECT_EQ(look(matrix, "B8"), "AdherenceEligible");
    // One cell that cannot be read makes invalid what rests on it, and its computed neighbours errors, but no more.
    EXPECT_EQ(matrix.shown("B9"), "invalid");
    EXPECT_EQ(look(matrix, "B9"), "AdherenceInvalid");
    EXPECT_EQ(matrix.error("F9"), 519);
    EXPECT_EQ(matrix.shown("I9"), window.first().shown("I7"));
    EXPECT_EQ(look(matrix, "B10"), "AdherenceConditional");
    EXPECT_EQ(look(matrix, "B11"), "AdherenceNotEligible");
    EXPECT_EQ(look(matrix, "B15"), "AdherenceOpen");
    EXPECT_EQ(look(matrix, "E32"), "AdherenceConditional");  // the last country
    EXPECT_EQ(text_of(properties(matrix.cell("A37")), "CellStyle"), "AdherenceOpen");  // the legend
}

TEST_F(InsertedSheets, UndoLeavesTheDocumentAsItWasAndRedoBringsAllBack) {
    Window const window = open("fictional-countries.ods");
    Lines const sheets_before = sheets(window), ranges_before = database_ranges(window), names_before = names(window);
    std::size_t const steps_before = steps(window);
    window.command("org.adherence:InsertMatrix");
    EXPECT_EQ(steps(window), steps_before + 1);
    EXPECT_EQ(narrow(window.undo_manager()->getCurrentUndoActionTitle()), "Insert eligibility matrix");
    auto const check = [&] {
        ASSERT_EQ(sheets(window).size(), sheets_before.size() + 1);
        EXPECT_EQ(sheets(window)[1], "Eligibility matrix");
        EXPECT_EQ(shown_sheet(window), "Eligibility matrix");
        EXPECT_TRUE(frozen(window));
        Sheet const matrix = window.sheet("Eligibility matrix");
        EXPECT_EQ(matrix.shown("B8"), "eligible");
        EXPECT_EQ(look(matrix, "B8"), "AdherenceEligible");
        uno::Reference<star::sheet::XSheetConditionalEntries> const entries(properties(matrix.cell("B8"))->getPropertyValue("ConditionalFormat"), uno::UNO_QUERY_THROW);
        EXPECT_EQ(entries->getCount(), 5);
        EXPECT_EQ(text_of(properties(matrix.cell("A7")), "CellStyle"), "AdherenceHeading");
        EXPECT_EQ(text_of(properties(matrix.sheet_itself()), "PageStyle"), "AdherenceLandscape");
        uno::Reference<star::sheet::XPrintAreas> const print(matrix.sheet_itself(), uno::UNO_QUERY_THROW);
        ASSERT_EQ(print->getPrintAreas().getLength(), 1);
        EXPECT_EQ(print->getPrintAreas().getConstArray()[0].EndRow, 38);
        EXPECT_EQ(print->getTitleRows().StartRow, 5);
        EXPECT_EQ(print->getTitleRows().EndRow, 6);
        EXPECT_EQ(filtered(window, "Matrix"), "buttons");
        EXPECT_TRUE(uno::Reference<star::util::XMergeable>(matrix.range("B36:I36"), uno::UNO_QUERY_THROW)->getIsMerged());
        sal_Int32 width = 0;
        properties({uno::Reference<star::table::XColumnRowRange>(matrix.sheet_itself(), uno::UNO_QUERY_THROW)->getColumns()->getByIndex(0), uno::UNO_QUERY_THROW})->getPropertyValue("Width") >>= width;
        EXPECT_EQ(width, 4800);
    };
    check();
    window.undo_manager()->undo();
    EXPECT_EQ(sheets(window), sheets_before);
    EXPECT_EQ(database_ranges(window), ranges_before);
    EXPECT_EQ(names(window), names_before);
    window.undo_manager()->redo();
    check();
    window.undo_manager()->undo();
    window.undo_manager()->redo();
    check();
    window.command("org.adherence:InsertMatrix");
    EXPECT_EQ(window.sheet("Eligibility matrix 2").shown("B8"), "eligible");
    EXPECT_EQ(filtered(window, "Matrix_2"), "buttons");
}

// The filter's buttons sort, too.
TEST_F(InsertedSheets, RowsOfTheMatrixKeepToTheirCountries) {
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:InsertMatrix");
    Sheet const matrix = window.sheet("Eligibility matrix");
    // A country's row that is filtered out of the assessments, and one that is inserted above it.
    properties({uno::Reference<star::table::XColumnRowRange>(window.first().sheet_itself(), uno::UNO_QUERY_THROW)->getRows()->getByIndex(9), uno::UNO_QUERY_THROW})
        ->setPropertyValue("IsVisible", uno::Any(false));
    ASSERT_EQ(window.first().shown("A10"), "Estmere");
    window.first().insert_row_above(8);
    EXPECT_EQ(matrix.shown("A12"), "Estmere");
    EXPECT_EQ(matrix.shown("E12"), window.first().shown("E11"));
    window.select(matrix, "A8:I32");
    uno::Sequence<star::beans::PropertyValue> how(2);
    star::table::TableSortField field;
    field.Field = 5;
    field.IsAscending = false;
    uno::Sequence<star::table::TableSortField> const fields(&field, 1);
    how.getArray()[0].Name = "SortFields", how.getArray()[0].Value <<= fields;
    how.getArray()[1].Name = "ContainsHeader", how.getArray()[1].Value <<= false;
    uno::Reference<star::util::XSortable>(matrix.range("A8:I32"), uno::UNO_QUERY_THROW)->sort(how);
    std::map<std::string, std::string> verdicts;
    for (int row = 6; row <= 31; ++row) verdicts[window.first().shown("A" + std::to_string(row))] = window.first().shown("E" + std::to_string(row)) + window.first().shown("F" + std::to_string(row));
    EXPECT_NE(matrix.shown("A8"), "Aurelia");
    for (int row = 8; row <= 32; ++row)
        EXPECT_EQ(matrix.shown("E" + std::to_string(row)) + matrix.shown("F" + std::to_string(row)), verdicts[matrix.shown("A" + std::to_string(row))]) << row;
    // A country that is taken out leaves an empty line.
    window.first().text("A6", "");
    std::size_t empty = 0;
    for (int row = 8; row <= 32; ++row) empty += matrix.shown("A" + std::to_string(row)).empty() && matrix.shown("B" + std::to_string(row)).empty();
    EXPECT_EQ(empty, 1u);
}

TEST_F(InsertedSheets, AnySheetNameWillDo) {
    for (char const* const name : {"O'Brien's list", "2026", "one \" two", "L\xc3\xa4nder & Co"}) {
        Window const window = open("fictional-countries.ods");
        uno::Reference<star::container::XNamed>(window.first().sheet_itself(), uno::UNO_QUERY_THROW)->setName(wide(name));
        window.command("org.adherence:InsertMatrix");
        EXPECT_EQ(window.sheet("Eligibility matrix").shown("A8"), "Aurelia") << name;
        EXPECT_EQ(window.sheet("Eligibility matrix").shown("B8"), "eligible") << name;
        window.command("org.adherence:InsertScorecard", {{"Country", "Aurelia"}});
        EXPECT_EQ(window.sheet("Aurelia").shown("B5"), "eligible") << name;
    }
}

TEST_F(InsertedSheets, TheScorecardIsOfTheSelectedCountry) {
    Window const window = open("fictional-countries.ods");
    Lines const before = sheets(window);
    window.select(window.first(), "C28:C30");
    window.command("org.adherence:InsertScorecard");
    ASSERT_EQ(sheets(window).size(), before.size() + 1);
    EXPECT_EQ(shown_sheet(window), "Wexmara");
    Sheet const card = window.sheet("Wexmara");
    EXPECT_EQ(card.shown("A1"), "Wexmara");
    EXPECT_EQ(card.shown("E1"), "EXERCISE CONFIDENTIAL");
    EXPECT_NE(card.shown("A3").find("Index 89.1, may lie from 80.3 to 96.1"), std::string::npos) << card.shown("A3");
    for (int i = 0; i < 4; ++i) {
        std::string const row = std::to_string(5 + i);
        EXPECT_EQ(card.shown("B" + row), window.first().shown(std::string(1, static_cast<char>('B' + i)) + "28"));
        // The verdict is not said again.
        EXPECT_EQ(card.shown("C" + row).find("indicative verdict"), std::string::npos) << card.shown("C" + row);
        EXPECT_FALSE(card.shown("C" + row).empty());
    }
    EXPECT_EQ(look(card, "B5"), "AdherenceConditional");
    EXPECT_EQ(look(card, "B8"), "AdherenceOpen");
    EXPECT_NE(card.shown("A9").find("(14): Declared adherence, Part 1"), std::string::npos) << card.shown("A9");
    EXPECT_NE(card.shown("A9").find("Adverse findings in the last five years"), std::string::npos) << card.shown("A9");
    int const first = row_with(card, "Declared adherence, Part 1 (Trigger List)");
    EXPECT_EQ(card.shown("B" + std::to_string(first)), "letter | published");
    EXPECT_EQ(card.shown("C" + std::to_string(first)), "Invented circular INFCIRC-X/181 (Wexmara) · 2026-05-21");
    EXPECT_EQ(card.shown("B" + std::to_string(row_with(card, "Contact point and dialogue"))), "?");
    // Live, and it follows its row.
    window.first().insert_row_above(8);
    EXPECT_EQ(card.shown("A1"), "Wexmara");
    window.first().text(column_of(window.first(), "conduct.sanctions") + "29", "measures");
    EXPECT_EQ(card.shown("B5"), "not eligible");
    EXPECT_EQ(look(card, "B5"), "AdherenceNotEligible");
}

TEST_F(InsertedSheets, TheScorecardsPageAndChartComeBackWithRedo) {
    Window const window = open("fictional-countries.ods");
    Lines const before = sheets(window);
    std::size_t const steps_before = steps(window);
    window.command("org.adherence:InsertScorecard", {{"Country", "Wexmara"}});
    EXPECT_EQ(steps(window), steps_before + 1);
    auto const check = [&] {
        Sheet const card = window.sheet("Wexmara");
        EXPECT_EQ(text_of(properties(card.sheet_itself()), "PageStyle"), "AdherenceOnePage");
        EXPECT_EQ(look(card, "B5"), "AdherenceConditional");
        ASSERT_TRUE(chart(card).is());
        auto const values = bars(card);
        ASSERT_EQ(values.size(), 8u);
        int const first = row_with(card, "Formal commitment to the Guidelines");
        for (int i = 0; i < 8; ++i) EXPECT_NEAR(values[static_cast<std::size_t>(i)], card.number("B" + std::to_string(first + i)), 1e-9) << i;
        EXPECT_FALSE(flag_of(properties(chart(card)), "HasLegend"));
        EXPECT_TRUE(flag_of(properties(chart(card)->getDiagram()), "Vertical"));
        EXPECT_FALSE(text_of(properties(chart(card)->getDiagram()->getDataRowProperties(0)), "ErrorBarRangePositive").empty());
        EXPECT_EQ(chart(card)->getDiagram()->getDiagramType(), "com.sun.star.chart.BarDiagram");
        sal_Int16 wide_by = 0, high_by = 0;
        uno::Reference<star::style::XStyleFamiliesSupplier> const styles(card.document(), uno::UNO_QUERY_THROW);
        uno::Reference<star::container::XNameAccess> const pages(styles->getStyleFamilies()->getByName("PageStyles"), uno::UNO_QUERY_THROW);
        auto const page = properties({pages->getByName("AdherenceOnePage"), uno::UNO_QUERY_THROW});
        page->getPropertyValue("ScaleToPagesX") >>= wide_by;
        page->getPropertyValue("ScaleToPagesY") >>= high_by;
        EXPECT_EQ(wide_by, 1);
        EXPECT_EQ(high_by, 1);
    };
    check();
    window.undo_manager()->undo();
    EXPECT_EQ(sheets(window), before);
    window.undo_manager()->redo();
    check();
    window.command("org.adherence:InsertScorecard", {{"Country", "Wexmara"}});
    EXPECT_EQ(window.sheet("Wexmara 2").shown("A1"), "Wexmara");
}

// A country of which nothing is known has no scores: there is a chart all the same.
TEST_F(InsertedSheets, ACountryOfWhichNothingIsKnownHasAScorecard) {
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:InsertScorecard", {{"Country", "Umbrasia"}});
    Sheet const card = window.sheet("Umbrasia");
    EXPECT_EQ(card.shown("B5"), "open");
    EXPECT_EQ(bars(card), std::vector<double>(8, 0.0));
    EXPECT_NE(card.shown("A3").find("Index –, may lie from 0.0 to 100.0"), std::string::npos) << card.shown("A3");
    EXPECT_NE(card.shown("A9").find("(41)"), std::string::npos) << card.shown("A9");
    EXPECT_EQ(card.shown("E1"), "");  // no evidence, no marking
}

TEST_F(InsertedSheets, ACellThatCannotBeReadIsMarkedOnTheScorecard) {
    Window const window = open("fictional-countries.ods");
    Sheet const& sheet = window.first();
    sheet.text(column_of(sheet, "commitment.part2") + "28", "nonsense");
    window.command("org.adherence:InsertScorecard", {{"Country", "Wexmara"}});
    Sheet const card = window.sheet("Wexmara");
    EXPECT_EQ(card.shown("B5"), "invalid");
    EXPECT_EQ(look(card, "B5"), "AdherenceInvalid");
    EXPECT_EQ(card.shown("A3").find("No index"), 0u) << card.shown("A3");
    EXPECT_EQ(card.shown("B" + std::to_string(row_with(card, "Declared adherence, Part 2 (dual-use)"))), "! nonsense");
    EXPECT_NE(card.shown("A9").find("(14): "), std::string::npos) << card.shown("A9");
}

TEST_F(InsertedSheets, BothOutliveSaving) {
    Folder const folder;
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:InsertMatrix");
    window.command("org.adherence:InsertScorecard", {{"Country", "Norhalla"}});
    std::vector<double> const before = bars(window.sheet("Norhalla"));
    window.first().save(folder.path() / "saved.ods", "calc8");
    Sheet const again(*office_, folder.path() / "saved.ods");
    Sheet const matrix(again, "Eligibility matrix"), card(again, "Norhalla");
    EXPECT_EQ(matrix.shown("B21"), "conditional");
    EXPECT_EQ(look(matrix, "B21"), "AdherenceConditional");
    EXPECT_EQ(text_of(properties(matrix.sheet_itself()), "PageStyle"), "AdherenceLandscape");
    EXPECT_EQ(card.shown("B5"), "conditional");
    EXPECT_EQ(card.shown("A9"), "What is not known: nothing. Every criterion has one known value.");
    EXPECT_EQ(text_of(properties(card.sheet_itself()), "PageStyle"), "AdherenceOnePage");
    ASSERT_TRUE(chart(card).is());
    EXPECT_EQ(bars(card), before);
}

// Scores on a relative scale depend on the other countries; the table stands anywhere, without names or a text of the framework.
TEST_F(InsertedSheets, ARelativeScaleIsTakenOverAllCountries) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    write_relative(sheet);
    window.command("org.adherence:InsertMatrix");
    Sheet const matrix = window.sheet("Eligibility matrix");
    ASSERT_EQ(matrix.shown("A8"), "Belgium");
    EXPECT_EQ((Lines{matrix.shown("E8"), matrix.shown("E9"), matrix.shown("E10")}), (Lines{"not eligible", "not eligible", "eligible"}));
    EXPECT_EQ(matrix.shown("F8"), "50.0");  // 0 and yes
    EXPECT_EQ(matrix.shown("F10"), "50.0");  // 100 and no
    // As the function itself gives them over the block.
    sheet.array_formula("U20:V22", "=ADHERENCE.BOUNDS(D8:E10;D7:E7;ADHERENCE.FRAMEWORK(H1:J4;L1:N2;P1:S2))");
    for (int i = 0; i < 3; ++i) {
        EXPECT_DOUBLE_EQ(matrix.number("G" + std::to_string(8 + i)), sheet.number("U" + std::to_string(20 + i)));
        EXPECT_DOUBLE_EQ(matrix.number("H" + std::to_string(8 + i)), sheet.number("V" + std::to_string(20 + i)));
    }
    window.command("org.adherence:InsertScorecard", {{"Country", "France"}});
    Sheet const card = window.sheet("France");
    EXPECT_EQ(card.shown("B" + std::to_string(row_with(card, "trade"))), "33.3");
    EXPECT_EQ(card.shown("B8"), "not eligible");
    // A peer's change moves the others.
    sheet.formula("D10", "30");
    EXPECT_EQ(card.shown("B" + std::to_string(row_with(card, "trade"))), "50.0");
    EXPECT_EQ(matrix.shown("E9"), "eligible");
    sheet.insert_row_above(9);
    EXPECT_EQ(matrix.shown("A9"), "France");
    EXPECT_EQ(matrix.shown("E9"), "eligible");
}

}  // namespace
}  // namespace adherence::office
