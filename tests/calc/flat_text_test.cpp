// What Writer is given, read back as XML: Writer itself reads it in tests/office and tests/exports.
#include "briefing/flat_text.hpp"

#include <gtest/gtest.h>

#include <functional>
#include <limits>
#include <set>

#include "core/report/briefing_document.hpp"
#include "unit/briefing_case.hpp"
#include "unit/xml_reading.hpp"

namespace adherence {
namespace {

using testing::all;
using testing::Element;
using testing::every;
using testing::read_xml;
using testing::texts;
using ColumnKind = DocumentTable::Kind;
using Kind = DocumentParagraph::Kind;
using Texts = std::vector<std::string>;

Document document(std::vector<DocumentBlock> blocks = {}) {
    return {.title = "Briefing", .subtitle = {}, .author = {}, .date = "2026-04-01", .date_iso = "2026-04-01", .language = "en", .marking = {}, .footer = "Where from",
            .contents_title = "Contents", .table_word = "Table", .figure_word = "Figure", .page_of = "Page {page} of {pages}", .blocks = std::move(blocks)};
}

Drawing bars(std::string title = "Index") {
    Scorecard card;
    card.language = "en";
    card.index = {"index", std::move(title), true, false, 62.5, 40.0, 88.0, 74.4, 1};
    return draw_bars(card, {}, 560);
}

DocumentTable table(std::string caption, bool dense = false, bool tight = false) {
    return {.caption = std::move(caption), .columns = {{"Country", 2}, {"Verdict", 1, ColumnKind::verdict}, {"Score", 1, ColumnKind::figure}},
            .rows = {{{"Aurelia"}, {"eligible", Verdict::eligible}, {"62.5"}}, {{"Borovia"}, {"not eligible", Verdict::not_eligible}, {"7.0"}},
                     {{"Caldonia"}, {"conditional", Verdict::conditional}, {"50"}}, {{"Drava"}, {"open", Verdict::open}, {"–"}}, {{"Estia"}, {"invalid", Verdict::invalid}, {"–"}}},
            .dense = dense, .tight = tight};
}

/// All that a document may hold.
Document everything(int contents = 3) {
    Document made = document({DocumentParagraph{Kind::lead, "Lead"}, DocumentHeading{1, "One"}, DocumentParagraph{Kind::body, "Body"}, DocumentHeading{2, "Two"},
                              DocumentParagraph{Kind::note, "Note"}, DocumentHeading{3, "Three ✓"}, DocumentParagraph{Kind::item, "a"}, DocumentParagraph{Kind::item, "b"}, table("Usual"),
                              table("Dense", true), table("Tight", false, true), DocumentDrawing{bars(), "Bars", "In words", 160}, DocumentDrawing{bars(), "More bars", "In other words", 160, false},
                              DocumentHeading{1, "New one", true}, DocumentHeading{2, "New two", true}, DocumentHeading{3, "New three", true}, DocumentParagraph{Kind::item, "c"}});
    made.subtitle = "Under the title";
    made.author = "An Author";
    made.marking = "INTERNAL";
    made.contents = contents;
    return made;
}

Element read(Document const& made) { return read_xml(flat_text(made)); }

// ---- styles -------------------------------------------------------------------------------------------------

struct Styles {
    std::set<std::string> defined, used;         ///< "family name"
    std::map<std::string, std::string> parents;
};

Styles styles_of(Element const& text) {
    static std::map<std::string, std::string> const families{{"text:p", "paragraph"},       {"text:h", "paragraph"},         {"text:span", "text"},
                                                             {"table:table", "table"},      {"table:table-column", "table-column"}, {"table:table-row", "table-row"},
                                                             {"table:table-cell", "table-cell"}, {"draw:frame", "graphic"},  {"text:table-of-content", "section"},
                                                             {"text:list", "list"},         {"text:index-title-template", "paragraph"}, {"text:table-of-content-entry-template", "paragraph"},
                                                             {"text:index-entry-link-start", "text"}};
    Styles styles;
    auto const attribute = [](Element const& one, std::string const& name) { return one.attributes.contains(name) ? one[name] : std::string(); };
    every(text, [&](Element const& one) {
        if (one.name == "style:style") {
            std::string const family = one["style:family"] + " ", name = family + one["style:name"];
            EXPECT_TRUE(styles.defined.insert(name).second) << "twice: " << name;
            for (char const* const other : {"style:parent-style-name", "style:next-style-name"})
                if (std::string const to = attribute(one, other); !to.empty()) {
                    styles.used.insert(family + to);
                    if (std::string_view(other) == "style:parent-style-name") styles.parents[name] = family + to;
                }
            return;
        }
        if (one.name == "text:list-style") styles.defined.insert("list " + one["style:name"]);
        if (one.name == "style:page-layout") styles.defined.insert("page " + one["style:name"]);
        if (one.name == "style:master-page") styles.used.insert("page " + one["style:page-layout-name"]);
        for (char const* const name : {"text:style-name", "table:style-name", "draw:style-name"})
            if (std::string const style = attribute(one, name); !style.empty()) {
                EXPECT_TRUE(families.contains(one.name)) << one.name;
                if (families.contains(one.name)) styles.used.insert(families.at(one.name) + " " + style);
            }
    });
    return styles;
}

TEST(flat_text, styles_that_are_used_are_defined) {
    for (int contents = 0; contents <= 3; ++contents) {
        Styles const styles = styles_of(read(everything(contents)));
        for (std::string const& used : styles.used) EXPECT_TRUE(styles.defined.contains(used)) << used;
    }
}

TEST(flat_text, styles_of_paragraphs_that_are_defined_are_used) {
    Styles const styles = styles_of(read(everything()));
    for (std::string const& defined : styles.defined)
        if (defined.starts_with("paragraph ")) EXPECT_TRUE(styles.used.contains(defined)) << defined;
    // Nothing inherits from itself.
    for (auto const& [name, parent] : styles.parents) {
        std::string at = parent;
        for (int depth = 0; styles.parents.contains(at); ++depth) {
            ASSERT_LT(depth, 10) << name;
            at = styles.parents.at(at);
        }
        EXPECT_EQ(at, "paragraph Standard") << name;
    }
}

TEST(flat_text, all_looks_are_named_styles) {
    every(read(everything()), [](Element const& one) {
        if (one.name != "text:p" && one.name != "text:h") return;
        EXPECT_TRUE(one.attributes.contains("text:style-name")) << one.text;
        EXPECT_FALSE(one["text:style-name"].starts_with("P")) << one["text:style-name"];
    });
}

// ---- structure ----------------------------------------------------------------------------------------------

TEST(flat_text, an_empty_document_is_one) {
    Element const text = read(Document{});
    EXPECT_EQ(text.name, "office:document");
    EXPECT_EQ(text["office:mimetype"], "application/vnd.oasis.opendocument.text");
    EXPECT_TRUE(all(text, "text:table-of-content").empty());
    EXPECT_TRUE(all(text, "dc:creator").empty());
    for (char const* const date : {"dc:date", "meta:creation-date"}) EXPECT_TRUE(all(text, date).empty()) << "no day is no date";
}

TEST(flat_text, says_title_author_date_and_language_and_no_more) {
    Element const text = read(everything());
    std::map<std::string, std::string> meta;
    for (Element const& one : all(text, "office:meta").at(0)->children) meta[one.name] = one.text;
    EXPECT_EQ(meta, (std::map<std::string, std::string>{{"dc:title", "Briefing"}, {"meta:initial-creator", "An Author"}, {"dc:creator", "An Author"},
                                                        {"meta:creation-date", "2026-04-01T00:00:00"}, {"dc:date", "2026-04-01T00:00:00"}, {"dc:language", "en-GB"}}));
    for (auto const& [language, whole] : std::map<std::string, std::string>{{"nl", "nl-NL"}, {"fr", "fr-FR"}, {"de", "de-DE"}}) {
        Document other = document();
        other.language = language;
        Element const its = read(other);
        EXPECT_EQ(texts(its, "dc:language"), Texts{whole});
        EXPECT_EQ((*all(its, "style:text-properties").at(0))["fo:country"], whole.substr(3));
        EXPECT_TRUE(all(its, "dc:creator").empty());
    }
}

TEST(flat_text, the_parts_of_a_file_say_the_same) {
    Element const meta = read_xml(open_document_meta("A & <B>", "Au \"thor\"", "2026-04-01", "fr"));
    EXPECT_EQ(meta.name, "office:document-meta");
    EXPECT_EQ(texts(meta, "dc:title"), Texts{"A & <B>"});
    EXPECT_EQ(texts(meta, "dc:creator"), Texts{"Au \"thor\""});
    EXPECT_EQ(texts(meta, "dc:language"), Texts{"fr-FR"});
    EXPECT_TRUE(texts(read_xml(open_document_meta("T", "", "2026-04-01", "en")), "dc:creator").empty());
}

TEST(flat_text, headings_are_headings) {
    Element const text = read(everything());
    std::vector<std::string> told;
    for (Element const* one : all(text, "text:h")) told.push_back((*one)["text:outline-level"] + " " + (*one)["text:style-name"] + " " + one->text);
    EXPECT_EQ(told, (Texts{"1 Heading_20_1 One", "2 Heading_20_2 Two", "3 Heading_20_3 Three ✓", "1 New_20_page_20_1 New one", "2 New_20_page_20_2 New two", "3 New_20_page_20_3 New three"}));
    Document odd = document({DocumentHeading{0, "a"}, DocumentHeading{9, "b"}});
    Styles const styles = styles_of(read(odd));
    for (std::string const& used : styles.used) EXPECT_TRUE(styles.defined.contains(used)) << used;
}

TEST(flat_text, contents_come_before_the_first_heading) {
    Element const text = read(everything(2));
    auto const& blocks = all(text, "office:text").at(0)->children;
    std::vector<std::string> names;
    for (Element const& one : blocks) names.push_back(one.name);
    auto const contents = std::ranges::find(names, "text:table-of-content"), heading = std::ranges::find(names, "text:h");
    ASSERT_NE(contents, names.end());
    EXPECT_EQ(contents + 1, heading);
    EXPECT_EQ(std::ranges::count(names, "text:table-of-content"), 1);
    EXPECT_EQ((*all(text, "text:table-of-content-source").at(0))["text:outline-level"], "2");
    EXPECT_EQ(all(text, "text:table-of-content-entry-template").size(), 2u);
    EXPECT_TRUE(all(read(everything(0)), "text:table-of-content").empty());
}

TEST(flat_text, items_that_follow_each_other_are_one_list) {
    Element const text = read(everything());
    auto const lists = all(text, "text:list");
    ASSERT_EQ(lists.size(), 2u);
    EXPECT_EQ(texts(*lists[0], "text:list-item").size(), 2u);
    EXPECT_EQ(texts(*lists[1], "text:list-item").size(), 1u);
}

TEST(flat_text, every_table_has_a_header_row_and_a_cell_for_every_column) {
    Document made = everything();
    made.blocks.push_back(DocumentTable{.caption = "Short", .columns = {{"A"}, {"B", 1, ColumnKind::figure}}, .rows = {{{"one"}}, {}, {{"one"}, {"two"}, {"too many", Verdict::open}}}});
    Element const text = read(made);
    ASSERT_EQ(all(text, "table:table").size(), 4u);
    for (Element const* one : all(text, "table:table")) {
        std::size_t const columns = all(*one, "table:table-column").size();
        ASSERT_EQ(all(*one, "table:table-header-rows").size(), 1u);
        Element const& header = *all(*one, "table:table-header-rows").at(0);
        EXPECT_EQ(all(header, "table:table-row").size(), 1u);
        EXPECT_NE(header.text, "");
        for (Element const* row : all(*one, "table:table-row")) EXPECT_EQ(all(*row, "table:table-cell").size(), columns) << (*one)["table:name"];
        for (Element const* cell : all(*one, "table:table-cell")) EXPECT_EQ(all(*cell, "text:p").size(), 1u);
    }
    EXPECT_EQ(text.text.find("too many"), std::string::npos);
}

TEST(flat_text, columns_share_the_width_between_the_margins) {
    double const odd = std::numeric_limits<double>::quiet_NaN();
    for (bool const letter : {false, true}) {
        Document made = document({table("a"), DocumentTable{.caption = "b", .columns = {{"A", 0}, {"B", 0}}, .rows = {}}, DocumentTable{.caption = "c", .columns = {{"A", odd}, {"B", -1}, {"C", 1}}, .rows = {}}});
        made.letter = letter;
        Element const text = read(made);
        std::map<std::string, double> sums;
        for (Element const* one : all(text, "style:style"))
            if ((*one)["style:family"] == "table-column") {
                std::string const name = (*one)["style:name"], width = one->children.at(0)["style:column-width"];
                EXPECT_TRUE(width.ends_with("mm")) << width;
                double const millimetres = std::stod(width);
                EXPECT_GT(millimetres, 0) << name;
                EXPECT_LT(millimetres, 176) << name;
                sums[name.substr(0, name.find('.'))] += millimetres;
            }
        ASSERT_EQ(sums.size(), 3u);
        for (auto const& [name, sum] : sums) EXPECT_NEAR(sum, letter ? 175.9 : 170, 0.05) << name;
    }
}

TEST(flat_text, a_table_without_columns_is_left_out) {
    Element const text = read(document({DocumentTable{.caption = "nothing", .columns = {}, .rows = {{{"x"}}}}}));
    EXPECT_TRUE(all(text, "table:table").empty());
}

TEST(flat_text, every_image_has_a_title_and_a_description) {
    Document made = everything();
    made.blocks.push_back(DocumentDrawing{bars(), "Only a caption", "", 160});
    Element const text = read(made);
    auto const frames = all(text, "draw:frame");
    ASSERT_EQ(frames.size(), 3u);
    for (Element const* frame : frames) {
        ASSERT_EQ(all(*frame, "svg:title").size(), 1u);
        ASSERT_EQ(all(*frame, "svg:desc").size(), 1u);
        EXPECT_NE(texts(*frame, "svg:title")[0], "");
        EXPECT_NE(texts(*frame, "svg:desc")[0], "");
        EXPECT_EQ((*frame)["text:anchor-type"], "as-char");
        EXPECT_LE(std::stod((*frame)["svg:width"]), 170);
    }
    EXPECT_EQ(texts(*frames[0], "svg:desc"), Texts{"In words"});
    EXPECT_EQ(texts(*frames[2], "svg:desc"), Texts{"Only a caption"});
}

TEST(flat_text, without_a_drawing_its_words_are_left) {
    Element const text = read(document({DocumentDrawing{{}, "Caption", "In words", 160}}));
    EXPECT_TRUE(all(text, "draw:frame").empty());
    EXPECT_NE(text.text.find("In words"), std::string::npos);
}

std::string from_base64(std::string_view text) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned bits = 0, count = 0;
    EXPECT_EQ(text.size() % 4, 0u);
    for (char const c : text) {
        if (c == '=') break;
        bits = bits << 6U | static_cast<unsigned>(digits.find(c));
        count += 6;
        if (count >= 8) bytes += static_cast<char>(bits >> (count -= 8) & 0xffU);
    }
    return bytes;
}

TEST(flat_text, images_are_the_drawings) {
    for (int length = 0; length < 4; ++length) {
        Drawing drawing = bars("Index" + std::string(static_cast<std::size_t>(length), 'x'));
        Element const text = read(document({DocumentDrawing{drawing, "c", "a", 100}}));
        std::string const written = from_base64(texts(text, "office:binary-data").at(0));
        std::string wanted = drawing.svg;
        for (std::size_t at = wanted.find("\"sans-serif\""); at != wanted.npos; at = wanted.find("\"sans-serif\"", at)) wanted.replace(at, 12, "\"Liberation Sans\"");
        EXPECT_EQ(written, wanted);
        Element const& frame = *all(text, "draw:frame").at(0);
        EXPECT_EQ(frame["svg:width"], "100.00mm");
        EXPECT_NEAR(std::stod(frame["svg:height"]) / 100, static_cast<double>(drawing.height) / drawing.width, 0.001);
    }
}

TEST(flat_text, names_of_tables_and_images_are_unique) {
    Document made = document();
    for (std::string const caption : {"Same", "Same", "Same (2)", "a.b", "a b", "a\nb", "a\tb", "a<b", "a>b", "a\xff", "a\xfe", "a\x01", "", ""}) {
        made.blocks.push_back(table(caption));
        made.blocks.push_back(DocumentDrawing{bars(), caption, "a", 100, false});
    }
    Element const text = read(made);
    std::set<std::string> names;
    for (char const* const kind : {"table:table", "draw:frame"})
        for (Element const* one : all(text, kind)) {
            std::string const name = (*one)[kind == std::string("table:table") ? "table:name" : "draw:name"];
            EXPECT_TRUE(names.insert(name).second) << name;
            EXPECT_EQ(name.find_first_of(".<>"), name.npos) << name;
        }
    EXPECT_EQ(names.size(), 28u);
}

TEST(flat_text, captions_are_numbered_by_fields_each_for_themselves) {
    Element const text = read(everything());
    std::vector<std::string> told;
    for (Element const* one : all(text, "text:sequence")) told.push_back((*one)["text:name"] + " " + one->text);
    EXPECT_EQ(told, (Texts{"Table 1", "Table 2", "Table 3", "Figure 1"}));
    EXPECT_NE(text.text.find("Table 2: Dense"), std::string::npos);
    EXPECT_NE(text.text.find("Figure 1: Bars"), std::string::npos);
    EXPECT_EQ(text.text.find(": More bars"), std::string::npos);
}

TEST(flat_text, a_verdict_is_a_word_with_its_sign) {
    Element const text = read(document({table("V")}));
    std::vector<std::string> words, tints;
    for (Element const* span : all(text, "text:span"))
        if ((*span)["text:style-name"].starts_with("Verdict_20_")) {
            words.push_back(span->text);
            tints.push_back((*span)["text:style-name"]);
        }
    EXPECT_EQ(words, (Texts{"✓ eligible", "✗ not eligible", "◐ conditional", "? open", "! invalid"}));
    EXPECT_EQ(tints, (Texts{"Verdict_20_eligible", "Verdict_20_not-eligible", "Verdict_20_conditional", "Verdict_20_open", "Verdict_20_invalid"}));
    std::size_t signs = 0;
    for (Element const* span : all(text, "text:span")) signs += (*span)["text:style-name"] == "Sign";
    EXPECT_EQ(signs, 3u);
}

// ---- every page ---------------------------------------------------------------------------------------------

TEST(flat_text, the_marking_stands_in_header_and_footer) {
    Document made = document();
    made.marking = "<b>INTERNAL</b> & more";
    Element const text = read(made);
    for (char const* const place : {"style:header", "style:footer"}) {
        ASSERT_EQ(all(text, place).size(), 1u);
        Element const& one = *all(text, place).at(0);
        std::size_t marked = 0;
        for (Element const* span : all(one, "text:span"))
            if ((*span)["text:style-name"] == "Marking") {
                EXPECT_EQ(span->text, made.marking);
                ++marked;
            }
        EXPECT_EQ(marked, 1u) << place;
    }
}

TEST(flat_text, without_a_marking_there_is_none) {
    Element const text = read(document());
    EXPECT_EQ(all(text, "style:header").at(0)->text, "");
    for (Element const* span : all(text, "text:span")) EXPECT_NE((*span)["text:style-name"], "Marking");
    EXPECT_EQ(all(*all(text, "style:footer").at(0), "text:p").size(), 1u);
}

TEST(flat_text, every_page_says_where_it_comes_from_and_which_it_is) {
    Document made = document();
    Element const text = read(made);
    Element const& foot = *all(text, "style:footer").at(0);
    EXPECT_EQ(foot.text, "Where fromPage 1 of 1");
    EXPECT_EQ(all(foot, "text:page-number").size(), 1u);
    EXPECT_EQ(all(foot, "text:page-count").size(), 1u);
    made.page_of = {};
    EXPECT_TRUE(all(read(made), "text:page-number").empty());
}

TEST(flat_text, lies_on_the_paper_that_was_chosen) {
    Document made = document();
    auto const paper = [&] {
        Element const text = read(made);
        Element const& page = *all(text, "style:page-layout-properties").at(0);
        return page["fo:page-width"] + " x " + page["fo:page-height"];
    };
    EXPECT_EQ(paper(), "210.00mm x 297.00mm");
    made.letter = true;
    EXPECT_EQ(paper(), "215.90mm x 279.40mm");
}

// ---- texts that mean harm -----------------------------------------------------------------------------------

/// The text wherever one may stand.
Document filled_with(std::string const& text) {
    Document made = document({DocumentHeading{1, text}, DocumentHeading{2, text, true}, DocumentParagraph{Kind::body, text}, DocumentParagraph{Kind::lead, text}, DocumentParagraph{Kind::note, text},
                              DocumentParagraph{Kind::item, text}, DocumentDrawing{bars(text), text, text, 100},
                              DocumentTable{.caption = text, .columns = {{text}, {text, 1, ColumnKind::verdict}, {text, 1, ColumnKind::figure}}, .rows = {{{text}, {text, Verdict::invalid}, {text}}}},
                              DocumentTable{.caption = text, .columns = {{text}}, .rows = {{{text}}}, .captioned = false}});
    made.title = made.subtitle = made.author = made.date = made.marking = made.footer = made.contents_title = made.table_word = made.figure_word = made.page_of = made.language = made.date_iso = text;
    return made;
}

/// What a reader sees of a paragraph.
std::string seen(Element const& paragraph) {
    std::string const words = paragraph.text;
    std::string breaks;
    every(paragraph, [&](Element const& one) {
        if (one.name == "text:line-break") breaks += 'n';
        if (one.name == "text:tab") breaks += 't';
        if (one.name == "text:s") breaks += 's';
    });
    return words + "|" + breaks;
}

TEST(flat_text, texts_stay_texts) {
    std::set<std::string> known;
    std::function<void(Element const&)> const learn = [&](Element const& one) { known.insert(one.name); };
    every(read(everything()), learn);
    known.insert({"text:line-break", "text:tab", "text:s"});
    for (std::string const& hostile :
         {std::string("</text:p><text:p>x"), std::string("\"/><draw:image xlink:href=\"http://x\"/>"), std::string("]]><![CDATA[ <!-- "), std::string("&lt;&#60;&xxe;"), std::string("<?pi ?><!DOCTYPE a>"),
          std::string("<office:scripts/><script:event-listener/>"), std::string("{page}{pages}{page}")}) {
        Element const text = read(filled_with(hostile));
        every(text, [&](Element const& one) {
            EXPECT_TRUE(known.contains(one.name)) << one.name << " of " << hostile;
            EXPECT_FALSE(one.attributes.contains("xlink:href"));
        });
        EXPECT_EQ(texts(text, "dc:title"), Texts{hostile});
        EXPECT_EQ(texts(text, "text:h"), (Texts{hostile, hostile}));
        EXPECT_EQ(all(text, "table:table").size(), 2u);
    }
}

TEST(flat_text, what_is_no_text_is_replaced) {
    for (std::string const& odd : {std::string("a\0b", 3), std::string("a\x01\x1b z"), std::string("a\xff\xc3(b"), std::string("\xed\xa0\x80"), std::string("\xef\xbf\xbf"), std::string("a\xe2\x82")}) {
        Element text;
        EXPECT_NO_THROW(text = read(filled_with(odd))) << odd;
        EXPECT_NE(text.text.find("\ufffd"), std::string::npos);
    }
}

TEST(flat_text, line_ends_tabs_and_runs_of_blanks_stand) {
    auto const told = [](std::string const& text) {
        Element const root = read(document({DocumentParagraph{Kind::body, text}}));
        for (Element const* one : all(root, "text:p"))
            if ((*one)["text:style-name"] == "Text_20_body") return seen(*one);
        return std::string("none");
    };
    EXPECT_EQ(told("one\ntwo"), "onetwo|n");
    EXPECT_EQ(told("one\r\ntwo"), "onetwo|n");
    EXPECT_EQ(told("one\rtwo"), "onetwo|n");
    EXPECT_EQ(told("one\n\rtwo\n\nthree"), "onetwothree|nnnn");
    EXPECT_EQ(told("a\tb"), "ab|t");
    EXPECT_EQ(told("a   b"), "a b|ss");
    EXPECT_EQ(told("  a b"), "a b|ss");
    EXPECT_EQ(told(""), "|");
}

TEST(flat_text, very_long_words_are_whole) {
    std::string word;
    while (word.size() < 200'000) word += "中é<x";
    Element const text = read(filled_with(word));
    EXPECT_EQ(texts(text, "text:h").at(0), word);
    EXPECT_EQ(texts(text, "svg:desc").at(0), word);
}

// ---- a real one ---------------------------------------------------------------------------------------------

TEST(flat_text, takes_briefings_in_every_language) {
    testing::BriefingCase const from(testing::built_in("nsg-adherence"), testing::file_text("data/fictional/assessments.csv"), testing::file_text("data/fictional/evidence.csv"));
    for (std::string const language : {"en", "nl", "fr", "de"}) {
        BriefingChoices choices = from.everyone();
        choices.countries.resize(2);
        choices.language = language;
        choices.marking = "internal";
        choices.markings = {"public", "internal", "exercise confidential"};
        choices.draws.draws = 64;
        Document const made = briefing_document(from.made(choices));
        Element const text = read(made);
        Styles const styles = styles_of(text);
        for (std::string const& used : styles.used) EXPECT_TRUE(styles.defined.contains(used)) << used;
        std::size_t headings = 0, tables = 0, drawings = 0;
        for (DocumentBlock const& block : made.blocks) {
            headings += std::holds_alternative<DocumentHeading>(block);
            tables += std::holds_alternative<DocumentTable>(block);
            drawings += std::holds_alternative<DocumentDrawing>(block);
        }
        EXPECT_EQ(all(text, "text:h").size(), headings);
        EXPECT_EQ(all(text, "table:table").size(), tables);
        EXPECT_EQ(all(text, "draw:frame").size(), drawings);
    }
}

}  // namespace
}  // namespace adherence
