// The fewest items that meet every demand, by hand and against trying all choices.
#include "core/advice/covering.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <random>

namespace adherence::testing {
namespace {

constexpr std::size_t plenty = 1'000'000;
using Items = std::vector<std::size_t>;

TEST(covering, one_of_two_and_a_sum) {
    std::vector<CoverDemand> const demands{{{1, 1, 0}, 1}, {{4, 0, 3}, 5}};
    EXPECT_EQ(fewest_at_least(demands, 3), 2u);
    Cover const cover = first_cover(demands, 3, 2, plenty);
    EXPECT_EQ(cover.kind, Cover::Kind::found);
    EXPECT_EQ(cover.items, (Items{0, 2}));
    EXPECT_EQ(first_cover(demands, 3, 1, plenty).kind, Cover::Kind::none);
}

TEST(covering, nothing_is_asked_or_too_much) {
    EXPECT_EQ(fewest_at_least({}, 3), 0u);
    EXPECT_EQ(first_cover({}, 3, 0, plenty).kind, Cover::Kind::found);
    std::vector<CoverDemand> const too_much{{{1, 1}, 3}};
    EXPECT_GT(fewest_at_least(too_much, 2), 2u);
    EXPECT_EQ(first_cover(too_much, 2, 2, plenty).kind, Cover::Kind::none);
}

TEST(covering, says_where_the_budget_ends) {
    std::vector<CoverDemand> const demands{{{1, 1, 0}, 1}, {{4, 0, 3}, 5}};
    EXPECT_EQ(first_cover(demands, 3, 2, 1).kind, Cover::Kind::undecided);
}

bool covers(std::vector<CoverDemand> const& demands, unsigned chosen) {
    for (CoverDemand const& demand : demands) {
        double sum = 0;
        for (std::size_t item = 0; item < demand.gains.size(); ++item)
            if (chosen >> item & 1U) sum += demand.gains[item];
        if (sum < demand.need) return false;
    }
    return true;
}

Items items_of(unsigned chosen) {
    Items items;
    for (std::size_t item = 0; chosen >> item; ++item)
        if (chosen >> item & 1U) items.push_back(item);
    return items;
}

TEST(covering, against_every_choice) {
    std::mt19937 random(5);
    auto const below = [&](unsigned count) { return random() % count; };
    int found = 0;
    for (int round = 0; round < 1500; ++round) {
        std::size_t const items = 2 + below(8);
        std::vector<CoverDemand> demands(1 + below(5));
        for (CoverDemand& demand : demands) {
            unsigned sum = 0;
            for (std::size_t item = 0; item < items; ++item) {
                unsigned const gain = below(2) ? below(4) * below(4) : 0;
                demand.gains.push_back(gain);
                sum += gain;
            }
            demand.need = below(sum + 2);
        }
        std::optional<Items> first;
        for (unsigned chosen = 0; chosen < 1U << items; ++chosen) {
            if (!covers(demands, chosen)) continue;
            Items const one = items_of(chosen);
            if (!first || one.size() < first->size() || (one.size() == first->size() && one < *first)) first = one;
        }
        if (!first) {
            EXPECT_EQ(first_cover(demands, items, items, plenty).kind, Cover::Kind::none);
            continue;
        }
        ++found;
        EXPECT_LE(fewest_at_least(demands, items), first->size());
        EXPECT_EQ(first_cover(demands, items, first->size(), plenty).items, *first);
        if (!first->empty()) EXPECT_EQ(first_cover(demands, items, first->size() - 1, plenty).kind, Cover::Kind::none);
    }
    EXPECT_GT(found, 500);
}

}  // namespace
}  // namespace adherence::testing
