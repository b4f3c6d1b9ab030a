// An edition: the assessments, the results and the framework of one day as a sheet of values, and back from such a sheet.
//
//   Sheet const sheet = edition_sheet(edition, "nl", "Editie 2026-11-28");
//   EditionReading const back = read_edition(cells, null_date, "nl");
//   back.edition->values                          // as they were entered; back.warnings: what someone changed since
//
// Marks in a hidden first column, the same in every language, say what each row is; rows and columns may come in between. The
// framework stands below the table as text, in pieces that fit into a cell of any file format.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/cell.hpp"
#include "core/base/date.hpp"
#include "core/framework/framework.hpp"
#include "workbooks/sheet.hpp"

namespace adherence::workbooks {

struct Edition {
    Date date;  ///< on which it was frozen
    FrameworkPtr framework;
    std::vector<std::string> countries;
    std::shared_ptr<Grid const> values;  ///< a row per country, a column per criterion in the framework's order
    Date null_date{-25569};
    std::string marking = {};            ///< the highest of its evidence; empty: none is entered
};

/// A cell of an .xlsx file holds 32,767 characters.
inline constexpr std::size_t most_of_a_piece = 30'000;

/// The text in pieces of at most so many UTF-16 units; none begins or ends with a blank, and none parts a character.
[[nodiscard]] std::vector<std::string> pieces_of(std::string_view text, std::size_t most = most_of_a_piece);

/// Its framework's title, version and date, in a sentence's part.
[[nodiscard]] std::string framework_named(Framework const& framework, std::string_view language);
[[nodiscard]] std::string edition_title(Date date, std::string_view language);
/// As ADHERENCE.STAMP gives it of the framework and the values.
[[nodiscard]] std::string edition_stamp(Edition const& edition);

/// Cells as they were entered, numbers at 15 significant digits, as the functions take them.
/// \pre a country at least, and a row of values for each
[[nodiscard]] Sheet edition_sheet(Edition const& edition, std::string_view language, std::string name);

/// What a list of editions shows; read from the beginning of a sheet and its record, without the framework.
struct EditionHead {
    std::string date, stamp, framework, version;
};
/// Is it the sheet of an edition, as far as its first cells tell?
[[nodiscard]] bool is_edition(Block const& first_cells);
inline constexpr std::size_t edition_mark_within = 6;  ///< first rows and columns that is_edition wants to see
[[nodiscard]] std::optional<EditionHead> edition_head(Block const& cells);

struct EditionReading {
    std::optional<Edition> edition;       ///< empty: it cannot be read
    std::string stamp;                    ///< as it stands on the sheet
    std::string fault;                    ///< why it cannot be read, as a sentence
    std::vector<std::string> warnings;    ///< what is no longer as it was frozen
};

/// \param cells the used area of its sheet
[[nodiscard]] EditionReading read_edition(Block const& cells, Date null_date, std::string_view language);

}  // namespace adherence::workbooks
