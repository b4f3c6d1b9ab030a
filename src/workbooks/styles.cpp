#include "workbooks/styles.hpp"

namespace adherence::workbooks {

namespace {

std::string text_format(std::string_view name, std::string_view before) {
    return "<number:text-style style:name=\"" + std::string(name) + "\"><number:text>" + escape(before) +
           "</number:text><number:text-content/></number:text-style>\n";
}

std::string number_formats() {
    return "<number:number-style style:name=\"standard\"><number:number number:min-integer-digits=\"1\"/>"
           "</number:number-style>\n"
           "<number:number-style style:name=\"one-decimal\"><number:number number:decimal-places=\"1\" "
           "number:min-decimal-places=\"1\" number:min-integer-digits=\"1\"/></number:number-style>\n"
           "<number:number-style style:name=\"whole-number\"><number:number number:decimal-places=\"0\" "
           "number:min-decimal-places=\"0\" number:min-integer-digits=\"1\"/></number:number-style>\n"
           "<number:text-style style:name=\"as-text\"><number:text-content/></number:text-style>\n" +
           text_format("with-check", "✓ ") + text_format("with-half", "◐ ") + text_format("with-question", "? ") +
           text_format("with-cross", "✗ ") + text_format("with-exclamation", "! ");
}

struct CellStyle {
    std::string_view name, parent = "Default", data = {}, cell = {}, paragraph = {}, text = {};
};

std::string cell_style(CellStyle const& style) {
    std::string xml = "<style:style style:name=\"" + std::string(style.name) +
                      "\" style:family=\"table-cell\" style:parent-style-name=\"" + std::string(style.parent) + "\"";
    if (!style.data.empty()) xml += " style:data-style-name=\"" + std::string(style.data) + "\"";
    xml += ">";
    if (!style.cell.empty()) xml += "<style:table-cell-properties " + std::string(style.cell) + "/>";
    if (!style.paragraph.empty()) xml += "<style:paragraph-properties " + std::string(style.paragraph) + "/>";
    if (!style.text.empty()) xml += "<style:text-properties " + std::string(style.text) + "/>";
    return xml + "</style:style>\n";
}

constexpr std::string_view grid = "fo:border=\"0.5pt solid #c9ced6\" fo:padding=\"0.7mm\" style:vertical-align=\"top\" fo:wrap-option=\"wrap\"";
constexpr std::string_view grid_middle =
    "fo:border=\"0.5pt solid #c9ced6\" fo:padding=\"0.7mm\" style:vertical-align=\"middle\" fo:wrap-option=\"wrap\"";

std::string tinted(std::string_view colour) {
    return "fo:background-color=\"" + std::string(colour) + "\" " + std::string(grid_middle);
}

std::string cell_styles() {
    std::string const head = tinted("#e4e9f0"), bandage = "fo:background-color=\"#cdd6e3\" fo:padding=\"0.7mm\" fo:wrap-option=\"no-wrap\"", chosen = tinted("#fffbe6");
    std::string const blue = tinted("#cfe6f5"), yellow = tinted("#fdf0b8"), grey = tinted("#ececec"),
                      vermilion = tinted("#f8d3c2"), purple = tinted("#ead3e6");
    std::string_view const right = "fo:text-align=\"end\"",
                           left = "fo:text-align=\"start\"";
    std::string_view const bold = "fo:font-weight=\"bold\"";
    std::string_view const plain = "fo:wrap-option=\"no-wrap\"";
    CellStyle const styles[] = {
        {.name = style::title, .cell = plain, .text = "fo:font-size=\"16pt\" fo:font-weight=\"bold\""},
        {.name = style::note, .cell = plain, .text = "fo:color=\"#444444\""},
        {.name = style::note_wrapped, .cell = "fo:wrap-option=\"wrap\" style:vertical-align=\"top\"", .text = "fo:color=\"#444444\""},
        {.name = style::heading, .cell = head, .text = bold},
        {.name = style::band, .cell = bandage, .text = bold},
        {.name = style::ids, .data = "as-text", .cell = grid, .text = "fo:font-size=\"8pt\" fo:color=\"#555555\""},
        {.name = style::label, .cell = head},
        {.name = style::country, .data = "as-text", .cell = grid_middle, .paragraph = left, .text = bold},
        {.name = style::typed, .data = "as-text", .cell = grid_middle, .paragraph = left},
        {.name = style::typed_wide, .data = "as-text", .cell = grid, .paragraph = left},
        {.name = style::number, .data = "standard", .cell = grid, .paragraph = right},
        {.name = style::figure, .data = "one-decimal", .cell = grid_middle, .paragraph = right},
        {.name = style::whole, .data = "whole-number", .cell = grid_middle, .paragraph = right},
        {.name = style::verdict, .cell = grid_middle, .paragraph = left},
        {.name = style::result, .cell = grid, .paragraph = left},
        {.name = style::framework, .data = "as-text", .cell = "fo:border=\"0.5pt solid #c9ced6\" fo:padding=\"0.7mm\" fo:wrap-option=\"no-wrap\"", .text = "fo:color=\"#555555\""},
        {.name = style::nothing, .cell = "fo:border=\"none\"", .text = "fo:color=\"#ffffff\""},
        {.name = style::warned, .cell = vermilion, .paragraph = left},
        {.name = style::choice, .data = "as-text", .cell = chosen, .text = "fo:font-size=\"12pt\" fo:font-weight=\"bold\""},
        {.name = style::last_line, .data = "as-text", .cell = plain, .text = "fo:font-style=\"italic\" fo:color=\"#666666\""},
        {.name = style::eligible, .parent = style::verdict, .data = "with-check", .cell = blue, .text = "fo:color=\"#00395c\" fo:font-weight=\"bold\""},
        {.name = style::conditional, .parent = style::verdict, .data = "with-half", .cell = yellow, .text = "fo:color=\"#4f3b00\" fo:font-weight=\"bold\""},
        {.name = style::open, .parent = style::verdict, .data = "with-question", .cell = grey, .text = "fo:color=\"#3a3a3a\" fo:font-style=\"italic\""},
        {.name = style::not_eligible, .parent = style::verdict, .data = "with-cross", .cell = vermilion, .text = "fo:color=\"#6b1f00\" fo:font-weight=\"bold\""},
        {.name = style::invalid, .parent = style::verdict, .data = "with-exclamation", .cell = purple, .text = "fo:color=\"#4d0f45\" fo:font-weight=\"bold\" fo:font-style=\"italic\""},
    };
    std::string xml;
    for (CellStyle const& each : styles) xml += cell_style(each);
    return xml;
}

std::string page(Workbook const& book) {
    std::string const of = book.language == "nl" ? " van " : " of ";
    return "<style:page-layout style:name=\"landscape\"><style:page-layout-properties fo:page-width=\"297mm\" "
           "fo:page-height=\"210mm\" style:print-orientation=\"landscape\" fo:margin-top=\"10mm\" "
           "fo:margin-bottom=\"10mm\" fo:margin-left=\"12mm\" fo:margin-right=\"12mm\" "
           "style:scale-to-X=\"1\" style:scale-to-Y=\"0\" style:print-page-order=\"ttb\" "
           "style:table-centering=\"none\" style:print=\"objects charts drawings zero-values\"/>"
           "<style:header-style><style:header-footer-properties fo:min-height=\"6mm\" fo:margin-bottom=\"2mm\"/>"
           "</style:header-style><style:footer-style><style:header-footer-properties fo:min-height=\"6mm\" "
           "fo:margin-top=\"2mm\"/></style:footer-style></style:page-layout>\n"
           "</office:automatic-styles>\n<office:master-styles><style:master-page style:name=\"Default\" "
           "style:page-layout-name=\"landscape\"><style:header><style:region-left><text:p>" +
           escape(book.title) +
           "</text:p></style:region-left><style:region-right><text:p><text:sheet-name>?</text:sheet-name></text:p>"
           "</style:region-right></style:header><style:footer><style:region-left><text:p>" +
           escape(book.description) +
           "</text:p></style:region-left><style:region-right><text:p><text:page-number>1</text:page-number>" + of +
           "<text:page-count>1</text:page-count></text:p></style:region-right></style:footer></style:master-page>\n"
           "</office:master-styles>\n";
}

}  // namespace

std::string styles_xml(Workbook const& book) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<office:document-styles xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
           "xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" "
           "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
           "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" office:version=\"1.3\">\n"
           "<office:font-face-decls><style:font-face style:name=\"Liberation Sans\" "
           "svg:font-family=\"'Liberation Sans'\" style:font-family-generic=\"swiss\"/></office:font-face-decls>\n"
           "<office:styles>\n<style:default-style style:family=\"table-cell\"><style:text-properties "
           "style:font-name=\"Liberation Sans\" fo:font-size=\"10pt\" fo:language=\"" +
           book.language + "\" fo:country=\"" + book.country + "\"/></style:default-style>\n" + number_formats() +
           "<style:style style:name=\"Default\" style:family=\"table-cell\"/>\n" + cell_styles() +
           "</office:styles>\n<office:automatic-styles>\n" + page(book) + "</office:document-styles>\n";
}

}  // namespace adherence::workbooks
