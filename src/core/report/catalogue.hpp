// Sentences by key and language, with {placeholders}. All files catalogue/NAME.LANGUAGE.json of a language are one
// catalogue; what a language lacks is said in English, and what English lacks shows its key.
//
//   Catalogue const catalogue(embedded_data());
//   catalogue.sentence("fr", "list.two", {{"a", "x"}, {"b", "y"}})   // x et y
//   catalogue.counted("de", "explain.conditions.failed", 2)          // 2 Bedingungen sind nicht erfüllt.
#pragma once

#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/embedded.hpp"
#include "core/base/languages.hpp"

namespace adherence {

using Arguments = std::vector<std::pair<std::string, std::string>>;

class Catalogue {
public:
    explicit Catalogue(std::span<EmbeddedFile const> files);

    [[nodiscard]] std::string sentence(std::string_view language, std::string_view key,
                                       Arguments const& arguments = {}) const;
    /// KEY.one or KEY.other with {count}, as the language counts.
    [[nodiscard]] std::string counted(std::string_view language, std::string_view key, std::size_t count,
                                      Arguments arguments = {}) const;

private:
    using Texts = std::map<std::string, std::string, std::less<>>;

    [[nodiscard]] std::string const* find(std::size_t language, std::string_view key) const;
    [[nodiscard]] bool singular(std::size_t language, std::string const& key, std::size_t count) const;

    std::array<Texts, languages.size()> texts_;
};

}  // namespace adherence
