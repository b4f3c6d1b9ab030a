#include "core/scoring/block.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/scoring/relative.hpp"
#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

// About 100 MB of distinct contents; a block of ten thousand countries has a few thousand.
constexpr std::size_t most_contents = 200'000;
// Countries differ in what applies to them, but not in hundreds of ways.
constexpr std::size_t most_plans = 256;
constexpr std::size_t word_bits = 64;

// Some value of a set that is not empty; of levels the first or the last.
ValueSet one_of(ValueSet const& values, bool last) {
    if (values.domain() == Domain::discrete) {
        std::size_t level = last ? values.size() - 1 : 0;
        while (!values.contains_level(level)) last ? --level : ++level;
        return ValueSet::levels(values.size(), level, level);
    }
    if (values.intervals().empty()) return ValueSet::never();
    Interval const& some = last ? values.intervals().back() : values.intervals().front();
    Number const step(1);
    if (some.low && some.low_closed) return ValueSet::single(values.domain(), *some.low);
    if (some.high && some.high_closed) return ValueSet::single(values.domain(), *some.high);
    if (some.low && some.high) return ValueSet::single(values.domain(), (*some.low + *some.high) / Number(2));
    if (some.low) return ValueSet::single(values.domain(), *some.low + step);
    return ValueSet::single(values.domain(), some.high ? *some.high - step : Number());
}

Fault column_fault(std::string code, std::size_t column, Cell const& id) {
    Fault fault;
    fault.code = std::move(code);
    fault.table = "ids";
    fault.row = 1;
    fault.column = std::to_string(column + 1);
    fault.arguments = {{"id", id.shown()}};
    return fault;
}

}  // namespace

std::optional<Columns> match_columns(Framework const& framework, std::span<Cell const> ids, std::vector<Fault>* faults) {
    Columns columns{std::vector<int>(framework.criteria.size(), -1), ids.size()};
    bool sound = true;
    auto const refuse = [&](std::string code, std::size_t column) {
        sound = false;
        if (faults) faults->push_back(column_fault(std::move(code), column, ids[column]));
    };
    for (std::size_t column = 0; column < ids.size(); ++column) {
        std::string const id(trim(ids[column].shown()));
        if (id.empty() || id.front() == '#') continue;
        int const node = framework.node(id);
        if (node < 0) {
            refuse("ids.unknown", column);
        } else if (!framework.nodes[node].criterion) {
            refuse("ids.group", column);
        } else {
            int& place = columns.column_of_criterion[framework.nodes[node].criterion_index];
            if (place >= 0) refuse("ids.repeated", column);
            place = static_cast<int>(column);
        }
    }
    if (!sound) return {};
    return columns;
}

AppraisalStore::AppraisalStore(FrameworkPtr framework)
    : framework_(std::move(framework)),
      tests_on_(framework_->criteria.size()),
      slot_of_rule_(framework_->rules.size(), -1),
      unit_(score_unit(*framework_)),
      met_(framework_->criteria.size()),
      blank_(framework_->criteria.size()) {
    for (std::size_t i = 0; i < framework_->rules.size(); ++i) {
        Subject const& subject = framework_->rules[i].subject;
        bool const node = subject.kind == Subject::Kind::value || subject.kind == Subject::Kind::score;
        if (!node || !framework_->nodes[subject.index].criterion) continue;
        auto& tests = tests_on_[framework_->nodes[subject.index].criterion_index];
        slot_of_rule_[i] = static_cast<int>(tests.size());
        tests.push_back(static_cast<int>(i));
    }
}

bool AppraisalStore::full() const {
    std::lock_guard const lock(mutex_);
    return kept_.size() >= most_contents;
}

Appraisal AppraisalStore::appraise(int criterion, Assessment assessment, ValueSet const* scores) const {
    Appraisal result;
    result.assessment = std::move(assessment);
    auto const state = result.assessment.state;
    if (state == Assessment::State::problem || state == Assessment::State::not_applicable) {
        result.outcomes.assign(tests_on_[criterion].size(),
                               state == Assessment::State::problem ? Outcome::invalid : Outcome::not_applicable);
        return result;
    }
    Scale const& scale = framework_->scale_of(framework_->criteria[criterion]);
    if (scores)
        result.scores = *scores;
    else if (scale.type != ScaleType::relative)
        result.scores = scores_of(*framework_, scale, result.assessment.values);
    result.scored = !result.scores.empty();
    if (result.scored) {
        result.low = lowest_of(result.scores);
        result.high = highest_of(result.scores);
        result.middle = result.low == result.high ? result.low : (result.low + result.high) / Number(2);
        auto const low = in_score_units(result.low, unit_), high = in_score_units(result.high, unit_);
        result.in_units = low && high;
        if (result.in_units) {
            result.low_units = *low;
            result.high_units = *high;
        }
    }
    bool const known = result.known();
    static ValueSet const any_score = ValueSet::all(Domain::number);
    result.outcomes.reserve(tests_on_[criterion].size());
    for (int const rule : tests_on_[criterion]) {
        Test const& test = framework_->rules[rule].test;
        ValueSet const& passing = known ? test.when_known : test.when_unknown;
        bool const by_value = framework_->rules[rule].subject.kind == Subject::Kind::value;
        // A test that lets everything or nothing through asks for no score.
        ValueSet const& subject = by_value ? result.assessment.values : result.scored ? result.scores : any_score;
        result.outcomes.push_back(outcome_of(passing.holds_for(subject)));
    }
    return result;
}

Appraisal AppraisalStore::appraise_with_ends(int criterion, Assessment assessment, ValueSet const* scores) const {
    Appraisal cell = appraise(criterion, std::move(assessment), scores);
    add_corners(criterion, cell);
    return cell;
}

void AppraisalStore::add_corners(int criterion, Appraisal& open) const {
    ValueSet const& values = open.assessment.values;
    if (!open.scored || (open.known() && (values.only() || values.only_never()))) return;
    Scale const& scale = framework_->scale_of(framework_->criteria[criterion]);
    bool const relative = scale.type == ScaleType::relative;
    auto const corner = [&](Number const& score, bool last) {
        ValueSet const scores = ValueSet::single(Domain::number, score);
        Assessment at = open.assessment;
        ValueSet const scoring = relative ? at.values : at.values & values_scoring(*framework_, scale, scores);
        // A value found back through a logarithm may miss the set by its last digit.
        at.values = one_of(scoring.empty() ? at.values : scoring, last);
        return std::make_shared<Appraisal const>(appraise(criterion, std::move(at), relative ? &scores : nullptr));
    };
    open.at_worst = corner(open.low, false);
    open.at_best = corner(open.high, true);
}

ScorePlan const* AppraisalStore::plan_for(Applicable const& applicable) {
    auto found = plans_.find(applicable);
    if (found == plans_.end()) {
        if (plans_.size() >= most_plans) return nullptr;
        std::vector<bool> flags(framework_->criteria.size());
        for (std::size_t i = 0; i < flags.size(); ++i) flags[i] = applicable[i / word_bits] >> (i % word_bits) & 1U;
        found = plans_.emplace(applicable, std::make_unique<ScorePlan const>(*framework_, flags)).first;
    }
    return found->second.get();
}

Appraisal const* AppraisalStore::blank(int criterion) {
    if (blank_[criterion]) return blank_[criterion];
    auto unknown = std::make_unique<Appraisal>(
        appraise(criterion, read_cell(*framework_, framework_->criteria[criterion], Cell{}, Date{})));
    add_corners(criterion, *unknown);
    kept_.push_back(std::move(unknown));
    return blank_[criterion] = kept_.back().get();
}

Appraisal const* AppraisalStore::find_or_read(int criterion, Cell const& cell, Date null_date) {
    if (cell.kind == Cell::Kind::empty) return blank(criterion);
    ContentKey const key = content_key(cell, null_date);
    if (Appraisal const* const met = met_[criterion].find(key, cell.text)) return met;
    if (cell.blank()) return blank(criterion);
    auto read = std::make_unique<Appraisal>(
        appraise(criterion, read_cell(*framework_, framework_->criteria[criterion], cell, null_date)));
    add_corners(criterion, *read);
    read->content = cell.shown();
    Appraisal const* const kept = read.get();
    kept_.push_back(std::move(read));
    met_[criterion].insert(key, kept);
    return kept;
}

CountryBlock::CountryBlock(std::shared_ptr<AppraisalStore> store, Columns const& columns, Block values, Date null_date)
    : store_(std::move(store)), rows_(values.rows) {
    auto const criteria = static_cast<int>(framework().criteria.size());
    cells_.resize(rows_ * static_cast<std::size_t>(criteria));
    {
        std::lock_guard const lock(store_->mutex_);
        Cell const none;
        for (std::size_t row = 0; row < rows_; ++row) {
            for (int criterion = 0; criterion < criteria; ++criterion) {
                int const column = columns.column_of_criterion[criterion];
                Cell const& cell = column < 0 ? none : values.at(row, static_cast<std::size_t>(column));
                cells_[row * criteria + criterion] = store_->find_or_read(criterion, cell, null_date);
            }
        }
    }
    if (framework().has_relative) score_relative_columns();
    summarise();
}

CountryBlock::CountryBlock(std::shared_ptr<AppraisalStore> store, std::vector<Appraisal const*> cells,
                           std::shared_ptr<std::vector<Number> const> weights)
    : CountryBlock(std::move(store), 1, std::move(cells), std::move(weights)) {}

CountryBlock::CountryBlock(std::shared_ptr<AppraisalStore> store, std::size_t rows, std::vector<Appraisal const*> cells,
                           std::shared_ptr<std::vector<Number> const> weights)
    : store_(std::move(store)), rows_(rows), weights_(std::move(weights)), cells_(std::move(cells)) {
    summarise();
}

CountryBlock CountryBlock::under(std::shared_ptr<std::vector<Number> const> weights) const {
    return CountryBlock(store_, rows_, cells_, std::move(weights));
}

void CountryBlock::summarise() {
    summaries_.resize(rows_);
    std::size_t const words = framework().criteria.size() / word_bits + 1;
    AppraisalStore::Applicable applicable(words, 0), last;
    ScorePlan const* plan = nullptr;
    std::lock_guard const lock(store_->mutex_);
    for (std::size_t index = 0; index < rows_; ++index) {
        RowSummary& summary = summaries_[index];
        std::fill(applicable.begin(), applicable.end(), 0);
        auto const cells = row(index);
        for (std::size_t criterion = 0; criterion < cells.size(); ++criterion) {
            Appraisal const& cell = *cells[criterion];
            applicable[criterion / word_bits] |= std::uint64_t{cell.applicable()} << (criterion % word_bits);
            summary.problem |= cell.problem();
            summary.open |= cell.open();
            summary.in_units &= cell.in_units || !cell.applicable();
        }
        // A plan is made for the framework's weights, and worth its while only where they come again.
        if (!weights_ && (index == 0 || applicable != last)) {
            plan = store_->plan_for(applicable);
            last = applicable;
        }
        summary.plan = plan;
    }
}

std::vector<Number> CountryBlock::known_numbers(int criterion) const {
    std::vector<Number> known;
    for (std::size_t index = 0; index < rows_; ++index)
        if (Appraisal const& cell = *row(index)[static_cast<std::size_t>(criterion)]; cell.known())
            known.push_back(*cell.assessment.values.only());
    return known;
}

void CountryBlock::score_relative_columns() {
    std::size_t const criteria = framework().criteria.size();
    for (std::size_t criterion = 0; criterion < criteria; ++criterion) {
        Scale const& scale = framework().scale_of(framework().criteria[criterion]);
        if (scale.type != ScaleType::relative) continue;
        RelativeColumn const column(scale.relative, known_numbers(static_cast<int>(criterion)));
        ValueSet anywhere = ValueSet::none(Domain::number);
        if (column.low()) anywhere = ValueSet::interval(Domain::number, {column.low(), column.high(), true, true});

        std::unordered_map<Appraisal const*, Appraisal const*> scored;
        for (std::size_t row = 0; row < rows_; ++row) {
            Appraisal const*& cell = cells_[row * criteria + criterion];
            if (!cell->applicable() || cell->problem()) continue;
            Appraisal const*& here = scored[cell];
            if (!here) {
                auto made = std::make_unique<Appraisal>();
                if (column.problem()) {
                    made->assessment.state = Assessment::State::problem;
                    Fault fault;
                    fault.code = "cell.no-maximum";
                    fault.table = "values";
                    made->assessment.faults = {fault};
                } else {
                    ValueSet scores = anywhere;
                    if (cell->known())
                        if (auto const score = column.score(*cell->assessment.values.only()))
                            scores = ValueSet::single(Domain::number, *score);
                    *made = store_->appraise(static_cast<int>(criterion), cell->assessment, &scores);
                    store_->add_corners(static_cast<int>(criterion), *made);
                }
                made->content = cell->content;
                here = made.get();
                relative_.push_back(std::move(made));
            }
            cell = here;
        }
    }
}

}  // namespace adherence
