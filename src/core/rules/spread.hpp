// One country judged while its groups may stand anywhere within given spreads: what is certain for every choice
// of weights at once, without a search.
//
//   SpreadJudge judge(block, row, benefit);
//   judge.verdict(spreads)      // eligible: wherever within their spreads the groups stand; empty: cannot tell
//
// Three-valued logic gives what is not ruled out, and the two completions with all open cells at one end what is
// certainly possible, as in evaluation.hpp; here each end of a group's score may itself lie between two figures.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/rules/deduction.hpp"
#include "core/scoring/standing.hpp"

namespace adherence {

/// Two figures between which a third lies; without one of them it is not bounded there.
struct Ends {
    std::optional<Number> low, high;
};

/// Where a group may stand.
struct Spread {
    bool applicable = true;
    bool anything = false;  ///< whatever a test on it asks for is open
    bool problem = false;   ///< nothing is certain of what rests on it
    bool covered = false;   ///< its coverage is 100
    Ends worst, best;       ///< its score with every open cell at its lowest, and at its highest
    Ends coverage;
};

/// The spread of one standing: each end is one figure.
[[nodiscard]] Spread spread_of(Standing const& standing);

class SpreadJudge {
public:
    /// The block must outlive it.
    SpreadJudge(CountryBlock const& block, std::size_t row, int benefit);

    /// Rules in force on the score of a group or on a coverage, of the benefit and of those that it reads.
    [[nodiscard]] std::span<int const> rules_on_figures() const { return rules_on_figures_; }
    /// \param spreads by node; those of nodes without a rule on a figure are not read
    [[nodiscard]] std::optional<Verdict> verdict(std::span<Spread const> spreads) const;
    /// Verdicts of completions that are not ruled out.
    [[nodiscard]] VerdictSet possible(std::span<Spread const> spreads) const;

private:
    enum class Completion : std::uint8_t { all, worst, best };
    struct Reader;
    [[nodiscard]] VerdictSet possible(std::span<Spread const> spreads, Completion completion) const;

    /// Is no figure that is asked for a problem?
    [[nodiscard]] bool sound(std::span<Spread const> spreads) const;

    CountryBlock const& block_;
    std::size_t row_;
    int benefit_;
    std::vector<int> benefits_;  // those that the benefit reads, in order, and the benefit
    std::vector<int> rules_on_figures_;
    std::vector<Appraisal const*> worst_, best_;
};

}  // namespace adherence
