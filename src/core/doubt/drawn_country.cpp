#include "core/doubt/drawn_country.hpp"

#include <algorithm>

#include "core/base/elementary.hpp"

namespace adherence {

namespace {

bool reads(Benefit const& benefit, int other) { return std::ranges::find(benefit.reads, other) != benefit.reads.end(); }

}  // namespace

struct DrawnCountry::Reader {
    DrawnCountry const& country;
    Scratch& scratch;

    [[nodiscard]] LaneVerdicts possible(int benefit) const { return scratch.verdicts[static_cast<std::size_t>(benefit)]; }
    [[nodiscard]] LaneOutcome tested(int rule) const {
        Tested const& test = country.tested_[static_cast<std::size_t>(rule)];
        switch (test.kind) {
            case Tested::Kind::constant: break;
            case Tested::Kind::cell: return scratch.read[static_cast<std::size_t>(test.place)]->outcomes[static_cast<std::size_t>(test.slot)];
            case Tested::Kind::figure: return scratch.tests_[static_cast<std::size_t>(test.place)];
        }
        return test.constant;
    }
};

DrawnCountry::Scratch::Scratch(DrawnCountry const& country)
    : cells(country.cells_.size()), verdicts(country.block_.framework().benefits.size()), steps_(country.steps_.size()) {
    std::size_t figures = 0;
    for (Tested const& test : country.tested_) figures += test.kind == Tested::Kind::figure;
    tests_.resize(figures);
    for (DrawnLanes const& cell : cells) read.push_back(&cell);
}

DrawnCountry::DrawnCountry(RelativeColumns& columns, CountryBlock const& block, std::size_t row, Asked const& asked)
    : columns_(columns),
      block_(block),
      row_(row),
      standings_(standings(block.framework(), block.weights(), block.row(row), block.framework().root)),
      cell_of_criterion_(block.framework().criteria.size(), -1),
      score_parts_(block.framework().nodes.size()),
      coverage_parts_(block.framework().nodes.size()),
      tested_(block.framework().rules.size()),
      mean_instead_(asked.mean_instead) {
    Framework const& framework = block.framework();
    if (asked.index) {
        Standing const& root = standings_[static_cast<std::size_t>(framework.root)];
        has_index_ = root.applicable && !root.problem && root.scored;
        if (has_index_) index_ = part_of(framework.root, false);
        index_steps_ = steps_.size();
    }
    for (int const benefit : framework.benefit_order) {
        bool const wanted = std::ranges::any_of(asked.benefits, [&](int one) {
            return one == benefit || reads(framework.benefits[static_cast<std::size_t>(one)], benefit);
        });
        if (!wanted) continue;
        benefits_.push_back(benefit);
        for (int const rule : framework.benefits[static_cast<std::size_t>(benefit)].rules) prepare(rule);
    }
    int figures = 0;
    for (Tested& test : tested_)
        if (test.kind == Tested::Kind::figure) test.place = figures++;
    // What was only needed so far is given up: there may be many countries.
    standings_ = {};
    score_parts_ = {};
    coverage_parts_ = {};
}

void DrawnCountry::prepare(int rule) {
    Framework const& framework = block_.framework();
    Subject const& subject = framework.subjects[static_cast<std::size_t>(rule)];
    Tested& test = tested_[static_cast<std::size_t>(rule)];
    if (subject.kind == Subject::Kind::benefit || subject.kind == Subject::Kind::defined) return;
    if (!subject.on_figure()) {
        int const slot = block_.store().slot_of(rule);
        Appraisal const& cell = *block_.row(row_)[static_cast<std::size_t>(subject.criterion)];
        if (!cell.open()) {
            test.constant = LaneOutcome::everywhere(cell.outcomes[static_cast<std::size_t>(slot)]);
            return;
        }
        test.kind = Tested::Kind::cell;
        test.place = cell_of(subject.criterion);
        test.slot = slot;
        return;
    }
    Standing const& at = standings_[static_cast<std::size_t>(subject.index)];
    Test const& asked = framework.rules[static_cast<std::size_t>(rule)].test;
    if (!at.applicable || at.problem) {
        test.constant = LaneOutcome::everywhere(at.applicable ? Outcome::invalid : Outcome::not_applicable);
        return;
    }
    bool const coverage = subject.kind == Subject::Kind::coverage;
    ValueSet const& passing = coverage || at.covered() ? asked.when_known : asked.when_unknown;
    if (!coverage && !at.scored) {
        test.constant = LaneOutcome::everywhere(outcome_of(passing.holds_for(ValueSet::all(Domain::number))));
        return;
    }
    test.figure = part_of(subject.index, coverage);
    test.spans = spans_of(passing);
    if (test.figure.kind == Part::Kind::constant) {
        Lane same;
        std::fill(same, same + lane_count, test.figure.value);
        test.constant = LaneOutcome::where(lanes_within(test.spans, same));
        return;
    }
    test.kind = Tested::Kind::figure;
}

int DrawnCountry::cell_of(int criterion) {
    int& place = cell_of_criterion_[static_cast<std::size_t>(criterion)];
    if (place < 0) {
        place = static_cast<int>(cells_.size());
        cells_.emplace_back(columns_, block_, row_, criterion);
    }
    return place;
}

DrawnCountry::Part DrawnCountry::part_of(int node, bool coverage) {
    Framework const& framework = block_.framework();
    auto const below = framework.subtree(node);
    std::vector<bool> counts(framework.nodes.size(), false);
    counts[static_cast<std::size_t>(node)] = true;
    for (auto one = below.rbegin(); one != below.rend(); ++one) {
        if (!counts[static_cast<std::size_t>(*one)]) continue;
        for (int const child : framework.nodes[static_cast<std::size_t>(*one)].children)
            counts[static_cast<std::size_t>(child)] =
                block_.weights()[static_cast<std::size_t>(child)].sign() > 0 && standings_[static_cast<std::size_t>(child)].applicable;
    }
    Part part;
    for (int const one : below)
        if (counts[static_cast<std::size_t>(one)]) part = coverage ? coverage_of(one) : score_of(one);
    return part;
}

DrawnCountry::Part DrawnCountry::score_of(int node) {
    if (auto const& made = score_parts_[static_cast<std::size_t>(node)]) return *made;
    Node const& one = block_.framework().nodes[static_cast<std::size_t>(node)];
    Part part;
    if (!one.criterion) {
        part = group(node, false);
    } else if (Appraisal const& cell = *block_.row(row_)[static_cast<std::size_t>(one.criterion_index)]; cell.open()) {
        part.kind = Part::Kind::cell;
        part.place = cell_of(one.criterion_index);
    } else {
        part.value = known_score(one.criterion_index, cell);
    }
    score_parts_[static_cast<std::size_t>(node)] = part;
    return part;
}

double DrawnCountry::known_score(int criterion, Appraisal const& cell) const {
    bool const relative = block_.framework().scale_of(block_.framework().criteria[static_cast<std::size_t>(criterion)]).type == ScaleType::relative;
    if (columns_.as_given() || !relative) return cell.low.to_double();
    auto const score = columns_.of(criterion).scores.score(*cell.assessment.values.only());
    return (score ? *score : cell.low).to_double();
}

DrawnCountry::Part DrawnCountry::coverage_of(int node) {
    if (auto const& made = coverage_parts_[static_cast<std::size_t>(node)]) return *made;
    Node const& one = block_.framework().nodes[static_cast<std::size_t>(node)];
    Part part;
    if (one.criterion)
        part.value = block_.row(row_)[static_cast<std::size_t>(one.criterion_index)]->known() ? 100 : 0;
    else
        part = group(node, true);
    coverage_parts_[static_cast<std::size_t>(node)] = part;
    return part;
}

DrawnCountry::Part DrawnCountry::group(int node, bool coverage) {
    Node const& one = block_.framework().nodes[static_cast<std::size_t>(node)];
    Step step;
    if (!coverage) {
        step.kind = one.aggregate;
        step.exponent = one.exponent.to_double();
        bool const mean = step.kind != Aggregate::minimum && step.kind != Aggregate::maximum;
        if (mean_instead_ && mean) step.kind = *mean_instead_;
        if (step.kind == Aggregate::power && one.exponent == Number(1)) step.kind = Aggregate::arithmetic;
        if (step.kind == Aggregate::power && one.exponent.is_zero()) step.kind = Aggregate::geometric;
        if (step.kind == Aggregate::harmonic) {
            step.kind = Aggregate::power;
            step.exponent = -1;
        }
    }
    for (int const child : one.children) {
        if (block_.weights()[static_cast<std::size_t>(child)].sign() <= 0) continue;
        if (!standings_[static_cast<std::size_t>(child)].applicable) {
            step.whole = false;
            continue;
        }
        Part part = coverage ? coverage_of(child) : score_of(child);
        part.weight = child;
        if (part.kind == Part::Kind::constant && part.value > 0) part.log = elementary::log(part.value);
        step.parts.push_back(part);
    }
    // A mean of equal figures is that figure, whatever they weigh.
    bool const one_figure = std::ranges::all_of(step.parts, [&](Part const& part) { return same_constant(part, step.parts.front()); });
    if (one_figure || step.parts.size() == 1) return step.parts.front();
    Part result;
    result.kind = Part::Kind::step;
    result.place = static_cast<int>(steps_.size());
    steps_.push_back(std::move(step));
    return result;
}

double const* DrawnCountry::lane_of(Part const& part, Scratch const& scratch) const {
    auto const place = static_cast<std::size_t>(part.place);
    return part.kind == Part::Kind::cell ? scratch.read[place]->score : std::as_const(scratch.steps_)[place];
}

void DrawnCountry::index(Lanes const& shares, Scratch& scratch, double* lane) const {
    work_out(shares, scratch, index_steps_);
    if (index_.kind == Part::Kind::constant)
        std::fill(lane, lane + lane_count, index_.value);
    else
        std::copy_n(lane_of(index_, scratch), lane_count, lane);
}

void DrawnCountry::verdicts(Lanes const& shares, Scratch& scratch) const {
    work_out(shares, scratch, steps_.size());
    for (Tested const& test : tested_)
        if (test.kind == Tested::Kind::figure)
            scratch.tests_[static_cast<std::size_t>(test.place)] = LaneOutcome::where(lanes_within(test.spans, lane_of(test.figure, scratch)));
    Reader reader{*this, scratch};
    LaneDeduction deduction(block_.framework(), reader);
    for (int const benefit : benefits_) scratch.verdicts[static_cast<std::size_t>(benefit)] = deduction.possible(benefit);
}

void DrawnCountry::work_out(Lanes const& shares, Scratch& scratch, std::size_t upto) const {
    for (std::size_t step = 0; step < upto; ++step) work_out(steps_[step], shares, scratch, scratch.steps_[step]);
}

namespace {

/// Weighted sums of what each part is in each draw. \param of figure -> what is summed up
template <class Constant, class Drawn>
void add(double const* weights, bool constant, Constant const& value, double const* figures, Drawn const& of, double* sums) {
    if (constant) {
        double const same = value;
        for (std::size_t draw = 0; draw < lane_count; ++draw) sums[draw] += weights[draw] * same;
    } else {
        for (std::size_t draw = 0; draw < lane_count; ++draw) sums[draw] += weights[draw] * of(figures[draw]);
    }
}

double power(double base, double exponent) {
    if (exponent == -1) return 1 / base;
    if (exponent == 2) return base * base;
    // Beyond these no figure is a double any more.
    return elementary::exp(std::clamp(exponent * elementary::log(base), -700.0, 700.0));
}

// A figure of 0 makes the mean 0; its logarithm is not asked for.
double log_or_nothing(double figure) { return figure > 0 ? elementary::log(figure) : 0; }
double power_or_nothing(double figure, double exponent) { return figure > 0 ? power(figure, exponent) : 0; }

}  // namespace

void DrawnCountry::work_out(Step const& step, Lanes const& shares, Scratch& scratch, double* result) const {
    using Kind = Part::Kind;
    if (step.kind == Aggregate::minimum || step.kind == Aggregate::maximum) {
        bool const lowest = step.kind == Aggregate::minimum;
        std::fill(result, result + lane_count, lowest ? std::numeric_limits<double>::infinity() : -std::numeric_limits<double>::infinity());
        for (Part const& part : step.parts) {
            double const* const lane = part.kind == Kind::constant ? nullptr : lane_of(part, scratch);
            for (std::size_t draw = 0; draw < lane_count; ++draw) {
                double const figure = lane ? lane[draw] : part.value;
                result[draw] = lowest ? std::min(result[draw], figure) : std::max(result[draw], figure);
            }
        }
        return;
    }
    Lane sums{}, whole{};
    bool const roots = step.kind != Aggregate::arithmetic;
    LaneMask zero = 0;
    for (Part const& part : step.parts) {
        bool const constant = part.kind == Kind::constant;
        double const* const weights = shares[static_cast<std::size_t>(part.weight)];
        double const* const figures = constant ? nullptr : lane_of(part, scratch);
        if (roots) {
            if (constant && part.value <= 0) zero = every_lane;
            if (!constant)
                for (std::size_t draw = 0; draw < lane_count; ++draw) zero |= LaneMask{figures[draw] <= 0} << draw;
        }
        if (step.kind == Aggregate::arithmetic)
            add(weights, constant, part.value, figures, [](double figure) { return figure; }, sums);
        else if (step.kind == Aggregate::geometric)
            add(weights, constant, part.log, figures, log_or_nothing, sums);
        else
            add(weights, constant, power_or_nothing(part.value, step.exponent), figures,
                [&](double figure) { return power_or_nothing(figure, step.exponent); }, sums);
        if (!step.whole)
            for (std::size_t draw = 0; draw < lane_count; ++draw) whole[draw] += weights[draw];
    }
    if (!step.whole)
        for (std::size_t draw = 0; draw < lane_count; ++draw) sums[draw] /= whole[draw];
    if (step.kind == Aggregate::arithmetic) {
        std::copy_n(sums, lane_count, result);
        return;
    }
    bool const zero_counts = step.kind == Aggregate::geometric || step.exponent < 0;
    for (std::size_t draw = 0; draw < lane_count; ++draw) {
        if ((zero_counts && (zero >> draw & 1U)) || (step.kind == Aggregate::power && sums[draw] <= 0))
            result[draw] = 0;
        else
            result[draw] = step.kind == Aggregate::geometric ? elementary::exp(sums[draw]) : power(sums[draw], 1 / step.exponent);
    }
}

}  // namespace adherence
