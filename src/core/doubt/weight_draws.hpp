// Weights as they might have been: moved up or down by as much as a spread allows, or any at all (CONTRACT section 5,
// draws), re-scaled within each group. A weight of 0 stays 0.
//
//   WeightDraws const weights(framework, framework.weights, {WeightSpread::Kind::moved, 0.25});
//   weights.draw(uniform, lanes);               // 64 draws of every node's share of its group
//
// `any`: uniform over all shares of a group that add up to 1: the gaps between random points of an interval.
// `order`: uniform over those among them that keep the order of the weights given; what weighs the same is not ordered.
#pragma once

#include <vector>

#include "core/doubt/points.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

struct WeightSpread {
    enum class Kind : std::uint8_t { moved, any, order };
    Kind kind = Kind::moved;
    double by = 0.25;  ///< moved: 0 … 1
};

class WeightDraws {
public:
    struct Group {
        int node = 0;
        std::vector<int> members;         ///< children of weight above 0
        std::size_t first_coordinate = 0; ///< of the points it is drawn from
        std::size_t coordinates = 0;      ///< 0: its shares do not vary
    };

    /// \param weights by node
    WeightDraws(Framework const& framework, std::span<Number const> weights, WeightSpread const& spread);

    [[nodiscard]] std::size_t coordinates() const { return coordinates_; }
    [[nodiscard]] std::size_t nodes() const { return nodes_; }
    /// Every group with a child of weight above 0, in the framework's order.
    [[nodiscard]] std::vector<Group> const& groups() const { return groups_; }
    /// Each node's share of its group; those of the children of one group add up to 1.
    /// \param uniform by coordinate \param shares by node
    void draw(Lanes const& uniform, Lanes& shares) const;
    /// Of one group alone.
    void draw(Group const& group, Lanes const& uniform, Lanes& shares) const;

private:
    void move(Group const& group, Lanes const& uniform, Lanes& shares) const;
    void part(Group const& group, Lanes const& uniform, Lanes& shares) const;

    WeightSpread spread_;
    std::size_t nodes_, coordinates_ = 0;
    std::vector<double> shares_;  // by node, as given
    std::vector<Group> groups_;
};

}  // namespace adherence
