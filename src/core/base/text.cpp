#include "core/base/text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <nlohmann/json.hpp>

namespace adherence {

namespace {

constexpr std::size_t longest_suggestion = 100;

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

// No-break space, and the narrow one that some locales put into numbers.
constexpr std::string_view wide_blanks[] = {"\xc2\xa0", "\xe2\x80\xaf"};

bool ascii_fold(std::string_view text, std::string& out) {
    out.resize(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c >= 0x80) return false;
        out[i] = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    return true;
}

}  // namespace

// Optimal string alignment distance (Boytsov 2011, section 2.2).
std::size_t slips_between(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
    std::vector<std::size_t> before, last(b.size() + 1), now(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) now[j] = std::min(now[j], before[j - 2] + 1);
        }
        before = last;
        last = now;
    }
    return last[b.size()];
}

std::string_view trim(std::string_view text) {
    for (bool again = true; again;) {
        again = false;
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
        for (std::string_view const blank : wide_blanks) {
            if (text.starts_with(blank)) text.remove_prefix(blank.size()), again = true;
            if (text.ends_with(blank)) text.remove_suffix(blank.size()), again = true;
        }
    }
    return text;
}

std::string fold(std::string_view text) {
    text = trim(text);
    std::string folded;
    if (ascii_fold(text, folded)) return folded;
    utf8proc_uint8_t* mapped = nullptr;
    auto const options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_CASEFOLD |
                                                        UTF8PROC_STRIPMARK);
    utf8proc_ssize_t const size = utf8proc_map(reinterpret_cast<utf8proc_uint8_t const*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
    std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> const owner(mapped, &std::free);
    if (size >= 0) return std::string(reinterpret_cast<char const*>(mapped), static_cast<std::size_t>(size));
    using nlohmann::json;
    return fold(json::parse(json(text).dump(-1, ' ', false, json::error_handler_t::replace)).get_ref<std::string const&>());
}

std::optional<std::string> nearest(std::string_view word, std::span<std::string const> candidates) {
    std::string const folded = fold(word);
    // Any one letter is one step from any other: nothing can be told from it.
    if (folded.size() < 2 || folded.size() > longest_suggestion) return {};
    std::size_t best = std::max<std::size_t>(1, folded.size() / 3) + 1;
    std::optional<std::string> found;
    for (std::string const& candidate : candidates) {
        if (candidate.size() > 2 * longest_suggestion) continue;
        std::size_t const steps = slips_between(folded, fold(candidate), best - 1);
        if (steps < best) {
            best = steps;
            found = candidate;
        }
    }
    return found;
}

void LocalText::set(std::string language, std::string text) {
    if (!text.empty()) by_language_[std::move(language)] = std::move(text);
}

std::string const& LocalText::in(std::string_view language, std::string_view fallback) const {
    static std::string const nothing;
    for (std::string_view const wanted : {language, fallback, std::string_view("en")}) {
        auto const found = by_language_.find(std::string(wanted));
        if (found != by_language_.end()) return found->second;
    }
    return by_language_.empty() ? nothing : by_language_.begin()->second;
}

}  // namespace adherence
