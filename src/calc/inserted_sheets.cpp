#include "calc/inserted_sheets.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/ChartErrorIndicatorType.hpp>
#include <com/sun/star/chart/ErrorBarStyle.hpp>
#include <com/sun/star/chart/X3DDisplay.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/drawing/FillStyle.hpp>
#include <com/sun/star/drawing/LineStyle.hpp>
#include <com/sun/star/drawing/XDrawPagesSupplier.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>

#include <algorithm>
#include <tuple>

#include "calc/framework_sheets.hpp"
#include "calc/sheet_writer.hpp"
#include "calc/strings.hpp"
#include "core/report/words.hpp"
#include "workbooks/matrix.hpp"
#include "workbooks/scorecard_sheet.hpp"

namespace adherence::calc {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using Address = table::CellRangeAddress;

namespace {

constexpr char const* tables[] = {"criteria", "scales", "rules", "benefits", "asof", "about"};

std::string open_reference(SheetCells const& cells, Address const& at) {
    return workbooks::reference(cells.name(at.Sheet), {static_cast<std::size_t>(at.StartRow), static_cast<std::size_t>(at.StartColumn),
                                                              static_cast<std::size_t>(at.EndRow), static_cast<std::size_t>(at.EndColumn)});
}

/// The cell that holds what a key of the table About says, in a language where there is a column for it; empty: none does.
std::string about_cell(SheetCells const& cells, Workbook const& book, std::string_view key, std::string_view language = {}) {
    FoundTable const* const about = book.table("about");
    if (!about) return {};
    Grid const grid = cells.read(about->address);
    auto const column = [&](std::string const& name) { return std::ranges::find_if(about->headers, [&](std::string const& one) { return fold(one) == name; }) - about->headers.begin(); };
    auto const keys = static_cast<std::size_t>(column("key"));
    for (std::string const& name : {"value:" + std::string(language), std::string("value")}) {
        auto const values = static_cast<std::size_t>(column(name));
        if (values >= about->headers.size() || keys >= about->headers.size()) continue;
        for (std::size_t r = 1; r < grid.rows(); ++r) {
            if (fold(grid.block().at(r, keys).shown()) != key || grid.block().at(r, values).blank()) continue;
            auto const row = about->address.StartRow + static_cast<sal_Int32>(r), at = about->address.StartColumn + static_cast<sal_Int32>(values);
            return open_reference(cells, {about->address.Sheet, at, row, at, row});
        }
    }
    return {};
}

workbooks::AssessmentsPlace place_of(Reference<frame::XModel> const& document, Workbook const& book, std::string_view language) {
    SheetCells const cells(document);
    Address const& at = book.table("assessments")->address;
    workbooks::AssessmentsPlace place{.sheet = cells.name(at.Sheet),
                                      .header_row = static_cast<std::size_t>(at.StartRow),
                                      .last_row = static_cast<std::size_t>(at.EndRow),
                                      .country_column = static_cast<std::size_t>(at.StartColumn),
                                      .first_criterion = static_cast<std::size_t>(at.StartColumn) + 1,
                                      .last_criterion = static_cast<std::size_t>(at.EndColumn),
                                      .rows = {},
                                      .framework = {},
                                      .tables = {}};
    if (auto const criteria = book.criteria_columns()) {
        place.first_criterion = static_cast<std::size_t>(criteria->first);
        place.last_criterion = static_cast<std::size_t>(criteria->second);
    }
    place.title = about_cell(cells, book, "title", language);
    place.version = about_cell(cells, book, "version");
    FoundTable const* const as_of = book.table("asof");
    place.as_of = as_of ? open_reference(cells, {as_of->address.Sheet, as_of->address.StartColumn, as_of->address.StartRow, as_of->address.StartColumn, as_of->address.StartRow})
                        : about_cell(cells, book, "as_of");
    for (CountryRow const& country : book.countries) place.rows.push_back(static_cast<std::size_t>(country.row));
    Reference<container::XNameAccess> const names(Reference<beans::XPropertySet>(document, UNO_QUERY_THROW)->getPropertyValue("NamedRanges"), UNO_QUERY_THROW);
    if (names->hasByName("Framework")) {
        place.framework = "Framework";
        return place;
    }
    for (char const* const name : tables) {
        if (name != tables[0]) place.tables += ";";
        if (FoundTable const* const table = book.table(name)) place.tables += open_reference(cells, table->address);
    }
    return place;
}

std::string refusal(Reference<frame::XModel> const& document, Workbook const& book) {
    std::string const why = verdicts_refused(book);
    return why.empty() ? sheets_refused(document) : why;
}

Address first_cell(Reference<frame::XModel> const& document, std::string const& sheet) {
    SheetCells const cells(document);
    for (sal_Int32 i = 0; i < cells.count(); ++i)
        if (cells.name(i) == sheet) return {static_cast<sal_Int16>(i), 0, 0, 0, 0};
    return {};
}

void set(Reference<uno::XInterface> const& object, char const* name, Any const& value) {
    Reference<beans::XPropertySet>(object, UNO_QUERY_THROW)->setPropertyValue(rtl::OUString::createFromAscii(name), value);
}

sal_Int16 behind(Workbook const& book) { return static_cast<sal_Int16>(book.table("assessments")->address.Sheet + 1); }

/// The bars of the pillars, in one ink that a grey printer keeps, the first pillar on top; whiskers tell how far each may lie.
void add_chart(Reference<frame::XModel> const& document, workbooks::ScorecardSheet const& card, std::string const& country, std::string_view language) {
    constexpr float words = 9.0f, title = 10.0f;  // as the sheet's small print
    constexpr sal_Int32 ink = 0x3f6f9f, dark = 0x1a1a1a, grid = 0xc9ced6;
    Address const first = first_cell(document, card.book.sheets.front().name);
    SheetCells const cells(document);
    auto const area = [&](workbooks::Area const& at) {
        return Address{first.Sheet, static_cast<sal_Int32>(at.first_column), static_cast<sal_Int32>(at.first_row), static_cast<sal_Int32>(at.last_column), static_cast<sal_Int32>(at.last_row)};
    };
    Reference<beans::XPropertySet> const covered(cells.range(area(card.chart_place)), UNO_QUERY_THROW);
    awt::Point corner;
    awt::Size size;
    covered->getPropertyValue("Position") >>= corner;
    covered->getPropertyValue("Size") >>= size;
    auto const charts = Reference<table::XTableChartsSupplier>(cells.sheet(first.Sheet), UNO_QUERY_THROW)->getCharts();
    Address const data[] = {area(card.titles), area(card.scores)};
    rtl::OUString const chart_name("Pillars");
    charts->addNewByName(chart_name, {corner.X + 100, corner.Y, size.Width - 100, size.Height}, {data, 2}, true, true);
    Reference<document::XEmbeddedObjectSupplier> const object(charts->getByName(chart_name), UNO_QUERY_THROW);
    Reference<chart::XChartDocument> const chart(object->getEmbeddedObject(), UNO_QUERY_THROW);
    Reference<lang::XMultiServiceFactory> const factory(chart, UNO_QUERY_THROW);
    chart->setDiagram(Reference<chart::XDiagram>(factory->createInstance("com.sun.star.chart.BarDiagram"), UNO_QUERY_THROW));
    set(chart, "HasLegend", Any(false));
    set(chart, "HasMainTitle", Any(true));
    set(chart, "IncludeHiddenCells", Any(true));  // the whiskers' ends
    set(chart->getTitle(), "String", Any(to_ustring(sentence(language, "card.chart"))));
    set(chart->getTitle(), "CharHeight", Any(title));
    set(chart->getArea(), "LineStyle", Any(drawing::LineStyle_NONE));
    auto const diagram = chart->getDiagram();
    set(diagram, "Vertical", Any(true));  // which the office calls bars that lie
    Reference<chart::X3DDisplay> const display(diagram, UNO_QUERY_THROW);
    set(display->getWall(), "FillStyle", Any(drawing::FillStyle_NONE));
    auto const bars = diagram->getDataRowProperties(0);
    set(bars, "Color", Any(ink));
    set(bars, "ErrorBarStyle", Any(chart::ErrorBarStyle::FROM_DATA));
    set(bars, "ErrorIndicator", Any(chart::ChartErrorIndicatorType_TOP_AND_BOTTOM));
    set(bars, "ErrorBarRangePositive", Any(to_ustring(cells.formula_name(area(card.above)))));
    set(bars, "ErrorBarRangeNegative", Any(to_ustring(cells.formula_name(area(card.below)))));
    Reference<beans::XPropertySet> whiskers;
    bars->getPropertyValue("DataErrorProperties") >>= whiskers;
    if (whiskers.is()) set(whiskers, "LineColor", Any(dark));
    auto const titles = Reference<chart::XAxisXSupplier>(diagram, UNO_QUERY_THROW)->getXAxis();
    set(titles, "ReverseDirection", Any(true));
    set(titles, "CharHeight", Any(words));
    set(titles, "TextOverlap", Any(true));  // none is left out; the sheet gives each its height
    set(titles, "TextBreak", Any(false));
    Reference<chart::XAxisYSupplier> const by_score(diagram, UNO_QUERY_THROW);
    auto const scores = by_score->getYAxis();
    set(by_score->getYMainGrid(), "LineColor", Any(grid));
    set(scores, "CharHeight", Any(words));
    set(scores, "GapWidth", Any(sal_Int32(60)));
    set(scores, "LinkNumberFormatToSource", Any(false));
    set(scores, "NumberFormat", Any(sal_Int32(0)));
    if (card.of_hundred) {
        set(scores, "Min", Any(0.0));
        set(scores, "Max", Any(100.0));
        set(scores, "StepMain", Any(25.0));
    }
    // For those who hear the sheet.
    auto const pages = Reference<drawing::XDrawPagesSupplier>(document, UNO_QUERY_THROW)->getDrawPages();
    Reference<drawing::XDrawPage> const page(pages->getByIndex(first.Sheet), UNO_QUERY_THROW);
    if (page->getCount() == 0) return;
    Reference<uno::XInterface> const shape(page->getByIndex(page->getCount() - 1), UNO_QUERY_THROW);
    set(shape, "Title", Any(to_ustring(sentence(language, "card.chart"))));
    set(shape, "Description", Any(to_ustring(sentence(language, "card.chart.description", {{"country", country}}))));
}

std::optional<workbooks::EvidenceColumns> evidence_columns(Workbook const& book) {
    FoundTable const* const table = book.table("evidence");
    if (!table || !table->named) return {};
    auto const column = [&](std::string_view name) -> std::size_t {
        for (std::size_t i = 0; i < table->headers.size(); ++i)
            if (fold(table->headers[i]) == name) return i + 1;
        return 0;
    };
    workbooks::EvidenceColumns const columns{column("country"), column("criterion"), column("source"), column("date"), column("marking")};
    if (columns.country == 0 || columns.criterion == 0) return {};
    return columns;
}

}  // namespace

InsertedSheet insert_matrix(Reference<frame::XModel> const& document, Workbook const& book, std::string_view language) {
    if (std::string const why = refusal(document, book); !why.empty()) return {false, why, {}};
    std::string const name = free_sheet_name(document, sentence(language, "matrix.sheet"));
    workbooks::Workbook const sheets = workbooks::make_matrix(*book.loaded.framework, place_of(document, book, language), name, language);
    NamedSheets const named(document, sheets);
    insert_sheets(document, named.book(), behind(book), sentence(language, "matrix.undo"));
    freeze_headers(document, named.book().sheets.front());
    return {true, {}, first_cell(document, name)};
}

InsertedSheet insert_scorecard(Reference<frame::XModel> const& document, Workbook const& book, std::size_t country, std::vector<std::string> const& markings,
                               std::string_view language) {
    if (std::string const why = refusal(document, book); !why.empty()) return {false, why, {}};
    CountryRow const& row = book.countries[country];
    std::vector<std::optional<std::size_t>> columns;
    for (int const column : book.columns.column_of_criterion)
        columns.push_back(column < 0 ? std::nullopt : std::optional(static_cast<std::size_t>(book.table("assessments")->address.StartColumn + 1 + column)));
    std::string const name = free_sheet_name(document, row.name);
    workbooks::ScorecardSheet const card = workbooks::make_scorecard_sheet(*book.loaded.framework, place_of(document, book, language), static_cast<std::size_t>(row.row), columns,
                                                                           evidence_columns(book), markings, name, language);
    insert_sheets(document, card.book, behind(book), sentence(language, "card.undo", {{"country", row.name}}),
                  [&] { add_chart(document, card, row.name, language); });
    return {true, {}, first_cell(document, name)};
}

}  // namespace adherence::calc
