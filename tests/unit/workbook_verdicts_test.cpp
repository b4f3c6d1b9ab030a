// What the demo workbooks show, asked of the functions with the blocks that stand in them.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/functions/functions.hpp"
#include "unit/workbook_reading.hpp"

namespace adherence::workbooks {
namespace {

using testing::data;
using testing::grid_of;
using testing::named;

class Demo {
public:
    explicit Demo(Source const& source)
        : book_(make_workbook(source)), assessments_(grid_of(named(book_, "Assessments"))), framework_(1, 1) {
        std::vector<Grid> tables;
        for (std::string_view const name : {"Criteria", "Scales", "Rules", "Benefits", "AsOf", "About"})
            tables.push_back(grid_of(named(book_, name)));
        std::vector<Block> arguments;
        for (Grid const& table : tables) arguments.push_back(table.block());
        framework_.set(0, 0, std::get<std::string>(adherence::call("FRAMEWORK", arguments).at(0, 0)));
    }

    // Countries only: without header and last line.
    [[nodiscard]] std::size_t rows() const { return assessments_.rows() - 2; }
    [[nodiscard]] std::string country(std::size_t row) const {
        return std::string(assessments_.block().at(row + 1, 0).text);
    }
    [[nodiscard]] Answer call(std::string_view name, std::vector<std::string> const& more = {}) const {
        Block const all = assessments_.block();
        Grid ids(1, all.columns - 1), values(rows(), all.columns - 1);
        for (std::size_t column = 1; column < all.columns; ++column) {
            ids.set(0, column - 1, std::string(all.at(0, column).text));
            for (std::size_t row = 0; row < rows(); ++row)
                if (!all.at(row + 1, column).blank())
                    values.set(row, column - 1, std::string(all.at(row + 1, column).text));
        }
        std::vector<Grid> texts;
        for (std::string const& text : more) {
            texts.emplace_back(1, 1);
            texts.back().set(0, 0, text);
        }
        std::vector<Block> arguments{values.block(), ids.block(), framework_.block()};
        for (Grid const& text : texts) arguments.push_back(text.block());
        return adherence::call(name, arguments);
    }

private:
    Workbook book_;
    Grid assessments_;
    Grid framework_;
};

std::string word(AnswerCell const& cell) {
    auto const* text = std::get_if<std::string>(&cell);
    return text ? *text : "no text";
}

TEST(workbook_verdicts, of_the_fictional_countries_are_of_at_least_four_kinds_and_each_is_explained) {
    Demo const demo(fictional_source(data(), english()));
    std::set<std::string> kinds;
    for (std::string const benefit : {"information", "meetings", "recognition", "supply"}) {
        Answer const verdicts = demo.call("VERDICT", {benefit}), reasons = demo.call("EXPLAIN", {benefit});
        ASSERT_EQ(verdicts.rows, demo.rows());
        ASSERT_EQ(reasons.rows, demo.rows());
        for (std::size_t row = 0; row < demo.rows(); ++row) {
            kinds.insert(word(verdicts.at(row, 0)));
            EXPECT_GT(word(reasons.at(row, 0)).size(), 40U) << demo.country(row) << " " << benefit;
        }
    }
    EXPECT_EQ(kinds, (std::set<std::string>{"conditional", "eligible", "not eligible", "open"}));
}

TEST(workbook_verdicts, are_those_that_the_profiles_of_the_fictional_countries_were_made_for) {
    Demo const demo(fictional_source(data(), english()));
    Answer const matrix = demo.call("MATRIX");
    ASSERT_EQ(matrix.columns, 4U);
    std::map<std::string, std::string> shown;
    for (std::size_t row = 0; row < demo.rows(); ++row)
        for (std::size_t column = 0; column < 4; ++column)
            shown[demo.country(row)] += (column == 0 ? "" : ", ") + word(matrix.at(row, column));
    EXPECT_EQ(shown["Aurelia"], "eligible, eligible, eligible, eligible");
    EXPECT_EQ(shown["Galvaria"], "not eligible, not eligible, not eligible, not eligible");
    EXPECT_EQ(shown["Umbrasia"], "open, open, open, open");
    EXPECT_EQ(shown["Feldora"], "not eligible, not eligible, not eligible, not eligible");
}

TEST(workbook_verdicts, are_the_same_in_every_language) {
    Answer const first = Demo(fictional_source(data(), english())).call("MATRIX");
    for (Texts const* const texts : {&dutch(), &french(), &german()}) {
        Answer const second = Demo(fictional_source(data(), *texts)).call("MATRIX", {"", std::string(texts->language)});
        ASSERT_EQ(first.cells.size(), second.cells.size());
        for (std::size_t i = 0; i < first.cells.size(); ++i) {
            auto const place = std::ranges::find(english().verdicts, word(first.cells[i])) - english().verdicts.begin();
            EXPECT_EQ(texts->verdicts.at(static_cast<std::size_t>(place)), word(second.cells[i])) << texts->language << i;
        }
    }
}

TEST(workbook_verdicts, are_all_open_where_only_public_facts_are_known) {
    Demo const demo(public_source(data()));
    Answer const matrix = demo.call("MATRIX"), coverage = demo.call("COVERAGE");
    std::size_t open = 0;
    for (AnswerCell const& cell : matrix.cells) open += word(cell) == "open";
    EXPECT_EQ(open, matrix.cells.size());
    for (AnswerCell const& cell : coverage.cells) EXPECT_LT(std::get<double>(cell), 20) << "little is publicly known";
    EXPECT_EQ(word(demo.call("PROBLEMS").at(1, 0)), "no problems");
}

}  // namespace
}  // namespace adherence::workbooks
