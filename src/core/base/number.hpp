// Exact numbers for scores, weights and thresholds.
//
//   Number third = Number(1) / Number(3);
//   third + third + third == Number(1)            // true: rationals are exact
//
// A Number is a rational as long as it can be; where a root, a power or a logarithm enters it becomes a
// real of 100 decimal digits. Two figures of which at least one is a real count as equal when they agree
// to 1e-30 relative (CONTRACT section 4), and what is left when two such figures cancel is zero. Small
// rationals live in two machine words; overflow goes to arbitrary precision by itself, and on to a real
// beyond 8,192 bits, to which no framework but a hostile one comes.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace adherence {

class Number {
public:
    Number() = default;
    Number(std::int64_t whole) : numerator_(whole) {}  // NOLINT: an integer is a Number; \pre not INT64_MIN
    Number(int whole) : numerator_(whole) {}           // NOLINT
    Number(Number const& other) : numerator_(other.numerator_), denominator_(other.denominator_) {
        if (other.big_) big_ = copy(*other.big_);
    }
    Number(Number&& other) noexcept = default;
    Number& operator=(Number const& other) {
        if (this == &other) return *this;
        numerator_ = other.numerator_;
        denominator_ = other.denominator_;
        big_ = other.big_ ? copy(*other.big_) : nullptr;
        return *this;
    }
    Number& operator=(Number&& other) noexcept = default;
    ~Number() = default;

    /// \pre denominator != 0
    [[nodiscard]] static Number fraction(std::int64_t numerator, std::int64_t denominator);

    /// A decimal as written: sign, digits, one decimal mark (point or comma), an exponent. Exact.
    /// Empty when the text is anything else, has more than 400 digits or an exponent beyond ±400, or lies beyond 1e400 or between
    /// 0 and 1e-400.
    [[nodiscard]] static std::optional<Number> from_text(std::string_view decimal);

    /// A cell's number at 15 significant digits (CONTRACT section 3). Empty for NaN and infinities.
    [[nodiscard]] static std::optional<Number> from_cell(double value);

    /// The nearest double (ties to even) for rationals, within one unit in the last place for reals.
    [[nodiscard]] double to_double() const;

    /// Shortest decimal that is exact for terminating decimals of up to 17 digits, else 15 significant
    /// digits; always with a point.
    [[nodiscard]] std::string to_text() const;

    [[nodiscard]] bool is_rational() const;
    /// Numerator and denominator in lowest terms, the sign on top; empty where two words do not hold them.
    struct Fraction {
        std::int64_t numerator, denominator;
    };
    [[nodiscard]] std::optional<Fraction> as_fraction() const {
        if (big_) return {};
        return Fraction{numerator_, denominator_};
    }
    [[nodiscard]] bool is_zero() const { return sign() == 0; }
    [[nodiscard]] int sign() const;
    /// The greatest whole number that is not above this one, as a Number.
    [[nodiscard]] Number floor() const;

    Number operator-() const;
    Number& operator+=(Number const& other) {
        if (std::int64_t sum; whole() && other.whole() &&
                              !__builtin_add_overflow(numerator_, other.numerator_, &sum) && sum != lowest) {
            numerator_ = sum;
            return *this;
        }
        return add(other);
    }
    Number& operator-=(Number const& other) { return *this += -other; }
    Number& operator*=(Number const& other) {
        if (std::int64_t product; whole() && other.whole() &&
                                  !__builtin_mul_overflow(numerator_, other.numerator_, &product) &&
                                  product != lowest) {
            numerator_ = product;
            return *this;
        }
        return multiply(other);
    }
    /// \pre other is not zero
    Number& operator/=(Number const& other);
    friend Number operator+(Number left, Number const& right) { return left += right; }
    friend Number operator-(Number left, Number const& right) { return left -= right; }
    friend Number operator*(Number left, Number const& right) { return left *= right; }
    friend Number operator/(Number left, Number const& right) { return left /= right; }

    friend bool operator==(Number const& left, Number const& right) { return compare(left, right) == 0; }
    friend std::strong_ordering operator<=>(Number const& left, Number const& right) {
        return compare(left, right) <=> 0;
    }

    /// \pre value > 0
    friend Number log(Number const& value);
    friend Number exp(Number const& value);
    /// \pre value >= 0
    friend Number sqrt(Number const& value);
    /// \pre base > 0; a whole exponent of a rational stays exact while the result is of a sane size.
    friend Number pow(Number const& base, Number const& exponent);

private:
    struct Big;  // an arbitrary rational, or a real
    struct Deleter { void operator()(Big* value) const; };
    using BigPtr = std::unique_ptr<Big, Deleter>;
    static constexpr std::int64_t lowest = INT64_MIN;  // never held: its negation would not fit

    [[nodiscard]] bool whole() const { return denominator_ == 1 && !big_; }
    [[nodiscard]] static int compare(Number const& left, Number const& right) {
        if (left.whole() && right.whole())
            return left.numerator_ < right.numerator_ ? -1 : left.numerator_ > right.numerator_ ? 1 : 0;
        return compare_slowly(left, right);
    }
    [[nodiscard]] static int compare_slowly(Number const& left, Number const& right);
    [[nodiscard]] static BigPtr copy(Big const& value);
    Number& add(Number const& other);
    Number& multiply(Number const& other);
    [[nodiscard]] Big big() const;
    [[nodiscard]] static Number settled(Big value);
    __extension__ using Wide = __int128;
    [[nodiscard]] bool settle(Wide numerator, Wide denominator);

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1;  // > 0; the fraction is reduced
    BigPtr big_;  // set where the two words do not hold the value
};

Number log(Number const& value);
Number exp(Number const& value);
Number sqrt(Number const& value);
Number pow(Number const& base, Number const& exponent);

}  // namespace adherence
