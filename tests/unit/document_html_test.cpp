#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/report/document.hpp"
#include "core/report/scorecard.hpp"
#include "unit/xml_reading.hpp"

namespace adherence {
namespace {

using Kind = DocumentParagraph::Kind;
using ColumnKind = DocumentTable::Kind;

using testing::all;
using testing::Element;
using testing::every;
using testing::texts;

/// A page as the XML that it also is.
Element read(std::string const& page) {
    EXPECT_TRUE(page.starts_with("<!DOCTYPE html>\n"));
    return testing::read_xml(page);
}

std::vector<std::string> of_class(Element const& root, std::string_view name) {
    std::vector<std::string> result;
    if (root["class"] == name) result.push_back(root.text);
    for (Element const& child : root.children)
        for (std::string& each : of_class(child, name)) result.push_back(std::move(each));
    return result;
}

bool holds(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

Document document(std::vector<DocumentBlock> blocks = {}) {
    return {.title = "Briefing", .subtitle = {}, .author = {}, .date = {}, .date_iso = {}, .language = "en", .marking = {}, .footer = {},
            .contents_title = "Contents", .table_word = "Table", .figure_word = "Figure", .page_of = "Page {page} of {pages}", .blocks = std::move(blocks)};
}

Drawing bars(std::string title) {
    Scorecard card;
    card.language = "en";
    card.index = {"index", std::move(title), true, false, 62.5, 40.0, 88.0, 74.4, 1};
    return draw_bars(card, {}, 560);
}

using Texts = std::vector<std::string>;

TEST(DocumentHtml, AnEmptyDocumentIsAPage) {
    Element const page = read(document_html({}));
    EXPECT_EQ(page.name, "html");
    EXPECT_EQ(all(page, "main").size(), 1U);
    EXPECT_EQ(all(page, "header").size(), 1U);
    EXPECT_TRUE(all(page, "nav").empty());
    EXPECT_TRUE(all(page, "footer").empty());
}

TEST(DocumentHtml, TheHeadSaysWhatIsAskedForAndNothingElse) {
    Document briefing = document();
    Element const bare = read(document_html(briefing));
    std::set<std::string> names;
    for (Element const* meta : all(bare, "meta")) names.insert((*meta)["name"]);
    EXPECT_EQ(names, (std::set<std::string>{"(none)", "viewport", "color-scheme"}));
    EXPECT_EQ(texts(bare, "title"), Texts{"Briefing"});
    EXPECT_TRUE(all(bare, "time").empty());

    briefing.language = "fr";
    briefing.author = "A. \"B\" <C>";
    briefing.date = "31 mars 2026";
    briefing.date_iso = "2026-03-31";
    briefing.subtitle = "Sous-titre";
    Element const full = read(document_html(briefing));
    EXPECT_EQ(full["lang"], "fr");
    std::map<std::string, std::string> said;
    for (Element const* meta : all(full, "meta")) said[(*meta)["name"]] = (*meta)["content"];
    EXPECT_EQ(said["author"], briefing.author);
    EXPECT_EQ(said["date"], "2026-03-31");
    EXPECT_EQ(texts(full, "h1"), Texts{"Briefing"});
    EXPECT_EQ(of_class(full, "subtitle"), Texts{"Sous-titre"});
    EXPECT_EQ(of_class(full, "by"), Texts{"A. \"B\" <C> · 31 mars 2026"});
    EXPECT_EQ((*all(full, "time").front())["datetime"], "2026-03-31");
}

TEST(DocumentHtml, LetsNothingRunOrLoad) {
    Element const page = read(document_html(document()));
    std::string policy;
    std::size_t charset = 0, at = 0;
    for (Element const* meta : all(page, "meta")) {
        ++at;
        if ((*meta)["charset"] == "utf-8") charset = at;
        if ((*meta)["http-equiv"] == "Content-Security-Policy") policy = (*meta)["content"];
    }
    EXPECT_EQ(charset, 1U);
    EXPECT_TRUE(policy.starts_with("default-src 'none'; style-src 'unsafe-inline'; img-src data:")) << policy;
    EXPECT_FALSE(holds(policy, "script-src"));
    EXPECT_FALSE(holds(texts(page, "style").front(), "url("));
    EXPECT_FALSE(holds(texts(page, "style").front(), "@import"));
}

TEST(DocumentHtml, HeadingsBecomeLevelsBelowTheTitle) {
    Element const page = read(document_html(document({DocumentHeading{1, "One"}, DocumentHeading{2, "Two", true}, DocumentHeading{3, "Three"}, DocumentHeading{7, "Seven"}, DocumentHeading{0, "Nought"}})));
    EXPECT_EQ(texts(page, "h2"), (Texts{"Contents", "One", "Nought"}));
    EXPECT_EQ(texts(page, "h3"), Texts{"Two"});
    EXPECT_EQ(texts(page, "h4"), (Texts{"Three", "Seven"}));
    EXPECT_EQ(of_class(page, "page"), Texts{"Two"});
    EXPECT_TRUE(holds(texts(page, "style").front(), "h2.page,h3.page,h4.page{break-before:page"));
}

TEST(DocumentHtml, TheContentsLeadToHeadingsOfTwoLevels) {
    Element const page = read(document_html(document({DocumentHeading{2, "Early"}, DocumentHeading{1, "One"}, DocumentHeading{2, "Two"}, DocumentHeading{3, "Three"}, DocumentHeading{2, "Four"},
                                                      DocumentHeading{1, "Five"}})));
    auto const navs = all(page, "nav");
    ASSERT_EQ(navs.size(), 1U);
    EXPECT_EQ(texts(*navs.front(), "a"), (Texts{"Early", "One", "Two", "Four", "Five"}));
    std::map<std::string, std::string> by_id;
    every(page, [&](Element const& each) {
        if (each.attributes.contains("id")) {
            EXPECT_TRUE(by_id.emplace(each["id"], each.text).second) << each["id"];
        }
    });
    for (Element const* link : all(*navs.front(), "a")) EXPECT_EQ(by_id.at((*link)["href"].substr(1)), link->text);
    EXPECT_EQ((*navs.front())["aria-labelledby"], "contents");
    EXPECT_EQ(by_id.at("contents"), "Contents");
    auto const lists = all(*navs.front(), "ol");
    ASSERT_EQ(lists.size(), 2U);
    EXPECT_EQ(texts(*lists.back(), "a"), (Texts{"Two", "Four"}));
}

TEST(DocumentHtml, TheContentsGoAsDeepAsAskedFor) {
    Document briefing = document({DocumentHeading{1, "One"}, DocumentHeading{3, "Skips"}, DocumentHeading{2, "Two"}, DocumentHeading{3, "Three"}, DocumentHeading{1, "Four"}});
    auto const links = [&](int levels) {
        briefing.contents = levels;
        Element const page = read(document_html(briefing));
        auto const navs = all(page, "nav");
        return navs.empty() ? Texts{"no contents"} : texts(*navs.front(), "a");
    };
    EXPECT_EQ(links(0), Texts{"no contents"});
    EXPECT_EQ(links(1), (Texts{"One", "Four"}));
    EXPECT_EQ(links(2), (Texts{"One", "Two", "Four"}));
    EXPECT_EQ(links(3), (Texts{"One", "Skips", "Two", "Three", "Four"}));
    auto const deep = read(document_html(briefing));
    auto const lists = all(*all(deep, "nav").front(), "ol");
    ASSERT_EQ(lists.size(), 3U);
    EXPECT_EQ((*lists[0])["class"], "nested");
    EXPECT_EQ(texts(*lists[1], "a"), (Texts{"Skips", "Two", "Three"}));
    EXPECT_EQ(texts(*lists[2], "a"), Texts{"Three"});
    briefing.blocks = {DocumentHeading{3, "Deep"}};
    EXPECT_EQ(links(2), Texts{"no contents"});
    EXPECT_EQ(links(3), Texts{"Deep"});
}

TEST(DocumentHtml, ItemsThatFollowEachOtherAreOneList) {
    Element const page = read(document_html(document({DocumentParagraph{Kind::lead, "Lead"}, DocumentParagraph{Kind::item, "a"}, DocumentParagraph{Kind::item, "b"}, DocumentParagraph{Kind::body, "Body"},
                                                      DocumentParagraph{Kind::item, "c"}, DocumentParagraph{Kind::note, "Note"}, DocumentParagraph{Kind::item, "d"}})));
    EXPECT_EQ(texts(page, "li"), (Texts{"a", "b", "c", "d"}));
    EXPECT_EQ(all(page, "ul").size(), 3U);
    EXPECT_EQ(texts(page, "p"), (Texts{"Lead", "Body", "Note"}));
    EXPECT_EQ(of_class(page, "lead"), Texts{"Lead"});
    EXPECT_EQ(of_class(page, "note"), Texts{"Note"});
}

TEST(DocumentHtml, ATableNamesItsColumnsAndRows) {
    DocumentTable const table{.caption = "Scores", .columns = {{"Country", 3}, {"Score", 1, ColumnKind::figure}, {"", 1}},
                              .rows = {{{"Aurelia"}, {"62.5"}, {"known"}}, {{"Borovia"}, {"7.0"}}}, .dense = true};
    Element const page = read(document_html(document({table})));
    auto const heads = all(page, "th");
    ASSERT_EQ(heads.size(), 4U);
    EXPECT_EQ((*heads[0])["scope"], "col");
    EXPECT_EQ((*heads[1])["class"], "figure");
    EXPECT_EQ((*heads[2])["scope"], "row");
    EXPECT_EQ(heads[3]->text, "Borovia");
    auto const cells = all(*all(page, "tbody").front(), "td");
    ASSERT_EQ(cells.size(), 4U);
    EXPECT_EQ((*cells[0])["class"], "figure");
    EXPECT_EQ(cells[0]->text, "62.5");
    EXPECT_EQ(cells[3]->text, "");  // was not there
    EXPECT_EQ((*all(page, "table").front())["class"], "dense");
    Texts widths;
    for (Element const* column : all(page, "col")) widths.push_back((*column)["style"]);
    EXPECT_EQ(widths, (Texts{"width:60%", "width:20%", "width:20%"}));
}

TEST(DocumentHtml, ATightTableIsADenseOne) {
    DocumentTable table{.caption = "C", .columns = {{"A"}}, .rows = {}, .tight = true};
    EXPECT_EQ((*all(read(document_html(document({table}))), "table").front())["class"], "dense tight");
    table.tight = false;
    EXPECT_EQ((*all(read(document_html(document({table}))), "table").front())["class"], "(none)");
}

TEST(DocumentHtml, WordsOfVerdictsAreBrokenOnPaperOnlyWhereTheyAreMany) {
    auto const table = [](std::size_t verdicts) {
        DocumentTable made{.caption = "C", .columns = {{"Country"}}};
        made.columns.insert(made.columns.end(), verdicts, {"V", 1, ColumnKind::verdict});
        return made;
    };
    Element const page = read(document_html(document({table(5), table(6)})));
    auto const tables = all(page, "table");
    EXPECT_EQ((*tables.at(0))["class"], "(none)");
    EXPECT_EQ((*tables.at(1))["class"], "many");
}

TEST(DocumentHtml, ASharelessTableHasNoWidths) {
    double const odd = std::numeric_limits<double>::quiet_NaN();
    Element const page = read(document_html(document({DocumentTable{.caption = "a", .columns = {{"A", -1}, {"B", odd}}, .rows = {}}, DocumentTable{.caption = "b", .columns = {}, .rows = {{{"x"}}}}})));
    EXPECT_TRUE(all(page, "col").empty());
}

TEST(DocumentHtml, AVerdictIsAWordWithASymbolThatIsNotRead) {
    constexpr std::array<std::string_view, 5> classes{"not-eligible", "conditional", "eligible", "open", "invalid"};
    for (int i = 0; i < 5; ++i) {
        auto const verdict = static_cast<Verdict>(i);
        DocumentTable const table{.caption = "V", .columns = {{"Benefit"}, {"Verdict", 1, ColumnKind::verdict}}, .rows = {{{"Visa"}, {"the word", verdict}}}};
        std::string const written = document_html(document({table}));
        Element const page = read(written);
        auto const cells = all(page, "td");
        ASSERT_EQ(cells.size(), 1U);
        EXPECT_EQ((*cells.front())["class"], "verdict " + std::string(classes[static_cast<std::size_t>(i)]));
        EXPECT_EQ(cells.front()->text, std::string(symbol_of(verdict)) + " the word");
        ASSERT_EQ(cells.front()->children.size(), 1U);
        EXPECT_EQ(cells.front()->children.front()["aria-hidden"], "true");
        EXPECT_TRUE(holds(written, "." + std::string(classes[static_cast<std::size_t>(i)]) + "{background:#"));
    }
}

// WCAG 2.2: relative luminance and contrast.
double luminance(std::string_view colour) {
    double sum = 0;
    constexpr std::array weights{0.2126, 0.7152, 0.0722};
    for (std::size_t i = 0; i < 3; ++i) {
        double const part = std::stoi(std::string(colour.substr(1 + 2 * i, 2)), nullptr, 16) / 255.0;
        sum += weights[i] * (part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4));
    }
    return sum;
}

TEST(DocumentHtml, WordsStandOutFromTheirTint) {
    std::string const page = document_html(document());
    for (std::string const name : {"eligible", "conditional", "open", "not-eligible", "invalid"}) {
        std::size_t const at = page.find("\n." + name + "{background:#");
        ASSERT_NE(at, page.npos) << name;
        std::size_t const ground = page.find('#', at), ink = page.find("color:#", ground) + 6;
        double const light = luminance(page.substr(ground, 7)), dark = luminance(page.substr(ink, 7));
        EXPECT_GE((light + 0.05) / (dark + 0.05), 7) << name;
    }
}

TEST(DocumentHtml, TablesAndFiguresAreNumberedEachForThemselves) {
    auto const table = [](std::string caption, bool captioned) { return DocumentTable{.caption = std::move(caption), .columns = {{"A"}}, .rows = {}, .captioned = captioned}; };
    Document briefing = document({table("first", true), DocumentDrawing{bars("Index"), "a drawing", "in words", 150}, table("unseen", false), table("second", true),
                                  DocumentDrawing{bars("Index"), "not shown", "other words", 150, false}, DocumentDrawing{bars("Index"), "another", "", 150}});
    briefing.table_word = "Tabel";
    briefing.figure_word = "Figuur";
    Element const page = read(document_html(briefing));
    EXPECT_EQ(texts(page, "caption"), (Texts{"Tabel 1: first", "unseen", "Tabel 2: second"}));
    EXPECT_EQ(of_class(page, "unseen"), Texts{"unseen"});
    EXPECT_EQ(texts(page, "figcaption"), (Texts{"Figuur 1: a drawing", "Figuur 2: another"}));
    Texts names;
    for (Element const* svg : all(page, "svg")) {
        EXPECT_EQ((*svg)["role"], "img");
        names.push_back((*svg)["aria-label"]);
    }
    EXPECT_EQ(names, (Texts{"in words", "other words", "another"}));
}

TEST(DocumentHtml, OnlyTablesThatScrollTakeTheFocus) {
    auto const table = [](std::size_t columns) { return DocumentTable{.caption = "C", .columns = std::vector<DocumentTable::Column>(columns, {"A"}), .rows = {}}; };
    Element const page = read(document_html(document({table(3), table(4)})));
    std::vector<std::string> focused;
    every(page, [&](Element const& each) {
        if (each["class"] == "scroll") focused.push_back(each["tabindex"] + " " + each["role"] + " " + each["aria-label"]);
    });
    EXPECT_EQ(focused, (Texts{"(none) (none) (none)", "0 group C"}));
}

TEST(DocumentHtml, ADrawingStandsInThePageAsWideAsAskedFor) {
    std::string const page = document_html(document({DocumentDrawing{bars("Index"), "c", "a", 142.5}}));
    EXPECT_FALSE(holds(page, "<?xml"));
    EXPECT_TRUE(holds(page, "--width:142.5mm"));
    Element const tree = read(page);
    EXPECT_EQ((*all(tree, "svg").front())["width"], "560");  // what it was drawn with is still there
}

TEST(DocumentHtml, WithoutADrawingItsWordsAreLeft) {
    Element const page = read(document_html(document({DocumentDrawing{{}, "c", "in words", 150}, DocumentDrawing{{.svg = "nothing", .width = 1, .height = 1}, "c", "as well", 150}})));
    EXPECT_TRUE(all(page, "svg").empty());
    EXPECT_EQ(texts(page, "p"), (Texts{"in words", "as well"}));
}

TEST(DocumentHtml, TheMarkingStandsAtHeadAndFoot) {
    Document briefing = document();
    EXPECT_TRUE(of_class(read(document_html(briefing)), "marking").empty());
    briefing.marking = "<b>INTERNAL</b>";
    briefing.footer = "Framework & stamp";
    Element const page = read(document_html(briefing));
    EXPECT_EQ(of_class(page, "marking"), (Texts{"<b>INTERNAL</b>", "<b>INTERNAL</b>"}));
    auto const& body = page.children.back();
    EXPECT_EQ(body.name, "body");
    EXPECT_EQ(body.children.front()["class"], "marking");
    EXPECT_EQ(body.children.back().name, "footer");
    EXPECT_EQ(of_class(body.children.back(), "provenance"), Texts{"Framework & stamp"});
    EXPECT_EQ(of_class(body.children.back(), "marking").size(), 1U);
}

TEST(DocumentHtml, PaperAndPageNumbersAreSaidInTheStyle) {
    Document briefing = document();
    EXPECT_TRUE(holds(document_html(briefing), "@page{size:A4;"));
    EXPECT_TRUE(holds(document_html(briefing), "content:\"Page \" counter(page) \" of \" counter(pages) ;"));
    briefing.letter = true;
    briefing.page_of = "{page}/{pages}";
    EXPECT_TRUE(holds(document_html(briefing), "@page{size:letter;"));
    EXPECT_TRUE(holds(document_html(briefing), "content:counter(page) \"\\2f \" counter(pages) ;"));
    briefing.page_of = {};
    EXPECT_FALSE(holds(document_html(briefing), "@bottom-right"));
}

TEST(DocumentHtml, TextsStayTexts) {
    for (std::string const& hostile :
         {std::string("</style><script>alert(1)</script>"), std::string("\"><img src=x onerror=alert(1)>"), std::string("' onload='alert(1)"), std::string("]]><!-- --><![CDATA["),
          std::string("</title></svg></table></main>&lt;&#60;"), std::string("javascript:alert(1)"), std::string("\\\"}*/</style>\n{page} {pages}")}) {
        Document briefing = document({DocumentHeading{1, hostile}, DocumentHeading{2, hostile}, DocumentParagraph{Kind::body, hostile}, DocumentParagraph{Kind::lead, hostile},
                                      DocumentParagraph{Kind::note, hostile}, DocumentParagraph{Kind::item, hostile}, DocumentDrawing{bars(hostile), hostile, hostile, 100},
                                      DocumentTable{.caption = hostile, .columns = {{hostile}, {hostile, 1, ColumnKind::verdict}, {hostile, 1, ColumnKind::figure}, {hostile}},
                                                    .rows = {{{hostile}, {hostile, Verdict::invalid}, {hostile}, {hostile}}}},
                                      DocumentTable{.caption = hostile, .columns = {{hostile}}, .rows = {}, .captioned = false}});
        briefing.title = briefing.subtitle = briefing.author = briefing.date = briefing.date_iso = briefing.language = briefing.marking = briefing.footer = hostile;
        briefing.contents_title = briefing.table_word = briefing.figure_word = briefing.page_of = hostile;
        std::string const written = document_html(briefing);
        EXPECT_FALSE(holds(written, "<script"));
        EXPECT_FALSE(holds(written, "<img"));
        EXPECT_FALSE(holds(written, "<!--"));
        Element const page = read(written);
        std::set<std::string> const known{"html", "head", "meta", "title", "style", "body", "header", "h1", "h2", "h3", "p", "time", "nav", "ol", "ul", "li", "a", "main", "footer", "div", "span", "b",
                                          "table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "text", "rect", "path"};
        every(page, [&](Element const& each) {
            EXPECT_TRUE(known.contains(each.name)) << each.name;
            for (auto const& [name, value] : each.attributes) {
                EXPECT_FALSE(name.starts_with("on")) << name;
                if (name == "href") {
                    EXPECT_TRUE(value.starts_with("#section-")) << value;
                }
                EXPECT_FALSE(name == "src" || name == "data" || name == "action") << name;
                if (name != "aria-label" && name != "content" && name != "datetime" && name != "lang") {
                    EXPECT_FALSE(holds(value, "alert")) << name;
                }
            }
        });
        EXPECT_EQ(texts(page, "title"), Texts{hostile});
        EXPECT_EQ(texts(page, "li").back(), hostile);
        EXPECT_EQ((*all(page, "svg").front())["aria-label"], hostile);
        // One style element, whose braces are still in pairs.
        ASSERT_EQ(all(page, "style").size(), 1U);
        std::string const style = texts(page, "style").front();
        EXPECT_EQ(std::ranges::count(style, '{'), std::ranges::count(style, '}'));
    }
}

TEST(DocumentHtml, WhatIsNoTextIsReplaced) {
    std::string const odd("a\x01z\xff\0\x1b", 6), clean = "a\ufffdz\ufffd\ufffd\ufffd";
    Document briefing = document({DocumentParagraph{Kind::body, odd}, DocumentHeading{1, odd}});
    briefing.title = briefing.marking = briefing.language = odd;
    briefing.page_of = odd;
    std::string const written = document_html(briefing);
    for (char const c : {'\x01', '\xff', '\0', '\x1b'}) EXPECT_EQ(written.find(c), written.npos);
    Element const page = read(written);
    EXPECT_EQ(texts(page, "title"), Texts{clean});
    EXPECT_EQ(page["lang"], clean);
    EXPECT_EQ(texts(page, "p"), (Texts{clean, clean}));  // the paragraph, and the marking at the foot
}

TEST(DocumentHtml, LoadsNothingFromAnywhere) {
    std::string const page = document_html(document({DocumentDrawing{bars("Index"), "c", "a", 100}}));
    for (std::size_t at = page.find("http"); at != page.npos; at = page.find("http", at + 1)) {
        std::string_view const rest = std::string_view(page).substr(at);
        EXPECT_TRUE(rest.starts_with("http-equiv=") || rest.starts_with("http://www.w3.org/2000/svg\"")) << rest.substr(0, 60);
    }
}

TEST(DocumentHtml, LineBreaksAreKept) {
    std::string const page = document_html(document({DocumentParagraph{Kind::body, "one\ntwo"}}));
    EXPECT_TRUE(holds(page, "<p>one\ntwo</p>"));
    EXPECT_TRUE(holds(page, "p,li,th,td,caption,figcaption{white-space:pre-line"));
}

Document of_many(int countries) {
    Document briefing = document();
    std::string const sentence = "The index is 40.0, at least 60 is required; the export control list is in force since 2019. ";
    for (int country = 0; country < countries; ++country) {
        briefing.blocks.push_back(DocumentHeading{2, "Country", true});
        briefing.blocks.push_back(DocumentDrawing{bars("Index"), sentence, sentence, 150});
        DocumentTable table{.caption = "Reasons", .columns = {{"A"}, {"B", 1, ColumnKind::verdict}, {"C"}}, .rows = {}};
        for (int row = 0; row < 100; ++row) table.rows.push_back({{"Rule"}, {"open", Verdict::open}, {sentence}});
        briefing.blocks.push_back(std::move(table));
    }
    return briefing;
}

// Of several tries: the machine may have other things to do.
double shortest_time(Document const& briefing) {
    double shortest = 1e9;
    for (int tries = 0; tries < 5; ++tries) {
        std::clock_t const start = std::clock();
        EXPECT_GT(document_html(briefing).size(), briefing.blocks.size() * 4'000U);
        shortest = std::min(shortest, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
    }
    return shortest;
}

TEST(DocumentHtml, ManyCountriesTakeAsLongAsTheyAreMany) {
    double const one = shortest_time(of_many(200)), eightfold = shortest_time(of_many(1600));
    EXPECT_LT(eightfold, 20 * one);  // a square would be 64
}

}  // namespace
}  // namespace adherence
