// Regions: what is left on both sides of a test, and what is certainly empty.
#include "core/rules/region.hpp"

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

struct Space {
    ReportCase one;
    RegionSpace space;
    Space(std::string const& rules, std::string const& cells, std::string const& scale = "percent")
        : one(framework({.criteria = "id,parent,scale\nindex,,\na,index," + scale + "\nb,index," + scale + "\n",
                         .rules = "benefit,effect,subject,test\n" + rules, .benefits = "benefit\nx\n"}), "a,b\n" + cells),
          space(*one.block, 0) {}
};

TEST(region, a_cell_is_split_at_its_test) {
    Space at("x,requires,a,>= 40\n", "?,50");
    Region const all = at.space.everything();
    EXPECT_EQ(at.space.outcome(all, 0), Outcome::open);
    auto const [through, rest] = at.space.split(all, 0);
    EXPECT_EQ(at.space.outcome(through, 0), Outcome::holds);
    EXPECT_EQ(at.space.outcome(rest, 0), Outcome::fails);
    EXPECT_EQ(through.cells[0]->low, Number(40));
    EXPECT_FALSE(rest.cells[0]->assessment.values.contains(Number(40)));
    // Narrowed down, it is as unknown as it was entered.
    EXPECT_FALSE(through.cells[0]->known());
}

TEST(region, a_known_cell_of_several_values_is_split_as_known) {
    Space at("x,requires,a,known and >= 40\n", "50,50");
    Assessment loose;
    loose.state = Assessment::State::known;
    loose.values = ValueSet::interval(Domain::number, {Number(0), Number(100), true, true});
    Appraisal const cell = at.one.block->store().appraise_with_ends(0, loose);
    EXPECT_TRUE(cell.known());
    EXPECT_EQ(cell.at_worst->low, Number(0));
    EXPECT_EQ(cell.at_best->high, Number(100));
    CountryBlock const supposed(at.one.block->store_ptr(), {&cell, at.one.block->row(0)[1]});
    RegionSpace space(supposed, 0);
    Region const all = space.everything();
    EXPECT_EQ(space.outcome(all, 0), Outcome::open);
    auto const [through, rest] = space.split(all, 0);
    EXPECT_EQ(space.outcome(through, 0), Outcome::holds);
    EXPECT_EQ(space.outcome(rest, 0), Outcome::fails);
}

TEST(region, a_group_keeps_its_limit_when_cells_are_narrowed) {
    Space at("x,requires,index,>= 60\nx,requires,a,< 20\n", "?,?");
    auto const high = at.space.split(at.space.everything(), 0).first;
    EXPECT_EQ(at.space.outcome(high, 0), Outcome::holds);
    EXPECT_FALSE(at.space.is_empty(high));
    // a below 20 leaves the index below 60: nothing is left of both.
    EXPECT_TRUE(at.space.is_empty(at.space.split(high, 1).first));
    EXPECT_FALSE(at.space.is_empty(at.space.split(high, 1).second));
}

TEST(region, gaps_between_levels_are_known) {
    Space at("x,requires,index,[60..90]\nx,requires,index,[50..90]\n", "?,?", "yes-no");
    Region const all = at.space.everything();
    EXPECT_EQ(at.space.outcome(all, 0), Outcome::fails);
    EXPECT_EQ(at.space.outcome(all, 1), Outcome::open);
    EXPECT_TRUE(at.space.is_certain(at.space.split(all, 1).first));
}

TEST(region, coverage_and_what_does_not_apply_are_the_same_everywhere) {
    Space at("x,requires,coverage,>= 50\nx,requires,index,known\n", "?,50");
    Region const all = at.space.everything();
    EXPECT_EQ(at.space.outcome(all, 0), Outcome::holds);
    EXPECT_EQ(at.space.outcome(all, 1), Outcome::fails);
    EXPECT_FALSE(at.space.can_split(all, 0));
}

}  // namespace
}  // namespace adherence::testing
