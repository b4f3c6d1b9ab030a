// The evidence of one cell, written into the table Evidence.
//
//   EvidenceWritten const written = write_evidence(document, book, before, after, english(), "Evidence of Vlorania");
//
// Entries keep their rows; new ones take blank rows below the last filled one, and where there are none rows come in, the named
// range with them; removed ones are emptied. Where there is no table, a sheet for it is made. One step of Undo; columns of the
// user's own are left alone.
#pragma once

#include "calc/workbook.hpp"
#include "workbooks/texts.hpp"

namespace adherence::calc {

struct EvidenceWritten {
    bool written = false;
    std::string place;  ///< of what is in the way; empty: the document takes no new sheet
    std::string missing_column = {};  ///< that the table at that place does not have, and an entry needs
};

/// \param before the entries as they stand there \param after those of them that stay, by their rows, and new ones (row 0)
[[nodiscard]] EvidenceWritten write_evidence(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book,
                                             std::vector<EvidenceEntry> const& before, std::vector<EvidenceEntry> const& after,
                                             workbooks::Texts const& texts, std::string_view title);

}  // namespace adherence::calc
