// Countries and their names: ISO 3166-1 codes, short and official names in English, Dutch, French and
// German, and aliases. Never a guess: an unclear name is not found.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace adherence {

struct Country {
    std::string_view iso3, iso2;
    [[nodiscard]] std::string_view name(std::string_view language) const;  ///< en, nl, fr, de
    int entry = 0;
};

/// One name, official name, alias or ISO code, in any shipped language, compared by fold().
[[nodiscard]] std::optional<Country> find_country(std::string_view name);

}  // namespace adherence
