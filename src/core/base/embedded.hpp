// Files that the build puts into the library itself: frameworks, country names, message catalogues.
#pragma once

#include <span>
#include <string_view>

namespace adherence {

struct EmbeddedFile {
    std::string_view path;
    std::string_view content;
};

[[nodiscard]] std::span<EmbeddedFile const> embedded_data();

}  // namespace adherence
