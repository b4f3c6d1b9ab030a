#include "core/advice/value_line.hpp"

#include <algorithm>

#include "core/rules/reach.hpp"
#include "core/scoring/aggregate.hpp"
#include "core/scoring/scale_scores.hpp"
#include "core/scoring/standing.hpp"

namespace adherence {

namespace {

// Beyond so many, points are left out, and stretches halved instead.
constexpr std::size_t most_points = 3000;
constexpr int most_halvings = 40;

void sort_out(std::vector<Number>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

void add_ends(ValueSet const& set, std::vector<Number>& numbers) {
    for (Interval const& interval : set.intervals()) {
        if (interval.low) numbers.push_back(*interval.low);
        if (interval.high) numbers.push_back(*interval.high);
    }
}

ValueSet points_at(std::vector<Number> const& numbers) {
    std::vector<Interval> points;
    for (Number const& number : numbers) points.push_back({number, number, true, true});
    return ValueSet::of(Domain::number, std::move(points));
}

bool is_extreme(Node const& group) {
    return group.aggregate == Aggregate::minimum || group.aggregate == Aggregate::maximum;
}

Number exponent_of(Node const& group) {
    switch (group.aggregate) {
        case Aggregate::harmonic: return Number(-1);
        case Aggregate::geometric: return Number(0);
        case Aggregate::power: return group.exponent;
        default: return Number(1);
    }
}

// What one part must score for the mean to be `mean`, the rest of the parts having a mean of their own.
std::optional<Number> part_for(Node const& group, Number const& weight, Number const& mean, Number const& rest_weight,
                               Number const& rest) {
    // A minimum is `mean` where the part is and the rest is no less; where that cannot be, nothing turns there.
    if (rest_weight.is_zero() || is_extreme(group)) return mean;
    Number const whole = weight + rest_weight;
    Number const exponent = exponent_of(group);
    if (exponent == Number(1)) return (mean * whole - rest * rest_weight) / weight;
    if (mean.sign() < 0 || rest.sign() < 0) return {};
    if (exponent.sign() <= 0 && (mean.is_zero() || rest.is_zero())) return Number();
    if (exponent.is_zero()) return exp((log(mean) * whole - log(rest) * rest_weight) / weight);
    auto const power = [&](Number const& base) { return base.is_zero() ? Number() : pow(base, exponent); };
    Number const there = (power(mean) * whole - power(rest) * rest_weight) / weight;
    if (there.sign() < 0) return {};
    return there.is_zero() ? Number() : pow(there, Number(1) / exponent);
}

}  // namespace

ValueLine::ValueLine(Supposition const& country, int criterion)
    : country_(country), criterion_(criterion), node_(country.framework().criteria[static_cast<std::size_t>(criterion)]) {
    Framework const& framework = country.framework();
    Benefit const& benefit = framework.benefits[static_cast<std::size_t>(country.benefit())];
    rules_ = benefit.rules;
    for (int const other : benefit.reads) {
        auto const& rules = framework.benefits[static_cast<std::size_t>(other)].rules;
        rules_.insert(rules_.end(), rules.begin(), rules.end());
    }
    if (scale().type != ScaleType::relative) return;
    column_ = country.block().known_numbers(criterion);
    relative_.emplace(scale().relative, column_);
    sort_out(column_);
}

// ---- what is left ---------------------------------------------------------------------------------------------

ValueSet ValueLine::scores_over(ValueSet const& values) const {
    ValueSet scores = ValueSet::none(Domain::number);
    for (Interval const& interval : values.intervals()) {
        if (!interval.low || !interval.high) return ValueSet::none(Domain::number);
        auto const first = relative_->score(*interval.low), last = relative_->score(*interval.high);
        if (!first || !last) return ValueSet::none(Domain::number);
        // Value and score part company inside a stretch: more than can be, and never less.
        scores = scores | ValueSet::interval(Domain::number, {std::min(*first, *last), std::max(*first, *last), true, true});
    }
    return scores;
}

Appraisal ValueLine::cell_with(ValueSet const& values) const {
    Assessment known;
    known.state = Assessment::State::known;
    known.values = values;
    if (!relative_) return country_.block().store().appraise(criterion_, std::move(known));
    ValueSet const scores = scores_over(values);
    return country_.block().store().appraise(criterion_, std::move(known), &scores);
}

Appraisal ValueLine::left_with(ValueSet const& values) const {
    Assessment assessment = today().assessment;
    assessment.values = values;
    AppraisalStore const& store = country_.block().store();
    if (!relative_) return store.appraise(criterion_, std::move(assessment));
    auto const number = values.only();
    auto const score = number ? relative_score(*number) : std::nullopt;
    ValueSet const scores = score ? ValueSet::single(Domain::number, *score) : today().scores;
    return store.appraise(criterion_, std::move(assessment), &scores);
}

Judgement ValueLine::judged(Appraisal const& cell, Detail detail) const {
    if (detail == Detail::verdicts) {
        Supposition::Change const change{criterion_, &cell};
        return country_.judgement_with(std::span(&change, 1));
    }
    std::vector<Appraisal const*> cells(country_.cells().begin(), country_.cells().end());
    cells[static_cast<std::size_t>(criterion_)] = &cell;
    CountryBlock const block(country_.block().store_ptr(), std::move(cells), country_.block().supposed_weights());
    int const benefit = country_.benefit();
    return evaluate(block, 0, std::span(&benefit, 1), detail).verdict(benefit);
}

Verdict ValueLine::verdict_at(ValueSet const& value) const { return judged(cell_with(value), Detail::verdicts).verdict; }

VerdictSet ValueLine::settled_at(ValueSet const& value) const {
    Appraisal const cell = cell_with(value);
    Judgement judgement = judged(cell, Detail::verdicts);
    if (judgement.verdict == Verdict::invalid) return no_verdict;
    // As much as the verdict needs is not always all that is to be known.
    if (judgement.verdict == Verdict::conditional && !is_single(judgement.possible))
        judgement = judged(cell, Detail::findings);
    return is_single(judgement.possible) ? judgement.possible : no_verdict;
}

VerdictSet ValueLine::at_corner(Appraisal const& cell, std::shared_ptr<Appraisal const> Appraisal::*end) const {
    std::vector<Supposition::Change> changes;
    auto const cells = country_.cells();
    for (std::size_t other = 0; other < cells.size(); ++other)
        if (Appraisal const* const at_end = (cells[other]->*end).get(); at_end && static_cast<int>(other) != criterion_)
            changes.push_back({static_cast<int>(other), at_end});
    changes.push_back({criterion_, &cell});
    Judgement const judgement = country_.judgement_with(changes);
    return judgement.verdict != Verdict::invalid && is_single(judgement.possible) ? judgement.possible : no_verdict;
}

ValueLine::Span ValueLine::over(ValueSet const& values) const {
    Appraisal const cell = cell_with(values);
    Judgement const judgement = judged(cell, Detail::verdicts);
    // A stretch may be a problem for one of its ends alone.
    if (judgement.verdict == Verdict::invalid) return {};
    if (is_single(judgement.possible)) return {judgement.possible, judgement.possible};
    VerdictSet const always = static_cast<VerdictSet>(at_corner(cell, &Appraisal::at_worst) | at_corner(cell, &Appraisal::at_best));
    return {static_cast<VerdictSet>(always & judgement.possible), judgement.possible};
}

// ---- where it may turn ----------------------------------------------------------------------------------------

std::vector<int> ValueLine::tests_on(Subject::Kind kind, int node) const {
    std::vector<int> tests;
    for (int const rule : rules_) {
        Subject const& subject = country_.framework().subjects[static_cast<std::size_t>(rule)];
        if (subject.kind == kind && subject.index == node) tests.push_back(rule);
    }
    return tests;
}

std::vector<Number> ValueLine::thresholds_on(Subject::Kind kind, int node) const {
    std::vector<Number> numbers;
    for (int const rule : tests_on(kind, node)) {
        Test const& test = country_.framework().rules[static_cast<std::size_t>(rule)].test;
        add_ends(test.when_known, numbers);
        add_ends(test.when_unknown, numbers);
    }
    sort_out(numbers);
    return numbers;
}

std::vector<ValueSet const*> ValueLine::tests_on_value() const {
    std::vector<ValueSet const*> tests;
    for (int const rule : tests_on(Subject::Kind::value, node_))
        tests.push_back(&country_.framework().rules[static_cast<std::size_t>(rule)].test.when_known);
    return tests;
}

std::vector<ValueSet> ValueLine::told_apart(ValueSet const& values) const { return adherence::told_apart(tests_on_value(), values); }

Possible ValueLine::possible() const {
    auto const tests = tests_on_value();
    return possible_values({country_.framework(), scale(), column_, tests}, today().assessment.values);
}

std::vector<int> ValueLine::taking_part(int group, int without) const {
    std::vector<int> children;
    auto const weights = country_.block().weights();
    for (int const child : country_.framework().nodes[static_cast<std::size_t>(group)].children)
        if (child != without && weights[static_cast<std::size_t>(child)].sign() > 0 &&
            standings_[static_cast<std::size_t>(child)].applicable)
            children.push_back(child);
    return children;
}

// Scores of a node off the way up between which nothing turns: the ends of what it can be, and its thresholds.
ValueLine::Scores ValueLine::critical_scores(int node, bool thorough) const {
    Framework const& framework = country_.framework();
    Standing const& standing = standings_[static_cast<std::size_t>(node)];
    if (!standing.scored || standing.problem || !standing.low) return {{}, true, false};
    if (!thorough || *standing.low == *standing.high) {
        Scores ends{{*standing.low, *standing.high}, true, true};
        sort_out(ends.values);
        return ends;
    }
    Node const& one = framework.nodes[static_cast<std::size_t>(node)];
    Scores scores;
    std::vector<Number> inside = thresholds_on(Subject::Kind::score, node);
    if (one.criterion) {
        Appraisal const& cell = *country_.cells()[static_cast<std::size_t>(one.criterion_index)];
        Scale const& scale = framework.scale_of(node);
        add_ends(cell.scores, scores.values);
        if (scale.domain() == Domain::number && scale.type != ScaleType::relative)
            for (Number const& value : thresholds_on(Subject::Kind::value, node))
                if (ValueSet const set = ValueSet::single(Domain::number, value) & scale.everything(); !set.empty())
                    add_ends(scores_of(framework, scale, set), inside);
    } else {
        scores = together(node, taking_part(node, -1), true);
    }
    for (Number const& threshold : inside)
        if (threshold > *standing.low && threshold < *standing.high) scores.values.push_back(threshold);
    sort_out(scores.values);
    return scores;
}

// The means of some children of a group, at every combination of their critical scores.
ValueLine::Scores ValueLine::together(int group, std::vector<int> const& children, bool thorough) const {
    Node const& node = country_.framework().nodes[static_cast<std::size_t>(group)];
    auto const weights = country_.block().weights();
    Scores result;
    std::vector<ValueSet> points;
    std::vector<Weighted> lowest, highest;
    for (int const child : children) {
        Scores const scores = critical_scores(child, thorough);
        if (!scores.scored) return {{}, true, false};
        result.complete = result.complete && scores.complete;
        if (thorough) points.push_back(points_at(scores.values));
        Standing const& standing = standings_[static_cast<std::size_t>(child)];
        lowest.push_back({&weights[static_cast<std::size_t>(child)], &*standing.low});
        highest.push_back({&weights[static_cast<std::size_t>(child)], &*standing.high});
    }
    // Neither has a meaning where a score is negative under a mean that knows none; nothing is settled there.
    auto const low = aggregate(node.aggregate, node.exponent, lowest), high = aggregate(node.aggregate, node.exponent, highest);
    if (!low || !high) return {{}, true, false};
    if (thorough) {
        std::vector<ReachPart> parts;
        for (std::size_t i = 0; i < children.size(); ++i)
            parts.push_back({&weights[static_cast<std::size_t>(children[i])], &points[i], true, true});
        Reach const reach = reach_of_group(node, parts).reach;
        result.complete = result.complete && reach.exact;
        if (reach.exact) add_ends(reach.scores, result.values);
    }
    result.values.push_back(*low);
    result.values.push_back(*high);
    sort_out(result.values);
    return result;
}

ValueLine::Scores ValueLine::turning_scores(bool thorough) const {
    Framework const& framework = country_.framework();
    auto const weights = country_.block().weights();
    if (standings_.empty()) standings_ = standings(framework, weights, country_.cells(), framework.root);
    std::vector<int> way{node_};
    while (framework.nodes[static_cast<std::size_t>(way.back())].parent >= 0 && weights[static_cast<std::size_t>(way.back())].sign() > 0)
        way.push_back(framework.nodes[static_cast<std::size_t>(way.back())].parent);
    Scores targets;
    for (std::size_t step = way.size(); step-- > 1;) {
        int const group = way[step], child = way[step - 1];
        Node const& node = framework.nodes[static_cast<std::size_t>(group)];
        std::vector<Number> const thresholds = thresholds_on(Subject::Kind::score, group);
        targets.values.insert(targets.values.end(), thresholds.begin(), thresholds.end());
        sort_out(targets.values);
        std::vector<Number> below;
        std::vector<int> const others = taking_part(group, child);
        // Where a zero, or less, makes the mean another one.
        if (exponent_of(node) != Number(1)) below.push_back(Number());
        if (others.empty()) {
            below.insert(below.end(), targets.values.begin(), targets.values.end());
        } else if (!targets.values.empty()) {
            Number weight;
            for (int const other : others) weight += weights[static_cast<std::size_t>(other)];
            Scores rest = together(group, others, thorough);
            if (rest.scored && rest.values.size() * targets.values.size() > most_points) {
                rest = together(group, others, false);
                rest.complete = false;
            }
            targets.complete = targets.complete && rest.complete;
            if (rest.scored)
                for (Number const& target : targets.values)
                    for (Number const& one : rest.values)
                        if (auto const part = part_for(node, weights[static_cast<std::size_t>(child)], target, weight, one))
                            below.push_back(*part);
        }
        sort_out(below);
        targets.values = std::move(below);
    }
    std::vector<Number> const own = thresholds_on(Subject::Kind::score, node_);
    targets.values.insert(targets.values.end(), own.begin(), own.end());
    sort_out(targets.values);
    return targets;
}

std::vector<Number> ValueLine::values_at(Number const& score) const {
    std::vector<Number> values;
    if (!relative_) {
        add_ends(values_scoring(country_.framework(), scale(), ValueSet::single(Domain::number, score)), values);
        return values;
    }
    // Every method but those of ranks is a straight line through the ends of the column.
    if (column_.size() < 2) return values;
    auto const first = relative_->score(column_.front()), last = relative_->score(column_.back());
    if (!first || !last || *first == *last) return values;
    values.push_back(column_.front() + (column_.back() - column_.front()) * (score - *first) / (*last - *first));
    return values;
}

ValueLine::Points ValueLine::turning_points(Number const& low, Number const& high, bool thorough) const {
    auto& turning = turning_[thorough];
    if (!turning) turning = turning_scores(thorough);
    Points points{thresholds_on(Subject::Kind::value, node_), turning->complete};
    for (Point const& point : scale().points) points.values.push_back(point.at);
    points.values.insert(points.values.end(), column_.begin(), column_.end());
    for (Number const& score : turning->values) {
        auto const values = values_at(score);
        points.values.insert(points.values.end(), values.begin(), values.end());
    }
    std::erase_if(points.values, [&](Number const& value) { return value <= low || value >= high; });
    sort_out(points.values);
    return points;
}

// ---- the walk -------------------------------------------------------------------------------------------------

namespace {

bool is_point(Interval const& one) { return *one.low == *one.high; }

ValueSet values_in(Interval const& one) { return ValueSet::interval(Domain::number, one); }

ValueSet inner_value(Interval const& one) {
    return ValueSet::single(Domain::number, is_point(one) ? *one.low : (*one.low + *one.high) / Number(2));
}

}  // namespace

std::vector<Interval> Walk::stations(Interval const& within, std::vector<Number> points) const {
    std::erase_if(points, [&](Number const& point) { return point <= *within.low || point >= *within.high; });
    std::vector<Interval> result;
    if (within.low_closed) result.push_back({within.low, within.low, true, true});
    Number last = *within.low;
    for (Number const& point : points) {
        result.push_back({last, point, false, false});
        result.push_back({point, point, true, true});
        last = point;
    }
    result.push_back({last, within.high, false, false});
    if (within.high_closed) result.push_back({within.high, within.high, true, true});
    if (!rising_) std::reverse(result.begin(), result.end());
    return result;
}

std::optional<int> Walk::kind_of_all(Interval const& values) const {
    ValueLine::Span const span = line_.over(values_in(values));
    std::optional<int> kind;
    for (unsigned set = 1; set <= every_verdict; ++set) {
        if ((set & ~unsigned{span.ever}) || (set & span.always) != span.always) continue;
        int const one = question_.of_set(static_cast<VerdictSet>(set));
        if (kind && *kind != one) return {};
        kind = one;
    }
    return kind;
}

bool Walk::look_into(Interval const& gap, int depth) {
    if (depth == 0) {
        if (!thorough_) thorough_ = line_.turning_points(low_, high_, true);
        return look_at(stations(gap, thorough_->values), 1);
    }
    if (!thorough_->complete && depth < most_halvings)
        return look_at(stations(gap, {(*gap.low + *gap.high) / Number(2)}), depth + 1);
    return visit_(gap, question_.at(inner_value(gap)));
}

bool Walk::look_at(std::span<Interval const> stations, int depth) {
    if (stations.size() == 1 && is_point(stations.front()))
        return visit_(stations.front(), question_.at(inner_value(stations.front())));
    Interval const& lower = rising_ ? stations.front() : stations.back();
    Interval const& upper = rising_ ? stations.back() : stations.front();
    Interval const all{lower.low, upper.high, lower.low_closed, upper.high_closed};
    if (auto const kind = kind_of_all(all)) return visit_(all, *kind);
    if (stations.size() == 1) return look_into(stations.front(), depth);
    std::size_t const half = stations.size() / 2;
    return look_at(stations.first(half), depth) && look_at(stations.subspan(half), depth);
}

void Walk::run(Number const& from, Number const& to, Visit const& visit) {
    rising_ = from < to;
    low_ = std::min(from, to);
    high_ = std::max(from, to);
    visit_ = visit;
    thorough_.reset();
    auto const all = stations({low_, high_, true, true}, line_.turning_points(low_, high_, false).values);
    look_at(all, 0);
}

}  // namespace adherence
