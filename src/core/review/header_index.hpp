// What the criteria of a framework are called, indexed: by id, title in every language, synonym (data/synonyms), and by the
// words that these and the questions use.
//
//   HeaderIndex const index(framework);
//   index.named("3.2 AP (status)")          // safeguards.protocol, by synonym
//   index.alike("aditional protokol")       // safeguards.protocol 0.9, …
//
// Likeness is the cosine of two texts as vectors of words (Salton, Wong and Yang, A vector space model for automatic indexing,
// Communications of the ACM 18, 1975), words that few criteria use weighing more; a word with a slip in it, or lengthened by an
// ending, is a little less than that word.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/framework/framework.hpp"

namespace adherence {

/// How a name names its criterion, the surest last. A short title is one without its brackets.
enum class NamedBy : std::uint8_t { synonym, last_part, short_title, title, id };

struct Named {
    int criterion = -1;
    NamedBy by = NamedBy::synonym;
    double likeness = 1;     ///< 1 where the header is nothing but the name
    bool contested = false;  ///< by an id or a title of another criterion
    bool sure = true;        ///< else nothing but a word that an id ends in ("contact")
};

struct Alike {
    int criterion = -1;
    double likeness = 0;
};

class HeaderIndex {
public:
    explicit HeaderIndex(Framework const& framework);

    /// The one criterion that the header names, with or without its label, its brackets and names in other languages beside it.
    [[nodiscard]] std::optional<Named> named(std::string_view header) const;
    /// The criteria that the header is like, the likest first; none where two are like it in the same degree, where the header
    /// is a group's or names two criteria, and where it says that the column stands beside a criterion.
    [[nodiscard]] std::vector<Alike> alike(std::string_view header);

private:
    struct Entry {
        int criterion = -1;  ///< -1: of two
        NamedBy by = NamedBy::synonym;
        bool contested = false;
        bool sure = true;
    };
    struct Document {
        int criterion = 0;
        double length = 0, credit = 1;
    };
    struct Use {
        int document = 0;
        double weight = 0;
    };
    struct Word {
        std::string text;
        std::uint32_t letters = 0;
        double weight = 0;
        std::vector<int> criteria;
        std::vector<Use> uses;
    };
    struct NearWord {
        int word = 0;
        double likeness = 0;
    };

    void name(std::string_view text, int criterion, NamedBy by);
    void describe(std::string_view text, int criterion, double credit);
    void weigh();
    [[nodiscard]] std::optional<Named> at(std::string_view text, double likeness) const;
    struct Parts {
        std::optional<Named> same;  ///< what all parts that are names name
        bool differ = false;
    };
    [[nodiscard]] Parts in_parts(std::string_view header) const;
    [[nodiscard]] bool beside(std::string_view header) const;
    [[nodiscard]] std::vector<NearWord> near_words(std::string const& word) const;
    [[nodiscard]] std::vector<NearWord> const& near_words_once(std::string const& word);
    [[nodiscard]] std::vector<Alike> alike_in(std::vector<std::string> const& words);

    std::unordered_map<std::string, Entry> names_;
    std::unordered_set<std::string> group_names_;
    std::size_t longest_name_ = 0;
    std::size_t criteria_ = 0;
    std::vector<Document> documents_;
    std::vector<std::vector<int>> document_words_;
    std::vector<Word> words_;
    std::unordered_map<std::string, int> word_by_text_;
    double unknown_weight_ = 0;
    std::unordered_map<std::string, std::vector<NearWord>> near_by_word_;  ///< of words asked for before
};

/// Does a row that begins with this text hold figures over the rows above ("Total", "Gemiddelde")?
[[nodiscard]] bool begins_totals(std::string_view text);

}  // namespace adherence
