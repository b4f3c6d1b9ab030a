// One country and one benefit, and what would become of them: the same evaluation over cells or weights that
// are not in the sheet.
//
//   Supposition country(block, 0, benefit);
//   Appraisal const* full = country.known_as(criterion, ValueSet::levels(5, 4, 4));
//   country.verdict_with({{criterion, full}})            // as if the cell said so
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <vector>

#include "core/rules/evaluation.hpp"
#include "core/scoring/relative.hpp"

namespace adherence {

class Supposition {
public:
    struct Change {
        int criterion = 0;  ///< by criterion_index
        Appraisal const* cell = nullptr;
    };

    /// The block must outlive it.
    Supposition(CountryBlock const& block, std::size_t row, int benefit)
        : block_(block), row_(row), benefit_(benefit), today_(judge(block, row)) {}

    [[nodiscard]] CountryBlock const& block() const { return block_; }
    [[nodiscard]] Framework const& framework() const { return block_.framework(); }
    [[nodiscard]] int benefit() const { return benefit_; }
    [[nodiscard]] std::span<Appraisal const* const> cells() const { return block_.row(row_); }
    [[nodiscard]] std::size_t row() const { return row_; }
    /// The open cells that the benefit rests on, by criterion_index, rising.
    [[nodiscard]] std::vector<int> open_criteria() const;
    /// On the evidence entered.
    [[nodiscard]] Judgement const& today() const { return today_; }

    /// The cell, were it known to hold this one value. On a relative scale it scores what the value scores among
    /// the known cells of the block as they are; no other country's score moves. Kept as long as this lives.
    [[nodiscard]] Appraisal const* known_as(int criterion, ValueSet const& value);
    /// The cell, could it hold anything on its scale while it counts for coverage and `known` as it does. On a
    /// relative scale it then scores from the lowest to the highest score of the column. \pre the cell has values
    [[nodiscard]] Appraisal const* freed(int criterion);

    /// The open cell, could it hold what it can while it counts as known.
    [[nodiscard]] Appraisal const* answered(int criterion);

    [[nodiscard]] Judgement judgement_with(std::span<Change const> changes) const;
    [[nodiscard]] bool is_eligible_with(std::span<Change const> changes) const;
    /// Are the verdicts of all completions among these? \param budget as for verdicts_within()
    [[nodiscard]] Containment within_with(std::span<Change const> changes, VerdictSet verdicts, std::size_t budget) const {
        return verdicts_within(supposed(changes), 0, benefit_, verdicts, budget);
    }
    [[nodiscard]] Verdict verdict_with(std::span<Change const> changes) const { return judgement_with(changes).verdict; }
    /// \param weights by node
    [[nodiscard]] Judgement judgement_under(std::shared_ptr<std::vector<Number> const> weights) const;

private:
    [[nodiscard]] RelativeColumn column_of(int criterion) const;
    [[nodiscard]] CountryBlock supposed(std::span<Change const> changes) const;
    [[nodiscard]] Judgement judge(CountryBlock const& block, std::size_t row) const {
        return evaluate(block, row, std::span(&benefit_, 1), Detail::verdicts).verdict(benefit_);
    }

    CountryBlock const& block_;
    std::size_t row_;
    int benefit_;
    Judgement today_;
    std::deque<Appraisal> kept_;
};

}  // namespace adherence
