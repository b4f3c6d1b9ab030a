// Writes a document made by hand as an HTML page: what browser.py looks at, and whoever wants to see the page.
//
//   sample_document PAGE [COUNTRIES [letter]]
//
// Its last chapter is texts that would be markup or script if they were not escaped.
#include <array>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>

#include "core/report/document.hpp"

namespace {

using namespace adherence;
using Kind = DocumentParagraph::Kind;

constexpr std::array benefits{"Visa facilitation", "Visa waiver", "Security assistance", "Trade preferences", "Budget support", "Technology transfer"};
constexpr std::array names{"Aurelia", "Borovia", "Caldera", "Democratic Republic of Eastern Northumbria and the Outer Isles", "Elbonia", "Freedonia"};

Verdict verdict_of(std::size_t country, std::size_t benefit) { return static_cast<Verdict>((country * 7 + benefit * 3 + country / 5) % 5); }

std::string word_of(Verdict verdict) {
    constexpr std::array words{"not eligible", "conditional", "eligible", "open", "invalid"};
    return words[static_cast<std::size_t>(verdict)];
}

std::string name_of(std::size_t country) {
    std::size_t const round = country / names.size();
    return names[country % names.size()] + (round > 0 ? " " + std::to_string(round + 1) : std::string());
}

std::string figure(std::size_t seed) { return std::to_string(seed * 37 % 100) + "." + std::to_string(seed % 10); }

Scorecard card_of(std::size_t country) {
    Scorecard card;
    card.country = name_of(country);
    card.language = "en";
    double const score = static_cast<double>(country * 37 % 90);
    card.index = {"index", "Adherence index", true, false, score, score - 8, score + 9, 74, 1};
    for (std::size_t i = 0; char const* title : {"Export control legislation", "Enforcement", "Treaties and regimes", "Outreach to industry", "Conduct"}) {
        double const value = static_cast<double>((country * 29 + i++ * 41) % 100);
        card.pillars.push_back({"p", title, true, false, value, i % 2 ? value : value / 2, i % 2 ? value : (value + 100) / 2, 80, 2});
    }
    return card;
}

void add_country(Document& document, std::size_t country) {
    std::string const name = name_of(country);
    auto& blocks = document.blocks;
    blocks.push_back(DocumentHeading{2, name, true});
    blocks.push_back(DocumentParagraph{Kind::lead, name + " is eligible for two of six benefits. One more is open: it hangs on facts that nobody has entered yet."});
    DocumentTable verdicts{.caption = "Verdicts on " + name, .columns = {{"Benefit", 2}, {"Verdict", 1.2, DocumentTable::Kind::verdict}, {"Why", 4}}, .rows = {}, .captioned = false};
    for (std::size_t i = 0; i < benefits.size(); ++i)
        verdicts.rows.push_back({{benefits[i]}, {word_of(verdict_of(country, i)), verdict_of(country, i)},
                                 {"The index is " + figure(country + i) + ", at least 60 is required; the export control list is in force since 2019."}});
    blocks.push_back(std::move(verdicts));
    blocks.push_back(DocumentDrawing{draw_bars(card_of(country), {}, 560), "Index and pillars of " + name + ", with what is not known yet as a lighter range",
                                     "Index " + figure(country) + "; Export control legislation 29.0, Enforcement 41.0, Treaties and regimes 82.0.", 150});
    blocks.push_back(DocumentHeading{3, "What decides"});
    DocumentTable cells{.caption = "Assessments of " + name, .columns = {{"Criterion", 3}, {"Value", 2}, {"Score", 1, DocumentTable::Kind::figure}, {"Weight", 1, DocumentTable::Kind::figure}, {"Source", 2.5}},
                        .rows = {}, .dense = true};
    for (std::size_t i = 0; i < 9; ++i)
        cells.rows.push_back({{"Criterion " + std::to_string(i + 1) + ": licensing authority with powers of its own"}, {i % 3 ? "in force" : "?"}, {figure(country + i)}, {std::to_string(i % 4 + 1)},
                              {"Official Gazette 2024/" + std::to_string(100 + i)}});
    blocks.push_back(std::move(cells));
    blocks.push_back(DocumentHeading{3, "Shortest path"});
    blocks.push_back(DocumentParagraph{Kind::body, "To Visa waiver, in two steps:"});
    blocks.push_back(DocumentParagraph{Kind::item, "Bring the control list into force (effort 2)."});
    blocks.push_back(DocumentParagraph{Kind::item, "Accede to the Arms Trade Treaty (effort 3)."});
    blocks.push_back(DocumentParagraph{Kind::note, "3 items of evidence withheld."});
}

Document sample(std::size_t countries) {
    Document document{.title = "Eligibility for cooperation on export control",
                      .subtitle = "Which partners meet which conditions, and what stands between them and the next step",
                      .author = "Directorate for Strategic Goods",
                      .date = "31 March 2026",
                      .date_iso = "2026-03-31",
                      .language = "en",
                      .marking = "INTERNAL – NOT FOR DISTRIBUTION",
                      .footer = "Framework nsg 1.2 (stamp 4f9c-22ab) · data stamp 77e0-19cd · as of 2026-03-31 · Adherence Scorecards 0.1.0 · indicative, on the evidence entered",
                      .contents_title = "Contents",
                      .table_word = "Table",
                      .figure_word = "Figure",
                      .page_of = "Page {page} of {pages}",
                      .blocks = {}};
    auto& blocks = document.blocks;
    blocks.push_back(DocumentHeading{1, "At a glance"});
    blocks.push_back(DocumentParagraph{Kind::lead, "Of " + std::to_string(countries) + " countries none is eligible for everything; what most of them lack is enforcement."});
    blocks.push_back(DocumentParagraph{Kind::body, "Every verdict follows from the rules of the framework and from the assessments entered. Where a fact is missing, the verdict "
                                                   "says so: it is open only if the missing fact can turn it."});
    DocumentTable matrix{.caption = "Eligibility matrix", .columns = {{"Country", 2.2}, {"Index", 0.8, DocumentTable::Kind::figure}}, .rows = {}, .dense = true};
    for (char const* benefit : benefits) matrix.columns.push_back({benefit, 1.3, DocumentTable::Kind::verdict});
    for (std::size_t country = 0; country < countries; ++country) {
        std::vector<DocumentTable::Entry> row{{name_of(country)}, {figure(country)}};
        for (std::size_t i = 0; i < benefits.size(); ++i) row.push_back({word_of(verdict_of(country, i)), verdict_of(country, i)});
        matrix.rows.push_back(std::move(row));
    }
    blocks.push_back(std::move(matrix));
    blocks.push_back(DocumentHeading{1, "Scorecards", true});
    blocks.push_back(DocumentParagraph{Kind::body, "A page for each country."});
    for (std::size_t country = 0; country < countries; ++country) add_country(document, country);
    blocks.push_back(DocumentHeading{1, "Method", true});
    blocks.push_back(DocumentParagraph{Kind::body, "Scores are weighted means. First line.\nSecond line, as it was typed."});
    std::string const hostile = "</style></title><script>alert(1)</script>\"><img src=http://example.invalid/x.png onerror=alert(1)>\x01\xff";
    blocks.push_back(DocumentHeading{1, "Texts that look like markup"});
    blocks.push_back(DocumentParagraph{Kind::note, hostile});
    Scorecard card = card_of(0);
    card.pillars.front().title = "<script>alert(2)</script>";
    blocks.push_back(DocumentDrawing{draw_bars(card, {}, 560), hostile, hostile, 120});
    blocks.push_back(DocumentTable{.caption = hostile, .columns = {{"Text"}, {"Verdict", 1, DocumentTable::Kind::verdict}}, .rows = {{{hostile}, {hostile, Verdict::invalid}}}});
    return document;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2) {
        std::cerr << "sample_document PAGE [COUNTRIES [letter]]\n";
        return 2;
    }
    Document document = sample(count > 2 ? std::strtoul(arguments[2], nullptr, 10) : 6);
    document.letter = count > 3 && std::string_view(arguments[3]) == "letter";
    std::ofstream(arguments[1], std::ios::binary) << document_html(document);
}
