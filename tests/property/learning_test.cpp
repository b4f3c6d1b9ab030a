// What learning alone could do, against finding out every combination of what the open cells may hold.
#include "core/advice/learning.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

#include "property/small_case.hpp"
#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::size_t most_combinations = 4000;

class Combinations {
public:
    Combinations(SmallCase const& small, FrameworkPtr policy, int benefit) : small_(small), policy_(std::move(policy)), benefit_(benefit) {
        for (std::size_t node = 0; node < small.nodes.size(); ++node) {
            if (!small.nodes[node].criterion()) continue;
            values_.push_back(values_of(small, node));
            texts_.push_back(small.cells[node].text);
            size_ *= values_.back().size() + 1;
            if (size_ > most_combinations) return;
        }
    }
    [[nodiscard]] bool few() const { return size_ <= most_combinations; }
    /// Empty: none does.
    [[nodiscard]] std::optional<std::size_t> fewest() {
        try_from(0, 0);
        return best_;
    }

private:
    static std::vector<std::string> values_of(SmallCase const& small, std::size_t node) {
        SmallCell const& cell = small.cells[node];
        SmallScale const& scale = small.scales[static_cast<std::size_t>(small.nodes[node].scale)];
        std::vector<std::string> values;
        bool const percent = scale.kind == SmallScale::Kind::percent;
        if (cell.state == SmallCell::State::not_applicable || (percent ? cell.low == cell.high : cell.values.size() < 2)) return values;
        if (percent)
            for (int value = cell.low; value <= cell.high; ++value) values.push_back(std::to_string(value));
        else
            for (int const value : cell.values)
                values.push_back(scale.kind == SmallScale::Kind::level ? "l" + std::to_string(value) : day_text(value));
        return values;
    }

    void try_from(std::size_t place, std::size_t count) {
        if (best_ && count >= *best_) return;
        if (place == values_.size()) {
            if (count > 0 && eligible()) best_ = count;
            return;
        }
        try_from(place + 1, count);
        std::string const stays = texts_[place];
        for (std::string const& value : values_[place]) {
            texts_[place] = value;
            try_from(place + 1, count + 1);
        }
        texts_[place] = stays;
    }

    [[nodiscard]] bool eligible() const {
        std::string cells;
        for (std::size_t place = 0; place < texts_.size(); ++place) cells += (place > 0 ? "," : "") + texts_[place];
        ReportCase const one(policy_, small_.ids_csv() + "\n" + cells + "\n");
        return one.evaluation().verdict(benefit_).verdict == Verdict::eligible;
    }

    SmallCase const& small_;
    FrameworkPtr policy_;
    int benefit_;
    std::vector<std::vector<std::string>> values_;
    std::vector<std::string> texts_;
    std::size_t size_ = 1;
    std::optional<std::size_t> best_;
};

void compare(unsigned seed, int cases, SmallLimits const& limits, int least_found) {
    Random random(seed + (std::getenv("ADHERENCE_SEED") ? 1000U * static_cast<unsigned>(std::atoi(std::getenv("ADHERENCE_SEED"))) : 0U));
    int found = 0, several = 0, never = 0;
    for (int done = 0; done < cases && !::testing::Test::HasFailure();) {
        SmallCase const small = random_case(random, limits);
        FrameworkPtr const policy = framework({.criteria = small.criteria_csv(), .scales = small.scales_csv(), .rules = small.rules_csv(),
                                               .benefits = small.benefits_csv(), .about = "key,value\nas_of," + day_text(as_of_day) + "\n"});
        int const benefit = below(random, small.benefits);
        ReportCase const today(policy, small.ids_csv() + "\n" + small.cells_csv() + "\n");
        Supposition country(*today.block, 0, benefit);
        if (country.today().verdict == Verdict::eligible || country.today().verdict == Verdict::invalid || country.today().no_rule) continue;
        Combinations all(small, policy, benefit);
        if (!all.few()) continue;
        ++done;
        auto const fewest = all.fewest();
        Learning const learning = least_learning(country);
        std::string const what = small.criteria_csv() + small.scales_csv() + small.rules_csv() + small.ids_csv() + "\n" + small.cells_csv() +
                                 "\nbenefit " + std::to_string(benefit);
        ASSERT_TRUE(learning.proven) << what;
        ASSERT_EQ(learning.cells.size(), fewest.value_or(0)) << what;
        found += fewest.has_value();
        several += fewest.value_or(0) > 1;
        never += !fewest;
        std::vector<Supposition::Change> changes;
        for (Learning::Cell const& cell : learning.cells) {
            ASSERT_TRUE(country.cells()[static_cast<std::size_t>(cell.criterion)]->open()) << what;
            changes.push_back({cell.criterion, country.known_as(cell.criterion, cell.value)});
        }
        if (fewest) {
            ASSERT_EQ(country.verdict_with(changes), Verdict::eligible) << what;
        }
    }
    EXPECT_GT(found, least_found);
    EXPECT_GT(several, least_found / 8);
    EXPECT_GT(never, least_found / 2);
}

TEST(learning_against_all_combinations, levels_and_dates) { compare(21, 1000, {.criteria = 5, .percentages = 0}, 100); }
TEST(learning_against_all_combinations, percentages) { compare(22, 300, {.criteria = 3}, 20); }
TEST(learning_against_all_combinations, means_with_roots) { compare(23, 100, {.criteria = 4, .means_with_roots = true, .percentages = 0}, 8); }

}  // namespace
}  // namespace adherence::testing
