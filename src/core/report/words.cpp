#include "core/report/words.hpp"

#include <algorithm>

#include "core/base/embedded.hpp"
#include "core/base/languages.hpp"
#include "core/framework/verdict_words.hpp"

namespace adherence {

namespace {

constexpr int most_decimals = 15;

Catalogue const& catalogue() {
    static Catalogue const all(embedded_data());
    return all;
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
    return catalogue().sentence(language, key, arguments);
}

std::string counted_sentence(std::string_view language, std::string_view key, std::size_t count, Arguments arguments) {
    return catalogue().counted(language, key, count, std::move(arguments));
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
