#include "calc/conversion.hpp"

#include <algorithm>
#include <bit>
#include <chrono>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/uno/Sequence.hxx>
#include <com/sun/star/util/Date.hpp>
#include <cstdint>
#include <limits>
#include <unordered_map>

#include "calc/strings.hpp"
#include "core/functions/limits.hpp"

namespace adherence::calc {

namespace {

using css::uno::Any;
using css::uno::Sequence;

// Calc's own codes (formula/errorcodes.hxx), carried in the payload of a quiet NaN.
constexpr std::uint64_t code_value = 519;
constexpr std::uint64_t code_not_available = 0x7fff;

// Verdicts are a handful of words over thousands of cells: each is made once.
class Words {
public:
    rtl::OUString const& of(std::string const& text) {
        auto const [place, is_new] = made_.try_emplace(text);
        if (is_new) place->second = to_ustring(text);
        return place->second;
    }

private:
    std::unordered_map<std::string_view, rtl::OUString> made_;
};

bool is_text(AnswerCell const& cell) { return std::holds_alternative<std::string>(cell); }

double number_of(AnswerCell const& cell) {
    if (auto const* const error = std::get_if<CellError>(&cell)) return error_number(*error);
    return std::get<double>(cell);
}

Any single(AnswerCell const& cell) {
    return is_text(cell) ? Any(to_ustring(std::get<std::string>(cell))) : Any(number_of(cell));
}

template <typename Element, typename Make>
Any rectangle_of(Answer const& answer, Make make) {
    Sequence<Sequence<Element>> rows(static_cast<sal_Int32>(answer.rows));
    auto* const row = rows.getArray();
    for (std::size_t r = 0; r < answer.rows; ++r) {
        row[r].realloc(static_cast<sal_Int32>(answer.columns));
        auto* const cells = row[r].getArray();
        for (std::size_t c = 0; c < answer.columns; ++c) cells[c] = make(answer.at(r, c));
    }
    return Any(rows);
}

std::optional<Cell> cell_of(double value, TextCache::Reader&) { return Cell::of(value); }

std::optional<Cell> cell_of(rtl::OUString const& value, TextCache::Reader& texts) { return Cell::of(texts.utf8(value)); }

std::optional<Cell> cell_of(Any const& value, TextCache::Reader& texts) {
    switch (value.getValueTypeClass()) {
        case css::uno::TypeClass_STRING:
            return cell_of(*static_cast<rtl::OUString const*>(value.getValue()), texts);
        case css::uno::TypeClass_DOUBLE:
            return Cell::of(*static_cast<double const*>(value.getValue()));
        case css::uno::TypeClass_VOID:
            return Cell{};
        case css::uno::TypeClass_BOOLEAN:
            return Cell::of(*static_cast<sal_Bool const*>(value.getValue()) ? 1.0 : 0.0);
        case css::uno::TypeClass_HYPER:
            return Cell::of(static_cast<double>(*static_cast<sal_Int64 const*>(value.getValue())));
        default: {
            double number = 0;
            if (value >>= number) return Cell::of(number);
            return {};
        }
    }
}

bool holds_nothing(Any const& value) {
    auto const kind = value.getValueTypeClass();
    return kind == css::uno::TypeClass_VOID ||
           (kind == css::uno::TypeClass_STRING && static_cast<rtl::OUString const*>(value.getValue())->isEmpty());
}

// What Calc hands over; the size of anything else is that of a block to be read as it is. A look at the sequence itself,
// since to take a copy of it costs a call for each of a million rows when that goes.
struct Mixed {
    Sequence<Sequence<Any>> const* rows = nullptr;

    explicit Mixed(Any const& argument) {
        if (argument.getValueType() == cppu::UnoType<Sequence<Sequence<Any>>>::get())
            rows = static_cast<Sequence<Sequence<Any>> const*>(argument.getValue());
    }
    [[nodiscard]] functions::BlockSize size() const {
        if (!rows || !rows->hasElements()) return {};
        return {static_cast<std::size_t>(rows->getLength()), static_cast<std::size_t>(rows->getConstArray()[0].getLength())};
    }
    [[nodiscard]] bool has_content(std::size_t row) const {
        auto const& cells = rows->getConstArray()[row];
        return !std::all_of(cells.begin(), cells.end(), holds_nothing);
    }
};

constexpr auto all_rows = std::numeric_limits<std::size_t>::max();

}  // namespace

template <typename Element>
std::optional<Block> CellBlocks::rectangle(Sequence<Sequence<Element>> const& rows, std::size_t most_rows) {
    auto const height = static_cast<sal_Int32>(std::min(static_cast<std::size_t>(rows.getLength()), most_rows));
    sal_Int32 const width = height == 0 ? 0 : rows.getConstArray()[0].getLength();
    if (Block const size{{}, static_cast<std::size_t>(height), static_cast<std::size_t>(width)}; functions::too_large(size)) return size;
    std::vector<Cell>& cells = kept_.emplace_back(static_cast<std::size_t>(height) * static_cast<std::size_t>(width));
    Cell* next = cells.data();
    TextCache::Reader texts(texts_);
    for (sal_Int32 r = 0; r < height; ++r) {
        auto const& row = rows.getConstArray()[r];
        if (row.getLength() != width) return {};
        Element const* const values = row.getConstArray();
        for (sal_Int32 c = 0; c < width; ++c) {
            auto const read = cell_of(values[c], texts);
            if (!read) return {};
            *next++ = *read;
        }
    }
    return Block{cells, static_cast<std::size_t>(height), static_cast<std::size_t>(width)};
}

std::optional<Cell> CellBlocks::single_cell(Any const& argument) {
    TextCache::Reader texts(texts_);
    return cell_of(argument, texts);
}

std::optional<Block> CellBlocks::block(Any const& argument, std::size_t rows) {
    if (!argument.hasValue()) return Block{};
    if (auto const one = single_cell(argument)) return Block{kept_.emplace_back(1, *one), 1, 1};

    if (Mixed const mixed(argument); mixed.rows) return rectangle(*mixed.rows, rows);
    if (Sequence<Sequence<double>> numbers; argument >>= numbers) return rectangle(numbers, rows);
    if (Sequence<Sequence<rtl::OUString>> texts; argument >>= texts) return rectangle(texts, rows);
    if (Sequence<Any> row; argument >>= row) {
        // Basic writes a table as rows in a row of arrays.
        Sequence<Sequence<Any>> table(row.getLength());
        for (sal_Int32 index = 0; index < row.getLength(); ++index)
            if (!(row.getConstArray()[index] >>= table.getArray()[index]))
                return rectangle(Sequence<Sequence<Any>>{&row, 1}, rows);
        return rectangle(table, rows);
    }
    if (css::uno::Reference<css::sheet::XCellRangeData> range; (argument >>= range) && range.is())
        return rectangle(range->getDataArray(), rows);
    return {};
}

std::optional<std::vector<Block>> CellBlocks::read(std::initializer_list<Any const*> arguments) {
    std::vector<functions::BlockSize> sizes;
    sizes.reserve(arguments.size());
    for (Any const* const argument : arguments) sizes.push_back(Mixed(*argument).size());
    auto const rows = functions::rows_to_read(sizes, [&](std::size_t place, std::size_t row) { return Mixed(*arguments.begin()[place]).has_content(row); });
    std::vector<Block> blocks;
    blocks.reserve(arguments.size());
    for (std::size_t place = 0; place < arguments.size(); ++place) {
        auto const read = block(*arguments.begin()[place], sizes[place].rows == 0 ? all_rows : rows[place]);
        if (!read) return {};
        blocks.push_back(*read);
    }
    return blocks;
}

double error_number(CellError error) {
    std::uint64_t const code = error == CellError::value ? code_value : code_not_available;
    return std::bit_cast<double>(0x7FF8000000000000u | code);
}

Any to_any(Answer const& answer, OneCell one) {
    if (answer.rows == 0 || answer.columns == 0) return Any(error_number(CellError::not_available));
    if (one == OneCell::scalar && answer.rows == 1 && answer.columns == 1) return single(answer.at(0, 0));
    if (std::ranges::none_of(answer.cells, is_text)) return rectangle_of<double>(answer, number_of);
    Words words;
    auto const word = [&words](AnswerCell const& cell) { return words.of(std::get<std::string>(cell)); };
    if (std::ranges::all_of(answer.cells, is_text)) return rectangle_of<rtl::OUString>(answer, word);
    return rectangle_of<Any>(answer, [&word](AnswerCell const& cell) {
        return is_text(cell) ? Any(word(cell)) : Any(number_of(cell));
    });
}

Date null_date_of(css::uno::Reference<css::beans::XPropertySet> const& document) {
    Date const usual{-25569};
    try {
        css::util::Date date;
        if (!document.is() || !(document->getPropertyValue("NullDate") >>= date)) return usual;
        std::chrono::year_month_day const day{std::chrono::year{date.Year}, std::chrono::month{date.Month},
                                              std::chrono::day{date.Day}};
        if (!day.ok()) return usual;
        return Date{static_cast<std::int32_t>(std::chrono::sys_days{day}.time_since_epoch().count())};
    } catch (css::uno::Exception const&) {
        return usual;
    }
}

}  // namespace adherence::calc
