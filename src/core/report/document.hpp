// A text for people as plain data: headings, paragraphs, tables and drawings, in the order of reading. What writes it in one
// format or another knows nothing of scorecards.
//
//   Document document{.title = "Briefing", .language = "en", .marking = "internal"};
//   document.blocks.push_back(DocumentHeading{1, "Eligibility"});
//   std::string const page = document_html(document);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/report/svg.hpp"
#include "core/rules/deduction.hpp"

namespace adherence {

struct DocumentHeading {
    int level = 1;           ///< 1 … 3
    std::string text;
    bool new_page = false;
    friend bool operator==(DocumentHeading const&, DocumentHeading const&) = default;
};

struct DocumentParagraph {
    enum class Kind : std::uint8_t {
        body,
        lead,   ///< what a reader should see first
        note,   ///< small
        item,   ///< of a list
    };
    Kind kind = Kind::body;
    std::string text;
};

struct DocumentTable {
    enum class Kind : std::uint8_t { text, figure, verdict };  ///< figures stand to the right
    struct Column {
        std::string title;
        double share = 1;  ///< of the table's width, beside those of the others
        Kind kind = Kind::text;
    };
    struct Entry {
        std::string text;                 ///< a verdict's word, without its symbol
        std::optional<Verdict> verdict = {};
    };
    std::string caption;
    std::vector<Column> columns = {};
    std::vector<std::vector<Entry>> rows = {};  ///< an entry per column; the first names the row
    bool dense = false;                    ///< small
    bool tight = false;                    ///< smaller still, where much has to stand on one page
    bool captioned = true;                 ///< the caption is numbered and printed; else it only names the table for assistive tools
};

struct DocumentDrawing {
    Drawing drawing;
    std::string caption, alternative;  ///< what the drawing says, in words
    double millimetres = 160;          ///< wide
    bool captioned = true;
};

using DocumentBlock = std::variant<DocumentHeading, DocumentParagraph, DocumentTable, DocumentDrawing>;

struct Document {
    std::string title, subtitle, author, date;  ///< date: for people
    std::string date_iso;
    std::string language = "en";
    std::string marking;                        ///< on every page, head and foot
    std::string footer;                         ///< on every page: where it comes from
    // Words of the writers themselves.
    std::string contents_title, table_word, figure_word, page_of;  ///< page_of: with {page} and {pages}
    std::vector<DocumentBlock> blocks;
    int contents = 2;                           ///< levels of headings in the table of contents; 0: there is none
    bool letter = false;                        ///< paper: US Letter; else A4
};

/// One self-contained page: no script, nothing loaded from anywhere, prints with the marking on every page.
[[nodiscard]] std::string document_html(Document const& document);

}  // namespace adherence
