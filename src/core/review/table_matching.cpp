#include "core/review/table_matching.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

#include "core/base/embedded.hpp"
#include "core/base/text.hpp"

namespace adherence {

namespace {

constexpr double least_likeness = 0.6;
constexpr std::size_t most_header_rows = 60, least_matches = 2;

bool is_letter(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || (static_cast<unsigned char>(c) & 0x80) != 0; }

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words(1);
    for (char const c : fold(text)) {
        if (is_letter(c)) words.back() += c;
        else if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

std::string joined(std::vector<std::string> const& words) {
    std::string text;
    for (std::string const& word : words) text += word;
    return text;
}

std::string key_of(std::string_view text) { return joined(words_of(text)); }

/// "3.2 Additional Protocol", "a) Additional Protocol"
std::string_view without_label(std::string_view text) {
    text = trim(text);
    std::size_t end = 0;
    while (end < text.size() && (std::isdigit(static_cast<unsigned char>(text[end])) != 0 || text[end] == '.')) ++end;
    if (end == 0 && text.size() > 2 && std::isalpha(static_cast<unsigned char>(text[0])) != 0) end = 1;
    if (end < text.size() && (text[end] == ')' || text[end] == '.' || text[end] == ':')) ++end;
    else if (end == 1 && std::isdigit(static_cast<unsigned char>(text[0])) == 0) return text;
    if (end == 0 || end >= text.size() || text[end] != ' ') return text;
    return trim(text.substr(end));
}

std::string without_brackets(std::string_view text) {
    std::string kept;
    int depth = 0;
    for (char const c : text) {
        if (c == '(' || c == '[') ++depth;
        else if (c == ')' || c == ']') depth = std::max(depth - 1, 0);
        else if (depth == 0) kept += c;
    }
    return kept;
}

/// A name that two criteria share is nobody's.
class Names {
public:
    void add(std::string const& key, int criterion, MatchKind kind) {
        if (key.empty()) return;
        auto const [place, fresh] = names_.emplace(key, Name{criterion, kind});
        if (fresh || place->second.criterion == criterion) return;
        if (kind > place->second.kind) place->second = {criterion, kind};
        else if (kind == place->second.kind) place->second.criterion = -1;
    }
    [[nodiscard]] ColumnMatch find(std::string const& key) const {
        auto const found = names_.find(key);
        if (found == names_.end() || found->second.criterion < 0) return {};
        return {found->second.criterion, found->second.kind, 1};
    }

private:
    struct Name {
        int criterion;
        MatchKind kind;
    };
    std::map<std::string, Name> names_;
};

class Matcher {
public:
    explicit Matcher(Framework const& framework) : framework_(framework) {
        for (std::size_t i = 0; i < framework.criteria.size(); ++i) {
            Node const& node = framework.nodes[static_cast<std::size_t>(framework.criteria[i])];
            auto const criterion = static_cast<int>(i);
            names_.add(key_of(node.id), criterion, MatchKind::id);
            names_.add(key_of(node.id.substr(node.id.rfind('.') + 1)), criterion, MatchKind::title);
            for (auto const& [language, title] : node.title.all()) {
                names_.add(key_of(title), criterion, MatchKind::title);
                names_.add(key_of(without_brackets(title)), criterion, MatchKind::title);
                add_bag(title, criterion);
            }
        }
        add_synonyms();
        for (Bag const& bag : bags_)
            for (std::string const& word : bag.words) ++bags_with_[word];
    }

    [[nodiscard]] ColumnMatch match(std::string_view header) const {
        header = trim(header);
        if (header.empty() || header.starts_with('#')) return {};
        for (std::string const& form : {std::string(header), std::string(without_label(header)), without_brackets(without_label(header))})
            if (ColumnMatch const found = names_.find(key_of(form)); found.criterion >= 0) return found;
        return most_alike(header);
    }

private:
    struct Bag {
        int criterion;
        std::set<std::string> words;
    };

    void add_bag(std::string_view title, int criterion) {
        auto const words = words_of(title);
        bags_.push_back({criterion, {words.begin(), words.end()}});
    }

    void add_synonyms() {
        for (EmbeddedFile const& file : embedded_data()) {
            if (file.path != "synonyms/criteria.csv") continue;
            auto const grid = grid_from_csv(file.content);
            for (std::size_t r = 1; grid && r < grid->rows(); ++r) {
                int const node = framework_.node(grid->block().at(r, 0).text);
                if (node < 0 || !framework_.nodes[static_cast<std::size_t>(node)].criterion) continue;
                int const criterion = framework_.nodes[static_cast<std::size_t>(node)].criterion_index;
                names_.add(key_of(grid->block().at(r, 1).text), criterion, MatchKind::synonym);
                add_bag(grid->block().at(r, 1).text, criterion);
            }
        }
    }

    /// Rare words weigh more.
    [[nodiscard]] double weight(std::string const& word) const {
        auto const found = bags_with_.find(word);
        double const with = found == bags_with_.end() ? 0 : found->second;
        return std::log((1.0 + static_cast<double>(bags_.size())) / (1.0 + with));
    }

    [[nodiscard]] ColumnMatch most_alike(std::string_view header) const {
        auto const given = words_of(without_label(header));
        std::set<std::string> const words(given.begin(), given.end());
        double all = 0;
        for (std::string const& word : words) all += weight(word);
        ColumnMatch best;
        for (Bag const& bag : bags_) {
            double theirs = 0, common = 0;
            for (std::string const& word : bag.words) {
                theirs += weight(word);
                if (words.contains(word)) common += weight(word);
            }
            double const likeness = all + theirs > 0 ? 2 * common / (all + theirs) : 0;
            if (likeness >= least_likeness && likeness > best.likeness) best = {bag.criterion, MatchKind::similar, likeness};
        }
        return best;
    }

    Framework const& framework_;
    Names names_;
    std::vector<Bag> bags_;
    std::map<std::string, double> bags_with_;
};

std::vector<ColumnMatch> each_once(std::vector<ColumnMatch> matches) {
    auto const surer = [](ColumnMatch const& a, ColumnMatch const& b) { return a.kind != b.kind ? a.kind > b.kind : a.likeness > b.likeness; };
    std::map<int, std::size_t> holders;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (matches[i].criterion < 0) continue;
        std::size_t& holder = holders.try_emplace(matches[i].criterion, i).first->second;
        if (surer(matches[i], matches[holder])) holder = i;
    }
    for (std::size_t i = 0; i < matches.size(); ++i)
        if (matches[i].criterion >= 0 && holders.at(matches[i].criterion) != i) matches[i] = {};
    return matches;
}

std::vector<ColumnMatch> matches_of(Matcher const& matcher, std::span<std::string const> headers) {
    std::vector<ColumnMatch> matches;
    for (std::string const& header : headers) matches.push_back(matcher.match(header));
    return each_once(std::move(matches));
}

}  // namespace

std::vector<ColumnMatch> match_headers(Framework const& framework, std::span<std::string const> headers) {
    return matches_of(Matcher(framework), headers);
}

std::optional<TableGuess> guess_table(Framework const& framework, Block const& top) {
    Matcher const matcher(framework);
    std::optional<TableGuess> best;
    double best_worth = 0;
    for (std::size_t r = 0; r < std::min(top.rows, most_header_rows); ++r) {
        std::vector<std::string> headers;
        for (Cell const& cell : top.row(r)) headers.push_back(cell.kind == Cell::Kind::text ? std::string(cell.text) : std::string());
        auto const matches = matches_of(matcher, headers);
        double worth = 0;
        std::size_t first = top.columns, last = 0, count = 0;
        for (std::size_t c = 0; c < matches.size(); ++c) {
            if (matches[c].criterion < 0) continue;
            worth += matches[c].kind == MatchKind::similar ? 0.5 * matches[c].likeness : static_cast<double>(matches[c].kind);
            first = std::min(first, c);
            last = c;
            ++count;
        }
        if (count < least_matches || worth <= best_worth) continue;
        std::size_t country = first > 0 ? first - 1 : 0, most = 0;
        bool named = false;
        for (std::size_t c = 0; c < first; ++c) {
            std::size_t known = 0, filled = 0;
            for (std::size_t below = r + 1; below < top.rows; ++below) {
                Cell const& cell = top.at(below, c);
                if (cell.kind != Cell::Kind::text || cell.blank()) continue;
                ++filled;
                known += find_country(cell.text).has_value();
            }
            if (known > most || (!named && most == 0 && filled > 0)) country = c, named = true, most = std::max(most, known);
        }
        best = TableGuess{r, country, last};
        best_worth = worth;
    }
    return best;
}

std::vector<std::string> unknown_countries(std::span<std::string const> names) {
    std::vector<std::string> unknown;
    for (std::string const& name : names)
        if (!trim(name).empty() && !find_country(name) && std::ranges::find(unknown, name) == unknown.end()) unknown.push_back(name);
    return unknown;
}

}  // namespace adherence
