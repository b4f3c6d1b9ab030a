// Whatever a sheet hands over, a function answers with cells: never a crash, never an infinite number.
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <random>

#include "unit/functions_sample.hpp"

namespace adherence::testing {
namespace {

constexpr std::array names{"FRAMEWORK", "CHECK",   "PROBLEMS", "SCORE",     "BOUNDS",  "COVERAGE", "RANK",
                           "MATRIX",    "VERDICT", "EXPLAIN",  "REASONS",   "NORMALISE", "COUNTRY", "STAMP",
                           "PATH",      "MARGIN",  "STABILITY", "NEXT",     "ROBUSTNESS", "RANKS",  "SENSITIVITY", "CHANGES"};
constexpr std::size_t most_arguments = 8;

void expect_sound(Answer const& answer, std::string_view name) {
    EXPECT_GT(answer.rows, 0U) << name;
    EXPECT_GT(answer.columns, 0U) << name;
    EXPECT_EQ(answer.cells.size(), answer.rows * answer.columns) << name;
    for (AnswerCell const& cell : answer.cells)
        if (auto const* number = std::get_if<double>(&cell)) {
            EXPECT_TRUE(std::isfinite(*number)) << name;
        }
}

std::vector<Block> odd_blocks(Sheet& sheet) {
    double const infinity = std::numeric_limits<double>::infinity();
    std::string const json = sample_json(sheet);
    std::vector<Block> blocks{
        Sheet::omitted(),
        Block{{}, 0, 3},
        sheet.cell(0.0),
        sheet.cell(-1.0),
        sheet.cell(1e308),
        sheet.cell(5e-324),
        sheet.cell(std::nan("")),
        sheet.cell(infinity),
        sheet.cell(""),
        sheet.cell("index"),
        sheet.cell("supply"),
        sheet.cell("nl"),
        sheet.cell("nsg-adherence"),
        sheet.cell("\xff\xfe\xc3"),
        sheet.cell(std::string("nul\0inside", 10)),
        sheet.cell(std::string(70000, '.')),
        sheet.cell(std::string(3000, '(')),
        sheet.cell("1e99999..2e99999"),
        sheet.cell("9999999999999999999999999999999..1"),
        sheet.cell("in (in (in (,;"),
        sheet.cell(json),
        sheet.cell(json.substr(0, json.size() / 2)),
        sheet.cell(R"({"criteria":[{"id":"index","parent":"index"}]})"),
        sheet.cell(R"({"criteria":{"criteria":[[[]]]},"rules":7})"),
        sheet.block(sample_criteria),
        sheet.block(sample_rules),
        sheet.block(sample_ids),
        sheet.block("letter,yes,80,2020-01-01"),
        sheet.block("a..b,>= ,|||,never..never"),
        sheet.block("1\n2\nx\n\n"),
        sheet.block("id,parent,scale,weight\nindex,,,\na,index,yes-no,1e300\nb,index,percent,1e-300\n"),
    };
    return blocks;
}

TEST(functions_odd, every_odd_block_in_every_place) {
    Sheet sheet;
    auto const blocks = odd_blocks(sheet);
    std::vector<Block> const sound{sheet.block("letter,yes,80,2020-01-01\n,,40..60,\n"), sheet.block(sample_ids),
                                   sheet.cell(sample_json(sheet)), sheet.cell("supply"), sheet.cell("en")};
    for (std::string_view const name : names)
        for (std::size_t place = 0; place < sound.size(); ++place)
            for (Block const& odd : blocks) {
                auto arguments = sound;
                arguments[place] = odd;
                expect_sound(Sheet::call(name, arguments), name);
            }
}

TEST(functions_odd, odd_blocks_in_all_places_at_once) {
    Sheet sheet;
    auto const blocks = odd_blocks(sheet);
    std::mt19937 random(20261124);
    for (int round = 0; round < 4000; ++round) {
        std::vector<Block> arguments(random() % (most_arguments + 2));
        for (Block& argument : arguments) argument = blocks[random() % blocks.size()];
        std::string_view const name = names[random() % names.size()];
        expect_sound(Sheet::call(name, arguments), name);
    }
}

TEST(functions_odd, a_figure_beyond_doubles_is_an_error_and_no_number) {
    Sheet sheet;
    Block const framework = sheet.cell(R"({"criteria":[{"id":"i"},{"id":"a","parent":"i","scale":"s"}],
        "scales":[{"scale":"s","type":"point","value":0,"score":0},{"scale":"s","type":"point","value":1,"score":"1e350"}]})");
    EXPECT_EQ(shown(Sheet::call("SCORE", {sheet.block("0,\n1,"), sheet.block("a,#"), framework})), "0/#VALUE!");
}

TEST(functions_odd, a_framework_text_cut_anywhere_is_refused) {
    Sheet sheet;
    std::string const json = sample_json(sheet);
    Block const values = sheet.block("letter,yes,80,"), ids = sheet.block(sample_ids);
    for (std::size_t end = 0; end + 1 < json.size(); end += 7)
        EXPECT_EQ(shown(Sheet::call("SCORE", {values, ids, sheet.cell(json.substr(0, end))})), "#VALUE!");
}

}  // namespace
}  // namespace adherence::testing
