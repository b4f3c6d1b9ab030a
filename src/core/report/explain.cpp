#include <algorithm>
#include <map>
#include <set>

#include "core/advice/learning.hpp"
#include "core/advice/relevance.hpp"
#include "core/report/advice_words.hpp"
#include "core/report/phrases.hpp"
#include "core/report/rule_sentence.hpp"
#include "core/report/scorecard.hpp"

namespace adherence {

namespace {

constexpr std::size_t most_rules = 10;  // sentences about single rules, of one kind
constexpr std::size_t most_titles = 6;  // open cells named
constexpr std::size_t most_open_rules = 4;

struct ClauseCount {
    std::size_t met = 0, failed = 0, open = 0;
    [[nodiscard]] std::size_t all() const { return met + failed + open; }
};

class Explanation {
public:
    Explanation(Evaluation const& evaluation, std::string_view language)
        : evaluation_(evaluation), framework_(evaluation.framework()), say_(framework_, language) {}

    [[nodiscard]] std::string of(int benefit) {
        Judgement const& judgement = evaluation_.verdict(benefit);
        add(say_.say("explain.verdict",
                     {{"benefit", say_.benefit(benefit)}, {"verdict", say_.verdict(judgement.verdict)}}));
        explained_.insert(benefit);
        give_reasons(benefit);
        // The verdicts that were read come behind the rules of the benefit itself.
        for (std::size_t next = 0; next < behind_.size(); ++next) give_behind(behind_[next]);
        if (!judgement.searched_out) add(say_.say("explain.not-searched-out"));
        give_advice(benefit);
        std::string text;
        for (std::string const& sentence : sentences_) text += (text.empty() ? "" : " ") + sentence;
        return text;
    }

private:
    using Clauses = std::vector<Clause>;

    void add(std::string sentence) {
        if (!sentence.empty()) sentences_.push_back(std::move(sentence));
    }

    // A rule is told once, also where rules of every benefit (`*`) bring it up again.
    bool add_rule(Finding const& finding) {
        ++rules_met_;
        std::string sentence = rule_sentence(say_, evaluation_, finding);
        if (!said_.insert(sentence).second) return false;
        ++rules_told_;
        add(std::move(sentence));
        return true;
    }

    [[nodiscard]] std::vector<Finding> const& findings(int benefit) const {
        auto found = findings_.find(benefit);
        if (found == findings_.end()) found = findings_.emplace(benefit, evaluation_.findings(benefit)).first;
        return found->second;
    }

    /// What the reasons come to: the facts that decide already, and how near the cliff the country stands: by loss and by weights.
    void give_advice(int benefit) {
        Supposition country(evaluation_.block(), evaluation_.row(), benefit);
        add(deciding_facts(country, say_.language()));
        add(smallest_loss(country, say_.language()));
        add(safe_weights(country, say_.language()));
    }

    void give_reasons(int benefit) {
        Judgement const& judgement = evaluation_.verdict(benefit);
        if (judgement.verdict == Verdict::invalid) return give_problems(judgement);
        if (judgement.no_rule) {
            add(say_.say("explain.no-rule"));
            return;
        }
        switch (judgement.verdict) {
            case Verdict::not_eligible:
                give_not_eligible(benefit);
                break;
            case Verdict::conditional:
                give_conditional(benefit);
                break;
            case Verdict::eligible:
                give_eligible(benefit);
                break;
            case Verdict::open:
                give_open(benefit);
                break;
            case Verdict::invalid:
                break;
        }
    }

    // ---- invalid ----------------------------------------------------------------------------------------

    void give_problems(Judgement const& judgement) {
        add(say_.counted("explain.invalid", std::max<std::size_t>(judgement.problems.size(), 1)));
        std::size_t told = 0;
        for (int const node : judgement.problems) {
            if (told++ == most_rules) break;
            give_problem(node);
        }
        give_rest(judgement.problems.size(), told > most_rules ? most_rules : told);
    }

    void give_problem(int node) {
        if (!framework_.nodes[node].criterion) {
            add(say_.say("explain.problem.group", {{"subject", say_.title(node)}}));
            return;
        }
        Appraisal const& cell = cell_of(evaluation_, node);
        add(say_.say("explain.problem.cell", {{"subject", say_.title(node)},
                                              {"column", framework_.nodes[node].id},
                                              {"content", cell.content}}));
        for (Fault const& fault : cell.assessment.faults)
            if (fault.severity == Severity::error) add(describe(fault, say_.language()));
    }

    void give_rest(std::size_t all, std::size_t told) {
        if (all > told) add(say_.counted("explain.more", all - told));
    }

    // ---- not eligible -----------------------------------------------------------------------------------

    void give_not_eligible(int benefit) {
        Benefit const& rules = framework_.benefits[benefit];
        std::vector<std::pair<Effect, Clause const*>> grounds;
        for (Clause const& clause : rules.exclusions)
            if (holds(benefit, Effect::excludes, clause) == Truth::yes)
                grounds.emplace_back(Effect::excludes, &clause);
        for (Clause const& clause : rules.requirements)
            if (holds(benefit, Effect::requires_, clause) == Truth::no)
                grounds.emplace_back(Effect::requires_, &clause);
        if (grounds.empty()) {
            add(say_.say("explain.not-eligible.together"));
            give_open_rules(benefit, most_open_rules);
            return;
        }
        add(say_.counted("explain.not-eligible", grounds.size()));
        for (std::size_t i = 0; i < std::min(grounds.size(), most_rules); ++i)
            give_clause(benefit, grounds[i].first, *grounds[i].second);
        give_rest(grounds.size(), std::min(grounds.size(), most_rules));
        give_untouched(benefit);
    }

    // ---- conditional ------------------------------------------------------------------------------------

    void give_conditional(int benefit) {
        Benefit const& rules = framework_.benefits[benefit];
        bool const demands = !rules.requirements.empty() || !rules.exclusions.empty();
        if (demands) add(say_.say("explain.conditional.demands"));
        give_clauses(benefit, "explain.conditions.failed", failing(benefit, Truth::no));
        auto const open = failing(benefit, Truth::open);
        give_clauses(benefit, "explain.conditions.open", open);
        bool const may_rise = evaluation_.verdict(benefit).possible & 4;
        if (may_rise) {
            add(say_.say("explain.conditional.may-rise"));
            give_open_cells(benefit);
        } else if (open.empty()) {
            give_untouched(benefit);
        } else {
            add(say_.say("explain.conditional.stands"));
        }
    }

    [[nodiscard]] std::vector<Clause const*> failing(int benefit, Truth wanted) const {
        std::vector<Clause const*> clauses;
        for (Clause const& clause : framework_.benefits[benefit].conditions)
            if (holds(benefit, Effect::condition, clause) == wanted) clauses.push_back(&clause);
        return clauses;
    }

    void give_clauses(int benefit, std::string_view lead, std::vector<Clause const*> const& clauses) {
        if (clauses.empty()) return;
        add(say_.counted(lead, clauses.size()));
        std::size_t const told = std::min(clauses.size(), most_rules);
        for (std::size_t i = 0; i < told; ++i) give_clause(benefit, Effect::condition, *clauses[i]);
        give_rest(clauses.size(), told);
    }

    // ---- eligible ---------------------------------------------------------------------------------------

    void give_eligible(int benefit) {
        Benefit const& rules = framework_.benefits[benefit];
        if (rules.exclusions.empty())
            add(say_.say("explain.eligible"));
        else
            add(say_.say(rules.requirements.empty() && rules.conditions.empty()
                             ? "explain.eligible.only"
                             : "explain.eligible.excludes"));
        give_nearest(benefit);
        give_untouched(benefit);
    }

    void give_nearest(int benefit) {
        Finding const* nearest = nullptr;
        for (Finding const& finding : findings(benefit)) {
            Rule const& rule = framework_.rules[finding.rule];
            bool const figure = finding.distance && threshold_of(rule) && rule.effect != Effect::defines;
            if (!figure ||
                finding.outcome != (rule.effect == Effect::excludes ? Outcome::fails : Outcome::holds))
                continue;
            auto const share = share_of_span(finding);
            if (share && (!nearest || *share < *share_of_span(*nearest))) nearest = &finding;
        }
        if (nearest) add(nearest_sentence(say_, evaluation_, *nearest));
    }

    // How far from its threshold, as a share of how far the figure can go: two findings of four are not nearer
    // than five points of a hundred.
    [[nodiscard]] std::optional<Number> share_of_span(Finding const& finding) const {
        Number const size = finding.distance->sign() < 0 ? -*finding.distance : *finding.distance;
        Subject const& subject = framework_.rules[finding.rule].subject;
        constexpr int hundredths = 100;
        if (subject.kind != Subject::Kind::value) return size / Number(hundredths);
        Scale const& scale = framework_.scale_of(subject.index);
        if (scale.type == ScaleType::percent) return size / Number(hundredths);
        if (scale.points.size() < 2) return {};
        return size / (scale.points.back().at - scale.points.front().at);
    }

    // ---- open -------------------------------------------------------------------------------------------

    void give_open(int benefit) {
        Benefit const& rules = framework_.benefits[benefit];
        add(say_.say("explain.open.possible",
                     {{"verdicts", say_.verdicts(evaluation_.verdict(benefit).possible)}}));
        give_open_cells(benefit);
        ClauseCount const requirements = count(benefit, Effect::requires_, rules.requirements);
        ClauseCount const conditions = count(benefit, Effect::condition, rules.conditions);
        ClauseCount const exclusions = count(benefit, Effect::excludes, rules.exclusions);
        give_count("explain.settled.requirements", requirements, requirements.met);
        give_count(conditions.failed > 0 ? "explain.settled.conditions.failed" : "explain.settled.conditions",
                   conditions, conditions.met);
        give_count("explain.settled.exclusions", exclusions, exclusions.failed);
        give_open_rules(benefit, most_open_rules);
    }

    [[nodiscard]] ClauseCount count(int benefit, Effect effect, Clauses const& clauses) const {
        ClauseCount result;
        for (Clause const& clause : clauses) {
            switch (holds(benefit, effect, clause)) {
                case Truth::yes:
                    ++result.met;
                    break;
                case Truth::no:
                    ++result.failed;
                    break;
                case Truth::open:
                    ++result.open;
                    break;
            }
        }
        return result;
    }

    void give_count(std::string const& key, ClauseCount const& count, std::size_t settled) {
        if (count.all() == 0) return;
        if (settled == count.all()) {
            add(say_.say(key + ".all"));
            return;
        }
        add(say_.say(key, {{"count", std::to_string(count.all())},
                           {"settled", std::to_string(settled)},
                           {"failed", std::to_string(count.failed)},
                           {"open", std::to_string(count.open)}}));
    }

    // Rules left open of which something is read all the same: a range, a score with bounds, another verdict.
    void give_open_rules(int benefit, std::size_t most) {
        std::size_t told = 0;
        for (Finding const& finding : findings(benefit)) {
            Rule const& rule = framework_.rules[finding.rule];
            if (finding.outcome != Outcome::open || rule.effect == Effect::defines || told == most) continue;
            Subject const& subject = rule.subject;
            bool const unread =
                subject.kind == Subject::Kind::defined ||
                (subject.kind == Subject::Kind::value &&
                 cell_of(evaluation_, subject.index).assessment.state == Assessment::State::unknown);
            if (!unread && add_rule(finding)) ++told;
        }
    }

    // ---- open cells -------------------------------------------------------------------------------------

    [[nodiscard]] bool is_open(int node) const { return cell_of(evaluation_, node).assessment.open(); }

    // Which of them matter, which may, and how many do not.
    void give_open_cells(int benefit) {
        Relevance const relevance = which_matter(Supposition(evaluation_.block(), evaluation_.row(), benefit), evaluation_);
        if (relevance.turning.empty() && relevance.doubtful.empty()) return;
        give_cells("explain.hangs-on", relevance.turning);
        give_cells("explain.may-hang-on", relevance.doubtful);
        if (relevance.idle > 0) add(say_.counted("explain.idle", relevance.idle));
    }

    void give_cells(std::string_view key, std::vector<int> const& nodes) {
        if (nodes.empty()) return;
        std::vector<std::string> titles;
        for (std::size_t i = 0; i < nodes.size() && i < most_titles; ++i)
            titles.push_back(say_.say("phrase.title", {{"title", say_.title(nodes[i])}}));
        if (nodes.size() > most_titles)
            titles.push_back(say_.counted("phrase.more", nodes.size() - most_titles));
        add(say_.counted(key, nodes.size(), {{"titles", say_.all(titles)}}));
    }

    // What is unknown and yet changes nothing.
    void give_untouched(int benefit) {
        auto const& rests_on = framework_.benefits[benefit].rests_on;
        auto const open =
            std::count_if(rests_on.begin(), rests_on.end(), [&](int node) { return is_open(node); });
        if (open == 0) return;
        Supposition country(evaluation_.block(), evaluation_.row(), benefit);
        add(say_.counted(becoming_known_turns(country) ? "explain.known-counts" : "explain.untouched", static_cast<std::size_t>(open)));
    }

    // ---- clauses ----------------------------------------------------------------------------------------

    [[nodiscard]] Truth holds(int benefit, Effect effect, Clause const& clause) const {
        return evaluation_.holds(benefit, effect, clause);
    }

    // Does a rule of this effect bear on why its clause does not let the country through?
    [[nodiscard]] static bool tells(Effect effect, Outcome outcome) {
        return outcome == Outcome::open ||
               outcome == (effect == Effect::excludes ? Outcome::holds : Outcome::fails);
    }

    void give_clause(int benefit, Effect effect, Clause const& clause) {
        std::vector<Finding> telling;
        std::size_t hold = 0, open = 0;
        for (Finding const& finding : findings(benefit)) {
            if (std::find(clause.rules.begin(), clause.rules.end(), finding.rule) == clause.rules.end())
                continue;
            bool const waived = finding.outcome == Outcome::not_applicable && effect != Effect::excludes;
            hold += finding.outcome == Outcome::holds || waived;
            open += finding.outcome == Outcome::open;
            if (tells(effect, finding.outcome)) telling.push_back(finding);
        }
        if (clause.rules.size() > 1) {
            std::string const key =
                std::string(effect == Effect::excludes ? "explain.group.excludes" : "explain.group.asks") +
                (open ? ".open" : "");
            add(say_.say(key, {{"group", clause.group},
                               {"count", std::to_string(clause.rules.size())},
                               {"need", std::to_string(clause.need)},
                               {"hold", std::to_string(hold)},
                               {"open", std::to_string(open)}}));
        }
        for (Finding const& finding : telling) give_rule(finding);
    }

    void give_rule(Finding const& finding) {
        add_rule(finding);
        Rule const& rule = framework_.rules[finding.rule];
        if (rule.subject.kind == Subject::Kind::benefit && explained_.insert(rule.subject.index).second)
            behind_.push_back(rule.subject.index);
        if (rule.subject.kind == Subject::Kind::defined) give_definition(rule, finding.outcome);
    }

    void give_behind(int benefit) {
        std::size_t const lead = sentences_.size(), met = rules_met_, told = rules_told_;
        add(say_.say("explain.behind", {{"benefit", say_.benefit(benefit)}}));
        give_reasons(benefit);
        std::size_t const again = (rules_met_ - met) - (rules_told_ - told);
        if (again == 0) return;
        if (rules_told_ > told) {
            add(say_.counted("explain.behind.again", again));
            return;
        }
        sentences_.resize(lead);
        add(say_.say("explain.behind.same", {{"benefit", say_.benefit(benefit)}}));
    }

    // The rows that make a name fail or, where it is not wanted, hold.
    void give_definition(Rule const& rule, Outcome outcome) {
        bool const wanted = rule.test.when_known.contains_level(1);
        bool const holding = (outcome == Outcome::holds) == wanted;
        Clause const& clause = framework_.benefits[rule.benefit].definitions[rule.subject.index].clause;
        for (Finding const& finding : findings(rule.benefit)) {
            if (std::find(clause.rules.begin(), clause.rules.end(), finding.rule) == clause.rules.end())
                continue;
            bool const passes = finding.outcome == Outcome::holds;
            if (finding.outcome == Outcome::open || passes == holding) give_rule(finding);
        }
    }

    Evaluation const& evaluation_;
    Framework const& framework_;
    Phrases say_;
    std::vector<std::string> sentences_;
    std::set<std::string> said_;
    std::set<int> explained_;
    std::vector<int> behind_;                         ///< benefits whose verdicts were read, still to be explained
    std::size_t rules_met_ = 0, rules_told_ = 0;      ///< told the first time
    mutable std::map<int, std::vector<Finding>> findings_;  ///< asked for by every clause
};

}  // namespace

std::string explain(Evaluation const& evaluation, int benefit, std::string_view language) {
    return Explanation(evaluation, language).of(benefit);
}

}  // namespace adherence
