#include "core/scoring/relative.hpp"

#include <algorithm>

#include "core/framework/relative_method.hpp"

namespace adherence {

RelativeColumn::RelativeColumn(Relative const& relative, std::vector<Number> known)
    : relative_(relative), sorted_(std::move(known)) {
    if (relative_.down)
        for (Number& value : sorted_) value = -value;
    std::sort(sorted_.begin(), sorted_.end());
    if (sorted_.size() < 2) {
        problem_ = has_direction_fault(relative_);
        return;
    }
    problem_ = has_direction_fault(relative_) ||
               (relative_.method == RelativeMethod::fraction_of_max && sorted_.back().sign() <= 0);
    if (problem_) return;
    if (relative_.method == RelativeMethod::zscore) find_mean_and_deviation();
    find_ends();
}

void RelativeColumn::find_mean_and_deviation() {
    Number sum, squares;
    for (Number const& value : sorted_) {
        sum += value;
        squares += value * value;
    }
    Number const count(static_cast<std::int64_t>(sorted_.size()));
    mean_ = sum / count;
    Number const variance = (squares - sum * mean_) / (count - Number(1));
    deviation_ = sqrt(variance);
}

void RelativeColumn::find_ends() {
    // Every method is monotone, so that the ends of the column hold the extreme scores; which of the two is
    // the lower depends on LO and HI.
    Number const sign = relative_.down ? Number(-1) : Number(1);
    auto const first = score(sorted_.front() * sign);
    auto const last = score(sorted_.back() * sign);
    low_ = std::min(*first, *last);
    high_ = std::max(*first, *last);
}

std::size_t RelativeColumn::smaller_than(Number const& value) const {
    return static_cast<std::size_t>(std::lower_bound(sorted_.begin(), sorted_.end(), value) - sorted_.begin());
}

Number RelativeColumn::spread(Number const& share) const {
    return relative_.first + (relative_.second - relative_.first) * share;
}

std::optional<Number> RelativeColumn::score(Number const& value) const {
    if (sorted_.size() < 2 || problem_) return {};
    Number const x = relative_.down ? -value : value;
    Number const smaller(static_cast<std::int64_t>(smaller_than(x)));
    Number const half = Number::fraction(1, 2);
    switch (relative_.method) {
        case RelativeMethod::rank:
            return smaller + Number(1);
        case RelativeMethod::zscore:
            if (constant()) return relative_.first;
            return relative_.first + relative_.second * (x - mean_) / deviation_;
        case RelativeMethod::percentile:
            if (constant()) return spread(half);
            return spread(smaller / Number(static_cast<std::int64_t>(sorted_.size() - 1)));
        case RelativeMethod::fraction_of_max:
            if (constant()) return spread(half);
            return spread(x / sorted_.back());
        case RelativeMethod::minmax:
        case RelativeMethod::distance_to_max:  // 1 - (max - x)/(max - min) is the same fraction
            if (constant()) return spread(half);
            return spread((x - sorted_.front()) / (sorted_.back() - sorted_.front()));
    }
    return {};
}

}  // namespace adherence
