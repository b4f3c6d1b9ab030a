#include "core/report/rule_sentence.hpp"

namespace adherence {

namespace {

constexpr int most_decimals = 15;

Number size_of(Number const& value) { return value.sign() < 0 ? -value : value; }

// As many decimals as it takes for a difference not to read as none.
int decimals_for(Number const& distance) {
    int decimals = 2;
    Number unit = Number::fraction(1, 100);
    while (!distance.is_zero() && size_of(distance) < unit && decimals < most_decimals) {
        ++decimals;
        unit /= Number(10);
    }
    return decimals;
}

class RuleSentence {
public:
    RuleSentence(Phrases const& say, Evaluation const& evaluation, Finding const& finding)
        : say_(say),
          evaluation_(evaluation),
          finding_(finding),
          rule_(evaluation.framework().rules[finding.rule]) {
        arguments_ = {{"rule", say_.rule(rule_)}, {"asked", say_.asked(rule_)}};
        if (finding.distance) decimals_ = decimals_for(*finding.distance);
    }

    [[nodiscard]] std::string written() {
        switch (rule_.subject.kind) {
            case Subject::Kind::value:
                return of_criterion();
            case Subject::Kind::score:
                return of_score();
            case Subject::Kind::coverage:
                return of_coverage();
            case Subject::Kind::benefit:
                return of_benefit();
            case Subject::Kind::defined:
                return of_name();
        }
        return {};
    }

    [[nodiscard]] std::string nearest() {
        give("subject", say_.title(rule_.subject.index));
        give_distance();
        bool const coverage = rule_.subject.kind == Subject::Kind::coverage;
        int const side = finding_.distance->sign();
        return say_.say(std::string(coverage ? "near.coverage." : "near.figure.") + (side > 0   ? "above"
                                                                                     : side < 0 ? "below"
                                                                                                : "at"),
                        arguments_);
    }

private:
    [[nodiscard]] bool excludes() const { return rule_.effect == Effect::excludes; }
    [[nodiscard]] std::string key(std::string_view rest) const {
        return std::string(excludes() ? "rule.excludes." : "rule.asks.").append(rest);
    }
    void give(std::string name, std::string text) {
        arguments_.emplace_back(std::move(name), std::move(text));
    }
    [[nodiscard]] std::string filled(std::string_view rest) const { return say_.say(key(rest), arguments_); }

    // Where the reading misses (or, for an exclusion, passes) one figure by a distance worth telling.
    [[nodiscard]] std::string_view side() {
        auto const threshold = threshold_of(rule_);
        if (!threshold || !finding_.distance || finding_.distance->is_zero()) return "";
        bool const above = finding_.distance->sign() > 0;
        bool const passes = above == threshold->from_below;
        if (finding_.outcome == Outcome::open || passes != excludes()) return "";
        give_distance();
        return excludes() ? "beyond" : above ? "above" : "below";
    }

    void give_distance() {
        auto const threshold = threshold_of(rule_);
        give("distance", say_.number(size_of(*finding_.distance), decimals_));
        give("threshold", threshold ? say_.number(threshold->at, most_decimals) : say_.asked(rule_));
        if (threshold) give("value", say_.number(threshold->at + *finding_.distance, decimals_));
    }

    [[nodiscard]] std::string of_criterion() {
        give("subject", say_.title(rule_.subject.index));
        Appraisal const& cell = cell_of(evaluation_, rule_.subject.index);
        Scale const& scale = evaluation_.framework().scale_of(rule_.subject.index);
        switch (cell.assessment.state) {
            case Assessment::State::unknown:
                return filled("criterion.unknown");
            case Assessment::State::not_applicable:
                return filled("criterion.not-applicable");
            case Assessment::State::problem:
                give("value", cell.content);
                return filled("criterion.problem");
            case Assessment::State::ranged:
                give("value", say_.values(scale, cell.assessment.values));
                return filled("criterion.ranged");
            case Assessment::State::known:
                break;
        }
        give("value", say_.values(scale, cell.assessment.values));
        if (auto const where = side(); !where.empty()) return filled("criterion." + std::string(where));
        if (auto const steps = steps_up(cell.assessment.values))
            return say_.counted(key("criterion.levels"), *steps, arguments_);
        if (excludes() && say_.asked(rule_) == say_.values(scale, cell.assessment.values))
            return filled("criterion.itself");
        return filled("criterion.known");
    }

    // How many levels a known level lies below the lowest one that passes; asked of demands only.
    [[nodiscard]] std::optional<std::size_t> steps_up(ValueSet const& cell) const {
        ValueSet const& passing = rule_.test.when_known;
        if (excludes() || cell.domain() != Domain::discrete || cell.size() < 3 || passing.empty()) return {};
        std::size_t at = 0, lowest = 0;
        while (!cell.contains_level(at)) ++at;
        while (lowest < passing.size() && !passing.contains_level(lowest)) ++lowest;
        if (lowest <= at || lowest >= passing.size()) return {};
        return lowest - at;
    }

    [[nodiscard]] std::string of_score() {
        give("subject", say_.title(rule_.subject.index));
        Standing const& standing = evaluation_.node(rule_.subject.index);
        bool const bounds = standing.low && standing.high && *standing.low != *standing.high;
        if (bounds) {
            give("low", say_.number(*standing.low, decimals_));
            give("high", say_.number(*standing.high, decimals_));
        }
        if (!standing.applicable) return filled("score.not-applicable");
        if (!standing.score) return filled(bounds ? "score.none.open" : "score.none");
        std::string const where(side());
        if (where.empty()) give("value", say_.number(*standing.score, decimals_));
        std::string const stem = where.empty() ? "score.plain" : "score." + where;
        return filled(bounds ? stem + ".open" : stem);
    }

    [[nodiscard]] std::string of_coverage() {
        give("subject", say_.title(rule_.subject.index));
        std::string const where(side());
        if (where.empty())
            give("value", say_.number(evaluation_.node(rule_.subject.index).coverage, decimals_));
        return filled(where.empty() ? "coverage.plain" : "coverage." + where);
    }

    [[nodiscard]] std::string of_benefit() {
        give("subject", say_.benefit(rule_.subject.index));
        give("value", say_.verdict(evaluation_.verdict(rule_.subject.index).verdict));
        return filled("benefit");
    }

    [[nodiscard]] std::string of_name() {
        Framework const& framework = evaluation_.framework();
        give("subject", framework.benefits[rule_.benefit].definitions[rule_.subject.index].name);
        bool const wanted = rule_.test.when_known.contains_level(1);
        if (finding_.outcome == Outcome::open) return filled(wanted ? "name.true.open" : "name.false.open");
        return filled(wanted ? "name.true" : "name.false");
    }

    Phrases const& say_;
    Evaluation const& evaluation_;
    Finding const& finding_;
    Rule const& rule_;
    Arguments arguments_;
    int decimals_ = 2;
};

}  // namespace

Appraisal const& cell_of(Evaluation const& evaluation, int node) {
    return *evaluation.cells()[static_cast<std::size_t>(evaluation.framework().nodes[node].criterion_index)];
}

std::string rule_sentence(Phrases const& say, Evaluation const& evaluation, Finding const& finding) {
    return RuleSentence(say, evaluation, finding).written();
}

std::string nearest_sentence(Phrases const& say, Evaluation const& evaluation, Finding const& finding) {
    return RuleSentence(say, evaluation, finding).nearest();
}

}  // namespace adherence
