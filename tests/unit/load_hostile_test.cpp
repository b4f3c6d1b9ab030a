// What no user writes is refused or read within a second of the processor and 100 MB.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <ctime>
#include <functional>

#include "unit/slowness.hpp"
#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

long peak_kilobytes() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::string within_limits(std::function<Loaded()> const& load_it) {
    long const before = peak_kilobytes();
    std::clock_t const start = std::clock();
    Loaded const loaded = load_it();
    double const seconds = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_LT(seconds, 1.0 * slowness());
    EXPECT_LT(peak_kilobytes() - before, 100'000L * slowness());
    return loaded.faults.empty() ? "" : loaded.faults.front().code;
}

std::string of_json(std::string const& json) {
    return within_limits([&] { return load_json(json); });
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

// Rows made by their number, joined by commas.
std::string rows(std::size_t count, std::function<std::string(std::string const&)> const& row) {
    std::string all;
    for (std::size_t i = 0; i < count; ++i) (all += i == 0 ? "" : ",") += row(std::to_string(i));
    return all;
}

TEST(load_hostile, depth) {
    EXPECT_EQ(of_json(repeated("[", 4'000'000)), "json.no-object");
    EXPECT_EQ(of_json(R"({"extra": )" + repeated("[", 1'000'000)), "json.too-deep");
    EXPECT_EQ(of_json(R"({"extra": )" + repeated(R"({"a": )", 1'000'000)), "json.too-deep");
    EXPECT_EQ(of_json(R"({"extra": )" + repeated("[", 60) + repeated("]", 60) +
                      R"(, "criteria": [{"id": "a", "scale": "percent"}]})"),
              "benefits.no-rule");
}

TEST(load_hostile, size) {
    EXPECT_EQ(of_json(std::string(9'000'000, ' ')), "json.too-long");
    EXPECT_EQ(of_json(R"({"id": ")" + std::string(8'000'000, 'x') +
                      R"(", "criteria": [{"id": "a", "scale": "percent"}]})"),
              "benefits.no-rule");
    EXPECT_EQ(
        of_json(R"({"criteria": [)" + repeated("null,", 1'500'000) + R"({"id": "a", "scale": "percent"}]})"),
        "benefits.no-rule");
    EXPECT_EQ(of_json(R"({"criteria": [)" + repeated("{},", 2'000'000) + R"({"id": "a"}]})"),
              "criteria.no-scale");
    EXPECT_EQ(of_json(R"({"criteria": [)" + repeated("1,", 4'000'000) + "1]}"), "json.no-row");
    EXPECT_EQ(of_json(R"({"criteria": [)" +
                      rows(12'000, [](auto const& i) { return R"({"id": "a)" + i + R"("})"; }) + "]}"),
              "table.too-long");
}

TEST(load_hostile, a_table_of_a_sheet_is_read_as_far_as_its_most_rows) {
    auto const codes = [](int count) {
        std::string criteria = "id,parent,scale\nindex,,\n";
        for (int i = 1; i < count; ++i) criteria += "a" + std::to_string(i) + ",index,percent\n";
        auto const grid = grid_from_csv(criteria);
        Tables tables;
        tables.criteria = grid->block();
        std::string text;
        for (Fault const& fault : load_tables(tables).faults)
            if (fault.severity == Severity::error) text += fault.code + "@" + std::to_string(fault.row);
        return text;
    };
    EXPECT_EQ(codes(10'000).find("table.too-long"), std::string::npos);
    EXPECT_EQ(codes(10'001), "table.too-long@10002");
}

TEST(load_hostile, keys_and_languages) {
    EXPECT_EQ(of_json("{" + rows(300'000, [](auto const& i) { return "\"k" + i + "\": 1"; }) + "}"),
              "criteria.none");
    EXPECT_EQ(of_json("{" + rows(300'000, [](auto const&) { return std::string(R"("id": 1)"); }) + "}"),
              "json.duplicate-key");
    EXPECT_EQ(of_json(R"({"criteria": [{"id": "a", "scale": "percent", "title": {)" +
                      rows(300'000, [](auto const& i) { return "\"l" + i + "\": \"x\""; }) + "}}]}"),
              "benefits.no-rule");
}

TEST(load_hostile, trees) {
    auto const chain = [](auto const& i) {
        return R"({"id": "n)" + i + R"(", "parent": "n)" + std::to_string(std::stoi(i) - 1) + "\"}";
    };
    EXPECT_EQ(of_json(R"({"criteria": [)" +
                      rows(9'999, [&](auto const& i) { return i == "0" ? R"({"id": "n0"})" : chain(i); }) +
                      R"(,{"id": "leaf", "parent": "n9998", "scale": "percent"}]})"),
              "benefits.no-rule");
    EXPECT_EQ(of_json(R"({"criteria": [)" + rows(10'000, chain) + "]}"), "criteria.no-root");
    EXPECT_EQ(
        of_json(R"({"criteria": [)" +
                rows(10'000,
                     [](auto const& i) { return R"({"id": "n)" + i + R"(", "parent": "n)" + i + "\"}"; }) +
                "]}"),
        "criteria.no-root");
}

TEST(load_hostile, words_that_nothing_means) {
    EXPECT_EQ(
        of_json(R"({"criteria": [)" +
                rows(9'999,
                     [](auto const& i) {
                         return R"({"id": "n)" + i + R"(", "parent": "all", "scale": "scale)" + i + "\"}";
                     }) +
                R"(,{"id": "all"}], "scales": [)" +
                rows(10'000,
                     [](auto const& i) {
                         return R"({"scale": "scales)" + i + R"(", "type": "point", "value": 1, "score": 1})";
                     }) +
                "]}"),
        "criteria.unknown-scale.near");
    EXPECT_EQ(of_json(R"({"criteria": [{"id": "all"},)" +
                      rows(9'000,
                           [](auto const& i) {
                               return R"({"id": "node)" + i + R"(", "parent": "all", "scale": "percent"})";
                           }) +
                      R"(], "rules": [)" +
                      rows(10'000,
                           [](auto const& i) {
                               return R"({"benefit": "*", "effect": "requires", "subject": "nodes)" + i +
                                      R"(", "test": "1"})";
                           }) +
                      "]}"),
              "rules.unknown-subject.near");
}

TEST(load_hostile, scales) {
    auto const levels = [](std::size_t count) {
        return R"({"criteria": [{"id": "a", "scale": "s"}], "scales": [)" +
               rows(count,
                    [](auto const& i) {
                        return R"({"scale": "s", "type": "level", "value": ")" + i + R"(", "score": 1})";
                    }) +
               "]}";
    };
    EXPECT_EQ(of_json(levels(1'000)), "benefits.no-rule");
    EXPECT_EQ(of_json(levels(1'001)), "scales.too-many-levels");
    EXPECT_EQ(of_json(levels(10'000)), "scales.too-many-levels");
    EXPECT_EQ(of_json(R"({"criteria": [{"id": "a", "scale": "s"}], "scales": [)" +
                      rows(10'000,
                           [](auto const& i) {
                               return R"({"scale": "s", "type": "logpoint", "value": "1.)" + i +
                                      R"(1e-300", "score": "1e300"})";
                           }) +
                      "]}"),
              "benefits.no-rule");
}

TEST(load_hostile, rules) {
    std::string const head = R"({"criteria": [{"id": "a", "scale": "percent"}], "benefits": [)";
    auto const benefits = [&](std::size_t count) {
        return head + rows(count, [](auto const& i) { return R"({"benefit": "b)" + i + "\"}"; }) + "]";
    };
    auto const every = rows(10'000, [](auto const&) {
        return std::string(R"({"benefit": "*", "effect": "requires", "subject": "a", "test": ">= 1"})");
    });
    EXPECT_EQ(of_json(benefits(201) + "}"), "benefits.too-many");
    EXPECT_EQ(of_json(benefits(200) + R"(, "rules": [)" + every + "]}"), "rules.too-many");
    EXPECT_EQ(of_json(benefits(2) + R"(, "rules": [)" + every + "]}"), "");
}

TEST(load_hostile, tests_that_can_be_divided_in_many_ways) {
    auto const rule = [](std::string const& test) {
        return R"({"criteria": [{"id": "a", "scale": "percent"}], "rules": [)" +
               rows(2'000,
                    [&](auto const&) {
                        return R"({"benefit": "supply", "effect": "requires", "subject": "a", "test": ")" +
                               test + "\"}";
                    }) +
               "]}";
    };
    EXPECT_EQ(of_json(rule(repeated("1 or ", 700) + "1")), "rules.test-too-long");
    EXPECT_EQ(of_json(rule(repeated("in (1, ", 500) + "1)")), "rules.operand-not-a-number");
    EXPECT_EQ(of_json(rule("[" + repeated("..", 1'500) + "]")), "rules.operand-not-a-number");
    EXPECT_EQ(of_json(rule(std::string(4'001, '1'))), "rules.test-too-long");
}

TEST(load_hostile, sheets_of_a_million_rows) {
    Grid grid(1'000'000, 3);
    std::size_t column = 0;
    for (char const* const header : {"id", "parent", "scale"}) grid.set(0, column++, header);
    grid.set(999'999, 0, "a");
    grid.set(999'999, 2, "percent");
    Tables tables;
    tables.criteria = grid.block();
    EXPECT_EQ(within_limits([&] { return load_tables(tables); }), "benefits.no-rule");
}

}  // namespace
}  // namespace adherence::testing
