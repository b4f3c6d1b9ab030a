#include "core/advice/path_choices.hpp"

#include <algorithm>

#include "core/rules/possible_values.hpp"
#include "core/scoring/scale_scores.hpp"

namespace adherence {

namespace {

// Whole numbers beyond so many are not gone through one by one.
constexpr int most_whole_numbers = 2000;

Number rounded_up(Number const& number) { return -(-number).floor(); }

Number spacing_of(Number const& width) { return std::max(Number(1), rounded_up(width / Number(most_whole_numbers))); }

class Choices {
public:
    /// \param near a value that a number moves to, and how far from it others lie
    Choices(Supposition& country, int criterion, std::optional<std::pair<Number, Number>> near = {})
        : near_(std::move(near)),
          country_(country),
          criterion_(criterion),
          node_(country.framework().nodes[country.framework().criteria[criterion]]),
          scale_(country.framework().scales[node_.scale]),
          cell_(*country.cells()[static_cast<std::size_t>(criterion)]) {}

    std::vector<Choice> list() {
        std::vector<Choice> choices{{&cell_, Number(), false, Number()}};
        if (!cell_.applicable() || cell_.problem() || !cell_.scored || !node_.effort) return choices;
        if (scale_.type == ScaleType::level) add_levels();
        else if (scale_.type == ScaleType::date) add_dates();
        else add_numbers();
        std::stable_sort(higher_.begin(), higher_.end(), [](Choice const& a, Choice const& b) { return a.effort < b.effort; });
        choices.insert(choices.end(), higher_.begin(), higher_.end());
        return choices;
    }

    /// Every value that an open cell may be found out to hold, the lowest first.
    std::vector<Choice> found_out() {
        std::vector<Choice> choices{{&cell_, Number(), false, Number()}};
        if (!cell_.open() || !cell_.scored) return choices;
        if (scale_.type == ScaleType::level) find_levels();
        else if (scale_.type == ScaleType::date) find_dates();
        else find_numbers();
        std::stable_sort(higher_.begin(), higher_.end(), [](Choice const& a, Choice const& b) { return a.second < b.second; });
        choices.insert(choices.end(), higher_.begin(), higher_.end());
        return choices;
    }

    /// Every value that a known cell may fall to, the nearest first.
    std::vector<Choice> lower() {
        std::vector<Choice> choices{{&cell_, Number(), false, Number()}};
        if (!cell_.known()) return choices;
        if (scale_.type == ScaleType::level) fall_to_levels();
        else if (scale_.type == ScaleType::date) fall_to_dates();
        else if (cell_.scored) fall_to_numbers();
        std::stable_sort(higher_.begin(), higher_.end(), [](Choice const& a, Choice const& b) { return a.effort < b.effort; });
        choices.insert(choices.end(), higher_.begin(), higher_.end());
        return choices;
    }

    /// How far the whole numbers among them lie apart.
    [[nodiscard]] Number spacing() const {
        bool const number = scale_.type != ScaleType::level && scale_.type != ScaleType::date;
        return number ? spacing_of(span().second - span().first) : Number(1);
    }

private:
    void fall(ValueSet const& value, Number const& steps) { higher_.push_back({country_.known_as(criterion_, value), steps}); }

    void fall_to_levels() {
        std::size_t from = 0;
        while (!cell_.assessment.values.contains_level(from)) ++from;
        for (std::size_t level = from; level-- > 0;)
            fall(ValueSet::levels(scale_.levels.size(), level, level), Number(static_cast<int>(from - level)));
    }

    void fall_to_dates() {
        auto const pieces = pieces_of(country_.framework(), scale_);
        std::size_t from = 0;
        while (from < pieces.size() && (pieces[from] & cell_.assessment.values).empty()) ++from;
        for (std::size_t piece = 0; piece < pieces.size() && from < pieces.size(); ++piece) {
            Number const score = score_of(pieces[piece]);
            if (score > cell_.low || (score == cell_.low && piece <= from)) continue;
            std::size_t const steps = piece > from ? piece - from : from - piece;
            for (ValueSet const& part : told_apart(pieces[piece] & so_far()))
                if (auto const day = latest(part)) fall(*day, Number(static_cast<int>(steps)));
        }
    }

    void fall_to_numbers() {
        auto const [low, high] = span();
        auto const [least, most] = score_range();
        if (most <= least) return;
        Number const quarter = (most - least) / Number(4);
        std::vector<Number> values;
        if (high - low <= Number(most_whole_numbers)) values = whole_numbers(rounded_up(low), high);
        add_operands_and_neighbours(values);
        for (Point const& point : scale_.points) values.push_back(point.at);
        ValueSet const everything = scale_.everything();
        for (Number const& value : sorted(std::move(values))) {
            if (!everything.contains(value)) continue;
            Appraisal const* const cell = country_.known_as(criterion_, ValueSet::single(Domain::number, value));
            if (cell->scored && cell->low < cell_.low) higher_.push_back({cell, (cell_.low - cell->low) / quarter});
        }
    }

    // Nothing is improved, or lost, by a day that is still to come.
    [[nodiscard]] ValueSet so_far() const {
        return ValueSet::never() | ValueSet::interval(Domain::date, {{}, Number(country_.framework().as_of->day), false, true});
    }

    void find(ValueSet const& value, Number const& steps) {
        higher_.push_back({country_.known_as(criterion_, value), Number(1), true, steps});
    }

    void find_levels() {
        std::optional<std::size_t> first;
        for (std::size_t level = 0; level < scale_.levels.size(); ++level) {
            if (!cell_.assessment.values.contains_level(level)) continue;
            if (!first) first = level;
            find(ValueSet::levels(scale_.levels.size(), level, level), Number(static_cast<int>(level - *first)));
        }
    }

    void find_dates() {
        auto const pieces = pieces_of(country_.framework(), scale_);
        std::vector<std::size_t> possible;
        for (std::size_t piece = 0; piece < pieces.size(); ++piece)
            if (!(pieces[piece] & cell_.assessment.values).empty()) possible.push_back(piece);
        auto const worst = std::min_element(possible.begin(), possible.end(), [&](std::size_t a, std::size_t b) {
            return score_of(pieces[a]) < score_of(pieces[b]);
        });
        for (std::size_t const piece : possible) {
            std::size_t const steps = piece > *worst ? piece - *worst : *worst - piece;
            for (ValueSet const& part : told_apart(pieces[piece] & cell_.assessment.values))
                if (auto const day = latest(part)) find(*day, Number(static_cast<int>(steps)));
        }
    }

    void find_numbers() {
        auto const [least, most] = score_range();
        Number const quarter = (most - least) / Number(4);
        std::vector<Number> values = numbers_to_move_to();
        for (Interval const& interval : cell_.assessment.values.intervals())
            for (auto const& end : {interval.low, interval.high})
                if (end) values.push_back(*end);
        for (Number const& value : those_within_first(std::move(values))) {
            if (!cell_.assessment.values.contains(value)) continue;
            Appraisal const* const cell = country_.known_as(criterion_, ValueSet::single(Domain::number, value));
            if (cell->scored) higher_.push_back({cell, Number(1), true, quarter.is_zero() ? Number() : (cell->low - cell_.low) / quarter});
        }
    }

    [[nodiscard]] static std::vector<Number> whole_numbers(Number const& first, Number const& high) {
        std::vector<Number> values;
        Number const spacing = spacing_of(high - first);
        for (Number whole = first; whole <= high; whole += spacing) values.push_back(whole);
        return values;
    }

    // Whole numbers up to the first beyond either end, where a scale of points is flat; operands of tests, and the whole
    // numbers beside them.
    [[nodiscard]] std::vector<Number> numbers_to_move_to() const {
        auto [low, high] = span();
        bool const flat = scale_.type == ScaleType::point || scale_.type == ScaleType::logpoint;
        low = flat ? low.floor() : rounded_up(low);
        high = flat ? rounded_up(high) : high.floor();
        if (near_) low = std::max(low, near_->first.floor() - near_->second), high = std::min(high, rounded_up(near_->first) + near_->second);
        std::vector<Number> values = whole_numbers(low, high);
        if (low <= high) values.push_back(high);
        add_operands_and_neighbours(values);
        if (near_) values.push_back(near_->first);
        return values;
    }

    // Of those that are alike the first counts: it lies between the ends of the scale, or as near to them as it can.
    [[nodiscard]] std::vector<Number> those_within_first(std::vector<Number> values) const {
        values = sorted(std::move(values));
        auto const beyond = [ends = span()](Number const& value) { return std::max({Number(), ends.first - value, value - ends.second}); };
        std::ranges::stable_sort(values, {}, beyond);
        return values;
    }

    [[nodiscard]] static std::vector<Number> sorted(std::vector<Number> values) {
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        return values;
    }

    void add(ValueSet const& value, Number const& steps) {
        Appraisal const* const cell = country_.known_as(criterion_, value);
        if (cell->scored && cell->low > cell_.low) higher_.push_back({cell, *node_.effort * steps});
    }

    void add_levels() {
        std::size_t from = 0;
        while (!cell_.assessment.values.contains_level(from)) ++from;
        for (std::size_t level = from + 1; level < scale_.levels.size(); ++level)
            add(ValueSet::levels(scale_.levels.size(), level, level), Number(static_cast<int>(level - from)));
    }

    // From never up to the row of the fewest years: the pieces of the scale come the other way round.
    void add_dates() {
        auto const pieces = pieces_of(country_.framework(), scale_);
        std::optional<std::size_t> from;
        for (std::size_t piece = 0; piece < pieces.size(); ++piece)
            if (!(pieces[piece] & cell_.assessment.values).empty() && score_of(pieces[piece]) == cell_.low) from = piece;
        if (!from) return;
        for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
            std::size_t const steps = piece > *from ? piece - *from : *from - piece;
            for (ValueSet const& part : told_apart(pieces[piece] & so_far()))
                if (auto const day = latest(part)) add(*day, Number(static_cast<int>(steps)));
        }
    }

    [[nodiscard]] Number score_of(ValueSet const& piece) const {
        return lowest_of(scores_of(country_.framework(), scale_, piece));
    }

    // The parts of a set that the tests on the criterion's value treat differently.
    [[nodiscard]] std::vector<ValueSet> told_apart(ValueSet const& piece) const {
        std::vector<ValueSet const*> tests;
        for (int const rule : country_.block().store().tests_on(criterion_))
            if (Rule const& one = country_.framework().rules[rule]; one.subject.kind == Subject::Kind::value) tests.push_back(&one.test.when_known);
        return adherence::told_apart(tests, piece);
    }

    [[nodiscard]] static std::optional<ValueSet> latest(ValueSet const& days) {
        if (days.intervals().empty()) return ValueSet::never();
        Interval const& last = days.intervals().back();
        if (last.high) return ValueSet::single(Domain::date, *last.high);
        return last.low ? std::optional(ValueSet::single(Domain::date, *last.low)) : std::nullopt;
    }

    void add_numbers() {
        auto const [least, most] = score_range();
        if (most <= least) return;
        Number const quarter = (most - least) / Number(4);
        ValueSet const everything = scale_.everything();
        for (Number const& value : those_within_first(numbers_to_move_to())) {
            if (!everything.contains(value)) continue;
            Appraisal const* const cell = country_.known_as(criterion_, ValueSet::single(Domain::number, value));
            if (cell->scored && cell->low > cell_.low)
                higher_.push_back({cell, *node_.effort * (cell->low - cell_.low) / quarter});
        }
    }

    void add_operands_and_neighbours(std::vector<Number>& values) const {
        for (int const number : country_.block().store().tests_on(criterion_)) {
            Rule const& rule = country_.framework().rules[number];
            if (rule.subject.kind != Subject::Kind::value) continue;
            for (Interval const& interval : rule.test.when_known.intervals())
                for (auto const& end : {interval.low, interval.high})
                    if (end) values.insert(values.end(), {*end, rounded_up(*end) - Number(1), end->floor() + Number(1)});
        }
    }

    [[nodiscard]] std::pair<Number, Number> span() const {
        if (scale_.type == ScaleType::percent) return {Number(0), Number(100)};
        if (scale_.type != ScaleType::relative) return {scale_.points.front().at, scale_.points.back().at};
        std::optional<Number> low, high;
        for (std::size_t row = 0; row < country_.block().rows(); ++row) {
            Appraisal const& cell = *country_.block().row(row)[static_cast<std::size_t>(criterion_)];
            if (!cell.known()) continue;
            Number const value = *cell.assessment.values.only();
            low = low ? std::min(*low, value) : value;
            high = high ? std::max(*high, value) : value;
        }
        return low ? std::pair(*low, *high) : std::pair(Number(1), Number(0));
    }

    [[nodiscard]] std::pair<Number, Number> score_range() {
        if (scale_.type == ScaleType::percent) return {Number(0), Number(100)};
        if (scale_.type != ScaleType::relative) {
            ValueSet const scores = scores_of(country_.framework(), scale_, scale_.everything());
            return {lowest_of(scores), highest_of(scores)};
        }
        auto const [low, high] = span();
        if (low > high) return {Number(0), Number(0)};
        Number const a = country_.known_as(criterion_, ValueSet::single(Domain::number, low))->low;
        Number const b = country_.known_as(criterion_, ValueSet::single(Domain::number, high))->low;
        return {std::min(a, b), std::max(a, b)};
    }

    std::optional<std::pair<Number, Number>> near_;
    Supposition& country_;
    int criterion_;
    Node const& node_;
    Scale const& scale_;
    Appraisal const& cell_;
    std::vector<Choice> higher_;
};

}  // namespace

std::vector<Choice> choices_of(Supposition& country, int criterion) { return Choices(country, criterion).list(); }

Number spacing_of_choices(Supposition& country, int criterion) { return Choices(country, criterion).spacing(); }

std::vector<Choice> choices_near(Supposition& country, int criterion, Number const& value, Number& spacing) {
    std::vector<Choice> choices = Choices(country, criterion, std::pair(value, spacing)).list();
    spacing = spacing_of(Number(2) * spacing);
    return choices;
}

std::vector<Choice> findings_of(Supposition& country, int criterion) { return Choices(country, criterion).found_out(); }

std::vector<Choice> falls_of(Supposition& country, int criterion) { return Choices(country, criterion).lower(); }

std::vector<std::vector<Choice>> choices_of(Supposition& country, std::vector<Choice> (&of_one)(Supposition&, int)) {
    Framework const& framework = country.framework();
    auto const& rests_on = framework.benefits[country.benefit()].rests_on;
    std::vector<std::vector<Choice>> choices;
    for (std::size_t criterion = 0; criterion < framework.criteria.size(); ++criterion) {
        bool const counts = std::find(rests_on.begin(), rests_on.end(), framework.criteria[criterion]) != rests_on.end();
        choices.push_back(counts ? of_one(country, static_cast<int>(criterion))
                                 : std::vector<Choice>{{country.cells()[criterion], Number(), false, Number()}});
    }
    return choices;
}

}  // namespace adherence
