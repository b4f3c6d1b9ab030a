// Formulas of the functions over assessments that stand in a document, for the sheets that commands insert.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/framework/framework.hpp"
#include "workbooks/sheet.hpp"

namespace adherence::workbooks {

/// Where the assessments stand. Rows and columns of their sheet, from 0.
struct AssessmentsPlace {
    std::string sheet;
    std::size_t header_row = 0, last_row = 0, country_column = 0, last_column = 0;
    std::vector<std::size_t> rows;  ///< of the countries
    /// What formulas give as framework: the name Framework, or nothing, and then the tables it is made of, as arguments of FRAMEWORK.
    std::string framework, tables;
};

class LiveFormulas {
public:
    /// \param framework_text the argument that holds the framework's text
    LiveFormulas(Framework const& framework, AssessmentsPlace place, std::string framework_text)
        : relative_(framework.has_relative), place_(std::move(place)), framework_(std::move(framework_text)) {}

    /// A function of one country, in its own row; over the whole block where scores depend on the peers.
    [[nodiscard]] std::string of_country(std::string_view function, std::size_t row, std::string const& more, int column = 1) const;
    [[nodiscard]] std::string country(std::size_t row) const;
    [[nodiscard]] std::string assessment(std::size_t row, std::size_t column) const;
    [[nodiscard]] std::string stamp() const;

private:
    [[nodiscard]] std::string area(std::size_t first_row, std::size_t last_row, bool fixed) const;

    bool relative_;
    AssessmentsPlace place_;
    std::string framework_;
};

[[nodiscard]] std::string or_dash(std::string const& formula);

/// "The framework as one text", in pieces, for a document that has none: an array formula over `framework_pieces` cells.
inline constexpr std::size_t framework_pieces = 12;
[[nodiscard]] Cell framework_cell(std::string const& tables);

/// Title, version and date.
[[nodiscard]] std::string framework_line(Framework const& framework, std::string_view language);

}  // namespace adherence::workbooks
