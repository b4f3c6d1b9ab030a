// What other cells in the place of a country's own would say at a glance: Kleene's logic over them, and no search.
//
//   Glance glance(country, cells);
//   glance.possible()              // verdicts of completions that are not ruled out: never too few
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/advice/supposition.hpp"
#include "core/rules/row_reader.hpp"

namespace adherence {

class Glance {
public:
    /// \param cells by criterion_index, in the states of the country's own; both must outlive it
    /// \param exact by rule: outcomes that hold of the country's own cells, of which these are a part; or none
    Glance(Supposition const& country, std::span<Appraisal const* const> cells, std::span<Outcome const> exact = {});
    Glance(Glance const&) = delete;
    Glance& operator=(Glance const&) = delete;

    /// What one costs, in steps of a search: more where there are no sums at hand.
    [[nodiscard]] static std::size_t steps(Supposition const& country);

    [[nodiscard]] VerdictSet possible() const { return possible(country_.benefit()); }
    /// Of the benefit or one that it reads.
    [[nodiscard]] VerdictSet possible(int benefit) const { return verdicts_[static_cast<std::size_t>(benefit)]; }
    [[nodiscard]] Outcome outcome(int rule);
    /// Of a clause of this benefit.
    [[nodiscard]] Truth truth(int benefit, Clause const& clause, Effect effect);

private:
    struct Reader {
        Reader(RowReader& row_, std::span<Outcome const> exact_) : row(row_), exact(exact_) {}  // for clang, whose optional needs one
        RowReader& row;
        std::span<Outcome const> exact;
        [[nodiscard]] Outcome tested(int rule) const {
            Outcome const known = exact.empty() ? Outcome::open : exact[static_cast<std::size_t>(rule)];
            return known == Outcome::open ? row.tested(rule) : known;
        }
        [[nodiscard]] VerdictSet possible(int benefit) const { return row.possible(benefit); }
    };

    void speak_of(int benefit);

    Supposition const& country_;
    std::optional<CountryBlock> block_;  // where the country's own has sums that these cells do not fit in
    std::vector<VerdictSet> verdicts_;
    std::optional<RowReader> row_;
    std::optional<Reader> reader_;
    std::optional<Deduction<Reader>> deduction_;
    int defined_ = -1;  // the benefit whose names the deduction knows
};

}  // namespace adherence
