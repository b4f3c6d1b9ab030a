// Writing into a user's cells, as one step that Undo takes back whole.
//
//   if (auto const held_up = obstacle(document, writes)) …        // a formula, a protected cell: nothing is written
//   write_cells(document, writes, "What if: Vlorania");
//
// Cell by cell, since LibreOffice's own record of whole blocks does not bring empty cells back.
#pragma once

#include <com/sun/star/document/XUndoManager.hpp>
#include <com/sun/star/frame/XModel.hpp>
#include <com/sun/star/table/CellAddress.hpp>
#include <com/sun/star/table/CellRangeAddress.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.hpp"

namespace adherence::calc {

struct CellWrite {
    css::table::CellAddress at;
    std::variant<std::monostate, double, Date, std::string> content;  ///< nothing, a number, a day, a text
    std::optional<css::table::CellAddress> like = {};  ///< a cell whose style it takes
    bool share_formula = false;  ///< the text is a formula, in the office's own English names and marks, of a share in per cent
};

struct Obstacle {
    enum class Kind : std::uint8_t { protected_cell, formula } kind;
    css::table::CellAddress at;
};

/// The first cell that may not be written over.
[[nodiscard]] std::optional<Obstacle> obstacle(css::uno::Reference<css::frame::XModel> const& document,
                                               std::vector<CellWrite> const& writes);

/// One entry of Undo for all that is done while it lives; one within another is part of it.
class UndoStep {
public:
    UndoStep(css::uno::Reference<css::frame::XModel> const& document, std::string_view title);
    ~UndoStep();
    UndoStep(UndoStep const&) = delete;
    UndoStep& operator=(UndoStep const&) = delete;

private:
    css::uno::Reference<css::document::XUndoManager> manager_;
};

/// A text never becomes a formula; a day is shown as one, and a number not as a percentage.
/// \pre no obstacle. Throws what UNO throws; then nothing has changed.
void write_cells(css::uno::Reference<css::frame::XModel> const& document, std::vector<CellWrite> const& writes,
                 std::string_view title);

/// A name of the document, in whatever case it has it, made to stand for a range; a name grows by itself only where rows come in
/// above its last. As part of a step.
void point_name(css::uno::Reference<css::frame::XModel> const& document, std::string_view name, css::table::CellRangeAddress const& at);

}  // namespace adherence::calc
