// The verdict words of the contract (section 5), in the order of `languages` and of Verdict.
#pragma once

#include <optional>

#include "core/base/languages.hpp"
#include "core/framework/framework.hpp"

namespace adherence {

inline constexpr std::array all_verdicts{Verdict::not_eligible, Verdict::conditional, Verdict::eligible, Verdict::open,
                                         Verdict::invalid};

inline constexpr std::string_view verdict_words[languages.size()][all_verdicts.size()] = {
    {"not eligible", "conditional", "eligible", "open", "invalid"},
    {"niet in aanmerking", "voorwaardelijk", "in aanmerking", "open", "ongeldig"},
    {"non éligible", "sous conditions", "éligible", "indéterminé", "invalide"},
    {"nicht berechtigt", "bedingt", "berechtigt", "offen", "ungültig"},
};

/// The verdict that a word means in any of the languages, compared by fold().
[[nodiscard]] inline std::optional<Verdict> verdict_named(std::string_view word) {
    std::string const folded = fold(word);
    for (auto const& words : verdict_words)
        for (std::size_t i = 0; i < all_verdicts.size(); ++i)
            if (fold(words[i]) == folded) return all_verdicts[i];
    return {};
}

}  // namespace adherence
