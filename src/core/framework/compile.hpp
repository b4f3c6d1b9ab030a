// A Draft -> a Framework, part by part. Each part adds its faults; where one of them is an error, the
// Framework is thrown away.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/framework/draft.hpp"
#include "core/framework/faults.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

/// What the parts share while they work.
struct Compilation {
    Draft& draft;
    Faults& faults;
    Framework& framework;
    std::string language;
    std::vector<DraftRow const*> node_rows;  ///< of each node, once the tree is compiled
    std::vector<bool> faulty_scales;         ///< of each scale: has an error of its own

    [[nodiscard]] LocalText local(DraftRow const& row, std::uint8_t column) const {
        return row.local(column, language);
    }
};

/// The framework with its JSON text; empty where a fault is an error.
[[nodiscard]] std::shared_ptr<Framework const> compile(Draft draft, Faults& faults);

// The parts, in the order in which they need each other.
void compile_about(Compilation& work);
void compile_scales(Compilation& work);
void compile_tree(Compilation& work);
void compile_benefits(Compilation& work);
void compile_rules(Compilation& work);
/// Orders of evaluation and what rests on what. \pre no error so far
void compile_plan(Compilation& work);

// ---- single values that several parts read ------------------------------------------------------------------

/// A number as written; a fault and nothing where the text is none. \pre the text is not empty
[[nodiscard]] std::optional<Number> read_decimal(Compilation& work, Place const& place, std::string_view text);
/// An ISO date; a fault (a year alone among them) and nothing where the text is none. \pre the text is not empty
[[nodiscard]] std::optional<Date> read_date(Compilation& work, Place const& place, std::string_view text);

/// "a, b, c", cut where nobody would read on.
[[nodiscard]] std::string listed(std::vector<std::string> const& words);

}  // namespace adherence
