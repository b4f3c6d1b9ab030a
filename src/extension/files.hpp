// Files that the user chooses, read and written whole.
#pragma once

#include <optional>
#include <string>

#include "extension/command_place.hpp"

namespace adherence {

enum class FileUse { open, save };

struct FileKind {
    std::string shown, extension;
};

/// A file's address, as the user picks it; empty where none is. What is there already is asked about by the office.
[[nodiscard]] std::optional<std::string> pick_file(CommandPlace const& place, FileUse use, FileKind const& kind, std::string const& name);

/// How people know an address: the path in the system's own way.
[[nodiscard]] std::string shown_file(std::string const& url);

/// Throws what UNO throws; a file beyond 8 MiB is read so far, which no framework text reaches.
[[nodiscard]] std::string read_file(css::uno::Reference<css::uno::XComponentContext> const& context, std::string const& url);

/// Whole or not at all: beside it first, then in its place. Throws what UNO throws.
void write_file(css::uno::Reference<css::uno::XComponentContext> const& context, std::string const& url, std::string const& content);

}  // namespace adherence
