// The grammar of tests: CONTRACT section 2, `test`.
#include "core/framework/unary_test.hpp"

#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view scales =
    "scale,type,value,score,label,label:nl\n"
    "steps,level,none,0,,geen\n"
    "steps,level,letter,25,letter or note,brief\n"
    "steps,level,law,50,,wet\n"
    "steps,level,law and practice,75,,\n"
    "steps,level,\"a, b; and c\",100,,\n"
    "words,level,known,0,,\n"
    "words,level,>= 60,50,,\n"
    "words,level,[1..2],100,,\n"
    "log,logpoint,1,0,,\n"
    "log,logpoint,100,100,,\n";

FrameworkPtr const& sample() {
    static FrameworkPtr const framework = framework_of(
        {.criteria = "id,parent,scale\nall,,\na,all,steps\n", .scales = scales, .as_of = "2026-11-01"});
    return framework;
}

TestDomain domain_named(std::string_view id) {
    if (id == "score") return TestDomain::score();
    if (id == "coverage") return TestDomain::coverage();
    if (id == "verdict") return TestDomain::verdict();
    if (id == "truth") return TestDomain::truth();
    for (Scale const& scale : sample()->scales)
        if (scale.id == id) return TestDomain::of(scale);
    throw std::runtime_error("no scale");
}

ReadTest read(std::string_view domain, std::string_view text) {
    std::size_t steps = 100'000;
    return read_test(text, domain_named(domain), steps);
}

// Which levels pass when the subject is known: "0111" of five; "?" after it where it differs when unknown.
std::string passing(std::string_view domain, std::string_view text) {
    ReadTest const test = read(domain, text);
    if (!test.test) return test.fault + ":" + test.content;
    std::string shown;
    for (std::size_t level = 0; level < test.test->when_known.size(); ++level)
        shown += test.test->when_known.contains_level(level) ? '1' : '0';
    return shown + (test.test->when_known == test.test->when_unknown ? "" : "?");
}

// Which of the numbers -1, 0, 59, 60, 61, 80, 100 pass.
std::string numbers(std::string_view domain, std::string_view text) {
    ReadTest const test = read(domain, text);
    if (!test.test) return test.fault + ":" + test.content;
    std::string shown;
    for (int const figure : {-1, 0, 59, 60, 61, 80, 100})
        shown += test.test->when_known.contains(Number(figure)) ? '1' : '0';
    return shown;
}

// Which of 2019-12-31, 2020-01-01, 2020-01-02 and never pass.
std::string dates(std::string_view text) {
    ReadTest const test = read("in-force", text);
    if (!test.test) return test.fault + ":" + test.content;
    std::string shown;
    for (std::string_view const day : {"2019-12-31", "2020-01-01", "2020-01-02"})
        shown += test.test->when_known.contains(Number(date_from_text(day)->day)) ? '1' : '0';
    return shown + (test.test->when_known.has_never() ? '1' : '0');
}

TEST(unary_test, signs_on_numbers) {
    EXPECT_EQ(numbers("score", ">= 60"), "0001111");
    EXPECT_EQ(numbers("score", "> 60"), "0000111");
    EXPECT_EQ(numbers("score", "< 60"), "1110000");
    EXPECT_EQ(numbers("score", "<=60"), "1111000");
    EXPECT_EQ(numbers("score", "60"), "0001000");
    EXPECT_EQ(numbers("score", "= 60,0"), "0001000");
    EXPECT_EQ(numbers("score", "!= 6e1"), "1110111");
}

TEST(unary_test, the_four_bracket_forms) {
    EXPECT_EQ(numbers("score", "[60..80]"), "0001110");
    EXPECT_EQ(numbers("score", "[60..80)"), "0001100");
    EXPECT_EQ(numbers("score", "(60..80]"), "0000110");
    EXPECT_EQ(numbers("score", "( 60 .. 80 )"), "0000100");
    EXPECT_EQ(numbers("score", "[-1..59,5]"), "1110000");
    EXPECT_EQ(numbers("score", "[60..60]"), "0001000");
    EXPECT_EQ(numbers("score", "(60..60]"), "0000000");
}

TEST(unary_test, levels_compare_by_the_order_of_their_rows) {
    EXPECT_EQ(passing("steps", "letter"), "01000");
    EXPECT_EQ(passing("steps", ">= law"), "00111");
    EXPECT_EQ(passing("steps", "> LAW"), "00011");
    EXPECT_EQ(passing("steps", "< geen"), "00000");
    EXPECT_EQ(passing("steps", "<= brief"), "11000");
    EXPECT_EQ(passing("steps", "!= none"), "01111");
    EXPECT_EQ(passing("steps", "[letter..law and practice)"), "01100");
    EXPECT_EQ(passing("steps", "(none..wet]"), "01100");
    EXPECT_EQ(passing("yes-no", "yes"), "01");
    EXPECT_EQ(passing("yes-no", "= ja"), "01");
    EXPECT_EQ(passing("yes-no", "1"), "01");
    EXPECT_EQ(passing("yes-no", "false"), "10");
}

TEST(unary_test, lists_are_cut_at_a_comma_with_a_blank_or_a_semicolon) {
    EXPECT_EQ(passing("steps", "in (none, law)"), "10100");
    EXPECT_EQ(passing("steps", "IN(none;law)"), "10100");
    EXPECT_EQ(passing("steps", "not in (none, law)"), "01011");
    EXPECT_EQ(passing("steps", "in (none,law)"), "rules.operand-not-a-level:none,law");
    EXPECT_EQ(numbers("score", "in (60,0; 80,0)"), "0001010");
    EXPECT_EQ(numbers("score", "in (60, 80)"), "0001010");
    EXPECT_EQ(numbers("score", "in (59,80)"), "0000000");
    EXPECT_EQ(numbers("score", "not in (60; 80)"), "1110101");
    EXPECT_EQ(numbers("score", "in ()"), "rules.operand-not-a-number:in ()");
}

TEST(unary_test, and_binds_tighter_than_or) {
    EXPECT_EQ(numbers("score", ">= 60 and < 80"), "0001100");
    EXPECT_EQ(numbers("score", "0 or >= 60 and < 80"), "0101100");
    EXPECT_EQ(numbers("score", ">= 60 and < 80 or 0"), "0101100");
    EXPECT_EQ(numbers("score", "< 0 or 59 or [80..100)  OR  100"), "1010011");
    EXPECT_EQ(numbers("score", ">= 60 and"), "rules.operand-not-a-number:60 and");
    EXPECT_EQ(numbers("score", "(60..80) or [100..200]"), "0000101");
    EXPECT_EQ(numbers("score", "in (59, 60) and in (60, 61)"), "0001000");
}

TEST(unary_test, a_whole_level_comes_before_any_grammar) {
    EXPECT_EQ(passing("steps", "law and practice"), "00010");
    EXPECT_EQ(passing("steps", ">= law and practice"), "00011");
    EXPECT_EQ(passing("steps", "none or law and practice"), "10010");
    EXPECT_EQ(passing("steps", "> none and < law and practice"), "01100");
    EXPECT_EQ(passing("steps", "letter or note"), "01000");
    EXPECT_EQ(passing("steps", "letter or law"), "01100");
    EXPECT_EQ(passing("steps", "a, b; and c"), "00001");
    EXPECT_EQ(passing("steps", "in (a, b; and c; none)"), "10001");
    EXPECT_EQ(passing("steps", "not in (none, a, b; and c)"), "01110");
    EXPECT_EQ(passing("words", "known"), "100");
    EXPECT_EQ(passing("words", ">= 60"), "010");
    EXPECT_EQ(passing("words", "> >= 60"), "001");
    EXPECT_EQ(passing("words", "[1..2]"), "001");
    EXPECT_EQ(passing("words", "unknown"), "000?");
}

TEST(unary_test, known_and_unknown_speak_of_the_evidence) {
    ReadTest const known = read("score", "known"), unknown = read("steps", "unknown"),
                   both = read("score", "known and >= 60");
    EXPECT_EQ(known.test->when_known, ValueSet::all(Domain::number));
    EXPECT_TRUE(known.test->when_unknown.empty());
    EXPECT_TRUE(unknown.test->when_known.empty());
    EXPECT_EQ(unknown.test->when_unknown, ValueSet::all(Domain::discrete, 5));
    EXPECT_EQ(both.test->when_known.holds_for(ValueSet::single(Domain::number, 60)), Truth::yes);
    EXPECT_TRUE(both.test->when_unknown.empty());
    EXPECT_EQ(read("percent", "unknown or < 5").test->when_known, read("percent", "< 5").test->when_known);
    EXPECT_EQ(read("in-force", "Known").test->when_known, ValueSet::all(Domain::date));
}

TEST(unary_test, known_cannot_be_asked_of_everything) {
    for (std::string_view const domain : {"coverage", "verdict", "truth"})
        for (std::string_view const text : {"known", "unknown"})
            EXPECT_EQ(read(domain, text).fault, "rules.known-of-this") << domain;
}

TEST(unary_test, dates_and_never_later_than_all_of_them) {
    EXPECT_EQ(dates("2020-01-01"), "0100");
    EXPECT_EQ(dates("<= 2020-01-01"), "1100");
    EXPECT_EQ(dates("< 2020-01-01"), "1000");
    EXPECT_EQ(dates("> 2020-01-01"), "0011");
    EXPECT_EQ(dates(">= 2020-01-01"), "0111");
    EXPECT_EQ(dates("!= 2020-01-01"), "1011");
    EXPECT_EQ(dates("[2020-01-01..2020-01-02)"), "0100");
    EXPECT_EQ(dates("never"), "0001");
    EXPECT_EQ(dates("< never"), "1110");
    EXPECT_EQ(dates("<= never"), "1111");
    EXPECT_EQ(dates(">= never"), "0001");
    EXPECT_EQ(dates("> never"), "0000");
    EXPECT_EQ(dates("in (2020-01-01, never)"), "0101");
    EXPECT_EQ(dates("not in (never)"), "1110");
    EXPECT_EQ(dates("[2020-01-01..never]"), "rules.never-in-range:[2020-01-01..never]");
    EXPECT_EQ(dates(">= 2020"), "rules.operand-not-a-date:2020");
}

TEST(unary_test, verdicts_in_their_order_and_four_languages) {
    EXPECT_EQ(passing("verdict", "eligible"), "001");
    EXPECT_EQ(passing("verdict", ">= conditional"), "011");
    EXPECT_EQ(passing("verdict", "not eligible"), "100");
    EXPECT_EQ(passing("verdict", "!= not eligible"), "011");
    EXPECT_EQ(passing("verdict", "in (not eligible, conditional)"), "110");
    EXPECT_EQ(passing("verdict", "not in (not eligible, conditional)"), "001");
    EXPECT_EQ(passing("verdict", "conditional or eligible"), "011");
    for (std::string_view const word : {"in aanmerking", "Éligible", "berechtigt"})
        EXPECT_EQ(passing("verdict", word), "001") << word;
    for (std::string_view const word : {"niet in aanmerking", "non éligible", "nicht berechtigt"})
        EXPECT_EQ(passing("verdict", word), "100") << word;
    EXPECT_EQ(passing("verdict", "open"), "rules.operand-of-evidence:open");
    EXPECT_EQ(passing("verdict", "!= invalid"), "rules.operand-of-evidence:invalid");
    EXPECT_EQ(passing("verdict", "yes"), "rules.operand-not-a-verdict:yes");
}

TEST(unary_test, defined_names_are_true_or_false) {
    EXPECT_EQ(passing("truth", "true"), "01");
    EXPECT_EQ(passing("truth", "FALSE"), "10");
    EXPECT_EQ(passing("truth", "1"), "01");
    EXPECT_EQ(passing("truth", "!= true"), "10");
    EXPECT_EQ(passing("truth", "60"), "rules.operand-not-true-or-false:60");
}

TEST(unary_test, names_the_part_that_cannot_be_read) {
    EXPECT_EQ(passing("steps", ">= lettre"), "rules.operand-not-a-level:lettre");
    EXPECT_EQ(passing("steps", "none or lettre"), "rules.operand-not-a-level:lettre");
    EXPECT_EQ(passing("steps", "in (none, lettre)"), "rules.operand-not-a-level:lettre");
    EXPECT_EQ(numbers("score", ">="), "rules.no-operand:>=");
    EXPECT_EQ(numbers("score", "60%"), "rules.operand-not-a-number:60%");
    EXPECT_EQ(numbers("score", "[60;80]"), "rules.no-range:[60;80]");
    EXPECT_EQ(numbers("score", "[80..60]"), "rules.range-reversed:[80..60]");
    EXPECT_EQ(numbers("score", "60..80"), "rules.operand-not-a-number:60..80");
    EXPECT_EQ(numbers("score", "yes"), "rules.operand-not-a-number:yes");
    EXPECT_EQ(numbers("score", "not 60"), "rules.operand-not-a-number:not 60");
}

TEST(unary_test, notices_figures_beyond_the_subject) {
    EXPECT_TRUE(read("percent", ">= 150").outside);
    EXPECT_FALSE(read("percent", ">= 67").outside);
    EXPECT_TRUE(read("coverage", "< -1").outside);
    EXPECT_TRUE(read("log", "> 0").outside);
    EXPECT_TRUE(read("percent", ">= 0.67").fraction);
    EXPECT_TRUE(read("coverage", ">= 0,5").fraction);
    EXPECT_FALSE(read("score", ">= 0.67").fraction);
    EXPECT_FALSE(read("percent", ">= 1").fraction);
}

TEST(unary_test, stops_where_the_budget_ends) {
    std::string many = "1";
    for (int i = 0; i < 900; ++i) many += i % 2 ? " or 1" : " and 1";
    std::size_t steps = 50;
    ReadTest const test = read_test(many, TestDomain::score(), steps);
    EXPECT_FALSE(test.test);
    EXPECT_EQ(test.fault, "rules.test-too-long");
    EXPECT_EQ(read("score", std::string(5000, '1')).fault, "rules.test-too-long");
}

}  // namespace
}  // namespace adherence::testing
