// The parts of a sentence: what a test asks in every form that it can take, values, lists, and the names of rules.
#include "core/report/phrases.hpp"

#include <gtest/gtest.h>

#include "unit/report_case.hpp"

namespace adherence::testing {
namespace {

FrameworkPtr with_rules(std::string const& rules) {
    return framework(
        {.criteria = "id,parent,title,title:fr,scale\nindex,,,,\nprotocol,index,Protocol,Protocole,status\n"
                     "share,index,Share,Part,percent\nzone,index,Zone,Zone,yes-no\nsince,index,Since,Depuis,in-force\n",
         .scales = "scale,type,value,score,label,label:nl,label:fr,label:de\nstatus,level,none,0,nothing,niets,rien,nichts\n"
                   "status,level,signed,50,,,,\nstatus,level,full,90,in force,van kracht,en vigueur,in Kraft\n"
                   "status,level,all,100,all,,,\n",
         .rules = "benefit,effect,subject,test,id\n" + rules,
         .benefits = "benefit\ngoods\nstanding\n",
         .about = "key,value\nas_of,2026-11-01\n"});
}

struct Asked {
    std::string_view subject, test, english, dutch, french, german;
};

constexpr Asked cases[] = {
    {"share", ">= 20", "at least 20", "ten minste 20", "au moins 20", "mindestens 20"},
    {"share", "<= 20", "at most 20", "ten hoogste 20", "au plus 20", "höchstens 20"},
    {"share", "> 20", "more than 20", "meer dan 20", "plus de 20", "mehr als 20"},
    {"share", "< 20", "less than 20", "minder dan 20", "moins de 20", "weniger als 20"},
    {"share", "62.5", "62.5", "62,5", "62,5", "62,5"},
    {"share", "[20..60]", "from 20 to 60", "20 tot en met 60", "de 20 à 60", "ein Wert von 20 bis 60"},
    {"share", "[20..60)", "from 20 to below 60", "van 20 tot onder 60", "de 20 à moins de 60", "ein Wert von 20 bis unter 60"},
    {"share", "(20..60]", "above 20 to 60", "boven 20 tot en met 60", "plus de 20 et au plus 60",
     "ein Wert über 20 bis einschließlich 60"},
    {"share", "(20..60)", "between 20 and 60 (both excluded)", "tussen 20 en 60 (beide niet inbegrepen)",
     "entre 20 et 60 (bornes exclues)", "ein Wert zwischen 20 und 60 (beide ausgeschlossen)"},
    {"share", "!= 10", "anything but 10", "alles behalve 10", "autre chose que 10", "etwas anderes als 10"},
    {"share", "in (20, 30, 40)", "20, 30 or 40", "20, 30 of 40", "20, 30 ou 40", "20, 30 oder 40"},
    {"share", "known", "a known value", "een bekende waarde", "une valeur connue", "ein bekannter Wert"},
    {"share", "unknown", "the lack of a known value", "het ontbreken van een bekende waarde",
     "l’absence de valeur connue", "das Fehlen eines bekannten Wertes"},
    {"share", ">= 50 or unknown", "what passes the test “>= 50 or unknown”", "wat aan de toets “>= 50 or unknown” voldoet",
     "ce qui satisfait au test «\u00a0>= 50 or unknown\u00a0»", "ein Wert gemäß dem Test „>= 50 or unknown“"},
    {"zone", "yes", "‘yes’", "‘ja’", "«\u00a0oui\u00a0»", "‚ja‘"},
    {"zone", "no", "‘no’", "‘nee’", "«\u00a0non\u00a0»", "‚nein‘"},
    {"protocol", "full", "‘in force’ (full)", "‘van kracht’ (full)", "«\u00a0en vigueur\u00a0» (full)", "‚in Kraft‘ (full)"},
    {"protocol", "signed", "‘signed’", "‘signed’", "«\u00a0signed\u00a0»", "‚signed‘"},
    {"protocol", ">= signed", "at least ‘signed’", "ten minste ‘signed’", "au moins «\u00a0signed\u00a0»", "mindestens ‚signed‘"},
    {"protocol", "<= signed", "at most ‘signed’", "ten hoogste ‘signed’", "au plus «\u00a0signed\u00a0»", "höchstens ‚signed‘"},
    {"protocol", "!= signed", "anything but ‘signed’", "alles behalve ‘signed’", "autre chose que «\u00a0signed\u00a0»",
     "etwas anderes als ‚signed‘"},
    {"protocol", "in (none, full)", "‘nothing’ (none) or ‘in force’ (full)", "‘niets’ (none) of ‘van kracht’ (full)",
     "«\u00a0rien\u00a0» (none) ou «\u00a0en vigueur\u00a0» (full)", "‚nichts‘ (none) oder ‚in Kraft‘ (full)"},
    {"protocol", ">= none", "any value", "elke waarde", "une valeur quelconque", "ein beliebiger Wert"},
    {"since", "<= 2020-01-31", "2020-01-31 or earlier", "2020-01-31 of eerder", "2020-01-31 ou plus tôt", "2020-01-31 oder früher"},
    {"since", ">= 2020-01-31", "2020-01-31 or later or ‘never’", "2020-01-31 of later of ‘nooit’",
     "2020-01-31 ou plus tard ou «\u00a0jamais\u00a0»", "2020-01-31 oder später oder ‚nie‘"},
    {"since", "!= never", "any date", "elke datum", "une date quelconque", "ein beliebiges Datum"},
    {"since", "never", "‘never’", "‘nooit’", "«\u00a0jamais\u00a0»", "‚nie‘"},
    {"standing", "eligible", "eligible", "in aanmerking", "éligible", "berechtigt"},
    {"standing", ">= conditional", "conditional or eligible", "voorwaardelijk of in aanmerking", "sous conditions ou éligible",
     "bedingt oder berechtigt"},
};

TEST(Phrases, WhatATestAsks) {
    for (Asked const& one : cases) {
        FrameworkPtr const policy =
            with_rules("standing,requires,share,>= 1,s\ngoods,requires," + std::string(one.subject) + ",\"" + std::string(one.test) + "\",r\n");
        ASSERT_TRUE(policy) << one.test;
        Rule const& rule = policy->rules.at(1);
        EXPECT_EQ(Phrases(*policy, "en").asked(rule), one.english) << one.test;
        EXPECT_EQ(Phrases(*policy, "nl").asked(rule), one.dutch) << one.test;
        EXPECT_EQ(Phrases(*policy, "fr").asked(rule), one.french) << one.test;
        EXPECT_EQ(Phrases(*policy, "de").asked(rule), one.german) << one.test;
    }
}

TEST(Phrases, RulesWithoutAnIdAreNamedByTheirRow) {
    FrameworkPtr const policy = with_rules("goods,requires,zone,yes,\ngoods,requires,share,>= 1,g.share\n");
    auto const named = [&](std::string_view language, std::size_t rule) {
        return Phrases(*policy, language).rule(policy->rules.at(rule));
    };
    EXPECT_EQ(named("en", 0), "in row 2");
    EXPECT_EQ(named("nl", 0), "in rij 2");
    EXPECT_EQ(named("fr", 0), "de la ligne 2");
    EXPECT_EQ(named("de", 0), "in Zeile 2");
    EXPECT_EQ(named("fr", 1), "g.share");
    EXPECT_EQ(Phrases(*policy, "fr").rule_alone(policy->rules.at(0)), "ligne 2");
    EXPECT_EQ(Phrases(*policy, "de").rule_alone(policy->rules.at(0)), "Zeile 2");
    EXPECT_EQ(Phrases(*policy, "de").rule_alone(policy->rules.at(1)), "g.share");
}

TEST(Phrases, ListsEndInTheLanguagesOwnWord) {
    FrameworkPtr const policy = with_rules("");
    auto const all = [&](std::string_view language, std::vector<std::string> const& parts) { return Phrases(*policy, language).all(parts); };
    EXPECT_EQ(all("en", {"a", "b", "c"}), "a, b and c");
    EXPECT_EQ(all("nl", {"a", "b", "c"}), "a, b en c");
    EXPECT_EQ(all("fr", {"a", "b", "c"}), "a, b et c");
    EXPECT_EQ(all("de", {"a", "b", "c"}), "a, b und c");
    EXPECT_EQ(all("de", {"a"}), "a");
    EXPECT_EQ(all("de", {}), "");
    EXPECT_EQ(Phrases(*policy, "fr").either({"a", "b"}), "a ou b");
}

TEST(Phrases, TitlesAreInTheLanguageAskedForOrTheFrameworks) {
    FrameworkPtr const policy = with_rules("");
    int const protocol = policy->node("protocol");
    EXPECT_EQ(Phrases(*policy, "FR").title(protocol), "Protocole");
    EXPECT_EQ(Phrases(*policy, "de").title(protocol), "Protocol");
    EXPECT_EQ(Phrases(*policy, "de").benefit(0), "goods");
}

TEST(Phrases, CountsAsItsLanguageDoes) {
    FrameworkPtr const policy = with_rules("");
    EXPECT_EQ(Phrases(*policy, "fr").counted("phrase.more", 1), "une autre");
    EXPECT_EQ(Phrases(*policy, "fr").counted("phrase.more", 2), "2 autres");
    EXPECT_EQ(Phrases(*policy, "de").counted("phrase.more", 1), "eine weitere");
}

}  // namespace
}  // namespace adherence::testing
