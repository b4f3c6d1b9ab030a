// A user's own table against a framework: which column is which criterion, where the table begins, which names are countries.
//
//   auto const matches = match_headers(*framework, {"Additional Protocol", "Notes"});   // safeguards.protocol, none
//
// Suggestions for a person to look at, never taken unasked. Headers are compared without regard to case, accents, punctuation and
// blanks; a label before them ("3.2", "a)") and what stands in brackets are passed over.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/cell.hpp"
#include "core/framework/framework.hpp"
#include "core/names/countries.hpp"

namespace adherence {

enum class MatchKind : std::uint8_t { none, similar, synonym, title, id };  ///< from the least sure

struct ColumnMatch {
    int criterion = -1;  ///< place in Framework::criteria
    MatchKind kind = MatchKind::none;
    double likeness = 0;  ///< of titles that are similar, 0 … 1
};

/// A match for each header; no criterion twice: of two columns the surer keeps it, else the first. Blank headers and such as
/// begin with # are none.
[[nodiscard]] std::vector<ColumnMatch> match_headers(Framework const& framework, std::span<std::string const> headers);

struct TableGuess {
    std::size_t header_row = 0, country_column = 0, last_column = 0;
};

/// Where a table of countries stands in the top of a sheet: under the row with the most and surest matches, from the column with the
/// most names of countries, or the first filled one, on. Empty where no row matches two criteria.
[[nodiscard]] std::optional<TableGuess> guess_table(Framework const& framework, Block const& top);

/// Names that no ISO 3166 country, alias or code has, in their order, each once.
[[nodiscard]] std::vector<std::string> unknown_countries(std::span<std::string const> names);

}  // namespace adherence
