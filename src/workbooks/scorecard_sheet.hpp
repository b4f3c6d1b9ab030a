// Everything about one country on one page, as a sheet of live formulas.
#pragma once

#include <optional>

#include "workbooks/live.hpp"

namespace adherence::workbooks {

/// Columns of the named range Evidence, from 1; 0: there is none of that header.
struct EvidenceColumns {
    std::size_t country = 0, criterion = 0, source = 0, date = 0, marking = 0;
};

struct ScorecardSheet {
    Workbook book;
    Area titles, scores;      ///< of the pillars, with their header row; the scores are numbers, whatever is known
    Area below, above;        ///< how far each may lie below and above its score, a row per pillar
    Area chart_place;         ///< cells that the chart covers
    bool of_hundred = false;  ///< all scores lie between 0 and 100
};

/// \param row of the country, on the assessments' sheet
/// \param columns of the criteria there, by criterion; where a criterion has none it is unknown
/// \param markings from the lowest; one that is not among them ranks above all
[[nodiscard]] ScorecardSheet make_scorecard_sheet(Framework const& framework, AssessmentsPlace const& place, std::size_t row,
                                                  std::vector<std::optional<std::size_t>> const& columns, std::optional<EvidenceColumns> const& evidence,
                                                  std::vector<std::string> const& markings, std::string const& sheet_name, std::string_view language);

}  // namespace adherence::workbooks
