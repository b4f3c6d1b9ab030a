#include "core/report/stamp.hpp"

#include <algorithm>
#include <array>
#include <boost/uuid/detail/sha1.hpp>
#include <nlohmann/json.hpp>

namespace adherence {

namespace {

using nlohmann::json;

constexpr std::size_t stamp_digits = 12, group_digits = 4;
constexpr std::array<std::string_view, 7> people_texts{"title", "question", "evidence", "source", "note", "label", "description"};
constexpr std::array<std::string_view, 4> figures{"weight", "score", "effort", "need"};

template <std::size_t size>
bool is_one_of(std::array<std::string_view, size> const& keys, std::string_view key) {
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

class Digest {
public:
    /// Every part is preceded by its length, so that no two sequences of parts look the same.
    void add(std::string_view part) {
        std::string const length = std::to_string(part.size()) + ":";
        hash_.process_bytes(length.data(), length.size());
        hash_.process_bytes(part.data(), part.size());
    }
    std::string hexadecimal() {
        boost::uuids::detail::sha1::digest_type words;
        hash_.get_digest(words);
        // 32-bit words up to Boost 1.85, bytes since.
        constexpr std::size_t digits_each = 2 * sizeof(words[0]);
        std::string text;
        for (auto const word : words)
            for (std::size_t digit = digits_each; digit-- > 0;) text += "0123456789abcdef"[(word >> (4 * digit)) & 15U];
        return text;
    }

private:
    boost::uuids::detail::sha1 hash_;
};

bool is_nothing(json const& value) {
    return value.is_null() || (value.is_string() && trim(value.get_ref<std::string const&>()).empty()) ||
           (value.is_structured() && value.empty());
}

/// A JSON value as the contract takes it: a missing key, null and an empty text are the same, numbers may be
/// texts, and a plain text for people is in the framework's language. \pre at most 64 levels deep
json canonical(json const& value, std::string_view key, std::string const& language) {
    if (value.is_array()) {
        json result = json::array();
        for (json const& item : value) result.push_back(canonical(item, {}, language));
        return result;
    }
    if (value.is_object()) {
        json result = json::object();
        for (auto const& [name, item] : value.items()) {
            json one = canonical(item, name, language);
            if (!is_nothing(one)) result[name] = std::move(one);
        }
        return result;
    }
    if (!value.is_string() && !value.is_number()) return value;
    std::string const text = value.is_string() ? std::string(trim(value.get_ref<std::string const&>())) : value.dump();
    if (is_one_of(people_texts, key) && !text.empty()) return json{{language, text}};
    auto const number = is_one_of(figures, key) ? Number::from_text(text) : std::nullopt;
    return number ? number->to_text() : text;
}

std::string grouped(std::string_view digits) {
    std::string text;
    for (std::size_t start = 0; start < stamp_digits; start += group_digits) {
        if (start > 0) text += '-';
        text += digits.substr(start, group_digits);
    }
    return text;
}

}  // namespace

std::string stamp_of(Framework const& framework, Block const& values) {
    Digest digest;
    json const content = canonical(json::parse(framework.json), {}, framework.language);
    digest.add(content.dump(-1, ' ', false, json::error_handler_t::replace));
    digest.add(std::to_string(values.rows));
    digest.add(std::to_string(values.columns));
    for (Cell const& cell : values.cells) digest.add(cell.blank() ? std::string() : cell.shown());
    return grouped(digest.hexadecimal());
}

}  // namespace adherence
