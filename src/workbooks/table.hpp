// A CSV table as texts under its header row.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/cell.hpp"

namespace adherence::workbooks {

struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const;
    /// Empty where there is no such column.
    [[nodiscard]] std::string at(std::size_t row, std::string_view name) const;
};

/// Throws std::runtime_error, with the file's name, where the file cannot be read or is no CSV.
[[nodiscard]] Table read_table(std::filesystem::path const& file);

[[nodiscard]] Table table_of(Block const& block);

/// The same table for a framework whose own language is `language`: `title:nl` becomes `title`, and what stood
/// in `title` becomes `title:en`, where it was `before`. Where the own language has no text, the other one stays.
[[nodiscard]] Table in_language(Table const& table, std::string_view language, std::string_view before = "en");

}  // namespace adherence::workbooks
