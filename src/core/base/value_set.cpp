#include "core/base/value_set.hpp"

#include <algorithm>

namespace adherence {

namespace {

bool starts_before(Interval const& a, Interval const& b) {
    if (!a.low || !b.low) return !a.low && b.low;
    if (*a.low != *b.low) return *a.low < *b.low;
    return a.low_closed && !b.low_closed;
}

bool ends_before(Interval const& a, Interval const& b) {
    if (!a.high || !b.high) return a.high && !b.high;
    if (*a.high != *b.high) return *a.high < *b.high;
    return !a.high_closed && b.high_closed;
}

bool holds_nothing(Interval const& i) {
    if (!i.low || !i.high) return false;
    return *i.high < *i.low || (*i.high == *i.low && !(i.low_closed && i.high_closed));
}

// Do two intervals, the first not after the second, leave no value between them?
bool meet(Interval const& first, Interval const& second, Domain domain) {
    if (!first.high || !second.low) return true;
    if (domain == Domain::date) return *second.low <= *first.high + Number(1);
    if (*second.low != *first.high) return *second.low < *first.high;
    return second.low_closed || first.high_closed;
}

// Whole days: open ends become closed ones.
Interval on_whole_days(Interval i) {
    if (i.low) {
        Number const whole = i.low->floor();
        i.low = whole == *i.low && i.low_closed ? whole : whole + Number(1);
    }
    if (i.high) {
        Number const whole = i.high->floor();
        i.high = whole == *i.high && !i.high_closed ? whole - Number(1) : whole;
    }
    i.low_closed = i.high_closed = true;
    return i;
}

Interval intersection(Interval const& a, Interval const& b) {
    Interval result;
    Interval const& from = starts_before(a, b) ? b : a;
    Interval const& to = ends_before(a, b) ? a : b;
    result.low = from.low;
    result.low_closed = from.low_closed;
    result.high = to.high;
    result.high_closed = to.high_closed;
    return result;
}

bool inside(Interval const& a, Interval const& b) { return !starts_before(a, b) && !ends_before(b, a); }

}  // namespace

bool Interval::contains(Number const& value) const {
    if (low && (value < *low || (value == *low && !low_closed))) return false;
    if (high && (value > *high || (value == *high && !high_closed))) return false;
    return true;
}

ValueSet ValueSet::none(Domain domain, std::size_t size) {
    ValueSet set;
    set.domain_ = domain;
    if (domain == Domain::discrete) set.members_.assign(size, false);
    return set;
}

ValueSet ValueSet::all(Domain domain, std::size_t size) {
    ValueSet set = none(domain, size);
    if (domain == Domain::discrete)
        set.members_.assign(size, true);
    else
        set.intervals_.push_back({{}, {}, false, false});
    set.never_ = domain == Domain::date;
    return set;
}

ValueSet ValueSet::levels(std::size_t size, std::size_t first, std::size_t last) {
    ValueSet set = none(Domain::discrete, size);
    for (std::size_t level = first; level <= last && level < size; ++level) set.members_[level] = true;
    return set;
}

ValueSet ValueSet::interval(Domain domain, Interval const& interval) { return of(domain, {interval}); }

ValueSet ValueSet::of(Domain domain, std::vector<Interval> intervals) {
    ValueSet set = none(domain);
    set.intervals_ = std::move(intervals);
    set.normalise();
    return set;
}

ValueSet ValueSet::single(Domain domain, Number const& value) { return interval(domain, {value, value, true, true}); }

ValueSet ValueSet::never() {
    ValueSet set = none(Domain::date);
    set.never_ = true;
    return set;
}

bool ValueSet::empty() const {
    return !never_ && intervals_.empty() && std::find(members_.begin(), members_.end(), true) == members_.end();
}

bool ValueSet::contains(Number const& value) const {
    return std::any_of(intervals_.begin(), intervals_.end(), [&](Interval const& i) { return i.contains(value); });
}

std::size_t ValueSet::count() const {
    return static_cast<std::size_t>(std::count(members_.begin(), members_.end(), true));
}

std::optional<Number> ValueSet::only() const {
    if (domain_ == Domain::discrete) {
        if (count() != 1) return {};
        return Number(std::find(members_.begin(), members_.end(), true) - members_.begin());
    }
    if (never_ || intervals_.size() != 1) return {};
    Interval const& i = intervals_.front();
    if (i.low && i.high && *i.low == *i.high) return i.low;
    return {};
}

Truth ValueSet::holds_for(ValueSet const& cell) const {
    if (domain_ == Domain::discrete) {
        bool some = false, all = true;
        for (std::size_t level = 0; level < cell.members_.size(); ++level) {
            if (!cell.members_[level]) continue;
            (contains_level(level) ? some : all) = contains_level(level);
        }
        return some ? (all ? Truth::yes : Truth::open) : Truth::no;
    }
    bool some = cell.never_ && never_;
    bool all = !cell.never_ || never_;
    for (Interval const& values : cell.intervals_) {
        bool covered = false;
        for (Interval const& passing : intervals_) {
            some = some || !holds_nothing(intersection(values, passing));
            covered = covered || inside(values, passing);
        }
        all = all && covered;
    }
    return some ? (all ? Truth::yes : Truth::open) : Truth::no;
}

ValueSet operator|(ValueSet const& left, ValueSet const& right) {
    ValueSet set = left;
    for (std::size_t level = 0; level < set.members_.size(); ++level)
        if (right.contains_level(level)) set.members_[level] = true;
    set.intervals_.insert(set.intervals_.end(), right.intervals_.begin(), right.intervals_.end());
    set.never_ = left.never_ || right.never_;
    set.normalise();
    return set;
}

ValueSet operator&(ValueSet const& left, ValueSet const& right) {
    ValueSet set = ValueSet::none(left.domain_, left.members_.size());
    for (std::size_t level = 0; level < set.members_.size(); ++level)
        set.members_[level] = left.contains_level(level) && right.contains_level(level);
    for (Interval const& a : left.intervals_)
        for (Interval const& b : right.intervals_) set.intervals_.push_back(intersection(a, b));
    set.never_ = left.never_ && right.never_;
    set.normalise();
    return set;
}

ValueSet ValueSet::complement() const {
    ValueSet set = *this;
    set.members_.flip();
    set.intervals_.clear();
    Interval gap{{}, {}, false, false};
    bool unbounded = false;
    for (Interval const& i : intervals_) {
        if (i.low) {
            gap.high = i.low;
            gap.high_closed = !i.low_closed;
            set.intervals_.push_back(gap);
        }
        unbounded = !i.high;
        gap = {i.high, {}, !i.high_closed, false};
    }
    if (!unbounded && domain_ != Domain::discrete) set.intervals_.push_back(gap);
    set.never_ = domain_ == Domain::date && !never_;
    set.normalise();
    return set;
}

bool operator==(ValueSet const& left, ValueSet const& right) {
    auto const same = [](Interval const& a, Interval const& b) {
        return !starts_before(a, b) && !starts_before(b, a) && !ends_before(a, b) && !ends_before(b, a);
    };
    return left.domain_ == right.domain_ && left.members_ == right.members_ && left.never_ == right.never_ &&
           std::equal(left.intervals_.begin(), left.intervals_.end(), right.intervals_.begin(),
                      right.intervals_.end(), same);
}

void ValueSet::normalise() {
    if (domain_ == Domain::date)
        for (Interval& i : intervals_) i = on_whole_days(i);
    std::erase_if(intervals_, holds_nothing);
    std::sort(intervals_.begin(), intervals_.end(), starts_before);
    std::vector<Interval> merged;
    for (Interval const& i : intervals_) {
        if (merged.empty() || !meet(merged.back(), i, domain_)) {
            merged.push_back(i);
        } else if (ends_before(merged.back(), i)) {
            merged.back().high = i.high;
            merged.back().high_closed = i.high_closed;
        }
    }
    intervals_ = std::move(merged);
}

}  // namespace adherence
