// The IDL is written by hand, since it is a promise; this holds it against the table that all else is made
// from, and the checked-in function reference against what the build makes.
#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/functions/table.hpp"

namespace adherence {
namespace {

std::string content(std::string const& path) {
    std::ifstream const file(path, std::ios::binary);
    EXPECT_TRUE(file) << path;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

struct Method {
    bool document = false;
    std::vector<std::string> parameters;
};

std::map<std::string, Method> methods_in_idl() {
    std::string const idl = content(std::string(ADHERENCE_SOURCE_DIR) + "/idl/org/adherence/XScorecards.idl");
    std::map<std::string, Method> result;
    std::regex const method(R"(any (\w+)\(([^)]*)\);)"), parameter(R"(\[in\] (\S+) (\w+))");
    for (std::sregex_iterator found(idl.begin(), idl.end(), method), end; found != end; ++found) {
        Method& entry = result[(*found)[1]];
        std::string const list = (*found)[2];
        for (std::sregex_iterator one(list.begin(), list.end(), parameter); one != end; ++one) {
            if ((*one)[1] == "any")
                entry.parameters.push_back((*one)[2]);
            else
                entry.document =
                    (*one)[1] == "com::sun::star::beans::XPropertySet" && entry.parameters.empty();
        }
    }
    return result;
}

TEST(function_table, agrees_with_the_idl) {
    auto const methods = methods_in_idl();
    EXPECT_EQ(methods.size(), function_table().size());
    for (FunctionText const& function : function_table()) {
        auto const found = methods.find(std::string(function.method));
        ASSERT_NE(found, methods.end()) << function.name;
        EXPECT_EQ(found->second.document, function.document) << function.name;
        std::vector<std::string> names;
        for (ParameterText const& parameter : function.parameters) names.push_back(idl_name(parameter.name));
        EXPECT_EQ(found->second.parameters, names) << function.name;
    }
}

TEST(function_table, names_are_the_methods_in_capitals) {
    for (FunctionText const& function : function_table()) {
        std::string upper(function.method);
        for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        EXPECT_EQ(upper, function.name);
    }
}

TEST(function_table, every_function_and_parameter_speaks_all_languages) {
    std::set<std::string_view> const categories = {"Database",    "Date&Time",    "Financial", "Information",
                                                   "Logical",     "Mathematical", "Matrix",    "Statistical",
                                                   "Spreadsheet", "Text",         "Add-In"};
    for (FunctionText const& function : function_table()) {
        EXPECT_TRUE(categories.contains(function.category)) << function.name;
        EXPECT_GT(function.english.size(), 30u) << function.name;
        for (std::string_view const text : {function.dutch, function.french, function.german}) {
            EXPECT_GT(text.size(), 30u) << function.name;
            EXPECT_NE(text, function.english) << function.name;
        }
        EXPECT_TRUE(function.example.starts_with("=ADHERENCE." + std::string(function.name) + "("))
            << function.name;
        bool optional = false;
        for (ParameterText const& parameter : function.parameters) {
            EXPECT_GT(parameter.english.size(), 10u) << function.name << ' ' << parameter.name;
            for (std::string_view const text : {parameter.dutch, parameter.french, parameter.german}) {
                EXPECT_GT(text.size(), 10u) << function.name << ' ' << parameter.name;
                EXPECT_NE(text, parameter.english) << function.name << ' ' << parameter.name;
            }
            EXPECT_TRUE(parameter.optional || !optional) << function.name << ": required after optional";
            optional = parameter.optional;
        }
    }
}

struct Texts {
    std::string_view where, dutch, french, german;
};

std::vector<Texts> all_texts() {
    std::vector<Texts> result;
    for (FunctionText const& function : function_table()) {
        result.push_back({function.name, function.dutch, function.french, function.german});
        for (ParameterText const& parameter : function.parameters)
            result.push_back({function.name, parameter.dutch, parameter.french, parameter.german});
    }
    return result;
}

void expect_none(Texts const& texts, std::string_view text, std::initializer_list<std::string_view> words) {
    for (std::string_view const word : words)
        EXPECT_EQ(text.find(word), std::string_view::npos) << texts.where << ": " << word << " in: " << text;
}

TEST(function_table, speaks_in_the_words_of_the_catalogues_and_of_calc) {
    for (Texts const& texts : all_texts()) {
        expect_none(texts, texts.dutch, {"raamwerk", "#N/A", "TRUE"});
        expect_none(texts, texts.french,
                    {"La table", "la table", "les tables", "ouverte", "#N/B", "#NV", "TRUE"});
        expect_none(texts, texts.german,
                    {"Rahmen ", "Rahmens", "Rahmen:", "Punktzahl", "Kennung", "#N/A", "#N/B", "TRUE"});
    }
}

// A colon inside a quoted word of a formula, as in "minmax:0:100", has no space at all.
TEST(function_table, french_keeps_its_signs_on_the_line) {
    constexpr std::string_view no_break = "\u00a0";
    for (Texts const& texts : all_texts()) {
        expect_none(texts, texts.french, {" :", " ;", " ?", " !", " %", " »", "« "});
        for (std::string_view const sign : {";", "?", "!", "%", "»"})
            for (auto at = texts.french.find(sign); at != std::string_view::npos;
                 at = texts.french.find(sign, at + 1))
                EXPECT_TRUE(texts.french.substr(0, at).ends_with(no_break)) << texts.where << ": " << sign;
    }
}

TEST(function_table, idl_names_have_no_underscores) {
    EXPECT_EQ(idl_name("as_of"), "asOf");
    EXPECT_EQ(idl_name("values"), "values");
    EXPECT_EQ(idl_name("new_names"), "newNames");
}

TEST(function_reference, is_current) {
    // Not EXPECT_EQ: nobody reads two pages of reference in a failure.
    EXPECT_TRUE(content(std::string(ADHERENCE_SOURCE_DIR) + "/docs/functions.md") ==
                content(std::string(ADHERENCE_BINARY_DIR) + "/functions.md"))
        << "build the target docs";
}

}  // namespace
}  // namespace adherence
