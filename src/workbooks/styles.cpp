#include "workbooks/styles.hpp"

#include <algorithm>

#include "core/report/verdict_tint.hpp"
#include "workbooks/texts.hpp"

namespace adherence::workbooks {

namespace {

/// A format's code in the office, and its name in a file.
struct Format {
    std::string_view code, name;
};
constexpr Format formats[] = {{"General", "standard"},        {"0.0", "one-decimal"},         {"0", "whole-number"},
                              {"@", "as-text"},               {"YYYY-MM-DD", "iso-day"},      {"\"✓ \"@", "with-check"},       {"\"◐ \"@", "with-half"},
                              {"\"? \"@", "with-question"},   {"\"✗ \"@", "with-cross"},       {"\"! \"@", "with-exclamation"}};

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
           "<number:text-style style:name=\"as-text\"><number:text-content/></number:text-style>\n"
           "<number:date-style style:name=\"iso-day\"><number:year number:style=\"long\"/><number:text>-</number:text>"
           "<number:month number:style=\"long\"/><number:text>-</number:text><number:day number:style=\"long\"/>"
           "</number:date-style>\n" +
           text_format("with-check", "✓ ") + text_format("with-half", "◐ ") + text_format("with-question", "? ") +
           text_format("with-cross", "✗ ") + text_format("with-exclamation", "! ");
}

std::string number_style(std::string_view format) {
    auto const found = std::ranges::find(formats, format, &Format::code);
    return std::string(found->name);
}

std::string properties(std::string_view element, std::string const& attributes) {
    return attributes.empty() ? std::string() : "<style:" + std::string(element) + attributes + "/>";
}

std::string cell_style(CellStyle const& style) {
    std::string xml = "<style:style style:name=\"" + std::string(style.name) +
                      "\" style:family=\"table-cell\" style:parent-style-name=\"" + std::string(style.parent) + "\"";
    if (!style.format.empty()) xml += " style:data-style-name=\"" + number_style(style.format) + "\"";
    std::string cell, paragraph, text;
    if (style.ground) cell += " fo:background-color=\"" + colour_text(*style.ground) + "\"";
    if (style.border == CellStyle::Border::thin) cell += " fo:border=\"0.5pt solid " + colour_text(border_colour) + "\"";
    if (style.border == CellStyle::Border::none) cell += " fo:border=\"none\"";
    if (style.padded) cell += " fo:padding=\"0.7mm\"";
    if (style.vertical == CellStyle::Vertical::top) cell += " style:vertical-align=\"top\"";
    if (style.vertical == CellStyle::Vertical::middle) cell += " style:vertical-align=\"middle\"";
    if (style.shrinks) cell += " style:shrink-to-fit=\"true\"";
    if (style.wrap == CellStyle::Wrap::yes) cell += " fo:wrap-option=\"wrap\"";
    if (style.wrap == CellStyle::Wrap::no) cell += " fo:wrap-option=\"no-wrap\"";
    if (style.horizontal == CellStyle::Horizontal::left) paragraph += " fo:text-align=\"start\"";
    if (style.horizontal == CellStyle::Horizontal::right) paragraph += " fo:text-align=\"end\"";
    if (style.ink) text += " fo:color=\"" + colour_text(*style.ink) + "\"";
    if (style.points > 0) text += " fo:font-size=\"" + std::to_string(static_cast<int>(style.points)) + "pt\"";
    if (style.bold) text += " fo:font-weight=\"bold\"";
    if (style.italic) text += " fo:font-style=\"italic\"";
    return xml + ">" + properties("table-cell-properties", cell) + properties("paragraph-properties", paragraph) +
           properties("text-properties", text) + "</style:style>\n";
}

using Border = CellStyle::Border;
using Wrap = CellStyle::Wrap;
using Vertical = CellStyle::Vertical;
using Horizontal = CellStyle::Horizontal;

constexpr CellStyle plain(CellStyle style) {
    style.wrap = Wrap::no;
    return style;
}
constexpr CellStyle in_grid(CellStyle style, Vertical vertical = Vertical::middle) {
    style.border = Border::thin;
    style.padded = true;
    style.wrap = Wrap::yes;
    style.vertical = vertical;
    return style;
}

constexpr std::string_view as_text = "@";

constexpr CellStyle all_styles[] = {
    plain({.name = style::title, .bold = true, .points = 16}),
    plain({.name = style::note, .ink = 0x444444}),
    {.name = style::note_wrapped, .ink = 0x444444, .wrap = Wrap::yes, .vertical = Vertical::top},
    in_grid({.name = style::heading, .ground = 0xe4e9f0, .bold = true}),
    {.name = style::band, .ground = 0xcdd6e3, .padded = true, .wrap = Wrap::no, .bold = true},
    in_grid({.name = style::ids, .format = as_text, .ink = 0x555555, .points = 8}, Vertical::top),
    in_grid({.name = style::label, .ground = 0xe4e9f0}),
    in_grid({.name = style::country, .format = as_text, .horizontal = Horizontal::left, .bold = true}),
    in_grid({.name = style::typed, .format = as_text, .horizontal = Horizontal::left}),
    in_grid({.name = style::typed_wide, .format = as_text, .horizontal = Horizontal::left}, Vertical::top),
    in_grid({.name = style::number, .format = "General", .horizontal = Horizontal::right}, Vertical::top),
    in_grid({.name = style::frozen, .format = "General", .horizontal = Horizontal::left}),
    in_grid({.name = style::date, .format = "YYYY-MM-DD", .horizontal = Horizontal::left}),
    in_grid({.name = style::figure, .format = "0.0", .horizontal = Horizontal::right}),
    in_grid({.name = style::whole, .format = "0", .horizontal = Horizontal::right}),
    in_grid({.name = style::verdict, .horizontal = Horizontal::left}),
    in_grid({.name = style::result, .horizontal = Horizontal::left}, Vertical::top),
    {.name = style::framework, .format = as_text, .ink = 0x555555, .border = Border::thin, .padded = true, .wrap = Wrap::no},
    {.name = style::nothing, .ink = 0xffffff, .border = Border::none},
    {.name = style::warned, .ground = 0xf8d3c2, .border = Border::thin, .padded = true, .wrap = Wrap::yes, .vertical = Vertical::middle, .horizontal = Horizontal::left},
    in_grid({.name = style::choice, .format = as_text, .ground = 0xfffbe6, .bold = true, .points = 12}),
    {.name = style::small, .border = Border::thin, .wrap = Wrap::no, .vertical = Vertical::middle, .horizontal = Horizontal::left, .points = 9, .shrinks = true},
    {.name = style::small_figure, .parent = style::small, .format = "0.0", .horizontal = Horizontal::right},
    in_grid({.name = style::small_wrapped, .horizontal = Horizontal::left, .points = 9}, Vertical::top),
    {.name = style::marking, .ink = 0x6b1f00, .wrap = Wrap::no, .horizontal = Horizontal::right, .bold = true, .points = 12},
    plain({.name = style::last_line, .format = as_text, .ink = 0x666666, .italic = true}),
    in_grid({.name = style::eligible, .parent = style::verdict, .format = "\"✓ \"@", .ground = tint_of(Verdict::eligible).ground, .ink = tint_of(Verdict::eligible).ink, .bold = true}),
    in_grid({.name = style::conditional, .parent = style::verdict, .format = "\"◐ \"@", .ground = tint_of(Verdict::conditional).ground, .ink = tint_of(Verdict::conditional).ink, .bold = true}),
    in_grid({.name = style::open, .parent = style::verdict, .format = "\"? \"@", .ground = tint_of(Verdict::open).ground, .ink = tint_of(Verdict::open).ink, .italic = true}),
    in_grid({.name = style::not_eligible, .parent = style::verdict, .format = "\"✗ \"@", .ground = tint_of(Verdict::not_eligible).ground, .ink = tint_of(Verdict::not_eligible).ink, .bold = true}),
    in_grid({.name = style::invalid, .parent = style::verdict, .format = "\"! \"@", .ground = tint_of(Verdict::invalid).ground, .ink = tint_of(Verdict::invalid).ink, .bold = true, .italic = true}),
};

std::string cell_styles_xml() {
    std::string xml;
    for (CellStyle const& each : all_styles) xml += cell_style(each);
    return xml;
}

std::string page(Workbook const& book) {
    std::string const of(texts_in(book.language).page_of);
    std::string const marking = book.marking.empty() ? "" : "<style:region-center><text:p>" + escape(book.marking) + "</text:p></style:region-center>";
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
           "</text:p></style:region-left>" +
           marking +
           "<style:region-right><text:p><text:sheet-name>?</text:sheet-name></text:p>"
           "</style:region-right></style:header><style:footer><style:region-left><text:p>" +
           escape(book.description) +
           "</text:p></style:region-left>" +
           marking +
           "<style:region-right><text:p><text:page-number>1</text:page-number>" + of +
           "<text:page-count>1</text:page-count></text:p></style:region-right></style:footer></style:master-page>\n"
           "</office:master-styles>\n";
}

}  // namespace

std::span<CellStyle const> cell_styles() { return all_styles; }

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
           "<style:style style:name=\"Default\" style:family=\"table-cell\"/>\n" + cell_styles_xml() +
           "</office:styles>\n<office:automatic-styles>\n" + page(book) + "</office:document-styles>\n";
}

}  // namespace adherence::workbooks
