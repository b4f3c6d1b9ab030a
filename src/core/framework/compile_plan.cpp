#include <algorithm>
#include <set>
#include <unordered_map>

#include "core/framework/compile.hpp"
#include "core/framework/order.hpp"

namespace adherence {

namespace {

class Planner {
public:
    explicit Planner(Compilation& work) : work_(work), framework_(work.framework) {
        for (DraftRow const& row : work.draft.rules.rows) row_by_number_.emplace(row.row, &row);
    }

    void plan() {
        order_nodes();
        note_scales();
        for (std::size_t benefit = 0; benefit < framework_.benefits.size(); ++benefit) {
            gather_clauses(framework_.benefits[benefit]);
            order_definitions(framework_.benefits[benefit]);
        }
        note_subjects();
        warn_of_benefits_without_rule();
        order_benefits();
        if (work_.faults.failed()) return;
        for (int const benefit : framework_.benefit_order) {
            collect_reads(benefit);
            collect_rests_on(benefit);
        }
    }

private:
    Place rule_at(std::size_t row, std::uint8_t column) const { return {"rules", row, rules_columns[column].name}; }

    // ---- the tree ----

    void order_nodes() {
        // Parents before children, children in reverse; read backwards it is each node after its children.
        std::vector<int> open{framework_.root};
        while (!open.empty()) {
            int const node = open.back();
            open.pop_back();
            framework_.bottom_up.push_back(node);
            for (int const child : framework_.nodes[node].children) open.push_back(child);
        }
        std::reverse(framework_.bottom_up.begin(), framework_.bottom_up.end());
        for (Node const& node : framework_.nodes) framework_.weights.push_back(node.weight);
        framework_.place_bottom_up.resize(framework_.nodes.size());
        framework_.subtree_size.assign(framework_.nodes.size(), 1);
        for (std::size_t place = 0; place < framework_.bottom_up.size(); ++place) {
            int const node = framework_.bottom_up[place];
            framework_.place_bottom_up[node] = static_cast<int>(place);
            for (int const child : framework_.nodes[node].children)
                framework_.subtree_size[node] += framework_.subtree_size[child];
        }
    }

    void note_scales() {
        for (int const criterion : framework_.criteria) {
            Scale const& scale = framework_.scale_of(criterion);
            bool const relative = scale.type == ScaleType::relative;
            framework_.has_relative = framework_.has_relative || relative;
            bool const root = relative && scale.relative.method == RelativeMethod::zscore;
            bool const logarithm = scale.type == ScaleType::logpoint && scale.points.size() > 1;
            framework_.irrational = framework_.irrational || root || logarithm;
        }
        for (Node const& node : framework_.nodes) {
            bool const power = node.aggregate == Aggregate::power && node.exponent != Number(1) &&
                               node.exponent != Number(-1);
            framework_.irrational = framework_.irrational || power || node.aggregate == Aggregate::geometric;
        }
    }

    void note_subjects() {
        for (Rule& rule : framework_.rules) {
            bool const node = rule.subject.kind == Subject::Kind::value || rule.subject.kind == Subject::Kind::score;
            if (node) rule.subject.criterion = framework_.nodes[rule.subject.index].criterion_index;
            framework_.subjects.push_back(rule.subject);
        }
    }

    // ---- clauses ----

    void gather_clauses(Benefit& benefit) {
        std::vector<Clause>* const by_effect[] = {&benefit.requirements, &benefit.exclusions, &benefit.conditions};
        std::unordered_map<std::string, std::size_t> places[3];
        std::unordered_map<std::string, std::size_t> definition_by_name;
        for (std::size_t i = 0; i < benefit.definitions.size(); ++i)
            definition_by_name.emplace(fold(benefit.definitions[i].name), i);
        for (int const index : benefit.rules) {
            Rule const& rule = framework_.rules[index];
            if (rule.effect == Effect::defines) {
                benefit.definitions[definition_by_name.at(fold(rule.group))].clause.rules.push_back(index);
                continue;
            }
            auto const effect = static_cast<std::size_t>(rule.effect);
            std::vector<Clause>& clauses = *by_effect[effect];
            std::size_t place = clauses.size();
            if (!rule.group.empty()) place = places[effect].emplace(fold(rule.group), place).first->second;
            if (place == clauses.size()) clauses.push_back({rule.group, 1, {}});
            clauses[place].rules.push_back(index);
        }
        for (std::vector<Clause>* const clauses : by_effect)
            for (Clause& clause : *clauses) settle_need(clause);
        for (Definition& definition : benefit.definitions) settle_need(definition.clause);
    }

    void settle_need(Clause& clause) {
        clause.need = std::max<std::size_t>(1, clause.rules.size());
        std::optional<Number> need;
        std::size_t first_row = 0;
        for (int const index : clause.rules) {
            std::size_t const row = framework_.rules[index].row;
            std::string_view const text = row_by_number_.at(row)->text(rules_column::need);
            if (text.empty()) continue;
            auto const figure = Number::from_text(text);
            if (!figure || *figure < Number(1) || figure->floor() != *figure) continue;  // has a fault of its own
            if (need && *need != *figure) {
                fault_once("rules.need-differs", row,
                           {{"content", std::string(text)}, {"first", need->to_text()},
                            {"row_of_first", std::to_string(first_row)}, {"group", clause.group}});
                return;
            }
            if (!need) first_row = row;
            need = figure;
        }
        if (!need) return;
        if (*need > Number(static_cast<std::int64_t>(clause.rules.size()))) {
            Faults::Arguments arguments{{"content", need->to_text()}, {"rows", std::to_string(clause.rules.size())}};
            if (!clause.group.empty()) arguments.emplace_back("group", clause.group);
            fault_once(clause.group.empty() ? "rules.need-without-group" : "rules.need-too-large", first_row,
                       std::move(arguments));
            return;
        }
        clause.need = static_cast<std::size_t>(need->to_double());
    }

    // A row with * is a row of every benefit, but one fault in the table.
    void fault_once(std::string_view code, std::size_t row, Faults::Arguments arguments) {
        if (reported_.emplace(std::string(code), row).second)
            work_.faults.error(code, rule_at(row, rules_column::need), std::move(arguments));
    }

    // ---- definitions ----

    void order_definitions(Benefit& benefit) {
        std::vector<std::vector<int>> needs(benefit.definitions.size());
        for (std::size_t i = 0; i < benefit.definitions.size(); ++i)
            for (int const index : benefit.definitions[i].clause.rules) {
                Subject const& subject = framework_.rules[index].subject;
                if (subject.kind == Subject::Kind::defined) needs[i].push_back(subject.index);
            }
        DependencyOrder const found = dependency_order(needs);
        if (!found.circle.empty()) {
            report_definition_circle(benefit, found.circle);
            return;
        }
        std::vector<int> place(found.order.size());
        std::vector<Definition> ordered;
        for (std::size_t i = 0; i < found.order.size(); ++i) {
            place[found.order[i]] = static_cast<int>(i);
            ordered.push_back(std::move(benefit.definitions[found.order[i]]));
        }
        benefit.definitions = std::move(ordered);
        for (int const index : benefit.rules) {
            Subject& subject = framework_.rules[index].subject;
            if (subject.kind == Subject::Kind::defined) subject.index = place[subject.index];
        }
    }

    void report_definition_circle(Benefit const& benefit, std::vector<int> const& circle) {
        std::vector<std::string> names;
        for (int const definition : circle) names.push_back(benefit.definitions[definition].name);
        std::size_t row = SIZE_MAX;
        for (int const definition : circle)
            for (int const index : benefit.definitions[definition].clause.rules) {
                Rule const& rule = framework_.rules[index];
                bool const inside = rule.subject.kind == Subject::Kind::defined &&
                                    std::find(circle.begin(), circle.end(), rule.subject.index) != circle.end();
                if (inside) row = std::min(row, rule.row);
            }
        report_circle(row, names);
    }

    void report_circle(std::size_t row, std::vector<std::string> const& names) {
        if (reported_.emplace("rules.circle", row).second)
            work_.faults.error("rules.circle", rule_at(row, rules_column::subject), {{"circle", listed(names)}});
    }

    // ---- benefits ----

    void warn_of_benefits_without_rule() {
        for (Benefit const& benefit : framework_.benefits) {
            if (!benefit.has_rule())
                work_.faults.warning("benefits.no-rule", {"benefits", benefit.row, "benefit"}, {{"content", benefit.id}});
        }
    }

    void order_benefits() {
        needs_.resize(framework_.benefits.size());
        for (Rule const& rule : framework_.rules)
            if (rule.subject.kind == Subject::Kind::benefit) needs_[rule.benefit].push_back(rule.subject.index);
        for (std::vector<int>& needs : needs_) {
            std::sort(needs.begin(), needs.end());
            needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
        }
        DependencyOrder found = dependency_order(needs_);
        if (!found.circle.empty()) {
            std::vector<std::string> names;
            for (int const benefit : found.circle) names.push_back(framework_.benefits[benefit].id);
            std::size_t row = SIZE_MAX;
            auto const inside = [&](int benefit) {
                return std::find(found.circle.begin(), found.circle.end(), benefit) != found.circle.end();
            };
            for (Rule const& rule : framework_.rules)
                if (rule.subject.kind == Subject::Kind::benefit && inside(rule.benefit) && inside(rule.subject.index))
                    row = std::min(row, rule.row);
            report_circle(row, names);
            return;
        }
        framework_.benefit_order = std::move(found.order);
    }

    // What a benefit reads, and what that reads in turn, in the order of evaluation.
    void collect_reads(int index) {
        std::vector<bool> read(framework_.benefits.size(), false);
        for (int const other : needs_[index]) {
            read[other] = true;
            for (int const further : framework_.benefits[other].reads) read[further] = true;
        }
        for (int const other : framework_.benefit_order)
            if (read[other]) framework_.benefits[index].reads.push_back(other);
    }

    void collect_rests_on(int index) {
        Benefit& benefit = framework_.benefits[index];
        std::vector<bool> rests(framework_.nodes.size(), false);   // criteria
        std::vector<bool> opened(framework_.nodes.size(), false);  // groups already gone through
        for (int const rule : benefit.rules) {
            Subject const& subject = framework_.rules[rule].subject;
            bool const of_node = subject.kind == Subject::Kind::value || subject.kind == Subject::Kind::score ||
                                 subject.kind == Subject::Kind::coverage;
            if (of_node) open_node(subject.index, rests, opened);
        }
        for (int const other : benefit.reads)
            for (int const criterion : framework_.benefits[other].rests_on) rests[criterion] = true;
        for (int const criterion : framework_.criteria)
            if (rests[criterion]) benefit.rests_on.push_back(criterion);
    }

    // The node itself, or what has weight above 0 below it.
    void open_node(int start, std::vector<bool>& rests, std::vector<bool>& opened) const {
        std::vector<int> open{start};
        while (!open.empty()) {
            int const node = open.back();
            open.pop_back();
            if (framework_.nodes[node].criterion) rests[node] = true;
            if (opened[node]) continue;
            opened[node] = true;
            for (int const child : framework_.nodes[node].children)
                if (framework_.nodes[child].weight.sign() > 0) open.push_back(child);
        }
    }

    Compilation& work_;
    Framework& framework_;
    std::unordered_map<std::size_t, DraftRow const*> row_by_number_;
    std::set<std::pair<std::string, std::size_t>> reported_;
    std::vector<std::vector<int>> needs_;  // of each benefit: those it reads itself
};

}  // namespace

void compile_plan(Compilation& work) { Planner(work).plan(); }

}  // namespace adherence
