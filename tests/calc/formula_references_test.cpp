// Which parts of a formula are references, and what they say when their cells have moved.
#include "calc/formula_references.hpp"

#include <gtest/gtest.h>

namespace adherence::calc {
namespace {

using Texts = std::vector<std::string>;

Texts references_in(std::string const& formula) {
    Texts found;
    for (FormulaReference const& one : read_formula(formula).references) found.push_back(formula.substr(one.begin, one.length));
    return found;
}

std::optional<FormulaReference> live(std::string const& text) {
    auto const parts = read_formula("=ROWS(" + text + ")");
    return parts.references.size() == 1 ? std::optional(parts.references.front()) : std::nullopt;
}

std::string moved(std::string const& reference, std::string const& to, std::string const& home = "Sheet1") {
    auto const parts = read_formula(reference);
    EXPECT_EQ(parts.references.size(), 1u) << reference;
    return moved_text(reference, parts.references.at(0), live(to), home);
}

TEST(FormulaReferences, AreCellsBlocksRowsAndColumns) {
    EXPECT_EQ(references_in("=A1+$B$2*SUM(C3:$D4)-XFD1048576"), (Texts{"A1", "$B$2", "C3:$D4", "XFD1048576"}));
    EXPECT_EQ(references_in("=SUM(A:B;$3:4)&A1:INDEX(B:B;2)"), (Texts{"A:B", "$3:4", "A1", "B:B"}));
    EXPECT_EQ(references_in("=Sheet2.A1+$'It''s a.b'.$A$1:B2+Sheet1.A1:Sheet3.B2+Été.C3"),
              (Texts{"Sheet2.A1", "$'It''s a.b'.$A$1:B2", "Sheet1.A1:Sheet3.B2", "Été.C3"}));
}

TEST(FormulaReferences, AreNotTextsNamesFunctionsFilesOrErrors) {
    EXPECT_EQ(references_in("=\"A1 \"\"B2\"&LOG10(5)&tax_2024&ABCD1&XFE1&A1048577&A0&1E5&1.5"), Texts());
    EXPECT_EQ(references_in("=ORG.ADHERENCE.SCORECARDS.VERDICT(Framework;;AB)&Table[[#This Row];[A1]]"), Texts());
    EXPECT_EQ(references_in("='file:///tmp/a b.ods'#$Sheet1.A1:B2&#REF!.A1&$#REF!$1&#N/A&#DIV/0!"), Texts());
    EXPECT_EQ(references_in("={1;2|\"A1\";TRUE}"), Texts());
    auto const words = read_formula("=ORG.X.Y(Ids)+'My rates'.Total").words;
    EXPECT_EQ(words, (Texts{"ORG.X.Y", "Ids", "'My rates'.Total"}));
}

TEST(FormulaReferences, AreFixedWithTheirSheet) {
    auto const fixed = [](std::string const& text) { return fixed_text(read_formula(text).references.at(0), "It's"); };
    EXPECT_EQ(fixed("B2"), "$'It''s'.$B$2");
    EXPECT_EQ(fixed("Sheet1.B2:C$3"), "$Sheet1.$B$2:$C$3");
    EXPECT_EQ(fixed("Sheet1.B2:'A b'.C3"), "$Sheet1.$B$2:$'A b'.$C$3");
    EXPECT_EQ(fixed("A:$C"), "$'It''s'.$A:$C");
    EXPECT_EQ(fixed("É.2:3"), "$'É'.$2:$3");
}

TEST(FormulaReferences, SayWhereTheirCellsAreNow) {
    EXPECT_EQ(moved("B$2", "$Sheet1.$B$2"), "B$2");
    EXPECT_EQ(moved("B$2", "$Sheet1.$C$3"), "C$3");
    EXPECT_EQ(moved("$B2:C3", "$Sheet1.$B$2:$C$9"), "$B2:C9");
    EXPECT_EQ(moved("Sheet1.B2", "$Sheet1.$B$2"), "Sheet1.B2");
    EXPECT_EQ(moved("Sheet2.B2", "$'New name'.$B$2"), "'New name'.B2");
    EXPECT_EQ(moved("$Sheet2.B2", "$New.$B$2"), "$New.B2");
    EXPECT_EQ(moved("B2", "$Sheet1.$B$2", "Other"), "$Sheet1.B2");  // its formula is on another sheet now
    EXPECT_EQ(moved("A:B", "$Sheet1.$A$1:$B$1048576"), "A:B");       // as .xlsx has it
    EXPECT_EQ(moved("A:B", "$Sheet1.$B:$C"), "B:C");
    EXPECT_EQ(moved("B2:B3", "$Sheet1.$B$2"), "B2:B2");
    EXPECT_EQ(moved("B2", "$#REF!.$B$2"), "#REF!");
}

}  // namespace
}  // namespace adherence::calc
