// The parts of an OpenDocument spreadsheet but its styles.
#include <map>

#include "workbooks/sheet.hpp"

namespace adherence::workbooks {

namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

using Attributes = std::vector<std::pair<std::string_view, std::string>>;

std::string open_tag(std::string_view name, Attributes const& attributes, bool close = false) {
    std::string tag = "<" + std::string(name);
    for (auto const& [key, value] : attributes) tag += " " + std::string(key) + "=\"" + escape(value) + "\"";
    return tag + (close ? "/>" : ">");
}

std::string element(std::string_view name, Attributes const& attributes, std::string const& inner = {}) {
    if (inner.empty()) return open_tag(name, attributes, true);
    return open_tag(name, attributes) + inner + "</" + std::string(name) + ">";
}

std::string millimetres(double value) {
    // Tenths, as whole numbers, so that no locale and no rounding of the library matters.
    auto const tenths = static_cast<long>(value * 10 + 0.5);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "mm";
}

std::string paragraphs(std::string_view content) {
    std::string xml;
    for (std::size_t begin = 0; begin <= content.size();) {
        std::size_t const end = std::min(content.find('\n', begin), content.size());
        xml += "<text:p>" + escape(content.substr(begin, end - begin)) + "</text:p>";
        begin = end + 1;
    }
    return xml;
}

std::string cell_xml(Cell const& cell, std::size_t repeated) {
    Attributes attributes;
    if (repeated > 1) attributes.emplace_back("table:number-columns-repeated", std::to_string(repeated));
    if (!cell.style.empty()) attributes.emplace_back("table:style-name", cell.style);
    if (!cell.validation.empty()) attributes.emplace_back("table:content-validation-name", cell.validation);
    if (cell.columns_spanned > 1) {
        attributes.emplace_back("table:number-columns-spanned", std::to_string(cell.columns_spanned));
        attributes.emplace_back("table:number-rows-spanned", "1");
    }
    std::string inner;
    switch (cell.kind) {
        case Cell::Kind::blank:
            break;
        case Cell::Kind::text:
            attributes.emplace_back("office:value-type", "string");
            inner = paragraphs(cell.content);
            break;
        case Cell::Kind::number:
            attributes.emplace_back("office:value-type", "float");
            attributes.emplace_back("office:value", cell.content);
            inner = "<text:p>" + escape(cell.content) + "</text:p>";
            break;
        case Cell::Kind::formula:
            // No value beside it: the office then computes it when it opens the file.
            attributes.emplace_back("table:formula", "of:=" + cell.content);
            if (cell.matrix_rows > 0) {
                attributes.emplace_back("table:number-matrix-columns-spanned", std::to_string(cell.matrix_columns));
                attributes.emplace_back("table:number-matrix-rows-spanned", std::to_string(cell.matrix_rows));
            }
            break;
    }
    std::string xml = element("table:table-cell", attributes, inner);
    for (std::size_t i = 1; i < cell.columns_spanned; ++i) xml += "<table:covered-table-cell/>";
    return xml;
}

bool same_blank(Cell const& a, Cell const& b) {
    return a.kind == Cell::Kind::blank && b.kind == Cell::Kind::blank && a.style == b.style &&
           a.validation == b.validation && a.columns_spanned == 1 && b.columns_spanned == 1;
}

std::string row_style(Row const& row) {
    if (row.millimetres <= 0) return "row";
    return (row.grows ? "growing" : "row") + millimetres(row.millimetres);
}
std::string column_style(Column const& column) { return "column" + millimetres(column.millimetres); }

std::string row_xml(Row const& row) {
    Attributes attributes{{"table:style-name", row_style(row)}};
    if (row.filtered_out) attributes.emplace_back("table:visibility", "filter");
    std::string inner;
    for (std::size_t i = 0; i < row.cells.size();) {
        std::size_t end = i + 1;
        while (end < row.cells.size() && same_blank(row.cells[i], row.cells[end])) ++end;
        inner += cell_xml(row.cells[i], end - i);
        i = end;
    }
    if (inner.empty()) inner = "<table:table-cell/>";
    return element("table:table-row", attributes, inner) + "\n";
}

std::string columns_xml(Sheet const& sheet) {
    std::string xml;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        Attributes attributes{{"table:style-name", column_style(sheet.columns[i])},
                              {"table:default-cell-style-name", "Default"}};
        if (sheet.columns[i].hidden) attributes.emplace_back("table:visibility", "collapse");
        std::string const column = element("table:table-column", attributes);
        if (i < sheet.repeated_columns)
            xml += "<table:table-header-columns>" + column + "</table:table-header-columns>";
        else
            xml += column;
    }
    return xml + "\n";
}

std::string formats_xml(Sheet const& sheet) {
    std::string formats;
    for (ConditionalFormat const& format : sheet.formats) {
        std::string const base =
            quoted_sheet(sheet.name) + "." + cell_name(format.area.first_row, format.area.first_column);
        std::string conditions;
        for (Condition const& condition : format.conditions)
            conditions += element("calcext:condition", {{"calcext:apply-style-name", condition.style},
                                                        {"calcext:value", condition.test},
                                                        {"calcext:base-cell-address", base}});
        formats += element("calcext:conditional-format",
                           {{"calcext:target-range-address", range(sheet.name, format.area)}}, conditions);
    }
    return formats.empty() ? formats : element("calcext:conditional-formats", {}, formats) + "\n";
}

std::string sheet_xml(Sheet const& sheet) {
    Attributes attributes{{"table:name", sheet.name}, {"table:style-name", "sheet"}};
    std::string areas;
    for (Area const& area : sheet.print_areas) areas += (areas.empty() ? "" : " ") + range(sheet.name, area);
    if (!areas.empty()) attributes.emplace_back("table:print-ranges", areas);
    std::string xml = open_tag("table:table", attributes) + "\n" + columns_xml(sheet);
    for (std::size_t i = 0; i < sheet.rows.size(); ++i) {
        if (sheet.repeated_rows > 0 && i == sheet.first_repeated_row) xml += "<table:table-header-rows>\n";
        xml += row_xml(sheet.rows[i]);
        if (sheet.repeated_rows > 0 && i + 1 == sheet.first_repeated_row + sheet.repeated_rows)
            xml += "</table:table-header-rows>\n";
    }
    return xml + formats_xml(sheet) + "</table:table>\n";
}

std::string automatic_styles(Workbook const& book) {
    std::map<std::string, std::string> styles;
    styles["row"] =
        "<style:style style:name=\"row\" style:family=\"table-row\"><style:table-row-properties "
        "style:use-optimal-row-height=\"true\"/></style:style>";
    for (Sheet const& sheet : book.sheets) {
        for (Column const& column : sheet.columns)
            styles[column_style(column)] =
                "<style:style style:name=\"" + column_style(column) +
                "\" style:family=\"table-column\"><style:table-column-properties style:column-width=\"" +
                millimetres(column.millimetres) + "\"/></style:style>";
        for (Row const& row : sheet.rows)
            if (row.millimetres > 0)
                styles[row_style(row)] =
                    "<style:style style:name=\"" + row_style(row) +
                    "\" style:family=\"table-row\"><style:table-row-properties style:use-optimal-row-height=\"" +
                    (row.grows ? "true" : "false") + "\" style:row-height=\"" +
                    millimetres(row.millimetres) + "\"/></style:style>";
    }
    std::string xml =
        "<style:style style:name=\"sheet\" style:family=\"table\" style:master-page-name=\"Default\">"
        "<style:table-properties table:display=\"true\" style:writing-mode=\"lr-tb\"/></style:style>\n";
    for (auto const& [name, style] : styles) xml += style + "\n";
    return element("office:automatic-styles", {}, xml) + "\n";
}

std::string quoted(std::string_view value) {
    std::string text = "\"";
    for (char const c : value) text += c == '"' ? std::string("\"\"") : std::string(1, c);
    return text + "\"";
}

std::string validation_xml(Validation const& validation) {
    Attributes attributes{{"table:name", validation.name}};
    if (!validation.values.empty() || !validation.source.empty()) {
        std::string list = validation.source;
        for (std::string const& value : validation.values) list += (list.empty() ? "" : ";") + quoted(value);
        attributes.emplace_back("table:condition", "of:cell-content-is-in-list(" + list + ")");
        attributes.emplace_back("table:display-list", "unsorted");
    }
    attributes.emplace_back("table:allow-empty-cell", "true");
    attributes.emplace_back("table:base-cell-address", validation.base);
    std::string inner;
    if (!validation.help.empty())
        inner += element("table:help-message",
                         {{"table:title", validation.help_title}, {"table:display", "true"}},
                         paragraphs(validation.help));
    // A list that is only offered: whatever else is typed is taken without a word.
    inner += element("table:error-message", {{"table:message-type", "information"}, {"table:display", "false"}});
    return element("table:content-validation", attributes, inner) + "\n";
}

std::string names_xml(Workbook const& book) {
    std::string xml;
    for (NamedRange const& name : book.names) {
        std::string const base = name.address.substr(0, name.address.find(':'));
        xml += element("table:named-range", {{"table:name", name.name},
                                             {"table:base-cell-address", base},
                                             {"table:cell-range-address", name.address}}) +
               "\n";
    }
    return element("table:named-expressions", {}, xml) + "\n";
}

std::string filters_xml(Workbook const& book) {
    std::string xml;
    for (Filter const& filter : book.filters) {
        std::string inner;
        if (filter.active)
            inner = element("table:filter", {},
                            element("table:filter-condition",
                                    {{"table:field-number", std::to_string(filter.column)},
                                     {"table:value", filter.shown},
                                     {"table:operator", "="}},
                                    element("table:filter-set-item", {{"table:value", filter.shown}})));
        xml += element("table:database-range", {{"table:name", filter.name},
                                                {"table:target-range-address", filter.address},
                                                {"table:display-filter-buttons", "true"}},
                       inner) +
               "\n";
    }
    return xml.empty() ? xml : element("table:database-ranges", {}, xml) + "\n";
}

std::string item(std::string_view name, std::string_view type, std::string const& value) {
    return element("config:config-item", {{"config:name", std::string(name)}, {"config:type", std::string(type)}},
                   value);
}

// What is frozen stays put: split mode 2 counts rows and columns, range 3 is the lower right part.
std::string sheet_settings(Sheet const& sheet) {
    auto const columns = std::to_string(sheet.frozen_columns), rows = std::to_string(sheet.frozen_rows);
    std::string const active = sheet.frozen_columns > 0 && sheet.frozen_rows > 0 ? "3" : "2";
    std::string const items =
        item("CursorPositionX", "int", columns) + item("CursorPositionY", "int", rows) +
        item("HorizontalSplitMode", "short", sheet.frozen_columns > 0 ? "2" : "0") +
        item("VerticalSplitMode", "short", sheet.frozen_rows > 0 ? "2" : "0") +
        item("HorizontalSplitPosition", "int", columns) + item("VerticalSplitPosition", "int", rows) +
        item("ActiveSplitRange", "short", active) + item("PositionLeft", "int", "0") +
        item("PositionRight", "int", columns) + item("PositionTop", "int", "0") + item("PositionBottom", "int", rows);
    return element("config:config-item-map-entry", {{"config:name", sheet.name}}, items);
}

}  // namespace

std::string media_type(Workbook const& book) {
    return std::string("application/vnd.oasis.opendocument.spreadsheet") + (book.is_template ? "-template" : "");
}

std::string content_xml(Workbook const& book) {
    std::string validations, sheets;
    for (Validation const& validation : book.validations) validations += validation_xml(validation);
    for (Sheet const& sheet : book.sheets) sheets += sheet_xml(sheet);
    if (!validations.empty()) validations = element("table:content-validations", {}, validations) + "\n";
    return std::string(declaration) +
           "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "
           "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "
           "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "
           "xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" "
           "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\" "
           "xmlns:of=\"urn:oasis:names:tc:opendocument:xmlns:of:1.2\" office:version=\"1.3\">\n" +
           automatic_styles(book) + "<office:body><office:spreadsheet>\n" + validations + sheets + names_xml(book) +
           filters_xml(book) + "</office:spreadsheet></office:body></office:document-content>\n";
}

std::string settings_xml(Workbook const& book) {
    std::string sheets;
    for (Sheet const& sheet : book.sheets) sheets += sheet_settings(sheet);
    std::string const view = item("ViewId", "string", "view1") +
                             element("config:config-item-map-named", {{"config:name", "Tables"}}, sheets) +
                             item("ActiveTable", "string", escape(book.sheets.front().name));
    std::string const views = element("config:config-item-map-indexed", {{"config:name", "Views"}},
                                      element("config:config-item-map-entry", {}, view));
    return std::string(declaration) +
           "<office:document-settings xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:config=\"urn:oasis:names:tc:opendocument:xmlns:config:1.0\" "
           "xmlns:ooo=\"http://openoffice.org/2004/office\" office:version=\"1.3\">"
           "<office:settings>" +
           element("config:config-item-set", {{"config:name", "ooo:view-settings"}}, views) +
           "</office:settings></office:document-settings>\n";
}

std::string meta_xml(Workbook const& book) {
    return std::string(declaration) +
           "<office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" office:version=\"1.3\"><office:meta>" +
           element("dc:title", {}, escape(book.title)) + element("dc:description", {}, escape(book.description)) +
           element("dc:language", {}, book.language + "-" + book.country) +
           "<meta:generator>Adherence Scorecards</meta:generator></office:meta></office:document-meta>\n";
}

std::string manifest_xml(Workbook const& book) {
    std::string entries =
        element("manifest:file-entry", {{"manifest:full-path", "/"},
                                        {"manifest:version", "1.3"},
                                        {"manifest:media-type", media_type(book)}}) +
        "\n";
    for (std::string_view const part : {"content.xml", "meta.xml", "settings.xml", "styles.xml"})
        entries += element("manifest:file-entry",
                           {{"manifest:full-path", std::string(part)}, {"manifest:media-type", "text/xml"}}) +
                   "\n";
    return std::string(declaration) +
           element("manifest:manifest",
                   {{"xmlns:manifest", "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"},
                    {"manifest:version", "1.3"}},
                   "\n" + entries) +
           "\n";
}

}  // namespace adherence::workbooks
