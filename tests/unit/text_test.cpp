// How texts are compared: CONTRACT section 3.
#include "core/base/text.hpp"

#include <gtest/gtest.h>

namespace adherence {
namespace {

TEST(text, fold_takes_case_accents_and_outer_blanks_away) {
    EXPECT_EQ(fold(" Société "), "societe");
    EXPECT_EQ(fold("ENTFÄLLT"), "entfallt");
    EXPECT_EQ(fold("n.v.t."), "n.v.t.");
    EXPECT_EQ(fold("\xc2\xa0Ja\xe2\x80\xaf\t"), "ja");
    EXPECT_EQ(fold("two  words"), "two  words");
    EXPECT_EQ(fold(""), "");
    EXPECT_EQ(fold(" \n "), "");
}

TEST(text, composed_and_decomposed_accents_are_the_same) {
    EXPECT_EQ(fold("\xc3\xa9"), fold("e\xcc\x81"));
    EXPECT_EQ(fold("Straße"), fold("STRASSE"));
    EXPECT_EQ(fold("ΑΘΉΝΑ"), fold("αθηνα"));
}

TEST(text, letters_of_their_own_stay) {
    EXPECT_NE(fold("ø"), fold("o"));
    EXPECT_NE(fold("ł"), fold("l"));
}

TEST(text, broken_bytes_are_compared_as_they_are_written) {
    EXPECT_EQ(fold("A\xff"), fold("a\ufffd"));
    EXPECT_EQ(fold("\xff\u04cb"), fold("\ufffd\u04cc"));
    EXPECT_EQ(fold(" \xe2\x82 "), "\ufffd");
    EXPECT_NE(fold("a\xff"), fold("a"));
}

TEST(text, trim_leaves_what_is_inside) {
    EXPECT_EQ(trim("  a b\r\n"), "a b");
    EXPECT_EQ(trim("\xc2\xa0 \xe2\x80\xaf"
                   "a \xc2\xa0"),
              "a");
    EXPECT_EQ(trim(" \t "), "");
    EXPECT_EQ(trim("\xc2"), "\xc2");
}

std::string suggestion(std::string_view word, std::vector<std::string> const& candidates) {
    return nearest(word, candidates).value_or("none");
}

TEST(text, nearest_finds_what_was_meant) {
    std::vector<std::string> const scales{"declaration", "yes-no", "percent"};
    EXPECT_EQ(suggestion("percnet", scales), "percent");
    EXPECT_EQ(suggestion("Déclarations", scales), "declaration");
    EXPECT_EQ(suggestion("yesno", scales), "yes-no");
    EXPECT_EQ(suggestion("banana", scales), "none");
    EXPECT_EQ(suggestion("", scales), "none");
    EXPECT_EQ(suggestion("percent", {}), "none");
}

TEST(text, nearest_prefers_the_nearer_then_the_first) {
    EXPECT_EQ(suggestion("lettre", {"lettres", "lettre"}), "lettre");
    EXPECT_EQ(suggestion("abcd", {"abcx", "abcy"}), "abcx");
    EXPECT_EQ(suggestion("ab", {"cd"}), "none");
    EXPECT_EQ(suggestion("3", {"1", "2"}), "none");
}

TEST(local_text, falls_back_from_language_to_language) {
    LocalText text("nl", "brief");
    EXPECT_EQ(text.in("nl"), "brief");
    EXPECT_EQ(text.in("fr"), "brief");
    text.set("en", "letter");
    EXPECT_EQ(text.in("fr"), "letter");
    EXPECT_EQ(text.in("fr", "nl"), "brief");
    text.set("de", "");
    EXPECT_EQ(text.all().size(), 2u);
    EXPECT_EQ(LocalText().in("en"), "");
    EXPECT_TRUE(LocalText().empty());
}

}  // namespace
}  // namespace adherence
