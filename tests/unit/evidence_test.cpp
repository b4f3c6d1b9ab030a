#include "core/report/evidence.hpp"

#include <gtest/gtest.h>

#include "core/framework/load.hpp"

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

TEST(Evidence, MonthsEndWithTheirLastDay) {
    EXPECT_EQ(months_before(day("2026-03-31"), 1), day("2026-02-28"));
    EXPECT_EQ(months_before(day("2024-02-29"), 12), day("2023-02-28"));
    EXPECT_EQ(months_before(day("2026-01-15"), 24), day("2024-01-15"));
    EvidenceEntry entry{.date = day("2024-01-15")};
    EXPECT_FALSE(is_stale(entry, day("2026-01-15"), 24));
    EXPECT_TRUE(is_stale(entry, day("2026-01-16"), 24));
    EXPECT_FALSE(is_stale(entry, day("2026-01-16"), 0));
    EXPECT_FALSE(is_stale(EvidenceEntry{}, day("2026-01-16"), 24));
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
