// Work in tiles of 64 draws on every core; what comes out must not depend on which core did which tile.
//
//   for_each_tile(tiles, work, [&](std::size_t thread, std::size_t tile) { … });
#pragma once

#include <cstddef>
#include <functional>
#include <stop_token>

namespace adherence {

/// How a long calculation is watched and ended from outside.
struct Work {
    std::stop_token stop;
    std::function<void()> progress;  ///< after every tile, on the thread that did it
    std::size_t threads = 0;         ///< 0: as many as there are cores
};

[[nodiscard]] std::size_t threads_for(Work const& work, std::size_t tiles);

/// \param body is given the number of its thread, below threads_for(), and the tile
/// \return false where it was stopped before the end
/// Throws what a body throws, once all have ended.
bool for_each_tile(std::size_t tiles, Work const& work, std::function<void(std::size_t thread, std::size_t tile)> const& body);

}  // namespace adherence
