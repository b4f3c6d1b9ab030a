#include "core/review/single_tests.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/rules/evaluation.hpp"
#include "core/rules/reach.hpp"
#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

struct Span {
    Number low, high;
};

// The figures that a subject can have, from end to end.
std::optional<Span> span_of(ReviewGround& ground, Subject const& subject) {
    switch (subject.kind) {
        case Subject::Kind::score: {
            Extent const& extent = ground.extent(subject.index);
            if (!extent.may_apply || !extent.scored || extent.problem) return {};
            return Span{extent.low, extent.high};
        }
        case Subject::Kind::value:
            if (ground.framework().scale_of(subject.index).type != ScaleType::percent) return {};
            return Span{Number(0), Number(100)};
        case Subject::Kind::coverage: return Span{Number(0), Number(100)};
        case Subject::Kind::benefit:
        case Subject::Kind::defined: break;
    }
    return {};
}

// Everything that a group can score where all of it applies; empty where some of it may not, or gaps were given up.
std::optional<ValueSet> reach_below(Framework const& framework, int top, Steps& steps) {
    constexpr std::size_t most_parts = 50;
    std::vector<Reach> reaches(framework.nodes.size());
    for (int const index : framework.subtree(top)) {
        Node const& node = framework.nodes[index];
        if (node.criterion) {
            Scale const& scale = framework.scale_of(index);
            if (node.may_be_not_applicable) return {};
            reaches[index].scores = scores_of(framework, scale, scale.everything());
            continue;
        }
        std::vector<ReachPart> parts;
        for (int const child : node.children)
            if (framework.weights[child].sign() > 0)
                parts.push_back({&framework.weights[child], &reaches[child].scores, true, true});
        if (parts.size() > most_parts || steps.used_up()) return {};
        GroupReach worked_out = reach_of_group(node, parts);
        steps.spend(worked_out.steps);
        reaches[index] = std::move(worked_out.reach);
        if (!reaches[index].applicable || !reaches[index].exact) return {};
    }
    return reaches[top].scores;
}

class TestReview {
public:
    TestReview(ReviewGround& ground, Faults& faults) : ground_(ground), framework_(ground.framework()), faults_(faults) {}

    FlatRows run() {
        std::map<std::size_t, std::vector<int>> rows;
        for (std::size_t rule = 0; rule < framework_.rules.size(); ++rule)
            rows[framework_.rules[rule].row].push_back(static_cast<int>(rule));
        for (auto const& [row, rules] : rows) look_at(row, rules);
        return std::move(flat_);
    }

private:
    void look_at(std::size_t row, std::vector<int> const& rules) {
        if (all_of(rules, Asked::Wanted::fails)) {
            flat_.always.insert(row);
            report(framework_.rules[rules.front()], true);
        } else if (all_of(rules, Asked::Wanted::holds)) {
            flat_.never.insert(row);
            report(framework_.rules[rules.front()], false);
        }
    }

    // Is there no country in which the row counts so, for any benefit?
    [[nodiscard]] bool all_of(std::vector<int> const& rules, Asked::Wanted wanted) {
        for (int const rule : rules) {
            Rule const& one = framework_.rules[rule];
            Situations& situations = ground_.of(one.benefit);
            bool const on_node = situations.subjects().holding(rule).subject >= 0;
            if (!situations.subjects().complete()) return false;
            if (on_node ? one.subject.kind == Subject::Kind::score && ground_.extent(one.subject.index).problem
                        : !situations.speaks_for_all())
                return false;
            Clause const clause = alone(rule);
            Asked const asked{&clause, one.effect, wanted, nullptr};
            if (situations.some_country({&asked, 1}, ground_.steps()) != Truth::no) return false;
            if (on_node) break;  // it means the same for every benefit
        }
        return true;
    }

    void report(Rule const& rule, bool always) {
        Faults::Arguments arguments{{"subject", rule.subject_text}, {"test", Faults::shortened(rule.test_text)}};
        std::string code = always ? "review.always-holds" : "review.never-holds";
        auto const span = span_of(ground_, rule.subject);
        auto const threshold = threshold_of(rule);
        if (span) {
            arguments.emplace_back("lowest", span->low.to_text());
            arguments.emplace_back("highest", span->high.to_text());
        }
        if (span && threshold) {
            code += threshold->from_below == always ? ".lowest" : ".highest";
        } else if (auto const gap = gap_at(rule); gap && !always) {
            code += ".gap";
            arguments.emplace_back("below", gap->low.to_text());
            arguments.emplace_back("above", gap->high.to_text());
        }
        faults_.warning(code, {"rules", rule.row, "test"}, std::move(arguments));
    }

    // The scores between which there are none, where a test asks for one there.
    [[nodiscard]] std::optional<Span> gap_at(Rule const& rule) {
        if (rule.subject.kind != Subject::Kind::score || !span_of(ground_, rule.subject)) return {};
        auto const reach = reach_below(framework_, rule.subject.index, ground_.steps());
        auto const& asked = rule.test.when_known.intervals();
        if (!reach || asked.empty() || !asked.front().low || !asked.front().high) return {};
        auto const& pieces = reach->intervals();
        for (std::size_t i = 0; i + 1 < pieces.size(); ++i)
            if (*pieces[i].high <= *asked.front().low && *asked.front().high <= *pieces[i + 1].low)
                return Span{*pieces[i].high, *pieces[i + 1].low};
        return {};
    }

    ReviewGround& ground_;
    Framework const& framework_;
    Faults& faults_;
    FlatRows flat_;
};

class CountReview {
public:
    CountReview(ReviewGround& ground, FlatRows const& flat, Faults& faults)
        : ground_(ground), framework_(ground.framework()), flat_(flat), faults_(faults) {}

    std::set<std::size_t> run() {
        for (std::size_t index = 0; index < framework_.benefits.size(); ++index) {
            Benefit const& benefit = framework_.benefits[index];
            auto const gather = [&](Clause const& clause, Effect effect) {
                if (clause.rules.size() < 2) return;
                std::vector<std::size_t> rows;
                for (int const rule : clause.rules) rows.push_back(framework_.rules[rule].row);
                groups_[std::move(rows)].push_back({static_cast<int>(index), &clause, effect});
            };
            for (Clause const& clause : benefit.requirements) gather(clause, Effect::requires_);
            for (Clause const& clause : benefit.exclusions) gather(clause, Effect::excludes);
            for (Clause const& clause : benefit.conditions) gather(clause, Effect::condition);
            for (Definition const& definition : benefit.definitions) gather(definition.clause, Effect::defines);
        }
        for (auto const& [rows, groups] : groups_) look_at(groups);
        return std::move(reported_);
    }

private:
    struct Group {
        int benefit = 0;
        Clause const* clause = nullptr;
        Effect effect = Effect::requires_;
    };

    // One group of the table, as it is one of each of its benefits.
    void look_at(std::vector<Group> const& groups) {
        Clause const& clause = *groups.front().clause;
        // A row that never passes, or always, says it all by itself.
        auto const any = [&](std::set<std::size_t> const& rows) {
            return std::any_of(clause.rules.begin(), clause.rules.end(),
                               [&](int rule) { return rows.contains(framework_.rules[rule].row); });
        };
        bool const all_needed = clause.need == clause.rules.size();
        if (never(groups, clause.need, Asked::Wanted::holds)) {
            if (all_needed && any(flat_.never)) return;
            std::size_t most = clause.need - 1;
            while (most > 0 && never(groups, most, Asked::Wanted::holds)) --most;
            report("review.group-never", groups, {{"most", std::to_string(most)}});
        } else if (never(groups, clause.need, Asked::Wanted::fails)) {
            if (clause.need == 1 && any(flat_.always)) return;
            std::size_t least = clause.need;
            while (least < clause.rules.size() && never(groups, least + 1, Asked::Wanted::fails)) ++least;
            report("review.group-always", groups, {{"least", std::to_string(least)}});
        }
    }

    [[nodiscard]] bool never(std::vector<Group> const& groups, std::size_t need, Asked::Wanted wanted) {
        return std::all_of(groups.begin(), groups.end(), [&](Group const& group) {
            Clause clause = *group.clause;
            clause.need = need;
            Asked const asked{&clause, group.effect, wanted, nullptr};
            Situations& situations = ground_.of(group.benefit);
            return situations.speaks_for_all() && situations.some_country({&asked, 1}, ground_.steps()) == Truth::no;
        });
    }

    void report(std::string code, std::vector<Group> const& groups, Faults::Arguments arguments) {
        Clause const& clause = *groups.front().clause;
        for (int const rule : clause.rules) reported_.insert(framework_.rules[rule].row);
        if (groups.size() > 1) code += ".every";
        arguments.insert(arguments.end(), {{"group", clause.group}, {"need", std::to_string(clause.need)},
                                           {"rows", std::to_string(clause.rules.size())},
                                           {"benefit", framework_.benefits[groups.front().benefit].id}});
        faults_.warning(code, {"rules", framework_.rules[clause.rules.front()].row, "group"}, std::move(arguments));
    }

    ReviewGround& ground_;
    Framework const& framework_;
    FlatRows const& flat_;
    Faults& faults_;
    std::map<std::vector<std::size_t>, std::vector<Group>> groups_;  // by rows of the table
    std::set<std::size_t> reported_;
};

}  // namespace

FlatRows review_tests(ReviewGround& ground, Faults& faults) { return TestReview(ground, faults).run(); }

std::set<std::size_t> review_counts(ReviewGround& ground, FlatRows const& flat, Faults& faults) {
    return CountReview(ground, flat, faults).run();
}

}  // namespace adherence
