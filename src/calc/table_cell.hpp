// One cell of a workbook's table, by the row's id and the column's header.
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <optional>
#include <string_view>

#include "calc/workbook.hpp"

namespace adherence::calc {

/// Empty where the table has no such column or row. \param id in the column "id"
[[nodiscard]] std::optional<css::table::CellAddress> cell_in_table(css::uno::Reference<css::frame::XModel> const& document,
                                                                   FoundTable const& table, std::string_view id,
                                                                   std::string_view column);

}  // namespace adherence::calc
