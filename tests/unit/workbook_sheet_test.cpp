#include <gtest/gtest.h>

#include "workbooks/sheet.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {
namespace {

Workbook one_sheet(Row row) {
    Workbook book{.title = "T", .description = "D"};
    Sheet sheet{.name = "Prices"};
    sheet.columns = {{.millimetres = 40}};
    sheet.rows.push_back(std::move(row));
    book.sheets.push_back(std::move(sheet));
    return book;
}

bool holds(std::string const& text, std::string_view part) { return text.find(part) != text.npos; }

TEST(workbook_sheet, names_cells) {
    EXPECT_EQ(column_letters(0), "A");
    EXPECT_EQ(column_letters(25), "Z");
    EXPECT_EQ(column_letters(26), "AA");
    EXPECT_EQ(column_letters(52), "BA");
    EXPECT_EQ(column_letters(702), "AAA");
    EXPECT_EQ(cell_name(4, 1), "B5");
    EXPECT_EQ(cell_name(4, 1, true), "$B$5");
}

TEST(workbook_sheet, names_areas_and_quotes_sheets) {
    EXPECT_EQ(absolute("Rules", {4, 1, 9, 12}), "$Rules.$B$5:.$M$10");
    EXPECT_EQ(absolute("Rules", {4, 1, 4, 1}), "$Rules.$B$5");
    EXPECT_EQ(absolute("Left unknown", {0, 0, 0, 0}), "$'Left unknown'.$A$1");
    EXPECT_EQ(range("Rules", {4, 1, 9, 12}), "Rules.B5:Rules.M10");
    EXPECT_EQ(reference("Rules", {4, 1, 9, 12}), "[$Rules.$B$5:.$M$10]");
}

TEST(workbook_sheet, escapes_what_xml_reserves) {
    EXPECT_EQ(escape("a<b & \"c\" > d"), "a&lt;b &amp; &quot;c&quot; &gt; d");
    std::string const xml = content_xml(one_sheet({{text("<script>&")}}));
    EXPECT_TRUE(holds(xml, "<text:p>&lt;script&gt;&amp;</text:p>"));
}

TEST(workbook_sheet, replaces_what_is_no_character_of_xml) {
    EXPECT_EQ(escape(std::string("a\0b\x1b", 4)), "a\ufffdb\ufffd");
    EXPECT_EQ(escape("a\xff\xc3(b"), "a\ufffd\ufffd(b");
    EXPECT_EQ(escape("l'État \n\t&#39;"), "l'État \n\t&amp;#39;");
}

TEST(workbook_sheet, writes_text_as_text_and_numbers_as_numbers) {
    std::string const xml = content_xml(one_sheet({{text("67", "Typed"), number("1.5")}}));
    EXPECT_TRUE(holds(xml, "table:style-name=\"Typed\" office:value-type=\"string\"><text:p>67</text:p>"));
    EXPECT_TRUE(holds(xml, "office:value-type=\"float\" office:value=\"1.5\""));
}

TEST(workbook_sheet, joins_equal_blank_cells_only) {
    std::string const xml =
        content_xml(one_sheet({{blank("A"), blank("A"), blank("B"), blank("A", "list"), blank("A", "list")}}));
    EXPECT_TRUE(holds(xml, "<table:table-cell table:number-columns-repeated=\"2\" table:style-name=\"A\"/>"
                           "<table:table-cell table:style-name=\"B\"/>"
                           "<table:table-cell table:number-columns-repeated=\"2\" table:style-name=\"A\" "
                           "table:content-validation-name=\"list\"/>"));
}

TEST(workbook_sheet, leaves_formulas_without_a_value) {
    std::string const xml = content_xml(one_sheet({{array_formula("F([.A1];\"x\")", 3, 2)}}));
    EXPECT_TRUE(holds(xml, "<table:table-cell table:formula=\"of:=F([.A1];&quot;x&quot;)\" "
                           "table:number-matrix-columns-spanned=\"2\" table:number-matrix-rows-spanned=\"3\"/>"));
}

TEST(workbook_sheet, offers_lists_without_refusing) {
    Workbook book = one_sheet({{blank("A", "levels")}});
    book.validations.push_back({.name = "levels", .values = {"none", "a \"b\""}, .base = "$Prices.$A$1"});
    std::string const xml = content_xml(book);
    EXPECT_TRUE(holds(xml, "of:cell-content-is-in-list(&quot;none&quot;;&quot;a &quot;&quot;b&quot;&quot;&quot;)"));
    EXPECT_TRUE(holds(xml, "table:display-list=\"unsorted\""));
    EXPECT_TRUE(holds(xml, "<table:error-message table:message-type=\"information\" table:display=\"false\"/>"));
}

TEST(workbook_sheet, tells_templates_from_documents) {
    Workbook book = one_sheet({});
    EXPECT_EQ(media_type(book), "application/vnd.oasis.opendocument.spreadsheet");
    book.is_template = true;
    EXPECT_EQ(media_type(book), "application/vnd.oasis.opendocument.spreadsheet-template");
    EXPECT_TRUE(holds(manifest_xml(book), media_type(book)));
}

TEST(workbook_sheet, puts_a_symbol_before_each_verdict) {
    std::string const xml = styles_xml(one_sheet({}));
    for (std::string_view const symbol : {"✓ ", "◐ ", "? ", "✗ ", "! "})
        EXPECT_TRUE(holds(xml, "<number:text>" + std::string(symbol) + "</number:text><number:text-content/>")) << symbol;
}

}  // namespace
}  // namespace adherence::workbooks
