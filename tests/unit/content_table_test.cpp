// Contents are found again, and none is taken for another.
#include "core/scoring/content_table.hpp"

#include <gtest/gtest.h>

#include <deque>
#include <string>

namespace adherence::testing {
namespace {

struct Kept {
    std::string content;
};

class Column {
public:
    void add(std::string text) {
        Kept const& kept = kept_.emplace_back(Kept{std::move(text)});
        table_.insert(content_key(Cell::of(kept.content), Date{}), &kept);
    }
    [[nodiscard]] std::string found(std::string const& text) const {
        Kept const* const kept = table_.find(content_key(Cell::of(text), Date{}), text);
        return kept ? kept->content : "nothing";
    }

private:
    std::deque<Kept> kept_;
    ContentTable<Kept> table_;
};

TEST(content_table, finds_texts_of_every_length) {
    Column column;
    std::string const long_text = "the same at both ends, whatever stands in between, 0123456789";
    for (std::size_t length = 1; length <= long_text.size(); ++length) column.add(long_text.substr(0, length));
    for (std::size_t length = 1; length <= long_text.size(); ++length)
        EXPECT_EQ(column.found(long_text.substr(0, length)), long_text.substr(0, length));
    EXPECT_EQ(column.found("something else"), "nothing");
}

TEST(content_table, takes_no_text_for_another) {
    Column column;
    column.add("abcdefgh");
    column.add("abcdefghabcdefgh");
    column.add("abcdefgh-middle-one-abcdefgh");
    EXPECT_EQ(column.found("abcdefghbcdefgh"), "nothing");
    EXPECT_EQ(column.found("abcdefgh-middle-two-abcdefgh"), "nothing");
    EXPECT_EQ(column.found(std::string("abcdefgh\0", 9)), "nothing");
    EXPECT_EQ(column.found("abcdefg"), "nothing");
}

TEST(content_table, a_number_is_not_its_text_and_knows_its_day_zero) {
    Cell const number = Cell::of(1.0);
    EXPECT_NE(content_key(number, Date{}), content_key(Cell::of("1"), Date{}));
    EXPECT_NE(content_key(number, Date{}), content_key(number, Date{-25569}));
    EXPECT_NE(content_key(Cell::of(0.1), Date{}), content_key(Cell::of(0.1000000000000001), Date{}));
}

TEST(content_table, many_texts_alike_at_both_ends_stay_quick) {
    Column column;
    for (int i = 0; i < 100'000; ++i) column.add("beginning " + std::to_string(i) + " and the end");
    for (int i = 0; i < 100'000; i += 997)
        EXPECT_EQ(column.found("beginning " + std::to_string(i) + " and the end"), "beginning " + std::to_string(i) + " and the end");
}

}  // namespace
}  // namespace adherence::testing
