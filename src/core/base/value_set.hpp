// Sets of values over a scale's domain: what a cell may hold, and what a unary test lets through.
//
// A test is a set too, so that "does the cell pass" is set inclusion: all of the cell's values inside (yes),
// none inside (no), or some (open: it depends on the completion).
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/number.hpp"

namespace adherence {

/// Truth on incomplete evidence, after Kleene.
enum class Truth : std::uint8_t { no, yes, open };

/// What the values of a set are.
enum class Domain : std::uint8_t {
    discrete,  ///< 0 … size-1: levels from worst to best, verdicts, false/true
    number,    ///< any number
    date,      ///< days since 1970-01-01 as whole numbers, and "never" beyond all of them
};

/// An interval of numbers; an absent end is unbounded (and then open).
struct Interval {
    std::optional<Number> low, high;
    bool low_closed = true, high_closed = true;

    [[nodiscard]] bool contains(Number const& value) const;
};

class ValueSet {
public:
    ValueSet() = default;
    [[nodiscard]] static ValueSet none(Domain domain, std::size_t size = 0);
    [[nodiscard]] static ValueSet all(Domain domain, std::size_t size = 0);
    [[nodiscard]] static ValueSet levels(std::size_t size, std::size_t first, std::size_t last);  ///< inclusive
    [[nodiscard]] static ValueSet interval(Domain domain, Interval const& interval);
    [[nodiscard]] static ValueSet of(Domain domain, std::vector<Interval> intervals);  ///< in any order
    [[nodiscard]] static ValueSet single(Domain domain, Number const& value);
    [[nodiscard]] static ValueSet never();

    [[nodiscard]] Domain domain() const { return domain_; }
    [[nodiscard]] std::size_t size() const { return members_.size(); }  ///< of a discrete domain
    [[nodiscard]] std::vector<Interval> const& intervals() const { return intervals_; }  ///< ordered, disjoint, not touching
    [[nodiscard]] bool has_never() const { return never_; }

    [[nodiscard]] bool empty() const;
    [[nodiscard]] bool contains_level(std::size_t level) const { return level < members_.size() && members_[level]; }
    [[nodiscard]] bool contains(Number const& value) const;
    [[nodiscard]] std::size_t count() const;  ///< of a discrete set
    /// The one value of a set that has just one (a level, number or day); `never` is asked for separately.
    [[nodiscard]] std::optional<Number> only() const;
    [[nodiscard]] bool only_never() const { return never_ && intervals_.empty() && domain_ == Domain::date; }

    /// Is every value of `cell` in this set (yes), none (no), or some (open)? \pre cell is not empty
    [[nodiscard]] Truth holds_for(ValueSet const& cell) const;

    friend ValueSet operator|(ValueSet const& left, ValueSet const& right);
    friend ValueSet operator&(ValueSet const& left, ValueSet const& right);
    [[nodiscard]] ValueSet complement() const;
    friend bool operator==(ValueSet const& left, ValueSet const& right);

private:
    Domain domain_ = Domain::discrete;
    std::vector<bool> members_;
    std::vector<Interval> intervals_;
    bool never_ = false;
    void normalise();
};

ValueSet operator|(ValueSet const& left, ValueSet const& right);
ValueSet operator&(ValueSet const& left, ValueSet const& right);

}  // namespace adherence
