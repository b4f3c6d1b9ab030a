// What a briefing holds, and above all what it does not: two workbooks that differ in nothing but what is withheld give the same bytes.
#include "core/report/briefing.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <random>

#include "core/report/briefing_document.hpp"
#include "core/report/stamp.hpp"
#include "property/small_policy.hpp"
#include "unit/briefing_case.hpp"
#include "workbooks/briefing_sheets.hpp"

namespace adherence {
namespace {

using testing::BriefingCase;
using State = Assessment::State;

// ---- markings -----------------------------------------------------------------------------------------------

std::vector<std::string> const ladder{"public", "internal", "restricted", "confidential"};

TEST(BriefingMarking, OneIsAboveAnotherAsTheListHasThem) {
    for (std::size_t one = 0; one < ladder.size(); ++one)
        for (std::size_t other = 0; other < ladder.size(); ++other)
            EXPECT_EQ(is_above(ladder[one], ladder[other], ladder), one > other) << ladder[one] << " under " << ladder[other];
}

TEST(BriefingMarking, ComparesWithoutCaseAccentsAndBlanks) {
    std::vector<std::string> const french{"Public", "Diffusion restreinte", "Secrète"};
    EXPECT_FALSE(is_above(" DIFFUSION RESTREINTE ", "diffusion restreinte", french));
    EXPECT_FALSE(is_above("SECRETE", "\u00a0secrète\t", french));
    EXPECT_TRUE(is_above("secrete", "DIFFUSION RESTREINTE", french));
    EXPECT_FALSE(is_above("diffusion restreinte", "Secre\u0300te", french)) << "an accent of its own";
    EXPECT_FALSE(is_above("Eigen", " EIGEN", french)) << "in no list, but the same";
}

TEST(BriefingMarking, ABriefingWithoutOneCountsAsTheLowest) {
    for (std::string const none : {"", "  ", "\u00a0"}) {
        EXPECT_FALSE(is_above("public", none, ladder));
        for (std::string const above : {"internal", "restricted", "confidential", "of our own"}) EXPECT_TRUE(is_above(above, none, ladder)) << above;
    }
}

TEST(BriefingMarking, WhatBearsNoneIsForEveryone) {
    for (std::string const none : {"", " ", "\u00a0\t"})
        for (std::string const limit : {"", "public", "confidential", "of our own"}) {
            EXPECT_FALSE(is_above(none, limit, ladder)) << limit;
            EXPECT_FALSE(is_above(none, limit, {})) << limit;
        }
}

TEST(BriefingMarking, OneThatTheListDoesNotHaveIsAboveAllOfIt) {
    for (std::string const& limit : ladder) EXPECT_TRUE(is_above("of our own", limit, ladder)) << limit;
    for (std::string const& marking : ladder) EXPECT_EQ(is_above(marking, "of our own", ladder), marking != "public") << marking << ": a slip lets nothing through";
    EXPECT_FALSE(is_above("of our own", "Of Our Own", ladder));
    EXPECT_TRUE(is_above("of our own", "of theirs", ladder));
    EXPECT_TRUE(is_above("of theirs", "of our own", ladder));
    EXPECT_TRUE(is_above("intern", "internal", ladder)) << "a slip lets nothing through";
}

TEST(BriefingMarking, WithoutAListOnlyTheSameIsNotAbove) {
    EXPECT_TRUE(is_above("public", "", {}));
    EXPECT_TRUE(is_above("public", "internal", {}));
    EXPECT_FALSE(is_above("Internal", "internal ", {}));
    EXPECT_FALSE(is_above("", "", {}));
}

// ---- what is withheld ---------------------------------------------------------------------------------------

FrameworkPtr two_criteria() {
    return testing::framework({.criteria = "id,parent,scale,na\nindex,,,\na,index,percent,yes\nb,index,percent,yes",
                               .rules = "benefit,effect,subject,test\nsupply,requires,a,>= 50\nsupply,requires,index,>= 40\n",
                               .benefits = "benefit\nsupply\n"});
}

BriefingChoices under(std::string marking, std::vector<std::size_t> countries) {
    return {.countries = std::move(countries), .marking = std::move(marking), .date = *date_from_text("2026-04-01"), .markings = ladder, .draws = {.draws = 64}};
}

TEST(BriefingWithholds, EvidenceAboveAndCountsItPerCountryAndInAll) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,60,10\nTwo,70,20\nThree,80,30\n",
                            "country,criterion,source,marking\nOne,a,S1,internal\nOne,a,S2,public\nOne,b,S3,restricted\nOne,b,S4,confidential\n"
                            "Two,a,S5,\nTwo,index,S6,restricted\nTwo,nowhere,S7,internal\nThree,a,S8,confidential\nElsewhere,a,S9,confidential\n");
    BriefingChoices choices = under("", {0, 1});
    choices.withhold_values = false;
    Briefing const briefing = from.made(choices);
    auto const sources = [&](std::size_t place) {
        std::vector<std::string> sources;
        for (EvidenceEntry const& entry : briefing.countries[place].evidence) sources.push_back(entry.source);
        return sources;
    };
    EXPECT_EQ(sources(0), std::vector<std::string>{"S2"});
    EXPECT_EQ(sources(1), std::vector<std::string>{"S5"});
    EXPECT_EQ(briefing.countries[0].evidence_withheld, 3u);
    EXPECT_EQ(briefing.countries[1].evidence_withheld, 2u) << "of a group, and of nothing that there is";
    EXPECT_EQ(briefing.evidence_withheld, 5u);
    EXPECT_EQ(briefing.values_withheld, 0u) << "they are printed";

    Briefing const internal = from.made(under("Internal", {0, 1}));
    EXPECT_EQ(internal.countries[0].evidence_withheld, 2u);
    EXPECT_EQ(internal.countries[1].evidence_withheld, 1u);
    EXPECT_EQ(internal.evidence_withheld, 3u);
    EXPECT_EQ(from.made(under("confidential", {0, 1, 2})).evidence_withheld, 0u);
}

TEST(BriefingWithholds, AValueOnlyWhereAllOfItsEvidenceIs) {
    BriefingCase const from(two_criteria(), "country,a,b\nBoth,60,10\nAll,70,20\nNone,80,30\n",
                            "country,criterion,source,marking\nBoth,a,S1,restricted\nBoth,a,S2,public\nBoth,b,S3,public\nBoth,b,S4,restricted\n"
                            "All,a,S5,restricted\nAll,a,S6,confidential\nAll,b,S7,public\n");
    Briefing const briefing = from.made(under("public", {0, 1, 2}));
    auto const withheld = [&](std::size_t place) { return std::pair<bool, bool>(briefing.countries[place].cells[0].withheld, briefing.countries[place].cells[1].withheld); };
    EXPECT_EQ(withheld(0), std::pair(false, false)) << "in any order";
    EXPECT_EQ(withheld(1), std::pair(true, false));
    EXPECT_EQ(withheld(2), std::pair(false, false)) << "without evidence there is none to withhold";
    EXPECT_EQ(briefing.countries[1].values_withheld, 1u);
    EXPECT_EQ(briefing.values_withheld, 1u);
}

TEST(BriefingWithholds, AValueFromCellsVerdictsScoresAndReasons) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,83.5,10\nTwo,70,20\n", "country,criterion,source,marking\nOne,a,S1,restricted\n");
    Briefing const briefing = from.made(under("public", {0, 1}));
    BriefingCountry const& one = briefing.countries[0];
    BriefingCell const& cell = one.cells[0];
    EXPECT_TRUE(cell.withheld);
    EXPECT_EQ(cell.state, State::unknown);
    EXPECT_EQ(cell.content, "");
    EXPECT_EQ(cell.value, "?");
    EXPECT_EQ(cell.words, "withheld");
    EXPECT_FALSE(cell.number);
    EXPECT_FALSE(cell.score);
    EXPECT_EQ(one.cells[1].content, "10");
    EXPECT_EQ(one.card.benefits[0].verdict, Verdict::open);
    EXPECT_EQ(one.card.index.low, 5);
    EXPECT_EQ(one.card.index.high, 55);
    EXPECT_EQ(one.card.index.coverage, 50);
    EXPECT_EQ(one.card.benefits[0].reasons[0].outcome, Outcome::open);
    ASSERT_TRUE(one.sureness);
    EXPECT_FALSE(one.sureness->benefits[0].shares.certain);
    ASSERT_EQ(one.paths.size(), 1u);
    ASSERT_FALSE(one.paths[0].moves.empty());
    EXPECT_EQ(one.paths[0].moves[0].from, "?");
    EXPECT_EQ(briefing.countries[1].card.benefits[0].verdict, Verdict::eligible) << "of others it is as it was";
}

TEST(BriefingWithholds, AndPrintsValuesWhenAsked) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,83.5,10\n", "country,criterion,source,marking\nOne,a,S1,restricted\n");
    BriefingChoices choices = under("public", {0});
    choices.withhold_values = false;
    Briefing const briefing = from.made(choices);
    EXPECT_EQ(briefing.countries[0].cells[0].content, "83.5");
    EXPECT_FALSE(briefing.countries[0].cells[0].withheld);
    EXPECT_EQ(briefing.countries[0].card.benefits[0].verdict, Verdict::eligible);
    EXPECT_EQ(briefing.countries[0].evidence_withheld, 1u);
    EXPECT_TRUE(briefing.countries[0].evidence.empty());
    EXPECT_EQ(withheld_sentence(briefing), "1 item of evidence withheld: its marking is above that of this briefing.");
}

TEST(BriefingWithholds, NothingOfACellThatSaysNothing) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,,?\nTwo,n/a,no number\n",
                            "country,criterion,source,marking\nOne,a,S,restricted\nOne,b,S,restricted\nTwo,a,S,restricted\nTwo,b,S,restricted\n");
    BriefingChoices const choices = under("public", {0, 1});
    Briefing const briefing = from.made(choices);
    EXPECT_EQ(briefing.countries[0].values_withheld, 0u);
    EXPECT_EQ(briefing.countries[0].cells[0].words, "unknown");
    EXPECT_EQ(briefing.countries[1].values_withheld, 2u) << "that it does not apply, or cannot be read, is something";
    EXPECT_EQ(briefing.countries[1].cells[1].words, "withheld");
    EXPECT_EQ(briefing.countries[1].cells[1].content, "");
    Withheld const before = withheld_under(from.ground, choices);
    EXPECT_EQ(before.evidence, 4u);
    EXPECT_EQ(before.cells, 2u);
}

TEST(BriefingWithholds, WhatWasToldBefore) {
    BriefingCase const from(testing::built_in("nsg-adherence"), testing::file_text("data/fictional/assessments.csv"), testing::file_text("data/fictional/evidence.csv"));
    BriefingChoices choices = from.everyone();
    choices.parts = BriefingParts::none();
    choices.markings = {"public", "internal", "exercise confidential"};
    std::vector<std::size_t> counts;
    for (std::string const marking : {"", "public", "internal", "exercise confidential", "of our own"}) {
        choices.marking = marking;
        Withheld const told = withheld_under(from.ground, choices);
        Briefing const briefing = from.made(choices);
        EXPECT_EQ(told.evidence, briefing.evidence_withheld) << marking;
        EXPECT_EQ(told.cells, briefing.values_withheld) << marking;
        std::size_t evidence = 0, values = 0;
        for (BriefingCountry const& country : briefing.countries) {
            evidence += country.evidence_withheld;
            values += country.values_withheld;
            EXPECT_EQ(country.values_withheld, static_cast<std::size_t>(std::ranges::count(country.cells, true, &BriefingCell::withheld)));
        }
        EXPECT_EQ(evidence, briefing.evidence_withheld);
        EXPECT_EQ(values, briefing.values_withheld);
        counts.push_back(told.evidence);
        choices.withhold_values = false;
        EXPECT_EQ(withheld_under(from.ground, choices).cells, told.cells) << "the question comes before the answer";
        choices.withhold_values = true;
    }
    EXPECT_EQ(counts[0], counts[1]);
    EXPECT_GT(counts[1], counts[2]);
    EXPECT_GT(counts[2], 0u);
    EXPECT_EQ(counts[3], 0u);
    BriefingCase const bare(testing::built_in("nsg-adherence"), testing::file_text("data/fictional/assessments.csv"));
    EXPECT_EQ(withheld_under(bare.ground, choices).evidence, 0u);
}

TEST(BriefingWithholds, SaysSoInEveryLanguageAndNumber) {
    Briefing briefing;
    EXPECT_EQ(withheld_sentence(briefing), "");
    for (std::string const language : {"en", "nl", "fr", "de"}) {
        briefing.choices.language = language;
        briefing.evidence_withheld = 0;
        briefing.values_withheld = 1;
        std::string const value = withheld_sentence(briefing);
        EXPECT_TRUE(value.starts_with("1 ")) << value;
        briefing.evidence_withheld = 3;
        std::string const both = withheld_sentence(briefing);
        EXPECT_TRUE(both.starts_with("3 ")) << both;
        EXPECT_TRUE(both.ends_with(" " + value)) << both;
        briefing.values_withheld = 0;
        EXPECT_EQ(both, withheld_sentence(briefing) + " " + value);
    }
}

// Whether an unknown cell is called withheld hung on whether its column could be scored, which another country's withheld value decides.
TEST(BriefingWithholds, AnUnknownCellIsNoneWhateverItsColumnIs) {
    FrameworkPtr const policy = testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,peers", .scales = "scale,type,value,score\npeers,relative,fraction-of-max,up\n"});
    for (std::string const secret : {"-1", "1"}) {
        BriefingCase const from(policy, "country,a\nOne," + secret + "\nTwo,?\nThree,-2\nFour,-3\n", "country,criterion,source,marking\nOne,a,S,restricted\nTwo,a,S,restricted\n");
        BriefingChoices const choices = under("public", {0, 1});
        Briefing const briefing = from.made(choices);
        EXPECT_TRUE(briefing.countries[0].cells[0].withheld) << secret;
        EXPECT_FALSE(briefing.countries[1].cells[0].withheld) << secret;
        EXPECT_EQ(withheld_under(from.ground, choices).cells, 1u) << secret;
    }
}

// ---- the guarantee ------------------------------------------------------------------------------------------

using testing::below;
using testing::chance;
using testing::Random;
using testing::SmallScale;

constexpr std::size_t countries_of_all = 5;

/// A small framework with a relative criterion or two, countries under it, and evidence of which some is not for the reader.
class TwoWorkbooks {
public:
    explicit TwoWorkbooks(Random& random) : random_(random), small_(testing::random_case(random, {.criteria = 4})) {
        static constexpr std::array methods{"minmax", "zscore", "rank", "percentile", "fraction-of-max"};
        std::string criteria = small_.criteria_csv(), scales = small_.scales_csv(), rules = small_.rules_csv();
        for (testing::SmallNode const& node : small_.nodes)
            if (node.criterion()) criteria_.push_back({node.id, node.na, &small_.scales[static_cast<std::size_t>(node.scale)]});
        int const relative = 1 + below(random, 2);
        for (int count = 0; count < relative; ++count) {
            std::string const id = "r" + std::to_string(count), scale = "peers" + std::to_string(count);
            criteria += id + ",root,1," + scale + ",,,1\n";
            scales += scale + ",relative," + methods[random() % methods.size()] + ",up\n";
            rules += "b0," + std::string(chance(random, 50) ? "requires" : "condition") + ",score(" + id + "),>= " + std::to_string(10 * below(random, 11)) + ",,\n";
            criteria_.push_back({id, false, nullptr});
        }
        policy = testing::framework({.criteria = criteria, .scales = scales, .rules = rules, .benefits = small_.benefits_csv(),
                                     .about = "key,value\nas_of," + testing::day_text(testing::as_of_day) + "\n"});
        choose();
        enter();
    }

    FrameworkPtr policy;
    std::string one, other;  ///< as CSV
    std::string evidence = "country,criterion,source,marking\n";
    std::vector<std::size_t> chosen;
    std::size_t differences = 0;

    [[nodiscard]] std::string described() const { return small_.criteria_csv() + small_.scales_csv() + small_.rules_csv() + one + other + evidence; }

private:
    struct Criterion {
        std::string id;
        bool na;
        SmallScale const* scale;  ///< null: relative
    };
    [[nodiscard]] static std::string name(std::size_t country) { return "Land" + std::to_string(country); }

    void choose() {
        for (std::size_t country = 0; country < countries_of_all; ++country)
            if (chance(random_, 70)) chosen.push_back(country);
        if (chosen.empty()) chosen.push_back(0);
        std::shuffle(chosen.begin(), chosen.end(), random_);
    }
    /// Something of a cell, never nothing.
    std::string something(Criterion const& criterion) {
        if (criterion.na && chance(random_, 15)) return "n/a";
        if (chance(random_, 3)) return "no such value";
        if (!criterion.scale) return std::to_string(below(random_, 12) - 6);
        int const last = static_cast<int>(criterion.scale->scores.size()) - 1;
        switch (criterion.scale->kind) {
            case SmallScale::Kind::level: return "l" + std::to_string(below(random_, last + 1));
            case SmallScale::Kind::percent: return chance(random_, 30) ? std::to_string(below(random_, 40)) + ".." + std::to_string(45 + below(random_, 50)) : std::to_string(below(random_, 101));
            case SmallScale::Kind::date: return chance(random_, 20) ? "never" : testing::day_text(testing::as_of_day + 100 - below(random_, 2000));
        }
        return "?";
    }
    void enter() {
        one = other = "country";
        for (Criterion const& criterion : criteria_) {
            one += "," + criterion.id;
            other += "," + criterion.id;
        }
        one += "\n";
        other += "\n";
        for (std::size_t country = 0; country < countries_of_all; ++country) {
            one += name(country);
            other += name(country);
            for (Criterion const& criterion : criteria_) {
                std::string const content = chance(random_, 25) ? (chance(random_, 50) ? "?" : "") : something(criterion);
                std::string changed = content;
                auto const entry = [&](std::string const& marking) { evidence += name(country) + "," + criterion.id + ",Source " + marking + "," + marking + "\n"; };
                bool const secret = chance(random_, 60), open = chance(random_, 40);
                if (secret) entry(chance(random_, 50) ? "restricted" : "of our own");
                if (open) entry(chance(random_, 50) ? "public" : "");
                bool const is_chosen = std::ranges::find(chosen, country) != chosen.end();
                if (is_chosen && secret && !open && !content.empty() && content != "?") changed = something(criterion);
                differences += changed != content;
                one += "," + content;
                other += "," + changed;
            }
            one += "\n";
            other += "\n";
        }
    }

    Random& random_;
    testing::SmallCase small_;
    std::vector<Criterion> criteria_;
};

/// All that is handed over, in one text.
std::string handed_over(Briefing const& briefing) {
    return briefing_json(briefing) + briefing_csv(briefing) + document_html(briefing_document(briefing)) + workbooks::content_xml(workbooks::briefing_workbook(briefing));
}

TEST(BriefingWithholds, TwoWorkbooksThatDifferInWithheldValuesGiveTheSameBytes) {
    static constexpr std::array languages{"en", "nl", "fr", "de"};
    Random random(11 + testing::other_seed());
    int told = 0, compared = 0, shuffled = 0;
    for (int run = 0; run < 200 && !HasFailure(); ++run) {
        TwoWorkbooks const pair(random);
        BriefingCase const one(pair.policy, pair.one, pair.evidence), other(pair.policy, pair.other, pair.evidence);
        BriefingChoices choices = under("public", pair.chosen);
        choices.language = languages[random() % languages.size()];
        auto const first = make_briefing(one.ground, choices, {.threads = 1}), second = make_briefing(other.ground, choices, {.threads = 1});
        ASSERT_TRUE(first && second);
        ASSERT_EQ(handed_over(*first), handed_over(*second)) << pair.described();
        EXPECT_EQ(withheld_under(one.ground, choices).cells, withheld_under(other.ground, choices).cells) << pair.described();
        compared += pair.differences > 0;
        shuffled += !std::ranges::is_sorted(pair.chosen);
        if (pair.differences == 0) continue;
        // The values do tell where they are printed: what was compared was not the same to begin with.
        choices.withhold_values = false;
        told += handed_over(*make_briefing(one.ground, choices, {.threads = 1})) != handed_over(*make_briefing(other.ground, choices, {.threads = 1}));
    }
    EXPECT_GT(compared, 150);
    EXPECT_EQ(told, compared);
    EXPECT_GT(shuffled, 25);
}

// ---- what is in it ------------------------------------------------------------------------------------------

TEST(Briefing, HasTheTitleThatWasChosenOrOneThatSaysWhatItIsAbout) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,60,10\nTwo,70,20\n");
    BriefingChoices choices = under("", {1});
    choices.parts = BriefingParts::none();
    EXPECT_EQ(from.made(choices).title, "Adherence briefing: Two");
    choices.countries = {0, 1};
    EXPECT_EQ(from.made(choices).title, "Adherence briefing");
    choices.countries = {};
    EXPECT_EQ(from.made(choices).title, "Adherence briefing");
    choices.title = "For the {country} meeting";
    EXPECT_EQ(from.made(choices).title, "For the {country} meeting");
    choices.title = {};
    choices.countries = {0};
    for (std::string const language : {"nl", "fr", "de", "NL"}) {
        choices.language = language;
        std::string const title = from.made(choices).title;
        EXPECT_NE(title.find("One"), title.npos) << title;
        EXPECT_NE(title, "Adherence briefing: One") << language;
    }
}

TEST(Briefing, KeepsTheOrderOfTheChosen) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,60,10\nTwo,70,20\nThree,80,30\nFour,90,40\n", "country,criterion,source,marking\nOne,a,S1,public\nFour,a,S4,public\n");
    BriefingChoices choices = under("public", {3, 0, 2});
    Briefing const briefing = from.made(choices);
    std::vector<std::string> names, contents;
    for (BriefingCountry const& country : briefing.countries) {
        names.push_back(country.card.country);
        contents.push_back(country.cells[0].content);
    }
    EXPECT_EQ(names, (std::vector<std::string>{"Four", "One", "Three"}));
    EXPECT_EQ(contents, (std::vector<std::string>{"90", "60", "80"}));
    EXPECT_EQ(briefing.countries[0].evidence.at(0).source, "S4");
    EXPECT_EQ(briefing.countries[1].evidence.at(0).source, "S1");
    EXPECT_TRUE(briefing.countries[2].evidence.empty());
    EXPECT_EQ(briefing.peers, 4u);
    EXPECT_TRUE(briefing.choices.countries.empty()) << "numbers of rows are the workbook's";
}

TEST(Briefing, SaysWhereItComesFrom) {
    FrameworkPtr const policy = testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,percent\nb,index,percent",
                                                    .about = "key,value\nid,frame\ntitle,The frame\nversion,1.2\nas_of,2026-03-31\n"});
    BriefingCase const from(policy, "country,b,a\nOne,60,10\nTwo,70,20\n", "country,criterion,source,marking\nTwo,a,S,restricted\n");
    BriefingChoices choices = under("public", {1, 0});
    choices.extension_version = "9.8.7";
    BriefingProvenance const made = from.made(choices).provenance;
    EXPECT_EQ(made.framework_id, "frame");
    EXPECT_EQ(made.framework_title, "The frame");
    EXPECT_EQ(made.framework_version, "1.2");
    EXPECT_EQ(made.as_of, "2026-03-31");
    EXPECT_EQ(made.extension_version, "9.8.7");
    EXPECT_EQ(made.framework_stamp, stamp_of(*policy, Block{}));
    Grid grid(2, 2);  // by the framework's criteria, in the briefing's order
    grid.set(0, 0, std::string("?"));
    grid.set(0, 1, std::string("70"));
    grid.set(1, 0, std::string("10"));
    grid.set(1, 1, std::string("60"));
    EXPECT_EQ(made.data_stamp, stamp_of(*policy, grid.block()));
    EXPECT_NE(made.data_stamp, made.framework_stamp);
    choices.withhold_values = false;
    grid.set(0, 0, std::string("20"));
    EXPECT_EQ(from.made(choices).provenance.data_stamp, stamp_of(*policy, grid.block()));
    // A framework that does not say what it is called is called by its id.
    BriefingCase const bare(two_criteria(), "country,a,b\nOne,60,10\n");
    BriefingProvenance const without = bare.made(under("", {0})).provenance;
    EXPECT_EQ(without.framework_title, without.framework_id);
    EXPECT_EQ(without.as_of, "");
}

TEST(Briefing, TheDataStampIsOfTheChosenAlone) {
    std::string const head = "country,a,b\nOne,60,10\n";
    BriefingCase const one(two_criteria(), head + "Two,70,20\n"), other(two_criteria(), head + "Two,71,20\n");
    EXPECT_EQ(one.made(under("", {0})).provenance.data_stamp, other.made(under("", {0})).provenance.data_stamp);
    EXPECT_NE(one.made(under("", {0, 1})).provenance.data_stamp, other.made(under("", {0, 1})).provenance.data_stamp);
    EXPECT_NE(one.made(under("", {0, 1})).provenance.data_stamp, one.made(under("", {1, 0})).provenance.data_stamp);
}

TEST(Briefing, LeavesOutThePartsThatWereNotChosen) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,40,10\n", "country,criterion,source,marking\nOne,a,S1,public\nOne,b,S2,restricted\n");
    for (std::size_t part = 0; part < briefing_part_names.size(); ++part) {
        auto const only = static_cast<BriefingPart>(part);
        BriefingChoices choices = under("public", {0});
        choices.parts = BriefingParts::none();
        choices.parts.set(only, true);
        BriefingCountry const one = from.made(choices).countries[0];
        EXPECT_EQ(one.paths.empty(), only != BriefingPart::path) << briefing_part_names[part];
        EXPECT_EQ(one.sureness.has_value(), only == BriefingPart::robustness) << briefing_part_names[part];
        EXPECT_EQ(one.evidence.size(), only == BriefingPart::evidence ? 1u : 0u) << briefing_part_names[part];
        EXPECT_EQ(one.evidence_withheld, 1u) << "counted all the same";
        EXPECT_EQ(one.cells.size(), 2u);
    }
}

TEST(Briefing, PartsAreASet) {
    BriefingParts parts = BriefingParts::none();
    for (std::size_t part = 0; part < briefing_part_names.size(); ++part) {
        EXPECT_TRUE(BriefingParts::all().has(static_cast<BriefingPart>(part)));
        EXPECT_FALSE(parts.has(static_cast<BriefingPart>(part)));
        parts.set(static_cast<BriefingPart>(part), true);
        parts.set(static_cast<BriefingPart>(part), true);
        EXPECT_TRUE(parts.has(static_cast<BriefingPart>(part)));
    }
    EXPECT_EQ(parts, BriefingParts::all());
    parts.set(BriefingPart::path, false);
    EXPECT_NE(parts, BriefingParts::all());
    EXPECT_FALSE(parts.has(BriefingPart::path));
    EXPECT_TRUE(parts.has(BriefingPart::robustness));
}

TEST(Briefing, SaysOfAPathWhatItComesTo) {
    FrameworkPtr const policy = testing::framework({.criteria = "id,parent,scale,effort\nindex,,,\na,index,percent,2\nb,index,percent,-",
                                                    .rules = "benefit,effect,subject,test\nsupply,requires,a,>= 50\nmeetings,requires,b,>= 50\n",
                                                    .benefits = "benefit\nsupply\nmeetings\n"});
    BriefingCase const from(policy, "country,a,b\nNeeds,40,10\nHas,60,70\nBroken,soon,70\nUnknown,?,70\n");
    BriefingChoices choices = under("", {0, 1, 2, 3});
    choices.parts = BriefingParts::none();
    choices.parts.set(BriefingPart::path, true);
    Briefing const briefing = from.made(choices);
    using Kind = BriefingPath::Kind;
    auto const kinds = [&](std::size_t place) { return std::pair(briefing.countries[place].paths[0].kind, briefing.countries[place].paths[1].kind); };
    EXPECT_EQ(kinds(0), std::pair(Kind::found, Kind::unreachable));
    EXPECT_EQ(kinds(1), std::pair(Kind::none_needed, Kind::none_needed));
    EXPECT_EQ(kinds(2), std::pair(Kind::not_asked, Kind::none_needed));
    EXPECT_EQ(kinds(3).first, Kind::found);
    BriefingPath const& path = briefing.countries[0].paths[0];
    ASSERT_EQ(path.moves.size(), 1u);
    EXPECT_EQ(path.moves[0].id, "a");
    EXPECT_EQ(path.moves[0].from, "40");
    EXPECT_EQ(path.effort, path.moves[0].effort);
    EXPECT_GT(path.effort, 0);
    EXPECT_TRUE(path.proven);
    EXPECT_NE(briefing.countries[0].paths[1].why, "");
    EXPECT_EQ(briefing.countries[3].paths[0].moves.at(0).from_words, "unknown");
}

TEST(Briefing, OfNoCountryIsOneAllTheSame) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,60,10\n");
    Briefing const briefing = from.made(under("", {}));
    EXPECT_TRUE(briefing.countries.empty());
    EXPECT_NE(briefing.provenance.data_stamp, "");
    EXPECT_NE(handed_over(briefing), "");
}

// ---- others are not in it -----------------------------------------------------------------------------------

TEST(Briefing, HoldsNothingOfOtherCountries) {
    BriefingCase const from(testing::built_in("nsg-adherence"), testing::file_text("data/fictional/assessments.csv"), testing::file_text("data/fictional/evidence.csv"));
    for (std::string const language : {"en", "nl", "fr", "de"}) {
        BriefingChoices choices = from.everyone();
        choices.language = language;
        choices.countries = {2, 5};
        choices.marking = "exercise confidential";
        choices.markings = {"public", "internal", "exercise confidential"};
        choices.draws.draws = 64;
        std::string const all = handed_over(from.made(choices));
        for (std::size_t row = 0; row < from.ground.names.size(); ++row)
            EXPECT_EQ(all.find(from.ground.names[row]) != all.npos, row == 2 || row == 5) << from.ground.names[row];
        std::size_t others = 0;
        for (EvidenceEntry const& entry : from.evidence->entries()) {
            if (entry.source.empty() || entry.country == from.ground.names[2] || entry.country == from.ground.names[5]) continue;
            bool const shared = std::ranges::any_of(from.evidence->entries(), [&](EvidenceEntry const& each) {
                return (each.country == from.ground.names[2] || each.country == from.ground.names[5]) && each.source.find(entry.source) != each.source.npos;
            });
            if (shared) continue;
            ++others;
            EXPECT_EQ(all.find(entry.source), all.npos) << entry.source;
        }
        EXPECT_GT(others, 200u);
    }
}

// ---- a stop -------------------------------------------------------------------------------------------------

TEST(Briefing, IsNoneWhereTheWorkWasStopped) {
    BriefingCase const from(testing::built_in("nsg-adherence"), testing::file_text("data/fictional/assessments.csv"));
    BriefingChoices choices = from.everyone();
    choices.draws.draws = 256;
    std::stop_source stopped;
    stopped.request_stop();
    EXPECT_FALSE(make_briefing(from.ground, choices, {.stop = stopped.get_token()}));

    std::size_t steps = 0;
    ASSERT_TRUE(make_briefing(from.ground, choices, {.progress = [&] { ++steps; }, .threads = 1}));
    std::size_t const told = briefing_steps(from.ground, choices);
    EXPECT_GE(steps, told / 2);
    EXPECT_LE(steps, 2 * told);
    // In each of its parts: countries, paths, draws.
    for (std::size_t const last : {std::size_t{1}, choices.countries.size() + 1, steps - 1}) {
        std::stop_source soon;
        std::size_t done = 0;
        auto const count = [&] {
            if (++done == last) soon.request_stop();
        };
        EXPECT_FALSE(make_briefing(from.ground, choices, {.stop = soon.get_token(), .progress = count, .threads = 1})) << last << " of " << steps;
        EXPECT_LT(done, steps);
    }
}

TEST(Briefing, IsTheSameOnAnyNumberOfCores) {
    BriefingCase const from(testing::built_in("nsg-adherence"), testing::file_text("data/fictional/assessments.csv"), testing::file_text("data/fictional/evidence.csv"));
    BriefingChoices choices = from.everyone();
    choices.countries.resize(6);
    choices.draws.draws = 256;
    std::string const alone = briefing_json(*make_briefing(from.ground, choices, {.threads = 1}));
    EXPECT_EQ(briefing_json(*make_briefing(from.ground, choices, {.threads = 4})), alone);
}

TEST(Briefing, CountsItsStepsByParts) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,60,10\nTwo,70,20\n");
    BriefingChoices choices = under("", {0, 1});
    choices.parts = BriefingParts::none();
    EXPECT_EQ(briefing_steps(from.ground, choices), 2u);
    choices.parts.set(BriefingPart::path, true);
    EXPECT_EQ(briefing_steps(from.ground, choices), 4u);
    choices.parts.set(BriefingPart::robustness, true);
    EXPECT_GT(briefing_steps(from.ground, choices), 4u);
}

TEST(BriefingWithholds, SaysBeforehandHowMuchThatWillBe) {
    BriefingCase const from(two_criteria(), "country,a,b\nOne,60,10\nTwo,70,20\n",
                            "country,criterion,source,marking\nOne,a,S1,restricted\nOne,b,S2,confidential\nTwo,a,S3,confidential\n");
    auto const told = [&](std::string const& marking, std::vector<std::size_t> countries = {0, 1}) {
        return withholding_sentence(from.ground, under(marking, std::move(countries)), "en");
    };
    EXPECT_EQ(told("confidential"), "No evidence is withheld under this marking.");
    EXPECT_EQ(told("restricted"), "2 items of evidence will be withheld: their marking is too high.");
    EXPECT_EQ(told("restricted", {1}), "1 item of evidence will be withheld: its marking is too high.");
    EXPECT_EQ(told(""), "3 items of evidence will be withheld: their marking is too high.");
    EXPECT_EQ(told("of our own"), "3 items of evidence will be withheld: their marking is too high. "
                                  "“of our own” is not among the markings in the options and counts as the lowest.");
    EXPECT_EQ(withholding_sentence(from.ground, under("restricted", {0}), "nl").find("1 "), 0u);
}

}  // namespace
}  // namespace adherence
