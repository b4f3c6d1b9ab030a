#include "core/advice/glance.hpp"

#include <algorithm>

namespace adherence {

std::size_t Glance::steps(Supposition const& country) {
    constexpr std::size_t of_roots = 4;
    ScorePlan const* const plan = country.block().summary(country.row()).plan;
    if (plan && plan->arithmetic()) return 1;
    return country.framework().criteria.size() * (country.framework().irrational ? of_roots : 1);
}

Glance::Glance(Supposition const& country, std::span<Appraisal const* const> cells, std::span<Outcome const> exact)
    : country_(country), verdicts_(country.framework().benefits.size(), every_verdict) {
    CountryBlock const& block = country.block();
    bool const fits = std::ranges::all_of(cells, [](Appraisal const* cell) { return cell->in_units || !cell->applicable(); });
    if (block.summary(country.row()).in_units && !fits) {
        block_.emplace(block.store_ptr(), std::vector(cells.begin(), cells.end()), block.supposed_weights());
        row_.emplace(*block_, 0, cells, verdicts_);
    } else {
        row_.emplace(block, country.row(), cells, verdicts_);
    }
    deduction_.emplace(country.framework(), reader_.emplace(*row_, exact));
    auto const deduce = [&](int benefit) { verdicts_[static_cast<std::size_t>(benefit)] = deduction_->possible(benefit); };
    for (int const other : country.framework().benefits[country.benefit()].reads) deduce(other);
    deduce(country.benefit());
    defined_ = country.benefit();
}

void Glance::speak_of(int benefit) {
    if (defined_ == benefit) return;
    defined_ = benefit;
    deduction_->define(country_.framework().benefits[benefit]);
}

Outcome Glance::outcome(int rule) {
    speak_of(country_.framework().rules[rule].benefit);
    return deduction_->outcome(rule);
}

Truth Glance::truth(int benefit, Clause const& clause, Effect effect) {
    speak_of(benefit);
    return deduction_->truth(clause, effect);
}

}  // namespace adherence
