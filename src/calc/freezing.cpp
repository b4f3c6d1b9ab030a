#include "calc/freezing.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/beans/XPropertyState.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/frame/XStorable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangeFormula.hpp>
#include <com/sun/star/sheet/XConditionEntry.hpp>
#include <com/sun/star/sheet/XConditionalFormat.hpp>
#include <com/sun/star/sheet/XConditionalFormats.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/util/CellProtection.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormats.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <com/sun/star/util/XProtectable.hpp>
#include <map>
#include <set>
#include <span>
#include <unordered_map>

#include "calc/document_change.hpp"
#include "calc/formula_callers.hpp"
#include "calc/formula_references.hpp"
#include "calc/frozen_list.hpp"
#include "calc/strings.hpp"
#include "core/base/text.hpp"
#include "core/report/words.hpp"

namespace adherence::calc {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

template <typename Element>
std::span<Element const> each(uno::Sequence<Element> const& all) {
    return {all.getConstArray(), static_cast<std::size_t>(all.getLength())};
}
template <typename Element>
void each(uno::Sequence<Element>&&) = delete;  // the elements would be gone

bool is_one_cell(Address const& at) { return at.StartColumn == at.EndColumn && at.StartRow == at.EndRow; }

bool overlap(Address const& one, Address const& other) {
    return one.Sheet == other.Sheet && one.StartColumn <= other.EndColumn && other.StartColumn <= one.EndColumn && one.StartRow <= other.EndRow &&
           other.StartRow <= one.EndRow;
}

ValueRows values_at(SheetCells const& cells, Address const& at) { return Reference<sheet::XCellRangeData>(cells.range(at), UNO_QUERY_THROW)->getDataArray(); }

FormulaRows formulas_at(SheetCells const& cells, Address const& at) {
    return Reference<sheet::XCellRangeFormula>(cells.range(at), UNO_QUERY_THROW)->getFormulaArray();
}

// ---- obstacles -----------------------------------------------------------------------------------------------

struct Refusal {
    std::string message, place;
};

std::optional<Address> first_locked(SheetCells const& cells, Address const& at) {
    auto const range = cells.range(at);
    static rtl::OUString const protection_name("CellProtection");
    bool const mixed = Reference<beans::XPropertyState>(range, UNO_QUERY_THROW)->getPropertyState(protection_name) == beans::PropertyState_AMBIGUOUS_VALUE;
    util::CellProtection protection;
    bool const known = Reference<beans::XPropertySet>(range, UNO_QUERY_THROW)->getPropertyValue(protection_name) >>= protection;
    if (is_one_cell(at) || (!mixed && known)) return protection.IsLocked ? std::optional(at) : std::nullopt;
    Address one = at, other = at;
    if (at.EndRow > at.StartRow)
        other.StartRow = (one.EndRow = (at.StartRow + at.EndRow) / 2) + 1;
    else
        other.StartColumn = (one.EndColumn = (at.StartColumn + at.EndColumn) / 2) + 1;
    if (auto const found = first_locked(cells, one)) return found;
    return first_locked(cells, other);
}

std::optional<Refusal> refusal(Reference<frame::XModel> const& document, SheetCells const& cells, Places const& places) {
    Reference<frame::XStorable> const file(document, UNO_QUERY);
    if (file.is() && file->isReadonly()) return Refusal{"freezing.refused.read-only", {}};
    Reference<util::XProtectable> const sheets(document, UNO_QUERY);
    if (sheets.is() && sheets->isProtected()) return Refusal{"freezing.refused.structure", {}};
    for (Address const& at : places)
        if (Reference<util::XProtectable>(cells.sheet(at.Sheet), UNO_QUERY_THROW)->isProtected())
            if (auto const locked = first_locked(cells, at)) return Refusal{"freezing.refused.protected", cells.shown(*locked)};
    return {};
}

// ---- freezing ------------------------------------------------------------------------------------------------

/// A formula that every reader computes to the same: for what no cell without a formula can hold.
rtl::OUString constant_for(sal_Int32 error) {
    switch (error) {
        case 32767: return "=#N/A";
        case 503: return "=#NUM!";
        case 521: return "=#NULL!";
        case 524: return "=#REF!";
        case 525: return "=#NAME?";
        case 532: return "=#DIV/0!";
        default: return "=#VALUE!";  // numbers of errors that other programs do not know
    }
}

bool is_constant(rtl::OUString const& formula) {
    return formula == "=\"\"" || formula == "=TRUE()" || formula == "=FALSE()" || (formula.startsWith("=#") && formula.indexOf('(') < 0);
}

class Freezing {
public:
    explicit Freezing(Reference<frame::XModel> const& document)
        : document_(document), cells_(document), callers_(document, cells_, Called::extension),
          formats_(Reference<util::XNumberFormatsSupplier>(document, UNO_QUERY_THROW)->getNumberFormats(), uno::UNO_SET_THROW) {}

    FrozenValues freeze(std::string_view language) {
        find();
        FrozenValues result;
        result.left = left();
        result.message = "freezing.none";
        if (found_.empty()) return result;
        Places places = plain_;
        places.insert(places.end(), arrays_.begin(), arrays_.end());
        if (auto const held_up = refusal(document_, cells_, places)) {
            result.message = held_up->message;
            result.place = held_up->place;
            return result;
        }
        FrozenList const before = read_list(document_);
        FrozenList after = before;
        std::erase_if(after.formulas, [&](FrozenFormula const& old) { return old.now && is_found(*old.now); });
        if (after.formulas.size() + found_.size() > most_frozen) {
            result.message = "freezing.refused.many";
            result.place = std::to_string(most_frozen);
            return result;
        }
        for (Address const& at : places) take_values(at);
        values_.text_format = Reference<util::XNumberFormatTypes>(formats_, UNO_QUERY_THROW)->getStandardFormat(util::NumberFormat::TEXT, lang::Locale());
        result.formulas = found_.size();
        std::set<sal_Int16> sheets;
        for (FrozenFormula const& formula : found_) sheets.insert(formula.now->Sheet);
        result.sheets = sheets.size();
        std::ranges::move(found_, std::back_inserter(after.formulas));
        if (before.formulas.empty()) {
            after.sheet = free_name(sentence(language, "freezing.sheet"));
            after.position = cells_.count();
            after.about = sentence(language, "freezing.sheet.about");
        }
        make_change(document_, sentence(language, "freezing.freeze.undo"), [&] {
            write_list(document_, after);
            put(cells_, values_);
        });
        result.done = true;
        result.message = "freezing.frozen";
        return result;
    }

private:
    void find() {
        auto const list = list_position(cells_);
        for (sal_Int32 sheet = 0; sheet < cells_.count(); ++sheet) {
            if (sheet == list) continue;
            for (Address const& block : formula_places(cells_.sheet(sheet))) find_in(block);
        }
    }

    void find_in(Address const& block) {
        FormulaRows const rows = formulas_at(cells_, block);
        std::vector<std::vector<bool>> calls(static_cast<std::size_t>(rows.getLength()));
        for (sal_Int32 r = 0; r < rows.getLength(); ++r) {
            auto const row = each(rows.getConstArray()[r]);
            auto& marks = calls[static_cast<std::size_t>(r)];
            marks.resize(row.size());
            for (std::size_t c = 0; c < row.size(); ++c) {
                std::string text = to_utf8(row[c]);
                if (!callers_.call(text, static_cast<std::size_t>(block.Sheet))) continue;
                table::CellAddress const at{block.Sheet, block.StartColumn + static_cast<sal_Int32>(c), block.StartRow + r};
                if (text.starts_with('{')) {
                    bool const known = std::ranges::any_of(arrays_, [&](Address const& array) { return overlap(array, range_of(at)); });
                    if (known) continue;
                    arrays_.push_back(array_around(cells_, at));
                    note(arrays_.back(), text.substr(1, text.size() - 2), true);
                } else {
                    marks[c] = true;
                    note(range_of(at), std::move(text), false);
                }
            }
        }
        auto const called = [&](sal_Int32 row, sal_Int32 column) {
            return calls[static_cast<std::size_t>(row - block.StartRow)][static_cast<std::size_t>(column - block.StartColumn)];
        };
        std::ranges::copy(blocks_where(block, called), std::back_inserter(plain_));
    }

    void note(Address const& at, std::string text, bool array) {
        FrozenFormula formula;
        std::string const& home = callers_.sheets()[static_cast<std::size_t>(at.Sheet)];
        formula.now = at;
        formula.stood = cells_.shown(at);
        if (array) {
            formula.rows = at.EndRow - at.StartRow + 1;
            formula.columns = at.EndColumn - at.StartColumn + 1;
        }
        for (FormulaReference const& reference : read_formula(text).references) {
            // A name with a dot in it looks like a cell on a sheet.
            auto const is_sheet = [&](ReferenceCorner const& corner) { return !corner.sheet || std::ranges::find(callers_.sheets(), *corner.sheet) != callers_.sheets().end(); };
            if (is_sheet(reference.first) && (!reference.last || is_sheet(*reference.last)))
                formula.references.push_back({reference.begin, reference.length, fixed_text(reference, home)});
        }
        formula.text = std::move(text);
        if (!array) index_[{at.Sheet, at.StartRow, at.StartColumn}] = found_.size();
        else array_index_.push_back(found_.size());
        found_.push_back(std::move(formula));
    }

    [[nodiscard]] bool is_found(Address const& at) const {
        if (is_one_cell(at) && index_.contains({at.Sheet, at.StartRow, at.StartColumn})) return true;
        auto const over = [&](Address const& place) { return overlap(place, at); };
        return std::ranges::any_of(arrays_, over) || (!is_one_cell(at) && std::ranges::any_of(plain_, over));
    }

    void take_values(Address const& at) {
        ValueRows const rows = values_at(cells_, at);
        auto const value = [&](sal_Int32 row, sal_Int32 column) -> Any const& {
            return rows.getConstArray()[row - at.StartRow].getConstArray()[column - at.StartColumn];
        };
        if (auto const whole = std::ranges::find_if(array_index_, [&](std::size_t i) { return *found_[i].now == at; }); whole != array_index_.end())
            found_[*whole].values = mark_of(rows);
        else
            for (sal_Int32 row = at.StartRow; row <= at.EndRow; ++row)
                for (sal_Int32 column = at.StartColumn; column <= at.EndColumn; ++column) {
                    uno::Sequence<Any> const one(&value(row, column), 1);
                    found_[index_.at({at.Sheet, row, column})].values = mark_of({&one, 1});
                }
        values_.values.push_back({at, rows});
        std::map<std::pair<sal_Int32, sal_Int32>, rtl::OUString> constants;
        for (sal_Int32 row = at.StartRow; row <= at.EndRow; ++row)
            for (sal_Int32 column = at.StartColumn; column <= at.EndColumn; ++column)
                if (auto constant = constant_at({at.Sheet, column, row}, value(row, column)); !constant.isEmpty()) constants[{row, column}] = constant;
        if (constants.empty()) return;
        for (Address const& block : blocks_where(at, [&](sal_Int32 row, sal_Int32 column) { return constants.contains({row, column}); })) {
            FormulaRows lines(block.EndRow - block.StartRow + 1);
            for (sal_Int32 row = block.StartRow; row <= block.EndRow; ++row) {
                uno::Sequence<rtl::OUString> line(block.EndColumn - block.StartColumn + 1);
                for (sal_Int32 column = block.StartColumn; column <= block.EndColumn; ++column)
                    line.getArray()[column - block.StartColumn] = constants.at({row, column});
                lines.getArray()[row - block.StartRow] = line;
            }
            values_.formulas.push_back({block, lines});
        }
    }

    // Errors, the empty text, which counts as a text where an empty cell does not, and truth, which would be shown as 1.
    [[nodiscard]] rtl::OUString constant_at(table::CellAddress const& at, Any const& value) const {
        double number = 0;
        rtl::OUString text;
        if (value >>= number) {
            if (number != 0 && number != 1) return {};
            std::string const shown = cells_.text(at);
            bool const in_digits = shown.find_first_of("01") != shown.npos;
            if (in_digits || shown.empty() || !may_show_truth(at)) return {};
            return number == 1 ? rtl::OUString("=TRUE()") : rtl::OUString("=FALSE()");
        }
        if (value >>= text) return text.isEmpty() ? rtl::OUString("=\"\"") : rtl::OUString();
        return constant_for(cells_.sheet(at.Sheet)->getCellByPosition(at.Column, at.Row)->getError());
    }

    [[nodiscard]] bool may_show_truth(table::CellAddress const& at) const {
        sal_Int32 format = 0;
        Reference<beans::XPropertySet>(cells_.range(range_of(at)), UNO_QUERY_THROW)->getPropertyValue("NumberFormat") >>= format;
        constexpr sal_Int32 formats_of_a_language = 10'000;  // the first of each is General
        sal_Int16 type = 0;
        formats_->getByKey(format)->getPropertyValue("Type") >>= type;
        return format % formats_of_a_language == 0 || (type & util::NumberFormat::LOGICAL) != 0;
    }

    [[nodiscard]] std::string free_name(std::string const& wanted) const {
        std::string name = wanted;
        for (int count = 2; std::ranges::any_of(callers_.sheets(), [&](std::string const& sheet) { return fold(sheet) == fold(name); }); ++count)
            name = wanted + " " + std::to_string(count);
        return name;
    }

    [[nodiscard]] std::vector<std::string> left() const {
        std::vector<std::string> all = callers_.names();
        for (sal_Int32 sheet = 0; sheet < cells_.count(); ++sheet) {
            auto const calls = [&](rtl::OUString const& formula) { return callers_.call(to_utf8(formula), static_cast<std::size_t>(sheet)); };
            for (Address const& at : formats_where(sheet, calls)) all.push_back(cells_.shown(at));
        }
        return all;
    }

    template <typename Calls>
    [[nodiscard]] Places formats_where(sal_Int32 sheet, Calls const& calls) const {
        Places places;
        Reference<beans::XPropertySet> const properties(cells_.sheet(sheet), UNO_QUERY_THROW);
        Reference<sheet::XConditionalFormats> const formats(properties->getPropertyValue("ConditionalFormats"), UNO_QUERY);
        if (formats.is()) {
            auto const conditional = formats->getConditionalFormats();
            for (auto const& format : each(conditional)) {
                bool any = false;
                for (sal_Int32 i = 0; i < format->getCount() && !any; ++i) {
                    Reference<beans::XPropertySet> const entry(format->getByIndex(i), UNO_QUERY);
                    if (!entry.is() || !entry->getPropertySetInfo()->hasPropertyByName("Formula1")) continue;
                    for (char const* const name : {"Formula1", "Formula2"}) {
                        rtl::OUString formula;
                        entry->getPropertyValue(rtl::OUString::createFromAscii(name)) >>= formula;
                        any = any || calls(formula);
                    }
                }
                Reference<sheet::XSheetCellRanges> ranges;
                if (any) Reference<beans::XPropertySet>(format, UNO_QUERY_THROW)->getPropertyValue("Range") >>= ranges;
                if (ranges.is() && ranges->getCount() > 0) places.push_back(ranges->getRangeAddresses().getConstArray()[0]);
            }
        }
        Reference<sheet::XUniqueCellFormatRangesSupplier> const supplier(cells_.sheet(sheet), UNO_QUERY);
        if (!supplier.is()) return places;
        Reference<container::XIndexAccess> const looks(supplier->getUniqueCellFormatRanges(), UNO_QUERY_THROW);
        for (sal_Int32 i = 0; i < looks->getCount(); ++i) {
            Reference<beans::XPropertySet> const look(looks->getByIndex(i), UNO_QUERY_THROW);
            Reference<sheet::XSheetCondition> const validation(look->getPropertyValue("Validation"), UNO_QUERY);
            if (!validation.is() || !(calls("=" + validation->getFormula1()) || calls("=" + validation->getFormula2()))) continue;
            Reference<sheet::XSheetCellRanges> const ranges(look, UNO_QUERY);
            if (ranges.is() && ranges->getCount() > 0) places.push_back(ranges->getRangeAddresses().getConstArray()[0]);
        }
        return places;
    }

    Reference<frame::XModel> document_;
    SheetCells cells_;
    FormulaCallers callers_;
    Reference<util::XNumberFormats> formats_;
    std::vector<FrozenFormula> found_;
    Places plain_, arrays_;  ///< of the formulas found
    std::map<std::tuple<sal_Int16, sal_Int32, sal_Int32>, std::size_t> index_;  ///< by sheet, row and column
    std::vector<std::size_t> array_index_;
    Contents values_;
};

// ---- thawing -------------------------------------------------------------------------------------------------

class Thawing {
public:
    explicit Thawing(Reference<frame::XModel> const& document) : document_(document), cells_(document), list_(read_list(document)) { look(); }

    [[nodiscard]] FrozenFormulas there() const {
        FrozenFormulas all;
        for (std::size_t i = 0; i < states_.size(); ++i) switch (states_[i]) {
                case State::frozen:
                    ++all.formulas;
                    if (outside_[i]) all.outside.push_back(cells_.shown(*list_.formulas[i].now));
                    break;
                case State::overwritten:
                case State::held: all.overwritten.push_back(cells_.shown(*list_.formulas[i].now)); break;
                case State::gone: all.gone.push_back(list_.formulas[i].stood);
            }
        return all;
    }

    ThawedFormulas thaw(ThawChoices const& choices, std::string_view language) {
        ThawedFormulas result;
        FrozenList after = list_;
        after.formulas.clear();
        std::vector<std::size_t> back;
        std::set<sal_Int16> sheets;
        for (std::size_t i = 0; i < states_.size(); ++i) {
            FrozenFormula const& formula = list_.formulas[i];
            if (states_[i] == State::gone)
                result.gone.push_back(formula.stood);
            else if (bool const as_frozen = states_[i] == State::frozen || (states_[i] == State::overwritten && choices.replace_overwritten);
                     as_frozen && (!outside_[i] || choices.reach_outside)) {
                back.push_back(i);
                sheets.insert(formula.now->Sheet);
            } else {
                (as_frozen ? result.outside : result.kept).push_back(cells_.shown(*formula.now));
                after.formulas.push_back(formula);
            }
        }
        result.message = list_.formulas.empty() ? "freezing.thaw.none" : "freezing.thaw.kept";
        if (back.empty() && result.gone.empty()) return result;
        auto [places, formulas] = contents_for(back);
        if (auto const held_up = refusal(document_, cells_, places)) return {false, held_up->message, held_up->place, 0, 0, {}, {}, {}};
        // The office makes an array formula again with the names that functions have in the user's language, and finds none.
        std::function<void()> again;
        if (!formulas.arrays.empty()) {
            Contents arrays;
            arrays.arrays = formulas.arrays;
            bool const list_goes = after.formulas.empty();
            for (auto& array : arrays.arrays)
                if (list_goes && array.at.Sheet > list_.position) --array.at.Sheet;  // the list is gone by then
            again = [document = document_, arrays = std::move(arrays)] { put(SheetCells(document), arrays); };
        }
        make_change(
            document_, sentence(language, "freezing.thaw.undo"),
            [&, &written = formulas] {
                put(cells_, written);
                write_list(document_, after);
            },
            again);
        result.done = true;
        result.message = "freezing.thawed";
        result.formulas = back.size();
        result.sheets = sheets.size();
        return result;
    }

private:
    enum class State : std::uint8_t {
        frozen,
        overwritten,
        held,  ///< overwritten by what cannot be replaced in part
        gone
    };
    using Cell = std::tuple<sal_Int16, sal_Int32, sal_Int32>;
    static Cell cell_of(Address const& at) { return {at.Sheet, at.StartRow, at.StartColumn}; }

    void look() {
        states_.assign(list_.formulas.size(), State::gone);
        for (std::size_t i = 0; i < states_.size(); ++i) {
            FrozenFormula const& formula = list_.formulas[i];
            if (!formula.now) continue;
            if (formula.rows > 0)
                look_at(i, *formula.now);
            else if (is_one_cell(*formula.now))
                single_.emplace(cell_of(*formula.now), i);  // the first where two have come to the same cell
        }
        for (Address const& block : blocks_of(single_)) {
            ValueRows const rows = values_at(cells_, block);
            for (sal_Int32 row = block.StartRow; row <= block.EndRow; ++row)
                for (sal_Int32 column = block.StartColumn; column <= block.EndColumn; ++column) {
                    uno::Sequence<Any> const one(&rows.getConstArray()[row - block.StartRow].getConstArray()[column - block.StartColumn], 1);
                    std::size_t const i = single_.at({block.Sheet, row, column});
                    states_[i] = same_values(mark_of({&one, 1}), list_.formulas[i].values) ? State::frozen : State::overwritten;
                }
            look_at_formulas(block, [&](sal_Int32 row, sal_Int32 column) { return single_.at({block.Sheet, row, column}); });
        }
        // Anyone may have written the list: what a formula of it would fetch the office does not ask about once it stands in a cell.
        FormulaCallers const fetching(document_, cells_, Called::outside);
        outside_.resize(states_.size());
        for (std::size_t i = 0; i < states_.size(); ++i)
            outside_[i] = states_[i] != State::gone && fetching.call(list_.formulas[i].text, static_cast<std::size_t>(list_.formulas[i].now->Sheet));
    }

    void look_at(std::size_t i, Address const& at) {
        FrozenFormula const& formula = list_.formulas[i];
        bool const whole = at.EndRow - at.StartRow + 1 == formula.rows && at.EndColumn - at.StartColumn + 1 == formula.columns;
        states_[i] = whole && same_values(mark_of(values_at(cells_, at)), formula.values) ? State::frozen : State::overwritten;
        look_at_formulas(at, [i](sal_Int32, sal_Int32) { return i; });
    }

    // A formula of the user's own is not replaced unasked either, whatever its value.
    template <typename Index>
    void look_at_formulas(Address const& at, Index const& index) {
        for (Address const& block : formula_places(cells_.range(at))) {
            FormulaRows const rows = formulas_at(cells_, block);
            for (sal_Int32 row = block.StartRow; row <= block.EndRow; ++row)
                for (sal_Int32 column = block.StartColumn; column <= block.EndColumn; ++column) {
                    rtl::OUString const& text = rows.getConstArray()[row - block.StartRow].getConstArray()[column - block.StartColumn];
                    if (is_constant(text)) continue;
                    State& state = states_[index(row, column)];
                    if (text.startsWith("{")) state = State::held;
                    else if (state != State::held) state = State::overwritten;
                }
        }
    }

    /// The cells of a map by sheet, row and column, as blocks.
    static Places blocks_of(std::map<Cell, std::size_t> const& cells) {
        Places blocks;
        std::vector<std::size_t> above, here;
        sal_Int16 sheet = -1;
        sal_Int32 row_before = -1;
        for (auto cell = cells.begin(); cell != cells.end();) {
            auto const [at_sheet, row, column] = cell->first;
            if (at_sheet != sheet || row != row_before) {
                above = at_sheet == sheet && row == row_before + 1 ? std::move(here) : std::vector<std::size_t>();
                here.clear();
                sheet = at_sheet;
                row_before = row;
            }
            sal_Int32 end = column;
            for (++cell; cell != cells.end() && cell->first == Cell(at_sheet, row, end + 1); ++cell) ++end;
            auto const same = std::ranges::lower_bound(above, column, {}, [&](std::size_t block) { return blocks[block].StartColumn; });
            if (same != above.end() && blocks[*same].StartColumn == column && blocks[*same].EndColumn == end) {
                blocks[*same].EndRow = row;
                here.push_back(*same);
            } else {
                here.push_back(blocks.size());
                blocks.push_back({at_sheet, column, row, end, row});
            }
        }
        return blocks;
    }

    [[nodiscard]] std::pair<Places, Contents> contents_for(std::vector<std::size_t> const& back) const {
        Contents contents;
        std::map<Cell, std::size_t> cells;
        std::map<sal_Int16, std::string> homes;
        auto const text = [&](std::size_t i) {
            sal_Int16 const sheet = list_.formulas[i].now->Sheet;
            auto const [home, is_new] = homes.try_emplace(sheet);
            if (is_new) home->second = cells_.name(sheet);
            return to_ustring(text_now(list_.formulas[i], home->second));
        };
        Places arrays;
        for (std::size_t const i : back) {
            Address const& at = *list_.formulas[i].now;
            if (list_.formulas[i].rows == 0)
                cells.emplace(cell_of(at), i);
            else {
                arrays.push_back(at);
                contents.arrays.push_back({at, text(i)});
            }
        }
        Places places = blocks_of(cells);
        for (Address const& block : places) {
            FormulaRows lines(block.EndRow - block.StartRow + 1);
            for (sal_Int32 row = block.StartRow; row <= block.EndRow; ++row) {
                uno::Sequence<rtl::OUString> line(block.EndColumn - block.StartColumn + 1);
                for (sal_Int32 column = block.StartColumn; column <= block.EndColumn; ++column)
                    line.getArray()[column - block.StartColumn] = text(cells.at({block.Sheet, row, column}));
                lines.getArray()[row - block.StartRow] = line;
            }
            contents.formulas.push_back({block, lines});
        }
        std::ranges::move(arrays, std::back_inserter(places));
        return {std::move(places), std::move(contents)};
    }

    Reference<frame::XModel> document_;
    SheetCells cells_;
    FrozenList list_;
    std::vector<State> states_;  ///< of its formulas
    std::vector<bool> outside_;  ///< whether they fetch from beyond the document
    std::map<Cell, std::size_t> single_;
};

}  // namespace

FrozenValues freeze_values(Reference<frame::XModel> const& document, std::string_view language) { return Freezing(document).freeze(language); }

FrozenFormulas frozen_formulas(Reference<frame::XModel> const& document) { return Thawing(document).there(); }

ThawedFormulas thaw_formulas(Reference<frame::XModel> const& document, ThawChoices const& choices, std::string_view language) {
    return Thawing(document).thaw(choices, language);
}

}  // namespace adherence::calc
