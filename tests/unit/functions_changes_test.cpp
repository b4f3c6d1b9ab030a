// CHANGES as a sheet calls it, and its sets of cells against every subset.
#include <gtest/gtest.h>

#include <bit>

#include "core/review/changes.hpp"
#include "property/small_policy.hpp"
#include "unit/functions_sample.hpp"

namespace adherence::testing {
namespace {

std::string changes(std::string_view before, std::string_view after, std::string_view old_names = "", std::string_view new_names = "",
                    std::string_view column = "", std::string_view ids = sample_ids) {
    Sheet sheet;
    auto const optional = [&](std::string_view csv) { return csv.empty() ? Sheet::omitted() : sheet.block(csv); };
    return shown(Sheet::call("CHANGES", {sheet.block(before), sheet.block(after), sheet.block(ids), sheet.cell(sample_json(sheet)),
                                         optional(old_names), optional(new_names), optional(column)}));
}

constexpr std::string_view header = "row,benefit,old,new,criteria";

TEST(changes, names_the_cell_that_turned_it) {
    EXPECT_EQ(changes("letter,yes,80,2020-01-01", "letter,no,80,2021-01-01"),
              std::string(header) + "/1,supply,eligible,not eligible,treaty");
    EXPECT_EQ(changes("letter,yes,80,2020-01-01", "letter,yes,80,2020-01-01"), header);
    // Without the letter no meetings; the index falls below 60 by the controls alone.
    EXPECT_EQ(changes("letter,yes,80,2020-01-01", "none,yes,40,2020-01-01", "", "", "criteria"), "declared/controls");
}

TEST(changes, several_cells_where_it_takes_them) {
    // The index falls from 85 to 60 - 12.5: neither alone takes it below 60.
    EXPECT_EQ(changes("letter,yes,80,2020-01-01", "none,yes,60,2020-01-01", "", "", "criteria"), "declared/declared, controls");
}

TEST(changes, joined_by_name) {
    EXPECT_EQ(changes("letter,yes,80,\nnone,yes,80,", "none,yes,80,\nletter,no,80,", "Aland\nBeland", "beland\nALAND"),
              std::string(header) + "/2,supply,eligible,not eligible,treaty");
    // New countries have nothing to be compared with; a name that stands twice goes in order.
    EXPECT_EQ(changes("letter,yes,80,\nnone,yes,80,", "letter,yes,80,\nletter,yes,80,\nletter,no,80,", "A\nA", "A\nA\nB", "row"), "2");
    EXPECT_EQ(changes("letter,yes,80,", "letter,no,80,\nletter,no,80,"), "#VALUE!");
    EXPECT_EQ(changes("letter,yes,80,", "letter,no,80,", "A"), "#VALUE!");
    EXPECT_EQ(changes("letter,yes,80,", "letter,no,80,", "A\nB", "A"), "#VALUE!");
}

TEST(changes, columns_and_problems) {
    EXPECT_EQ(changes("letter,yes,80,", "letter,what,80,", "", "", "new"), "invalid");
    EXPECT_EQ(changes("letter,yes,80,", "letter,yes,80,", "", "", "new"), "#N/A");
    EXPECT_EQ(changes("letter,yes,80,", "letter,no,80,", "", "", "verdict"), "#VALUE!");
    EXPECT_EQ(changes("letter,yes,80,", "letter,no,80,", "", "", "", "declared,treaty"), "#VALUE!");
}

// A country whose cells stand moves with its peers on a relative scale.
TEST(changes, moved_by_its_peers) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,scale\nindex,,\na,index,among\n",
                                           .scales = "scale,type,value,score\namong,relative,minmax:0:100,\n",
                                           .rules = "benefit,effect,subject,test\none,requires,score(a),>= 50\n", .benefits = "benefit\none\n"});
    auto const store = std::make_shared<AppraisalStore>(policy);
    auto const block = [&](std::string const& csv) {
        auto const grid = grid_from_csv(csv);
        return CountryBlock(store, {{0}, 1}, grid->block(), Date{});
    };
    CountryBlock const before = block("5\n0\n10\n"), after = block("5\n0\n20\n");
    std::vector<EditionRows> const pairs{{0, 0}, {1, 1}, {2, 2}};
    auto const found = verdict_changes(before, after, pairs);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].row, 0u);
    EXPECT_EQ(found[0].criteria, std::vector<int>{0});
}

// Without a search it names cells of which none can be left out, and says that there may be fewer.
TEST(changes, where_the_budget_ends) {
    FrameworkPtr const policy = framework({.criteria = "id,parent,scale\nindex,,\na,index,percent\nb,index,percent\nc,index,percent\n",
                                           .rules = "benefit,effect,subject,test\none,requires,index,>= 50\n", .benefits = "benefit\none\n"});
    ReportCase const both(policy, "a,b,c\n90,90,90\n80,10,10\n");
    std::vector<EditionRows> const pairs{{0, 1}};
    auto const found = verdict_changes(*both.block, *both.block, pairs, 2);
    ASSERT_EQ(found.size(), 1u);
    EXPECT_FALSE(found[0].smallest);
    EXPECT_EQ(found[0].criteria, (std::vector<int>{1, 2}));
    EXPECT_TRUE(verdict_changes(*both.block, *both.block, pairs)[0].smallest);
}

TEST(changes, no_smaller_set_turns_it) {
    Random random(7 + other_seed());
    int found = 0;
    while (found < 300) {
        SmallCase small = random_case(random, {});
        FrameworkPtr const policy = policy_of(small);
        // Some cells become unknown, which every scale has.
        std::size_t column = 0;
        std::string csv = small.ids_csv() + "\n", changed;
        for (std::size_t node = 0; node < small.nodes.size(); ++node) {
            if (!small.nodes[node].criterion()) continue;
            changed += (column++ > 0 ? "," : "") + (chance(random, 60) ? std::string("?") : small.cells[node].text);
        }
        ReportCase const both(policy, csv + small.cells_csv() + "\n" + changed + "\n");
        std::vector<EditionRows> const pairs{{0, 1}};
        for (VerdictChange const& one : verdict_changes(*both.block, *both.block, pairs)) {
            ++found;
            EXPECT_TRUE(one.smallest);
            auto const was = both.block->row(0), is = both.block->row(1);
            auto const verdict_of_set = [&](unsigned set) {
                std::vector<Appraisal const*> cells(was.begin(), was.end());
                for (std::size_t place = 0; place < cells.size(); ++place)
                    if (set >> place & 1U) cells[place] = is[place];
                return evaluate(CountryBlock(both.block->store_ptr(), cells), 0).verdict(one.benefit).verdict;
            };
            unsigned named = 0;
            for (int const criterion : one.criteria) named |= 1U << criterion;
            EXPECT_EQ(verdict_of_set(named), one.after) << described(small) << changed;
            for (unsigned set = 0; set < 1U << was.size(); ++set)
                if (std::popcount(set) < std::popcount(named)) EXPECT_NE(verdict_of_set(set), one.after) << described(small) << changed;
        }
    }
}

}  // namespace
}  // namespace adherence::testing
