// Framework tables written as CSV in a test, read as a sheet would hand them over.
//
//   Loaded const loaded = load({.criteria = "id,parent,scale\nall,,\na,all,percent\n"});
//   found(loaded)                    // "" or "criteria.no-scale@criteria:3:scale; …"
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/framework/load.hpp"
#include "unit/function_sheet.hpp"

namespace adherence::testing {

struct TablesText {
    std::string_view criteria = {}, scales = {}, rules = {}, benefits = {}, about = {};
    std::string_view as_of = {};
    Date null_date{-25569};
};

/// Cells that look like numbers are numbers.
inline Loaded load(TablesText const& text) {
    Sheet sheet;
    auto const block = [&](std::string_view csv) { return csv.empty() ? Block{} : sheet.block(csv); };
    Tables tables{block(text.criteria), block(text.scales), block(text.rules),
                  block(text.benefits), block(text.about),  {},
                  text.null_date};
    if (!text.as_of.empty()) tables.as_of = sheet.block(text.as_of).at(0, 0);
    return load_tables(tables);
}

/// "code@table:row:column", warnings in brackets, in order.
inline std::string found(Loaded const& loaded) {
    std::string text;
    for (Fault const& fault : loaded.faults) {
        std::string one =
            fault.code + "@" + fault.table + ":" + std::to_string(fault.row) + ":" + fault.column;
        if (fault.severity == Severity::warning) one = "[" + one + "]";
        text += (text.empty() ? "" : "; ") + one;
    }
    return text;
}

/// Errors alone, as found() writes them.
inline std::string errors(Loaded const& loaded) {
    Loaded only;
    for (Fault const& fault : loaded.faults)
        if (fault.severity == Severity::error) only.faults.push_back(fault);
    return found(only);
}

/// The framework of tables that must be without error.
inline FrameworkPtr framework_of(TablesText const& text) {
    Loaded const loaded = load(text);
    EXPECT_EQ(errors(loaded), "");
    return loaded.framework;
}

}  // namespace adherence::testing
