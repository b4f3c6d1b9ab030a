#include "core/advice/group_steps.hpp"

#include <algorithm>

#include "core/advice/mean_line.hpp"
#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

void sort_once(std::vector<Number>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void add_ends(ValueSet const& set, std::vector<Number>& ends) {
    for (Interval const& piece : set.intervals()) {
        if (piece.low) ends.push_back(*piece.low);
        if (piece.high) ends.push_back(*piece.high);
    }
}

}  // namespace

GroupSteps::GroupSteps(Supposition const& country, std::span<int const> rules, std::vector<Standing> const& standings)
    : country_(country),
      standings_(standings),
      asked_(country.framework().nodes.size(), false),
      scores_(asked_.size()),
      coverages_(asked_.size()) {
    for (int const index : rules) {
        Rule const& rule = country.framework().rules[index];
        auto const node = static_cast<std::size_t>(rule.subject.index);
        asked_[node] = true;
        std::vector<Number>& ends = rule.subject.kind == Subject::Kind::coverage ? coverages_[node] : scores_[node];
        add_ends(rule.test.when_known, ends);
        add_ends(rule.test.when_unknown, ends);
        sort_once(ends);
    }
}

std::optional<std::vector<Number>> GroupSteps::of(int node, std::size_t most) const {
    Node const& one = country_.framework().nodes[node];
    auto steps = one.criterion ? std::optional(of_cell(one.criterion_index)) : of_group(node, most);
    if (steps) sort_once(*steps);
    if (steps && steps->size() > most) return {};
    return steps;
}

std::vector<Number> GroupSteps::of_cell(int criterion) const {
    Appraisal const& cell = *country_.cells()[static_cast<std::size_t>(criterion)];
    std::vector<Number> steps;
    if (!cell.scored) return steps;
    add_ends(cell.scores, steps);
    if (!cell.open()) return steps;
    Framework const& framework = country_.framework();
    Scale const& scale = framework.scale_of(framework.criteria[criterion]);
    for (int const index : country_.block().store().tests_on(criterion)) {
        Rule const& rule = framework.rules[index];
        ValueSet const& passing = rule.test.when_unknown;
        if (rule.subject.kind == Subject::Kind::score)
            add_ends(passing & cell.scores, steps);
        else if (scale.type != ScaleType::relative)
            for (ValueSet const& part : {cell.assessment.values & passing, cell.assessment.values & passing.complement()})
                if (!part.empty()) add_ends(scores_of(framework, scale, part), steps);
    }
    return steps;
}

std::optional<std::vector<Number>> GroupSteps::of_group(int group, std::size_t most) const {
    Node const& node = country_.framework().nodes[group];
    auto const weights = country_.block().weights();
    MeanLine const line(node);
    Number whole;
    std::vector<Number> sums{Number()}, steps = thresholds(group, false);
    bool zero = false;
    for (int const child : node.children) {
        if (weights[child].sign() <= 0 || !standings_[static_cast<std::size_t>(child)].applicable) continue;
        auto const figures = of(child, most);
        if (!figures) return {};
        whole += weights[child];
        if (line.extreme()) {
            steps.insert(steps.end(), figures->begin(), figures->end());
            continue;
        }
        std::vector<Number> further;
        for (Number const& figure : *figures) {
            auto const there = line.there(figure);
            zero = zero || !there;
            if (there)
                for (Number const& sum : sums) further.push_back(sum + weights[child] * *there);
        }
        sort_once(further);
        if (further.size() > most) return {};
        sums = std::move(further);
    }
    if (zero) steps.push_back(0);
    if (!line.extreme() && !whole.is_zero())
        for (Number const& sum : sums)
            if (auto back = line.back(sum / whole)) steps.push_back(std::move(*back));
    return steps;
}

}  // namespace adherence
