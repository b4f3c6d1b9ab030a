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

#include "core/scoring/block.hpp"

namespace adherence {

/// Where a node stands.
struct Standing {
    bool applicable = true;
    bool problem = false;            ///< rests on a problem cell: score, bounds and coverage are #VALUE!
    std::optional<Number> score;     ///< over what is known (SCORE); absent: no score
    std::optional<Number> low, high; ///< BOUNDS; absent where some completion has no score
    Number coverage;                 ///< 0 … 100
    [[nodiscard]] bool covered() const { return coverage == Number(100); }
};

enum class Outcome : std::uint8_t { holds, fails, open, not_applicable, invalid };

/// A rule in force and what the evidence says of its test.
struct Finding {
    int rule = 0;                    ///< into Framework::rules
    Outcome outcome = Outcome::open; ///< of the test itself
    /// For a single threshold on a figure: figure minus threshold (0 at it), on the entered evidence.
    std::optional<Number> distance;
};

struct Judgement {
    Verdict verdict = Verdict::open;
    /// The verdicts of completions not ruled out: bit 0 not eligible, 1 conditional, 2 eligible.
    std::uint8_t possible = 7;
    bool searched_out = true;        ///< false: the search's budget ended first
    bool no_rule = false;            ///< open because no rule is in force
    /// Problem cells (nodes) that the verdict rests on.
    std::vector<int> problems;
};

/// \pre benefits are judged only where asked for in evaluate()
class Evaluation {
public:
    [[nodiscard]] Standing const& node(int index) const { return nodes_[index]; }
    [[nodiscard]] Judgement const& verdict(int benefit) const { return judgements_[benefit]; }
    /// One finding per rule in force of the benefit, in the framework's order.
    [[nodiscard]] std::vector<Finding> findings(int benefit) const;
    /// Does the clause of a benefit hold, on the evidence entered?
    [[nodiscard]] Truth holds(int benefit, Effect effect, Clause const& clause) const;
    [[nodiscard]] std::span<Appraisal const* const> cells() const { return cells_; }
    [[nodiscard]] Framework const& framework() const { return *framework_; }

private:
    friend Evaluation evaluate(CountryBlock const&, std::size_t, std::span<int const>);
    Framework const* framework_ = nullptr;
    std::span<Appraisal const* const> cells_;
    std::vector<Standing> nodes_;
    std::vector<Judgement> judgements_;
    std::vector<Truth> truths_;      ///< per rule
};

/// Evaluates one row. \param benefits those to judge (with what they read); all by default.
[[nodiscard]] Evaluation evaluate(CountryBlock const& block, std::size_t row);
[[nodiscard]] Evaluation evaluate(CountryBlock const& block, std::size_t row, std::span<int const> benefits);

/// Rank of each row by the score of a node: 1 is the highest, ties share the smaller rank; 0: no rank.
[[nodiscard]] std::vector<std::size_t> ranks(std::span<std::optional<Number> const> scores);

}  // namespace adherence
