// The example of docs/framework.md says the same as tables and as JSON, and is without faults.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/text.hpp"
#include "core/framework/load.hpp"

namespace adherence {
namespace {

using Row = std::vector<std::string>;

std::string page() {
    std::ifstream file(ADHERENCE_SOURCE_DIR "/docs/framework.md", std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

Row cells_of(std::string_view line) {
    Row cells;
    for (std::size_t bar = line.find('|'); bar != line.npos;) {
        std::size_t const next = line.find('|', bar + 1);
        if (next == line.npos) break;
        cells.emplace_back(trim(line.substr(bar + 1, next - bar - 1)));
        bar = next;
    }
    return cells;
}

/// The tables under "### example: NAME", without the line below their header.
std::map<std::string, std::vector<Row>> example_tables(std::string const& text) {
    constexpr std::string_view heading = "### example: ";
    std::map<std::string, std::vector<Row>> tables;
    std::string name;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with('#')) name = line.starts_with(heading) ? line.substr(heading.size()) : "";
        if (!name.empty() && line.starts_with('|') && !line.starts_with("|---")) tables[name].push_back(cells_of(line));
    }
    return tables;
}

Grid grid_of(std::vector<Row> const& rows) {
    Grid grid(rows.size(), rows.front().size());
    for (std::size_t row = 0; row < rows.size(); ++row)
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            if (!rows[row][column].empty()) grid.set(row, column, rows[row][column]);
    return grid;
}

std::string example_json(std::string const& text) {
    constexpr std::string_view opening = "\n```json\n{", closing = "\n```\n";
    std::size_t const begin = text.find(opening);
    if (begin == text.npos) return {};
    return text.substr(begin + opening.size() - 1, text.find(closing, begin + 1) - begin - opening.size() + 1);
}

std::string codes(Loaded const& loaded) {
    std::string all;
    for (Fault const& fault : loaded.faults) all += fault.code + " ";
    return all;
}

TEST(FrameworkPage, ExampleIsTheSameAsTablesAndAsJson) {
    std::string const text = page();
    auto const tables = example_tables(text);
    ASSERT_EQ(tables.size(), 5u);
    Grid const criteria = grid_of(tables.at("criteria")), scales = grid_of(tables.at("scales")),
               rules = grid_of(tables.at("rules")), benefits = grid_of(tables.at("benefits")),
               about = grid_of(tables.at("about"));
    Loaded const from_tables =
        load_tables({criteria.block(), scales.block(), rules.block(), benefits.block(), about.block(), {}});
    ASSERT_TRUE(from_tables.framework) << codes(from_tables);
    EXPECT_EQ(codes(from_tables), "");
    Loaded const from_json = load_json(example_json(text));
    ASSERT_TRUE(from_json.framework) << codes(from_json);
    EXPECT_EQ(codes(from_json), "");
    EXPECT_EQ(from_tables.framework->json, from_json.framework->json);
}

}  // namespace
}  // namespace adherence
