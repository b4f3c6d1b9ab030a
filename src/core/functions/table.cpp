#include "core/functions/table.hpp"

#include <array>

#include "core/functions/parameter_texts.hpp"

namespace adherence {

namespace {

using namespace parameters;

// Beside the built-in functions of LibreOffice's own add-ins, where all of ours stand together.
constexpr std::string_view category = "Add-In";

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
        check_parameters, "=ADHERENCE.CHECK(Criteria;Scales;Rules;Benefits;AsOf;About;\"message\";Cases)",
        true},
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
        "Geeft het oordeel over één voordeel: in aanmerking, voorwaardelijk, open, niet in aanmerking, of "
        "ongeldig waar een cel niet te lezen is.",
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
        explain_parameters, "=ADHERENCE.EXPLAIN(B2:AP2;B$1:AP$1;\"nsg-adherence\";\"meetings\";\"en\")",
        true},
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
        "Somt voor één land op hoever elk bekend criterium afzonderlijk kan dalen voordat het oordeel over "
        "een "
        "voordeel verloren gaat, en of het daar nog standhoudt.",
        "Énumère, pour un pays, jusqu’où chaque critère connu peut à lui seul baisser avant que le "
        "verdict sur un avantage soit perdu, et s’il y tient encore.",
        "Listet für ein Land auf, wie weit jedes bekannte Kriterium für sich fallen kann, bevor das "
        "Urteil über einen Vorteil verloren geht, und ob es dort noch besteht.",
        margin_parameters, "=ADHERENCE.MARGIN(B2:AP2;B1:AP1;\"nsg-adherence\";\"meetings\")", true},
    FunctionText{
        "STABILITY", "stability", category,
        "Lists, for one country, each node's share of its group's weights and the shares between which "
        "the verdict on a benefit stands.",
        "Somt voor één land van elke knoop het aandeel in de gewichten van zijn groep op, en de "
        "aandelen waartussen het oordeel over een voordeel standhoudt.",
        "Énumère, pour un pays, la part de chaque nœud dans les poids de son groupe et les parts "
        "entre lesquelles le verdict sur un avantage tient.",
        "Listet für ein Land den Anteil jedes Knotens an den Gewichten seiner Gruppe auf, und die "
        "Anteile, zwischen denen das Urteil über einen Vorteil besteht.",
        stability_parameters, "=ADHERENCE.STABILITY(B2:AP2;B1:AP1;\"nsg-adherence\";\"meetings\")", true},
    FunctionText{
        "NEXT", "next", category,
        "Lists, for one country, the open cells a verdict rests on, the most telling first, with the share "
        "of "
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
