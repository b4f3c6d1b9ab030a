#include "core/functions/table.hpp"

#include <array>

namespace adherence {

namespace {

// Beside the built-in functions of LibreOffice's own add-ins, where all of ours stand together.
constexpr std::string_view category = "Add-In";

// ---- parameters that several functions share
// ---------------------------------------------------------------

constexpr ParameterText criteria_table = {
    "criteria", false,
    "The criteria table with its header row (id, parent, title, weight, scale, …), or the id of a built-in "
    "framework such as \"nsg-adherence\".",
    "De criteriatabel met kopregel (id, parent, title, weight, scale, …), of het id van een ingebouwd "
    "kader "
    "zoals \"nsg-adherence\".",
    "Le tableau des critères avec sa ligne d’en-tête (id, parent, title, weight, scale, …), ou "
    "l’identifiant d’un cadre intégré tel que \"nsg-adherence\".",
    "Die Kriterientabelle mit ihrer Kopfzeile (id, parent, title, weight, scale, …) oder die "
    "ID eines eingebauten Rahmenwerks wie \"nsg-adherence\"."};
constexpr ParameterText scales_table = {"scales", true,
                                        "The scales table with its header row (scale, type, value, score, "
                                        "label): how a cell's value becomes a score.",
                                        "De schalentabel met kopregel (scale, type, value, score, label): "
                                        "hoe de waarde van een cel een score wordt.",
    "Le tableau des échelles avec sa ligne d’en-tête (scale, type, value, score, label) : comment la "
    "valeur d’une cellule devient un score.",
    "Die Skalentabelle mit ihrer Kopfzeile (scale, type, value, score, label): wie aus dem Wert "
    "einer Zelle ein Punktwert wird."};
constexpr ParameterText rules_table = {
    "rules", true,
    "The rules table with its header row (benefit, effect, subject, test, …): what each benefit asks.",
    "De regeltabel met kopregel (benefit, effect, subject, test, …): wat elk voordeel vraagt.",
    "Le tableau des règles avec sa ligne d’en-tête (benefit, effect, subject, test, …) : ce que "
    "demande chaque avantage.",
    "Die Regeltabelle mit ihrer Kopfzeile (benefit, effect, subject, test, …): was jeder Vorteil "
    "verlangt."};
constexpr ParameterText benefits_table = {
    "benefits", true,
    "The benefits table with its header row (benefit, title, description). Left out: information, meetings, "
    "recognition, supply.",
    "De tabel van voordelen met kopregel (benefit, title, description). Weggelaten: information, meetings, "
    "recognition, supply.",
    "Le tableau des avantages avec sa ligne d’en-tête (benefit, title, description). Omis : "
    "information, meetings, recognition, supply.",
    "Die Tabelle der Vorteile mit ihrer Kopfzeile (benefit, title, description). Weggelassen: "
    "information, meetings, recognition, supply."};
constexpr ParameterText as_of = {
    "as_of", true,
    "The date of judgement: a date cell or a text such as 2026-11-01. It goes before the date in the about "
    "table.",
    "De peildatum: een datumcel of een tekst zoals 2026-11-01. Deze gaat voor de datum in de tabel about.",
    "La date du jugement : une cellule de date ou un texte tel que 2026-11-01. Elle prime sur la "
    "date du tableau about.",
    "Der Stichtag: eine Datumszelle oder ein Text wie 2026-11-01. Er geht dem Datum in der Tabelle "
    "about vor."};
constexpr ParameterText about_table = {
    "about", true,
    "The about table with its header row (key, value): id, version, title, as_of, language, source, note.",
    "De tabel about met kopregel (key, value): id, version, title, as_of, language, source, note.",
    "Le tableau about avec sa ligne d’en-tête (key, value) : id, version, title, as_of, language, "
    "source, note.",
    "Die Tabelle about mit ihrer Kopfzeile (key, value): id, version, title, as_of, language, "
    "source, note."};

constexpr ParameterText values = {"values", false,
                                  "The assessments: one row per country, one column per criterion.",
                                  "De beoordelingen: een rij per land, een kolom per criterium.",
    "Les évaluations : une ligne par pays, une colonne par critère.",
    "Die Bewertungen: eine Zeile je Land, eine Spalte je Kriterium."};
constexpr ParameterText one_country_values = {"values", false,
                                              "The assessments of the country in the first row; further rows "
                                              "are its peers, for scales that compare countries.",
                                              "De beoordelingen van het land in de eerste rij; verdere rijen "
                                              "zijn de landen waarmee het wordt vergeleken.",
    "Les évaluations du pays en première ligne ; les autres lignes sont ses pairs, pour les "
    "échelles qui comparent des pays.",
    "Die Bewertungen des Landes in der ersten Zeile; weitere Zeilen sind die Länder, mit denen "
    "Skalen es vergleichen."};
constexpr ParameterText ids = {
    "ids", false,
    "The row of criterion ids above the assessments, equally wide. A column whose id is empty or begins with "
    "# "
    "is passed over.",
    "De rij met criterium-id's boven de beoordelingen, even breed. Een kolom waarvan het id leeg is of met # "
    "begint, wordt overgeslagen.",
    "La ligne des identifiants de critères au-dessus des évaluations, de même largeur. Une colonne "
    "dont l’identifiant est vide ou commence par # est ignorée.",
    "Die Zeile mit den IDs der Kriterien über den Bewertungen, ebenso breit. Eine Spalte, "
    "deren ID leer ist oder mit # beginnt, wird übergangen."};
constexpr ParameterText framework = {
    "framework", false,
    "The framework: the text that ADHERENCE.FRAMEWORK gives, in one cell or cut over several, or the id of a "
    "built-in framework such as \"nsg-adherence\".",
    "Het kader: de tekst die ADHERENCE.FRAMEWORK geeft, in één cel of verdeeld over meer cellen, of het "
    "id "
    "van een ingebouwd kader zoals \"nsg-adherence\".",
    "Le cadre : le texte que donne ADHERENCE.FRAMEWORK, dans une cellule ou réparti sur plusieurs, "
    "ou l’identifiant d’un cadre intégré tel que \"nsg-adherence\".",
    "Das Rahmenwerk: der Text, den ADHERENCE.FRAMEWORK gibt, in einer Zelle oder auf mehrere verteilt, "
    "oder die ID eines eingebauten Rahmenwerks wie \"nsg-adherence\"."};
constexpr ParameterText node = {
    "node", true, "The id of a group or a criterion. Left out: the index, the score of the whole.",
    "Het id van een groep of een criterium. Weggelaten: de index, de score van het geheel.",
    "L’identifiant d’un groupe ou d’un critère. Omis : l’indice, le score de l’ensemble.",
    "Die ID einer Gruppe oder eines Kriteriums. Weggelassen: der Index, der Punktwert des "
    "Ganzen."};
constexpr ParameterText benefit = {"benefit", false, "The id of one benefit, such as \"meetings\".",
                                   "Het id van één voordeel, zoals \"meetings\".",
    "L’identifiant d’un avantage, tel que \"meetings\".",
    "Die ID eines Vorteils, wie \"meetings\"."};
constexpr ParameterText language = {"language", true,
                                    "The language of the words: en, nl, fr or de. Left out: en.",
                                    "De taal van de woorden: en, nl, fr of de. Weggelaten: en.",
    "La langue des mots : en, nl, fr ou de. Omise : en.",
    "Die Sprache der Wörter: en, nl, fr oder de. Weggelassen: en."};
constexpr ParameterText sentence_language = {
    "language", true,
    "The language of the sentences: en, nl, fr or de. Left out: en.",
    "De taal van de zinnen: en, nl, fr of de. Weggelaten: en.",
    "La langue des phrases : en, nl, fr ou de. Omise : en.",
    "Die Sprache der Sätze: en, nl, fr oder de. Weggelassen: en."};

constexpr ParameterText draws = {"draws", true, "How many draws. Left out: 10000.",
                                 "Het aantal trekkingen. Weggelaten: 10000.",
    "Le nombre de tirages. Omis : 10000.",
    "Wie viele Ziehungen. Weggelassen: 10000."};
constexpr ParameterText spread = {
    "spread", true,
    "How far each weight may vary, from 0 to 1: 0.25 means a quarter up or down; \"any\": all weights are as likely; "
    "\"order\": all that keep the order of those given. Left out: 0.25.",
    "Hoever elk gewicht mag variëren, van 0 tot 1: 0,25 is een kwart omhoog of omlaag; \"any\": alle gewichten zijn even "
    "waarschijnlijk; \"order\": alle die de volgorde van de gegeven gewichten houden. Weggelaten: 0,25.",
    "Jusqu’où chaque poids peut varier, de 0 à 1 : 0,25 veut dire un quart en plus ou en moins ; "
    "\"any\" : tous les poids sont aussi probables ; \"order\" : tous ceux qui gardent l’ordre des "
    "poids donnés. Omis : 0,25.",
    "Wie weit jedes Gewicht abweichen kann, von 0 bis 1: 0,25 heißt ein Viertel nach oben oder "
    "unten; \"any\": alle Gewichte sind gleich wahrscheinlich; \"order\": alle, die die Reihenfolge "
    "der gegebenen wahren. Weggelassen: 0,25."};
constexpr ParameterText seed = {
    "seed", true, "A whole number that fixes the draws: the same seed gives the same result. Left out: 1.",
    "Een geheel getal dat de trekkingen vastlegt: hetzelfde getal geeft dezelfde uitkomst. Weggelaten: 1.",
    "Un nombre entier qui fixe les tirages : le même nombre donne le même résultat. Omis : 1.",
    "Eine ganze Zahl, die die Ziehungen festlegt: Dieselbe Zahl gibt dasselbe Ergebnis. "
    "Weggelassen: 1."};

template <std::size_t size>
using Parameters = std::array<ParameterText, size>;

// ---- frameworks
// --------------------------------------------------------------------------------------------

constexpr Parameters<6> framework_parameters = {criteria_table, scales_table, rules_table,
                                                benefits_table, as_of,        about_table};
constexpr Parameters<8> check_parameters = {
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
    ParameterText{"cases", true,
                  "The table of cases with its header row (country, criterion ids, benefit, expected, note): those "
                  "that come out otherwise, and rules that no case covers, are listed too.",
                  "De tabel met gevallen met kopregel (country, criterium-id's, benefit, expected, note): wat anders "
                  "uitkomt, en regels die geen geval dekt, worden ook gemeld.",
    "Le tableau des cas avec sa ligne d’en-tête (country, identifiants de critères, benefit, "
    "expected, note) : ceux dont l’issue est autre, et les règles qu’aucun cas ne couvre, sont "
    "aussi énumérés.",
    "Die Tabelle der Fälle mit ihrer Kopfzeile (country, IDs der Kriterien, benefit, "
    "expected, note): Was anders ausgeht, und Regeln, die kein Fall abdeckt, wird auch aufgelistet."}};
constexpr Parameters<2> stamp_parameters = {
    framework, ParameterText{"values", true, "The assessments, to be part of the fingerprint.",
                             "De beoordelingen, om in de vingerafdruk mee te tellen.",
    "Les évaluations, pour faire partie de l’empreinte.",
    "Die Bewertungen, um Teil des Fingerabdrucks zu sein."}};

// ---- countries
// ---------------------------------------------------------------------------------------------

constexpr Parameters<4> problems_parameters = {
    values, ids, framework,
    ParameterText{
        "column", true,
        "Only this column of the result, without header: severity, row, criterion, content or message.",
        "Alleen deze kolom van de uitkomst, zonder kop: severity, row, criterion, content of message.",
    "Cette seule colonne du résultat, sans en-tête : severity, row, criterion, content ou message.",
    "Nur diese Spalte des Ergebnisses, ohne Kopf: severity, row, criterion, content oder message."}};
constexpr Parameters<4> node_parameters = {values, ids, framework, node};
constexpr Parameters<4> rank_parameters = {
    ParameterText{
        "values", false,
        "The assessments of all countries that are ranked: one row per country, one column per criterion.",
        "De beoordelingen van alle landen in de rangorde: een rij per land, een kolom per criterium.",
    "Les évaluations de tous les pays qui sont classés : une ligne par pays, une colonne par "
    "critère.",
    "Die Bewertungen aller Länder der Rangfolge: eine Zeile je Land, eine Spalte je Kriterium."},
    ids, framework, node};
constexpr Parameters<5> matrix_parameters = {
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
constexpr Parameters<5> verdict_parameters = {values, ids, framework, benefit, language};
constexpr Parameters<5> explain_parameters = {values, ids, framework, benefit, sentence_language};
constexpr Parameters<5> reasons_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true,
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

constexpr Parameters<5> path_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true,
                  "Only this column of the result, without header: criterion, from, to or effort.",
                  "Alleen deze kolom van de uitkomst, zonder kop: criterion, from, to of effort.",
    "Cette seule colonne du résultat, sans en-tête : criterion, from, to ou effort.",
    "Nur diese Spalte des Ergebnisses, ohne Kopf: criterion, from, to oder effort."}};
constexpr Parameters<5> margin_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true,
                  "Only this column of the result, without header: criterion, value, lowest or kept.",
                  "Alleen deze kolom van de uitkomst, zonder kop: criterion, value, lowest of kept.",
    "Cette seule colonne du résultat, sans en-tête : criterion, value, lowest ou kept.",
    "Nur diese Spalte des Ergebnisses, ohne Kopf: criterion, value, lowest oder kept."}};
constexpr Parameters<5> stability_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true,
                  "Only this column of the result, without header: node, share, low, high or closed.",
                  "Alleen deze kolom van de uitkomst, zonder kop: node, share, low, high of closed.",
    "Cette seule colonne du résultat, sans en-tête : node, share, low, high ou closed.",
    "Nur diese Spalte des Ergebnisses, ohne Kopf: node, share, low, high oder closed."}};
constexpr Parameters<5> next_parameters = {
    one_country_values, ids, framework, benefit,
    ParameterText{"column", true, "Only this column of the result, without header: criterion or settles.",
                  "Alleen deze kolom van de uitkomst, zonder kop: criterion of settles.",
    "Cette seule colonne du résultat, sans en-tête : criterion ou settles.",
    "Nur diese Spalte des Ergebnisses, ohne Kopf: criterion oder settles."}};
constexpr Parameters<7> robustness_parameters = {
    values, ids, framework, draws, spread, seed,
    ParameterText{"detail", true,
                  "TRUE: four columns per benefit: the shares eligible, conditional and not eligible, and the standard "
                  "error of the first. Left out: the first alone.",
                  "WAAR: vier kolommen per voordeel: de aandelen in aanmerking, voorwaardelijk en niet in aanmerking, "
                  "en de standaardfout van het eerste. Weggelaten: alleen het eerste.",
    "VRAI : quatre colonnes par avantage : les parts éligible, sous conditions et non éligible, et "
    "l’erreur type de la première. Omis : la première seule.",
    "WAHR: vier Spalten je Vorteil: die Anteile berechtigt, bedingt und nicht berechtigt, und der "
    "Standardfehler des ersten. Weggelassen: der erste allein."}};
constexpr Parameters<7> ranks_parameters = {
    ParameterText{
        "values", false,
        "The assessments of all countries that are ranked: one row per country, one column per criterion.",
        "De beoordelingen van alle landen in de rangorde: een rij per land, een kolom per criterium.",
    "Les évaluations de tous les pays qui sont classés : une ligne par pays, une colonne par "
    "critère.",
    "Die Bewertungen aller Länder der Rangfolge: eine Zeile je Land, eine Spalte je Kriterium."},
    ids, framework, draws, spread, seed,
    ParameterText{"detail", true,
                  "TRUE: after the three ranks a column per rank, from 1: the share of draws in which the country has "
                  "it. Left out: the three ranks alone.",
                  "WAAR: na de drie rangen een kolom per rang, vanaf 1: het aandeel van de trekkingen waarin het land "
                  "die heeft. Weggelaten: alleen de drie rangen.",
    "VRAI : après les trois rangs, une colonne par rang, à partir de 1 : la part des tirages dans "
    "lesquels le pays l’occupe. Omis : les trois rangs seuls.",
    "WAHR: nach den drei Rängen eine Spalte je Rang, ab 1: der Anteil der Ziehungen, in denen das "
    "Land ihn hat. Weggelassen: die drei Ränge allein."}};
constexpr Parameters<7> sensitivity_parameters = {
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
constexpr Parameters<7> changes_parameters = {
    ParameterText{"old_values", false, "The assessments of the earlier edition.",
                  "De beoordelingen van de eerdere uitgave.",
    "Les évaluations de l’édition précédente.",
    "Die Bewertungen der früheren Ausgabe."},
    ParameterText{"new_values", false, "The assessments of the later edition.",
                  "De beoordelingen van de latere uitgave.",
    "Les évaluations de l’édition suivante.",
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

constexpr Parameters<3> normalise_parameters = {
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
constexpr Parameters<3> country_parameters = {
    ParameterText{"name", false, "A country's name, an alias or an ISO code, in any shipped language.",
                  "De naam van een land, een andere naam ervan of een ISO-code, in elke meegeleverde taal.",
    "Le nom d’un pays, un autre nom ou un code ISO, dans l’une des langues fournies.",
    "Der Name eines Landes, ein anderer Name oder ein ISO-Code, in einer der mitgelieferten "
    "Sprachen."},
    ParameterText{"what", true, "iso3, iso2 or name. Left out: iso3.",
                  "iso3, iso2 of name. Weggelaten: iso3.",
    "iso3, iso2 ou name. Omis : iso3.",
    "iso3, iso2 oder name. Weggelassen: iso3."},
    ParameterText{"language", true, "The language of the name that is given: en, nl, fr or de. Left out: en.",
                  "De taal van de naam die wordt gegeven: en, nl, fr of de. Weggelaten: en.",
    "La langue du nom qui est donné : en, nl, fr ou de. Omise : en.",
    "Die Sprache des Namens, der gegeben wird: en, nl, fr oder de. Weggelassen: en."}};

constexpr std::array functions = {
    FunctionText{
        "FRAMEWORK", "framework", category,
        "Gives the tables of a framework as one text, which the other functions read; on faulty tables a "
        "text that begins with \"Framework error:\".",
        "Geeft de tabellen van een kader als één tekst, die de andere functies lezen; bij foute tabellen "
        "een tekst die begint met \"Framework error:\".",
    "Donne les tableaux d’un cadre en un seul texte, que lisent les autres fonctions ; si les "
    "tableaux sont fautifs, un texte qui commence par \"Framework error:\".",
    "Gibt die Tabellen eines Rahmenwerks als einen Text, den die anderen Funktionen lesen; bei "
    "fehlerhaften Tabellen einen Text, der mit \"Framework error:\" beginnt.",
        framework_parameters, "=ADHERENCE.FRAMEWORK(Criteria;Scales;Rules;Benefits;AsOf;About)", true},
    FunctionText{
        "CHECK", "check", category,
        "Lists what is wrong in the tables of a framework: severity, table, row, column and message, or one "
        "row \"no problems\".",
        "Somt op wat er mis is in de tabellen van een kader: ernst, tabel, rij, kolom en melding, of één "
        "rij als er geen problemen zijn.",
    "Énumère ce qui ne va pas dans les tableaux d’un cadre : gravité, tableau, ligne, colonne et "
    "message, ou une seule ligne \"no problems\".",
    "Listet auf, was in den Tabellen eines Rahmenwerks nicht stimmt: Schwere, Tabelle, Zeile, Spalte "
    "und Meldung, oder eine Zeile \"no problems\".",
        check_parameters, "=ADHERENCE.CHECK(Criteria;Scales;Rules;Benefits;AsOf;About;\"message\";Cases)", true},
    FunctionText{
        "PROBLEMS", "problems", category,
        "Lists the cells among the assessments that cannot be read, with row, criterion, content and what to "
        "do about it.",
        "Somt de cellen in de beoordelingen op die niet te lezen zijn, met rij, criterium, inhoud en wat "
        "eraan te doen is.",
    "Énumère les cellules des évaluations qui ne peuvent être lues, avec la ligne, le critère, le "
    "contenu et ce qu’il faut y faire.",
    "Listet die Zellen der Bewertungen auf, die nicht gelesen werden können, mit Zeile, Kriterium, "
    "Inhalt und was zu tun ist.",
        problems_parameters, "=ADHERENCE.PROBLEMS(B2:AP20;B1:AP1;\"nsg-adherence\";\"message\")", true},
    FunctionText{
        "SCORE", "score", category,
        "Gives each country's score over what is known: of the index, of a group or of a criterion. #N/A "
        "where nothing is known.",
        "Geeft de score van elk land over wat bekend is: van de index, een groep of een criterium. #N/B waar "
        "niets bekend is.",
    "Donne le score de chaque pays sur ce qui est connu : de l’indice, d’un groupe ou d’un critère. "
    "#N/A où rien n’est connu.",
    "Gibt den Punktwert jedes Landes über das Bekannte: des Index, einer Gruppe oder eines "
    "Kriteriums. #NV, wo nichts bekannt ist.",
        node_parameters, "=ADHERENCE.SCORE(B2:AP2;B$1:AP$1;\"nsg-adherence\")", true},
    FunctionText{
        "BOUNDS", "bounds", category,
        "Gives the lowest and the highest score a country may have, over all values its open cells may take; "
        "two columns.",
        "Geeft de laagste en de hoogste score die een land kan hebben, over alle waarden van zijn open "
        "cellen; twee kolommen.",
    "Donne le score le plus bas et le plus haut qu’un pays peut avoir, sur toutes les valeurs que "
    "ses cellules indéterminées peuvent prendre ; deux colonnes.",
    "Gibt den niedrigsten und den höchsten Punktwert, den ein Land haben kann, über alle Werte, die "
    "seine offenen Zellen annehmen können; zwei Spalten.",
        node_parameters, "=ADHERENCE.BOUNDS(B2:AP2;B$1:AP$1;\"nsg-adherence\")", true},
    FunctionText{
        "COVERAGE", "coverage", category,
        "Gives how much of the weight is known of each country, from 0 to 100. It speaks of the evidence as "
        "entered.",
        "Geeft hoeveel van het gewicht van elk land bekend is, van 0 tot 100. Het gaat over het bewijs zoals "
        "ingevoerd.",
    "Donne la part du poids qui est connue pour chaque pays, de 0 à 100. Elle parle des données "
    "telles qu’elles sont saisies.",
    "Gibt an, wie viel vom Gewicht bei jedem Land bekannt ist, von 0 bis 100. Es geht um die "
    "Angaben, wie sie eingetragen sind.",
        node_parameters, "=ADHERENCE.COVERAGE(B2:AP2;B$1:AP$1;\"nsg-adherence\")", true},
    FunctionText{
        "RANK", "rank", category,
        "Ranks the countries of the block by their score; 1 is the highest, equal scores share the smaller "
        "rank.",
        "Geeft de rang van de landen in het blok naar hun score; 1 is de hoogste, gelijke scores delen de "
        "kleinste rang.",
    "Classe les pays du bloc selon leur score ; 1 est le plus haut, des scores égaux partagent le "
    "plus petit rang.",
    "Ordnet die Länder des Blocks nach ihrem Punktwert; 1 ist der höchste, gleiche Punktwerte "
    "teilen den kleineren Rang.",
        rank_parameters, "=ADHERENCE.RANK(B2:AP20;B1:AP1;\"nsg-adherence\")", true},
    FunctionText{
        "MATRIX", "matrix", category,
        "Gives the eligibility matrix: a row per country, a column per benefit, in each cell the verdict on "
        "the evidence entered.",
        "Geeft de matrix van voordelen: een rij per land, een kolom per voordeel, in elke cel het oordeel op "
        "grond van het ingevoerde bewijs.",
    "Donne la matrice d’éligibilité : une ligne par pays, une colonne par avantage, dans chaque "
    "cellule le verdict au vu des données saisies.",
    "Gibt die Berechtigungsmatrix: eine Zeile je Land, eine Spalte je Vorteil, in jeder Zelle das "
    "Urteil nach den eingetragenen Angaben.",
        matrix_parameters, "=ADHERENCE.MATRIX(B2:AP20;B1:AP1;\"nsg-adherence\")", true},
    FunctionText{
        "VERDICT", "verdict", category,
        "Gives the verdict on one benefit: eligible, conditional, open, not eligible, or invalid where a "
        "cell cannot be read.",
        "Geeft het oordeel over één voordeel: eligible, conditional, open, not eligible, of invalid waar een "
        "cel niet te lezen is; in de gevraagde taal.",
    "Donne le verdict sur un avantage : éligible, sous conditions, indéterminé, non éligible, ou "
    "invalide où une cellule ne peut être lue.",
    "Gibt das Urteil über einen Vorteil: berechtigt, bedingt, offen, nicht berechtigt, oder "
    "ungültig, wo eine Zelle nicht gelesen werden kann.",
        verdict_parameters, "=ADHERENCE.VERDICT(B2:AP2;B$1:AP$1;\"nsg-adherence\";\"meetings\")", true},
    FunctionText{
        "EXPLAIN", "explain", category,
        "Says in words why the verdict on a benefit is what it is: the rule that decided, the value read, "
        "what it asks, and what is unknown.",
        "Zegt in woorden waarom het oordeel over een voordeel zo luidt: de beslissende regel, de gelezen "
        "waarde, wat de regel vraagt, en wat onbekend is.",
    "Dit en mots pourquoi le verdict sur un avantage est ce qu’il est : la règle qui a décidé, la "
    "valeur lue, ce qu’elle demande, et ce qui est inconnu.",
    "Sagt in Worten, warum das Urteil über einen Vorteil so lautet: die Regel, die entschieden hat, "
    "der gelesene Wert, was sie verlangt, und was unbekannt ist.",
        explain_parameters, "=ADHERENCE.EXPLAIN(B2:AP2;B$1:AP$1;\"nsg-adherence\";\"meetings\";\"en\")", true},
    FunctionText{
        "REASONS", "reasons", category,
        "Lists, for one country and one benefit, every rule in force with the value read, the test, its "
        "outcome and the distance to it.",
        "Somt voor één land en één voordeel elke geldende regel op, met de gelezen waarde, de toets, de "
        "uitkomst en de afstand tot de grens.",
    "Énumère, pour un pays et un avantage, chaque règle en vigueur avec la valeur lue, le test, son "
    "issue et la distance qui en sépare.",
    "Listet für ein Land und einen Vorteil jede geltende Regel auf, mit dem gelesenen Wert, dem "
    "Test, dessen Ergebnis und dem Abstand dazu.",
        reasons_parameters, "=ADHERENCE.REASONS(B2:AP2;B1:AP1;\"nsg-adherence\";\"meetings\")", true},
    FunctionText{
        "PATH", "path", category,
        "Lists, for one country, the improvements of least effort that would make it eligible for a benefit.",
        "Somt voor één land de verbeteringen met de minste inspanning op waarmee het voor een voordeel in "
        "aanmerking zou komen.",
    "Énumère, pour un pays, les améliorations de moindre effort qui le rendraient éligible à un "
    "avantage.",
    "Listet für ein Land die Verbesserungen mit dem geringsten Aufwand auf, mit denen es für einen "
    "Vorteil berechtigt wäre.",
        path_parameters, "=ADHERENCE.PATH(B2:AP2;B1:AP1;\"nsg-adherence\";\"meetings\")", true},
    FunctionText{
        "MARGIN", "margin", category,
        "Lists, for one country, how far each known criterion alone may fall before the verdict on a benefit "
        "is lost, and whether it still stands there.",
        "Somt voor één land op hoever elk bekend criterium afzonderlijk kan dalen voordat het oordeel over een "
        "voordeel verloren gaat, en of het daar nog standhoudt.",
    "Énumère, pour un pays, jusqu’où chaque critère connu peut à lui seul baisser avant que le "
    "verdict sur un avantage soit perdu, et s’il y tient encore.",
    "Listet für ein Land auf, wie weit jedes bekannte Kriterium für sich fallen kann, bevor das "
    "Urteil über einen Vorteil verloren geht, und ob es dort noch besteht.",
        margin_parameters, "=ADHERENCE.MARGIN(B2:AP2;B1:AP1;\"nsg-adherence\";\"meetings\")", true},
    FunctionText{"STABILITY", "stability", category,
                 "Lists, for one country, each node's share of its group's weights and the shares between which "
                 "the verdict on a benefit stands.",
                 "Somt voor één land van elk onderdeel het aandeel in de gewichten van zijn groep op, en de "
                 "aandelen waartussen het oordeel over een voordeel standhoudt.",
    "Énumère, pour un pays, la part de chaque nœud dans les poids de son groupe et les parts "
    "entre lesquelles le verdict sur un avantage tient.",
    "Listet für ein Land den Anteil jedes Knotens an den Gewichten seiner Gruppe auf, und die "
    "Anteile, zwischen denen das Urteil über einen Vorteil besteht.",
                 stability_parameters, "=ADHERENCE.STABILITY(B2:AP2;B1:AP1;\"nsg-adherence\";\"meetings\")",
                 true},
    FunctionText{
        "NEXT", "next", category,
        "Lists, for one country, the open cells a verdict rests on, the most telling first, with the share of "
        "their values that would leave one verdict.",
        "Somt voor één land de open cellen op waarop een oordeel berust, de meest zeggende eerst, met het "
        "aandeel van hun waarden waarmee één oordeel overblijft.",
    "Énumère, pour un pays, les cellules indéterminées sur lesquelles un verdict repose, les plus "
    "parlantes d’abord, avec la part de leurs valeurs qui laisserait un seul verdict.",
    "Listet für ein Land die offenen Zellen auf, auf denen ein Urteil beruht, die "
    "aussagekräftigsten zuerst, mit dem Anteil ihrer Werte, der nur ein Urteil übrig ließe.",
        next_parameters, "=ADHERENCE.NEXT(B2:AP2;B1:AP1;\"nsg-adherence\";\"meetings\")", true},
    FunctionText{
        "ROBUSTNESS", "robustness", category,
        "Gives, per country and benefit, the share of random draws of weights and open cells in which the "
        "verdict is eligible.",
        "Geeft per land en voordeel het aandeel van toevallige trekkingen van gewichten en open cellen "
        "waarin het oordeel \"in aanmerking\" is.",
    "Donne, par pays et avantage, la part des tirages de poids et de cellules indéterminées dans "
    "lesquels le verdict est éligible.",
    "Gibt je Land und Vorteil den Anteil der Ziehungen von Gewichten und offenen Zellen, in denen "
    "das Urteil berechtigt lautet.",
        robustness_parameters, "=ADHERENCE.ROBUSTNESS(B2:AP20;B1:AP1;\"nsg-adherence\")", true},
    FunctionText{
        "RANKS", "ranks", category,
        "Gives each country's median rank and its 5 % and 95 % rank over random draws of weights and open "
        "cells.",
        "Geeft van elk land de mediane rang en de 5%- en 95%-rang over toevallige trekkingen van gewichten "
        "en open cellen.",
    "Donne le rang médian de chaque pays et ses rangs à 5 % et 95 % sur des tirages de poids et de "
    "cellules indéterminées.",
    "Gibt den mittleren Rang jedes Landes (Median) und seinen Rang bei 5 % und 95 % über Ziehungen "
    "von Gewichten und offenen Zellen.",
        ranks_parameters, "=ADHERENCE.RANKS(B2:AP20;B1:AP1;\"nsg-adherence\")", true},
    FunctionText{
        "SENSITIVITY", "sensitivity", category,
        "Lists, for one country, which weights and open cells the variance of the index comes from.",
        "Somt voor één land op uit welke gewichten en open cellen de spreiding van de index voortkomt.",
    "Énumère, pour un pays, de quels poids et cellules indéterminées provient la variance de "
    "l’indice.",
    "Listet für ein Land auf, von welchen Gewichten und offenen Zellen die Varianz des Index kommt.",
        sensitivity_parameters, "=ADHERENCE.SENSITIVITY(B2:AP2;B1:AP1;\"nsg-adherence\")", true},
    FunctionText{
        "CHANGES", "changes", category,
        "Lists the verdicts that changed between two editions, with the fewest changed cells that turn each.",
        "Somt de oordelen op die tussen twee uitgaven veranderden, met de minste gewijzigde cellen die elk "
        "oordeel doen omslaan.",
    "Énumère les verdicts qui ont changé entre deux éditions, avec le moins de cellules modifiées "
    "qui font basculer chacun.",
    "Listet die Urteile auf, die sich zwischen zwei Ausgaben geändert haben, mit den wenigsten "
    "geänderten Zellen, die jedes umschlagen lassen.",
        changes_parameters,
        "=ADHERENCE.CHANGES(Old.B2:AP20;B2:AP20;B1:AP1;\"nsg-adherence\";Old.A2:A20;A2:A20)", true},
    FunctionText{
        "NORMALISE", "normalise", category,
        "Scores the numbers of a column by their place among each other, as a relative scale of a framework "
        "does.",
        "Geeft de getallen van een kolom een score naar hun plaats onder elkaar, zoals een relatieve schaal "
        "van een kader dat doet.",
    "Donne aux nombres d’une colonne un score selon leur place les uns parmi les autres, comme une "
    "échelle relative d’un cadre.",
    "Gibt den Zahlen einer Spalte einen Punktwert nach ihrem Platz untereinander, wie es eine "
    "relative Skala eines Rahmenwerks tut.",
        normalise_parameters, "=ADHERENCE.NORMALISE(B2:B20;\"minmax:0:100\";\"down\")", false},
    FunctionText{
        "COUNTRY", "country", category,
        "Gives a country's ISO code or name from any of its names. It never guesses: an unclear name is "
        "#N/A.",
        "Geeft de ISO-code of de naam van een land bij elk van zijn namen. Er wordt nooit gegokt: een "
        "onduidelijke naam is #N/B.",
    "Donne le code ISO ou le nom d’un pays à partir de l’un de ses noms. Rien n’est deviné : un nom "
    "peu clair est #N/A.",
    "Gibt den ISO-Code oder den Namen eines Landes aus einem seiner Namen. Es wird nie geraten: Ein "
    "unklarer Name ist #NV.",
        country_parameters, "=ADHERENCE.COUNTRY(\"Pays-Bas\";\"name\";\"nl\")", false},
    FunctionText{
        "STAMP", "stamp", category,
        "Gives a short fingerprint of a framework and its data, for the footer of a report: equal stamps "
        "mean equal content.",
        "Geeft een korte vingerafdruk van een kader en zijn gegevens, voor de voettekst van een rapport: "
        "gelijke stempels betekenen gelijke inhoud.",
    "Donne une courte empreinte d’un cadre et de ses données, pour le pied de page d’un rapport : "
    "des empreintes égales veulent dire un contenu égal.",
    "Gibt einen kurzen Fingerabdruck eines Rahmenwerks und seiner Daten, für die Fußzeile eines "
    "Berichts: Gleiche Stempel heißen gleicher Inhalt.",
        stamp_parameters, "=ADHERENCE.STAMP(\"nsg-adherence\";B2:AP20)", true},
};

}  // namespace

std::span<FunctionText const> function_table() { return functions; }

std::string idl_name(std::string_view parameter) {
    std::string result;
    bool raise = false;
    for (char const c : parameter) {
        if (c == '_') {
            raise = true;
            continue;
        }
        result += raise ? static_cast<char>(c - 'a' + 'A') : c;
        raise = false;
    }
    return result;
}

}  // namespace adherence
