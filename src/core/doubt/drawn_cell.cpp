#include "core/doubt/drawn_cell.hpp"

#include <algorithm>
#include <cmath>

namespace adherence {

namespace {

double widened(double figure, double by) { return figure + by * nearly * std::max(1.0, std::fabs(figure)); }

// Where a number stands on its scale: itself, or its logarithm.
double place_of(Scale const& scale, Number const& value) {
    if (scale.type != ScaleType::logpoint) return value.to_double();
    return value.sign() > 0 ? log(value).to_double() : -std::numeric_limits<double>::infinity();
}

// What lies beyond the known numbers of a column scores as the last of them on that side: an open cell scores from the
// lowest to the highest of the column.
Number nearest_in(std::vector<Number> const& known, ValueSet const& values) {
    Interval const& some = values.intervals().front();
    if (some.low && *some.low >= known.back()) return known.back();
    if (some.high && *some.high <= known.front()) return known.front();
    return *values.only();
}

ScorePiece piece(double from, double to, double score, double score_at_end) {
    return {from, score, to > from ? (score_at_end - score) / (to - from) : 0.0};
}

// Between two numbers of the column scores are straight; a rank jumps at the numbers themselves.
std::vector<ScorePiece> pieces_of(RelativeColumn const& column, std::vector<Number> known) {
    std::vector<ScorePiece> pieces;
    if (!column.low()) return pieces;
    known.erase(std::unique(known.begin(), known.end()), known.end());
    for (std::size_t at = 0; at + 1 < known.size(); ++at) {
        Number const quarter = (known[at + 1] - known[at]) / Number(4);
        double const early = column.score(known[at] + quarter)->to_double();
        double const late = column.score(known[at + 1] - quarter)->to_double();
        double const from = known[at].to_double(), to = known[at + 1].to_double();
        pieces.push_back(piece(from, to, early - (late - early) / 2, late + (late - early) / 2));
    }
    if (known.size() == 1) pieces.push_back({known.front().to_double(), column.low()->to_double(), 0});
    return pieces;
}

std::vector<ScorePiece> pieces_of(Scale const& scale) {
    if (scale.type == ScaleType::percent) return {{0, 0, 1}};
    std::vector<ScorePiece> pieces;
    for (std::size_t at = 0; at + 1 < scale.points.size(); ++at)
        pieces.push_back(piece(place_of(scale, scale.points[at].at), place_of(scale, scale.points[at + 1].at),
                               scale.points[at].score.to_double(), scale.points[at + 1].score.to_double()));
    return pieces;
}

}  // namespace

std::vector<DoubleSpan> spans_of(ValueSet const& passing) {
    std::vector<DoubleSpan> spans;
    for (Interval const& interval : passing.intervals()) {
        DoubleSpan span;
        if (interval.low) span.low = widened(interval.low->to_double(), interval.low_closed ? -1 : 1);
        if (interval.high) span.high = widened(interval.high->to_double(), interval.high_closed ? 1 : -1);
        spans.push_back(span);
    }
    return spans;
}

LaneMask lanes_within(std::vector<DoubleSpan> const& spans, double const* figures) {
    LaneMask within = 0;
    for (DoubleSpan const& span : spans)
        for (std::size_t draw = 0; draw < lane_count; ++draw)
            within |= LaneMask{figures[draw] >= span.low && figures[draw] <= span.high} << draw;
    return within;
}

RelativeColumns::Column const& RelativeColumns::of(int criterion) {
    if (auto const met = met_.find(criterion); met != met_.end()) return met->second;
    Framework const& framework = block_.framework();
    std::vector<Number> known = block_.known_numbers(criterion);
    std::sort(known.begin(), known.end());
    Relative relative = framework.scale_of(framework.criteria[static_cast<std::size_t>(criterion)]).relative;
    RelativeColumn scores(relative, known);
    if (instead_ && scores.low()) {
        relative = {*instead_, *scores.low(), *scores.high(), relative.down};
        scores = RelativeColumn(relative, known);
    }
    return met_.emplace(criterion, Column{known, scores, pieces_of(scores, known)}).first->second;
}

DrawnCell::DrawnCell(RelativeColumns& columns, CountryBlock const& block, std::size_t row, int criterion) : criterion_(criterion) {
    Framework const& framework = block.framework();
    Scale const& scale = framework.scale_of(framework.criteria[static_cast<std::size_t>(criterion)]);
    Appraisal const& today = *block.row(row)[static_cast<std::size_t>(criterion)];
    RelativeColumns::Column const* const column = scale.type == ScaleType::relative ? &columns.of(criterion) : nullptr;
    std::vector<ValueSet const*> tests;
    for (int const rule : block.store().tests_on(criterion)) {
        Rule const& one = framework.rules[static_cast<std::size_t>(rule)];
        if (one.subject.kind == Subject::Kind::value) tests.push_back(&one.test.when_unknown);
    }
    Possible const possible =
        possible_values({framework, scale, column ? std::span<Number const>(column->known) : std::span<Number const>(), tests},
                        today.assessment.values);
    if (possible.spans.empty())
        choose(block, possible, column, today);
    else
        stretch(block, possible, column);
}

void DrawnCell::choose(CountryBlock const& block, Possible const& possible, RelativeColumns::Column const* column, Appraisal const& today) {
    Number upto;
    for (Possible::Choice const& choice : possible.choices) {
        Assessment assessment = today.assessment;
        assessment.values = choice.value;
        std::optional<ValueSet> scores;
        if (column) {
            auto const score = column->known.empty() ? std::nullopt : column->scores.score(nearest_in(column->known, choice.value));
            scores = score ? ValueSet::single(Domain::number, *score) : ValueSet::none(Domain::number);
        }
        Appraisal const cell = block.store().appraise(criterion_, std::move(assessment), scores ? &*scores : nullptr);
        upto += choice.share;
        choices_.push_back({cell.scored ? cell.low.to_double() : 0, upto.to_double(), choice.share, {cell.outcomes.begin(), cell.outcomes.end()}});
    }
}

void DrawnCell::stretch(CountryBlock const& block, Possible const& possible, RelativeColumns::Column const* column) {
    Framework const& framework = block.framework();
    Scale const& scale = framework.scale_of(framework.criteria[static_cast<std::size_t>(criterion_)]);
    pieces_ = column ? column->pieces : pieces_of(scale);
    double whole = 0;
    for (Interval const& span : possible.spans) {
        double const from = place_of(scale, *span.low), length = length_of(scale, span).to_double();
        whole += length;
        stretches_.push_back({from, length, whole});
    }
    for (Stretch& one : stretches_) one.upto /= whole;
    for (int const rule : block.store().tests_on(criterion_)) {
        Rule const& one = framework.rules[static_cast<std::size_t>(rule)];
        Test test{one.subject.kind == Subject::Kind::value, {}};
        if (test.by_value && scale.type == ScaleType::logpoint) {
            for (Interval const& interval : one.test.when_unknown.intervals()) {
                DoubleSpan span;
                if (interval.low) span.low = place_of(scale, *interval.low);
                if (interval.high) span.high = place_of(scale, *interval.high);
                test.spans.push_back(span);
            }
        } else {
            test.spans = spans_of(one.test.when_unknown);
        }
        tests_.push_back(std::move(test));
    }
}

void DrawnCell::draw(double const* uniform, DrawnLanes& drawn) const {
    if (!choices_.empty()) {
        drawn.outcomes.assign(choices_.front().outcomes.size(), LaneOutcome{});
        LaneMask rest = every_lane;
        for (std::size_t place = 0; place < choices_.size(); ++place) {
            Choice const& choice = choices_[place];
            LaneMask here = rest;
            if (place + 1 < choices_.size())
                for (std::size_t draw = 0; draw < lane_count; ++draw) here &= ~(LaneMask{uniform[draw] >= choice.upto} << draw);
            rest &= ~here;
            for (LaneMask left = here; left != 0; left &= left - 1) drawn.score[std::countr_zero(left)] = choice.score;
            for (std::size_t slot = 0; slot < choice.outcomes.size(); ++slot) {
                if (choice.outcomes[slot] == Outcome::holds) drawn.outcomes[slot].holds |= here;
                if (choice.outcomes[slot] == Outcome::fails) drawn.outcomes[slot].fails |= here;
            }
        }
        return;
    }
    Lane place;
    for (std::size_t draw = 0; draw < lane_count; ++draw) {
        std::size_t at = 0;
        while (at + 1 < stretches_.size() && uniform[draw] >= stretches_[at].upto) ++at;
        double const before = at > 0 ? stretches_[at - 1].upto : 0;
        place[draw] = stretches_[at].from + stretches_[at].length * ((uniform[draw] - before) / (stretches_[at].upto - before));
        if (pieces_.empty()) continue;
        auto const after = std::upper_bound(pieces_.begin() + 1, pieces_.end(), place[draw],
                                            [](double value, ScorePiece const& piece) { return value < piece.from; });
        ScorePiece const& piece = *(after - 1);
        drawn.score[draw] = piece.score + piece.slope * (place[draw] - piece.from);
    }
    drawn.outcomes.clear();
    for (Test const& test : tests_) {
        bool const asked = test.by_value || !pieces_.empty();
        drawn.outcomes.push_back(asked ? LaneOutcome::where(lanes_within(test.spans, test.by_value ? place : drawn.score)) : LaneOutcome{});
    }
}

}  // namespace adherence
