// What a briefing is made of for people: its headings, tables, captions and drawings, in every language.
#include "core/report/briefing_document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "unit/briefing_case.hpp"

namespace adherence {
namespace {

using testing::BriefingCase;
using ColumnKind = DocumentTable::Kind;
using ParagraphKind = DocumentParagraph::Kind;

constexpr std::array<char const*, 4> languages{"en", "nl", "fr", "de"};

template <typename Block>
std::vector<Block const*> all(Document const& document) {
    std::vector<Block const*> found;
    for (DocumentBlock const& block : document.blocks)
        if (auto const* const one = std::get_if<Block>(&block)) found.push_back(one);
    return found;
}

DocumentTable const* table(Document const& document, std::string const& caption) {
    for (DocumentTable const* one : all<DocumentTable>(document))
        if (one->caption == caption) return one;
    return nullptr;
}

std::vector<std::string> headings(Document const& document, int level) {
    std::vector<std::string> texts;
    for (DocumentHeading const* one : all<DocumentHeading>(document))
        if (one->level == level) texts.push_back(one->text);
    return texts;
}

BriefingParts only(std::initializer_list<BriefingPart> wanted) {
    BriefingParts parts = BriefingParts::none();
    for (BriefingPart const part : wanted) parts.set(part, true);
    return parts;
}

class Fictional {
public:
    Fictional() : from_(testing::built_in("nsg-adherence"), testing::file_text("data/fictional/assessments.csv"), testing::file_text("data/fictional/evidence.csv")) {}
    [[nodiscard]] BriefingChoices choices(std::size_t countries, std::string language = "en") const {
        BriefingChoices choices = from_.everyone();
        choices.countries.resize(countries);
        choices.language = std::move(language);
        choices.marking = "internal";
        choices.markings = {"public", "internal", "exercise confidential"};
        choices.draws.draws = 64;
        return choices;
    }
    [[nodiscard]] Briefing made(BriefingChoices const& choices) const { return from_.made(choices); }

private:
    BriefingCase from_;
};

Fictional const& fictional() {
    static Fictional const one;
    return one;
}

// ---- the whole ----------------------------------------------------------------------------------------------

TEST(BriefingDocument, IsWellBuiltInEveryLanguage) {
    for (std::string const language : languages) {
        Briefing const briefing = fictional().made(fictional().choices(3, language));
        Document const document = briefing_document(briefing);
        EXPECT_EQ(document.language, language);
        for (std::string const* text : {&document.title, &document.subtitle, &document.date, &document.date_iso, &document.footer, &document.contents_title, &document.table_word,
                                        &document.figure_word})
            EXPECT_NE(*text, "") << language;
        EXPECT_NE(document.page_of.find("{page}"), std::string::npos) << document.page_of;
        EXPECT_NE(document.page_of.find("{pages}"), std::string::npos) << document.page_of;
        EXPECT_EQ(document.marking, "internal");

        int level = 0;
        for (DocumentHeading const* heading : all<DocumentHeading>(document)) {
            EXPECT_GE(heading->level, 1);
            EXPECT_LE(heading->level, std::min(level + 1, 3)) << heading->text;
            EXPECT_NE(heading->text, "");
            level = heading->level;
        }
        std::map<std::string, int> captions;
        for (DocumentTable const* one : all<DocumentTable>(document)) {
            EXPECT_NE(one->caption, "");
            ++captions[one->caption];
            EXPECT_FALSE(one->rows.empty()) << one->caption;
            for (DocumentTable::Column const& column : one->columns) {
                EXPECT_NE(column.title, "") << one->caption;
                EXPECT_GT(column.share, 0) << one->caption;
            }
            for (auto const& row : one->rows) {
                EXPECT_EQ(row.size(), one->columns.size()) << one->caption;
                EXPECT_NE(row.front().text, "") << one->caption << ": the first names the row";
                for (std::size_t column = 0; column < row.size(); ++column)
                    EXPECT_EQ(row[column].verdict.has_value(), one->columns[column].kind == ColumnKind::verdict) << one->caption;
            }
        }
        for (DocumentDrawing const* one : all<DocumentDrawing>(document)) {
            EXPECT_NE(one->caption, "");
            ++captions[one->caption];
            EXPECT_NE(one->alternative, "") << one->caption;
            EXPECT_NE(one->alternative, one->caption) << "what it shows, not what it is";
            EXPECT_NE(one->drawing.svg.find("<svg"), std::string::npos);
            EXPECT_GT(one->millimetres, 0);
        }
        for (auto const& [caption, count] : captions) EXPECT_EQ(count, 1) << caption;
        for (DocumentParagraph const* one : all<DocumentParagraph>(document)) EXPECT_NE(one->text, "");
        // No sentence was left with a hole in it, and no key stands where a text should.
        std::string const page = document_html(document);
        for (char const* const odd : {"{country}", "{benefit}", "{verdict}", "{effort}", "{stamp}", "{count}", "{why}", ">briefing.", ">card.", ">matrix."})
            EXPECT_EQ(page.find(odd), page.npos) << odd << " in " << language;
    }
}

TEST(BriefingDocument, SaysTheSameThingsInEveryLanguage) {
    auto const shape = [](std::string const& language) {
        std::vector<std::string> shape;
        for (DocumentBlock const& block : briefing_document(fictional().made(fictional().choices(2, language))).blocks) {
            if (auto const* const heading = std::get_if<DocumentHeading>(&block)) shape.push_back("heading " + std::to_string(heading->level) + (heading->new_page ? " page" : ""));
            if (auto const* const paragraph = std::get_if<DocumentParagraph>(&block)) shape.push_back("paragraph " + std::to_string(static_cast<int>(paragraph->kind)));
            if (auto const* const one = std::get_if<DocumentTable>(&block)) shape.push_back("table " + std::to_string(one->rows.size()) + "x" + std::to_string(one->columns.size()));
            if (std::holds_alternative<DocumentDrawing>(block)) shape.push_back("drawing");
        }
        return shape;
    };
    auto const english = shape("en");
    for (std::string const language : {"nl", "fr", "de"}) EXPECT_EQ(shape(language), english) << language;
}

TEST(BriefingDocument, BearsTitleMarkingDateAndPaper) {
    BriefingChoices choices = fictional().choices(1);
    choices.parts = BriefingParts::none();
    choices.author = "An Author";
    choices.title = "A title";
    Briefing const briefing = fictional().made(choices);
    Document const document = briefing_document(briefing, {.letter = true});
    EXPECT_TRUE(document.letter);
    EXPECT_FALSE(briefing_document(briefing).letter);
    EXPECT_EQ(document.title, "A title");
    EXPECT_EQ(document.author, "An Author");
    EXPECT_EQ(document.date_iso, "2026-04-01");
    EXPECT_NE(document.footer.find(briefing.provenance.data_stamp), std::string::npos);
    EXPECT_NE(document.footer.find(briefing.provenance.framework_id), std::string::npos);
    EXPECT_NE(document.subtitle.find(briefing.provenance.framework_title), std::string::npos);
}

TEST(BriefingDocument, BeginsWithWhatItRestsOn) {
    BriefingChoices choices = fictional().choices(2);
    choices.parts = BriefingParts::none();
    choices.author = "An Author";
    choices.marking = "public";
    choices.extension_version = "9.8.7";
    Briefing const briefing = fictional().made(choices);
    Document const document = briefing_document(briefing);
    auto const paragraphs = all<DocumentParagraph>(document);
    ASSERT_EQ(paragraphs.size(), 2u);
    EXPECT_EQ(paragraphs[0]->kind, ParagraphKind::lead);
    EXPECT_TRUE(paragraphs[0]->text.starts_with("Indicative, on the evidence entered."));
    ASSERT_GT(briefing.evidence_withheld, 0u);
    EXPECT_EQ(paragraphs[1]->text, withheld_sentence(briefing));
    DocumentTable const* const facts = table(document, "What this briefing rests on");
    ASSERT_TRUE(facts);
    std::map<std::string, std::string> told;
    for (auto const& row : facts->rows) told[row[0].text] = row[1].text;
    EXPECT_EQ(told["Fingerprint of the framework"], briefing.provenance.framework_stamp);
    EXPECT_EQ(told["Fingerprint of framework and assessments"], briefing.provenance.data_stamp);
    EXPECT_EQ(told["Countries"], "2");
    EXPECT_EQ(told["Marking"], "public");
    EXPECT_EQ(told["Date"], "2026-04-01");
    EXPECT_EQ(told["Author"], "An Author");
    EXPECT_EQ(told["Made with"], "Adherence Scorecards 9.8.7");
    choices.author = choices.marking = {};
    told.clear();
    Document const bare = briefing_document(fictional().made(choices));
    for (auto const& row : table(bare, "What this briefing rests on")->rows) told[row[0].text] = row[1].text;
    EXPECT_FALSE(told.contains("Author"));
    EXPECT_FALSE(told.contains("Marking"));
}

// ---- its parts ----------------------------------------------------------------------------------------------

TEST(BriefingDocument, TheMatrixHasARowForEachCountry) {
    BriefingChoices choices = fictional().choices(5);
    choices.parts = only({BriefingPart::matrix});
    Briefing const briefing = fictional().made(choices);
    Document const document = briefing_document(briefing);
    DocumentTable const* const matrix = table(document, "Verdicts on the evidence entered, with index and coverage");
    ASSERT_TRUE(matrix);
    ASSERT_EQ(matrix->rows.size(), 5u);
    for (std::size_t row = 0; row < 5; ++row) {
        Scorecard const& card = briefing.countries[row].card;
        EXPECT_EQ(matrix->rows[row][0].text, card.country);
        for (std::size_t benefit = 0; benefit < card.benefits.size(); ++benefit) {
            EXPECT_EQ(matrix->rows[row][benefit + 1].text, card.benefits[benefit].word);
            EXPECT_EQ(matrix->rows[row][benefit + 1].verdict, card.benefits[benefit].verdict);
        }
    }
    DocumentTable const* const glance = table(document, "Number of countries by benefit and verdict");
    ASSERT_TRUE(glance);
    ASSERT_EQ(glance->rows.size(), briefing.benefit_titles.size());
    for (auto const& row : glance->rows) {
        int sum = 0;
        for (std::size_t column = 1; column < row.size(); ++column) sum += std::stoi(row[column].text);
        EXPECT_EQ(sum, 5) << row[0].text;
    }
    // A legend for each verdict that there is, and for no other.
    std::set<Verdict> met;
    for (BriefingCountry const& country : briefing.countries)
        for (ScorecardBenefit const& benefit : country.card.benefits) met.insert(benefit.verdict);
    std::size_t notes = 0;
    for (DocumentParagraph const* one : all<DocumentParagraph>(document)) notes += one->kind == ParagraphKind::note;
    EXPECT_EQ(notes, met.size());
    EXPECT_EQ(headings(document, 1), (std::vector<std::string>{"At a glance", "Eligibility matrix"}));
    EXPECT_TRUE(all<DocumentDrawing>(document).empty());
    choices.countries = {0};
    EXPECT_EQ(headings(briefing_document(fictional().made(choices)), 1), std::vector<std::string>{"Eligibility matrix"}) << "one country needs no counts";
}

TEST(BriefingDocument, TheScorecardHoldsEveryCriterionOnce) {
    for (std::size_t criteria : {1u, 2u, 3u, 8u, 9u}) {
        std::string tree = "id,parent,scale\nindex,,\n", head = "country", row = "One";
        for (std::size_t c = 0; c < criteria; ++c) {
            tree += "c" + std::to_string(c) + ",index,percent\n";
            head += ",c" + std::to_string(c);
            row += "," + std::to_string(10 + c);
        }
        BriefingCase const from(testing::framework({.criteria = tree}), head + "\n" + row + "\n");
        BriefingChoices choices = from.everyone();
        choices.parts = only({BriefingPart::scorecards});
        Document const document = briefing_document(from.made(choices));
        DocumentTable const* const card = table(document, "Assessments: One");
        ASSERT_TRUE(card);
        std::map<std::string, std::string> told;
        std::size_t blanks = 0;
        for (auto const& each : card->rows)
            for (std::size_t column : {0u, 2u}) {
                if (each.at(column).text.empty()) ++blanks;
                else EXPECT_TRUE(told.emplace(each[column].text, each.at(column + 1).text).second) << each[column].text;
            }
        EXPECT_EQ(blanks, criteria % 2);
        ASSERT_EQ(told.size(), criteria);
        for (std::size_t c = 0; c < criteria; ++c) EXPECT_EQ(told["c" + std::to_string(c)], std::to_string(10 + c));
    }
}

TEST(BriefingDocument, WithheldValuesReadSoInEveryLanguage) {
    BriefingCase const from(testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,percent\nb,index,percent"}), "country,a,b\nOne,83.5,10\n",
                            "country,criterion,source,marking\nOne,a,S,secret\n");
    for (auto const& [language, word] : std::map<std::string, std::string>{{"en", "withheld"}, {"nl", "achtergehouden"}, {"fr", sentence("fr", "briefing.withheld.value")}, {"de", sentence("de", "briefing.withheld.value")}}) {
        BriefingChoices choices = from.everyone();
        choices.language = language;
        choices.draws.draws = 64;
        Document const document = briefing_document(from.made(choices));
        std::string values;
        for (DocumentTable const* one : all<DocumentTable>(document))
            for (auto const& row : one->rows)
                for (auto const& entry : row) values += entry.text + "\n";
        EXPECT_NE(values.find("\n" + word + "\n"), values.npos) << values;
        EXPECT_EQ(document_html(document).find("83"), std::string::npos);
    }
}

TEST(BriefingDocument, HoldsTheChosenPartsInTheirOrder) {
    BriefingChoices choices = fictional().choices(2);
    std::vector<std::string> const sections{"Reasons", "Least change", "How sure", "Evidence"};
    Briefing const whole = fictional().made(choices);
    Document const document = briefing_document(whole);
    EXPECT_EQ(headings(document, 1), (std::vector<std::string>{"At a glance", "Eligibility matrix", whole.countries[0].card.country, whole.countries[1].card.country, "Method"}));
    std::vector<std::string> twice = sections;
    twice.insert(twice.end(), sections.begin(), sections.end());
    EXPECT_EQ(headings(document, 2), twice);
    std::map<BriefingPart, std::vector<std::string>> const of_country{{BriefingPart::matrix, {}}, {BriefingPart::scorecards, {}}, {BriefingPart::reasons, {"Reasons"}},
                                                                      {BriefingPart::path, {"Least change"}}, {BriefingPart::robustness, {"How sure"}},
                                                                      {BriefingPart::evidence, {"Evidence"}}, {BriefingPart::method, {}}};
    choices.countries = {0};
    for (auto const& [part, titles] : of_country) {
        choices.parts = only({part});
        Document const one = briefing_document(fictional().made(choices));
        EXPECT_EQ(headings(one, 2), titles);
        bool const of_itself = part != BriefingPart::matrix && part != BriefingPart::method;
        EXPECT_EQ(headings(one, 1).size(), 1u);
        EXPECT_EQ(headings(one, 1)[0] == whole.countries[0].card.country, of_itself);
        EXPECT_EQ(all<DocumentDrawing>(one).size(), part == BriefingPart::scorecards || part == BriefingPart::robustness ? 1u : 0u);
        for (DocumentHeading const* heading : all<DocumentHeading>(one))
            if (heading->level == 2) EXPECT_FALSE(heading->new_page) << "its country has just turned the page";
    }
}

TEST(BriefingDocument, EveryCountryBeginsAPageAndWhatFollowsItsScorecardAnother) {
    Document const document = briefing_document(fictional().made(fictional().choices(2)));
    std::vector<bool> turned;
    for (DocumentHeading const* heading : all<DocumentHeading>(document))
        if (heading->level == 2) turned.push_back(heading->new_page);
        else if (heading->level == 1 && heading->text != "At a glance" && heading->text != "Eligibility matrix") EXPECT_TRUE(heading->new_page) << heading->text;
    EXPECT_EQ(turned, (std::vector<bool>{true, false, false, false, true, false, false, false}));
}

TEST(BriefingDocument, ManyCountriesAloneAreInTheContents) {
    BriefingChoices choices = fictional().choices(12);
    choices.parts = only({BriefingPart::matrix, BriefingPart::reasons});
    EXPECT_EQ(briefing_document(fictional().made(choices)).contents, 2);
    choices = fictional().choices(13);
    choices.parts = only({BriefingPart::matrix, BriefingPart::reasons});
    EXPECT_EQ(briefing_document(fictional().made(choices)).contents, 1);
}

TEST(BriefingDocument, ShowsEvidenceByItsCriterionsTitle) {
    FrameworkPtr const policy = testing::framework({.criteria = "id,parent,scale,title\nindex,,,\na,index,percent,The basis"});
    BriefingCase const from(policy, "country,a\nOne,60\nTwo,70\n", "country,criterion,source,date,confidence,note,marking\nOne,a,S1,2025-01-02,high,As read,public\nOne,nowhere,S2,,,,\n");
    BriefingChoices choices = from.everyone();
    choices.marking = "public";
    choices.markings = {"public"};
    choices.parts = only({BriefingPart::evidence});
    Document const document = briefing_document(from.made(choices));
    DocumentTable const* const evidence = table(document, "Evidence: One");
    ASSERT_TRUE(evidence);
    ASSERT_EQ(evidence->rows.size(), 2u);
    std::vector<std::string> first;
    for (auto const& entry : evidence->rows[0]) first.push_back(entry.text);
    EXPECT_EQ(first, (std::vector<std::string>{"The basis", "S1", "2025-01-02 · high · public", "As read"}));
    EXPECT_EQ(evidence->rows[1][0].text, "nowhere");
    EXPECT_EQ(evidence->rows[1][2].text, "") << "what is not said leaves no dots";
    EXPECT_FALSE(table(document, "Evidence: Two"));
    EXPECT_EQ(all<DocumentParagraph>(document).back()->text, "No evidence that this briefing may hold is entered.");
}

TEST(BriefingDocument, ShowsEveryMoveOfEveryPath) {
    std::string rules = "benefit,effect,subject,test\n", benefits = "benefit\n";
    for (int benefit = 0; benefit < 6; ++benefit) {
        std::string const id = "b" + std::to_string(benefit);
        benefits += id + "\n";
        rules += id + ",requires,a,>= " + std::to_string(50 + benefit) + "\n";
        if (benefit == 5) rules += id + ",requires,c,>= 70\n";
    }
    BriefingCase const from(testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,percent\nb,index,percent\nc,index,percent", .rules = rules, .benefits = benefits}),
                            "country,a,b,c\nOne,40,41,42\nTwo,99,98,97\n", "country,criterion,source,marking\nOne,c,S,secret\n");
    BriefingChoices choices = from.everyone();
    choices.parts = only({BriefingPart::path});
    Document const document = briefing_document(from.made(choices));
    std::vector<std::vector<std::string>> told;
    for (DocumentTable const* one : all<DocumentTable>(document)) {
        if (one->caption.find("One") == std::string::npos) continue;
        std::vector<std::string> heads;
        for (DocumentTable::Column const& column : one->columns) heads.push_back(column.title);
        told.push_back(heads);
        for (auto const& row : one->rows) {
            told.emplace_back();
            for (auto const& entry : row) told.back().push_back(entry.text);
        }
    }
    std::string const criterion = sentence("en", "card.criterion"), now = sentence("en", "briefing.path.from");
    EXPECT_EQ(told, (std::vector<std::vector<std::string>>{{criterion, now, "b0", "b1", "b2", "b3"}, {"a", "40", "50", "51", "52", "53"},
                                                           {criterion, now, "b4", "b5"}, {"a", "40", "54", "55"}, {"c", "withheld", "", "70"}}));
    std::size_t items = 0;
    for (DocumentParagraph const* one : all<DocumentParagraph>(document)) items += one->kind == ParagraphKind::item;
    EXPECT_EQ(items, 12u) << "one for each country and benefit, reached or not";
}

TEST(BriefingDocument, DrawsNothingWhereThereIsNothingToDraw) {
    BriefingCase const from(testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,percent"}), "country,a\nOne,60\nTwo,70\n");
    BriefingChoices choices = from.everyone();
    choices.draws.draws = 64;
    Document const document = briefing_document(from.made(choices));
    for (DocumentDrawing const* one : all<DocumentDrawing>(document)) EXPECT_NE(one->alternative, "") << one->caption;
    for (DocumentTable const* one : all<DocumentTable>(document)) EXPECT_FALSE(one->rows.empty()) << one->caption;
}

TEST(BriefingDocument, TheMethodSaysWhatItsPartsNeed) {
    BriefingChoices choices = fictional().choices(1);
    choices.parts = only({BriefingPart::method});
    Briefing briefing = fictional().made(choices);
    std::size_t const bare = method_of(briefing).size();
    auto const added = [&](BriefingPart part) {
        briefing.choices.parts = only({BriefingPart::method, part});
        return method_of(briefing).size() - bare;
    };
    for (std::size_t part = 0; part < briefing_part_names.size(); ++part) {
        auto const each = static_cast<BriefingPart>(part);
        EXPECT_EQ(added(each), each == BriefingPart::path || each == BriefingPart::robustness ? 1u : 0u) << briefing_part_names[part];
    }
    briefing.relative = true;
    briefing.peers = 77;
    std::size_t peers = 0;
    for (std::string const& text : method_of(briefing)) peers += text.find("77") != text.npos;
    EXPECT_EQ(peers, 1u);
}

// ---- cut short ----------------------------------------------------------------------------------------------

/// Why a country's only verdict is what it is, as the scorecard's page says it.
std::string said(std::string explanation) {
    Briefing briefing = testing::briefing_by_hand();
    briefing.framework = testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,percent"});
    briefing.choices.parts = only({BriefingPart::scorecards});
    briefing.countries.resize(1);
    briefing.countries[0].card.benefits.resize(1);
    briefing.countries[0].card.benefits[0].explanation = std::move(explanation);
    Document const document = briefing_document(briefing);
    return table(document, "Verdicts: Aurelia")->rows.at(0).at(2).text;
}

constexpr std::size_t most_of_a_reason = 210;

bool well_formed(std::string_view text) { return escape_xml(text).find("\ufffd") == std::string::npos; }

TEST(BriefingDocument, AReasonIsCutBetweenSentences) {
    std::string const one = "The law is not in force, which it has to be.", two = "The list is not that of 2024, but an older one that still counts.";
    std::string const last = "And there is more to be said about it, which the page of a scorecard has no room for, since it holds all that is to be known of a country.";
    EXPECT_EQ(said(one), one);
    EXPECT_EQ(said(one + " " + two), one + " " + two);
    EXPECT_EQ(said(one + " " + two + " " + last), one + " " + two + " …");
    EXPECT_EQ(said(one + " " + last + last), one + " …");
    std::string exact(most_of_a_reason - 1, 'x');
    exact += ".";
    EXPECT_EQ(said(exact), exact);
}

TEST(BriefingDocument, AReasonOfOneSentenceIsCutBetweenWords) {
    std::string words;
    while (words.size() < 2 * most_of_a_reason) words += "word ";
    std::string const cut = said(words + "end.");
    EXPECT_TRUE(cut.ends_with("word …")) << cut;
    EXPECT_LE(cut.size(), most_of_a_reason + std::string(" …").size());
    EXPECT_EQ(cut.find("  "), cut.npos);
}

TEST(BriefingDocument, AReasonOfOneWordIsCutBetweenCharacters) {
    for (std::string const letter : {"é", "中", "😀"})
        for (std::size_t before = 0; before < 4; ++before) {
            std::string word(before, 'x');
            while (word.size() < 2 * most_of_a_reason) word += letter;
            std::string const cut = said(word);
            EXPECT_TRUE(well_formed(cut)) << cut;
            EXPECT_TRUE(cut.ends_with(" …"));
            EXPECT_GT(cut.size(), most_of_a_reason - 10);
            EXPECT_LE(cut.size(), most_of_a_reason + std::string(" …").size());
        }
}

TEST(BriefingDocument, AReasonNeedsNotSayTheVerdictAgain) {
    std::string const verdict = sentence("en", "explain.verdict", {{"benefit", "Supply"}, {"verdict", "not eligible"}});
    EXPECT_EQ(said(verdict + " The law is not in force."), "The law is not in force.");
    EXPECT_EQ(said("The law. " + verdict), "The law. " + verdict);
}

}  // namespace
}  // namespace adherence
