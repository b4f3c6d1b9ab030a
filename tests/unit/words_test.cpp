#include "core/report/words.hpp"

#include <gtest/gtest.h>

#include <string>

namespace adherence {
namespace {

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

TEST(Words, PlaceholdersAreFilledOnceAndUnknownKeysStayVisible) {
    EXPECT_EQ(sentence("en", "list.two", {{"a", "{b}"}, {"b", "x"}}), "{b} and x");
    EXPECT_EQ(sentence("nl", "list.two", {{"a", "x"}, {"b", "y"}}), "x en y");
    EXPECT_EQ(sentence("fr", "list.two", {{"a", "x"}, {"b", "y"}}), "x et y");
    EXPECT_EQ(sentence("De", "list.two", {{"a", "x"}, {"b", "y"}}), "x und y");
    EXPECT_EQ(sentence("it", "list.two", {{"a", "x"}, {"b", "y"}}), "x and y");
    EXPECT_EQ(sentence("en", "no.such.key"), "no.such.key");
}

TEST(Words, CountedSentencesHaveTheirNumber) {
    EXPECT_EQ(counted_sentence("en", "explain.conditions.failed", 1), "One condition is not met.");
    EXPECT_EQ(counted_sentence("nl", "explain.conditions.failed", 3), "Aan 3 voorwaarden is niet voldaan.");
    EXPECT_EQ(counted_sentence("fr", "explain.conditions.failed", 1), "Une condition n’est pas satisfaite.");
    EXPECT_EQ(counted_sentence("fr", "explain.conditions.failed", 2), "2 conditions ne sont pas satisfaites.");
    EXPECT_EQ(counted_sentence("de", "explain.conditions.failed", 1), "Eine Bedingung ist nicht erfüllt.");
    EXPECT_EQ(counted_sentence("de", "explain.conditions.failed", 2), "2 Bedingungen sind nicht erfüllt.");
}

TEST(Words, FaultsBecomeSentences) {
    Fault fault;
    fault.code = "cell.year-alone";
    fault.arguments = {{"content", "2024"}};
    EXPECT_EQ(describe(fault, "en"), "“2024” is a year alone: write the whole date, as 2026-03-31.");
    EXPECT_EQ(describe(fault, "nl"), "“2024” is alleen een jaar: schrijf de hele datum, als 2026-03-31.");
    EXPECT_EQ(describe(fault, "fr"),
              "«\u00a02024\u00a0» n’est qu’une année\u00a0: écrivez la date entière, sous la forme 2026-03-31.");
    EXPECT_EQ(describe(fault, "de"), "„2024“ ist nur ein Jahr: Schreiben Sie das ganze Datum, in der Form 2026-03-31.");
}

TEST(Words, NumbersAreWrittenAsPeopleWriteThem) {
    Number const third = Number(1) / Number(3);
    EXPECT_EQ(number_text(third, "en"), "0.33");
    EXPECT_EQ(number_text(third, "nl"), "0,33");
    EXPECT_EQ(number_text(third, "fr"), "0,33");
    EXPECT_EQ(number_text(third, "de", 4), "0,3333");
    for (std::string_view const language : {"nl", "fr", "de"}) {
        EXPECT_EQ(number_text(-third, language), "-0,33");
        EXPECT_EQ(number_text(Number(-1234567) - third, language, 1), "-1234567,3");  // no grouping
    }
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
