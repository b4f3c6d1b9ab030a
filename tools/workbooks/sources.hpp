// Which tables go into which workbook.
#pragma once

#include <filesystem>
#include <string_view>

#include "workbooks/book.hpp"

namespace adherence::workbooks {

/// `data` is the folder of the shipped tables. All throw std::runtime_error where a table is missing.
[[nodiscard]] Source template_source(std::filesystem::path const& data, std::string_view framework, Texts const& texts);
[[nodiscard]] Source fictional_source(std::filesystem::path const& data, Texts const& texts);
[[nodiscard]] Source public_source(std::filesystem::path const& data);

}  // namespace adherence::workbooks
