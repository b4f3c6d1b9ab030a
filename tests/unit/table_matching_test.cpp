#include "core/review/table_matching.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

#include "core/framework/load.hpp"

namespace adherence {
namespace {

FrameworkPtr nsg() { return load_json(built_in_framework("nsg-adherence")).framework; }

std::string id_of(Framework const& framework, ColumnMatch const& match) {
    if (match.criterion < 0) return "";
    return framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(match.criterion)])].id;
}

std::vector<std::string> ids_of(std::vector<std::string> const& headers) {
    auto const framework = nsg();
    std::vector<std::string> ids;
    for (ColumnMatch const& match : match_headers(*framework, headers)) ids.push_back(id_of(*framework, match));
    return ids;
}

Grid grid_of(std::vector<std::vector<std::string>> const& rows) {
    std::size_t width = 0;
    for (auto const& row : rows) width = std::max(width, row.size());
    Grid grid(rows.size(), width);
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            if (!rows[r][c].empty()) grid.set(r, c, rows[r][c]);
    return grid;
}

using Ids = std::vector<std::string>;

TEST(TableMatching, KnowsIdsTitlesAndSynonymsInEveryLanguage) {
    EXPECT_EQ(ids_of({"safeguards.protocol", "Additional Protocol", "NPV", "1540-rapportage", "Certificat d'utilisation finale"}),
              (Ids{"safeguards.protocol", "", "treaties.npt", "conduct.reporting", "licensing.end-use"}));
    EXPECT_EQ(ids_of({"Aanvullend Protocol", "TREATIES.NPT"}), (Ids{"safeguards.protocol", "treaties.npt"}));
}

TEST(TableMatching, PassesOverLabelsBracketsMarksAndCase) {
    EXPECT_EQ(ids_of({"3.2 Additional protocol", "a) catch-all", "NPT (status, 2026)", "  export   control-law "}),
              (Ids{"safeguards.protocol", "law.catch-all", "treaties.npt", "law.basis"}));
}

TEST(TableMatching, SuggestsWhatIsSimilarAndNothingForTheRest) {
    auto const framework = nsg();
    std::vector<std::string> const headers{"Peer review of the nuclear security regime", "Notes", "", "#score", "Population", "Total"};
    auto const matches = match_headers(*framework, headers);
    EXPECT_EQ(id_of(*framework, matches[0]), "protection.review");
    EXPECT_EQ(matches[0].kind, MatchKind::similar);
    for (std::size_t i = 1; i < headers.size(); ++i) EXPECT_EQ(matches[i].kind, MatchKind::none) << headers[i] << " as " << id_of(*framework, matches[i]);
}

TEST(TableMatching, TheTitlesOfALanguageAreAllFound) {
    for (std::string const& id : built_in_frameworks()) {
        auto const framework = load_json(built_in_framework(id)).framework;
        for (std::string_view const language : {"en", "nl"}) {
            std::vector<std::string> titles;
            for (int const node : framework->criteria) titles.push_back(framework->nodes[static_cast<std::size_t>(node)].title.in(language));
            auto const matches = match_headers(*framework, titles);
            for (std::size_t i = 0; i < matches.size(); ++i) EXPECT_EQ(matches[i].criterion, static_cast<int>(i)) << id << ' ' << titles[i];
        }
    }
}

TEST(TableMatching, NoCriterionIsFoundTwiceAndTheOrderDoesNotMatter) {
    auto const framework = nsg();
    std::vector<std::string> headers{"AP", "Additional Protocol", "safeguards.protocol", "NPT", "NPT status", "Customs", "Catch-all", "Notes", "Transit", "x"};
    std::mt19937 random(1);
    std::map<std::string, std::string> first;
    for (int turn = 0; turn < 20; ++turn) {
        auto const matches = match_headers(*framework, headers);
        std::set<int> seen;
        std::set<std::string> found;
        for (ColumnMatch const& match : matches)
            if (match.criterion >= 0) {
                EXPECT_TRUE(seen.insert(match.criterion).second);
                found.insert(id_of(*framework, match));
            }
        EXPECT_EQ(found, (std::set<std::string>{"safeguards.protocol", "treaties.npt", "enforcement.customs", "law.catch-all", "licensing.transit"}));
        auto const named = std::ranges::find(headers, "safeguards.protocol") - headers.begin();
        EXPECT_EQ(matches[static_cast<std::size_t>(named)].kind, MatchKind::id);
        std::ranges::shuffle(headers, random);
    }
}

TEST(TableMatching, FindsTheTableUnderItsTitles) {
    Grid const sheet = grid_of({{"", "Review of partners, 2026"},
                                {},
                                {"", "", "", "Safeguards", "", "Law"},
                                {"", "Nr", "Partner", "Additional Protocol", "CSA", "Catch-all", "Notes"},
                                {"", "1", "Belgium", "full", "comprehensive", "yes"},
                                {"", "2", "France", "full", "comprehensive", "yes"}});
    auto const guess = guess_table(*nsg(), sheet.block());
    ASSERT_TRUE(guess);
    EXPECT_EQ(guess->header_row, 3u);
    EXPECT_EQ(guess->country_column, 2u);
    EXPECT_EQ(guess->last_column, 5u);
    EXPECT_FALSE(guess_table(*nsg(), grid_of({{"Name", "Price"}, {"Apple", "1"}}).block()));
}

TEST(TableMatching, NamesWhatIsNoCountry) {
    EXPECT_EQ(unknown_countries(std::vector<std::string>{"Belgium", "Vlorania", "NL", "", "Vlorania", "Pays-Bas", "Total"}), (Ids{"Vlorania", "Total"}));
}

}  // namespace
}  // namespace adherence
