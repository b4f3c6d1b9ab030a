// Whole columns and too large a block in a real Calc: what is cut, what is refused, and what is said of it.
#include "office/office.hpp"

#include <com/sun/star/sheet/XCalculatable.hpp>
#include <gtest/gtest.h>

namespace adherence::office {
namespace {

std::string const ours = "ORG.ADHERENCE.SCORECARDS.";
constexpr int value_error = 519;

TEST(Limits, WholeColumnsAreCutAndLargerBlocksSaySo) {
    Sheet const sheet(shared_office());
    // Else Calc hands over a million rows at every step.
    uno::Reference<sheet::XCalculatable>(sheet.document(), uno::UNO_QUERY_THROW)->enableAutomaticCalculation(false);
    sheet.text("A1", "c0");
    sheet.text("B1", "c1");
    sheet.text("C1", "c2");
    sheet.fill_down("A2:C26", "yes", "no", "yes");
    sheet.text("E1", R"({"criteria": [{"id": "index"}, {"id": "c0", "parent": "index", "scale": "yes-no"}, {"id": "c1", "parent": "index", "scale": "yes-no"},)");
    sheet.text("E2", R"( {"id": "c2", "parent": "index", "scale": "yes-no"}], "rules": [{"benefit": "supply", "effect": "requires", "subject": "index", "test": ">= 50"}]})");
    std::string const whole = "(A2:C1048576;A1:C1;E1:E2";
    sheet.formula("G1", "=ROWS(" + ours + "MATRIX" + whole + "))");
    sheet.formula("G2", "=SUM(" + ours + "SCORE" + whole + "))");
    sheet.formula("G3", "=INDEX(" + ours + "VERDICT" + whole + ";\"supply\");25)");
    sheet.formula("G4", "=" + ours + "PROBLEMS" + whole + ";\"message\")");
    sheet.formula("G5", "=" + ours + "SCORE" + whole + ")");
    sheet.calculate_all();
    EXPECT_EQ(sheet.number("G1"), 25);
    EXPECT_NEAR(sheet.number("G2"), 25 * 200 / 3.0, 1e-9);
    EXPECT_EQ(sheet.shown("G3"), "eligible");
    EXPECT_EQ(sheet.shown("G4"), "no problems");

    sheet.formula("G1", "");
    sheet.formula("G2", "");
    sheet.text("B100001", "no");  // the block's row 100,000
    sheet.formula("G3", "");      // Calc would take long over its 100,000 words
    sheet.calculate_all();
    EXPECT_EQ(sheet.error("G5"), 0);
    EXPECT_EQ(sheet.shown("G4"), "no problems");
    sheet.text("B100002", "no");
    sheet.formula("G3", "=" + ours + "VERDICT" + whole + ";\"supply\")");
    sheet.calculate_all();
    EXPECT_EQ(sheet.error("G5"), value_error);
    EXPECT_EQ(sheet.error("G3"), value_error);
    EXPECT_TRUE(sheet.shown("G4").starts_with("This block has content in 100001 rows of 3 columns. At most 100000 rows")) << sheet.shown("G4");

    for (char const* const formula : {"G3", "G4", "G5"}) sheet.formula(formula, "");
    // What a framework's table may hold, in whole columns too.
    sheet.text("I1", "id");
    sheet.text("J1", "parent");
    sheet.text("K1", "scale");
    sheet.text("I2", "all");
    sheet.text("I3", "a");
    sheet.text("J3", "all");
    sheet.text("K3", "percent");
    sheet.formula("M1", "=LEFT(" + ours + "FRAMEWORK(I1:K1048576);1)");
    sheet.calculate_all();
    EXPECT_EQ(sheet.shown("M1"), "{");
    sheet.text("K200000", "percent");
    sheet.formula("M2", "=" + ours + "FRAMEWORK(I1:K1048576)");
    sheet.calculate_all();
    EXPECT_TRUE(sheet.shown("M2").starts_with("Framework error: criteria: This range has content in 200000 rows of 3 columns.")) << sheet.shown("M2");
}

// A cell holds less than a framework may; what it does hold is read.
TEST(Limits, LongTextsInACell) {
    Sheet const sheet(shared_office());
    sheet.text("A1", "c0");
    sheet.text("E1", R"({"criteria": [{"id": "index"}, {"id": "c0", "parent": "index", "scale": "percent"}],)");
    sheet.text("E2", R"("rules": [{"benefit": "supply", "effect": "requires", "subject": "index", "test": ">= 50"}]})");
    sheet.formula("G1", "=" + ours + "PROBLEMS(A2:A3;A1:A1;E1:E2;\"message\")");
    for (std::size_t const length : {32'767, 100'000}) {
        sheet.text("A2", std::string(length, '9'));
        EXPECT_TRUE(sheet.shown("G1").ends_with("is no percentage: write a number from 0 to 100, without a per cent sign.")) << sheet.shown("G1").substr(0, 200);
        EXPECT_LT(sheet.shown("G1").size(), 300u);
    }
}

}  // namespace
}  // namespace adherence::office
