#include "core/report/catalogue.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace adherence {

namespace {

constexpr std::size_t english = 0;

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

}  // namespace

Catalogue::Catalogue(std::span<EmbeddedFile const> files) {
    for (EmbeddedFile const& file : files)
        for (std::size_t i = 0; i < languages.size(); ++i) {
            if (!file.path.starts_with("catalogue/") ||
                !file.path.ends_with("." + std::string(languages[i]) + ".json"))
                continue;
            auto const entries = nlohmann::json::parse(file.content, nullptr, false);
            if (!entries.is_object()) continue;
            for (auto const& [key, text] : entries.items())
                if (text.is_string()) texts_[i].emplace(key, text.get<std::string>());
        }
}

std::string Catalogue::sentence(std::string_view language, std::string_view key, Arguments const& arguments) const {
    std::size_t const wanted = language_index(language).value_or(english);
    for (std::size_t const index : {wanted, english})
        if (std::string const* const text = find(index, key)) return filled(*text, arguments);
    return std::string(key);
}

std::string Catalogue::counted(std::string_view language, std::string_view key, std::size_t count,
                               Arguments arguments) const {
    std::string const stem(key);
    arguments.emplace_back("count", std::to_string(count));
    bool const one = singular(language_index(language).value_or(english), stem + ".one", count);
    return sentence(language, stem + (one ? ".one" : ".other"), arguments);
}

std::string const* Catalogue::find(std::size_t language, std::string_view key) const {
    auto const found = texts_[language].find(key);
    return found == texts_[language].end() ? nullptr : &found->second;
}

// French says 0 in the singular, "0 pays"; but a text that spells the number out, "un pays", is of one alone.
bool Catalogue::singular(std::size_t language, std::string const& key, std::size_t count) const {
    if (count > 0 || languages[language] != "fr") return count == 1;
    std::string const* const text = find(language, key);
    return text && text->find("{count}") != text->npos;
}

}  // namespace adherence
