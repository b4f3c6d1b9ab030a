// A scorecard as data: everything a panel, a sheet or a briefing shows of one country, in one language.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/rules/evaluation.hpp"

namespace adherence {

struct ScorecardReason {
    std::string rule;      ///< id
    std::string effect;    ///< requires, excludes, condition
    std::string subject, value, test;
    Outcome outcome = Outcome::open;
    std::string distance;  ///< number, or empty
    std::string note;      ///< the rule's own note
};

struct ScorecardBenefit {
    int benefit = 0;
    std::string id, title;
    Verdict verdict = Verdict::open;
    std::string word;                      ///< the verdict's word
    std::string symbol;                    ///< ✓ ◐ ? ✗ !
    std::string explanation;               ///< as EXPLAIN writes it
    std::vector<ScorecardReason> reasons;  ///< a row per rule in force
};

struct ScorecardBar {
    std::string id, title;
    bool applicable = true, problem = false;
    std::optional<double> score, low, high;
    double coverage = 0;
    double weight = 0;
};

struct Scorecard {
    std::string country, framework, language;
    ScorecardBar index;
    std::vector<ScorecardBar> pillars;
    std::vector<ScorecardBenefit> benefits;
};

/// ✓ ◐ ? ✗ !
[[nodiscard]] std::string_view symbol_of(Verdict verdict);

[[nodiscard]] Scorecard make_scorecard(Evaluation const& evaluation, std::string country, std::string_view language);

/// EXPLAIN: why the verdict of a benefit is what it is, in sentences an official could read out.
[[nodiscard]] std::string explain(Evaluation const& evaluation, int benefit, std::string_view language);

/// The subject, value and test of a rule as REASONS shows them.
[[nodiscard]] ScorecardReason reason(Evaluation const& evaluation, Finding const& finding, std::string_view language);

}  // namespace adherence
