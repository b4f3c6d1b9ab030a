// The workbooks' cell styles, page and number formats: styles.xml. They are ordinary styles of the workbook, so
// that a user can change them all at once.
//
// Verdicts are told by a word, a symbol and a tint: the symbol is put before the word by the style's text
// format, the cell itself holds the word alone. The tints (blue, yellow, grey, vermilion, purple) are told
// apart with every common colour blindness and stay light and distinct in grey print.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "workbooks/sheet.hpp"

namespace adherence::workbooks::style {

inline constexpr std::string_view title = "AdherenceTitle";
inline constexpr std::string_view note = "AdherenceNote";
inline constexpr std::string_view note_wrapped = "AdherenceNoteWrapped";
inline constexpr std::string_view heading = "AdherenceHeading";    ///< titles of columns, in the user's language
inline constexpr std::string_view band = "AdherenceBand";          ///< the pillars above them
inline constexpr std::string_view ids = "AdherenceIds";            ///< the header row that formulas read
inline constexpr std::string_view label = "AdherenceLabel";        ///< left of a value
inline constexpr std::string_view country = "AdherenceCountry";
inline constexpr std::string_view typed = "AdherenceTyped";        ///< formatted as Text
inline constexpr std::string_view typed_wide = "AdherenceTypedWide";  ///< the same, for sentences
inline constexpr std::string_view number = "AdherenceNumber";      ///< as entered
inline constexpr std::string_view frozen = "AdherenceFrozen";      ///< of an edition: numbers as numbers, texts as texts
inline constexpr std::string_view date = "AdherenceDate";          ///< the same, numbers as days
inline constexpr std::string_view figure = "AdherenceFigure";      ///< a score, one decimal
inline constexpr std::string_view whole = "AdherenceWhole";        ///< a rank, a coverage
inline constexpr std::string_view verdict = "AdherenceVerdict";
inline constexpr std::string_view eligible = "AdherenceEligible";
inline constexpr std::string_view conditional = "AdherenceConditional";
inline constexpr std::string_view open = "AdherenceOpen";
inline constexpr std::string_view not_eligible = "AdherenceNotEligible";
inline constexpr std::string_view invalid = "AdherenceInvalid";
inline constexpr std::string_view result = "AdherenceResult";      ///< text that a formula gives
inline constexpr std::string_view framework = "AdherenceFramework";  ///< the beginning of a long text
inline constexpr std::string_view nothing = "AdherenceNothing";    ///< cells of an array formula beyond its result
inline constexpr std::string_view warned = "AdherenceWarned";
inline constexpr std::string_view choice = "AdherenceChoice";      ///< the cell in which a country is chosen
inline constexpr std::string_view small = "AdherenceSmall";        ///< in a list on one page: one line each
inline constexpr std::string_view small_figure = "AdherenceSmallFigure";
inline constexpr std::string_view small_wrapped = "AdherenceSmallWrapped";
inline constexpr std::string_view marking = "AdherenceMarking";
inline constexpr std::string_view last_line = "AdherenceLastLine";

}  // namespace adherence::workbooks::style

namespace adherence::workbooks {

/// What is not said is as in the parent.
struct CellStyle {
    enum class Border : std::uint8_t { unsaid, none, thin };
    enum class Wrap : std::uint8_t { unsaid, no, yes };
    enum class Vertical : std::uint8_t { unsaid, top, middle };
    enum class Horizontal : std::uint8_t { unsaid, left, right };

    std::string_view name, parent = "Default";
    std::string_view format = {};  ///< a number format's code
    std::optional<std::uint32_t> ground = {}, ink = {};
    Border border = Border::unsaid;
    bool padded = false;
    Wrap wrap = Wrap::unsaid;
    Vertical vertical = Vertical::unsaid;
    Horizontal horizontal = Horizontal::unsaid;
    bool bold = false, italic = false;
    double points = 0;
    bool shrinks = false;  ///< a text that is too long for its cell, in a document
};

inline constexpr std::uint32_t border_colour = 0xc9ced6;
inline constexpr double border_points = 0.5, padding_millimetres = 0.7;

/// Parents before their children.
[[nodiscard]] std::span<CellStyle const> cell_styles();

[[nodiscard]] std::string styles_xml(Workbook const& book);

}  // namespace adherence::workbooks
