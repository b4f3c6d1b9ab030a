#include "core/rules/weight_box.hpp"

#include <algorithm>

#include "core/scoring/aggregate.hpp"

namespace adherence {

WeightBox::WeightBox(CountryBlock const& block, std::size_t row)
    : framework_(block.framework()),
      weights_(block.weights()),
      standings_(standings(framework_, weights_, block.row(row), framework_.root)) {
    for (Standing const& standing : standings_) spreads_.push_back(spread_of(standing));
    // A figure that is not there is not bounded.
    for (std::size_t node = 0; node < spreads_.size(); ++node)
        if (!standings_[node].scored) spreads_[node].worst = spreads_[node].best = {};
}

bool WeightBox::move(Number const& change) {
    less_ = Number(1) - change;
    more_ = Number(1) + change;
    for (int const node : framework_.bottom_up)
        if (!framework_.nodes[node].criterion && standings_[node].applicable && !work_out(node)) return false;
    return true;
}

bool WeightBox::work_out(int group) {
    Spread& spread = spreads_[group];
    if (spread.problem) return true;
    spread.coverage = ends(group, Aggregate::arithmetic, &Spread::coverage);
    if (!standings_[group].scored) return true;
    Aggregate const kind = framework_.nodes[group].aggregate;
    spread.worst = ends(group, kind, &Spread::worst);
    spread.best = ends(group, kind, &Spread::best);
    // Somewhere a part is negative under a mean that has no place for it.
    return spread.worst.low && spread.best.low && spread.worst.high && spread.best.high;
}

Ends WeightBox::ends(int group, Aggregate kind, Ends Spread::*figure) const {
    return {extreme(group, kind, figure, &Ends::low), extreme(group, kind, figure, &Ends::high)};
}

std::optional<Number> WeightBox::extreme(int group, Aggregate kind, Ends Spread::*figure, std::optional<Number> Ends::*end) const {
    bool const lowest = end == &Ends::low;
    std::vector<Part> parts;
    for (int const child : framework_.nodes[group].children)
        if (weights_[child].sign() > 0 && standings_[child].applicable)
            parts.push_back({&weights_[child], &(spreads_[child].*figure.*end)});
    for (Part const& part : parts)
        if (!*part.figure) return {};
    std::sort(parts.begin(), parts.end(), [](Part const& a, Part const& b) { return **a.figure < **b.figure; });
    if (kind == Aggregate::minimum) return *parts.front().figure;
    if (kind == Aggregate::maximum) return *parts.back().figure;
    if (kind == Aggregate::arithmetic) return arithmetic(parts, lowest);
    std::optional<Number> result;
    for (std::size_t cut = 0; cut <= parts.size(); ++cut) {
        auto const mean = mean_at(group, kind, parts, cut, lowest);
        if (!mean) continue;
        if (!mean->figure) return {};
        if (!result || (lowest ? *mean->figure < *result : *mean->figure > *result)) result = mean->figure;
    }
    return result;
}

// The first parts weigh more and the rest less, or the other way about: one part after another changes sides, as
// long as that helps.
Number WeightBox::arithmetic(std::vector<Part> const& parts, bool first_more) const {
    // As with most coverages, and where little is known.
    if (**parts.front().figure == **parts.back().figure) return **parts.front().figure;
    Number const& rest = first_more ? less_ : more_;
    Number const change = first_more ? more_ - less_ : less_ - more_;
    std::vector<Number> products;
    Number sum, weights;
    for (Part const& part : parts) {
        products.push_back(*part.weight * **part.figure);
        sum += products.back();
        weights += *part.weight;
    }
    sum *= rest;
    weights *= rest;
    std::optional<Number> best;
    if (!weights.is_zero()) best = sum / weights;
    for (std::size_t place = 0; place < parts.size(); ++place) {
        sum += products[place] * change;
        weights += *parts[place].weight * change;
        if (weights.is_zero()) break;
        Number mean = sum / weights;
        if (best && (first_more ? mean >= *best : mean <= *best)) break;
        best = std::move(mean);
    }
    return *best;
}

// The first parts weigh more and the rest less, or the other way about; empty where all weigh 0.
std::optional<WeightBox::Mean> WeightBox::mean_at(int group, Aggregate kind, std::vector<Part> const& parts, std::size_t cut, bool first_more) const {
    std::vector<Number> weights;
    for (std::size_t place = 0; place < parts.size(); ++place)
        weights.push_back(*parts[place].weight * ((place < cut) == first_more ? more_ : less_));
    std::vector<Weighted> weighted;
    for (std::size_t place = 0; place < parts.size(); ++place)
        if (weights[place].sign() > 0) weighted.push_back({&weights[place], &**parts[place].figure});
    if (weighted.empty()) return {};
    return Mean{aggregate(kind, framework_.nodes[group].exponent, weighted)};
}

}  // namespace adherence
