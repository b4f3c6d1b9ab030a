// Gaps and overlaps between the versions of a rule.
#include "core/review/dated_rules.hpp"

#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

TablesText dated(std::string const& rules) { return {.rules = rules, .benefits = "benefit\nb\nc\n", .as_of = "2026-03-31"}; }
std::string said(std::string_view rows) {
    // A row of each benefit that is always in force, so that none is without.
    std::string const rules = rule_rows(std::string(rows) + "*,requires,z,>= draft,,,,\n");
    std::string text;
    for (Fault const& fault : review_of(dated(rules)).faults)
        if (fault.code == "review.gap" || fault.code == "review.overlap")
            text += fault.code + "@" + std::to_string(fault.row) + ": " + describe(fault, "en") + "\n";
    return text;
}

TEST(dated_rules, a_gap_of_days) {
    EXPECT_EQ(said("b,requires,x,>= 40,,,,2025-12-31\nb,requires,x,>= 50,,,2026-02-01,\n"),
              "review.gap@3: From 2026-01-01 to 2026-01-31 no row on “x” is in force: row 2 has ended, and this one has not begun. Check the dates.\n");
    EXPECT_EQ(said("b,requires,x,>= 40,,,,2025-12-31\nb,requires,x,>= 50,,,2026-01-01,\n"), "");
    EXPECT_NE(said("b,requires,x,>= 40,,,,2025-12-31\nb,requires,x,>= 50,,,2026-01-02,\n").find("From 2026-01-01 to 2026-01-01"), std::string::npos);
}

TEST(dated_rules, an_overlap_of_days) {
    EXPECT_EQ(said("b,requires,x,>= 40,,,,2026-01-01\nb,requires,x,>= 50,,,2026-01-01,\n"),
              "review.overlap@3: From 2026-01-01 to 2026-01-01 two versions of this rule on “x” are in force: row 2 (>= 40) and this one (>= 50). Check the dates.\n");
    EXPECT_EQ(said("b,requires,x,>= 50,,,,2026-01-01\nb,requires,x,>= 50,,,2026-01-01,\n"), "");
}

TEST(dated_rules, an_exception_within_another_is_no_version) {
    EXPECT_EQ(said("b,requires,x,>= 40,,,2024-01-01,2028-01-01\nb,requires,x,>= 50,,,2025-01-01,2025-12-31\n"), "");
    EXPECT_EQ(said("b,requires,x,>= 40,,,,\nb,requires,x,>= 50,,,2025-01-01,\n"), "");
}

TEST(dated_rules, other_benefits_effects_subjects_and_groups_are_other_rules) {
    EXPECT_EQ(said("b,requires,x,>= 40,,,,2024-12-31\nc,requires,x,>= 50,,,2026-01-01,\n"), "");
    EXPECT_EQ(said("b,requires,x,>= 40,,,,2024-12-31\nb,condition,x,>= 50,,,2026-01-01,\n"), "");
    EXPECT_EQ(said("b,requires,x,>= 40,,,,2024-12-31\nb,requires,y,>= 50,,,2026-01-01,\n"), "");
    EXPECT_EQ(said("b,requires,x,>= 40,k,,,2024-12-31\nb,requires,x,>= 50,,,2026-01-01,\n"), "");
    EXPECT_NE(said("b,requires,g,>= 40,,,,2024-12-31\nb,requires,score(g),>= 50,,,2026-01-01,\n"), "");
}

TEST(dated_rules, a_row_of_every_benefit_is_one_of_each) {
    EXPECT_EQ(said("*,requires,x,>= 40,,,,2024-12-31\n*,requires,x,>= 50,,,2026-01-01,\n").find("review.gap@3"), 0U);
    std::string const twice = said("*,requires,x,>= 40,,,,2024-12-31\nb,requires,x,>= 50,,,2026-01-01,\n");
    EXPECT_EQ(twice.find("review.gap"), twice.rfind("review.gap")) << twice;
    EXPECT_NE(twice, "");
}

TEST(dated_rules, a_third_row_fills_the_gap) {
    EXPECT_EQ(said("b,requires,x,>= 40,,,,2024-12-31\nb,requires,x,>= 50,,,2026-01-01,\nb,requires,x,>= 45,,,2024-06-01,2026-06-01\n").find("gap"), std::string::npos);
}

}  // namespace
}  // namespace adherence::testing
