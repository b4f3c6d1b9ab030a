// What one row of cells says of single tests, as fast as it can be said: outcomes of cells are looked up, figures
// of groups are whole numbers from the plan, and only where there is none the tree is worked out exactly.
#pragma once

#include <boost/container/small_vector.hpp>
#include <optional>
#include <span>
#include <vector>

#include "core/rules/deduction.hpp"
#include "core/scoring/standing.hpp"

namespace adherence {

class RowReader {
public:
    /// \param cells those of the block's row, or others in their place that have the same states
    /// \param verdicts by benefit: what possible() answers; the caller fills it in order
    RowReader(CountryBlock const& block, std::size_t row, std::span<Appraisal const* const> cells,
              std::span<VerdictSet> verdicts)
        : store_(block.store()),
          framework_(block.framework()),
          weights_(block.weights()),
          summary_(block.summary(row)),
          cells_(cells),
          verdicts_(verdicts) {
        if (summary_.plan) figures_.resize(summary_.plan->figures().size());
    }

    [[nodiscard]] Outcome tested(int rule) {
        Subject const& subject = framework_.subjects[rule];
        if (subject.kind == Subject::Kind::coverage || subject.criterion < 0) return tested_node(rule, subject);
        return cells_[static_cast<std::size_t>(subject.criterion)]->outcomes[static_cast<std::size_t>(store_.slot_of(rule))];
    }
    [[nodiscard]] VerdictSet possible(int benefit) const { return verdicts_[static_cast<std::size_t>(benefit)]; }
    /// Where a node stands, exactly.
    [[nodiscard]] Standing const& standing(int node);

private:
    struct Span {
        bool known = false;
        std::int64_t low = 0, high = 0;
    };
    [[nodiscard]] Outcome tested_node(int rule, Subject const& subject);
    [[nodiscard]] Outcome tested_figure(ScorePlan::TestPlan const& test, NodePlan const& node, bool coverage);
    [[nodiscard]] Outcome tested_exactly(Rule const& rule);
    [[nodiscard]] Span const& figure(int index);
    [[nodiscard]] std::int64_t covered(NodePlan const& node) const;

    AppraisalStore const& store_;
    Framework const& framework_;
    std::span<Number const> weights_;
    RowSummary const& summary_;
    std::span<Appraisal const* const> cells_;
    std::span<VerdictSet> verdicts_;
    boost::container::small_vector<Span, 16> figures_;  // by figure of the plan
    std::vector<Standing> standings_;                   // of the whole tree, once it was needed
};

}  // namespace adherence
