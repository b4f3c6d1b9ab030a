#include "core/rules/evaluation.hpp"

#include <algorithm>
#include <numeric>

#include "core/rules/row_reader.hpp"
#include "core/rules/search.hpp"

namespace adherence {

// One row on its way to an Evaluation.
class Evaluator {
public:
    Evaluator(CountryBlock const& block, std::size_t row, Detail detail)
        : block_(block),
          framework_(block.framework()),
          detail_(detail),
          verdicts_(framework_.benefits.size(), every_verdict),
          reader_(block, row, block.row(row), verdicts_) {
        result_.block_ = &block;
        result_.row_ = row;
    }

    [[nodiscard]] Evaluation run(std::span<int const> benefits) {
        if (benefits.empty()) return std::move(result_);
        result_.judgements_.resize(framework_.benefits.size());
        auto const judged = wanted(benefits);
        for (int const benefit : framework_.benefit_order)
            if (judged[static_cast<std::size_t>(benefit)]) judge(benefit);
        if (detail_ == Detail::findings) find_outcomes(judged);
        return std::move(result_);
    }

    // By what is cheap to know, where that is enough; empty: it takes the whole evaluation.
    [[nodiscard]] std::optional<bool> quick_eligibility(int index) {
        Benefit const& benefit = framework_.benefits[index];
        if (block_.summary(result_.row_).problem || !benefit.has_rule() || !is_arithmetic()) return {};
        Deduction deduction(framework_, reader_);
        for (int const other : benefit.reads) verdicts_[static_cast<std::size_t>(other)] = deduction.possible(other);
        VerdictSet const possible = deduction.possible(index);
        if (is_single(possible) || !(possible & only(Verdict::eligible))) return possible == only(Verdict::eligible);
        for (Corner* corner : corners()) {
            VerdictSet const verdict = at_corner(*corner, index);
            if (is_single(verdict) && verdict != only(Verdict::eligible)) return false;
        }
        return {};
    }

    [[nodiscard]] Containment within(int index, VerdictSet allowed, std::size_t budget) {
        result_.judgements_.resize(framework_.benefits.size());
        auto const judged = wanted(std::span(&index, 1));
        Deduction deduction(framework_, reader_);
        for (int const benefit : framework_.benefit_order) {
            if (!judged[static_cast<std::size_t>(benefit)]) continue;
            Judgement& judgement = result_.judgements_[static_cast<std::size_t>(benefit)];
            find_problems(framework_.benefits[benefit], judgement);
            if (benefit == index && !judgement.problems.empty()) return {Truth::no};
            verdicts_[static_cast<std::size_t>(benefit)] = judgement.problems.empty() ? deduction.possible(benefit) : every_verdict;
        }
        VerdictSet const others = static_cast<VerdictSet>(~allowed);
        if (!(verdicts_[static_cast<std::size_t>(index)] & others)) return {Truth::yes};
        for (Corner* corner : corners())
            if (VerdictSet const verdict = at_corner(*corner, index); is_single(verdict) && (verdict & others)) return {Truth::no};
        std::size_t const before = space().steps();
        Found const found = search_verdicts(space(), framework_, index, allowed, verdicts_, Wanted::another, budget);
        Truth const truth = found.verdicts & others ? Truth::no : found.searched_out ? Truth::yes : Truth::open;
        return {truth, space().steps() - before};
    }

private:
    [[nodiscard]] bool is_arithmetic() const {
        ScorePlan const* const plan = block_.summary(result_.row_).plan;
        return plan && plan->arithmetic();
    }

    using Flags = boost::container::small_vector<bool, 16>;

    // A completion at one end: every open cell at its lowest, or at its highest score.
    struct Corner {
        std::vector<Appraisal const*> cells;
        std::vector<VerdictSet> verdicts;
        std::optional<RowReader> reader;
    };

    [[nodiscard]] Flags wanted(std::span<int const> benefits) const {
        Flags judged(framework_.benefits.size(), false);
        for (int const benefit : benefits) {
            judged[static_cast<std::size_t>(benefit)] = true;
            for (int const read : framework_.benefits[benefit].reads) judged[static_cast<std::size_t>(read)] = true;
        }
        return judged;
    }

    void judge(int index) {
        Benefit const& benefit = framework_.benefits[index];
        Judgement& judgement = result_.judgements_[static_cast<std::size_t>(index)];
        find_problems(benefit, judgement);
        if (!judgement.problems.empty()) {
            judgement.verdict = Verdict::invalid;
        } else if (!benefit.has_rule()) {
            judgement.no_rule = true;
        } else {
            Deduction deduction(framework_, reader_);
            judgement.possible = deduction.possible(index);
            judgement.verdict = verdict_of(judgement.possible);
            if (!is_single(judgement.possible)) search(index, judgement);
        }
        verdicts_[static_cast<std::size_t>(index)] = judgement.possible;
    }

    void find_problems(Benefit const& benefit, Judgement& judgement) {
        RowSummary const& summary = block_.summary(result_.row_);
        if (summary.problem)
            for (int const node : benefit.rests_on)
                if (result_.cells()[static_cast<std::size_t>(framework_.nodes[node].criterion_index)]->problem())
                    judgement.problems.push_back(node);
        if (!judgement.problems.empty() || is_arithmetic()) return;
        // A group may have no score although its cells have: a negative one under a mean that knows none.
        for (int const rule : benefit.rules) {
            Subject const& subject = framework_.subjects[rule];
            if (subject.kind == Subject::Kind::score && reader_.standing(subject.index).problem)
                add_cause(subject.index, judgement.problems);
        }
        for (int const other : benefit.reads)
            for (int const node : result_.judgements_[static_cast<std::size_t>(other)].problems)
                add_once(node, judgement.problems);
    }

    static void add_once(int node, std::vector<int>& nodes) {
        if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
    }

    // The lowest node at or below this one that is a problem.
    void add_cause(int node, std::vector<int>& causes) {
        auto const subtree = framework_.subtree(node);
        auto const is_problem = [&](int below) {
            return reader_.standing(below).problem && (below == node || framework_.weighs_in(node, below));
        };
        auto const cause = std::find_if(subtree.begin(), subtree.end(), is_problem);
        if (cause != subtree.end()) add_once(*cause, causes);
    }

    void search(int index, Judgement& judgement) {
        VerdictSet const bound = judgement.possible;
        VerdictSet found = no_verdict;
        for (Corner* corner : corners()) {
            VerdictSet const verdict = at_corner(*corner, index);
            if (is_single(verdict)) found |= verdict & bound;
        }
        verdicts_[static_cast<std::size_t>(index)] = bound;
        if (!settles(found, bound)) {
            Found const searched = search_verdicts(space(), framework_, index, found, verdicts_, Wanted::verdict);
            judgement.searched_out = searched.searched_out;
            if (!searched.searched_out) return;
            found = searched.verdicts;
            if (!settles(found, bound)) judgement.possible = found;
        }
        judgement.verdict = verdict_of(found);
        if (detail_ == Detail::verdicts || found == bound) return;
        Found const rest = search_verdicts(space(), framework_, index, found, verdicts_, Wanted::verdicts);
        if (rest.searched_out) judgement.possible = rest.verdicts;
    }

    [[nodiscard]] std::array<Corner*, 2> corners() {
        if (best_.cells.empty()) {
            fill(best_, &Appraisal::at_best);
            fill(worst_, &Appraisal::at_worst);
        }
        return {&best_, &worst_};
    }

    void fill(Corner& corner, std::shared_ptr<Appraisal const> Appraisal::*end) {
        for (Appraisal const* cell : result_.cells()) {
            Appraisal const* const at_end = (cell->*end).get();
            corner.cells.push_back(at_end ? at_end : cell);
        }
        corner.verdicts.assign(framework_.benefits.size(), no_verdict);
        corner.reader.emplace(block_, result_.row_, corner.cells, corner.verdicts);
    }

    [[nodiscard]] VerdictSet at_corner(Corner& corner, int index) {
        Deduction deduction(framework_, *corner.reader);
        auto const deduce = [&](int benefit) {
            VerdictSet& verdict = corner.verdicts[static_cast<std::size_t>(benefit)];
            if (verdict == no_verdict) verdict = deduction.possible(benefit);
        };
        for (int const other : framework_.benefits[index].reads) deduce(other);
        deduce(index);
        return corner.verdicts[static_cast<std::size_t>(index)];
    }

    [[nodiscard]] RegionSpace& space() {
        if (!space_) space_.emplace(block_, result_.row_);
        return *space_;
    }

    void find_outcomes(Flags const& judged) {
        result_.outcomes_.assign(framework_.rules.size(), Outcome::open);
        std::optional<Region> everything;
        for (int const index : framework_.benefit_order) {
            if (!judged[static_cast<std::size_t>(index)]) continue;
            Benefit const& benefit = framework_.benefits[index];
            Deduction deduction(framework_, reader_);
            deduction.define(benefit);
            for (int const rule : benefit.rules) {
                Outcome& outcome = result_.outcomes_[static_cast<std::size_t>(rule)];
                outcome = deduction.outcome(rule);
                Subject const& subject = framework_.subjects[rule];
                bool const group = subject.kind == Subject::Kind::score && subject.criterion < 0;
                if (subject.kind == Subject::Kind::defined && rests_on_problem(benefit, subject.index))
                    outcome = Outcome::invalid;
                if (subject.kind == Subject::Kind::benefit &&
                    result_.judgements_[static_cast<std::size_t>(subject.index)].verdict == Verdict::invalid)
                    outcome = Outcome::invalid;
                if (!group || outcome != Outcome::open) continue;
                // From end to end it is open; the scores in between may leave a gap just there.
                if (!everything) everything = space().everything();
                outcome = space().outcome(*everything, rule);
            }
        }
    }

    // A name of which some row, or some row of a name it reads, is on a problem. Rows come before those that
    // read their name only in the order of definitions, so that outcomes are asked anew.
    [[nodiscard]] bool rests_on_problem(Benefit const& benefit, int name) {
        std::vector<bool> seen(benefit.definitions.size(), false);
        std::vector<int> open{name};
        while (!open.empty()) {
            int const at = open.back();
            open.pop_back();
            if (seen[static_cast<std::size_t>(at)]) continue;
            seen[static_cast<std::size_t>(at)] = true;
            for (int const rule : benefit.definitions[static_cast<std::size_t>(at)].clause.rules) {
                Subject const& subject = framework_.subjects[rule];
                if (subject.kind == Subject::Kind::defined)
                    open.push_back(subject.index);
                else if (subject.kind == Subject::Kind::benefit
                             ? result_.judgements_[static_cast<std::size_t>(subject.index)].verdict == Verdict::invalid
                             : reader_.tested(rule) == Outcome::invalid)
                    return true;
            }
        }
        return false;
    }

    CountryBlock const& block_;
    Framework const& framework_;
    Detail detail_;
    std::vector<VerdictSet> verdicts_;  // by benefit: what is not ruled out, once it was judged
    RowReader reader_;
    Evaluation result_;
    Corner best_, worst_;
    std::optional<RegionSpace> space_;
};

// ---- the result -----------------------------------------------------------------------------------------------

namespace {

std::optional<Standing> planned_standing(CountryBlock const& block, std::size_t row, int node) {
    RowSummary const& summary = block.summary(row);
    if (summary.problem || summary.open || !summary.plan || !summary.in_units) return {};
    NodePlan const& plan = summary.plan->node(node);
    if (!plan.arithmetic || plan.whole == 0 || !plan.applicable) return {};
    std::int64_t sum = 0;
    auto const cells = block.row(row);
    for (Share const& share : plan.shares) sum += share.share * cells[static_cast<std::size_t>(share.criterion)]->low_units;
    Standing standing;
    standing.coverage = Number(100);
    standing.score = Number::fraction(sum, plan.whole) / Number(summary.plan->unit());
    standing.low = standing.high = standing.score;
    return standing;
}

std::optional<Number> figure_of(Evaluation const& evaluation, Rule const& rule) {
    Subject const& subject = rule.subject;
    if (subject.kind == Subject::Kind::value) {
        auto const criterion = static_cast<std::size_t>(evaluation.framework().nodes[subject.index].criterion_index);
        Appraisal const& cell = *evaluation.cells()[criterion];
        if (!cell.known() || cell.assessment.values.domain() != Domain::number) return {};
        return cell.assessment.values.only();
    }
    if (subject.kind != Subject::Kind::score && subject.kind != Subject::Kind::coverage) return {};
    Standing const standing = evaluation.node(subject.index);
    if (!standing.applicable || standing.problem) return {};
    return subject.kind == Subject::Kind::score ? standing.score : standing.coverage;
}

}  // namespace

Standing Evaluation::node(int index) const {
    if (auto planned = planned_standing(*block_, row_, index)) return *std::move(planned);
    return standings(framework(), block_->weights(), cells(), index)[static_cast<std::size_t>(index)];
}

std::vector<Finding> Evaluation::findings(int benefit) const {
    std::vector<Finding> result;
    for (int const index : framework().benefits[benefit].rules) {
        Rule const& rule = framework().rules[index];
        Finding finding{index, outcomes_[static_cast<std::size_t>(index)], {}};
        if (auto const threshold = threshold_of(rule))
            if (auto const figure = figure_of(*this, rule)) finding.distance = *figure - threshold->at;
        result.push_back(std::move(finding));
    }
    return result;
}

Truth Evaluation::holds(int, Effect effect, Clause const& clause) const {
    return clause_truth(clause, effect, [this](int rule) { return outcomes_[static_cast<std::size_t>(rule)]; });
}

Evaluation evaluate(CountryBlock const& block, std::size_t row) {
    std::vector<int> all(block.framework().benefits.size());
    std::iota(all.begin(), all.end(), 0);
    return evaluate(block, row, all);
}

Evaluation evaluate(CountryBlock const& block, std::size_t row, std::span<int const> benefits, Detail detail) {
    return Evaluator(block, row, detail).run(benefits);
}

bool is_eligible(CountryBlock const& block, std::size_t row, int benefit) {
    if (auto const quick = Evaluator(block, row, Detail::verdicts).quick_eligibility(benefit)) return *quick;
    return evaluate(block, row, std::span(&benefit, 1), Detail::verdicts).verdict(benefit).verdict == Verdict::eligible;
}

Containment verdicts_within(CountryBlock const& block, std::size_t row, int benefit, VerdictSet verdicts, std::size_t budget) {
    return Evaluator(block, row, Detail::verdicts).within(benefit, verdicts, budget);
}

std::optional<Threshold> threshold_of(Rule const& rule) {
    ValueSet const& passing = rule.test.when_known;
    if (passing.domain() != Domain::number || passing.intervals().size() != 1) return {};
    if (!(passing == rule.test.when_unknown)) return {};
    Interval const& one = passing.intervals().front();
    if (one.low.has_value() == one.high.has_value()) return {};
    return Threshold{one.low ? *one.low : *one.high, one.low.has_value()};
}

std::vector<std::size_t> ranks(std::span<std::optional<Number> const> scores) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i]) order.push_back(i);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return *scores[a] > *scores[b]; });
    std::vector<std::size_t> result(scores.size(), 0);
    for (std::size_t place = 0, first = 0; place < order.size(); ++place) {
        if (*scores[order[place]] != *scores[order[first]]) first = place;
        result[order[place]] = first + 1;
    }
    return result;
}

}  // namespace adherence
