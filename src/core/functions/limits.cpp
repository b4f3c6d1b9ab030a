#include "core/functions/limits.hpp"

#include <algorithm>

namespace adherence::functions {

std::vector<Block> cut_to_content(std::span<Block const> blocks) {
    std::vector<BlockSize> sizes;
    for (Block const& block : blocks) sizes.push_back({block.rows, block.columns});
    auto const rows = rows_to_read(sizes, [&](std::size_t place, std::size_t row) {
        Block const& block = blocks[place];
        // One that comes without its cells was too large to be read as it is.
        return block.cells.empty() || std::ranges::any_of(block.row(row), [](Cell const& cell) { return cell.kind != Cell::Kind::empty; });
    });
    std::vector<Block> cut(blocks.begin(), blocks.end());
    for (std::size_t place = 0; place < cut.size(); ++place) {
        if (rows[place] == cut[place].rows) continue;
        cut[place].rows = rows[place];
        cut[place].cells = cut[place].cells.first(rows[place] * cut[place].columns);
    }
    return cut;
}

}  // namespace adherence::functions
