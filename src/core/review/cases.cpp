#include "core/review/cases.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "core/framework/verdict_words.hpp"
#include "core/review/steps.hpp"
#include "core/rules/evaluation.hpp"
#include "core/rules/row_reader.hpp"

namespace adherence {

namespace {

constexpr std::string_view table = "cases";
// In outcomes of rules; the cases that ship with nsg-adherence need a twentieth.
constexpr std::size_t most_steps = 2'000'000;
// A verdict that is searched for costs about as much as so many outcomes.
constexpr std::size_t steps_per_search = 20'000;

/// Where the columns of the table stand.
struct Heads {
    std::optional<std::size_t> country, benefit, expected, note;
    Columns criteria;
};

struct Case {
    std::size_t row = 0;  ///< of the table
    int benefit = 0;
    Verdict expected = Verdict::open;
    Verdict verdict = Verdict::open;
};

class Cases {
public:
    Cases(FrameworkPtr framework, Block const& block, Date null_date)
        : framework_(std::move(framework)), block_(block), null_date_(null_date) {}

    CasesReview review() {
        if (!block_.empty()) look_through();
        result_.faults = std::move(faults_).sorted();
        return std::move(result_);
    }

private:
    void look_through() {
        auto const heads = read_heads();
        if (!heads) return;
        heads_ = *heads;
        CountryBlock const countries = read(std::make_shared<AppraisalStore>(framework_));
        for (std::size_t row = 1; row < block_.rows; ++row)
            if (auto const one = read_case(row, countries)) cases_.push_back(*one);
        for (Case& one : cases_) judge(one, countries);
        if (!cases_.empty()) find_uncovered(countries);
    }

    [[nodiscard]] std::string text(std::size_t row, std::optional<std::size_t> column) const {
        return column ? std::string(trim(block_.at(row, *column).shown())) : std::string();
    }
    [[nodiscard]] static Place at(std::size_t row, std::string_view column) { return {table, row + 1, column}; }

    // ---- the header -------------------------------------------------------------------------------------------------

    [[nodiscard]] std::optional<Heads> read_heads() {
        Heads heads;
        heads.criteria.column_of_criterion.assign(framework_->criteria.size(), -1);
        heads.criteria.width = block_.columns;
        std::vector<std::string> known{"country", "benefit", "expected", "note"};
        for (int const node : framework_->criteria) known.push_back(fold(framework_->nodes[node].id));
        for (std::size_t column = 0; column < block_.columns; ++column) {
            std::string const header = text(0, column), folded = fold(header);
            if (header.empty() || header.front() == '#') continue;
            int const node = framework_->node(header);
            bool repeated = false;
            if (node >= 0 && framework_->nodes[node].criterion) {
                int& place = heads.criteria.column_of_criterion[static_cast<std::size_t>(framework_->nodes[node].criterion_index)];
                repeated = place >= 0;
                if (!repeated) place = static_cast<int>(column);
            } else if (auto* const head = named(heads, folded)) {
                repeated = head->has_value();
                if (!repeated) *head = column;
            } else if (auto const near = nearest(header, known); near && folded.size() > 2) {
                faults_.warning("table.near-miss", at(0, header), {{"content", Faults::shortened(header)}, {"suggestion", *near}});
            }
            if (repeated) faults_.warning("cases.repeated", at(0, header), {{"content", header}});
        }
        for (auto const& [head, name] : {std::pair(heads.benefit, "benefit"), std::pair(heads.expected, "expected")})
            if (!head) {
                faults_.warning("cases.no-column", at(0, name), {{"name", name}});
                return {};
            }
        return heads;
    }

    [[nodiscard]] static std::optional<std::size_t>* named(Heads& heads, std::string_view header) {
        if (header == "country") return &heads.country;
        if (header == "benefit") return &heads.benefit;
        if (header == "expected") return &heads.expected;
        if (header == "note") return &heads.note;
        return nullptr;
    }

    // ---- rows -------------------------------------------------------------------------------------------------------

    /// Every row but the header, blank ones too, so that a row of the block is one of the table less one.
    [[nodiscard]] CountryBlock read(std::shared_ptr<AppraisalStore> store) const {
        Block const body{block_.cells.subspan(block_.columns), block_.rows - 1, block_.columns};
        return CountryBlock(std::move(store), heads_.criteria, body, null_date_);
    }

    [[nodiscard]] std::optional<Case> read_case(std::size_t row, CountryBlock const& countries) {
        std::string const benefit = text(row, heads_.benefit), expected = text(row, heads_.expected);
        // A row without a question is blank, or a user's remark.
        if (benefit.empty() && expected.empty()) return {};
        bool sound = true;
        auto const refuse = [&](std::string_view code, std::string_view column, std::string const& content) {
            faults_.warning(code, at(row, column), {{"content", Faults::shortened(content)}});
            sound = false;
        };
        auto const found = framework_->benefit_by_id.find(fold(benefit));
        if (found == framework_->benefit_by_id.end()) refuse("cases.unknown-benefit", "benefit", benefit);
        auto const verdict = verdict_named(expected);
        if (!verdict) refuse("cases.unknown-verdict", "expected", expected);
        // A cell that cannot be read is worth a word, unless just that is the case.
        for (std::size_t criterion = 0; criterion < framework_->criteria.size(); ++criterion) {
            for (Fault fault : countries.row(row - 1)[criterion]->assessment.faults) {
                if (verdict == Verdict::invalid) continue;
                fault.severity = Severity::warning;
                fault.table = table;
                fault.row = row + 1;
                fault.column = framework_->nodes[framework_->criteria[criterion]].id;
                faults_.add(std::move(fault));
            }
        }
        if (!sound) return {};
        return Case{row, found->second, *verdict, Verdict::open};
    }

    void judge(Case& one, CountryBlock const& countries) {
        std::span const benefit(&one.benefit, 1);
        one.verdict = evaluate(countries, one.row - 1, benefit, Detail::verdicts).verdict(one.benefit).verdict;
        if (one.verdict == one.expected) return;
        Evaluation const evaluation = evaluate(countries, one.row - 1, benefit);
        result_.failed.push_back({one.row + 1, name_of(one), one.benefit, one.expected, one.verdict,
                                  deciding_rules(evaluation, one.benefit, one.verdict)});
    }

    [[nodiscard]] std::string name_of(Case const& one) const {
        std::string const country = text(one.row, heads_.country);
        return Faults::shortened(country.empty() ? text(one.row, heads_.note) : country);
    }

    [[nodiscard]] std::vector<int> deciding_rules(Evaluation const& evaluation, int benefit, Verdict verdict) const {
        std::vector<int> deciding;
        Benefit const& rules = framework_->benefits[benefit];
        auto const findings = evaluation.findings(benefit);
        auto const add = [&](Effect effect, std::vector<Clause> const& clauses, Truth wanted) {
            for (Clause const& clause : clauses) {
                if (evaluation.holds(benefit, effect, clause) != wanted) continue;
                for (Finding const& finding : findings) {
                    bool const listed = std::ranges::find(clause.rules, finding.rule) != clause.rules.end();
                    if (listed && counted(finding.outcome, effect) == wanted) deciding.push_back(finding.rule);
                }
            }
        };
        switch (verdict) {
            case Verdict::not_eligible:
                add(Effect::excludes, rules.exclusions, Truth::yes);
                add(Effect::requires_, rules.requirements, Truth::no);
                break;
            case Verdict::conditional: add(Effect::condition, rules.conditions, Truth::no); [[fallthrough]];
            case Verdict::open:
                add(Effect::excludes, rules.exclusions, Truth::open);
                add(Effect::requires_, rules.requirements, Truth::open);
                add(Effect::condition, rules.conditions, Truth::open);
                break;
            case Verdict::eligible:
            case Verdict::invalid: break;
        }
        return deciding;
    }

    // ---- what is covered --------------------------------------------------------------------------------------------

    void find_uncovered(CountryBlock const& countries) {
        turned_ = std::make_shared<Framework>(*framework_);
        std::set<std::size_t> rows, covered;
        for (std::size_t rule = 0; rule < framework_->rules.size(); ++rule) {
            std::size_t const row = framework_->rules[rule].row;
            rows.insert(row);
            // A row for every benefit is covered where one of them has a case for it.
            if (!covered.contains(row) && is_noticed(static_cast<int>(rule), countries)) covered.insert(row);
        }
        for (std::size_t const row : rows) {
            if (covered.contains(row)) continue;
            auto const rule = std::ranges::find(framework_->rules, row, &Rule::row);
            result_.uncovered.push_back(static_cast<int>(rule - framework_->rules.begin()));
        }
    }

    // Turned round, does the rule change the verdict of some case? Yes too where that takes too long to find out.
    [[nodiscard]] bool is_noticed(int rule, CountryBlock const& countries) {
        Test& test = turned_->rules[static_cast<std::size_t>(rule)].test;
        Test const written = test;
        test = {test.when_known.complement(), test.when_unknown.complement()};
        bool const noticed = std::ranges::any_of(cases_, [&](Case const& one) { return differs(one, rule, countries); });
        test = written;
        return noticed || steps_.used_up();
    }

    // A country as it is, under the framework with one rule turned round: what held fails, and what failed holds.
    struct TurnedReader {
        RowReader reader;
        std::vector<VerdictSet>& verdicts;
        int turned;

        [[nodiscard]] Outcome tested(int rule) {
            Outcome const outcome = reader.tested(rule);
            if (rule != turned) return outcome;
            return outcome == Outcome::holds ? Outcome::fails : outcome == Outcome::fails ? Outcome::holds : outcome;
        }
        [[nodiscard]] VerdictSet possible(int benefit) const { return verdicts[static_cast<std::size_t>(benefit)]; }
    };

    [[nodiscard]] bool differs(Case const& one, int rule, CountryBlock const& countries) {
        auto const& reads = framework_->benefits[one.benefit].reads;
        int const of_rule = framework_->rules[static_cast<std::size_t>(rule)].benefit;
        bool const reaches = one.benefit == of_rule || std::ranges::find(reads, of_rule) != reads.end();
        // Whether a cell can be read does not hang on what is asked of it.
        if (!reaches || one.verdict == Verdict::invalid || !framework_->benefits[one.benefit].has_rule()) return false;
        std::size_t cost = 1 + framework_->benefits[one.benefit].rules.size();
        for (int const other : reads) cost += framework_->benefits[other].rules.size();
        if (!steps_.spend(cost)) return false;
        std::vector<VerdictSet> verdicts(framework_->benefits.size(), every_verdict);
        std::size_t const row = one.row - 1;
        TurnedReader reader{RowReader(countries, row, countries.row(row), verdicts), verdicts, rule};
        Deduction deduction(*turned_, reader);
        for (int const other : reads) verdicts[static_cast<std::size_t>(other)] = deduction.possible(other);
        VerdictSet const possible = deduction.possible(one.benefit);
        if (is_single(possible)) return verdict_of(possible) != one.verdict;
        bool const was_certain = one.verdict == Verdict::not_eligible || one.verdict == Verdict::eligible;
        if (was_certain && !(possible & only(one.verdict))) return true;
        return steps_.spend(steps_per_search) && searched_verdict(one) != one.verdict;
    }

    [[nodiscard]] Verdict searched_verdict(Case const& one) const {
        auto const turned = std::make_shared<Framework const>(*turned_);
        auto store = std::make_shared<AppraisalStore>(turned);
        // Peers count for relative scales alone.
        bool const peers = turned->has_relative;
        CountryBlock const countries =
            peers ? read(std::move(store)) : CountryBlock(std::move(store), heads_.criteria, {block_.row(one.row), 1, block_.columns}, null_date_);
        std::size_t const row = peers ? one.row - 1 : 0;
        return evaluate(countries, row, std::span(&one.benefit, 1), Detail::verdicts).verdict(one.benefit).verdict;
    }

    FrameworkPtr framework_;
    Block block_;
    Date null_date_;
    Faults faults_;
    Heads heads_;
    std::vector<Case> cases_;
    std::shared_ptr<Framework> turned_;  // with the test of one rule turned round
    Steps steps_{most_steps};
    CasesReview result_;
};

}  // namespace

CasesReview review_cases(FrameworkPtr const& framework, Block const& cases, Date null_date) {
    return Cases(framework, cases, null_date).review();
}

}  // namespace adherence
