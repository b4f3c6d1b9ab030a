// NORMALISE and COUNTRY.
#include <gtest/gtest.h>

#include "unit/function_sheet.hpp"

namespace adherence::testing {
namespace {

std::string normalise(std::string_view column, std::string const& method, std::string const& direction = "") {
    Sheet sheet;
    return shown(Sheet::call("NORMALISE", {sheet.block(column), sheet.cell(method), sheet.cell(direction)}));
}

TEST(functions_normalise, a_column_or_a_row_keeps_its_shape) {
    EXPECT_EQ(normalise("1\n3\n6", "minmax"), "0/40/100");
    EXPECT_EQ(normalise("1,3,6", "minmax"), "0,40,100");
    EXPECT_EQ(normalise("1,3,6", "minmax", "down"), "100,60,0");
    EXPECT_EQ(normalise("1,3,6", "minmax:1:100"), "1,40.6,100");
}

TEST(functions_normalise, every_method) {
    EXPECT_EQ(normalise("2,4,6", "zscore:50:10"), "40,50,60");
    EXPECT_EQ(normalise("5,7,7,9", "rank"), "1,2,2,4");
    EXPECT_EQ(normalise("5,7,7,9,11", "percentile"), "0,0.25,0.25,0.75,1");
    EXPECT_EQ(normalise("1,2,4", "fraction-of-max"), "0.25,0.5,1");
    EXPECT_EQ(normalise("2,3,6", "distance-to-max"), "0,0.25,1");
    EXPECT_EQ(normalise("4,4,4", "minmax"), "50,50,50");
}

TEST(functions_normalise, open_cells_have_no_figure_and_move_no_other) {
    EXPECT_EQ(normalise("1,,3,?,n/a,2..5,6", "minmax"), "0,#N/A,40,#N/A,#N/A,#N/A,100");
    EXPECT_EQ(normalise("1,\"3,0\",6", "minmax"), "0,40,100");
    EXPECT_EQ(normalise("1,3..3,6", "minmax"), "0,40,100");
    EXPECT_EQ(normalise("1,many,6", "minmax"), "0,#VALUE!,100");
}

TEST(functions_normalise, too_few_or_senseless_figures) {
    EXPECT_EQ(normalise("5", "minmax"), "#N/A");
    EXPECT_EQ(normalise("5,,", "minmax"), "#N/A,#N/A,#N/A");
    EXPECT_EQ(normalise("-5,,-1", "fraction-of-max"), "#VALUE!,#N/A,#VALUE!");
}

TEST(functions_normalise, wrong_arguments) {
    EXPECT_EQ(normalise("1,2", ""), "#VALUE!");
    EXPECT_EQ(normalise("1,2", "min-max"), "#VALUE!");
    EXPECT_EQ(normalise("1,2", "minmax:1"), "#VALUE!");
    EXPECT_EQ(normalise("1,2", "minmax", "left"), "#VALUE!");
    EXPECT_EQ(normalise("1,2", "fraction-of-max", "down"), "#VALUE!");
    EXPECT_EQ(normalise("1,2\n3,4", "minmax"), "#VALUE!");
}

std::string country(std::string_view name, std::string const& what = "", std::string const& language = "") {
    Sheet sheet;
    return shown(Sheet::call("COUNTRY", {sheet.block(name), sheet.cell(what), sheet.cell(language)}));
}

TEST(functions_country, names_in_every_language_and_codes) {
    EXPECT_EQ(country("Netherlands"), "NLD");
    EXPECT_EQ(country(" nederland "), "NLD");
    EXPECT_EQ(country("Pays-Bas", "iso2"), "NL");
    EXPECT_EQ(country("Deutschland", "ISO3"), "DEU");
    EXPECT_EQ(country("DEU", "name", "nl"), "Duitsland");
    EXPECT_EQ(country("nl", "name"), "Netherlands");
    EXPECT_EQ(country("Schweiz", "name", "fr"), "Suisse");
}

TEST(functions_country, a_block_of_names) { EXPECT_EQ(country("Belgium\nFrance\nAtlantis\n"), "BEL/FRA/#N/A"); }

TEST(functions_country, never_a_guess) {
    EXPECT_EQ(country("Netherland"), "#N/A");
    EXPECT_EQ(country(""), "#N/A");
    EXPECT_EQ(country("12"), "#N/A");
    EXPECT_EQ(country("Korea"), "#N/A");
}

TEST(functions_country, wrong_arguments) {
    EXPECT_EQ(country("France", "iso4"), "#VALUE!");
    EXPECT_EQ(country("France", "name", "it"), "#VALUE!");
}

}  // namespace
}  // namespace adherence::testing
