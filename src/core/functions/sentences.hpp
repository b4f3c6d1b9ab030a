// What the functions themselves say, beside what describe() says of a fault.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/cell.hpp"
#include "core/framework/fault.hpp"

namespace adherence::functions {

/// `error` or `warning`, the contract's words in every language.
[[nodiscard]] std::string severity_word(Severity severity);

/// "no problems", in the language.
[[nodiscard]] std::string no_problems(std::string_view language);

/// {rows} and {columns} of a block, {most_rows} and {most_cells} of any.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> size_arguments(Block const& block);

/// "Framework error: …" with table, row, column and mend of the first error, and how many more there are.
/// \pre one of the faults is an error
[[nodiscard]] std::string framework_error(std::span<Fault const> faults, std::string_view language);

}  // namespace adherence::functions
