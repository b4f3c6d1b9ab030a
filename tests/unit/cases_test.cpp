// What test rows come to, before it is put in words (see case_faults_test.cpp), and what they cover.
#include "core/review/cases.hpp"

#include <set>

#include "core/rules/evaluation.hpp"
#include "unit/report_case.hpp"
#include "unit/review_case.hpp"

namespace adherence::testing {
namespace {

CasesReview cases_of(std::string_view rules, std::string_view cases) {
    Loaded const loaded = load(review_tables({.rules = rules}));
    EXPECT_EQ(errors(loaded), "");
    Sheet sheet;
    return review_cases(loaded.framework, sheet.block(cases), Date{-25569});
}

TEST(cases, a_failed_one_names_the_rules_that_decide) {
    std::string const rules = rule_rows("b,requires,x,>= 40\nb,requires,z,>= draft\nb,condition,y,>= 50\n");
    CasesReview const found = cases_of(rules, "country,x,z,benefit,expected,note\nA,10,law,b,eligible,\n,,law,b,eligible,thin\n");
    ASSERT_EQ(found.failed.size(), 2U);
    EXPECT_EQ(found.failed[0].row, 2U);
    EXPECT_EQ(found.failed[0].name, "A");
    EXPECT_EQ(found.failed[0].verdict, Verdict::not_eligible);
    EXPECT_EQ(found.failed[0].deciding, std::vector<int>{0});
    EXPECT_EQ(found.failed[1].name, "thin");
    EXPECT_EQ(found.failed[1].verdict, Verdict::open);
    EXPECT_EQ(found.failed[1].deciding, (std::vector<int>{0, 2}));
    EXPECT_TRUE(found.faults.empty());
}

TEST(cases, an_invalid_one_can_be_expected) {
    EXPECT_TRUE(cases_of(rule_rows("b,requires,x,>= 40\n"), "x,benefit,expected\nmuch,b,invalid\n").failed.empty());
}

// Every rule turned round in a framework of its own, and every case judged anew.
std::set<std::size_t> uncovered_the_long_way(FrameworkPtr const& framework, Block const& cases, std::vector<std::size_t> const& rows) {
    std::size_t const benefit_column = 1;
    std::vector<Cell> ids(cases.row(0).begin(), cases.row(0).end());
    for (Cell& id : ids)
        if (framework->node(id.text) < 0) id = Cell{};
    Columns const columns = *match_columns(*framework, ids);
    Block const body{cases.cells.subspan(cases.columns), cases.rows - 1, cases.columns};
    auto const verdicts = [&](FrameworkPtr const& judged) {
        CountryBlock const countries(judged, columns, body, Date{-25569});
        std::vector<Verdict> all;
        for (std::size_t const row : rows) {
            int const benefit = framework->benefit(cases.at(row, benefit_column).text);
            all.push_back(evaluate(countries, row - 1, std::span(&benefit, 1), Detail::verdicts).verdict(benefit).verdict);
        }
        return all;
    };
    auto const today = verdicts(framework);
    std::set<std::size_t> uncovered, covered;
    for (std::size_t rule = 0; rule < framework->rules.size(); ++rule) {
        auto const turned = std::make_shared<Framework>(*framework);
        Test& test = turned->rules[rule].test;
        test = {test.when_known.complement(), test.when_unknown.complement()};
        (verdicts(turned) != today ? covered : uncovered).insert(framework->rules[rule].row);
    }
    for (std::size_t const row : covered) uncovered.erase(row);
    return uncovered;
}

TEST(cases, what_they_cover_is_what_every_mutant_would_show) {
    auto const grid = grid_from_csv(file_text("data/frameworks/nsg-adherence/cases.csv"));
    Block const all = grid->block();
    FrameworkPtr const framework = built_in("nsg-adherence");
    // Some of the rows, some of the cells left open.
    for (std::size_t part = 0; part < 6; ++part) {
        Grid some(all.rows, all.columns);
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < all.rows; ++row) {
            bool const in = row == 0 || (row + part) % 3 == 0;
            if (in && row > 0) rows.push_back(row);
            for (std::size_t column = 0; in && column < all.columns; ++column)
                if (row == 0 || column < 5 || (row * 7 + column * 3 + part) % 11 != 0) some.set(row, column, std::string(all.at(row, column).text));
        }
        std::set<std::size_t> uncovered;
        for (int const rule : review_cases(framework, some.block(), Date{-25569}).uncovered)
            uncovered.insert(framework->rules[static_cast<std::size_t>(rule)].row);
        EXPECT_EQ(uncovered, uncovered_the_long_way(framework, some.block(), rows)) << part;
        EXPECT_FALSE(uncovered.empty()) << "a third of the cases cannot cover every rule";
    }
}

TEST(cases, thousands_of_rows_and_hundreds_of_rules) {
    std::string rules = rule_rows(""), cases = "x,y,benefit,expected\n";
    for (int i = 0; i < 400; ++i) rules += "b," + std::string(i % 2 ? "requires" : "condition") + ",x,>= " + std::to_string(i % 60) + "\n";
    for (int i = 0; i < 3000; ++i) cases += ",50,b,open\n";
    CasesReview const found = cases_of(rules, cases);
    EXPECT_TRUE(found.failed.empty());
}

}  // namespace
}  // namespace adherence::testing
