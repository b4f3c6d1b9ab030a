// The ASEM example of COINr (tests/data/coinr): weighted arithmetic and geometric aggregation of 51 countries
// on 49 indicators at every level, with equal and unequal weights, through the public functions. Scores to
// 1e-12, ranks exactly. Min-max is held against the two normalised tables, which differ in nothing but its
// range.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <map>
#include <sstream>

#include "unit/function_sheet.hpp"

namespace adherence::testing {
namespace {

constexpr double agreement = 1e-12;

/// A table of the example: a header, then a row per country or node that begins with its code.
class Table {
public:
    explicit Table(std::string const& name) {
        std::ifstream file(ADHERENCE_SOURCE_DIR "/tests/data/coinr/" + name + ".csv", std::ios::binary);
        std::ostringstream text;
        text << file.rdbuf();
        if (auto grid = grid_from_csv(text.str())) grid_ = *std::move(grid);
        EXPECT_GT(grid_.rows(), 1u) << name;
        for (std::size_t column = 0; column < grid_.columns(); ++column)
            columns_.emplace(grid_.block().at(0, column).text, column);
    }
    [[nodiscard]] std::size_t rows() const { return grid_.rows() - 1; }
    [[nodiscard]] std::size_t columns() const { return grid_.columns(); }
    [[nodiscard]] std::string header(std::size_t column) const {
        return std::string(grid_.block().at(0, column).text);
    }
    [[nodiscard]] std::string text(std::size_t row, std::string const& column) const {
        return std::string(grid_.block().at(row + 1, columns_.at(column)).text);
    }
    [[nodiscard]] double number(std::size_t row, std::string const& column) const {
        return std::stod(text(row, column));
    }

private:
    Grid grid_;
    std::map<std::string, std::size_t, std::less<>> columns_;
};

/// The example's tree as a framework. Indicators pass through a scale on which every number is its own score.
std::string framework_text(std::string const& aggregate, bool equal_weights) {
    Table const nodes("asem_iMeta"), unequal("weights_mod4");
    std::map<std::string, std::string> weights;
    for (std::size_t row = 0; row < unequal.rows(); ++row)
        weights[unequal.text(row, "iCode")] = unequal.text(row, "Weight");
    std::string criteria = "id,parent,weight,scale,aggregate\n";
    for (std::size_t row = 0; row < nodes.rows(); ++row) {
        std::string const type = nodes.text(row, "Type"), code = nodes.text(row, "iCode"),
                          parent = nodes.text(row, "Parent");
        if (type != "Indicator" && type != "Aggregate") continue;
        bool const indicator = type == "Indicator", root = parent.empty() || parent == "NA";
        criteria += code + "," + (root ? "" : parent) + "," +
                    (root            ? ""
                     : equal_weights ? "1"
                                     : weights.at(code)) +
                    "," + (indicator ? "itself" : "") + "," + (indicator ? "" : aggregate) + "\n";
    }
    Sheet sheet;
    return shown(Sheet::call(
        "FRAMEWORK",
        {sheet.block(criteria), sheet.block("scale,type,value,score\n"
                                            "itself,point,-1000,-1000\nitself,point,1000,1000\n")}));
}

/// What the functions make of a table of indicators.
class Example {
public:
    Example(std::string const& values, std::string const& aggregate, bool equal_weights)
        : indicators_(values),
          framework_(framework_text(aggregate, equal_weights)),
          ids_(1, indicators_.columns() - 1),
          values_(indicators_.rows(), indicators_.columns() - 1) {
        for (std::size_t column = 1; column < indicators_.columns(); ++column) {
            std::string const id = indicators_.header(column);
            ids_.set(0, column - 1, id);
            for (std::size_t row = 0; row < indicators_.rows(); ++row)
                values_.set(row, column - 1, indicators_.number(row, id));
        }
    }
    [[nodiscard]] std::string const& framework() const { return framework_; }
    [[nodiscard]] Answer call(std::string_view function, std::string const& node) const {
        Sheet sheet;
        return Sheet::call(function,
                           {values_.block(), ids_.block(), sheet.cell(framework_), sheet.cell(node)});
    }
    [[nodiscard]] std::string country(std::size_t row) const { return indicators_.text(row, "uCode"); }
    [[nodiscard]] std::size_t rows() const { return indicators_.rows(); }

private:
    Table indicators_;
    std::string framework_;
    Grid ids_, values_;
};

void expect_same_as(std::string const& results, Example const& example) {
    ASSERT_TRUE(example.framework().starts_with("{")) << example.framework();
    Table const scores(results), ranks(results + "_ranks");
    ASSERT_EQ(scores.rows(), 51u);
    ASSERT_EQ(scores.columns(), 12u);  // the code, eight pillars, two sub-indices, the index
    for (std::size_t column = 1; column < scores.columns(); ++column) {
        std::string const node = scores.header(column);
        Answer const score = example.call("SCORE", node), rank = example.call("RANK", node);
        ASSERT_EQ(score.rows, example.rows()) << node;
        ASSERT_EQ(rank.rows, example.rows()) << node;
        for (std::size_t row = 0; row < example.rows(); ++row) {
            ASSERT_EQ(example.country(row), scores.text(row, "uCode"));
            auto const* const figure = std::get_if<double>(&score.at(row, 0));
            ASSERT_TRUE(figure) << node << " of " << example.country(row) << ": " << shown(score.at(row, 0));
            double const expected = scores.number(row, node);
            EXPECT_LE(std::fabs(*figure - expected), agreement * std::fmax(1, std::fabs(expected)))
                << node << " of " << example.country(row);
            EXPECT_EQ(shown(rank.at(row, 0)), ranks.text(row, node))
                << node << " of " << example.country(row);
        }
    }
}

TEST(coinr, arithmetic_with_equal_weights) {
    expect_same_as("p1_agg_amean_equalw", Example("p1_normalised", "arithmetic", true));
}

TEST(coinr, arithmetic_with_unequal_weights) {
    expect_same_as("p1_agg_amean_mod4w", Example("p1_normalised", "arithmetic", false));
}

TEST(coinr, geometric_with_equal_weights) {
    expect_same_as("p1n1_agg_gmean_equalw", Example("p1_normalised_1_100", "geometric", true));
}

TEST(coinr, geometric_with_unequal_weights) {
    expect_same_as("p1n1_agg_gmean_mod4w", Example("p1_normalised_1_100", "geometric", false));
}

TEST(coinr, every_country_is_fully_known) {
    Example const example("p1_normalised", "arithmetic", true);
    Answer const coverage = example.call("COVERAGE", "index"), bounds = example.call("BOUNDS", "index"),
                 score = example.call("SCORE", "Index");
    for (std::size_t row = 0; row < example.rows(); ++row) {
        EXPECT_EQ(shown(coverage.at(row, 0)), "100") << example.country(row);
        EXPECT_EQ(shown(bounds.at(row, 0)), shown(score.at(row, 0))) << example.country(row);
        EXPECT_EQ(shown(bounds.at(row, 1)), shown(score.at(row, 0))) << example.country(row);
    }
}

// Both tables are min-max of the same treated data: one from 0 to 100, the other from 1 to 100. Normalising
// the one anew must give the other, and the 0-to-100 one itself.
TEST(coinr, minmax_between_the_two_normalised_tables) {
    Table const hundred("p1_normalised"), from_one("p1_normalised_1_100");
    ASSERT_EQ(hundred.columns(), 50u);
    for (std::size_t column = 1; column < hundred.columns(); ++column) {
        std::string const id = hundred.header(column);
        Grid values(hundred.rows(), 1);
        for (std::size_t row = 0; row < hundred.rows(); ++row) values.set(row, 0, hundred.number(row, id));
        Sheet sheet;
        Answer const again = Sheet::call("NORMALISE", {values.block(), sheet.cell("minmax")});
        Answer const one = Sheet::call("NORMALISE", {values.block(), sheet.cell("minmax:1:100")});
        Answer const down =
            Sheet::call("NORMALISE", {values.block(), sheet.cell("minmax"), sheet.cell("down")});
        ASSERT_EQ(one.rows, hundred.rows()) << id;
        for (std::size_t row = 0; row < hundred.rows(); ++row) {
            double const expected = hundred.number(row, id);
            EXPECT_NEAR(std::get<double>(again.at(row, 0)), expected, 100 * agreement) << id;
            EXPECT_NEAR(std::get<double>(down.at(row, 0)), 100 - expected, 100 * agreement) << id;
            EXPECT_NEAR(std::get<double>(one.at(row, 0)), from_one.number(row, id), 100 * agreement) << id;
        }
    }
}

// The treatment between raw and normalised data (winsorising, above all) moves an indicator's countries by
// whole points; the indicators that it left alone must agree to the last digit.
TEST(coinr, minmax_of_the_raw_data_where_nothing_else_was_done) {
    Table const raw("p1_raw"), normalised("p1_normalised"), nodes("asem_iMeta");
    std::map<std::string, bool> down, denominated;
    for (std::size_t row = 0; row < nodes.rows(); ++row) {
        down[nodes.text(row, "iCode")] = nodes.text(row, "Direction") == "-1";
        denominated[nodes.text(row, "iCode")] =
            !nodes.text(row, "Denominator").empty() && nodes.text(row, "Denominator") != "NA";
    }
    std::size_t compared = 0;
    for (std::size_t column = 1; column < raw.columns(); ++column) {
        std::string const id = raw.header(column);
        if (denominated.at(id)) continue;
        Grid values(raw.rows(), 1);
        bool complete = true;
        for (std::size_t row = 0; row < raw.rows(); ++row) {
            complete = complete && !raw.text(row, id).empty() && raw.text(row, id) != "NA";
            if (complete) values.set(row, 0, raw.number(row, id));
        }
        if (!complete) continue;
        Sheet sheet;
        Answer const scores = Sheet::call(
            "NORMALISE", {values.block(), sheet.cell("minmax"), sheet.cell(down.at(id) ? "down" : "up")});
        bool treated = false;
        for (std::size_t row = 0; row < raw.rows(); ++row)
            treated =
                treated || std::fabs(std::get<double>(scores.at(row, 0)) - normalised.number(row, id)) > 0.5;
        if (treated) continue;
        ++compared;
        for (std::size_t row = 0; row < raw.rows(); ++row)
            EXPECT_NEAR(std::get<double>(scores.at(row, 0)), normalised.number(row, id), 100 * agreement)
                << id << " of " << raw.text(row, "uCode");
    }
    EXPECT_GE(compared, 15u);
}

}  // namespace
}  // namespace adherence::testing
