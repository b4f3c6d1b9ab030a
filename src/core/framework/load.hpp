// Tables or JSON -> one immutable Framework, or faults with their place and their mend.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/cell.hpp"
#include "core/framework/fault.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

/// The tables as sheets give them, each with its header row. A block without cells is an absent table.
struct Tables {
    Block criteria, scales, rules, benefits, about;
    std::optional<Cell> as_of;     ///< wins over the about table's
    Date null_date{-25569};        ///< day 0 of the document's date numbers (1899-12-30)
};

struct Loaded {
    FrameworkPtr framework;     ///< empty where a fault is an error
    std::vector<Fault> faults;  ///< errors and warnings, in the order of the tables
    std::string language = "en";  ///< the framework's, as far as it could be read
};

[[nodiscard]] Loaded load_tables(Tables const& tables);

/// A framework text. Depth and size are limited (64 levels, 8 MiB); beyond, one fault says so.
/// \param as_of replaces the text's own date.
[[nodiscard]] Loaded load_json(std::string_view json, std::optional<Date> as_of = {});

/// The JSON text of a framework that ships with the extension ("nsg-adherence", "letter-2014"), else empty.
[[nodiscard]] std::string_view built_in_framework(std::string_view id);
[[nodiscard]] std::vector<std::string> built_in_frameworks();

/// The tables of a framework as grids with a header row (for "copy built-in into sheets"): the inverse of
/// load_tables.
struct TableGrids {
    Grid criteria, scales, rules, benefits, about;
};
[[nodiscard]] TableGrids to_tables(Framework const& framework);

}  // namespace adherence
