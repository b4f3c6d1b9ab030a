// Scores in whole numbers: for countries that are alike in what applies to them, every arithmetic group is one
// weighted sum of its criteria, and every threshold on it one whole number.
//
//   ScorePlan const plan(framework, applicable);          // one per pattern of "not applicable"
//   plan.node(index).shares                               // criterion 3 counts for 450 of 27720, …
//
// A plan says nothing that the exact arithmetic of aggregate.hpp does not; it says it in nanoseconds. Where a
// figure is too large or not arithmetic, it stands back (NodePlan::whole is 0, arithmetic is false).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "core/framework/framework.hpp"

namespace adherence {

/// Scores become whole numbers when they are multiplied by this: thirds, sevenths, thousandths and their like,
/// and what whole values score between the points of the framework's scales.
[[nodiscard]] std::int64_t score_unit(Framework const& framework);

/// score * unit, where that is a whole number small enough to be summed up.
[[nodiscard]] std::optional<std::int64_t> in_score_units(Number const& score, std::int64_t unit);

struct Share {
    int criterion = 0;       ///< by criterion_index
    std::int64_t share = 0;  ///< of NodePlan::whole
};

struct NodePlan {
    bool applicable = true;
    bool arithmetic = true;   ///< the score is the sum of the shares, not only the coverage
    std::int64_t whole = 0;   ///< what the shares add up to; 0: there are none
    std::vector<Share> shares;
};

class ScorePlan {
public:
    /// Numbers from low to high, both included.
    struct Span {
        std::int64_t low, high;
    };
    /// What tests speak of: the score of a group, or the coverage of a node.
    struct Figure {
        int node = 0;
        bool coverage = false;
    };
    /// A test on a figure, in units of 1 / (whole * unit()) for scores, of 100 / whole for coverage.
    struct TestPlan {
        int figure = -1;    ///< into figures(); -1: the rule is on something else
        bool alike = true;  ///< the same whether the figure is known on the evidence entered or not
        std::vector<Span> when_known, when_unknown;
    };

    /// \param applicable by criterion_index
    ScorePlan(Framework const& framework, std::vector<bool> const& applicable);
    [[nodiscard]] std::int64_t unit() const { return unit_; }

    [[nodiscard]] NodePlan const& node(int index) const { return nodes_[index]; }
    [[nodiscard]] std::span<Figure const> figures() const { return figures_; }
    /// Of a rule on a figure; its spans only where node(subject).whole > 0.
    [[nodiscard]] TestPlan const& test(int rule) const { return tests_[rule]; }
    /// Every group's score is a sum of shares.
    [[nodiscard]] bool arithmetic() const { return arithmetic_; }

private:
    void plan_node(Framework const& framework, int index, std::size_t& shares);
    void plan_tests(Framework const& framework);

    std::int64_t unit_;
    bool arithmetic_ = true;
    std::vector<NodePlan> nodes_;
    std::vector<Figure> figures_;
    std::vector<TestPlan> tests_;
};

}  // namespace adherence
