#include "core/review/header_index.hpp"

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/cell.hpp"
#include "core/base/embedded.hpp"
#include "core/review/header_text.hpp"

namespace adherence {

namespace {

// Found by trial over headers that mean a criterion and headers that mean none (tests/unit/table_matching_test.cpp).
constexpr double least_likeness = 0.55;
constexpr double least_of_one_word = 0.8;  // "Date" is not "Date of last IPPAS mission"
constexpr double as_good = 0.97;  // of the likest: no telling which is meant
constexpr double question_credit = 0.9, synonym_credit = 0.95;
constexpr double label_off = 0.95, brackets_off = 0.9, part_of_it = 0.85;
constexpr std::size_t longest_header = 600, most_words_beside = 6;

using Words = std::unordered_set<std::string>;

struct SpecialWords {
    Words stop, beside, total;
};

struct Synonym {
    std::string criterion, text;
};

std::optional<Grid> embedded_grid(std::string_view path) {
    for (EmbeddedFile const& file : embedded_data())
        if (file.path == path) return grid_from_csv(file.content);
    return {};
}

SpecialWords const& special_words() {
    static SpecialWords const all = [] {
        SpecialWords read;
        std::optional<Grid> const grid = embedded_grid("synonyms/words.csv");
        Block const table = grid ? grid->block() : Block{};
        for (std::size_t row = 1; row < table.rows; ++row) {
            std::string_view const use = table.at(row, 0).text;
            Words& words = use == "stop" ? read.stop : use == "beside" ? read.beside : read.total;
            words.insert(key_of(table.at(row, 2).text));
        }
        return read;
    }();
    return all;
}

std::vector<Synonym> const& synonyms() {
    static std::vector<Synonym> const all = [] {
        std::vector<Synonym> read;
        std::optional<Grid> const grid = embedded_grid("synonyms/criteria.csv");
        Block const table = grid ? grid->block() : Block{};
        for (std::size_t row = 1; row < table.rows; ++row)
            read.push_back({fold(table.at(row, 0).text), std::string(table.at(row, 2).text)});
        return read;
    }();
    return all;
}

// Quicker than parting: this is asked of every cell of a sheet. A long dash is no ASCII.
bool may_have_parts(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        switch (c) {
            case '/': case '|': case ';': case ':': case '=': case '\n': case '\r': case '(': case '[': case '-': return true;
            default: return static_cast<unsigned char>(c) >= 0x80;
        }
    });
}

std::string last_part(std::string const& id) { return id.substr(id.rfind('.') + 1); }

std::uint32_t letters_of(std::string_view word) {
    std::uint32_t letters = 0;
    for (char const c : word) letters |= 1u << (static_cast<unsigned char>(c) & 31u);
    return letters;
}

bool has_digit(std::string_view word) {
    return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t slips_allowed(std::size_t length) { return length < 5 ? 0 : length < 9 ? 1 : 2; }

// How far a word of a header may be taken for a word of the framework; 0: not at all.
double word_likeness(std::string const& a, std::string const& b) {
    std::string const& shorter = a.size() < b.size() ? a : b;
    std::string const& longer = a.size() < b.size() ? b : a;
    std::size_t const more = longer.size() - shorter.size();
    if (longer.starts_with(shorter)) {
        if (shorter.size() >= 4 && more <= 2) return 0.95;
        if (shorter.size() >= 7) return static_cast<double>(shorter.size()) / static_cast<double>(longer.size());
    }
    std::size_t const allowed = slips_allowed(shorter.size());
    std::size_t const slips = allowed == 0 ? 1 : slips_between(a, b, allowed);
    return slips > allowed ? 0 : 1 - 0.1 * static_cast<double>(slips);
}

std::vector<std::string> telling_words(std::string_view text) {
    std::vector<std::string> words = words_of(text);
    std::erase_if(words, [](std::string const& word) { return special_words().stop.contains(word); });
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

}  // namespace

HeaderIndex::HeaderIndex(Framework const& framework) : criteria_(framework.criteria.size()) {
    auto const node_of = [&](std::size_t place) -> Node const& { return framework.nodes[static_cast<std::size_t>(framework.criteria[place])]; };
    std::unordered_map<std::string, int> last_parts;
    for (Node const& node : framework.nodes) {
        ++last_parts[key_of(last_part(node.id))];
        if (node.criterion) continue;
        group_names_.insert(key_of(node.id));
        for (auto const& [language, title] : node.title.all()) group_names_.insert(key_of(title));
    }
    // The surest names first: what comes later gives way.
    for (std::size_t i = 0; i < criteria_; ++i) name(node_of(i).id, static_cast<int>(i), NamedBy::id);
    for (std::size_t i = 0; i < criteria_; ++i)
        for (auto const& [language, title] : node_of(i).title.all()) name(title, static_cast<int>(i), NamedBy::title);
    for (std::size_t i = 0; i < criteria_; ++i)
        for (auto const& [language, title] : node_of(i).title.all()) name(without_brackets(title), static_cast<int>(i), NamedBy::short_title);
    for (std::size_t i = 0; i < criteria_; ++i) {
        std::string const last = last_part(node_of(i).id);
        if (last_parts[key_of(last)] == 1) name(last, static_cast<int>(i), NamedBy::last_part);
    }
    for (Synonym const& synonym : synonyms()) {
        int const node = framework.node(synonym.criterion);
        if (node < 0 || !framework.nodes[static_cast<std::size_t>(node)].criterion) continue;
        int const criterion = framework.nodes[static_cast<std::size_t>(node)].criterion_index;
        name(synonym.text, criterion, NamedBy::synonym);
        describe(synonym.text, criterion, synonym_credit);
    }
    for (std::size_t i = 0; i < criteria_; ++i) {
        for (auto const& [language, title] : node_of(i).title.all()) {
            describe(title, static_cast<int>(i), 1);
            if (std::string const bare = without_brackets(title); bare != title) describe(bare, static_cast<int>(i), 1);
        }
        for (auto const& [language, question] : node_of(i).question.all()) describe(question, static_cast<int>(i), question_credit);
    }
    weigh();
}

void HeaderIndex::name(std::string_view text, int criterion, NamedBy by) {
    std::string key = key_of(text);
    if (key.empty()) return;
    longest_name_ = std::max(longest_name_, key.size());
    auto const [found, added] = names_.try_emplace(std::move(key), Entry{criterion, by, false, by != NamedBy::last_part});
    Entry& known = found->second;
    if (known.criterion == criterion) known.sure = known.sure || by != NamedBy::last_part;
    if (added || known.criterion == criterion) return;
    if (known.by == by) known.criterion = -1;
    else if (by != NamedBy::synonym) known.contested = true;
}

void HeaderIndex::describe(std::string_view text, int criterion, double credit) {
    std::vector<int> used;
    for (std::string const& text_of_word : telling_words(text)) {
        auto const [found, added] = word_by_text_.try_emplace(text_of_word, static_cast<int>(words_.size()));
        if (added) words_.push_back({text_of_word, letters_of(text_of_word), 0, {}, {}});
        std::vector<int>& by = words_[static_cast<std::size_t>(found->second)].criteria;
        if (std::find(by.begin(), by.end(), criterion) == by.end()) by.push_back(criterion);
        used.push_back(found->second);
    }
    if (used.empty()) return;
    documents_.push_back({criterion, 0, credit});
    document_words_.push_back(std::move(used));
}

void HeaderIndex::weigh() {
    auto const weight = [&](std::size_t criteria) { return std::log(1 + static_cast<double>(criteria_) / static_cast<double>(criteria)); };
    unknown_weight_ = weight(1);
    for (Word& word : words_) word.weight = weight(word.criteria.size());
    for (std::size_t i = 0; i < documents_.size(); ++i) {
        double squares = 0;
        for (int const index : document_words_[i]) {
            Word& word = words_[static_cast<std::size_t>(index)];
            word.uses.push_back({static_cast<int>(i), word.weight});
            squares += word.weight * word.weight;
        }
        documents_[i].length = std::sqrt(squares);
    }
}

std::optional<Named> HeaderIndex::at(std::string_view text, double likeness) const {
    std::string const key = key_of(text);
    if (key.empty() || key.size() > longest_name_) return {};
    auto const found = names_.find(key);
    if (found == names_.end() || found->second.criterion < 0) return {};
    return Named{found->second.criterion, found->second.by, likeness, found->second.contested, found->second.sure};
}

HeaderIndex::Parts HeaderIndex::in_parts(std::string_view header) const {
    Parts parts;
    for (std::string_view const part : parts_of(header)) {
        std::optional<Named> named = at(part, part_of_it);
        if (!named) named = at(without_label(part), part_of_it);
        if (!named || !named->sure) continue;  // "Name / contact"
        if (parts.same && parts.same->criterion != named->criterion) return {{}, true};
        if (!parts.same || named->by > parts.same->by) parts.same = named;
    }
    return parts;
}

bool HeaderIndex::beside(std::string_view header) const {
    std::vector<std::string> const words = words_of(header);
    // A longer text is a question: "Quelle est ...", which is no German source.
    return words.size() <= most_words_beside && std::any_of(words.begin(), words.end(), [](std::string const& word) { return special_words().beside.contains(word); });
}

std::optional<Named> HeaderIndex::named(std::string_view header) const {
    header = trim(header);
    if (header.empty() || header.starts_with('#') || header.size() > longest_header) return {};
    if (std::optional<Named> const whole = at(header, 1)) return whole;
    std::string_view const bare = without_label(header);
    bool const labelled = bare.size() < header.size();
    if (labelled)
        if (std::optional<Named> const named = at(bare, label_off)) return named;
    bool const bracketed = bare.find_first_of("([") != bare.npos;
    if (!may_have_parts(bare) || beside(header)) return {};
    Parts const parts = in_parts(bare);
    if (parts.same || parts.differ) return parts.same;
    return bracketed ? at(without_brackets(bare), brackets_off) : std::nullopt;
}

std::vector<HeaderIndex::NearWord> HeaderIndex::near_words(std::string const& word) const {
    if (auto const same = word_by_text_.find(word); same != word_by_text_.end()) return {{same->second, 1}};
    std::vector<NearWord> near;
    if (word.size() < 4 || has_digit(word)) return near;
    std::uint32_t const letters = letters_of(word);
    for (std::size_t i = 0; i < words_.size(); ++i) {
        Word const& known = words_[i];
        bool const of_one_root = known.text.size() >= 4 && word.compare(0, 4, known.text, 0, 4) == 0;
        if (!of_one_root && std::popcount(known.letters ^ letters) > 4) continue;
        if (has_digit(known.text)) continue;
        if (double const likeness = word_likeness(word, known.text); likeness > 0) near.push_back({static_cast<int>(i), likeness});
    }
    return near;
}

std::vector<HeaderIndex::NearWord> const& HeaderIndex::near_words_once(std::string const& word) {
    auto const [found, added] = near_by_word_.try_emplace(word);
    if (added) found->second = near_words(word);
    return found->second;
}

std::vector<Alike> HeaderIndex::alike_in(std::vector<std::string> const& words) {
    std::unordered_map<int, double> products, of_word;  // by document
    double squares = 0;
    for (std::string const& word : words) {
        double weight = unknown_weight_, nearest = 0;
        of_word.clear();
        for (NearWord const& near : near_words_once(word)) {
            Word const& known = words_[static_cast<std::size_t>(near.word)];
            if (near.likeness > nearest) {
                nearest = near.likeness;
                weight = known.weight;
            }
            for (Use const& use : known.uses) {
                double& most = of_word[use.document];
                most = std::max(most, near.likeness * use.weight);
            }
        }
        for (auto const& [document, most] : of_word) products[document] += weight * most;
        squares += weight * weight;
    }
    std::vector<Alike> by_criterion;
    for (auto const& [index, product] : products) {
        Document const& document = documents_[static_cast<std::size_t>(index)];
        double const likeness = std::min(1.0, product / (document.length * std::sqrt(squares))) * document.credit;
        auto const known = std::find_if(by_criterion.begin(), by_criterion.end(), [&](Alike const& one) { return one.criterion == document.criterion; });
        if (known == by_criterion.end()) by_criterion.push_back({document.criterion, likeness});
        else known->likeness = std::max(known->likeness, likeness);
    }
    return by_criterion;
}

std::vector<Alike> HeaderIndex::alike(std::string_view header) {
    header = trim(header);
    if (header.empty() || header.starts_with('#') || header.size() > longest_header) return {};
    std::string_view const bare = without_label(header);
    if (beside(header) || group_names_.contains(key_of(header)) || group_names_.contains(key_of(bare)) || in_parts(bare).differ) return {};
    std::vector<std::string> const words = telling_words(bare);
    if (std::all_of(words.begin(), words.end(), has_digit)) return {};
    std::vector<Alike> found = alike_in(words);
    if (std::vector<std::string> const outside = telling_words(without_brackets(bare)); !outside.empty() && outside != words)
        for (Alike const& second : alike_in(outside)) {
            auto const known = std::find_if(found.begin(), found.end(), [&](Alike const& one) { return one.criterion == second.criterion; });
            if (known != found.end()) known->likeness = std::max(known->likeness, brackets_off * second.likeness);
        }
    double const least = words.size() == 1 ? least_of_one_word : least_likeness;
    std::erase_if(found, [&](Alike const& one) { return one.likeness < least; });
    std::sort(found.begin(), found.end(), [](Alike const& a, Alike const& b) {
        return a.likeness != b.likeness ? a.likeness > b.likeness : a.criterion < b.criterion;
    });
    if (found.size() > 1 && found[1].likeness > as_good * found[0].likeness) return {};
    return found;
}

bool begins_totals(std::string_view text) {
    std::vector<std::string> const words = words_of(text);
    if (words.empty()) return false;
    auto const& total = special_words().total;
    return total.contains(words[0]) || (words.size() > 1 && total.contains(words[0] + words[1]));
}

}  // namespace adherence
