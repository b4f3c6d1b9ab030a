#include "calc/conversion.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <com/sun/star/uno/Sequence.hxx>
#include <com/sun/star/util/Date.hpp>
#include <cppuhelper/implbase1.hxx>

namespace adherence::calc {
namespace {

using css::uno::Any;
using css::uno::Sequence;
using rtl::OUString;

template <typename Element>
Sequence<Element> row(std::initializer_list<Element> cells) {
    return {cells.begin(), static_cast<sal_Int32>(cells.size())};
}

template <typename Element>
Any rows(std::initializer_list<Sequence<Element>> lines) {
    return Any(Sequence<Sequence<Element>>(lines.begin(), static_cast<sal_Int32>(lines.size())));
}

OUString utf8(std::string_view text) {
    return {text.data(), static_cast<sal_Int32>(text.size()), RTL_TEXTENCODING_UTF8};
}

Any text(char const* ascii) { return Any(OUString::createFromAscii(ascii)); }

struct Reading : testing::Test {
    TextCache texts;
    CellBlocks blocks{texts};

    std::optional<Block> read(Any const& argument) {
        auto const all = blocks.read({&argument});
        return all ? std::optional(all->front()) : std::nullopt;
    }
};

// A column of Calc with a text in its first rows: empty cells arrive as empty texts.
Any column(sal_Int32 filled, sal_Int32 height) {
    Any const word = text("x"), nothing{OUString()};
    Sequence<Any> const full(&word, 1), empty(&nothing, 1);
    Sequence<Sequence<Any>> lines(height);
    for (sal_Int32 at = 0; at < height; ++at) lines.getArray()[at] = at < filled ? full : empty;
    return Any(lines);
}

TEST_F(Reading, whole_columns_are_cut_alike_and_larger_blocks_come_without_cells) {
    constexpr sal_Int32 height = 100'001;
    Any const two = column(2, height), five = column(5, height), all = column(height, height), within = column(1, height - 1);
    auto const three = blocks.read({&two, &five, &within});
    ASSERT_TRUE(three);
    EXPECT_EQ((*three)[0].rows, 5u);
    EXPECT_EQ((*three)[0].cells.size(), 5u);
    EXPECT_EQ((*three)[1].rows, 5u);
    EXPECT_EQ((*three)[2].rows, std::size_t{height - 1});
    auto const large = read(all);
    ASSERT_TRUE(large);
    EXPECT_EQ(large->rows, std::size_t{height});
    EXPECT_TRUE(large->cells.empty());
}

TEST_F(Reading, an_omitted_argument_is_a_block_without_cells) {
    auto const block = read(Any());
    ASSERT_TRUE(block);
    EXPECT_TRUE(block->empty());
}

TEST_F(Reading, one_number_and_one_text_are_blocks_of_one_cell) {
    auto const number = read(Any(2.5));
    ASSERT_TRUE(number && number->rows == 1 && number->columns == 1);
    EXPECT_EQ(number->at(0, 0).number, 2.5);
    auto const word = read(text("published"));
    ASSERT_TRUE(word && word->rows == 1 && word->columns == 1);
    EXPECT_EQ(word->at(0, 0).text, "published");
    EXPECT_EQ(number->at(0, 0).number, 2.5) << "an earlier block lives on";
}

TEST_F(Reading, a_block_keeps_its_shape_and_its_kinds) {
    auto const block =
        read(rows<Any>({row({Any(1.0), text("a"), text("")}), row({Any(), text("b"), Any(-3.0)})}));
    ASSERT_TRUE(block);
    EXPECT_EQ(block->rows, 2u);
    EXPECT_EQ(block->columns, 3u);
    EXPECT_EQ(block->at(0, 0).number, 1.0);
    EXPECT_EQ(block->at(0, 1).text, "a");
    EXPECT_EQ(block->at(0, 2).kind, Cell::Kind::empty);
    EXPECT_EQ(block->at(1, 0).kind, Cell::Kind::empty);
    EXPECT_EQ(block->at(1, 2).number, -3.0);
}

TEST_F(Reading, rows_of_different_width_are_refused) {
    EXPECT_FALSE(read(rows<Any>({row({Any(1.0), Any(2.0)}), row({Any(1.0)})})));
}

TEST_F(Reading, what_basic_and_python_send_is_read_too) {
    EXPECT_EQ(read(Any(true))->at(0, 0).number, 1.0);
    EXPECT_EQ(read(Any(sal_Int16(7)))->at(0, 0).number, 7.0);
    EXPECT_EQ(read(Any(sal_Int64(-9)))->at(0, 0).number, -9.0);
    EXPECT_EQ(read(rows<double>({row({1.0, 2.0})}))->columns, 2u);
    EXPECT_EQ(read(rows<OUString>({row({OUString("a")}), row({OUString("b")})}))->rows, 2u);
    auto const one_row = read(Any(row<Any>({text("a"), Any(2.0)})));
    ASSERT_TRUE(one_row);
    EXPECT_EQ(one_row->rows, 1u);
    EXPECT_EQ(one_row->columns, 2u);
    auto const nested = read(Any(row<Any>({Any(row<Any>({text("a")})), Any(row<Any>({text("b")}))})));
    ASSERT_TRUE(nested);
    EXPECT_EQ(nested->rows, 2u);
    EXPECT_EQ(nested->at(1, 0).text, "b");
}

TEST_F(Reading, what_is_no_cell_is_refused) {
    EXPECT_FALSE(read(Any(css::util::Date(1, 1, 2000))));
    EXPECT_FALSE(read(rows<Any>({row({Any(css::util::Date(1, 1, 2000))})})));
}

TEST_F(Reading, letters_beyond_ascii_arrive_in_utf8) {
    EXPECT_EQ(read(Any(utf8("Belgi\xc3\xab \xe2\x82\xac")))->at(0, 0).text,
              "Belgi\xc3\xab \xe2\x82\xac");
}

TEST(text_cache, one_buffer_is_converted_once_and_kept_alive) {
    TextCache texts;
    std::string_view first;
    {
        OUString const word = "comprehensive";
        first = texts.utf8(word);
        EXPECT_EQ(texts.utf8(word).data(), first.data());
    }
    OUString const other = OUString::createFromAscii("comprehensive, later");
    EXPECT_EQ(texts.utf8(other), "comprehensive, later");
    EXPECT_EQ(first, "comprehensive");
}

TEST(text_cache, a_full_cache_is_replaced_and_the_old_one_still_reads) {
    TextCaches caches;
    auto const old = caches.current();
    std::string_view const kept = old->utf8("kept");
    for (sal_Int32 index = 0; !old->full(); ++index)
        ASSERT_FALSE(old->utf8(OUString::number(index) + "x").empty());
    EXPECT_NE(caches.current(), old);
    EXPECT_EQ(kept, "kept");
}

std::uint32_t error_code(Any const& any) {
    double number = 0;
    EXPECT_TRUE(any >>= number);
    EXPECT_NE(number, number);
    return static_cast<std::uint32_t>(std::bit_cast<std::uint64_t>(number));
}

TEST(writing, one_cell_is_a_scalar) {
    EXPECT_EQ(to_any(Answer(AnswerCell(2.5))), Any(2.5));
    EXPECT_EQ(to_any(Answer(AnswerCell(std::string("open")))), text("open"));
    EXPECT_EQ(error_code(to_any(Answer(CellError::value))), 519u);
    EXPECT_EQ(error_code(to_any(Answer(CellError::not_available))), 0x7fffu);
}

TEST(writing, one_cell_of_a_list_is_a_rectangle_which_index_reads) {
    Sequence<Sequence<OUString>> texts;
    ASSERT_TRUE(to_any(Answer(AnswerCell(std::string("no problems"))), OneCell::rectangle) >>= texts);
    EXPECT_EQ(texts.getConstArray()[0].getConstArray()[0], "no problems");
    Sequence<Sequence<double>> numbers;
    ASSERT_TRUE(to_any(Answer(CellError::value), OneCell::rectangle) >>= numbers);
    EXPECT_EQ(error_code(Any(numbers.getConstArray()[0].getConstArray()[0])), 519u);
}

TEST(writing, texts_alone_travel_as_strings_so_that_they_compare) {
    Answer answer(2, 1);
    answer.at(0, 0) = std::string("eligible");
    answer.at(1, 0) = std::string("\xc3\xa9ligible");
    Sequence<Sequence<OUString>> texts;
    ASSERT_TRUE(to_any(answer) >>= texts);
    EXPECT_EQ(texts.getConstArray()[0].getConstArray()[0], "eligible");
    EXPECT_EQ(texts.getConstArray()[1].getConstArray()[0], utf8("\xc3\xa9ligible"));
}

TEST(writing, numbers_alone_travel_as_doubles_with_errors_in_their_cells) {
    Answer answer(1, 2);
    answer.at(0, 0) = 61.5;
    answer.at(0, 1) = CellError::not_available;
    Sequence<Sequence<double>> numbers;
    ASSERT_TRUE(to_any(answer) >>= numbers);
    EXPECT_EQ(numbers.getConstArray()[0].getConstArray()[0], 61.5);
    EXPECT_EQ(error_code(Any(numbers.getConstArray()[0].getConstArray()[1])), 0x7fffu);
}

TEST(writing, a_table_of_both_travels_as_any) {
    Answer answer(1, 2);
    answer.at(0, 0) = std::string("error");
    answer.at(0, 1) = 3.0;
    Sequence<Sequence<Any>> cells;
    ASSERT_TRUE(to_any(answer) >>= cells);
    EXPECT_EQ(cells.getConstArray()[0].getConstArray()[0], text("error"));
    EXPECT_EQ(cells.getConstArray()[0].getConstArray()[1], Any(3.0));
}

class Document : public cppu::WeakImplHelper1<css::beans::XPropertySet> {
public:
    explicit Document(Any null_date) : null_date_(std::move(null_date)) {}
    css::uno::Reference<css::beans::XPropertySetInfo> SAL_CALL getPropertySetInfo() override { return {}; }
    void SAL_CALL setPropertyValue(OUString const&, Any const&) override {}
    Any SAL_CALL getPropertyValue(OUString const& name) override {
        if (name != "NullDate") throw css::beans::UnknownPropertyException();
        if (!null_date_.hasValue()) throw css::uno::RuntimeException();
        return null_date_;
    }
    void SAL_CALL addPropertyChangeListener(
        OUString const&, css::uno::Reference<css::beans::XPropertyChangeListener> const&) override {}
    void SAL_CALL removePropertyChangeListener(
        OUString const&, css::uno::Reference<css::beans::XPropertyChangeListener> const&) override {}
    void SAL_CALL addVetoableChangeListener(
        OUString const&, css::uno::Reference<css::beans::XVetoableChangeListener> const&) override {}
    void SAL_CALL removeVetoableChangeListener(
        OUString const&, css::uno::Reference<css::beans::XVetoableChangeListener> const&) override {}

private:
    Any null_date_;
};

TEST(null_date, is_the_documents) {
    EXPECT_EQ(null_date_of(new Document(Any(css::util::Date(1, 1, 1904)))), Date{-24107});
    EXPECT_EQ(null_date_of(new Document(Any(css::util::Date(30, 12, 1899)))), Date{-25569});
}

TEST(null_date, is_the_usual_one_where_the_document_does_not_say) {
    EXPECT_EQ(null_date_of({}), Date{-25569});
    EXPECT_EQ(null_date_of(new Document(Any())), Date{-25569});
    EXPECT_EQ(null_date_of(new Document(text("?"))), Date{-25569});
}

}  // namespace
}  // namespace adherence::calc
