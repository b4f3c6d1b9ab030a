// Which situations there are: searched for among classes, and placed in a tree.
#include "core/review/situations.hpp"

#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

using Wanted = Asked::Wanted;

struct Space {
    FrameworkPtr framework;
    std::vector<Extent> extents;
    Steps steps{1'000'000};
    std::optional<Situations> situations;

    explicit Space(std::string_view rows) {
        std::string const rules = rule_rows(rows);
        framework = load(review_tables({.rules = rules})).framework;
        extents = extents_of(*framework);
        situations.emplace(*framework, extents, 0, steps);
    }

    /// With the requirements, by place, that hold, and the others failing.
    [[nodiscard]] Truth some(std::initializer_list<int> holding, std::size_t most = 1'000'000) {
        std::vector<Asked> asked;
        auto const& clauses = framework->benefits[0].requirements;
        for (std::size_t i = 0; i < clauses.size(); ++i) {
            bool const holds = std::find(holding.begin(), holding.end(), static_cast<int>(i)) != holding.end();
            asked.push_back({&clauses[i], Effect::requires_, holds ? Wanted::holds : Wanted::fails, nullptr});
        }
        Steps few(most);
        return situations->some_country(asked, few);
    }
};

TEST(situations, of_one_criterion) {
    Space space("b,requires,x,>= 40\nb,requires,x,>= 60\n");
    EXPECT_EQ(space.some({0, 1}), Truth::yes);
    EXPECT_EQ(space.some({0}), Truth::yes);
    EXPECT_EQ(space.some({}), Truth::yes);
    EXPECT_EQ(space.some({1}), Truth::no);
}

TEST(situations, of_a_criterion_and_groups_above_it) {
    Space space("b,requires,z,law\nb,requires,g,>= 60\nb,requires,all,>= 50\n");
    EXPECT_EQ(space.some({0, 1, 2}), Truth::yes);
    EXPECT_EQ(space.some({0, 1}), Truth::no);  // 2 × 60 + 100 of 4 are 55, without n 73
    EXPECT_EQ(space.some({0}), Truth::yes);
    EXPECT_EQ(space.some({2}), Truth::yes);  // with n not applicable
}

TEST(situations, of_coverage_and_what_is_known) {
    Space space("b,requires,coverage(g),>= 100\nb,requires,x,known\nb,requires,y,unknown\n");
    EXPECT_EQ(space.some({0, 1}), Truth::yes);
    EXPECT_EQ(space.some({0, 1, 2}), Truth::no);
    EXPECT_EQ(space.some({1, 2}), Truth::yes);
    EXPECT_EQ(space.some({1}), Truth::no) << "both are known";
    EXPECT_EQ(space.some({0}), Truth::no);
}

TEST(situations, of_a_group_that_is_known) {
    Space space("b,requires,g,known and >= 50\nb,requires,x,unknown\nb,requires,coverage,< 50\n");
    EXPECT_EQ(space.some({0}), Truth::yes);
    EXPECT_EQ(space.some({0, 1}), Truth::no);
    EXPECT_EQ(space.some({0, 2}), Truth::no) << "half the weight is that of g";
    EXPECT_EQ(space.some({1, 2}), Truth::yes);
}

TEST(situations, of_names) {
    Space space("b,defines,z,>= draft,sure,,,\nb,requires,sure,true\nb,requires,z,law\n");
    EXPECT_EQ(space.some({0, 1}), Truth::yes);
    EXPECT_EQ(space.some({0}), Truth::yes);
    EXPECT_EQ(space.some({1}), Truth::no);
}

TEST(situations, forms_of_a_benefit_that_differ_in_their_names) {
    Space space("b,defines,z,>= draft,sure,,,\nb,defines,x,>= 40,sure,,,\nb,requires,sure,true\nb,requires,x,>= 60\n");
    Benefit const& whole = space.framework->benefits[0];
    Benefit without_x = whole, without_z = whole;
    for (auto [benefit, gone] : {std::pair(&without_x, 1), std::pair(&without_z, 0)}) {
        Clause& clause = benefit->definitions[0].clause;
        clause.rules.erase(clause.rules.begin() + gone);
        clause.need = 1;
    }
    EXPECT_EQ(space.situations->some_verdict_differs(whole, without_x, space.steps), Truth::no);
    EXPECT_EQ(space.situations->some_verdict_differs(whole, without_z, space.steps), Truth::yes);
}

TEST(situations, are_not_found_out_where_the_steps_end) {
    Space space("b,requires,z,law\nb,requires,g,>= 60\nb,requires,all,>= 50\n");
    EXPECT_EQ(space.some({0, 1}, 3), Truth::open);
}

TEST(situations, keep_what_the_last_one_was_like) {
    Space space("b,requires,x,>= 40\nb,requires,z,law\n");
    ASSERT_EQ(space.some({0}), Truth::yes);
    Part const& part = space.situations->found();
    EXPECT_EQ(part[0] & ~space.situations->subjects().holding(0).classes, 0U);
    EXPECT_EQ(part[1] & space.situations->subjects().holding(1).classes, 0U);
}

}  // namespace
}  // namespace adherence::testing
