// A country under a framework, both written as CSV: what the tests of the report start from.
//
//   ReportCase const one(framework({.criteria = "id,parent,scale\nindex,,\na,index,percent"}), "a\n40");
//   explain(one.evaluation, 0, "en");
#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "core/framework/load.hpp"
#include "core/report/words.hpp"
#include "core/rules/evaluation.hpp"

namespace adherence::testing {

struct FrameworkText {
    std::string criteria = {}, scales = {}, rules = {}, benefits = {}, about = {};
};

inline FrameworkPtr framework(FrameworkText const& text) {
    std::vector<std::unique_ptr<Grid>> grids;
    auto const block = [&](std::string const& csv) {
        if (csv.empty()) return Block{};
        auto grid = grid_from_csv(csv);
        EXPECT_TRUE(grid) << csv;
        grids.push_back(std::make_unique<Grid>(std::move(*grid)));
        return grids.back()->block();
    };
    Tables tables;
    tables.criteria = block(text.criteria);
    tables.scales = block(text.scales);
    tables.rules = block(text.rules);
    tables.benefits = block(text.benefits);
    tables.about = block(text.about);
    Loaded loaded = load_tables(tables);
    for (Fault const& fault : loaded.faults)
        if (fault.severity == Severity::error) ADD_FAILURE() << describe(fault, "en");
    return loaded.framework;
}

inline FrameworkPtr built_in(std::string_view id) { return load_json(built_in_framework(id)).framework; }

/// One row of a CSV whose header holds criterion ids (columns that begin with # or are no criteria's go by).
struct ReportCase {
    FrameworkPtr policy;
    Grid ids, values;
    std::unique_ptr<CountryBlock> block;
    std::optional<Evaluation> kept;

    ReportCase(FrameworkPtr framework_, std::string const& csv) : policy(std::move(framework_)) {
        auto table = grid_from_csv(csv);
        Block const all = table->block();
        ids = Grid(1, all.columns);
        values = Grid(all.rows - 1, all.columns);
        for (std::size_t column = 0; column < all.columns; ++column) {
            std::string const id(all.at(0, column).text);
            if (policy->node(id) >= 0) ids.set(0, column, id);
            for (std::size_t row = 1; row < all.rows; ++row)
                values.set(row - 1, column, std::string(all.at(row, column).text));
        }
        auto const columns = match_columns(*policy, ids.block().cells);
        block = std::make_unique<CountryBlock>(policy, *columns, values.block(), Date{-25569});
        kept = evaluate(*block, 0);
    }

    [[nodiscard]] Evaluation const& evaluation() const { return *kept; }
    [[nodiscard]] Evaluation row(std::size_t index) const { return evaluate(*block, index); }
};

inline std::string file_text(std::string const& path) {
    std::ifstream const file(std::string(ADHERENCE_SOURCE_DIR) + "/" + path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace adherence::testing
