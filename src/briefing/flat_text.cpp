#include "briefing/flat_text.hpp"

#include <algorithm>
#include <array>
#include <boost/archive/iterators/base64_from_binary.hpp>
#include <boost/archive/iterators/transform_width.hpp>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

#include "core/report/scorecard.hpp"
#include "core/report/verdict_tint.hpp"

namespace adherence {

namespace {

struct Paper {
    double width, height;
};
constexpr Paper a4{210, 297}, us_letter{215.9, 279.4};
constexpr int heading_levels = 3;
constexpr double column_gap = 6, side = 20, top = 10, bottom = 9, head_height = 6;  // millimetres

constexpr std::string_view locale_of(std::string_view language) {
    return language == "nl" ? "NL" : language == "fr" ? "FR" : language == "de" ? "DE" : "GB";
}

std::string millimetres(double value) {
    // Hundredths, as whole numbers, so that no locale matters.
    auto const hundredths = static_cast<long>(value * 100 + 0.5);
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%ld.%02ldmm", hundredths / 100, hundredths % 100);
    return text.data();
}

std::string base64(std::string_view bytes) {
    using namespace boost::archive::iterators;
    using Sextets = base64_from_binary<transform_width<std::string_view::const_iterator, 6, 8>>;
    std::string text(Sextets(bytes.begin()), Sextets(bytes.end()));
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

/// Line ends and runs of blanks stand as they were written.
std::string inline_text(std::string_view text) {
    std::string xml;
    std::string escaped = escape_xml(text);
    for (std::size_t i = 0; i < escaped.size(); ++i) {
        char const c = escaped[i];
        bool const of_two = c == '\r' && i + 1 < escaped.size() && escaped[i + 1] == '\n';
        if (of_two) continue;
        if (c == '\n' || c == '\r') xml += "<text:line-break/>";
        else if (c == '\t') xml += "<text:tab/>";
        else if (c == ' ' && (i == 0 || escaped[i - 1] == ' ')) xml += "<text:s/>";
        else xml += c;
    }
    return xml;
}

constexpr std::string_view root =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
    "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
    "xmlns:svg=\"urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
    "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" "
    "xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\" "
    "office:version=\"1.3\" office:mimetype=\"application/vnd.oasis.opendocument.text\">\n";

constexpr std::string_view fonts =
    "<office:font-face-decls>"
    "<style:font-face style:name=\"Text\" svg:font-family=\"&apos;Liberation Sans&apos;\" style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
    "<style:font-face style:name=\"Signs\" svg:font-family=\"&apos;DejaVu Sans&apos;\" style:font-family-generic=\"swiss\" style:font-pitch=\"variable\"/>"
    "</office:font-face-decls>\n";

std::string meta(std::string_view title, std::string_view author, std::string_view date, std::string_view language) {
    std::string xml = "<office:meta><dc:title>" + escape_xml(title) + "</dc:title>";
    if (!author.empty()) xml += "<meta:initial-creator>" + escape_xml(author) + "</meta:initial-creator><dc:creator>" + escape_xml(author) + "</dc:creator>";
    std::string const day = escape_xml(date);
    if (!day.empty()) xml += "<meta:creation-date>" + day + "T00:00:00</meta:creation-date><dc:date>" + day + "T00:00:00</dc:date>";
    return xml + "<dc:language>" + escape_xml(language) + "-" +
           std::string(locale_of(language)) + "</dc:language></office:meta>\n";
}

struct ParagraphStyle {
    std::string_view name, shown, parent, next, paragraph, text;
    int outline = 0;
};

// What is not said is as in the parent. Sizes in points, distances in millimetres. No borders: LibreOffice 7.4 paints those of
// paragraphs, heads and feet into PDF as if they were content without a tag.
constexpr ParagraphStyle paragraph_styles[] = {
    {"Standard", "", "", "", "fo:margin-top=\"0mm\" fo:margin-bottom=\"2mm\" fo:line-height=\"115%\" fo:orphans=\"2\" fo:widows=\"2\"", "fo:font-size=\"10pt\" fo:color=\"#1f2328\""},
    // Space above: Word knows none below tables.
    {"Text_20_body", "Text body", "Standard", "", "fo:margin-top=\"1.5mm\"", ""},
    {"Heading", "", "Standard", "Text_20_body", "fo:margin-top=\"4mm\" fo:margin-bottom=\"2mm\" fo:keep-with-next=\"always\" fo:line-height=\"105%\"", "fo:font-weight=\"bold\" fo:color=\"#1b3a5c\""},
    {"Title", "", "Heading", "Subtitle", "fo:margin-top=\"0mm\" fo:margin-bottom=\"1mm\"", "fo:font-size=\"22pt\""},
    {"Subtitle", "", "Standard", "Standard", "fo:margin-bottom=\"5mm\"", "fo:font-size=\"11pt\" fo:color=\"#5d6670\""},
    {"Heading_20_1", "Heading 1", "Heading", "Standard", "fo:margin-top=\"5mm\" fo:margin-bottom=\"2mm\"", "fo:font-size=\"16pt\"", 1},
    {"Heading_20_2", "Heading 2", "Heading", "Standard", "fo:margin-top=\"5mm\" fo:margin-bottom=\"1.5mm\"", "fo:font-size=\"13pt\"", 2},
    {"Heading_20_3", "Heading 3", "Heading", "Standard", "fo:margin-top=\"3.5mm\" fo:margin-bottom=\"1mm\"", "fo:font-size=\"10.5pt\"", 3},
    {"Lead", "", "Standard", "Standard", "fo:margin-bottom=\"2.5mm\" fo:padding=\"2mm\" fo:background-color=\"#eef3f9\"", ""},
    {"Note", "", "Standard", "", "fo:margin-bottom=\"1mm\" fo:keep-with-next=\"always\"", "fo:font-size=\"8.5pt\" fo:color=\"#4a525b\""},
    {"List_20_1", "List 1", "Standard", "", "fo:margin-bottom=\"1mm\"", ""},
    {"Table_20_Contents", "Table Contents", "Standard", "", "fo:margin-bottom=\"0mm\" fo:line-height=\"105%\" fo:orphans=\"0\" fo:widows=\"0\"", "fo:font-size=\"9.5pt\""},
    {"Table_20_Heading", "Table Heading", "Table_20_Contents", "", "fo:keep-with-next=\"always\"", "fo:font-weight=\"bold\""},
    {"Table_20_Figure", "Table Figure", "Table_20_Contents", "", "fo:text-align=\"end\"", ""},
    {"Table_20_Figure_20_Heading", "Table Figure Heading", "Table_20_Heading", "", "fo:text-align=\"end\"", ""},
    {"Dense_20_Contents", "Dense Contents", "Table_20_Contents", "", "fo:line-height=\"100%\"", "fo:font-size=\"8pt\""},
    {"Dense_20_Heading", "Dense Heading", "Dense_20_Contents", "", "fo:keep-with-next=\"always\"", "fo:font-weight=\"bold\""},
    {"Dense_20_Figure", "Dense Figure", "Dense_20_Contents", "", "fo:text-align=\"end\"", ""},
    {"Dense_20_Figure_20_Heading", "Dense Figure Heading", "Dense_20_Heading", "", "fo:text-align=\"end\"", ""},
    {"Tight_20_Contents", "Tight Contents", "Dense_20_Contents", "", "", "fo:font-size=\"7pt\""},
    {"Tight_20_Heading", "Tight Heading", "Dense_20_Heading", "", "", "fo:font-size=\"7pt\""},
    {"Tight_20_Figure", "Tight Figure", "Dense_20_Figure", "", "", "fo:font-size=\"7pt\""},
    {"Tight_20_Figure_20_Heading", "Tight Figure Heading", "Dense_20_Figure_20_Heading", "", "", "fo:font-size=\"7pt\""},
    {"Caption", "", "Standard", "", "fo:margin-top=\"1mm\" fo:margin-bottom=\"1mm\"", "fo:font-size=\"8.5pt\" fo:color=\"#4a525b\""},
    {"Table", "", "Caption", "", "fo:margin-top=\"2.5mm\" fo:keep-with-next=\"always\"", ""},
    {"Figure", "", "Caption", "", "fo:margin-bottom=\"3mm\"", ""},
    {"Drawing", "", "Standard", "", "fo:margin-top=\"2mm\" fo:margin-bottom=\"1mm\" fo:line-height=\"100%\" fo:keep-with-next=\"always\"", ""},
    {"Drawing_20_alone", "Drawing alone", "Drawing", "", "fo:margin-bottom=\"2mm\" fo:keep-with-next=\"auto\"", ""},
    {"Header", "", "Standard", "", "fo:margin-bottom=\"0mm\" fo:text-align=\"center\"", "fo:font-size=\"9pt\""},
    {"Footer", "", "Standard", "", "fo:margin-bottom=\"0mm\" fo:line-height=\"100%\"", "fo:font-size=\"7.5pt\" fo:color=\"#4a525b\""},
    {"Contents_20_Heading", "Contents Heading", "Heading", "", "fo:margin-top=\"4mm\"", "fo:font-size=\"13pt\""},
    {"Contents_20_1", "Contents 1", "Standard", "", "fo:margin-bottom=\"0.6mm\"", ""},
    {"Contents_20_2", "Contents 2", "Standard", "", "fo:margin-bottom=\"0.3mm\" fo:margin-left=\"5mm\"", "fo:font-size=\"9pt\""},
    {"Contents_20_3", "Contents 3", "Contents_20_2", "", "fo:margin-left=\"10mm\"", ""},
};

/// \param width of a page's text, and of a column of the table of contents
std::string paragraph_style(ParagraphStyle const& style, double width, double contents_width) {
    std::string xml = "<style:style style:name=\"" + std::string(style.name) + "\" style:family=\"paragraph\"";
    auto const put = [&](char const* name, std::string_view value) {
        if (!value.empty()) xml += " style:" + std::string(name) + "=\"" + std::string(value) + "\"";
    };
    put("display-name", style.shown);
    put("parent-style-name", style.parent);
    put("next-style-name", style.next);
    if (style.outline > 0) xml += " style:default-outline-level=\"" + std::to_string(style.outline) + "\"";
    xml += " style:class=\"text\"><style:paragraph-properties " + std::string(style.paragraph) + ">";
    bool const contents = style.name.starts_with("Contents_20_") && style.name != "Contents_20_Heading";
    double const indent = style.name == "Contents_20_2" ? 5 : style.name == "Contents_20_3" ? 10 : 0;
    if (contents || style.name == "Footer")
        xml += "<style:tab-stops><style:tab-stop style:position=\"" + millimetres((contents ? contents_width : width) - indent) + "\" style:type=\"right\"" +
               (contents ? " style:leader-style=\"dotted\" style:leader-text=\".\"" : "") + "/></style:tab-stops>";
    return xml + "</style:paragraph-properties><style:text-properties " + std::string(style.text) + "/></style:style>\n";
}

/// Of a cell: no ink leaves its text as it is.
struct Tint {
    std::string name, ground, ink;
};
Tint of(Verdict verdict) {
    VerdictTint const tint = tint_of(verdict);
    return {std::string(tint.name), colour_text(tint.ground), colour_text(tint.ink)};
}
Tint const plain{"plain", "", ""}, head{"head", "#e4e9f0", ""};
Tint const tints[] = {plain,
                          head,
                          of(Verdict::eligible),
                          of(Verdict::conditional),
                          of(Verdict::open),
                          of(Verdict::not_eligible),
                          of(Verdict::invalid)};

enum class Size { usual, dense, tight };
constexpr Size sizes[] = {Size::usual, Size::dense, Size::tight};
constexpr std::string_view prefix_of(Size size) { return size == Size::usual ? "Table_20_" : size == Size::dense ? "Dense_20_" : "Tight_20_"; }
constexpr std::string_view padding_of(Size size) { return size == Size::usual ? "0.9mm" : size == Size::dense ? "0.45mm" : "0.18mm"; }
Size size_of(DocumentTable const& table) { return table.tight ? Size::tight : table.dense ? Size::dense : Size::usual; }

class FlatText {
public:
    explicit FlatText(Document const& document) : document_(document), paper_(document.letter ? us_letter : a4) {}

    std::string write() {
        std::string body = front();
        for (DocumentBlock const& block : document_.blocks) {
            if (!std::holds_alternative<DocumentParagraph>(block) || std::get<DocumentParagraph>(block).kind != DocumentParagraph::Kind::item) body += close_list();
            body += std::visit([this](auto const& one) { return write(one); }, block);
        }
        body += close_list();
        return std::string(root) + meta(document_.title, document_.author, document_.date_iso, document_.language) + std::string(settings()) + std::string(fonts) + styles() + automatic_styles() + master() +
               "<office:body><office:text text:use-soft-page-breaks=\"false\"><text:sequence-decls><text:sequence-decl text:display-outline-level=\"0\" text:name=\"Table\"/>"
               "<text:sequence-decl text:display-outline-level=\"0\" text:name=\"Figure\"/></text:sequence-decls>\n" +
               body + "</office:text></office:body></office:document>\n";
    }

private:
    [[nodiscard]] double width() const { return paper_.width - 2 * side; }
    /// Of one level, as of many countries, they are short and many.
    [[nodiscard]] int contents_columns() const { return document_.contents == 1 ? 3 : 1; }
    [[nodiscard]] double contents_width() const { return (width() - (contents_columns() - 1) * column_gap) / contents_columns(); }

    /// The user's name and the printer have no place in what is handed over.
    [[nodiscard]] static std::string_view settings() {
        return "<office:settings><config:config-item-set xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" config:name=\"ooo:configuration-settings\">"
               "<config:config-item config:name=\"ApplyUserData\" config:type=\"boolean\">false</config:config-item>"
               "<config:config-item config:name=\"SaveThumbnail\" config:type=\"boolean\">false</config:config-item>"
               "<config:config-item config:name=\"PrinterIndependentLayout\" config:type=\"string\">high-resolution</config:config-item>"
               "<config:config-item config:name=\"LoadReadonly\" config:type=\"boolean\">false</config:config-item>"
               "</config:config-item-set></office:settings>\n";
    }

    [[nodiscard]] std::string styles() const {
        std::string xml = "<office:styles><style:default-style style:family=\"paragraph\"><style:text-properties style:font-name=\"Text\" style:font-name-asian=\"Text\" "
                          "style:font-name-complex=\"Text\" fo:language=\"" +
                          escape_xml(document_.language) + "\" fo:country=\"" + std::string(locale_of(document_.language)) + "\" fo:hyphenate=\"false\"/></style:default-style>\n";
        for (ParagraphStyle const& style : paragraph_styles) xml += paragraph_style(style, width(), contents_width());
        xml += "<style:style style:name=\"Marking\" style:family=\"text\"><style:text-properties fo:color=\"#6b1f00\" fo:font-weight=\"bold\" fo:letter-spacing=\"0.02cm\"/></style:style>"
               "<style:style style:name=\"Sign\" style:family=\"text\"><style:text-properties style:font-name=\"Signs\"/></style:style>"
               "<style:style style:name=\"Index_20_Link\" style:display-name=\"Index Link\" style:family=\"text\"/>\n";
        for (Tint const& tint : tints)
            if (!tint.ink.empty())
                xml += "<style:style style:name=\"Verdict_20_" + std::string(tint.name) + "\" style:family=\"text\"><style:text-properties fo:color=\"" + std::string(tint.ink) +
                       "\" fo:font-weight=\"bold\"/></style:style>\n";
        xml += "<style:style style:name=\"Drawing_20_frame\" style:display-name=\"Drawing frame\" style:family=\"graphic\"><style:graphic-properties text:anchor-type=\"as-char\" "
               "style:vertical-pos=\"top\" style:vertical-rel=\"baseline\" fo:margin=\"0mm\" fo:padding=\"0mm\" fo:border=\"none\"/></style:style>\n"
               "<text:outline-style style:name=\"Outline\">";
        for (int level = 1; level <= heading_levels; ++level) xml += "<text:outline-level-style text:level=\"" + std::to_string(level) + "\" style:num-format=\"\"/>";
        xml += "</text:outline-style>"
               "<text:list-style style:name=\"Points\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"><style:list-level-properties "
               "text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"listtab\" "
               "text:list-tab-stop-position=\"5mm\" fo:text-indent=\"-4mm\" fo:margin-left=\"5mm\"/></style:list-level-properties></text:list-level-style-bullet></text:list-style>\n";
        return xml + "</office:styles>\n";
    }

    /// Writer knows no named styles of tables and cells.
    [[nodiscard]] std::string automatic_styles() {
        std::string xml = "<office:automatic-styles>"
                          "<style:page-layout style:name=\"Page\"><style:page-layout-properties fo:page-width=\"" +
                          millimetres(paper_.width) + "\" fo:page-height=\"" + millimetres(paper_.height) + "\" style:print-orientation=\"portrait\" fo:margin-top=\"" + millimetres(top) +
                          "\" fo:margin-bottom=\"" + millimetres(bottom) + "\" fo:margin-left=\"" + millimetres(side) + "\" fo:margin-right=\"" + millimetres(side) +
                          "\"/><style:header-style><style:header-footer-properties fo:min-height=\"" + millimetres(head_height) +
                          "\" fo:margin-bottom=\"3mm\" style:dynamic-spacing=\"false\"/></style:header-style><style:footer-style><style:header-footer-properties fo:min-height=\"" +
                          millimetres(head_height) + "\" fo:margin-top=\"3mm\" style:dynamic-spacing=\"false\"/></style:footer-style></style:page-layout>\n";
        for (Tint const& tint : tints)
            for (Size const size : sizes) {
                xml += "<style:style style:name=\"" + cell_style(tint, size) + "\" style:family=\"table-cell\"><style:table-cell-properties style:vertical-align=\"" +
                       (tint.name == "head" ? "bottom" : "middle") + "\" fo:border-top=\"none\" fo:border-left=\"none\" fo:border-right=\"none\" fo:border-bottom=\"" +
                       (tint.name == "head" ? "1pt solid #9aa7b8" : "0.5pt solid #d5dae1") + "\" fo:padding-left=\"1.2mm\" fo:padding-right=\"1.2mm\" fo:padding-top=\"" +
                       std::string(padding_of(size)) + "\" fo:padding-bottom=\"" + std::string(padding_of(size)) + "\"";
                if (!tint.ground.empty()) xml += " fo:background-color=\"" + std::string(tint.ground) + "\"";
                xml += "/></style:style>";
            }
        // Where no row may be parted, LibreOffice 7.4 leaves out all rows behind a header that falls on the foot of a page.
        xml += "<style:style style:name=\"Row\" style:family=\"table-row\"><style:table-row-properties fo:keep-together=\"auto\"/></style:style>"
               "<style:style style:name=\"New_20_page_20_1\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_1\"><style:paragraph-properties fo:break-before=\"page\" fo:margin-top=\"0mm\"/></style:style>"
               "<style:style style:name=\"New_20_page_20_2\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_2\"><style:paragraph-properties fo:break-before=\"page\" fo:margin-top=\"0mm\"/></style:style>"
               "<style:style style:name=\"New_20_page_20_3\" style:family=\"paragraph\" style:parent-style-name=\"Heading_20_3\"><style:paragraph-properties fo:break-before=\"page\" fo:margin-top=\"0mm\"/></style:style>\n";
        xml += "<style:style style:name=\"Contents_20_section\" style:family=\"section\"><style:section-properties style:editable=\"false\" "
               "text:dont-balance-text-columns=\"false\"><style:columns fo:column-count=\"" +
               std::to_string(contents_columns()) + "\" fo:column-gap=\"" + millimetres(column_gap) + "\"/></style:section-properties></style:style>";
        xml += table_styles_;
        return xml + "</office:automatic-styles>\n";
    }
    [[nodiscard]] static std::string cell_style(Tint const& tint, Size size) { return std::string(prefix_of(size)) + std::string(tint.name); }

    [[nodiscard]] std::string marking() const {
        return document_.marking.empty() ? std::string() : "<text:span text:style-name=\"Marking\">" + inline_text(document_.marking) + "</text:span>";
    }
    [[nodiscard]] std::string master() const {
        std::string page = inline_text(document_.page_of);
        auto const field = [&](std::string_view place, std::string_view element) {
            if (auto const at = page.find(place); at != page.npos) page.replace(at, place.size(), element);
        };
        field("{pages}", "<text:page-count>1</text:page-count>");
        field("{page}", "<text:page-number text:select-page=\"current\">1</text:page-number>");
        std::string foot = "<text:p text:style-name=\"Footer\">" + inline_text(document_.footer) + "<text:tab/>" + page + "</text:p>";
        if (!document_.marking.empty()) foot += "<text:p text:style-name=\"Header\">" + marking() + "</text:p>";
        return "<office:master-styles><style:master-page style:name=\"Standard\" style:page-layout-name=\"Page\"><style:header><text:p text:style-name=\"Header\">" + marking() +
               "</text:p></style:header><style:footer>" + foot + "</style:footer></style:master-page></office:master-styles>\n";
    }

    // ---- the text --------------------------------------------------------------------------------------------------

    [[nodiscard]] static std::string paragraph(std::string_view style, std::string const& content) {
        return "<text:p text:style-name=\"" + std::string(style) + "\">" + content + "</text:p>\n";
    }

    [[nodiscard]] std::string front() {
        return paragraph("Title", inline_text(document_.title)) + (document_.subtitle.empty() ? "" : paragraph("Subtitle", inline_text(document_.subtitle)));
    }

    [[nodiscard]] std::string contents() const {
        int const deepest = std::min(document_.contents, heading_levels);
        std::string const levels = std::to_string(deepest);
        std::string xml = "<text:table-of-content text:style-name=\"Contents_20_section\" text:protected=\"true\" text:name=\"" + escape_xml(document_.contents_title) +
                          "\"><text:table-of-content-source text:outline-level=\"" + levels + "\"><text:index-title-template text:style-name=\"Contents_20_Heading\">" +
                          escape_xml(document_.contents_title) + "</text:index-title-template>";
        for (int level = 1; level <= deepest; ++level)
            xml += "<text:table-of-content-entry-template text:outline-level=\"" + std::to_string(level) + "\" text:style-name=\"Contents_20_" + std::to_string(level) +
                   "\"><text:index-entry-link-start text:style-name=\"Index_20_Link\"/><text:index-entry-text/><text:index-entry-tab-stop style:type=\"right\" "
                   "style:leader-char=\".\"/><text:index-entry-page-number/><text:index-entry-link-end/></text:table-of-content-entry-template>";
        return xml + "</text:table-of-content-source><text:index-body><text:index-title text:name=\"Contents_Head\"><text:p text:style-name=\"Contents_20_Heading\">" +
               escape_xml(document_.contents_title) + "</text:p></text:index-title></text:index-body></text:table-of-content>\n";
    }

    [[nodiscard]] std::string write(DocumentHeading const& heading) {
        std::string const level = std::to_string(std::clamp(heading.level, 1, heading_levels));
        // It comes before the first heading: after what says what this is.
        std::string const before = !contents_written_ && document_.contents > 0 ? contents() : "";
        contents_written_ = true;
        return before + "<text:h text:style-name=\"" + (heading.new_page ? "New_20_page_20_" : "Heading_20_") + level + "\" text:outline-level=\"" + level + "\">" + with_signs(heading.text) +
               "</text:h>\n";
    }

    /// The signs of verdicts are not in every font.
    [[nodiscard]] static std::string with_signs(std::string_view text) {
        std::string xml = inline_text(text);
        for (Verdict const verdict : {Verdict::eligible, Verdict::conditional, Verdict::not_eligible}) {
            std::string const sign(symbol_of(verdict)), styled = "<text:span text:style-name=\"Sign\">" + sign + "</text:span>";
            for (std::size_t at = xml.find(sign); at != xml.npos; at = xml.find(sign, at + styled.size())) xml.replace(at, sign.size(), styled);
        }
        return xml;
    }

    [[nodiscard]] std::string write(DocumentParagraph const& one) {
        switch (one.kind) {
            case DocumentParagraph::Kind::body: return paragraph("Text_20_body", with_signs(one.text));
            case DocumentParagraph::Kind::lead: return paragraph("Lead", with_signs(one.text));
            case DocumentParagraph::Kind::note: return paragraph("Note", with_signs(one.text));
            case DocumentParagraph::Kind::item: break;
        }
        std::string const open = in_list_ ? "" : "<text:list text:style-name=\"Points\">";
        in_list_ = true;
        return open + "<text:list-item>" + paragraph("List_20_1", with_signs(one.text)) + "</text:list-item>";
    }
    [[nodiscard]] std::string close_list() {
        bool const open = in_list_;
        in_list_ = false;
        return open ? "</text:list>\n" : "";
    }

    [[nodiscard]] std::string caption(std::string_view style, std::string const& word, std::size_t number, std::string const& text) const {
        std::string const name(style);
        return paragraph(style, inline_text(word) + " <text:sequence text:name=\"" + name + "\" text:formula=\"ooow:" + name + "+1\" style:num-format=\"1\">" + std::to_string(number) +
                                    "</text:sequence>: " + inline_text(text));
    }

    [[nodiscard]] std::string write(DocumentTable const& table) {
        if (table.columns.empty()) return {};
        std::string const style = "Table" + std::to_string(++tables_), name = unique_name(table.caption);
        auto const sound = [](DocumentTable::Column const& column) { return column.share > 0 && std::isfinite(column.share); };
        bool const shared = std::ranges::all_of(table.columns, sound);
        auto const share = [&](DocumentTable::Column const& column) { return shared ? column.share : 1; };
        double sum = 0;
        for (DocumentTable::Column const& column : table.columns) sum += share(column);
        table_styles_ += "<style:style style:name=\"" + style + "\" style:family=\"table\"><style:table-properties style:width=\"" + millimetres(width()) +
                         "\" table:align=\"margins\" fo:margin-top=\"0mm\" fo:margin-bottom=\"3mm\" table:border-model=\"collapsing\"/></style:style>";
        std::string columns;
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            std::string const of = style + ".C" + std::to_string(c);
            table_styles_ += "<style:style style:name=\"" + of + "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" +
                             millimetres(width() * share(table.columns[c]) / sum) + "\"/></style:style>";
            columns += "<table:table-column table:style-name=\"" + of + "\"/>";
        }
        table_styles_ += '\n';
        std::string xml = table.captioned ? caption("Table", document_.table_word, ++captioned_tables_, table.caption) : "";
        xml += "<table:table table:name=\"" + name + "\" table:style-name=\"" + style + "\">" + columns + "<table:table-header-rows><table:table-row table:style-name=\"Row\">";
        for (DocumentTable::Column const& column : table.columns)
            xml += cell(head, size_of(table), paragraph(text_style(column.kind, size_of(table), true), with_signs(column.title)));
        xml += "</table:table-row></table:table-header-rows>\n";
        for (auto const& row : table.rows) {
            xml += "<table:table-row table:style-name=\"Row\">";
            for (std::size_t c = 0; c < table.columns.size(); ++c) xml += entry(c < row.size() ? row[c] : DocumentTable::Entry{}, table.columns[c].kind, size_of(table));
            xml += "</table:table-row>\n";
        }
        return xml + "</table:table>\n";
    }

    [[nodiscard]] static std::string cell(Tint const& tint, Size size, std::string const& content) {
        return "<table:table-cell table:style-name=\"" + cell_style(tint, size) + "\" office:value-type=\"string\">" + content + "</table:table-cell>";
    }
    [[nodiscard]] static std::string entry(DocumentTable::Entry const& entry, DocumentTable::Kind kind, Size size) {
        std::string const style = text_style(kind, size, false);
        if (!entry.verdict) return cell(plain, size, paragraph(style, with_signs(entry.text)));
        Tint const tint = of(*entry.verdict);
        std::string const words = with_signs(std::string(symbol_of(*entry.verdict)) + " " + entry.text);
        return cell(tint, size, paragraph(style, "<text:span text:style-name=\"Verdict_20_" + std::string(tint.name) + "\">" + words + "</text:span>"));
    }
    [[nodiscard]] static std::string text_style(DocumentTable::Kind kind, Size size, bool heading) {
        std::string style(prefix_of(size));
        if (kind == DocumentTable::Kind::figure) return style + (heading ? "Figure_20_Heading" : "Figure");
        return style + (heading ? "Heading" : "Contents");
    }

    /// As the navigator and assistive tools call it; as XML.
    [[nodiscard]] std::string unique_name(std::string name) {
        // Writer takes a dot for the end of a table's name, and of white space an attribute has blanks alone.
        for (char& c : name)
            if (std::string_view(".<>\n\r\t").find(c) != std::string_view::npos) c = ' ';
        name = escape_xml(name);
        std::string candidate = name;
        for (int number = 2; !names_.insert(candidate).second; ++number) candidate = name + " (" + std::to_string(number) + ")";
        return candidate;
    }

    /// A drawing leaves its font to where it is shown.
    [[nodiscard]] static std::string in_our_font(std::string svg) {
        constexpr std::string_view any = "\"sans-serif\"", ours = "\"Liberation Sans\"";
        for (std::size_t at = svg.find(any); at != svg.npos; at = svg.find(any, at + ours.size())) svg.replace(at, any.size(), ours);
        return svg;
    }

    [[nodiscard]] std::string write(DocumentDrawing const& one) {
        std::string const& words = one.alternative.empty() ? one.caption : one.alternative;
        if (one.drawing.svg.empty()) return paragraph("Text_20_body", with_signs(words));
        double const wide = std::min(one.millimetres, width()), high = wide * one.drawing.height / std::max(one.drawing.width, 1);
        std::string const frame = "<draw:frame draw:style-name=\"Drawing_20_frame\" draw:name=\"" + unique_name(one.caption) + "\" text:anchor-type=\"as-char\" svg:width=\"" +
                                  millimetres(wide) + "\" svg:height=\"" + millimetres(high) + "\"><draw:image draw:mime-type=\"image/svg+xml\"><office:binary-data>" +
                                  base64(in_our_font(one.drawing.svg)) + "</office:binary-data></draw:image><svg:title>" + escape_xml(one.caption) + "</svg:title><svg:desc>" +
                                  escape_xml(words) + "</svg:desc></draw:frame>";
        if (!one.captioned) return paragraph("Drawing_20_alone", frame);
        return paragraph("Drawing", frame) + caption("Figure", document_.figure_word, ++figures_, one.caption);
    }

    Document const& document_;
    Paper paper_;
    std::string table_styles_;
    std::set<std::string, std::less<>> names_;
    std::size_t tables_ = 0, captioned_tables_ = 0, figures_ = 0;
    bool in_list_ = false, contents_written_ = false;
};

}  // namespace

std::string open_document_meta(std::string_view title, std::string_view author, std::string_view date, std::string_view language) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\">" +
           meta(title, author, date, language) + "</office:document-meta>\n";
}

std::string flat_text(Document const& document) { return FlatText(document).write(); }

}  // namespace adherence
