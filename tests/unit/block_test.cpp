// A block of countries read against a framework: ids, shared cells, relative columns.
#include "core/scoring/block.hpp"

#include <gtest/gtest.h>

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view criteria =
    "id,parent,scale,na\nall,,,\npillar,all,,\ndeclared,pillar,steps,yes\nshare,pillar,percent,\nsince,all,"
    "in-force,\nplace,all,place,yes\nratio,all,ratio,\n";
constexpr std::string_view scales =
    "scale,type,value,score\nsteps,level,none,0\nsteps,level,statement,50\nsteps,level,letter,100\nplace,"
    "relative,minmax,\nratio,relative,fraction-of-max,\n";
constexpr std::string_view rules =
    "benefit,effect,subject,test\nsupply,requires,declared,>= statement\nsupply,requires,score(declared),> "
    "50\nsupply,requires,share,known\nsupply,requires,index,>= 5\n";

FrameworkPtr const& sample() {
    static FrameworkPtr const framework =
        framework_of({.criteria = criteria, .scales = scales, .rules = rules, .as_of = "2026-11-01"});
    return framework;
}

// "2,-1,0,…": the column of each criterion; the code of the first fault where there is one.
std::string columns(std::string_view ids) {
    Sheet sheet;
    std::vector<Fault> faults;
    auto const matched = match_columns(*sample(), sheet.block(ids).row(0), &faults);
    if (!matched) return faults.at(0).code + "@" + faults.at(0).column;
    std::string text;
    for (int const column : matched->column_of_criterion)
        text += (text.empty() ? "" : ",") + std::to_string(column);
    return text;
}

/// A block over one column of the sample.
struct Column {
    Sheet sheet;
    CountryBlock block;
    int criterion;

    Column(std::string_view id, std::string_view cells)
        : block(sample(), *match_columns(*sample(), sheet.block(id).row(0)), sheet.block(cells),
                Date{-25569}),
          criterion(sample()->nodes[sample()->node(id)].criterion_index) {}
    Appraisal const& at(std::size_t row) const { return *block.row(row)[criterion]; }
    /// "low..high" or the one score; "-" without one, "!" for a problem.
    std::string score(std::size_t row) const {
        Appraisal const& cell = at(row);
        if (cell.problem()) return "!";
        if (!cell.scored) return "-";
        return cell.low == cell.high ? cell.low.to_text() : cell.low.to_text() + ".." + cell.high.to_text();
    }
};

TEST(block, columns_by_id_in_any_order) {
    EXPECT_EQ(columns("share,Déclared"), "1,0,-1,-1,-1");
    EXPECT_EQ(columns("ratio,place,since,share,declared"), "4,3,2,1,0");
}

TEST(block, empty_ids_and_those_with_a_hash_are_passed_over) {
    EXPECT_EQ(columns(",# note,#share,share, "), "-1,3,-1,-1,-1");
}

TEST(block, unknown_repeated_and_group_ids_are_refused) {
    EXPECT_EQ(columns("declared,shares"), "ids.unknown@2");
    EXPECT_EQ(columns("share,declared,SHARE"), "ids.repeated@3");
    EXPECT_EQ(columns("pillar"), "ids.group@1");
    EXPECT_EQ(columns("share,Index"), "ids.group@2");
    EXPECT_EQ(columns("1"), "ids.unknown@1");
}

TEST(block, a_criterion_without_a_column_is_unknown) {
    Column const column("share", "60\n");
    for (int const criterion : {0, 2, 3, 4})
        EXPECT_EQ(column.block.row(0)[criterion]->assessment.state, Assessment::State::unknown);
    EXPECT_EQ(column.at(0).low, Number(60));
}

TEST(block, equal_cells_share_one_appraisal) {
    Column const column("declared", "letter\nnone\nletter\n\n ?\nLETTER\n");
    EXPECT_EQ(&column.at(0), &column.at(2));
    EXPECT_NE(&column.at(0), &column.at(1));
    EXPECT_EQ(column.at(5).low, column.at(0).low);
    EXPECT_EQ(column.at(5).content, "LETTER");
    EXPECT_EQ(column.at(3).assessment.state, Assessment::State::unknown);
    EXPECT_EQ(column.at(4).content, " ?");
}

TEST(block, an_appraisal_carries_its_tests) {
    Column const column("declared", "letter\nstatement\n?\n>= statement\nn/a\nlettre\n");
    auto const outcome = [&](std::size_t row, int rule) {
        return column.at(row).outcomes.at(static_cast<std::size_t>(column.block.store().slot_of(rule)));
    };
    EXPECT_EQ(outcome(0, 0), Outcome::holds);
    EXPECT_EQ(outcome(0, 1), Outcome::holds);
    EXPECT_EQ(outcome(1, 0), Outcome::holds);
    EXPECT_EQ(outcome(1, 1), Outcome::fails);
    EXPECT_EQ(outcome(2, 0), Outcome::open);
    EXPECT_EQ(outcome(3, 0), Outcome::holds);
    EXPECT_EQ(outcome(3, 1), Outcome::open);
    EXPECT_FALSE(column.at(4).applicable());
    EXPECT_TRUE(column.at(5).problem());
    EXPECT_EQ(column.block.store().tests_on(column.criterion).size(), 2u);
    EXPECT_EQ(column.block.store().slot_of(3), -1);
}

TEST(block, known_is_asked_of_the_evidence) {
    Column const column("share", "60\n60..70\n?\n60..60\n");
    for (auto const& [row, known] :
         {std::pair(0, Outcome::holds), {1, Outcome::fails}, {2, Outcome::fails}, {3, Outcome::holds}})
        EXPECT_EQ(column.at(static_cast<std::size_t>(row)).outcomes.at(0), known) << row;
}

TEST(block, a_ranged_cell_has_its_middle) {
    Column const column("declared", "none | letter\nnone..statement\n");
    EXPECT_EQ(column.at(0).middle, Number(50));
    EXPECT_EQ(column.at(1).middle, Number(25));
    EXPECT_EQ(column.score(0), "0..100");
    ASSERT_TRUE(column.at(1).at_worst && column.at(1).at_best);
    EXPECT_EQ(column.at(1).at_best->outcomes.at(0), Outcome::holds);
    EXPECT_EQ(column.at(1).at_worst->outcomes.at(0), Outcome::fails);
}

TEST(block, relative_columns_take_their_figures_from_known_cells) {
    Column const column("place", "10\n20\n40\n?\n0..1000\nn/a\nx\n");
    EXPECT_EQ(column.score(0), "0");
    EXPECT_EQ(column.score(1), "33.3333333333333");
    EXPECT_EQ(column.at(1).low, Number::fraction(100, 3));
    EXPECT_EQ(column.score(2), "100");
    EXPECT_EQ(column.score(3), "0..100");
    EXPECT_EQ(column.score(4), "0..100");
    EXPECT_FALSE(column.at(5).applicable());
    EXPECT_EQ(column.score(6), "!");
}

TEST(block, an_open_cell_never_moves_another_countrys_score) {
    Column const with("place", "10\n20\n40\n>= 50\n<= -7\n"), without("place", "10\n20\n40\n");
    for (std::size_t row = 0; row < 3; ++row) EXPECT_EQ(with.score(row), without.score(row));
    EXPECT_EQ(with.score(3), "0..100");
}

TEST(block, fewer_than_two_known_cells_give_no_score) {
    Column const column("place", "10\n?\n5..6\n");
    for (std::size_t row = 0; row < 3; ++row) EXPECT_EQ(column.score(row), "-");
    EXPECT_TRUE(column.at(0).known());
    Column const two("place", "10\n10\n");
    EXPECT_EQ(two.score(0), "50");
}

TEST(block, a_share_of_no_maximum_is_a_problem) {
    Column const column("ratio", "-3\n0\n?\n");
    for (std::size_t row = 0; row < 3; ++row) EXPECT_EQ(column.score(row), "!");
    EXPECT_EQ(column.at(0).assessment.faults.at(0).code, "cell.no-maximum");
    Column const sound("ratio", "-3\n6\n");
    EXPECT_EQ(sound.score(0), "-0.5");
    EXPECT_EQ(sound.score(1), "1");
}

TEST(block, rows_are_summed_up_before_they_are_read_cell_by_cell) {
    Sheet sheet;
    Columns const matched = *match_columns(*sample(), sheet.block("declared,share,since,place,ratio").row(0));
    CountryBlock const block(
        sample(), matched,
        sheet.block("letter,60,2020-01-01,1,1\nletter,60,2020-01-01,2,2\nn/a,,never,n/a,1\nx,5,never,1,1\n"),
        Date{-25569});
    EXPECT_FALSE(block.summary(0).open || block.summary(0).problem);
    EXPECT_TRUE(block.summary(2).open);
    EXPECT_TRUE(block.summary(3).problem);
    EXPECT_EQ(block.summary(0).plan, block.summary(1).plan);
    EXPECT_NE(block.summary(0).plan, block.summary(2).plan);
    EXPECT_EQ(block.rows(), 4u);
}

TEST(block, other_weights_leave_the_cells_as_they_are) {
    Column const ratio("ratio", "2\n4\n");
    auto weights = std::make_shared<std::vector<Number>>(sample()->weights);
    for (Number& weight : *weights) weight *= Number(2);
    CountryBlock const under = ratio.block.under(weights);
    EXPECT_EQ(under.rows(), 2u);
    EXPECT_EQ(under.row(1)[ratio.criterion], ratio.block.row(1)[ratio.criterion]);
    EXPECT_EQ(under.weights()[0], Number(2));
    EXPECT_EQ(under.summary(0).plan, nullptr);
    EXPECT_EQ(ratio.block.supposed_weights(), nullptr);
}

}  // namespace
}  // namespace adherence::testing
