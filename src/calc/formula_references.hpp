// The references in a formula's text, as the office writes it in English: where they stand, and what they say after the
// cells they speak of have moved.
//
//   FormulaParts const parts = read_formula("=SUM($B2:C5)+'My rates'.A1");   // two references, the word SUM
//   fixed_text(parts.references[0], "Sheet1")                                // $Sheet1.$B$2:$C$5
//   moved_text(text, parts.references[0], live, "Sheet1")                    // $B3:C6, where live is one row below
//
// Text within quotes, other files and names are left alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace adherence::calc {

struct ReferenceCorner {
    std::optional<std::string> sheet;  ///< as it is called, without quotes
    std::optional<std::int32_t> column, row;  ///< from 0; one of them is missing in whole rows and columns
    bool sheet_fixed = false, column_fixed = false, row_fixed = false;
};

struct FormulaReference {
    std::size_t begin = 0, length = 0;  ///< in bytes of the text
    ReferenceCorner first;
    std::optional<ReferenceCorner> last;
};

struct FormulaParts {
    std::vector<FormulaReference> references;
    std::vector<std::string> words;  ///< names and functions, as written
    bool reads_other_files = false;
};

[[nodiscard]] FormulaParts read_formula(std::string_view text);

/// Wholly fixed and with its sheet, so that it says the same in any cell.
/// \param home the sheet of a formula that names none
[[nodiscard]] std::string fixed_text(FormulaReference const& reference, std::string const& home);

/// What the reference is in the formula now; as it is written where nothing has moved.
/// \param live where its cells are, all corners with their sheet; empty: they are gone
[[nodiscard]] std::string moved_text(std::string_view text, FormulaReference const& reference, std::optional<FormulaReference> const& live,
                                     std::string const& home);

/// $'My rates'. and $Sheet1.
[[nodiscard]] std::string sheet_prefix(std::string_view sheet, bool fixed);

}  // namespace adherence::calc
