#include <gtest/gtest.h>

#include <map>
#include <nlohmann/json.hpp>

#include "core/report/words.hpp"
#include "unit/briefing_case.hpp"
#include "unit/csv_reading.hpp"

namespace adherence {
namespace {

using testing::briefing_by_hand;
using testing::BriefingCase;

using testing::Field;
using testing::Rows;
using testing::strictly_read;

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

struct Table {
    std::vector<std::string> headers;
    std::vector<std::map<std::string, Field>> rows;
};

Table read(std::string const& csv) {
    Table table;
    EXPECT_TRUE(csv.starts_with(byte_order_mark));
    std::string fault;
    Rows const rows = strictly_read(std::string_view(csv).substr(byte_order_mark.size()), fault);
    EXPECT_EQ(fault, "");
    if (rows.empty()) return table;
    for (Field const& header : rows.front()) {
        EXPECT_TRUE(header.quoted) << header.text;
        table.headers.push_back(header.text);
    }
    for (std::size_t row = 1; row < rows.size(); ++row) {
        auto& named = table.rows.emplace_back();
        for (std::size_t place = 0; place < rows[row].size(); ++place)
            EXPECT_TRUE(named.emplace(table.headers[place], rows[row][place]).second) << table.headers[place] << " stands twice";
    }
    return table;
}

std::string well_formed(std::string_view text) { return nlohmann::json(text).dump(); }  // throws where it is not

TEST(BriefingCsv, TheReaderOfTheseTestsForgivesNothing) {
    auto const fault_of = [](std::string_view csv) {
        std::string fault;
        strictly_read(csv, fault);
        return fault;
    };
    EXPECT_EQ(fault_of("a,\"b\"\"\n,\"\r\n1,2\r\n"), "");
    EXPECT_EQ(fault_of("a,b\n1,2\n"), "half a line end in row 1");
    EXPECT_EQ(fault_of("a,b\r1,2\r\n"), "half a line end in row 1");
    EXPECT_EQ(fault_of("a,b\r\n1,2"), "last line not ended in row 2");
    EXPECT_EQ(fault_of("a,b\r\n1,\"2\""), "last line not ended in row 2");
    EXPECT_EQ(fault_of("a,b\r\n1\r\n"), "uneven row in row 2");
    EXPECT_EQ(fault_of("a,b\r\n1,2,3\r\n"), "uneven row in row 2");
    EXPECT_EQ(fault_of("a,b\"c\r\n"), "bare quote in row 1");
    EXPECT_EQ(fault_of("a,\"b\"c\r\n"), "text after a quote in row 1");
    EXPECT_EQ(fault_of("a,\"b\"c\"\r\n"), "text after a quote in row 1");
    EXPECT_EQ(fault_of("a,\"b\r\n"), "quote never closed in row 1");
    EXPECT_EQ(fault_of("a\tb\r\n"), "control character outside quotes in row 1");
}

// ---- what stands where --------------------------------------------------------------------------------------

TEST(BriefingCsv, HasARowPerCountryAndAColumnPerFigure) {
    Table const table = read(briefing_csv(briefing_by_hand()));
    EXPECT_EQ(table.headers,
              (std::vector<std::string>{"country", "index", "index_low", "index_high", "coverage", "verdict:supply", "verdict:meetings", "pillar:law", "pillar:none",
                                        "assessment:law.basis", "assessment:law.lag", "assessment:law.secret", "assessment:law.broken", "why:supply", "why:meetings",
                                        "path:supply", "path:meetings", "eligible_share:supply", "eligible_share:meetings", "rank", "evidence", "evidence_sources",
                                        "evidence_withheld", "values_withheld", "framework", "framework_version", "framework_stamp", "data_stamp", "as_of",
                                        "extension_version", "marking", "date", "status"}));
    ASSERT_EQ(table.rows.size(), 2u);
    EXPECT_EQ(table.rows[1].at("country").text, "Bastoria");
    std::map<std::string, std::string> const texts{{"country", "Aurelia"},
                                                   {"verdict:supply", "not eligible"},
                                                   {"verdict:meetings", "open"},
                                                   {"assessment:law.basis", "partial"},
                                                   {"assessment:law.secret", sentence("en", "briefing.withheld.value")},
                                                   {"assessment:law.broken", "no idea"},
                                                   {"why:supply", "Not eligible.\nThe law."},
                                                   {"why:meetings", "Open."},
                                                   {"path:supply", "law.basis: partial -> full; effort 3"},
                                                   {"path:meetings", "unreachable: it is too late"},
                                                   {"rank", "rank 3 (2 to 5) of 9"},
                                                   {"evidence_sources", "Act, \"new\"; Gazette"},
                                                   {"framework", "frame"},
                                                   {"framework_version", "1.2"},
                                                   {"framework_stamp", "0123-4567-89ab"},
                                                   {"data_stamp", "ba98-7654-3210"},
                                                   {"as_of", "2026-03-31"},
                                                   {"extension_version", "0.1.0"},
                                                   {"marking", "internal"},
                                                   {"date", "2026-04-01"},
                                                   {"status", "indicative, on the evidence entered"}};
    std::map<std::string, std::string> const figures{{"index", "61.5"},       {"index_low", "50"},         {"index_high", "66.6666666666667"}, {"coverage", "75"},
                                                     {"pillar:law", "20"},    {"pillar:none", ""},         {"assessment:law.lag", "0.1"},      {"eligible_share:supply", "0.25"},
                                                     {"eligible_share:meetings", ""}, {"evidence", "2"},   {"evidence_withheld", "2"},         {"values_withheld", "1"}};
    EXPECT_EQ(texts.size() + figures.size(), table.headers.size());
    for (auto const& [name, text] : texts) {
        EXPECT_EQ(table.rows[0].at(name).text, text) << name;
        EXPECT_TRUE(table.rows[0].at(name).quoted) << name;
    }
    for (auto const& [name, text] : figures) {
        EXPECT_EQ(table.rows[0].at(name).text, text) << name;
        EXPECT_FALSE(table.rows[0].at(name).quoted) << name;
    }
}

TEST(BriefingCsv, HoldsThePartsThatWereChosen) {
    Briefing briefing = briefing_by_hand();
    briefing.choices.parts = BriefingParts::none();
    std::vector<std::string> const bare{"country", "index", "index_low", "index_high", "coverage", "verdict:supply", "verdict:meetings", "evidence_withheld",
                                        "values_withheld", "framework", "framework_version", "framework_stamp", "data_stamp", "as_of", "extension_version",
                                        "marking", "date", "status"};
    EXPECT_EQ(read(briefing_csv(briefing)).headers, bare);
    std::map<BriefingPart, std::vector<std::string>> const added{
        {BriefingPart::matrix, {}},
        {BriefingPart::scorecards, {"pillar:law", "pillar:none", "assessment:law.basis", "assessment:law.lag", "assessment:law.secret", "assessment:law.broken"}},
        {BriefingPart::reasons, {"why:supply", "why:meetings"}},
        {BriefingPart::path, {"path:supply", "path:meetings"}},
        {BriefingPart::robustness, {"eligible_share:supply", "eligible_share:meetings", "rank"}},
        {BriefingPart::evidence, {"evidence", "evidence_sources"}},
        {BriefingPart::method, {}}};
    EXPECT_EQ(added.size(), briefing_part_names.size());
    for (auto const& [part, columns] : added) {
        briefing.choices.parts = BriefingParts::none();
        briefing.choices.parts.set(part, true);
        std::vector<std::string> wanted = bare;
        wanted.insert(wanted.begin() + 7, columns.begin(), columns.end());
        EXPECT_EQ(read(briefing_csv(briefing)).headers, wanted) << briefing_part_names[static_cast<std::size_t>(part)];
    }
}

TEST(BriefingCsv, AFigureThatDoesNotExistIsNoZero) {
    Briefing briefing = briefing_by_hand();
    ScorecardBar& index = briefing.countries[0].card.index;
    index = {.id = "index", .problem = true};
    briefing.countries[0].sureness.reset();
    Table const table = read(briefing_csv(briefing));
    for (char const* const name : {"index", "index_low", "index_high", "coverage", "eligible_share:supply", "rank"}) EXPECT_EQ(table.rows[0].at(name).text, "") << name;
    index = {.id = "index", .score = 0, .low = 0, .high = 0};
    EXPECT_EQ(read(briefing_csv(briefing)).rows[0].at("index_low").text, "0");
}

TEST(BriefingCsv, SaysOnePathInOneLine) {
    Briefing briefing = briefing_by_hand();
    BriefingPath& path = briefing.countries[0].paths[0];
    path.moves.push_back({"law.lag", "Lag", "?", "<= 6", "unknown", "at most 6", 0.5});
    path.effort = 3.5;
    auto const told = [&] { return read(briefing_csv(briefing)).rows[0].at("path:supply").text; };
    EXPECT_EQ(told(), "law.basis: partial -> full; law.lag: ? -> <= 6; effort 3.5");
    path.proven = false;
    EXPECT_EQ(told(), "law.basis: partial -> full; law.lag: ? -> <= 6; effort 3.5 (not proven to be the least)");
    path = {.kind = BriefingPath::Kind::none_needed};
    EXPECT_EQ(told(), "none needed");
    path = {};
    EXPECT_EQ(told(), "");
}

TEST(BriefingCsv, WithoutCountriesIsAHeader) {
    Briefing briefing = briefing_by_hand();
    briefing.countries.clear();
    Table const table = read(briefing_csv(briefing));
    EXPECT_TRUE(table.rows.empty());
    EXPECT_EQ(table.headers.front(), "country");
}

TEST(BriefingCsv, SaysOfRealCountriesWhatTheirJsonSays) {
    FrameworkPtr const policy = testing::built_in("nsg-adherence");
    for (std::string const folder : {"data/fictional", "data/public"})
        for (std::string const language : {"en", "nl", "fr", "de"}) {
            if (folder == "data/public" && language != "fr") continue;
            BriefingCase const from(policy, testing::file_text(folder + "/assessments.csv"), testing::file_text(folder + "/evidence.csv"));
            BriefingChoices choices = from.everyone();
            choices.language = language;
            choices.marking = "internal";
            choices.markings = {"public", "internal"};
            choices.draws.draws = 64;
            if (folder == "data/public") choices.parts = BriefingParts::none(), choices.parts.set(BriefingPart::scorecards, true);
            Briefing const briefing = from.made(choices);
            auto const all = nlohmann::json::parse(briefing_json(briefing));
            std::string const csv = briefing_csv(briefing);
            EXPECT_NO_THROW(well_formed(csv));
            Table const table = read(csv);
            ASSERT_EQ(table.rows.size(), all["countries"].size());
            for (std::size_t row = 0; row < table.rows.size(); ++row) {
                auto const& fields = table.rows[row];
                nlohmann::json const& country = all["countries"][row];
                auto const same = [&](std::string const& name, nlohmann::json const& value) {
                    std::string const shown = value.is_null() ? "" : value.is_string() ? value.get<std::string>() : Cell::of(value.get<double>()).shown();
                    EXPECT_EQ(fields.at(name).text, shown) << name << " of " << country["country"];
                };
                same("country", country["country"]);
                same("index", country["index"]["score"]);
                same("index_low", country["index"]["low"]);
                same("index_high", country["index"]["high"]);
                same("coverage", country["index"]["coverage"]);
                same("evidence_withheld", country["withheld"]["evidence"]);
                same("values_withheld", country["withheld"]["values"]);
                same("data_stamp", all["provenance"]["data_stamp"]);
                same("framework_stamp", all["provenance"]["framework"]["stamp"]);
                for (auto const& one : country["verdicts"]) same("verdict:" + one["benefit"].get<std::string>(), one["word"]);
                for (auto const& one : country["pillars"]) same("pillar:" + one["id"].get<std::string>(), one["score"]);
                for (auto const& one : country["assessments"])
                    same("assessment:" + one["criterion"].get<std::string>(), one["withheld"] ? nlohmann::json(sentence(language, "briefing.withheld.value")) : one["entered"]);
                if (!country.contains("path")) continue;
                for (auto const& one : country["reasons"]) same("why:" + one["benefit"].get<std::string>(), one["explanation"]);
                for (auto const& one : country["robustness"]["verdicts"]) same("eligible_share:" + one["benefit"].get<std::string>(), one["eligible"]);
                same("rank", country["robustness"]["rank"]);
                same("evidence", country["evidence"].size());
                for (auto const& one : country["path"])
                    if (one["outcome"] == "found") EXPECT_TRUE(fields.at("path:" + one["benefit"].get<std::string>()).text.ends_with("; effort " + Cell::of(one["effort"].get<double>()).shown()));
            }
        }
}

// ---- texts that mean harm -----------------------------------------------------------------------------------

/// The text in every place of the briefing that takes one.
Briefing filled_with(std::string const& text) {
    Briefing briefing = briefing_by_hand();
    briefing.choices.marking = text;
    BriefingProvenance& from = briefing.provenance;
    from.framework_id = from.framework_title = from.framework_version = from.framework_stamp = from.data_stamp = from.as_of = from.extension_version = text;
    briefing.benefit_ids[1] = text;
    for (BriefingCountry& one : briefing.countries) {
        one.card.country = text;
        one.card.pillars[0].id = text;
        one.card.benefits[0].word = one.card.benefits[0].explanation = text;
        one.cells[0].content = text;
        one.cells[1].id = text;
        one.paths[0].moves[0].id = text;
        one.sureness->rank = text;
        one.evidence[0].source = text;
    }
    return briefing;
}

std::string const payload = "HYPERLINK(\"http://x\";\"y\")";

TEST(BriefingCsv, NoTextBecomesAFormula) {
    std::vector<std::string> const starts{"=", "+", "-", "@", "\t", "\r", "\n", "\r\n", "  =", "\u00a0=", "\u202f-", "\u3000@", "\ufeff=", "\u200b+", " \t=", "＝", "＋",
                                          "－", "＠", " ＝", "\u2212", std::string("\0=", 2), "\x01=", "\x0b-", "\x1f@", "\x7f+", "\u0085=", "\u2028="};
    for (std::string const& start : starts) {
        Table const table = read(briefing_csv(filled_with(start + payload)));
        for (char const* const name : {"country", "verdict:supply", "assessment:law.basis", "why:supply", "path:supply", "rank", "evidence_sources", "framework",
                                       "framework_version", "framework_stamp", "data_stamp", "as_of", "extension_version", "marking"}) {
            std::string const& text = table.rows[0].at(name).text;
            EXPECT_TRUE(text.starts_with('\'')) << name << ": " << text;
            EXPECT_NE(text.find(payload), text.npos) << name << ": " << text;
        }
        for (std::string const& header : table.headers) EXPECT_TRUE(header[0] >= 'a' && header[0] <= 'z') << header;
    }
    Briefing nul = briefing_by_hand();
    nul.countries[0].card.country = std::string("\0=1", 3);
    EXPECT_EQ(read(briefing_csv(nul)).rows[0].at("country").text, "'=1");
}

TEST(BriefingCsv, AnApostropheStandsOnlyWhereItMust) {
    for (std::string const text : {"20..80", ">= 75", "'t Zand", "1-2", "a=b", "mail@x", "– none", "?", "n/a", "é=1", "", " a", "1+1", "\xc3=1"}) {
        std::string const told = read(briefing_csv(filled_with(text))).rows[0].at("country").text;
        EXPECT_EQ(told, text == "\xc3=1" ? "\ufffd=1" : text);
    }
    Briefing negative = briefing_by_hand();
    negative.countries[0].cells[1].number = -0.5;
    EXPECT_EQ(read(briefing_csv(negative)).rows[0].at("assessment:law.lag").text, "-0.5") << "a number is no text";
    EXPECT_FALSE(read(briefing_csv(negative)).rows[0].at("assessment:law.lag").quoted);
}

TEST(BriefingCsv, KeepsTextsWholeAndWellFormed) {
    std::map<std::string, std::string> const told{{"a \"quoted\", b", "a \"quoted\", b"},
                                                  {"one\r\ntwo\rthree\nfour", "one\ntwo\nthree\nfour"},
                                                  {std::string("a\0b\x07" "c\td", 7), "abc\td"},
                                                  {"a\x1b[31mb\x7f\u0085", "a[31mb"},
                                                  {"a\xff\xc3(b", "a\ufffd\ufffd(b"},
                                                  {"\xed\xa0\x80", "\ufffd\ufffd\ufffd"},
                                                  {"a\xe2\x82", "a\ufffd\ufffd"},
                                                  {"Ünï 中 😀", "Ünï 中 😀"},
                                                  {"\"", "\""},
                                                  {"\"\r\n,", "\"\n,"},
                                                  {std::string(1'000'000, '"'), std::string(1'000'000, '"')}};
    for (auto const& [text, wanted] : told) {
        std::string const csv = briefing_csv(filled_with(text));
        EXPECT_NO_THROW(well_formed(csv));
        Table const table = read(csv);
        EXPECT_EQ(table.rows[0].at("country").text, wanted);
        EXPECT_EQ(table.rows[0].at("evidence_sources").text, wanted + "; Gazette");
        EXPECT_TRUE(table.rows[0].contains("verdict:" + wanted));
        EXPECT_EQ(csv.find('\0'), csv.npos);
    }
}

}  // namespace
}  // namespace adherence
