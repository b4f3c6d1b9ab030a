// A briefing as sheets of values: nothing computed, nothing hidden, nothing that a program for spreadsheets would not take.
#include "workbooks/briefing_sheets.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <set>

#include "unit/briefing_case.hpp"
#include "unit/xml_reading.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {
namespace {

using adherence::testing::all;
using adherence::testing::briefing_by_hand;
using adherence::testing::BriefingCase;
using adherence::testing::Element;
using adherence::testing::read_xml;

constexpr std::array<char const*, 4> languages{"en", "nl", "fr", "de"};
constexpr std::size_t most_letters = 32'767;  // of a cell of .xlsx, as UTF-16
constexpr double highest_row = 144;           // millimetres, of .xlsx

Briefing by_hand(std::string const& language = "en") {
    Briefing briefing = briefing_by_hand();
    briefing.framework = adherence::testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,percent"});
    briefing.choices.language = language;
    for (BriefingCountry& country : briefing.countries) country.cells[2].words = sentence(language, "briefing.withheld.value");
    return briefing;
}

Briefing fictional(std::string const& language, std::size_t countries) {
    static BriefingCase const from(adherence::testing::built_in("nsg-adherence"), adherence::testing::file_text("data/fictional/assessments.csv"),
                                   adherence::testing::file_text("data/fictional/evidence.csv"));
    BriefingChoices choices = from.everyone();
    choices.countries.resize(countries);
    choices.language = language;
    choices.marking = "public";
    choices.markings = {"public", "internal", "exercise confidential"};
    choices.draws.draws = 64;
    return from.made(choices);
}

Sheet sheet(Workbook const& book, std::string const& language, std::string_view key) {
    auto const found = std::ranges::find(book.sheets, sentence(language, key), &Sheet::name);
    if (found == book.sheets.end()) throw std::runtime_error("no sheet " + std::string(key));
    return *found;
}

std::vector<std::string> contents(Row const& row) {
    std::vector<std::string> texts;
    for (Cell const& cell : row.cells) texts.push_back(cell.content);
    return texts;
}

std::size_t utf16_letters(std::string_view text) {
    std::size_t letters = 0;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        letters += (byte & 0xC0U) != 0x80U;
        letters += byte >= 0xF0U;
    }
    return letters;
}

/// What every workbook of a briefing keeps to.
void expect_sound(Workbook const& book) {
    std::set<std::string> names;
    ASSERT_FALSE(book.sheets.empty());
    for (Sheet const& one : book.sheets) {
        EXPECT_LE(utf16_letters(one.name), 31u) << one.name;
        EXPECT_NE(one.name, "");
        EXPECT_EQ(one.name.find_first_of("[]*?:/\\'"), one.name.npos) << one.name;
        EXPECT_NE(fold(one.name), "history") << "Excel keeps it for itself";
        EXPECT_TRUE(names.insert(fold(one.name)).second) << one.name;
        EXPECT_TRUE(one.formats.empty());
        for (Column const& column : one.columns) EXPECT_FALSE(column.hidden) << one.name;
        std::size_t const header = one.first_repeated_row;
        ASSERT_LT(header, one.rows.size());
        EXPECT_EQ(one.rows[header].cells.size(), one.columns.size()) << one.name;
        EXPECT_EQ(one.frozen_rows, header + one.repeated_rows) << one.name;
        for (std::size_t r = 0; r < one.rows.size(); ++r) {
            Row const& row = one.rows[r];
            EXPECT_FALSE(row.filtered_out) << one.name;
            EXPECT_LE(row.millimetres, highest_row) << one.name << " row " << r;
            EXPECT_LE(row.cells.size(), one.columns.size()) << one.name << " row " << r;
            if (r > header) EXPECT_EQ(row.cells.size(), one.columns.size()) << one.name << " row " << r;
            for (Cell const& cell : row.cells) {
                EXPECT_NE(cell.kind, Cell::Kind::formula) << cell.content;
                EXPECT_EQ(cell.validation, "");
                EXPECT_NE(cell.style, "") << one.name << ": " << cell.content;
                EXPECT_LE(utf16_letters(cell.content), most_letters);
                EXPECT_EQ(escape_xml(cell.content).find("\ufffd") != std::string::npos, cell.content.find("\ufffd") != std::string::npos) << "cut within a character";
                if (cell.kind != Cell::Kind::number) continue;
                std::size_t read = 0;
                EXPECT_TRUE(std::isfinite(std::stod(cell.content, &read)));
                EXPECT_EQ(read, cell.content.size());
            }
        }
    }
    EXPECT_TRUE(book.validations.empty());
    EXPECT_TRUE(book.names.empty());
    EXPECT_TRUE(book.filters.empty());
    for (std::string const& part : {content_xml(book), styles_xml(book), settings_xml(book), meta_xml(book), manifest_xml(book)}) {
        EXPECT_NO_THROW(read_xml(part)) << part.substr(0, 300);
        EXPECT_EQ(part.find("table:formula"), part.npos);
        EXPECT_EQ(part.find("table:visibility"), part.npos);
        EXPECT_EQ(part.find("table:display=\"false\""), part.npos);
    }
}

TEST(BriefingSheets, AreSoundInEveryLanguage) {
    for (std::string const language : languages) {
        Workbook const book = briefing_workbook(fictional(language, 3));
        expect_sound(book);
        EXPECT_EQ(book.sheets.size(), 8u) << language;
        EXPECT_EQ(book.language, language);
        EXPECT_EQ(book.marking, "public");
        expect_sound(briefing_workbook(by_hand(language)));
    }
}

TEST(BriefingSheets, AreOfTheChosenParts) {
    std::map<BriefingPart, std::vector<std::string>> const of_part{{BriefingPart::matrix, {"Eligibility matrix"}}, {BriefingPart::scorecards, {"Pillars", "Assessments"}},
                                                                   {BriefingPart::reasons, {"Reasons"}},           {BriefingPart::path, {"Least change"}},
                                                                   {BriefingPart::robustness, {"How sure"}},       {BriefingPart::evidence, {"Evidence"}},
                                                                   {BriefingPart::method, {}}};
    ASSERT_EQ(of_part.size(), briefing_part_names.size());
    Briefing briefing = by_hand();
    std::size_t about = 0;
    for (auto const& [part, sheets] : of_part) {
        briefing.choices.parts = BriefingParts::none();
        briefing.choices.parts.set(part, true);
        Workbook const book = briefing_workbook(briefing);
        std::vector<std::string> names;
        for (Sheet const& one : book.sheets) names.push_back(one.name);
        std::vector<std::string> wanted{"About this briefing"};
        wanted.insert(wanted.end(), sheets.begin(), sheets.end());
        EXPECT_EQ(names, wanted);
        std::size_t const rows = book.sheets[0].rows.size();
        if (part == BriefingPart::method) EXPECT_GT(rows, about);
        else about = rows;
    }
}

TEST(BriefingSheets, SayWhereTheyComeFrom) {
    Briefing const briefing = by_hand();
    Workbook const book = briefing_workbook(briefing);
    std::map<std::string, std::string> told;
    for (Row const& row : book.sheets[0].rows)
        if (row.cells.size() == 2) told[row.cells[0].content] = row.cells[1].content;
    BriefingProvenance const& from = briefing.provenance;
    EXPECT_EQ(told["Title"], "A briefing");
    EXPECT_EQ(told["Framework"], from.framework_title);
    EXPECT_EQ(told["Framework id"], from.framework_id);
    EXPECT_EQ(told["Version of the framework"], from.framework_version);
    EXPECT_EQ(told["Rules as of"], from.as_of);
    EXPECT_EQ(told["Fingerprint of the framework"], from.framework_stamp);
    EXPECT_EQ(told["Fingerprint of framework and assessments"], from.data_stamp);
    EXPECT_EQ(told["Marking"], "internal");
    EXPECT_EQ(told["Date"], "2026-04-01");
    EXPECT_EQ(told["Author"], "An Author");
    EXPECT_EQ(told["Made with"], "Adherence Scorecards 0.1.0");
    EXPECT_EQ(told["Countries"], "2");
    EXPECT_EQ(told["Withheld"], withheld_sentence(briefing));
    EXPECT_TRUE(told["Status"].starts_with("Indicative"));
    for (Sheet const& one : book.sheets) EXPECT_EQ(one.rows[1].cells[0].content, "Indicative, on the evidence entered.") << one.name;
}

TEST(BriefingSheets, WithheldCellsReadSo) {
    for (std::string const language : languages) {
        Briefing const briefing = by_hand(language);
        Sheet const assessments = sheet(briefing_workbook(briefing), language, "briefing.assessments.sheet");
        EXPECT_EQ(contents(assessments.rows.at(3)), (std::vector<std::string>{"country", "law.basis", "law.lag", "law.secret", "law.broken"}));
        EXPECT_EQ(contents(assessments.rows.at(4)), (std::vector<std::string>{"Aurelia", "partial", "0.1", sentence(language, "briefing.withheld.value"), "no idea"}));
        EXPECT_EQ(assessments.rows[4].cells[2].kind, Cell::Kind::number);
        EXPECT_EQ(assessments.rows[4].cells[3].kind, Cell::Kind::text);
    }
    Workbook const real = briefing_workbook(fictional("nl", 6));
    std::size_t withheld = 0;
    Sheet const assessments = sheet(real, "nl", "briefing.assessments.sheet");
    for (Row const& row : assessments.rows) withheld += static_cast<std::size_t>(std::ranges::count(contents(row), std::string("achtergehouden")));
    EXPECT_EQ(withheld, fictional("nl", 6).values_withheld);
    EXPECT_GT(withheld, 0u);
}

TEST(BriefingSheets, HoldARowForEachItem) {
    Workbook const book = briefing_workbook(by_hand());
    auto const rows = [&](std::string_view key) {
        std::vector<std::vector<std::string>> rows;
        Sheet const one = sheet(book, "en", key);
        for (std::size_t r = one.first_repeated_row + one.repeated_rows; r < one.rows.size(); ++r) rows.push_back(contents(one.rows[r]));
        return rows;
    };
    using Texts = std::vector<std::string>;
    auto const matrix = rows("briefing.matrix");
    ASSERT_EQ(matrix.size(), 2u);
    EXPECT_EQ(matrix[0], (Texts{"Aurelia", "not eligible", "open", "61.5", "50", "66.6666666666667", "75"}));
    auto const pillars = rows("briefing.pillars");
    ASSERT_EQ(pillars.size(), 6u);
    EXPECT_EQ(pillars[1], (Texts{"Aurelia", "Law", "20", "20", "20", "100"}));
    EXPECT_EQ(pillars[2], (Texts{"Aurelia", "Nothing", "", "", "", ""})) << "what does not apply is no zero";
    auto const reasons = rows("briefing.reasons");
    ASSERT_EQ(reasons.size(), 4u);
    EXPECT_EQ(reasons[0], (Texts{"Aurelia", "Supply", "not eligible", "Not eligible.\nThe law."}));
    auto const paths = rows("briefing.path");
    ASSERT_EQ(paths.size(), 4u);
    EXPECT_EQ(paths[0], (Texts{"Aurelia", "Supply", "Basis", "partial", "full", "3"}));
    EXPECT_EQ(paths[1], (Texts{"Aurelia", "Meetings", "Meetings: out of reach. it is too late", "", "", ""}));
    auto const sure = rows("briefing.robustness");
    ASSERT_EQ(sure.size(), 4u);
    EXPECT_EQ(sure[0], (Texts{"Aurelia", "Supply", "25", "0", "75", "mostly not", "rank 3 (2 to 5) of 9"}));
    EXPECT_EQ(sure[1], (Texts{"Aurelia", "Meetings", "", "", "", "not asked", "rank 3 (2 to 5) of 9"}));
    auto const evidence = rows("briefing.evidence");
    ASSERT_EQ(evidence.size(), 4u);
    EXPECT_EQ(evidence[0], (Texts{"Aurelia", "law.basis", "Act, \"new\"", "2025-03-01", "", "public", ""}));
}

TEST(BriefingSheets, AnUnprovenPathSaysSo) {
    Briefing briefing = by_hand();
    auto const rows = [&] { return sheet(briefing_workbook(briefing), "en", "briefing.path").rows; };
    std::size_t const proven = rows().size();
    briefing.countries[0].paths[0].proven = false;
    EXPECT_EQ(rows().size(), proven + 1);
    EXPECT_EQ(rows()[4].cells[2].content, sentence("en", "path.not-proven"));
    briefing.countries[0].paths[0] = {.kind = BriefingPath::Kind::none_needed};
    EXPECT_EQ(rows()[3].cells[5].content, "0");
    briefing.countries[0].paths[0] = {};
    EXPECT_NE(rows()[3].cells[2].content, "");
}

TEST(BriefingSheets, FiguresThatDoNotExistAreNone) {
    Briefing briefing = by_hand();
    double const infinite = std::numeric_limits<double>::infinity();
    briefing.countries[0].card.index = {.id = "index", .problem = true, .score = std::nan(""), .low = -infinite, .high = infinite};
    briefing.countries[0].cells[1].number = infinite;
    briefing.countries[0].paths[0].moves[0].effort = std::nan("");
    Workbook const book = briefing_workbook(briefing);
    expect_sound(book);
    EXPECT_EQ(contents(sheet(book, "en", "briefing.matrix").rows.at(3)), (std::vector<std::string>{"Aurelia", "not eligible", "open", "", "", "", ""}));
    EXPECT_EQ(sheet(book, "en", "briefing.assessments.sheet").rows.at(4).cells.at(2).content, "0.1") << "as its text says";
}

/// The text in every place of the briefing that takes one.
Briefing filled_with(std::string const& text) {
    Briefing briefing = by_hand();
    briefing.title = briefing.index_title = briefing.choices.marking = briefing.choices.author = text;
    BriefingProvenance& from = briefing.provenance;
    from.framework_id = from.framework_title = from.framework_version = from.framework_stamp = from.data_stamp = from.as_of = from.extension_version = text;
    briefing.benefit_ids = briefing.benefit_titles = {text, text};
    for (BriefingCountry& one : briefing.countries) {
        one.card.country = one.card.index.title = one.card.pillars[0].id = one.card.pillars[0].title = text;
        one.card.benefits[0].title = one.card.benefits[0].explanation = text;
        for (BriefingCell& cell : one.cells) cell.id = cell.title = cell.content = cell.words = text;
        one.paths[0].moves[0].title = one.paths[0].moves[0].from_words = one.paths[0].moves[0].to_words = one.paths[1].why = text;
        one.sureness->rank = one.sureness->benefits[0].title = one.sureness->benefits[0].words = text;
        EvidenceEntry& entry = one.evidence[0];
        entry.criterion = entry.source = entry.date_text = entry.confidence = entry.note = entry.marking = text;
    }
    return briefing;
}

TEST(BriefingSheets, TextsThatACellCannotHoldAreCutBetweenCharacters) {
    for (std::string const letter : {"x", "é", "中", "😀"})
        for (std::size_t before = 0; before < 4; ++before) {
            std::string text(before, 'y');
            while (text.size() < 100'000) text += letter;
            Workbook const book = briefing_workbook(filled_with(text));
            for (Sheet const& one : book.sheets)
                for (Row const& row : one.rows)
                    for (Cell const& cell : row.cells) {
                        ASSERT_LE(utf16_letters(cell.content), most_letters) << one.name;
                        ASSERT_EQ(escape_xml(cell.content).find("\ufffd"), std::string::npos) << one.name;
                    }
            std::string const note = sheet(book, "en", "briefing.evidence").rows.at(3).cells.at(6).content;
            EXPECT_TRUE(note.ends_with("…"));
            EXPECT_GT(note.size(), 31'900u);
            EXPECT_TRUE(text.starts_with(note.substr(0, note.size() - 3)));
        }
    std::string const fits(32'000, 'x');
    EXPECT_EQ(sheet(briefing_workbook(filled_with(fits)), "en", "briefing.evidence").rows.at(3).cells.at(6).content, fits);
}

TEST(BriefingSheets, LongTextsMakeNoRowHigherThanASheetTakes) { expect_sound(briefing_workbook(filled_with(std::string(40'000, 'x')))); }

TEST(BriefingSheets, TextsStayTexts) {
    for (std::string const text : {"=1+1", "+1", "-1", "@x", "\t=1", "</text:p><x>&amp;\"'", "a\nb", "]]>", "of:=[.A1]", "{=1}"}) {
        Workbook const book = briefing_workbook(filled_with(text));
        expect_sound(book);
        Cell const cell = sheet(book, "en", "briefing.evidence").rows.at(3).cells.at(2);
        EXPECT_EQ(cell.kind, Cell::Kind::text);
        EXPECT_EQ(cell.content, text);
        Element const content = read_xml(content_xml(book));
        std::size_t found = 0;
        for (Element const* each : all(content, "table:table-cell")) {
            std::string written;
            for (Element const& paragraph : each->children) written += (written.empty() ? "" : "\n") + paragraph.text;
            if (written != text) continue;
            EXPECT_EQ((*each)["office:value-type"], "string");
            ++found;
        }
        EXPECT_GT(found, 20u) << text;
    }
}

TEST(BriefingSheets, WhatIsNoTextIsReplaced) {
    for (std::string const& odd : {std::string("a\0b", 3), std::string("a\x01\x1b\x7f z"), std::string("a\xff\xc3(b"), std::string("\xed\xa0\x80"), std::string("\xef\xbf\xbe"), std::string("a\xe2\x82"), std::string("a\rb")}) {
        Workbook const book = briefing_workbook(filled_with(odd));
        for (std::string const& part : {content_xml(book), styles_xml(book), settings_xml(book), meta_xml(book), manifest_xml(book)}) EXPECT_NO_THROW(read_xml(part)) << odd;
    }
}

TEST(BriefingSheets, OfNoCountryAreHeaders) {
    Briefing briefing = by_hand();
    briefing.countries.clear();
    Workbook const book = briefing_workbook(briefing);
    expect_sound(book);
    EXPECT_EQ(sheet(book, "en", "briefing.matrix").rows.size(), 3u);
}

TEST(BriefingSheets, WideOnesArePrintedInStripsWithoutLosingAColumn) {
    Workbook const book = briefing_workbook(fictional("en", 2));
    Sheet const assessments = sheet(book, "en", "briefing.assessments.sheet");
    ASSERT_FALSE(assessments.print_areas.empty());
    std::size_t next = 0;
    for (Area const& area : assessments.print_areas) {
        EXPECT_EQ(area.first_column, next);
        EXPECT_EQ(area.first_row, 0u);
        EXPECT_EQ(area.last_row, assessments.rows.size() - 1);
        next = area.last_column + 1;
    }
    EXPECT_EQ(next, assessments.columns.size());
    EXPECT_EQ(assessments.repeated_columns, 1u);
}

}  // namespace
}  // namespace adherence::workbooks
