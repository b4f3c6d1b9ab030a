#include "core/names/countries.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/base/cell.hpp"
#include "core/base/embedded.hpp"
#include "core/base/languages.hpp"
#include "core/base/text.hpp"

namespace adherence {

namespace {

constexpr std::string_view path = "countries/countries.csv";
constexpr int ambiguous = -1;

// The other marks that word processors and keyboards put where the list has ' and -. The hyphens count as
// blanks, so that "Guinea Bissau" is read too.
constexpr std::string_view apostrophes[] = {"\u2019", "\u2018", "\u02bc", "\u02b9", "\u2032", "`", "\u00b4"};
constexpr std::string_view blanks[] = {"-",      "\u2010", "\u2011", "\u2012", "\u2013", "\u2014",
                                       "\u2212", "\u00a0", "\u202f", "\t",     "\n",     "\r"};
constexpr std::string_view nothing[] = {".", "\u00ad", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff"};

std::size_t length_of(std::span<std::string_view const> marks, std::string_view text) {
    for (std::string_view const mark : marks)
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

// A name as differing typists write it: one kind of apostrophe, hyphens as blanks, no dots, single blanks.
std::string loosened(std::string_view folded) {
    std::string loose;
    while (!folded.empty()) {
        std::size_t taken = 1;
        char written = folded.front();
        if (written >= 'a' && written <= 'z') {
            loose += written;
            folded.remove_prefix(1);
            continue;
        }
        if (written == ' ') {
        } else if (std::size_t const size = length_of(apostrophes, folded)) {
            written = '\'';
            taken = size;
        } else if (std::size_t const blank = length_of(blanks, folded)) {
            written = ' ';
            taken = blank;
        } else if (std::size_t const dropped = length_of(nothing, folded)) {
            folded.remove_prefix(dropped);
            continue;
        }
        if (written != ' ' || (!loose.empty() && loose.back() != ' ')) loose += written;
        folded.remove_prefix(taken);
    }
    if (!loose.empty() && loose.back() == ' ') loose.pop_back();
    return loose;
}

// Which letters a text has: two texts that differ in more than two letters are more than one slip apart.
std::uint32_t letters_of(std::string_view text) {
    std::uint32_t letters = 0;
    for (char const c : text) letters |= 1u << (static_cast<unsigned char>(c) & 31u);
    return letters;
}

std::size_t slips_allowed(std::size_t length) { return length < 4 ? 0 : length < 7 ? 1 : 2; }

// " congo " is in " republic of the congo ".
std::string between_blanks(std::string_view text) { return " " + std::string(text) + " "; }

bool holds_words(std::string_view name, std::string_view words) {
    std::string const held = between_blanks(name);
    for (std::size_t start = 0; start <= words.size();) {
        std::size_t const end = std::min(words.find(' ', start), words.size());
        if (held.find(between_blanks(words.substr(start, end - start))) == held.npos) return false;
        start = end + 1;
    }
    return true;
}

constexpr std::size_t most_near = 6;

struct Entry {
    std::string iso3, iso2;
    std::array<std::string, languages.size()> names;
};

class CountryList {
public:
    CountryList() {
        for (EmbeddedFile const& file : embedded_data())
            if (file.path == path) read(file.content);
    }

    [[nodiscard]] int find(std::string_view name) const {
        std::string const folded = fold(name);
        if (folded.empty()) return ambiguous;
        if (auto const exact = by_name_.find(folded); exact != by_name_.end()) return exact->second;
        auto const loose = by_loose_name_.find(loosened(folded));
        return loose == by_loose_name_.end() ? ambiguous : loose->second;
    }

    [[nodiscard]] std::vector<std::string> near(std::string_view name) const {
        std::string const loose = loosened(fold(name));
        std::uint32_t const letters = letters_of(loose);
        std::size_t const allowed = slips_allowed(loose.size());
        std::vector<Near> found;
        if (allowed > 0)
            for (Spelling const& one : spellings_) {
                if (static_cast<std::size_t>(std::popcount(one.letters ^ letters)) > 2 * allowed) continue;
                std::size_t const slips = slips_between(loose, one.loose, allowed);
                if (slips <= allowed) found.push_back({slips, &one});
            }
        if (found.empty() && allowed > 0)
            for (Spelling const& one : spellings_)
                if (holds_words(one.loose, loose)) found.push_back({one.loose.size(), &one});
        return one_for_each(std::move(found));
    }

    [[nodiscard]] Entry const& operator[](int index) const {
        return entries_[static_cast<std::size_t>(index)];
    }

private:
    using Index = std::unordered_map<std::string, int>;

    struct Spelling {
        std::string written, loose;
        std::uint32_t letters;
        int entry;
    };

    struct Near {
        std::size_t distance;
        Spelling const* spelling;
    };

    // The nearest of each country; none where a word as common as "republic" would name half the world.
    static std::vector<std::string> one_for_each(std::vector<Near> found) {
        std::stable_sort(found.begin(), found.end(), [](Near const& a, Near const& b) { return a.distance < b.distance; });
        std::vector<std::string> names;
        std::vector<int> seen;
        for (Near const& one : found) {
            if (std::find(seen.begin(), seen.end(), one.spelling->entry) != seen.end()) continue;
            seen.push_back(one.spelling->entry);
            names.push_back(one.spelling->written);
        }
        if (names.size() > most_near) names.clear();
        return names;
    }

    void read(std::string_view csv) {
        std::optional<Grid> const grid = grid_from_csv(csv);
        if (!grid) return;
        Block const table = grid->block();
        for (std::size_t row = 1; row < table.rows; ++row) {
            entries_.push_back({});
            for (std::size_t column = 0; column < table.columns; ++column)
                take(table.at(0, column).text, table.at(row, column).text);
        }
    }

    void take(std::string_view header, std::string_view text) {
        if (text.empty()) return;
        Entry& entry = entries_.back();
        if (header == "iso3" || header == "iso2") {
            (header == "iso3" ? entry.iso3 : entry.iso2) = text;
            index(by_name_, fold(text));
            return;
        }
        if (header == "name") entry.names[0] = text;
        else if (header.starts_with("name:"))
            if (auto const language = language_index(header.substr(5))) entry.names[*language] = text;
        for (std::size_t start = 0; start <= text.size();) {
            std::size_t const end = std::min(text.find('|', start), text.size());
            index_name(text.substr(start, end - start));
            start = end + 1;
        }
    }

    // Codes are not loosened: "N.A." says that nothing was filled in, not Namibia.
    void index_name(std::string_view name) {
        std::string const folded = fold(name);
        if (folded.empty()) return;
        index(by_name_, folded);
        std::string loose = loosened(folded);
        index(by_loose_name_, loose);
        std::uint32_t const letters = letters_of(loose);
        spellings_.push_back({std::string(name), std::move(loose), letters, static_cast<int>(entries_.size()) - 1});
    }

    void index(Index& names, std::string const& name) const {
        int const here = static_cast<int>(entries_.size()) - 1;
        auto const [found, added] = names.try_emplace(name, here);
        if (!added && found->second != here) found->second = ambiguous;
    }

    std::vector<Entry> entries_;
    Index by_name_, by_loose_name_;
    std::vector<Spelling> spellings_;
};

CountryList const& countries() {
    static CountryList const list;
    return list;
}

}  // namespace

std::string_view Country::name(std::string_view language) const {
    Entry const& country = countries()[entry];
    std::string const& wanted = country.names[language_index(language).value_or(0)];
    return wanted.empty() ? country.names[0] : wanted;
}

std::optional<Country> find_country(std::string_view name) {
    int const index = countries().find(name);
    if (index < 0) return {};
    Entry const& entry = countries()[index];
    return Country{entry.iso3, entry.iso2, index};
}

std::vector<std::string> countries_near(std::string_view name) {
    if (find_country(name)) return {};
    return countries().near(name);
}

}  // namespace adherence
