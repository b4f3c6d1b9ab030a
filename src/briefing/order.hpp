// What a user, a macro or a dialog asks of a briefing, as texts by name, and what of a workbook that means.
//
//   BriefingOrder order;
//   read_order({{"Countries", "Aurelia; Bastoria"}, {"Format", "pdf"}, {"Parts", "matrix,scorecards"}}, order);
//   make_briefing(calc::briefing_ground(book), choices_of(order, book, settings, rows))
//
// Names and values are a promise to macros; docs/help has them.
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "briefing/export.hpp"
#include "calc/settings.hpp"
#include "calc/workbook.hpp"

namespace adherence {

enum class BriefedCountries : std::uint8_t { all, filtered, selected, named };

struct BriefingOrder {
    BriefedCountries countries = BriefedCountries::all;
    std::vector<std::string> names;           ///< of the named
    BriefingParts parts = BriefingParts::all();
    std::string language = "en", marking, title, author;
    Date date;
    ExportChoices file;
    std::optional<bool> print_values;         ///< of cells whose evidence is all withheld; empty: not said
    bool overwrite = false;
};

/// What is wrong with an argument: a sentence's key and what stands in it.
struct OrderFault {
    std::string key, argument, content;
};

using OrderArguments = std::map<std::string, std::string>;

/// What is not among the arguments stays as it is, and all of it where one is wrong. The argument File is the caller's.
[[nodiscard]] std::optional<OrderFault> read_order(OrderArguments const& arguments, BriefingOrder& order);

/// The rows of the block, in the workbook's order; of the named in theirs. Or which name no row has.
struct OrderedRows {
    std::vector<std::size_t> rows;
    std::optional<OrderFault> fault;
};
/// \param filtered what the sheet shows, selected where the selection lies: asked of the document
[[nodiscard]] OrderedRows rows_of(BriefingOrder const& order, calc::Workbook const& book, css::uno::Reference<css::frame::XModel> const& document);

[[nodiscard]] BriefingChoices choices_of(BriefingOrder const& order, calc::Settings const& settings, std::vector<std::size_t> rows);

}  // namespace adherence
