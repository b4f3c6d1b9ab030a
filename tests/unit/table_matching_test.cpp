// A user's own table: messy headers in four languages, tables that lie anywhere in a sheet, names of countries with slips.
#include "core/review/table_matching.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <string>

#include "core/base/embedded.hpp"
#include "core/base/languages.hpp"
#include "core/framework/load.hpp"
#include "core/review/header_index.hpp"
#include "core/review/header_text.hpp"
#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

using Headers = std::vector<std::string>;

FrameworkPtr built_in(std::string_view id) { return load_json(built_in_framework(id)).framework; }

FrameworkPtr const& nsg() {
    static FrameworkPtr const framework = built_in("nsg-adherence");
    return framework;
}

FrameworkPtr const& letter() {
    static FrameworkPtr const framework = built_in("letter-2014");
    return framework;
}

Node const& criterion(Framework const& framework, int place) {
    return framework.nodes[static_cast<std::size_t>(framework.criteria[static_cast<std::size_t>(place)])];
}

char const* word(MatchKind kind) {
    switch (kind) {
        case MatchKind::none: return "none";
        case MatchKind::id: return "id";
        case MatchKind::title: return "title";
        case MatchKind::synonym: return "synonym";
        case MatchKind::similar: return "similar";
    }
    return "";
}

std::string shown(Framework const& framework, ColumnMatch const& match) {
    return match.criterion < 0 ? "-" : criterion(framework, match.criterion).id + " " + word(match.kind);
}

std::string of_one(Framework const& framework, std::string const& header) { return shown(framework, match_headers(framework, Headers{header})[0]); }

using Expected = std::vector<std::pair<std::string, std::string>>;

// All of them as the headers of one table.
void expect_matches(Framework const& framework, Expected const& expected) {
    Headers headers;
    for (auto const& [header, match] : expected) headers.push_back(header);
    std::vector<ColumnMatch> const matches = match_headers(framework, headers);
    ASSERT_EQ(matches.size(), headers.size());
    for (std::size_t i = 0; i < headers.size(); ++i) EXPECT_EQ(shown(framework, matches[i]), expected[i].second) << headers[i];
}

// ---- the text of a header -------------------------------------------------------------------------------

TEST(header_text, marks_and_blanks_do_not_count_and_letters_of_any_script_do) {
    EXPECT_EQ(key_of("  Re-Export,\u00a0 Brokering\u00b2 "), "reexportbrokering");
    EXPECT_EQ(key_of("Zusatz-\nprotokoll"), "zusatzprotokoll");
    EXPECT_EQ(key_of("Договор №1"), key_of("договор 1"));
    EXPECT_NE(key_of("Договор"), "");
    EXPECT_EQ(key_of("*** \u2026 ?"), "");
    EXPECT_EQ(key_of("a\xff" "b"), "ab");
    EXPECT_EQ(words_of("L'État n° 2"), (std::vector<std::string>{"l", "etat", "n", "2"}));
}

TEST(header_text, labels_are_passed_over_and_words_are_not) {
    for (char const* const labelled : {"3 Zone", "3. Zone", "3.2 Zone", "3.2. Zone", "3.2b Zone", "(3) Zone", "a) Zone", "a. Zone", "(a) Zone", "IV. Zone",
                                       "iii) Zone", "B1 Zone", "Q12: Zone", "12 - Zone", "[7] Zone", "C-Zone"})
        EXPECT_EQ(without_label(labelled), std::string_view(labelled) == "C-Zone" ? "C-Zone" : "Zone") << labelled;
    for (char const* const whole : {"1540 reporting", "2005 Amendment", "AP status", "A priori", "Zone", "3", "3.2", "a)", "", "IV", "e-mail"})
        EXPECT_EQ(without_label(whole), whole);
}

TEST(header_text, brackets_and_parts) {
    EXPECT_EQ(without_brackets("Lag (months) [2024]"), "Lag");
    EXPECT_EQ(without_brackets("(all of it)"), "");
    EXPECT_EQ(without_brackets("open (for ever"), "open");
    EXPECT_EQ(parts_of("AP / Zusatzprotokoll (Status)").size(), 3u);
    EXPECT_EQ(parts_of("re-export").size(), 0u);
    EXPECT_EQ(parts_of("NPT \u2013 status")[1], "status");
}

// ---- headers --------------------------------------------------------------------------------------------

TEST(match_headers, ids_whole_or_by_their_last_part) {
    expect_matches(*nsg(), {{"safeguards.protocol", "safeguards.protocol id"},
                            {" TREATIES.NPT ", "treaties.npt id"},
                            {"treaties test ban", "treaties.test-ban id"},
                            {"icsant", "treaties.icsant id"},
                            {"catch_all", "law.catch-all id"},
                            {"#law.basis", "-"},
                            {"", "-"},
                            {" \t", "-"},
                            {"# notes", "-"}});
}

TEST(match_headers, a_last_part_that_two_nodes_have_is_no_name) {
    FrameworkPtr const framework = framework_of({.criteria = "id,parent,scale\nall,,\none,all,\ntwo,all,\none.status,one,percent\ntwo.status,two,percent\n"
                                                             "two.one,two,percent\n"});
    ASSERT_TRUE(framework);
    expect_matches(*framework, {{"status", "-"}, {"one", "-"}, {"two.status", "two.status id"}, {"Two.One", "two.one id"}});
}

TEST(match_headers, english_numbered_and_abbreviated) {
    expect_matches(*nsg(), {{"Country", "-"},
                            {"ISO code", "-"},
                            {"Region", "-"},
                            {"1.1 Part 1", "commitment.part1 id"},
                            {"1.2 Part 2", "commitment.part2 id"},
                            {"2. NPT", "treaties.npt id"},
                            {"3. CTBT (ratified?)", "treaties.test-ban synonym"},
                            {"a) CPPNM/A", "treaties.cppnm synonym"},
                            {"CSA", "safeguards.agreement synonym"},
                            {"AP*", "safeguards.protocol synonym"},
                            {"Broader conclusion", "safeguards.conclusion synonym"},
                            {"Update lag [months]", "law.update-lag id"},
                            {"Catch-all", "law.catch-all id"},
                            {"End-user certificate", "licensing.end-use synonym"},
                            {"1540 reporting", "conduct.reporting synonym"},
                            {"UN sanctions", "conduct.sanctions synonym"},
                            {"Penalties", "enforcement.penalties title"},
                            {"IPPAS", "protection.review synonym"},
                            {"Notes", "-"},
                            {"Remarks on AP", "-"},
                            {"Source", "-"},
                            {"Total", "-"},
                            {"GDP per capita", "-"},
                            {"Capital", "-"}});
}

TEST(match_headers, dutch) {
    expect_matches(*nsg(), {{"Land", "-"},
                            {"Verklaarde naleving Deel 1", "commitment.part1 title"},
                            {"NPV", "treaties.npt synonym"},
                            {"Kernstopverdrag", "treaties.test-ban synonym"},
                            {"4) Aanvullend protocol", "safeguards.protocol title"},
                            {"Waarborgovereenkomst (type)", "safeguards.agreement title"},
                            {"Vangnetbepaling", "law.catch-all title"},
                            {"Eindgebruikersverklaring", "licensing.end-use synonym"},
                            {"Douane-controle", "enforcement.customs synonym"},
                            {"Sancties", "enforcement.penalties title"},
                            {"VN-sancties", "conduct.sanctions synonym"},
                            {"Proliferatiefinanciering (%)", "enforcement.financing synonym"},
                            {"Opmerkingen", "-"},
                            {"Toelichting AP", "-"},
                            {"Totaal", "-"}});
}

TEST(match_headers, labels_brackets_marks_and_case_are_passed_over) {
    expect_matches(*nsg(), {{"3.2 Additional protocol", "safeguards.protocol title"},
                            {"a) catch-all", "law.catch-all id"},
                            {"NPT (status, 2026)", "treaties.npt id"},
                            {"  export   control-law ", "law.basis synonym"},
                            {"Peer review of the nuclear security regime", "protection.review similar"},
                            {"1540-rapportage", "conduct.reporting synonym"}});
}

TEST(match_headers, french) {
    expect_matches(*nsg(), {{"Pays", "-"},
                            {"TNP", "treaties.npt synonym"},
                            {"TICE", "treaties.test-ban synonym"},
                            {"PA", "safeguards.protocol synonym"},
                            {"ACCORD DE GARANTIES GENERALISEES", "safeguards.agreement synonym"},
                            {"Clause attrape-tout", "law.catch-all title"},
                            {"Certificat d\u2019utilisation finale", "licensing.end-use synonym"},
                            {"GAFI", "enforcement.financing synonym"},
                            {"Sanctions de l'ONU", "conduct.sanctions synonym"},
                            {"Point de contact", "conduct.contact synonym"},
                            {"Remarques", "-"},
                            {"Population", "-"}});
}

TEST(match_headers, german) {
    expect_matches(*nsg(), {{"Staat", "-"},
                            {"NVV-Vertrag", "treaties.npt synonym"},
                            {"Atomwaffenfreie Zone", "treaties.zone synonym"},
                            {"ZP", "safeguards.protocol synonym"},
                            {"Umfassendes Sicherungsabkommen", "safeguards.agreement synonym"},
                            {"Auffangklausel", "law.catch-all synonym"},
                            {"Endverbleibserklaerung", "licensing.end-use similar"},
                            {"Geheimschutz", "protection.information synonym"},
                            {"UN-Sanktionen", "conduct.sanctions synonym"},
                            {"Bußgelder und Strafen", "enforcement.penalties synonym"},
                            {"Bemerkungen", "-"},
                            {"Durchschnitt", "-"}});
}

TEST(match_headers, two_languages_at_once) {
    expect_matches(*nsg(), {{"Additional Protocol / Aanvullend Protocol", "safeguards.protocol title"},
                            {"NPT \u2013 NVV \u2013 TNP", "treaties.npt id"},
                            {"Catch-all\n(Vangnetbepaling)", "law.catch-all title"},
                            {"CTBT | TICE", "treaties.test-ban synonym"},
                            {"Treaties: ICSANT", "treaties.icsant id"},
                            {"Treaties: CSA", "safeguards.agreement synonym"}});
    // Two criteria in one column are neither.
    EXPECT_EQ(of_one(*nsg(), "CPPNM / ICSANT"), "-");
}

TEST(match_headers, slips_and_paraphrases_are_suggestions) {
    for (auto const& [header, id] : std::map<std::string, std::string>{{"Aditional Protokol", "safeguards.protocol"},
                                                                       {"AP status in 2024", "safeguards.protocol"},
                                                                       {"Status of the Additional Protocol", "safeguards.protocol"},
                                                                       {"Legal basis of export controls", "law.basis"},
                                                                       {"Penaltys for violation", "enforcement.penalties"},
                                                                       {"Nuclear weapon free zones", "treaties.zone"},
                                                                       {"Separation of military and civilian facilities", "safeguards.separation"},
                                                                       {"Statement on end-use required?", "licensing.end-use"},
                                                                       {"Veiligheidsverdrgen", "treaties.safety"},
                                                                       {"Grens- en douanecontroles", "enforcement.customs"},
                                                                       {"Respect for other countries' denials", "licensing.denials"},
                                                                       {"Independant nuclear safety regulator", "protection.regulator"}})
        EXPECT_EQ(of_one(*nsg(), header), id + " similar") << header;
}

TEST(match_headers, what_means_nothing_matches_nothing) {
    for (char const* const header :
         {"Notes", "Remarks", "Comments", "Bron", "Observations", "Quelle", "ISO", "ISO3", "Region", "Continent", "Population (millions)", "GDP", "Capital",
          "Currency", "Head of state", "Embassy", "Desk officer", "Date", "Last update", "Year", "Score", "Rank", "Total", "Average", "Column1", "x", "1", "2024",
          "Nummer", "Datum", "Afdeling", "Responsable", "Zust\u00e4ndig", "Adresse", "Telefon", "E-mail", "lorem ipsum dolor sit amet", "???", "yes", "no", "n/a",
          "Evidence for the AP", "AP (source)", "NPT notes", "Nuclear", "International", "Country name", "Member of the EU", "Treaties", "IAEA safeguards",
          "2. Treaties and non-proliferation obligations", "Export-control law and control lists", "Declared adherence"}) {
        EXPECT_EQ(of_one(*nsg(), header), "-") << header;
    }
}

TEST(match_headers, a_name_that_two_lay_claim_to_is_a_suggestion) {
    FrameworkPtr const framework =
        framework_of({.criteria = "id,parent,title,title:fr,scale\nall,,,,\na.sanctions,all,UN measures,Mesures,percent\nb.penalties,all,Penalties,Sanctions,percent\n"
                                  "c.first,all,Status,,percent\nc.second,all,Status,,percent\n"});
    ASSERT_TRUE(framework);
    expect_matches(*framework, {{"Sanctions", "b.penalties similar"}, {"Mesures", "a.sanctions title"}, {"Status", "-"}});
}

TEST(match_headers, the_better_match_keeps_the_criterion) {
    expect_matches(*nsg(), {{"AP in force", "-"},
                            {"AP", "-"},
                            {"Status of the Additional Protocol", "-"},
                            {"Additional Protocol", "-"},
                            {"safeguards.protocol", "safeguards.protocol id"},
                            {"Additional Protocol", "-"}});
    expect_matches(*nsg(), {{"1. NPT", "-"}, {"NPT", "treaties.npt id"}, {"NPT", "-"}, {"AP", "-"}, {"Additional Protocol", "safeguards.protocol title"}});
}

TEST(match_headers, the_small_framework_has_its_own_criteria) {
    expect_matches(*letter(), {{"Land", "-"},
                               {"Deel 1", "declared.part1 synonym"},
                               {"Deel 2", "declared.part2 synonym"},
                               {"Exportcontrole", "controls.law synonym"},
                               {"Controlelijsten", "controls.lists synonym"},
                               {"Kernmateriaalboekhouding", "material.accounting synonym"},
                               {"Fysieke beveiliging", "material.protection title"},
                               {"AP", "-"},
                               {"NPT", "-"},
                               {"Catch-all", "-"}});
}

TEST(match_headers, strange_texts_do_no_harm) {
    Headers headers{std::string(100'000, 'a'), std::string(5000, '('), std::string("a\0b", 3), "\xff\xfe", std::string(3000, '/'), "((((", "))))", "1.1.1.1.1.", "-", "\u200b"};
    for (ColumnMatch const& match : match_headers(*nsg(), headers)) EXPECT_EQ(match.criterion, -1);
    EXPECT_TRUE(match_headers(*nsg(), {}).empty());
}

std::set<std::string> languages_of(Framework const& framework) {
    std::set<std::string> found;
    for (Node const& node : framework.nodes)
        for (auto const& [language, title] : node.title.all()) found.insert(language);
    return found;
}

TEST(match_headers, titles_in_any_language_match_every_criterion) {
    for (std::string const& id : built_in_frameworks()) {
        FrameworkPtr const framework = built_in(id);
        ASSERT_TRUE(framework);
        std::set<std::string> const spoken = languages_of(*framework);
        for (std::string_view const language : languages) EXPECT_TRUE(spoken.contains(std::string(language))) << id;
        for (std::string const& language : spoken) {
            Headers headers;
            for (std::size_t i = 0; i < framework->criteria.size(); ++i)
                headers.push_back(std::to_string(i + 1) + ". " + criterion(*framework, static_cast<int>(i)).title.in(language));
            std::vector<ColumnMatch> const matches = match_headers(*framework, headers);
            for (std::size_t i = 0; i < matches.size(); ++i) EXPECT_EQ(matches[i].criterion, static_cast<int>(i)) << id << ": " << headers[i];
        }
    }
}

TEST(match_headers, questions_as_headers_are_suggestions) {
    for (std::size_t i = 0; i < nsg()->criteria.size(); ++i)
        for (auto const& [language, question] : criterion(*nsg(), static_cast<int>(i)).question.all())
            EXPECT_EQ(match_headers(*nsg(), Headers{question})[0].criterion, static_cast<int>(i)) << question;
}

// Headers drawn from everything that names a criterion, with things put around them, and others between.
Headers drawn_headers(Framework const& framework, std::mt19937& random) {
    Headers pool{"Notes", "Country", "", "#id", "Bron", "foo bar", "Totaal"};
    for (std::size_t i = 0; i < framework.criteria.size(); ++i) {
        Node const& node = criterion(framework, static_cast<int>(i));
        pool.push_back(node.id);
        for (auto const& [language, title] : node.title.all()) {
            pool.push_back(title);
            pool.push_back("3.1 " + title);
            pool.push_back(title + " (2024)");
            pool.push_back(title.substr(0, title.size() / 2) + title.substr(title.size() / 2 + 1));
        }
    }
    std::shuffle(pool.begin(), pool.end(), random);
    pool.resize(60);
    return pool;
}

TEST(match_headers, no_criterion_twice_and_columns_in_another_order_match_alike) {
    std::mt19937 random(7);
    for (int draw = 0; draw < 60; ++draw) {
        Framework const& framework = draw % 4 == 0 ? *letter() : *nsg();
        Headers headers = drawn_headers(framework, random);
        std::vector<ColumnMatch> const matches = match_headers(framework, headers);
        std::set<int> criteria;
        std::map<std::string, ColumnMatch> by_header;
        for (std::size_t i = 0; i < headers.size(); ++i) {
            EXPECT_EQ(matches[i].criterion < 0, matches[i].kind == MatchKind::none);
            if (matches[i].criterion < 0) continue;
            EXPECT_TRUE(criteria.insert(matches[i].criterion).second) << headers[i];
            by_header[headers[i]] = matches[i];
        }
        EXPECT_GT(criteria.size(), 5u);
        std::shuffle(headers.begin(), headers.end(), random);
        std::vector<ColumnMatch> const again = match_headers(framework, headers);
        for (std::size_t i = 0; i < headers.size(); ++i) {
            auto const before = by_header.find(headers[i]);
            int const expected = before == by_header.end() ? -1 : before->second.criterion;
            EXPECT_EQ(again[i].criterion, expected) << headers[i];
        }
    }
}

// ---- synonyms -------------------------------------------------------------------------------------------

struct SynonymRow {
    std::string criterion, language, text;
};

std::vector<SynonymRow> synonym_rows() {
    std::vector<SynonymRow> rows;
    for (EmbeddedFile const& file : embedded_data()) {
        if (file.path != "synonyms/criteria.csv") continue;
        auto const grid = grid_from_csv(file.content);
        if (!grid) continue;
        Block const table = grid->block();
        for (std::size_t row = 1; row < table.rows; ++row)
            rows.push_back({std::string(table.at(row, 0).text), std::string(table.at(row, 1).text), std::string(table.at(row, 2).text)});
    }
    return rows;
}

TEST(synonyms, every_criterion_has_some_in_every_language_and_each_is_used) {
    std::set<std::pair<std::string, std::string>> present, keys;
    std::set<std::string> used;
    for (SynonymRow const& row : synonym_rows()) {
        present.emplace(row.criterion, row.language);
        EXPECT_TRUE(language_index(row.language)) << row.text;
        EXPECT_FALSE(key_of(row.text).empty()) << row.criterion;
        EXPECT_TRUE(keys.emplace(row.criterion, key_of(row.text)).second) << row.criterion << " twice: " << row.text;
    }
    for (std::string const& id : built_in_frameworks()) {
        FrameworkPtr const framework = built_in(id);
        for (std::size_t i = 0; i < framework->criteria.size(); ++i) {
            used.insert(criterion(*framework, static_cast<int>(i)).id);
            for (std::string_view const language : languages)
                EXPECT_TRUE(present.contains({criterion(*framework, static_cast<int>(i)).id, std::string(language)}))
                    << criterion(*framework, static_cast<int>(i)).id << " in " << language;
        }
    }
    for (SynonymRow const& row : synonym_rows()) EXPECT_TRUE(used.contains(row.criterion)) << row.criterion;
}

TEST(synonyms, none_is_ambiguous) {
    for (std::string const& id : built_in_frameworks()) {
        FrameworkPtr const framework = built_in(id);
        std::map<std::string, std::string> meaning;
        HeaderIndex const index(*framework);
        for (std::size_t i = 0; i < framework->criteria.size(); ++i) {
            Node const& node = criterion(*framework, static_cast<int>(i));
            meaning[key_of(node.id)] = node.id;
            for (auto const& [language, title] : node.title.all()) meaning[key_of(title)] = node.id;
        }
        for (SynonymRow const& row : synonym_rows()) {
            int const node = framework->node(row.criterion);
            if (node < 0) continue;
            auto const [found, added] = meaning.try_emplace(key_of(row.text), row.criterion);
            EXPECT_EQ(found->second, row.criterion) << id << ": " << row.text;
            auto const named = index.named(row.text);
            ASSERT_TRUE(named) << id << ": " << row.text;
            EXPECT_EQ(criterion(*framework, named->criterion).id, row.criterion) << id << ": " << row.text;
            EXPECT_FALSE(named->contested) << id << ": " << row.text;
        }
    }
}

// ---- tables ---------------------------------------------------------------------------------------------

struct Top {
    Grid grid;
    std::string guess(Framework const& framework) const {
        auto const found = guess_table(framework, grid.block());
        if (!found) return "none";
        auto const column = [](std::size_t i) { return std::string(1, static_cast<char>('A' + i)); };
        return "header " + std::to_string(found->header_row + 1) + ", " + column(found->first_column) + ".." + column(found->last_column) + ", countries " +
               column(found->country_column) + std::to_string(found->first_row + 1) + ".." + std::to_string(found->last_row + 1);
    }
};

std::string guess(Framework const& framework, std::string_view csv) { return Top{*grid_from_csv(csv)}.guess(framework); }

TEST(guess_table, a_plain_table) {
    EXPECT_EQ(guess(*nsg(), "Country,NPT,AP,CSA\nFrance,party,full,yes\nItaly,party,full,yes\n"), "header 1, A..D, countries A2..3");
}

TEST(guess_table, titles_merged_cells_and_blank_rows_above) {
    EXPECT_EQ(guess(*nsg(), "Overview of the Additional Protocol and the NPT,,,,,\n,,,,,\nVersion,3,,,,\n,,,Treaties,,Safeguards\n,,,,,\n"
                            "No.,Land,ISO,NPV,Kernstopverdrag,Aanvullend Protocol\n,,,(status),(status),\n1,Frankrijk,FRA,party,yes,full\n2,Italië,ITA,party,yes,full\n"
                            ",,,,,\n3,Spanje,ESP,party,yes,full\n,Totaal,,3,3,3\n,,,,,\nBron: IAEA 2024,,,,,\n"),
              "header 6, A..F, countries B8..11");
}

TEST(guess_table, a_table_away_from_the_corner_takes_its_notes_with_it) {
    // Whoever sorts the table without them would set them beside other countries.
    EXPECT_EQ(guess(*nsg(), ",Review of partners 2026,,,,,\n,,,,,,\n,,,Safeguards,,Law,\n,Nr,Partner,Additional Protocol,CSA,Catch-all,Notes\n"
                            ",1,Belgium,full,comprehensive,yes,\n,2,France,full,comprehensive,yes,\n"),
              "header 4, B..G, countries C5..6");
}

TEST(guess_table, ids_above_or_below_titles) {
    EXPECT_EQ(guess(*nsg(), "Country,NPT status,Additional Protocol\ncountry,treaties.npt,safeguards.protocol\nFrance,party,full\n"),
              "header 2, A..C, countries A3..3");
    EXPECT_EQ(guess(*nsg(), "country,treaties.npt,safeguards.protocol\nCountry,NPT status,Additional Protocol\nFrance,party,full\n"),
              "header 1, A..C, countries A3..3");
}

TEST(guess_table, the_country_column_has_the_most_names) {
    EXPECT_EQ(guess(*nsg(), "EU,Region,Country,Notes,NPT,CSA\nno,West,Norway,,x,y\nno,West,Chile,,x,y\nyes,Georgia,Pays-Bas,,x,y\n"), "header 1, A..F, countries C2..4");
    EXPECT_EQ(guess(*nsg(), "NPT,CSA,,Country,Notes\nparty,no,,Norway,\nparty,yes,,Chile,\n"), "header 1, A..E, countries D2..3");
}

TEST(guess_table, unknown_countries_stand_in_the_first_text_column) {
    EXPECT_EQ(guess(*nsg(), "#,State,NPT,CSA\n1,Aurelia,party,yes\n2,Bastoria,party,yes\nSum,,2,2\n"), "header 1, A..D, countries A2..3")
        << "a number in a CSV file is a text";
    Grid grid(5, 4);
    Headers const first{"No", "State", "NPT", "CSA"};
    for (std::size_t i = 0; i < 4; ++i) grid.set(0, i, first[i]);
    for (std::size_t row = 1; row < 4; ++row) {
        grid.set(row, 0, static_cast<double>(row));
        grid.set(row, 1, "Land of " + std::to_string(row));
        grid.set(row, 2, "party");
    }
    grid.set(4, 1, "Average");
    grid.set(4, 2, 3.0);
    EXPECT_EQ(Top{std::move(grid)}.guess(*nsg()), "header 1, A..D, countries B2..4");
}

TEST(guess_table, notes_beside_and_another_table_below_are_not_of_it) {
    EXPECT_EQ(guess(*nsg(), "Country,NPT,CSA,,,Legend,Meaning\nFrance,a,b,,,a,agreed\nItaly,a,b,,,b,bound\n,,,,,,\n,,,,,,\nCountry,NPT,CSA,,,,\nSpain,a,b,,,,\n"),
              "header 1, A..C, countries A2..3");
}

TEST(guess_table, groups_of_rows_and_subtotals_do_not_end_it) {
    EXPECT_EQ(guess(*nsg(), "Country,NPT,CSA\nEurope,,\nFrance,a,b\nSubtotal,1,1\n,,\n,,\nAsia,,\nJapan,a,b\nAtlantis,a,b\nTotal,2,2\nChecked by: somebody,,\n"),
              "header 1, A..C, countries A3..9");
}

TEST(guess_table, headers_that_are_only_alike) {
    EXPECT_EQ(guess(*nsg(), "My list,2024\n,\nCountry,Aditional Protokol,Penaltys for violation\nFrance,full,yes\nItaly,full,no\n"), "header 3, A..C, countries A4..5");
}

TEST(guess_table, nothing_matches) {
    EXPECT_EQ(guess(*nsg(), "Title,,\nfoo,1,\n,,\nName,first,second\nFrance,a,b\nItaly,a,b\n"), "header 4, A..C, countries A5..6");
    EXPECT_EQ(guess(*nsg(), "Title,,\nfoo,1,\n,,\n"), "none");
    EXPECT_EQ(guess(*nsg(), "a\nb\nc\n"), "none");
    EXPECT_FALSE(guess_table(*nsg(), Block{}));
}

TEST(guess_table, values_that_are_names_do_not_make_a_header) {
    // "trigger list" and "law" are values, and names of criteria.
    EXPECT_EQ(guess(*nsg(), "Name,first,second\nFrance,trigger list,x\nItaly,law,record\n"), "header 1, A..C, countries A2..3");
    EXPECT_EQ(guess(*letter(), "Country,Export control,Control lists\nFrance,law,lists\nItaly,law,lists\n"), "header 1, A..C, countries A2..3");
}

TEST(guess_table, a_header_without_rows) {
    EXPECT_EQ(guess(*nsg(), "Country,NPT,CSA\n,,\n"), "header 1, A..C, countries A2..1");
}

TEST(guess_table, the_tables_that_ship) {
    for (char const* const path : {"/data/public/assessments.csv", "/data/fictional/assessments.csv"}) {
        std::ifstream file(std::string(ADHERENCE_SOURCE_DIR) + path, std::ios::binary);
        std::string const csv((std::istreambuf_iterator<char>(file)), {});
        Grid const grid = *grid_from_csv(csv);
        auto const found = guess_table(*nsg(), grid.block());
        ASSERT_TRUE(found) << path;
        EXPECT_EQ(found->header_row, 0u);
        EXPECT_EQ(found->country_column, 0u) << path;
        EXPECT_EQ(found->first_column, 0u);
        EXPECT_EQ(found->last_column, grid.columns() - 1);
        EXPECT_EQ(found->first_row, 1u);
        EXPECT_EQ(found->last_row, grid.rows() - 1) << path;
    }
}

Grid wide_sheet(bool with_header) {
    std::mt19937 random(3);
    Grid grid(300, 400);
    for (std::size_t row = 0; row < grid.rows(); ++row)
        for (std::size_t column = 0; column < grid.columns(); ++column)
            grid.set(row, column, "some text " + std::to_string(random() % 1'000'000) + " of protocl or penaltie");
    if (with_header)
        for (std::size_t i = 0; i < nsg()->criteria.size(); ++i) grid.set(7, 5 + i, criterion(*nsg(), static_cast<int>(i)).title.in("en"));
    return grid;
}

TEST(guess_table, a_wide_sheet_takes_little_time) {
    for (bool const with_header : {true, false}) {
        Grid const grid = wide_sheet(with_header);
        std::clock_t least = std::numeric_limits<std::clock_t>::max();
        for (int i = 0; i < 3; ++i) {
            std::clock_t const start = std::clock();
            auto const found = guess_table(*nsg(), grid.block());
            least = std::min(least, std::clock() - start);
            ASSERT_TRUE(found);
            EXPECT_EQ(found->header_row, with_header ? 7u : 0u);
        }
        // A different text in every cell, and none of them a header, is the worst there is: 15 to 40 of the processor's
        // milliseconds where this was written.
        double const milliseconds = 1000.0 * static_cast<double>(least) / CLOCKS_PER_SEC;
        RecordProperty(with_header ? "ms" : "ms_without_header", std::to_string(milliseconds));
        EXPECT_LT(milliseconds, 400);
    }
}

// ---- countries ------------------------------------------------------------------------------------------

std::string country(std::string const& name) {
    CountryMatch const match = match_countries(std::vector{name})[0];
    EXPECT_EQ(match.name, name);
    if (match.country) {
        EXPECT_TRUE(match.near.empty());
        return std::string(match.country->iso3);
    }
    std::string near = "?";
    for (std::string const& one : match.near) near += " " + one + ";";
    return near;
}

TEST(match_countries, names_codes_and_what_typists_put_behind_them) {
    for (auto const& [name, iso3] : std::map<std::string, std::string>{{"France", "FRA"}, {"nld", "NLD"}, {" Duitsland ", "DEU"}, {"Iran*", "IRN"},
                                                                       {"Pays-Bas \u00b2", "NLD"}, {"Italy 1)", "ITA"}, {"Spain [3]", "ESP"},
                                                                       {"Netherlands (NLD)", "NLD"}, {"Frankrijk / France", "FRA"}})
        EXPECT_EQ(country(name), iso3) << name;
}

TEST(match_countries, a_slip_is_shown_and_never_used) {
    EXPECT_EQ(country("Nederlnd"), "? Nederland;");
    EXPECT_EQ(country("Untied Kingdom"), "? United Kingdom;");
    EXPECT_EQ(country("Germny"), "? Germany;");
    EXPECT_EQ(country("Kazachstn"), "? Kazachstan;");
    EXPECT_NE(country("Guinea (Bissau)"), "GIN");
    EXPECT_NE(country("China (Taiwan)"), "CHN");
    EXPECT_EQ(country("Congo").substr(0, 1), "?");
    EXPECT_EQ(country("Congo"), "? DR Congo; Congo Republic;");
}

TEST(match_countries, one_for_each_name) {
    Headers unknown;
    for (CountryMatch const& match : match_countries(Headers{"Belgium", "Vlorania", "NL", "", "Vlorania", "Pays-Bas", "Total"}))
        if (!match.country) unknown.push_back(match.name);
    EXPECT_EQ(unknown, (Headers{"Vlorania", "", "Vlorania", "Total"}));
}

TEST(match_countries, what_is_no_country_is_near_none) {
    for (char const* const name : {"", " ", "Total", "Gemiddelde", "x", "??", "Atlantis", "Republic", "1", "***", "Notes: see below"}) EXPECT_EQ(country(name), "?") << name;
    EXPECT_TRUE(match_countries({}).empty());
}

}  // namespace
}  // namespace adherence::testing
