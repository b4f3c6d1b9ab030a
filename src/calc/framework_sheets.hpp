// A framework's tables as new sheets of a document, and their names with them.
//
//   FrameworkSheets const put = put_framework(document, book, *framework, english(), "Copy framework");
//
// Where the document has a framework already, its sheets stay; the names (Criteria, Scales, …) go over to the new sheets, so
// that all that reads them reads the new framework. One step of Undo brings the names back.
#pragma once

#include "calc/workbook.hpp"
#include "workbooks/book.hpp"

namespace adherence::calc {

struct FrameworkSheets {
    bool written = false;
    std::string message;  ///< key of a sentence: why not
    css::table::CellRangeAddress at;  ///< of the criteria
};

/// What stands in the way of new sheets: an empty text, or the key of a sentence.
[[nodiscard]] std::string sheets_refused(css::uno::Reference<css::frame::XModel> const& document);

/// \param texts the language of the sheets' words, and of the framework where it has texts in it
[[nodiscard]] FrameworkSheets put_framework(css::uno::Reference<css::frame::XModel> const& document, Workbook const& book, Framework const& framework,
                                            workbooks::Texts const& texts, std::string_view title);

/// A loaded framework as the sheets are made of it, in a document that may have names for tables the framework lacks: these are
/// written empty, lest the name stay with the old one.
[[nodiscard]] workbooks::Source sheets_source(css::uno::Reference<css::frame::XModel> const& document, Framework const& framework, workbooks::Texts const& texts);

/// Sheets for a document of which some names may be taken: sheets get free names, and names that are there go over to the
/// new ranges.
class NamedSheets {
public:
    NamedSheets(css::uno::Reference<css::frame::XModel> const& document, workbooks::Workbook book);
    /// Part of a change, which after a Redo restores the book's sheets.
    void write(sal_Int16 at) const;
    [[nodiscard]] workbooks::Workbook const& book() const { return book_; }

private:
    struct Taken {
        std::string name, content;
    };

    css::uno::Reference<css::frame::XModel> document_;
    workbooks::Workbook book_;
    std::vector<Taken> taken_;
};

}  // namespace adherence::calc
