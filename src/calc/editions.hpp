// Editions in a document: frozen sheets of the assessments, the results and the framework of one day, and what changed
// between two of them.
//
//   EditionSheet const frozen = freeze_edition(document, book, today, markings, "nl");
//   EditionSheet const compared = compare_editions(document, book, editions_in(document).back().sheet, "", markings, "nl");
//   compared.written ? show(compared.at) : say(compared.message)
//
// Each is a new sheet behind the others, as one step of Undo.
#pragma once

#include "calc/workbook.hpp"
#include "core/base/date.hpp"

namespace adherence::calc {

struct EditionEntry {
    std::string sheet;  ///< its name
    std::string date, stamp, framework, version;
};

/// In the order of the sheets.
[[nodiscard]] std::vector<EditionEntry> editions_in(css::uno::Reference<css::frame::XModel> const& document);
/// The one with the latest date; of several of that date the last. Empty: none.
[[nodiscard]] std::string newest_edition(std::vector<EditionEntry> const& editions);

struct EditionSheet {
    bool written = false;
    std::string message;              ///< why it was not, as a sentence
    std::string sheet;                ///< the new sheet's name
    css::table::CellRangeAddress at;  ///< its first cell that shows
};

/// More are refused. Measured: 2,000 countries are frozen in one second, and compared in three where every cell changed.
inline constexpr std::size_t most_of_an_edition = 5'000;

/// \param date today, as the caller sees it
/// \param markings of evidence, from the lowest; the sheet bears the highest
[[nodiscard]] EditionSheet freeze_edition(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book, Date date,
                                          std::vector<std::string> const& markings, std::string_view language);

/// \param older, newer sheets of editions; an empty name: the current assessments
[[nodiscard]] EditionSheet compare_editions(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book, std::string_view older,
                                            std::string_view newer, std::vector<std::string> const& markings, std::string_view language);

}  // namespace adherence::calc
