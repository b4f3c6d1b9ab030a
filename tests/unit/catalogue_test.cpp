// The catalogues as a whole: the four languages say the same things, in their own marks, and nothing that the code does
// not say. All files of data/catalogue count, also those that are added later.
#include "core/report/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "core/report/words.hpp"
#include "unit/french_marks.hpp"
#include "unit/report_case.hpp"

namespace adherence {
namespace {

using Texts = std::map<std::string, std::string>;

// Where a text is the same words in another language.
std::set<std::string> const same_as_english{"trial.index",   "trial.index.changed", "trial.verdict.changed", "function.error.table",
                                            "panel.scores",  "panel.verdicts",      "card.score",            "card.verdict",
                                            "evidence.source", "briefing.column.date", "briefing.column.source", "briefing.fact.date",
                                            "briefing.fact.framework.value", "briefing.fact.software.value", "briefing.fact.status", "briefing.figure",
                                            "briefing.matrix.index", "briefing.path.effort", "export.format", "export.paper.letter"};

Texts texts_of(std::string_view language) {
    Texts all;
    for (EmbeddedFile const& file : embedded_data()) {
        if (!file.path.starts_with("catalogue/") || !file.path.ends_with("." + std::string(language) + ".json"))
            continue;
        auto const entries = nlohmann::json::parse(file.content);
        for (auto const& [key, text] : entries.items())
            EXPECT_TRUE(all.emplace(key, text.get<std::string>()).second) << key << " stands twice in " << language;
    }
    return all;
}

// {name}, and not the braces of a piece of JSON.
std::set<std::string> placeholders(std::string_view text) {
    std::set<std::string> names;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1)) {
        std::string_view const name = text.substr(at + 1, text.find('}', at) - at - 1);
        bool const plain = std::all_of(name.begin(), name.end(), [](char c) { return c == '-' || c == '_' || (c >= 'a' && c <= 'z'); });
        if (plain) names.emplace(name);
    }
    return names;
}

TEST(Catalogue, EveryFileIsThereInEveryLanguage) {
    std::map<std::string, std::set<std::string>> languages_of;
    for (EmbeddedFile const& file : embedded_data()) {
        if (!file.path.starts_with("catalogue/")) continue;
        std::string_view const name = file.path.substr(10);
        languages_of[std::string(name.substr(0, name.find('.')))].emplace(name.substr(name.find('.') + 1));
    }
    std::set<std::string> all;
    for (std::string_view const language : languages) all.insert(std::string(language) + ".json");
    EXPECT_TRUE(languages_of.contains("words"));
    for (auto const& [name, found] : languages_of) EXPECT_EQ(found, all) << name;
}

TEST(Catalogue, EveryLanguageHasTheKeysAndPlaceholdersOfEnglish) {
    Texts const english = texts_of("en");
    ASSERT_GT(english.size(), 300u);
    for (std::string_view const language : languages) {
        Texts const texts = texts_of(language);
        for (auto const& [key, text] : texts) EXPECT_TRUE(english.contains(key)) << key << " is missing in English";
        for (auto const& [key, text] : english) {
            auto const other = texts.find(key);
            if (other == texts.end()) {
                ADD_FAILURE() << key << " is missing in " << language;
                continue;
            }
            std::set<std::string> wanted = placeholders(text), found = placeholders(other->second);
            if (key.ends_with(".one")) wanted.erase("count"), found.erase("count");  // "one rule" or "1 rule"
            EXPECT_EQ(found, wanted) << language << ' ' << key;
        }
    }
}

// Marks and placeholders alone may be the same everywhere.
bool has_words(std::string text) {
    for (std::string const& name : placeholders(text))
        for (std::size_t at = text.find("{" + name + "}"); at != text.npos; at = text.find("{" + name + "}"))
            text.erase(at, name.size() + 2);
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return std::isalpha(c) != 0; });
}

TEST(Catalogue, NoTextIsEmptyOrLeftInEnglish) {
    Texts const english = texts_of("en");
    std::set<std::string> same;
    for (std::string_view const language : languages)
        for (auto const& [key, text] : texts_of(language)) {
            EXPECT_FALSE(trim(text).empty()) << language << ' ' << key;
            if (language != "en" && english.contains(key) && english.at(key) == text && has_words(text)) same.insert(key);
        }
    EXPECT_EQ(same, same_as_english);
}

// A ".one" that stands beside ".all" names a case, and no number.
TEST(Catalogue, EveryOneHasItsOther) {
    for (std::string_view const language : languages) {
        Texts const texts = texts_of(language);
        for (auto const& [key, text] : texts) {
            std::string const stem = key.substr(0, key.rfind('.'));
            if (key.ends_with(".one"))
                EXPECT_TRUE(texts.contains(stem + ".other") || texts.contains(stem + ".all")) << language << ' ' << key;
        }
    }
}

// The verdict words of the contract, where a sentence has them in its own text.
TEST(Catalogue, VerdictsAreCalledByTheWordsOfTheContract) {
    for (std::string_view const language : languages) {
        EXPECT_NE(sentence(language, "explain.conditional.may-rise").find(verdict_word(Verdict::eligible, language)), std::string::npos);
        EXPECT_NE(sentence(language, "explain.conditional.stands").find(verdict_word(Verdict::conditional, language)), std::string::npos);
        EXPECT_NE(sentence(language, "svg.problem").find(verdict_word(Verdict::invalid, language)), std::string::npos);
    }
}

TEST(Catalogue, NothingCallsACountryCompliant) {
    for (std::string_view const language : languages)
        for (auto const& [key, text] : texts_of(language))
            for (std::string_view const word : {"compliant", "complian", "konform", "conforme", "conform "})
                EXPECT_EQ(fold(text).find(word), std::string::npos) << language << ' ' << key;
}

// ---- marks ----------------------------------------------------------------------------------------------

std::size_t count_of(std::string_view text, std::string_view mark) {
    std::size_t count = 0;
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + mark.size())) ++count;
    return count;
}

constexpr std::string_view quoting_marks[] = {"“", "”", "„", "‘", "‚", "«", "»"};

TEST(Catalogue, EachLanguageQuotesInItsOwnMarks) {
    std::map<std::string_view, std::set<std::string_view>> const own{
        {"en", {"“", "”", "‘"}}, {"nl", {"“", "”", "‘"}}, {"fr", {"«", "»"}}, {"de", {"„", "“", "‚", "‘"}}};
    std::map<std::string_view, std::vector<std::pair<std::string_view, std::string_view>>> const pairs{
        {"en", {{"“", "”"}}}, {"nl", {{"“", "”"}}}, {"fr", {{"«", "»"}}}, {"de", {{"„", "“"}, {"‚", "‘"}}}};
    for (std::string_view const language : languages)
        for (auto const& [key, text] : texts_of(language)) {
            for (std::string_view const mark : quoting_marks)
                if (!own.at(language).contains(mark)) EXPECT_EQ(count_of(text, mark), 0u) << language << ' ' << key << ' ' << mark;
            for (auto const& [open, close] : pairs.at(language))
                EXPECT_EQ(count_of(text, open), count_of(text, close)) << language << ' ' << key;
            EXPECT_EQ(count_of(text, "'"), 0u) << language << ' ' << key;
        }
}

TEST(Catalogue, FrenchHasNoBreakSpacesBesideItsMarks) {
    EXPECT_TRUE(testing::kept_together("«\u00a0a\u00a0»\u00a0: minmax:0:100, 5\u202f%"));
    for (std::string_view const parted : {"a : b", "« a\u00a0»", "«\u00a0a »", "a; b", "a ?", "5 %"}) EXPECT_FALSE(testing::kept_together(parted)) << parted;
    for (auto const& [key, text] : texts_of("fr")) EXPECT_TRUE(testing::kept_together(text)) << key << ": " << text;
}

// ---- used -----------------------------------------------------------------------------------------------

// The text literals of a source file that look like a key or a part of one.
void take_literals(std::string const& source, std::set<std::string, std::less<>>& literals) {
    for (std::size_t open = source.find('"'); open != source.npos; open = source.find('"', open + 1)) {
        std::size_t const close = source.find_first_of("\"\n", open + 1);
        if (close == source.npos) return;
        std::string const literal = source.substr(open + 1, close - open - 1);
        bool const key_like = !literal.empty() && literal.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-.") == literal.npos;
        if (key_like) literals.insert(literal);
        if (source[close] == '\n' || key_like) open = close;
    }
}

// A whole key, or one that the code puts together from pieces that meet at dots.
bool is_said(std::string_view key, std::set<std::string, std::less<>> const& literals) {
    if (literals.contains(key)) return true;
    for (std::size_t dot = key.find('.'); dot != key.npos; dot = key.find('.', dot + 1)) {
        if (literals.contains(key.substr(0, dot + 1)) && is_said(key.substr(dot + 1), literals)) return true;
        if (literals.contains(key.substr(0, dot)) && is_said(key.substr(dot), literals)) return true;
    }
    return false;
}

TEST(Catalogue, EverySentenceIsSaidSomewhere) {
    std::set<std::string, std::less<>> literals;
    for (char const* const folder : {"/src", "/tools"})  // tools make the menu and the workbooks
        for (auto const& entry : std::filesystem::recursive_directory_iterator(std::string(ADHERENCE_SOURCE_DIR) + folder))
            if (entry.path().extension() == ".cpp" || entry.path().extension() == ".hpp")
                take_literals(testing::file_text(std::filesystem::relative(entry.path(), ADHERENCE_SOURCE_DIR).string()), literals);
    ASSERT_TRUE(literals.contains("explain.verdict"));
    EXPECT_FALSE(is_said("explain.never-said", literals));
    for (auto const& [key, text] : texts_of("en")) {
        std::string_view stem = key;
        for (std::string_view const form : {".one", ".other"})
            if (stem.ends_with(form)) stem.remove_suffix(form.size());
        EXPECT_TRUE(is_said(stem, literals) || is_said(key, literals)) << key;
    }
}

// ---- the class ------------------------------------------------------------------------------------------

Catalogue small() {
    static EmbeddedFile const files[] = {
        {"catalogue/a.en.json", R"({"greeting": "Hello {name}", "bye": "Bye", "rows.one": "One row", "rows.other": "{count} rows", "n.one": "{count} row", "n.other": "{count} rows"})"},
        {"catalogue/b.en.json", R"({"later": "Later"})"},
        {"catalogue/a.fr.json", R"({"greeting": "Bonjour {name}", "rows.one": "Une ligne", "rows.other": "{count} lignes", "n.one": "{count} ligne", "n.other": "{count} lignes", "number": 3})"},
        {"catalogue/a.de.json", R"({"n.one": "{count} Zeile", "n.other": "{count} Zeilen"})"},
        {"catalogue/broken.nl.json", "{"},
        {"frameworks/a.nl.json", R"({"greeting": "Nee"})"},
    };
    return Catalogue(files);
}

TEST(Catalogue, FilesOfALanguageAreOne) {
    EXPECT_EQ(small().sentence("en", "later"), "Later");
    EXPECT_EQ(small().sentence(" FR ", "greeting", {{"name", "Aurelia"}}), "Bonjour Aurelia");
}

TEST(Catalogue, WhatALanguageLacksIsSaidInEnglish) {
    EXPECT_EQ(small().sentence("fr", "bye"), "Bye");
    EXPECT_EQ(small().sentence("fr", "later"), "Later");
    EXPECT_EQ(small().sentence("nl", "greeting", {{"name", "Aurelia"}}), "Hello Aurelia");
    EXPECT_EQ(small().sentence("it", "bye"), "Bye");
    EXPECT_EQ(small().sentence("fr", "number"), "number");
    EXPECT_EQ(small().counted("nl", "rows", 2), "2 rows");
}

TEST(Catalogue, UnknownKeysAndUnfilledPlaceholdersStayInSight) {
    EXPECT_EQ(small().sentence("en", "no.such.key"), "no.such.key");
    EXPECT_EQ(small().sentence("en", "greeting"), "Hello {name}");
}

TEST(Catalogue, EachLanguageCountsInItsOwnWay) {
    EXPECT_EQ(small().counted("en", "n", 0), "0 rows");
    EXPECT_EQ(small().counted("en", "n", 1), "1 row");
    EXPECT_EQ(small().counted("en", "n", 2), "2 rows");
    EXPECT_EQ(small().counted("de", "n", 0), "0 Zeilen");
    EXPECT_EQ(small().counted("de", "n", 1), "1 Zeile");
    EXPECT_EQ(small().counted("fr", "n", 0), "0 ligne");
    EXPECT_EQ(small().counted("fr", "n", 1), "1 ligne");
    EXPECT_EQ(small().counted("fr", "n", 2), "2 lignes");
    EXPECT_EQ(small().counted("nl", "n", 0), "0 rows");  // the count of the language that speaks
}

TEST(Catalogue, AOneInWordsIsNeverSaidOfNone) {
    EXPECT_EQ(small().counted("fr", "rows", 0), "0 lignes");
    EXPECT_EQ(small().counted("fr", "rows", 1), "Une ligne");
    EXPECT_EQ(small().counted("en", "rows", 1), "One row");
}

}  // namespace
}  // namespace adherence
