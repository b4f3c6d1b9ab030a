// What the shipped workbooks promise: nothing is refused, a row can be inserted, ranks, filters, pages, files.
#include "office/office.hpp"

#include <com/sun/star/awt/Size.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/sheet/ValidationAlertStyle.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XConditionEntry.hpp>
#include <com/sun/star/sheet/XConditionalFormat.hpp>
#include <com/sun/star/sheet/XConditionalFormats.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormats.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>

#include <gtest/gtest.h>

#include <tuple>
#include <vector>

namespace {

using namespace adherence::office;
namespace star = com::sun::star;
using std::filesystem::path;

constexpr int first_row = 6, last_fictional = 30;

uno::Reference<star::beans::XPropertySet> properties(uno::Reference<uno::XInterface> const& of) { return {of, uno::UNO_QUERY_THROW}; }

template <typename Value>
Value property_of(uno::Reference<uno::XInterface> const& of, char const* name) {
    Value value{};
    properties(of)->getPropertyValue(rtl::OUString::createFromAscii(name)) >>= value;
    return value;
}

// The column, as a letter or two, whose header row 5 holds the id.
std::string column_of(Sheet const& sheet, std::string const& id) {
    for (int column = 0; column < 80; ++column) {
        std::string const letters = (column >= 26 ? std::string(1, static_cast<char>('A' + column / 26 - 1)) : "") + static_cast<char>('A' + column % 26);
        if (sheet.shown(letters + "5") == id) return letters;
    }
    ADD_FAILURE() << "no column " << id;
    return "A";
}

bool is_text(Sheet const& sheet, std::string const& address) {
    uno::Reference<star::util::XNumberFormatsSupplier> const supplier(sheet.document(), uno::UNO_QUERY_THROW);
    auto const format = supplier->getNumberFormats()->getByKey(property_of<sal_Int32>(sheet.cell(address), "NumberFormat"));
    return (property_of<sal_Int16>(format, "Type") & star::util::NumberFormat::TEXT) != 0;
}

TEST(template_workbook, is_found_under_new_templates) {
    rtl::OUString const paths = [] {
        rtl::OUString all;
        uno::Reference<star::container::XNameAccess> const node(shared_office().setting("/org.openoffice.Office.Paths/Paths", "Template"), uno::UNO_QUERY_THROW);
        uno::Reference<star::container::XNameAccess> const internal(node->getByName("InternalPaths"), uno::UNO_QUERY_THROW);
        auto const names = internal->getElementNames();
        for (sal_Int32 i = 0; i < names.getLength(); ++i) all += names.getConstArray()[i] + "\n";
        return all;
    }();
    EXPECT_GE(paths.indexOf("adherence"), 0) << narrow(paths);
}

TEST(template_workbook, computes_as_soon_as_a_row_is_filled) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "adherence-scorecard.en.ots"));
    EXPECT_EQ(sheet.shown("B6"), "") << "rows that wait for a country stay empty";
    sheet.text("A6", "Examplia");
    EXPECT_EQ(sheet.shown("B6"), "open");
    EXPECT_EQ(sheet.shown(column_of(sheet, "#coverage") + "6"), "0");
    sheet.text(column_of(sheet, "conduct.sanctions") + "6", "measures");
    EXPECT_EQ(sheet.shown("B6"), "not eligible");
}

// Every template of every language: its tables load, and a country with one bad criterion gets its verdicts in words.
TEST(template_workbook, computes_in_every_language) {
    Folder const folder;
    struct Words {
        std::string language, check, good, open, worst, not_eligible, small_worst;
    };
    for (auto const& [language, check, good, open, worst, not_eligible, small_worst] :
         {Words{"en", "Check", "✓ The tables are in order.", "open", "measures", "not eligible", "no declaration"},
          {"nl", "Controle", "✓ De tabellen zijn in orde.", "open",
           "maatregelen van de Veiligheidsraad, of een daar gemelde onopgeloste bevinding van de Bestuursraad", "niet in aanmerking", "geen verklaring"},
          {"fr", "Contrôle", "✓ Les tableaux sont en ordre.", "indéterminé",
           "mesures du Conseil de sécurité, ou constatation non résolue du Conseil des gouverneurs signalée à celui-ci", "non éligible", "aucune déclaration"},
          {"de", "Prüfung", "✓ Die Tabellen sind in Ordnung.", "offen",
           "Maßnahmen des VN-Sicherheitsrats, oder eine ihm gemeldete ungelöste Feststellung des Gouverneursrats", "nicht berechtigt", "keine Erklärung"}}) {
        for (auto const& [framework, criterion, level] : {std::tuple{std::string(), "conduct.sanctions", worst}, {std::string("-letter-2014"), "declared.part1", small_worst}}) {
            Sheet const sheet(shared_office(), copy_of_workbook(folder, "adherence-scorecard" + framework + "." + language + ".ots"));
            EXPECT_EQ(Sheet(sheet, check).shown("B3"), good) << framework;
            sheet.text("A6", "Examplia");
            EXPECT_EQ(sheet.shown("B6"), open) << framework;
            sheet.text(column_of(sheet, criterion) + "6", level);
            EXPECT_EQ(sheet.shown("B6"), not_eligible) << framework << " " << level;
        }
    }
}

TEST(template_workbook, suggests_levels_and_refuses_nothing) {
    Folder const folder;
    for (auto const& [language, level] : {std::pair{"en", "published"}, {"nl", "rondgezonden als"}, {"fr", "diffusée comme"}, {"de", "als INFCIRC verteilt"}}) {
        Sheet const sheet(shared_office(), copy_of_workbook(folder, std::string("adherence-scorecard.") + language + ".ots"));
        auto const column = column_of(sheet, "commitment.part1");
        uno::Reference<star::beans::XPropertySet> validation;
        properties(sheet.cell(column + "6"))->getPropertyValue("Validation") >>= validation;
        ASSERT_TRUE(validation.is());
        star::sheet::ValidationType type{};
        validation->getPropertyValue("Type") >>= type;
        EXPECT_EQ(type, star::sheet::ValidationType_LIST);
        EXPECT_FALSE(property_of<bool>(validation, "ShowErrorMessage"));
        EXPECT_TRUE(property_of<bool>(validation, "ShowInputMessage"));
        uno::Reference<star::sheet::XSheetCondition> const list(validation, uno::UNO_QUERY_THROW);
        EXPECT_NE(narrow(list->getFormula1()).find(level), std::string::npos) << narrow(list->getFormula1());
    }
}

TEST(template_workbook, formats_what_is_typed_as_text) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "adherence-scorecard.en.ots"));
    for (char const* const id : {"commitment.part1", "law.update-lag", "treaties.npt"}) EXPECT_TRUE(is_text(sheet, column_of(sheet, id) + "6")) << id;
    Sheet const rules(sheet, "Rules"), scales(sheet, "Scales");
    EXPECT_TRUE(is_text(rules, column_of(rules, "test") + "6"));
    EXPECT_TRUE(is_text(scales, column_of(scales, "value") + "6"));
    auto const inserted_is_text = [](Sheet const& table, char const* name, char const* column) {
        auto const range = table.named_range(name);
        std::string const last = range.substr(range.rfind('$') + 1);
        table.insert_row_above(std::stoi(last));
        return is_text(table, column_of(table, column) + last);
    };
    EXPECT_TRUE(inserted_is_text(rules, "Rules", "test"));
    EXPECT_TRUE(inserted_is_text(scales, "Scales", "value"));
    EXPECT_TRUE(inserted_is_text(Sheet(sheet, "Evidence"), "Evidence", "date"));
}

TEST(template_workbook, is_printed_on_a4_landscape_with_its_header_on_each_page) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "adherence-scorecard.nl.ots"));
    uno::Reference<star::style::XStyleFamiliesSupplier> const supplier(sheet.document(), uno::UNO_QUERY_THROW);
    uno::Reference<star::container::XNameAccess> const pages(supplier->getStyleFamilies()->getByName("PageStyles"), uno::UNO_QUERY_THROW);
    uno::Reference<star::container::XIndexAccess> const sheets(sheet.document()->getSheets(), uno::UNO_QUERY_THROW);
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index) {
        uno::Reference<uno::XInterface> const one(sheets->getByIndex(index), uno::UNO_QUERY_THROW);
        uno::Reference<uno::XInterface> const page(pages->getByName(property_of<rtl::OUString>(one, "PageStyle")), uno::UNO_QUERY_THROW);
        EXPECT_TRUE(property_of<bool>(page, "IsLandscape")) << index;
        EXPECT_NEAR(property_of<star::awt::Size>(page, "Size").Width, 29700, 10) << index;
        EXPECT_NEAR(property_of<star::awt::Size>(page, "Size").Height, 21000, 10) << index;
    }
    uno::Reference<star::sheet::XPrintAreas> const areas(sheet.sheet_itself(), uno::UNO_QUERY_THROW);
    EXPECT_TRUE(areas->getPrintTitleRows());
    EXPECT_LE(areas->getTitleRows().StartRow, 3);
    EXPECT_EQ(areas->getTitleRows().EndRow, 4);
    EXPECT_TRUE(areas->getPrintTitleColumns());
}

// The last line stands inside the names: what is inserted above it belongs to the tables, and computes.
TEST(demo_workbook, grows_by_a_row_inserted_above_the_last_line) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "fictional-countries.ods"));
    int const last = last_fictional + 1;
    ASSERT_EQ(sheet.shown("A" + std::to_string(last)).rfind("▲", 0), 0u) << sheet.shown("A" + std::to_string(last));
    auto const before = sheet.named_range("Assessments");
    auto const criterion = column_of(sheet, "commitment.part1"), rank = column_of(sheet, "#rank");
    sheet.insert_row_above(last);
    auto const after = sheet.named_range("Assessments");
    EXPECT_EQ(std::stoi(after.substr(after.rfind('$') + 1)), std::stoi(before.substr(before.rfind('$') + 1)) + 1) << after;
    EXPECT_TRUE(is_text(sheet, criterion + std::to_string(last)));
    std::string const row = std::to_string(last);
    sheet.copy("B" + std::to_string(last - 1) + ":" + rank + std::to_string(last - 1), "B" + row);
    sheet.copy("A6:A6", "A" + row);
    sheet.text("A" + row, "Neulandia");
    sheet.copy(criterion + "6:AY6", criterion + row);
    EXPECT_EQ(sheet.shown("B" + row), "eligible");
    EXPECT_EQ(sheet.number(column_of(sheet, "#score") + row), sheet.number(column_of(sheet, "#score") + "6"));
    EXPECT_EQ(sheet.number(rank + row), 1);
    EXPECT_GT(sheet.number(rank + "7"), 2) << "the new country counts in the others' ranks";
    Sheet const country(sheet, "Country");
    country.text("B3", "Neulandia");
    EXPECT_EQ(country.shown("B7"), "eligible") << "and is found on the sheet Country";

    Sheet const rules(sheet, "Rules");
    auto const table = rules.named_range("Rules");
    int const end = std::stoi(table.substr(table.rfind('$') + 1));
    rules.insert_row_above(end);
    std::string const added = std::to_string(end);
    rules.text("B" + added, "information");
    rules.text(column_of(rules, "effect") + added, "excludes");
    rules.text(column_of(rules, "subject") + added, "commitment.part1");
    rules.text(column_of(rules, "test") + added, "published");
    EXPECT_EQ(sheet.shown("B" + row), "not eligible") << "a new rule counts at once";
}

TEST(demo_workbook, ranks_only_rows_with_a_coverage_of_80_or_more) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "fictional-countries.ods"));
    auto const score = column_of(sheet, "#score"), coverage = column_of(sheet, "#coverage"), rank = column_of(sheet, "#rank");
    std::vector<double> scores;
    for (int row = first_row; row <= last_fictional; ++row)
        if (sheet.number(coverage + std::to_string(row)) >= 80) scores.push_back(sheet.number(score + std::to_string(row)));
    ASSERT_GT(scores.size(), 10u);
    ASSERT_LT(scores.size(), 25u);
    for (int row = first_row; row <= last_fictional; ++row) {
        std::string const number = std::to_string(row);
        if (sheet.number(coverage + number) < 80) {
            EXPECT_EQ(sheet.shown(rank + number), "–") << row;
            continue;
        }
        double expected = 1;
        for (double const other : scores) expected += other > sheet.number(score + number);
        EXPECT_EQ(sheet.number(rank + number), expected) << row;
    }
}

TEST(demo_workbook, marks_verdicts_with_symbols) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "fictieve-landen.ods"));
    uno::Reference<star::sheet::XConditionalFormats> const formats(properties(sheet.sheet_itself())->getPropertyValue("ConditionalFormats"), uno::UNO_QUERY_THROW);
    auto const all = formats->getConditionalFormats();
    ASSERT_EQ(all.getLength(), 1);
    auto const range = property_of<uno::Reference<star::sheet::XSheetCellRanges>>(all.getConstArray()[0], "Range");
    EXPECT_EQ(narrow(range->getRangeAddressesAsString()), "Beoordelingen.B6:E31") << "the last line too, for what is inserted";
    uno::Reference<star::style::XStyleFamiliesSupplier> const supplier(sheet.document(), uno::UNO_QUERY_THROW);
    uno::Reference<star::container::XNameAccess> const styles(supplier->getStyleFamilies()->getByName("CellStyles"), uno::UNO_QUERY_THROW);
    uno::Reference<star::util::XNumberFormatsSupplier> const numbers(sheet.document(), uno::UNO_QUERY_THROW);
    uno::Reference<star::container::XIndexAccess> const entries(all.getConstArray()[0], uno::UNO_QUERY_THROW);
    std::vector<std::pair<std::string, std::string>> const expected{
        {"\"in aanmerking\"", "✓"}, {"\"voorwaardelijk\"", "◐"}, {"\"open\"", "?"}, {"\"niet in aanmerking\"", "✗"}, {"\"ongeldig\"", "!"}};
    ASSERT_EQ(entries->getCount(), static_cast<sal_Int32>(expected.size()));
    for (sal_Int32 i = 0; i < entries->getCount(); ++i) {
        uno::Reference<uno::XInterface> const entry(entries->getByIndex(i), uno::UNO_QUERY_THROW);
        auto const& [word, symbol] = expected[static_cast<std::size_t>(i)];
        EXPECT_EQ(narrow(property_of<rtl::OUString>(entry, "Formula1")), word);
        uno::Reference<uno::XInterface> const style(styles->getByName(property_of<rtl::OUString>(entry, "StyleName")), uno::UNO_QUERY_THROW);
        auto const format = numbers->getNumberFormats()->getByKey(property_of<sal_Int32>(style, "NumberFormat"));
        EXPECT_NE(narrow(property_of<rtl::OUString>(format, "FormatString")).find(symbol), std::string::npos) << narrow(property_of<rtl::OUString>(format, "FormatString"));
    }
}

TEST(demo_workbook, makes_a_faulty_cell_invalid_for_its_country_alone) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "fictional-countries.ods"));
    auto const before = sheet.shown("B7");
    sheet.text(column_of(sheet, "commitment.part1") + "6", "publishd");
    EXPECT_EQ(sheet.shown("B6"), "invalid");
    EXPECT_EQ(sheet.shown("B7"), before);
    sheet.formula("BZ1", "=ADHERENCE.EXPLAIN(K6:AY6;K5:AY5;Framework;\"information\")");
    auto const why = sheet.shown("BZ1");
    EXPECT_TRUE(why.find("publishd") != std::string::npos && why.find("commitment.part1") != std::string::npos) << why;
}

TEST(demo_workbook, refuses_a_faulty_table_whole_and_says_where) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "fictional-countries.ods"));
    Sheet const rules(sheet, "Rules"), check(sheet, "Check");
    rules.text(column_of(rules, "subject") + "6", "conduct.sanctionz");
    EXPECT_EQ(check.shown("B4").rfind("Framework error:", 0), 0u) << check.shown("B4").substr(0, 80);
    EXPECT_NE(check.shown("B3").find("conduct.sanctions"), std::string::npos) << "did you mean: " << check.shown("B3");
    EXPECT_NE(sheet.error("B6"), 0) << "never a half-used framework";
    EXPECT_EQ(check.shown("A10"), "error");
    EXPECT_EQ(check.shown("B10"), "rules");
    EXPECT_EQ(check.number("C10"), 2);
}

TEST(public_workbook, shows_those_outside_the_group_first_and_nearly_all_open) {
    Folder const folder;
    Sheet const sheet(shared_office(), copy_of_workbook(folder, "public-facts.ods"));
    auto const participant = column_of(sheet, "#participant"), verdict = column_of(sheet, "#information");
    int shown = 0, hidden = 0, open = 0;
    for (int row = first_row; row < first_row + 198; ++row) {
        std::string const number = std::to_string(row);
        uno::Reference<star::table::XColumnRowRange> const range(sheet.range("A" + number + ":A" + number), uno::UNO_QUERY_THROW);
        bool const visible = property_of<bool>(uno::Reference<uno::XInterface>(range->getRows()->getByIndex(0), uno::UNO_QUERY_THROW), "IsVisible");
        EXPECT_EQ(visible, sheet.shown(participant + number) == "no") << sheet.shown("A" + number);
        ++(visible ? shown : hidden);
        open += sheet.shown(verdict + number) == "open";
    }
    EXPECT_GE(shown + hidden, 195);
    EXPECT_GE(hidden, 40);
    EXPECT_GE(open, 190);
    Sheet const evidence(sheet, "Evidence"), country(sheet, "Country");
    EXPECT_FALSE(evidence.shown("D6").empty()) << "source";
    EXPECT_FALSE(evidence.shown("E6").empty()) << "date";
    country.text("B3", "Albania");
    bool sourced = false;
    for (int row = 20; row < 70; ++row) sourced = sourced || country.shown("C" + std::to_string(row)).find(" · ") != std::string::npos;
    EXPECT_TRUE(sourced) << "the sheet Country tells what is known and where it comes from";
}

// Every workbook keeps its results in both formats.
TEST(workbooks, keep_formulas_and_results_in_ods_and_xlsx) {
    for (auto const& [ending, filter] : {std::pair{"ods", "calc8"}, std::pair{"xlsx", "Calc MS Excel 2007 XML"}}) {
        Folder const folder;
        auto const saved = folder.path() / (std::string("saved.") + ending);
        std::vector<std::string> results;
        auto const read = [](Sheet const& sheet) {
            std::vector<std::string> all;
            for (int row = first_row; row <= last_fictional; ++row)
                for (char column = 'B'; column <= 'J'; ++column) {
                    auto const cell = sheet.cell(column + std::to_string(row));
                    all.push_back(cell->getError() != 0 ? "error" : sheet.formula_of(column + std::to_string(row)).empty() ? "no formula" : sheet.shown(column + std::to_string(row)));
                }
            return all;
        };
        {
            Sheet const sheet(shared_office(), copy_of_workbook(folder, "fictional-countries.ods"));
            results = read(sheet);
            sheet.save(saved, filter);
        }
        Sheet const again(shared_office(), saved);
        EXPECT_EQ(read(again), results) << ending;
        EXPECT_NE(again.formula_of("B6").find("ORG.ADHERENCE.SCORECARDS.VERDICT("), std::string::npos) << again.formula_of("B6");
        again.calculate_all();
        EXPECT_EQ(read(again), results) << ending;
        EXPECT_FALSE(again.named_range("Assessments").empty());
        Sheet const check(again, "Check");
        EXPECT_EQ(check.shown("B3"), "✓ The tables are in order.") << ending;
    }
}

} // namespace
