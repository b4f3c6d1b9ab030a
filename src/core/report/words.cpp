#include "core/report/words.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "core/base/embedded.hpp"
#include "core/base/text.hpp"

namespace adherence {

namespace {

constexpr std::array<std::string_view, 4> languages{"en", "nl", "fr", "de"};
constexpr int most_decimals = 15;

// CONTRACT section 5, in the order of Verdict.
constexpr std::string_view verdict_words[languages.size()][5] = {
    {"not eligible", "conditional", "eligible", "open", "invalid"},
    {"niet in aanmerking", "voorwaardelijk", "in aanmerking", "open", "ongeldig"},
    {"non éligible", "sous conditions", "éligible", "indéterminé", "invalide"},
    {"nicht berechtigt", "bedingt", "berechtigt", "offen", "ungültig"},
};

std::optional<std::size_t> language_index(std::string_view language) {
    std::string const folded = fold(language);
    auto const found = std::find(languages.begin(), languages.end(), folded);
    if (found == languages.end()) return {};
    return static_cast<std::size_t>(found - languages.begin());
}

using Catalogue = std::map<std::string, std::string, std::less<>>;

// Every file "catalogue/NAME.LANGUAGE.json" of a language together.
Catalogue read_catalogue(std::string_view language) {
    std::string const ending = "." + std::string(language) + ".json";
    Catalogue catalogue;
    for (EmbeddedFile const& file : embedded_data()) {
        if (!file.path.starts_with("catalogue/") || !file.path.ends_with(ending)) continue;
        auto const entries = nlohmann::json::parse(file.content, nullptr, false);
        if (!entries.is_object()) continue;
        for (auto const& [key, text] : entries.items())
            if (text.is_string()) catalogue.emplace(key, text.get<std::string>());
    }
    return catalogue;
}

std::string const* find_text(std::size_t language, std::string_view key) {
    static std::array<Catalogue, languages.size()> const catalogues = [] {
        std::array<Catalogue, languages.size()> all;
        for (std::size_t i = 0; i < languages.size(); ++i) all[i] = read_catalogue(languages[i]);
        return all;
    }();
    for (std::size_t const index : {language, std::size_t{0}}) {
        auto const found = catalogues[index].find(key);
        if (found != catalogues[index].end()) return &found->second;
    }
    return nullptr;
}

// One pass, so that braces in what is filled in stay what they are.
std::string filled(std::string_view pattern, Arguments const& arguments) {
    std::string text;
    while (!pattern.empty()) {
        std::size_t const open = std::min(pattern.find('{'), pattern.size());
        text += pattern.substr(0, open);
        pattern.remove_prefix(open);
        std::size_t const close = pattern.find('}');
        if (pattern.empty() || close == pattern.npos) break;
        std::string_view const name = pattern.substr(1, close - 1);
        auto const found = std::find_if(arguments.begin(), arguments.end(),
                                        [&](auto const& argument) { return argument.first == name; });
        text += found == arguments.end() ? std::string(pattern.substr(0, close + 1)) : found->second;
        pattern.remove_prefix(close + 1);
    }
    return text.append(pattern);
}

std::string localised(std::string number, std::size_t language) {
    if (language != 0) std::replace(number.begin(), number.end(), '.', ',');
    return number;
}

}  // namespace

bool is_language(std::string_view language) { return language_index(language).has_value(); }

std::string_view verdict_word(Verdict verdict, std::string_view language) {
    return verdict_words[language_index(language).value_or(0)][static_cast<std::size_t>(verdict)];
}

std::string sentence(std::string_view language, std::string_view key, Arguments const& arguments) {
    std::string const* const text = find_text(language_index(language).value_or(0), key);
    return text ? filled(*text, arguments) : std::string(key);
}

std::string describe(Fault const& fault, std::string_view language) {
    Arguments arguments = fault.arguments;
    arguments.emplace_back("table", fault.table);
    arguments.emplace_back("row", std::to_string(fault.row));
    arguments.emplace_back("column", fault.column);
    return sentence(language, fault.code, arguments);
}

std::string number_text(Number const& value, std::string_view language, int decimals) {
    std::size_t const index = language_index(language).value_or(0);
    decimals = std::clamp(decimals, 0, most_decimals);
    Number scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= Number(10);
    Number const size = value.sign() < 0 ? -value : value;
    std::string digits = (size * scale + Number::fraction(1, 2)).floor().to_text();
    // Beyond the digits that a Number writes out, rounding to decimals changes nothing that is shown.
    if (digits.find_first_not_of("0123456789") != digits.npos || digits.size() > 15)
        return localised(value.to_text(), index);
    auto const places = static_cast<std::size_t>(decimals);
    if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
    std::string whole = digits.substr(0, digits.size() - places),
                part = digits.substr(digits.size() - places);
    while (!part.empty() && part.back() == '0') part.pop_back();
    if (!part.empty()) whole += "." + part;
    return localised(value.sign() < 0 && whole != "0" ? "-" + whole : whole, index);
}

}  // namespace adherence
