#include "core/base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace adherence {
namespace {

TEST(utf8, beginnings_end_between_characters) {
    EXPECT_EQ(beginning_of("abc", 3), "abc");
    EXPECT_EQ(beginning_of("abcd", 3), "abc");
    EXPECT_EQ(beginning_of("abcd", 0), "");
    EXPECT_EQ(beginning_of("", 0), "");
    for (std::string const letter : {"é", "中", "😀"}) {
        std::string const text = "a" + letter + letter;
        for (std::size_t most = 0; most <= text.size(); ++most)
            EXPECT_EQ(beginning_of(text, most), text.substr(0, most == 0 ? 0 : 1 + (most - 1) / letter.size() * letter.size())) << letter << most;
    }
}

TEST(utf8, what_has_no_characters_is_cut_between_bytes) {
    EXPECT_EQ(beginning_of("\x80\x80\x80\x80\x80\x80\x80\x80", 6).size(), 6u);
    EXPECT_EQ(beginning_of("\x80\x80", 1).size(), 1u);
    EXPECT_EQ(beginning_of("a\xff\xff\xff", 2), "a\xff");
}

}  // namespace
}  // namespace adherence
