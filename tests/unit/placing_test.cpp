// Scores of criteria under limits of their groups.
#include "core/review/placing.hpp"

#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

ValueSet points(std::initializer_list<int> values) {
    ValueSet set = ValueSet::none(Domain::number);
    for (int const value : values) set = set | ValueSet::single(Domain::number, Number(value));
    return set;
}
ValueSet from_to(int low, int high) { return ValueSet::interval(Domain::number, {Number(low), Number(high), true, true}); }

// Two criteria of weight 1 and 2 in a group of weight 1, beside a third.
struct Placed {
    FrameworkPtr framework;
    std::vector<ValueSet> scores, limits;

    explicit Placed(std::string const& aggregate = "") : scores(3, points({0, 100})) {
        std::string const criteria = "id,parent,weight,scale,aggregate\nall,,,,\ng,all,1,," + aggregate +
                                     "\na,g,1,percent,\nb,g,2,percent,\nc,all,1,percent,\n";
        framework = framework_of({.criteria = criteria});
        limits.assign(framework->nodes.size(), ValueSet::all(Domain::number));
    }

    Placed& limited(std::string_view node, ValueSet limit) {
        limits[static_cast<std::size_t>(framework->node(node))] = std::move(limit);
        return *this;
    }
    [[nodiscard]] Truth asked(std::size_t most = 100'000) const {
        Placing placing{{&scores[0], &scores[1], &scores[2]}, {}};
        for (ValueSet const& limit : limits)
            placing.limits.push_back(limit == ValueSet::all(Domain::number) ? nullptr : &limit);
        Steps steps(most);
        return placeable(*framework, placing, steps);
    }
};

TEST(placing, ends_fit_one_sided_limits) {
    EXPECT_EQ(Placed().asked(), Truth::yes);
    EXPECT_EQ(Placed().limited("g", from_to(90, 200)).asked(), Truth::yes);
    EXPECT_EQ(Placed().limited("g", from_to(-5, 10)).asked(), Truth::yes);
    EXPECT_EQ(Placed().limited("g", from_to(101, 200)).asked(), Truth::no);
}

TEST(placing, gaps_are_seen) {
    // 0, 100/3, 200/3 and 100.
    EXPECT_EQ(Placed().limited("g", from_to(30, 40)).asked(), Truth::yes);
    EXPECT_EQ(Placed().limited("g", from_to(40, 60)).asked(), Truth::no);
}

TEST(placing, a_group_and_the_one_above_it) {
    // g at 33 1/3 leaves 16 2/3 or 66 2/3 for the whole.
    EXPECT_EQ(Placed().limited("g", from_to(30, 40)).limited("all", from_to(60, 70)).asked(), Truth::yes);
    EXPECT_EQ(Placed().limited("g", from_to(30, 40)).limited("all", from_to(20, 60)).asked(), Truth::no);
}

TEST(placing, extremes) {
    EXPECT_EQ(Placed("minimum").limited("g", from_to(50, 60)).asked(), Truth::no);
    Placed between("minimum");
    between.scores[0] = points({0, 55, 100});
    EXPECT_EQ(between.limited("g", from_to(50, 60)).asked(), Truth::yes);
}

TEST(placing, what_does_not_apply_takes_no_part) {
    Placed const placed;
    ValueSet const both = points({0, 100}), limit = from_to(40, 60);
    Placing placing{{nullptr, &both, &both}, std::vector<ValueSet const*>(placed.framework->nodes.size())};
    placing.limits[static_cast<std::size_t>(placed.framework->node("all"))] = &limit;
    Steps steps(100'000);
    EXPECT_EQ(placeable(*placed.framework, placing, steps), Truth::yes);  // b and c: 0, 50, 100
}

TEST(placing, says_so_where_the_steps_end) {
    EXPECT_EQ(Placed().limited("g", from_to(40, 60)).asked(1), Truth::open);
}

// Both criteria have many scores, so that the gaps between their sums are given up: halves of them are looked at.
TEST(placing, gaps_of_many_scores_are_seen_by_halves) {
    auto const spaced = [](int step, int count) {
        std::vector<Interval> all;
        for (int i = 0; i < count; ++i) all.push_back({Number(step * i), Number(step * i), true, true});
        return ValueSet::of(Domain::number, std::move(all));
    };
    auto const asked = [&](Number const& low, Number const& high) {
        Placed placed;
        placed.scores[0] = spaced(3, 200);
        placed.scores[1] = spaced(3, 200);  // (a + 2 b) / 3: every whole number from 0 to 597, and no other
        return placed.limited("g", ValueSet::interval(Domain::number, {low, high, true, true})).asked(50'000'000);
    };
    EXPECT_EQ(asked(Number(301), Number(301)), Truth::yes);
    EXPECT_EQ(asked(Number(500), Number(500)), Truth::yes);  // with a above the middle
    EXPECT_EQ(asked(Number::fraction(601, 2), Number::fraction(1203, 4)), Truth::no);  // 300.5 to 300.75
    EXPECT_EQ(asked(Number(598), Number(700)), Truth::no);
}

}  // namespace
}  // namespace adherence::testing
