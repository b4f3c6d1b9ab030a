// Writes what is made from the function table: the registry that tells Calc of the functions, and the
// function reference.
//
//   make_registry CalcAddIns.xcu functions.md
#include <cstdlib>
#include <fstream>
#include <initializer_list>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

#include "function_names.hpp"
#include "markup.hpp"

namespace {

using adherence::display_name;
using adherence::escaped;
using adherence::FunctionText;
using adherence::ParameterText;
using adherence::signature;

std::string property(std::string_view name, std::initializer_list<std::pair<std::string_view, std::string>> texts) {
    std::string result = "<prop oor:name=\"" + std::string(name) + "\">";
    for (auto const& [language, text] : texts)
        result += "<value xml:lang=\"" + std::string(language) + "\">" + escaped(text) + "</value>";
    return result + "</prop>";
}

// Only one language for the names: a translated name would be the only one that a user of that language
// could type, and every example would fail there.
std::string registry_node(FunctionText const& function) {
    std::string const name = display_name(function);
    std::string result = "   <node oor:name=\"" + std::string(function.method) + "\" oor:op=\"replace\">\n";
    result += "    " + property("DisplayName", {{"en", name}}) + "\n";
    result += "    " + property("CompatibilityName", {{"en", name}}) + "\n";
    auto const with_example = [&](std::string_view text, std::string_view word) {
        return std::string(text) + " " + std::string(word) + " " + std::string(function.example);
    };
    result += "    " +
              property("Description", {{"en", with_example(function.english, "Example:")},
                                       {"nl", with_example(function.dutch, "Voorbeeld:")},
                                       {"fr", with_example(function.french, "Exemple\u00a0:")},
                                       {"de", with_example(function.german, "Beispiel:")}}) +
              "\n";
    result +=
        "    <prop oor:name=\"Category\"><value>" + std::string(function.category) + "</value></prop>\n";
    result += "    <node oor:name=\"Parameters\">\n";
    for (ParameterText const& parameter : function.parameters) {
        result += "     <node oor:name=\"" + adherence::idl_name(parameter.name) + "\" oor:op=\"replace\">";
        result += property("DisplayName", {{"en", std::string(parameter.name)}});
        result += property("Description", {{"en", std::string(parameter.english)},
                                           {"nl", std::string(parameter.dutch)},
                                           {"fr", std::string(parameter.french)},
                                           {"de", std::string(parameter.german)}}) +
                  "</node>\n";
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

std::string reference() {
    std::string result =
        "# Functions\n\n"
        "Made from the function table (`src/core/functions/table.cpp`); change it there, then build the "
        "target\n"
        "`docs`. Arguments in square brackets may be left out. The Function Wizard shows the same texts, in\n"
        "English, Dutch, French and German.\n";
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
