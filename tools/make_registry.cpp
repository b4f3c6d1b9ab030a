// Writes what is made from the function table: the registry that tells Calc of the functions, and the
// function reference.
//
//   make_registry CalcAddIns.xcu functions.md
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>

#include "core/functions/table.hpp"

namespace {

using adherence::FunctionText;
using adherence::ParameterText;

std::string escaped(std::string_view text) {
    std::string result;
    for (char const c : text) {
        switch (c) {
            case '&':
                result += "&amp;";
                break;
            case '<':
                result += "&lt;";
                break;
            case '>':
                result += "&gt;";
                break;
            default:
                result += c;
        }
    }
    return result;
}

std::string text_property(std::string_view name, std::string_view english, std::string_view dutch) {
    std::string result = "<prop oor:name=\"" + std::string(name) + "\"><value xml:lang=\"en\">" +
                         escaped(english) + "</value>";
    if (!dutch.empty()) result += "<value xml:lang=\"nl\">" + escaped(dutch) + "</value>";
    return result + "</prop>";
}

std::string display_name(FunctionText const& function) { return "ADHERENCE." + std::string(function.name); }

// Only one language for the names: a translated name would be the only one that a user of that language
// could type, and every example would fail there.
std::string registry_node(FunctionText const& function) {
    std::string const name = display_name(function);
    std::string result = "   <node oor:name=\"" + std::string(function.method) + "\" oor:op=\"replace\">\n";
    result += "    " + text_property("DisplayName", name, {}) + "\n";
    result += "    " + text_property("CompatibilityName", name, {}) + "\n";
    result += "    " +
              text_property("Description",
                            std::string(function.english) + " Example: " + std::string(function.example),
                            std::string(function.dutch) + " Voorbeeld: " + std::string(function.example)) +
              "\n";
    result +=
        "    <prop oor:name=\"Category\"><value>" + std::string(function.category) + "</value></prop>\n";
    result += "    <node oor:name=\"Parameters\">\n";
    for (ParameterText const& parameter : function.parameters) {
        result += "     <node oor:name=\"" + adherence::idl_name(parameter.name) + "\" oor:op=\"replace\">";
        result += text_property("DisplayName", parameter.name, {});
        result += text_property("Description", parameter.english, parameter.dutch) + "</node>\n";
    }
    return result + "    </node>\n   </node>\n";
}

std::string registry() {
    std::string result =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<oor:component-data oor:name=\"CalcAddIns\" oor:package=\"org.openoffice.Office\""
        " xmlns:oor=\"http://openoffice.org/2001/registry\" xmlns:xs=\"http://www.w3.org/2001/XMLSchema\">\n"
        " <node oor:name=\"AddInInfo\">\n"
        "  <node oor:name=\"org.adherence.Scorecards\" oor:op=\"replace\"><node "
        "oor:name=\"AddInFunctions\">\n";
    for (FunctionText const& function : adherence::function_table())
        result += registry_node(function);
    return result + "  </node></node>\n </node>\n</oor:component-data>\n";
}

std::string signature(FunctionText const& function) {
    std::string result = display_name(function) + "(";
    bool first = true;
    for (ParameterText const& parameter : function.parameters) {
        if (!first) result += "; ";
        first = false;
        result += parameter.optional ? "[" + std::string(parameter.name) + "]" : std::string(parameter.name);
    }
    return result + ")";
}

std::string reference() {
    std::string result =
        "# Functions\n\n"
        "Made from the function table (`src/core/functions/table.cpp`); change it there, then build the "
        "target\n"
        "`docs`. Arguments in square brackets may be left out. The Function Wizard shows the same texts, in\n"
        "English and Dutch.\n";
    for (FunctionText const& function : adherence::function_table()) {
        result += "\n## " + display_name(function) + "\n\n`" + signature(function) + "`\n\n" +
                  std::string(function.english) + "\n\n*Nederlands:* " + std::string(function.dutch) + "\n\n";
        result += "| argument | meaning | betekenis |\n|---|---|---|\n";
        for (ParameterText const& parameter : function.parameters)
            result += "| `" + std::string(parameter.name) + "` | " + std::string(parameter.english) + " | " +
                      std::string(parameter.dutch) + " |\n";
        result += "\nExample: `" + std::string(function.example) + "`\n";
    }
    return result;
}

bool write(char const* path, std::string const& content) {
    std::ofstream file(path, std::ios::binary);
    file << content;
    file.close();
    if (!file) std::cerr << "make_registry: cannot write " << path << '\n';
    return bool(file);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: make_registry CalcAddIns.xcu functions.md\n";
        return EXIT_FAILURE;
    }
    return write(argv[1], registry()) && write(argv[2], reference()) ? EXIT_SUCCESS : EXIT_FAILURE;
}
