// Every stated limit (docs/testing.md, Limits): what stands at it is read, what lies beyond it is an error that says so.
// That the error comes at once is shown without a clock: a block that is refused brings no cells, so that whoever read
// one would read beyond its end.
#include "core/functions/limits.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "core/framework/load.hpp"
#include "unit/function_sheet.hpp"
#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

using functions::most_block_cells;
using functions::most_block_rows;

constexpr std::size_t rows_of_calc = 1'048'576, columns_of_calc = 16'384;

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}
std::string rows(std::size_t count, std::function<std::string(std::string const&)> const& row) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) all += row(std::to_string(i));
    return all;
}

/// Criteria a0, a1, … on one scale, and a benefit that asks for an index of 50.
std::string framework_json(std::size_t criteria = 1, std::string const& scale = "yes-no", std::string const& language = "en") {
    return R"({"language": ")" + language + R"(", "criteria": [{"id": "all"})" +
           rows(criteria, [&](auto const& i) { return R"(, {"id": "a)" + i + R"(", "parent": "all", "scale": ")" + scale + "\"}"; }) +
           R"(], "rules": [{"benefit": "supply", "effect": "requires", "subject": "index", "test": ">= 50"}]})";
}
std::string ids(std::size_t criteria) {
    std::string all = rows(criteria, [](auto const& i) { return "a" + i + ","; });
    all.pop_back();
    return all;
}

/// So many rows of "yes" and then rows without content.
struct Column {
    std::vector<Cell> cells;
    explicit Column(std::size_t filled, std::size_t height) : cells(height) { std::fill_n(cells.begin(), filled, Cell::of("yes")); }
    [[nodiscard]] Block block() const { return {cells, cells.size(), 1}; }
};

/// What a call brings whose cells were too many to be read.
Block unread(std::size_t height, std::size_t width) { return {{}, height, width}; }

bool is_refused(Answer const& answer) {
    return answer.rows == 1 && answer.columns == 1 && std::holds_alternative<CellError>(answer.cells[0]) && std::get<CellError>(answer.cells[0]) == CellError::value;
}
std::string text_at(Answer const& answer, std::size_t row, std::size_t column) { return std::get<std::string>(answer.at(row, column)); }

bool has(std::string const& text, std::string_view part) { return text.find(part) != text.npos; }

struct limits : ::testing::Test {
    Sheet sheet;
    Answer over(std::string_view function, Block const& values, std::vector<Block> const& rest = {}, std::string const& json = framework_json()) {
        std::vector<Block> arguments{values, sheet.block(ids(values.columns)), sheet.cell(json)};
        arguments.insert(arguments.end(), rest.begin(), rest.end());
        return Sheet::call(function, arguments);
    }
};

// ---- blocks -------------------------------------------------------------------------------------------------------------

TEST_F(limits, a_block_of_the_most_rows_is_judged_whole) {
    EXPECT_EQ(over("SCORE", Column(most_block_rows, most_block_rows).block()).rows, most_block_rows);
    EXPECT_EQ(over("MATRIX", Column(most_block_rows, most_block_rows).block()).rows, most_block_rows);
    EXPECT_EQ(text_at(over("PROBLEMS", Column(most_block_rows, most_block_rows).block()), 1, 0), "no problems");
}

TEST_F(limits, one_row_more_is_refused_and_said_by_problems) {
    Column const more(most_block_rows + 1, most_block_rows + 1);
    for (char const* const function : {"SCORE", "BOUNDS", "COVERAGE", "RANK", "MATRIX", "ROBUSTNESS", "RANKS", "SENSITIVITY"})
        EXPECT_TRUE(is_refused(over(function, more.block()))) << function;
    for (char const* const function : {"VERDICT", "EXPLAIN", "REASONS", "PATH", "MARGIN", "STABILITY", "NEXT"})
        EXPECT_TRUE(is_refused(over(function, more.block(), {sheet.cell("supply")}))) << function;
    Answer const problems = over("PROBLEMS", more.block());
    ASSERT_EQ(problems.rows, 2u);
    EXPECT_EQ(text_at(problems, 1, 0), "error");
    EXPECT_EQ(std::get<double>(problems.at(1, 1)), 100'001);
    EXPECT_EQ(text_at(problems, 1, 4), "This block has content in 100001 rows of 1 columns. At most 100000 rows and 5000000 cells are judged at once: hand "
                                       "over the countries in parts, or fewer columns.");
    for (auto const& [language, part] : {std::pair{"nl", "Hoogstens 100000 rijen"}, {"fr", "Au plus 100000 lignes"}, {"de", "Höchstens 100000 Zeilen"}})
        EXPECT_TRUE(has(text_at(over("PROBLEMS", more.block(), {sheet.cell("message")}, framework_json(1, "yes-no", language)), 0, 0), part)) << language;
    EXPECT_TRUE(is_refused(Sheet::call("NORMALISE", {more.block(), sheet.cell("rank")})));
    EXPECT_TRUE(is_refused(Sheet::call("COUNTRY", {more.block()})));
    EXPECT_TRUE(is_refused(Sheet::call("STAMP", {sheet.cell(framework_json()), more.block()})));
    EXPECT_TRUE(is_refused(Sheet::call("CHANGES", {more.block(), more.block(), sheet.block(ids(1)), sheet.cell(framework_json())})));
}

TEST_F(limits, what_is_refused_is_not_read) {
    for (auto const& [height, width] : {std::pair{most_block_rows + 1, std::size_t{1}}, {rows_of_calc, columns_of_calc}, {most_block_cells / 50 + 1, std::size_t{50}},
                                        {std::size_t{306}, columns_of_calc}}) {
        SCOPED_TRACE(std::to_string(height) + " x " + std::to_string(width));
        Block const many = unread(height, width);
        std::vector<Block> const arguments{many, many, many, many, many, many, many, many};
        for (char const* const function : {"PROBLEMS", "SCORE", "BOUNDS", "COVERAGE", "RANK", "MATRIX", "VERDICT", "EXPLAIN", "REASONS", "PATH", "MARGIN", "STABILITY", "NEXT",
                                           "ROBUSTNESS", "RANKS", "SENSITIVITY", "CHANGES", "NORMALISE", "COUNTRY", "STAMP"})
            EXPECT_TRUE(is_refused(Sheet::call(function, arguments))) << function;
        EXPECT_TRUE(is_refused(over("SCORE", Column(1, 1).block(), {many})));
        EXPECT_EQ(text_at(Sheet::call("PROBLEMS", {many, sheet.block(ids(1)), sheet.cell(framework_json())}), 1, 0), "error");
    }
    EXPECT_FALSE(functions::too_large(most_block_rows, most_block_cells / most_block_rows));
    EXPECT_FALSE(functions::too_large(305, columns_of_calc));
}

TEST_F(limits, whole_columns_are_cut_to_what_stands_in_them) {
    Answer const scores = over("SCORE", Column(25, rows_of_calc).block());
    EXPECT_EQ(scores.rows, 25u);
    EXPECT_EQ(over("MATRIX", Column(25, rows_of_calc).block()).rows, 25u);
    EXPECT_EQ(over("RANKS", Column(25, rows_of_calc).block(), {sheet.cell(10.0)}).rows, 25u);
    EXPECT_EQ(over("SCORE", Column(most_block_rows, rows_of_calc).block()).rows, most_block_rows);
    EXPECT_EQ(over("MATRIX", Column(0, rows_of_calc).block()).rows, 1u);
    // A gap is a country of which nothing is known, wherever it stands above one of which something is.
    Column gaps(1, rows_of_calc);
    gaps.cells[29] = Cell::of("no");
    EXPECT_EQ(over("SCORE", gaps.block()).rows, 30u);
    gaps.cells[most_block_rows] = Cell::of("no");
    EXPECT_TRUE(is_refused(over("SCORE", gaps.block())));
    // Within the limit the contract's row per country stands.
    EXPECT_EQ(over("SCORE", Column(25, most_block_rows).block()).rows, most_block_rows);
}

TEST_F(limits, whole_columns_of_one_height_keep_one_height) {
    Column const before(3, rows_of_calc), after(5, rows_of_calc);
    Column names(5, rows_of_calc);
    for (std::size_t i = 0; i < 5; ++i) names.cells[i] = Cell::of("abcde" + i);
    Block const of_one = sheet.block(ids(1)), framework = sheet.cell(framework_json());
    Answer const joined = Sheet::call("CHANGES", {before.block(), after.block(), of_one, framework, names.block(), names.block()});
    EXPECT_EQ(joined.rows, 3u);  // the header, and the two that were unknown
    EXPECT_EQ(Sheet::call("CHANGES", {before.block(), after.block(), of_one, framework}).rows, 3u);
}

TEST_F(limits, nothing_is_looked_through_within_the_limits_and_only_from_below_beyond_them) {
    std::size_t asked = 0;
    auto const never = [&](std::size_t, std::size_t) { return ++asked, false; };
    functions::BlockSize const within[] = {{most_block_rows, 50}, {1, 16'384}, {0, 0}};
    EXPECT_EQ(functions::rows_to_read(within, never), (std::vector<std::size_t>{most_block_rows, 1, 0}));
    EXPECT_EQ(asked, 0u);
    functions::BlockSize const beyond[] = {{most_block_rows, 51}, {most_block_rows, 1}, {7, 7}};
    auto const below = [&](std::size_t place, std::size_t row) { return ++asked, place == 1 && row == most_block_rows - 10; };
    EXPECT_EQ(functions::rows_to_read(beyond, below), (std::vector<std::size_t>{most_block_rows - 9, most_block_rows - 9, 7}));
    EXPECT_EQ(asked, 20u);
}

TEST_F(limits, tables_in_whole_columns_are_read_and_too_large_ones_named) {
    std::vector<Cell> cells(2 * rows_of_calc * 3);
    std::size_t at = 0;
    for (char const* const text : {"id", "parent", "scale", "all", "", "", "a", "all", "yes-no"}) cells[at++] = Cell::of(text);
    Block const criteria{std::span<Cell const>(cells).first(rows_of_calc * 3), rows_of_calc, 3};
    EXPECT_TRUE(text_at(Sheet::call("FRAMEWORK", {criteria}), 0, 0).starts_with('{'));

    Block const many = unread(most_block_rows + 1, 3), small = sheet.block("id,parent,scale\nall,,\na,all,yes-no\n");
    std::string const text = text_at(Sheet::call("FRAMEWORK", {many}), 0, 0);
    EXPECT_TRUE(text.starts_with("Framework error: criteria: This range has content in 100001 rows of 3 columns. A table may have at most 10000 rows")) << text;
    // Never taken for one that was left out.
    for (auto const& [place, name] : {std::pair{1, "scales"}, {2, "rules"}, {3, "benefits"}, {5, "about"}, {7, "cases"}}) {
        std::vector<Block> arguments(8);
        arguments[0] = small;
        arguments[place] = many;
        Answer const check = Sheet::call("CHECK", arguments);
        ASSERT_EQ(check.rows, 2u) << name;
        EXPECT_EQ(text_at(check, 1, 0), "error");
        EXPECT_EQ(text_at(check, 1, 1), name);
    }
    EXPECT_TRUE(is_refused(Sheet::call("CHECK", {small, {}, {}, {}, many})));
    EXPECT_TRUE(is_refused(Sheet::call("CHECK", {small, {}, {}, {}, {}, {}, many})));
    std::string const dutch = text_at(Sheet::call("FRAMEWORK", {many, {}, {}, {}, {}, sheet.block("key,value\nlanguage,nl\n")}), 0, 0);
    EXPECT_TRUE(has(dutch, "Een tabel mag hoogstens 10000")) << dutch;
}

// ---- frameworks ---------------------------------------------------------------------------------------------------------

std::string criteria_table(std::size_t filled) {
    return "id,parent,scale\nall,,\n" + rows(filled - 1, [](auto const& i) { return "a" + i + ",all,yes-no\n"; });
}

TEST_F(limits, rows_of_a_table) {
    EXPECT_EQ(errors(load({.criteria = criteria_table(10'000)})), "");
    EXPECT_EQ(errors(load({.criteria = criteria_table(10'001)})), "table.too-long@criteria:10002:");
    Answer const check = Sheet::call("CHECK", {sheet.block(criteria_table(10'001))});
    EXPECT_EQ(text_at(check, 1, 4), "A table may have at most 10000 rows that are filled in: shorten it.");
    std::size_t const most = 9'999;
    std::string const answers = repeated("yes,", most - 1) + "no";
    Answer const scores = over("SCORE", sheet.block(answers), {}, framework_json(most));
    ASSERT_EQ(scores.rows, 1u);
    EXPECT_NEAR(std::get<double>(scores.at(0, 0)), 99.99, 0.001);
}

TEST_F(limits, benefits_and_levels) {
    auto const benefits = [](std::size_t count) { return "benefit,title\n" + rows(count, [](auto const& i) { return "b" + i + ",B\n"; }); };
    std::string const criteria = "id,parent,scale\nall,,\na,all,s\n";
    auto const levels = [](std::size_t count) { return "scale,type,value,score\n" + rows(count, [](auto const& i) { return "s,level,w" + i + ",5\n"; }); };
    EXPECT_EQ(errors(load({.criteria = criteria, .scales = levels(1000), .benefits = benefits(200)})), "");
    EXPECT_EQ(errors(load({.criteria = criteria, .scales = levels(1000), .benefits = benefits(201)})), "benefits.too-many@benefits:202:benefit");
    EXPECT_TRUE(has(errors(load({.criteria = criteria, .scales = levels(1001), .benefits = benefits(200)})), "scales.too-many-levels@scales:1002:"));
}

TEST_F(limits, length_of_a_text) {
    std::string const json = framework_json();
    std::size_t const most = std::size_t{8} << 20;
    std::string const at = json + std::string(most - json.size(), ' ');
    EXPECT_TRUE(load_json(at).framework);
    Loaded const beyond = load_json(at + " ");
    ASSERT_EQ(beyond.faults.size(), 1u);
    EXPECT_EQ(beyond.faults[0].code, "json.too-long");
    EXPECT_TRUE(text_at(Sheet::call("CHECK", {sheet.cell("{" + std::string(most, ' ') + "}")}), 1, 4).starts_with("The text is longer than 8 MB"));
    // Cut over cells.
    Column const column(1, 1);
    Block const values = column.block();
    std::string const padding(most / 2, ' ');
    std::vector<Cell> pieces{Cell::of(json), Cell::of(padding), Cell::of(std::string_view(padding).substr(json.size()))};
    EXPECT_FALSE(is_refused(Sheet::call("SCORE", {values, sheet.block(ids(1)), {pieces, 3, 1}})));
    pieces.push_back(Cell::of(" "));
    EXPECT_TRUE(is_refused(Sheet::call("SCORE", {values, sheet.block(ids(1)), {pieces, 4, 1}})));
}

TEST_F(limits, depth_of_a_text) {
    auto const nested = [](std::size_t deep) {
        return R"({"extra": )" + repeated("[", deep - 1) + repeated("]", deep - 1) + "," + framework_json().substr(1);
    };
    EXPECT_TRUE(load_json(nested(64)).framework);
    for (std::size_t const deep : {65, 1'000'000}) {
        Loaded const loaded = load_json(nested(deep));
        EXPECT_FALSE(loaded.framework);
        ASSERT_EQ(loaded.faults.size(), 1u);
        EXPECT_EQ(loaded.faults[0].code, "json.too-deep");
    }
    EXPECT_EQ(text_at(Sheet::call("CHECK", {sheet.cell(nested(65))}), 1, 4), "The text nests objects and arrays more than 64 deep, which no framework needs: flatten it.");
}

TEST_F(limits, powers) {
    auto const with = [](std::string const& power) { return errors(load({.criteria = "id,parent,scale,aggregate\nall,,,power:" + power + "\na,all,yes-no,\n"})); };
    EXPECT_EQ(with("1000"), "");
    EXPECT_EQ(with("-1000"), "");
    EXPECT_EQ(with("1001"), "criteria.unknown-aggregate@criteria:2:aggregate");
    EXPECT_EQ(with("-1001"), "criteria.unknown-aggregate@criteria:2:aggregate");
}

// ---- draws --------------------------------------------------------------------------------------------------------------

TEST_F(limits, draws) {
    Column const column(1, 1);
    Block const one = column.block();
    for (char const* const function : {"ROBUSTNESS", "RANKS", "SENSITIVITY"}) {
        SCOPED_TRACE(function);
        for (double const draws : {1'000'001.0, 0.0, -1.0, -1e300, 1e300, 0.5}) EXPECT_TRUE(is_refused(over(function, one, {sheet.cell(draws)}))) << draws;
        EXPECT_TRUE(is_refused(over(function, one, {sheet.cell("many")})));
    }
    EXPECT_FALSE(is_refused(over("ROBUSTNESS", one, {sheet.cell(1'000'000.0)})));
    EXPECT_FALSE(is_refused(over("ROBUSTNESS", one, {sheet.cell(1.0)})));
    EXPECT_FALSE(is_refused(over("RANKS", one, {sheet.cell(1'000'000.0)})));
}

// Refused before the block is read: this one brings no cells.
TEST_F(limits, draws_of_many_countries) {
    EXPECT_TRUE(is_refused(over("ROBUSTNESS", unread(20'001, 1), {sheet.cell(1'000'000.0)})));
    EXPECT_TRUE(is_refused(over("RANKS", unread(2'001, 1), {sheet.cell(1.0)})));
    EXPECT_FALSE(is_refused(over("RANKS", Column(2'000, 2'000).block(), {sheet.cell(1.0)})));
    EXPECT_FALSE(is_refused(over("ROBUSTNESS", Column(20'001, 20'001).block(), {sheet.cell(1.0)})));
}

// ---- cells --------------------------------------------------------------------------------------------------------------

TEST_F(limits, texts_of_a_cell) {
    std::string const percent = framework_json(1, "percent");
    auto const bounds = [&](std::string const& text) { return over("BOUNDS", sheet.cell(text), {}, percent); };
    auto const range = [](std::size_t length) { return "0" + std::string(length - 6, ' ') + "..100"; };
    EXPECT_FALSE(std::holds_alternative<CellError>(bounds(range(4'000)).at(0, 0)));
    for (std::size_t const length : {4'001, 32'767, 100'000}) {
        SCOPED_TRACE(length);
        EXPECT_EQ(std::get<CellError>(bounds(range(length)).at(0, 0)), CellError::value);
        Answer const problems = over("PROBLEMS", sheet.cell(range(length)), {}, percent);
        EXPECT_EQ(text_at(problems, 1, 0), "error");
        EXPECT_EQ(text_at(problems, 1, 2), "a0");
        EXPECT_LT(text_at(problems, 1, 4).size(), 400u);
    }
}

// Looking for what may have been meant is left off where nobody can have meant it.
TEST_F(limits, long_texts_on_a_scale_of_words) {
    std::string const levels = R"({"criteria": [{"id": "all"}, {"id": "a0", "parent": "all", "scale": "s"}], "scales": [{"scale": "s", "type": "level", "value": "w", "score": 0})" +
                               rows(998, [](auto const& i) { return R"(, {"scale": "s", "type": "level", "value": "level )" + i + R"(", "score": 5})"; }) + "]}";
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 200; ++i) texts.push_back(std::string(100'000, static_cast<char>('a' + i % 26)) + std::to_string(i));
    std::vector<Cell> cells;
    for (std::string const& text : texts) cells.push_back(Cell::of(text));
    Answer const problems = over("PROBLEMS", {cells, cells.size(), 1}, {}, levels);
    ASSERT_EQ(problems.rows, 201u);
    EXPECT_LT(text_at(problems, 200, 4).size(), 400u);
}

TEST_F(limits, digits_of_a_number) {
    std::string const percent = framework_json(1, "percent");
    auto const score = [&](std::string const& text) { return over("SCORE", sheet.cell(text), {}, percent).at(0, 0); };
    EXPECT_NEAR(std::get<double>(score("33." + std::string(398, '3'))), 100.0 / 3, 1e-12);
    EXPECT_EQ(std::get<CellError>(score("33." + std::string(399, '3'))), CellError::value);
    EXPECT_EQ(std::get<CellError>(score(std::string(100'000, '9'))), CellError::value);
    EXPECT_EQ(std::get<CellError>(score("1e401")), CellError::value);
    EXPECT_TRUE(has(text_at(over("PROBLEMS", sheet.cell("33." + std::string(399, '3')), {}, percent), 1, 4), "is no percentage"));
}

}  // namespace
}  // namespace adherence::testing
