#include "calc/freezing.hpp"

#include <algorithm>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/sheet/XConditionEntry.hpp>
#include <com/sun/star/sheet/XConditionalFormat.hpp>
#include <com/sun/star/sheet/XConditionalFormats.hpp>
#include <com/sun/star/sheet/XSheetCellRanges.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XUniqueCellFormatRangesSupplier.hpp>
#include <com/sun/star/table/XCell.hpp>
#include <com/sun/star/util/NumberFormat.hpp>
#include <com/sun/star/util/XNumberFormatTypes.hpp>
#include <com/sun/star/util/XNumberFormats.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <map>
#include <set>
#include <span>

#include "calc/document_change.hpp"
#include "calc/formula_callers.hpp"
#include "calc/formula_references.hpp"
#include "calc/frozen_cells.hpp"
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

bool overlap(Address const& one, Address const& other) {
    return one.Sheet == other.Sheet && one.StartColumn <= other.EndColumn && other.StartColumn <= one.EndColumn && one.StartRow <= other.EndRow &&
           other.StartRow <= one.EndRow;
}

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
        for (Address const& block : blocks_where(at, [&](sal_Int32 row, sal_Int32 column) { return constants.contains({row, column}); }))
            values_.formulas.push_back(formulas_for(block, [&](sal_Int32 row, sal_Int32 column) { return constants.at({row, column}); }));
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

}  // namespace

FrozenValues freeze_values(Reference<frame::XModel> const& document, std::string_view language) { return Freezing(document).freeze(language); }

}  // namespace adherence::calc
