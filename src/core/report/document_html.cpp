#include <algorithm>
#include <cmath>
#include <string_view>

#include "core/framework/verdict_words.hpp"
#include "core/report/document.hpp"
#include "core/report/scorecard.hpp"
#include "core/report/svg.hpp"
#include "core/report/svg_writer.hpp"
#include "core/report/verdict_tint.hpp"

namespace adherence {

namespace {

// No character here that XML gives a meaning. On paper the whole page is one table, whose head and foot are the marking and the
// provenance: every browser repeats those on every page and keeps room for them, which none but Chromium does for margin boxes,
// and none for fixed boxes. Page numbers, which can be missed, do stand in a margin box.
constexpr std::string_view style = R"css(
:root{color-scheme:light;--ink:#1f2328;--muted:#56606b;--accent:#1f4e86;--line:#d3d9e0;--wash:#f3f6fa}
*{box-sizing:border-box}
html{font:1rem/1.55 -apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",Arial,sans-serif;
 color:var(--ink);background:#fff;scroll-padding-top:4rem;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0}
header,nav,main,footer{max-width:62rem;margin:0 auto;padding:0 clamp(1rem,4vw,2.5rem)}
.marking{margin:0;max-width:none;padding:.45rem 1rem;background:#fbe3d8;color:#6b1f00;border-bottom:1px solid #e3b39d;text-align:center;
 font-weight:700;font-size:.9rem;line-height:1.35;letter-spacing:.04em;overflow-wrap:anywhere}
body>.marking{position:sticky;top:0;z-index:1;max-height:25vh;overflow:auto}
header{padding-top:clamp(1.5rem,5vw,3.5rem)}
h1,h2,h3,h4{line-height:1.2;color:var(--accent);margin:2.2em 0 .6em;text-wrap:balance;overflow-wrap:anywhere}
h1{font-size:clamp(1.7rem,5vw,2.5rem);margin:0;letter-spacing:-.01em}
h2{font-size:1.55rem}
h3{font-size:1.2rem}
h4{font-size:1rem;color:var(--ink)}
h2+h3,h3+h4{margin-top:1em}
h2.page,h3.page{border-top:2px solid var(--line);margin-top:3rem;padding-top:2rem}
p,li,th,td,caption,figcaption{white-space:pre-line;overflow-wrap:break-word}
p,ul{max-width:46rem;margin:.7em 0}
ul{padding-left:1.3em}
li+li{margin-top:.25em}
.subtitle{font-size:1.2rem;line-height:1.4;color:var(--muted);margin:.6rem 0 0}
.by{color:var(--muted);margin:.9rem 0 0;padding-top:.9rem;border-top:3px solid var(--accent);max-width:none}
.lead{border-left:4px solid var(--accent);background:var(--wash);padding:.8rem 1.1rem;font-size:1.05rem}
.note{font-size:.85rem;line-height:1.45;color:var(--muted)}
nav{margin:1.5rem auto 1.8rem}
nav h2{font-size:1rem;margin:0 0 .5rem;color:var(--ink)}
nav ol{list-style:none;margin:0;padding:0;columns:11.5rem;column-gap:1.8rem;font-size:.92rem;line-height:1.4}
nav li{padding:.12rem 0;margin:0;white-space:normal}
nav a{display:inline-block}
nav ol ol{columns:auto;padding-left:1rem;font-size:1em}
nav ol.nested>li>a{font-weight:600}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:.15em}
a:focus-visible,.scroll:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.scroll{overflow-x:auto}
.scroll,figure{margin:1.4rem 0 1.8rem}
table{width:100%;border-collapse:collapse;font-size:.92rem;line-height:1.4;border-bottom:1px solid #9aa6b4}
.dense{font-size:.8rem;line-height:1.3}
caption,figcaption{text-align:left;font-size:.88rem;line-height:1.4;color:var(--muted);padding:0 0 .5rem}
figcaption{padding:.5rem 0 0;max-width:46rem}
caption b,figcaption b{color:var(--ink)}
.unseen{position:absolute;width:1px;height:1px;padding:0;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
th,td{padding:.42rem .55rem;text-align:left;vertical-align:top;border-top:1px solid var(--line);font-weight:400}
.dense th,.dense td{padding:.25rem .4rem}
thead th,thead td{vertical-align:bottom;font-weight:600;background:#e4e9f0;border-top:0;border-bottom:2px solid #9aa6b4}
tbody th{font-weight:600}
.dense tbody th{font-weight:400}
.figure{text-align:right;font-variant-numeric:tabular-nums lining-nums}
.figure+:not(.figure,.verdict){padding-left:1.4em}
.verdict{font-weight:600;border-left:2px solid #fff;border-right:2px solid #fff}
thead .verdict{border-left-color:#e4e9f0;border-right-color:#e4e9f0}
.verdict span{display:inline-block;min-width:1.1em;font-style:normal}
.open,.invalid{font-style:italic}
.open{font-weight:400}
.drawing{overflow-x:auto}
.drawing svg{display:block;max-width:100%;min-width:min(75mm,var(--width));width:var(--width);height:auto}
footer{margin-top:3rem;padding-bottom:2rem}
.provenance{font-size:.8rem;line-height:1.45;color:var(--muted);border-top:1px solid var(--line);padding-top:.6rem;max-width:none;
 overflow-wrap:anywhere}
footer .marking{border:1px solid #e3b39d}
@media (max-width:36rem){
 table{font-size:.85rem}
 th,td{padding:.4rem .3rem}
}
@media print{
 *{-webkit-print-color-adjust:exact;print-color-adjust:exact}
 html{font-size:10pt;line-height:1.4}
 body{display:table;width:100%;table-layout:fixed}
 header,nav,main,footer{max-width:none;padding:0;margin:0}
 nav h2{padding-top:6mm}
 body>.marking{display:table-header-group;position:static;max-height:none}
 footer{display:table-footer-group}
 header,nav,main{display:table-row-group}
 body>.marking,footer,thead{break-inside:avoid}
 .marking{background:none;padding:0;font-size:9.5pt}
 body>.marking span{display:block;padding-bottom:3mm}
 footer .marking{border:0;margin:1mm 0 0}
 .provenance{font-size:7.5pt;line-height:1.3;padding-top:1.5mm;margin:4mm 0 0}
 h1{font-size:24pt}
 h2{font-size:16pt}
 h3{font-size:12.5pt}
 h4{font-size:10.5pt}
 h1,h2,h3,h4,caption,thead{break-after:avoid}
 tbody tr:first-child{break-before:avoid}
 h2.page,h3.page,h4.page{break-before:page;border-top:0;padding-top:0;margin-top:0}
 p{orphans:3;widows:3}
 tr,figure,.lead,main li{break-inside:avoid}
 thead{display:table-header-group}
 .scroll,.drawing{overflow:visible}
 table{font-size:9pt;line-height:1.3}
 th,td{overflow-wrap:anywhere}
 thead th,.verdict{overflow-wrap:break-word}
 .many{table-layout:fixed}
 .many th,.many td{overflow-wrap:anywhere}
 .dense{font-size:7.5pt;line-height:1.25}
 .dense th,.dense td{padding:.9mm 1mm}
 .tight{font-size:6.5pt;line-height:1.2}
 .tight th,.tight td{padding:.35mm .8mm}
 .scroll,figure{margin:3mm 0 4.5mm}
 .drawing svg{min-width:0}
 a{color:inherit;text-decoration:none}
 nav ol{font-size:9pt;columns:40mm;column-gap:5mm}
}
)css";

std::string tints() {
    std::string rules;
    for (Verdict const verdict : all_verdicts) {
        VerdictTint const tint = tint_of(verdict);
        rules += "." + std::string(tint.name) + "{background:" + colour_text(tint.ground) + ";color:" + colour_text(tint.ink) + "}\n";
    }
    return rules;
}

// As the inside of a CSS string that stands in a style element: whatever ASCII could end either is written as its number.
std::string escape_css(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string escaped;
    while (!text.empty()) {
        auto const others = std::ranges::find_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; }) - text.begin();
        escaped += escape_xml(text.substr(0, static_cast<std::size_t>(others)));
        text.remove_prefix(static_cast<std::size_t>(others));
        if (text.empty()) break;
        char const c = text.front();
        bool const plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ';
        if (plain) {
            escaped += c;
        } else {
            escaped += '\\';
            escaped += digits[static_cast<unsigned char>(c) >> 4];
            escaped += digits[static_cast<unsigned char>(c) & 15];
            escaped += ' ';
        }
        text.remove_prefix(1);
    }
    return escaped;
}

// "Page {page} of {pages}" as the value of the property content.
std::string counted(std::string_view words) {
    std::string content;
    auto const say = [&](std::string_view part) {
        if (!part.empty()) content += "\"" + escape_css(part) + "\" ";
    };
    constexpr std::string_view page = "{page}", pages = "{pages}";
    while (!words.empty()) {
        std::size_t const at = std::min({words.find(page), words.find(pages), words.size()});
        say(words.substr(0, at));
        words.remove_prefix(at);
        if (words.empty()) break;
        std::string_view const counter = words.starts_with(page) ? page : pages;
        content.append("counter(").append(counter.substr(1, counter.size() - 2)).append(") ");
        words.remove_prefix(counter.size());
    }
    return content;
}

/// What of a drawing can stand inside a page: without the declaration that only a file begins with. Empty where there is none.
std::string_view svg_element(std::string_view svg) {
    std::size_t const start = svg.find("<svg ");
    return start == svg.npos ? std::string_view() : svg.substr(start);
}

class Page {
public:
    explicit Page(Document const& document) : document_(document) {}

    [[nodiscard]] std::string written() && {
        head();
        put("<body>\n");
        if (marked()) put("<div class=\"marking\"><span>"), text(document_.marking), put("</span></div>\n");
        title();
        contents();
        put("<main>\n");
        for (DocumentBlock const& block : document_.blocks) {
            bool const item = is_item(block);
            if (item != in_list_) put(item ? "<ul>\n" : "</ul>\n");
            in_list_ = item;
            std::visit([this](auto const& each) { write(each); }, block);
        }
        if (in_list_) put("</ul>\n");
        put("</main>\n");
        foot();
        put("</body>\n</html>\n");
        return std::move(html_);
    }

private:
    using Table = DocumentTable;

    template <class... Parts>
    void put(Parts const&... parts) {
        (html_.append(std::string_view(parts)), ...);
    }
    void text(std::string_view words) { html_ += escape_xml(words); }
    void element(std::string_view opening, std::string_view words, std::string_view closing) {
        put(opening), text(words), put(closing);
    }

    [[nodiscard]] bool marked() const { return !document_.marking.empty(); }
    [[nodiscard]] static bool is_item(DocumentBlock const& block) {
        auto const* paragraph = std::get_if<DocumentParagraph>(&block);
        return paragraph && paragraph->kind == DocumentParagraph::Kind::item;
    }

    void head() {
        element("<!DOCTYPE html>\n<html lang=\"", document_.language, "\">\n<head>\n<meta charset=\"utf-8\"/>\n");
        put("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; "
            "base-uri 'none'; form-action 'none'\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<meta name=\"color-scheme\" content=\"light\"/>\n");
        element("<title>", document_.title, "</title>\n");
        if (!document_.author.empty()) element("<meta name=\"author\" content=\"", document_.author, "\"/>\n");
        if (!document_.date_iso.empty()) element("<meta name=\"date\" content=\"", document_.date_iso, "\"/>\n");
        put("<style>", style, tints(), "@page{size:", document_.letter ? "letter" : "A4", ";margin:12mm 16mm 15mm");
        if (!document_.page_of.empty())
            put(";@bottom-right{content:", counted(document_.page_of), ";font:7.5pt Arial,sans-serif;color:#56606b;vertical-align:top;padding-top:2mm}");
        put("}\n</style>\n</head>\n");
    }

    void title() {
        element("<header>\n<h1>", document_.title, "</h1>\n");
        if (!document_.subtitle.empty()) element("<p class=\"subtitle\">", document_.subtitle, "</p>\n");
        if (!document_.author.empty() || !document_.date.empty()) {
            element("<p class=\"by\">", document_.author, document_.author.empty() || document_.date.empty() ? "" : " · ");
            if (document_.date_iso.empty()) text(document_.date);
            else if (!document_.date.empty()) element("<time datetime=\"", document_.date_iso, "\">"), element("", document_.date, "</time>");
            put("</p>\n");
        }
        put("</header>\n");
    }

    // Numbers headings as write() does. One whose level skips another stands directly below the one before it.
    void contents() {
        std::vector<std::pair<std::size_t, DocumentHeading const*>> entries;
        std::size_t number = 0;
        for (DocumentBlock const& block : document_.blocks)
            if (auto const* heading = std::get_if<DocumentHeading>(&block); heading && (++number, heading->level <= document_.contents))
                entries.emplace_back(number, heading);
        if (entries.empty()) return;
        bool const nested = std::ranges::any_of(entries, [](auto const& entry) { return entry.second->level > 1; });
        element("<nav aria-labelledby=\"contents\">\n<h2 id=\"contents\">", document_.contents_title, "</h2>");
        int depth = 0;  // lists that are open
        for (auto const& [section, heading] : entries) {
            int const wanted = std::min(std::max(heading->level, 1), depth + 1);
            if (wanted > depth) put(depth == 0 && nested ? "\n<ol class=\"nested\">\n" : "\n<ol>\n"), ++depth;
            else put("</li>\n");
            for (; depth > wanted; --depth) put("</ol></li>\n");
            put("<li><a href=\"#section-", std::to_string(section), "\">");
            element("", heading->text, "</a>");
        }
        put("</li>\n");
        for (; depth > 1; --depth) put("</ol></li>\n");
        put("</ol>\n</nav>\n");
    }

    void write(DocumentHeading const& heading) {
        char const level = static_cast<char>('1' + std::clamp(heading.level, 1, 3));
        std::string const tag{'h', level};
        put("<", tag, " id=\"section-", std::to_string(++sections_), heading.new_page ? "\" class=\"page\">" : "\">");
        text(heading.text);
        put("</", tag, ">\n");
    }

    void write(DocumentParagraph const& paragraph) {
        switch (paragraph.kind) {
            case DocumentParagraph::Kind::body: return element("<p>", paragraph.text, "</p>\n");
            case DocumentParagraph::Kind::lead: return element("<p class=\"lead\">", paragraph.text, "</p>\n");
            case DocumentParagraph::Kind::note: return element("<p class=\"note\">", paragraph.text, "</p>\n");
            case DocumentParagraph::Kind::item: return element("<li>", paragraph.text, "</li>\n");
        }
    }

    void caption(std::string_view word, std::size_t number, std::string_view words) {
        element("<b>", word, " ");
        put(std::to_string(number), ":</b> ");
        text(words);
    }

    void write(Table const& table) {
        constexpr std::size_t narrow = 3;  // columns that find room on a telephone
        put("<div class=\"scroll\"");
        if (table.columns.size() > narrow) {  // who has no mouse scrolls with the keys, once it has the focus
            put(" tabindex=\"0\" role=\"group\"");
            if (!table.caption.empty()) element(" aria-label=\"", table.caption, "\"");
        }
        put("><table");
        std::string classes = table.tight ? " dense tight" : table.dense ? " dense" : "";
        // So many that their words may not all find room on paper: there they are broken, and not cut off.
        if (std::ranges::count(table.columns, Table::Kind::verdict, &Table::Column::kind) > 5) classes += " many";
        if (!classes.empty()) put(" class=\"", classes.substr(1), "\"");
        put(">\n");
        if (table.captioned) put("<caption>"), caption(document_.table_word, ++tables_, table.caption), put("</caption>\n");
        else if (!table.caption.empty()) element("<caption class=\"unseen\">", table.caption, "</caption>\n");
        widths(table);
        put("<thead><tr>");
        for (Table::Column const& column : table.columns) {
            std::string_view const name = class_of(column.kind);
            bool const named = !column.title.empty();  // an empty heading says nothing, but is read out
            put(named ? "<th scope=\"col\"" : "<td");
            if (!name.empty()) put(" class=\"", name, "\"");
            element(">", column.title, named ? "</th>" : "</td>");
        }
        put("</tr></thead>\n<tbody>\n");
        for (auto const& row : table.rows) {
            put("<tr>");
            for (std::size_t i = 0; i < table.columns.size(); ++i) entry(table.columns[i], i < row.size() ? row[i] : Table::Entry{}, i == 0);
            put("</tr>\n");
        }
        put("</tbody></table></div>\n");
    }

    void widths(Table const& table) {
        auto const share = [](Table::Column const& column) { return std::isfinite(column.share) ? std::max(column.share, 0.0) : 0.0; };
        double total = 0;
        for (Table::Column const& column : table.columns) total += share(column);
        if (!(total > 0)) return;
        put("<colgroup>");
        for (Table::Column const& column : table.columns) put("<col style=\"width:", svg_number(100 * share(column) / total), "%\"/>");
        put("</colgroup>\n");
    }

    static std::string_view class_of(Table::Kind kind) {
        switch (kind) {
            case Table::Kind::text: return "";
            case Table::Kind::figure: return "figure";
            case Table::Kind::verdict: return "verdict";
        }
        return "";
    }

    void entry(Table::Column const& column, Table::Entry const& entry, bool first) {
        put(first ? "<th scope=\"row\"" : "<td");
        if (entry.verdict) put(" class=\"verdict ", tint_of(*entry.verdict).name, "\"");
        else if (column.kind == Table::Kind::figure) put(" class=\"figure\"");
        put(">");
        if (entry.verdict) put("<span aria-hidden=\"true\">", symbol_of(*entry.verdict), "</span> ");
        element("", entry.text, first ? "</th>" : "</td>");
    }

    // The drawing itself is taken as it is: what draws escapes its texts, and the policy in the head lets nothing run or load.
    void write(DocumentDrawing const& block) {
        std::string_view const svg = svg_element(block.drawing.svg);
        std::string_view const name = block.alternative.empty() ? block.caption : block.alternative;
        put("<figure>");
        if (svg.empty()) {
            element("<p>", name, "</p>");
        } else {
            put("<div class=\"drawing\" style=\"--width:", svg_number(std::max(block.millimetres, 1.0)), "mm\"><svg");
            if (name.empty()) put(" aria-hidden=\"true\"");
            else element(" role=\"img\" aria-label=\"", name, "\"");
            put(svg.substr(std::string_view("<svg").size()), "</div>");
        }
        if (block.captioned) put("\n<figcaption>"), caption(document_.figure_word, ++figures_, block.caption), put("</figcaption>");
        put("</figure>\n");
    }

    void foot() {
        if (document_.footer.empty() && !marked()) return;
        put("<footer>\n");
        if (!document_.footer.empty()) element("<p class=\"provenance\">", document_.footer, "</p>\n");
        if (marked()) element("<p class=\"marking\">", document_.marking, "</p>\n");
        put("</footer>\n");
    }

    Document const& document_;
    std::string html_;
    std::size_t sections_ = 0, tables_ = 0, figures_ = 0;
    bool in_list_ = false;
};

}  // namespace

std::string document_html(Document const& document) { return Page(document).written(); }

}  // namespace adherence
