#include "calc/robustness_columns.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XIndexAccess.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>

#include "calc/cell_writing.hpp"
#include "calc/strings.hpp"
#include "core/report/phrases.hpp"
#include "workbooks/sheet.hpp"

namespace adherence::calc {

using namespace css;
using uno::Reference;
using uno::UNO_QUERY_THROW;

namespace {

std::string column_name(sal_Int32 column) { return workbooks::column_letters(static_cast<std::size_t>(column)); }

std::string fixed(table::CellRangeAddress const& at) {
    return "$" + column_name(at.StartColumn) + "$" + std::to_string(at.StartRow + 1) + ":$" + column_name(at.EndColumn) + "$" + std::to_string(at.EndRow + 1);
}

class Columns {
public:
    Columns(Reference<frame::XModel> const& document, Workbook const& book, RobustnessChoices const& choices)
        : document_(document), book_(book), cells_(document), choices_(choices) {}

    [[nodiscard]] RobustnessColumns add() {
        double const spread = choices_.spread;
        FoundTable const* const table = book_.table("assessments");
        if (book_.too_large()) return {false, "sheets.refused.too-large", {}, {}};
        if (!table || !book_.loaded.framework || book_.countries.empty()) return {false, "sure.columns.refused.none", {}, {}};
        Framework const& framework = *book_.loaded.framework;
        table::CellRangeAddress const& at = table->address;
        auto const benefits = static_cast<sal_Int32>(framework.benefits.size());
        // Above the header row, as far as there is room: the titles, and above these the spread.
        sal_Int32 const titles = at.StartRow >= 2 ? at.StartRow - 1 : at.StartRow, spread_row = std::max<sal_Int32>(titles - 1, 0);
        table::CellRangeAddress const place{at.Sheet, at.EndColumn + 2, spread_row, at.EndColumn + 1 + std::max<sal_Int32>(benefits, 2), at.EndRow};
        if (place.EndColumn >= columns_of(at.Sheet)) return {false, "sure.columns.refused.room", {}, {}};
        if (auto const full = first_full(place)) return {false, "sure.columns.refused.full", cells_.shown(range_of(*full)), {}};

        std::vector<CellWrite> writes;
        auto const put = [&](sal_Int32 column, sal_Int32 row, std::string text) -> CellWrite& {
            CellWrite& one = writes.emplace_back();
            one.at = {at.Sheet, column, row};
            one.content = std::move(text);
            if (row <= at.StartRow) one.like = table::CellAddress{at.Sheet, at.EndColumn, row};
            return one;
        };
        Phrases const say(framework, choices_.language);
        for (sal_Int32 benefit = 0; benefit < benefits; ++benefit) {
            std::string const title = say.say("sure.columns.header", {{"benefit", say.benefit(benefit)}});
            if (titles < at.StartRow) put(place.StartColumn + benefit, titles, title);
            put(place.StartColumn + benefit, at.StartRow,
                "#" + (titles < at.StartRow ? "sure." + framework.benefits[static_cast<std::size_t>(benefit)].id : title));
        }
        std::string spread_text = spread > 1 ? "\"any\"" : number_text(*Number::from_cell(spread), "en", 2);
        if (spread_row < titles) {
            put(place.StartColumn, spread_row, sentence(choices_.language, "sure.columns.spread"));
            CellWrite& given = put(place.StartColumn + 1, spread_row, "any");
            if (spread <= 1) given.content = spread;
            spread_text = "$" + column_name(place.StartColumn + 1) + "$" + std::to_string(spread_row + 1);
        }
        auto const [first, last] = book_.criteria_columns().value_or(std::pair(at.StartColumn + 1, at.EndColumn));
        std::string const ids = fixed({at.Sheet, first, at.StartRow, last, at.StartRow});
        std::string const policy = framework_text();
        std::string const draws = choices_.draws == RobustnessChoices().draws ? std::string() : std::to_string(choices_.draws);
        for (CountryRow const& country : book_.countries) {
            std::string const number = std::to_string(country.row + 1);
            std::string const name = "$" + column_name(at.StartColumn) + number;
            std::string const values = "$" + column_name(first) + number + ":$" + column_name(last) + number;
            for (sal_Int32 benefit = 0; benefit < benefits; ++benefit)
                put(place.StartColumn + benefit, country.row,
                    "=IF(" + name + "=\"\";\"\";INDEX(ORG.ADHERENCE.SCORECARDS.ROBUSTNESS(" + values + ";" + ids + ";" + policy + ";" + draws + ";" +
                        spread_text + ");1;" + std::to_string(benefit + 1) + "))")
                    .share_formula = true;
        }
        if (auto const held_up = obstacle(document_, writes)) return {false, "sure.columns.refused.protected", cells_.shown(range_of(held_up->at)), {}};
        std::string const step = sentence(choices_.ui_language, "sure.columns.undo");
        UndoStep const whole(document_, step);
        write_cells(document_, writes, step);
        for (sal_Int32 column = place.StartColumn; column <= place.EndColumn; ++column) widen(at.Sheet, column);
        return {true, "sure.columns.written", cells_.shown(place), place};
    }

private:
    [[nodiscard]] sal_Int32 columns_of(sal_Int32 sheet) const {
        return Reference<table::XColumnRowRange>(cells_.sheet(sheet), UNO_QUERY_THROW)->getColumns()->getCount();
    }

    void widen(sal_Int32 sheet, sal_Int32 column) const {
        constexpr sal_Int32 wide = 3200;  // hundredths of a millimetre
        Reference<beans::XPropertySet> const properties(
            Reference<table::XColumnRowRange>(cells_.sheet(sheet), UNO_QUERY_THROW)->getColumns()->getByIndex(column), UNO_QUERY_THROW);
        sal_Int32 width = 0;
        properties->getPropertyValue("Width") >>= width;
        if (width < wide) properties->setPropertyValue("Width", uno::Any(wide));
    }

    [[nodiscard]] std::optional<table::CellAddress> first_full(table::CellRangeAddress const& place) const {
        for (sal_Int32 row = place.StartRow; row <= place.EndRow; ++row)
            for (sal_Int32 column = place.StartColumn; column <= place.EndColumn; ++column)
                if (!Reference<table::XCell>(cells_.sheet(place.Sheet)->getCellByPosition(column, row))->getFormula().isEmpty())
                    return table::CellAddress{place.Sheet, column, row};
        return {};
    }

    // The cell that holds the framework's text, or the tables that it is made of.
    [[nodiscard]] std::string framework_text() const {
        Reference<container::XNameAccess> const names(
            Reference<beans::XPropertySet>(document_, UNO_QUERY_THROW)->getPropertyValue("NamedRanges"), UNO_QUERY_THROW);
        if (names->hasByName("Framework")) return "Framework";
        std::string tables;
        std::size_t written = 0, last = 0;
        for (char const* const name : {"criteria", "scales", "rules", "benefits", "asof", "about"}) {
            if (++written > 1) tables += ";";
            FoundTable const* const found = book_.table(name);
            if (!found) continue;
            tables += cells_.formula_name(found->address);
            last = tables.size();
        }
        return "ORG.ADHERENCE.SCORECARDS.FRAMEWORK(" + tables.substr(0, last) + ")";
    }


    Reference<frame::XModel> document_;
    Workbook const& book_;
    SheetCells cells_;
    RobustnessChoices const& choices_;
};

}  // namespace

RobustnessColumns add_robustness_columns(Reference<frame::XModel> const& document, Workbook const& book, RobustnessChoices const& choices) {
    return Columns(document, book, choices).add();
}

}  // namespace adherence::calc
