// Exact arithmetic, and reals where roots and logarithms enter.
#include "core/base/number.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>

namespace adherence {
namespace {

Number read(std::string_view text) {
    auto const number = Number::from_text(text);
    EXPECT_TRUE(number) << text;
    return number.value_or(Number(-999));
}

TEST(number, decimals_are_exact) {
    EXPECT_EQ(read("0.1") + read("0.2"), read("0.3"));
    EXPECT_EQ(Number(1) / Number(3) * Number(3), Number(1));
    EXPECT_NE(Number(1) / Number(3), read("0.333333333333333333"));
    EXPECT_EQ(Number::fraction(-6, 4), Number::fraction(3, -2));
    EXPECT_EQ(-Number::fraction(1, 2) + Number::fraction(1, 2), Number());
}

TEST(number, reads_sign_digits_mark_and_exponent) {
    EXPECT_EQ(read("+12"), Number(12));
    EXPECT_EQ(read("-0,5"), Number::fraction(-1, 2));
    EXPECT_EQ(read("1.5e2"), Number(150));
    EXPECT_EQ(read("25E-1"), Number::fraction(5, 2));
    EXPECT_EQ(read("007"), Number(7));
    EXPECT_EQ(read(".5"), Number::fraction(1, 2));
    EXPECT_EQ(read("5."), Number(5));
    EXPECT_EQ(read("-0"), Number());
}

TEST(number, reads_nothing_else) {
    for (std::string_view const text :
         {"",   "-",    ".",  "abc", "12%", "1 000", "1.000,5", "1,000,000", "1/2", "½",     "1e", "1e+",
          "e5", "0x10", " 1", "1 ",  "--1", "+-1",   "1e5.0",   "nan",       "inf", "1e999", "−5"})
        EXPECT_FALSE(Number::from_text(text)) << text;
    EXPECT_FALSE(Number::from_text(std::string(500, '9')));
    EXPECT_FALSE(Number::from_text("0." + std::string(500, '9')));
    EXPECT_EQ(read(std::string(500, '0')), Number());
}

TEST(number, reads_sizes_that_can_be_written) {
    std::string const just_below = "9" + std::string(398, '9') + ".5";
    for (std::string const& text : {std::string("1e400"), std::string("0.1e400"), std::string("10e399"), std::string("-1e400"), std::string("1e-400"), std::string("10e-400"), just_below})
        EXPECT_EQ(read(read(text).to_text()).to_text(), read(text).to_text()) << text;
    for (std::string const text : {"47e400", "1.1e400", "10e400", "-2e400", "0.1e-400", "0.99e-400"}) EXPECT_FALSE(Number::from_text(text)) << text;
}

TEST(number, a_cell_counts_at_fifteen_digits) {
    EXPECT_EQ(Number::from_cell(0.1 + 0.2), read("0.3"));
    EXPECT_EQ(Number::from_cell(2.0 / 3.0), read("0.666666666666667"));
    EXPECT_EQ(Number::from_cell(1e15 + 1), read("1e15"));
    EXPECT_EQ(Number::from_cell(-7.0), Number(-7));
    EXPECT_EQ(Number::from_cell(std::numeric_limits<double>::max()), read("1.79769313486232e308"));
    EXPECT_EQ(Number::from_cell(std::numeric_limits<double>::denorm_min()), read("4.94065645841247e-324"));
    EXPECT_FALSE(Number::from_cell(std::nan("")));
    EXPECT_FALSE(Number::from_cell(-std::numeric_limits<double>::infinity()));
}

TEST(number, overflow_goes_on_in_arbitrary_precision) {
    Number const large(INT64_MAX);
    EXPECT_EQ(large + Number(1), read("9223372036854775808"));
    EXPECT_EQ(large * large / large, large);
    EXPECT_EQ(large + large - large - large, Number());
    EXPECT_GT(large * Number(2), large);
    EXPECT_LT(-large - large, -large);
    EXPECT_FALSE((large * large).as_fraction());
    EXPECT_TRUE((large * large / large).as_fraction());
    Number const small = Number(1) / large / large;
    EXPECT_EQ(small * large * large, Number(1));
    EXPECT_GT(small, Number());
}

TEST(number, sums_of_fractions_are_reduced) {
    Number sum;
    for (int i = 1; i <= 60; ++i) sum += Number::fraction(1, i * (i + 1));
    EXPECT_EQ(sum, Number::fraction(60, 61));
    auto const fraction = sum.as_fraction();
    ASSERT_TRUE(fraction);
    EXPECT_EQ(fraction->numerator, 60);
    EXPECT_EQ(fraction->denominator, 61);
}

TEST(number, is_its_own_operand) {
    Number twice = Number::fraction(3, 7);
    twice += twice;
    EXPECT_EQ(twice, Number::fraction(6, 7));
    twice *= twice;
    EXPECT_EQ(twice, Number::fraction(36, 49));
    twice /= twice;
    EXPECT_EQ(twice, Number(1));
    Number const& same = twice;
    twice = same;
    EXPECT_EQ(twice, Number(1));
}

TEST(number, becomes_the_nearest_double) {
    EXPECT_EQ((Number(1) / Number(3)).to_double(), 1.0 / 3.0);
    EXPECT_EQ(read("0.1").to_double(), 0.1);
    EXPECT_EQ(read("-123456789012345678901234567890").to_double(), -123456789012345678901234567890.0);
    // Half-way cases go to the even neighbour: 2^53 + 1.
    EXPECT_EQ(read("9007199254740993").to_double(), 9007199254740992.0);
    EXPECT_EQ(read("9007199254740995").to_double(), 9007199254740996.0);
    EXPECT_DOUBLE_EQ(sqrt(Number(2)).to_double(), std::sqrt(2.0));
}

TEST(number, is_written_short_and_exact) {
    EXPECT_EQ(read("12.50").to_text(), "12.5");
    EXPECT_EQ(read("-0.05").to_text(), "-0.05");
    EXPECT_EQ(Number(-42).to_text(), "-42");
    EXPECT_EQ(Number::fraction(1, 3).to_text(), "0.333333333333333");
    EXPECT_EQ(read("66.6666666666667").to_text(), "66.6666666666667");
    EXPECT_EQ(read("123456789012345678").to_text(), "123456789012345678");
    EXPECT_EQ(read("-1,5e330").to_text(), "-1.5e+330");
    EXPECT_EQ(read("1.5e-330").to_text(), "1.5e-330");
    EXPECT_EQ(read("1.23456789012345e-310").to_text(), "1.23456789012345e-310");
    for (std::string_view const text : {"0.1", "1e+20", "1e-20", "12345.678", "100"})
        EXPECT_EQ(read(read(text).to_text()), read(text)) << text;
}

TEST(number, floor_goes_down) {
    EXPECT_EQ(read("2.7").floor(), Number(2));
    EXPECT_EQ(read("-2.7").floor(), Number(-3));
    EXPECT_EQ(Number(-3).floor(), Number(-3));
    EXPECT_EQ(read("12345678901234567890.5").floor(), read("12345678901234567890"));
    EXPECT_EQ(read("-12345678901234567890.5").floor(), read("-12345678901234567891"));
    EXPECT_EQ(sqrt(Number(2)).floor(), Number(1));
}

TEST(number, reals_that_agree_to_thirty_digits_are_equal) {
    Number const root = sqrt(Number(2));
    EXPECT_FALSE(root.is_rational());
    EXPECT_EQ(root * root, Number(2));
    EXPECT_EQ(exp(log(Number(60))), Number(60));
    EXPECT_GE(exp(log(Number(60))), Number(60));
    EXPECT_EQ(root, root + root * read("1e-31"));
    EXPECT_LT(root, root + root * read("1e-29"));
    // Rationals are told apart however near they are.
    EXPECT_LT(Number(2), Number(2) + read("1e-100"));
}

TEST(number, reals_that_cancel_leave_zero) {
    Number const nothing = Number(1) / sqrt(Number(2)) - Number(2) / sqrt(Number(8));
    EXPECT_EQ(nothing, Number());
    EXPECT_EQ(nothing.sign(), 0);
    EXPECT_TRUE((log(Number(8)) - Number(3) * log(Number(2))).is_zero());
    EXPECT_GT(sqrt(Number(2)) - read("1.4142135623730950488016887242"), Number());
}

TEST(number, whole_powers_of_rationals_stay_exact) {
    EXPECT_EQ(pow(Number::fraction(2, 3), Number(3)), Number::fraction(8, 27));
    EXPECT_EQ(pow(Number::fraction(2, 3), Number(-2)), Number::fraction(9, 4));
    EXPECT_TRUE(pow(Number(7), Number(20)).is_rational());
    EXPECT_FALSE(pow(Number(7), Number(100000)).is_rational());
    EXPECT_EQ(pow(Number(9), Number::fraction(1, 2)), Number(3));
    EXPECT_EQ(pow(Number(5), Number(0)), Number(1));
}

TEST(number, fractions_do_not_grow_without_end) {
    Number product = 1;
    for (int i = 1; i <= 20'000; ++i) product *= Number::fraction(1'000'003 + 2 * i, 1'000'003 + 2 * i + 1);
    EXPECT_FALSE(product.is_rational());
    for (int i = 1; i <= 20'000; ++i) product *= Number::fraction(1'000'003 + 2 * i + 1, 1'000'003 + 2 * i);
    EXPECT_EQ(product, Number(1));
}

TEST(number, order_is_that_of_the_values) {
    EXPECT_LT(Number::fraction(1, 3), Number::fraction(1, 2));
    EXPECT_LT(Number::fraction(-1, 2), Number::fraction(-1, 3));
    EXPECT_LT(Number(-1), Number());
    EXPECT_LT(read("99999999999999999999"), read("1e20"));
    EXPECT_EQ(Number::fraction(INT64_MAX, INT64_MAX - 1) <=> Number::fraction(INT64_MAX - 1, INT64_MAX - 2),
              std::strong_ordering::less);
}

}  // namespace
}  // namespace adherence
