// The hidden sheet that keeps the formulas while values stand in their place; see freezing.hpp.
//
//   A1 the mark, B1 a word to whoever unhides it; from row 3 on, for each formula
//   A =ROWS(its cell or block), live   B where it stood   C "3x2" of an array formula   D the mark of its values
//   E which parts of the text are references, begin+length@number   F… its text, in pieces
//   Q… =ROWS(a block that formulas read), live; the numbers in E count them
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <optional>
#include <string>
#include <vector>

#include "calc/cell_contents.hpp"

namespace adherence::calc {

struct FrozenFormula {
    std::optional<css::table::CellRangeAddress> now;  ///< empty: its cells were deleted
    std::string stood;                                ///< "Sheet1.B2"
    sal_Int32 rows = 0, columns = 0;                  ///< of an array formula; 0: it is none
    std::string values;                               ///< mark_of them
    std::string text;
    struct Reference {
        std::size_t begin = 0, length = 0;
        std::string live;  ///< $Sheet1.$A$1:$B$2, as it is now; empty: gone
    };
    std::vector<Reference> references;
};

struct FrozenList {
    std::string sheet;       ///< its name
    sal_Int32 position = 0;  ///< among the sheets
    std::string about;
    std::vector<FrozenFormula> formulas;  ///< none: no such sheet
};

constexpr std::size_t most_frozen = 1'000'000;  ///< formulas a list holds

/// Where the list stands; empty where there is none.
[[nodiscard]] std::optional<sal_Int32> list_position(SheetCells const& cells);
[[nodiscard]] FrozenList read_list(css::uno::Reference<css::frame::XModel> const& document);
/// Makes, writes anew or removes it.
void write_list(css::uno::Reference<css::frame::XModel> const& document, FrozenList const& list);

/// Tells values from others. Numbers may lose their last digits in a file.
[[nodiscard]] std::string mark_of(ValueRows const& rows);
[[nodiscard]] bool same_values(std::string_view mark, std::string_view other);

/// The formula, for where its cells and those it reads are now.
[[nodiscard]] std::string text_now(FrozenFormula const& formula, std::string const& home);


}  // namespace adherence::calc
