// Which formulas of a document call something, themselves or through names.
//
//   FormulaCallers const callers(document, cells, Called::extension);
//   callers.call("=IF(A1;ADHERENCE.VERDICT(…))", sheet)
#pragma once

#include <com/sun/star/frame/XModel.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "calc/formula_references.hpp"
#include "calc/sheet_cells.hpp"

namespace adherence::calc {

enum class Called : std::uint8_t {
    extension,  ///< functions of ours
    outside     ///< what fetches from beyond the document: another file, a web address, another program
};

class FormulaCallers {
public:
    FormulaCallers(css::uno::Reference<css::frame::XModel> const& document, SheetCells const& cells, Called called);

    /// \param formula as the office writes it in English
    /// \param sheet where it stands; names of that sheet come first
    [[nodiscard]] bool call(std::string const& formula, std::size_t sheet) const;
    /// Those that call it, a sheet's own as "Sheet1.Name".
    [[nodiscard]] std::vector<std::string> names() const;
    [[nodiscard]] std::vector<std::string> const& sheets() const { return sheets_; }

private:
    struct Name {
        std::string shown, content;
        bool calls = false;
    };
    using Names = std::map<std::string, Name>;

    [[nodiscard]] bool may_call(std::string const& formula) const;
    [[nodiscard]] bool is_called(FormulaParts const& parts) const;
    Names names_of(css::uno::Reference<css::uno::XInterface> const& owner);
    [[nodiscard]] bool through_name(std::string const& word, std::size_t sheet) const;

    Called called_;
    Names global_;
    std::vector<Names> local_;
    std::vector<std::string> sheets_;
    bool any_name_ = false;
};

}  // namespace adherence::calc
