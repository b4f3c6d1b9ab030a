#include "core/rules/reach.hpp"

#include <functional>

namespace adherence {

namespace {

// Beyond so many separate figures the gaps between them are given up.
constexpr std::size_t most_pieces = 600;
constexpr std::size_t most_sums = 20'000;
// A root or a logarithm at a hundred digits costs as much as so many sums of fractions.
constexpr std::size_t steps_per_root = 20;

using Function = std::function<Number(Number const&)>;

Interval hull(std::vector<Interval> const& pieces) {
    return {pieces.front().low, pieces.back().high, pieces.front().low_closed, pieces.back().high_closed};
}

std::optional<Number> mapped(std::optional<Number> const& end, Function const& f) {
    return end ? std::optional(f(*end)) : std::nullopt;
}

// A monotone function over pieces; a falling one turns each of them round.
std::vector<Interval> image(std::vector<Interval> const& pieces, Function const& f, bool falling) {
    std::vector<Interval> result;
    for (Interval const& piece : pieces) {
        Interval one{mapped(piece.low, f), mapped(piece.high, f), piece.low_closed, piece.high_closed};
        if (falling) {
            std::swap(one.low, one.high);
            std::swap(one.low_closed, one.high_closed);
        }
        result.push_back(std::move(one));
    }
    return ValueSet::of(Domain::number, std::move(result)).intervals();
}

Interval sum(Interval const& a, Interval const& b) {
    Interval result{{}, {}, a.low_closed && b.low_closed, a.high_closed && b.high_closed};
    if (a.low && b.low) result.low = *a.low + *b.low;
    if (a.high && b.high) result.high = *a.high + *b.high;
    return result;
}

class Sums {
public:
    void add(std::vector<Interval> pieces) {
        if (pieces_.empty()) {
            pieces_ = std::move(pieces);
            return;
        }
        if (pieces_.size() * pieces.size() > most_sums || pieces_.size() > most_pieces) {
            exact_ = exact_ && pieces_.size() == 1 && pieces.size() == 1;
            pieces_ = {hull(pieces_)};
            pieces = {hull(pieces)};
        }
        steps_ += pieces_.size() * pieces.size();
        std::vector<Interval> all;
        all.reserve(pieces_.size() * pieces.size());
        for (Interval const& mine : pieces_)
            for (Interval const& other : pieces) all.push_back(sum(mine, other));
        pieces_ = ValueSet::of(Domain::number, std::move(all)).intervals();
    }
    [[nodiscard]] std::vector<Interval> const& pieces() const { return pieces_; }
    [[nodiscard]] bool exact() const { return exact_; }
    [[nodiscard]] std::size_t steps() const { return steps_; }

private:
    std::vector<Interval> pieces_;
    bool exact_ = true;
    std::size_t steps_ = 0;
};

// Any weighted mean that is the sum of a monotone function of the parts, and back: f^-1(sum of shares * f(x)).
struct Mean {
    Function there, back;
    bool falling = false;   ///< there, and so back as well
    bool no_zero = false;   ///< a zero makes the whole zero, and cannot be carried there
    std::size_t roots = 0;  ///< of the steps of a figure
};

Mean mean_of(Node const& group) {
    bool const harmonic = group.aggregate == Aggregate::harmonic;
    Number const exponent = harmonic ? Number(-1) : group.exponent;
    bool const geometric = group.aggregate == Aggregate::geometric ||
                           (group.aggregate == Aggregate::power && exponent.is_zero());
    if (group.aggregate == Aggregate::arithmetic || (!geometric && exponent == Number(1)))
        return {[](Number const& x) { return x; }, [](Number const& x) { return x; }};
    if (geometric) return {[](Number const& x) { return log(x); }, [](Number const& x) { return exp(x); }, false, true, steps_per_root};
    auto const power = [](Number const& base, Number const& to) {
        return base.is_zero() ? Number() : pow(base, to);
    };
    return {[power, exponent](Number const& x) { return power(x, exponent); },
            [power, exponent](Number const& x) { return power(x, Number(1) / exponent); }, exponent.sign() < 0,
            exponent.sign() < 0, harmonic ? std::size_t{1} : steps_per_root};
}

GroupReach reach_of_mean(Node const& group, std::span<ReachPart const> parts) {
    Mean const mean = mean_of(group);
    Number weights;
    for (ReachPart const& part : parts) weights += *part.weight;
    Sums sums;
    std::size_t roots = 0;
    bool zero = false, above_zero = true;
    for (ReachPart const& part : parts) {
        std::vector<Interval> pieces = part.scores->intervals();
        if (mean.no_zero && pieces.front().low && pieces.front().low->is_zero()) {
            zero = zero || pieces.front().low_closed;
            // What is above zero runs towards it without an end on the other side.
            ValueSet const above = *part.scores & ValueSet::interval(Domain::number, {Number(0), {}, false, false});
            pieces = above.intervals();
            if (pieces.empty()) {
                above_zero = false;
                continue;
            }
            if (pieces.front().low && pieces.front().low->is_zero()) pieces.front().low.reset();
        }
        Number const share = *part.weight / weights;
        roots += pieces.size() * 2;
        sums.add(image(pieces, [&](Number const& x) { return share * mean.there(x); }, mean.falling));
    }
    GroupReach result;
    std::vector<Interval> scores;
    if (above_zero) {
        roots += sums.pieces().size() * 2;
        scores = image(sums.pieces(), mean.back, mean.falling);
        // An end that was left off is zero on this side.
        if (mean.no_zero && !scores.front().low) scores.front().low = Number(0);
        if (mean.no_zero) scores.front().low_closed = scores.front().low_closed && !scores.front().low->is_zero();
    }
    if (zero) scores.push_back({Number(0), Number(0), true, true});
    result.reach.scores = ValueSet::of(Domain::number, std::move(scores));
    result.reach.exact = sums.exact();
    result.steps = sums.steps() + roots * mean.roots;
    return result;
}

// Of a minimum: what one part can be while every other can be as much or more. Of a maximum the mirror image.
GroupReach reach_of_extreme(std::span<ReachPart const> parts, bool minimum) {
    GroupReach result;
    std::vector<Interval> scores;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ValueSet mine = *parts[i].scores;
        for (std::size_t j = 0; j < parts.size(); ++j) {
            if (i == j) continue;
            std::vector<Interval> const& other = parts[j].scores->intervals();
            Interval limit{{}, {}, false, false};
            if (minimum) {
                limit.high = other.back().high;
                limit.high_closed = other.back().high_closed;
            } else {
                limit.low = other.front().low;
                limit.low_closed = other.front().low_closed;
            }
            mine = mine & ValueSet::interval(Domain::number, limit);
        }
        result.steps += parts.size();
        scores.insert(scores.end(), mine.intervals().begin(), mine.intervals().end());
    }
    result.reach.scores = ValueSet::of(Domain::number, std::move(scores));
    return result;
}

}  // namespace

GroupReach reach_of_group(Node const& group, std::span<ReachPart const> parts) {
    GroupReach result;
    if (parts.empty()) {
        result.reach.applicable = false;
        return result;
    }
    bool scored = true, exact = true;
    for (ReachPart const& part : parts) {
        scored = scored && part.scored;
        exact = exact && part.exact;
        if (part.scored && part.scores->empty()) {
            result.reach.scores = ValueSet::none(Domain::number);
            return result;
        }
    }
    if (!scored) {
        result.reach.scored = false;
        return result;
    }
    bool const minimum = group.aggregate == Aggregate::minimum, maximum = group.aggregate == Aggregate::maximum;
    result = minimum || maximum ? reach_of_extreme(parts, minimum) : reach_of_mean(group, parts);
    result.reach.exact = result.reach.exact && exact;
    return result;
}

}  // namespace adherence
