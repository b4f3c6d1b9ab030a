// A spreadsheet as plain data, and its OpenDocument XML. Nothing here knows what the sheets are about.
//
//   Sheet sheet{.name = "Prices"};
//   sheet.columns = {{.millimetres = 40}, {.millimetres = 20}};
//   sheet.rows.push_back({{text("apple"), number(1.2, "Figure")}});
//   Workbook book{.sheets = {sheet}};
//   book.names.push_back({"Prices", absolute("Prices", {0, 0, 0, 1})});
//   std::string const xml = content_xml(book);
//
// Styles are named; the names are those of styles.hpp. Formulas are written as OpenFormula, without "of:=".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace adherence::workbooks {

/// Rows and columns counted from 0, both ends included.
struct Area {
    std::size_t first_row = 0, first_column = 0, last_row = 0, last_column = 0;
};

struct Cell {
    enum class Kind { blank, text, number, formula };
    Kind kind = Kind::blank;
    std::string content = {};  ///< the text, the number as written, the formula
    std::string style = {};
    std::string validation = {};                         ///< name of a content validation
    std::size_t matrix_columns = 0, matrix_rows = 0;     ///< of an array formula
    std::size_t columns_spanned = 1;                     ///< merged with the cells to its right
};

[[nodiscard]] Cell blank(std::string style = {}, std::string validation = {});
[[nodiscard]] Cell text(std::string content, std::string style = {}, std::string validation = {});
[[nodiscard]] Cell number(std::string written, std::string style = {});
[[nodiscard]] Cell formula(std::string content, std::string style = {});
[[nodiscard]] Cell array_formula(std::string content, std::size_t rows, std::size_t columns, std::string style = {});

struct Row {
    std::vector<Cell> cells;
    double millimetres = 0;  ///< 0: as high as its content asks
    bool grows = false;      ///< at first of that height, later as high as its content asks
    bool filtered_out = false;
};

struct Column {
    double millimetres = 25;
    bool hidden = false;
};

struct Condition {
    std::string test;  ///< as in calcext:value: ="eligible", formula-is(ISNA(A1))
    std::string style;
};

struct ConditionalFormat {
    Area area;
    std::vector<Condition> conditions;
};

/// How a sheet lies on paper: A4, as wide as a page lying, or all of it on one standing.
enum class Paper { landscape, one_page };

struct Sheet {
    std::string name;
    Paper paper = Paper::landscape;  ///< in a document; all sheets of a file lie
    std::vector<Column> columns = {};
    std::vector<Row> rows = {};
    std::size_t frozen_columns = 0, frozen_rows = 0;
    std::size_t repeated_columns = 0;                          ///< from the first
    std::size_t first_repeated_row = 0, repeated_rows = 0;     ///< on every printed page
    std::vector<Area> print_areas = {};                        ///< each begins a page; none: the whole sheet
    std::vector<ConditionalFormat> formats = {};
};

/// A list of values that a cell's arrow offers, and the text shown beside the selected cell. Never refuses.
struct Validation {
    std::string name;
    std::vector<std::string> values = {};  ///< offered in this order
    std::string source = {};          ///< instead of values: the area, as OpenFormula
    std::string help_title = {}, help = {};
    std::string base;                 ///< a cell it is used in, $Sheet.$A$1
};

struct NamedRange {
    std::string name;
    std::string address;  ///< absolute()
};

/// A filter button over a table; with a column, only its rows that hold `shown` are shown.
struct Filter {
    std::string name;
    std::string address;  ///< range()
    bool active = false;
    std::size_t column = 0;
    std::string shown = {};
};

struct Workbook {
    std::string title, description;
    std::string marking = {};  ///< on every printed page, head and foot
    std::string language = "en", country = "GB";
    bool is_template = false;
    std::vector<Sheet> sheets = {};
    std::vector<Validation> validations = {};
    std::vector<NamedRange> names = {};
    std::vector<Filter> filters = {};
};

/// As XML; what it has no character for is replaced by U+FFFD.
[[nodiscard]] std::string escape(std::string_view text);
[[nodiscard]] std::string column_letters(std::size_t column);
/// B5; with `fixed` $B$5.
[[nodiscard]] std::string cell_name(std::size_t row, std::size_t column, bool fixed = false);
[[nodiscard]] std::string quoted_sheet(std::string_view sheet);  ///< 'Left unknown', 'Cote d''Ivoire' where it needs quotes
[[nodiscard]] std::string absolute(std::string_view sheet, Area const& area);  ///< $Sheet.$A$1:.$B$2
[[nodiscard]] std::string range(std::string_view sheet, Area const& area);     ///< Sheet.A1:Sheet.B2
/// [$Sheet.$A$1:.$B$2], for a formula.
[[nodiscard]] std::string reference(std::string_view sheet, Area const& area);

[[nodiscard]] std::string content_xml(Workbook const& book);
[[nodiscard]] std::string settings_xml(Workbook const& book);
[[nodiscard]] std::string meta_xml(Workbook const& book);
[[nodiscard]] std::string manifest_xml(Workbook const& book);
[[nodiscard]] std::string media_type(Workbook const& book);

}  // namespace adherence::workbooks
