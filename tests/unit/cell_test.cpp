// Cells as users read them, and CSV as spreadsheets write it.
#include "core/base/cell.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace adherence {
namespace {

TEST(cell, shows_numbers_at_fifteen_digits) {
    EXPECT_EQ(Cell::of(0.1 + 0.2).shown(), "0.3");
    EXPECT_EQ(Cell::of(66.66666666666667).shown(), "66.6666666666667");
    EXPECT_EQ(Cell::of(-0.0).shown(), "0");
    EXPECT_EQ(Cell::of(1e300).shown(), "1e+300");
    EXPECT_EQ(Cell::of(std::numeric_limits<double>::quiet_NaN()).shown(), "#NUM!");
}

TEST(cell, shows_texts_as_they_are) {
    EXPECT_EQ(Cell::of(" letter ").shown(), " letter ");
    EXPECT_EQ(Cell{}.shown(), "");
}

TEST(cell, is_blank_without_a_visible_character) {
    EXPECT_TRUE(Cell{}.blank());
    EXPECT_TRUE(Cell::of("").blank());
    EXPECT_EQ(Cell::of("").kind, Cell::Kind::empty);
    EXPECT_TRUE(Cell::of(" \t\xc2\xa0").blank());
    EXPECT_FALSE(Cell::of("0").blank());
    EXPECT_FALSE(Cell::of(0.0).blank());
}

TEST(block, is_read_row_by_row) {
    Grid grid(2, 3);
    grid.set(1, 0, 4.0);
    grid.set(1, 2, "six");
    Block const block = grid.block();
    EXPECT_EQ(block.at(1, 2).text, "six");
    EXPECT_EQ(block.row(1)[0].number, 4.0);
    EXPECT_TRUE(block.at(0, 0).blank());
    EXPECT_TRUE(Block{}.empty());
    EXPECT_FALSE(block.empty());
}

TEST(grid, keeps_its_texts_when_moved) {
    Grid grid(1, 1);
    grid.set(0, 0, std::string(3, 'x'));
    Grid const moved = std::move(grid);
    EXPECT_EQ(moved.block().at(0, 0).text, "xxx");
}

std::string rows_of(std::string_view csv) {
    auto const grid = grid_from_csv(csv);
    if (!grid) return "none";
    std::string text;
    for (std::size_t row = 0; row < grid->rows(); ++row) {
        text += row == 0 ? "" : "/";
        for (std::size_t column = 0; column < grid->columns(); ++column)
            text += (column == 0 ? "" : "|") + grid->block().at(row, column).shown();
    }
    return text;
}

TEST(csv, any_line_end_and_a_byte_order_mark) {
    EXPECT_EQ(rows_of("\xef\xbb\xbf"
                      "a,b\r\nc,d\re,f\ng,h"),
              "a|b/c|d/e|f/g|h");
    EXPECT_EQ(rows_of("a\n"), "a");
    EXPECT_EQ(rows_of(""), "");
    EXPECT_EQ(rows_of("\n"), "");
}

TEST(csv, quotes_hold_separators_line_ends_and_quotes) {
    EXPECT_EQ(rows_of("\"a,b\",\"c\nd\",\"say \"\"no\"\"\""), "a,b|c\nd|say \"no\"");
    EXPECT_EQ(rows_of("\"\",x"), "|x");
    EXPECT_EQ(rows_of("\"a\"b,c"), "ab|c");
}

TEST(csv, an_open_quote_is_no_table) { EXPECT_EQ(rows_of("a,\"b\nc"), "none"); }

TEST(csv, short_rows_are_filled_up) { EXPECT_EQ(rows_of("a,b,c\nd\n,,\n"), "a|b|c/d||/||"); }

}  // namespace
}  // namespace adherence
