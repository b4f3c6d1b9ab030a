// A short fingerprint of a framework and its data, for a report's footer.
//
//   stamp_of(framework, values)    // "3f9a-01c7-be52"
//
// It is taken over content: the same whether the framework came as tables or as JSON, whatever the order of
// JSON keys and the file format; numbers count at 15 significant digits.
#pragma once

#include <string>

#include "core/base/cell.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

/// \param values may be without cells.
[[nodiscard]] std::string stamp_of(Framework const& framework, Block const& values);

}  // namespace adherence
