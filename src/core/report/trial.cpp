#include "core/report/trial.hpp"

#include <algorithm>

#include "core/advice/stability.hpp"
#include "core/report/advice_words.hpp"
#include "core/report/phrases.hpp"
#include "core/report/scorecard.hpp"

namespace adherence {

namespace {

constexpr int weight_decimals = 6;
// A tenth of what a formula may take: whoever waits for a panel waits no longer than about a tenth of a second.
constexpr std::size_t budget_at_hand = path_budget / 10;
constexpr int quarters = 4;  // of a percentage scale, as marks to pick from

Number rounded(Number const& value) {
    Number scale = 1;
    for (int i = 0; i < weight_decimals; ++i) scale *= Number(10);
    return (value * scale + Number::fraction(1, 2)).floor() / scale;
}

bool alike(Appraisal const& one, Appraisal const& other) {
    return !other.problem() && one.assessment.state == other.assessment.state &&
           one.assessment.values == other.assessment.values;
}

std::vector<int> pillars_of(Framework const& framework) {
    std::vector<int> pillars;
    for (int const child : framework.nodes[framework.root].children)
        if (framework.nodes[child].weight.sign() > 0) pillars.push_back(child);
    return pillars;
}

/// The figures that a scale or a test marks.
void add_marks(std::vector<Number>& marks, ValueSet const& values) {
    for (Interval const& interval : values.intervals())
        for (auto const& end : {interval.low, interval.high})
            if (end) marks.push_back(*end);
}

}  // namespace

Trial::Trial(TrialGround ground, TrialChanges const& changes, std::string_view language)
    : ground_(std::move(ground)), language_(fold(language)), block_(ground_.block.get()), row_(ground_.row) {
    before_ = std::make_unique<Evaluation>(evaluate(*block_, row_));
    take(changes);
    after_ = std::make_unique<Evaluation>(evaluate(*block_, row_));
}

void Trial::take(TrialChanges const& changes) {
    Framework const& framework = this->framework();
    std::size_t const width = framework.criteria.size();
    std::map<int, std::string> supposed;
    for (auto const& [id, content] : changes.cells)
        if (int const node = framework.node(id); node >= 0 && framework.nodes[node].criterion)
            supposed.emplace(framework.nodes[node].criterion_index, content);
    if (!supposed.empty()) {
        // Peers matter only where scales compare countries.
        std::size_t const first = framework.has_relative ? 0 : ground_.row;
        std::size_t const rows = framework.has_relative ? ground_.block->rows() : 1;
        Grid grid(rows, width);
        Columns every;
        for (std::size_t i = 0; i < width; ++i) every.column_of_criterion.push_back(static_cast<int>(i));
        every.width = width;
        Block const given = ground_.values->block();
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t c = 0; c < width; ++c) {
                bool const here = first + r == ground_.row;
                if (auto const found = supposed.find(static_cast<int>(c)); here && found != supposed.end()) {
                    grid.set(r, c, found->second);
                    continue;
                }
                int const column = ground_.columns.column_of_criterion[c];
                if (column < 0) continue;
                Cell const& cell = given.at(first + r, static_cast<std::size_t>(column));
                if (cell.kind == Cell::Kind::number) grid.set(r, c, cell.number);
                if (cell.kind == Cell::Kind::text) grid.set(r, c, std::string(cell.text));
            }
        cells_ = std::make_unique<CountryBlock>(ground_.block->store_ptr(), every, grid.block(), ground_.null_date);
        block_ = cells_.get();
        row_ = ground_.row - first;
        for (auto const& [criterion, content] : supposed)
            if (!alike(cell_before(criterion), cell_after(criterion)))
                changes_.cells.emplace(framework.nodes[framework.criteria[static_cast<std::size_t>(criterion)]].id,
                                       content_of(criterion, cell_after(criterion)));
    }
    auto weights = std::make_shared<std::vector<Number>>(framework.weights);
    for (int const pillar : pillars_of(framework)) {
        auto const found = changes.weights.find(framework.nodes[pillar].id);
        if (found == changes.weights.end() || found->second == framework.weights[static_cast<std::size_t>(pillar)]) continue;
        changes_.weights.insert(*found);
        (*weights)[static_cast<std::size_t>(pillar)] = found->second;
    }
    if (changes_.weights.empty()) return;
    weighted_ = std::make_unique<CountryBlock>(block_->under(std::move(weights)));
    block_ = weighted_.get();
}

Appraisal const& Trial::cell_before(int criterion) const {
    return *ground_.block->row(ground_.row)[static_cast<std::size_t>(criterion)];
}

Appraisal const& Trial::cell_after(int criterion) const {
    return *block_->row(row_)[static_cast<std::size_t>(criterion)];
}

Number Trial::weight_of(int node) const { return block_->weights()[static_cast<std::size_t>(node)]; }

std::string Trial::content_of(int criterion, Appraisal const& cell) const {
    switch (cell.assessment.state) {
        case Assessment::State::known:
        case Assessment::State::ranged:
            return value_text(framework().scale_of(framework().criteria[static_cast<std::size_t>(criterion)]),
                              cell.assessment.values);
        case Assessment::State::unknown:
            return "?";
        case Assessment::State::not_applicable:
            return "n/a";
        case Assessment::State::problem:
            break;
    }
    return cell.content;
}

std::vector<TrialCriterion> Trial::criteria() const {
    Phrases const say(framework(), language_);
    std::vector<TrialCriterion> list;
    for (std::size_t i = 0; i < framework().criteria.size(); ++i) {
        int const node = framework().criteria[i], criterion = static_cast<int>(i);
        std::string const& id = framework().nodes[node].id;
        list.push_back({id, say.title(node), content_of(criterion, cell_before(criterion)),
                        content_of(criterion, cell_after(criterion)), changes_.cells.contains(id),
                        cell_after(criterion).problem()});
    }
    return list;
}

std::vector<TrialVerdict> Trial::verdicts() const {
    Phrases const say(framework(), language_);
    std::vector<TrialVerdict> list;
    for (std::size_t i = 0; i < framework().benefits.size(); ++i) {
        int const benefit = static_cast<int>(i);
        list.push_back({say.benefit(benefit), before_->verdict(benefit).verdict, after_->verdict(benefit).verdict});
    }
    return list;
}

std::vector<TrialPillar> Trial::pillars(int benefit) const {
    Phrases const say(framework(), language_);
    std::vector<int> const pillars = pillars_of(framework());
    Number whole_before, whole_after;
    for (int const pillar : pillars) {
        whole_before += framework().nodes[pillar].weight;
        whole_after += weight_of(pillar);
    }
    std::vector<StableShare> const stable = stability(Supposition(*block_, row_, benefit));
    std::vector<TrialPillar> list;
    for (int const pillar : pillars) {
        TrialPillar one{framework().nodes[pillar].id, say.title(pillar),
                        (framework().nodes[pillar].weight / whole_before).to_double(),
                        whole_after.is_zero() ? 0 : (weight_of(pillar) / whole_after).to_double(), {}, {}};
        if (auto const found = std::ranges::find(stable, pillar, &StableShare::node); found != stable.end()) {
            one.low = found->low.to_double();
            one.high = found->high.to_double();
        }
        list.push_back(std::move(one));
    }
    return list;
}

std::vector<TrialWrite> Trial::writes() const {
    std::vector<TrialWrite> list;
    for (auto const& [id, content] : changes_.cells) {
        Node const& node = framework().nodes[framework().node(id)];
        Assessment const& assessment = cell_after(node.criterion_index).assessment;
        TrialWrite write{node.criterion_index, ground_.columns.column_of_criterion[static_cast<std::size_t>(node.criterion_index)],
                         content};
        Domain const domain = framework().scales[node.scale].domain();
        if (assessment.state == Assessment::State::unknown) write.content = std::monostate();
        if (assessment.state == Assessment::State::known && domain == Domain::number)
            write.content = assessment.values.only()->to_double();
        if (assessment.state == Assessment::State::known && domain == Domain::date && !assessment.values.has_never())
            write.content = Date{static_cast<std::int32_t>(assessment.values.only()->to_double())};
        list.push_back(std::move(write));
    }
    return list;
}

std::vector<std::string> Trial::choices(int criterion) const {
    Phrases const say(framework(), language_);
    Node const& node = framework().nodes[framework().criteria[static_cast<std::size_t>(criterion)]];
    Scale const& scale = framework().scales[node.scale];
    std::vector<std::string> list;
    if (scale.domain() == Domain::discrete) {
        for (std::size_t i = 0; i < scale.levels.size(); ++i) list.push_back(level_words(scale, i));
    } else {
        std::vector<Number> marks;
        for (Point const& point : scale.points) marks.push_back(point.at);
        for (int const rule : block_->store().tests_on(criterion)) {
            Rule const& one = framework().rules[static_cast<std::size_t>(rule)];
            if (one.subject.kind == Subject::Kind::value) add_marks(marks, one.test.when_known);
        }
        if (scale.type == ScaleType::percent)
            for (int i = 0; i <= quarters; ++i) marks.push_back(Number(i * (100 / quarters)));
        if (scale.type == ScaleType::date && framework().as_of) {
            for (DateRow const& row : scale.dates)
                if (row.kind != DateRow::Kind::never) marks.push_back(Number(years_before(*framework().as_of, row.years).day));
        }
        std::ranges::sort(marks);
        marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
        ValueSet const everything = scale.everything();
        for (Number const& mark : marks)
            if (everything.contains(mark)) list.push_back(value_text(scale, ValueSet::single(scale.domain(), mark)));
        if (scale.type == ScaleType::date) list.push_back("never");
    }
    list.push_back(say.say("trial.unknown"));
    if (node.may_be_not_applicable) list.push_back(say.say("trial.not-applicable"));
    return list;
}

std::string Trial::level_words(Scale const& scale, std::size_t level) const {
    if (scale.yes_no) return sentence(language_, level == 0 ? "trial.no" : "trial.yes");
    std::string const& label = scale.levels[level].label.in(language_, framework().language);
    return label.empty() ? scale.levels[level].value : label;
}

std::string Trial::picked(int criterion) const {
    Assessment const& assessment = cell_after(criterion).assessment;
    Scale const& scale = framework().scale_of(framework().criteria[static_cast<std::size_t>(criterion)]);
    if (assessment.state == Assessment::State::known && scale.domain() == Domain::discrete)
        for (std::size_t i = 0; i < scale.levels.size(); ++i)
            if (assessment.values.contains_level(i)) return level_words(scale, i);
    if (assessment.state == Assessment::State::unknown) return sentence(language_, "trial.unknown");
    if (assessment.state == Assessment::State::not_applicable) return sentence(language_, "trial.not-applicable");
    return content_of(criterion, cell_after(criterion));
}

std::string Trial::meaning(int criterion) const {
    Phrases const say(framework(), language_);
    Appraisal const& cell = cell_after(criterion);
    int const node = framework().criteria[static_cast<std::size_t>(criterion)];
    switch (cell.assessment.state) {
        case Assessment::State::problem: {
            std::string text;
            for (Fault fault : cell.assessment.faults) {
                fault.column = framework().nodes[node].id;
                text += (text.empty() ? "" : " ") + describe(fault, language_);
            }
            return text;
        }
        case Assessment::State::not_applicable:
            return say.say("trial.means.not-applicable");
        case Assessment::State::known:
        case Assessment::State::ranged:
        case Assessment::State::unknown:
            break;
    }
    if (!cell.scored) return say.say("trial.means.no-score");
    bool const one = cell.low == cell.high;
    std::string const value = cell.assessment.state == Assessment::State::unknown
                                  ? say.say("value.unknown")
                                  : say.values(framework().scale_of(node), cell.assessment.values);
    return say.say(one ? "trial.means.score" : "trial.means.range",
                   {{"value", value}, {"score", say.number(cell.low)}, {"low", say.number(cell.low)}, {"high", say.number(cell.high)}});
}

std::vector<std::string> Trial::criterion_lines() const {
    std::vector<std::string> lines;
    for (TrialCriterion const& one : criteria())
        lines.push_back(sentence(language_, one.changed ? "trial.criterion.changed" : "trial.criterion",
                                 {{"before", one.before}, {"after", one.after}, {"title", one.title}}));
    return lines;
}

std::vector<std::string> Trial::figure_lines() const {
    Phrases const say(framework(), language_);
    Standing const before = before_->node(framework().root), after = after_->node(framework().root);
    auto const score = [&](Standing const& standing) {
        if (standing.problem) return say.verdict(Verdict::invalid);
        if (!standing.applicable) return say.say("value.not-applicable");
        return standing.score ? say.number(*standing.score, 1) : say.say("value.no-score");
    };
    auto const bounds = [&](Standing const& standing) {
        if (!standing.low || !standing.high) return std::string("–");
        return say.say("svg.range", {{"low", say.number(*standing.low, 1)}, {"high", say.number(*standing.high, 1)}});
    };
    auto const coverage = [&](Standing const& standing) {
        return standing.applicable && !standing.problem ? say.number(standing.coverage, 1) : std::string("–");
    };
    auto const line = [&](std::string const& key, std::string const& was, std::string const& is) {
        return say.say(was == is ? key : key + ".changed", {{"before", was}, {"after", is}});
    };
    return {line("trial.index", score(before), score(after)), line("trial.bounds", bounds(before), bounds(after)),
            line("trial.coverage", coverage(before), coverage(after))};
}

std::vector<std::string> Trial::verdict_lines() const {
    Phrases const say(framework(), language_);
    std::vector<std::string> lines;
    for (TrialVerdict const& one : verdicts())
        lines.push_back(say.say(one.before == one.after ? "trial.verdict" : "trial.verdict.changed",
                                {{"benefit", one.title},
                                 {"symbol", std::string(symbol_of(one.after))},
                                 {"after", say.verdict(one.after)},
                                 {"symbol-before", std::string(symbol_of(one.before))},
                                 {"before", say.verdict(one.before)}}));
    return lines;
}

TrialChanges Trial::with_cell(int criterion, std::string_view content) const {
    TrialChanges changes = changes_;
    std::string const& id = framework().nodes[framework().criteria[static_cast<std::size_t>(criterion)]].id;
    changes.cells.insert_or_assign(id, std::string(content));
    return changes;
}

TrialChanges Trial::with_share(std::string_view pillar, Number const& share) const {
    TrialChanges changes = changes_;
    std::vector<int> const pillars = pillars_of(framework());
    int const moved = framework().node(pillar);
    if (std::ranges::find(pillars, moved) == pillars.end() || pillars.size() < 2) return changes;
    Number whole, others, others_before;
    for (int const node : pillars) {
        whole += framework().nodes[node].weight;
        if (node == moved) continue;
        others += weight_of(node);
        others_before += framework().nodes[node].weight;
    }
    // Where the others were brought down to nothing, they come back as they stand in the table.
    bool const gone = others.is_zero();
    changes.weights.clear();
    for (int const node : pillars) {
        Number const weight = node == moved ? share * whole
                              : gone        ? (Number(1) - share) * whole * framework().nodes[node].weight / others_before
                                            : (Number(1) - share) * whole * weight_of(node) / others;
        changes.weights.emplace(framework().nodes[node].id, rounded(weight));
    }
    return changes;
}

Trial::PathStep Trial::with_path(int benefit) const {
    Phrases const say(framework(), language_);
    Supposition country(*block_, row_, benefit);
    PathStep step{changes_, {}};
    if (country.today().verdict == Verdict::invalid) {
        step.message = say.say("trial.path.invalid");
        return step;
    }
    Path const path = least_path(country, budget_at_hand);
    if (path.kind == Path::Kind::none_needed) step.message = say.say("trial.path.none-needed", {{"benefit", say.benefit(benefit)}});
    if (path.kind == Path::Kind::unreachable) step.message = why_unreachable(path, country, language_);
    if (path.kind != Path::Kind::found) return step;
    for (Improvement const& one : path.improvements) {
        int const node = framework().criteria[static_cast<std::size_t>(one.criterion)];
        step.changes.cells.insert_or_assign(framework().nodes[node].id, value_text(framework().scale_of(node), one.to));
    }
    step.message = say.counted("trial.path.found", path.improvements.size(),
                               {{"benefit", say.benefit(benefit)}, {"effort", say.number(path.effort)}});
    if (!path.proven) step.message = say.say("trial.path.not-proven", {{"path", step.message}});
    return step;
}

std::string Trial::outlook(int benefit) const {
    Supposition country(*block_, row_, benefit);
    return adherence::outlook(country, language_, budget_at_hand);
}

}  // namespace adherence
