// The sheets that commands insert, as plain data: what their formulas refer to, and in which words.
#include <gtest/gtest.h>

#include "core/framework/load.hpp"
#include "core/report/words.hpp"
#include "workbooks/book.hpp"
#include "workbooks/matrix.hpp"
#include "workbooks/scorecard_sheet.hpp"
#include "workbooks/styles.hpp"

namespace adherence::workbooks {
namespace {

bool holds(std::string const& text, std::string_view part) { return text.find(part) != text.npos; }

FrameworkPtr framework_of(std::string_view json) {
    Loaded const loaded = load_json(json);
    EXPECT_TRUE(loaded.framework) << (loaded.faults.empty() ? std::string() : describe(loaded.faults.front(), "en"));
    return loaded.framework;
}

FrameworkPtr two_criteria(bool relative) {
    return framework_of(std::string(R"({"id": "two", "title": {"en": "The \"two\"", "nl": "De twee"}, "version": "3", "criteria": [{"id": "index"},
        {"id": "trade", "parent": "index", "scale": ")") + (relative ? "size" : "percent") + R"("}, {"id": "other", "parent": "index", "title": "A \"quoted\" one", "scale": "yes-no"}],
        "scales": [{"scale": "size", "type": "relative", "value": "minmax"}],
        "rules": [{"benefit": "supply", "effect": "requires", "subject": "other", "test": "yes"}], "benefits": [{"benefit": "supply", "title": "Supply of \"goods\""}]})");
}

AssessmentsPlace place(std::string sheet) {
    return {.sheet = std::move(sheet), .header_row = 4, .last_row = 9, .country_column = 2, .first_criterion = 5, .last_criterion = 6, .rows = {5, 8}, .framework = "Framework", .tables = {}};
}

Cell const& at(Workbook const& book, std::size_t row, std::size_t column) { return book.sheets.front().rows[row].cells[column]; }

TEST(workbook_live, quotes_what_names_and_texts_hold) {
    EXPECT_EQ(quoted_sheet("Rules_2"), "Rules_2");
    EXPECT_EQ(quoted_sheet("2026"), "'2026'");
    EXPECT_EQ(quoted_sheet("Cote d'Ivoire"), "'Cote d''Ivoire'");
    EXPECT_EQ(in_quotes("say \"a\""), "\"say \"\"a\"\"\"");
}

TEST(workbook_live, a_sentence_becomes_a_formula) {
    EXPECT_EQ(sentence_formula("en", "matrix.stamp", {{"stamp", "F()"}}), "\"Fingerprint of framework and assessments: \"&F()");
    EXPECT_EQ(sentence_formula("en", "matrix.framework", {{"date", "D()"}, {"title", "T()"}, {"version", "V()"}}), "T()&\", version \"&V()&\", as of \"&D()");
    EXPECT_EQ(sentence_formula("en", "matrix.legend", {}), "\"Legend\"");
    EXPECT_EQ(sentence_formula("en", "matrix.stamp", {}), "\"Fingerprint of framework and assessments: {stamp}\"");
}

TEST(workbook_live, reads_the_criteria_of_one_row) {
    LiveFormulas const live(*two_criteria(false), place("Cote d'Ivoire"), "Framework");
    EXPECT_EQ(live.of_country("SCORE", 5, {}), "ORG.ADHERENCE.SCORECARDS.SCORE([$'Cote d''Ivoire'.$F6:.$G6];[$'Cote d''Ivoire'.$F$5:.$G$5];Framework)");
    EXPECT_EQ(live.of_country("BOUNDS", 5, "\"index\"", 2), "INDEX(ORG.ADHERENCE.SCORECARDS.BOUNDS([$'Cote d''Ivoire'.$F6:.$G6];[$'Cote d''Ivoire'.$F$5:.$G$5];Framework;\"index\");1;2)");
    EXPECT_EQ(live.country_name(8), "IF([$'Cote d''Ivoire'.$C9]=\"\";\"\";[$'Cote d''Ivoire'.$C9])");
    EXPECT_EQ(live.stamp(), "ORG.ADHERENCE.SCORECARDS.STAMP(Framework;[$'Cote d''Ivoire'.$F$6:.$G$10])");
}

TEST(workbook_live, reads_all_countries_where_scores_are_relative) {
    LiveFormulas const live(*two_criteria(true), place("A"), "Framework");
    EXPECT_EQ(live.of_country("VERDICT", 8, "\"supply\""), "INDEX(ORG.ADHERENCE.SCORECARDS.VERDICT([$A.$F$6:.$G$10];[$A.$F$5:.$G$5];Framework;\"supply\");ROW([$A.$C9])-ROW([$A.$C$5]);1)");
}

TEST(workbook_live, the_matrix_has_a_line_per_country_and_a_legend) {
    auto const framework = two_criteria(false);
    Workbook const book = make_matrix(*framework, place("Assessments"), "Matrix van aanmerking", "nl");
    ASSERT_EQ(book.sheets.size(), 1u);
    Sheet const& sheet = book.sheets.front();
    EXPECT_EQ(at(book, 0, 0).content, "Matrix van aanmerking");
    EXPECT_EQ(at(book, 1, 0).content, "\"De twee\"&\", versie \"&\"3\"");
    EXPECT_EQ(at(book, 6, 0).content, "Land");
    EXPECT_TRUE(holds(at(book, 7, 1).content, "VERDICT([$Assessments.$F6:.$G6]"));
    EXPECT_TRUE(holds(at(book, 7, 1).content, ";\"supply\";\"nl\")"));
    EXPECT_TRUE(holds(at(book, 8, 2).content, "[$Assessments.$F9:.$G9]"));
    ASSERT_EQ(sheet.formats.size(), 1u);
    EXPECT_EQ(sheet.formats[0].area.first_row, 7u);
    EXPECT_EQ(sheet.formats[0].area.last_row, 8u);
    constexpr std::string_view looks[] = {style::eligible, style::conditional, style::open, style::not_eligible, style::invalid};
    constexpr std::string_view words[] = {"in aanmerking", "voorwaardelijk", "open", "niet in aanmerking", "ongeldig"};
    for (std::size_t i = 0; i < 5; ++i) {
        EXPECT_EQ(sheet.formats[0].conditions[i].test, "=\"" + std::string(words[i]) + "\"");
        EXPECT_EQ(sheet.formats[0].conditions[i].style, looks[i]);
        EXPECT_EQ(at(book, 11 + i, 0).content, words[i]);
        EXPECT_EQ(at(book, 11 + i, 0).style, looks[i]);
        EXPECT_FALSE(at(book, 11 + i, 1).content.empty());
    }
    EXPECT_EQ(book.filters.at(0).address, "'Matrix van aanmerking'.A7:'Matrix van aanmerking'.F9");
    EXPECT_EQ(sheet.rows.size(), 16u);  // the framework has a text of its own: none is written
    EXPECT_EQ(sheet.print_areas.at(0).last_row, 15u);
}

TEST(workbook_live, title_version_and_date_follow_their_cells) {
    auto const framework = framework_of(R"({"id": "dated", "version": "1", "as_of": "2026-11-01", "criteria": [{"id": "index"}, {"id": "a", "parent": "index", "scale": "yes-no"}]})");
    AssessmentsPlace where = place("A");
    EXPECT_EQ(framework_line(*framework, where, "en"), "\"dated\"&\", version \"&\"1\"&\", as of \"&\"2026-11-01\"");
    where.version = "[$About.$C$3]";
    where.as_of = "[$About.$C$5]";
    std::string const line = framework_line(*framework, where, "en");
    EXPECT_TRUE(holds(line, "&[$About.$C$3]&"));
    EXPECT_TRUE(holds(line, "IF(ISNUMBER([$About.$C$5]);YEAR([$About.$C$5])&\"-\"&RIGHT(\"0\"&MONTH([$About.$C$5]);2)"));
}

TEST(workbook_live, a_document_without_the_text_gets_it) {
    AssessmentsPlace where = place("A");
    where.framework.clear();
    where.tables = "[$A.$J$1:.$L$9];;";
    Workbook const book = make_matrix(*two_criteria(false), where, "Matrix", "en");
    Sheet const& sheet = book.sheets.front();
    Cell const& text = sheet.rows.back().cells[1];
    EXPECT_EQ(text.matrix_columns, framework_pieces);
    EXPECT_TRUE(text.content.starts_with("MID(ORG.ADHERENCE.SCORECARDS.FRAMEWORK([$A.$J$1:.$L$9];;);{1;30001;"));
    EXPECT_TRUE(holds(at(book, 7, 1).content, reference("Matrix", {sheet.rows.size() - 1, 1, sheet.rows.size() - 1, framework_pieces})));
    EXPECT_LT(sheet.print_areas.at(0).last_row, sheet.rows.size() - 1);
}

TEST(workbook_live, the_scorecard_is_one_page) {
    auto const framework = two_criteria(false);
    ScorecardSheet const card = make_scorecard_sheet(*framework, place("Assessments"), 8, {6, std::nullopt}, EvidenceColumns{1, 2, 3, 4, 7}, {"public"}, "Belgium", "en");
    Sheet const& sheet = card.book.sheets.front();
    EXPECT_EQ(sheet.name, "Belgium");
    EXPECT_EQ(sheet.paper, Paper::one_page);
    EXPECT_EQ(sheet.print_areas.size(), 1u);
    EXPECT_TRUE(card.of_hundred);
    EXPECT_EQ(card.titles.last_row - card.titles.first_row, 2u);
    EXPECT_EQ(card.scores.first_row, card.titles.first_row);
    EXPECT_TRUE(sheet.columns[card.scores.first_column].hidden);
    EXPECT_GT(card.scores.first_column, sheet.print_areas[0].last_column);
    Row const& known = sheet.rows[sheet.rows.size() - 2];
    Row const& missing = sheet.rows.back();
    EXPECT_TRUE(holds(known.cells[1].content, "[$Assessments.$G9]"));
    EXPECT_EQ(missing.cells[0].content, "A \"quoted\" one");
    EXPECT_EQ(missing.cells[1].content, "?");
    EXPECT_TRUE(holds(sheet.rows[4].cells[3].content, "\"Supply of \"\"goods\"\"\""));  // in the sentence that is left out
    for (Row const& row : sheet.rows)
        for (Cell const& cell : row.cells)
            if (cell.kind == Cell::Kind::formula) EXPECT_EQ(std::ranges::count(cell.content, '"') % 2, 0) << cell.content;
}

TEST(workbook_live, a_relative_scale_has_no_hundred) {
    EXPECT_FALSE(make_scorecard_sheet(*two_criteria(true), place("A"), 8, {5, 6}, {}, {}, "B", "en").of_hundred);
}

}  // namespace
}  // namespace adherence::workbooks
