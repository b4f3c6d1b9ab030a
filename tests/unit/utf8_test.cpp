#include "core/base/utf8.hpp"

#include <gtest/gtest.h>

#include <string>

namespace adherence {
namespace {

TEST(utf8, characters_are_those_that_are_well_formed) {
    EXPECT_EQ(character_size(""), 0u);
    EXPECT_EQ(character_size("ab"), 1u);
    EXPECT_EQ(character_size(std::string_view("\0a", 2)), 1u);
    EXPECT_EQ(character_size("éa"), 2u);
    EXPECT_EQ(character_size("\ufffd"), 3u);
    EXPECT_EQ(character_size("😀"), 4u);
    EXPECT_EQ(character_size("\U0010ffff"), 4u);
    for (char const* const broken : {"\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc3", "\xc3(", "\xe0\x9f\xbf", "\xe2\x82", "\xed\xa0\x80", "\xef\xbf\xbe", "\xef\xbf\xbf", "\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xff"})
        EXPECT_EQ(character_size(broken), 0u) << broken;
}

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
