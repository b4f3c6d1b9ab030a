#include "calc/sheet_writer.hpp"

#include <com/sun/star/awt/FontSlant.hpp>
#include <com/sun/star/awt/FontWeight.hpp>
#include <com/sun/star/beans/PropertyValue.hpp>
#include <com/sun/star/beans/XPropertySet.hpp>
#include <com/sun/star/container/XNameContainer.hpp>
#include <com/sun/star/lang/XMultiServiceFactory.hpp>
#include <com/sun/star/sheet/ConditionOperator.hpp>
#include <com/sun/star/sheet/ValidationAlertStyle.hpp>
#include <com/sun/star/sheet/ValidationType.hpp>
#include <com/sun/star/sheet/XArrayFormulaRange.hpp>
#include <com/sun/star/sheet/XCellRangeAddressable.hpp>
#include <com/sun/star/sheet/XCellRangeData.hpp>
#include <com/sun/star/sheet/XCellRangesAccess.hpp>
#include <com/sun/star/sheet/XDatabaseRanges.hpp>
#include <com/sun/star/sheet/XNamedRanges.hpp>
#include <com/sun/star/sheet/XPrintAreas.hpp>
#include <com/sun/star/sheet/XSheetCondition.hpp>
#include <com/sun/star/sheet/XSheetConditionalEntries.hpp>
#include <com/sun/star/sheet/XSpreadsheet.hpp>
#include <com/sun/star/sheet/XSpreadsheetDocument.hpp>
#include <com/sun/star/sheet/XSpreadsheets.hpp>
#include <com/sun/star/sheet/XSpreadsheetView.hpp>
#include <com/sun/star/sheet/XViewFreezable.hpp>
#include <com/sun/star/style/XStyle.hpp>
#include <com/sun/star/style/XStyleFamiliesSupplier.hpp>
#include <com/sun/star/table/BorderLine2.hpp>
#include <com/sun/star/table/CellHoriJustify.hpp>
#include <com/sun/star/table/CellVertJustify2.hpp>
#include <com/sun/star/table/XColumnRowRange.hpp>
#include <com/sun/star/util/XMergeable.hpp>
#include <com/sun/star/util/XNumberFormatsSupplier.hpp>
#include <algorithm>
#include <charconv>
#include <memory>

#include "calc/document_change.hpp"
#include "calc/sheet_cells.hpp"
#include "calc/strings.hpp"
#include "workbooks/styles.hpp"

namespace adherence::calc {

using namespace css;
using uno::Any;
using uno::Reference;
using uno::UNO_QUERY;
using uno::UNO_QUERY_THROW;
using workbooks::Area;
using workbooks::Cell;
using workbooks::CellStyle;
using Range = table::CellRangeAddress;

namespace {

sal_Int32 hundredths(double millimetres) { return static_cast<sal_Int32>(millimetres * 100 + 0.5); }

Range range_in(sal_Int32 sheet, Area const& area) {
    return {static_cast<sal_Int16>(sheet), static_cast<sal_Int32>(area.first_column), static_cast<sal_Int32>(area.first_row),
            static_cast<sal_Int32>(area.last_column), static_cast<sal_Int32>(area.last_row)};
}

Reference<beans::XPropertySet> properties_of(Reference<uno::XInterface> const& object) { return {object, UNO_QUERY_THROW}; }

void set(Reference<beans::XPropertySet> const& object, char const* name, Any const& value) {
    object->setPropertyValue(rtl::OUString::createFromAscii(name), value);
}

Reference<sheet::XSpreadsheets> sheets_of(Reference<frame::XModel> const& document) {
    return Reference<sheet::XSpreadsheetDocument>(document, UNO_QUERY_THROW)->getSheets();
}

template <typename Interface>
Reference<Interface> document_part(Reference<frame::XModel> const& document, char const* property) {
    return {properties_of(document)->getPropertyValue(rtl::OUString::createFromAscii(property)), UNO_QUERY_THROW};
}

// ---- styles -----------------------------------------------------------------------------------------------------

class Styles {
public:
    explicit Styles(Reference<frame::XModel> const& document)
        : document_(document),
          cells_(Reference<style::XStyleFamiliesSupplier>(document, UNO_QUERY_THROW)->getStyleFamilies()->getByName("CellStyles"), UNO_QUERY_THROW),
          formats_(Reference<util::XNumberFormatsSupplier>(document, UNO_QUERY_THROW)->getNumberFormats()) {}

    void add_missing() const {
        for (CellStyle const& style : workbooks::cell_styles())
            if (rtl::OUString const name = to_ustring(style.name); !cells_->hasByName(name)) add(style, name);
    }

private:
    void add(CellStyle const& given, rtl::OUString const& name) const {
        Reference<style::XStyle> const made(
            Reference<lang::XMultiServiceFactory>(document_, UNO_QUERY_THROW)->createInstance("com.sun.star.style.CellStyle"), UNO_QUERY_THROW);
        cells_->insertByName(name, Any(made));
        if (given.parent != "Default") made->setParentStyle(to_ustring(given.parent));
        auto const style = properties_of(made);
        if (!given.format.empty()) set(style, "NumberFormat", Any(format(given.format)));
        if (given.ground) set(style, "CellBackColor", Any(static_cast<sal_Int32>(*given.ground)));
        if (given.ink) set(style, "CharColor", Any(static_cast<sal_Int32>(*given.ink)));
        if (given.bold) set(style, "CharWeight", Any(awt::FontWeight::BOLD));
        if (given.italic) set(style, "CharPosture", Any(awt::FontSlant_ITALIC));
        if (given.shrinks) set(style, "ShrinkToFit", Any(true));
        if (given.points > 0) set(style, "CharHeight", Any(static_cast<float>(given.points)));
        if (given.wrap != CellStyle::Wrap::unsaid) set(style, "IsTextWrapped", Any(given.wrap == CellStyle::Wrap::yes));
        if (given.vertical != CellStyle::Vertical::unsaid)
            set(style, "VertJustify", Any(given.vertical == CellStyle::Vertical::top ? table::CellVertJustify2::TOP : table::CellVertJustify2::CENTER));
        if (given.horizontal != CellStyle::Horizontal::unsaid)
            set(style, "HoriJustify", Any(given.horizontal == CellStyle::Horizontal::left ? table::CellHoriJustify_LEFT : table::CellHoriJustify_RIGHT));
        if (given.border != CellStyle::Border::unsaid) {
            table::BorderLine2 line;
            if (given.border == CellStyle::Border::thin) {
                line.Color = static_cast<sal_Int32>(workbooks::border_colour);
                line.OuterLineWidth = static_cast<sal_Int16>(hundredths(workbooks::border_points * 0.3528));
                line.LineWidth = static_cast<sal_uInt32>(line.OuterLineWidth);
            }
            for (char const* const side : {"TopBorder", "BottomBorder", "LeftBorder", "RightBorder"}) set(style, side, Any(line));
        }
        if (given.padded)
            for (char const* const side : {"ParaTopMargin", "ParaBottomMargin", "ParaLeftMargin", "ParaRightMargin"})
                set(style, side, Any(hundredths(workbooks::padding_millimetres)));
    }

    [[nodiscard]] sal_Int32 format(std::string_view code) const {
        lang::Locale const english("en", "US", "");
        rtl::OUString const text = to_ustring(code);
        sal_Int32 const known = formats_->queryKey(text, english, false);
        return known >= 0 ? known : formats_->addNew(text, english);
    }

    Reference<frame::XModel> document_;
    Reference<container::XNameContainer> cells_;
    Reference<util::XNumberFormats> formats_;
};

// A page style of ours, made where the document has none: A4 with small margins.
rtl::OUString page_style(Reference<frame::XModel> const& document, workbooks::Paper paper) {
    bool const lying = paper == workbooks::Paper::landscape;
    rtl::OUString const name = lying ? rtl::OUString("AdherenceLandscape") : rtl::OUString("AdherenceOnePage");
    Reference<container::XNameContainer> const pages(Reference<style::XStyleFamiliesSupplier>(document, UNO_QUERY_THROW)->getStyleFamilies()->getByName("PageStyles"), UNO_QUERY_THROW);
    if (pages->hasByName(name)) return name;
    Reference<uno::XInterface> const made = Reference<lang::XMultiServiceFactory>(document, UNO_QUERY_THROW)->createInstance("com.sun.star.style.PageStyle");
    pages->insertByName(name, Any(Reference<style::XStyle>(made, UNO_QUERY_THROW)));
    auto const page = properties_of(made);
    set(page, "IsLandscape", Any(lying));
    set(page, "Width", Any(hundredths(lying ? 297 : 210)));
    set(page, "Height", Any(hundredths(lying ? 210 : 297)));
    for (char const* const side : {"LeftMargin", "RightMargin", "TopMargin", "BottomMargin"}) set(page, side, Any(hundredths(10)));
    set(page, "ScaleToPagesX", Any(sal_Int16(1)));
    set(page, "ScaleToPagesY", Any(sal_Int16(lying ? 0 : 1)));
    set(page, "HeaderIsOn", Any(false));
    set(page, "FooterIsOn", Any(lying));
    set(page, "CenterHorizontally", Any(!lying));
    set(page, "PrintZeroValues", Any(true));
    return name;
}

// ---- one sheet --------------------------------------------------------------------------------------------------

class SheetWriter {
public:
    SheetWriter(Reference<frame::XModel> const& document, workbooks::Workbook const& book, workbooks::Sheet const& sheet)
        : document_(document), book_(book), sheet_(sheet), target_(sheets_of(document)->getByName(to_ustring(sheet.name)), UNO_QUERY_THROW) {
        index_ = Reference<sheet::XCellRangeAddressable>(target_, UNO_QUERY_THROW)->getRangeAddress().Sheet;
        for (auto const& row : sheet.rows) width_ = std::max(width_, width_of(row));
    }

    void write() {
        write_widths();
        write_styles();
        write_values();
        merge();
        write_validations();
        write_unrecorded();
        write_print();
    }

    /// What the office records nothing of.
    void write_unrecorded() const {
        set(properties_of(target_), "PageStyle", Any(page_style(document_, sheet_.paper)));
        write_conditions();
    }

    void write_conditions() const {
        for (workbooks::ConditionalFormat const& format : sheet_.formats) {
            auto const cells = properties_of(range(format.area));
            Reference<sheet::XSheetConditionalEntries> const entries(cells->getPropertyValue("ConditionalFormat"), UNO_QUERY_THROW);
            entries->clear();
            for (workbooks::Condition const& condition : format.conditions) entries->addNew(entry(condition, format.area));
            set(cells, "ConditionalFormat", Any(entries));
        }
    }

    /// Formulas come when all sheets stand that they may speak of.
    void write_formulas() {
        for (std::size_t r = 0; r < sheet_.rows.size(); ++r)
            for (auto const& [c, cell] : placed(sheet_.rows[r])) {
                if (cell.kind != Cell::Kind::formula) continue;
                if (cell.matrix_rows > 0) write_array(r, c, cell);
                else target_->getCellByPosition(static_cast<sal_Int32>(c), static_cast<sal_Int32>(r))->setFormula(to_ustring("=" + office_formula(cell.content)));
            }
        write_heights();
    }

    void restore() {
        write_unrecorded();
        for (std::size_t r = 0; r < sheet_.rows.size(); ++r)
            for (auto const& [c, cell] : placed(sheet_.rows[r]))
                if (cell.kind == Cell::Kind::formula && cell.matrix_rows > 0) write_array(r, c, cell);
    }

private:
    /// The cells of a row with their columns; one that spans several is followed by the one after these.
    struct Placed {
        std::size_t column;
        Cell const& cell;
    };
    static std::vector<Placed> placed(workbooks::Row const& row) {
        std::vector<Placed> cells;
        std::size_t column = 0;
        for (Cell const& cell : row.cells) {
            cells.push_back({column, cell});
            column += cell.columns_spanned;
        }
        return cells;
    }
    static std::size_t width_of(workbooks::Row const& row) {
        std::size_t width = 0;
        for (Cell const& cell : row.cells) width += cell.columns_spanned;
        return width;
    }

    [[nodiscard]] Reference<table::XCellRange> range(Area const& area) const {
        Range const at = range_in(index_, area);
        return target_->getCellRangeByPosition(at.StartColumn, at.StartRow, at.EndColumn, at.EndRow);
    }

    void write_array(std::size_t row, std::size_t column, Cell const& cell) const {
        Reference<sheet::XArrayFormulaRange> const cells(range({row, column, row + cell.matrix_rows - 1, column + cell.matrix_columns - 1}), UNO_QUERY_THROW);
        cells->setArrayFormula(to_ustring("=" + office_formula(cell.content)));
    }

    void write_widths() const {
        auto const columns = Reference<table::XColumnRowRange>(target_, UNO_QUERY_THROW)->getColumns();
        for (std::size_t c = 0; c < sheet_.columns.size(); ++c) {
            auto const column = properties_of(Reference<uno::XInterface>(columns->getByIndex(static_cast<sal_Int32>(c)), UNO_QUERY_THROW));
            set(column, "Width", Any(hundredths(sheet_.columns[c].millimetres)));
            if (sheet_.columns[c].hidden) set(column, "IsVisible", Any(false));
        }
    }

    // After the formulas, which a row grows with.
    void write_heights() const {
        auto const rows = Reference<table::XColumnRowRange>(target_, UNO_QUERY_THROW)->getRows();
        for (std::size_t r = 0; r < sheet_.rows.size(); ++r) {
            if (sheet_.rows[r].millimetres <= 0) continue;
            auto const row = properties_of(Reference<uno::XInterface>(rows->getByIndex(static_cast<sal_Int32>(r)), UNO_QUERY_THROW));
            set(row, "Height", Any(hundredths(sheet_.rows[r].millimetres)));
            if (sheet_.rows[r].grows) set(row, "OptimalHeight", Any(true));
        }
    }

    // Rows that look the same are styled together.
    void write_styles() const {
        for (std::size_t first = 0; first < sheet_.rows.size();) {
            std::size_t end = first + 1;
            while (end < sheet_.rows.size() && alike(sheet_.rows[first], sheet_.rows[end])) ++end;
            auto const cells = placed(sheet_.rows[first]);
            for (std::size_t i = 0; i < cells.size();) {
                std::size_t stop = i + 1;
                while (stop < cells.size() && cells[stop].cell.style == cells[i].cell.style) ++stop;
                std::size_t const last = cells[stop - 1].column + cells[stop - 1].cell.columns_spanned - 1;
                if (!cells[i].cell.style.empty()) set(properties_of(range({first, cells[i].column, end - 1, last})), "CellStyle", Any(to_ustring(cells[i].cell.style)));
                i = stop;
            }
            first = end;
        }
    }
    static bool alike(workbooks::Row const& a, workbooks::Row const& b) {
        return std::ranges::equal(a.cells, b.cells, [](Cell const& one, Cell const& other) { return one.style == other.style && one.columns_spanned == other.columns_spanned; });
    }

    void write_values() const {
        if (sheet_.rows.empty() || width_ == 0) return;
        uno::Sequence<uno::Sequence<Any>> values(static_cast<sal_Int32>(sheet_.rows.size()));
        for (std::size_t r = 0; r < sheet_.rows.size(); ++r) {
            uno::Sequence<Any> row(static_cast<sal_Int32>(width_));
            for (std::size_t c = 0; c < width_; ++c) row.getArray()[c] <<= rtl::OUString();
            for (auto const& [c, cell] : placed(sheet_.rows[r])) row.getArray()[c] = value(cell);
            values.getArray()[r] = row;
        }
        Reference<sheet::XCellRangeData>(range({0, 0, sheet_.rows.size() - 1, width_ - 1}), UNO_QUERY_THROW)->setDataArray(values);
    }
    static Any value(Cell const& cell) {
        if (cell.kind == Cell::Kind::number) {
            double number = 0;
            std::from_chars(cell.content.data(), cell.content.data() + cell.content.size(), number);
            return Any(number);
        }
        return Any(cell.kind == Cell::Kind::text ? to_ustring(cell.content) : rtl::OUString());
    }

    void merge() const {
        for (std::size_t r = 0; r < sheet_.rows.size(); ++r)
            for (auto const& [c, cell] : placed(sheet_.rows[r]))
                if (cell.columns_spanned > 1) Reference<util::XMergeable>(range({r, c, r, c + cell.columns_spanned - 1}), UNO_QUERY_THROW)->merge(true);
    }

    void write_validations() const {
        for (std::size_t c = 0; c < width_; ++c)
            for (std::size_t r = 0; r < sheet_.rows.size();) {
                std::string const name = validation_at(r, c);
                std::size_t end = r + 1;
                while (end < sheet_.rows.size() && validation_at(end, c) == name) ++end;
                if (!name.empty()) write_validation(name, {r, c, end - 1, c});
                r = end;
            }
    }
    [[nodiscard]] std::string validation_at(std::size_t row, std::size_t column) const {
        for (auto const& [c, cell] : placed(sheet_.rows[row]))
            if (c == column) return cell.validation;
        return {};
    }
    void write_validation(std::string const& name, Area const& area) const {
        auto const found = std::ranges::find(book_.validations, name, &workbooks::Validation::name);
        if (found == book_.validations.end()) return;
        auto const cells = properties_of(range(area));
        auto const rule = properties_of(Reference<uno::XInterface>(cells->getPropertyValue("Validation"), UNO_QUERY_THROW));
        std::string list = office_formula(found->source);
        for (std::string const& value : found->values) list += (list.empty() ? "" : ";") + quoted(value);
        if (!list.empty()) {
            set(rule, "Type", Any(sheet::ValidationType_LIST));
            set(rule, "ShowList", Any(sal_Int16(1)));
            Reference<sheet::XSheetCondition> const condition(rule, UNO_QUERY_THROW);
            condition->setOperator(sheet::ConditionOperator_EQUAL);
            condition->setFormula1(to_ustring(list));
        }
        set(rule, "IgnoreBlankCells", Any(true));
        set(rule, "ShowErrorMessage", Any(false));
        set(rule, "ErrorAlertStyle", Any(sheet::ValidationAlertStyle_INFO));
        if (!found->help.empty()) {
            set(rule, "ShowInputMessage", Any(true));
            set(rule, "InputTitle", Any(to_ustring(found->help_title)));
            set(rule, "InputMessage", Any(to_ustring(found->help)));
        }
        set(cells, "Validation", Any(rule));
    }
    static std::string quoted(std::string const& text) {
        std::string result = "\"";
        for (char const c : text) result += c == '"' ? std::string("\"\"") : std::string(1, c);
        return result + "\"";
    }

    [[nodiscard]] uno::Sequence<beans::PropertyValue> entry(workbooks::Condition const& condition, Area const& area) const {
        constexpr std::string_view formula = "formula-is(";
        bool const is_formula = condition.test.starts_with(formula);
        std::string const test = is_formula ? condition.test.substr(formula.size(), condition.test.size() - formula.size() - 1) : condition.test.substr(1);
        uno::Sequence<beans::PropertyValue> values(4);
        auto const put = [&](int place, char const* name, Any const& value) {
            values.getArray()[place].Name = rtl::OUString::createFromAscii(name);
            values.getArray()[place].Value = value;
        };
        put(0, "Operator", Any(is_formula ? sheet::ConditionOperator_FORMULA : sheet::ConditionOperator_EQUAL));
        put(1, "Formula1", Any(to_ustring(office_formula(test))));
        put(2, "StyleName", Any(to_ustring(condition.style)));
        put(3, "SourcePosition", Any(table::CellAddress(index_, static_cast<sal_Int32>(area.first_column), static_cast<sal_Int32>(area.first_row))));
        return values;
    }

    void write_print() const {
        Reference<sheet::XPrintAreas> const print(target_, UNO_QUERY_THROW);
        uno::Sequence<Range> areas(static_cast<sal_Int32>(sheet_.print_areas.size()));
        for (std::size_t i = 0; i < sheet_.print_areas.size(); ++i) areas.getArray()[i] = range_in(index_, sheet_.print_areas[i]);
        if (areas.getLength() > 0) print->setPrintAreas(areas);
        if (sheet_.repeated_rows > 0) {
            print->setPrintTitleRows(true);
            print->setTitleRows(range_in(index_, {sheet_.first_repeated_row, 0, sheet_.first_repeated_row + sheet_.repeated_rows - 1, 0}));
        }
        if (sheet_.repeated_columns > 0) {
            print->setPrintTitleColumns(true);
            print->setTitleColumns(range_in(index_, {0, 0, 0, sheet_.repeated_columns - 1}));
        }
    }

    Reference<frame::XModel> document_;
    workbooks::Workbook const& book_;
    workbooks::Sheet const& sheet_;
    Reference<sheet::XSpreadsheet> target_;
    sal_Int16 index_ = 0;
    std::size_t width_ = 0;
};

/// $Sheet.$A$1:.$B$2 as a range of the document.
Reference<table::XCellRange> range_named(Reference<frame::XModel> const& document, std::string const& address) {
    Reference<sheet::XCellRangesAccess> const all(sheets_of(document), UNO_QUERY_THROW);
    auto const ranges = all->getCellRangesByName(to_ustring(office_formula(address)));
    return ranges.getConstArray()[0];
}

}  // namespace

std::string office_formula(std::string_view text) {
    // Functions that OpenFormula does not have stand in files under a name of their own.
    constexpr std::string_view foreign = "COM.MICROSOFT.";
    std::string result;
    bool quoted = false, sheet_quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (c == '"' && !sheet_quoted) quoted = !quoted;
        if (quoted) {
            result += c;
            continue;
        }
        if (c == '\'') sheet_quoted = !sheet_quoted;  // one in a name is doubled, and leaves it as it was
        if (!sheet_quoted && text.substr(i).starts_with(foreign)) {
            i += foreign.size() - 1;
            continue;
        }
        if (!sheet_quoted && c == '[') {
            if (i + 1 < text.size() && text[i + 1] == '.') ++i;
            continue;
        }
        if (!sheet_quoted && c == ']') continue;
        if (!sheet_quoted && c == ':' && i + 1 < text.size() && text[i + 1] == '.') ++i;
        result += c;
    }
    return result;
}

std::string free_sheet_name(Reference<frame::XModel> const& document, std::string_view wanted) {
    auto const sheets = sheets_of(document);
    // What a sheet's name may not hold.
    std::string stem;
    for (char const c : wanted) stem += std::string_view("[]*?:/\\").find(c) == std::string_view::npos ? c : ' ';
    while (stem.starts_with('\'')) stem.erase(0, 1);
    while (stem.ends_with('\'')) stem.pop_back();
    std::string name = stem;
    for (int number = 2; sheets->hasByName(to_ustring(name)); ++number) name = stem + " " + std::to_string(number);
    return name;
}

void write_sheets(Reference<frame::XModel> const& document, workbooks::Workbook const& book, sal_Int16 at, std::function<void()> const& named) {
    Styles(document).add_missing();
    auto const sheets = sheets_of(document);
    for (workbooks::Sheet const& sheet : book.sheets) sheets->insertNewByName(to_ustring(sheet.name), at++);
    auto const names = document_part<sheet::XNamedRanges>(document, "NamedRanges");
    for (workbooks::NamedRange const& name : book.names)
        names->addNewByName(to_ustring(name.name), to_ustring(office_formula(name.address)), table::CellAddress(), 0);
    if (named) named();
    std::vector<SheetWriter> writers;
    for (workbooks::Sheet const& sheet : book.sheets) writers.emplace_back(document, book, sheet).write();
    for (SheetWriter& writer : writers) writer.write_formulas();
    auto const databases = document_part<sheet::XDatabaseRanges>(document, "DatabaseRanges");
    for (workbooks::Filter const& filter : book.filters) {
        Reference<sheet::XCellRangeAddressable> const area(range_named(document, filter.address), UNO_QUERY_THROW);
        databases->addNewByName(to_ustring(filter.name), area->getRangeAddress());
        set(properties_of(Reference<uno::XInterface>(databases->getByName(to_ustring(filter.name)), UNO_QUERY_THROW)), "AutoFilter", Any(true));
    }
}

void restore_sheets(Reference<frame::XModel> const& document, workbooks::Workbook const& book) {
    for (workbooks::Sheet const& sheet : book.sheets) SheetWriter(document, book, sheet).restore();
    Reference<sheet::XSpreadsheetView> const view(document->getCurrentController(), UNO_QUERY);
    if (!view.is()) return;
    auto const shown = view->getActiveSheet();
    for (workbooks::Sheet const& sheet : book.sheets) freeze_headers(document, sheet);
    view->setActiveSheet(shown);
}

void insert_sheets(Reference<frame::XModel> const& document, workbooks::Workbook book, sal_Int16 at, std::string_view title,
                   std::function<void()> const& then) {
    auto const kept = std::make_shared<workbooks::Workbook>(std::move(book));
    make_change(
        document, title,
        [&] {
            write_sheets(document, *kept, at);
            if (then) then();
        },
        [document, kept] { restore_sheets(document, *kept); });
}

void freeze_headers(Reference<frame::XModel> const& document, workbooks::Sheet const& sheet) {
    Reference<sheet::XSpreadsheetView> const view(document->getCurrentController(), UNO_QUERY);
    if (!view.is()) return;
    view->setActiveSheet(Reference<sheet::XSpreadsheet>(sheets_of(document)->getByName(to_ustring(sheet.name)), UNO_QUERY_THROW));
    Reference<sheet::XViewFreezable> const freezable(view, UNO_QUERY);
    if (freezable.is() && (sheet.frozen_columns > 0 || sheet.frozen_rows > 0))
        freezable->freezeAtPosition(static_cast<sal_Int32>(sheet.frozen_columns), static_cast<sal_Int32>(sheet.frozen_rows));
}

}  // namespace adherence::calc
