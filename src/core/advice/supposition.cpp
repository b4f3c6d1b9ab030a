#include "core/advice/supposition.hpp"

#include <algorithm>

namespace adherence {

std::vector<int> Supposition::open_criteria() const {
    std::vector<int> criteria;
    for (int const node : framework().benefits[benefit_].rests_on)
        if (int const criterion = framework().nodes[node].criterion_index; cells()[static_cast<std::size_t>(criterion)]->open())
            criteria.push_back(criterion);
    std::sort(criteria.begin(), criteria.end());
    return criteria;
}

RelativeColumn Supposition::column_of(int criterion) const {
    return RelativeColumn(framework().scale_of(framework().criteria[criterion]).relative, block_.known_numbers(criterion));
}

Appraisal const* Supposition::known_as(int criterion, ValueSet const& value) {
    Assessment assessment;
    assessment.state = Assessment::State::known;
    assessment.values = value;
    Scale const& scale = framework().scale_of(framework().criteria[criterion]);
    if (scale.type != ScaleType::relative)
        return &kept_.emplace_back(block_.store().appraise(criterion, std::move(assessment)));
    auto const score = column_of(criterion).score(*value.only());
    ValueSet const scores = score ? ValueSet::single(Domain::number, *score) : ValueSet::none(Domain::number);
    return &kept_.emplace_back(block_.store().appraise(criterion, std::move(assessment), &scores));
}

Appraisal const* Supposition::freed(int criterion) {
    Scale const& scale = framework().scale_of(framework().criteria[criterion]);
    Assessment assessment;
    assessment.state = cells()[static_cast<std::size_t>(criterion)]->assessment.state;
    assessment.values = scale.everything();
    if (scale.type != ScaleType::relative)
        return &kept_.emplace_back(block_.store().appraise_with_ends(criterion, std::move(assessment)));
    RelativeColumn const column = column_of(criterion);
    ValueSet scores = ValueSet::none(Domain::number);
    if (column.low()) scores = ValueSet::interval(Domain::number, {column.low(), column.high(), true, true});
    return &kept_.emplace_back(block_.store().appraise_with_ends(criterion, std::move(assessment), &scores));
}

Appraisal const* Supposition::answered(int criterion) {
    Appraisal const& cell = *cells()[static_cast<std::size_t>(criterion)];
    Assessment assessment = cell.assessment;
    assessment.state = Assessment::State::known;
    bool const relative = framework().scale_of(framework().criteria[criterion]).type == ScaleType::relative;
    return &kept_.emplace_back(block_.store().appraise_with_ends(criterion, std::move(assessment), relative ? &cell.scores : nullptr));
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
