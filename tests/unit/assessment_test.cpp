// The cell grammar, row by row of CONTRACT section 3.
#include "core/assessment/assessment.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view criteria =
    "id,parent,scale,na\n"
    "all,,,\n"
    "steps,all,steps,yes\n"
    "strict,all,steps,\n"
    "odd,all,odd,yes\n"
    "marks,all,marks,no\n"
    "yesno,all,yes-no,\n"
    "percent,all,percent,yes\n"
    "line,all,line,\n"
    "log,all,log,\n"
    "date,all,in-force,\n"
    "place,all,place,\n";

constexpr std::string_view scales =
    "scale,type,value,score,label,label:nl\n"
    "steps,level,none,0,no declaration,geen verklaring\n"
    "steps,level,statement,25,,verklaring\n"
    "steps,level,letter,50,Letter to the IAEA,brief\n"
    "steps,level,published,75,,\n"
    "steps,level,law,100,,wet\n"
    "odd,level,NA,0,,\n"
    "odd,level,a|b,25,,\n"
    "odd,level,1..2,50,,\n"
    "odd,level,>= law,75,,\n"
    "odd,level,x | y | z,100,,\n"
    "marks,level,1,0,,\n"
    "marks,level,2,50,,\n"
    "marks,level,\"2,5\",100,,\n"
    "line,point,0,0,,\n"
    "line,point,10,100,,\n"
    "log,logpoint,1,0,,\n"
    "log,logpoint,100,100,,\n"
    "place,relative,minmax,,,\n";

FrameworkPtr const& sample() {
    static FrameworkPtr const framework =
        framework_of({.criteria = criteria, .scales = scales, .as_of = "2026-11-01"});
    return framework;
}

Assessment read(std::string_view criterion, Cell const& cell, Date null_date = Date{-25569}) {
    return read_cell(*sample(), sample()->node(criterion), cell, null_date);
}

// "known letter", "ranged a | b", "unknown", "not applicable", "problem CODE"; a warning's code in brackets.
std::string shown(std::string_view criterion, Cell const& cell, Date null_date = Date{-25569}) {
    Assessment const found = read(criterion, cell, null_date);
    Scale const& scale = sample()->scale_of(sample()->node(criterion));
    std::string text;
    switch (found.state) {
        case Assessment::State::known:
            text = "known " + value_text(scale, found.values);
            break;
        case Assessment::State::ranged:
            text = "ranged " + value_text(scale, found.values);
            break;
        case Assessment::State::unknown:
            text = found.values == scale.everything() ? "unknown" : "unknown in part";
            break;
        case Assessment::State::not_applicable:
            return "not applicable";
        case Assessment::State::problem:
            return "problem " + found.faults.at(0).code;
    }
    for (Fault const& fault : found.faults) text += " [" + fault.code + "]";
    return text;
}

std::string text(std::string_view criterion, std::string_view cell) {
    return shown(criterion, Cell::of(cell));
}
std::string number(std::string_view criterion, double cell) { return shown(criterion, Cell::of(cell)); }

TEST(assessment, empty_and_its_words_are_unknown) {
    for (std::string_view const criterion : {"steps", "yesno", "percent", "line", "log", "date", "place"}) {
        EXPECT_EQ(shown(criterion, Cell{}), "unknown") << criterion;
        for (std::string_view const word : {" ", "?", "unknown", "Onbekend", "INCONNU", "unbekannt", " ? "})
            EXPECT_EQ(text(criterion, word), "unknown") << criterion << word;
    }
    EXPECT_TRUE(read("steps", Cell{}).open());
}

TEST(assessment, not_applicable_only_where_the_criterion_permits_it) {
    for (std::string_view const word :
         {"n/a", "N/A", "n.v.t.", "S.O.", "entfällt", "ENTFALLT", "na", " NA "}) {
        EXPECT_EQ(text("steps", word), "not applicable") << word;
        EXPECT_EQ(text("percent", word), "not applicable") << word;
        EXPECT_EQ(text("strict", word), "problem cell.not-applicable") << word;
        EXPECT_EQ(text("yesno", word), "problem cell.not-applicable") << word;
        EXPECT_EQ(text("marks", word), "problem cell.not-applicable") << word;
    }
    EXPECT_EQ(text("odd", "na"), "known NA");
    EXPECT_EQ(text("odd", "n/a"), "not applicable");
    EXPECT_FALSE(read("steps", Cell::of("n/a")).open());
}

TEST(assessment, yes_and_no) {
    for (std::string_view const word : {"yes", "Ja", "OUI", "true", "1", " yes "})
        EXPECT_EQ(text("yesno", word), "known yes") << word;
    for (std::string_view const word : {"no", "nee", "Non", "NEIN", "false", "0"})
        EXPECT_EQ(text("yesno", word), "known no") << word;
    EXPECT_EQ(number("yesno", 1), "known yes");
    EXPECT_EQ(number("yesno", 0), "known no");
    EXPECT_EQ(number("yesno", 0.5), "problem cell.unreadable.yes-no");
    EXPECT_EQ(number("yesno", 2), "problem cell.unreadable.yes-no");
    EXPECT_EQ(text("yesno", "0..0"), "known no");
    EXPECT_EQ(text("yesno", "no | yes"), "ranged no | yes");
    EXPECT_EQ(text("yesno", ">= yes"), "known yes");
}

TEST(assessment, levels_without_regard_to_case_accents_and_blanks) {
    EXPECT_EQ(text("steps", " LETTER "), "known letter");
    EXPECT_EQ(text("steps", "létter to the iaea"), "known letter");
    EXPECT_EQ(text("steps", "Geen Verklaring"), "known none");
    EXPECT_EQ(text("steps", "letters"), "problem cell.unreadable.level.near");
    EXPECT_EQ(text("steps", "yes"), "problem cell.unreadable.level");
    EXPECT_EQ(number("marks", 2.5), "known 2,5");
    EXPECT_EQ(text("marks", "2.50"), "known 2,5");
    EXPECT_EQ(number("marks", 3), "problem cell.unreadable.level");
    EXPECT_EQ(number("steps", 1), "problem cell.unreadable.level");
}

TEST(assessment, ranges_of_levels) {
    EXPECT_EQ(text("steps", "statement..published"), "ranged statement..published");
    EXPECT_EQ(text("steps", "Verklaring .. LETTER"), "ranged statement | letter");
    EXPECT_EQ(text("steps", ">= letter"), "ranged letter..law");
    EXPECT_EQ(text("steps", "<=statement"), "ranged none | statement");
    EXPECT_EQ(text("steps", "none | law | letter"), "ranged none | letter | law");
    EXPECT_EQ(text("steps", ">= law"), "known law");
    EXPECT_EQ(text("steps", "<= none"), "known none");
    EXPECT_EQ(text("steps", "letter..brief"), "known letter");
    EXPECT_EQ(text("steps", "letter | Letter"), "known letter");
    EXPECT_EQ(text("steps", ">= none"), "ranged none..law");
    EXPECT_EQ(text("steps", "law..none"), "problem cell.range-reversed");
}

TEST(assessment, there_are_four_forms_and_no_others) {
    for (std::string_view const other :
         {"> letter", "< letter", "= letter", "!= letter", "letter..", "..letter", "letter |", "| letter",
          "letter || law", "[letter..law]", "letter-law", "none..letter | law", "letter or law", "not none"})
        EXPECT_EQ(text("steps", other).substr(0, 7), "problem") << other;
    for (std::string_view const other :
         {"> 5", "5..", "..5", "5-7", "5%", "1 000", "1,000.5", "~5", "5 | ", "[1..2]", "3..4 | 6"})
        EXPECT_EQ(text("line", other), "problem cell.unreadable.number") << other;
}

TEST(assessment, a_whole_level_is_tried_before_any_grammar) {
    EXPECT_EQ(text("odd", "1..2"), "known 1..2");
    EXPECT_EQ(text("odd", ">= law"), "known >= law");
    EXPECT_EQ(text("odd", "A|B"), "known a|b");
    EXPECT_EQ(text("odd", "a|b | NA"), "ranged NA | a|b");
    EXPECT_EQ(text("odd", "NA | x | y | z"), "ranged NA | x | y | z");
    EXPECT_EQ(text("odd", "a|b..1..2"), "ranged a|b | 1..2");
    EXPECT_EQ(text("odd", ">= >= law"), "ranged >= law | x | y | z");
    EXPECT_EQ(text("odd", "nil | x | y | z"), "problem cell.unreadable.level");
}

TEST(assessment, numbers_with_point_or_comma) {
    EXPECT_EQ(text("line", "2,5"), "known 2.5");
    EXPECT_EQ(text("line", "2.5"), "known 2.5");
    EXPECT_EQ(text("line", "-1e2"), "known -100");
    EXPECT_EQ(text("line", "0,5..1,5"), "ranged 0.5..1.5");
    EXPECT_EQ(text("line", ">= 2,5"), "ranged >= 2.5");
    EXPECT_EQ(text("line", "<= -3"), "ranged <= -3");
    EXPECT_EQ(text("line", "2 | 3,5"), "ranged 2 | 3.5");
    EXPECT_EQ(text("line", "2..2,0"), "known 2");
    EXPECT_EQ(text("line", "7..5"), "problem cell.range-reversed");
    EXPECT_EQ(text("place", "-2..3"), "ranged -2..3");
    EXPECT_EQ(text("log", "0"), "problem cell.unreadable.positive");
    EXPECT_EQ(number("log", -1), "problem cell.unreadable.positive");
    EXPECT_EQ(text("log", ">= 10"), "ranged >= 10");
}

TEST(assessment, a_number_cell_counts_at_fifteen_digits) {
    EXPECT_EQ(read("line", Cell::of(0.1 + 0.2)).values.only(), Number::fraction(3, 10));
    EXPECT_EQ(read("line", Cell::of(2.0 / 3)).values.only(), Number::from_text("0.666666666666667"));
    EXPECT_EQ(read("line", Cell::of("0.6666666666666666666")).values.only(),
              Number::from_text("0.6666666666666666666"));
    EXPECT_EQ(read("line", Cell::of(1e-20)).values.only(), Number::from_text("1e-20"));
    EXPECT_EQ(number("percent", 100.000000000001), "problem cell.unreadable.percent");
    EXPECT_EQ(number("percent", 100.0000000000001), "known 100");
    EXPECT_EQ(number("line", std::nan("")), "problem cell.unreadable.number");
}

TEST(assessment, percentages) {
    EXPECT_EQ(text("percent", "67"), "known 67");
    EXPECT_EQ(number("percent", 0), "known 0");
    EXPECT_EQ(number("percent", 1), "known 1");
    EXPECT_EQ(number("percent", -0.5), "problem cell.unreadable.percent");
    EXPECT_EQ(text("percent", "101"), "problem cell.unreadable.percent");
    EXPECT_EQ(text("percent", "67%"), "problem cell.unreadable.percent");
    EXPECT_EQ(text("percent", "50..150"), "problem cell.unreadable.percent");
    EXPECT_EQ(text("percent", ">= 60"), "ranged 60..100");
    EXPECT_EQ(text("percent", "<= 60"), "ranged 0..60");
    EXPECT_EQ(text("percent", ">= 100"), "known 100");
    EXPECT_EQ(text("percent", "<= 0"), "known 0");
}

TEST(assessment, a_fraction_of_one_percent_is_worth_a_look) {
    EXPECT_EQ(number("percent", 0.67), "known 0.67 [cell.fraction-of-percent]");
    EXPECT_EQ(text("percent", "0,999"), "known 0.999 [cell.fraction-of-percent]");
    EXPECT_EQ(text("percent", "0.5..0.75"), "ranged 0.5..0.75 [cell.fraction-of-percent]");
    EXPECT_EQ(text("percent", "0..1"), "ranged 0..1");
    EXPECT_EQ(number("line", 0.67), "known 0.67");
    Fault const fault = read("percent", Cell::of(0.67)).faults.at(0);
    EXPECT_EQ(fault.severity, Severity::warning);
    EXPECT_EQ(fault.arguments,
              (std::vector<std::pair<std::string, std::string>>{{"content", "0.67"}, {"mend", "67"}}));
    EXPECT_EQ(read("percent", Cell::of("0.5..0.75")).faults.at(0).arguments.at(1).second, "50..75");
}

TEST(assessment, dates_as_text) {
    EXPECT_EQ(text("date", " 2024-02-29 "), "known 2024-02-29");
    EXPECT_EQ(text("date", "Never"), "known never");
    EXPECT_EQ(text("date", "2023-02-29"), "problem cell.unreadable.date");
    EXPECT_EQ(text("date", "29-02-2024"), "problem cell.unreadable.date");
    EXPECT_EQ(text("date", "2020-01-01..2021-01-01"), "ranged 2020-01-01..2021-01-01");
    EXPECT_EQ(text("date", ">= 2020-01-01"), "ranged >= 2020-01-01");
    EXPECT_EQ(text("date", "2020-01-01 | never"), "ranged 2020-01-01 | never");
    EXPECT_EQ(text("date", "2021-01-01..2020-01-01"), "problem cell.range-reversed");
}

TEST(assessment, never_is_meant_by_no_range_of_dates) {
    EXPECT_FALSE(read("date", Cell::of(">= 2020-01-01")).values.has_never());
    EXPECT_FALSE(read("date", Cell::of("<= 2020-01-01")).values.has_never());
    EXPECT_TRUE(read("date", Cell{}).values.has_never());
    for (std::string_view const range : {"2020-01-01..never", ">= never", "<= never", "never..never"})
        EXPECT_EQ(text("date", range), "problem cell.unreadable.date") << range;
}

TEST(assessment, dates_as_numbers_of_the_documents_null_date) {
    EXPECT_EQ(number("date", 46327), "known 2026-11-01");
    EXPECT_EQ(number("date", 46327.75), "known 2026-11-01");
    EXPECT_EQ(number("date", 1), "known 1899-12-31");
    Date const null_1904 = *date_from_text("1904-01-01");
    EXPECT_EQ(shown("date", Cell::of(46327.0), null_1904), "known 2030-11-02");
    EXPECT_EQ(number("date", -694325), "problem cell.unreadable.date");
    EXPECT_EQ(number("date", 1e300), "problem cell.unreadable.date");
    EXPECT_EQ(number("date", std::nan("")), "problem cell.unreadable.date");
    // A number in text is no day number.
    EXPECT_EQ(text("date", "46327"), "problem cell.unreadable.date");
}

TEST(assessment, a_year_alone_is_no_date) {
    for (double const year : {1900.0, 1999.0, 2026.0, 2026.5, 2100.0})
        EXPECT_EQ(number("date", year), "problem cell.year-alone") << year;
    EXPECT_EQ(text("date", "2026"), "problem cell.year-alone");
    EXPECT_EQ(number("date", 1899), "known 1905-03-13");
    EXPECT_EQ(number("date", 2101), "known 1905-10-01");
    EXPECT_EQ(number("line", 2026), "known 2026");
}

TEST(assessment, a_problem_names_its_content_and_what_was_meant) {
    Fault const fault = read("steps", Cell::of("lettre")).faults.at(0);
    EXPECT_EQ(fault.severity, Severity::error);
    EXPECT_EQ(fault.table, "values");
    std::map<std::string, std::string> const arguments(fault.arguments.begin(), fault.arguments.end());
    EXPECT_EQ(arguments.at("content"), "lettre");
    EXPECT_EQ(arguments.at("suggestion"), "letter");
    EXPECT_EQ(arguments.at("choices"), "none, statement, letter, published, law");
    EXPECT_TRUE(read("steps", Cell::of("lettre")).values.empty());
}

TEST(assessment, what_may_be_anything_on_its_scale_is_written_as_unknown) {
    EXPECT_EQ(value_text(sample()->scale_of(sample()->node("line")), read("line", Cell{}).values), "?");
}

TEST(assessment, values_are_written_in_forms_that_are_read_back) {
    for (std::string_view const criterion : {"steps", "percent", "line", "log", "date"})
        for (std::string_view const cell :
             {"letter", "statement..published", "none | law", "20..80", "2,5", ">= 60", "<= 20", "3 | 5",
              "2020-01-01..2021-01-01", "2020-01-01 | never", "never", ">= 2020-01-01"}) {
            Assessment const once = read(criterion, Cell::of(cell));
            if (once.state == Assessment::State::problem) continue;
            std::string const written =
                value_text(sample()->scale_of(sample()->node(criterion)), once.values);
            EXPECT_EQ(read(criterion, Cell::of(written)).values, once.values)
                << criterion << ": " << cell << " -> " << written;
        }
}

TEST(assessment, long_texts_are_refused_quickly) {
    for (char const mark : {'.', '|', '>', 'a'})
        for (std::string_view const criterion : {"steps", "odd", "line", "date"})
            EXPECT_EQ(text(criterion, std::string(32'767, mark)).substr(0, 7), "problem");
    std::string bars = "none";
    for (int i = 0; i < 700; ++i) bars += "|none";
    EXPECT_EQ(text("steps", bars), "known none");
}

}  // namespace
}  // namespace adherence::testing
