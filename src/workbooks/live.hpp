// Formulas of the functions over assessments that stand in a document, for the sheets that commands insert.
//
//   LiveFormulas const live(framework, place, "Framework");
//   live.of_country("VERDICT", 5, "\"supply\";\"en\"")        // ORG.…VERDICT([$Assessments.$K6:.$AY6];[$Assessments.$K$5:.$AY$5];Framework;"supply";"en")
//
// They refer to the criteria's columns alone: computed columns beside them may hold errors, and one error in a block makes the
// whole call one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/framework/framework.hpp"
#include "core/report/catalogue.hpp"
#include "workbooks/sheet.hpp"

namespace adherence::workbooks {

/// Where the assessments stand. Rows and columns of their sheet, from 0.
struct AssessmentsPlace {
    std::string sheet;
    std::size_t header_row = 0, last_row = 0, country_column = 0;
    std::size_t first_criterion = 0, last_criterion = 0;  ///< the outermost columns that hold one
    std::vector<std::size_t> rows;                        ///< of the countries
    /// What formulas give as framework: the name Framework, or nothing, and then the tables it is made of, as arguments of FRAMEWORK.
    std::string framework, tables;
    /// The cells that hold these of the framework, as references; empty: there is none.
    std::string title = {}, version = {}, as_of = {};
};

class LiveFormulas {
public:
    /// \param framework_text the argument that holds the framework's text
    LiveFormulas(Framework const& framework, AssessmentsPlace place, std::string framework_text)
        : relative_(framework.has_relative), place_(std::move(place)), framework_(std::move(framework_text)) {}

    /// A function of one country, in its own row; over the whole block where scores depend on the peers.
    [[nodiscard]] std::string of_country(std::string_view function, std::size_t row, std::string const& more, int column = 1) const;
    [[nodiscard]] std::string country(std::size_t row) const;  ///< the cell with its name
    [[nodiscard]] std::string country_name(std::size_t row) const;  ///< the same, an empty text where it is blank
    [[nodiscard]] std::string assessment(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::string stamp() const;

private:
    [[nodiscard]] std::string area(std::size_t first_row, std::size_t last_row, bool fixed) const;

    bool relative_;
    AssessmentsPlace place_;
    std::string framework_;
};

[[nodiscard]] std::string or_dash(std::string const& formula);
/// A date as a framework writes it, whatever the office's language; any other content as it is.
[[nodiscard]] std::string as_date(std::string const& cell);
/// A catalogue's sentence as a formula, its {placeholders} filled in by formulas.
[[nodiscard]] std::string sentence_formula(std::string_view language, std::string_view key, Arguments const& formulas);

/// "The framework as one text", in pieces, for a document that has none: an array formula over `framework_pieces` cells.
inline constexpr std::size_t framework_pieces = 12;
[[nodiscard]] Cell framework_cell(std::string const& tables);

/// Title, version and date, as a formula that follows the cells that hold them.
[[nodiscard]] std::string framework_line(Framework const& framework, AssessmentsPlace const& place, std::string_view language);

/// The look of each verdict's word in a language.
[[nodiscard]] std::vector<Condition> verdict_looks(std::string_view language);

/// A title, or the id where there is none.
[[nodiscard]] std::string title_or_id(LocalText const& title, std::string const& id, std::string_view language);

}  // namespace adherence::workbooks
