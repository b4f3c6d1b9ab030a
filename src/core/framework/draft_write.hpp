// A Draft as JSON text or as sheet tables: what was written, nothing computed.
#pragma once

#include <string>

#include "core/framework/draft.hpp"
#include "core/framework/load.hpp"

namespace adherence {

/// Compact, in a fixed order; reading it back and writing it again gives the same bytes.
[[nodiscard]] std::string draft_to_json(Draft const& draft);
[[nodiscard]] TableGrids draft_to_grids(Draft const& draft);

}  // namespace adherence
