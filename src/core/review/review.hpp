// Checks of the rules themselves: what is in order by the grammar and yet cannot have been meant.
//
//   Loaded const loaded = load_tables(tables);
//   review(loaded)          // all faults: those of loading, and a warning per row that decides nothing, …
//
// Everything here is a warning, for it can be meant. What is said holds of every country: of every pattern of what
// is known, unknown and not applicable, and of every completion, cells that cannot be read apart. Where finding out
// takes too many steps nothing is said.
#pragma once

#include <vector>

#include "core/framework/load.hpp"

namespace adherence {

/// The faults of loading and, where there is a framework, the warnings of its review, in the order of the tables.
[[nodiscard]] std::vector<Fault> review(Loaded const& loaded);

}  // namespace adherence
