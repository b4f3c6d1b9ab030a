// Making a workbook of a user's own table of countries: finding it, saying what would come of it, doing it.
//
//   for (auto const& at : tables_like(document, *framework)) …          // where a table resembles the framework
//   OwnTable const table = *read_own_table(document, at);
//   std::vector<int> const criteria = …;                                 // per column, -1: none
//   SetUpReport const report = foresee(document, table, *framework, criteria);
//   set_up(document, book, table, *framework, criteria, options, "Set up workbook")
//
// Nothing is changed before set_up, and then nothing is overwritten: a row with the criteria's ids comes in below the header
// row where the headers are not ids themselves, the framework's tables come on sheets of their own. One step of Undo.
#pragma once

#include <set>

#include "calc/workbook.hpp"
#include "workbooks/texts.hpp"

namespace adherence::calc {

struct OwnTable {
    css::table::CellRangeAddress at;     ///< from the header of the countries to the last country and the last column
    std::vector<std::string> headers;    ///< of the columns behind the countries
    std::vector<std::string> countries;  ///< each row's, blank ones too
    bool merged_headers = false;
};

/// The likeliest of each sheet, the best sheet first.
[[nodiscard]] std::vector<css::table::CellRangeAddress> tables_like(css::uno::Reference<css::frame::XModel> const& document, Framework const& framework);

/// Empty where there is no header row with a country below it and a column beside it. What is below the last country is not in it.
[[nodiscard]] std::optional<OwnTable> read_own_table(css::uno::Reference<css::frame::XModel> const& document, css::table::CellRangeAddress at);
/// "Sheet1.A3:H40"; empty where there is no such range.
[[nodiscard]] std::optional<css::table::CellRangeAddress> range_of_text(css::uno::Reference<css::frame::XModel> const& document, std::string const& text);

struct SetUpReport {
    std::vector<std::string> unknown, twice;      ///< countries; of an unknown one also which may be meant
    std::vector<int> missing;                     ///< criteria without a column
    std::size_t unreadable = 0;                   ///< cells
    std::optional<Fault> first_unreadable;
    std::string first_place;
    bool only_first_rows = false;
    bool needs_ids = false;                       ///< a row of them comes in
};
inline constexpr std::size_t most_rows_foreseen = 2000;

[[nodiscard]] SetUpReport foresee(css::uno::Reference<css::frame::XModel> const& document, OwnTable const& table, FrameworkPtr const& framework,
                                  std::vector<int> const& criteria);

struct SetUpOutcome {
    bool written = false;
    std::string message, place;  ///< key of a sentence: why not; and the sheet it speaks of
    css::table::CellRangeAddress at;  ///< of the assessments
};

/// \param with_sheets the framework's tables as new sheets; else those in the workbook stay what they are
[[nodiscard]] SetUpOutcome set_up(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book, OwnTable const& table,
                                  Framework const& framework, std::vector<int> const& criteria, bool with_sheets, workbooks::Texts const& texts,
                                  std::string_view title);

}  // namespace adherence::calc
