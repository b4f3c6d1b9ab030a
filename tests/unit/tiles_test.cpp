#include "core/doubt/tiles.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

namespace adherence {
namespace {

TEST(tiles, each_is_done_once_and_told_once) {
    std::vector<std::atomic<int>> done(100);
    std::atomic<int> told = 0;
    EXPECT_TRUE(for_each_tile(done.size(), {{}, [&] { ++told; }, 3}, [&](std::size_t thread, std::size_t tile) {
        EXPECT_LT(thread, 3u);
        ++done[tile];
    }));
    for (auto const& one : done) EXPECT_EQ(one, 1);
    EXPECT_EQ(told, 100);
}

// A body that throws, as one does that is out of memory, ends the work of all threads and is heard of here.
TEST(tiles, what_a_body_throws_comes_out_once_all_have_ended) {
    for (std::size_t const threads : {1u, 4u}) {
        std::atomic<int> at_work = 0, begun = 0;
        auto const body = [&](std::size_t, std::size_t tile) {
            ++at_work;
            ++begun;
            if (tile == 5) {
                --at_work;
                throw std::runtime_error("tile 5");
            }
            --at_work;
        };
        try {
            (void)for_each_tile(1'000'000, {{}, {}, threads}, body);
            ADD_FAILURE() << "nothing was thrown";
        } catch (std::runtime_error const& problem) {
            EXPECT_STREQ(problem.what(), "tile 5");
        }
        EXPECT_EQ(at_work, 0);
        EXPECT_LT(begun, 1'000'000) << "the rest is left undone";
    }
}

TEST(tiles, no_more_threads_than_tiles) {
    EXPECT_EQ(threads_for({{}, {}, 8}, 3), 3u);
    EXPECT_EQ(threads_for({{}, {}, 8}, 0), 1u);
    EXPECT_EQ(threads_for({{}, {}, 1000}, 1000), 64u);
    EXPECT_GE(threads_for({}, 1000), 1u);
}

}  // namespace
}  // namespace adherence
