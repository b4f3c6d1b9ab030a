#include "calc/add_in.hpp"

#include <gtest/gtest.h>

#include <bit>

#include "core/functions/table.hpp"

namespace adherence::calc {
namespace {

using css::uno::Any;
using css::uno::Sequence;
using rtl::OUString;

Any text(char const* ascii) { return Any(OUString::createFromAscii(ascii)); }

Any row(std::initializer_list<Any> cells) {
    Sequence<Any> const line(cells.begin(), static_cast<sal_Int32>(cells.size()));
    return Any(Sequence<Sequence<Any>>(&line, 1));
}

bool is_error(Any const& any, std::uint32_t code) {
    double number = 0;
    return (any >>= number) && static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(number)) == code &&
           number != number;
}

struct Functions : testing::Test {
    css::uno::Reference<org::adherence::XScorecards> functions = new AddIn;
};

TEST_F(Functions, matrix_of_a_country_is_a_row_of_texts) {
    Any const matrix = functions->matrix({}, row({text("published"), text("yes")}),
                                         row({text("commitment.part1"), text("treaties.npt")}),
                                         text("nsg-adherence"), Any(), Any());
    Sequence<Sequence<OUString>> texts;
    ASSERT_TRUE(matrix >>= texts);
    ASSERT_EQ(texts.getLength(), 1);
    EXPECT_EQ(texts.getConstArray()[0].getLength(), 4);
}

TEST_F(Functions, normalise_gives_numbers) {
    Sequence<Sequence<double>> numbers;
    ASSERT_TRUE(functions->normalise(row({Any(1.0), Any(2.0)}), text("minmax:0:100"), Any()) >>= numbers);
}

TEST_F(Functions, a_wrong_argument_is_a_value_error) {
    EXPECT_TRUE(is_error(functions->score({}, Any(), Any(), Any(), Any()), 519));
    EXPECT_TRUE(is_error(functions->stamp({}, text("no framework"), Any()), 519));
    Any const no_cell(css::uno::Reference<css::uno::XInterface>(functions, css::uno::UNO_QUERY));
    EXPECT_TRUE(is_error(functions->score({}, no_cell, Any(), text("nsg-adherence"), Any()), 519));
}

TEST_F(Functions, the_component_is_the_service) {
    css::uno::Reference<css::lang::XServiceInfo> const info(functions, css::uno::UNO_QUERY);
    ASSERT_TRUE(info.is());
    EXPECT_TRUE(info->supportsService("org.adherence.Scorecards"));
    EXPECT_FALSE(info->supportsService("com.sun.star.sheet.AddIn"));
}

}  // namespace
}  // namespace adherence::calc
