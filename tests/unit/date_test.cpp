// Calendar days.
#include "core/base/date.hpp"

#include <gtest/gtest.h>

namespace adherence {
namespace {

std::string earlier(std::string_view date, int years) {
    return to_text(years_before(*date_from_text(date), years));
}

TEST(date, counts_days_from_1970) {
    EXPECT_EQ(date_from_text("1970-01-01")->day, 0);
    EXPECT_EQ(date_from_text("1969-12-31")->day, -1);
    EXPECT_EQ(date_from_text("2000-03-01")->day, 11017);
    EXPECT_EQ(date_from_text("1899-12-30")->day, -25569);
    EXPECT_LT(*date_from_text("2025-12-31"), *date_from_text("2026-01-01"));
}

TEST(date, is_written_as_it_is_read) {
    for (std::string_view const text : {"0001-01-01", "1900-02-28", "2000-02-29", "2026-11-01", "9999-12-31"})
        EXPECT_EQ(to_text(*date_from_text(text)), text);
}

TEST(date, reads_nothing_else) {
    for (std::string_view const text :
         {"", "2026", "2026-1-1", "2026-01-1", "2026/01/01", "2026-13-01", "2026-00-10", "2026-02-30",
          "2026-02-29", "1900-02-29", "2026-01-32", "2026-01-00", "0000-01-01", "20260-01-01", "-026-01-01",
          "2026-01-01T00:00", " 2026-01-01", "2026-0a-01", "２026-01-01"})
        EXPECT_FALSE(date_from_text(text)) << text;
}

TEST(date, the_same_day_some_years_earlier) {
    EXPECT_EQ(earlier("2026-11-01", 0), "2026-11-01");
    EXPECT_EQ(earlier("2026-11-01", 5), "2021-11-01");
    EXPECT_EQ(earlier("2000-12-31", 1999), "0001-12-31");
}

TEST(date, the_anniversary_of_29_february_is_1_march) {
    EXPECT_EQ(earlier("2024-02-29", 1), "2023-03-01");
    EXPECT_EQ(earlier("2024-02-29", 4), "2020-02-29");
    EXPECT_EQ(earlier("2024-02-29", 124), "1900-03-01");
    EXPECT_EQ(earlier("2023-02-28", 3), "2020-02-28");
}

}  // namespace
}  // namespace adherence
