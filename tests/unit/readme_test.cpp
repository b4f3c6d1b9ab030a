// The README's example says what it is said to say.
#include "unit/function_sheet.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

// The cells of the one table in the README that has a row number in front.
std::vector<std::string> readme_row(char number) {
    std::istringstream lines(file_text("README.md"));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with(std::string("| ") + number + " |")) continue;
        std::vector<std::string> cells;
        for (std::size_t from = 1, to; (to = line.find('|', from)) != std::string::npos; from = to + 1)
            cells.emplace_back(trim(line.substr(from, to - from)));
        return cells;
    }
    return {};
}

std::string cells_of(char number) {
    auto const row = readme_row(number);
    return row.size() < 6 ? std::string() : row[2] + "," + row[3] + "," + row[4];
}

TEST(readme, the_example_says_what_is_said) {
    Sheet sheet;
    std::string const ids = cells_of('1'), aurelia = cells_of('2'), feldora = cells_of('3');
    ASSERT_EQ(ids, "commitment.part1,commitment.part2,safeguards.protocol");
    Block const text = sheet.cell("nsg-adherence"), asked = sheet.cell("recognition");
    EXPECT_EQ(shown(Sheet::call("VERDICT", {sheet.block(aurelia), sheet.block(ids), text, asked})), "open");
    EXPECT_EQ(shown(Sheet::call("VERDICT", {sheet.block(feldora), sheet.block(ids), text, asked})), "not eligible");
    std::string const why = shown(Sheet::call("EXPLAIN", {sheet.block(feldora), sheet.block(ids), text, asked}));
    EXPECT_NE(why.find("Declared adherence, Part 1"), std::string::npos) << why;
    EXPECT_NE(why.find("open cells can change this"), std::string::npos) << why;
    Answer const bounds = Sheet::call("BOUNDS", {sheet.block(aurelia + "\n" + feldora), sheet.block(ids), text});
    EXPECT_EQ(bounds.rows, 2U);
    EXPECT_EQ(bounds.columns, 2U);
}

TEST(readme, every_file_it_points_to_is_there) {
    std::string const text = file_text("README.md");
    std::size_t count = 0;
    for (std::size_t at = 0; (at = text.find("](docs/", at)) != std::string::npos; ++count) {
        std::string const path = text.substr(at + 2, text.find(')', at) - at - 2);
        EXPECT_TRUE(std::ifstream(std::string(ADHERENCE_SOURCE_DIR) + "/" + path).good()) << path;
        at += path.size();
    }
    EXPECT_GE(count, 7U);
}

}  // namespace
}  // namespace adherence::testing
