#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "core/framework/verdict_words.hpp"
#include "core/report/stamp.hpp"
#include "unit/briefing_case.hpp"

namespace adherence {
namespace {

using nlohmann::json;
using testing::briefing_by_hand;
using testing::BriefingCase;

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
    EXPECT_EQ(json(all["parts"]), json(briefing_part_names));
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

// ---- worked out again ---------------------------------------------------------------------------------------

/// What a reader of the JSON makes of it with nothing but the framework.
class Again {
public:
    Again(FrameworkPtr framework, json const& briefing) : briefing_(briefing), framework_(std::move(framework)) {
        json const& countries = briefing["countries"];
        json const& first = countries[0]["assessments"];
        Grid ids(1, first.size());
        values_ = Grid(countries.size(), first.size());
        for (std::size_t column = 0; column < first.size(); ++column) ids.set(0, column, first[column]["criterion"].get<std::string>());
        for (std::size_t row = 0; row < countries.size(); ++row)
            for (std::size_t column = 0; column < first.size(); ++column) {
                json const& cell = countries[row]["assessments"][column];
                EXPECT_EQ(cell["criterion"], first[column]["criterion"]);
                json const& entered = cell["entered"];
                if (cell["withheld"]) values_.set(row, column, std::string("?"));
                else if (entered.is_number()) values_.set(row, column, entered.get<double>());
                else if (entered.is_string()) values_.set(row, column, entered.get<std::string>());
            }
        block_ = std::make_unique<CountryBlock>(framework_, *match_columns(*framework_, ids.block().cells), values_.block(), Date{-25569});
    }

    void check() const {
        EXPECT_EQ(briefing_["provenance"]["framework"]["stamp"], stamp_of(*framework_, Block{}));
        EXPECT_EQ(briefing_["provenance"]["data_stamp"], stamp_of(*framework_, values_.block()));
        for (std::size_t row = 0; row < block_->rows(); ++row) EXPECT_TRUE(same(row)) << briefing_["countries"][row]["country"];
    }

    /// All figures and verdicts of a country.
    [[nodiscard]] bool same(std::size_t row) const {
        json const& country = briefing_["countries"][row];
        Evaluation const evaluation = evaluate(*block_, row);
        bool same = stands(country["index"], evaluation.node(framework_->root));
        for (json const& pillar : country["pillars"]) same = same && stands(pillar, evaluation.node(framework_->node(pillar["id"].get<std::string>())));
        same = same && country["verdicts"].size() == framework_->benefits.size();
        for (json const& one : country["verdicts"]) {
            std::string const is = key_of(evaluation.verdict(framework_->benefit(one["benefit"].get<std::string>())).verdict);
            same = same && one["verdict"] == is;
        }
        for (json const& cell : country["assessments"]) {
            int const node = framework_->node(cell["criterion"].get<std::string>());
            Standing const standing = evaluation.node(node);
            bool const one = standing.low && standing.high && *standing.low == *standing.high;
            same = same && figure(cell["score"]) == figure(one ? standing.low : std::nullopt);
        }
        return same;
    }

private:
    static std::string key_of(Verdict verdict) {
        std::string key(verdict_words[0][static_cast<std::size_t>(verdict)]);  // in English
        std::ranges::replace(key, ' ', '_');
        return key;
    }
    static std::string figure(std::optional<Number> const& number) { return number ? Cell::of(number->to_double()).shown() : "null"; }
    static std::string figure(json const& number) { return number.is_null() ? "null" : Cell::of(number.get<double>()).shown(); }
    static bool stands(json const& figures, Standing const& is) {
        bool const any = is.applicable && !is.problem;
        auto const only = [&](std::optional<Number> const& number) { return figure(any ? number : std::nullopt); };
        return figure(figures["score"]) == only(is.score) && figure(figures["low"]) == only(is.low) && figure(figures["high"]) == only(is.high) &&
               figure(figures["coverage"]) == only(is.coverage);
    }

    json const& briefing_;
    FrameworkPtr framework_;
    Grid values_;
    std::unique_ptr<CountryBlock> block_;
};

FrameworkPtr nsg() { return testing::built_in("nsg-adherence"); }

BriefingCase of_folder(std::string const& folder) {
    return {nsg(), testing::file_text(folder + "/assessments.csv"), testing::file_text(folder + "/evidence.csv")};
}

/// What takes long to work out and says nothing of scores and verdicts is left out.
BriefingChoices quick(BriefingChoices choices) {
    choices.parts.set(BriefingPart::path, false);
    choices.parts.set(BriefingPart::robustness, false);
    return choices;
}

TEST(BriefingJson, IsWorkedOutAgainFromItselfAndTheFramework) {
    std::vector<std::string> const markings{"public", "internal", "exercise confidential"};
    struct Limit {
        std::string marking;
        std::vector<std::string> markings;
        bool withholds_fictional, withholds_public;
    };
    for (Limit const& limit : {Limit{"exercise confidential", markings, false, false}, Limit{"public", markings, true, false}, Limit{"", {}, true, true}})
        for (bool const fictional : {true, false}) {
            BriefingCase const from = of_folder(fictional ? "data/fictional" : "data/public");
            BriefingChoices choices = quick(from.everyone());
            choices.marking = limit.marking;
            choices.markings = limit.markings;
            json const all = parsed(from.made(choices));
            ASSERT_EQ(all["countries"].size(), fictional ? 25u : 198u);
            EXPECT_EQ(all["withheld"]["values"] > 0, fictional ? limit.withholds_fictional : limit.withholds_public) << limit.marking;
            Again(nsg(), all).check();
        }
}

TEST(BriefingJson, WorkingOutAgainSeesOneContentThatIsOther) {
    BriefingCase const from = of_folder("data/fictional");
    BriefingChoices choices = quick(from.everyone());
    choices.withhold_values = false;
    json const all = parsed(from.made(choices));
    std::size_t told = 0, changed = 0;
    for (std::size_t place = 0; place < all["countries"][0]["assessments"].size(); ++place) {
        json other = all;
        json& cell = other["countries"][0]["assessments"][place];
        if (cell["state"] != "known" || cell["score"] != 100) continue;
        cell["entered"] = nullptr;
        ++changed;
        told += !Again(nsg(), other).same(0);
    }
    EXPECT_GT(changed, 20u);
    EXPECT_EQ(told, changed);
}

TEST(BriefingJson, IsWorkedOutAgainWhateverWasEntered) {
    FrameworkPtr const policy = testing::framework({.criteria = "id,parent,scale,na\nindex,,,\nlevel,index,steps,\nshare,index,percent,yes\nday,index,since,\n",
                                                    .scales = "scale,type,value,score\nsteps,level,none,0\nsteps,level,some,33.3\nsteps,level,1,100\n"
                                                              "since,date,1,100\nsince,date,5,50\nsince,date,never,0\n",
                                                    .rules = "benefit,effect,subject,test\nsupply,requires,share,>= 33.4\nsupply,condition,day,<= 2025-01-01\n",
                                                    .benefits = "benefit\nsupply\n",
                                                    .about = "key,value\nid,all\nas_of,2026-03-31\n"});
    BriefingCase from(policy, "country,day,level,share\nA,2024-03-18,some,33.4\nB,never,none..1,10..20\nC,,?,n/a\nD,soon,1,\"12,5\"\nE,2025-01-01,1,0.1\nF,2023-05-05,1, 50 \n");
    from.set(0, "day", 45369);
    from.set(4, "share", 0.1 + 0.2);
    from.set(4, "level", 1);
    from.set(3, "share", 1e300);
    json const all = parsed(from.made(quick(from.everyone())));
    auto const entered = [&](std::size_t row, std::size_t place) { return all["countries"][row]["assessments"][place]["entered"]; };
    EXPECT_EQ(entered(0, 2), "2024-03-18") << "a day is no number";
    EXPECT_EQ(entered(4, 1), 0.3);
    EXPECT_EQ(entered(4, 0), 1);
    EXPECT_TRUE(entered(2, 2).is_null());
    EXPECT_EQ(all["countries"][3]["verdicts"][0]["verdict"], "invalid");
    Again(policy, all).check();
}

TEST(BriefingJson, IsWorkedOutAgainWhereEvidenceOfNothingIsWithheld) {
    FrameworkPtr const policy = testing::framework({.criteria = "id,parent,scale,na\nindex,,,\na,index,percent,yes\nb,index,percent,yes"});
    BriefingCase const from(policy, "country,a,b\nA,,50\nB,?,50\nC,n/a,50\nD,30,50\n",
                            "country,criterion,source,marking\nA,a,S,secret\nB,a,S,secret\nC,a,S,secret\nD,a,S,secret\nD,b,S,\n");
    json const all = parsed(from.made(quick(from.everyone())));
    EXPECT_EQ(all["withheld"], json::parse(R"({"evidence": 4, "values": 2})"));
    std::vector<bool> withheld;
    for (json const& country : all["countries"]) withheld.push_back(country["assessments"][0]["withheld"]);
    EXPECT_EQ(withheld, (std::vector<bool>{false, false, true, true}));
    Again(policy, all).check();
}

TEST(BriefingJson, FiguresAmongPeersTakeAllOfThem) {
    FrameworkPtr const policy = testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,peers", .scales = "scale,type,value,score\npeers,relative,minmax,up\n"});
    BriefingCase const from(policy, "country,a\nA,1\nB,2\nC,5\n");
    BriefingChoices choices = quick(from.everyone());
    json const all = parsed(from.made(choices));
    EXPECT_EQ(all["provenance"]["relative"], true);
    EXPECT_EQ(all["provenance"]["peers"], 3);
    Again(policy, all).check();
    choices.countries = {0, 1};
    json const some = parsed(from.made(choices));
    EXPECT_EQ(some["provenance"]["peers"], 3);
    EXPECT_EQ(some["countries"][1]["index"]["score"], 25);
    EXPECT_FALSE(Again(policy, some).same(1));
    EXPECT_EQ(parsed(of_folder("data/fictional").made({.countries = {0}, .parts = BriefingParts::none()}))["provenance"]["relative"], false);
}

// ---- what is not for this reader ----------------------------------------------------------------------------

TEST(BriefingFormats, HoldNothingOfOtherCountriesOrHigherMarkings) {
    FrameworkPtr const policy = testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,percent\nb,index,percent",
                                                    .rules = "benefit,effect,subject,test\nsupply,requires,a,>= 50\n",
                                                    .benefits = "benefit\nsupply\n"});
    BriefingCase const from(policy, "country,a,b\nOpenland,71.713,60\nSecretland,83.838,40\n",
                            "country,criterion,source,date,confidence,note,marking\nOpenland,a,Planted source,2025-01-01,high,Planted note,secret\n"
                            "Openland,b,Open source,2025-01-02,high,,public\nSecretland,a,Planted other,2025-01-03,high,,public\n");
    BriefingChoices choices{.countries = {0}, .marking = "public", .markings = {"public", "secret"}, .draws = {.draws = 64}};
    auto const found = [&](std::string_view text) {
        Briefing const briefing = from.made(choices);
        bool const in_json = briefing_json(briefing).find(text) != std::string::npos, in_csv = briefing_csv(briefing).find(text) != std::string::npos;
        return std::pair(in_json, in_csv);
    };
    using Found = std::pair<bool, bool>;
    EXPECT_EQ(found("Open source"), Found(true, true));
    for (char const* const secret : {"Planted", "71.713", "71,713", "Secretland", "83.838", "83,838", "2025-01-01"}) EXPECT_EQ(found(secret), Found(false, false)) << secret;
    json const all = parsed(from.made(choices));
    EXPECT_EQ(all["withheld"], json::parse(R"({"evidence": 1, "values": 1})"));
    EXPECT_EQ(all["countries"][0]["verdicts"][0]["verdict"], "open");
    choices.withhold_values = false;
    EXPECT_EQ(found("71.713"), Found(true, true));
    EXPECT_EQ(found("Planted"), Found(false, false));
    choices.marking = "secret";
    EXPECT_EQ(found("Planted source"), Found(true, true));
    choices.countries = {0, 1};
    EXPECT_EQ(found("Secretland"), Found(true, true));
}

}  // namespace
}  // namespace adherence
