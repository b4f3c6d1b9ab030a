#include "core/advice/safe_change.hpp"

#include <algorithm>

#include "core/advice/spread.hpp"
#include "core/scoring/aggregate.hpp"

namespace adherence {

namespace {

constexpr int halvings = 20;

// The fraction of the smallest denominator from low to high. \pre 0 <= low < high
Number simplest_between(Number const& low, Number const& high) {
    Number const whole = low.floor();
    if (whole == low) return whole;
    if (whole + Number(1) <= high) return whole + Number(1);
    return whole + Number(1) / simplest_between(Number(1) / (high - whole), Number(1) / (low - whole));
}

struct Part {
    Number const* weight;
    std::optional<Number> const* figure;
};

class WeightBox {
public:
    explicit WeightBox(Supposition const& country)
        : country_(country),
          framework_(country.framework()),
          weights_(country.block().weights()),
          standings_(standings(framework_, weights_, country.cells(), framework_.root)),
          judge_(country) {
        for (Standing const& standing : standings_) spreads_.push_back(spread_of(standing));
        // A figure that is not there is not bounded.
        for (std::size_t node = 0; node < spreads_.size(); ++node)
            if (!standings_[node].scored) spreads_[node].worst = spreads_[node].best = {};
    }

    /// Does the verdict certainly stand under any weights within this change?
    [[nodiscard]] bool stands(Number const& change) {
        less_ = Number(1) - change;
        more_ = Number(1) + change;
        for (int const node : framework_.bottom_up)
            if (!framework_.nodes[node].criterion && standings_[node].applicable && !work_out(node)) return false;
        return judge_.verdict(spreads_) == country_.today().verdict;
    }

private:
    [[nodiscard]] bool work_out(int group) {
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

    [[nodiscard]] Ends ends(int group, Aggregate kind, Ends Spread::*figure) {
        return {extreme(group, kind, figure, &Ends::low), extreme(group, kind, figure, &Ends::high)};
    }

    [[nodiscard]] std::optional<Number> extreme(int group, Aggregate kind, Ends Spread::*figure, std::optional<Number> Ends::*end) {
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
    [[nodiscard]] Number arithmetic(std::vector<Part> const& parts, bool first_more) const {
        Number const& rest = first_more ? less_ : more_;
        Number const change = first_more ? more_ - less_ : less_ - more_;
        Number sum, weights;
        for (Part const& part : parts) {
            Number const weight = *part.weight * rest;
            sum += weight * **part.figure;
            weights += weight;
        }
        std::optional<Number> best;
        if (!weights.is_zero()) best = sum / weights;
        for (Part const& part : parts) {
            Number const weight = *part.weight * change;
            sum += weight * **part.figure;
            weights += weight;
            if (weights.is_zero()) break;
            Number mean = sum / weights;
            if (best && (first_more ? mean >= *best : mean <= *best)) break;
            best = std::move(mean);
        }
        return *best;
    }

    struct Mean {
        std::optional<Number> figure;  // empty: a negative part
    };

    // The first parts weigh more and the rest less, or the other way about; empty where all weigh 0.
    [[nodiscard]] std::optional<Mean> mean_at(int group, Aggregate kind, std::vector<Part> const& parts, std::size_t cut, bool first_more) {
        std::vector<Number> weights;
        for (std::size_t place = 0; place < parts.size(); ++place)
            weights.push_back(*parts[place].weight * ((place < cut) == first_more ? more_ : less_));
        std::vector<Weighted> weighted;
        for (std::size_t place = 0; place < parts.size(); ++place)
            if (weights[place].sign() > 0) weighted.push_back({&weights[place], &**parts[place].figure});
        if (weighted.empty()) return {};
        return Mean{aggregate(kind, framework_.nodes[group].exponent, weighted)};
    }

    Supposition const& country_;
    Framework const& framework_;
    std::span<Number const> weights_;
    std::vector<Standing> standings_;
    SpreadJudge judge_;
    std::vector<Spread> spreads_;
    Number less_ = 1, more_ = 1;
};

}  // namespace

Number largest_safe_change(Supposition const& country) {
    if (country.today().verdict == Verdict::invalid) return 0;
    WeightBox box(country);
    if (box.stands(1)) return 1;
    if (!box.stands(0)) return 0;
    Number safe = 0, unsafe = 1;
    for (int halving = 0; halving < halvings; ++halving) {
        Number const middle = (safe + unsafe) / Number(2);
        (box.stands(middle) ? safe : unsafe) = middle;
    }
    // Weights and thresholds are figures that people write: the bound itself mostly is a simple fraction.
    Number const bound = safe.is_zero() ? safe : simplest_between(safe, unsafe);
    return box.stands(bound) ? bound : safe;
}

}  // namespace adherence
