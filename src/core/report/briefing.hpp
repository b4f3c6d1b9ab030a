// A briefing as data: what an export holds of the countries and parts that were chosen, in one language, and nothing else.
//
//   BriefingChoices choices{.countries = {3}, .language = "nl", .marking = "internal"};
//   auto const briefing = make_briefing(ground, choices);
//   briefing_document(*briefing)      // for Writer, PDF, Word and HTML
//   briefing_json(*briefing)          // for programmes
//
// Evidence marked above the briefing's own marking is left out and counted. Where all evidence of a cell is, its value may be
// withheld as well: it is then unknown to every figure, verdict and reason of the briefing, so that none of them tells what it is.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/doubt/robustness.hpp"
#include "core/report/evidence.hpp"
#include "core/report/scorecard.hpp"
#include "core/report/sureness.hpp"

namespace adherence {

enum class BriefingPart : std::uint8_t { matrix, scorecards, reasons, path, robustness, evidence, method };
/// As macros name them, in the order of BriefingPart.
inline constexpr std::array<std::string_view, 7> briefing_part_names{"matrix", "scorecards", "reasons", "path", "robustness", "evidence", "method"};

class BriefingParts {
public:
    [[nodiscard]] static BriefingParts all() { return BriefingParts((1U << briefing_part_names.size()) - 1); }
    [[nodiscard]] static BriefingParts none() { return BriefingParts(0); }
    [[nodiscard]] bool has(BriefingPart part) const { return bits_ >> static_cast<unsigned>(part) & 1U; }
    void set(BriefingPart part, bool wanted) {
        unsigned const bit = 1U << static_cast<unsigned>(part);
        bits_ = wanted ? bits_ | bit : bits_ & ~bit;
    }
    friend bool operator==(BriefingParts, BriefingParts) = default;

private:
    explicit BriefingParts(unsigned bits) : bits_(bits) {}
    unsigned bits_;
};

/// Assessments as they stand in a workbook.
struct BriefingGround {
    std::shared_ptr<CountryBlock const> block;
    Columns columns;
    std::shared_ptr<Grid const> values;  ///< what the block was read from
    std::vector<std::string> names;      ///< of its rows
    Evidence const* evidence = nullptr;  ///< null: there is no such table
    Date null_date{-25569};
};

struct BriefingChoices {
    std::vector<std::size_t> countries;  ///< rows of the block, in the order in which they are to stand
    BriefingParts parts = BriefingParts::all();
    std::string language = "en";
    std::string marking = {};   ///< empty: none
    std::string title = {}, author = {};
    Date date;
    std::vector<std::string> markings = {};  ///< from the lowest; one that is not among them ranks above all
    bool withhold_values = true;             ///< where all evidence of a cell is withheld
    DrawSettings draws = {};
    std::string extension_version = {};
};

struct BriefingCell {
    int criterion = 0;           ///< by criterion_index
    std::string id, title, group;
    std::string content = {};    ///< as it was entered, a day in a column of dates as ISO text; empty where nothing was, or it is withheld
    std::optional<double> number = {};  ///< the content, where it was entered as a number and is no day
    std::string value = {};      ///< as the framework's scale writes it, `?` unknown, `n/a`; empty for a problem
    std::string words = {};      ///< the same for people
    Assessment::State state = Assessment::State::unknown;
    std::optional<double> score = {};  ///< where it is the one it can have
    bool withheld = false;
};

struct BriefingMove {
    std::string id, title, from, to;  ///< values as the framework writes them
    std::string from_words, to_words;
    double effort = 0;
};

struct BriefingPath {
    enum class Kind : std::uint8_t { none_needed, found, unreachable, not_asked };  ///< not asked: the verdict is invalid
    Kind kind = Kind::not_asked;
    std::vector<BriefingMove> moves;
    double effort = 0;
    bool proven = true;
    std::string why;  ///< of the unreachable, in words
};

struct BriefingCountry {
    Scorecard card;
    std::vector<BriefingCell> cells;
    std::vector<BriefingPath> paths;      ///< by benefit; empty without that part
    std::optional<Sureness> sureness;     ///< shares and rank, without sources
    std::vector<EvidenceEntry> evidence;  ///< in the table's order; empty without that part
    std::size_t evidence_withheld = 0, values_withheld = 0;
};

struct BriefingProvenance {
    std::string framework_id, framework_title, framework_version, framework_stamp;
    std::string data_stamp;  ///< as STAMP gives it of the framework and the cells that the briefing holds, by country and criterion
    std::string as_of;       ///< ISO text, or empty
    std::string extension_version;
};

struct Briefing {
    BriefingChoices choices;  ///< without the numbers of rows: those are the workbook's
    BriefingProvenance provenance = {};
    std::string title = {};              ///< the chosen one, or one that says what the briefing is about
    std::string index_title = {};
    std::vector<std::string> benefit_ids = {}, benefit_titles = {};
    std::vector<BriefingCountry> countries = {};
    std::size_t peers = 0;               ///< countries that scores and ranks were worked out among
    bool relative = false;               ///< scores depend on peers
    std::size_t evidence_withheld = 0, values_withheld = 0;
    FrameworkPtr framework = {};
};

/// Is what bears this marking too high for a text under that one? Compared by fold(); see highest_marking(). A text without a marking, or
/// with one that the list does not have, counts as one with the lowest; what bears the very same marking is never too high for it.
[[nodiscard]] bool is_above(std::string_view marking, std::string_view limit, std::vector<std::string> const& markings);

/// What a marking would withhold, before anything is written.
struct Withheld {
    std::size_t evidence = 0;  ///< entries
    std::size_t cells = 0;     ///< that lose all of their evidence
};
[[nodiscard]] Withheld withheld_under(BriefingGround const& ground, BriefingChoices const& choices);
/// The same in words, for whoever is about to choose. \param language theirs
[[nodiscard]] std::string withholding_sentence(BriefingGround const& ground, BriefingChoices const& choices, std::string_view language);

/// Empty where the work was stopped. \pre every chosen country is a row of the block
[[nodiscard]] std::optional<Briefing> make_briefing(BriefingGround const& ground, BriefingChoices const& choices, Work const& work = {});
/// How often Work::progress is called, about.
[[nodiscard]] std::size_t briefing_steps(BriefingGround const& ground, BriefingChoices const& choices);

/// What JSON and CSV say of themselves.
inline constexpr std::string_view briefing_notice = "indicative, on the evidence entered";

/// The complete result for programmes, UTF-8, with provenance: extension/schema/briefing-1.schema.json. Index, pillars, verdicts and
/// assessments are always in it: the parts matrix and scorecards are about texts for people, and without the assessments nothing could
/// be worked out again. From the framework and what is `entered`, the same scores, verdicts and data stamp come out; where `relative`
/// is true that takes all peers. What is withheld is unknown to both. A figure that does not exist is null.
[[nodiscard]] std::string briefing_json(Briefing const& briefing);

/// A row per country and a column per figure, RFC 4180, UTF-8 with a byte-order mark. Every row says where it comes from. Headers and
/// decimal points are the same in all languages. Texts that a spreadsheet would take for formulas begin with an apostrophe, line ends
/// in texts are \n, and other control characters than those and tabs are left out.
[[nodiscard]] std::string briefing_csv(Briefing const& briefing);

/// "3 items of evidence withheld", and of values; empty where there are none.
[[nodiscard]] std::string withheld_sentence(Briefing const& briefing);

}  // namespace adherence
