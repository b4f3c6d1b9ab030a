// Test rows: expected verdicts beside the rules, and which rules they cover.
#include "core/report/case_faults.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "core/report/words.hpp"
#include "unit/tables_case.hpp"

namespace adherence::testing {
namespace {

constexpr std::string_view criteria =
    "id,parent,scale,weight\nall,,,\nlaw,all,law,1\ncontrols,all,percent,1\nplace,all,place,0\n";
constexpr std::string_view scales = "scale,type,value,score\nlaw,level,none,0\nlaw,level,draft,50\nlaw,level,full,100\nplace,relative,minmax,\n";
constexpr std::string_view benefits = "benefit\nsupply\nmeetings\n";

/// "code@table:row:column" of every warning, and the sentences of those that begin with `told`.
struct Told {
    std::string codes, sentences;
};

Told told(std::string_view rules, std::string_view cases, std::string_view language = "en") {
    Loaded loaded;
    std::string const about = "key,value\nlanguage," + std::string(language) + "\n";
    loaded = load({.criteria = criteria, .scales = scales, .rules = rules, .benefits = benefits, .about = about});
    EXPECT_TRUE(loaded.framework) << found(loaded);
    Sheet sheet;
    Told result;
    loaded.faults = case_faults(loaded.framework, cases.empty() ? Block{} : sheet.block(cases), Date{-25569}, language);
    for (Fault const& fault : loaded.faults) {
        EXPECT_EQ(fault.severity, Severity::warning);
        result.sentences += (result.sentences.empty() ? "" : " / ") + describe(fault, language);
    }
    result.codes = found(loaded);
    return result;
}

constexpr std::string_view law_rule = "id,benefit,effect,subject,test\ns.law,supply,requires,law,>= draft\n";

TEST(CaseFaults, WhatIsExpectedAndIsSoIsNotSpokenOf) {
    EXPECT_EQ(told(law_rule, "country,law,benefit,expected\nNo law,none,supply,not eligible\nA draft,draft,supply,eligible\n").codes, "");
    EXPECT_EQ(told(law_rule, "").codes, "");
    // Columns in any order and case, words in any language, remarks left alone, blank rows passed over.
    EXPECT_EQ(told(law_rule, "NOTE,Expected,my own,BENEFIT,Law\n,in aanmerking,x,SUPPLY,full\n,,,,\n,offen,,supply,?\n").codes, "");
    EXPECT_EQ(told(law_rule, "law,benefit,expected\nfull,meetings,open\nnone,supply,nicht berechtigt\n").codes, "") << "no rule in force";
}

TEST(CaseFaults, WhatIsExpectedAndIsNotSoIsToldWithTheRulesThatDecide) {
    Told const one = told(law_rule, "country,law,benefit,expected\nNo law,none,supply,eligible\n");
    EXPECT_EQ(one.codes, "[cases.failed.rules@cases:2:expected]");
    EXPECT_EQ(one.sentences,
              "Case “No law”: for “supply” eligible is expected, and the rules say not eligible, by s.law. Change the rules, or "
              "what is expected.");
    EXPECT_EQ(told(law_rule, "law,benefit,expected,note\nfull,supply,open,looks good\n", "nl").sentences,
              "Geval “looks good”: verwacht oordeel over “supply”: open; volgens de regels: in aanmerking. Wijzig de regels, of de "
              "verwachting.");
    EXPECT_NE(told(law_rule, "law,benefit,expected\n?,supply,eligible\n").sentences.find("Case “row 2”: "), std::string::npos);
    // A rule without an id is told by its row.
    std::string_view const unnamed = "benefit,effect,subject,test\nsupply,requires,law,>= draft\n";
    std::string_view const refused = "country,law,benefit,expected\nNo law,none,supply,eligible\n";
    EXPECT_NE(told(unnamed, refused).sentences.find("not eligible, by row 2."), std::string::npos);
    EXPECT_NE(told(unnamed, refused, "de").sentences.find("die Regeln ergeben: nicht berechtigt (ausschlaggebend: Zeile 2)."),
              std::string::npos)
        << told(unnamed, refused, "de").sentences;
    EXPECT_NE(told(unnamed, refused, "fr").sentences.find("non éligible (en cause\u00a0: ligne 2)."), std::string::npos)
        << told(unnamed, refused, "fr").sentences;
    // Conditions, and what is open.
    std::string_view const rules =
        "id,benefit,effect,subject,test\na,supply,requires,law,>= draft\nb,supply,condition,controls,>= 50\nc,supply,excludes,controls,< 5\n";
    Told const conditional = told(rules, "law,controls,benefit,expected\nfull,40,supply,eligible\n?,60,supply,eligible\nfull,0,supply,conditional\n");
    EXPECT_NE(conditional.sentences.find("the rules say conditional, by b."), std::string::npos) << conditional.sentences;
    EXPECT_NE(conditional.sentences.find("the rules say open, by a."), std::string::npos);
    EXPECT_NE(conditional.sentences.find("the rules say not eligible, by c."), std::string::npos);
}

TEST(CaseFaults, FaultyRowsNameTheirPlaceAndTheMend) {
    Told const faulty = told(law_rule,
                             "country,law,benefit,expected\nA,full,suply,eligible\nB,full,supply,yes\nC,fulll,supply,eligible\nD,fulll,"
                             "supply,invalid\nE,full,supply,eligible\n,full,supply,\n");
    EXPECT_EQ(faulty.codes,
              "[cases.unknown-benefit@cases:2:benefit]; [cases.unknown-verdict@cases:3:expected]; [cell.unreadable.level.near@cases:4:law]; "
              "[cases.failed@cases:4:expected]; [cases.unknown-verdict@cases:7:expected]")
        << faulty.sentences;
    EXPECT_NE(faulty.sentences.find("write supply or meetings"), std::string::npos) << faulty.sentences;
    EXPECT_EQ(told(law_rule, "law,benefit\nfull,supply\n").codes, "[cases.no-column@cases:1:expected]");
    EXPECT_EQ(told(law_rule, "law,controlls,law,benefit,expected\nfull,1,none,supply,eligible\n").codes,
              "[table.near-miss@cases:1:controlls]; [cases.repeated@cases:1:law]");
}

TEST(CaseFaults, ARuleIsCoveredWhereACaseHangsOnIt) {
    std::string_view const rules =
        "id,benefit,effect,subject,test,group,need\ns.law,supply,requires,law,>= draft,,\ns.controls,supply,requires,controls,>= 50,,\n"
        "m.law,meetings,requires,law,full,any,1\nm.controls,meetings,requires,controls,>= 80,any,1\n";
    // Both rules of supply keep it from this one: turned round, either would leave the other.
    EXPECT_EQ(told(rules, "law,controls,benefit,expected\nnone,0,supply,not eligible\n").codes,
              "[cases.uncovered@rules:2:test]; [cases.uncovered@rules:3:test]; [cases.uncovered@rules:4:test]; "
              "[cases.uncovered@rules:5:test]");
    EXPECT_EQ(told(rules, "law,controls,benefit,expected\nfull,90,supply,eligible\n").codes,
              "[cases.uncovered@rules:4:test]; [cases.uncovered@rules:5:test]");
    // In a group of one of two, each needs a case of its own.
    EXPECT_EQ(told(rules, "law,controls,benefit,expected\nfull,90,supply,eligible\nfull,90,meetings,eligible\n").codes,
              "[cases.uncovered@rules:4:test]; [cases.uncovered@rules:5:test]");
    EXPECT_EQ(told(rules, "law,controls,benefit,expected\nfull,90,supply,eligible\nfull,0,meetings,eligible\nnone,90,meetings,eligible\n").codes, "");
    EXPECT_EQ(told(rules, "law,controls,benefit,expected\n").codes, "") << "no case, no coverage to speak of";
}

TEST(CaseFaults, ARowForEveryBenefitIsCoveredByACaseForOneOfThem) {
    std::string_view const rules = "id,benefit,effect,subject,test\nany,*,requires,law,>= draft\nm,meetings,requires,supply,eligible\n";
    EXPECT_EQ(told(rules, "law,benefit,expected\nfull,supply,eligible\n").codes, "[cases.uncovered@rules:3:test]");
    // A verdict that another benefit reads covers its rules as well.
    EXPECT_EQ(told("id,benefit,effect,subject,test\ns,supply,requires,law,>= draft\nm,meetings,requires,supply,eligible\n",
                   "law,benefit,expected\nfull,meetings,eligible\n")
                  .codes,
              "");
}

TEST(CaseFaults, TheRowsOfTheTableAreEachOthersPeers) {
    std::string_view const rules = "benefit,effect,subject,test\nsupply,requires,score(place),>= 50\n";
    EXPECT_EQ(told(rules, "place,benefit,expected\n1,supply,not eligible\n9,supply,eligible\n").codes, "");
    EXPECT_EQ(told(rules, "place,benefit,expected\n9,supply,open\n").codes, "[cases.uncovered@rules:2:test]") << "alone there is no score";
}

TEST(CaseFaults, TheShippedOnesComeOutAsExpectedAndCoverEveryRule) {
    Sheet sheet;
    std::ifstream file(ADHERENCE_SOURCE_DIR "/data/frameworks/nsg-adherence/cases.csv");
    std::string const cases{std::istreambuf_iterator<char>(file), {}};
    ASSERT_FALSE(cases.empty());
    FrameworkPtr const framework = load_json(built_in_framework("nsg-adherence")).framework;
    for (Fault const& fault : case_faults(framework, sheet.block(cases), Date{-25569}, "en"))
        ADD_FAILURE() << fault.table << " " << fault.row << ": " << describe(fault, "en");
}

TEST(CaseFaults, OfManyRulesThatDecideFiveAreNamed) {
    auto const of = [](int count) {
        std::string rules = "id,benefit,effect,subject,test\n";
        for (int i = 1; i <= count; ++i) rules += "r" + std::to_string(i) + ",supply,requires,controls,>= " + std::to_string(10 * i) + "\n";
        std::string const all = told(rules, "country,controls,benefit,expected\nWeak,0,supply,eligible\n").sentences;
        return all.substr(all.find("Case “Weak”"));
    };
    EXPECT_NE(of(5).find("by r1, r2, r3, r4 and r5."), std::string::npos) << of(5);
    EXPECT_NE(of(6).find("by r1, r2, r3, r4, r5 and …."), std::string::npos) << of(6);
}

}  // namespace
}  // namespace adherence::testing
