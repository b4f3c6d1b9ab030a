#include "core/review/cases.hpp"

#include <algorithm>
#include <set>

#include "core/base/languages.hpp"
#include "core/report/phrases.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence {

namespace {

constexpr std::string_view table = "cases";
constexpr std::size_t most_rules_named = 5;
constexpr std::array verdicts{Verdict::not_eligible, Verdict::conditional, Verdict::eligible, Verdict::open, Verdict::invalid};

std::optional<Verdict> verdict_named(std::string_view word) {
    for (Verdict const verdict : verdicts)
        for (std::string_view const language : languages)
            if (fold(verdict_word(verdict, language)) == fold(word)) return verdict;
    return {};
}

/// Where the columns of the table stand.
struct Heads {
    std::optional<std::size_t> country, benefit, expected, note;
    Columns criteria;
};

struct Case {
    std::size_t row = 0;  ///< of the table
    int benefit = 0;
    Verdict expected = Verdict::open;
};

class Cases {
public:
    Cases(FrameworkPtr framework, Block const& block, Date null_date, Faults& faults)
        : framework_(std::move(framework)), say_(*framework_, framework_->language), block_(block), null_date_(null_date), faults_(faults) {}

    void review() {
        if (block_.empty()) return;
        auto const heads = read_heads();
        if (!heads) return;
        heads_ = *heads;
        store_ = std::make_shared<AppraisalStore>(framework_);
        CountryBlock const countries = read(store_);
        for (std::size_t row = 1; row < block_.rows; ++row)
            if (auto const one = read_case(row, countries)) cases_.push_back(*one);
        for (Case const& one : cases_) judge(one, countries);
        if (!cases_.empty()) find_uncovered(countries);
    }

private:
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
            faults_.warning(code, at(row, column), {{"content", Faults::shortened(content)}, {"choices", choices(column)}});
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
        return Case{row, found->second, *verdict};
    }

    [[nodiscard]] std::string choices(std::string_view column) const {
        std::vector<std::string> words;
        if (column == "benefit")
            for (Benefit const& benefit : framework_->benefits) words.push_back(benefit.id);
        else
            for (Verdict const verdict : verdicts) words.push_back(say_.verdict(verdict));
        return say_.either(words);
    }

    void judge(Case const& one, CountryBlock const& countries) {
        Evaluation const evaluation = evaluate(countries, one.row - 1, std::span(&one.benefit, 1));
        Judgement const& judgement = evaluation.verdict(one.benefit);
        if (judgement.verdict == one.expected) return;
        auto const deciding = deciding_rules(evaluation, one.benefit);
        faults_.warning(deciding.empty() ? "cases.failed" : "cases.failed.rules", at(one.row, "expected"),
                        {{"case", name_of(one)},
                         {"benefit", say_.benefit(one.benefit)},
                         {"expected", say_.verdict(one.expected)},
                         {"verdict", say_.verdict(judgement.verdict)},
                         {"rules", say_.all(deciding)}});
    }

    [[nodiscard]] std::string name_of(Case const& one) const {
        for (auto const& column : {heads_.country, heads_.note})
            if (std::string name = text(one.row, column); !name.empty()) return Faults::shortened(name);
        return say_.say("cases.row", {{"row", std::to_string(one.row + 1)}});
    }

    /// Rows that stand in the way of more, or leave it open.
    [[nodiscard]] std::vector<std::string> deciding_rules(Evaluation const& evaluation, int benefit) const {
        std::vector<std::string> names;
        Benefit const& rules = framework_->benefits[benefit];
        Verdict const verdict = evaluation.verdict(benefit).verdict;
        if (verdict == Verdict::invalid || verdict == Verdict::eligible) return names;
        auto const findings = evaluation.findings(benefit);
        auto const add = [&](Effect effect, std::vector<Clause> const& clauses, Truth wanted) {
            for (Clause const& clause : clauses) {
                if (evaluation.holds(benefit, effect, clause) != wanted) continue;
                for (Finding const& finding : findings) {
                    bool const listed = std::ranges::find(clause.rules, finding.rule) != clause.rules.end();
                    if (!listed || counted(finding.outcome, effect) != wanted) continue;
                    std::string name = say_.rule_alone(framework_->rules[static_cast<std::size_t>(finding.rule)]);
                    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
                }
            }
        };
        if (verdict == Verdict::not_eligible) {
            add(Effect::excludes, rules.exclusions, Truth::yes);
            add(Effect::requires_, rules.requirements, Truth::no);
        } else {
            if (verdict == Verdict::conditional) add(Effect::condition, rules.conditions, Truth::no);
            add(Effect::excludes, rules.exclusions, Truth::open);
            add(Effect::requires_, rules.requirements, Truth::open);
            add(Effect::condition, rules.conditions, Truth::open);
        }
        if (names.size() > most_rules_named) {
            names.resize(most_rules_named);
            names.push_back("…");
        }
        return names;
    }

    // ---- what is covered --------------------------------------------------------------------------------------------

    void find_uncovered(CountryBlock const& countries) {
        std::vector<Verdict> today;
        for (Case const& one : cases_) today.push_back(verdict_of_case(one, countries));
        std::set<std::size_t> rows, covered;
        for (std::size_t rule = 0; rule < framework_->rules.size(); ++rule) {
            std::size_t const row = framework_->rules[rule].row;
            rows.insert(row);
            // A row for every benefit is covered where one of them has a case for it.
            if (!covered.contains(row) && notices(rule, today)) covered.insert(row);
        }
        for (std::size_t const row : rows) {
            if (covered.contains(row)) continue;
            auto const rule = std::ranges::find(framework_->rules, row, &Rule::row);
            faults_.warning("cases.uncovered", {"rules", row, "test"}, {{"rule", say_.rule(*rule)}});
        }
    }

    [[nodiscard]] static Verdict verdict_of_case(Case const& one, CountryBlock const& countries) {
        return evaluate(countries, one.row - 1, std::span(&one.benefit, 1), Detail::verdicts).verdict(one.benefit).verdict;
    }

    [[nodiscard]] bool notices(std::size_t rule, std::vector<Verdict> const& today) const {
        auto const turned = std::make_shared<Framework>(*framework_);
        Test& test = turned->rules[rule].test;
        test = {test.when_known.complement(), test.when_unknown.complement()};
        CountryBlock const countries = read(std::make_shared<AppraisalStore>(turned));
        for (std::size_t i = 0; i < cases_.size(); ++i)
            if (reaches(cases_[i].benefit, framework_->rules[rule].benefit) && verdict_of_case(cases_[i], countries) != today[i]) return true;
        return false;
    }

    [[nodiscard]] bool reaches(int benefit, int of_rule) const {
        auto const& reads = framework_->benefits[benefit].reads;
        return benefit == of_rule || std::ranges::find(reads, of_rule) != reads.end();
    }

    FrameworkPtr framework_;
    Phrases say_;
    Block block_;
    Date null_date_;
    Faults& faults_;
    Heads heads_;
    std::shared_ptr<AppraisalStore> store_;
    std::vector<Case> cases_;
};

}  // namespace

std::vector<Fault> review_cases(FrameworkPtr const& framework, Block const& cases, Date null_date) {
    Faults faults;
    Cases(framework, cases, null_date, faults).review();
    return std::move(faults).sorted();
}

}  // namespace adherence
