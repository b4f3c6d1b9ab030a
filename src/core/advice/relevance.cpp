#include "core/advice/relevance.hpp"

#include <algorithm>
#include <deque>
#include <random>

#include "core/advice/glance.hpp"
#include "core/advice/value_line.hpp"
#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

constexpr std::size_t steps_per_search = 20;  // of one that takes the whole evaluation
constexpr int most_halvings = 24;             // of numbers, one within the other
constexpr int draws = 12;
constexpr std::uint64_t seed = 20261128;

enum class Trace : std::uint8_t { none, weighing, asked };

std::size_t at(int index) { return static_cast<std::size_t>(index); }

// From a benefit down to the cells that it hangs on, through the clauses and tests that are open.
class Tracing {
public:
    Tracing(Framework const& framework, Glance& glance, std::vector<bool> const& loose)
        : framework_(framework), glance_(glance), loose_(loose), traces_(framework.criteria.size(), Trace::none), seen_(framework.benefits.size(), false) {}

    [[nodiscard]] std::vector<Trace> of(int benefit) {
        trace(benefit);
        return std::move(traces_);
    }

private:
    void trace(int index) {
        if (seen_[at(index)] || is_single(glance_.possible(index))) return;
        seen_[at(index)] = true;
        Benefit const& benefit = framework_.benefits[at(index)];
        for (Clause const& clause : benefit.exclusions) trace(index, clause, Effect::excludes);
        for (Clause const& clause : benefit.requirements) trace(index, clause, Effect::requires_);
        // Where one condition fails for certain the others do not matter.
        bool const failed = std::ranges::any_of(benefit.conditions, [&](Clause const& clause) {
            return glance_.truth(index, clause, Effect::condition) == Truth::no;
        });
        if (failed) return;
        for (Clause const& clause : benefit.conditions) trace(index, clause, Effect::condition);
    }

    void trace(int benefit, Clause const& clause, Effect effect) {
        if (glance_.truth(benefit, clause, effect) != Truth::open) return;
        for (int const rule : clause.rules)
            if (glance_.outcome(rule) == Outcome::open) trace_rule(rule);
    }

    void trace_rule(int rule) {
        Subject const& subject = framework_.subjects[at(rule)];
        switch (subject.kind) {
            case Subject::Kind::value: mark(subject.criterion, Trace::asked); break;
            case Subject::Kind::score:
                for (int const node : framework_.subtree(subject.index))
                    if (int const criterion = framework_.nodes[at(node)].criterion_index;
                        criterion >= 0 && loose_[at(criterion)] && framework_.weighs_in(subject.index, node))
                        mark(criterion, Trace::weighing);
                break;
            case Subject::Kind::benefit: trace(subject.index); break;
            case Subject::Kind::defined: trace(framework_.rules[at(rule)].benefit, definition_of(framework_, rule), Effect::defines); break;
            case Subject::Kind::coverage: break;
        }
    }

    void mark(int criterion, Trace trace) {
        if (loose_[at(criterion)]) traces_[at(criterion)] = std::max(traces_[at(criterion)], trace);
    }

    Framework const& framework_;
    Glance& glance_;
    std::vector<bool> const& loose_;
    std::vector<Trace> traces_;
    std::vector<bool> seen_;
};

class Sorting {
public:
    Sorting(Supposition const& country, Evaluation const& evaluation, std::size_t budget)
        : country_(country), framework_(country.framework()), budget_(budget), steps_per_look_(Glance::steps(country)), region_(country.cells().begin(), country.cells().end()),
          loose_(framework_.criteria.size(), false), answers_(framework_.criteria.size(), Answer::idle) {
        exact_.assign(framework_.rules.size(), Outcome::open);
        asks_.assign(framework_.rules.size(), false);
        note(evaluation, country.benefit());
        for (int const other : framework_.benefits[at(country.benefit())].reads) note(evaluation, other);
        possible_ = evaluation.verdict(country.benefit()).possible;
    }

    [[nodiscard]] Relevance run() {
        Relevance relevance;
        std::vector<int> const open = country_.open_criteria();
        relevance.idle = open.size();
        if (is_single(possible_)) return relevance;
        for (int const criterion : open) loose_[at(criterion)] = true;
        std::vector<Trace> const traces = traced(region_);
        for (int const criterion : open) {
            if (traces[at(criterion)] == Trace::none) {
                settle(criterion);
                continue;
            }
            answers_[at(criterion)] = Answer::doubtful;
            cells_.push_back(cell_of(criterion));
        }
        go_ways();
        go_draws();
        for (Cell const& cell : cells_)
            if (answer(cell) == Answer::doubtful) {
                Truth const truth = turns_somewhere(region_, cell, 0);
                if (truth == Truth::yes) turning(cell.criterion);
                if (truth == Truth::no) {
                    answers_[at(cell.criterion)] = Answer::idle;
                    settle(cell.criterion);
                }
            }
        for (Trace const trace : {Trace::asked, Trace::weighing})
            for (Cell const& cell : cells_)
                if (traces[at(cell.criterion)] == trace && answer(cell) != Answer::idle)
                    (answer(cell) == Answer::turning ? relevance.turning : relevance.doubtful).push_back(framework_.criteria[at(cell.criterion)]);
        relevance.idle -= relevance.turning.size() + relevance.doubtful.size();
        return relevance;
    }

private:
    enum class Answer : std::uint8_t { idle, doubtful, turning };
    using Cells = std::vector<Appraisal const*>;
    struct Cell {
        int criterion = 0;
        Cells values;        // the lowest score first
        bool split = false;  // each of the values is one to every test and score
    };
    static constexpr std::size_t most_values = 12;

    void note(Evaluation const& evaluation, int benefit) {
        for (Finding const& finding : evaluation.findings(benefit)) {
            exact_[at(finding.rule)] = finding.outcome;
            asks_[at(finding.rule)] = true;
        }
    }

    [[nodiscard]] Answer answer(Cell const& cell) const { return answers_[at(cell.criterion)]; }
    void turning(int criterion) { answers_[at(criterion)] = Answer::turning; }
    [[nodiscard]] bool ended() const { return steps_ >= budget_; }

    // A cell that does not matter is as good as any of its values.
    void settle(int criterion) {
        loose_[at(criterion)] = false;
        if (Appraisal const* const worst = country_.cells()[at(criterion)]->at_worst.get()) region_[at(criterion)] = worst;
    }

    // ---- what a cell may be -------------------------------------------------------------------------------

    // Do scores, or tests that have a say here, tell its values apart?
    [[nodiscard]] bool is_loose(int criterion, Appraisal const& cell) const {
        if (cell.scored && cell.low != cell.high) return true;
        auto const tests = country_.block().store().tests_on(criterion);
        for (std::size_t slot = 0; slot < tests.size(); ++slot)
            if (cell.outcomes[slot] == Outcome::open && asks_[at(tests[slot])]) return true;
        return false;
    }

    // An open cell is open to tests in every completion.
    [[nodiscard]] std::vector<ValueSet> told_apart(int criterion, ValueSet const& values) const {
        std::vector<ValueSet const*> tests;
        for (int const rule : country_.block().store().tests_on(criterion))
            if (asks_[at(rule)] && framework_.subjects[at(rule)].kind == Subject::Kind::value) tests.push_back(&framework_.rules[at(rule)].test.when_unknown);
        return adherence::told_apart(tests, values);
    }

    // Two or more parts of a set of values; itself alone where it cannot be parted.
    [[nodiscard]] std::vector<ValueSet> parted(ValueLine const& line, ValueSet const& values) const {
        std::vector<ValueSet> parts = told_apart(line.criterion(), values);
        if (parts.size() > 1 || line.scale().type == ScaleType::relative) return parts;
        parts.clear();
        for (ValueSet const& piece : pieces_of(framework_, line.scale()))
            if (ValueSet part = piece & values; !part.empty()) parts.push_back(std::move(part));
        if (parts.size() > 1 || values.domain() != Domain::number) return parts;
        parts.clear();
        for (Interval const& interval : values.intervals()) {
            if (values.intervals().size() == 1 && interval.low && interval.high && *interval.low < *interval.high) {
                Number const middle = (*interval.low + *interval.high) / Number(2);
                parts.push_back(values & ValueSet::interval(Domain::number, {{}, middle, false, false}));
                parts.push_back(values & ValueSet::interval(Domain::number, {middle, {}, true, false}));
            } else {
                parts.push_back(ValueSet::interval(Domain::number, interval));
            }
        }
        std::erase_if(parts, [](ValueSet const& part) { return part.empty(); });
        return parts;
    }

    // Parts that no test or score tells apart within, as far as that takes no more than so many.
    [[nodiscard]] std::vector<ValueSet> finest(ValueLine const& line, ValueSet const& values, std::size_t most) const {
        std::vector<ValueSet> parts{values};
        for (std::size_t place = 0; place < parts.size() && parts.size() < most;) {
            auto const finer = is_loose(line.criterion(), line.left_with(parts[place])) ? parted(line, parts[place]) : std::vector<ValueSet>{};
            if (finer.size() < 2) {
                ++place;
                continue;
            }
            // The rest of a number comes later, so that every part of it gets its turn.
            parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(place));
            parts.insert(parts.end(), finer.begin(), finer.end());
        }
        return parts;
    }

    [[nodiscard]] Cell cell_of(int criterion) {
        ValueLine const line(country_, criterion);
        Cell cell{criterion, {}, true};
        for (ValueSet const& part : finest(line, country_.cells()[at(criterion)]->assessment.values, most_values)) {
            cell.values.push_back(&kept_.emplace_back(line.left_with(part)));
            cell.split = cell.split && !is_loose(criterion, *cell.values.back());
        }
        std::ranges::stable_sort(cell.values, [](Appraisal const* a, Appraisal const* b) { return a->low < b->low; });
        return cell;
    }

    // ---- single completions -------------------------------------------------------------------------------

    [[nodiscard]] VerdictSet possible(Cells const& cells) {
        steps_ += steps_per_look_;
        return Glance(country_, cells, exact_).possible();
    }
    [[nodiscard]] VerdictSet verdict(Cells const& cells) {
        VerdictSet const set = possible(cells);
        return is_single(set) ? set : no_verdict;
    }

    [[nodiscard]] Appraisal const* at_end(Cell const& cell, bool best) const {
        Appraisal const& today = *country_.cells()[at(cell.criterion)];
        if (auto const& end = best ? today.at_best : today.at_worst) return end.get();
        return best ? cell.values.back() : cell.values.front();
    }

    [[nodiscard]] Cells corner(bool best) const {
        Cells cells = region_;
        for (Cell const& cell : cells_) cells[at(cell.criterion)] = at_end(cell, best);
        return cells;
    }

    // With all other cells settled: does this one turn the verdict?
    [[nodiscard]] Truth turns(Cells cells, Cell const& cell) {
        Appraisal const*& here = cells[at(cell.criterion)];
        here = country_.cells()[at(cell.criterion)];
        if (is_single(possible(cells))) return Truth::no;
        VerdictSet met = no_verdict;
        for (Appraisal const* const value : cell.values) {
            here = value;
            VerdictSet const one = verdict(cells);
            if (one == no_verdict && cell.split) return Truth::open;
            met |= one;
            if (met != no_verdict && !is_single(met)) return Truth::yes;
        }
        if (cell.split) return Truth::no;
        here = at_end(cell, true);
        if (verdict(cells) == no_verdict) return Truth::open;
        here = country_.cells()[at(cell.criterion)];
        steps_ += steps_per_search * steps_per_look_;
        CountryBlock const block(country_.block().store_ptr(), cells, country_.block().supposed_weights());
        int const benefit = country_.benefit();
        Judgement const judgement = evaluate(block, 0, std::span(&benefit, 1)).verdict(benefit);
        if (!judgement.searched_out) return Truth::open;
        return is_single(judgement.possible) ? Truth::no : Truth::yes;
    }

    // ---- ways between completions -------------------------------------------------------------------------

    void go_ways() {
        for (bool const best : {true, false}) {
            go_way(best, nullptr, false);
            go_way(best, nullptr, true);
        }
        for (Cell const& last : cells_)
            for (bool const best : {true, false})
                for (bool const backwards : {false, true})
                    if (answer(last) == Answer::doubtful && !ended()) go_way(best, &last, backwards);
    }

    // From one end, cell by cell, as far towards the other as the verdict stands.
    void go_way(bool best, Cell const* last, bool backwards) {
        Cells cells = corner(best);
        VerdictSet const today = verdict(cells);
        if (today == no_verdict) return;
        for (std::size_t step = 0; step < cells_.size() && !ended(); ++step) {
            Cell const& cell = cells_[backwards ? cells_.size() - 1 - step : step];
            if (&cell == last) continue;
            Appraisal const*& here = cells[at(cell.criterion)];
            Appraisal const* stays = here;
            // The farthest value at which it stands; one at which it does not shows that the cell turns it.
            auto const stands_at = [&](Appraisal const* value) {
                here = value;
                VerdictSet const there = verdict(cells);
                if (there != no_verdict && there != today) turning(cell.criterion);
                if (there == today) stays = value;
                return there == today;
            };
            if (!stands_at(at_end(cell, !best)))
                for (std::size_t value = 0; value < cell.values.size(); ++value)
                    if (stands_at(cell.values[best ? value : cell.values.size() - 1 - value])) break;
            here = stays;
        }
        if (last && turns(std::move(cells), *last) == Truth::yes) turning(last->criterion);
    }

    void go_draws() {
        std::mt19937_64 random(seed);
        Cells cells = region_;
        for (int draw = 0; draw < draws; ++draw) {
            for (Cell const& cell : cells_) {
                std::size_t const choice = random() % (cell.values.size() + 1);
                cells[at(cell.criterion)] = choice < cell.values.size() && !is_loose(cell.criterion, *cell.values[choice]) ? cell.values[choice] : at_end(cell, random() % 2 == 0);
            }
            for (Cell const& cell : cells_)
                if (answer(cell) == Answer::doubtful && !ended() && turns(cells, cell) == Truth::yes) turning(cell.criterion);
        }
    }

    // ---- all completions, part by part --------------------------------------------------------------------

    [[nodiscard]] std::vector<Trace> traced(Cells const& cells) {
        steps_ += steps_per_look_;
        std::vector<bool> loose = loose_;
        for (std::size_t criterion = 0; criterion < loose.size(); ++criterion) loose[criterion] = loose[criterion] && is_loose(static_cast<int>(criterion), *cells[criterion]);
        Glance glance(country_, cells, exact_);
        return Tracing(framework_, glance, loose).of(country_.benefit());
    }

    // Does the cell turn the verdict in a completion of the other cells within these?
    [[nodiscard]] Truth turns_somewhere(Cells const& region, Cell const& cell, int halvings) {
        if (ended()) return Truth::open;
        std::vector<Trace> const traces = traced(region);
        if (traces[at(cell.criterion)] == Trace::none) return Truth::no;
        Cell const* next = nullptr;
        for (Cell const& other : cells_) {
            Trace const trace = traces[at(other.criterion)];
            if (&other == &cell || trace == Trace::none) continue;
            bool const before = !next || trace > traces[at(next->criterion)] ||
                                (trace == traces[at(next->criterion)] && other.split && !next->split);
            if (before) next = &other;
        }
        if (!next) return turns(settled(region), cell);
        Truth result = Truth::no;
        Cells part = region;
        auto const look_at = [&](Appraisal const* value, int depth) {
            part[at(next->criterion)] = value;
            Truth const one = turns_somewhere(part, cell, depth);
            if (one != Truth::no) result = one;
            return one == Truth::yes;
        };
        Appraisal const* const here = region[at(next->criterion)];
        if (next->split) {
            for (Appraisal const* const value : next->values)
                if (look_at(value, halvings)) return Truth::yes;
            return result;
        }
        ValueLine const line(country_, next->criterion);
        std::vector<ValueSet> const parts = parted(line, here->assessment.values);
        if (parts.size() < 2 || halvings >= most_halvings) return Truth::open;
        for (ValueSet const& values : parts) {
            Appraisal const left = line.left_with(values);
            if (look_at(&left, halvings + 1)) return Truth::yes;
        }
        return result;
    }

    // What is still loose there does not matter: each at one of its values.
    [[nodiscard]] Cells settled(Cells cells) {
        for (Cell const& cell : cells_) {
            Appraisal const*& here = cells[at(cell.criterion)];
            if (!is_loose(cell.criterion, *here)) continue;
            if (cell.split) {
                here = cell.values.front();
            } else {
                ValueLine const line(country_, cell.criterion);
                here = &kept_.emplace_back(line.left_with(one_of(here->assessment.values)));
            }
        }
        return cells;
    }

    [[nodiscard]] static ValueSet one_of(ValueSet const& values) {
        if (values.intervals().empty()) return values;
        Interval const& first = values.intervals().front();
        Number const inside = first.low && first.high ? (*first.low + *first.high) / Number(2)
                              : first.low             ? *first.low + Number(1)
                              : first.high            ? *first.high - Number(1)
                                                      : Number();
        // The middle of some days need not be one.
        return ValueSet::single(values.domain(), values.domain() == Domain::date ? inside.floor() : inside);
    }

    Supposition const& country_;
    Framework const& framework_;
    std::size_t budget_, steps_per_look_, steps_ = 0;
    VerdictSet possible_ = every_verdict;
    std::vector<Outcome> exact_;    // by rule: what holds of all completions
    std::vector<bool> asks_;        // by rule: of the benefit, or of one that it reads
    Cells region_;                  // the country's own, those that do not matter at one value
    std::vector<bool> loose_;       // by criterion: open, and not settled
    std::vector<Answer> answers_;   // by criterion
    std::vector<Cell> cells_;       // those that Kleene's logic leaves
    std::deque<Appraisal> kept_;
};

}  // namespace

Relevance which_matter(Supposition const& country, Evaluation const& evaluation, std::size_t budget) {
    return Sorting(country, evaluation, budget).run();
}

}  // namespace adherence
