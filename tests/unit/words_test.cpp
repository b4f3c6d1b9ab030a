#include "core/report/words.hpp"

#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "core/base/embedded.hpp"

namespace adherence {
namespace {

std::map<std::string, std::string> catalogue(std::string_view language) {
    std::map<std::string, std::string> all;
    for (EmbeddedFile const& file : embedded_data()) {
        if (!file.path.starts_with("catalogue/") ||
            !file.path.ends_with("." + std::string(language) + ".json"))
            continue;
        auto const entries = nlohmann::json::parse(file.content);
        for (auto const& [key, text] : entries.items()) {
            EXPECT_TRUE(all.emplace(key, text.get<std::string>()).second) << key << " stands twice";
        }
    }
    return all;
}

std::multiset<std::string> placeholders(std::string const& text) {
    std::multiset<std::string> names;
    for (std::size_t at = text.find('{'); at != text.npos; at = text.find('{', at + 1))
        names.insert(text.substr(at, text.find('}', at) - at + 1));
    return names;
}

TEST(Words, VerdictsAreTheContractsInFourLanguages) {
    EXPECT_EQ(verdict_word(Verdict::eligible, "en"), "eligible");
    EXPECT_EQ(verdict_word(Verdict::conditional, "en"), "conditional");
    EXPECT_EQ(verdict_word(Verdict::open, "en"), "open");
    EXPECT_EQ(verdict_word(Verdict::not_eligible, "en"), "not eligible");
    EXPECT_EQ(verdict_word(Verdict::invalid, "en"), "invalid");
    EXPECT_EQ(verdict_word(Verdict::eligible, "nl"), "in aanmerking");
    EXPECT_EQ(verdict_word(Verdict::conditional, "NL"), "voorwaardelijk");
    EXPECT_EQ(verdict_word(Verdict::open, "nl"), "open");
    EXPECT_EQ(verdict_word(Verdict::not_eligible, "nl"), "niet in aanmerking");
    EXPECT_EQ(verdict_word(Verdict::invalid, "nl"), "ongeldig");
    EXPECT_EQ(verdict_word(Verdict::eligible, "fr"), "éligible");
    EXPECT_EQ(verdict_word(Verdict::conditional, "fr"), "sous conditions");
    EXPECT_EQ(verdict_word(Verdict::open, "fr"), "indéterminé");
    EXPECT_EQ(verdict_word(Verdict::not_eligible, "fr"), "non éligible");
    EXPECT_EQ(verdict_word(Verdict::invalid, "fr"), "invalide");
    EXPECT_EQ(verdict_word(Verdict::eligible, "de"), "berechtigt");
    EXPECT_EQ(verdict_word(Verdict::conditional, "de"), "bedingt");
    EXPECT_EQ(verdict_word(Verdict::open, "de"), "offen");
    EXPECT_EQ(verdict_word(Verdict::not_eligible, "de"), "nicht berechtigt");
    EXPECT_EQ(verdict_word(Verdict::invalid, "de"), "ungültig");
}

TEST(Words, LanguagesAreReadInAnyCase) {
    for (std::string_view const language : {"en", "nl", "fr", "de", "EN", "Nl", " fr "})
        EXPECT_TRUE(is_language(language)) << language;
    for (std::string_view const language : {"", "es", "english", "n", "en-GB"})
        EXPECT_FALSE(is_language(language)) << language;
}

TEST(Words, BothCataloguesSayTheSameThings) {
    auto const english = catalogue("en"), dutch = catalogue("nl");
    ASSERT_FALSE(english.empty());
    for (auto const& [key, text] : english) {
        auto const other = dutch.find(key);
        ASSERT_NE(other, dutch.end()) << key << " is missing in Dutch";
        EXPECT_FALSE(text.empty()) << key;
        EXPECT_FALSE(other->second.empty()) << key;
        auto const in_english = placeholders(text), in_dutch = placeholders(other->second);
        EXPECT_EQ(std::set(in_english.begin(), in_english.end()), std::set(in_dutch.begin(), in_dutch.end()))
            << key;
    }
    for (auto const& [key, text] : dutch)
        EXPECT_TRUE(english.contains(key)) << key << " is missing in English";
}

TEST(Words, NothingCallsACountryCompliant) {
    for (std::string_view const language : {"en", "nl"})
        for (auto const& [key, text] : catalogue(language))
            EXPECT_EQ(text.find("ompliant"), text.npos) << key;
}

TEST(Words, PlaceholdersAreFilledOnceAndUnknownKeysStayVisible) {
    EXPECT_EQ(sentence("en", "list.two", {{"a", "{b}"}, {"b", "x"}}), "{b} and x");
    EXPECT_EQ(sentence("nl", "list.two", {{"a", "x"}, {"b", "y"}}), "x en y");
    EXPECT_EQ(sentence("fr", "list.two", {{"a", "x"}, {"b", "y"}}), "x and y");
    EXPECT_EQ(sentence("en", "no.such.key"), "no.such.key");
}

TEST(Words, FaultsBecomeSentences) {
    Fault fault;
    fault.code = "cell.year-alone";
    fault.arguments = {{"content", "2024"}};
    EXPECT_NE(describe(fault, "en").find("“2024” is a year alone"), std::string::npos);
    EXPECT_NE(describe(fault, "nl"), describe(fault, "en"));
    EXPECT_EQ(describe(fault, "nl").find('{'), std::string::npos);
}

TEST(Words, NumbersAreWrittenAsPeopleWriteThem) {
    Number const third = Number(1) / Number(3);
    EXPECT_EQ(number_text(third, "en"), "0.33");
    EXPECT_EQ(number_text(third, "nl"), "0,33");
    EXPECT_EQ(number_text(third, "de", 4), "0,3333");
    EXPECT_EQ(number_text(-third, "en", 1), "-0.3");
    EXPECT_EQ(number_text(Number(52) + Number::fraction(1, 2), "en"), "52.5");
    EXPECT_EQ(number_text(Number(100), "en"), "100");
    EXPECT_EQ(number_text(Number(0), "en"), "0");
    EXPECT_EQ(number_text(Number::fraction(-1, 1000), "en"), "0");
    EXPECT_EQ(number_text(Number::fraction(995, 1000), "en"), "1");
    EXPECT_EQ(number_text(Number::fraction(5, 1000), "en"), "0.01");
    EXPECT_EQ(number_text(Number(1234567), "nl", 0), "1234567");
    EXPECT_EQ(number_text(sqrt(Number(2)), "nl", 3), "1,414");
}

TEST(Words, HugeNumbersDoNotBreak) {
    auto const huge = Number::from_text("1e300");
    ASSERT_TRUE(huge);
    EXPECT_EQ(number_text(*huge, "en"), huge->to_text());
}

}  // namespace
}  // namespace adherence
