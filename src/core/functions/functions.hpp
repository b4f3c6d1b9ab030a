// The spreadsheet functions over plain cells: what src/calc only translates to and from UNO.
//
// Every argument is a Block; an omitted argument is a block without cells, a single cell a 1 x 1 block.
// Nothing throws: a wrong argument is CellError::value as a 1 x 1 answer. How large a block may be: limits.hpp.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "core/base/cell.hpp"
#include "core/base/date.hpp"
#include "core/functions/answer.hpp"

namespace adherence {

/// What a call knows beside its arguments.
struct CallContext {
    /// Day 0 of the document's date numbers; asked only where a date is read.
    std::function<Date()> null_date = [] { return Date{-25569}; };
    /// A number that the caller gives to the content of the `framework` argument and never to another
    /// content, so that a text met before need not be compared; 0: none.
    std::uint64_t framework_identity = 0;
};

/// Calls a function by its contract name ("MATRIX"), with arguments in the contract's order.
[[nodiscard]] Answer call(std::string_view name, std::span<Block const> arguments, CallContext const& context = {});

}  // namespace adherence
