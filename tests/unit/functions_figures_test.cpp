// SCORE, BOUNDS, COVERAGE, RANK and the arguments that all functions over countries share.
#include <gtest/gtest.h>

#include "unit/functions_sample.hpp"

namespace adherence::testing {
namespace {

// letter and no: 50; controls 60: 60; index (50 + 3 * 60) / 4.
constexpr std::string_view full = "letter,no,60,2020-01-01";

// One row's problem is its own: the rows beside it, and the benefits that do not rest on it, keep their figures.
TEST(functions_figures, what_may_become_negative_is_the_problem_of_its_row_alone) {
    Sheet sheet;
    Block const framework = sheet.cell(shown(Sheet::call(
        "FRAMEWORK", {sheet.block("id,parent,scale,aggregate\nall,,,\ng,all,,geometric\na,g,percent,\nb,g,low,\nc,all,percent,\n"),
                      sheet.block("scale,type,value,score\nlow,level,bad,-10\nlow,level,good,100\n"),
                      sheet.block("benefit,effect,subject,test\nx,requires,index,>= 10\ny,requires,c,>= 10\n"), sheet.block("benefit\nx\ny\n")})));
    auto const over = [&](std::string_view function, std::string_view cells) {
        return shown(Sheet::call(function, {sheet.block(cells), sheet.block("a,b,c"), framework}));
    };
    for (std::string_view const cell : {"?", "bad", "bad | good"}) {
        std::string const rows = "20,good,50\n20," + std::string(cell) + ",50\n";
        EXPECT_EQ(over("MATRIX", rows), "eligible,eligible/invalid,eligible") << cell;
        for (std::string_view const function : {"SCORE", "BOUNDS", "COVERAGE"})
            EXPECT_TRUE(over(function, rows).starts_with(over(function, "20,good,50\n") + "/#VALUE!")) << function << over(function, rows);
    }
}

TEST(functions_figures, score_of_the_index_and_of_any_node) {
    EXPECT_EQ(over("SCORE", full), "57.5");
    EXPECT_EQ(over("SCORE", full, {"index"}), "57.5");
    EXPECT_EQ(over("SCORE", full, {"ALL"}), "57.5");
    EXPECT_EQ(over("SCORE", full, {"commitment"}), "50");
    EXPECT_EQ(over("SCORE", full, {"declared"}), "100");
    EXPECT_EQ(over("SCORE", full, {"review"}), "100");
}

TEST(functions_figures, one_result_per_country) {
    EXPECT_EQ(over("SCORE", "letter,no,60,\nnone,yes,100,\n,,,\n"), "57.5/87.5/#N/A");
}

TEST(functions_figures, what_is_unknown_takes_no_part_in_the_score) {
    EXPECT_EQ(over("SCORE", "letter,,60,"), "70");
    EXPECT_EQ(over("SCORE", "letter,?,onbekend,"), "100");
    EXPECT_EQ(over("SCORE", "letter,n/a,60,"), "70");
    EXPECT_EQ(over("SCORE", "letter,no,40..80,"), "57.5");
}

TEST(functions_figures, bounds_span_what_open_cells_may_become) {
    EXPECT_EQ(over("BOUNDS", full), "57.5,57.5");
    EXPECT_EQ(over("BOUNDS", "letter,no,40..80,"), "42.5,72.5");
    EXPECT_EQ(over("BOUNDS", ",,,"), "0,100");
    EXPECT_EQ(over("BOUNDS", "letter,n/a,60,", {"treaty"}), "#N/A,#N/A");
}

TEST(functions_figures, coverage_counts_known_cells_by_weight) {
    EXPECT_EQ(over("COVERAGE", full), "100");
    EXPECT_EQ(over("COVERAGE", "letter,,60,"), "87.5");
    EXPECT_EQ(over("COVERAGE", "letter,,40..80,"), "12.5");
    EXPECT_EQ(over("COVERAGE", ",,,"), "0");
    EXPECT_EQ(over("COVERAGE", "letter,n/a,60,", {"treaty"}), "#N/A");
}

TEST(functions_figures, a_problem_is_an_error_for_that_country_alone) {
    constexpr std::string_view values = "letter,no,60,\nlettre,no,60,\n";
    EXPECT_EQ(over("SCORE", values), "57.5/#VALUE!");
    EXPECT_EQ(over("BOUNDS", values), "57.5,57.5/#VALUE!,#VALUE!");
    EXPECT_EQ(over("COVERAGE", values), "100/#VALUE!");
    EXPECT_EQ(over("SCORE", values, {"practice"}), "60/60");
}

TEST(functions_figures, rank_shares_the_smaller_place) {
    EXPECT_EQ(over("RANK", "letter,no,60,\nnone,yes,60,\nletter,yes,60,\nnone,no,60,\n"), "2/2/1/4");
    EXPECT_EQ(over("RANK", "letter,no,60,\n,,,\nwrong,yes,60,\nletter,yes,60,\n"), "2/#N/A/#N/A/1");
    EXPECT_EQ(over("RANK", "letter,no,60,\nwrong,yes,70,\n", {"practice"}), "2/1");
    EXPECT_EQ(over("RANK", "letter,n/a,60,\nletter,yes,60,\n", {"treaty"}), "#N/A/1");
}

TEST(functions_figures, an_unknown_node_is_a_wrong_argument) {
    EXPECT_EQ(over("SCORE", full, {"practise"}), "#VALUE!");
    EXPECT_EQ(over("BOUNDS", full, {"meetings"}), "#VALUE!");
    EXPECT_EQ(over("RANK", full, {"2"}), "#VALUE!");
}

TEST(functions_figures, an_empty_or_zero_node_counts_as_omitted) {
    Sheet sheet;
    Block const values = sheet.block(full), ids = sheet.block(sample_ids), text = sheet.cell(sample_json(sheet));
    EXPECT_EQ(shown(Sheet::call("SCORE", {values, ids, text, sheet.cell(0.0)})), "57.5");
    EXPECT_EQ(shown(Sheet::call("SCORE", {values, ids, text, sheet.cell("  ")})), "57.5");
    EXPECT_EQ(shown(Sheet::call("SCORE", {values, ids, text, Sheet::omitted()})), "57.5");
    EXPECT_EQ(shown(Sheet::call("SCORE", {values, ids, text, sheet.block("index,index")})), "#VALUE!");
}

TEST(functions_figures, ids_must_fit_and_name_criteria_once) {
    Sheet sheet;
    Block const values = sheet.block(full), text = sheet.cell(sample_json(sheet));
    auto const with_ids = [&](std::string_view ids) { return shown(Sheet::call("SCORE", {values, sheet.block(ids), text})); };
    EXPECT_EQ(with_ids("declared,treaty,controls"), "#VALUE!");
    EXPECT_EQ(with_ids("declared,treaty,controls,typo"), "#VALUE!");
    EXPECT_EQ(with_ids("declared,treaty,controls,declared"), "#VALUE!");
    EXPECT_EQ(with_ids("declared,treaty,controls,practice"), "#VALUE!");
    EXPECT_EQ(with_ids("declared,treaty,controls,review\ndeclared,treaty,controls,review"), "#VALUE!");
    EXPECT_EQ(with_ids("DECLARED, treaty ,Controls,#note"), "57.5");
    EXPECT_EQ(with_ids("declared,#,controls,"), "70");
    EXPECT_EQ(shown(Sheet::call("SCORE", {values, Sheet::omitted(), text})), "#VALUE!");
    EXPECT_EQ(shown(Sheet::call("SCORE", {Sheet::omitted(), sheet.block(sample_ids), text})), "#VALUE!");
}

TEST(functions_figures, one_empty_cell_is_no_country) {
    Sheet sheet;
    Block const id = sheet.block("controls"), text = sheet.cell(sample_json(sheet));
    auto const of = [&](Block const& values) { return shown(Sheet::call("SCORE", {values, id, text})); };
    EXPECT_EQ(of(sheet.cell(0.0)), "#VALUE!");
    EXPECT_EQ(of(sheet.cell("")), "#N/A");
    EXPECT_EQ(of(sheet.cell("0..0")), "0");
    EXPECT_EQ(of(sheet.cell(1.0)), "1");
    EXPECT_EQ(of(sheet.block("0\n0")), "0/0");
}

TEST(functions_figures, a_framework_may_be_cut_over_cells_or_built_in) {
    Sheet sheet;
    std::string const json = sample_json(sheet);
    Grid pieces(2, 2);
    std::size_t const cut = json.size() / 3;
    pieces.set(0, 0, json.substr(0, cut));
    pieces.set(0, 1, json.substr(cut, cut));
    pieces.set(1, 0, json.substr(2 * cut));
    EXPECT_EQ(shown(Sheet::call("SCORE", {sheet.block(full), sheet.block(sample_ids), pieces.block()})), "57.5");
    EXPECT_EQ(shown(Sheet::call("SCORE", {sheet.block("letter,letter"), sheet.block("declared.part1,declared.part2"),
                                          sheet.cell(" Letter-2014 ")})),
              "100");
}

TEST(functions_figures, what_is_no_framework_is_a_wrong_argument) {
    Sheet sheet;
    auto const with = [&](Block const& text) {
        return shown(Sheet::call("SCORE", {sheet.block(full), sheet.block(sample_ids), text}));
    };
    for (char const* const text : {"", "nsg", "{", "[]", "{}", "null", "Framework error: criteria, row 3"})
        EXPECT_EQ(with(sheet.cell(text)), "#VALUE!") << text;
    EXPECT_EQ(with(sheet.cell(0.0)), "#VALUE!");
    EXPECT_EQ(with(Sheet::omitted()), "#VALUE!");
    EXPECT_EQ(with(sheet.cell(std::string(200000, '['))), "#VALUE!");
}

TEST(functions_figures, day_numbers_follow_the_null_date_of_the_document) {
    Sheet sheet;
    Block const text = sheet.cell(sample_json(sheet)), ids = sheet.block("review,declared");
    auto const of = [&](Date null_date) {
        CallContext context;
        context.null_date = [null_date] { return null_date; };
        return shown(Sheet::call("SCORE", {sheet.block("46300,letter"), ids, text, sheet.cell("review")}, context));
    };
    // 46300 days after 1899-12-30 is 2026-10-05, before as_of; after 1904-01-01 it is in 2030.
    EXPECT_EQ(of(Date{-25569}), "100");
    EXPECT_EQ(of(Date{-24107}), "0");
    EXPECT_EQ(of(Date{-25569}), "100");
}

TEST(functions_figures, an_identity_saves_the_comparison_and_changes_nothing) {
    Sheet sheet;
    CallContext context;
    context.framework_identity = 77;
    std::vector<Block> const arguments{sheet.block(full), sheet.block(sample_ids), sheet.cell(sample_json(sheet))};
    EXPECT_EQ(shown(Sheet::call("SCORE", arguments, context)), "57.5");
    EXPECT_EQ(shown(Sheet::call("SCORE", arguments, context)), "57.5");
    EXPECT_EQ(shown(Sheet::call("SCORE", arguments)), "57.5");
}

TEST(functions_figures, more_frameworks_than_are_kept_are_read_again) {
    Sheet sheet;
    for (int round = 0; round < 2; ++round)
        for (int high = 1; high <= 12; ++high) {
            std::string const json = R"({"criteria":[{"id":"index"},{"id":"a","parent":"index","scale":"s"}],"scales":[)"
                                     R"({"scale":"s","type":"level","value":"low","score":0},)"
                                     R"({"scale":"s","type":"level","value":"high","score":)" +
                                     std::to_string(high) + "}]}";
            EXPECT_EQ(shown(Sheet::call("SCORE", {sheet.block("high"), sheet.block("a"), sheet.cell(json)})), std::to_string(high));
        }
}

TEST(functions_figures, an_unknown_function_is_an_error_and_no_crash) {
    EXPECT_EQ(shown(Sheet::call("NOSUCH", {})), "#VALUE!");
    for (std::string_view const name : {"FRAMEWORK", "CHECK", "PROBLEMS", "SCORE", "BOUNDS", "COVERAGE", "RANK", "MATRIX",
                                        "VERDICT", "EXPLAIN", "REASONS", "NORMALISE", "COUNTRY", "STAMP"})
        EXPECT_FALSE(shown(Sheet::call(name, {})).empty()) << name;
}

}  // namespace
}  // namespace adherence::testing
