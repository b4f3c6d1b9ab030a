// MATRIX, VERDICT, EXPLAIN, REASONS, PROBLEMS.
#include <gtest/gtest.h>

#include "unit/functions_sample.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view five =
    "letter,yes,80,\n"   // index 85: both
    "letter,yes,48,\n"   // index 61: meetings on condition
    "none,yes,90,\n"     // no declaration
    ",yes,,\n"           // nearly nothing known
    "letter,yes,x,\n";   // a problem in controls

TEST(functions_verdicts, matrix_in_the_frameworks_order) {
    EXPECT_EQ(over("MATRIX", five),
              "eligible,eligible/conditional,eligible/not eligible,eligible/open,open/invalid,invalid");
}

TEST(functions_verdicts, matrix_for_the_benefits_asked) {
    Sheet sheet;
    Block const values = sheet.block(five), ids = sheet.block(sample_ids), text = sheet.cell(sample_json(sheet));
    auto const with = [&](Block const& benefits) { return shown(Sheet::call("MATRIX", {values, ids, text, benefits})); };
    EXPECT_EQ(with(sheet.block("supply")), "eligible/eligible/eligible/open/invalid");
    EXPECT_EQ(with(sheet.block("Supply,meetings")),
              "eligible,eligible/eligible,conditional/eligible,not eligible/open,open/invalid,invalid");
    EXPECT_EQ(with(sheet.cell(0.0)), over("MATRIX", five));
    EXPECT_EQ(with(sheet.block("supply,typo")), "#VALUE!");
    EXPECT_EQ(with(sheet.block("supply,meetings\nsupply,meetings")), "#VALUE!");
}

TEST(functions_verdicts, verdict_words_by_language) {
    auto const in = [](std::string const& language) { return over("VERDICT", five, {"meetings", language}); };
    EXPECT_EQ(in("en"), "eligible/conditional/not eligible/open/invalid");
    EXPECT_EQ(in("nl"), "in aanmerking/voorwaardelijk/niet in aanmerking/open/ongeldig");
    EXPECT_EQ(in("fr"), "éligible/sous conditions/non éligible/indéterminé/invalide");
    EXPECT_EQ(in("DE"), "berechtigt/bedingt/nicht berechtigt/offen/ungültig");
    EXPECT_EQ(in(""), in("en"));
    EXPECT_EQ(in("it"), "#VALUE!");
    EXPECT_EQ(over("MATRIX", "letter,yes,80,", {"", "nl"}), "in aanmerking,in aanmerking");
}

TEST(functions_verdicts, verdict_needs_a_known_benefit) {
    EXPECT_EQ(over("VERDICT", five), "#VALUE!");
    EXPECT_EQ(over("VERDICT", five, {""}), "#VALUE!");
    EXPECT_EQ(over("VERDICT", five, {"recognition"}), "#VALUE!");
    EXPECT_EQ(over("EXPLAIN", five, {"recognition"}), "#VALUE!");
    EXPECT_EQ(over("REASONS", five, {"recognition"}), "#VALUE!");
}

TEST(functions_verdicts, explain_says_why_in_the_language_asked) {
    std::string const english = over("EXPLAIN", "none,yes,90,", {"meetings"});
    EXPECT_NE(english.find("Declaration"), std::string::npos) << english;
    std::string const dutch = over("EXPLAIN", "none,yes,90,", {"meetings", "nl"});
    EXPECT_NE(dutch.find("Verklaring"), std::string::npos) << dutch;
    std::string const french = over("EXPLAIN", "none,yes,90,", {"meetings", "fr"});
    EXPECT_TRUE(french.starts_with("Au vu des données saisies")) << french;
    std::string const german = over("EXPLAIN", "none,yes,90,", {"meetings", "de"});
    EXPECT_TRUE(german.starts_with("Nach den eingetragenen Angaben")) << german;
    std::string const wrong = over("EXPLAIN", "letter,yes,x7y,", {"supply"});
    EXPECT_NE(wrong.find("x7y"), std::string::npos) << wrong;
    EXPECT_NE(wrong.find("controls"), std::string::npos) << wrong;
    EXPECT_EQ(over("EXPLAIN", "none,yes,90,", {"meetings", "xx"}), "#VALUE!");
}

TEST(functions_verdicts, reasons_are_a_row_per_rule_in_force) {
    EXPECT_EQ(over("REASONS", "letter,yes,45,", {"meetings"}),
              "id,effect,subject,value,test,outcome,distance/"
              "m.declared,requires,declared,letter,>= statement,holds,/"
              "m.controls,condition,controls,45,>= 50,fails,-5");
}

TEST(functions_verdicts, reasons_speak_of_the_first_row) {
    EXPECT_EQ(over("REASONS", "letter,yes,45,\nnone,no,90,\n", {"meetings", "outcome"}), "holds/fails");
    EXPECT_EQ(over("REASONS", "none,no,90,\nletter,yes,45,\n", {"meetings", "Outcome"}), "fails/holds");
}

TEST(functions_verdicts, reasons_by_column_in_its_own_type) {
    constexpr std::string_view row = "letter,n/a,60,";  // index (100 + 3 * 60) / 4 = 70
    EXPECT_EQ(over("REASONS", row, {"supply", "id"}), "s.index/s.treaty/s.weak");
    EXPECT_EQ(over("REASONS", row, {"supply", "effect"}), "requires/requires/excludes");
    EXPECT_EQ(over("REASONS", row, {"supply", "outcome"}), "holds/not applicable/fails");
    EXPECT_EQ(over("REASONS", row, {"supply", "distance"}), "10//40");
    EXPECT_EQ(over("REASONS", row, {"supply", "colour"}), "#VALUE!");
    EXPECT_EQ(over("REASONS", ",,x,", {"supply", "outcome"}), "invalid/open/invalid");
}

TEST(functions_verdicts, problems_name_cell_and_content) {
    constexpr std::string_view values = "letter,yes,80,\nlettre,yes,0.5,\nletter,perhaps,80,1999\n";
    EXPECT_EQ(over("PROBLEMS", values, {"severity"}), "error/warning/error/error");
    EXPECT_EQ(over("PROBLEMS", values, {"row"}), "2/2/3/3");
    EXPECT_EQ(over("PROBLEMS", values, {"criterion"}), "declared/controls/treaty/review");
    EXPECT_EQ(over("PROBLEMS", values, {"CONTENT"}), "lettre/0.5/perhaps/1999");
    EXPECT_EQ(over("PROBLEMS", values, {"cell"}), "#VALUE!");
    std::string const whole = over("PROBLEMS", values);
    EXPECT_TRUE(whole.starts_with("severity,row,criterion,content,message/error,2,declared,lettre,")) << whole;
}

TEST(functions_verdicts, problems_write_in_the_frameworks_language) {
    Sheet sheet;
    auto const message = [&](std::string_view language) {
        return shown(Sheet::call("PROBLEMS", {sheet.block("lettre"), sheet.block("declared"),
                                              sheet.cell(sample_json(sheet, language)), sheet.cell("message")}));
    };
    EXPECT_EQ(message("en"), "“lettre” is no level of this scale: did you mean “letter”? The levels are none, statement, letter.");
    EXPECT_EQ(message("nl"), "“lettre” is geen niveau van deze schaal: bedoelde u “letter”? De niveaus zijn none, statement, letter.");
    EXPECT_EQ(message("fr"),
              "«\u00a0lettre\u00a0» n’est pas un niveau de cette échelle\u00a0: vouliez-vous dire «\u00a0letter\u00a0»\u00a0? "
              "Les niveaux sont none, statement, letter.");
    EXPECT_EQ(message("de"), "„lettre“ ist keine Stufe dieser Skala: Meinten Sie „letter“? Die Stufen sind none, statement, letter.");
}

TEST(functions_verdicts, reasons_write_in_the_frameworks_language) {
    Sheet sheet;
    auto const values = [&](std::string_view language) {
        return shown(Sheet::call("REASONS", {sheet.block(",n/a,45.5"), sheet.block("declared,treaty,controls"),
                                             sheet.cell(sample_json(sheet, language)), sheet.cell("supply"), sheet.cell("value")}));
    };
    EXPECT_EQ(values("en"), "45.5 (34.13 to 59.13)/not applicable/45.5");
    EXPECT_EQ(values("nl"), "45,5 (34,13 tot 59,13)/niet van toepassing/45.5");
    EXPECT_EQ(values("fr"), "45,5 (34,13 à 59,13)/sans objet/45.5");
    EXPECT_EQ(values("de"), "45,5 (34,13 bis 59,13)/nicht anwendbar/45.5");
}

TEST(functions_verdicts, no_problems_is_one_row) {
    EXPECT_EQ(over("PROBLEMS", "letter,yes,80,"), "severity,row,criterion,content,message/no problems,,,,no problems");
    EXPECT_EQ(over("PROBLEMS", "letter,yes,80,", {"message"}), "no problems");
}

}  // namespace
}  // namespace adherence::testing
