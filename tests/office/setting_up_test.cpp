// "Set up this workbook" on tables as people have them: titles above, merged cells, columns of their own, doubtful names.
#include "office/window.hpp"

#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XModifiable.hpp>
#include <com/sun/star/util/XProtectable.hpp>

namespace adherence::office {
namespace {

class SettingUp : public Sidebar {
protected:
    static void fill(Sheet const& sheet, std::vector<Lines> const& rows) {
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < rows[r].size(); ++c)
                if (!rows[r][c].empty()) sheet.text(std::string(1, static_cast<char>('A' + c)) + std::to_string(r + 1), rows[r][c]);
    }
    static std::vector<Lines> messy() {
        return {{"", "Partner review 2026"},
                {},
                {"", "", "", "Safeguards", "", "Law"},
                {"", "Nr", "Partner", "Additional Protocol", "CSA", "Catch-all control", "Notes", "Trigger list"},
                {"", "1", "Belgium", "full", "comprehensive", "applied", "good", "current"},
                {"", "2", "France", "full", "comprehensive", "applied"},
                {"", "3", "Vlorania", "signed", "partial", "", "x", "current"}};
    }
    static Lines sheet_names(Window const& window) {
        Lines names;
        auto const all = window.first().document()->getSheets()->getElementNames();
        for (sal_Int32 i = 0; i < all.getLength(); ++i) names.push_back(narrow(all.getConstArray()[i]));
        return names;
    }
};

TEST_F(SettingUp, AMessyTableBecomesAssessmentsAndNothingInItChanges) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    fill(sheet, messy());
    uno::Reference<star::util::XMergeable>(sheet.range("D3:E3"), uno::UNO_QUERY_THROW)->merge(true);
    auto const steps = window.undo_manager()->getAllUndoActionTitles().getLength();
    Lines const before = sheet_names(window);
    window.command("org.adherence:SetUp", {{"Table", "Sheet1.C4:H7"}});
    EXPECT_EQ(sheet.named_range("Assessments"), "$Sheet1.$C$5:$H$8");
    EXPECT_EQ(sheet.shown("C5"), "country");
    EXPECT_EQ(sheet.shown("D5"), "safeguards.protocol");
    EXPECT_EQ(sheet.shown("E5"), "safeguards.agreement");
    EXPECT_EQ(sheet.shown("G5"), "");  // Notes
    auto const rows = messy();
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            std::string const cell = std::string(1, static_cast<char>('A' + c)) + std::to_string(r < 4 ? r + 1 : r + 2);
            EXPECT_EQ(sheet.shown(cell), rows[r][c]) << cell;
        }
    EXPECT_TRUE(window.soon([&] { return any_holds(window.lines("Tables"), "assessments"); }));
    EXPECT_EQ(window.sheet("Check").shown("B3"), "✓ The tables are in order.");
    window.command("org.adherence:InsertMatrix");
    EXPECT_EQ(window.sheet("Eligibility matrix").shown("A10"), "Vlorania");
    EXPECT_EQ(window.sheet("Eligibility matrix").shown("E10"), "not eligible");
    window.undo_manager()->undo();
    EXPECT_EQ(window.undo_manager()->getAllUndoActionTitles().getLength(), steps + 1);
    window.undo_manager()->undo();
    EXPECT_EQ(sheet_names(window), before);
    EXPECT_EQ(sheet.shown("C5"), "Belgium");
    window.undo_manager()->redo();
    EXPECT_EQ(sheet.shown("D5"), "safeguards.protocol");
    EXPECT_EQ(window.sheet("Check").shown("B3"), "✓ The tables are in order.");
}

TEST_F(SettingUp, HeadersThatAreIdsNeedNoRow) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    fill(sheet, {{"land", "controls.law", "#remark", "controls.lists"}, {"Belgium", "yes", "x", "yes"}, {"France", "", "", "yes"}});
    window.command("org.adherence:SetUp", {{"Table", "Sheet1.A1:D3"}, {"Framework", "letter-2014"}});
    EXPECT_EQ(sheet.named_range("Assessments"), "$Sheet1.$A$1:$D$3");
    EXPECT_EQ(sheet.shown("A2"), "Belgium");
}

TEST_F(SettingUp, ATableOfAHundredThousandRowsIsTaken) {
    Window const window = open_new();
    Sheet const& sheet = window.first();
    fill(sheet, {{"Country", "Additional Protocol", "CSA"}});
    sheet.fill_down("A2:C100001", "Belgium", "full", "comprehensive");
    window.command("org.adherence:SetUp", {{"Table", "Sheet1.A1:C100001"}});
    EXPECT_EQ(sheet.named_range("Assessments"), "$Sheet1.$A$2:$C$100002");
    window.undo_manager()->undo();
    EXPECT_EQ(sheet.shown("A2"), "Belgium");
}

}  // namespace
}  // namespace adherence::office
