// What a briefing can be exported as.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace adherence {

enum class ExportFormat : std::uint8_t { pdf, odt, docx, html, ods, xlsx, csv, json };
/// How macros and file names call them, in the order of ExportFormat.
inline constexpr std::array<std::string_view, 8> export_formats{"pdf", "odt", "docx", "html", "ods", "xlsx", "csv", "json"};

}  // namespace adherence
