// The sheets that the commands insert: what they say is what the assessments' own formulas say, and one Undo removes them.
#include "office/window.hpp"

#include <com/sun/star/sheet/XSheetConditionalEntries.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>
#include <com/sun/star/util/XCloseable.hpp>

namespace adherence::office {
namespace {

class InsertedSheets : public Sidebar {
protected:
    static int sheets(Window const& window) { return window.first().document()->getSheets()->getElementNames().getLength(); }
    static std::string conditional_style(Sheet const& sheet, std::string const& cell) {
        uno::Reference<star::beans::XPropertySet> const properties(sheet.cell(cell), uno::UNO_QUERY_THROW);
        uno::Reference<star::sheet::XSheetConditionalEntries> const entries(properties->getPropertyValue("ConditionalFormat"), uno::UNO_QUERY_THROW);
        return std::to_string(entries->getCount());
    }
    static bool has_chart(Sheet const& sheet) {
        uno::Reference<star::table::XTableChartsSupplier> const charts(sheet.sheet_itself(), uno::UNO_QUERY_THROW);
        return uno::Reference<star::container::XNameAccess>(charts->getCharts(), uno::UNO_QUERY_THROW)->hasElements();
    }
};

TEST_F(InsertedSheets, TheMatrixSaysWhatTheAssessmentsSay) {
    Window const window = open("fictional-countries.ods");
    int const before = sheets(window);
    window.command("org.adherence:InsertMatrix");
    ASSERT_EQ(sheets(window), before + 1);
    Sheet const matrix = window.sheet("Eligibility matrix");
    for (int row = 6; row <= 30; ++row)
        for (char const* const column : {"A", "B", "C", "D", "E", "F", "G", "H", "I"}) {
            std::string const cell = column + std::to_string(row);
            EXPECT_EQ(matrix.shown(cell), window.first().shown(cell)) << cell;
        }
    EXPECT_EQ(conditional_style(matrix, "B6"), "5");
    EXPECT_NE(matrix.shown("A2").find("version 1.0.0"), std::string::npos) << matrix.shown("A2");
    // Live: a changed assessment changes it.
    ASSERT_EQ(matrix.shown("B6"), "eligible");
    window.first().text("AY6", "measures");
    EXPECT_EQ(matrix.shown("B6"), "not eligible");
    window.undo_manager()->undo();
    window.undo_manager()->undo();
    EXPECT_EQ(sheets(window), before);
    window.undo_manager()->redo();
    EXPECT_EQ(window.sheet("Eligibility matrix").shown("B6"), "eligible");
    EXPECT_EQ(conditional_style(window.sheet("Eligibility matrix"), "B6"), "5");
    window.command("org.adherence:InsertMatrix");
    EXPECT_EQ(window.sheet("Eligibility matrix 2").shown("B6"), "eligible");
}

TEST_F(InsertedSheets, TheScorecardIsOfTheSelectedCountry) {
    Window const window = open("fictional-countries.ods");
    int const before = sheets(window);
    window.select(window.first(), "C28");
    window.command("org.adherence:InsertScorecard");
    ASSERT_EQ(sheets(window), before + 1);
    Sheet const card = window.sheet("Wexmara");
    EXPECT_EQ(card.shown("A1"), "Scorecard: Wexmara");
    EXPECT_EQ(card.shown("E1"), "EXERCISE CONFIDENTIAL");
    EXPECT_EQ(card.shown("B5"), window.first().shown("B28"));
    EXPECT_EQ(card.shown("B8"), window.first().shown("E28"));
    EXPECT_NE(card.shown("A3").find("89.1"), std::string::npos) << card.shown("A3");
    EXPECT_NE(card.shown("A9").find("14 · "), std::string::npos) << card.shown("A9");
    EXPECT_EQ(card.shown("B21"), "letter | published");
    EXPECT_NE(card.shown("C21").find("2026-05-21"), std::string::npos) << card.shown("C21");
    EXPECT_TRUE(has_chart(card));
    window.undo_manager()->undo();
    EXPECT_EQ(sheets(window), before);
    window.undo_manager()->redo();
    EXPECT_EQ(window.sheet("Wexmara").shown("B5"), window.first().shown("B28"));
    EXPECT_TRUE(has_chart(window.sheet("Wexmara")));
}

TEST_F(InsertedSheets, BothOutliveSaving) {
    Folder const folder;
    Window const window = open("fictional-countries.ods");
    window.command("org.adherence:InsertMatrix");
    window.command("org.adherence:InsertScorecard", {{"Country", "Norhalla"}});
    window.first().save(folder.path() / "saved.ods", "calc8");
    Sheet const again(*office_, folder.path() / "saved.ods");
    EXPECT_EQ(Sheet(again, "Eligibility matrix").shown("B19"), "conditional");
    EXPECT_EQ(conditional_style(Sheet(again, "Eligibility matrix"), "B19"), "5");
    EXPECT_EQ(Sheet(again, "Norhalla").shown("B5"), "conditional");
    EXPECT_TRUE(has_chart(Sheet(again, "Norhalla")));
}

// Scores on a relative scale depend on the other countries, and the tables have neither names nor a text of the framework.
TEST_F(InsertedSheets, ARelativeScaleIsTakenOverAllCountries) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    Lines const cells{"country", "trade", "Belgium", "10", "France", "20", "Spain", "40"};
    for (std::size_t i = 0; i < cells.size(); ++i) sheet.formula(std::string(1, static_cast<char>('A' + i % 2)) + std::to_string(i / 2 + 1), cells[i]);
    Lines const criteria{"id", "parent", "scale", "index", "", "", "trade", "index", "size", "other", "index", "yes-no"};
    for (std::size_t i = 0; i < criteria.size(); ++i) sheet.text(std::string(1, static_cast<char>('E' + i % 3)) + std::to_string(i / 3 + 1), criteria[i]);
    sheet.text("I1", "scale"), sheet.text("J1", "type"), sheet.text("K1", "value");
    sheet.text("I2", "size"), sheet.text("J2", "relative"), sheet.text("K2", "minmax");
    sheet.text("M1", "benefit"), sheet.text("N1", "effect"), sheet.text("O1", "subject"), sheet.text("P1", "test");
    sheet.text("M2", "supply"), sheet.text("N2", "requires"), sheet.text("O2", "score(trade)"), sheet.text("P2", ">= 50");
    sheet.text("C1", "other"), sheet.text("C2", "yes"), sheet.text("C3", "yes"), sheet.text("C4", "no");
    window.command("org.adherence:InsertMatrix");
    Sheet const matrix = window.sheet("Eligibility matrix");
    ASSERT_EQ(matrix.shown("A6"), "Belgium");
    Lines const supply{matrix.shown("E6"), matrix.shown("E7"), matrix.shown("E8")};
    EXPECT_EQ(supply, (Lines{"not eligible", "not eligible", "eligible"}));
    EXPECT_EQ(matrix.shown("F6"), "50.0");  // 0 and yes
    EXPECT_EQ(matrix.shown("F8"), "50.0");  // 100 and no
}

}  // namespace
}  // namespace adherence::office
