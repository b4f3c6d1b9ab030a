// Two classes of one name are one class to the linker: it keeps one of their destructors, and both are destroyed by that.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace adherence {
namespace {

struct Definition {
    std::string name, file;
};

// Classes at namespace scope, by the layout of this house: namespaces open and close at the start of a line. Those of
// unnamed namespaces are the file's own.
std::vector<Definition> definitions_in(std::istream& text, std::string const& file) {
    static std::regex const opening(R"(namespace ([\w:]*) ?\{)"), closing(R"(\}  // namespace.*)"),
        definition(R"((?:class|struct|union) ([\w:]+)(?: final)?(?: :[^;]*)? ?\{.*)");
    std::vector<std::string> scopes;
    std::vector<Definition> found;
    std::smatch match;
    for (std::string line; std::getline(text, line);) {
        if (std::regex_match(line, match, opening)) scopes.push_back(match[1]);
        if (std::regex_match(line, closing) && !scopes.empty()) scopes.pop_back();
        if (!std::regex_match(line, match, definition)) continue;
        std::string name;
        bool own = false;
        for (std::string const& scope : scopes) {
            own = own || scope.empty();
            name += scope + "::";
        }
        if (!own) found.push_back({name + match[1].str(), file});
    }
    return found;
}

std::string twice(std::vector<Definition> const& all) {
    std::map<std::string, std::string> files;
    std::string text;
    for (auto const& [name, file] : all)
        if (auto const [at, fresh] = files.emplace(name, file); !fresh) text += name + ": " + at->second + ", " + file + "\n";
    return text;
}

std::vector<Definition> of_text(std::string const& text, std::string const& file) {
    std::istringstream stream(text);
    return definitions_in(stream, file);
}

TEST(one_definition, of_every_class_in_the_sources) {
    std::vector<Definition> all;
    for (auto const& entry : std::filesystem::recursive_directory_iterator(std::string(ADHERENCE_SOURCE_DIR) + "/src")) {
        auto const extension = entry.path().extension();
        if (extension != ".cpp" && extension != ".hpp") continue;
        std::ifstream file(entry.path());
        auto const found = definitions_in(file, entry.path().string());
        all.insert(all.end(), found.begin(), found.end());
    }
    EXPECT_GT(all.size(), 300U);  // they are found
    EXPECT_EQ(twice(all), "");
}

TEST(one_definition, two_of_a_name_are_found_unless_they_are_a_files_own) {
    std::string const one = "namespace a {\nclass Choice {\n};\n}  // namespace a\n";
    EXPECT_EQ(twice({of_text(one, "x")[0], of_text("namespace a {\nstruct Choice final : Base {\n};\n}\n", "y")[0]}), "a::Choice: x, y\n");
    EXPECT_TRUE(of_text("namespace a {\nnamespace {\nclass Choice {\n};\n}  // namespace\n}  // namespace a\n", "z").empty());
    EXPECT_EQ(of_text("namespace a {\nnamespace {\n}  // namespace\nclass Realising::Choice {\n};\n", "z")[0].name, "a::Realising::Choice");
}

}  // namespace
}  // namespace adherence
