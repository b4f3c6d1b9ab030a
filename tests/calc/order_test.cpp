// What may be asked of a briefing in words, and what its file may be called.
#include "briefing/order.hpp"

#include <gtest/gtest.h>

#include "core/report/svg.hpp"
#include "core/report/words.hpp"

namespace adherence {
namespace {

/// The order after these arguments, which are all in order.
BriefingOrder ordered(OrderArguments const& arguments, BriefingOrder order = {}) {
    auto const fault = read_order(arguments, order);
    EXPECT_FALSE(fault) << (fault ? fault->key + ": " + fault->argument + " = " + fault->content : "");
    return order;
}

BriefingParts only(std::initializer_list<BriefingPart> wanted) {
    BriefingParts parts = BriefingParts::none();
    for (BriefingPart const part : wanted) parts.set(part, true);
    return parts;
}

using Names = std::vector<std::string>;

TEST(read_order, takes_groups_of_countries) {
    EXPECT_EQ(ordered({}).countries, BriefedCountries::all);
    EXPECT_EQ(ordered({{"Countries", "all"}}).countries, BriefedCountries::all);
    EXPECT_EQ(ordered({{"Countries", "filtered"}}).countries, BriefedCountries::filtered);
    EXPECT_EQ(ordered({{"Countries", " Selected "}}).countries, BriefedCountries::selected);
}

TEST(read_order, takes_countries_by_name) {
    BriefingOrder const order = ordered({{"Countries", " Aurelia ;Côte d'Ivoire;; Korea, Republic of ; "}});
    EXPECT_EQ(order.countries, BriefedCountries::named);
    EXPECT_EQ(order.names, (Names{"Aurelia", "Côte d'Ivoire", "Korea, Republic of"}));
    EXPECT_EQ(ordered({{"Countries", "all; Aurelia"}}).names, (Names{"all", "Aurelia"})) << "a group stands alone";
    BriefingOrder const group = ordered({{"Countries", "filtered"}}, order);
    EXPECT_EQ(group.countries, BriefedCountries::filtered);
    EXPECT_TRUE(group.names.empty());
}

TEST(read_order, takes_parts) {
    EXPECT_EQ(ordered({}).parts, BriefingParts::all());
    for (std::size_t part = 0; part < briefing_part_names.size(); ++part)
        EXPECT_EQ(ordered({{"Parts", std::string(briefing_part_names[part])}}).parts, only({static_cast<BriefingPart>(part)}));
    EXPECT_EQ(ordered({{"Parts", " Matrix, SCORECARDS;evidence "}}).parts, only({BriefingPart::matrix, BriefingPart::scorecards, BriefingPart::evidence}));
    EXPECT_EQ(ordered({{"Parts", "matrix,matrix"}}).parts, only({BriefingPart::matrix}));
    EXPECT_EQ(ordered({{"Parts", "ALL"}}, ordered({{"Parts", "matrix"}})).parts, BriefingParts::all());
    EXPECT_EQ(ordered({{"Parts", "all, matrix"}}).parts, BriefingParts::all());
    EXPECT_EQ(ordered({{"Parts", "matrix, all"}}).parts, BriefingParts::all());
}

TEST(read_order, takes_languages_and_formats) {
    for (std::string const language : {"en", "nl", "fr", "de"}) EXPECT_EQ(ordered({{"Language", language}}).language, language);
    EXPECT_EQ(ordered({{"Language", " NL "}}).language, "nl");
    for (std::size_t format = 0; format < export_formats.size(); ++format)
        EXPECT_EQ(ordered({{"Format", std::string(export_formats[format])}}).file.format, static_cast<ExportFormat>(format));
    EXPECT_EQ(ordered({{"Format", "\tXLSX"}}).file.format, ExportFormat::xlsx);
    EXPECT_EQ(ordered({}).file.format, ExportFormat::pdf);
}

TEST(read_order, takes_the_paper) {
    EXPECT_FALSE(ordered({}).file.letter);
    EXPECT_TRUE(ordered({{"Paper", "letter"}}).file.letter);
    EXPECT_FALSE(ordered({{"Paper", "A4"}}, ordered({{"Paper", "Letter"}})).file.letter);
}

TEST(read_order, takes_what_becomes_of_withheld_values) {
    EXPECT_FALSE(ordered({}).print_values.has_value()) << "not said";
    EXPECT_EQ(ordered({{"WithheldValues", "print"}}).print_values, true);
    EXPECT_EQ(ordered({{"WithheldValues", "Withhold"}}).print_values, false);
}

TEST(read_order, takes_yes_and_no) {
    for (std::string const yes : {"yes", "true", "1", " YES ", "True"}) {
        EXPECT_TRUE(ordered({{"UniversalAccess", yes}}).file.universal_access) << yes;
        EXPECT_TRUE(ordered({{"Overwrite", yes}}).overwrite) << yes;
    }
    BriefingOrder const both = ordered({{"UniversalAccess", "yes"}, {"Overwrite", "yes"}});
    for (std::string const no : {"no", "false", "0", " No"}) {
        EXPECT_FALSE(ordered({{"UniversalAccess", no}}, both).file.universal_access) << no;
        EXPECT_FALSE(ordered({{"Overwrite", no}}, both).overwrite) << no;
    }
}

TEST(read_order, takes_the_date) {
    EXPECT_EQ(ordered({{"Date", " 2026-04-01 "}}).date, *date_from_text("2026-04-01"));
    EXPECT_EQ(ordered({{"Date", "2024-02-29"}}).date, *date_from_text("2024-02-29"));
}

TEST(read_order, takes_texts_without_the_blanks_around_them) {
    BriefingOrder const order = ordered({{"Marking", "  for  internal use "}, {"Title", "\u00a0A title\n"}, {"Author", "An Author"}});
    EXPECT_EQ(order.marking, "for  internal use");
    EXPECT_EQ(order.title, "A title");
    EXPECT_EQ(order.author, "An Author");
    BriefingOrder const none = ordered({{"Marking", ""}, {"Title", " "}, {"Author", ""}}, order);
    EXPECT_EQ(none.marking, "");
    EXPECT_EQ(none.title, "");
    EXPECT_EQ(none.author, "");
}

TEST(read_order, names_are_in_any_case) {
    BriefingOrder const order = ordered({{"FORMAT", "csv"}, {"withheldVALUES", "print"}, {" language ", "de"}});
    EXPECT_EQ(order.file.format, ExportFormat::csv);
    EXPECT_EQ(order.print_values, true);
    EXPECT_EQ(order.language, "de");
}

TEST(read_order, leaves_the_file_to_its_caller) {
    BriefingOrder const order = ordered({{"File", "anything at all"}});
    EXPECT_EQ(order.title, "");
    EXPECT_FALSE(order.overwrite);
}

TEST(read_order, what_is_not_said_stays) {
    BriefingOrder const full = ordered({{"Countries", "Aurelia"}, {"Parts", "matrix"}, {"Language", "fr"}, {"Marking", "internal"}, {"Title", "T"}, {"Author", "A"}, {"Date", "2026-04-01"},
                                        {"Format", "ods"}, {"Paper", "letter"}, {"UniversalAccess", "yes"}, {"WithheldValues", "print"}, {"Overwrite", "yes"}});
    BriefingOrder const same = ordered({}, full);
    EXPECT_EQ(same.names, Names{"Aurelia"});
    EXPECT_EQ(same.parts, only({BriefingPart::matrix}));
    EXPECT_EQ(same.language, "fr");
    EXPECT_EQ(same.marking, "internal");
    EXPECT_EQ(same.title, "T");
    EXPECT_EQ(same.author, "A");
    EXPECT_EQ(same.date, *date_from_text("2026-04-01"));
    EXPECT_EQ(same.file.format, ExportFormat::ods);
    EXPECT_TRUE(same.file.letter);
    EXPECT_TRUE(same.file.universal_access);
    EXPECT_EQ(same.print_values, true);
    EXPECT_TRUE(same.overwrite);
}

TEST(read_order, says_which_value_is_wrong) {
    std::vector<std::pair<std::string, std::string>> const wrong{
        {"Countries", ""},        {"Countries", " ; ;"},      {"Parts", ""},           {"Parts", ","},           {"Parts", "none"},       {"Parts", "matrix, reason"}, {"Parts", "matrix scorecards"},
        {"Language", ""},         {"Language", "it"},         {"Language", "en-GB"},   {"Format", ""},           {"Format", "doc"},       {"Format", ".pdf"},          {"Paper", ""},
        {"Paper", "a3"},          {"Paper", "US letter"},     {"WithheldValues", ""},  {"WithheldValues", "yes"}, {"UniversalAccess", ""}, {"UniversalAccess", "2"},    {"Overwrite", "ja"},
        {"Overwrite", "perhaps"}, {"Date", ""},               {"Date", "2026-02-30"},  {"Date", "2026-4-1"},     {"Date", "01-04-2026"},  {"Date", "46113"},           {"Date", "2026-04-01T00:00"}};
    for (auto const& [name, content] : wrong) {
        BriefingOrder order;
        auto const fault = read_order({{name, content}}, order);
        ASSERT_TRUE(fault) << name << " = " << content;
        EXPECT_EQ(fault->key, "export.argument.wrong");
        EXPECT_EQ(fault->argument, name);
        EXPECT_EQ(fault->content, content);
    }
}

TEST(read_order, says_which_name_is_unknown) {
    for (std::string const name : {"", "Country", "Formats", "Withheld Values", "Markings", "Files"}) {
        BriefingOrder order;
        auto const fault = read_order({{"Format", "csv"}, {name, "pdf"}}, order);
        ASSERT_TRUE(fault) << name;
        EXPECT_EQ(fault->key, "export.argument.unknown") << name;
        EXPECT_EQ(fault->argument, name);
    }
}

TEST(read_order, of_a_fault_nothing_is_left) {
    BriefingOrder order = ordered({{"Countries", "Aurelia"}, {"Format", "ods"}});
    ASSERT_TRUE(read_order({{"Countries", ";"}, {"Author", "A"}, {"Format", "csv"}, {"Nothing", ""}}, order));
    EXPECT_EQ(order.names, Names{"Aurelia"});
    EXPECT_EQ(order.author, "");
    EXPECT_EQ(order.file.format, ExportFormat::ods);
}

TEST(read_order, faults_have_their_sentences) {
    for (std::string const language : {"en", "nl", "fr", "de"})
        for (char const* const key : {"export.argument.unknown", "export.argument.wrong", "export.country.unknown", "export.countries.none", "export.countries.selected"}) {
            std::string const told = sentence(language, key, {{"argument", "Paper"}, {"content", "A3"}, {"values", "a4, letter"}});
            EXPECT_NE(told, key);
            EXPECT_EQ(told.find('{'), told.npos) << told;
        }
}

// ---- rows of a workbook -------------------------------------------------------------------------------------

calc::Workbook three_countries() {
    calc::Workbook book;
    book.countries = {{"Aurelia", 4}, {"Belgium", 5}, {"Caldonia", 6}};
    return book;
}

TEST(rows_of, are_all_in_the_workbooks_order) {
    EXPECT_EQ(rows_of(ordered({}), three_countries(), {}).rows, (std::vector<std::size_t>{0, 1, 2}));
    OrderedRows const none = rows_of(ordered({}), {}, {});
    ASSERT_TRUE(none.fault);
    EXPECT_EQ(none.fault->key, "export.countries.none");
}

TEST(rows_of, are_the_named_in_theirs) {
    OrderedRows const two = rows_of(ordered({{"Countries", "caldonia; AURELIA; Caldonia"}}), three_countries(), {});
    EXPECT_FALSE(two.fault);
    EXPECT_EQ(two.rows, (std::vector<std::size_t>{2, 0})) << "each once";
    EXPECT_EQ(rows_of(ordered({{"Countries", "BE"}}), three_countries(), {}).rows, std::vector<std::size_t>{1}) << "by its code";
    OrderedRows const unknown = rows_of(ordered({{"Countries", "Aurelia; Atlantis"}}), three_countries(), {});
    ASSERT_TRUE(unknown.fault);
    EXPECT_EQ(unknown.fault->key, "export.country.unknown");
    EXPECT_EQ(unknown.fault->content, "Atlantis");
}

TEST(choices_of, are_what_was_ordered_and_set) {
    BriefingOrder const order = ordered({{"Parts", "matrix"}, {"Language", "fr"}, {"Marking", "internal"}, {"Title", "T"}, {"Author", "A"}, {"Date", "2026-04-01"}});
    calc::Settings settings;
    settings.draws = 500;
    settings.spread = 40;
    settings.markings = {"low", "high"};
    BriefingChoices const choices = choices_of(order, settings, {2, 0});
    EXPECT_EQ(choices.countries, (std::vector<std::size_t>{2, 0}));
    EXPECT_EQ(choices.parts, order.parts);
    EXPECT_EQ(choices.language, "fr");
    EXPECT_EQ(choices.marking, "internal");
    EXPECT_EQ(choices.title, "T");
    EXPECT_EQ(choices.author, "A");
    EXPECT_EQ(choices.date, order.date);
    EXPECT_EQ(choices.markings, settings.markings);
    EXPECT_EQ(choices.draws.draws, 500u);
    EXPECT_EQ(choices.draws.spread.by, 0.4);
    EXPECT_NE(choices.extension_version, "");
    EXPECT_TRUE(choices.withhold_values) << "where nothing was said";
    EXPECT_TRUE(choices_of(ordered({{"WithheldValues", "withhold"}}), settings, {}).withhold_values);
    EXPECT_FALSE(choices_of(ordered({{"WithheldValues", "print"}}), settings, {}).withhold_values);
}

// ---- names of files -----------------------------------------------------------------------------------------

TEST(safe_file_name, leaves_good_names_alone) {
    for (std::string const name : {"Briefing", "Adherence briefing 2026-04-01", "a.b.c", "(1) [x] {y} #1 & co; a=b, 'q'", "São Tomé", "日本", "Ελλάδα", "Россия", "مصر", "😀", "console", "com10", "lpt", "com",
                                   "auxiliary", "nul1", "_"})
        EXPECT_EQ(safe_file_name(name), name);
}

TEST(safe_file_name, keeps_clear_of_devices) {
    for (std::string const name : {"CON", "con", "PRN", "aux", "NUL", "COM1", "com9", "com0", "LPT1", "lpt9", "COM¹", "LPT²", "LPT³", "CONIN$", "conout$", "con.txt", "com1.txt", "NUL.tar.gz", "aux .txt", "Con  .x"})
        EXPECT_EQ(safe_file_name(name), "_" + name);
    EXPECT_EQ(safe_file_name("aux "), "_aux");
    EXPECT_EQ(safe_file_name(" nul. "), "_nul");
    EXPECT_EQ(safe_file_name("CON:"), "_CON");
    EXPECT_EQ(safe_file_name("con/"), "_con");
    EXPECT_EQ(safe_file_name("..con"), "_con");
}

TEST(safe_file_name, has_no_separators_nor_what_windows_refuses) {
    EXPECT_EQ(safe_file_name("a/b\\c:d*e?f\"g<h>i|j"), "a b c d e f g h i j");
    EXPECT_EQ(safe_file_name("../../etc/passwd"), "etc passwd");
    EXPECT_EQ(safe_file_name("C:\\Windows"), "C Windows");
    EXPECT_EQ(safe_file_name("100%25"), "100 25");
    EXPECT_EQ(safe_file_name("a//b"), "a b");
    EXPECT_EQ(safe_file_name("a / b"), "a  b") << "blanks of its own are left";
    EXPECT_EQ(safe_file_name("/a/"), "a");
}

TEST(safe_file_name, has_no_control_characters) {
    EXPECT_EQ(safe_file_name(std::string("a\0b\x01\x1f\x7f\n\tc", 9)), "a b c");
    EXPECT_EQ(safe_file_name("a\u0085b"), "a b");
    EXPECT_EQ(safe_file_name("a\u2028b\u2029c"), "a b c") << "line ends of their own";
    EXPECT_EQ(safe_file_name("fdp.\u202Eexe"), "fdp. exe") << "nothing that turns the reading round";
    EXPECT_EQ(safe_file_name("a\u2066b\u2069c\u200fd\u061ce"), "a b c d e");
}

TEST(safe_file_name, has_no_broken_characters) {
    for (std::string const& odd : {std::string("a\xff" "b"), std::string("a\xc3(b"), std::string("\xed\xa0\x80x"), std::string("a\xe2\x82")}) {
        std::string const name = safe_file_name(odd);
        EXPECT_EQ(escape_xml(name).find("\ufffd") != std::string::npos, name.find("\ufffd") != std::string::npos) << name;
    }
}

TEST(safe_file_name, begins_and_ends_with_something) {
    EXPECT_EQ(safe_file_name("name. . ."), "name");
    EXPECT_EQ(safe_file_name("  .hidden"), "hidden");
    EXPECT_EQ(safe_file_name("a b. "), "a b");
    for (std::string const nothing : {"", " ", "...", ". .", "///", "?*", "\n"}) EXPECT_EQ(safe_file_name(nothing), "briefing") << nothing;
}

TEST(safe_file_name, is_cut_between_characters) {
    for (std::string const letter : {"x", "é", "中", "😀"})
        for (std::size_t before = 0; before < 4; ++before) {
            std::string wanted(before, 'y');
            while (wanted.size() < 1000) wanted += letter;
            std::string const name = safe_file_name(wanted);
            EXPECT_LE(name.size(), 120u);
            EXPECT_GT(name.size(), 116u) << "no more than it must";
            EXPECT_TRUE(wanted.starts_with(name));
            EXPECT_EQ((name.size() - before) % letter.size(), 0u);
        }
    std::string const blank_at_the_cut = std::string(119, 'x') + "   y";
    EXPECT_EQ(safe_file_name(blank_at_the_cut), std::string(119, 'x'));
    EXPECT_LE(safe_file_name("con." + std::string(500, 'x')).size(), 121u);
}

}  // namespace
}  // namespace adherence
