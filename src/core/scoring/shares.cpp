#include "core/scoring/shares.hpp"

namespace adherence {

std::vector<Number> shares_of(Framework const& framework, std::span<Number const> weights,
                              std::vector<bool> const& applies, int node) {
    std::vector<Number> of_criterion(framework.criteria.size()), of_node(framework.nodes.size());
    of_node[static_cast<std::size_t>(node)] = 1;
    auto const subtree = framework.subtree(node);
    for (auto below = subtree.rbegin(); below != subtree.rend(); ++below) {
        Number const& share = of_node[static_cast<std::size_t>(*below)];
        if (share.is_zero()) continue;
        Node const& one = framework.nodes[static_cast<std::size_t>(*below)];
        if (one.criterion) of_criterion[static_cast<std::size_t>(one.criterion_index)] = share;
        auto const takes_part = [&](int child) { return applies[static_cast<std::size_t>(child)] && weights[child].sign() > 0; };
        Number whole;
        for (int const child : one.children)
            if (takes_part(child)) whole += weights[child];
        for (int const child : one.children)
            if (takes_part(child)) of_node[static_cast<std::size_t>(child)] = share * weights[child] / whole;
    }
    return of_criterion;
}

}  // namespace adherence
