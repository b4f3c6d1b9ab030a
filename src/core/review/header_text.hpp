// A header as it is compared: what is said, whatever the typist put around it.
//
//   key_of("3.2  Additional-Protocol*")                    // "32additionalprotocol"
//   without_label("3.2 Additional Protocol")               // "Additional Protocol"
//   parts_of("Zusatzprotokoll / Protocole additionnel")    // the two of them
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace adherence {

/// The words of a text, folded; whatever is neither letter nor digit parts them.
[[nodiscard]] std::vector<std::string> words_of(std::string_view text);

/// The words run together.
[[nodiscard]] std::string key_of(std::string_view text);

/// The text behind a leading label: "3.2 ", "a) ", "IV. ", "(12) ", "Q3: ". The text itself where it has none.
[[nodiscard]] std::string_view without_label(std::string_view text);

/// The text without what stands in round or square brackets.
[[nodiscard]] std::string without_brackets(std::string_view text);

/// What marks between words (slash, bar, colon, dash between blanks, brackets, a new line) set apart; none where nothing is.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view text);

}  // namespace adherence
