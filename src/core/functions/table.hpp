// The one table of functions: names, parameters and texts. The registry, the reference, the help and the
// call dispatch are all made from it; a test holds the IDL against it.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace adherence {

struct ParameterText {
    std::string_view name;  ///< the contract's: "as_of"
    bool optional;
    std::string_view english, dutch, french, german;
};

struct FunctionText {
    std::string_view name;      ///< "MATRIX"; the display name is ADHERENCE.MATRIX
    std::string_view method;    ///< the IDL method's name, "matrix"
    std::string_view category;  ///< one of Calc's own: Logical, Statistical, Text, Information …
    std::string_view english, dutch, french, german;
    std::span<ParameterText const> parameters;
    std::string_view example;  ///< =ADHERENCE.MATRIX(B2:D4;B1:D1;F1)
    bool document;             ///< is a hidden document the IDL method's first parameter?
};

[[nodiscard]] std::span<FunctionText const> function_table();

/// The IDL parameter's name: UNO names have no underscores, as_of is asOf there.
[[nodiscard]] std::string idl_name(std::string_view parameter);

}  // namespace adherence
