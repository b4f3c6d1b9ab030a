// Countries and their names: ISO 3166-1 codes, short and official names in English, Dutch, French and
// German, and aliases. Never a guess: an unclear name is not found.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace adherence {

struct Country {
    std::string_view iso3, iso2;
    [[nodiscard]] std::string_view name(std::string_view language) const;  ///< en, nl, fr, de
    int entry = 0;
};

/// One name, official name, alias or ISO code, in any shipped language, compared by fold().
[[nodiscard]] std::optional<Country> find_country(std::string_view name);

/// For a name that find_country does not know: what may have been meant, one name for each country, the likeliest first. Names
/// one or two slips away; where there are none, the few that hold all its words ("Congo"). To be asked, never to be used unasked.
[[nodiscard]] std::vector<std::string> countries_near(std::string_view name);

}  // namespace adherence
