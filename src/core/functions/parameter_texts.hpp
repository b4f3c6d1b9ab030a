// The texts of the functions' parameters, and which function has which: part of the table of functions
// (table.hpp).
#pragma once

#include <array>

#include "core/functions/table.hpp"

namespace adherence::parameters {

// ---- parameters that several functions share
// ---------------------------------------------------------------

inline constexpr ParameterText criteria_table = {
    "criteria",
    false,
    "The criteria table with its header row (id, parent, title, weight, scale, …), or the id of a built-in "
    "framework such as \"nsg-adherence\".",
    "De criteriatabel met kopregel (id, parent, title, weight, scale, …), of het id van een ingebouwd "
    "kader "
    "zoals \"nsg-adherence\".",
    "Le tableau des critères avec sa ligne d’en-tête (id, parent, title, weight, scale, …), ou "
    "l’identifiant d’un cadre intégré tel que \"nsg-adherence\".",
    "Die Kriterientabelle mit ihrer Kopfzeile (id, parent, title, weight, scale, …) oder die "
    "ID eines eingebauten Rahmenwerks wie \"nsg-adherence\"."};
inline constexpr ParameterText scales_table = {
    "scales",
    true,
    "The scales table with its header row (scale, type, value, score, "
    "label): how a cell's value becomes a score.",
    "De schalentabel met kopregel (scale, type, value, score, label): "
    "hoe de waarde van een cel een score wordt.",
    "Le tableau des échelles avec sa ligne d’en-tête (scale, type, value, score, label) : comment la "
    "valeur d’une cellule devient un score.",
    "Die Skalentabelle mit ihrer Kopfzeile (scale, type, value, score, label): wie aus dem Wert "
    "einer Zelle ein Punktwert wird."};
inline constexpr ParameterText rules_table = {
    "rules",
    true,
    "The rules table with its header row (benefit, effect, subject, test, …): what each benefit asks.",
    "De regeltabel met kopregel (benefit, effect, subject, test, …): wat elk voordeel vraagt.",
    "Le tableau des règles avec sa ligne d’en-tête (benefit, effect, subject, test, …) : ce que "
    "demande chaque avantage.",
    "Die Regeltabelle mit ihrer Kopfzeile (benefit, effect, subject, test, …): was jeder Vorteil "
    "verlangt."};
inline constexpr ParameterText benefits_table = {
    "benefits",
    true,
    "The benefits table with its header row (benefit, title, description). Left out: information, meetings, "
    "recognition, supply.",
    "De tabel van voordelen met kopregel (benefit, title, description). Weggelaten: information, meetings, "
    "recognition, supply.",
    "Le tableau des avantages avec sa ligne d’en-tête (benefit, title, description). Omis : "
    "information, meetings, recognition, supply.",
    "Die Tabelle der Vorteile mit ihrer Kopfzeile (benefit, title, description). Weggelassen: "
    "information, meetings, recognition, supply."};
inline constexpr ParameterText as_of = {
    "as_of",
    true,
    "The date of judgement: a date cell or a text such as 2026-11-01. It goes before the date in the about "
    "table.",
    "De peildatum: een datumcel of een tekst zoals 2026-11-01. Deze gaat voor de datum in de tabel about.",
    "La date du jugement : une cellule de date ou un texte tel que 2026-11-01. Elle prime sur la "
    "date du tableau about.",
    "Der Stichtag: eine Datumszelle oder ein Text wie 2026-11-01. Er geht dem Datum in der Tabelle "
    "about vor."};
inline constexpr ParameterText about_table = {
    "about",
    true,
    "The about table with its header row (key, value): id, version, title, as_of, language, source, note.",
    "De tabel about met kopregel (key, value): id, version, title, as_of, language, source, note.",
    "Le tableau about avec sa ligne d’en-tête (key, value) : id, version, title, as_of, language, "
    "source, note.",
    "Die Tabelle about mit ihrer Kopfzeile (key, value): id, version, title, as_of, language, "
    "source, note."};

inline constexpr ParameterText values = {"values",
                                         false,
                                         "The assessments: one row per country, one column per criterion.",
                                         "De beoordelingen: een rij per land, een kolom per criterium.",
                                         "Les évaluations : une ligne par pays, une colonne par critère.",
                                         "Die Bewertungen: eine Zeile je Land, eine Spalte je Kriterium."};
inline constexpr ParameterText one_country_values = {
    "values",
    false,
    "The assessments of the country in the first row; further rows "
    "are its peers, for scales that compare countries.",
    "De beoordelingen van het land in de eerste rij; verdere rijen "
    "zijn de landen waarmee het wordt vergeleken.",
    "Les évaluations du pays en première ligne ; les autres lignes sont ses pairs, pour les "
    "échelles qui comparent des pays.",
    "Die Bewertungen des Landes in der ersten Zeile; weitere Zeilen sind die Länder, mit denen "
    "Skalen es vergleichen."};
inline constexpr ParameterText ranked_values = {
    "values",
    false,
    "The assessments of all countries that are ranked: one row per country, one column per criterion.",
    "De beoordelingen van alle landen in de rangorde: een rij per land, een kolom per criterium.",
    "Les évaluations de tous les pays qui sont classés : une ligne par pays, une colonne par "
    "critère.",
    "Die Bewertungen aller Länder der Rangfolge: eine Zeile je Land, eine Spalte je Kriterium."};
inline constexpr ParameterText ids = {
    "ids",
    false,
    "The row of criterion ids above the assessments, equally wide. A column whose id is empty or begins with "
    "# "
    "is passed over.",
    "De rij met criterium-id's boven de beoordelingen, even breed. Een kolom waarvan het id leeg is of met # "
    "begint, wordt overgeslagen.",
    "La ligne des identifiants de critères au-dessus des évaluations, de même largeur. Une colonne "
    "dont l’identifiant est vide ou commence par # est ignorée.",
    "Die Zeile mit den IDs der Kriterien über den Bewertungen, ebenso breit. Eine Spalte, "
    "deren ID leer ist oder mit # beginnt, wird übergangen."};
inline constexpr ParameterText framework = {
    "framework",
    false,
    "The framework: the text that ADHERENCE.FRAMEWORK gives, in one cell or cut over several, or the id of a "
    "built-in framework such as \"nsg-adherence\".",
    "Het kader: de tekst die ADHERENCE.FRAMEWORK geeft, in één cel of verdeeld over meer cellen, of het "
    "id "
    "van een ingebouwd kader zoals \"nsg-adherence\".",
    "Le cadre : le texte que donne ADHERENCE.FRAMEWORK, dans une cellule ou réparti sur plusieurs, "
    "ou l’identifiant d’un cadre intégré tel que \"nsg-adherence\".",
    "Das Rahmenwerk: der Text, den ADHERENCE.FRAMEWORK gibt, in einer Zelle oder auf mehrere verteilt, "
    "oder die ID eines eingebauten Rahmenwerks wie \"nsg-adherence\"."};
inline constexpr ParameterText node = {
    "node",
    true,
    "The id of a group or a criterion. Left out: the index, the score of the whole.",
    "Het id van een groep of een criterium. Weggelaten: de index, de score van het geheel.",
    "L’identifiant d’un groupe ou d’un critère. Omis : l’indice, le score de l’ensemble.",
    "Die ID einer Gruppe oder eines Kriteriums. Weggelassen: der Index, der Punktwert des "
    "Ganzen."};
inline constexpr ParameterText benefit = {"benefit",
                                          false,
                                          "The id of one benefit, such as \"meetings\".",
                                          "Het id van één voordeel, zoals \"meetings\".",
                                          "L’identifiant d’un avantage, tel que \"meetings\".",
                                          "Die ID eines Vorteils, wie \"meetings\"."};
inline constexpr ParameterText language = {"language",
                                           true,
                                           "The language of the words: en, nl, fr or de. Left out: en.",
                                           "De taal van de woorden: en, nl, fr of de. Weggelaten: en.",
                                           "La langue des mots : en, nl, fr ou de. Omise : en.",
                                           "Die Sprache der Wörter: en, nl, fr oder de. Weggelassen: en."};
inline constexpr ParameterText sentence_language = {
    "language",
    true,
    "The language of the sentences: en, nl, fr or de. Left out: en.",
    "De taal van de zinnen: en, nl, fr of de. Weggelaten: en.",
    "La langue des phrases : en, nl, fr ou de. Omise : en.",
    "Die Sprache der Sätze: en, nl, fr oder de. Weggelassen: en."};

inline constexpr ParameterText draws = {"draws",
                                        true,
                                        "How many draws. Left out: 10000.",
                                        "Het aantal trekkingen. Weggelaten: 10000.",
                                        "Le nombre de tirages. Omis : 10000.",
                                        "Wie viele Ziehungen. Weggelassen: 10000."};
inline constexpr ParameterText spread = {
    "spread",
    true,
    "How far each weight may vary, from 0 to 1: 0.25 means a quarter up or down; \"any\": all weights are as "
    "likely; "
    "\"order\": all that keep the order of those given. Left out: 0.25.",
    "Hoever elk gewicht mag variëren, van 0 tot 1: 0,25 is een kwart omhoog of omlaag; \"any\": alle "
    "gewichten zijn even "
    "waarschijnlijk; \"order\": alle die de volgorde van de gegeven gewichten houden. Weggelaten: 0,25.",
    "Jusqu’où chaque poids peut varier, de 0 à 1 : 0,25 veut dire un quart en plus ou en moins ; "
    "\"any\" : tous les poids sont aussi probables ; \"order\" : tous ceux qui gardent l’ordre des "
    "poids donnés. Omis : 0,25.",
    "Wie weit jedes Gewicht abweichen kann, von 0 bis 1: 0,25 heißt ein Viertel nach oben oder "
    "unten; \"any\": alle Gewichte sind gleich wahrscheinlich; \"order\": alle, die die Reihenfolge "
    "der gegebenen wahren. Weggelassen: 0,25."};
inline constexpr ParameterText seed = {
    "seed",
    true,
    "A whole number that fixes the draws: the same seed gives the same result. Left out: 1.",
    "Een geheel getal dat de trekkingen vastlegt: hetzelfde getal geeft dezelfde uitkomst. Weggelaten: 1.",
    "Un nombre entier qui fixe les tirages : le même nombre donne le même résultat. Omis : 1.",
    "Eine ganze Zahl, die die Ziehungen festlegt: Dieselbe Zahl gibt dasselbe Ergebnis. "
    "Weggelassen: 1."};

template <std::size_t size>
using Parameters = std::array<ParameterText, size>;

// ---- frameworks
// --------------------------------------------------------------------------------------------

inline constexpr Parameters<6> framework_parameters = {criteria_table, scales_table, rules_table,
                                                       benefits_table, as_of,        about_table};
inline constexpr Parameters<8> check_parameters = {
    criteria_table,
    scales_table,
    rules_table,
    benefits_table,
    as_of,
    about_table,
    ParameterText{"column", true,
                  "Only this column of the result, without header: severity, table, row, column or message.",
                  "Alleen deze kolom van de uitkomst, zonder kop: severity, table, row, column of message.",
                  "Cette seule colonne du résultat, sans en-tête : severity, table, row, column ou message.",
                  "Nur diese Spalte des Ergebnisses, ohne Kopf: severity, table, row, column oder message."},
    ParameterText{
        "cases", true,
        "The table of cases with its header row (country, criterion ids, benefit, expected, note): those "
        "that come out otherwise, and rules that no case covers, are listed too.",
        "De tabel met gevallen met kopregel (country, criterium-id's, benefit, expected, note): wat anders "
        "uitkomt, en regels die geen geval dekt, worden ook gemeld.",
        "Le tableau des cas avec sa ligne d’en-tête (country, identifiants de critères, benefit, "
        "expected, note) : ceux dont l’issue est autre, et les règles qu’aucun cas ne couvre, sont "
        "aussi énumérés.",
        "Die Tabelle der Fälle mit ihrer Kopfzeile (country, IDs der Kriterien, benefit, "
        "expected, note): Was anders ausgeht, und Regeln, die kein Fall abdeckt, wird auch aufgelistet."}};
inline constexpr Parameters<2> stamp_parameters = {
    framework, ParameterText{"values", true, "The assessments, to be part of the fingerprint.",
                             "De beoordelingen, om in de vingerafdruk mee te tellen.",
                             "Les évaluations, pour faire partie de l’empreinte.",
                             "Die Bewertungen, um Teil des Fingerabdrucks zu sein."}};

// ---- countries
// ---------------------------------------------------------------------------------------------

inline constexpr Parameters<4> problems_parameters = {
    values, ids, framework,
    ParameterText{
        "column", true,
        "Only this column of the result, without header: severity, row, criterion, content or message.",
        "Alleen deze kolom van de uitkomst, zonder kop: severity, row, criterion, content of message.",
        "Cette seule colonne du résultat, sans en-tête : severity, row, criterion, content ou message.",
        "Nur diese Spalte des Ergebnisses, ohne Kopf: severity, row, criterion, content oder message."}};
inline constexpr Parameters<4> node_parameters = {values, ids, framework, node};
inline constexpr Parameters<4> rank_parameters = {ranked_values, ids, framework, node};
inline constexpr Parameters<5> matrix_parameters = {
    values, ids, framework,
    ParameterText{
        "benefits", true,
        "The ids of the benefits wanted: one, or a row of them. Left out: all, in the framework's order.",
        "De id's van de gevraagde voordelen: één, of een rij ervan. Weggelaten: alle, in de volgorde van "
        "het kader.",
        "Les identifiants des avantages voulus : un seul, ou une ligne. Omis : tous, dans l’ordre du "
        "cadre.",
        "Die IDs der gewünschten Vorteile: eine oder eine Zeile davon. Weggelassen: alle, in der "
        "Reihenfolge des Rahmenwerks."},
    language};
inline constexpr Parameters<5> verdict_parameters = {values, ids, framework, benefit, language};
inline constexpr Parameters<5> explain_parameters = {values, ids, framework, benefit, sentence_language};
inline constexpr Parameters<5> reasons_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{
        "column", true,
        "Only this column of the result, without header: id, effect, subject, value, test, outcome "
        "or distance.",
        "Alleen deze kolom van de uitkomst, zonder kop: id, effect, subject, value, test, outcome "
        "of distance.",
        "Cette seule colonne du résultat, sans en-tête : id, effect, subject, value, test, outcome ou "
        "distance.",
        "Nur diese Spalte des Ergebnisses, ohne Kopf: id, effect, subject, value, test, outcome oder "
        "distance."}};

// ---- advice and doubt
// --------------------------------------------------------------------------------------

inline constexpr Parameters<5> path_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true,
                  "Only this column of the result, without header: criterion, from, to or effort.",
                  "Alleen deze kolom van de uitkomst, zonder kop: criterion, from, to of effort.",
                  "Cette seule colonne du résultat, sans en-tête : criterion, from, to ou effort.",
                  "Nur diese Spalte des Ergebnisses, ohne Kopf: criterion, from, to oder effort."}};
inline constexpr Parameters<5> margin_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true,
                  "Only this column of the result, without header: criterion, value, lowest or kept.",
                  "Alleen deze kolom van de uitkomst, zonder kop: criterion, value, lowest of kept.",
                  "Cette seule colonne du résultat, sans en-tête : criterion, value, lowest ou kept.",
                  "Nur diese Spalte des Ergebnisses, ohne Kopf: criterion, value, lowest oder kept."}};
inline constexpr Parameters<5> stability_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true,
                  "Only this column of the result, without header: node, share, low, high or closed.",
                  "Alleen deze kolom van de uitkomst, zonder kop: node, share, low, high of closed.",
                  "Cette seule colonne du résultat, sans en-tête : node, share, low, high ou closed.",
                  "Nur diese Spalte des Ergebnisses, ohne Kopf: node, share, low, high oder closed."}};
inline constexpr Parameters<5> next_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true, "Only this column of the result, without header: criterion or settles.",
                  "Alleen deze kolom van de uitkomst, zonder kop: criterion of settles.",
                  "Cette seule colonne du résultat, sans en-tête : criterion ou settles.",
                  "Nur diese Spalte des Ergebnisses, ohne Kopf: criterion oder settles."}};
inline constexpr Parameters<7> robustness_parameters = {
    values,
    ids,
    framework,
    draws,
    spread,
    seed,
    ParameterText{
        "detail", true,
        "TRUE: four columns per benefit: the shares eligible, conditional and not eligible, and the standard "
        "error of the first. Left out: the first alone.",
        "WAAR: vier kolommen per voordeel: de aandelen in aanmerking, voorwaardelijk en niet in aanmerking, "
        "en de standaardfout van het eerste. Weggelaten: alleen het eerste.",
        "VRAI : quatre colonnes par avantage : les parts éligible, sous conditions et non éligible, et "
        "l’erreur type de la première. Omis : la première seule.",
        "WAHR: vier Spalten je Vorteil: die Anteile berechtigt, bedingt und nicht berechtigt, und der "
        "Standardfehler des ersten. Weggelassen: der erste allein."}};
inline constexpr Parameters<7> ranks_parameters = {
    ranked_values,
    ids,
    framework,
    draws,
    spread,
    seed,
    ParameterText{
        "detail", true,
        "TRUE: after the three ranks a column per rank, from 1: the share of draws in which the country has "
        "it. Left out: the three ranks alone.",
        "WAAR: na de drie rangen een kolom per rang, vanaf 1: het aandeel van de trekkingen waarin het land "
        "die heeft. Weggelaten: alleen de drie rangen.",
        "VRAI : après les trois rangs, une colonne par rang, à partir de 1 : la part des tirages dans "
        "lesquels le pays l’occupe. Omis : les trois rangs seuls.",
        "WAHR: nach den drei Rängen eine Spalte je Rang, ab 1: der Anteil der Ziehungen, in denen das "
        "Land ihn hat. Weggelassen: die drei Ränge allein."}};
inline constexpr Parameters<7> sensitivity_parameters = {
    one_country_values,
    ids,
    framework,
    draws,
    spread,
    seed,
    ParameterText{"column", true, "Only this column of the result, without header: source, first or total.",
                  "Alleen deze kolom van de uitkomst, zonder kop: source, first of total.",
                  "Cette seule colonne du résultat, sans en-tête : source, first ou total.",
                  "Nur diese Spalte des Ergebnisses, ohne Kopf: source, first oder total."}};
inline constexpr Parameters<7> changes_parameters = {
    ParameterText{"old_values", false, "The assessments of the earlier edition.",
                  "De beoordelingen van de eerdere uitgave.", "Les évaluations de l’édition précédente.",
                  "Die Bewertungen der früheren Ausgabe."},
    ParameterText{"new_values", false, "The assessments of the later edition.",
                  "De beoordelingen van de latere uitgave.", "Les évaluations de l’édition suivante.",
                  "Die Bewertungen der späteren Ausgabe."},
    ids,
    framework,
    ParameterText{"old_names", true,
                  "The countries of the earlier edition. Left out: rows are joined by position.",
                  "De landen van de eerdere uitgave. Weggelaten: rijen worden op volgorde vergeleken.",
                  "Les pays de l’édition précédente. Omis : les lignes sont jointes par leur position.",
                  "Die Länder der früheren Ausgabe. Weggelassen: Zeilen werden nach ihrer Stelle verbunden."},
    ParameterText{"new_names", true,
                  "The countries of the later edition. Left out: rows are joined by position.",
                  "De landen van de latere uitgave. Weggelaten: rijen worden op volgorde vergeleken.",
                  "Les pays de l’édition suivante. Omis : les lignes sont jointes par leur position.",
                  "Die Länder der späteren Ausgabe. Weggelassen: Zeilen werden nach ihrer Stelle verbunden."},
    ParameterText{"column", true,
                  "Only this column of the result, without header: row, benefit, old, new or criteria.",
                  "Alleen deze kolom van de uitkomst, zonder kop: row, benefit, old, new of criteria.",
                  "Cette seule colonne du résultat, sans en-tête : row, benefit, old, new ou criteria.",
                  "Nur diese Spalte des Ergebnisses, ohne Kopf: row, benefit, old, new oder criteria."}};

// ---- plain functions
// ---------------------------------------------------------------------------------------

inline constexpr Parameters<3> normalise_parameters = {
    ParameterText{"column", false, "The numbers; cells without a known number stay #N/A and move no other.",
                  "De getallen; cellen zonder bekend getal blijven #N/B en veranderen geen andere.",
                  "Les nombres ; les cellules sans nombre connu restent #N/A et n’en déplacent aucun autre.",
                  "Die Zahlen; Zellen ohne bekannte Zahl bleiben #NV und verschieben keine andere."},
    ParameterText{
        "method", false,
        "minmax, zscore, rank, percentile, fraction-of-max or distance-to-max; with parameters as in "
        "\"minmax:0:100\".",
        "minmax, zscore, rank, percentile, fraction-of-max of distance-to-max; met parameters zoals in "
        "\"minmax:0:100\".",
        "minmax, zscore, rank, percentile, fraction-of-max ou distance-to-max ; avec des paramètres "
        "comme dans \"minmax:0:100\".",
        "minmax, zscore, rank, percentile, fraction-of-max oder distance-to-max; mit Parametern wie in "
        "\"minmax:0:100\"."},
    ParameterText{"direction", true,
                  "up where a higher number is better, down where a lower one is. Left out: up.",
                  "up waar een hoger getal beter is, down waar een lager getal beter is. Weggelaten: up.",
                  "up où un nombre plus haut vaut mieux, down où un plus bas vaut mieux. Omis : up.",
                  "up, wo eine höhere Zahl besser ist, down, wo eine niedrigere es ist. Weggelassen: up."}};
inline constexpr Parameters<3> country_parameters = {
    ParameterText{"name", false, "A country's name, an alias or an ISO code, in any shipped language.",
                  "De naam van een land, een andere naam ervan of een ISO-code, in elke meegeleverde taal.",
                  "Le nom d’un pays, un autre nom ou un code ISO, dans l’une des langues fournies.",
                  "Der Name eines Landes, ein anderer Name oder ein ISO-Code, in einer der mitgelieferten "
                  "Sprachen."},
    ParameterText{"what", true, "iso3, iso2 or name. Left out: iso3.",
                  "iso3, iso2 of name. Weggelaten: iso3.", "iso3, iso2 ou name. Omis : iso3.",
                  "iso3, iso2 oder name. Weggelassen: iso3."},
    ParameterText{"language", true, "The language of the name that is given: en, nl, fr or de. Left out: en.",
                  "De taal van de naam die wordt gegeven: en, nl, fr of de. Weggelaten: en.",
                  "La langue du nom qui est donné : en, nl, fr ou de. Omise : en.",
                  "Die Sprache des Namens, der gegeben wird: en, nl, fr oder de. Weggelassen: en."}};

}  // namespace adherence::parameters
