#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "core/report/stamp.hpp"
#include "unit/briefing_case.hpp"

namespace adherence {
namespace {

using nlohmann::json;
using testing::briefing_by_hand;

json parsed(Briefing const& briefing) { return json::parse(briefing_json(briefing)); }

std::vector<std::string> keys_of(nlohmann::ordered_json const& object) {
    std::vector<std::string> keys;
    for (auto const& [key, value] : object.items()) keys.push_back(key);
    return keys;
}

// ---- what stands where --------------------------------------------------------------------------------------

TEST(BriefingJson, SaysWhatItIsAndWhereItComesFrom) {
    std::string const text = briefing_json(briefing_by_hand());
    auto const all = nlohmann::ordered_json::parse(text);
    EXPECT_TRUE(text.starts_with("{\n \"$schema\": \"urn:adherence-scorecards:schema:briefing:1\",\n \"format\": \"adherence-briefing\",\n")) << text.substr(0, 200);
    EXPECT_TRUE(text.ends_with(" ]\n}\n"));
    EXPECT_EQ(keys_of(all), (std::vector<std::string>{"$schema", "format", "format_version", "notice", "title", "language", "marking", "date", "author", "parts",
                                                      "provenance", "benefits", "withheld", "countries"}));
    EXPECT_EQ(all["format_version"], 1);
    EXPECT_EQ(all["notice"], "indicative, on the evidence entered");
    EXPECT_EQ(all["marking"], "internal");
    EXPECT_EQ(all["date"], "2026-04-01");
    EXPECT_EQ(all["author"], "An Author");
    EXPECT_EQ(all["parts"], json(briefing_part_names));
    EXPECT_EQ(json(all["provenance"]), json::parse(R"({"framework": {"id": "frame", "title": "The frame", "version": "1.2", "stamp": "0123-4567-89ab"},
        "data_stamp": "ba98-7654-3210", "as_of": "2026-03-31", "extension_version": "0.1.0", "peers": 9, "relative": false})"));
    EXPECT_EQ(json(all["benefits"]), json::parse(R"([{"id": "supply", "title": "Supply"}, {"id": "meetings", "title": "Meetings"}])"));
    EXPECT_EQ(json(all["withheld"]), json::parse(R"({"evidence": 4, "values": 2})"));
}

TEST(BriefingJson, HoldsOneCountryAfterTheOther) {
    auto const all = nlohmann::ordered_json::parse(briefing_json(briefing_by_hand()));
    ASSERT_EQ(all["countries"].size(), 2u);
    auto const& one = all["countries"][0];
    EXPECT_EQ(all["countries"][1]["country"], "Bastoria");
    EXPECT_EQ(keys_of(one), (std::vector<std::string>{"country", "index", "pillars", "verdicts", "assessments", "reasons", "path", "robustness", "evidence", "withheld"}));
    EXPECT_EQ(json(one["index"]), json::parse(R"({"score": 61.5, "low": 50, "high": 66.6666666666667, "coverage": 75})"));
    EXPECT_EQ(json(one["pillars"]), json::parse(R"([{"id": "law", "title": "Law", "weight": 2, "score": 20, "low": 20, "high": 20, "coverage": 100},
        {"id": "none", "title": "Nothing", "weight": 1, "score": null, "low": null, "high": null, "coverage": null}])"));
    EXPECT_EQ(json(one["verdicts"]), json::parse(R"([{"benefit": "supply", "verdict": "not_eligible", "word": "not eligible"},
        {"benefit": "meetings", "verdict": "open", "word": "open"}])"));
    EXPECT_EQ(json(one["assessments"]), json::parse(R"([
        {"criterion": "law.basis", "title": "Basis", "group": "Law", "entered": "partial", "value": "partial", "words": "partial", "state": "known", "score": 20, "withheld": false},
        {"criterion": "law.lag", "title": "Lag", "group": "Law", "entered": 0.1, "value": "0.1", "words": "0,1", "state": "known", "score": 100, "withheld": false},
        {"criterion": "law.secret", "title": "Secret", "group": "Law", "entered": null, "value": "?", "words": "withheld", "state": "unknown", "score": null, "withheld": true},
        {"criterion": "law.broken", "title": "Broken", "group": "Law", "entered": "no idea", "value": null, "words": "cannot be read", "state": "problem", "score": null, "withheld": false}])"));
    EXPECT_EQ(json(one["reasons"]), json::parse(R"([{"benefit": "supply", "explanation": "Not eligible.\nThe law.", "rules": [{"rule": "r1", "effect": "requires",
        "subject": "law.basis", "value": "partial", "test": ">= full", "outcome": "fails", "distance": "-1,5", "note": ""}]},
        {"benefit": "meetings", "explanation": "Open.", "rules": []}])"));
    EXPECT_EQ(json(one["path"]), json::parse(R"([{"benefit": "supply", "outcome": "found", "effort": 3, "proven": true, "why": null, "moves": [{"criterion": "law.basis",
        "title": "Basis", "from": "partial", "to": "full", "from_words": "partial", "to_words": "full", "effort": 3}]},
        {"benefit": "meetings", "outcome": "unreachable", "effort": null, "proven": true, "why": "it is too late", "moves": []}])"));
    EXPECT_EQ(json(one["robustness"]), json::parse(R"({"verdicts": [{"benefit": "supply", "asked": true, "certain": false, "eligible": 0.25, "conditional": 0,
        "not_eligible": 0.75, "error": 0.004, "words": "mostly not"}, {"benefit": "meetings", "asked": false, "certain": false, "eligible": null, "conditional": null,
        "not_eligible": null, "error": null, "words": "not asked"}], "rank": "rank 3 (2 to 5) of 9"})"));
    EXPECT_EQ(json(one["evidence"]), json::parse(R"([{"criterion": "law.basis", "source": "Act, \"new\"", "date": "2025-03-01", "confidence": null, "note": null, "marking": "public"},
        {"criterion": "law.lag", "source": "Gazette", "date": null, "confidence": null, "note": null, "marking": null}])"));
    EXPECT_EQ(json(one["withheld"]), json::parse(R"({"evidence": 2, "values": 1})"));
}

TEST(BriefingJson, HoldsThePartsThatWereChosenAndWhatItTakesToWorkThemOut) {
    Briefing briefing = briefing_by_hand();
    briefing.choices.author.clear();
    briefing.choices.marking.clear();
    briefing.provenance.as_of.clear();
    for (std::size_t part = 0; part < briefing_part_names.size(); ++part) {
        briefing.choices.parts = BriefingParts::none();
        briefing.choices.parts.set(static_cast<BriefingPart>(part), true);
        json const all = parsed(briefing);
        EXPECT_FALSE(all.contains("author"));
        EXPECT_TRUE(all["marking"].is_null());
        EXPECT_TRUE(all["provenance"]["as_of"].is_null());
        EXPECT_EQ(all["parts"], json::array({briefing_part_names[part]}));
        for (char const* const key : {"reasons", "path", "robustness", "evidence"})
            EXPECT_EQ(all["countries"][0].contains(key), key == briefing_part_names[part]) << key << " of " << briefing_part_names[part];
        for (char const* const key : {"index", "pillars", "verdicts", "assessments", "withheld"}) EXPECT_TRUE(all["countries"][0].contains(key)) << key;
    }
}

// ---- figures ------------------------------------------------------------------------------------------------

TEST(BriefingJson, AFigureThatDoesNotExistIsNull) {
    Briefing briefing = briefing_by_hand();
    briefing.countries[0].card.index = {.id = "index", .problem = true};
    briefing.countries[0].cells[1].number = std::numeric_limits<double>::infinity();
    briefing.countries[0].cells[1].score = std::nan("");
    json const country = parsed(briefing)["countries"][0];
    EXPECT_EQ(country["index"], json::parse(R"({"score": null, "low": null, "high": null, "coverage": null})"));
    EXPECT_TRUE(country["assessments"][1]["score"].is_null());
    EXPECT_EQ(country["assessments"][1]["entered"], "0.1") << "as its text says";
    briefing.countries[0].card.index = {.id = "index", .score = 0, .low = 0, .high = 0};
    EXPECT_EQ(parsed(briefing)["countries"][0]["index"], json::parse(R"({"score": 0, "low": 0, "high": 0, "coverage": 0})"));
}

TEST(BriefingJson, FiguresHaveFifteenDigits) {
    std::mt19937_64 random(1);
    std::uniform_real_distribution<double> score(0, 100);
    Briefing briefing = briefing_by_hand();
    std::vector<double> values{0.1, 1.0 / 3, 2.0 / 3, 99.9999999999999, 1e-7, 1e300, -1e-300, 123456789012345678.0, 5e-324};
    for (int count = 0; count < 20'000; ++count) values.push_back(score(random));
    for (double const value : values) briefing.countries[0].cells.push_back({.id = "x", .number = value});
    std::string const text = briefing_json(briefing);
    json const assessments = json::parse(text)["countries"][0]["assessments"];
    for (std::size_t place = 0; place < values.size(); ++place)
        EXPECT_EQ(Cell::of(assessments[place + 4]["entered"].get<double>()).shown(), Cell::of(values[place]).shown());
    std::size_t figures = 0;
    std::string_view const before = "\"entered\": ";
    for (std::size_t at = text.find(before); at != text.npos; at = text.find(before, at + 1)) {
        std::string digits = text.substr(at + before.size(), text.find_first_of(",eE\n", at + before.size()) - at - before.size());
        if (digits.find_first_not_of("-.0123456789") != digits.npos) continue;
        std::erase_if(digits, [](char c) { return c == '.' || c == '-'; });
        digits.erase(0, digits.find_first_not_of('0'));
        std::string const last = digits.substr(0, digits.find_last_not_of('0') + 1);
        EXPECT_LE(last.size(), 15u) << digits;
        ++figures;
    }
    EXPECT_GE(figures, values.size());
}

// ---- texts that mean harm -----------------------------------------------------------------------------------

TEST(BriefingJson, KeepsTextsWholeAndWellFormed) {
    std::vector<std::pair<std::string, std::string>> const told{{"a \"quoted\" \\ b / c", "a \"quoted\" \\ b / c"},
                                                                {std::string("a\0b\x07\x1b\x7f\r\n\t", 9), std::string("a\0b\x07\x1b\x7f\r\n\t", 9)},
                                                                {"\", \"x\": {", "\", \"x\": {"},
                                                                {"</script><!--", "</script><!--"},
                                                                {"a\xff(b", "a\ufffd(b"},
                                                                {"a\xe2\x82", "a\ufffd"},
                                                                {"Ünï 中 😀", "Ünï 中 😀"},
                                                                {std::string(1'000'000, '"'), std::string(1'000'000, '"')}};
    for (auto const& [text, wanted] : told) {
        Briefing briefing = briefing_by_hand();
        briefing.title = briefing.choices.marking = briefing.choices.author = text;
        briefing.provenance.framework_id = briefing.provenance.framework_title = briefing.provenance.framework_version = text;
        briefing.benefit_ids[0] = briefing.benefit_titles[0] = text;
        BriefingCountry& country = briefing.countries[0];
        country.card.country = country.card.pillars[0].title = country.card.benefits[0].explanation = country.card.benefits[0].reasons[0].note = text;
        country.cells[0].id = country.cells[0].content = country.cells[0].words = country.paths[0].moves[0].to = country.paths[1].why = text;
        country.sureness->rank = country.evidence[0].source = country.evidence[0].note = text;
        json const all = parsed(briefing);
        for (json const& place : {all["title"], all["marking"], all["author"], all["provenance"]["framework"]["id"], all["benefits"][0]["id"], all["countries"][0]["country"],
                                  all["countries"][0]["assessments"][0]["entered"], all["countries"][0]["path"][1]["why"], all["countries"][0]["robustness"]["rank"],
                                  all["countries"][0]["evidence"][0]["source"], all["countries"][0]["reasons"][0]["rules"][0]["note"]})
            EXPECT_EQ(place, wanted);
    }
}

}  // namespace
}  // namespace adherence
