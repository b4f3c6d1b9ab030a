// Points of the unit cube that fill it evenly: Sobol's (Boost's engine, with the direction numbers of Joe and Kuo,
// Constructing Sobol sequences with better two-dimensional projections, SIAM J. Sci. Comput. 30, 2008), each coordinate
// scrambled by a digital shift that the seed gives. Coordinates beyond the engine's are plain random numbers.
#pragma once

#include <algorithm>
#include <boost/random/sobol.hpp>
#include <optional>
#include <span>
#include <vector>

#include "core/doubt/random.hpp"
#include "core/rules/lane_deduction.hpp"

namespace adherence {

/// One double for each of 64 draws.
using Lane = double[lane_count];

/// Several of them, one after the other.
class Lanes {
public:
    explicit Lanes(std::size_t count = 0) : values_(count * lane_count) {}
    [[nodiscard]] double* operator[](std::size_t index) { return values_.data() + index * lane_count; }
    [[nodiscard]] double const* operator[](std::size_t index) const { return values_.data() + index * lane_count; }
    [[nodiscard]] std::size_t size() const { return values_.size() / lane_count; }

private:
    std::vector<double> values_;
};

/// Draws come in tiles of 64; of the last one only those that are asked for count.
[[nodiscard]] constexpr std::size_t tiles_of(std::size_t draws) { return (draws + lane_count - 1) / lane_count; }
[[nodiscard]] constexpr std::size_t draws_in(std::size_t draws, std::size_t tile) { return std::min(lane_count, draws - tile * lane_count); }
[[nodiscard]] constexpr LaneMask lanes_in(std::size_t draws, std::size_t tile) { return every_lane >> (lane_count - draws_in(draws, tile)); }

class Points {
public:
    Points(std::size_t coordinates, Stream const& stream);
    /// The points 64 tile … 64 tile + 63, by coordinate. \pre uniform has as many lanes as there are coordinates
    void tile(std::size_t tile, Lanes& uniform) const;

private:
    Stream stream_;
    std::vector<std::uint64_t> shifts_;
    std::size_t even_;  // coordinates of the engine
    std::optional<boost::random::sobol> engine_;
};

}  // namespace adherence
