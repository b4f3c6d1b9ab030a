// The one table of functions: names, parameters and texts. The registry, the reference, the help and the
// call dispatch are all made from it; a test holds the IDL against it.
#pragma once

#include <span>
#include <string_view>

namespace adherence {

struct ParameterText {
    std::string_view name;       ///< the IDL parameter's name, and the contract's
    bool optional;
    std::string_view english, dutch;
};

struct FunctionText {
    std::string_view name;       ///< "MATRIX"; the display name is ADHERENCE.MATRIX
    std::string_view method;     ///< the IDL method's name, "matrix"
    std::string_view category;   ///< one of Calc's own: Logical, Statistical, Text, Information …
    std::string_view english, dutch;
    std::span<ParameterText const> parameters;
    std::string_view example;    ///< =ADHERENCE.MATRIX(B2:D4;B1:D1;F1)
};

[[nodiscard]] std::span<FunctionText const> function_table();

}  // namespace adherence
