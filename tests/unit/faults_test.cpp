// Gathering faults: order, suggestions, limits.
#include "core/framework/faults.hpp"

#include <gtest/gtest.h>

namespace adherence {
namespace {

TEST(faults, come_in_the_order_of_tables_and_rows) {
    Faults faults;
    faults.error("d", {"about", 2, "value"});
    faults.warning("c", {"rules", 3, "test"});
    faults.error("b", {"criteria", 9, "id"});
    faults.error("e", {"as_of", 0, ""});
    faults.error("a", {"criteria", 2, "weight"});
    faults.error("a2", {"criteria", 2, "id"});
    std::string codes;
    for (Fault const& fault : std::move(faults).sorted()) codes += fault.code + " ";
    EXPECT_EQ(codes, "a a2 b c d e ");
}

TEST(faults, warnings_do_not_fail) {
    Faults faults;
    faults.warning("w", {"rules", 2, "test"});
    EXPECT_FALSE(faults.failed());
    faults.error("e", {"rules", 3, "test"});
    EXPECT_TRUE(faults.failed());
    EXPECT_EQ(faults.errors(), 1u);
}

TEST(faults, an_unknown_word_comes_with_what_was_meant) {
    Faults faults;
    std::vector<std::string> const words{"requires", "excludes"};
    faults.unknown("u", {"rules", 2, "effect"}, "require", words);
    faults.unknown("u", {"rules", 3, "effect"}, "banana", words, {{"choices", "requires, excludes"}});
    auto const all = std::move(faults).sorted();
    EXPECT_EQ(all[0].code, "u.near");
    EXPECT_EQ(all[0].arguments.back(), (std::pair<std::string, std::string>("suggestion", "requires")));
    EXPECT_EQ(all[1].code, "u");
    EXPECT_EQ(all[1].arguments.front().second, "requires, excludes");
}

TEST(faults, suggestions_end_before_they_take_long) {
    Faults faults;
    std::vector<std::string> const many(20'000, "candidate");
    EXPECT_TRUE(faults.may_suggest(many.size()));
    faults.unknown("u", {"rules", 2, "subject"}, "candidates", many);
    EXPECT_FALSE(faults.may_suggest(many.size()));
    faults.unknown("u", {"rules", 3, "subject"}, "candidates", many);
    auto const all = std::move(faults).sorted();
    EXPECT_EQ(all[0].code, "u.near");
    EXPECT_EQ(all[1].code, "u");
}

TEST(faults, a_thousand_are_enough_but_an_error_is_never_lost) {
    Faults faults;
    for (std::size_t row = 2; row < 3000; ++row) faults.warning("w", {"rules", row, "test"});
    faults.error("e", {"rules", 5000, "test"});
    EXPECT_TRUE(faults.failed());
    auto const all = std::move(faults).sorted();
    EXPECT_EQ(all.size(), 1001u);
    EXPECT_EQ(all.back().code, "e");
}

TEST(faults, contents_are_cut_between_letters) {
    EXPECT_EQ(Faults::shortened("short"), "short");
    std::string long_text;
    for (int i = 0; i < 100; ++i) long_text += "é";
    std::string const cut = Faults::shortened("x" + long_text);
    EXPECT_LE(cut.size(), 84u);
    EXPECT_TRUE(cut.ends_with("é…"));
}

}  // namespace
}  // namespace adherence
