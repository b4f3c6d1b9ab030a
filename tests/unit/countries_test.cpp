#include "core/names/countries.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "core/base/cell.hpp"
#include "core/base/embedded.hpp"

namespace adherence {
namespace {

std::string iso3(std::string_view name) {
    auto const country = find_country(name);
    return country ? std::string(country->iso3) : "";
}

TEST(Countries, AreFoundByCodeNameOfficialNameAndAliasInFourLanguages) {
    for (std::string_view const name :
         {"NLD", "nl", "Netherlands", "the netherlands", "Kingdom of the Netherlands", "Nederland",
          "Koninkrijk der Nederlanden", "Pays-Bas", "Niederlande", "Holland"})
        EXPECT_EQ(iso3(name), "NLD") << name;
    for (std::string_view const name :
         {"South Korea", "Zuid-Korea", "Corée du Sud", "Südkorea", "Korea, Republic of", "ROK"})
        EXPECT_EQ(iso3(name), "KOR") << name;
}

TEST(Countries, CaseAccentsAndOuterBlanksDoNotMatter) {
    EXPECT_EQ(iso3("  COTE D'IVOIRE "), "CIV");
    EXPECT_EQ(iso3("turkiye"), "TUR");
    EXPECT_EQ(iso3("osterreich"), "AUT");
}

TEST(Countries, MarksThatTypistsExchangeDoNotMatter) {
    EXPECT_EQ(iso3("Côte d’Ivoire"), "CIV");
    EXPECT_EQ(iso3("Cote d`Ivoire"), "CIV");
    EXPECT_EQ(iso3("Guinea Bissau"), "GNB");
    EXPECT_EQ(iso3("Guinea\u2011Bissau"), "GNB");
    EXPECT_EQ(iso3("Timor \u2013 Leste"), "TLS");
    EXPECT_EQ(iso3("United  \u00a0 Kingdom"), "GBR");
    EXPECT_EQ(iso3("U.S.A"), "USA");
    EXPECT_EQ(iso3("DR. Congo"), "COD");
}

TEST(Countries, NaIsNamibiaButNotApplicableIsNot) {
    ASSERT_TRUE(find_country("NA"));
    EXPECT_EQ(find_country("na")->iso3, "NAM");
    EXPECT_EQ(iso3("n.a."), "");
    EXPECT_EQ(iso3("N-A"), "");
    EXPECT_EQ(iso3("n/a"), "");
}

TEST(Countries, AnUnclearNameIsNotFound) {
    for (std::string_view const name :
         {"", " ", "?", "Congo", "Kongo", "Korea", "Virgin Islands", "Saint Martin", "Saint-Martin",
          "Netherland", "Atlantis", "Guin", "-", "...", "|", "name", "iso3", "\xff\xfe"})
        EXPECT_FALSE(find_country(name)) << name;
}

TEST(Countries, NamesComeInTheLanguageAskedForAndElseInEnglish) {
    auto const germany = find_country("DE");
    ASSERT_TRUE(germany);
    EXPECT_EQ(germany->iso2, "DE");
    EXPECT_EQ(germany->name("en"), "Germany");
    EXPECT_EQ(germany->name("nl"), "Duitsland");
    EXPECT_EQ(germany->name("FR"), "Allemagne");
    EXPECT_EQ(germany->name("de"), "Deutschland");
    EXPECT_EQ(germany->name("es"), "Germany");
}

TEST(Countries, EveryNameInTheFileLeadsBackToItsRow) {
    std::size_t checked = 0;
    for (EmbeddedFile const& file : embedded_data()) {
        if (file.path != "countries/countries.csv") continue;
        auto const grid = grid_from_csv(file.content);
        ASSERT_TRUE(grid);
        Block const table = grid->block();
        std::set<std::string> codes;
        for (std::size_t row = 1; row < table.rows; ++row) {
            codes.emplace(table.at(row, 0).text);
            for (std::size_t column = 0; column < table.columns; ++column) {
                std::string const cell(table.at(row, column).text);
                std::size_t start = 0;
                while (start <= cell.size()) {
                    std::size_t const end = std::min(cell.find('|', start), cell.size());
                    std::string const name = cell.substr(start, end - start);
                    start = end + 1;
                    if (name.empty()) continue;
                    EXPECT_EQ(iso3(name), table.at(row, 0).text) << name;
                    ++checked;
                }
            }
        }
        EXPECT_EQ(codes.size(), 250u);
    }
    EXPECT_GT(checked, 2400u);
}

TEST(Countries, CommonShortNamesAreFound) {
    EXPECT_EQ(iso3("Russia"), "RUS");
    EXPECT_EQ(iso3("Iran"), "IRN");
    EXPECT_EQ(iso3("Kosovo"), "XKX");
    EXPECT_EQ(iso3("Czech Republic"), "CZE");
    EXPECT_EQ(iso3("Congo-Brazzaville"), "COG");
    EXPECT_EQ(iso3("Democratic Republic of the Congo"), "COD");
}

}  // namespace
}  // namespace adherence
