// Every input in tests/fuzz/seeds, through the target whose folder it is in: those that the fuzzers found and those that people made.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "fuzz/targets.hpp"

namespace adherence::fuzz {
namespace {

std::filesystem::path const seeds = std::filesystem::path(ADHERENCE_SOURCE_DIR) / "tests/fuzz/seeds";

class FuzzRegressions : public ::testing::TestWithParam<Target> {};

TEST_P(FuzzRegressions, NoSeedBreaksIt) {
    Target const& target = GetParam();
    std::size_t replayed = 0;
    for (auto const& entry : std::filesystem::directory_iterator(seeds / target.name)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::string const input{std::istreambuf_iterator<char>(file), {}};
        EXPECT_NO_THROW(target.run(input)) << entry.path().filename();
        ++replayed;
    }
    EXPECT_GT(replayed, 0U) << "no seeds of " << target.name;
    EXPECT_NO_THROW(target.run(""));
}

INSTANTIATE_TEST_SUITE_P(Seeds, FuzzRegressions, ::testing::ValuesIn(targets().begin(), targets().end()), [](auto const& each) { return std::string(each.param.name); });

TEST(FuzzSeeds, AllBelongToATarget) {
    for (auto const& entry : std::filesystem::directory_iterator(seeds))
        EXPECT_TRUE(std::ranges::any_of(targets(), [&](Target const& target) { return target.name == entry.path().filename().string(); })) << entry.path();
}

}  // namespace
}  // namespace adherence::fuzz
