// How a function is written: in the Function Wizard, the reference and the help.
#pragma once

#include <string>

#include "core/functions/table.hpp"

namespace adherence {

[[nodiscard]] inline std::string display_name(FunctionText const& function) { return "ADHERENCE." + std::string(function.name); }

/// ADHERENCE.SCORE(values; ids; framework; [node])
[[nodiscard]] inline std::string signature(FunctionText const& function) {
    std::string result = display_name(function) + "(";
    bool first = true;
    for (ParameterText const& parameter : function.parameters) {
        if (!first) result += "; ";
        first = false;
        result += parameter.optional ? "[" + std::string(parameter.name) + "]" : std::string(parameter.name);
    }
    return result + ")";
}

}  // namespace adherence
