#include "core/advice/next.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include "core/advice/learning.hpp"
#include "core/advice/value_line.hpp"
#include "core/rules/row_reader.hpp"

namespace adherence {

namespace {

// Verdicts of completions that the order may cost, the same everywhere; roots cost more than sums.
constexpr std::size_t most_steps = 5000, most_steps_with_roots = 300;
constexpr std::size_t fewest_draws = 16;
constexpr std::uint64_t seed = 20261124;

// ---- what an answer settles -----------------------------------------------------------------------------------

int number_of(VerdictSet set) { return is_single(set) ? set : 0; }

/// \param met verdicts that some value leaves as the only one
Number settled_share(ValueLine const& line, Possible const& possible, VerdictSet& met) {
    Number settled, whole;
    for (Possible::Choice const& choice : possible.choices) {
        VerdictSet const verdict = line.settled_at(choice.value);
        met |= verdict;
        whole += choice.share;
        if (verdict != no_verdict) settled += choice.share;
    }
    Walk walk(line, {number_of, [&](ValueSet const& value) { return int{line.settled_at(value)}; }});
    for (Interval const& span : possible.spans) {
        whole += length_of(line.scale(), span);
        walk.run(*span.low, *span.high, [&](Interval const& values, int verdict) {
            met |= static_cast<VerdictSet>(verdict);
            if (verdict != 0) settled += length_of(line.scale(), values);
            return true;
        });
    }
    return settled / whole;
}

// ---- how often it alone turns the verdict ---------------------------------------------------------------------

class Turning {
public:
    Turning(Supposition const& country, std::vector<int> const& criteria) : country_(country), cells_(country.cells().begin(), country.cells().end()) {
        for (int const criterion : criteria) {
            ValueLine const line(country, criterion);
            Possible const possible = line.possible();
            Place& place = places_.emplace_back();
            place.criterion = criterion;
            place.spans = possible.spans;
            for (Possible::Choice const& choice : possible.choices) {
                place.values.push_back(line.left_with(choice.value));
                place.shares.push_back(choice.share.to_double());
            }
        }
    }

    /// Of some of the places, by index. \return the uncertainty
    double count(std::vector<std::size_t> const& asked, std::vector<double>& shares) {
        std::size_t const most = country_.framework().irrational ? most_steps_with_roots : most_steps;
        std::size_t steps = 0;
        for (std::size_t const place : asked) steps += std::min(others_of(place, most), most);
        if (steps <= most) {
            for (std::size_t const place : asked) shares[place] = exactly(place);
            return 0;
        }
        std::size_t const draws = std::max(fewest_draws, most / asked.size());
        for (std::size_t draw = 0; draw < draws; ++draw) {
            for (Place& place : places_) cells_[static_cast<std::size_t>(place.criterion)] = drawn(place);
            CountryBlock const block(country_.block().store_ptr(), cells_, country_.block().supposed_weights());
            for (std::size_t const place : asked) shares[place] += turns(place, block) ? 1 : 0;
        }
        for (std::size_t const place : asked) shares[place] /= static_cast<double>(draws);
        return 1 / std::sqrt(static_cast<double>(draws));
    }

private:
    struct Place {
        int criterion = 0;
        std::vector<Appraisal> values;  // of choices
        std::vector<double> shares;
        std::vector<Interval> spans;
        std::vector<Appraisal> met;     // of a span: the number drawn
    };

    [[nodiscard]] std::size_t others_of(std::size_t asked, std::size_t most) const {
        std::size_t count = 1;
        for (std::size_t place = 0; place < places_.size(); ++place) {
            if (place == asked) continue;
            if (!places_[place].spans.empty()) return most + 1;
            count *= places_[place].values.size();
            if (count > most) return most + 1;
        }
        return count;
    }

    [[nodiscard]] double exactly(std::size_t asked) {
        std::vector<std::size_t> at(places_.size(), 0);
        double share = 0;
        for (bool more = true; more;) {
            double of_completion = 1;
            for (std::size_t place = 0; place < places_.size(); ++place) {
                if (place == asked) continue;
                cells_[static_cast<std::size_t>(places_[place].criterion)] = &places_[place].values[at[place]];
                of_completion *= places_[place].shares[at[place]];
            }
            cells_[static_cast<std::size_t>(places_[asked].criterion)] = today(asked);
            CountryBlock const block(country_.block().store_ptr(), cells_, country_.block().supposed_weights());
            if (turns(asked, block)) share += of_completion;
            more = false;
            for (std::size_t place = 0; place < places_.size() && !more; ++place) {
                if (place == asked) continue;
                more = ++at[place] < places_[place].values.size();
                if (!more) at[place] = 0;
            }
        }
        return share;
    }

    [[nodiscard]] Appraisal const* today(std::size_t place) const {
        return country_.cells()[static_cast<std::size_t>(places_[place].criterion)];
    }

    // Does the verdict hang on this cell, the others being those of the block?
    [[nodiscard]] bool turns(std::size_t asked, CountryBlock const& block) const {
        auto const criterion = static_cast<std::size_t>(places_[asked].criterion);
        std::vector<Appraisal const*> cells(block.row(0).begin(), block.row(0).end());
        cells[criterion] = today(asked);
        // The sums of the plan are at hand only where every cell has its score in units.
        if (block.summary(0).in_units && cells[criterion]->in_units) {
            if (is_single(deduced(block, cells))) return false;
            VerdictSet met = no_verdict;
            for (Appraisal const& value : places_[asked].values) {
                cells[criterion] = &value;
                met |= value.in_units ? deduced(block, cells) : every_verdict;
                if (!is_single(met)) break;
            }
            if (is_single(met)) return false;
            if (met != no_verdict && met != every_verdict) return true;
            cells[criterion] = today(asked);
        }
        CountryBlock const open(country_.block().store_ptr(), std::move(cells), country_.block().supposed_weights());
        int const benefit = country_.benefit();
        Judgement const judgement = evaluate(open, 0, std::span(&benefit, 1), Detail::verdicts).verdict(benefit);
        if (judgement.verdict == Verdict::conditional && !is_single(judgement.possible))
            return !is_single(evaluate(open, 0, std::span(&benefit, 1), Detail::findings).verdict(benefit).possible);
        return !is_single(judgement.possible);
    }

    [[nodiscard]] VerdictSet deduced(CountryBlock const& block, std::vector<Appraisal const*> const& cells) const {
        Framework const& framework = country_.framework();
        std::vector<VerdictSet> verdicts(framework.benefits.size(), every_verdict);
        RowReader reader(block, 0, cells, verdicts);
        Deduction deduction(framework, reader);
        Benefit const& benefit = framework.benefits[static_cast<std::size_t>(country_.benefit())];
        for (int const other : benefit.reads) verdicts[static_cast<std::size_t>(other)] = deduction.possible(other);
        return deduction.possible(country_.benefit());
    }

    // The generator's numbers are the standard's, its distributions are each library's own: hence the sums.
    [[nodiscard]] double uniform() { return static_cast<double>(random_() >> 11U) * 0x1p-53; }

    [[nodiscard]] Appraisal const* drawn(Place& place) {
        double left = uniform();
        if (place.spans.empty()) {
            std::size_t choice = 0;
            while (choice + 1 < place.values.size() && left >= place.shares[choice]) left -= place.shares[choice++];
            return &place.values[choice];
        }
        ValueLine const line(country_, place.criterion);
        Interval const& span = place.spans[std::min(place.spans.size() - 1, static_cast<std::size_t>(left * static_cast<double>(place.spans.size())))];
        // Drawn in steps, so that scores stay whole numbers of their units.
        constexpr double steps = 500;
        Number const share = Number::fraction(2 * static_cast<std::int64_t>(uniform() * steps) + 1, static_cast<std::int64_t>(2 * steps));
        Number value = *span.low + (*span.high - *span.low) * share;
        if (line.scale().type == ScaleType::logpoint) {
            double const low = std::log(span.low->to_double()), high = std::log(span.high->to_double());
            if (auto const number = Number::from_cell(std::exp(low + (high - low) * share.to_double())); number && span.contains(*number))
                value = *number;
        }
        place.met.assign(1, line.left_with(ValueSet::single(Domain::number, value)));
        return &place.met.front();
    }

    Supposition const& country_;
    std::vector<Appraisal const*> cells_;  // of the completion at hand
    std::vector<Place> places_;
    std::mt19937_64 random_{seed};
};

// What is left today, where it is one verdict.
VerdictSet settled_today(Supposition const& country) {
    Judgement const& today = country.today();
    if (is_single(today.possible) || today.verdict != Verdict::conditional) return is_single(today.possible) ? today.possible : no_verdict;
    int const benefit = country.benefit();
    VerdictSet const possible = evaluate(country.block(), country.row(), std::span(&benefit, 1)).verdict(benefit).possible;
    return is_single(possible) ? possible : no_verdict;
}

}  // namespace

Inquiry what_to_find_out(Supposition const& country) {
    Framework const& framework = country.framework();
    Inquiry inquiry;
    std::vector<int> const criteria = country.open_criteria();
    VerdictSet const today = settled_today(country);
    VerdictSet met = today;
    bool all = today != no_verdict;
    for (int const criterion : criteria) {
        ValueLine const line(country, criterion);
        Number settles = settled_share(line, line.possible(), met);
        all = all && settles == Number(1);
        inquiry.cells.push_back({framework.criteria[static_cast<std::size_t>(criterion)], std::move(settles), 0});
    }
    if (all && met == today) {
        Supposition together(country.block(), country.row(), country.benefit());
        inquiry.settled = !becoming_known_turns(together);
    }
    if (inquiry.settled) return inquiry;

    auto const tied = [&](OpenCell const& cell) {
        return std::count_if(inquiry.cells.begin(), inquiry.cells.end(),
                             [&](OpenCell const& other) { return other.settles == cell.settles; }) > 1;
    };
    std::vector<std::size_t> asked;
    for (std::size_t place = 0; place < criteria.size(); ++place)
        if (tied(inquiry.cells[place])) asked.push_back(place);
    if (!asked.empty()) {
        std::vector<double> turns(criteria.size(), 0);
        inquiry.uncertainty = Turning(country, criteria).count(asked, turns);
        for (std::size_t place = 0; place < criteria.size(); ++place) inquiry.cells[place].turns = turns[place];
    }
    std::stable_sort(inquiry.cells.begin(), inquiry.cells.end(), [](OpenCell const& a, OpenCell const& b) {
        if (a.settles != b.settles) return a.settles > b.settles;
        // Shares that are the same were summed up in different orders.
        return std::llround(a.turns * 1e9) > std::llround(b.turns * 1e9);
    });
    return inquiry;
}

}  // namespace adherence
