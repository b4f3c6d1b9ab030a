// A part of all that one country may turn out to be: what is left of each open cell, and what is left of the
// score of each group. Splitting it at a test makes the test's outcome certain on both sides.
//
//   RegionSpace space(block, row);
//   Region const all = space.everything();
//   space.outcome(all, rule);                        // open
//   auto const [through, rest] = space.split(all, rule);
//
// What is left of a group is a condition on its criteria together. What a group can reach is worked out from
// below, gaps included, and subtrees share no cell: so a region in which every reach is exact and none is
// empty has at least one completion, and no search below it is in vain.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/rules/deduction.hpp"
#include "core/rules/reach.hpp"
#include "core/scoring/standing.hpp"

namespace adherence {

struct Region {
    std::vector<Appraisal const*> cells;  ///< by criterion_index
    std::vector<Reach const*> reaches;    ///< by group of the space
    std::vector<ValueSet const*> limits;  ///< by group of the space: what splits left of it; null: all
};

class RegionSpace {
public:
    RegionSpace(CountryBlock const& block, std::size_t row);

    [[nodiscard]] Region everything();
    /// Of the test of a rule on a node. \pre the rule rests on no problem
    [[nodiscard]] Outcome outcome(Region const& region, int rule) const;
    /// Can the test be made certain? Not where it rests on a column without scores.
    [[nodiscard]] bool can_split(Region const& region, int rule) const;
    /// Where the test of a rule on a node holds, and where it fails; either may be empty.
    /// \pre the outcome is open, can_split()
    [[nodiscard]] std::pair<Region, Region> split(Region const& region, int rule);
    /// Two halves of a cell below a group with a limit whose reach is not exact; empty where there is none.
    [[nodiscard]] std::optional<std::pair<Region, Region>> halve(Region const& region);
    /// Certainly without a completion.
    [[nodiscard]] bool is_empty(Region const& region) const;
    /// Certainly with one, if it is not empty.
    [[nodiscard]] bool is_certain(Region const& region) const;

    /// What was spent on reaches so far, in sums of two figures.
    [[nodiscard]] std::size_t steps() const { return steps_; }

private:
    struct GroupPlace {
        int node = 0;
        std::vector<int> children;  // those that take part
    };

    void work_out(Region& region, std::size_t place);
    void work_out_above(Region& region, int node);
    [[nodiscard]] Region part_of_cell(Region const& region, int criterion, ValueSet const& passing, bool by_score);
    [[nodiscard]] Region part_of_group(Region const& region, std::size_t place, ValueSet const& passing);

    CountryBlock const& block_;
    Framework const& framework_;
    std::size_t row_;
    std::span<Number const> weights_;  // by node
    std::vector<Standing> standings_;  // for coverage and what applies, which are the same in every completion
    std::vector<GroupPlace> groups_;   // those that a rule asks for and what is below them, from the bottom up
    std::vector<int> place_of_node_;   // in groups_, or -1
    std::deque<Appraisal> cells_;
    std::deque<Reach> reaches_;
    std::deque<ValueSet> limits_;
    std::size_t steps_ = 0;
};

}  // namespace adherence
