// A framework as written, before it means anything: rows of named texts with their place.
//
// Sheet tables and JSON both become a Draft; one compiler reads it, one writer turns it into JSON text.
//
//   Draft draft = draft_from_tables(tables, faults);
//   draft.rules.rows[0].text(rules_column::subject)      // "index"
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/text.hpp"

namespace adherence {

/// One value as written: a text, for columns meant for people also by language.
struct DraftField {
    std::uint8_t column = 0;
    bool number = false;  ///< a cell's number, not a text
    std::string text;     ///< in the framework's language
    std::vector<std::pair<std::string, std::string>> by_language;

    [[nodiscard]] LocalText local(std::string_view language) const;
};

struct DraftRow {
    std::size_t row = 0;  ///< within the table, its header is 1
    std::vector<DraftField> fields;

    [[nodiscard]] DraftField const* find(std::uint8_t column) const;
    /// What stands in a column, "" where nothing does.
    [[nodiscard]] std::string_view text(std::uint8_t column) const;
    [[nodiscard]] LocalText local(std::uint8_t column, std::string_view language) const;
    DraftField& field(std::uint8_t column);
};

/// How a column of a table is read and written.
struct ColumnSpec {
    std::string_view name;
    bool for_people = false;  ///< may be given by language
    bool number = false;      ///< a JSON number where its text is a plain decimal
    bool required = false;    ///< as a header in a sheet
    bool date = false;
    bool truth = false;       ///< JSON's true and false will do
};

// The columns of each table, in the order in which they are written (CONTRACT section 2).
namespace criteria_column {
enum : std::uint8_t { id, parent, title, weight, scale, aggregate, na, effort, question, evidence, source };
}
namespace scales_column {
enum : std::uint8_t { scale, type, value, score, label };
}
namespace rules_column {
enum : std::uint8_t { benefit, effect, subject, test, group, need, from, to, id, note, source };
}
namespace benefits_column {
enum : std::uint8_t { benefit, title, description };
}
namespace about_column {
enum : std::uint8_t { id, version, title, as_of, language, source, note };
}

inline constexpr std::array<ColumnSpec, 11> criteria_columns{{
    {.name = "id", .required = true},
    {.name = "parent", .required = true},
    {.name = "title", .for_people = true},
    {.name = "weight", .number = true},
    {.name = "scale", .required = true},
    {.name = "aggregate"},
    {.name = "na", .truth = true},
    {.name = "effort", .number = true},
    {.name = "question", .for_people = true},
    {.name = "evidence", .for_people = true},
    {.name = "source", .for_people = true},
}};
inline constexpr std::array<ColumnSpec, 5> scales_columns{{
    {.name = "scale", .required = true},
    {.name = "type", .required = true},
    {.name = "value", .number = true, .required = true},
    {.name = "score", .number = true},
    {.name = "label", .for_people = true},
}};
inline constexpr std::array<ColumnSpec, 11> rules_columns{{
    {.name = "benefit", .required = true},
    {.name = "effect", .required = true},
    {.name = "subject", .required = true},
    {.name = "test", .required = true, .truth = true},
    {.name = "group"},
    {.name = "need", .number = true},
    {.name = "from", .date = true},
    {.name = "to", .date = true},
    {.name = "id"},
    {.name = "note", .for_people = true},
    {.name = "source", .for_people = true},
}};
inline constexpr std::array<ColumnSpec, 3> benefits_columns{{
    {.name = "benefit", .required = true},
    {.name = "title", .for_people = true},
    {.name = "description", .for_people = true},
}};
inline constexpr std::array<ColumnSpec, 7> about_columns{{
    {.name = "id"},
    {.name = "version"},
    {.name = "title", .for_people = true},
    {.name = "as_of", .date = true},
    {.name = "language"},
    {.name = "source", .for_people = true},
    {.name = "note", .for_people = true},
}};

struct DraftTable {
    std::string_view name;
    std::span<ColumnSpec const> columns;
    std::vector<DraftRow> rows;
};

struct Draft {
    DraftTable criteria{"criteria", criteria_columns, {}};
    DraftTable scales{"scales", scales_columns, {}};
    DraftTable rules{"rules", rules_columns, {}};
    DraftTable benefits{"benefits", benefits_columns, {}};
    /// One row whose columns are the keys; in a sheet the keys stand below each other.
    DraftRow about;
    std::array<std::size_t, about_columns.size()> about_rows{};  ///< row of each key in a sheet, 0 in JSON
    bool as_of_given = false;    ///< as_of came as an argument, not from the about table
    Date null_date{-25569};      ///< day 0 of date numbers in cells

    [[nodiscard]] std::array<DraftTable*, 4> tables() { return {&criteria, &scales, &rules, &benefits}; }
    [[nodiscard]] std::array<DraftTable const*, 4> tables() const { return {&criteria, &scales, &rules, &benefits}; }
    [[nodiscard]] std::string language() const;
};

/// The column that a name means, compared by fold(); none: the number of columns.
[[nodiscard]] std::uint8_t column_named(std::span<ColumnSpec const> columns, std::string_view name);

/// The column that a name which means none was perhaps meant for ("wieght"); none: the number of columns.
[[nodiscard]] std::uint8_t column_near(std::span<ColumnSpec const> columns, std::string_view name);

}  // namespace adherence
