#include <algorithm>
#include <unordered_map>

#include "core/base/embedded.hpp"
#include "core/framework/compile.hpp"
#include "core/framework/draft_read.hpp"
#include "core/framework/reading.hpp"
#include "core/framework/unary_test.hpp"

namespace adherence {

namespace {

// Limits far above any use; they keep hostile input within a second and 100 MB.
constexpr std::size_t most_benefits = 200;
constexpr std::size_t most_spelled_out = 20'000;
constexpr std::size_t most_spelled_out_text = 16 << 20;
constexpr std::size_t most_test_steps = 1'000'000;

constexpr std::pair<std::string_view, Effect> effect_names[] = {{"requires", Effect::requires_},
                                                                {"excludes", Effect::excludes},
                                                                {"condition", Effect::condition},
                                                                {"defines", Effect::defines}};

std::optional<Effect> effect_named(std::string_view word) {
    std::string const folded = fold(word);
    for (auto const& [name, effect] : effect_names)
        if (name == folded) return effect;
    return {};
}

std::vector<std::string> const& effect_words() {
    static std::vector<std::string> const words{"requires", "excludes", "condition", "defines"};
    return words;
}

// "coverage(node)" -> "node"; nothing where the text is no such call.
std::optional<std::string_view> argument_of(std::string_view text, std::string_view function) {
    std::size_t const open = text.find('(');
    if (open == text.npos || text.back() != ')' || fold(text.substr(0, open)) != function) return {};
    return trim(text.substr(open + 1, text.size() - open - 2));
}

/// A row of the table, read but for its subject, which may mean something else for each benefit.
struct RuleRow {
    DraftRow* row = nullptr;
    std::vector<int> benefits;
    bool every = false;
    Effect effect = Effect::requires_;
    std::optional<Date> from, to;
    bool in_force = true;
};

class RulesCompiler {
public:
    explicit RulesCompiler(Compilation& work) : work_(work), framework_(work.framework) {}

    void compile() {
        for (DraftRow& row : work_.draft.rules.rows)
            if (auto read = read_row(row)) rows_.push_back(std::move(*read));
        warn_of_repeated_ids();
        if (framework_.nodes.empty()) return;
        collect_names();
        for (RuleRow const& row : rows_) add_rules(row);
    }

private:
    static Place at(DraftRow const& row, std::uint8_t column) { return {"rules", row.row, rules_column_name(column)}; }
    static std::string_view rules_column_name(std::uint8_t column) { return rules_columns[column].name; }

    // ---- the row alone ----

    std::optional<RuleRow> read_row(DraftRow& row) {
        RuleRow result;
        result.row = &row;
        bool const readable = read_benefit(row, result) & read_effect(row, result);
        read_dates(row, result);
        check_need(row);
        if (row.text(rules_column::subject).empty()) {
            work_.faults.error("rules.no-subject", at(row, rules_column::subject));
            return {};
        }
        if (row.text(rules_column::test).empty()) {
            work_.faults.error("rules.no-test", at(row, rules_column::test));
            return {};
        }
        if (!readable) return {};
        return result;
    }

    bool read_benefit(DraftRow const& row, RuleRow& result) {
        std::string_view const text = row.text(rules_column::benefit);
        if (text.empty()) {
            work_.faults.error("rules.no-benefit", at(row, rules_column::benefit));
            return false;
        }
        if (text == "*") {
            result.every = true;
            for (std::size_t i = 0; i < framework_.benefits.size(); ++i) result.benefits.push_back(static_cast<int>(i));
            return true;
        }
        int const benefit = framework_.benefit(text);
        if (benefit < 0) {
            std::vector<std::string> ids;
            for (Benefit const& candidate : framework_.benefits) ids.push_back(candidate.id);
            work_.faults.unknown("rules.unknown-benefit", at(row, rules_column::benefit), text, ids,
                                 {{"choices", listed(ids)}});
            return false;
        }
        result.benefits = {benefit};
        return true;
    }

    bool read_effect(DraftRow const& row, RuleRow& result) {
        std::string_view const text = row.text(rules_column::effect);
        if (text.empty()) {
            work_.faults.error("rules.no-effect", at(row, rules_column::effect), {{"choices", listed(effect_words())}});
            return false;
        }
        auto const effect = effect_named(text);
        if (!effect) {
            work_.faults.unknown("rules.unknown-effect", at(row, rules_column::effect), text, effect_words(),
                                 {{"choices", listed(effect_words())}});
            return false;
        }
        result.effect = *effect;
        if (*effect == Effect::defines && says_nothing(row.text(rules_column::group))) {
            work_.faults.error("rules.defines-nothing", at(row, rules_column::group));
            return false;
        }
        return true;
    }

    void read_dates(DraftRow const& row, RuleRow& result) {
        std::string_view const from = row.text(rules_column::from), to = row.text(rules_column::to);
        if (!from.empty()) result.from = read_date(work_, at(row, rules_column::from), from);
        if (!to.empty()) result.to = read_date(work_, at(row, rules_column::to), to);
        if (result.from && result.to && *result.to < *result.from)
            work_.faults.warning("rules.never-in-force", at(row, rules_column::to),
                                 {{"from", to_text(*result.from)}, {"to", to_text(*result.to)}});
        if (from.empty() && to.empty()) return;
        if (!framework_.as_of) {
            // An as_of that is there but cannot be read has its own fault.
            if (work_.draft.about.text(about_column::as_of).empty())
                work_.faults.error("rules.no-as-of", at(row, from.empty() ? rules_column::to : rules_column::from));
            return;
        }
        result.in_force = (!result.from || *result.from <= *framework_.as_of) &&
                          (!result.to || *framework_.as_of <= *result.to);
    }

    void check_need(DraftRow const& row) {
        std::string_view const text = row.text(rules_column::need);
        if (text.empty()) return;
        auto const need = Number::from_text(text);
        if (!need || *need < Number(1) || need->floor() != *need)
            work_.faults.error("rules.need-unclear", at(row, rules_column::need), {{"content", Faults::shortened(text)}});
    }

    void warn_of_repeated_ids() {
        std::unordered_map<std::string, std::size_t> seen;
        for (DraftRow const& row : work_.draft.rules.rows) {
            std::string_view const id = row.text(rules_column::id);
            if (id.empty()) continue;
            auto const [first, fresh] = seen.emplace(fold(id), row.row);
            if (!fresh)
                work_.faults.warning("rules.repeated-id", at(row, rules_column::id),
                                     {{"content", Faults::shortened(id)}, {"first", std::to_string(first->second)}});
        }
    }

    // ---- names that defines rows give ----

    void collect_names() {
        names_.resize(framework_.benefits.size());
        for (RuleRow const& row : rows_) {
            if (row.effect != Effect::defines) continue;
            std::string_view const name = row.row->text(rules_column::group);
            std::string const folded = fold(name);
            bool const taken = framework_.benefit(name) >= 0 || of_node(name);
            if (taken) {
                work_.faults.error("rules.name-taken", at(*row.row, rules_column::group),
                                   {{"content", Faults::shortened(name)}});
                continue;
            }
            for (int const benefit : row.benefits) {
                auto& definitions = framework_.benefits[benefit].definitions;
                bool const fresh = names_[benefit].emplace(folded, static_cast<int>(definitions.size())).second;
                if (fresh) definitions.push_back({std::string(name), {std::string(name), 1, {}}});
            }
        }
    }

    // ---- subjects ----

    /// A node, or a figure of one.
    std::optional<Subject> of_node(std::string_view text) const {
        using Kind = Subject::Kind;
        if (fold(text) == "coverage") return Subject{Kind::coverage, framework_.root};
        if (fold(text) == "index") return Subject{Kind::score, framework_.root};  // even of a lone criterion
        if (int const node = framework_.node(text); node >= 0)
            return Subject{framework_.nodes[node].criterion ? Kind::value : Kind::score, node};
        if (auto const inner = argument_of(text, "coverage"))
            if (int const node = framework_.node(*inner); node >= 0) return Subject{Kind::coverage, node};
        if (auto const inner = argument_of(text, "score"))
            if (int const node = framework_.node(*inner); node >= 0) return Subject{Kind::score, node};
        return {};
    }

    std::optional<Subject> subject_of(std::string_view text, int benefit) const {
        using Kind = Subject::Kind;
        if (auto const node = of_node(text)) return node;
        if (int const other = framework_.benefit(text); other >= 0) return Subject{Kind::benefit, other};
        auto const name = names_[benefit].find(fold(text));
        if (name != names_[benefit].end()) return Subject{Kind::defined, name->second};
        return {};
    }

    void blame_subject(RuleRow const& row, std::string_view text, int benefit) {
        Place const place = at(*row.row, rules_column::subject);
        for (std::string_view const function : {"coverage", "score"})
            if (auto const inner = argument_of(text, function)) {
                work_.faults.unknown("rules.unknown-node", place, *inner, node_ids());
                return;
            }
        std::string const folded = fold(text);
        bool const elsewhere = std::any_of(names_.begin(), names_.end(),
                                           [&](auto const& names) { return names.contains(folded); });
        if (elsewhere) {
            work_.faults.error("rules.name-of-another", place,
                               {{"content", Faults::shortened(text)}, {"benefit", framework_.benefits[benefit].id}});
            return;
        }
        std::vector<std::string> candidates;
        if (work_.faults.may_suggest(framework_.nodes.size())) candidates = node_ids();
        candidates.insert(candidates.end(), {"index", "coverage"});
        for (Benefit const& candidate : framework_.benefits) candidates.push_back(candidate.id);
        for (Definition const& definition : framework_.benefits[benefit].definitions)
            candidates.push_back(definition.name);
        work_.faults.unknown("rules.unknown-subject", place, text, candidates);
    }

    std::vector<std::string> const& node_ids() {
        if (node_ids_.empty())
            for (Node const& node : framework_.nodes) node_ids_.push_back(node.id);
        return node_ids_;
    }

    std::optional<TestDomain> domain_of(Subject const& subject) const {
        switch (subject.kind) {
            case Subject::Kind::value: {
                int const scale = framework_.nodes[subject.index].scale;
                if (scale < 0 || work_.faulty_scales[scale]) return {};
                return TestDomain::of(framework_.scales[scale]);
            }
            case Subject::Kind::score: return TestDomain::score();
            case Subject::Kind::coverage: return TestDomain::coverage();
            case Subject::Kind::benefit: return TestDomain::verdict();
            case Subject::Kind::defined: return TestDomain::truth();
        }
        return {};
    }

    // ---- rules ----

    void add_rules(RuleRow const& row) {
        std::string_view const text = row.row->text(rules_column::subject);
        std::optional<Subject> before;
        std::optional<Test> test;
        for (int const benefit : row.benefits) {
            auto const subject = subject_of(text, benefit);
            if (!subject) return blame_subject(row, text, benefit);
            if (subject->kind == Subject::Kind::benefit && subject->index == benefit && row.every && row.in_force) {
                work_.faults.error("rules.every-reads-itself", at(*row.row, rules_column::subject),
                                   {{"benefit", framework_.benefits[benefit].id}});
                return;
            }
            // A name's place among the definitions differs by benefit, what may be asked of it does not.
            if (!before || before->kind != subject->kind) {
                if (!before) warn_of_ambiguity(row, text, *subject);
                test = test_of(row, *subject);
                if (!test) return;
                if (!before) keep_as_written(row, *subject);
            }
            before = subject;
            if (row.in_force && !add_rule(row, benefit, *subject, *test)) return;
        }
    }

    void warn_of_ambiguity(RuleRow const& row, std::string_view text, Subject const& subject) {
        bool const node = subject.kind == Subject::Kind::value || subject.kind == Subject::Kind::score;
        if (node && framework_.benefit(text) >= 0)
            work_.faults.warning("rules.ambiguous-subject", at(*row.row, rules_column::subject),
                                 {{"content", Faults::shortened(text)}});
    }

    void keep_as_written(RuleRow const& row, Subject const& subject) {
        WrittenRule written;
        written.row = row.row->row;
        written.benefit = row.every ? -1 : row.benefits.front();
        written.effect = row.effect;
        written.subject = subject;
        written.subject_text = row.row->text(rules_column::subject);
        written.test_text = row.row->text(rules_column::test);
        written.group = row.row->text(rules_column::group);
        written.from = row.from;
        written.to = row.to;
        written.in_force = row.in_force;
        framework_.written.push_back(std::move(written));
    }

    bool add_rule(RuleRow const& row, int benefit, Subject const& subject, Test const& test) {
        Rule rule;
        rule.id = row.row->text(rules_column::id);
        if (rule.id.empty()) rule.id = "row " + std::to_string(row.row->row);
        rule.benefit = benefit;
        rule.every = row.every;
        rule.effect = row.effect;
        rule.subject_text = row.row->text(rules_column::subject);
        rule.test_text = row.row->text(rules_column::test);
        rule.subject = subject;
        rule.test = test;
        rule.group = row.row->text(rules_column::group);
        rule.from = row.from;
        rule.to = row.to;
        rule.note = work_.local(*row.row, rules_column::note);
        rule.source = work_.local(*row.row, rules_column::source);
        rule.row = row.row->row;
        spelled_out_text_ += rule.id.size() + rule.subject_text.size() + rule.test_text.size() + rule.group.size();
        for (LocalText const* const text : {&rule.note, &rule.source})
            for (auto const& [language, content] : text->all()) spelled_out_text_ += content.size();
        if (framework_.rules.size() == most_spelled_out || spelled_out_text_ > most_spelled_out_text) {
            if (!too_many_)
                work_.faults.error("rules.too-many", at(*row.row, rules_column::benefit),
                                   {{"most", std::to_string(most_spelled_out)}});
            too_many_ = true;
            return false;
        }
        framework_.benefits[benefit].rules.push_back(static_cast<int>(framework_.rules.size()));
        framework_.rules.push_back(std::move(rule));
        return true;
    }

    std::optional<Test> test_of(RuleRow const& row, Subject const& subject) {
        auto const domain = domain_of(subject);
        if (!domain) return {};
        Place const place = at(*row.row, rules_column::test);
        if (domain->domain() == Domain::date && !read_date_number(*row.row, place)) return {};
        std::string_view const text = row.row->text(rules_column::test);
        ReadTest read = read_test(text, *domain, test_steps_);
        if (!read.test) {
            blame_test(place, *domain, read, text);
            return {};
        }
        ValueSet const everything = domain->everything();
        Faults::Arguments const arguments{{"content", Faults::shortened(text)}};
        if ((read.test->when_known & everything).empty() && (read.test->when_unknown & everything).empty())
            work_.faults.warning("rules.never-holds", place, arguments);
        else if (read.outside && read.test->when_known.holds_for(everything) == Truth::yes &&
                 read.test->when_unknown.holds_for(everything) == Truth::yes)
            work_.faults.warning("rules.always-holds", place, arguments);
        bool const hundred = domain->kind == TestDomain::Kind::percentage ||
                             (domain->scale && domain->scale->type == ScaleType::percent);
        if (read.fraction && hundred) work_.faults.warning("rules.fraction-of-percent", place, arguments);
        return std::move(read.test);
    }

    // A date that a sheet holds as a number.
    bool read_date_number(DraftRow& row, Place const& place) {
        DraftField& field = row.field(rules_column::test);
        if (!field.number) return true;
        auto const number = Number::from_text(field.text);
        bool const year = is_year_alone(field.text);
        static Date const first = *date_from_text("0001-01-01"), last = *date_from_text("9999-12-31");
        Number const day = number ? number->floor() + Number(work_.draft.null_date.day) : Number();
        if (!number || year || day < Number(first.day) || day > Number(last.day)) {
            work_.faults.error(year ? "table.year-alone" : "table.not-a-date", place, {{"content", field.text}});
            return false;
        }
        field.text = to_text(Date{static_cast<std::int32_t>(day.to_double())});
        field.number = false;
        return true;
    }

    void blame_test(Place const& place, TestDomain const& domain, ReadTest const& read, std::string_view text) {
        Faults::Arguments arguments{{"test", Faults::shortened(text)}};
        if (read.fault != "rules.operand-not-a-level") {
            arguments.emplace_back("content", Faults::shortened(read.content));
            work_.faults.error(read.fault, place, std::move(arguments));
            return;
        }
        std::vector<std::string> values, names;
        for (Level const& level : domain.scale->levels) values.push_back(level.value);
        names = values;
        for (Level const& level : domain.scale->levels)
            for (auto const& [language, label] : level.label.all()) names.push_back(label);
        arguments.emplace_back("choices", listed(values));
        work_.faults.unknown("rules.operand-not-a-level", place, read.content, names, std::move(arguments));
    }

    Compilation& work_;
    Framework& framework_;
    std::vector<RuleRow> rows_;
    std::vector<std::unordered_map<std::string, int>> names_;  // of each benefit: folded name -> definition
    std::vector<std::string> node_ids_;
    std::size_t test_steps_ = most_test_steps;
    std::size_t spelled_out_text_ = 0;
    bool too_many_ = false;
};

// The four benefits of a framework without a table of its own, in the words of the default framework.
void add_default_benefits(Compilation& work) {
    std::string_view csv;
    for (EmbeddedFile const& file : embedded_data())
        if (file.path == "frameworks/nsg-adherence/benefits.csv") csv = file.content;
    auto const grid = grid_from_csv(csv);
    if (!grid) return;
    Tables tables;
    tables.benefits = grid->block();
    Faults none;
    for (DraftRow const& row : draft_from_tables(tables, none).benefits.rows) {
        Benefit benefit;
        benefit.id = row.text(benefits_column::benefit);
        benefit.title = row.local(benefits_column::title, "en");
        benefit.description = row.local(benefits_column::description, "en");
        work.framework.benefit_by_id.emplace(fold(benefit.id), static_cast<int>(work.framework.benefits.size()));
        work.framework.benefits.push_back(std::move(benefit));
    }
}

}  // namespace

void compile_benefits(Compilation& work) {
    if (work.draft.benefits.rows.empty()) return add_default_benefits(work);
    Framework& framework = work.framework;
    for (DraftRow const& row : work.draft.benefits.rows) {
        std::string_view const id = row.text(benefits_column::benefit);
        Place const place{"benefits", row.row, "benefit"};
        std::string const folded = fold(id);
        if (says_nothing(id)) {
            work.faults.error("benefits.no-id", place);
        } else if (folded == "*" || folded == "index" || folded == "coverage") {
            work.faults.error("benefits.reserved-id", place, {{"content", std::string(id)}});
        } else if (framework.benefits.size() == most_benefits) {
            work.faults.error("benefits.too-many", place, {{"most", std::to_string(most_benefits)}});
            return;
        } else if (!framework.benefit_by_id.emplace(folded, static_cast<int>(framework.benefits.size())).second) {
            work.faults.error("benefits.duplicate-id", place, {{"content", Faults::shortened(id)}});
        } else {
            Benefit benefit;
            benefit.id = id;
            benefit.row = row.row;
            benefit.title = work.local(row, benefits_column::title);
            benefit.description = work.local(row, benefits_column::description);
            framework.benefits.push_back(std::move(benefit));
        }
    }
}

void compile_rules(Compilation& work) { RulesCompiler(work).compile(); }

}  // namespace adherence
