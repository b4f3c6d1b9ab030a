// What the workbooks say, by language. In the languages of the product, word for word the same meaning.
#pragma once

#include <array>
#include <string_view>

namespace adherence::workbooks {

struct Texts {
    std::string_view language, country;

    // sheets; the named ranges are the same in every language
    std::string_view assessments, one_country, check, criteria, scales, rules, benefits, about, evidence, left_unknown, cases;

    std::string_view template_title, scorecard_of;
    std::string_view indicative, last_line;
    std::string_view assessments_note, table_note, evidence_note, left_unknown_note, cases_note;

    // columns of the assessments
    std::string_view country_title, score, lowest, highest, coverage, rank, iso3, participant, index_band, verdict_band;

    std::array<std::string_view, 5> verdicts;  ///< eligible, conditional, open, not eligible, invalid
    std::string_view yes, no, not_applicable;
    std::string_view levels_intro, unknown_hint, not_applicable_hint, percent_hint, number_hint, date_hint;

    // one country on a page
    std::string_view choose_country, row_in_table, benefit, verdict, why, node, may_lie, to, coverage_is, per_cent, criterion,
        entered, known_from, no_source, the_rest;

    // checks
    std::string_view state, tables_good, tables_bad, no_extension, framework_text, fingerprint, table_checks,
        table_checks_note, cell_problems, cell_problems_note;

    std::string_view page_of;  ///< between the number of a page and how many there are

    // about
    std::string_view how_title;
    std::array<std::string_view, 8> how;
};

[[nodiscard]] Texts const& english();
[[nodiscard]] Texts const& dutch();
[[nodiscard]] Texts const& french();
[[nodiscard]] Texts const& german();
/// English where there are none in a language.
[[nodiscard]] Texts const& texts_in(std::string_view language);

/// The title above a column of a table ("weight" -> "Gewicht"); the name itself where there is none.
[[nodiscard]] std::string_view column_title(std::string_view column, std::string_view language);

}  // namespace adherence::workbooks
