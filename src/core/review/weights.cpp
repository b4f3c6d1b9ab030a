#include "core/review/weights.hpp"

#include <algorithm>

namespace adherence {

namespace {

class WeightReview {
public:
    WeightReview(Framework const& framework, Faults& faults)
        : framework_(framework), faults_(faults), asked_(framework.nodes.size(), 0), covered_(framework.nodes.size(), 0),
          named_(framework.nodes.size(), 0) {
        for (Subject const& subject : framework.subjects)
            if (is_of_node(subject)) {
                asked_[subject.index] = 1;
                if (subject.kind == Subject::Kind::coverage) covered_[subject.index] = 1;
            }
        for (WrittenRule const& rule : framework.written)
            if (is_of_node(rule.subject)) named_[rule.subject.index] = 1;
    }

    void run() {
        Node const& root = framework_.nodes[framework_.root];
        if (root.weight != Number(1))
            faults_.warning("review.weight-of-root", at(framework_.root, "weight"), {{"content", root.id}, {"weight", root.weight.to_text()}});
        for (std::size_t node = 0; node < framework_.nodes.size(); ++node) {
            Node const& one = framework_.nodes[node];
            if (!one.criterion) look_at_group(static_cast<int>(node));
            if (one.weight.is_zero() && static_cast<int>(node) != framework_.root) look_at_unweighted(static_cast<int>(node));
        }
    }

private:
    [[nodiscard]] static bool is_of_node(Subject const& subject) {
        return subject.kind == Subject::Kind::value || subject.kind == Subject::Kind::score ||
               subject.kind == Subject::Kind::coverage;
    }

    [[nodiscard]] Place at(int node, std::string_view column) const { return {"criteria", framework_.nodes[node].row, column}; }

    void look_at_group(int index) {
        Node const& group = framework_.nodes[index];
        std::vector<int> weighed;
        for (int const child : group.children)
            if (framework_.nodes[child].weight.sign() > 0) weighed.push_back(child);
        if (weighed.size() == 1) {
            Node const& only = framework_.nodes[weighed.front()];
            if (only.weight != Number(1))
                faults_.warning("review.weight-alone", at(weighed.front(), "weight"),
                                {{"content", only.id}, {"group", group.id}, {"weight", only.weight.to_text()}});
        }
        bool const extreme = group.aggregate == Aggregate::minimum || group.aggregate == Aggregate::maximum;
        if (!extreme || weighed.size() < 2 || is_covered(index)) return;
        auto const other = std::find_if(weighed.begin(), weighed.end(), [&](int child) {
            return framework_.nodes[child].weight != framework_.nodes[weighed.front()].weight;
        });
        if (other == weighed.end()) return;
        Node const& first = framework_.nodes[weighed.front()];
        Node const& second = framework_.nodes[*other];
        std::string const word = group.aggregate == Aggregate::minimum ? "minimum" : "maximum";
        faults_.warning("review.weights-of-extreme", at(index, "aggregate"),
                        {{"content", group.id}, {"aggregate", word}, {"first", first.id}, {"first_weight", first.weight.to_text()},
                         {"second", second.id}, {"second_weight", second.weight.to_text()}});
    }

    // Does a rule ask how much is known of the node, or of a group in which it counts?
    [[nodiscard]] bool is_covered(int node) const {
        while (!covered_[node] && framework_.nodes[node].parent >= 0 && framework_.nodes[node].weight.sign() > 0)
            node = framework_.nodes[node].parent;
        return covered_[node];
    }

    // A node of weight 0 that only rules which are not in force ask for, or for anything below it. A weight of 0 alone is
    // no mistake: nobody writes it without meaning that the node only describes.
    void look_at_unweighted(int index) {
        auto const below = framework_.subtree(index);
        if (std::any_of(below.begin(), below.end(), [&](int node) { return asked_[node]; })) return;
        if (std::none_of(below.begin(), below.end(), [&](int node) { return named_[node]; })) return;
        faults_.warning(framework_.nodes[index].criterion ? "review.weight-unread" : "review.weight-unread-group", at(index, "weight"),
                        {{"content", framework_.nodes[index].id}});
    }

    Framework const& framework_;
    Faults& faults_;
    std::vector<char> asked_, covered_, named_;  // by node: by a rule in force, for its coverage, by any row
};

}  // namespace

void review_weights(Framework const& framework, Faults& faults) { WeightReview(framework, faults).run(); }

}  // namespace adherence
