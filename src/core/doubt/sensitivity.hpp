// Where the doubt about an index comes from (CONTRACT section 5, SENSITIVITY): shares of its variance for each group's
// weights and each open cell.
//
//   auto const sensitive = sensitivity(block, row, settings);
//   sensitive->sources[0]                     // the weights of the index's groups: first 0.31, total 0.33
//
// The method is variance_shares.hpp's; the sources are drawn as ROBUSTNESS draws them.
#pragma once

#include "core/doubt/robustness.hpp"
#include "core/doubt/variance_shares.hpp"

namespace adherence {

struct SensitivitySource {
    enum class Kind : std::uint8_t {
        node,      ///< a group: its children's weights; a criterion: its open cell
        mean,      ///< the choice of mean, of all groups together
        relative,  ///< the choice of method, of all relative scales together
    };
    Kind kind = Kind::node;
    int node = -1;
    VarianceShare share;
};

struct Sensitivity {
    bool has_index = true;  ///< false: there is none in some completion, or it rests on a problem
    double variance = 0;    ///< of the index; 0: nothing varies
    bool exact = false;     ///< over all combinations, not sampled
    std::vector<SensitivitySource> sources;  ///< every group that applies and every open cell, in the framework's order
};

/// Empty where the work was stopped.
[[nodiscard]] std::optional<Sensitivity> sensitivity(CountryBlock const& block, std::size_t row, DrawSettings const& settings,
                                                     Work const& work = {});

/// How many sources that may be at most.
[[nodiscard]] std::size_t sensitivity_sources(CountryBlock const& block, std::size_t row);

/// Of the block as a whole: the mean distance of the countries' ranks from those of today's weights with every open cell
/// at the middle of what it may be. A criterion's open cells are one source in all countries together.
/// \param methods also what method was chosen as sources (as Saisana, Saltelli and Tarantola 2005): every weighted mean as
///        given, arithmetic or geometric (the last where no score can be below 0), and every relative scale as given,
///        minmax or percentile
[[nodiscard]] std::optional<Sensitivity> rank_sensitivity(CountryBlock const& block, DrawSettings const& settings, bool methods,
                                                          Work const& work = {});

/// Which sources can turn a verdict by themselves: of pairs of draws that differ in one source alone, the share in which
/// the verdict does.
struct Turning {
    int node = 0;                ///< as in SensitivitySource
    std::vector<double> shares;  ///< by benefit of those asked
};

/// \return the sources of the verdicts, in the framework's order; empty where the work was stopped
[[nodiscard]] std::optional<std::vector<Turning>> turning_sources(CountryBlock const& block, std::size_t row, std::span<int const> benefits,
                                                                  DrawSettings const& settings, Work const& work = {});

}  // namespace adherence
