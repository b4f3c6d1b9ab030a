#include <gtest/gtest.h>

#include <string>

#include "core/report/scorecard.hpp"
#include "core/report/words.hpp"
#include "unit/report_case.hpp"

namespace adherence {
namespace {

using testing::built_in;
using testing::file_text;
using testing::framework;
using testing::FrameworkText;
using testing::ReportCase;

FrameworkText const small{
    .criteria =
        "id,parent,title,title:nl,weight,scale,na\n"
        "index,,Index,Index,,,\n"
        "protocol,index,Protocol,Protocol,1,status,\n"
        "share,index,Share in force,Aandeel in werking,1,percent,\n"
        "zone,index,Zone treaty,Zoneverdrag,1,yes-no,yes\n",
    .scales =
        "scale,type,value,score,label,label:nl\n"
        "status,level,none,0,nothing signed,niets ondertekend\n"
        "status,level,signed,50,\"signed, not in force\",\"ondertekend, niet van kracht\"\n"
        "status,level,civilian,75,in force for civilian facilities,van kracht voor civiele installaties\n"
        "status,level,full,100,in force,van kracht\n"};

FrameworkText with_rules(std::string const& rules) {
    FrameworkText text = small;
    text.rules = "benefit,effect,subject,test,group,need,id\n" + rules;
    text.benefits =
        "benefit,title,title:nl\ngoods,Supply of goods,Levering van goederen\nstatus,Status,Status\n";
    return text;
}

std::string told(std::string const& rules, std::string const& cells, std::string_view language = "en",
                 int benefit = 0) {
    ReportCase const one(framework(with_rules(rules)), "protocol,share,zone\n" + cells);
    return explain(one.evaluation(), benefit, language);
}

#define EXPECT_SAYS(text, part) EXPECT_NE((text).find(part), std::string::npos) << (text)
#define EXPECT_SILENT(text, part) EXPECT_EQ((text).find(part), std::string::npos) << (text)

TEST(Explain, ALevelTooLowNamesTitleValueDemandStepsAndRule) {
    std::string const rules = "goods,requires,protocol,>= civilian,,,g.protocol\n";
    EXPECT_EQ(told(rules, "none,50,yes"),
              "On the evidence entered, the indicative verdict on “Supply of goods” is: not eligible. "
              "One rule or group of rules decides this. "
              "For “Protocol” the evidence entered is ‘nothing signed’ (none); at least ‘in force for "
              "civilian facilities’ "
              "(civilian) is asked, 2 levels higher (rule g.protocol).");
    EXPECT_EQ(told(rules, "signed,50,yes", "nl"),
              "Op grond van de ingevulde gegevens luidt het indicatieve oordeel over “Levering van "
              "goederen”: niet in aanmerking. "
              "Eén regel of groep van regels geeft de doorslag. "
              "Bij “Protocol” is ‘ondertekend, niet van kracht’ (signed) ingevuld; gevraagd wordt ten minste "
              "‘van kracht voor "
              "civiele installaties’ (civilian), één niveau hoger (regel g.protocol).");
}

TEST(Explain, AScoreBelowItsThresholdSaysByHowMuch) {
    std::string const rules = "goods,requires,index,>= 60,,,g.index\n";
    EXPECT_SAYS(told(rules, "signed,7.5,yes"), "“Index” scores 52.5, 7.5 below the 60 asked (rule g.index).");
    EXPECT_SAYS(told(rules, "signed,7.5,yes", "nl"),
                "“Index” scoort 52,5, 7,5 onder de gevraagde 60 (regel g.index).");
}

TEST(Explain, ATinyDistanceIsNotRoundedToNothing) {
    std::string const text = told("goods,requires,share,>= 60,,,g.share\n", "none,59.99999,no");
    EXPECT_SAYS(text, "the evidence entered is 59.99999, 0.00001 below the 60 asked");
}

TEST(Explain, AScoreThatCannotReachItsThresholdSaysHowFarItMay) {
    std::string const text = told("goods,requires,index,>= 60,,,g.index\n", "none,10,?");
    EXPECT_SAYS(text, "is: not eligible.");
    EXPECT_SAYS(text,
                "“Index” scores 5 on what is known, 55 below the 60 asked, and can reach 36.67 at most");
    EXPECT_SAYS(text, "One open cell cannot change this.");
}

TEST(Explain, AnExclusionNamesWhatExcludes) {
    std::string const rules = "goods,excludes,protocol,none,,,g.none\ngoods,excludes,share,< 20,,,g.share\n";
    std::string const text = told(rules, "none,15,yes");
    EXPECT_SAYS(text, "This is decided by 2 rules or groups of rules, each enough by itself.");
    EXPECT_SAYS(text,
                "For “Protocol” the evidence entered is ‘nothing signed’ (none), which excludes (rule g.none).");
    EXPECT_SAYS(
        text,
        "the evidence entered is 15; less than 20 excludes, and it lies 5 beyond that limit (rule g.share).");
}

TEST(Explain, AGroupCountsItsRules) {
    std::string const rules =
        "goods,excludes,protocol,none,weak,2,g.1\ngoods,excludes,share,< "
        "20,weak,2,g.2\ngoods,excludes,zone,no,weak,2,g.3\n";
    std::string const text = told(rules, "none,15,yes");
    EXPECT_SAYS(text, "The group “weak” has 2 of its 3 rules met, and it excludes from 2 on.");
    EXPECT_SAYS(text, "(rule g.1)");
    EXPECT_SAYS(text, "(rule g.2)");
    EXPECT_SILENT(text, "(rule g.3)");
    EXPECT_SAYS(told(rules, "none,15,yes", "nl"),
                "Van de 3 regels in de groep “weak” vervuld: 2; vanaf 2 sluit de groep uit.");
}

TEST(Explain, AConditionNotMetMakesTheVerdictConditional) {
    std::string const rules =
        "goods,requires,zone,yes,,,g.zone\ngoods,condition,protocol,>= civilian,,,g.protocol\n";
    std::string const text = told(rules, "signed,50,yes");
    EXPECT_SAYS(text,
                "is: conditional. Every requirement is met and nothing excludes. One condition is not met.");
    EXPECT_SAYS(text, "one level higher (rule g.protocol)");
    EXPECT_SAYS(
        told(rules, "signed,50,yes", "nl"),
        "voorwaardelijk. Aan elke eis is voldaan en niets sluit uit. Aan één voorwaarde is niet voldaan.");
}

TEST(Explain, AConditionStillOpenMayRise) {
    std::string const rules =
        "goods,requires,zone,yes,,,g.zone\ngoods,condition,protocol,>= civilian,,,g.protocol\n";
    std::string const text = told(rules, "signed..full,50,yes");
    EXPECT_SAYS(text, "is: conditional.");
    EXPECT_SAYS(text, "Whether one condition is met is open.");
    EXPECT_SAYS(text, "is known only as at least ‘signed, not in force’ (signed)");
    EXPECT_SAYS(text, "the verdict may become: eligible.");
    EXPECT_SAYS(text, "It hangs on one open cell: “Protocol”.");
}

TEST(Explain, EligibleNamesTheNearestThreshold) {
    std::string const rules = "goods,requires,share,>= 60,,,g.share\ngoods,requires,index,>= 50,,,g.index\n";
    std::string const text = told(rules, "full,70,yes");
    EXPECT_SAYS(text, "is: eligible. Every requirement and every condition is met.");
    EXPECT_SAYS(text,
                "The nearest threshold is that of “Share in force”: 70, 10 above the threshold of 60 (rule "
                "g.share).");
    EXPECT_SAYS(told(rules, "full,60,yes"), "60, exactly at the threshold");
}

TEST(Explain, OpenSaysWhatIsPossibleWhatItHangsOnAndWhatIsSettled) {
    std::string const rules =
        "goods,requires,zone,yes,,,g.zone\ngoods,requires,protocol,>= "
        "signed,,,g.protocol\ngoods,requires,index,>= 60,,,g.index\n";
    std::string const text = told(rules, "?,,yes");
    EXPECT_SAYS(text, "is: open. Still possible: not eligible or eligible.");
    EXPECT_SAYS(text, "It hangs on 2 open cells: “Protocol” and “Share in force”.");
    EXPECT_SAYS(text, "Requirements met so far: 1 of 3, with 2 open.");
    EXPECT_SAYS(text,
                "“Index” scores 100 on what is known and may lie from 33.33 to 100; at least 60 is asked "
                "(rule g.index).");
    EXPECT_SAYS(told(rules, "?,,yes", "nl"),
                "Nog mogelijk: niet in aanmerking of in aanmerking. Het hangt af van 2 open cellen: "
                "“Protocol” en “Aandeel in werking”.");
}

TEST(Explain, InvalidNamesColumnContentAndMend) {
    std::string const rules = "goods,requires,protocol,>= signed,,,g.protocol\n";
    std::string const text = told(rules, "sgned,50,yes");
    EXPECT_SAYS(text, "is: invalid.");
    EXPECT_SAYS(text, "In the column protocol (“Protocol”) the cell holds “sgned”.");
    EXPECT_SAYS(text, "did you mean “signed”?");
    EXPECT_SAYS(told(rules, "sgned,50,yes", "nl"), "In de kolom protocol (“Protocol”) bevat de cel “sgned”.");
}

TEST(Explain, APrerequisiteIsReadThrough) {
    std::string const rules =
        "goods,requires,status,eligible,,,g.status\nstatus,requires,share,>= 80,,,s.share\n";
    std::string const text = told(rules, "full,70,yes");
    EXPECT_SAYS(text, "The verdict on “Status” itself is: not eligible; eligible is asked (rule g.status).");
    EXPECT_SAYS(text, "Behind that verdict on “Status” stands the following.");
    EXPECT_SAYS(text, "the evidence entered is 70, 10 below the 80 asked (rule s.share).");
}

TEST(Explain, ANameIsFollowedToItsRows) {
    std::string const rules =
        "goods,defines,protocol,>= civilian,covered,,g.def\ngoods,requires,covered,true,,,g.covered\n";
    std::string const text = told(rules, "signed,70,yes");
    EXPECT_SAYS(text,
                "What the framework names “covered” is not the case, and it is asked (rule g.covered).");
    EXPECT_SAYS(text, "one level higher (rule g.def)");
}

TEST(Explain, ARuleWithoutIdIsNamedByItsRow) {
    std::string const rules = "goods,requires,zone,yes,,,\n";
    EXPECT_SAYS(told(rules, "none,70,no"), "(rule in row 2).");
    EXPECT_SAYS(told(rules, "none,70,no", "nl"), "(regel in rij 2).");
}

TEST(Explain, KnownIsAskedInWords) {
    EXPECT_SAYS(told("goods,requires,protocol,known,,,g.known\n", "?,70,yes"),
                "For “Protocol” the evidence is unknown; a known value is asked (rule g.known).");
}

TEST(Explain, WithoutARuleItSaysSo) {
    EXPECT_SAYS(told("goods,requires,zone,yes,,,g.zone\n", "full,70,yes", "en", 1),
                "is: open. There is no rule in force for this benefit");
}

TEST(Explain, NothingIsLostOnNotApplicable) {
    std::string const text = told("goods,requires,zone,yes,,,g.zone\n", "full,70,n/a");
    EXPECT_SAYS(text, "is: eligible.");
}

TEST(Explain, FrenchAndGermanKeepTheirVerdictWords) {
    EXPECT_SAYS(told("goods,requires,zone,yes,,,g.zone\n", "full,70,yes", "fr"), "éligible");
    EXPECT_SAYS(told("goods,requires,zone,yes,,,g.zone\n", "full,70,no", "DE"), "nicht berechtigt");
    EXPECT_SAYS(told("goods,requires,zone,yes,,,g.zone\n", "full,70,no", "NL"), "niet in aanmerking");
}

// Every shipped country under the built-in framework: whole sentences in both languages, and each deciding
// rule by its id.
TEST(Explain, SpeaksOfEveryCountryOfTheShippedData) {
    FrameworkPtr const policy = built_in("nsg-adherence");
    ASSERT_TRUE(policy);
    for (std::string const path : {"data/fictional/assessments.csv", "data/public/assessments.csv"}) {
        ReportCase const all(policy, file_text(path));
        std::size_t const rows = all.block->rows();
        ASSERT_GT(rows, 20u);
        for (std::size_t row = 0; row < rows; ++row) {
            Evaluation const evaluation = all.row(row);
            for (int benefit = 0; benefit < static_cast<int>(policy->benefits.size()); ++benefit) {
                for (std::string const language : {"en", "nl"}) {
                    std::string const text = explain(evaluation, benefit, language);
                    EXPECT_EQ(text.find('{'), std::string::npos) << text;
                    EXPECT_EQ(text.find("  "), std::string::npos) << text;
                    EXPECT_EQ(text.find("explain."), std::string::npos) << text;
                    EXPECT_EQ(text.find("rule."), std::string::npos) << text;
                    EXPECT_EQ(text.find("ompliant"), std::string::npos) << text;
                    EXPECT_SAYS(text,
                                ": " +
                                    std::string(verdict_word(evaluation.verdict(benefit).verdict, language)) +
                                    ".");
                    EXPECT_LT(text.size(), 8000u);
                }
            }
        }
    }
}

}  // namespace
}  // namespace adherence
