// What changed between two editions, as a sheet to read and to print: in words on top, then verdicts, scores, cells and
// countries, a row for each.
#pragma once

#include "core/review/edition_changes.hpp"
#include "workbooks/edition.hpp"

namespace adherence::workbooks {

struct ComparedEditions {
    Edition const& before;
    Edition const& after;
    std::string before_name, after_name;  ///< as the sheet calls them
    std::vector<std::string> remarks;     ///< said on top: what no longer is as it was frozen
};

[[nodiscard]] EditionSide side_of(Edition const& edition);

/// \param changes of the two, as edition_changes(side_of(before), side_of(after)) gives them
[[nodiscard]] Sheet comparison_sheet(ComparedEditions const& editions, EditionChanges const& changes, std::string_view language, std::string name);

}  // namespace adherence::workbooks
