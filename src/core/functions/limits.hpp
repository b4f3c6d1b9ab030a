// How much a call reads. What is beyond is refused before a single cell of it is read, and whole columns are cut down to
// what stands in them.
//
//   auto const rows = rows_to_read(sizes, [&](std::size_t argument, std::size_t row) { return has_content(argument, row); });
//   if (too_large(rows[0], sizes[0].columns)) …
//
// A block within the limits is read as it is: a row without content is a country of which nothing is known. Beyond
// them the rows below the last one with content are left out; blocks of one height, such as the names and the values
// of one sheet's columns, keep one height.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/cell.hpp"

namespace adherence::functions {

/// Calc takes a result of texts in time that grows with the square of its rows (architecture.md): at 100,000 seconds, at a
/// million minutes, during which the office hangs.
inline constexpr std::size_t most_block_rows = 100'000;
/// About 350 MB, of which Calc holds half.
inline constexpr std::size_t most_block_cells = 5'000'000;

[[nodiscard]] constexpr bool too_large(std::size_t rows, std::size_t columns) {
    return rows > most_block_rows || (columns > 0 && rows > most_block_cells / columns);
}

/// A block that was too large to be read has a size, and no cells.
[[nodiscard]] constexpr bool too_large(Block const& block) { return too_large(block.rows, block.columns); }

struct BlockSize {
    std::size_t rows = 0, columns = 0;
};

/// How many rows of each block count. \param has_content block, row -> bool; asked from the last row upwards, and only of
/// blocks beyond the limits and those of their height
template <typename HasContent>
[[nodiscard]] std::vector<std::size_t> rows_to_read(std::span<BlockSize const> sizes, HasContent const& has_content) {
    std::vector<std::size_t> rows;
    for (BlockSize const& size : sizes) rows.push_back(size.rows);
    for (std::size_t place = 0; place < sizes.size(); ++place) {
        std::size_t const height = sizes[place].rows;
        if (!too_large(height, sizes[place].columns) || rows[place] < height) continue;
        auto const any_content = [&](std::size_t row) {
            for (std::size_t other = 0; other < sizes.size(); ++other)
                if (sizes[other].rows == height && has_content(other, row)) return true;
            return false;
        };
        std::size_t filled = height;
        while (filled > 1 && !any_content(filled - 1)) --filled;
        for (std::size_t other = 0; other < sizes.size(); ++other)
            if (sizes[other].rows == height) rows[other] = filled;
    }
    return rows;
}

/// The same for blocks at hand.
[[nodiscard]] std::vector<Block> cut_to_content(std::span<Block const> blocks);

}  // namespace adherence::functions
