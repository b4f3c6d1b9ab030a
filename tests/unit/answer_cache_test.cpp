#include "core/functions/answer_cache.hpp"

#include <gtest/gtest.h>

namespace adherence::functions {
namespace {

TEST(answer_cache, makes_each_answer_once) {
    AnswerCache cache;
    int made = 0;
    auto const make = [&] { return Answer(AnswerCell(static_cast<double>(++made))); };
    EXPECT_EQ(std::get<double>(cache.find_or("a", make).at(0, 0)), 1);
    EXPECT_EQ(std::get<double>(cache.find_or("b", make).at(0, 0)), 2);
    EXPECT_EQ(std::get<double>(cache.find_or("a", make).at(0, 0)), 1);
    EXPECT_EQ(made, 2);
}

TEST(answer_cache, forgets_what_was_not_used_for_longest) {
    AnswerCache cache;
    int made = 0;
    auto const make = [&] {
        ++made;
        return Answer(AnswerCell(std::string(1 << 20, 'x')));
    };
    for (char const* const key : {"a", "b", "c", "a", "d", "a"}) static_cast<void>(cache.find_or(key, make));
    EXPECT_EQ(made, 4);
    static_cast<void>(cache.find_or("b", make));
    EXPECT_EQ(made, 5);
}

TEST(answer_cache, does_not_keep_what_is_too_large) {
    AnswerCache cache;
    int made = 0;
    auto const make = [&] {
        ++made;
        return Answer(AnswerCell(std::string(5 << 20, 'x')));
    };
    for (int again = 0; again < 2; ++again) static_cast<void>(cache.find_or("a", make));
    EXPECT_EQ(made, 2);
}

}  // namespace
}  // namespace adherence::functions
