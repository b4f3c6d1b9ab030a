// Sheets that are tests and documents at once, and the workbooks that are shipped.
#include "office/office.hpp"

#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XSheetCellCursor.hpp>
#include <com/sun/star/sheet/XUsedAreaCursor.hpp>
#include <com/sun/star/table/CellContentType.hpp>
#include <com/sun/star/table/XCellRange.hpp>
#include <com/sun/star/text/XTextRange.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <iomanip>
#include <set>
#include <sstream>
#include <vector>

namespace {

using namespace adherence::office;
namespace star = com::sun::star;
using std::filesystem::path;

constexpr int not_available = 32767;

std::vector<path> files_in(path const& folder, std::string const& ending) {
    std::vector<path> found;
    if (std::filesystem::exists(folder))
        for (auto const& entry : std::filesystem::directory_iterator(folder))
            if (entry.path().extension() == ending) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

uno::Reference<sheet::XSheetCellCursor> used_area(uno::Any const& one) {
    uno::Reference<sheet::XSpreadsheet> const of(one, uno::UNO_QUERY_THROW);
    auto const cursor = of->createCursor();
    uno::Reference<sheet::XUsedAreaCursor> const used(cursor, uno::UNO_QUERY_THROW);
    used->gotoStartOfUsedArea(false);
    used->gotoEndOfUsedArea(true);
    return cursor;
}

std::vector<uno::Sequence<uno::Sequence<uno::Any>>> contents(uno::Reference<sheet::XSpreadsheetDocument> const& document) {
    uno::Reference<star::container::XIndexAccess> const sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    std::vector<uno::Sequence<uno::Sequence<uno::Any>>> result;
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index) {
        uno::Reference<sheet::XCellRangeData> const data(used_area(sheets->getByIndex(index)), uno::UNO_QUERY_THROW);
        result.push_back(data->getDataArray());
    }
    return result;
}

// The formula cells whose result is a text, or an error where `errors`.
std::vector<uno::Reference<star::table::XCell>> formula_cells(uno::Reference<sheet::XSpreadsheetDocument> const& document, bool errors) {
    uno::Reference<star::container::XIndexAccess> const sheets(document->getSheets(), uno::UNO_QUERY_THROW);
    auto const all = contents(document);
    std::vector<uno::Reference<star::table::XCell>> found;
    for (sal_Int32 index = 0; index < sheets->getCount(); ++index) {
        auto const range = used_area(sheets->getByIndex(index));
        auto const& rows = all[static_cast<std::size_t>(index)];
        for (sal_Int32 row = 0; row < rows.getLength(); ++row)
            for (sal_Int32 column = 0; column < rows.getConstArray()[row].getLength(); ++column) {
                auto const& content = rows.getConstArray()[row].getConstArray()[column];
                rtl::OUString text;
                if (errors ? content.hasValue() : !(content >>= text) || text.isEmpty() || text.getLength() > 30) continue;
                auto const cell = range->getCellByPosition(column, row);
                if (cell->getType() == star::table::CellContentType_FORMULA) found.push_back(cell);
            }
    }
    return found;
}

std::string exactly(uno::Any const& value) {
    double number = 0;
    rtl::OUString text;
    std::ostringstream out;
    if (value >>= number) out << std::setprecision(17) << number;
    else if (value >>= text) out << narrow(text);
    else out << "an error";
    return out.str();
}

// Result, expected, check, formula: the first row whose check is 0 or an error, in words.
std::string first_failing_row(uno::Reference<sheet::XSpreadsheetDocument> const& document) {
    auto const sheets = contents(document);
    for (std::size_t number = 1; number < sheets.size(); ++number)
        for (sal_Int32 row = 1; row < sheets[number].getLength(); ++row) {
            auto const& cells = sheets[number].getConstArray()[row];
            double check = 1;
            if (cells.getLength() < 3) continue;
            auto const& third = cells.getConstArray()[2];
            if (third.hasValue() && (!(third >>= check) || check != 0)) continue;
            return "sheet " + std::to_string(number + 1) + ", row " + std::to_string(row + 1) + ": is " + exactly(cells.getConstArray()[0])
                + ", should be " + exactly(cells.getConstArray()[1]);
        }
    return "no row fails";
}

TEST(sheets, hold_in_every_row) {
    auto const files = files_in(path(ADHERENCE_SOURCE_DIR) / "tests/office/sheets", ".fods");
    ASSERT_FALSE(files.empty());
    for (auto const& file : files) {
        Sheet const sheet(shared_office(), file);
        sheet.calculate_all();
        EXPECT_TRUE(sheet.error("B3") == 0 && sheet.number("B3") == 1) << file.filename() << ": " << first_failing_row(sheet.document());
    }
}

// A copy: someone who looks at the workbook meanwhile holds a lock on it.
path copy_in(Folder const& folder, path const& file) {
    auto const copy = folder.path() / file.filename();
    std::filesystem::copy_file(file, copy);
    return copy;
}

// Only what our own formulas give: a legend's words do not count.
std::set<std::string> verdicts_in(path const& file) {
    static std::set<std::string> const words{"eligible", "conditional", "open", "not eligible", "invalid",
        "in aanmerking", "voorwaardelijk", "niet in aanmerking", "ongeldig"};
    Folder const copies;
    Sheet const sheet(shared_office(), copy_in(copies, file));
    sheet.calculate_all();
    std::set<std::string> found;
    for (auto const& cell : formula_cells(sheet.document(), false)) {
        uno::Reference<star::text::XTextRange> const text(cell, uno::UNO_QUERY_THROW);
        auto const word = narrow(text->getString());
        if (cell->getFormula().indexOf("ADHERENCE.") >= 0 && words.count(word) != 0) found.insert(word);
    }
    return found;
}

TEST(workbooks, with_fictional_countries_show_four_verdicts_or_more) {
    path const folder = path(ADHERENCE_BINARY_DIR) / "workbooks";
    EXPECT_GE(verdicts_in(folder / "fictional-countries.ods").size(), 4u);
    EXPECT_GE(verdicts_in(folder / "fictieve-landen.ods").size(), 4u);
}

// #N/A is an answer: an array formula is taller than its result, a template has no countries yet.
TEST(workbooks, and_templates_open_without_an_error_in_a_cell) {
    path const folder = path(ADHERENCE_BINARY_DIR) / "workbooks";
    auto files = files_in(folder, ".ots");
    ASSERT_FALSE(files.empty());
    for (auto const& book : files_in(folder, ".ods")) files.push_back(book);
    for (auto const& file : files) {
        Folder const copies;
        Sheet const sheet(shared_office(), copy_in(copies, file));
        sheet.calculate_all();
        std::size_t wrong = 0;
        for (auto const& cell : formula_cells(sheet.document(), true))
            if (cell->getError() != not_available && ++wrong <= 3)
                ADD_FAILURE() << file.filename() << ": " << narrow(cell->getFormula()) << " gives error " << cell->getError();
        EXPECT_EQ(wrong, 0u) << file.filename();
    }
}

} // namespace
