// Which open cells can turn the verdict, against the brute-force twin: every completion of the others, on hundreds of small
// random frameworks.
#include "core/advice/relevance.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "property/brute_force.hpp"
#include "property/small_policy.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t most_completions = 6000;

bool percentage(SmallCase const& small, std::size_t node) {
    return small.scales[static_cast<std::size_t>(small.nodes[node].scale)].kind == SmallScale::Kind::percent;
}
bool is_open(SmallCase const& small, std::size_t node) {
    SmallCell const& cell = small.cells[node];
    if (!small.nodes[node].criterion() || cell.state == SmallCell::State::not_applicable) return false;
    return percentage(small, node) ? cell.low < cell.high : cell.values.size() > 1;
}

class Twin {
public:
    explicit Twin(SmallCase const& small) : small_(small) {
        for (std::size_t node = 0; node < small.nodes.size(); ++node)
            if (is_open(small, node)) open_.push_back(node);
    }

    [[nodiscard]] std::vector<std::size_t> const& open() const { return open_; }
    [[nodiscard]] bool few() const {
        std::size_t count = 1;
        for (std::size_t const node : open_) count *= values_of(node).size();
        return count <= most_completions;
    }
    /// Whole percentages stand for all of another cell.
    [[nodiscard]] bool exact(std::size_t asked) const {
        return std::none_of(open_.begin(), open_.end(), [&](std::size_t node) { return node != asked && percentage(small_, node); });
    }

    /// By benefit: does the cell turn the verdict in some completion of the others?
    [[nodiscard]] std::vector<bool> turns(std::size_t asked) const {
        std::vector<bool> result(static_cast<std::size_t>(small_.benefits), false);
        SmallCase one = small_;
        fill(one, asked, 0, result);
        return result;
    }

private:
    [[nodiscard]] std::vector<int> values_of(std::size_t node) const {
        if (!percentage(small_, node)) return small_.cells[node].values;
        std::vector<int> values;
        for (int value = small_.cells[node].low; value <= small_.cells[node].high; ++value) values.push_back(value);
        return values;
    }

    void fill(SmallCase& one, std::size_t asked, std::size_t place, std::vector<bool>& result) const {
        if (place == open_.size()) {
            auto const all = exhaust(one, 10'000);
            ASSERT_TRUE(all);
            for (std::size_t benefit = 0; benefit < result.size(); ++benefit)
                if (__builtin_popcount(all->verdicts[benefit]) > 1) result[benefit] = true;
            return;
        }
        std::size_t const node = open_[place];
        if (node == asked) return fill(one, asked, place + 1, result);
        for (int const value : values_of(node)) {
            one.cells[node].values = {value};
            if (percentage(small_, node)) one.cells[node].low = one.cells[node].high = value;
            fill(one, asked, place + 1, result);
        }
        one.cells[node] = small_.cells[node];
    }

    SmallCase const& small_;
    std::vector<std::size_t> open_;
};

struct Tally {
    int turning = 0, idle = 0, doubtful = 0;
};

void compare(SmallCase const& small, Twin const& twin, Tally& tally) {
    ReportCase const ours = country_of(small);
    Framework const& framework = ours.evaluation().framework();
    std::map<std::size_t, std::vector<bool>> truth;
    for (std::size_t const node : twin.open()) truth.emplace(node, twin.turns(node));
    for (int benefit = 0; benefit < small.benefits; ++benefit) {
        SCOPED_TRACE("benefit " + std::to_string(benefit) + "\n" + described(small));
        Supposition const country(*ours.block, 0, benefit);
        Relevance const found = which_matter(country, ours.evaluation(), 100'000);
        EXPECT_EQ(found.turning.size() + found.doubtful.size() + found.idle, country.open_criteria().size());
        for (std::size_t const node : twin.open()) {
            auto const among = [&](std::vector<int> const& nodes) {
                return std::find(nodes.begin(), nodes.end(), framework.node(small.nodes[node].id)) != nodes.end();
            };
            bool const turns = truth.at(node)[static_cast<std::size_t>(benefit)];
            if (turns) { EXPECT_TRUE(among(found.turning) || among(found.doubtful)) << small.nodes[node].id; }
            if (among(found.turning) && twin.exact(node)) { EXPECT_TRUE(turns) << small.nodes[node].id; }
            tally.turning += among(found.turning);
            tally.doubtful += among(found.doubtful);
            tally.idle += !among(found.turning) && !among(found.doubtful) && country.today().verdict == Verdict::open;
        }
    }
}

Tally compare(unsigned seed, int cases, SmallLimits const& limits) {
    Random random(seed + other_seed());
    Tally tally;
    for (int done = 0; done < cases && !::testing::Test::HasFailure();) {
        SmallCase const small = random_case(random, limits);
        Twin const twin(small);
        if (!twin.few()) continue;
        ++done;
        compare(small, twin, tally);
    }
    return tally;
}

TEST(relevance_against_the_twin, levels_and_dates) {
    Tally const tally = compare(41, 500, {.criteria = 5, .percentages = 0});
    EXPECT_GT(tally.turning, 200);
    EXPECT_GT(tally.idle, 50);
    EXPECT_EQ(tally.doubtful, 0);
}

TEST(relevance_against_the_twin, percentages) {
    Tally const tally = compare(42, 200, {.criteria = 4});
    EXPECT_GT(tally.turning, 30);
    EXPECT_LT(tally.doubtful * 10, tally.turning);
}

TEST(relevance_against_the_twin, means_with_roots) {
    Tally const tally = compare(43, 60, {.criteria = 4, .means_with_roots = true, .percentages = 0});
    EXPECT_GT(tally.turning, 10);
}

}  // namespace
}  // namespace adherence::testing
