// A table that somebody already has, as a framework would read it: which column is which criterion, where in the sheet the
// table lies, and which countries its rows are.
//
//   auto const guess = guess_table(framework, top);           // header in row 4, countries in column B
//   auto const matches = match_headers(framework, headers);   // "3.2 AP (status)" -> safeguards.protocol, a synonym
//   auto const countries = match_countries(names);            // "Nederlnd" -> none, near: "Nederland"
//
// Nothing is decided here: who uses it shows what was found, and asks.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/cell.hpp"
#include "core/framework/framework.hpp"
#include "core/names/countries.hpp"

namespace adherence {

/// How a column was matched, from the least sure.
enum class MatchKind : std::uint8_t {
    none,
    similar,  ///< alike in words, or a name that two criteria lay claim to: a suggestion only
    synonym,  ///< of data/synonyms/criteria.csv
    title,    ///< in any language of the framework
    id,       ///< the whole id, or its last part where no other node has it
};

struct ColumnMatch {
    int criterion = -1;  ///< place in Framework::criteria
    MatchKind kind = MatchKind::none;
    double likeness = 0;  ///< 1: the header is the name, letter for letter or nearly so; less: with something around it
};

/// One match for each header. No criterion is given twice: the better match keeps it, of equals the first. Headers that begin
/// with # or are blank match nothing.
[[nodiscard]] std::vector<ColumnMatch> match_headers(Framework const& framework, std::span<std::string const> headers);

/// Rows and columns of the block; all of them are in the table. Without rows below the header, last_row is header_row.
struct TableGuess {
    std::size_t header_row = 0;
    std::size_t first_column = 0, last_column = 0;
    std::size_t country_column = 0;
    std::size_t first_row = 0, last_row = 0;  ///< of the countries: units above them and totals below them are left out
};

/// The header row is the one with the most and surest matches, else the first with two or more filled cells and such a row
/// below it. None where there is no such row.
[[nodiscard]] std::optional<TableGuess> guess_table(Framework const& framework, Block const& top_left_of_sheet);

struct CountryMatch {
    std::string name;  ///< as it was given
    std::optional<Country> country;
    std::vector<std::string> near;  ///< of a name that is not known: those that may be meant, never used unasked
};

/// One match for each name. Marks of footnotes behind a name are passed over, and brackets that say the same country again.
[[nodiscard]] std::vector<CountryMatch> match_countries(std::span<std::string const> names);

}  // namespace adherence
