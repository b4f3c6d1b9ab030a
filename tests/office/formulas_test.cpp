// Formulas as a user types them, in a real Calc.
#include "office/office.hpp"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/sheet/FunctionArgument.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>

#include <gtest/gtest.h>

namespace {

using namespace adherence::office;
namespace star = com::sun::star;

constexpr int value_error = 519;
constexpr int not_available = 32767;

// Two criteria, two rules and three countries: one that has all, one that lacks the law, one unknown.
constexpr char const* framework = R"({"criteria":[{"id":"all"},{"id":"law","parent":"all","scale":"yes-no"},)"
    R"({"id":"controls","parent":"all","scale":"percent"}],"rules":[{"benefit":"information","effect":"requires",)"
    R"("subject":"law","test":"yes"},{"benefit":"information","effect":"condition","subject":"index","test":">= 60"}],)"
    R"("benefits":[{"benefit":"information"}]})";

void enter_countries(Sheet const& sheet) {
    sheet.text("A1", framework);
    sheet.text("B1", "law");
    sheet.text("C1", "controls");
    sheet.text("B2", "yes");
    sheet.formula("C2", "80");
    sheet.text("B3", "no");
    sheet.formula("C3", "90");
    sheet.text("B4", "?");
    sheet.formula("C4", "70");
}

void fill_down(Sheet const& sheet) {
    for (std::string const row : {"2", "3", "4"}) {
        sheet.formula("D" + row, "=ADHERENCE.VERDICT(B" + row + ":C" + row + ";$B$1:$C$1;$A$1;\"information\")");
        sheet.formula("E" + row, "=ADHERENCE.SCORE(B" + row + ":C" + row + ";$B$1:$C$1;$A$1)");
    }
}

void expect_results(Sheet const& sheet, std::string const& verdict, std::string const& score) {
    EXPECT_EQ(sheet.shown(verdict + "2"), "eligible");
    EXPECT_EQ(sheet.shown(verdict + "3"), "not eligible");
    EXPECT_EQ(sheet.shown(verdict + "4"), "open");
    EXPECT_EQ(sheet.number(score + "2"), 90);
    EXPECT_EQ(sheet.number(score + "3"), 45);
    EXPECT_EQ(sheet.number(score + "4"), 70);
}

TEST(office, counts) {
    Sheet const sheet(shared_office());
    sheet.formula("A1", "=1+1");
    EXPECT_EQ(sheet.number("A1"), 2);
}

TEST(office, formulas_filled_down_and_over_an_array_agree) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    fill_down(sheet);
    sheet.array_formula("G2:G4", "=ADHERENCE.VERDICT(B2:C4;B1:C1;A1;\"information\")");
    sheet.array_formula("H2:H4", "=ADHERENCE.SCORE(B2:C4;B1:C1;A1)");
    expect_results(sheet, "D", "E");
    expect_results(sheet, "G", "H");
}

TEST(office, verdicts_compare_and_look_up_like_any_text) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    sheet.array_formula("D2:D4", "=ADHERENCE.MATRIX(B2:C4;B1:C1;A1)");
    sheet.formula("E2", "7");
    sheet.formula("F1", "=IF(D2=\"eligible\";1;0)");
    sheet.formula("F2", "=MATCH(\"open\";D2:D4;0)");
    sheet.formula("F3", "=COUNTIF(D2:D4;\"not eligible\")");
    sheet.formula("F4", "=VLOOKUP(\"eligible\";D2:E4;2;0)");
    EXPECT_EQ(sheet.number("F1"), 1);
    EXPECT_EQ(sheet.number("F2"), 3);
    EXPECT_EQ(sheet.number("F3"), 1);
    EXPECT_EQ(sheet.number("F4"), 7);
}

TEST(office, cells_hold_booleans_errors_and_nothing) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    fill_down(sheet);
    sheet.formula("B2", "=TRUE()");
    EXPECT_EQ(sheet.shown("D2"), "eligible");
    sheet.formula("B2", "=1/0");
    EXPECT_NE(sheet.error("D2"), 0);
    EXPECT_EQ(sheet.shown("D3"), "not eligible") << "an error is its own row's alone";
    sheet.text("B2", "");
    EXPECT_EQ(sheet.shown("D2"), "open");
    sheet.text("B2", "perhaps");
    EXPECT_EQ(sheet.shown("D2"), "invalid");
    EXPECT_EQ(sheet.error("E2"), value_error);
    sheet.formula("F1", "=ADHERENCE.SCORE(F9;B1;A1)");
    EXPECT_EQ(sheet.error("F1"), value_error) << "Calc hands an empty cell over as 0";
}

TEST(office, date_cells_are_read_by_the_null_date) {
    Sheet const sheet(shared_office());
    sheet.text("A1", R"({"as_of":"2024-06-01","criteria":[{"id":"all"},{"id":"signed","parent":"all","scale":"in-force"}]})");
    sheet.text("B1", "signed");
    sheet.formula("B2", "=DATE(2024;6;1)");
    sheet.formula("B3", "=DATE(2024;6;2)");
    for (std::string const row : {"2", "3"}) sheet.formula("C" + row, "=ADHERENCE.SCORE(B" + row + ":B" + row + ";$B$1:$B$1;$A$1)");
    EXPECT_EQ(sheet.error("C2"), 0);
    EXPECT_EQ(sheet.number("C2"), 100);
    EXPECT_EQ(sheet.error("C3"), 0);
    EXPECT_EQ(sheet.number("C3"), 0);
}

TEST(office, wrong_arguments_are_errors) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    sheet.formula("F1", "=ADHERENCE.VERDICT(B2:C2;B1:C1;A1;\"gold\")");
    sheet.formula("F2", "=ADHERENCE.SCORE(B2:C2;B1:C1;A1;\"nowhere\")");
    sheet.formula("F3", "=ADHERENCE.SCORE(B2:C2;B1:C1;\"no framework\")");
    sheet.formula("F4", "=ADHERENCE.COUNTRY(\"Atlantis\")");
    for (char const* address : {"F1", "F2", "F3"}) EXPECT_EQ(sheet.error(address), value_error) << address;
    EXPECT_EQ(sheet.error("F4"), not_available);
}

TEST(office, hostile_json_neither_ends_nor_hangs_it) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    sheet.formula("F1", "=ADHERENCE.SCORE(B2:C2;B1:C1;REPT(\"[\";60000))");
    sheet.formula("F2", "=ADHERENCE.SCORE(B2:C2;B1:C1;\"{\"\"criteria\"\":\"&REPT(\"[\";60000)&REPT(\"]\";60000)&\"}\")");
    EXPECT_NE(sheet.error("F1"), 0);
    EXPECT_NE(sheet.error("F2"), 0);
    sheet.formula("F3", "=2+2");
    EXPECT_EQ(sheet.number("F3"), 4);
}

// Formulas and results survive a file, and the name in it is the promised one.
void expect_same_after_file(char const* ending, char const* filter) {
    Folder const folder;
    auto const file = folder.path() / (std::string("book.") + ending);
    {
        Sheet const sheet(shared_office());
        enter_countries(sheet);
        fill_down(sheet);
        sheet.save(file, filter);
    }
    Sheet const again(shared_office(), file);
    expect_results(again, "D", "E");
    EXPECT_EQ(again.formula_of("E2").rfind("=ORG.ADHERENCE.SCORECARDS.SCORE(", 0), 0u) << again.formula_of("E2");
    again.calculate_all();
    expect_results(again, "D", "E");
}

TEST(office, an_ods_file_keeps_formulas_and_results) { expect_same_after_file("ods", "calc8"); }

TEST(office, an_xlsx_file_keeps_formulas_and_results) { expect_same_after_file("xlsx", "Calc MS Excel 2007 XML"); }

// Every function of ours that the office knows has a description, and so has each of its parameters.
int described_functions(Office const& office) {
    uno::Reference<star::container::XIndexAccess> const all(office.create("com.sun.star.sheet.FunctionDescriptions"), uno::UNO_QUERY_THROW);
    int ours = 0;
    for (sal_Int32 index = 0; index < all->getCount(); ++index) {
        uno::Sequence<star::beans::PropertyValue> properties;
        all->getByIndex(index) >>= properties;
        rtl::OUString name, description;
        uno::Sequence<sheet::FunctionArgument> parameters;
        for (sal_Int32 i = 0; i < properties.getLength(); ++i) {
            auto const& property = properties.getConstArray()[i];
            if (property.Name == "Name") property.Value >>= name;
            if (property.Name == "Description") property.Value >>= description;
            if (property.Name == "Arguments") property.Value >>= parameters;
        }
        if (!name.startsWith("ADHERENCE.")) continue;
        ++ours;
        EXPECT_FALSE(description.isEmpty()) << narrow(name);
        EXPECT_GT(parameters.getLength(), 0) << narrow(name);
        for (sal_Int32 i = 0; i < parameters.getLength(); ++i)
            EXPECT_FALSE(parameters.getConstArray()[i].Name.isEmpty() || parameters.getConstArray()[i].Description.isEmpty())
                << narrow(name) << " parameter " << i + 1;
    }
    return ours;
}

TEST(office, functions_are_described_in_english_and_dutch) {
    int const english = described_functions(shared_office());
    EXPECT_GE(english, 14);
    Office const dutch("nl");
    EXPECT_EQ(described_functions(dutch), english);
}

} // namespace
