#include "core/advice/supposition.hpp"

#include "core/scoring/relative.hpp"

namespace adherence {

Appraisal const* Supposition::known_as(int criterion, ValueSet const& value) {
    Assessment assessment;
    assessment.state = Assessment::State::known;
    assessment.values = value;
    Scale const& scale = framework().scale_of(framework().criteria[criterion]);
    if (scale.type != ScaleType::relative)
        return &kept_.emplace_back(block_.store().appraise(criterion, std::move(assessment)));
    std::vector<Number> known;
    for (std::size_t row = 0; row < block_.rows(); ++row)
        if (Appraisal const& cell = *block_.row(row)[static_cast<std::size_t>(criterion)]; cell.known())
            known.push_back(*cell.assessment.values.only());
    auto const score = RelativeColumn(scale.relative, std::move(known)).score(*value.only());
    ValueSet const scores = score ? ValueSet::single(Domain::number, *score) : ValueSet::none(Domain::number);
    return &kept_.emplace_back(block_.store().appraise(criterion, std::move(assessment), &scores));
}

CountryBlock Supposition::supposed(std::span<Change const> changes) const {
    std::vector<Appraisal const*> supposed(cells().begin(), cells().end());
    for (Change const& change : changes) supposed[static_cast<std::size_t>(change.criterion)] = change.cell;
    return CountryBlock(block_.store_ptr(), std::move(supposed), block_.supposed_weights());
}

Judgement Supposition::judgement_with(std::span<Change const> changes) const { return judge(supposed(changes), 0); }

bool Supposition::is_eligible_with(std::span<Change const> changes) const {
    return adherence::is_eligible(supposed(changes), 0, benefit_);
}

Judgement Supposition::judgement_under(std::shared_ptr<std::vector<Number> const> weights) const {
    return judge(CountryBlock(block_.store_ptr(), {cells().begin(), cells().end()}, std::move(weights)), 0);
}

}  // namespace adherence
