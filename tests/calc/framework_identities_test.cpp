#include "calc/framework_identities.hpp"

#include <gtest/gtest.h>

#include <com/sun/star/uno/Sequence.hxx>

namespace adherence::calc {
namespace {

using css::uno::Any;
using css::uno::Sequence;
using rtl::OUString;

Any text(char const* ascii) { return Any(OUString::createFromAscii(ascii)); }

Any block(std::initializer_list<Any> cells) {
    Sequence<Any> const row(cells.begin(), static_cast<sal_Int32>(cells.size()));
    return Any(Sequence<Sequence<Any>>(&row, 1));
}

TEST(framework_identities, equal_contents_have_one_number_in_any_buffer) {
    FrameworkIdentities identities;
    auto const number = identities.of(text("{\"id\":1}"));
    EXPECT_NE(number, 0u);
    EXPECT_EQ(identities.of(text("{\"id\":1}")), number);
    EXPECT_NE(identities.of(text("{\"id\":2}")), number);
    EXPECT_EQ(identities.of(text("{\"id\":1}")), number);
}

TEST(framework_identities, a_text_cut_over_cells_has_a_number_of_its_own) {
    FrameworkIdentities identities;
    auto const cut = identities.of(block({text("{\"id\""), text(":1}")}));
    EXPECT_NE(cut, 0u);
    EXPECT_EQ(identities.of(block({text("{\"id\""), text(":1}")})), cut);
    EXPECT_NE(identities.of(block({text("{\"id\":"), text("2}")})), cut);
}

TEST(framework_identities, what_is_not_text_alone_has_none) {
    FrameworkIdentities identities;
    EXPECT_EQ(identities.of(Any(1.0)), 0u);
    EXPECT_EQ(identities.of(Any()), 0u);
    EXPECT_EQ(identities.of(block({text("a"), Any(1.0)})), 0u);
}

TEST(framework_identities, numbers_are_never_given_twice) {
    FrameworkIdentities first, second;
    auto const number = first.of(text("a"));
    EXPECT_NE(second.of(text("b")), number);
    for (int index = 0; index < 100; ++index) EXPECT_NE(first.of(Any(OUString::number(index) + "x")), number);
}

}  // namespace
}  // namespace adherence::calc
