#include "core/review/superfluous.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <optional>

namespace adherence {

namespace {

using Wanted = Asked::Wanted;

/// Rows of the table that would go together.
struct Unit {
    std::vector<std::size_t> rows;  // rising
    bool whole_group = false;
};

class RowReview {
public:
    RowReview(ReviewGround& ground, std::set<std::size_t> const& spoken_of, std::vector<Attainable> const& attainable,
              Faults& faults)
        : ground_(ground), framework_(ground.framework()), spoken_of_(spoken_of), attainable_(attainable), faults_(faults),
          kept_(framework_.benefits) {
        for (std::size_t rule = 0; rule < framework_.rules.size(); ++rule)
            rules_of_row_[framework_.rules[rule].row].push_back(static_cast<int>(rule));
    }

    void run() {
        std::vector<Unit> const all = units();
        for (Unit const& unit : all)
            if (!ground_.steps().used_up()) look_at(unit);
    }

private:
    // Groups before their rows, the last rows first.
    [[nodiscard]] std::vector<Unit> units() const {
        std::vector<Unit> all;
        std::set<std::vector<std::size_t>> met;
        auto const add = [&](Clause const& clause, bool name) {
            Unit unit;
            for (int const rule : clause.rules) unit.rows.push_back(framework_.rules[rule].row);
            bool const group = name ? !unit.rows.empty() : unit.rows.size() > 1;
            unit.whole_group = true;
            if (group && met.insert(unit.rows).second) all.push_back(std::move(unit));
        };
        for (Benefit const& benefit : framework_.benefits) {
            for (auto const* const clauses : {&benefit.requirements, &benefit.exclusions, &benefit.conditions})
                for (Clause const& clause : *clauses) add(clause, false);
            for (Definition const& definition : benefit.definitions) add(definition.clause, true);
        }
        for (auto const& [row, rules] : rules_of_row_) all.push_back({{row}, false});
        std::stable_sort(all.begin(), all.end(), [](Unit const& a, Unit const& b) {
            return std::pair(a.rows.back(), a.whole_group) > std::pair(b.rows.back(), b.whole_group);
        });
        return all;
    }

    void look_at(Unit const& unit) {
        auto const is_done = [&](std::size_t row) { return spoken_of_.contains(row) || gone_.contains(row); };
        if (std::any_of(unit.rows.begin(), unit.rows.end(), is_done)) return;
        std::vector<int> const benefits = benefits_of(unit);
        bool const unread = unit.whole_group && effect_of(unit) == Effect::defines && is_unread(unit, benefits);
        if (!unread) {
            auto const speaks = [&](int benefit) { return may_speak_of(benefit, effect_of(unit)); };
            if (std::none_of(benefits.begin(), benefits.end(), speaks)) return;
            for (int const benefit : benefits)
                if (!ground_.of(benefit).speaks_for_all() || !is_superfluous(unit, benefit)) return;
        }
        report(unit, benefits, unread);
        for (int const benefit : benefits) take_out(kept_[static_cast<std::size_t>(benefit)], unit);
        gone_.insert(unit.rows.begin(), unit.rows.end());
    }

    [[nodiscard]] Effect effect_of(Unit const& unit) const { return framework_.rules[rule_of(unit)].effect; }
    [[nodiscard]] int rule_of(Unit const& unit) const { return rules_of_row_.at(unit.rows.front()).front(); }

    [[nodiscard]] std::vector<int> benefits_of(Unit const& unit) const {
        std::set<int> benefits;
        for (std::size_t const row : unit.rows)
            for (int const rule : rules_of_row_.at(row)) benefits.insert(framework_.rules[rule].benefit);
        return {benefits.begin(), benefits.end()};
    }

    // Of what nobody or everybody gets enough was said; of what is conditional at best, all about conditions.
    [[nodiscard]] bool may_speak_of(int benefit, Effect effect) const {
        Attainable const attainable = attainable_[static_cast<std::size_t>(benefit)];
        return attainable == Attainable::yes || (attainable == Attainable::at_best_conditional && effect != Effect::condition);
    }

    [[nodiscard]] bool is_unread(Unit const& unit, std::vector<int> const& benefits) const {
        return std::all_of(benefits.begin(), benefits.end(), [&](int index) {
            Benefit const& benefit = framework_.benefits[index];
            auto const& definitions = benefit.definitions;
            auto const name = std::find_if(definitions.begin(), definitions.end(), [&](Definition const& one) {
                return !one.clause.rules.empty() && rows_of(one.clause) == unit.rows;
            });
            if (name == definitions.end()) return false;
            auto const place = static_cast<int>(name - definitions.begin());
            return std::none_of(benefit.rules.begin(), benefit.rules.end(), [&](int rule) {
                Subject const& subject = framework_.subjects[static_cast<std::size_t>(rule)];
                return subject.kind == Subject::Kind::defined && subject.index == place;
            });
        });
    }

    [[nodiscard]] std::vector<std::size_t> rows_of(Clause const& clause) const {
        std::vector<std::size_t> rows;
        for (int const rule : clause.rules) rows.push_back(framework_.rules[rule].row);
        return rows;
    }

    // ---- one benefit ----

    // What is to happen for the unit to matter, whatever the other clauses say; and what of these lets it matter.
    struct Matter {
        std::vector<Asked> certain, others;
    };

    [[nodiscard]] bool is_superfluous(Unit const& unit, int index) {
        Benefit const& benefit = kept_[static_cast<std::size_t>(index)];
        Situations& situations = ground_.of(index);
        if (effect_of(unit) == Effect::defines) {
            Benefit fewer = benefit;
            take_out(fewer, unit);
            return situations.some_verdict_differs(benefit, fewer, ground_.steps()) == Truth::no;
        }
        auto matter = matter_of(unit, benefit);
        if (!matter) return false;
        std::vector<Asked> asked = matter->certain;
        asked.insert(asked.end(), matter->others.begin(), matter->others.end());
        return situations.some_country(asked, benefit, ground_.steps()) == Truth::no;
    }

    // Empty where the unit is no clause, or part of one, of the benefit; or all that the benefit has.
    [[nodiscard]] std::optional<Matter> matter_of(Unit const& unit, Benefit const& benefit) {
        Effect const effect = effect_of(unit);
        Clause const* const clause = clause_of(unit, benefit, effect);
        if (!clause) return {};
        bool const bars = effect == Effect::excludes;
        Matter matter;
        Favour const favour = favour_of(benefit);
        auto const add_others = [&](std::vector<Asked> const& all) {
            for (Asked const& one : all)
                if (one.clause != clause) matter.others.push_back(one);
        };
        bool const whole = unit.rows.size() == clause->rules.size();
        if (whole) {
            matter.certain.push_back({clause, effect, bars ? Wanted::holds : Wanted::fails, nullptr});
            if (favour.granted.size() + favour.conditions.size() == 1) return {};
        } else if (clause->need < clause->rules.size()) {
            // Of a count it is asked whether it comes out the same.
            Clause& fewer = clauses_.emplace_back(*clause);
            std::erase_if(fewer.rules, [&](int rule) { return framework_.rules[rule].row == unit.rows.front(); });
            matter.certain.push_back({clause, effect, Wanted::differs, &fewer});
            return matter;
        } else {
            for (int const rule : clause->rules) {
                bool const mine = framework_.rules[rule].row == unit.rows.front();
                Clause& one = clauses_.emplace_back(alone(rule));
                (mine ? matter.certain : matter.others).push_back({&one, effect, mine ? Wanted::fails : Wanted::holds, nullptr});
            }
        }
        add_others(favour.granted);
        if (effect == Effect::condition) add_others(favour.conditions);
        return matter;
    }

    [[nodiscard]] Clause const* clause_of(Unit const& unit, Benefit const& benefit, Effect effect) const {
        auto const& clauses = effect == Effect::requires_  ? benefit.requirements
                              : effect == Effect::excludes ? benefit.exclusions
                                                           : benefit.conditions;
        for (Clause const& clause : clauses) {
            std::vector<std::size_t> const rows = rows_of(clause);
            if (unit.whole_group ? rows == unit.rows : std::find(rows.begin(), rows.end(), unit.rows.front()) != rows.end())
                return &clause;
        }
        return nullptr;
    }

    void take_out(Benefit& benefit, Unit const& unit) const {
        auto const goes = [&](int rule) {
            return std::find(unit.rows.begin(), unit.rows.end(), framework_.rules[rule].row) != unit.rows.end();
        };
        auto const take = [&](Clause& clause) {
            bool const all_needed = clause.need == clause.rules.size();
            std::erase_if(clause.rules, goes);
            if (all_needed) clause.need = std::max<std::size_t>(1, clause.rules.size());
        };
        for (auto* const clauses : {&benefit.requirements, &benefit.exclusions, &benefit.conditions}) {
            for (Clause& clause : *clauses) take(clause);
            std::erase_if(*clauses, [](Clause const& clause) { return clause.rules.empty(); });
        }
        for (Definition& definition : benefit.definitions) take(definition.clause);
    }

    // ---- words ----

    void report(Unit const& unit, std::vector<int> const& benefits, bool unread) {
        Rule const& rule = framework_.rules[rule_of(unit)];
        Faults::Arguments arguments{{"group", rule.group}};
        std::string code;
        if (unread) {
            code = "review.name-unread";
        } else if (rule.effect == Effect::defines) {
            code = unit.whole_group ? "review.name-decides-nothing" : "review.definition-decides-nothing";
        } else {
            code = reason(unit, benefits, arguments);
        }
        std::string_view const column = unit.whole_group ? "group" : "test";
        faults_.warning(code, {"rules", rule.row, column}, std::move(arguments));
    }

    [[nodiscard]] std::string reason(Unit const& unit, std::vector<int> const& benefits, Faults::Arguments& arguments) {
        auto const speaks = [&](int benefit) { return may_speak_of(benefit, effect_of(unit)); };
        int const index = *std::find_if(benefits.begin(), benefits.end(), speaks);
        Benefit const& benefit = kept_[static_cast<std::size_t>(index)];
        Matter const matter = *matter_of(unit, benefit);
        if (matter.certain.front().wanted == Wanted::differs) {
            arguments.emplace_back("need", std::to_string(clause_of(unit, benefit, effect_of(unit))->need));
            return "review.count-unchanged";
        }
        auto const ruling = ruling_out(ground_, index, benefit, matter.certain, matter.others);
        std::vector<int> const rules = rules_named(framework_, matter.others, ruling);
        std::string code = unit.whole_group ? "review.group-decides-nothing" : "review.decides-nothing";
        bool const several = std::count_if(benefits.begin(), benefits.end(), speaks) > 1;
        if (several) {
            code += ".every";
            arguments.emplace_back("benefit", benefit.id);
        }
        code = with_rules(std::move(code), arguments, framework_, rules);
        if (several || unit.whole_group || rules.size() != 1) return code;
        if (ground_.of(index).some_country(matter.certain, benefit, ground_.steps()) != Truth::yes) return code;
        std::string example = example_cells(ground_, index, {rule_in(unit, index)});
        if (example.empty()) return code;
        arguments.emplace_back("example", std::move(example));
        return code + ".example";
    }

    [[nodiscard]] int rule_in(Unit const& unit, int benefit) const {
        auto const& rules = rules_of_row_.at(unit.rows.front());
        return *std::find_if(rules.begin(), rules.end(), [&](int rule) { return framework_.rules[rule].benefit == benefit; });
    }

    ReviewGround& ground_;
    Framework const& framework_;
    std::set<std::size_t> const& spoken_of_;
    std::vector<Attainable> const& attainable_;
    Faults& faults_;
    std::vector<Benefit> kept_;  // without what was taken out so far
    std::map<std::size_t, std::vector<int>> rules_of_row_;
    std::set<std::size_t> gone_;
    std::deque<Clause> clauses_;
};

}  // namespace

void review_rows(ReviewGround& ground, std::set<std::size_t> const& spoken_of, std::vector<Attainable> const& attainable,
                 Faults& faults) {
    RowReview(ground, spoken_of, attainable, faults).run();
}

}  // namespace adherence
