// The sheets that commands insert about the assessments of a document: the eligibility matrix, one country's scorecard.
//
//   InsertedSheet const matrix = insert_matrix(document, book, "nl");
//   if (!matrix.written) sentence("nl", matrix.message)
//
// One step of Undo each; nothing that is there is touched. The new sheet comes behind that of the assessments and is shown.
#pragma once

#include "calc/workbook.hpp"

namespace adherence::calc {

struct InsertedSheet {
    bool written = false;
    std::string message;  ///< key of a sentence: why not
    css::table::CellRangeAddress at;  ///< its first cell
};

/// \param language of its words and verdicts
[[nodiscard]] InsertedSheet insert_matrix(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book, std::string_view language);

/// \param country its row in the block
/// \param markings of evidence, from the lowest
[[nodiscard]] InsertedSheet insert_scorecard(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book, std::size_t country,
                                             std::vector<std::string> const& markings, std::string_view language);

}  // namespace adherence::calc
