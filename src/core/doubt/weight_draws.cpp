#include "core/doubt/weight_draws.hpp"

#include <algorithm>
#include <numeric>

namespace adherence {

WeightDraws::WeightDraws(Framework const& framework, std::span<Number const> weights, WeightSpread const& spread)
    : spread_(spread), nodes_(framework.nodes.size()), shares_(framework.nodes.size(), 0.0) {
    for (std::size_t node = 0; node < nodes_; ++node) {
        Group group;
        group.node = static_cast<int>(node);
        Number whole;
        for (int const child : framework.nodes[node].children) {
            if (weights[static_cast<std::size_t>(child)].sign() <= 0) continue;
            group.members.push_back(child);
            whole += weights[static_cast<std::size_t>(child)];
        }
        if (group.members.empty()) continue;
        for (int const child : group.members)
            shares_[static_cast<std::size_t>(child)] = (weights[static_cast<std::size_t>(child)] / whole).to_double();
        group.first_coordinate = coordinates_;
        bool const varies = group.members.size() > 1 && !(spread.kind == WeightSpread::Kind::moved && spread.by == 0);
        if (varies) group.coordinates = group.members.size() - (spread.kind == WeightSpread::Kind::moved ? 0 : 1);
        coordinates_ += group.coordinates;
        groups_.push_back(std::move(group));
    }
}

void WeightDraws::draw(Lanes const& uniform, Lanes& shares) const {
    for (Group const& group : groups_) draw(group, uniform, shares);
}

void WeightDraws::draw(Group const& group, Lanes const& uniform, Lanes& shares) const {
    if (group.coordinates == 0) {
        for (int const member : group.members) {
            double* const lane = shares[static_cast<std::size_t>(member)];
            std::fill(lane, lane + lane_count, shares_[static_cast<std::size_t>(member)]);
        }
    } else if (spread_.kind == WeightSpread::Kind::moved) {
        move(group, uniform, shares);
    } else {
        part(group, uniform, shares);
    }
}

void WeightDraws::move(Group const& group, Lanes const& uniform, Lanes& shares) const {
    Lane whole{};
    for (std::size_t place = 0; place < group.members.size(); ++place) {
        auto const member = static_cast<std::size_t>(group.members[place]);
        double const* const u = uniform[group.first_coordinate + place];
        double* const lane = shares[member];
        double const low = shares_[member] * (1 - spread_.by), room = shares_[member] * 2 * spread_.by;
        for (std::size_t draw = 0; draw < lane_count; ++draw) {
            lane[draw] = low + room * u[draw];
            whole[draw] += lane[draw];
        }
    }
    for (double& one : whole) one = 1 / one;
    for (int const member : group.members) {
        double* const lane = shares[static_cast<std::size_t>(member)];
        for (std::size_t draw = 0; draw < lane_count; ++draw) lane[draw] *= whole[draw];
    }
}

void WeightDraws::part(Group const& group, Lanes const& uniform, Lanes& shares) const {
    std::size_t const size = group.members.size();
    std::vector<double> cuts(size + 1), gaps(size);
    std::vector<std::size_t> by_weight(size), by_gap(size);
    std::iota(by_weight.begin(), by_weight.end(), std::size_t{0});
    auto const weight = [&](std::size_t place) { return shares_[static_cast<std::size_t>(group.members[place])]; };
    std::stable_sort(by_weight.begin(), by_weight.end(), [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    for (std::size_t draw = 0; draw < lane_count; ++draw) {
        cuts[0] = 0;
        for (std::size_t cut = 1; cut < size; ++cut) cuts[cut] = uniform[group.first_coordinate + cut - 1][draw];
        cuts[size] = 1;
        std::sort(cuts.begin() + 1, cuts.end() - 1);
        for (std::size_t place = 0; place < size; ++place) gaps[place] = cuts[place + 1] - cuts[place];
        if (spread_.kind == WeightSpread::Kind::order) {
            std::iota(by_gap.begin(), by_gap.end(), std::size_t{0});
            std::sort(by_gap.begin(), by_gap.end(), [&](std::size_t a, std::size_t b) { return gaps[a] != gaps[b] ? gaps[a] > gaps[b] : a < b; });
            // The largest gaps go to the heaviest; among equals each keeps the order that chance gave.
            for (std::size_t first = 0, last; first < size; first = last) {
                for (last = first + 1; last < size && weight(by_weight[last]) == weight(by_weight[first]);) ++last;
                std::sort(by_gap.begin() + static_cast<std::ptrdiff_t>(first), by_gap.begin() + static_cast<std::ptrdiff_t>(last));
            }
        }
        for (std::size_t place = 0; place < size; ++place) {
            bool const ordered = spread_.kind == WeightSpread::Kind::order;
            std::size_t const member = ordered ? by_weight[place] : place;
            shares[static_cast<std::size_t>(group.members[member])][draw] = gaps[ordered ? by_gap[place] : place];
        }
    }
}

}  // namespace adherence
