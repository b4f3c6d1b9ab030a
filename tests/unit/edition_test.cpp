// An edition as a sheet and back, for the demo's countries and for contents that would like to be something else; and two
// editions of the demo compared, as data and as a sheet.
#include "workbooks/edition.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/report/words.hpp"
#include "unit/report_case.hpp"
#include "workbooks/edition_comparison.hpp"

namespace adherence::workbooks {
namespace {

using adherence::testing::built_in;
using adherence::testing::file_text;
using adherence::testing::framework;

constexpr Date day{20785};  // 2026-11-28

// What the office makes of a sheet's cells.
Grid grid_of(Sheet const& sheet) {
    std::size_t width = 0;
    for (Row const& row : sheet.rows) width = std::max(width, row.cells.size());
    Grid grid(sheet.rows.size(), width);
    for (std::size_t r = 0; r < sheet.rows.size(); ++r)
        for (std::size_t c = 0; c < sheet.rows[r].cells.size(); ++c) {
            Cell const& cell = sheet.rows[r].cells[c];
            if (cell.kind == Cell::Kind::text) grid.set(r, c, cell.content);
            if (cell.kind == Cell::Kind::number) grid.set(r, c, std::stod(cell.content));
            EXPECT_NE(cell.kind, Cell::Kind::formula);
        }
    return grid;
}

Edition edition_of(FrameworkPtr policy, std::string const& csv) {
    auto const table = grid_from_csv(csv);
    Block const all = table->block();
    Edition edition{.date = day, .framework = std::move(policy), .countries = {}, .values = {}};
    auto values = std::make_shared<Grid>(all.rows - 1, edition.framework->criteria.size());
    for (std::size_t column = 1; column < all.columns; ++column) {
        int const node = edition.framework->node(all.at(0, column).text);
        if (node < 0) continue;
        int const place = edition.framework->nodes[static_cast<std::size_t>(node)].criterion_index;
        for (std::size_t row = 1; row < all.rows; ++row)
            values->set(row - 1, static_cast<std::size_t>(place), std::string(all.at(row, column).text));
    }
    for (std::size_t row = 1; row < all.rows; ++row) edition.countries.emplace_back(all.at(row, 0).text);
    edition.values = std::move(values);
    return edition;
}

Edition demo(std::string const& file) { return edition_of(built_in("nsg-adherence"), file_text("data/fictional/" + file)); }

FrameworkPtr small() {
    return framework({.criteria = "id,parent,title,scale\nindex,,All,\na,index,First,percent\nb,index,Second,yes-no\nc,index,Third,in-force\n",
                      .rules = "benefit,effect,subject,test\none,requires,a,>= 50\none,requires,b,yes\n", .benefits = "benefit,title\none,Supply\n",
                      .about = "key,value\nas_of,2026-11-01\nversion,2\ntitle,Policy\n"});
}

void expect_same(Edition const& a, Edition const& b) {
    EXPECT_EQ(a.date, b.date);
    EXPECT_EQ(a.countries, b.countries);
    EXPECT_EQ(a.framework->json, b.framework->json);
    ASSERT_EQ(a.values->rows(), b.values->rows());
    ASSERT_EQ(a.values->columns(), b.values->columns());
    for (std::size_t i = 0; i < a.values->block().cells.size(); ++i) {
        adherence::Cell const &one = a.values->block().cells[i], &other = b.values->block().cells[i];
        EXPECT_EQ(one.kind, other.kind) << i;
        EXPECT_EQ(one.text, other.text) << i;
        EXPECT_EQ(one.number, other.number) << i;
    }
}

Edition there_and_back(Edition const& edition, std::string_view language) {
    Grid const grid = grid_of(edition_sheet(edition, language, "x"));
    EditionReading reading = read_edition(grid.block(), edition.null_date, language);
    EXPECT_EQ(reading.fault, "");
    EXPECT_TRUE(reading.warnings.empty()) << reading.warnings.front();
    EXPECT_EQ(reading.stamp, edition_stamp(edition));
    EXPECT_TRUE(reading.edition);
    return std::move(*reading.edition);
}

std::string text_at(Block const& cells, std::size_t row, std::size_t column) { return cells.at(row, column).shown(); }

TEST(Edition, ThereAndBackInEveryLanguage) {
    Edition const edition = demo("assessments.csv");
    for (char const* const language : {"en", "nl", "fr", "de"}) expect_same(edition, there_and_back(edition, language));
}

TEST(Edition, ContentsThatLookLikeSomethingElseStay) {
    Edition edition = edition_of(small(), "country,a,b,c\nAland,,,\nBeland,,,\nCeland,,,\n");
    auto values = std::make_shared<Grid>(3, 3);
    values->set(0, 0, std::string("=1+1"));
    values->set(0, 1, std::string("1 000"));
    values->set(0, 2, 46000.0);  // a day
    values->set(1, 0, std::string("01"));
    values->set(1, 1, std::string(40'000, 'x') + "é");
    values->set(1, 2, std::string("2020-02-29"));
    values->set(2, 0, 1e-9);
    values->set(2, 1, std::string("  'yes\n\tor no\" <&> "));
    edition.values = values;
    edition.countries = {"=A1", "1", "#country"};
    expect_same(edition, there_and_back(edition, "en"));
}

// A file keeps 15 digits: a number of more would be another after saving.
TEST(Edition, NumbersStandAtTheDigitsThatCount) {
    Edition edition = edition_of(small(), "country,a,b,c\nAland,,,\nBeland,,,\n");
    auto values = std::make_shared<Grid>(2, 3);
    values->set(0, 0, 57.900216450216448);
    values->set(1, 0, 1e21);
    edition.values = values;
    Edition const back = there_and_back(edition, "en");
    EXPECT_EQ(back.values->block().at(0, 0).number, 57.9002164502164);
    EXPECT_EQ(back.values->block().at(1, 0).number, 1e21);
    EXPECT_TRUE(edition_changes(side_of(edition), side_of(back)).nothing());
}

TEST(Edition, ALongFrameworkStandsInPieces) {
    std::string criteria = "id,parent,scale,question\nindex,,,\n";
    for (int i = 0; i < 300; ++i) criteria += "c" + std::to_string(i) + ",index,percent," + std::string(250, 'q') + " ë 😀\n";
    Edition const edition = edition_of(framework({.criteria = criteria}), "country,c0,c299\nAland,40,50\n");
    EXPECT_GT(edition.framework->json.size(), 2 * most_of_a_piece);
    Sheet const sheet = edition_sheet(edition, "en", "x");
    std::size_t pieces = 0;
    for (Row const& row : sheet.rows)
        for (Cell const& cell : row.cells) {
            EXPECT_LE(cell.content.size(), 32'767u);
            pieces += cell.content == "#json";
        }
    EXPECT_GE(pieces, 3u);
    expect_same(edition, there_and_back(edition, "en"));
}

TEST(Edition, PiecesPartNoCharacterAndEndInNoBlank) {
    EXPECT_EQ(pieces_of("", 4), std::vector<std::string>{});
    EXPECT_EQ(pieces_of("abcdefgh", 4), (std::vector<std::string>{"abcd", "efgh"}));
    EXPECT_EQ(pieces_of("abc defg", 4), (std::vector<std::string>{"ab", "c de", "fg"}));
    EXPECT_EQ(pieces_of("aé😀b", 3), (std::vector<std::string>{"aé", "😀b"}));
    EXPECT_EQ(pieces_of("      ", 4), (std::vector<std::string>{"    ", "  "}));
}

TEST(Edition, SaysWhatItHolds) {
    Edition const edition = edition_of(small(), "country,a,b,c\nAland,80,yes,2020-01-01\nBeland,what,,\nCeland,?,no,2030-01-01\n");
    Grid const grid = grid_of(edition_sheet(edition, "nl", "x"));
    Block const cells = grid.block();
    EXPECT_EQ(text_at(cells, 0, 1), "Editie 2026-11-28");
    EXPECT_NE(text_at(cells, 1, 1).find("Indicatief"), std::string::npos);
    EXPECT_NE(text_at(cells, 2, 1).find("“Policy”, versie 2, peildatum 2026-11-01"), std::string::npos) << text_at(cells, 2, 1);
    EXPECT_NE(text_at(cells, 2, 1).find(edition_stamp(edition)), std::string::npos);
    auto const row = [&](std::size_t index) {
        std::string line;
        for (std::size_t column = 1; column < 11; ++column) line += (column > 1 ? "|" : "") + text_at(cells, index, column);
        return line;
    };
    EXPECT_EQ(row(6), "country|#one|#score|#lowest|#highest|#coverage|#rank|a|b|c");
    EXPECT_EQ(row(7), "Aland|in aanmerking|93.3333333333333|93.3333333333333|93.3333333333333|100|1|80|yes|2020-01-01");
    EXPECT_EQ(row(8), "Beland|ongeldig|–|–|–|–|–|what||");
    EXPECT_EQ(row(9).substr(0, 31), "Celand|niet in aanmerking|0|0|3");
    EXPECT_NE(row(9).find("|–|?|no|2030-01-01"), std::string::npos) << row(9);  // too little known for a rank
}

TEST(Edition, ItsResultsAreThoseOfTheWorkbook) {
    Edition const edition = demo("assessments.csv");
    Grid const grid = grid_of(edition_sheet(edition, "en", "x"));
    EXPECT_EQ(text_at(grid.block(), 6, 2), "#" + edition.framework->benefits[0].id);
    testing::ReportCase const all(edition.framework, file_text("data/fictional/assessments.csv"));
    for (std::size_t row = 0; row < edition.countries.size(); ++row)
        for (std::size_t benefit = 0; benefit < edition.framework->benefits.size(); ++benefit)
            EXPECT_EQ(text_at(grid.block(), 7 + row, 2 + benefit), verdict_word(all.row(row).verdict(static_cast<int>(benefit)).verdict, "en"))
                << edition.countries[row];
}

// ---- changed by someone ---------------------------------------------------------------------------------------

struct Tampered {
    Edition edition = edition_of(small(), "country,a,b,c\nAland,80,yes,2020-01-01\nBeland,40,no,2020-01-01\n");
    Sheet sheet = edition_sheet(edition, "en", "x");

    [[nodiscard]] EditionReading read() const { return read_edition(grid_of(sheet).block(), Date{-25569}, "en"); }
    Row& marked(std::string_view mark, int which = 0) {
        for (Row& row : sheet.rows)
            if (!row.cells.empty() && row.cells[0].content == mark && which-- == 0) return row;
        throw std::runtime_error("no row");
    }
};

TEST(Edition, AChangedAssessmentIsSaid) {
    Tampered one;
    one.marked("#country").cells[8] = text("90");
    auto const reading = one.read();
    ASSERT_TRUE(reading.edition);
    ASSERT_EQ(reading.warnings.size(), 1u);
    EXPECT_NE(reading.warnings[0].find(reading.stamp), std::string::npos);
    EXPECT_NE(reading.warnings[0].find(edition_stamp(*reading.edition)), std::string::npos);
    EXPECT_EQ(reading.edition->values->block().at(0, 0).text, "90");
}

TEST(Edition, AChangedNameOrVerdictIsSaid) {
    for (std::size_t const column : {1, 2, 3}) {
        Tampered one;
        one.marked("#country").cells[column] = text("eligible indeed");
        EXPECT_EQ(one.read().warnings, std::vector<std::string>{sentence("en", "edition.changed.table")});
    }
    Tampered other;
    std::swap(other.marked("#country", 0), other.marked("#country", 1));
    EXPECT_EQ(other.read().warnings.size(), 1u);
}

TEST(Edition, RowsAndColumnsMayComeInBetween) {
    Tampered one;
    for (Row& row : one.sheet.rows) row.cells.insert(row.cells.begin(), blank());
    one.sheet.rows.insert(one.sheet.rows.begin() + 3, Row{{blank(), blank(), text("a note")}});
    one.sheet.rows.insert(one.sheet.rows.begin() + 9, Row{});
    auto const reading = one.read();
    EXPECT_TRUE(reading.warnings.empty());
    ASSERT_TRUE(reading.edition);
    expect_same(*reading.edition, one.edition);
}

TEST(Edition, WhatIsMissingIsSaid) {
    Tampered one;
    one.marked("#json").cells[2] = text("{\"criteria\":");
    EXPECT_EQ(one.read().fault, sentence("en", "edition.unreadable.framework"));
    Tampered two;
    two.marked("#ids").cells[0] = blank();
    EXPECT_EQ(two.read().fault, sentence("en", "edition.unreadable.ids"));
    Tampered three;
    three.sheet.rows[0].cells[0] = blank();
    EXPECT_EQ(three.read().fault, sentence("en", "edition.unreadable.mark"));
    Tampered four;
    four.marked("#ids").cells[9] = text("other");
    auto const reading = four.read();
    ASSERT_EQ(reading.warnings.size(), 2u);
    EXPECT_EQ(reading.warnings[0], sentence("en", "edition.changed.column", {{"criterion", "b"}}));
    Tampered five;
    five.marked("#date").cells[2] = text("yesterday");
    EXPECT_EQ(five.read().warnings, std::vector<std::string>{sentence("en", "edition.changed.date")});
    EXPECT_FALSE(read_edition(Block{}, Date{}, "en").edition);
}

TEST(Edition, ItsHeadIsReadWithoutTheRest) {
    Tampered one;
    Grid const grid = grid_of(one.sheet);
    EXPECT_TRUE(is_edition(grid.block()));
    auto const head = edition_head(grid.block());
    ASSERT_TRUE(head);
    EXPECT_EQ(head->date, "2026-11-28");
    EXPECT_EQ(head->stamp, edition_stamp(one.edition));
    EXPECT_EQ(head->framework, "Policy");
    EXPECT_EQ(head->version, "2");
    EXPECT_FALSE(is_edition(one.edition.values->block()));
}

// ---- two of them ----------------------------------------------------------------------------------------------

std::string words_of(Sheet const& sheet) {
    std::string all;
    for (Row const& row : sheet.rows) {
        for (Cell const& cell : row.cells) all += cell.content + "|";
        all += "\n";
    }
    return all;
}

TEST(EditionComparison, OfTheDemoSaysEveryChangedCell) {
    Edition const before = demo("assessments-previous.csv"), after = demo("assessments.csv");
    EditionChanges const changes = edition_changes(side_of(before), side_of(after));
    EXPECT_TRUE(changes.same_framework);
    EXPECT_EQ(changes.pairs.size(), 25u);
    // Counted in the files themselves.
    auto const old_table = grid_from_csv(file_text("data/fictional/assessments-previous.csv")), new_table = grid_from_csv(file_text("data/fictional/assessments.csv"));
    std::size_t different = 0;
    for (std::size_t i = 0; i < old_table->block().cells.size(); ++i) different += old_table->block().cells[i].text != new_table->block().cells[i].text;
    EXPECT_EQ(changes.cells.size(), different);
    ASSERT_FALSE(changes.verdicts.empty());
    for (VerdictTurn const& turn : changes.verdicts) {
        EXPECT_FALSE(turn.criteria.empty());
        for (int const criterion : turn.criteria)
            EXPECT_TRUE(std::ranges::any_of(changes.cells, [&](CellChange const& cell) { return cell.criterion == criterion && cell.rows.after == turn.rows.after; }));
    }
    for (char const* const language : {"en", "nl", "fr", "de"}) {
        std::string const words = words_of(comparison_sheet({before, after, "A", "B", {"A remark."}}, changes, language, "x"));
        EXPECT_NE(words.find("Zephyria"), std::string::npos);
        EXPECT_NE(words.find("A remark."), std::string::npos);
        EXPECT_EQ(words.find("comparison."), std::string::npos) << words;
        EXPECT_EQ(words.find('{'), std::string::npos) << words;
    }
}

TEST(EditionComparison, NothingChangedIsSaidInWords) {
    Edition const edition = demo("assessments.csv");
    EditionChanges const changes = edition_changes(side_of(edition), side_of(edition));
    EXPECT_TRUE(changes.nothing());
    std::string const words = words_of(comparison_sheet({edition, edition, "A", "B", {}}, changes, "en", "x"));
    EXPECT_NE(words.find("Nothing changed"), std::string::npos);
    EXPECT_EQ(words.find("Cells changed"), std::string::npos);
}

TEST(EditionComparison, SaysByWhat) {
    Edition const before = edition_of(small(), "country,a,b,c\nAland,80,yes,2020-01-01\nBeland,80,no,2020-01-01\nCeland,1,no,2020-01-01\n");
    Edition const after = edition_of(small(), "country,a,b,c\nAland,40,yes,2020-01-01\nbeland,80,yes,2020-01-01\nDeland,1,no,2020-01-01\n");
    std::string const words = words_of(comparison_sheet({before, after, "A", "B", {}}, edition_changes(side_of(before), side_of(after)), "en", "x"));
    EXPECT_NE(words.find("Verdicts gained: 1|||||\nbeland|Supply|not eligible|eligible|Second|"), std::string::npos) << words;
    EXPECT_NE(words.find("Verdicts lost: 1|||||\nAland|Supply|eligible|not eligible|First|"), std::string::npos) << words;
    EXPECT_NE(words.find("Aland|All|93.3333333333333|80|−13.3|"), std::string::npos) << words;
    EXPECT_NE(words.find("Aland|First|80|40||"), std::string::npos) << words;
    EXPECT_NE(words.find("Countries added: 1|||||\nDeland|"), std::string::npos) << words;
    EXPECT_NE(words.find("Countries gone: 1|||||\nCeland|"), std::string::npos) << words;
}

}  // namespace
}  // namespace adherence::workbooks
