// A workbook's tables: where they stand, what they hold, and what is wrong in them.
//
//   Workbook const book = read_workbook(document, "nl");
//   book.loaded.framework                       // empty where a table is faulty
//   book.row_of("Vlorania")                     // its place in the block of countries
//
// Where they are found, see table_finder.hpp.
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "calc/table_finder.hpp"
#include "core/base/cell.hpp"
#include "core/framework/load.hpp"
#include "core/report/evidence.hpp"
#include "core/scoring/block.hpp"

namespace adherence::calc {

struct WorkbookProblem {
    bool error = true;
    std::optional<css::table::CellRangeAddress> cell;  ///< empty: the workbook as a whole
    std::string place;                                 ///< "Rules.C7", or the table's name
    std::string message;
};

struct CountryRow {
    std::string name;
    std::int32_t row = 0;  ///< on the sheet
};

/// What the framework's tables hold, and what was made of it: the same as long as they hold the same.
struct FrameworkReading {
    std::string content;
    Loaded loaded;
    std::shared_ptr<AppraisalStore> appraisals;  ///< cells met under this framework; empty without one
};

/// What the cases came to, the same as long as they and the framework hold the same.
struct CasesReading {
    std::string content;
    std::shared_ptr<FrameworkReading const> framework;
    std::vector<Fault> faults;
};

/// What the evidence holds, the same as long as the table and the framework hold the same.
struct EvidenceReading {
    std::string content;
    std::shared_ptr<FrameworkReading const> framework;
    Evidence evidence;
};

/// How old evidence may be, seen from which day.
struct EvidenceAge {
    Date today;
    int months = 24;  ///< 0: as old as it likes
};

struct Workbook {
    std::vector<FoundTable> tables;
    std::vector<WorkbookProblem> problems;
    Loaded loaded;
    std::shared_ptr<FrameworkReading const> reading;
    std::shared_ptr<CasesReading const> cases;  ///< empty without cases or a framework
    std::shared_ptr<EvidenceReading const> evidence;  ///< empty without such a table
    std::vector<CountryRow> countries;
    std::shared_ptr<Grid const> values;         ///< a row per country, without the names
    Columns columns;                            ///< of the values
    std::shared_ptr<CountryBlock const> block;  ///< empty without framework or assessments
    Date null_date{-25569};

    [[nodiscard]] FoundTable const* table(std::string_view name) const;
    /// Is a table beyond the limits? Of such a one no row was read, so that nothing may be worked out or written.
    [[nodiscard]] bool too_large() const;
    /// Of the assessments: from the first to the last criterion's column. Columns beside them are the user's, or computed, and may
    /// hold errors that a function need not see. Empty where no column is a criterion.
    [[nodiscard]] std::optional<std::pair<std::int32_t, std::int32_t>> criteria_columns() const;
    /// The cell of a table in a row (its header's is 1) under a header; the row's first where there is no such header.
    [[nodiscard]] std::optional<css::table::CellRangeAddress> cell_of(std::string_view table, std::size_t row,
                                                                      std::string_view column) const;
    /// The country of a name, its alias or its code; a row of the block.
    [[nodiscard]] std::optional<std::size_t> row_of(std::string_view name) const;
};

/// Why no verdict can be given, as the key of a sentence; empty: they can.
[[nodiscard]] std::string verdicts_refused(Workbook const& book);

/// \param language of the problems. Throws what UNO throws where the document is being closed.
/// \param before an earlier reading of the same document; a framework whose tables are unchanged is not read anew
[[nodiscard]] Workbook read_workbook(css::uno::Reference<css::frame::XModel> const& document,
                                     std::string_view language, EvidenceAge const& age, Workbook const& before = {});

}  // namespace adherence::calc
