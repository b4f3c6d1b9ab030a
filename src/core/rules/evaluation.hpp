// Everything about one country: one evaluation that every function, panel and export reads.
//
//   CountryBlock block(framework, columns, values, null_date);
//   Evaluation evaluation = evaluate(block, 0);
//   evaluation.verdict(framework->benefit("supply")).verdict    // Verdict::conditional
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/rules/deduction.hpp"
#include "core/scoring/standing.hpp"

namespace adherence {

/// A rule in force and what the evidence says of its test.
struct Finding {
    int rule = 0;                    ///< into Framework::rules
    Outcome outcome = Outcome::open; ///< of the test itself
    /// For a single threshold on a figure: figure minus threshold (0 at it), on the entered evidence.
    std::optional<Number> distance;
};

struct Judgement {
    Verdict verdict = Verdict::open;
    VerdictSet possible = every_verdict;  ///< the verdicts of completions that are not ruled out
    bool searched_out = true;        ///< false: the search's budget ended first
    bool no_rule = false;            ///< open because no rule is in force
    /// Problem cells (nodes) that the verdict rests on.
    std::vector<int> problems;
};

/// How much is to be found out.
enum class Detail : std::uint8_t {
    verdicts,  ///< each verdict; Judgement::possible only as far as that needs it
    findings,  ///< also findings(), holds(), and exactly which verdicts are possible
};

/// One row of a block, which must outlive it. Benefits are judged only where asked for in evaluate().
class Evaluation {
public:
    [[nodiscard]] Standing node(int index) const;
    [[nodiscard]] Judgement const& verdict(int benefit) const { return judgements_[static_cast<std::size_t>(benefit)]; }
    /// One finding per rule in force of the benefit, in the framework's order. \pre Detail::findings
    [[nodiscard]] std::vector<Finding> findings(int benefit) const;
    /// Does the clause of a benefit hold, on the evidence entered? \pre Detail::findings
    [[nodiscard]] Truth holds(int benefit, Effect effect, Clause const& clause) const;
    [[nodiscard]] std::span<Appraisal const* const> cells() const { return block_->row(row_); }
    [[nodiscard]] CountryBlock const& block() const { return *block_; }
    [[nodiscard]] std::size_t row() const { return row_; }
    [[nodiscard]] Framework const& framework() const { return block_->framework(); }

private:
    friend class Evaluator;
    CountryBlock const* block_ = nullptr;
    std::size_t row_ = 0;
    boost::container::small_vector<Judgement, 4> judgements_;
    std::vector<Outcome> outcomes_;  ///< per rule of the benefits judged
};

/// Evaluates one row. \param benefits those to judge (with what they read); all by default.
[[nodiscard]] Evaluation evaluate(CountryBlock const& block, std::size_t row);
[[nodiscard]] Evaluation evaluate(CountryBlock const& block, std::size_t row, std::span<int const> benefits,
                                  Detail detail = Detail::findings);

/// Is `eligible` the verdict? As evaluate() says, without finding out what it is instead.
[[nodiscard]] bool is_eligible(CountryBlock const& block, std::size_t row, int benefit);

/// Are the verdicts of all completions among these?
struct Containment {
    Truth truth = Truth::open;  ///< open: the budget ended first
    std::size_t steps = 0;      ///< what it cost, as a search counts them
};

/// \param budget of the search, should one be needed
[[nodiscard]] Containment verdicts_within(CountryBlock const& block, std::size_t row, int benefit, VerdictSet verdicts,
                                          std::size_t budget);

/// The one figure that a test on a number compares with.
struct Threshold {
    Number at;
    bool from_below = true;  ///< `>=` and `>`: greater figures pass
};

/// Empty where a rule's test is anything but one comparison with one figure.
[[nodiscard]] std::optional<Threshold> threshold_of(Rule const& rule);

/// Rank of each row by the score of a node: 1 is the highest, ties share the smaller rank; 0: no rank.
[[nodiscard]] std::vector<std::size_t> ranks(std::span<std::optional<Number> const> scores);

}  // namespace adherence
