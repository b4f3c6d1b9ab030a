#include "core/scoring/standing.hpp"

#include "core/scoring/aggregate.hpp"

namespace adherence {

namespace {

Standing of_cell(Appraisal const& cell) {
    Standing standing;
    standing.applicable = cell.applicable();
    standing.problem = cell.problem();
    standing.scored = cell.scored;
    if (!standing.applicable || standing.problem) return standing;
    if (cell.known()) standing.coverage = Number(100);
    if (!cell.scored) return standing;
    standing.low = cell.low;
    standing.high = cell.high;
    if (cell.assessment.state != Assessment::State::unknown) standing.score = cell.middle;
    return standing;
}

class Group {
public:
    Group(Node const& node, std::span<Number const> weights, std::vector<Standing> const& standings) : node_(node) {
        for (int const child : node.children)
            if (weights[child].sign() > 0 && standings[child].applicable)
                parts_.push_back({&weights[child], &standings[child]});
    }

    [[nodiscard]] Standing standing() {
        Standing result;
        result.applicable = !parts_.empty();
        if (!result.applicable) return result;
        bool known = true;
        for (Part const& part : parts_) {
            result.problem = result.problem || part.child->problem;
            result.scored = result.scored && part.child->scored;
            known = known && one_figure(*part.child);
        }
        if (result.problem) return result;
        result.coverage = *mean(Aggregate::arithmetic, &Standing::coverage);
        auto const score = mean(node_.aggregate, &Standing::score);
        if (result.scored) {
            result.low = known ? score : mean(node_.aggregate, &Standing::low);
            result.high = known ? score : mean(node_.aggregate, &Standing::high);
        }
        result.score = score;
        // The only reason for a mean not to be there, although its parts are, is a negative one.
        result.problem = (!score && any_scored()) || (result.scored && (!result.low || !result.high));
        if (result.problem) result.score = result.low = result.high = {};
        return result;
    }

private:
    struct Part {
        Number const* weight;
        Standing const* child;
    };

    // One figure in every completion, and on what is known as well.
    [[nodiscard]] static bool one_figure(Standing const& child) {
        return !child.problem && child.scored && child.score && *child.low == *child.high && *child.score == *child.low;
    }

    [[nodiscard]] bool any_scored() const {
        for (Part const& part : parts_)
            if (part.child->score) return true;
        return false;
    }

    std::optional<Number> mean(Aggregate kind, Number Standing::*figure) {
        weighted_.clear();
        for (Part const& part : parts_) weighted_.push_back({part.weight, &(part.child->*figure)});
        return aggregate(kind, node_.exponent, weighted_);
    }

    // Of the children that have the figure.
    std::optional<Number> mean(Aggregate kind, std::optional<Number> Standing::*figure) {
        weighted_.clear();
        for (Part const& part : parts_)
            if (auto const& one = part.child->*figure) weighted_.push_back({part.weight, &*one});
        if (weighted_.empty()) return {};
        return aggregate(kind, node_.exponent, weighted_);
    }

    Node const& node_;
    std::vector<Part> parts_;
    std::vector<Weighted> weighted_;
};

}  // namespace

Standing standing_of_group(Framework const& framework, std::span<Number const> weights,
                           std::vector<Standing> const& standings, int group) {
    return Group(framework.nodes[group], weights, standings).standing();
}

std::vector<Standing> standings(Framework const& framework, std::span<Number const> weights,
                                std::span<Appraisal const* const> cells, int node) {
    std::vector<Standing> result(framework.nodes.size());
    for (int const index : framework.subtree(node)) {
        Node const& one = framework.nodes[index];
        result[index] = one.criterion ? of_cell(*cells[one.criterion_index])
                                      : standing_of_group(framework, weights, result, index);
    }
    return result;
}

}  // namespace adherence
