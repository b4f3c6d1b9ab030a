// How single values are written: shared by cells (assessment) and by the operands of tests.
#pragma once

#include <optional>
#include <string_view>

#include "core/framework/framework.hpp"

namespace adherence {

/// Blanks and accents alone, which fold() leaves nothing of: no name, and no word.
[[nodiscard]] bool says_nothing(std::string_view text);

/// Words of section 3, folded, in every language: `unknown` (and "?"), `n/a` (not `na`).
[[nodiscard]] bool means_unknown(std::string_view folded);
[[nodiscard]] bool means_not_applicable(std::string_view folded);
/// May a level not be named like this? (the words above, yes/no words excepted)
[[nodiscard]] bool is_reserved_word(std::string_view folded);
/// yes/ja/oui/true/1 -> true, no/nee/non/nein/false/0 -> false
[[nodiscard]] std::optional<bool> means_truth(std::string_view folded);

/// A number from 1900 to 2100, where a date is due: a year that somebody typed, not a day of 1905.
[[nodiscard]] bool is_year_alone(std::string_view text);

/// One value of a scale as cells and operands write it: a level by value or label, a number (point or
/// comma), an ISO date or `never`. Empty where the text is no value of the scale (a percent outside
/// 0…100 included).
[[nodiscard]] std::optional<ValueSet> read_value(Scale const& scale, std::string_view text);

}  // namespace adherence
