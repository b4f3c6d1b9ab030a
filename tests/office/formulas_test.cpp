// Formulas as a user types them, in a real Calc.
#include "office/office.hpp"

#include <com/sun/star/container/XEnumerationAccess.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/FunctionArgument.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/util/Date.hpp>

#include <gtest/gtest.h>

#include <map>
#include <sstream>
#include <vector>

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

// What a user might type by mistake. None of it is a number, and none of it ends or hangs the office.
TEST(office, odd_arguments_are_errors_and_no_harm) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    char const* const names[] = {"FRAMEWORK", "CHECK", "PROBLEMS", "SCORE", "BOUNDS", "COVERAGE", "RANK", "MATRIX", "VERDICT", "EXPLAIN", "REASONS", "NORMALISE", "COUNTRY", "STAMP"};
    char const* const arguments[] = {"", ";", ";;;", "A1", "B2:C4", "B2:C4~B3:C3", "{1;2;3}", "{\"a\";\"b\"}", "1/0", "NA()", "\"\"", "TRUE()", "B:B", "A1:XFD1",
        "B2:C4;B1:C1", "B2:C4;;A1", ";B1:C1;A1", "B2:C4;B1:C1;A1;", "B2:C4;B1:C1;A1;;;;;;", "B2:C4;B1:C1;A1;B2:C4;B2:C4", "B2:C4;B1:B1;A1;\"information\"",
        "B2:C4;B1:C1;B1:C4;\"information\"", "A1;A1;A1;A1;A1;A1", "-1E308;1E308;A1", "REPT(\"x\";65535);REPT(\"x\";65535);REPT(\"x\";65535)", "D100:D200;B1:C1;A1;\"information\"",
        "INDIRECT(\"B2:C4\");OFFSET(B1;0;0;1;2);A1;\"information\""};
    for (char const* const name : names)
        for (char const* const argument : arguments) {
            sheet.formula("H20", std::string("=ADHERENCE.") + name + "(" + argument + ")");
            static_cast<void>(sheet.shown("H20"));
            sheet.array_formula("J20:L22", std::string("=ADHERENCE.") + name + "(" + argument + ")");
            static_cast<void>(sheet.shown("J20"));
            sheet.array_formula("J20:L22", "");
        }
    sheet.formula("H20", "=ADHERENCE.SCORE(INDIRECT(\"B2:C4\");OFFSET(B1;0;0;1;2);A1)");
    EXPECT_EQ(sheet.number("H20"), 90) << "computed references are references";
    sheet.formula("H20", "=ADHERENCE.SCORE({\"yes\";80};{\"law\";\"controls\"};A1)");
    EXPECT_EQ(sheet.number("H20"), 90) << "inline arrays are blocks";
    sheet.formula("H20", "=ADHERENCE.SCORE(B2:C2;B1:B1;A1)");
    EXPECT_EQ(sheet.error("H20"), value_error) << "different widths";
    sheet.formula("H20", "=ADHERENCE.SCORE(B2:C2;B2:C2;A1)");
    EXPECT_EQ(sheet.error("H20"), value_error) << "unknown ids";
    sheet.formula("H20", "=ADHERENCE.SCORE(D2:E2;B1:C1;A1)");
    EXPECT_EQ(sheet.error("H20"), not_available) << "nothing known";
}

TEST(office, whole_columns_are_answered_in_time) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    sheet.formula("H2", "=INDEX(ADHERENCE.SCORE(B2:C1048576;B1:C1;A1);3;1)");
    EXPECT_EQ(sheet.number("H2"), 70);
    sheet.formula("H3", "=ADHERENCE.RANK(B2:B1048576;B1:B1;A1)");
    EXPECT_EQ(sheet.number("H3"), 1);
}

TEST(office, a_block_with_an_error_is_an_error) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    fill_down(sheet);
    sheet.array_formula("G2:G4", "=ADHERENCE.VERDICT(B2:C4;B1:C1;A1;\"information\")");
    sheet.formula("C3", "=NA()");
    for (char const* const cell : {"D3", "E3", "G2", "G3", "G4"}) EXPECT_NE(sheet.error(cell), 0) << cell;
    EXPECT_EQ(sheet.shown("D2"), "eligible") << "filled down it is that row's alone";
}

TEST(office, an_empty_single_cell_is_an_error_and_never_a_no) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    for (char const* const name : {"SCORE", "COVERAGE", "RANK", "BOUNDS"}) {
        sheet.formula("H2", std::string("=ADHERENCE.") + name + "(B9;B1;A1)");
        EXPECT_EQ(sheet.error("H2"), value_error) << name;
    }
    sheet.formula("H2", "=ADHERENCE.VERDICT(B9;B1;A1;\"information\")");
    EXPECT_EQ(sheet.error("H2"), value_error);
    sheet.formula("H2", "=ADHERENCE.COVERAGE(B9:B9;B1:B1;A1)");
    EXPECT_TRUE(sheet.error("H2") == value_error || sheet.number("H2") == 0) << "Calc makes B9:B9 one cell or a range of one";
    sheet.formula("H2", "=ADHERENCE.VERDICT(B2:C2;B1:C1;A1;\"information\";B9)");
    EXPECT_EQ(sheet.shown("H2"), "eligible") << "an optional argument that is empty counts as omitted";
}

TEST(office, date_cells_mean_the_same_day_under_every_null_date) {
    for (star::util::Date const null_date : {star::util::Date(30, 12, 1899), star::util::Date(1, 1, 1904), star::util::Date(1, 1, 1900)}) {
        Sheet const sheet(shared_office());
        uno::Reference<star::beans::XPropertySet> const properties(sheet.document(), uno::UNO_QUERY_THROW);
        properties->setPropertyValue("NullDate", uno::Any(null_date));
        sheet.text("A1", R"({"as_of":"2024-06-01","criteria":[{"id":"all"},{"id":"signed","parent":"all","scale":"in-force"}]})");
        sheet.text("B1", "signed");
        sheet.formula("B2", "=DATE(2024;6;1)");
        sheet.formula("B3", "=DATE(2024;6;2)");
        for (std::string const row : {"2", "3"}) sheet.formula("C" + row, "=ADHERENCE.SCORE(B" + row + ":B" + row + ";$B$1:$B$1;$A$1)");
        sheet.array_formula("D2:D3", "=ADHERENCE.SCORE(B2:B3;B1:B1;A1)");
        for (char const* const column : {"C", "D"}) {
            EXPECT_EQ(sheet.number(std::string(column) + "2"), 100) << null_date.Year;
            EXPECT_EQ(sheet.number(std::string(column) + "3"), 0) << null_date.Year;
        }
        sheet.formula("E2", "=LEFT(ADHERENCE.FRAMEWORK(\"nsg-adherence\";;;;B2);17)");
        EXPECT_EQ(sheet.error("E2"), 0);
        sheet.formula("E3", "=ISNUMBER(SEARCH(\"2024-06-01\";ADHERENCE.FRAMEWORK(\"nsg-adherence\";;;;B2)))");
        EXPECT_EQ(sheet.number("E3"), 1) << null_date.Year;
    }
}

TEST(office, the_matrix_is_the_same_filled_down_indexed_and_as_one_array) {
    Sheet const sheet(shared_office());
    enter_countries(sheet);
    sheet.array_formula("D2:D4", "=ADHERENCE.MATRIX(B2:C4;B1:C1;A1)");
    for (std::string const row : {"2", "3", "4"}) {
        sheet.formula("E" + row, "=ADHERENCE.MATRIX(B" + row + ":C" + row + ";$B$1:$C$1;$A$1)");
        sheet.formula("F" + row, "=INDEX(ADHERENCE.MATRIX($B$2:$C$4;$B$1:$C$1;$A$1);ROW()-1;1)");
        sheet.formula("G" + row, "=INDEX(ADHERENCE.MATRIX(B" + row + ":C" + row + ";$B$1:$C$1;$A$1);1;1)");
        sheet.formula("H" + row, "=(D" + row + "=E" + row + ")+(E" + row + "=F" + row + ")+EXACT(F" + row + ";G" + row + ")");
        EXPECT_EQ(sheet.number("H" + row), 3) << row;
    }
    sheet.formula("I2", "=SUMPRODUCT(ADHERENCE.MATRIX(B2:C4;B1:C1;A1)=\"eligible\")");
    EXPECT_EQ(sheet.number("I2"), 1);
    sheet.formula("I3", "=COUNTIF(E2:E4;\"open\")+COUNTIF(D2:D4;\"open\")");
    EXPECT_EQ(sheet.number("I3"), 2);
}

// A formula of every function, in the cells L2, L3 …
std::vector<std::string> enter_every_function(Sheet const& sheet) {
    enter_countries(sheet);
    char const* const table[][3] = {{"id", "parent", "scale"}, {"all", "", ""}, {"law", "all", "yes-no"}};
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column) sheet.text(static_cast<char>('M' + column) + std::to_string(row + 40), table[row][column]);
    std::vector<std::string> const formulas{"FRAMEWORK(M40:O42)", "CHECK(M40:O42;;;;;;\"severity\")", "PROBLEMS(B2:C4;B1:C1;A1;\"message\")", "SCORE(B2:C4;B1:C1;A1)",
        "BOUNDS(B4:C4;B1:C1;A1)", "COVERAGE(B4:C4;B1:C1;A1)", "RANK(B2:C4;B1:C1;A1)", "MATRIX(B2:C4;B1:C1;A1)", "VERDICT(B2:C4;B1:C1;A1;\"information\")",
        "EXPLAIN(B2:C4;B1:C1;A1;\"information\")", "REASONS(B2:C2;B1:C1;A1;\"information\";\"outcome\")", "NORMALISE(C2:C4;\"minmax\")", "COUNTRY(\"Nederland\")", "STAMP(A1;B2:C4)"};
    for (std::size_t i = 0; i < formulas.size(); ++i) sheet.formula("L" + std::to_string(i + 2), "=ADHERENCE." + formulas[i]);
    sheet.array_formula("P2:P4", "=ADHERENCE.MATRIX(B2:C4;B1:C1;A1)");
    return formulas;
}

std::vector<std::string> results_of(Sheet const& sheet, std::size_t count) {
    std::vector<std::string> results;
    for (std::size_t i = 0; i < count; ++i) {
        std::string const cell = "L" + std::to_string(i + 2);
        EXPECT_EQ(sheet.error(cell), 0) << sheet.formula_of(cell);
        results.push_back(sheet.shown(cell));
    }
    for (char const* const cell : {"P2", "P3", "P4"}) results.push_back(sheet.shown(cell));
    return results;
}

TEST(office, every_function_survives_a_file) {
    for (auto const& [ending, filter] : {std::pair{"ods", "calc8"}, std::pair{"xlsx", "Calc MS Excel 2007 XML"}, std::pair{"fods", "OpenDocument Spreadsheet Flat XML"}}) {
        Folder const folder;
        auto const file = folder.path() / (std::string("all.") + ending);
        std::vector<std::string> formulas, results;
        {
            Sheet const sheet(shared_office());
            formulas = enter_every_function(sheet);
            results = results_of(sheet, formulas.size());
            EXPECT_EQ(results[12], "NLD");
            sheet.save(file, filter);
        }
        Sheet const again(shared_office(), file);
        EXPECT_EQ(results_of(again, formulas.size()), results) << ending;
        for (std::size_t i = 0; i < formulas.size(); ++i) {
            std::string const name = formulas[i].substr(0, formulas[i].find('(')), formula = again.formula_of("L" + std::to_string(i + 2));
            EXPECT_EQ(formula.rfind("=ORG.ADHERENCE.SCORECARDS." + name + "(", 0), 0u) << formula;
        }
        again.calculate_all();
        EXPECT_EQ(results_of(again, formulas.size()), results) << ending << ", recalculated";
    }
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
std::map<std::string, std::string> described_functions(Office const& office) {
    uno::Reference<star::container::XIndexAccess> const all(office.create("com.sun.star.sheet.FunctionDescriptions"), uno::UNO_QUERY_THROW);
    std::map<std::string, std::string> ours;
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
        std::string texts = narrow(description);
        EXPECT_FALSE(description.isEmpty()) << narrow(name);
        EXPECT_GT(parameters.getLength(), 0) << narrow(name);
        for (sal_Int32 i = 0; i < parameters.getLength(); ++i) {
            texts += "\n" + narrow(parameters.getConstArray()[i].Description);
            EXPECT_FALSE(parameters.getConstArray()[i].Name.isEmpty() || parameters.getConstArray()[i].Description.isEmpty())
                << narrow(name) << " parameter " << i + 1;
        }
        ours[narrow(name)] = texts;
    }
    return ours;
}

TEST(office, functions_are_described_in_english_and_dutch) {
    auto const english = described_functions(shared_office());
    EXPECT_GE(english.size(), 14u);
    Office const office("nl");
    auto const dutch = described_functions(office);
    EXPECT_EQ(dutch.size(), english.size());
    for (auto const& [name, texts] : english) {
        ASSERT_EQ(dutch.count(name), 1u) << "the same name in every language: " << name;
        std::istringstream one(texts), other(dutch.at(name));
        for (std::string line, translated; std::getline(one, line) && std::getline(other, translated);)
            EXPECT_NE(line, translated) << name;
    }
}

} // namespace
