// Single values as cells and operands write them: CONTRACT section 3.
#include "core/framework/reading.hpp"

#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view scales =
    "scale,type,value,score,label,label:nl\n"
    "steps,level,none,0,no declaration,geen verklaring\n"
    "steps,level,letter,50,Letter to the IAEA,brief\n"
    "steps,level,law,100,,wet\n"
    "marks,level,1,0,,\n"
    "marks,level,\"2,5\",50,,\n"
    "marks,level,three,100,,\n"
    "line,point,0,0,,\n"
    "line,point,10,100,,\n"
    "log,logpoint,1,0,,\n"
    "log,logpoint,100,100,,\n"
    "age,date,5,100,,\n"
    "place,relative,minmax,,,\n";

FrameworkPtr const& sample() {
    static FrameworkPtr const framework = framework_of(
        {.criteria = "id,parent,scale\nall,,\na,all,steps\n", .scales = scales, .as_of = "2026-11-01"});
    return framework;
}

Scale const& scale_named(std::string_view id) {
    for (Scale const& scale : sample()->scales)
        if (scale.id == id) return scale;
    throw std::runtime_error("no scale");
}

// The level's value, the number, the day or `never`; "-" where the text is nothing of the scale.
std::string value(std::string_view scale_id, std::string_view text) {
    Scale const& scale = scale_named(scale_id);
    auto const read = read_value(scale, text);
    if (!read) return "-";
    if (read->only_never()) return "never";
    Number const only = *read->only();
    if (scale.domain() == Domain::discrete)
        return scale.levels[static_cast<std::size_t>(only.to_double())].value;
    return scale.domain() == Domain::date ? to_text(Date{static_cast<std::int32_t>(only.to_double())})
                                          : only.to_text();
}

TEST(reading, levels_by_value_or_label_in_any_language) {
    EXPECT_EQ(value("steps", "letter"), "letter");
    EXPECT_EQ(value("steps", " LETTER TO THE IAEA "), "letter");
    EXPECT_EQ(value("steps", "Wét"), "law");
    EXPECT_EQ(value("steps", "geen verklaring"), "none");
    EXPECT_EQ(value("steps", "lettres"), "-");
    EXPECT_EQ(value("steps", ""), "-");
}

TEST(reading, levels_that_are_numbers_however_they_are_written) {
    EXPECT_EQ(value("marks", "2.50"), "2,5");
    EXPECT_EQ(value("marks", "2,5"), "2,5");
    EXPECT_EQ(value("marks", "1.0"), "1");
    EXPECT_EQ(value("marks", "3"), "-");
    EXPECT_EQ(value("marks", "2"), "-");
}

TEST(reading, yes_and_no_in_four_languages) {
    for (std::string_view const yes : {"yes", "JA", "Oui", "true", "TRUE", "1"})
        EXPECT_EQ(value("yes-no", yes), "yes") << yes;
    for (std::string_view const no : {"no", "Nee", "NON", "nein", "FALSE", "0"})
        EXPECT_EQ(value("yes-no", no), "no") << no;
    for (std::string_view const other : {"y", "x", "2", "0.5", "perhaps", "yes!"})
        EXPECT_EQ(value("yes-no", other), "-") << other;
}

TEST(reading, yes_and_no_belong_to_their_own_scale) {
    EXPECT_EQ(value("steps", "yes"), "-");
    EXPECT_EQ(value("steps", "1"), "-");
    EXPECT_EQ(value("percent", "yes"), "-");
}

TEST(reading, numbers_within_what_the_scale_can_take) {
    EXPECT_EQ(value("percent", "66,5"), "66.5");
    EXPECT_EQ(value("percent", "0"), "0");
    EXPECT_EQ(value("percent", "100"), "100");
    for (std::string_view const text : {"-0.1", "100.01", "67%", "1e3", "", "a"})
        EXPECT_EQ(value("percent", text), "-") << text;
    EXPECT_EQ(value("line", "-5"), "-5");
    EXPECT_EQ(value("line", "1e3"), "1000");
    EXPECT_EQ(value("log", "0.001"), "0.001");
    EXPECT_EQ(value("log", "0"), "-");
    EXPECT_EQ(value("log", "-1"), "-");
    EXPECT_EQ(value("place", "-12,5"), "-12.5");
}

TEST(reading, dates_and_never) {
    EXPECT_EQ(value("age", "2020-02-29"), "2020-02-29");
    EXPECT_EQ(value("in-force", " Never "), "never");
    EXPECT_EQ(value("age", "2021-02-29"), "-");
    EXPECT_EQ(value("age", "46000"), "-");
    EXPECT_EQ(value("age", "01-02-2020"), "-");
}

TEST(reading, words_for_unknown_and_not_applicable) {
    for (std::string_view const word : {"?", "unknown", "onbekend", "inconnu", "unbekannt"})
        EXPECT_TRUE(means_unknown(word) && is_reserved_word(word)) << word;
    for (std::string_view const word : {"n/a", "n.v.t.", "s.o.", "entfallt"})
        EXPECT_TRUE(means_not_applicable(word) && is_reserved_word(word)) << word;
    EXPECT_FALSE(is_reserved_word("na"));
    EXPECT_FALSE(is_reserved_word("yes"));
    EXPECT_FALSE(means_unknown("n/a"));
    EXPECT_FALSE(means_not_applicable(""));
}

TEST(reading, a_year_alone) {
    EXPECT_TRUE(is_year_alone("1900"));
    EXPECT_TRUE(is_year_alone(" 2100 "));
    EXPECT_TRUE(is_year_alone("1999.5"));
    EXPECT_FALSE(is_year_alone("1899"));
    EXPECT_FALSE(is_year_alone("2101"));
    EXPECT_FALSE(is_year_alone("1999-01-01"));
}

TEST(reading, blanks_and_accents_alone_say_nothing) {
    for (std::string_view const text : {"", " \t", "\u00a0", "\u0301", " \u0301 \u0308 "}) EXPECT_TRUE(says_nothing(text)) << text;
    for (std::string_view const text : {"a", "e\u0301", "-", "0", "\u4e00", "\xff"}) EXPECT_FALSE(says_nothing(text)) << text;
}

}  // namespace
}  // namespace adherence::testing
