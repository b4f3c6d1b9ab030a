// The scores at which something can happen: where a cell's or a group's possible scores begin and end, where tests
// cut them, and what a group makes of any combination of those of its children.
//
//   GroupSteps const steps(country, rules, standings);
//   steps.of(node, 2000)           // 0, 50, 100 for two open criteria of 0 or 100; empty: more than 2000
//
// What completions a set of tests leaves changes only where one of these meets a threshold: a region's reaches
// (region.hpp) have no other ends.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/advice/supposition.hpp"
#include "core/scoring/standing.hpp"

namespace adherence {

class GroupSteps {
public:
    /// \param rules those on scores of groups and on coverage whose thresholds count
    /// \param standings by node; for what applies. All must outlive it.
    GroupSteps(Supposition const& country, std::span<int const> rules, std::vector<Standing> const& standings);

    /// Is there such a rule on the node?
    [[nodiscard]] bool has_rule(int node) const { return asked_[static_cast<std::size_t>(node)]; }
    /// The figures at which such a rule's test changes, sorted.
    [[nodiscard]] std::vector<Number> const& thresholds(int node, bool coverage) const {
        return (coverage ? coverages_ : scores_)[static_cast<std::size_t>(node)];
    }
    /// Sorted; empty where there are more than `most`.
    [[nodiscard]] std::optional<std::vector<Number>> of(int node, std::size_t most) const;

private:
    [[nodiscard]] std::vector<Number> of_cell(int criterion) const;
    [[nodiscard]] std::optional<std::vector<Number>> of_group(int group, std::size_t most) const;

    Supposition const& country_;
    std::vector<Standing> const& standings_;
    std::vector<bool> asked_;                            // by node
    std::vector<std::vector<Number>> scores_, coverages_;  // by node
};

}  // namespace adherence
