#include "core/framework/reading.hpp"

#include <algorithm>
#include <array>

namespace adherence {

namespace {

using Words = std::string_view;

// Folded: without accents, in lower case.
constexpr std::array<Words, 5> unknown_words = {"?", "unknown", "onbekend", "inconnu", "unbekannt"};
constexpr std::array<Words, 4> not_applicable_words = {"n/a", "n.v.t.", "s.o.", "entfallt"};
constexpr std::array<Words, 5> yes_words = {"yes", "ja", "oui", "true", "1"};
constexpr std::array<Words, 6> no_words = {"no", "nee", "non", "nein", "false", "0"};

template <std::size_t size>
bool among(std::array<Words, size> const& words, std::string_view folded) {
    return std::find(words.begin(), words.end(), folded) != words.end();
}

std::optional<ValueSet> read_number(Scale const& scale, std::string_view text) {
    auto const number = Number::from_text(text);
    if (!number) return {};
    ValueSet const value = ValueSet::single(Domain::number, *number);
    if (scale.everything().holds_for(value) != Truth::yes) return {};
    return value;
}

}  // namespace

bool says_nothing(std::string_view text) {
    std::string const folded = fold(text);
    return trim(folded).empty();
}

bool means_unknown(std::string_view folded) { return among(unknown_words, folded); }
bool means_not_applicable(std::string_view folded) { return among(not_applicable_words, folded); }
bool is_reserved_word(std::string_view folded) { return means_unknown(folded) || means_not_applicable(folded); }

std::optional<bool> means_truth(std::string_view folded) {
    if (among(yes_words, folded)) return true;
    if (among(no_words, folded)) return false;
    return {};
}

bool is_year_alone(std::string_view text) {
    auto const number = Number::from_text(trim(text));
    return number && *number >= Number(1900) && *number <= Number(2100);
}

std::optional<ValueSet> read_value(Scale const& scale, std::string_view text) {
    text = trim(text);
    switch (scale.type) {
        case ScaleType::level: {
            std::string const folded = fold(text);
            auto level = scale.level_named(folded);
            if (!level && scale.yes_no) {
                if (auto const truth = means_truth(folded)) level = *truth ? 1 : 0;
            }
            if (!level) {
                // A level that is a number may be written another way: 3, 3.0, 3,0.
                if (auto const number = Number::from_text(text)) {
                    for (std::size_t i = 0; i < scale.levels.size() && !level; ++i)
                        if (Number::from_text(trim(scale.levels[i].value)) == number) level = i;
                }
            }
            if (!level) return {};
            return ValueSet::levels(scale.levels.size(), *level, *level);
        }
        case ScaleType::date: {
            if (fold(text) == "never") return ValueSet::never();
            if (auto const date = date_from_text(text)) return ValueSet::single(Domain::date, Number(date->day));
            return {};
        }
        case ScaleType::percent:
        case ScaleType::point:
        case ScaleType::logpoint:
        case ScaleType::relative: return read_number(scale, text);
    }
    return {};
}

}  // namespace adherence
