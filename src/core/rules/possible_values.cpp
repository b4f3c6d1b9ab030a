#include "core/rules/possible_values.hpp"

#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

std::vector<Possible::Choice> equally_likely(std::vector<ValueSet> const& values, Number const& whole) {
    std::vector<Possible::Choice> choices;
    Number const share = whole / Number(static_cast<std::int64_t>(values.size()));
    for (ValueSet const& value : values) choices.push_back({value, share});
    return choices;
}

std::vector<ValueSet> levels_in(ValueSet const& values) {
    std::vector<ValueSet> levels;
    for (std::size_t level = 0; level < values.size(); ++level)
        if (values.contains_level(level)) levels.push_back(ValueSet::levels(values.size(), level, level));
    return levels;
}

Possible possible_dates(PossibleOn const& on, ValueSet const& values) {
    std::vector<ValueSet> rows;
    for (ValueSet const& row : pieces_of(on.framework, on.scale))
        if (ValueSet const part = row & values; !part.empty()) rows.push_back(part);
    Possible possible;
    for (ValueSet const& row : rows) {
        auto const parts = equally_likely(told_apart(on.tests, row), Number::fraction(1, static_cast<std::int64_t>(rows.size())));
        possible.choices.insert(possible.choices.end(), parts.begin(), parts.end());
    }
    return possible;
}

// The outermost points that a number may be at.
Interval outermost(PossibleOn const& on) {
    if (on.scale.type == ScaleType::percent) return {Number(0), Number(100), true, true};
    if (on.scale.type == ScaleType::relative)
        return on.column.empty() ? Interval{{}, {}, false, false} : Interval{on.column.front(), on.column.back(), true, true};
    return {on.scale.points.front().at, on.scale.points.back().at, true, true};
}

Possible possible_numbers(PossibleOn const& on, ValueSet const& values) {
    Possible possible;
    std::vector<ValueSet> single;
    ValueSet const inside = values & ValueSet::interval(Domain::number, outermost(on));
    for (Interval const& interval : inside.intervals()) {
        if (!interval.low || !interval.high) continue;
        if (*interval.low < *interval.high)
            possible.spans.push_back(interval);
        else
            single.push_back(ValueSet::single(Domain::number, *interval.low));
    }
    if (!possible.spans.empty()) return possible;
    // Beyond the outermost points all numbers on one side are alike but to tests.
    if (single.empty())
        for (Interval const& interval : values.intervals())
            for (ValueSet& part : told_apart(on.tests, ValueSet::interval(Domain::number, interval))) single.push_back(std::move(part));
    possible.choices = equally_likely(single, Number(1));
    return possible;
}

}  // namespace

Possible possible_values(PossibleOn const& on, ValueSet const& values) {
    switch (values.domain()) {
        case Domain::discrete: return {equally_likely(levels_in(values), Number(1)), {}};
        case Domain::date: return possible_dates(on, values);
        case Domain::number: return possible_numbers(on, values);
    }
    return {};
}

std::vector<ValueSet> told_apart(std::span<ValueSet const* const> tests, ValueSet const& values) {
    std::vector<ValueSet> parts{values};
    for (ValueSet const* passing : tests) {
        std::vector<ValueSet> finer;
        for (ValueSet const& part : parts)
            for (ValueSet const& side : {part & *passing, part & passing->complement()})
                if (!side.empty()) finer.push_back(side);
        parts = std::move(finer);
    }
    return parts;
}

Number length_of(Scale const& scale, Interval const& span) {
    return scale.type == ScaleType::logpoint ? log(*span.high / *span.low) : *span.high - *span.low;
}

}  // namespace adherence
