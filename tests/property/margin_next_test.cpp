// How far a criterion may fall and what an answer settles, against the brute-force twin: every value of the cell
// tried by itself, on thousands of small random frameworks.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "core/advice/margin.hpp"
#include "core/advice/next.hpp"
#include "core/advice/value_line.hpp"
#include "property/brute_force.hpp"
#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t most_completions = 400;

SmallScale const& scale_of(SmallCase const& small, std::size_t node) {
    return small.scales[static_cast<std::size_t>(small.nodes[node].scale)];
}

/// The verdicts of completions, were the cell known to hold this level, day or whole percentage.
VerdictSet twin_at(SmallCase small, std::size_t node, int value, int benefit) {
    SmallCell& cell = small.cells[node];
    cell = {SmallCell::State::known, {value}, value, value, ""};
    auto const twin = exhaust(small, 100'000);
    EXPECT_TRUE(twin);
    return twin ? static_cast<VerdictSet>(twin->verdicts[static_cast<std::size_t>(benefit)]) : no_verdict;
}

/// The verdicts once all of these cells are known, whatever they hold of what they can. \pre there is one
VerdictSet twin_once_known(SmallCase const& small, std::span<std::size_t const> nodes, int benefit) {
    VerdictSet met = no_verdict;
    for (int const value : small.cells[nodes.front()].values) {
        if (nodes.size() == 1) {
            met |= twin_at(small, nodes.front(), value, benefit);
            continue;
        }
        SmallCase known = small;
        known.cells[nodes.front()] = {SmallCell::State::known, {value}, value, value, ""};
        met |= twin_once_known(known, nodes.subspan(1), benefit);
    }
    return met;
}

std::size_t small_node(SmallCase const& small, std::string const& id) {
    std::size_t node = 0;
    while (small.nodes[node].id != id) ++node;
    return node;
}

// Days that stand for all others: the ends of rows and the operands of tests, and their neighbours.
std::set<int> days_of(SmallCase const& small) {
    std::set<int> days{-100000, never_day};
    auto const around = [&](int day) { days.insert({day - 1, day, day + 1}); };
    for (int const years : {0, 1, 3}) around(years_before_day(as_of_day, years));
    for (SmallRule const& rule : small.rules)
        for (SmallTest const& test : rule.tests)
            for (int const day : test.operands)
                if (day > 1000) around(day);
    return days;
}

int row_of(SmallScale const& scale, int day) {
    for (std::size_t row = 0; row < scale.years.size(); ++row)
        if (day <= as_of_day && day >= years_before_day(as_of_day, scale.years[row])) return static_cast<int>(row);
    return static_cast<int>(scale.years.size());
}

struct Tally {
    int cases = 0, lost = 0, just_lost = 0, never_lost = 0, dates_lost = 0, open = 0;
    int settle_all = 0, settle_none = 0, settle_some = 0, shares = 0, turned_together = 0;
};

int day_of(ValueSet const& value) { return value.only_never() ? never_day : static_cast<int>(value.only()->to_double()); }

class Compared {
public:
    Compared(SmallCase const& small, ReportCase const& ours, int benefit, Tally& tally)
        : small_(small), country_(*ours.block, 0, benefit), benefit_(benefit), tally_(tally) {}

    void margins_agree() {
        auto const rows = margins(country_);
        auto const& rests_on = framework().benefits[static_cast<std::size_t>(benefit_)].rests_on;
        std::size_t known = 0;
        for (int const node : rests_on) {
            auto const criterion = static_cast<std::size_t>(framework().nodes[static_cast<std::size_t>(node)].criterion_index);
            known += country_.cells()[criterion]->known();
        }
        ASSERT_EQ(rows.size(), known) << described(small_);
        tally_.open += country_.today().verdict == Verdict::open;
        for (Margin const& one : rows) {
            std::size_t const node = small_node(small_, framework().nodes[static_cast<std::size_t>(one.node)].id);
            SCOPED_TRACE(small_.nodes[node].id + " of benefit " + std::to_string(benefit_) + "\n" + described(small_));
            switch (scale_of(small_, node).kind) {
                case SmallScale::Kind::level: expect_levels(one, node); break;
                case SmallScale::Kind::date: expect_dates(one, node); break;
                case SmallScale::Kind::percent: expect_numbers(one, node); break;
            }
        }
    }

    void shares_agree() {
        Inquiry const inquiry = what_to_find_out(country_);
        bool all_as_today = is_single(twin_today()), numbers = false;
        std::vector<std::size_t> nodes;
        for (OpenCell const& one : inquiry.cells) {
            std::size_t const node = small_node(small_, framework().nodes[static_cast<std::size_t>(one.node)].id);
            SCOPED_TRACE(small_.nodes[node].id + " of benefit " + std::to_string(benefit_) + "\n" + described(small_));
            nodes.push_back(node);
            bool const number = scale_of(small_, node).kind == SmallScale::Kind::percent;
            double const share = number ? share_of_numbers(one, node) : share_of(node);
            numbers = numbers || number;
            if (!number) ASSERT_NEAR(one.settles.to_double(), share, 1e-12);
            ++(share == 0 ? tally_.settle_none : share > 1 - 1e-9 ? tally_.settle_all : tally_.settle_some);
            ++tally_.shares;
            all_as_today = all_as_today && met_ == twin_today();
            met_ = no_verdict;
        }
        // A single number, at which the verdict is another one, may stand between those that were tried.
        bool const together = all_as_today && !numbers && !nodes.empty() && twin_once_known(small_, nodes, benefit_) != twin_today();
        tally_.turned_together += together;
        if (inquiry.settled || !numbers) EXPECT_EQ(inquiry.settled, all_as_today && !together) << benefit_ << described(small_);
        for (std::size_t place = 1; place < inquiry.cells.size() && !inquiry.settled; ++place) {
            OpenCell const& before = inquiry.cells[place - 1];
            OpenCell const& after = inquiry.cells[place];
            EXPECT_GE(before.settles, after.settles);
            if (before.settles == after.settles) EXPECT_GE(before.turns, after.turns - 1e-8);
        }
        if (inquiry.uncertainty == 0 && !inquiry.settled) expect_turns(inquiry);
    }

private:
    [[nodiscard]] Framework const& framework() const { return country_.framework(); }
    [[nodiscard]] Verdict today() const { return country_.today().verdict; }
    [[nodiscard]] Verdict twin_verdict(std::size_t node, int value) const { return verdict_of(twin_at(small_, node, value, benefit_)); }
    [[nodiscard]] VerdictSet twin_today() {
        if (!today_) today_ = static_cast<VerdictSet>(exhaust(small_, 100'000)->verdicts[static_cast<std::size_t>(benefit_)]);
        return *today_;
    }

    void expect_levels(Margin const& one, std::size_t node) {
        int lowest = small_.cells[node].values.front();
        bool lost = false;
        while (lowest > 0 && !lost) {
            lost = twin_verdict(node, lowest - 1) != today();
            if (!lost) --lowest;
        }
        EXPECT_EQ(static_cast<int>(one.lowest.only()->to_double()), lowest);
        EXPECT_TRUE(one.kept);
        ++(lost ? tally_.lost : tally_.never_lost);
    }

    void expect_dates(Margin const& one, std::size_t node) {
        SmallScale const& scale = scale_of(small_, node);
        auto const score = [&](int day) { return scale.scores[static_cast<std::size_t>(row_of(scale, day))]; };
        int const lowest = day_of(one.lowest), entered = small_.cells[node].values.front();
        EXPECT_LE(score(lowest), score(entered));
        EXPECT_EQ(twin_verdict(node, lowest), today());
        bool lost = false;
        for (int const day : days_of(small_)) {
            if (score(day) > score(entered)) continue;
            bool const stands = twin_verdict(node, day) == today();
            if (score(day) < score(entered) && score(day) > score(lowest)) EXPECT_TRUE(stands) << day;
            lost = lost || (!stands && score(day) <= score(lowest));
        }
        if (!lost) EXPECT_EQ(score(lowest), *std::min_element(scale.scores.begin(), scale.scores.end()));
        EXPECT_TRUE(one.kept);
        tally_.dates_lost += lost;
    }

    void expect_numbers(Margin const& one, std::size_t node) {
        int const criterion = framework().nodes[static_cast<std::size_t>(one.node)].criterion_index;
        ValueLine const line(country_, criterion);
        Number const lowest = *one.lowest.only(), entered(small_.cells[node].low);
        auto const stands = [&](Number const& value) { return line.verdict_at(ValueSet::single(Domain::number, value)) == today(); };
        ASSERT_LE(lowest, entered);
        Number const little = *Number::from_text("1e-9");
        EXPECT_EQ(stands(lowest), one.kept);
        if (lowest < entered) EXPECT_TRUE(stands(lowest + little));
        bool const lost = !one.kept || lowest > Number(0);
        if (one.kept && lowest > Number(0)) EXPECT_FALSE(stands(lowest - little));
        for (Number value = entered; value > lowest; value -= Number::fraction(7, 9)) EXPECT_TRUE(stands(value)) << value.to_text();
        // The whole numbers around it, and some more, by the twin.
        int const floor = static_cast<int>(lowest.floor().to_double());
        for (int const value : {floor, floor + 1, floor + 7, (floor + small_.cells[node].low) / 2})
            if (value <= small_.cells[node].low && (Number(value) > lowest || (one.kept && Number(value) == lowest)))
                EXPECT_EQ(twin_verdict(node, value), today()) << value;
        if (!one.kept && Number(floor) == lowest) EXPECT_NE(twin_verdict(node, floor), today());
        tally_.just_lost += !one.kept;
        ++(lost ? tally_.lost : tally_.never_lost);
    }

    // Levels, and dates by row and by what tests on the cell make of them.
    double share_of(std::size_t node) {
        SmallCell const& cell = small_.cells[node];
        std::map<std::pair<int, std::vector<bool>>, int> classes;
        for (int const value : cell.values) {
            if (scale_of(small_, node).kind == SmallScale::Kind::level)
                classes[{value, {}}] = value;
            else
                classes[{row_of(scale_of(small_, node), value), passed(node, value)}] = value;
        }
        std::map<int, int> in_row;
        std::set<int> rows;
        for (auto const& [key, value] : classes) ++in_row[key.first];
        double share = 0;
        for (auto const& [key, value] : classes) {
            VerdictSet const verdicts = twin_at(small_, node, value, benefit_);
            met_ |= verdicts;
            if (is_single(verdicts)) share += 1.0 / static_cast<double>(in_row.size()) / in_row[key.first];
        }
        return share;
    }

    // Which tests that count for the benefit the day passes.
    [[nodiscard]] std::vector<bool> passed(std::size_t node, int day) const {
        std::vector<bool> result;
        auto const add = [&](int benefit) {
            for (int const index : framework().benefits[static_cast<std::size_t>(benefit)].rules) {
                Rule const& rule = framework().rules[static_cast<std::size_t>(index)];
                if (rule.subject.kind != Subject::Kind::value || framework().nodes[static_cast<std::size_t>(rule.subject.index)].id != small_.nodes[node].id) continue;
                ValueSet const one = day == never_day ? ValueSet::never() : ValueSet::single(Domain::date, Number(day));
                result.push_back(rule.test.when_known.holds_for(one) == Truth::yes);
            }
        };
        add(benefit_);
        for (int const other : framework().benefits[static_cast<std::size_t>(benefit_)].reads) add(other);
        return result;
    }

    double share_of_numbers(OpenCell const& one, std::size_t node) {
        int const criterion = framework().nodes[static_cast<std::size_t>(one.node)].criterion_index;
        ValueLine const line(country_, criterion);
        SmallCell const& cell = small_.cells[node];
        constexpr int parts = 300;
        int settled = 0;
        for (int part = 0; part < parts; ++part) {
            Number const value = Number(cell.low) + Number(cell.high - cell.low) * Number::fraction(2 * part + 1, 2 * parts);
            VerdictSet const verdict = line.settled_at(ValueSet::single(Domain::number, value));
            settled += verdict != no_verdict;
            met_ |= verdict;
        }
        double const share = static_cast<double>(settled) / parts;
        EXPECT_NEAR(one.settles.to_double(), share, 6.0 / parts);
        // Of the whole percentages between its ends, some by the twin.
        for (int const value : {cell.low + 1, (cell.low + cell.high) / 2, cell.high - 1}) {
            if (value <= cell.low || value >= cell.high) continue;
            VerdictSet const twin = twin_at(small_, node, value, benefit_);
            VerdictSet const ours = line.settled_at(ValueSet::single(Domain::number, Number(value)));
            EXPECT_EQ(ours, is_single(twin) ? twin : no_verdict) << value;
        }
        return one.settles.to_double();
    }

    // The share of completions of the other cells that leave more than one verdict over this one's.
    void expect_turns(Inquiry const& inquiry) {
        std::vector<std::size_t> open;
        for (OpenCell const& one : inquiry.cells) open.push_back(small_node(small_, framework().nodes[static_cast<std::size_t>(one.node)].id));
        std::size_t count = 1;
        for (std::size_t const node : open) {
            if (scale_of(small_, node).kind != SmallScale::Kind::level) return;
            count *= small_.cells[node].values.size();
        }
        if (count > 150) return;
        for (std::size_t place = 0; place < open.size(); ++place) {
            if (inquiry.cells[place].turns == 0) continue;
            int turned = 0, all = 0;
            fill(small_, open, open[place], 0, turned, all);
            EXPECT_NEAR(inquiry.cells[place].turns, static_cast<double>(turned) / all, 1e-9) << described(small_);
        }
    }

    // A cell filled in keeps its state, so that coverage and tests for `known` stay as they are.
    void fill(SmallCase small, std::vector<std::size_t> const& open, std::size_t asked, std::size_t place, int& turned, int& all) {
        if (place == open.size()) {
            ++all;
            turned += !is_single(static_cast<VerdictSet>(exhaust(small, 1000)->verdicts[static_cast<std::size_t>(benefit_)]));
            return;
        }
        if (open[place] == asked) return fill(small, open, asked, place + 1, turned, all);
        for (int const value : small_.cells[open[place]].values) {
            small.cells[open[place]].values = {value};
            fill(small, open, asked, place + 1, turned, all);
        }
    }

    SmallCase const& small_;
    Supposition country_;
    int benefit_;
    Tally& tally_;
    std::optional<VerdictSet> today_;
    VerdictSet met_ = no_verdict;
};

Tally compare(unsigned seed, int cases, SmallLimits const& limits) {
    Random random(seed + other_seed());
    Tally tally;
    while (tally.cases < cases && !::testing::Test::HasFailure()) {
        SmallCase const small = random_case(random, limits);
        if (!exhaust(small, most_completions)) continue;
        ++tally.cases;
        ReportCase const ours = country_of(small);
        for (int benefit = 0; benefit < small.benefits; ++benefit) {
            Compared compared(small, ours, benefit, tally);
            compared.margins_agree();
            compared.shares_agree();
        }
    }
    return tally;
}

void expect_every_kind(Tally const& tally) {
    for (int const count : {tally.lost, tally.never_lost, tally.open, tally.settle_all, tally.settle_none, tally.settle_some})
        EXPECT_GT(count, 10);
    EXPECT_GT(tally.just_lost, 2);
    EXPECT_GT(tally.dates_lost, 2);
}

TEST(margins_and_shares_against_the_twin, rational_means) {
    Tally const tally = compare(11, 2000, {});
    expect_every_kind(tally);
    EXPECT_GT(tally.turned_together, 0);
}

TEST(margins_and_shares_against_the_twin, means_with_roots) { expect_every_kind(compare(12, 150, {.criteria = 4, .means_with_roots = true})); }

}  // namespace
}  // namespace adherence::testing
