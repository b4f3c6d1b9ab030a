#include "core/base/number.hpp"

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <variant>

namespace adherence {

namespace {

namespace mp = boost::multiprecision;
using Integer = mp::number<mp::cpp_int_backend<>, mp::et_off>;
using Rational = mp::number<mp::rational_adaptor<mp::cpp_int_backend<>>, mp::et_off>;
using Real = mp::number<mp::cpp_bin_float<100>, mp::et_off>;

// Figures that agree to this relative difference count as equal where a real takes part (CONTRACT section 4).
Real const& tolerance() {
    static Real const value("1e-30");
    return value;
}

constexpr int longest_text = 400;
constexpr int largest_exponent = 400;  // a double's goes to 324
// Beyond this many bits a whole power of a rational is taken as a real.
constexpr unsigned power_bits = 4096;
// Beyond this many bits a rational goes on as a real: arithmetic on it would take longer and longer.
constexpr std::size_t rational_bits = 8'192;

std::uint64_t magnitude(std::int64_t value) {
    return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

Integer power_of_ten(int exponent) { return mp::pow(Integer(10), static_cast<unsigned>(exponent)); }

double nearest_double(Rational const& value) {
    Integer top = mp::numerator(value);
    Integer const bottom = mp::denominator(value);
    if (top == 0) return 0.0;
    bool const negative = top < 0;
    if (negative) top = -top;
    // A quotient of at least 56 bits whose last bit also stands for all that follows rounds once, correctly.
    int const shift = 57 - static_cast<int>(mp::msb(top)) + static_cast<int>(mp::msb(bottom));
    Integer quotient, rest;
    if (shift >= 0)
        mp::divide_qr(Integer(top << shift), bottom, quotient, rest);
    else
        mp::divide_qr(top, Integer(bottom << -shift), quotient, rest);
    auto bits = quotient.convert_to<std::uint64_t>();
    if (rest != 0) bits |= 1;
    double const result = std::ldexp(static_cast<double>(bits), -shift);
    return negative ? -result : result;
}

}  // namespace

struct Number::Big {
    std::variant<Rational, Real> value;

    Real real() const {
        if (auto const* rational = std::get_if<Rational>(&value))
            return Real(mp::numerator(*rational)) / Real(mp::denominator(*rational));
        return std::get<Real>(value);
    }
    bool rational() const { return value.index() == 0; }
};

void Number::Deleter::operator()(Big* value) const { delete value; }

Number::BigPtr Number::copy(Big const& value) { return BigPtr(new Big(value)); }

Number::Big Number::big() const {
    if (big_) return *big_;
    return {Rational(Integer(numerator_), Integer(denominator_))};
}

Number Number::settled(Big value) {
    Number result;
    if (auto const* rational = std::get_if<Rational>(&value.value)) {
        Integer const top = mp::numerator(*rational);
        Integer const bottom = mp::denominator(*rational);
        if (mp::msb(bottom) < 63 && (top == 0 || mp::msb(mp::abs(top)) < 63)) {
            result.numerator_ = top.convert_to<std::int64_t>();
            result.denominator_ = bottom.convert_to<std::int64_t>();
            return result;
        }
        if (top != 0 && mp::msb(mp::abs(top)) + mp::msb(bottom) > rational_bits) {
            result.big_ = copy({value.real()});
            return result;
        }
    }
    result.big_ = copy(value);
    return result;
}

// Takes a reduced fraction where it fits two words.
bool Number::settle(Wide numerator, Wide denominator) {
    constexpr Wide most = INT64_MAX;
    if (numerator > most || numerator < -most || denominator > most) return false;
    numerator_ = static_cast<std::int64_t>(numerator);
    denominator_ = static_cast<std::int64_t>(denominator);
    return true;
}

Number Number::fraction(std::int64_t numerator, std::int64_t denominator) {
    return Number(numerator) / Number(denominator);
}

std::optional<Number> Number::from_text(std::string_view decimal) {
    std::size_t at = 0;
    bool negative = false;
    if (at < decimal.size() && (decimal[at] == '+' || decimal[at] == '-')) negative = decimal[at++] == '-';
    std::string digits;
    int scale = 0;
    bool mark = false, any = false;
    for (; at < decimal.size(); ++at) {
        char const c = decimal[at];
        if (is_digit(c)) {
            any = true;
            if (!(digits.empty() && c == '0')) digits += c;
            if (mark) --scale;
            if (digits.size() > longest_text || -scale > longest_text) return {};
        } else if ((c == '.' || c == ',') && !mark) {
            mark = true;
        } else {
            break;
        }
    }
    if (!any) return {};
    if (at < decimal.size()) {
        if (decimal[at] != 'e' && decimal[at] != 'E') return {};
        ++at;
        bool down = false;
        if (at < decimal.size() && (decimal[at] == '+' || decimal[at] == '-')) down = decimal[at++] == '-';
        if (at == decimal.size()) return {};
        int exponent = 0;
        for (; at < decimal.size(); ++at) {
            if (!is_digit(decimal[at])) return {};
            exponent = exponent * 10 + (decimal[at] - '0');
            if (exponent > largest_exponent) return {};
        }
        scale += down ? -exponent : exponent;
    }
    if (digits.empty()) return Number();
    // From 1e-400 to 1e400: the ends are in, since what is written of a number just before one, in 15 digits, is that end.
    int const places = static_cast<int>(digits.size()) + scale;
    bool const power = digits.front() == '1' && digits.find_first_not_of('0', 1) == std::string::npos;
    if (places <= -largest_exponent || places > largest_exponent + (power ? 1 : 0)) return {};
    if (digits.size() <= 18 && scale == 0) {
        std::int64_t const whole = std::stoll(digits);
        return Number(negative ? -whole : whole);
    }
    Integer top(digits);
    if (negative) top = -top;
    if (scale >= 0) return settled({Rational(Integer(top * power_of_ten(scale)))});
    return settled({Rational(top, power_of_ten(-scale))});
}

std::optional<Number> Number::from_cell(double value) {
    if (!std::isfinite(value)) return {};
    constexpr double exact_up_to = 1e15;
    if (std::fabs(value) < exact_up_to && value == std::trunc(value)) return Number(static_cast<std::int64_t>(value));
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", value);
    // The C library writes the mark of its locale; a mark of either kind is read.
    return from_text(text);
}

double Number::to_double() const {
    if (!big_) {
        constexpr std::uint64_t exact = std::uint64_t{1} << 53;
        if (magnitude(numerator_) <= exact && static_cast<std::uint64_t>(denominator_) <= exact)
            return static_cast<double>(numerator_) / static_cast<double>(denominator_);
        return nearest_double(Rational(Integer(numerator_), Integer(denominator_)));
    }
    if (auto const* rational = std::get_if<Rational>(&big_->value)) return nearest_double(*rational);
    return std::get<Real>(big_->value).convert_to<double>();
}

std::string Number::to_text() const {
    if (whole()) return std::to_string(numerator_);
    if (!big_) {
        // A denominator of twos and fives alone makes a terminating decimal.
        std::int64_t rest = denominator_;
        int twos = 0, fives = 0;
        for (; rest % 2 == 0; rest /= 2) ++twos;
        for (; rest % 5 == 0; rest /= 5) ++fives;
        int const places = std::max(twos, fives);
        if (rest == 1 && places <= 17) {
            Integer scaled = Integer(magnitude(numerator_)) * power_of_ten(places) / denominator_;
            std::string digits = scaled.str();
            if (digits.size() <= 17) {
                if (digits.size() <= static_cast<std::size_t>(places))
                    digits.insert(0, static_cast<std::size_t>(places) + 1 - digits.size(), '0');
                digits.insert(digits.size() - static_cast<std::size_t>(places), 1, '.');
                return (numerator_ < 0 ? "-" : "") + digits;
            }
        }
    }
    if (big_ && big_->rational()) {
        auto const& value = std::get<Rational>(big_->value);
        if (mp::denominator(value) == 1 && mp::numerator(value).str().size() <= 18) return mp::numerator(value).str();
    }
    double const near = to_double();
    // Beyond what doubles hold they would say inf or 0, and with less than all of their digits something else.
    if (!std::isnormal(near) && sign() != 0) return big().real().str(15, std::ios_base::fmtflags{});
    char text[40];
    std::snprintf(text, sizeof text, "%.15g", near);
    for (char& c : text)
        if (c == ',') c = '.';
    return text;
}

bool Number::is_rational() const { return !big_ || big_->rational(); }

int Number::sign() const {
    if (!big_) return numerator_ < 0 ? -1 : numerator_ > 0 ? 1 : 0;
    return std::visit([](auto const& value) { return value.sign(); }, big_->value);
}

Number Number::floor() const {
    if (!big_) {
        std::int64_t quotient = numerator_ / denominator_;
        if (numerator_ % denominator_ != 0 && numerator_ < 0) --quotient;
        return Number(quotient);
    }
    if (auto const* rational = std::get_if<Rational>(&big_->value)) {
        Integer const top = mp::numerator(*rational), bottom = mp::denominator(*rational);
        Integer quotient = top / bottom;
        if (top < 0 && quotient * bottom != top) --quotient;
        return settled({Rational(quotient)});
    }
    return settled({Rational(Integer(mp::floor(std::get<Real>(big_->value))))});
}

Number Number::operator-() const {
    Number result(*this);
    if (!result.big_) {
        result.numerator_ = -result.numerator_;
    } else {
        std::visit([](auto& value) { value = -value; }, result.big_->value);
    }
    return result;
}

namespace {

template <class Big, class Operation>
Big combined(Big const& left, Big const& right, Operation operation) {
    if (left.rational() && right.rational())
        return {operation(std::get<Rational>(left.value), std::get<Rational>(right.value))};
    return {operation(left.real(), right.real())};
}

}  // namespace

Number& Number::add(Number const& other) {
    if (!big_ && !other.big_) {
        // Knuth, The Art of Computer Programming 2, 4.5.1: reduces by the gcd of the denominators alone.
        std::int64_t const shared = std::gcd(denominator_, other.denominator_);
        std::int64_t const mine = denominator_ / shared;
        Wide const top = static_cast<Wide>(numerator_) * (other.denominator_ / shared) +
                             static_cast<Wide>(other.numerator_) * mine;
        std::int64_t const common = shared == 1 ? 1 : std::gcd(static_cast<std::int64_t>(top % shared), shared);
        if (settle(top / common, static_cast<Wide>(mine) * (other.denominator_ / common))) return *this;
    }
    Big const mine = big(), theirs = other.big();
    *this = settled(combined(mine, theirs, [](auto const& a, auto const& b) { return a + b; }));
    // Figures that count as equal leave nothing when one is taken from the other; the digits that the roots
    // do leave would agree with no other figure, zero least of all.
    if (big_ && !big_->rational()) {
        Real const sum = big_->real(), part = theirs.real();
        if (mp::abs(sum) <= mp::abs(part) * tolerance()) *this = Number();
    }
    return *this;
}

Number& Number::multiply(Number const& other) {
    if (!big_ && !other.big_) {
        std::int64_t const cross = std::gcd(numerator_, other.denominator_);
        std::int64_t const back = std::gcd(other.numerator_, denominator_);
        if (settle(static_cast<Wide>(numerator_ / cross) * (other.numerator_ / back),
                   static_cast<Wide>(denominator_ / back) * (other.denominator_ / cross)))
            return *this;
    }
    return *this = settled(combined(big(), other.big(), [](auto const& a, auto const& b) { return a * b; }));
}

Number& Number::operator/=(Number const& other) {
    if (!big_ && !other.big_) {
        Number inverse;
        inverse.numerator_ = other.numerator_ < 0 ? -other.denominator_ : other.denominator_;
        inverse.denominator_ = other.numerator_ < 0 ? -other.numerator_ : other.numerator_;
        return *this *= inverse;
    }
    return *this = settled(combined(big(), other.big(), [](auto const& a, auto const& b) { return a / b; }));
}

int Number::compare_slowly(Number const& left, Number const& right) {
    if (!left.big_ && !right.big_) {
        Wide const a = static_cast<Wide>(left.numerator_) * right.denominator_;
        Wide const b = static_cast<Wide>(right.numerator_) * left.denominator_;
        return a < b ? -1 : a > b ? 1 : 0;
    }
    Big const a = left.big(), b = right.big();
    if (a.rational() && b.rational()) return std::get<Rational>(a.value).compare(std::get<Rational>(b.value));
    Real const x = a.real(), y = b.real();
    Real const larger = mp::abs(x) > mp::abs(y) ? mp::abs(x) : mp::abs(y);
    if (mp::abs(x - y) <= larger * tolerance()) return 0;
    return x < y ? -1 : 1;
}

Number log(Number const& value) { return Number::settled({Real(mp::log(value.big().real()))}); }

Number exp(Number const& value) { return Number::settled({Real(mp::exp(value.big().real()))}); }

Number sqrt(Number const& value) { return Number::settled({Real(mp::sqrt(value.big().real()))}); }

Number pow(Number const& base, Number const& exponent) {
    if (exponent.whole() && base.is_rational()) {
        auto const times = static_cast<unsigned>(magnitude(exponent.numerator_) > power_bits ? power_bits + 1
                                                                                             : magnitude(exponent.numerator_));
        Number::Big const held = base.big();
        auto const& rational = std::get<Rational>(held.value);
        std::size_t const bits =
            std::max<std::size_t>(mp::msb(mp::abs(mp::numerator(rational))), mp::msb(mp::denominator(rational))) + 1;
        if (times * bits <= power_bits) {
            Integer const top = mp::pow(mp::numerator(rational), times);
            Integer const bottom = mp::pow(mp::denominator(rational), times);
            return Number::settled({exponent.numerator_ < 0 ? Rational(bottom, top) : Rational(top, bottom)});
        }
    }
    return Number::settled({Real(mp::pow(base.big().real(), exponent.big().real()))});
}

}  // namespace adherence
