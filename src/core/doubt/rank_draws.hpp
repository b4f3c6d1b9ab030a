// Where a country stands among the others while weights and open cells are drawn: the ranks of its index (CONTRACT
// section 5, RANKS), and how often it has each of them.
//
//   RankDraws const ranks = *rank_draws(block, settings);
//   ranks.quantile(row, 0.05)                  // at best about third
//
// The shares of ranks are the rank acceptability indices of SMAA-2 (Lahdelma and Salminen, Operations Research 49, 2001).
// All countries of the block share the weights of a draw; their open cells are drawn each for itself, from points that
// the row's content gives, so that the order of rows changes nothing. Where nothing varies the ranks are exact.
#pragma once

#include <optional>
#include <vector>

#include "core/doubt/robustness.hpp"

namespace adherence {

class RankDraws {
public:
    RankDraws(std::size_t rows, std::size_t draws);

    [[nodiscard]] std::size_t rows() const { return ranked_.size(); }
    /// Has the country an index in every draw?
    [[nodiscard]] bool ranked(std::size_t row) const { return ranked_[row]; }
    /// Of its ranks, by R's type 7 (Hyndman and Fan, Sample quantiles in statistical packages, 1996). \pre ranked(row)
    [[nodiscard]] double quantile(std::size_t row, double share) const;
    /// The share of draws in which it has this rank, from 1. \pre ranked(row)
    [[nodiscard]] double acceptability(std::size_t row, std::size_t rank) const;

private:
    friend class RankSampling;
    [[nodiscard]] std::uint32_t& count(std::size_t row, std::size_t rank) { return counts_[row * rows() + rank - 1]; }
    [[nodiscard]] std::uint32_t count(std::size_t row, std::size_t rank) const { return counts_[row * rows() + rank - 1]; }

    std::size_t draws_;
    std::vector<bool> ranked_;
    std::vector<std::uint32_t> counts_;  // by row and rank
};

/// Rows beyond this are more than the counts of all ranks are kept for.
inline constexpr std::size_t most_ranked_rows = 2'000;

/// Empty where the work was stopped. \pre block.rows() <= most_ranked_rows
[[nodiscard]] std::optional<RankDraws> rank_draws(CountryBlock const& block, DrawSettings const& settings, Work const& work = {});

/// Ranks of figures, 1 the highest; figures that are nearly the same share the smaller one. \param order room to work in
void rank_figures(std::span<double const> figures, std::vector<std::uint32_t>& order, std::vector<std::uint32_t>& ranks);

/// A number that the cells of a row give, the same wherever the row stands.
[[nodiscard]] std::uint64_t content_number(std::span<Appraisal const* const> cells);

}  // namespace adherence
