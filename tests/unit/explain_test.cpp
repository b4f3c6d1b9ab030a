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
        "id,parent,title,title:nl,title:fr,title:de,weight,scale,na\n"
        "index,,Index,Index,Indice,Index,,,\n"
        "protocol,index,Protocol,Protocol,Protocole,Protokoll,1,status,\n"
        "share,index,Share in force,Aandeel in werking,Part en vigueur,Anteil in Kraft,1,percent,\n"
        "zone,index,Zone treaty,Zoneverdrag,Traité de zone,Zonenvertrag,1,yes-no,yes\n",
    .scales =
        "scale,type,value,score,label,label:nl,label:fr,label:de\n"
        "status,level,none,0,nothing signed,niets ondertekend,rien de signé,nichts unterzeichnet\n"
        "status,level,signed,50,\"signed, not in force\",\"ondertekend, niet van kracht\",\"signé, non en vigueur\","
        "\"unterzeichnet, nicht in Kraft\"\n"
        "status,level,civilian,75,in force for civilian facilities,van kracht voor civiele installaties,"
        "en vigueur pour les installations civiles,in Kraft für zivile Anlagen\n"
        "status,level,full,100,in force,van kracht,en vigueur,in Kraft\n"};

FrameworkText with_rules(std::string const& rules) {
    FrameworkText text = small;
    text.rules = "benefit,effect,subject,test,group,need,id\n" + rules;
    text.benefits =
        "benefit,title,title:nl,title:fr,title:de\n"
        "goods,Supply of goods,Levering van goederen,Fourniture de biens,Lieferung von Gütern\n"
        "status,Status,Status,Statut,Status\n";
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
              "(civilian) is asked, 2 levels higher (rule g.protocol). "
              "One fact decides this already, whatever the rest turns out to be: “Protocol”.");
    EXPECT_EQ(told(rules, "signed,50,yes", "nl"),
              "Op grond van de ingevulde gegevens luidt het indicatieve oordeel over “Levering van "
              "goederen”: niet in aanmerking. "
              "Eén regel of groep van regels geeft de doorslag. "
              "Bij “Protocol” is ‘ondertekend, niet van kracht’ (signed) ingevuld; gevraagd wordt ten minste "
              "‘van kracht voor "
              "civiele installaties’ (civilian), één niveau hoger (regel g.protocol). "
              "Eén gegeven beslist dit al, wat de rest ook blijkt te zijn: “Protocol”.");
}

TEST(Explain, AScoreBelowItsThresholdSaysByHowMuch) {
    std::string const rules = "goods,requires,index,>= 60,,,g.index\n";
    EXPECT_SAYS(told(rules, "signed,7.5,yes"), "“Index” scores 52.5, which is 7.5 below the 60 asked (rule g.index).");
    EXPECT_SAYS(told(rules, "signed,7.5,yes", "nl"),
                "“Index” scoort 52,5 en blijft daarmee 7,5 onder de gevraagde 60 (regel g.index).");
}

TEST(Explain, ATinyDistanceIsNotRoundedToNothing) {
    std::string const text = told("goods,requires,share,>= 60,,,g.share\n", "none,59.99999,no");
    EXPECT_SAYS(text, "the evidence entered is 59.99999, which is 0.00001 below the 60 asked");
}

TEST(Explain, AScoreThatCannotReachItsThresholdSaysHowFarItMay) {
    std::string const text = told("goods,requires,index,>= 60,,,g.index\n", "none,10,?");
    EXPECT_SAYS(text, "is: not eligible.");
    EXPECT_SAYS(text,
                "“Index” scores 5 on what is known, which is 55 below the 60 asked, and can reach 36.67 at most");
    EXPECT_SAYS(text, "One open cell cannot change this.");
}

// What is unknown may count by becoming known, whatever it holds.
TEST(Explain, CellsThatCountByBecomingKnownAreNotSaidToChangeNothing) {
    std::string const rules = "goods,requires,coverage,>= 90,,,g.coverage\n";
    EXPECT_SAYS(told(rules, "signed,?,yes"), "No value of the one open cell changes this; that it becomes known can.");
    EXPECT_SAYS(told(rules, "signed,?,?"), "No value of the 2 open cells changes this; that they become known can.");
    EXPECT_SAYS(told("goods,requires,share,known\ngoods,requires,zone,known\n", "signed,?,?"), "No value of the 2 open cells changes this");
    // Where something else decides, it counts for nothing.
    EXPECT_SAYS(told(rules + "goods,excludes,protocol,signed,,,g.signed\n", "signed,?,?"), "None of the 2 open cells can change this.");
    EXPECT_SILENT(told(rules, "signed,50,yes"), "open cell");
}

TEST(Explain, AnExclusionNamesWhatExcludes) {
    std::string const rules = "goods,excludes,protocol,none,,,g.none\ngoods,excludes,share,< 20,,,g.share\n";
    std::string const text = told(rules, "none,15,yes");
    EXPECT_SAYS(text, "This is decided by 2 rules or groups of rules, each enough by itself.");
    EXPECT_SAYS(text,
                "For “Protocol” the evidence entered is ‘nothing signed’ (none), which excludes (rule g.none).");
    EXPECT_SAYS(
        text,
        "the evidence entered is 15; less than 20 excludes, and the value lies 5 beyond that limit (rule g.share).");
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
    EXPECT_SAYS(text, "the evidence entered says only: at least ‘signed, not in force’ (signed); at least");
    EXPECT_SAYS(text, "the verdict may become: eligible.");
    EXPECT_SAYS(text, "It hangs on one open cell: “Protocol”.");
}

TEST(Explain, EligibleNamesTheNearestThreshold) {
    std::string const rules = "goods,requires,share,>= 60,,,g.share\ngoods,requires,index,>= 50,,,g.index\n";
    std::string const text = told(rules, "full,70,yes");
    EXPECT_SAYS(text, "is: eligible. Every requirement and every condition is met.");
    EXPECT_SAYS(text,
                "The nearest threshold is that of “Share in force”: 70, which is 10 above the threshold of 60 (rule "
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

TEST(Explain, AnOpenCellThatCannotTurnTheVerdictIsCountedAndNotNamed) {
    // Known or not, the share is asked for twice, and one of the two tests always holds.
    std::string const rules =
        "goods,requires,protocol,>= signed,,,p\n"
        "goods,requires,share,>= 50,either,1,s1\ngoods,requires,share,< 50,either,1,s2\n";
    std::string const text = told(rules, "?,?,yes");
    EXPECT_SAYS(text, "It hangs on one open cell: “Protocol”. One other open cell cannot change it.");
    EXPECT_SAYS(told(rules, "?,?,yes", "nl"), "Het hangt af van één open cel: “Protocol”. Eén andere open cel kan er niets aan veranderen.");
    EXPECT_SAYS(told(rules, "?,?,yes", "de"), "Das Urteil hängt von einer offenen Zelle ab: „Protokoll“. Eine weitere offene Zelle kann daran nichts ändern.");
    EXPECT_SAYS(told(rules, "?,?,yes", "fr"), "Une autre cellule indéterminée ne peut rien y changer.");
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
    EXPECT_SAYS(text, "the evidence entered is 70, which is 10 below the 80 asked (rule s.share).");
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

// ---- French and German: a verdict of each kind in whole sentences ------------------------------------------

// Written with plain blanks, where French has no-break spaces.
std::string in_french(std::string const& rules, std::string const& cells) {
    std::string text = told(rules, cells, "fr");
    for (std::size_t at = text.find("\u00a0"); at != text.npos; at = text.find("\u00a0", at)) text.replace(at, 2, " ");
    return text;
}

std::string const french_and_german =
    "goods,excludes,share,< 20,,,g.share\ngoods,requires,protocol,>= civilian,,,g.protocol\n"
    "goods,requires,index,>= 60,,,g.index\ngoods,condition,zone,yes,,,g.zone\n";

TEST(Explain, EligibleInFrenchAndGerman) {
    EXPECT_EQ(in_french(french_and_german, "full,70,yes"),
              "Au vu des données saisies, le verdict indicatif concernant « Fourniture de biens » est : éligible. "
              "Toutes les exigences et toutes les conditions sont satisfaites, et aucune exclusion ne s’applique. "
              "Le seuil le plus proche est celui de « Indice » : 90, soit 30 au-dessus du seuil de 60 (règle g.index). "
              "3 éléments en décident déjà, quel que soit le reste : « Protocole », « Part en vigueur » et « Traité de zone ». "
              "La plus petite perte qui y mettrait fin : « Traité de zone » de « oui » à « non » (échelons : 1). "
              "Aucun poids supérieur à 0 ne le modifie.");
    EXPECT_EQ(told(french_and_german, "full,70,yes", "de"),
              "Nach den eingetragenen Angaben lautet das indikative Urteil zu „Lieferung von Gütern“: berechtigt. "
              "Alle Anforderungen und Bedingungen sind erfüllt, und kein Ausschluss greift. "
              "Die nächstliegende Schwelle ist die von „Index“: 90 und damit 30 über der Schwelle von 60 (Regel g.index). "
              "3 Angaben entscheiden dies bereits, was immer sich sonst ergibt: „Protokoll“, „Anteil in Kraft“ und „Zonenvertrag“. "
              "Der kleinste Verlust, der es beenden würde: „Zonenvertrag“ von ‚ja‘ auf ‚nein‘ (Stufen: 1). "
              "Keine Gewichte über 0 ändern es.");
}

TEST(Explain, ConditionalInFrenchAndGerman) {
    EXPECT_EQ(in_french(french_and_german, "full,90,no"),
              "Au vu des données saisies, le verdict indicatif concernant « Fourniture de biens » est : sous conditions. "
              "Toutes les exigences sont satisfaites et aucune exclusion ne s’applique. "
              "Une condition n’est pas satisfaite. "
              "Pour « Traité de zone », la donnée saisie est « non » ; valeur demandée : « oui » (règle g.zone). "
              "3 éléments en décident déjà, quel que soit le reste : « Protocole », « Part en vigueur » et « Traité de zone ». "
              "La plus petite perte qui y mettrait fin : « Part en vigueur » de 90 à 79 (échelons : 0,44). "
              "Aucune variation de tous les poids à la fois jusqu’à ±7,6 % ne le modifie.");
    EXPECT_EQ(told(french_and_german, "full,90,no", "de"),
              "Nach den eingetragenen Angaben lautet das indikative Urteil zu „Lieferung von Gütern“: bedingt. "
              "Alle Anforderungen sind erfüllt, und kein Ausschluss greift. "
              "Eine Bedingung ist nicht erfüllt. "
              "Bei „Zonenvertrag“ ist ‚nein‘ eingetragen; gefordert ist ‚ja‘ (Regel g.zone). "
              "3 Angaben entscheiden dies bereits, was immer sich sonst ergibt: „Protokoll“, „Anteil in Kraft“ und „Zonenvertrag“. "
              "Der kleinste Verlust, der es beenden würde: „Anteil in Kraft“ von 90 auf 79 (Stufen: 0,44). "
              "Keine Änderung aller Gewichte zugleich um bis zu ±7,6 % ändert es.");
}

TEST(Explain, OpenInFrenchAndGerman) {
    EXPECT_EQ(in_french(french_and_german, "signed..full,?,yes"),
              "Au vu des données saisies, le verdict indicatif concernant « Fourniture de biens » est : indéterminé. "
              "Verdicts encore possibles : non éligible ou éligible. "
              "Le verdict dépend de 2 cellules indéterminées : « Protocole » et « Part en vigueur ». "
              "Exigences satisfaites à ce stade : 0 sur 2 ; indéterminées : 2. "
              "Toutes les conditions sont satisfaites. "
              "Exclusions écartées à ce stade : 0 sur 1 ; indéterminées : 1. "
              "Pour « Protocole », la donnée saisie indique seulement : au moins « signé, non en vigueur » (signed) ; "
              "valeur demandée : au moins « en vigueur pour les installations civiles » (civilian) (règle g.protocol). "
              "« Indice » obtient, d’après ce qui est connu, un score de 87,5, qui peut se situer entre 50 et 100 ; "
              "valeur demandée : au moins 60 (règle g.index). "
              "Aucun poids supérieur à 0 ne le modifie.");
    EXPECT_EQ(told(french_and_german, "signed..full,?,yes", "de"),
              "Nach den eingetragenen Angaben lautet das indikative Urteil zu „Lieferung von Gütern“: offen. "
              "Noch möglich: nicht berechtigt oder berechtigt. "
              "Das Urteil hängt von 2 offenen Zellen ab: „Protokoll“ und „Anteil in Kraft“. "
              "Bisher erfüllte Anforderungen: 0 von 2; offen: 2. "
              "Alle Bedingungen sind erfüllt. "
              "Bisher entfallene Ausschlüsse: 0 von 1; offen: 1. "
              "Bei „Protokoll“ ist nur bekannt: mindestens ‚unterzeichnet, nicht in Kraft‘ (signed); "
              "gefordert ist mindestens ‚in Kraft für zivile Anlagen‘ (civilian) (Regel g.protocol). "
              "„Index“ erreicht nach dem, was bekannt ist, den Punktwert 87,5 und kann zwischen 50 und 100 liegen; "
              "gefordert ist mindestens 60 (Regel g.index). "
              "Keine Gewichte über 0 ändern es.");
}

TEST(Explain, NotEligibleInFrenchAndGerman) {
    EXPECT_EQ(in_french(french_and_german, "none,15,?"),
              "Au vu des données saisies, le verdict indicatif concernant « Fourniture de biens » est : non éligible. "
              "3 règles ou groupes de règles en décident, chacun suffisant à lui seul. "
              "Pour « Part en vigueur », la donnée saisie est 15 ; motif d’exclusion : moins de 20, la limite étant "
              "franchie de 5 (règle g.share). "
              "Pour « Protocole », la donnée saisie est « rien de signé » (none) ; valeur demandée : au moins "
              "« en vigueur pour les installations civiles » (civilian), soit 2 niveaux plus haut (règle g.protocol). "
              "« Indice » obtient, d’après ce qui est connu, un score de 7,5, soit 52,5 en dessous du seuil demandé de 60, "
              "et ne peut pas dépasser 38,33 (règle g.index). "
              "Une cellule est indéterminée, mais ne peut rien y changer. "
              "Un seul élément en décide déjà, quel que soit le reste : « Protocole ». "
              "Un autre élément n’y change rien. "
              "Aucun poids supérieur à 0 ne le modifie.");
    EXPECT_EQ(told(french_and_german, "none,15,?", "de"),
              "Nach den eingetragenen Angaben lautet das indikative Urteil zu „Lieferung von Gütern“: nicht berechtigt. "
              "Den Ausschlag geben 3 Regeln oder Regelgruppen, von denen jede für sich genügt. "
              "Bei „Anteil in Kraft“ ist 15 eingetragen; weniger als 20 führt zum Ausschluss, und der Wert liegt hier 5 "
              "jenseits der Grenze (Regel g.share). "
              "Bei „Protokoll“ ist ‚nichts unterzeichnet‘ (none) eingetragen; gefordert ist mindestens "
              "‚in Kraft für zivile Anlagen‘ (civilian), 2 Stufen höher (Regel g.protocol). "
              "„Index“ erreicht nach dem, was bekannt ist, den Punktwert 7,5, liegt damit 52,5 unter den geforderten 60 "
              "und kann höchstens 38,33 erreichen (Regel g.index). "
              "Eine Zelle ist offen, kann daran aber nichts ändern. "
              "Eine Angabe entscheidet dies bereits, was immer sich sonst ergibt: „Protokoll“. "
              "Eine weitere Angabe spielt dafür keine Rolle. "
              "Keine Gewichte über 0 ändern es.");
}

TEST(Explain, InvalidInFrenchAndGerman) {
    EXPECT_EQ(in_french(french_and_german, "sgned,90,yes"),
              "Au vu des données saisies, le verdict indicatif concernant « Fourniture de biens » est : invalide. "
              "Le verdict repose sur un élément inutilisable ; tant que celui-ci n’est pas corrigé, aucun verdict ne peut "
              "être rendu. "
              "Dans la colonne protocol (« Protocole »), la cellule contient « sgned ». "
              "« sgned » n’est pas un niveau de cette échelle : vouliez-vous dire « signed » ? "
              "Les niveaux sont none, signed, civilian, full.");
    EXPECT_EQ(told(french_and_german, "sgned,90,yes", "de"),
              "Nach den eingetragenen Angaben lautet das indikative Urteil zu „Lieferung von Gütern“: ungültig. "
              "Das Urteil beruht auf etwas, das nicht verwertbar ist; bis dies berichtigt ist, kann kein Urteil abgegeben "
              "werden. "
              "In der Spalte protocol („Protokoll“) enthält die Zelle „sgned“. "
              "„sgned“ ist keine Stufe dieser Skala: Meinten Sie „signed“? Die Stufen sind none, signed, civilian, full.");
}

TEST(Explain, ARowNamesARuleInFrenchAndGerman) {
    std::string const rules = "goods,requires,zone,yes,,,\n";
    EXPECT_SAYS(in_french(rules, "none,70,no"), "(règle de la ligne 2).");
    EXPECT_SAYS(told(rules, "none,70,no", "DE"), "(Regel in Zeile 2).");
}

// Every shipped country under the built-in framework: whole sentences in every language.
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
                for (std::string_view const language : languages) {
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

TEST(Explain, TheFactsThatDecideAlreadyAndThoseThatDoNotMatter) {
    std::string const rules = "goods,requires,protocol,>= civilian,,,g.protocol\ngoods,requires,index,>= 60,,,g.index\n";
    EXPECT_SAYS(told(rules, "none,50,yes"), "One fact decides this already, whatever the rest turns out to be: “Protocol”. 2 more facts do not matter for it.");
    EXPECT_SAYS(told(rules, "full,90,yes"), "2 facts decide this already, whatever the rest turns out to be: “Protocol” and “Share in force”. One more fact does not matter for it.");
    // What may still rise is kept from falling.
    EXPECT_SAYS(told("goods,requires,protocol,>= signed,,,p\ngoods,condition,zone,yes,,,z\n", "full,?,?"),
                "One fact already keeps it from falling lower, whatever the rest turns out to be: “Protocol”.");
    EXPECT_SILENT(told(rules, "?,50,yes"), "whatever the rest");
}

TEST(Explain, TheSmallestLossThatWouldEndTheVerdict) {
    // Either of the two holds it up, so that both have to fall.
    std::string const rules = "goods,requires,protocol,>= civilian,two,1,p\ngoods,requires,zone,yes,two,1,z\n";
    std::string const joint = told(rules, "full,50,yes");
    EXPECT_SAYS(joint, "The smallest loss that would end it, of 2 criteria together: "
                       "“Protocol” from ‘in force’ (full) to ‘signed, not in force’ (signed) and “Zone treaty” from ‘yes’ to ‘no’ (steps in all: 3).");
    EXPECT_SAYS(told(rules, "full,50,yes", "nl"), "Het kleinste verlies dat er een eind aan zou maken, van 2 criteria samen: ");
    EXPECT_SAYS(told(rules, "full,50,no"), "The smallest loss that would end it: “Protocol” from ‘in force’ (full) to ‘signed, not in force’ (signed) (steps: 2).");
    EXPECT_SAYS(told("goods,requires,share,>= 0,,,s\n", "full,50,yes"), "No loss of what is known would end it.");
    EXPECT_SILENT(told(rules, "none,50,no"), "loss");
    EXPECT_SILENT(told(rules, "?,50,no"), "loss");
}

TEST(Explain, WhatNoChangeOfTheWeightsCanAlter) {
    EXPECT_SAYS(told("goods,requires,index,>= 60,,,g.index\n", "full,90,yes"), "No weights above 0 alter it.");
    EXPECT_SAYS(told("goods,requires,protocol,>= civilian,,,p\ngoods,condition,index,>= 90,,,i\n", "full,90,no"),
                "No change of all weights at once by up to ±");
    EXPECT_SILENT(told("goods,requires,protocol,>= civilian,,,p\n", "full,90,no"), "weights");
}

}  // namespace
}  // namespace adherence
