// The order of a knapsack's classes: what is in question goes first, the figures go along, and groups stay together.
#include <gtest/gtest.h>

#include "core/advice/path_order.hpp"

namespace adherence {
namespace {

// A class of a criterion: every step has its price and brings 1 to each of the sums.
Knapsack::Class steps(std::size_t criterion, std::size_t count, std::int64_t price, std::vector<std::size_t> sums) {
    Knapsack::Class one{criterion, {}, std::move(sums), {}};
    for (std::size_t step = 0; step <= count; ++step) {
        one.items.push_back({step, static_cast<std::int64_t>(step) * price});
        one.gains.insert(one.gains.end(), one.sums.size(), static_cast<std::int64_t>(step));
    }
    return one;
}

Knapsack knapsack(std::vector<Knapsack::Class> classes, std::vector<std::int64_t> least) {
    Knapsack made;
    made.classes = std::move(classes);
    made.least = std::move(least);
    for (Knapsack::Class const& one : made.classes) made.dearest += one.items.back().price;
    return made;
}

std::vector<std::size_t> criteria(Knapsack const& of) {
    std::vector<std::size_t> all;
    for (Knapsack::Class const& one : of.classes) all.push_back(one.criterion);
    return all;
}

TEST(path_order, puts_first_what_is_most_in_question) {
    // A step is worth what the last one that is needed costs, 1000: of criterion 2 all are in question, of the others where they lean.
    Knapsack of = knapsack({steps(0, 4, 100, {0}), steps(1, 4, 9000, {0}), steps(2, 4, 1000, {0}), steps(3, 2, 300, {0})}, {8});
    PathRelaxation relaxation(of);
    put_in_order(of, relaxation);
    EXPECT_EQ(criteria(of), (std::vector<std::size_t>{2, 3, 0, 1}));
}

TEST(path_order, takes_the_relaxation_along) {
    Knapsack of = knapsack({steps(0, 3, 700, {0}), steps(1, 5, 90, {0, 1}), steps(2, 4, 250, {1}), steps(3, 2, 400, {0})}, {6, 5});
    PathRelaxation relaxation(of);
    double const floor = relaxation.floor();
    put_in_order(of, relaxation);
    EXPECT_NE(criteria(of), (std::vector<std::size_t>{0, 1, 2, 3}));
    EXPECT_EQ(relaxation.floor(), floor);
    for (std::size_t place = 0; place < of.classes.size(); ++place) {
        Knapsack::Class const& one = of.classes[place];
        for (std::size_t item = 0; item < one.items.size(); ++item) {
            double reduced = static_cast<double>(one.items[item].price) - relaxation.least(place);
            for (std::size_t i = 0; i < one.sums.size(); ++i) reduced -= relaxation.worth(one.sums[i]) * static_cast<double>(one.gain(item, i));
            EXPECT_NEAR(relaxation.rise(place, item), reduced, 1e-6) << place << " " << item;
        }
    }
}

// Two groups with a floor of their own, whose classes would mix: what the one brings need not be told apart within the other.
TEST(path_order, keeps_groups_together_that_each_ask_something) {
    std::vector<Knapsack::Class> classes{steps(0, 2, 100, {0}), steps(1, 5, 100, {0}), steps(2, 3, 100, {1}), steps(3, 4, 100, {1})};
    Knapsack apart = knapsack(classes, {4, 4});
    PathRelaxation relaxation(apart);
    put_in_order(apart, relaxation);
    EXPECT_EQ(criteria(apart), (std::vector<std::size_t>{0, 1, 2, 3}));
    // With a floor that nobody needs to work for, they mix.
    Knapsack one_asks = knapsack(classes, {4, 0});
    PathRelaxation of_one(one_asks);
    put_in_order(one_asks, of_one);
    EXPECT_NE(criteria(one_asks), (std::vector<std::size_t>{0, 1, 2, 3}));
}

TEST(path_order, knows_the_smallest_step) {
    EXPECT_EQ(knapsack({steps(0, 2, 300, {0}), steps(1, 1, 70, {0})}, {1}).smallest_step(), 70);
    EXPECT_EQ(knapsack({steps(0, 2, 0, {0})}, {1}).smallest_step(), 1);
    EXPECT_EQ(Knapsack().smallest_step(), 1);
}

}  // namespace
}  // namespace adherence
