// From the tables of a framework, and those of countries where there are any, to a workbook.
//
// The sheet with the assessments stands first: a row per country, its verdicts and scores on the left, computed
// from the assessments to the right of them. Headers that begin with # (computed or informative columns) are
// passed over by the functions, so that one named range holds it all and one inserted row is one new country.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/framework/framework.hpp"
#include "workbooks/sheet.hpp"
#include "workbooks/table.hpp"
#include "workbooks/texts.hpp"

namespace adherence::workbooks {

/// Where the assessments stand, for the formulas of other sheets.
struct AssessmentPlan {
    std::string sheet;
    std::size_t header_row = 0, first_row = 0, last_row = 0;  ///< last: "insert above this row"
    std::size_t columns = 0, first_criterion = 0, last_criterion = 0;
    std::optional<std::size_t> participant;

    [[nodiscard]] std::string ids() const;        ///< of the criteria, as a reference
    [[nodiscard]] std::string values() const;     ///< all countries' assessments
    [[nodiscard]] std::string countries() const;  ///< their names
};

struct Source {
    Texts const* texts;
    Table criteria, scales, rules, benefits, about;  ///< in the workbook's language (in_language)
    std::optional<Table> assessments, evidence, left_unknown, cases;
    std::string note;                   ///< one line below the title
    std::vector<std::string> remarks;   ///< about the data, on the sheet About
    bool others_only = false;           ///< participants filtered out at first
    bool is_template = false;

    [[nodiscard]] std::string framework_title() const;
};

/// Of a framework alone; the tables are in the texts' language already.
[[nodiscard]] Source framework_source(Table criteria, Table scales, Table rules, Table benefits, Table about, Texts const& texts);
/// Of one that is loaded; in the texts' language as far as it has texts in it.
[[nodiscard]] Source framework_source(Framework const& framework, Texts const& texts);

[[nodiscard]] Workbook make_workbook(Source const& source);
/// An empty table for evidence.
[[nodiscard]] Workbook make_evidence_sheet(Texts const& texts);
/// The framework's tables alone, as sheets with their names; with a plan of assessments that stand somewhere already, the
/// checks as well.
/// \param evidence an empty table for evidence as well
[[nodiscard]] Workbook make_framework_sheets(Source const& source, std::optional<AssessmentPlan> const& plan = {}, bool evidence = false);

// ---- the parts, each of which makes a sheet ----------------------------------------------------------------

[[nodiscard]] AssessmentPlan plan_assessments(Source const& source);
void add_assessments(Workbook& book, Source const& source, AssessmentPlan const& plan);
void add_country(Workbook& book, Source const& source, AssessmentPlan const& plan);
void add_check(Workbook& book, Source const& source, AssessmentPlan const& plan);
void add_table(Workbook& book, Source const& source, std::string_view sheet, Table const& table,
               std::string_view range_name, std::string_view note);
void add_about(Workbook& book, Source const& source);

/// ORG.ADHERENCE.SCORECARDS.<NAME>(arguments), as it stands in a file for ever.
[[nodiscard]] std::string function(std::string_view name, std::string_view arguments);
/// As a text in a formula; quotes in it are doubled.
[[nodiscard]] std::string in_quotes(std::string_view value);
[[nodiscard]] std::vector<Condition> verdict_conditions(Texts const& texts);
/// For verdicts in any language of the catalogues.
[[nodiscard]] std::vector<Condition> verdict_conditions(std::string_view language);

}  // namespace adherence::workbooks
