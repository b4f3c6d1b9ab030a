#include "calc/inserted_sheets.hpp"

#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/chart/XAxisXSupplier.hpp>
#include <com/sun/star/chart/XAxisYSupplier.hpp>
#include <com/sun/star/chart/XChartDocument.hpp>
#include <com/sun/star/container/XNameAccess.hpp>
#include <com/sun/star/container/XNamed.hpp>
#include <com/sun/star/document/XEmbeddedObjectSupplier.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/table/XTableCharts.hpp>
#include <com/sun/star/table/XTableChartsSupplier.hpp>

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

std::string sheet_name(SheetCells const& cells, sal_Int32 index) { return to_utf8(Reference<container::XNamed>(cells.sheet(index), UNO_QUERY_THROW)->getName()); }

std::string open_reference(SheetCells const& cells, Address const& at) {
    return workbooks::reference(sheet_name(cells, at.Sheet), {static_cast<std::size_t>(at.StartRow), static_cast<std::size_t>(at.StartColumn),
                                                              static_cast<std::size_t>(at.EndRow), static_cast<std::size_t>(at.EndColumn)});
}

workbooks::AssessmentsPlace place_of(Reference<frame::XModel> const& document, Workbook const& book) {
    SheetCells const cells(document);
    Address const& at = book.table("assessments")->address;
    workbooks::AssessmentsPlace place{.sheet = sheet_name(cells, at.Sheet),
                                      .header_row = static_cast<std::size_t>(at.StartRow),
                                      .last_row = static_cast<std::size_t>(at.EndRow),
                                      .country_column = static_cast<std::size_t>(at.StartColumn),
                                      .last_column = static_cast<std::size_t>(at.EndColumn),
                                      .rows = {},
                                      .framework = {},
                                      .tables = {}};
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
    if (!book.table("assessments") || !book.loaded.framework || !book.block || book.countries.empty()) return "sheets.refused.none";
    return sheets_refused(document);
}

Address first_cell(Reference<frame::XModel> const& document, std::string const& sheet) {
    SheetCells const cells(document);
    for (sal_Int32 i = 0; i < cells.count(); ++i)
        if (sheet_name(cells, i) == sheet) return {static_cast<sal_Int16>(i), 0, 0, 0, 0};
    return {};
}

sal_Int16 behind(Workbook const& book) { return static_cast<sal_Int16>(book.table("assessments")->address.Sheet + 1); }

/// The bars of the pillars, in one ink that a grey printer keeps, the first pillar on top.
void add_chart(Reference<frame::XModel> const& document, workbooks::ScorecardSheet const& card, std::string const& title) {
    std::string const& name = card.book.sheets.front().name;
    Address const first = first_cell(document, name);
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
    Address const data = area(card.chart_data);
    rtl::OUString const chart_name("Pillars");
    charts->addNewByName(chart_name, {corner.X + 100, corner.Y + 50, size.Width - 150, size.Height - 100}, {&data, 1}, true, true);
    Reference<document::XEmbeddedObjectSupplier> const object(charts->getByName(chart_name), UNO_QUERY_THROW);
    Reference<chart::XChartDocument> const chart(object->getEmbeddedObject(), UNO_QUERY_THROW);
    Reference<lang::XMultiServiceFactory> const factory(chart, UNO_QUERY_THROW);
    chart->setDiagram(Reference<chart::XDiagram>(factory->createInstance("com.sun.star.chart.BarDiagram"), UNO_QUERY_THROW));
    Reference<beans::XPropertySet> const document_properties(chart, UNO_QUERY_THROW);
    document_properties->setPropertyValue("HasLegend", Any(false));
    document_properties->setPropertyValue("HasMainTitle", Any(true));
    Reference<beans::XPropertySet> const heading(chart->getTitle(), UNO_QUERY_THROW);
    heading->setPropertyValue("String", Any(to_ustring(title)));
    heading->setPropertyValue("CharHeight", Any(9.0f));
    Reference<beans::XPropertySet> const diagram(chart->getDiagram(), UNO_QUERY_THROW);
    diagram->setPropertyValue("Vertical", Any(true));  // which the office calls bars that lie
    Reference<beans::XPropertySet> const bars(chart->getDiagram()->getDataRowProperties(0), UNO_QUERY_THROW);
    bars->setPropertyValue("Color", Any(sal_Int32(0x3f6f9f)));
    Reference<beans::XPropertySet> const titles(Reference<chart::XAxisXSupplier>(diagram, UNO_QUERY_THROW)->getXAxis(), UNO_QUERY_THROW);
    titles->setPropertyValue("ReverseDirection", Any(true));
    titles->setPropertyValue("CharHeight", Any(7.0f));
    Reference<beans::XPropertySet> const scores(Reference<chart::XAxisYSupplier>(diagram, UNO_QUERY_THROW)->getYAxis(), UNO_QUERY_THROW);
    scores->setPropertyValue("CharHeight", Any(7.0f));
    if (!card.of_hundred) return;
    scores->setPropertyValue("Min", Any(0.0));
    scores->setPropertyValue("Max", Any(100.0));
    scores->setPropertyValue("StepMain", Any(25.0));
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
    workbooks::Workbook const sheets = workbooks::make_matrix(*book.loaded.framework, place_of(document, book), name, language);
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
    workbooks::ScorecardSheet const card = workbooks::make_scorecard_sheet(*book.loaded.framework, place_of(document, book), static_cast<std::size_t>(row.row), columns,
                                                                           evidence_columns(book), markings, row.name, name, language);
    insert_sheets(document, card.book, behind(book), sentence(language, "card.undo", {{"country", row.name}}),
                  [&] { add_chart(document, card, sentence(language, "card.chart")); });
    return {true, {}, first_cell(document, name)};
}

}  // namespace adherence::calc
