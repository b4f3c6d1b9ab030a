#include "workbooks/texts.hpp"

#include <algorithm>
#include <array>

#include "core/base/languages.hpp"

namespace adherence::workbooks {

Texts const& english() {
    static constexpr Texts texts{
        .language = "en",
        .country = "GB",
        .assessments = "Assessments",
        .one_country = "Country",
        .check = "Check",
        .criteria = "Criteria",
        .scales = "Scales",
        .rules = "Rules",
        .benefits = "Benefits",
        .about = "About",
        .evidence = "Evidence",
        .left_unknown = "Left unknown",
        .cases = "Cases",
        .template_title = "Adherence scorecard",
        .scorecard_of = "Scorecard: ",
        .indicative = "Indicative, on the evidence entered. All weights, levels and thresholds are illustrations.",
        .last_line = "▲ insert rows above this row",
        .assessments_note = "One row per country: verdicts and scores on the left, computed; the assessments to the "
                            "right. New country: insert a row above the last line and copy the computed cells of the row "
                            "above into it.",
        .table_note = "The grey titles explain the header row; formulas read the header row. Insert rows above the "
                      "last line.",
        .evidence_note = "Where each assessment comes from. A cell may have several sources, or none yet.",
        .left_unknown_note = "Cells left empty on purpose although a source seems to say something, and why.",
        .cases_note = "Made-up countries and the verdicts that are expected of them. Where the rules say otherwise, or no "
                      "case hangs on a rule, the sheet Check and the panel Workbook say so.",
        .country_title = "Country",
        .score = "Index score",
        .lowest = "Lowest possible",
        .highest = "Highest possible",
        .coverage = "Coverage %",
        .rank = "Rank (coverage of 80 or more)",
        .iso3 = "ISO code",
        .participant = "Takes part in the NSG",
        .index_band = "Index",
        .verdict_band = "Eligibility matrix",
        .verdicts = {"eligible", "conditional", "open", "not eligible", "invalid"},
        .yes = "yes",
        .no = "no",
        .not_applicable = "n/a",
        .levels_intro = "From worst to best:",
        .unknown_hint = "Empty or ?: unknown. a..b, >= a, a | b: known only to lie there.",
        .not_applicable_hint = "n/a: not applicable.",
        .percent_hint = "A share from 0 to 100: write 67, not 67%.",
        .number_hint = "A number; scores run in straight lines between:",
        .date_hint = "A date such as 2024-03-18, or never. By age in years:",
        .choose_country = "Country (choose here)",
        .row_in_table = "Row in the table",
        .benefit = "Benefit",
        .verdict = "Verdict",
        .why = "Why",
        .node = "Score of",
        .may_lie = "may lie from ",
        .to = " to ",
        .coverage_is = "coverage ",
        .per_cent = " %",
        .criterion = "Criterion",
        .entered = "Assessment",
        .known_from = "What it rests on: source · date · confidence · note",
        .no_source = "no source entered",
        .the_rest = "… (the rest: sidebar, panel Scorecard)",
        .state = "State of the tables",
        .tables_good = "✓ The tables are in order.",
        .tables_bad = "✗ ",
        .no_extension = "? The extension Adherence Scorecards is not installed, or a table holds an error value.",
        .framework_text = "The framework as one text, which the formulas read",
        .fingerprint = "Fingerprint of framework and assessments",
        .table_checks = "What is wrong in the tables",
        .table_checks_note = "Row 1 is the table's header row. The first 23 are shown; the panel Workbook in the sidebar lists all.",
        .cell_problems = "What is wrong in the assessments",
        .cell_problems_note = "Row 1 is the first country. The first 29 are shown; the panel Workbook in the sidebar lists all.",
        .page_of = " of ",
        .how_title = "How this workbook works",
        .how = {"1. Enter what is known on the sheet Assessments. The arrow in a cell offers the levels; a note beside "
                "the cell tells what they mean. Nothing is refused.",
                "2. Empty means unknown, never no. Not applicable (n/a) and zero are different things again.",
                "3. Write down where it comes from on the sheet Evidence: source, date, confidence.",
                "4. Verdicts follow at once: ✓ eligible, ◐ conditional, ? open (what is unknown decides), ✗ not "
                "eligible, ! invalid (a cell cannot be read).",
                "5. The sheet Country explains the verdicts of one country and prints as its page.",
                "6. Criteria, scales, rules and benefits are yours to change; the sheet Check tells what is wrong.",
                "7. The formulas need the LibreOffice extension Adherence Scorecards. Where it is missing they show #NAME?, and work again "
                "where it is. For readers without it: Adherence ▸ Freeze values.",
                ""},
    };
    return texts;
}

Texts const& dutch() {
    static constexpr Texts texts{
        .language = "nl",
        .country = "NL",
        .assessments = "Beoordelingen",
        .one_country = "Land",
        .check = "Controle",
        .criteria = "Criteria",
        .scales = "Schalen",
        .rules = "Regels",
        .benefits = "Voordelen",
        .about = "Over",
        .evidence = "Onderbouwing",
        .left_unknown = "Opengelaten",
        .cases = "Gevallen",
        .template_title = "Scorekaart naleving",
        .scorecard_of = "Scorekaart: ",
        .indicative = "Indicatief, op grond van wat is ingevuld. Alle gewichten, niveaus en drempels zijn voorbeelden.",
        .last_line = "▲ voeg rijen boven deze rij in",
        .assessments_note = "Eén rij per land: links de oordelen en scores, berekend; rechts de beoordelingen. Nieuw "
                            "land: voeg boven de laatste regel een rij in en kopieer de berekende cellen van de rij "
                            "erboven erin.",
        .table_note = "De grijze titels lichten de kopregel toe; de formules lezen de kopregel. Voeg rijen boven de "
                      "laatste regel in.",
        .evidence_note = "Waar elke beoordeling op berust. Een cel kan meer bronnen hebben, of nog geen.",
        .left_unknown_note = "Cellen die met opzet leeg zijn gelaten hoewel een bron iets lijkt te zeggen, en waarom.",
        .cases_note = "Verzonnen landen en de oordelen die daarvan worden verwacht. Waar de regels anders uitkomen, of geen "
                      "geval van een regel afhangt, zeggen het blad Controle en het paneel Werkmap dat.",
        .country_title = "Land",
        .score = "Indexscore",
        .lowest = "Laagst mogelijk",
        .highest = "Hoogst mogelijk",
        .coverage = "Dekking %",
        .rank = "Rang (dekking van 80 of meer)",
        .iso3 = "ISO-code",
        .participant = "Neemt deel aan de NSG",
        .index_band = "Index",
        .verdict_band = "Voordelenmatrix",
        .verdicts = {"in aanmerking", "voorwaardelijk", "open", "niet in aanmerking", "ongeldig"},
        .yes = "ja",
        .no = "nee",
        .not_applicable = "n.v.t.",
        .levels_intro = "Van slecht naar goed:",
        .unknown_hint = "Leeg of ?: onbekend. a..b, >= a, a | b: alleen bekend dat het daar ligt.",
        .not_applicable_hint = "n.v.t.: niet van toepassing.",
        .percent_hint = "Een aandeel van 0 tot 100: schrijf 67, niet 67%.",
        .number_hint = "Een getal; de score loopt in rechte lijnen tussen:",
        .date_hint = "Een datum zoals 2024-03-18, of never (nooit). Naar ouderdom in jaren:",
        .choose_country = "Land (kies hier)",
        .row_in_table = "Rij in de tabel",
        .benefit = "Voordeel",
        .verdict = "Oordeel",
        .why = "Waarom",
        .node = "Score van",
        .may_lie = "kan liggen van ",
        .to = " tot ",
        .coverage_is = "dekking ",
        .per_cent = "%",
        .criterion = "Criterium",
        .entered = "Beoordeling",
        .known_from = "Waar het op berust: bron · datum · zekerheid · opmerking",
        .no_source = "geen bron ingevuld",
        .the_rest = "… (de rest: zijbalk, paneel Scorekaart)",
        .state = "Staat van de tabellen",
        .tables_good = "✓ De tabellen zijn in orde.",
        .tables_bad = "✗ ",
        .no_extension = "? De extensie Adherence Scorecards is niet geïnstalleerd, of een tabel bevat een foutwaarde.",
        .framework_text = "Het kader als één tekst, die de formules lezen",
        .fingerprint = "Vingerafdruk van kader en beoordelingen",
        .table_checks = "Wat er niet klopt in de tabellen",
        .table_checks_note = "Rij 1 is de kopregel van de tabel. De eerste 23 worden getoond; het paneel Werkmap in de zijbalk noemt ze alle.",
        .cell_problems = "Wat er niet klopt in de beoordelingen",
        .cell_problems_note = "Rij 1 is het eerste land. De eerste 29 worden getoond; het paneel Werkmap in de zijbalk noemt ze alle.",
        .page_of = " van ",
        .how_title = "Hoe deze werkmap werkt",
        .how = {"1. Vul op het blad Beoordelingen in wat bekend is. De pijl in een cel biedt de niveaus aan; een "
                "toelichting naast de cel zegt wat ze betekenen. Niets wordt geweigerd.",
                "2. Leeg betekent onbekend, nooit nee. Niet van toepassing (n.v.t.) en nul zijn weer iets anders.",
                "3. Schrijf op het blad Onderbouwing op waar het vandaan komt: bron, datum, zekerheid.",
                "4. De oordelen volgen meteen: ✓ in aanmerking, ◐ voorwaardelijk, ? open (wat onbekend is geeft de "
                "doorslag), ✗ niet in aanmerking, ! ongeldig (een cel is niet te lezen).",
                "5. Het blad Land licht de oordelen over één land toe en is als pagina af te drukken.",
                "6. Criteria, schalen, regels en voordelen kunt u zelf wijzigen; het blad Controle zegt wat er niet "
                "klopt.",
                "7. De formules hebben de LibreOffice-extensie Adherence Scorecards nodig. Waar die ontbreekt, tonen ze #NAAM?; waar zij is, "
                "werken ze weer. Voor lezers zonder de extensie: Adherence ▸ Waarden bevriezen.",
                ""},
    };
    return texts;
}

Texts const& french() {
    static constexpr Texts texts{
        .language = "fr",
        .country = "FR",
        .assessments = "Évaluations",
        .one_country = "Pays",
        .check = "Contrôle",
        .criteria = "Critères",
        .scales = "Échelles",
        .rules = "Règles",
        .benefits = "Avantages",
        .about = "À propos",
        .evidence = "Preuves",
        .left_unknown = "Laissé inconnu",
        .cases = "Cas",
        .template_title = "Fiche de score d’adhésion",
        .scorecard_of = "Fiche de score : ",
        .indicative = "Indicatif, au vu des données saisies. Tous les poids, niveaux et seuils sont des exemples.",
        .last_line = "▲ insérez des lignes au-dessus",
        .assessments_note = "Une ligne par pays : à gauche les verdicts et les scores, calculés ; à droite les évaluations. "
                            "Nouveau pays : insérez une ligne au-dessus de la dernière et copiez-y les cellules calculées de "
                            "la ligne précédente.",
        .table_note = "Les titres gris expliquent la ligne d’en-tête ; les formules lisent la ligne d’en-tête. Insérez des "
                      "lignes au-dessus de la dernière.",
        .evidence_note = "Sur quoi repose chaque évaluation. Une cellule peut avoir plusieurs sources, ou aucune pour le moment.",
        .left_unknown_note = "Cellules laissées vides à dessein bien qu’une source semble dire quelque chose, et pourquoi.",
        .cases_note = "Pays inventés et verdicts qui en sont attendus. Lorsque les règles donnent autre chose, ou qu’aucun cas ne "
                      "dépend d’une règle, la feuille Contrôle et le panneau Classeur le signalent.",
        .country_title = "Pays",
        .score = "Score de l’indice",
        .lowest = "Minimum possible",
        .highest = "Maximum possible",
        .coverage = "Couverture %",
        .rank = "Rang (couverture de 80 ou plus)",
        .iso3 = "Code ISO",
        .participant = "Participe au NSG",
        .index_band = "Indice",
        .verdict_band = "Matrice d’éligibilité",
        .verdicts = {"éligible", "sous conditions", "indéterminé", "non éligible", "invalide"},
        .yes = "oui",
        .no = "non",
        .not_applicable = "s.o.",
        .levels_intro = "Du pire au meilleur :",
        .unknown_hint = "Vide ou ? : inconnu. a..b, >= a, a | b : on sait seulement que la valeur s’y trouve.",
        .not_applicable_hint = "s.o. : sans objet.",
        .percent_hint = "Une part de 0 à 100 : écrivez 67, et non 67 %.",
        .number_hint = "Un nombre ; le score suit des droites entre :",
        .date_hint = "Une date telle que 2024-03-18, ou never (jamais). Selon l’ancienneté en années :",
        .choose_country = "Pays (choisir ici)",
        .row_in_table = "Ligne dans le tableau",
        .benefit = "Avantage",
        .verdict = "Verdict",
        .why = "Pourquoi",
        .node = "Score de",
        .may_lie = "peut aller de ",
        .to = " à ",
        .coverage_is = "couverture ",
        .per_cent = " %",
        .criterion = "Critère",
        .entered = "Évaluation",
        .known_from = "Sur quoi elle repose : source · date · confiance · remarque",
        .no_source = "aucune source saisie",
        .the_rest = "… (la suite : volet latéral, panneau Fiche de score)",
        .state = "État des tableaux",
        .tables_good = "✓ Les tableaux sont en ordre.",
        .tables_bad = "✗ ",
        .no_extension = "? L’extension Adherence Scorecards n’est pas installée, ou un tableau contient une valeur d’erreur.",
        .framework_text = "Le cadre en un seul texte, que lisent les formules",
        .fingerprint = "Empreinte du cadre et des évaluations",
        .table_checks = "Ce qui ne va pas dans les tableaux",
        .table_checks_note = "La ligne 1 est la ligne d’en-tête du tableau. Les 23 premiers problèmes sont affichés ; le panneau Classeur du volet latéral les énumère tous.",
        .cell_problems = "Ce qui ne va pas dans les évaluations",
        .cell_problems_note = "La ligne 1 est le premier pays. Les 29 premiers problèmes sont affichés ; le panneau Classeur du volet latéral les énumère tous.",
        .page_of = " sur ",
        .how_title = "Comment fonctionne ce classeur",
        .how = {"1. Saisissez ce qui est connu sur la feuille Évaluations. La flèche d’une cellule propose les niveaux ; une "
                "note à côté de la cellule en donne le sens. Rien n’est refusé.",
                "2. Vide signifie inconnu, jamais non. Sans objet (s.o.) et zéro sont encore autre chose.",
                "3. Notez d’où vient l’information sur la feuille Preuves : source, date, confiance.",
                "4. Les verdicts suivent aussitôt : ✓ éligible, ◐ sous conditions, ? indéterminé (ce qui est inconnu est "
                "décisif), ✗ non éligible, ! invalide (une cellule est illisible).",
                "5. La feuille Pays explique les verdicts concernant un pays et s’imprime comme sa fiche.",
                "6. Les critères, échelles, règles et avantages sont à vous : modifiez-les ; la feuille Contrôle signale ce "
                "qui ne va pas.",
                "7. Les formules ont besoin de l’extension LibreOffice Adherence Scorecards. Là où elle manque, elles affichent #NOM ? ; là où "
                "elle est, elles fonctionnent de nouveau. Pour les lecteurs sans elle : Adherence ▸ Figer les valeurs.",
                ""},
    };
    return texts;
}

Texts const& german() {
    static constexpr Texts texts{
        .language = "de",
        .country = "DE",
        .assessments = "Bewertungen",
        .one_country = "Land",
        .check = "Prüfung",
        .criteria = "Kriterien",
        .scales = "Skalen",
        .rules = "Regeln",
        .benefits = "Vorteile",
        .about = "Über",
        .evidence = "Nachweise",
        .left_unknown = "Offen gelassen",
        .cases = "Fälle",
        .template_title = "Bewertungskarte zur Einhaltung",
        .scorecard_of = "Bewertungskarte: ",
        .indicative = "Indikativ, nach den eingetragenen Angaben. Alle Gewichte, Stufen und Schwellen sind Beispiele.",
        .last_line = "▲ Zeilen hierüber einfügen",
        .assessments_note = "Eine Zeile je Land: links die Urteile und Punktwerte, berechnet; rechts die Bewertungen. Neues "
                            "Land: Fügen Sie über der letzten Zeile eine Zeile ein und kopieren Sie die berechneten Zellen der "
                            "Zeile darüber hinein.",
        .table_note = "Die grauen Titel erläutern die Kopfzeile; die Formeln lesen die Kopfzeile. Fügen Sie Zeilen über der "
                      "letzten Zeile ein.",
        .evidence_note = "Worauf jede Bewertung beruht. Eine Zelle kann mehrere Quellen haben oder noch keine.",
        .left_unknown_note = "Zellen, die mit Absicht leer sind, obwohl eine Quelle etwas zu sagen scheint, und warum.",
        .cases_note = "Erfundene Länder und die Urteile, die für sie erwartet werden. Wo die Regeln anderes ergeben oder kein Fall "
                      "von einer Regel abhängt, sagen es das Blatt Prüfung und der Bereich Arbeitsmappe.",
        .country_title = "Land",
        .score = "Punktwert des Index",
        .lowest = "Niedrigster möglicher",
        .highest = "Höchster möglicher",
        .coverage = "Abdeckung %",
        .rank = "Rang (Abdeckung ab 80)",
        .iso3 = "ISO-Code",
        .participant = "Nimmt an der NSG teil",
        .index_band = "Index",
        .verdict_band = "Berechtigungsmatrix",
        .verdicts = {"berechtigt", "bedingt", "offen", "nicht berechtigt", "ungültig"},
        .yes = "ja",
        .no = "nein",
        .not_applicable = "entfällt",
        .levels_intro = "Vom schlechtesten zum besten:",
        .unknown_hint = "Leer oder ?: unbekannt. a..b, >= a, a | b: nur bekannt, dass es dort liegt.",
        .not_applicable_hint = "entfällt: nicht anwendbar.",
        .percent_hint = "Ein Anteil von 0 bis 100: Schreiben Sie 67, nicht 67 %.",
        .number_hint = "Eine Zahl; der Punktwert verläuft in geraden Linien zwischen:",
        .date_hint = "Ein Datum wie 2024-03-18, oder never (nie). Nach dem Alter in Jahren:",
        .choose_country = "Land (hier wählen)",
        .row_in_table = "Zeile in der Tabelle",
        .benefit = "Vorteil",
        .verdict = "Urteil",
        .why = "Warum",
        .node = "Punktwert von",
        .may_lie = "kann liegen von ",
        .to = " bis ",
        .coverage_is = "Abdeckung ",
        .per_cent = " %",
        .criterion = "Kriterium",
        .entered = "Bewertung",
        .known_from = "Worauf sie beruht: Quelle · Datum · Gewissheit · Anmerkung",
        .no_source = "keine Quelle eingetragen",
        .the_rest = "… (der Rest: Seitenleiste, Bereich Bewertungskarte)",
        .state = "Zustand der Tabellen",
        .tables_good = "✓ Die Tabellen sind in Ordnung.",
        .tables_bad = "✗ ",
        .no_extension = "? Die Erweiterung Adherence Scorecards ist nicht installiert, oder eine Tabelle enthält einen Fehlerwert.",
        .framework_text = "Das Rahmenwerk als ein Text, den die Formeln lesen",
        .fingerprint = "Fingerabdruck von Rahmenwerk und Bewertungen",
        .table_checks = "Was in den Tabellen nicht stimmt",
        .table_checks_note = "Zeile 1 ist die Kopfzeile der Tabelle. Die ersten 23 werden gezeigt; der Bereich Arbeitsmappe in der Seitenleiste nennt alle.",
        .cell_problems = "Was in den Bewertungen nicht stimmt",
        .cell_problems_note = "Zeile 1 ist das erste Land. Die ersten 29 werden gezeigt; der Bereich Arbeitsmappe in der Seitenleiste nennt alle.",
        .page_of = " von ",
        .how_title = "Wie diese Arbeitsmappe funktioniert",
        .how = {"1. Tragen Sie auf dem Blatt Bewertungen ein, was bekannt ist. Der Pfeil in einer Zelle bietet die Stufen an; ein "
                "Hinweis neben der Zelle sagt, was sie bedeuten. Nichts wird abgewiesen.",
                "2. Leer heißt unbekannt, nie nein. Nicht anwendbar (entfällt) und null sind wieder etwas anderes.",
                "3. Schreiben Sie auf dem Blatt Nachweise auf, woher es stammt: Quelle, Datum, Gewissheit.",
                "4. Die Urteile folgen sofort: ✓ berechtigt, ◐ bedingt, ? offen (das Unbekannte gibt den Ausschlag), ✗ nicht "
                "berechtigt, ! ungültig (eine Zelle ist unlesbar).",
                "5. Das Blatt Land erläutert die Urteile über ein Land und lässt sich als dessen Seite drucken.",
                "6. Kriterien, Skalen, Regeln und Vorteile können Sie selbst ändern; das Blatt Prüfung sagt, was nicht stimmt.",
                "7. Die Formeln brauchen die LibreOffice-Erweiterung Adherence Scorecards. Wo sie fehlt, zeigen sie #NAME?; wo sie ist, "
                "arbeiten sie wieder. Für Leser ohne sie: Adherence ▸ Werte einfrieren.",
                ""},
    };
    return texts;
}

Texts const& texts_in(std::string_view language) {
    static constexpr std::array<Texts const& (*)(), languages.size()> in_order{english, dutch, french, german};
    return in_order[language_index(language).value_or(0)]();
}

namespace {

struct ColumnTitle {
    std::string_view column;
    std::array<std::string_view, languages.size()> titles;
};

constexpr ColumnTitle column_titles[] = {
    {"id", {"Id", "Id", "Identifiant", "ID"}},
    {"parent", {"Belongs to", "Hoort bij", "Appartient à", "Gehört zu"}},
    {"title", {"Title", "Titel", "Titre", "Titel"}},
    {"weight", {"Weight", "Gewicht", "Poids", "Gewicht"}},
    {"scale", {"Scale", "Schaal", "Échelle", "Skala"}},
    {"aggregate", {"How its parts are joined", "Hoe de delen worden samengevoegd", "Agrégation des parties", "Verknüpfung der Teile"}},
    {"na", {"May be not applicable", "Mag niet van toepassing zijn", "Peut être sans objet", "„entfällt“ zulässig"}},
    {"effort", {"Effort per step", "Inspanning per stap", "Effort par niveau", "Aufwand je Stufe"}},
    {"question", {"Question", "Vraag", "Question", "Frage"}},
    {"evidence", {"Evidence to look for", "Wat het kan aantonen", "Preuves à rechercher", "Mögliche Nachweise"}},
    {"source", {"Source", "Bron", "Source", "Quelle"}},
    {"type", {"Type", "Soort", "Type", "Art"}},
    {"value", {"Value", "Waarde", "Valeur", "Wert"}},
    {"score", {"Score", "Score", "Score", "Punktwert"}},
    {"label", {"In words", "In woorden", "En toutes lettres", "In Worten"}},
    {"benefit", {"Benefit", "Voordeel", "Avantage", "Vorteil"}},
    {"effect", {"Effect", "Werking", "Effet", "Wirkung"}},
    {"subject", {"Subject", "Onderwerp", "Objet", "Gegenstand"}},
    {"test", {"Test", "Toets", "Test", "Test"}},
    {"group", {"Counts with", "Telt samen met", "Compte avec", "Zählt mit"}},
    {"need", {"How many must hold", "Hoeveel moeten gelden", "Nombre requis", "Nötige Anzahl"}},
    {"from", {"In force from", "Geldt vanaf", "En vigueur du", "In Kraft ab"}},
    {"to", {"In force to", "Geldt tot en met", "En vigueur au", "In Kraft bis"}},
    {"note", {"Note", "Opmerking", "Remarque", "Anmerkung"}},
    {"basis", {"What it rests on", "Waar het op berust", "Sur quoi elle repose", "Worauf sie beruht"}},
    {"description", {"Description", "Omschrijving", "Description", "Beschreibung"}},
    {"key", {"What", "Wat", "Quoi", "Was"}},
    {"country", {"Country", "Land", "Pays", "Land"}},
    {"iso3", {"ISO code", "ISO-code", "Code ISO", "ISO-Code"}},
    {"criterion", {"Criterion", "Criterium", "Critère", "Kriterium"}},
    {"date", {"Date", "Datum", "Date", "Datum"}},
    {"confidence", {"Confidence", "Zekerheid", "Confiance", "Gewissheit"}},
    {"marking", {"Marking", "Markering", "Marquage", "Einstufung"}},
    {"expected", {"Expected verdict", "Verwacht oordeel", "Verdict attendu", "Erwartetes Urteil"}},
};

}  // namespace

std::string_view column_title(std::string_view column, std::string_view language) {
    auto const found = std::ranges::find(column_titles, column, &ColumnTitle::column);
    if (found == std::end(column_titles)) return column;
    return found->titles[language_index(language).value_or(0)];
}

}  // namespace adherence::workbooks
