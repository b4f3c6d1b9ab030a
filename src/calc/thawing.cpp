#include <algorithm>
#include <map>
#include <set>

#include "calc/document_change.hpp"
#include "calc/formula_callers.hpp"
#include "calc/freezing.hpp"
#include "calc/frozen_cells.hpp"
#include "calc/frozen_list.hpp"
#include "calc/strings.hpp"
#include "core/report/words.hpp"

namespace adherence::calc {

using namespace css;
using uno::Any;
using uno::Reference;
using Address = table::CellRangeAddress;

namespace {

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
        for (Address const& block : places)
            contents.formulas.push_back(formulas_for(block, [&](sal_Int32 row, sal_Int32 column) { return text(cells.at({block.Sheet, row, column})); }));
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

FrozenFormulas frozen_formulas(Reference<frame::XModel> const& document) { return Thawing(document).there(); }

ThawedFormulas thaw_formulas(Reference<frame::XModel> const& document, ThawChoices const& choices, std::string_view language) {
    return Thawing(document).thaw(choices, language);
}

}  // namespace adherence::calc
