#include "calc/frozen_list.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/text/XTextRange.hpp>
#include <cstdint>
#include <span>
#include <unordered_map>

#include "calc/formula_references.hpp"
#include "calc/strings.hpp"

namespace adherence::calc {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

constexpr std::string_view mark = "org.adherence.frozen-formulas";
constexpr sal_Int32 first_row = 2, first_text = 5, first_reference = 16;
constexpr sal_Int32 references_in_column = 1'000'000;
constexpr sal_Int32 longest_text = 32'000;  // of a cell in .xlsx: 32,767

std::string live_formula(std::string const& reference) { return "=ROWS(" + (reference.empty() ? "#REF!" : reference) + ")"; }

std::optional<FormulaReference> live_reference(std::string const& formula) {
    if (formula.find("#REF!") != formula.npos) return {};
    FormulaParts parts = read_formula(formula);
    if (parts.references.size() != 1 || !parts.references.front().first.sheet) return {};
    return std::move(parts.references.front());
}

std::string place_text(SheetCells const& cells, Address const& at) {
    FormulaReference reference;
    reference.first.column = at.StartColumn;
    reference.first.row = at.StartRow;
    if (at.StartColumn != at.EndColumn || at.StartRow != at.EndRow) {
        reference.last.emplace();
        reference.last->column = at.EndColumn;
        reference.last->row = at.EndRow;
    }
    return fixed_text(reference, cells.name(at.Sheet));
}

// Control characters and blanks at an end are not kept by every file format.
std::string escaped(std::string_view text) {
    std::string safe;
    for (char const c : text) {
        if (c == '\\') safe += "\\\\";
        else if (c == '\n') safe += "\\n";
        else if (c == '\r') safe += "\\r";
        else if (c == '\t') safe += "\\t";
        else if (c == ' ') safe += "\\s";
        else safe += c;
    }
    return safe;
}

std::string unescaped(std::string_view safe) {
    std::string text;
    for (std::size_t i = 0; i < safe.size(); ++i) {
        if (safe[i] != '\\' || i + 1 == safe.size()) {
            text += safe[i];
            continue;
        }
        char const c = safe[++i];
        text += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c == 's' ? ' ' : c;
    }
    return text;
}

std::vector<rtl::OUString> pieces_of(std::string_view text) {
    rtl::OUString const whole = to_ustring(escaped(text));
    std::vector<rtl::OUString> pieces;
    for (sal_Int32 at = 0; at < whole.getLength();) {
        sal_Int32 length = std::min(longest_text, whole.getLength() - at);
        // Neither a pair of surrogates nor an escape is parted.
        while (length > 1 && at + length < whole.getLength() && ((whole[at + length] & 0xFC00) == 0xDC00 || whole[at + length - 1] == '\\')) --length;
        pieces.push_back(whole.copy(at, length));
        at += length;
    }
    return pieces;
}

template <typename Number>
Number number_at(std::string_view& text) {
    Number number{};
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (!text.empty()) text.remove_prefix(1);
    return number;
}

std::string string_in(Any const& cell) {
    rtl::OUString text;
    cell >>= text;
    return to_utf8(text);
}

template <typename Row>
auto cells_of(uno::Sequence<Row> const& rows) {
    return std::span(rows.getConstArray(), static_cast<std::size_t>(rows.getLength()));
}
template <typename Row>
void cells_of(uno::Sequence<Row>&&) = delete;  // the cells would be gone

}  // namespace

std::optional<sal_Int32> list_position(SheetCells const& cells) {
    for (sal_Int32 sheet = cells.count() - 1; sheet >= 0; --sheet)
        if (cells.text({static_cast<sal_Int16>(sheet), 0, 0}) == mark) return sheet;
    return {};
}

FrozenList read_list(Reference<frame::XModel> const& document) {
    SheetCells const cells(document);
    FrozenList list;
    auto const position = list_position(cells);
    if (!position) return list;
    auto const sheet = static_cast<sal_Int16>(*position);
    list.sheet = cells.name(sheet);
    list.position = sheet;
    list.about = cells.text({sheet, 1, 0});
    Address const used = cells.used_area(sheet);
    if (used.EndRow < first_row) return list;

    std::unordered_map<std::string, sal_Int16> sheets;
    for (sal_Int32 i = 0; i < cells.count(); ++i) sheets[cells.name(i)] = static_cast<sal_Int16>(i);
    auto const formulas_in = [&](sal_Int32 column) {
        return Reference<sheet::XCellRangeFormula>(cells.range({sheet, column, first_row, column, used.EndRow}), UNO_QUERY_THROW)->getFormulaArray();
    };
    std::vector<std::string> live;
    for (sal_Int32 column = first_reference; column <= used.EndColumn; ++column) {
        auto const lines = formulas_in(column);
        for (auto const& row : cells_of(lines)) {
            auto const reference = live_reference(to_utf8(row.getConstArray()[0]));
            live.push_back(reference ? fixed_text(*reference, *reference->first.sheet) : std::string());
        }
    }
    FormulaRows const places = formulas_in(0);
    ValueRows const rows =
        Reference<sheet::XCellRangeData>(cells.range({sheet, 0, first_row, first_reference - 1, used.EndRow}), UNO_QUERY_THROW)->getDataArray();
    for (sal_Int32 row = 0; row < rows.getLength(); ++row) {
        Any const* const cell = rows.getConstArray()[row].getConstArray();
        FrozenFormula formula;
        std::string escaped_text;
        for (sal_Int32 column = first_text; column < first_reference; ++column) escaped_text += string_in(cell[column]);
        if (escaped_text.empty()) continue;
        formula.text = unescaped(escaped_text);
        if (auto const at = live_reference(to_utf8(places.getConstArray()[row].getConstArray()[0])); at && at->first.column && at->first.row)
            if (auto const found = sheets.find(*at->first.sheet); found != sheets.end()) {
                ReferenceCorner const& last = at->last ? *at->last : at->first;
                formula.now = Address{found->second, *at->first.column, *at->first.row, last.column.value_or(*at->first.column), last.row.value_or(*at->first.row)};
            }
        formula.stood = string_in(cell[1]);
        std::string const size = string_in(cell[2]), references = string_in(cell[4]);
        if (std::string_view rest = size; !rest.empty()) {
            formula.rows = number_at<sal_Int32>(rest);
            formula.columns = number_at<sal_Int32>(rest);
        }
        formula.values = string_in(cell[3]);
        for (std::string_view rest = references; !rest.empty();) {
            auto const begin = number_at<std::size_t>(rest), length = number_at<std::size_t>(rest), number = number_at<std::size_t>(rest);
            if (begin + length <= formula.text.size()) formula.references.push_back({begin, length, number < live.size() ? live[number] : std::string()});
        }
        list.formulas.push_back(std::move(formula));
    }
    return list;
}

void write_list(Reference<frame::XModel> const& document, FrozenList const& list) {
    SheetCells const cells(document);
    Reference<sheet::XSpreadsheets> const sheets(Reference<sheet::XSpreadsheetDocument>(document, UNO_QUERY_THROW)->getSheets(), uno::UNO_SET_THROW);
    // A new sheet each time: Undo would leave in its place what is written into cells that were emptied.
    if (auto const position = list_position(cells)) sheets->removeByName(to_ustring(cells.name(*position)));
    if (list.formulas.empty()) return;
    auto const sheet = static_cast<sal_Int16>(list.position);
    sheets->insertNewByName(to_ustring(list.sheet), sheet);
    Reference<beans::XPropertySet>(cells.sheet(sheet), UNO_QUERY_THROW)->setPropertyValue("IsVisible", Any(false));

    auto const count = static_cast<sal_Int32>(list.formulas.size());
    std::unordered_map<std::string, std::size_t> numbers;
    std::vector<std::string> live;
    std::vector<std::vector<rtl::OUString>> texts(list.formulas.size());
    std::size_t widest = 1;
    for (std::size_t i = 0; i < texts.size(); ++i) widest = std::max(widest, (texts[i] = pieces_of(list.formulas[i].text)).size());
    ValueRows rows(count);
    FormulaRows places(count);
    for (sal_Int32 i = 0; i < count; ++i) {
        FrozenFormula const& formula = list.formulas[static_cast<std::size_t>(i)];
        std::string references;
        for (auto const& reference : formula.references) {
            auto const [number, is_new] = numbers.emplace(reference.live, live.size());
            if (is_new) live.push_back(reference.live);
            if (!references.empty()) references += ' ';
            references += std::to_string(reference.begin) + "+" + std::to_string(reference.length) + "@" + std::to_string(number->second);
        }
        uno::Sequence<Any> row(static_cast<sal_Int32>(first_text - 1 + widest));
        Any* const cell = row.getArray();
        std::string const size = formula.rows > 0 ? std::to_string(formula.rows) + "x" + std::to_string(formula.columns) : std::string();
        cell[0] <<= to_ustring(formula.stood);
        cell[1] <<= to_ustring(size);
        cell[2] <<= to_ustring(formula.values);
        cell[3] <<= to_ustring(references);
        auto const& text = texts[static_cast<std::size_t>(i)];
        for (std::size_t piece = 0; piece < widest; ++piece) cell[4 + piece] <<= piece < text.size() ? text[piece] : rtl::OUString();
        rows.getArray()[i] = row;
        rtl::OUString const place = to_ustring(live_formula(formula.now ? place_text(cells, *formula.now) : std::string()));
        places.getArray()[i] = uno::Sequence<rtl::OUString>(&place, 1);
    }
    Reference<text::XTextRange>(cells.sheet(sheet)->getCellByPosition(0, 0), UNO_QUERY_THROW)->setString(to_ustring(mark));
    Reference<text::XTextRange>(cells.sheet(sheet)->getCellByPosition(1, 0), UNO_QUERY_THROW)->setString(to_ustring(list.about));
    sal_Int32 const last_row = first_row + count - 1;
    auto const put_formulas = [&](Address const& at, FormulaRows const& lines) {
        Reference<sheet::XCellRangeFormula>(cells.range(at), UNO_QUERY_THROW)->setFormulaArray(lines);
    };
    put_formulas({sheet, 0, first_row, 0, last_row}, places);
    Reference<sheet::XCellRangeData>(cells.range({sheet, 1, first_row, static_cast<sal_Int32>(first_text - 1 + widest), last_row}), UNO_QUERY_THROW)
        ->setDataArray(rows);
    auto const all = static_cast<sal_Int32>(live.size());
    // All columns are as long as the list, so that the numbers can be counted off.
    sal_Int32 const length = std::min(std::max(all, count), references_in_column);
    sal_Int32 const columns = (all + length - 1) / length;
    for (sal_Int32 column = 0; column < columns; ++column) {
        sal_Int32 const begin = column * length, here = std::min(length, all - begin);
        FormulaRows lines(here);
        for (sal_Int32 i = 0; i < here; ++i) {
            rtl::OUString const line = to_ustring(live_formula(live[static_cast<std::size_t>(begin + i)]));
            lines.getArray()[i] = uno::Sequence<rtl::OUString>(&line, 1);
        }
        put_formulas({sheet, first_reference + column, first_row, first_reference + column, first_row + here - 1}, lines);
    }
}

// Texts by their hash; numbers weighted by their place, with a scale to compare them on.
std::string mark_of(ValueRows const& rows) {
    std::uint64_t hash = 14695981039346656037u;
    auto const add = [&](std::string_view text) {
        for (char const c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
        hash = (hash ^ 0xFFu) * 1099511628211u;
    };
    double sum = 0, scale = 0, place = 0;
    for (auto const& row : cells_of(rows))
        for (Any const& cell : cells_of(row)) {
            double number = 0;
            rtl::OUString text;
            double const weight = 1 + std::fmod(++place * 0.6180339887498949, 1.0);
            if (cell >>= number) {
                add("number");
                sum += weight * number;
                scale += weight * std::abs(number);
            } else if (cell >>= text)
                add("text " + to_utf8(text));
            else
                add("error");
        }
    std::array<char, 64> digits{};
    std::string mark(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), hash, 16).ptr);
    for (double const number : {sum, scale}) mark += " " + std::string(digits.data(), std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr);
    return mark;
}

bool same_values(std::string_view one, std::string_view other) {
    auto const hash = [](std::string_view mark) { return mark.substr(0, mark.find(' ')); };
    if (hash(one) != hash(other)) return false;
    auto const numbers = [](std::string_view mark) {
        mark.remove_prefix(std::min(mark.find(' '), mark.size() - 1) + 1);
        double const sum = number_at<double>(mark);
        return std::pair(sum, number_at<double>(mark));
    };
    auto const [sum, scale] = numbers(one);
    return std::abs(sum - numbers(other).first) <= 1e-12 * scale;
}

std::string text_now(FrozenFormula const& formula, std::string const& home) {
    std::string text;
    std::size_t done = 0;
    for (auto const& reference : formula.references) {
        text += formula.text.substr(done, reference.begin - done);
        done = reference.begin + reference.length;
        std::string const written = formula.text.substr(reference.begin, reference.length);
        FormulaParts const parts = read_formula(written);
        if (parts.references.size() != 1) {
            text += written;
            continue;
        }
        text += moved_text(written, parts.references.front(), reference.live.empty() ? std::nullopt : live_reference(live_formula(reference.live)), home);
    }
    return text + formula.text.substr(done);
}

}  // namespace adherence::calc
