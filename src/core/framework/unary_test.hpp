// Unary tests: ">= law", "in (a, b)", "[60..80) or known" -> the values they let through.
//
//   TestDomain const domain = TestDomain::of(scale);
//   auto const read = read_test(">= law", domain, steps);
//   read.test->when_known.holds_for(cell)                 // yes, no or open
//
// Operands are read like cells. A whole level value or label is tried before any grammar, at every place
// where a test or an operand may stand: a level called "law and practice" needs no quoting. Where several
// divisions at "and", "or" and commas make sense, the one with the fewest parts is meant.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/framework/framework.hpp"

namespace adherence {

/// What a test speaks of.
struct TestDomain {
    enum class Kind : std::uint8_t { value, figure, percentage, verdict, truth };
    Kind kind = Kind::figure;
    Scale const* scale = nullptr;  ///< of a criterion's value
    bool may_be_unknown = false;   ///< known and unknown may be asked for

    [[nodiscard]] static TestDomain of(Scale const& scale) { return {Kind::value, &scale, true}; }
    [[nodiscard]] static TestDomain score() { return {Kind::figure, nullptr, true}; }
    [[nodiscard]] static TestDomain coverage() { return {Kind::percentage, nullptr, false}; }
    [[nodiscard]] static TestDomain verdict() { return {Kind::verdict, nullptr, false}; }
    [[nodiscard]] static TestDomain truth() { return {Kind::truth, nullptr, false}; }

    [[nodiscard]] Domain domain() const;
    [[nodiscard]] std::size_t size() const;  ///< of a discrete domain
    /// Every value there can be, as far as that is known before any cell is read.
    [[nodiscard]] ValueSet everything() const;
};

struct ReadTest {
    std::optional<Test> test;   ///< empty: a fault
    std::string fault;          ///< code of it
    std::string content;        ///< the part that could not be read
    bool outside = false;       ///< an operand lies outside all that the subject can be
    bool fraction = false;      ///< an operand between 0 and 1 where 0 to 100 is the span
};

/// \param steps a budget over many tests; where it is used up, tests that can be divided in many ways are
/// refused.
[[nodiscard]] ReadTest read_test(std::string_view text, TestDomain const& domain, std::size_t& steps);

}  // namespace adherence
