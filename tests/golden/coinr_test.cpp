// The ASEM example of COINr (tests/data/coinr): weighted arithmetic and geometric aggregation of 51 countries
// on 49 indicators at every level, with equal and unequal weights, through the public functions. Scores to
// 1e-12, ranks exactly. Min-max is held against the two normalised tables, which differ in nothing but its
// range.
#include <gtest/gtest.h>

#include <cmath>
#include <map>

#include "core/doubt/drawn_country.hpp"
#include "core/doubt/rank_draws.hpp"
#include "core/framework/load.hpp"
#include "golden/asem.hpp"

namespace adherence::testing {
namespace {

constexpr double agreement = 1e-12;

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

// Under doubt. Weights that stand give the ranks of the reference; under drawn weights each draw's index is what exact
// arithmetic makes of its weights, and so are the ranks.
TEST(coinr, ranks_under_weights_that_stand) {
    for (bool const equal : {true, false}) {
        Table const ranks(equal ? "p1_agg_amean_equalw_ranks" : "p1_agg_amean_mod4w_ranks");
        Example const example("p1_normalised", "arithmetic", equal);
        Sheet sheet;
        Answer const drawn = Sheet::call("RANKS", {example.values(), example.ids(), sheet.cell(example.framework()), sheet.cell(100), sheet.cell(0.0)});
        ASSERT_EQ(drawn.rows, example.rows());
        for (std::size_t row = 0; row < example.rows(); ++row)
            for (std::size_t column = 0; column < 3; ++column) EXPECT_EQ(shown(drawn.at(row, column)), ranks.text(row, "Index"));
    }
}

void expect_draws_as_exact_arithmetic_has_them(std::string const& values, std::string const& aggregate) {
    Example const example(values, aggregate, false);
    FrameworkPtr const framework = load_json(example.framework()).framework;
    CountryBlock const block(framework, *match_columns(*framework, example.ids().cells), example.values(), Date{});
    RelativeColumns columns(block);
    std::vector<DrawnCountry> countries;
    for (std::size_t row = 0; row < block.rows(); ++row) countries.emplace_back(columns, block, row, DrawnCountry::Asked{{}, true});
    WeightDraws const weights(*framework, framework->weights, {WeightSpread::Kind::moved, 0.25});
    Lanes uniform(weights.coordinates()), shares(weights.nodes());
    Points(weights.coordinates(), Stream(1, "weights")).tile(0, uniform);
    weights.draw(uniform, shares);
    std::vector<std::vector<double>> drawn(lane_count);
    for (DrawnCountry const& country : countries) {
        DrawnCountry::Scratch scratch(country);
        double lane[lane_count];
        country.index(shares, scratch, lane);
        for (std::size_t draw = 0; draw < lane_count; ++draw) drawn[draw].push_back(lane[draw]);
    }
    std::size_t const draws = aggregate == "arithmetic" ? lane_count : 4;  // logarithms of 100 digits take their time
    for (std::size_t draw = 0; draw < draws; ++draw) {
        std::vector<Number> given;
        for (std::size_t node = 0; node < shares.size(); ++node)
            given.push_back(Number(static_cast<std::int64_t>(std::ldexp(shares[node][draw], 60))));
        given[static_cast<std::size_t>(framework->root)] = 1;
        CountryBlock const under = block.under(std::make_shared<std::vector<Number> const>(std::move(given)));
        std::vector<std::optional<Number>> scores;
        for (std::size_t row = 0; row < block.rows(); ++row) scores.push_back(evaluate(under, row, {}).node(framework->root).score);
        auto const exact = ranks(scores);
        std::vector<std::uint32_t> order, places;
        rank_figures(drawn[draw], order, places);
        for (std::size_t row = 0; row < block.rows(); ++row) {
            EXPECT_NEAR(drawn[draw][row], scores[row]->to_double(), agreement * scores[row]->to_double());
            EXPECT_EQ(places[row], exact[row]);
        }
    }
}

TEST(coinr, drawn_weights_arithmetic) { expect_draws_as_exact_arithmetic_has_them("p1_normalised", "arithmetic"); }
TEST(coinr, drawn_weights_geometric) { expect_draws_as_exact_arithmetic_has_them("p1_normalised_1_100", "geometric"); }

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
