// Words by language, from message catalogues with named placeholders; no sentence is glued together in code.
#pragma once

#include <string>
#include <string_view>

#include "core/framework/fault.hpp"
#include "core/framework/framework.hpp"
#include "core/report/catalogue.hpp"

namespace adherence {

/// en, nl, fr, de, in any case.
[[nodiscard]] bool is_language(std::string_view language);

/// The verdict word of the contract. English where is_language does not accept the language.
[[nodiscard]] std::string_view verdict_word(Verdict verdict, std::string_view language);

/// The sentence of a catalogue key with {placeholders} filled in; English where a language has no text.
[[nodiscard]] std::string sentence(std::string_view language, std::string_view key, Arguments const& arguments = {});

/// The sentence of KEY.one or KEY.other with {count}, as the language counts.
[[nodiscard]] std::string counted_sentence(std::string_view language, std::string_view key, std::size_t count,
                                           Arguments arguments = {});

/// A fault as a sentence that names the mend.
[[nodiscard]] std::string describe(Fault const& fault, std::string_view language);

/// A number as people write it in a language: decimal comma in nl, fr, de; rounded to `decimals`, trailing zeros off.
[[nodiscard]] std::string number_text(Number const& value, std::string_view language, int decimals = 2);

}  // namespace adherence
