#include "core/scoring/scale_scores.hpp"

#include <algorithm>

namespace adherence {

namespace {

struct DatePiece {
    ValueSet dates;
    Number score;
};

// Every day and never, by the row that scores it (CONTRACT section 2, `date`).
std::vector<DatePiece> date_pieces(Framework const& framework, Scale const& scale) {
    Date const as_of = framework.as_of.value_or(Date{});
    std::vector<DatePiece> pieces;
    ValueSet rest = ValueSet::all(Domain::date);
    Number otherwise;
    for (DateRow const& row : scale.dates) {
        if (row.kind == DateRow::Kind::never) {
            otherwise = row.score;
            continue;
        }
        Interval covered{{}, Number(as_of.day), false, true};
        if (row.kind == DateRow::Kind::years) {
            covered.low = Number(years_before(as_of, row.years).day);
            covered.low_closed = true;
        }
        ValueSet const dates = ValueSet::interval(Domain::date, covered) & rest;
        rest = rest & dates.complement();
        if (!dates.empty()) pieces.push_back({dates, row.score});
    }
    pieces.push_back({rest, otherwise});
    return pieces;
}

// A straight piece of a point scale; an absent end is unbounded and flat.
struct Segment {
    std::optional<Number> from, to;
    Number from_score, to_score;
};

std::vector<Segment> segments(Scale const& scale) {
    std::vector<Segment> result;
    auto const& points = scale.points;
    result.push_back({{}, points.front().at, points.front().score, points.front().score});
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        result.push_back({points[i].at, points[i + 1].at, points[i].score, points[i + 1].score});
    result.push_back({points.back().at, {}, points.back().score, points.back().score});
    return result;
}

Number along(Scale const& scale, Segment const& segment, Number const& value) {
    if (segment.from_score == segment.to_score || value == *segment.from) return segment.from_score;
    if (value == *segment.to) return segment.to_score;
    Number const share = scale.type == ScaleType::logpoint
                             ? log(value / *segment.from) / log(*segment.to / *segment.from)
                             : (value - *segment.from) / (*segment.to - *segment.from);
    return segment.from_score + (segment.to_score - segment.from_score) * share;
}

Number back(Scale const& scale, Segment const& segment, Number const& score) {
    if (score == segment.from_score) return *segment.from;
    if (score == segment.to_score) return *segment.to;
    Number const share = (score - segment.from_score) / (segment.to_score - segment.from_score);
    if (scale.type == ScaleType::logpoint) return *segment.from * exp(share * log(*segment.to / *segment.from));
    return *segment.from + (*segment.to - *segment.from) * share;
}

Interval closed(std::optional<Number> const& low, std::optional<Number> const& high) {
    return {low, high, low.has_value(), high.has_value()};
}

// The interval from its lower to its higher end, whichever comes first.
Interval upright(Interval interval) {
    if (*interval.high < *interval.low) {
        std::swap(interval.low, interval.high);
        std::swap(interval.low_closed, interval.high_closed);
    }
    return interval;
}

// The scores over an interval of values inside one segment.
ValueSet image(Scale const& scale, Segment const& segment, Interval const& values) {
    if (segment.from_score == segment.to_score) return ValueSet::single(Domain::number, segment.from_score);
    return ValueSet::interval(Domain::number, upright({along(scale, segment, *values.low), along(scale, segment, *values.high),
                                                       values.low_closed, values.high_closed}));
}

ValueSet preimage(Scale const& scale, Segment const& segment, Interval const& scores) {
    return ValueSet::interval(Domain::number, upright({back(scale, segment, *scores.low), back(scale, segment, *scores.high),
                                                       scores.low_closed, scores.high_closed}));
}

}  // namespace

Number lowest_of(ValueSet const& numbers) { return *numbers.intervals().front().low; }
Number highest_of(ValueSet const& numbers) { return *numbers.intervals().back().high; }

ValueSet scores_of(Framework const& framework, Scale const& scale, ValueSet const& values) {
    ValueSet scores = ValueSet::none(Domain::number);
    switch (scale.type) {
        case ScaleType::level:
            for (std::size_t level = 0; level < scale.levels.size(); ++level)
                if (values.contains_level(level))
                    scores = scores | ValueSet::single(Domain::number, scale.levels[level].score);
            return scores;
        case ScaleType::date:
            for (DatePiece const& piece : date_pieces(framework, scale))
                if (!(piece.dates & values).empty()) scores = scores | ValueSet::single(Domain::number, piece.score);
            return scores;
        case ScaleType::point:
        case ScaleType::logpoint:
            for (Segment const& segment : segments(scale)) {
                ValueSet const part = values & ValueSet::interval(Domain::number, closed(segment.from, segment.to));
                for (Interval const& interval : part.intervals()) scores = scores | image(scale, segment, interval);
            }
            return scores;
        case ScaleType::percent:
        case ScaleType::relative: return values;
    }
    return scores;
}

ValueSet values_scoring(Framework const& framework, Scale const& scale, ValueSet const& scores) {
    switch (scale.type) {
        case ScaleType::level: {
            ValueSet values = ValueSet::none(Domain::discrete, scale.levels.size());
            for (std::size_t level = 0; level < scale.levels.size(); ++level)
                if (scores.contains(scale.levels[level].score))
                    values = values | ValueSet::levels(scale.levels.size(), level, level);
            return values;
        }
        case ScaleType::date: {
            ValueSet values = ValueSet::none(Domain::date);
            for (DatePiece const& piece : date_pieces(framework, scale))
                if (scores.contains(piece.score)) values = values | piece.dates;
            return values;
        }
        case ScaleType::point:
        case ScaleType::logpoint: {
            ValueSet values = ValueSet::none(Domain::number);
            for (Segment const& segment : segments(scale)) {
                ValueSet const span = ValueSet::interval(Domain::number, closed(segment.from, segment.to));
                if (segment.from_score == segment.to_score) {
                    if (scores.contains(segment.from_score)) values = values | span;
                    continue;
                }
                auto const [low, high] = std::minmax(segment.from_score, segment.to_score);
                ValueSet const reached = scores & ValueSet::interval(Domain::number, {low, high, true, true});
                for (Interval const& interval : reached.intervals())
                    values = values | preimage(scale, segment, interval);
            }
            return values & scale.everything();
        }
        case ScaleType::percent: return scores & scale.everything();
        case ScaleType::relative: return scores;
    }
    return scores;
}

std::vector<ValueSet> pieces_of(Framework const& framework, Scale const& scale) {
    std::vector<ValueSet> pieces;
    switch (scale.type) {
        case ScaleType::level:
            for (std::size_t level = 0; level < scale.levels.size(); ++level)
                pieces.push_back(ValueSet::levels(scale.levels.size(), level, level));
            break;
        case ScaleType::date:
            for (DatePiece& piece : date_pieces(framework, scale))
                if (!piece.dates.empty()) pieces.push_back(std::move(piece.dates));
            break;
        case ScaleType::point:
        case ScaleType::logpoint: {
            ValueSet rest = scale.everything();
            for (Segment const& segment : segments(scale)) {
                ValueSet piece = rest & ValueSet::interval(Domain::number, closed(segment.from, segment.to));
                if (piece.empty()) continue;
                rest = rest & piece.complement();
                pieces.push_back(std::move(piece));
            }
            break;
        }
        case ScaleType::percent:
        case ScaleType::relative: pieces.push_back(scale.everything()); break;
    }
    return pieces;
}

}  // namespace adherence
