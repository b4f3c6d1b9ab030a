#include "core/review/header_text.hpp"

#include <utf8proc.h>

#include <algorithm>

#include "core/base/text.hpp"

namespace adherence {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_roman(char c) { return std::string_view("ivxIVX").find(c) != std::string_view::npos; }

bool of_a_word(utf8proc_int32_t code) {
    switch (utf8proc_category(code)) {
        case UTF8PROC_CATEGORY_LU:
        case UTF8PROC_CATEGORY_LL:
        case UTF8PROC_CATEGORY_LT:
        case UTF8PROC_CATEGORY_LM:
        case UTF8PROC_CATEGORY_LO:
        case UTF8PROC_CATEGORY_MN:
        case UTF8PROC_CATEGORY_MC:
        case UTF8PROC_CATEGORY_ND: return true;
        default: return false;  // ² and ¹ too: marks of footnotes
    }
}

struct Character {
    std::size_t size;
    bool of_word;
};

Character character_at(std::string_view folded, std::size_t at) {
    char const c = folded[at];
    if (static_cast<unsigned char>(c) < 0x80) return {1, is_digit(c) || is_letter(c)};
    utf8proc_int32_t code = 0;
    auto const size = utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(folded.data()) + at,
                                       static_cast<utf8proc_ssize_t>(folded.size() - at), &code);
    if (size <= 0) return {1, false};
    return {static_cast<std::size_t>(size), of_a_word(code)};
}

std::size_t run(std::string_view text, std::size_t from, bool (*is)(char)) {
    std::size_t to = from;
    while (to < text.size() && is(text[to])) ++to;
    return to;
}

// Where "3", "3.2", "3.2b" ends; `from` where there is no number, or one as long as that of a resolution or a year.
std::size_t number_end(std::string_view text, std::size_t from) {
    constexpr std::size_t longest = 3;
    std::size_t end = run(text, from, is_digit);
    if (end == from || end > from + longest) return from;
    while (end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1])) end = run(text, end + 1, is_digit);
    if (end < text.size() && is_letter(text[end]) && (end + 1 == text.size() || !is_letter(text[end + 1]))) ++end;
    return end;
}

// A letter, a letter and a number, or a Roman number.
std::size_t lettered_end(std::string_view text, std::size_t from) {
    std::size_t const roman = run(text, from, is_roman);
    if (roman > from + 1 && roman <= from + 5) return roman;
    if (from >= text.size() || !is_letter(text[from])) return from;
    return std::max(from + 1, number_end(text, from + 1));
}

// The dash as it is typed between words; without blanks around it, it is part of a word.
constexpr std::string_view dashes[] = {" - ", " \u2013 ", " \u2014 ", "\u2013", "\u2014"};

constexpr std::string_view setting_apart = "/|;:=\n\r()[]";

std::size_t mark_at(std::string_view text, std::size_t at) {
    if (setting_apart.find(text[at]) != std::string_view::npos) return 1;
    for (std::string_view const dash : dashes)
        if (text.substr(at).starts_with(dash)) return dash.size();
    return 0;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    std::string const folded = fold(text);
    std::vector<std::string> words;
    bool inside = false;
    for (std::size_t at = 0; at < folded.size();) {
        auto const [size, of_word] = character_at(folded, at);
        if (of_word) {
            if (!inside) words.emplace_back();
            words.back().append(folded, at, size);
        }
        inside = of_word;
        at += size;
    }
    return words;
}

std::string key_of(std::string_view text) {
    std::string key = fold(text);
    std::size_t kept = 0;
    for (std::size_t at = 0; at < key.size();) {
        auto const [size, of_word] = character_at(key, at);
        if (of_word)
            for (std::size_t i = 0; i < size; ++i) key[kept++] = key[at + i];
        at += size;
    }
    key.resize(kept);
    return key;
}

std::string_view without_label(std::string_view text) {
    std::string_view const whole = trim(text);
    std::size_t const start = whole.starts_with('(') || whole.starts_with('[') ? 1 : 0;
    std::size_t end = number_end(whole, start);
    if (end == start) end = lettered_end(whole, start);
    if (end == start || end >= whole.size()) return whole;
    std::string_view const label = whole.substr(start, end - start);
    bool const has_number = std::any_of(label.begin(), label.end(), is_digit);
    std::size_t const marks = run(whole, end, [](char c) { return std::string_view(".):]").find(c) != std::string_view::npos; });
    std::string_view rest = whole.substr(marks);
    bool const blank = trim(rest).size() < rest.size();
    if (marks == end && !(blank && has_number) && !rest.starts_with(" - ") && !rest.starts_with(" \u2013 ")) return whole;
    if (marks == end && start == 1) return whole;
    rest = trim(rest);
    for (std::string_view const dash : {"- ", "\u2013 ", "\u2014 "})
        if (rest.starts_with(dash)) rest = trim(rest.substr(dash.size()));
    return rest.empty() ? whole : rest;
}

std::string without_brackets(std::string_view text) {
    std::string kept;
    int depth = 0;
    for (char const c : text) {
        if (c == '(' || c == '[') ++depth;
        if (depth == 0) kept += c;
        if ((c == ')' || c == ']') && depth > 0) --depth;
    }
    return std::string(trim(kept));
}

std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    std::size_t start = 0;
    auto const take = [&](std::size_t end) {
        std::string_view const part = trim(text.substr(start, end - start));
        if (!part.empty()) parts.push_back(part);
    };
    for (std::size_t at = 0; at < text.size();) {
        std::size_t const size = mark_at(text, at);
        if (size > 0) {
            take(at);
            start = at + size;
        }
        at += std::max<std::size_t>(size, 1);
    }
    take(text.size());
    if (parts.size() < 2) parts.clear();
    return parts;
}

}  // namespace adherence
