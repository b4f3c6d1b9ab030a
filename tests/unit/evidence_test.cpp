#include "core/report/evidence.hpp"

#include <gtest/gtest.h>

#include "core/framework/load.hpp"
#include "unit/report_case.hpp"

namespace adherence {
namespace {

Date day(std::string_view iso) { return *date_from_text(iso); }

Grid table(std::vector<std::vector<std::string>> const& rows) {
    Grid grid(rows.size(), rows.front().size());
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            if (!rows[r][c].empty()) grid.set(r, c, rows[r][c]);
    return grid;
}

FrameworkPtr nsg() { return load_json(built_in_framework("nsg-adherence")).framework; }
constexpr Date null_date{-25569};

TEST(Evidence, ColumnsStandInAnyOrderAndCaseAndOthersAreLeftAlone) {
    Grid const grid = table({{"Mine", "SOURCE", "Criterion", "country", "date", "Marking"},
                             {"x", "Circular", "Treaties.NPT", "Nederland", "2025-03-01", "Internal"},
                             {"note", "", "", "", "", ""},
                             {"", "Act", "treaties.npt", "NLD", "", ""}});
    Evidence const evidence(grid.block(), null_date, nsg().get());
    EXPECT_TRUE(evidence.faults().empty());
    auto const found = evidence.of("Netherlands", "treaties.npt");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0]->source, "Circular");
    EXPECT_EQ(found[0]->row, 2u);
    EXPECT_EQ(*found[0]->date, day("2025-03-01"));
    EXPECT_EQ(found[1]->row, 4u);
    EXPECT_TRUE(evidence.of("Belgium").empty());
}

TEST(Evidence, FaultsNameTheirPlace) {
    Grid grid = table({{"country", "criterion", "source", "date"},
                       {"Belgium", "no.such", "A", "2025-03-01"},
                       {"", "treaties.npt", "B", ""},
                       {"Belgium", "treaties.npt", "C", "March 2025"},
                       {"Belgium", "treaties", "D", ""},
                       {"Belgium", "treaties.npt", "E", ""}});
    grid.set(5, 3, 2025);
    Evidence const evidence(grid.block(), null_date, nsg().get());
    std::vector<std::string> told;
    for (Fault const& fault : evidence.faults()) told.push_back(fault.code + " " + std::to_string(fault.row) + " " + fault.column);
    EXPECT_EQ(told, (std::vector<std::string>{"evidence.criterion 2 criterion", "evidence.no-country 3 country", "evidence.date 4 date",
                                              "evidence.criterion 5 criterion", "evidence.year 6 date"}));
    Grid const headless = table({{"country", "criterion"}, {"Belgium", "treaties.npt"}});
    ASSERT_EQ(Evidence(headless.block(), null_date, nullptr).faults().size(), 1u);
    EXPECT_TRUE(Evidence(Block{}, null_date, nullptr).entries().empty());
}

TEST(Evidence, ANumberIsADayOfTheDocument) {
    Grid grid = table({{"country", "criterion", "source", "date"}, {"Belgium", "treaties.npt", "A", ""}});
    grid.set(1, 3, 45717);
    Evidence const evidence(grid.block(), null_date, nullptr);
    EXPECT_EQ(evidence.entries()[0].date_text, "2025-03-01");
}

TEST(Evidence, ANumberThatIsNoDayIsToldOf) {
    Grid grid = table({{"country", "criterion", "source", "date"}, {"Belgium", "treaties.npt", "A", ""}, {"Belgium", "treaties.npt", "B", ""}});
    grid.set(1, 3, 20250301);
    grid.set(2, 3, -1e9);
    Evidence const evidence(grid.block(), null_date, nullptr);
    ASSERT_EQ(evidence.faults().size(), 2u);
    EXPECT_EQ(evidence.faults()[0].code, "evidence.date");
    EXPECT_EQ(evidence.faults()[0].arguments[0].second, "20250301");
    EXPECT_FALSE(evidence.entries()[0].date);
}

TEST(Evidence, WithoutACriterionIsNotCalledAnUnknownOne) {
    Grid const grid = table({{"country", "criterion", "source"}, {"Belgium", "", "A"}});
    Evidence const evidence(grid.block(), null_date, nsg().get());
    ASSERT_EQ(evidence.faults().size(), 1u);
    EXPECT_EQ(evidence.faults()[0].code, "evidence.no-criterion");
}

TEST(Evidence, IsStaleTheDayAfterItIsSoManyMonthsOld) {
    auto const stale = [](std::string_view date, std::string_view today, int months) { return is_stale(EvidenceEntry{.date = day(date)}, day(today), months); };
    EXPECT_FALSE(stale("2024-01-15", "2026-01-15", 24));
    EXPECT_TRUE(stale("2024-01-15", "2026-01-16", 24));
    EXPECT_FALSE(stale("2024-01-15", "2026-01-16", 0)) << "never";
    EXPECT_FALSE(stale("2027-01-15", "2026-01-16", 1)) << "still to come";
    EXPECT_FALSE(is_stale(EvidenceEntry{}, day("2026-01-16"), 24)) << "no date";
    // 29 February has its anniversary on 1 March.
    EXPECT_FALSE(stale("2024-02-29", "2026-03-01", 24));
    EXPECT_TRUE(stale("2024-02-29", "2026-03-02", 24));
    EXPECT_FALSE(stale("2024-02-29", "2028-02-29", 48));
    EXPECT_TRUE(stale("2024-02-29", "2028-03-01", 48));
    EXPECT_EQ(months_after(day("2025-08-31"), 1), day("2025-10-01"));
    EXPECT_EQ(months_after(day("2025-12-31"), 2), day("2026-03-01"));
    EXPECT_EQ(months_after(day("2025-12-15"), 12), day("2026-12-15"));
}

TEST(Evidence, IsMissedWhereTheFrameworkAsksForItAndACellSaysSomething) {
    testing::ReportCase const block(testing::framework({.criteria = "id,parent,scale,na,evidence\nindex,,,,\nasked,index,percent,yes,a document\n"
                                                                    "Also,index,percent,,a letter\nfree,index,percent,,\n"}),
                                    "asked,Also,free\n40,50,60\n10..20,?,60\nn/a,,60\n");
    std::vector<std::string> const countries{"Belgium", "Netherlands", "Aurelia"};
    EXPECT_EQ(without_evidence(*block.block, countries, Evidence()), (std::vector<UnsupportedCell>{{0, 0}, {0, 1}, {1, 0}}));
    Grid const grid = table({{"country", "criterion", "source"}, {"BEL", "ASKED", "A"}, {"Nederland", "also", "B"}, {"Kingdom of Belgium", " also", "C"}});
    Evidence const evidence(grid.block(), null_date, block.policy.get());
    EXPECT_EQ(without_evidence(*block.block, countries, evidence), (std::vector<UnsupportedCell>{{1, 0}}));
}

TEST(Evidence, OfCountriesThatAreNotAssessedIsNamedOnceEach) {
    Grid const grid = table({{"country", "criterion", "source"}, {"Vlorania", "a", "A"}, {"BEL", "a", "B"}, {"Belgum", "a", "C"}, {"vlorania", "b", "D"}, {"", "b", "E"}});
    Evidence const evidence(grid.block(), null_date, nullptr);
    std::vector<std::string> names;
    for (EvidenceEntry const* entry : of_strangers(evidence, std::vector<std::string>{"Belgium"})) names.push_back(entry->country + " " + std::to_string(entry->row));
    EXPECT_EQ(names, (std::vector<std::string>{"Vlorania 2", "Belgum 4"}));
    EXPECT_TRUE(of_strangers(evidence, std::vector<std::string>{"Belgien", "VLORANIA", "Belgum"}).empty());
}

TEST(Evidence, AMarkingThatIsNotInTheListRanksHighest) {
    std::vector<std::string> const list{"public", "internal", "confidential"};
    EvidenceEntry const none{}, open{.marking = "Public"}, inner{.marking = "internal"}, own{.marking = "Eyes only"}, top{.marking = "CONFIDENTIAL"};
    EXPECT_EQ(highest_marking({}, list), "");
    EXPECT_EQ(highest_marking({&none, &open}, list), "Public");
    EXPECT_EQ(highest_marking({&inner, &open, &none}, list), "internal");
    EXPECT_EQ(highest_marking({&top, &own, &inner}, list), "Eyes only");
    EXPECT_EQ(highest_marking({&open, &inner}, {}), "Public");
}

}  // namespace
}  // namespace adherence
