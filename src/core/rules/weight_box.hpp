// Where every group of a country may stand while each weight is off by as much as a given change, up or down and all
// of them together.
//
//   WeightBox box(block, row);
//   if (box.move(change)) SpreadJudge(block, row, benefit).verdict(box.spreads()) …
//
// A weighted mean with each weight in its own interval is lowest where the parts below some score weigh most and
// those above it least: an extreme of a ratio of linear forms over a box lies at a corner, and sorting finds it. What
// is above takes the extremes of its parts, since groups share no weight. So every figure has exact ends.
#pragma once

#include <span>
#include <vector>

#include "core/rules/spread.hpp"

namespace adherence {

class WeightBox {
public:
    /// The block must outlive it.
    WeightBox(CountryBlock const& block, std::size_t row);

    /// Weights are from weight * (1 - change) to weight * (1 + change), those of 0 stay 0. At 1 they may be any.
    /// \return false where somewhere a part is negative under a mean that has no place for it: nothing is known then
    [[nodiscard]] bool move(Number const& change);
    /// By node, after move().
    [[nodiscard]] std::span<Spread const> spreads() const { return spreads_; }

private:
    struct Part {
        Number const* weight;
        std::optional<Number> const* figure;
    };
    struct Mean {
        std::optional<Number> figure;  // empty: a negative part
    };
    [[nodiscard]] bool work_out(int group);
    [[nodiscard]] Ends ends(int group, Aggregate kind, Ends Spread::*figure) const;
    [[nodiscard]] std::optional<Number> extreme(int group, Aggregate kind, Ends Spread::*figure, std::optional<Number> Ends::*end) const;
    [[nodiscard]] Number arithmetic(std::vector<Part> const& parts, bool first_more) const;
    [[nodiscard]] std::optional<Mean> mean_at(int group, Aggregate kind, std::vector<Part> const& parts, std::size_t cut, bool first_more) const;

    Framework const& framework_;
    std::span<Number const> weights_;
    std::vector<Standing> standings_;
    std::vector<Spread> spreads_;
    Number less_ = 1, more_ = 1;
};

}  // namespace adherence
