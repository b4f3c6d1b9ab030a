// ROBUSTNESS, RANKS and SENSITIVITY as a sheet calls them.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "unit/functions_sample.hpp"

namespace adherence::testing {
namespace {

std::vector<double> numbers(Answer const& answer) {
    std::vector<double> result;
    for (AnswerCell const& cell : answer.cells) {
        auto const* const number = std::get_if<double>(&cell);
        result.push_back(number ? *number : NAN);
    }
    return result;
}

Answer call_over(std::string_view function, std::string_view values, std::vector<std::string> const& rest = {}, std::string_view language = "en") {
    Sheet sheet;
    std::vector<Block> arguments{sheet.block(values), sheet.block(sample_ids), sheet.cell(sample_json(sheet, language))};
    for (std::string const& text : rest) arguments.push_back(sheet.block(text));
    return Sheet::call(function, arguments);
}

// The letter decides meetings; supply hangs on the index: 1/4 (75 or so) + 3/4 controls.
TEST(robustness, certain_answers_are_exactly_0_or_1) {
    EXPECT_EQ(over("ROBUSTNESS", "letter,yes,90,2020-01-01"), "1,1");
    EXPECT_EQ(over("ROBUSTNESS", "none,yes,10,2020-01-01"), "0,0");
    EXPECT_EQ(shown(call_over("ROBUSTNESS", "letter,yes,90,2020-01-01", {"", "", "", "TRUE"})), "1,0,0,0,1,0,0,0");
    // Conditional whatever is drawn.
    EXPECT_EQ(shown(call_over("ROBUSTNESS", "letter,no,30,2020-01-01", {"", "", "", "1"})), "0,1,0,0,0,0,1,0");
}

TEST(robustness, a_gap_is_not_a_zero) {
    // One of three levels is not enough for meetings; controls from 0 to 100 meet its condition half of the time.
    auto const shares = numbers(call_over("ROBUSTNESS", "?,yes,?,2020-01-01", {"20000", "0", "", "TRUE"}));
    ASSERT_EQ(shares.size(), 8u);
    EXPECT_NEAR(shares[0], 1.0 / 3, 0.015);
    EXPECT_NEAR(shares[1], 1.0 / 3, 0.015);
    EXPECT_NEAR(shares[2], 1.0 / 3, 0.015);
    EXPECT_NEAR(shares[3], std::sqrt(shares[0] * (1 - shares[0]) / 20000), 1e-9);
}

TEST(robustness, weights_alone_may_turn_it) {
    // Commitment 100, practice 47: index 60.25 today, below 60 where practice weighs above 40/53 of the whole.
    double const today = numbers(call_over("ROBUSTNESS", "letter,yes,47,2020-01-01"))[1];
    // Odds of the weights 1 and 3, each within a quarter: commitment / practice at least 13/40.
    std::size_t met = 0, all = 0;
    for (int a = 0; a < 400; ++a)
        for (int b = 0; b < 400; ++b, ++all) met += (0.75 + 0.5 * (a + 0.5) / 400) * 40 >= 3 * 13 * (0.75 + 0.5 * (b + 0.5) / 400);
    EXPECT_NEAR(today, static_cast<double>(met) / static_cast<double>(all), 0.01);
    EXPECT_EQ(shown(call_over("ROBUSTNESS", "letter,yes,47,2020-01-01", {"", "0"})), "0,1");
    double const any = numbers(call_over("ROBUSTNESS", "letter,yes,47,2020-01-01", {"", "any"}))[1];
    EXPECT_NEAR(any, 40.0 / 53, 0.01);
    double const order = numbers(call_over("ROBUSTNESS", "letter,yes,47,2020-01-01", {"", "order"}))[1];
    EXPECT_NEAR(order, (40.0 / 53 - 0.5) / 0.5, 0.01);
}

TEST(robustness, the_same_filled_down_and_as_one_block) {
    std::string const first = "?,yes,?,", second = "letter,?,47,2020-01-01", third = "?,?,?,?";
    auto const block = numbers(call_over("ROBUSTNESS", first + "\n" + second + "\n" + third));
    std::vector<double> rows;
    for (std::string const& row : {first, second, third})
        for (double const share : numbers(call_over("ROBUSTNESS", row))) rows.push_back(share);
    EXPECT_EQ(block, rows);
}

TEST(robustness, seeds) {
    std::string const open = "?,?,?,";
    EXPECT_EQ(shown(call_over("ROBUSTNESS", open, {"999", "", "5"})), shown(call_over("ROBUSTNESS", open, {"999", "", "5"})));
    EXPECT_NE(shown(call_over("ROBUSTNESS", open, {"999", "", "5"})), shown(call_over("ROBUSTNESS", open, {"999", "", "6"})));
    EXPECT_EQ(shown(call_over("ROBUSTNESS", open)), shown(call_over("ROBUSTNESS", open, {"10000", "0.25", "1"})));
}

TEST(robustness, what_has_no_answer) {
    EXPECT_EQ(over("ROBUSTNESS", "what,yes,40,"), "#N/A,#N/A");
    EXPECT_EQ(over("ROBUSTNESS", "letter,yes,40,,1"), "#VALUE!");
}

TEST(robustness, wrong_arguments) {
    std::string const row = "letter,yes,47,";
    for (std::vector<std::string> const& wrong :
         {std::vector<std::string>{"0"}, {"-5"}, {"2.5"}, {"many"}, {"1000001"}, {"", "-0.1"}, {"", "1.5"}, {"", "some"}, {"", "", "1.5"}, {"", "", "", "perhaps"}, {"1,2"}})
        EXPECT_EQ(shown(call_over("ROBUSTNESS", row, wrong)), "#VALUE!") << wrong.front() << wrong.back();
}

TEST(ranks, without_doubt_they_are_those_of_rank) {
    std::string const block = "letter,yes,90,2020-01-01\nnone,no,10,2020-01-01\nletter,yes,90,2020-01-01\nnone,yes,50,2020-01-01";
    EXPECT_EQ(shown(call_over("RANKS", block, {"", "0"})), "1,1,1/4,4,4/1,1,1/3,3,3");
}

TEST(ranks, where_a_cell_is_open) {
    // Against 25 for certain: controls is uniform, 3/4 of the index; the other is below while 25 + 0.75 x < 40, x < 20.
    Answer const answer = call_over("RANKS", "letter,yes,20,2020-01-01\nletter,yes,0..100,2020-01-01", {"20000", "0", "", "TRUE"});
    auto const figures = numbers(answer);
    ASSERT_EQ(figures.size(), 10u);
    EXPECT_EQ(figures[0], 2);
    EXPECT_EQ(figures[5], 1);
    EXPECT_EQ(figures[6], 1);
    EXPECT_EQ(figures[7], 2);
    EXPECT_NEAR(figures[3], 0.2, 0.01);
    EXPECT_NEAR(figures[4], 0.8, 0.01);
    EXPECT_NEAR(figures[8], 0.8, 0.01);
    EXPECT_NEAR(figures[8] + figures[9], 1, 1e-12);
}

// R's type 7 over the ranks drawn, told from the shares of each rank.
TEST(ranks, quantiles_are_of_type_7) {
    constexpr std::size_t draws = 37, countries = 5;
    Answer const answer = call_over("RANKS", "letter,?,?,\n?,yes,?,\nnone,?,30..70,\n?,?,?,?\nletter,yes,50,", {"37", "0.5", "3", "TRUE"});
    for (std::size_t row = 0; row < countries; ++row) {
        std::vector<double> met;
        for (std::size_t rank = 1; rank <= countries; ++rank)
            met.insert(met.end(), static_cast<std::size_t>(std::lround(std::get<double>(answer.at(row, 2 + rank)) * draws)), static_cast<double>(rank));
        ASSERT_EQ(met.size(), draws);
        double const shares[] = {0.5, 0.05, 0.95};
        for (std::size_t column = 0; column < 3; ++column) {
            double const place = (draws - 1) * shares[column];
            auto const below = static_cast<std::size_t>(place);
            double const expected = met[below] + (place - static_cast<double>(below)) * (met[std::min(below + 1, draws - 1)] - met[below]);
            EXPECT_NEAR(std::get<double>(answer.at(row, column)), expected, 1e-12);
        }
    }
}

TEST(ranks, a_problem_has_none_and_rows_may_change_places) {
    std::string const a = "letter,yes,20,", b = "?,yes,?,", c = "what,yes,20,", d = "none,?,70,";
    auto const rows = [](std::vector<std::string> const& order) {
        std::string text;
        for (std::string const& row : order) text += row + "\n";
        return call_over("RANKS", text);
    };
    Answer const one = rows({a, b, c, d}), other = rows({d, c, a, b});
    EXPECT_EQ(shown(one.at(2, 0)), "#N/A");
    for (std::size_t column = 0; column < 3; ++column) {
        EXPECT_EQ(shown(one.at(0, column)), shown(other.at(2, column)));
        EXPECT_EQ(shown(one.at(1, column)), shown(other.at(3, column)));
        EXPECT_EQ(shown(one.at(3, column)), shown(other.at(0, column)));
    }
}

TEST(sensitivity, sources_and_shares) {
    // The index is 1/4 mean(declared, treaty) + 3/4 controls; with weights that stand, all is additive: variances of
    // declared (0, 50, 100): 5000/3 / 64; of controls (0 … 100 evenly): 10000/12 * 9/16.
    Answer const answer = call_over("SENSITIVITY", "?,yes,?,2020-01-01", {"8192", "0"});
    ASSERT_EQ(answer.columns, 3u);
    EXPECT_EQ(shown(answer.at(0, 0)) + shown(answer.at(0, 1)) + shown(answer.at(0, 2)), "sourcefirsttotal");
    std::map<std::string, double> first, total;
    for (std::size_t row = 1; row < answer.rows; ++row) {
        first[shown(answer.at(row, 0))] = std::get<double>(answer.at(row, 1));
        total[shown(answer.at(row, 0))] = std::get<double>(answer.at(row, 2));
    }
    double const declared = 5000.0 / 3 / 64, controls = 10000.0 / 12 * 9 / 16;
    EXPECT_NEAR(first["declared"], declared / (declared + controls), 0.01);
    EXPECT_NEAR(total["controls"], controls / (declared + controls), 0.01);
    EXPECT_EQ(first["all"], 0);
    EXPECT_EQ(total["commitment"], 0);
    EXPECT_EQ(first.size(), 5u);
}

TEST(sensitivity, exact_where_the_values_are_few) {
    // declared: 5000/3 / 64 of variance; treaty: 2500 / 64.
    EXPECT_EQ(shown(call_over("SENSITIVITY", "?,?,40,2020-01-01", {"", "0", "", "source"})), "all/commitment/declared/treaty/practice");
    auto const shares = numbers(call_over("SENSITIVITY", "?,?,40,2020-01-01", {"", "0", "", "first"}));
    ASSERT_EQ(shares.size(), 5u);
    EXPECT_NEAR(shares[2], 0.4, 1e-12);
    EXPECT_NEAR(shares[3], 0.6, 1e-12);
}

TEST(sensitivity, a_cell_of_weight_0_has_no_part_and_nothing_varies_without_any) {
    auto const answer = call_over("SENSITIVITY", "letter,?,40,?", {"", "0"});
    EXPECT_EQ(shown(answer.at(answer.rows - 1, 0)), "review");
    EXPECT_EQ(shown(answer.at(answer.rows - 1, 2)), "0");
    EXPECT_EQ(shown(call_over("SENSITIVITY", "letter,yes,40,2020-01-01", {"", "0"})), "#N/A");
    EXPECT_EQ(shown(call_over("SENSITIVITY", "what,yes,40,2020-01-01")), "#N/A");
    EXPECT_EQ(shown(call_over("SENSITIVITY", "letter,yes,40,", {"", "", "", "share"})), "#VALUE!");
}

// As deep and as wide as a table may be: it ends, and without a word of the stack.
TEST(doubt, of_deep_and_wide_trees) {
    constexpr int most = 9'000;
    std::string deep = "id,parent,weight,scale\ng0,,,\n", wide = "id,parent,weight,scale\nindex,,,\n", ids;
    for (int node = 1; node < most; ++node) {
        deep += "g" + std::to_string(node) + ",g" + std::to_string(node - 1) + ",1,\n";
        wide += "c" + std::to_string(node) + ",index,1,percent\n";
    }
    deep += "a,g" + std::to_string(most - 1) + ",1,percent\nb,g" + std::to_string(most - 1) + ",1,percent\n";
    Sheet sheet;
    std::string const rules = "benefit,effect,subject,test\nmeetings,requires,index,>= 50\n";
    auto const call = [&](std::string_view function, std::string const& criteria, std::string const& names, std::string const& values, int draws) {
        Block const framework = sheet.cell(shown(Sheet::call("FRAMEWORK", {sheet.block(criteria), Sheet::omitted(), sheet.block(rules)})));
        return Sheet::call(function, {sheet.block(values), sheet.block(names), framework, sheet.cell(draws)});
    };
    EXPECT_GT(numbers(call("ROBUSTNESS", deep, "a,b", "30..80,55", 1000))[1], 0.5);
    EXPECT_EQ(shown(call("RANKS", deep, "a,b", "30,55", 1000)), "1,1,1");
    EXPECT_EQ(shown(call("SENSITIVITY", deep, "a,b", "30..80,55", 64).at(0, 0)), "source");
    EXPECT_EQ(shown(call("SENSITIVITY", wide, "c1", "30", 10'000)), "#VALUE!");
    EXPECT_EQ(numbers(call("ROBUSTNESS", wide, "c1", "30", 64)).size(), 4u);
}

// One of several numbers of a relative column, each as likely: 5 and 7 of a column from 0 to 10 score 50 and 70.
TEST(robustness, numbers_of_a_relative_column_that_are_listed) {
    Sheet sheet;
    Block const framework = sheet.cell(shown(Sheet::call("FRAMEWORK", {sheet.block("id,parent,scale\nindex,,\na,index,place\n"), sheet.block("scale,type,value,score\nplace,relative,minmax,\n"),
                                                                       sheet.block("benefit,effect,subject,test\nmeetings,requires,score(a),>= 60\n")})));
    auto const shares = numbers(Sheet::call("ROBUSTNESS", {sheet.block("0\n5 | 7\n10\n7 | 8 | 12\n"), sheet.block("a"), framework, sheet.cell(20'000.0)}));
    ASSERT_EQ(shares.size(), 16u);  // four rows of as many benefits, of which meetings is the second
    EXPECT_EQ(shares[1], 0);
    EXPECT_NEAR(shares[5], 0.5, 0.02);
    EXPECT_EQ(shares[9], 1);
    EXPECT_EQ(shares[13], 1) << "what lies beyond the known ones scores as the last of them";
}

}  // namespace
}  // namespace adherence::testing
