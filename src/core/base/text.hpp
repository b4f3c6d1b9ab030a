// Text as the contract compares it: without regard to case, accents and outer blanks.
//
//   fold(" Société ") == fold("societe")          // true
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace adherence {

/// The comparable form of a text: outer blanks off, case and accents folded. What is invalid in UTF-8 counts as U+FFFD, as which
/// JSON texts write it.
[[nodiscard]] std::string fold(std::string_view text);

/// The text without its outer blanks (ASCII white space and no-break spaces).
[[nodiscard]] std::string_view trim(std::string_view text);

/// How many slips (a byte wrong, missing or too many, or two neighbours swapped) lie between two folded texts: optimal string
/// alignment, given up beyond `limit`, where it is limit + 1.
[[nodiscard]] std::size_t slips_between(std::string_view a, std::string_view b, std::size_t limit);

/// The candidate nearest to a mistyped word ("did you mean …"), or none where nothing is near:
/// edit distance (optimal string alignment) over folded texts, at most one or a third of the word's length.
[[nodiscard]] std::optional<std::string> nearest(std::string_view word, std::span<std::string const> candidates);

/// A text meant for people, by language ("en", "nl", …).
class LocalText {
public:
    LocalText() = default;
    LocalText(std::string language, std::string text) { set(std::move(language), std::move(text)); }

    void set(std::string language, std::string text);
    /// The text in the language asked for, else in the fallback, else in English, else in any, else "".
    [[nodiscard]] std::string const& in(std::string_view language, std::string_view fallback = "en") const;
    [[nodiscard]] bool empty() const { return by_language_.empty(); }
    [[nodiscard]] std::map<std::string, std::string> const& all() const { return by_language_; }

private:
    std::map<std::string, std::string> by_language_;
};

}  // namespace adherence
