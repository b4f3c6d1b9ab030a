#include "core/advice/margin.hpp"

#include <algorithm>
#include <tuple>

#include "core/advice/value_line.hpp"
#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

Margin down_the_levels(ValueLine const& line, Margin margin, Verdict verdict) {
    std::size_t const size = margin.value.size();
    for (auto level = static_cast<std::size_t>(margin.value.only()->to_double()); level-- > 0;) {
        ValueSet const lower = ValueSet::levels(size, level, level);
        if (line.verdict_at(lower) != verdict) break;
        margin.lowest = lower;
    }
    return margin;
}

// ---- dates ----------------------------------------------------------------------------------------------------

/// Days that score alike and that no test tells apart, one after another; or never.
struct Days {
    enum class When : std::uint8_t { past, future, never };
    ValueSet days;
    Number score;
    When when = When::past;
    std::optional<Number> first, last;  ///< on the road
    std::optional<Number> place;        ///< along it, among what scores alike
};

Days run_of_days(Interval const& interval, Number const& score, Number const& as_of, bool forward) {
    Days run{ValueSet::interval(Domain::date, interval), score, Days::When::past, interval.high, interval.low, {}};
    if (interval.low && *interval.low > as_of) run.when = Days::When::future;
    if (forward || run.when == Days::When::future) {
        std::swap(run.first, run.last);
        run.place = run.first;
    } else {
        run.place = -*run.first;
    }
    return run;
}

// All dates, from those that score highest down.
std::vector<Days> road_of(ValueLine const& line) {
    Framework const& framework = line.country().framework();
    Scale const& scale = line.scale();
    Number const as_of(framework.as_of.value_or(Date{}).day);
    bool const forward = std::any_of(scale.dates.begin(), scale.dates.end(),
                                     [](DateRow const& row) { return row.kind == DateRow::Kind::in_force; });
    ValueSet const past = ValueSet::interval(Domain::date, {{}, as_of, false, true});
    std::vector<Days> road;
    for (ValueSet const& row : pieces_of(framework, scale)) {
        Number const score = lowest_of(scores_of(framework, scale, row));
        for (ValueSet const& part : line.told_apart(row)) {
            for (ValueSet const& side : {part & past, part & past.complement()})
                for (Interval const& interval : side.intervals()) road.push_back(run_of_days(interval, score, as_of, forward));
            if (part.has_never()) road.push_back({ValueSet::never(), score, Days::When::never, {}, {}, {}});
        }
    }
    std::sort(road.begin(), road.end(), [](Days const& a, Days const& b) {
        if (a.score != b.score) return a.score > b.score;
        return std::tie(a.when, a.place) < std::tie(b.when, b.place);
    });
    return road;
}

Margin down_the_dates(ValueLine const& line, Margin margin, Verdict verdict) {
    std::vector<Days> const road = road_of(line);
    auto const today = std::find_if(road.begin(), road.end(), [&](Days const& days) {
        return days.days.holds_for(margin.value) == Truth::yes;
    });
    if (today == road.end()) return margin;
    auto const value_of = [](std::optional<Number> const& day) { return ValueSet::single(Domain::date, *day); };
    // Where the days have no last one, today's is as good as any of them.
    if (today->last) margin.lowest = value_of(today->last);
    for (auto next = today + 1; next != road.end(); ++next) {
        if (line.verdict_at(next->days) != verdict) break;
        margin.lowest = next->when == Days::When::never ? next->days : value_of(next->last ? next->last : next->first);
    }
    return margin;
}

// ---- numbers --------------------------------------------------------------------------------------------------

Number score_at(ValueLine const& line, Number const& value) {
    return lowest_of(scores_of(line.country().framework(), line.scale(), ValueSet::single(Domain::number, value)));
}

/// The way along the points of a scale on one side of a value, as far as the score does not rise.
struct Side {
    Number end;
    Number lowest;
    bool falls = false;
};

template <class Points>
Side side_of(Number const& value, Number const& score, Points const& points) {
    Side side{value, score, false};
    for (Point const& point : points) {
        if (point.score > side.lowest) break;
        side.falls = side.falls || point.score < side.lowest;
        side.lowest = point.score;
        side.end = point.at;
    }
    if (!side.falls) side.end = value;
    return side;
}

Number end_on_points(ValueLine const& line, Number const& value) {
    auto const& points = line.scale().points;
    auto const first_above = std::upper_bound(points.begin(), points.end(), value, [](Number const& at, Point const& point) { return at < point.at; });
    auto const first_below = std::make_reverse_iterator(std::lower_bound(
        points.begin(), points.end(), value, [](Point const& point, Number const& at) { return point.at < at; }));
    Number const score = score_at(line, value);
    Side const above = side_of(value, score, std::vector<Point>(first_above, points.end()));
    Side const below = side_of(value, score, std::vector<Point>(first_below, points.rend()));
    if (above.falls && (!below.falls || above.lowest < below.lowest)) return above.end;
    return below.end;
}

// The lowest-scoring number that the way down leads to.
Number end_of(ValueLine const& line, Number const& value) {
    switch (line.scale().type) {
        case ScaleType::percent: return Number();
        case ScaleType::relative: {
            auto const& column = line.column();
            if (column.size() < 2 || !line.today().scored) return value;
            auto const low = line.relative_score(column.front()), high = line.relative_score(column.back());
            if (*low == *high) return value;
            return *low < *high ? column.front() : column.back();
        }
        default: return end_on_points(line, value);
    }
}

Margin down_the_numbers(ValueLine const& line, Margin margin, Verdict verdict) {
    Number const from = *margin.value.only(), to = end_of(line, from);
    if (from == to) return margin;
    Walk walk(line, {[](VerdictSet set) { return static_cast<int>(verdict_of(set)); },
                     [&](ValueSet const& value) { return static_cast<int>(line.verdict_at(value)); }});
    walk.run(from, to, [&](Interval const& values, int kind) {
        if (kind != static_cast<int>(verdict)) return false;
        margin.lowest = ValueSet::single(Domain::number, to < from ? *values.low : *values.high);
        margin.kept = to < from ? values.low_closed : values.high_closed;
        return true;
    });
    return margin;
}

}  // namespace

std::vector<Margin> margins(Supposition const& country) {
    Framework const& framework = country.framework();
    Verdict const verdict = country.today().verdict;
    std::vector<int> nodes = framework.benefits[static_cast<std::size_t>(country.benefit())].rests_on;
    std::sort(nodes.begin(), nodes.end());
    std::vector<Margin> result;
    for (int const node : nodes) {
        int const criterion = framework.nodes[static_cast<std::size_t>(node)].criterion_index;
        ValueLine const line(country, criterion);
        if (!line.today().known()) continue;
        ValueSet const& value = line.today().assessment.values;
        Margin const today{node, value, value, true};
        switch (value.domain()) {
            case Domain::discrete: result.push_back(down_the_levels(line, today, verdict)); break;
            case Domain::date: result.push_back(down_the_dates(line, today, verdict)); break;
            case Domain::number: result.push_back(down_the_numbers(line, today, verdict)); break;
        }
    }
    return result;
}

}  // namespace adherence
