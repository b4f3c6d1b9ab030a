#include "workbooks/texts.hpp"

#include <algorithm>

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
        .how_title = "How this workbook works",
        .how = {"1. Enter what is known on the sheet Assessments. The arrow in a cell offers the levels; a note beside "
                "the cell tells what they mean. Nothing is refused.",
                "2. Empty means unknown, never no. Not applicable (n/a) and zero are different things again.",
                "3. Write down where it comes from on the sheet Evidence: source, date, confidence.",
                "4. Verdicts follow at once: ✓ eligible, ◐ conditional, ? open (what is unknown decides), ✗ not "
                "eligible, ! invalid (a cell cannot be read).",
                "5. The sheet Country explains the verdicts of one country and prints as its page.",
                "6. Criteria, scales, rules and benefits are yours to change; the sheet Check tells what is wrong.",
                "7. The formulas need the LibreOffice extension Adherence Scorecards.",
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
                "7. De formules hebben de LibreOffice-extensie Adherence Scorecards nodig.",
                ""},
    };
    return texts;
}

namespace {

struct ColumnTitle {
    std::string_view column, english, dutch;
};

constexpr ColumnTitle column_titles[] = {
    {"id", "Id", "Id"},
    {"parent", "Belongs to", "Hoort bij"},
    {"title", "Title", "Titel"},
    {"weight", "Weight", "Gewicht"},
    {"scale", "Scale", "Schaal"},
    {"aggregate", "How its parts are joined", "Hoe de delen worden samengevoegd"},
    {"na", "May be not applicable", "Mag niet van toepassing zijn"},
    {"effort", "Effort per step", "Inspanning per stap"},
    {"question", "Question", "Vraag"},
    {"evidence", "Evidence to look for", "Wat het kan aantonen"},
    {"source", "Source", "Bron"},
    {"type", "Type", "Soort"},
    {"value", "Value", "Waarde"},
    {"score", "Score", "Score"},
    {"label", "In words", "In woorden"},
    {"benefit", "Benefit", "Voordeel"},
    {"effect", "Effect", "Werking"},
    {"subject", "Subject", "Onderwerp"},
    {"test", "Test", "Toets"},
    {"group", "Counts with", "Telt samen met"},
    {"need", "How many must hold", "Hoeveel moeten gelden"},
    {"from", "In force from", "Geldt vanaf"},
    {"to", "In force to", "Geldt tot en met"},
    {"note", "Note", "Opmerking"},
    {"basis", "What it rests on", "Waar het op berust"},
    {"description", "Description", "Omschrijving"},
    {"key", "What", "Wat"},
    {"country", "Country", "Land"},
    {"iso3", "ISO code", "ISO-code"},
    {"criterion", "Criterion", "Criterium"},
    {"date", "Date", "Datum"},
    {"confidence", "Confidence", "Zekerheid"},
    {"marking", "Marking", "Rubricering"},
    {"expected", "Expected verdict", "Verwacht oordeel"},
};

}  // namespace

Texts const& texts_in(std::string_view language) {
    return language == dutch().language ? dutch() : english();
}

std::string_view column_title(std::string_view column, std::string_view language) {
    auto const found = std::ranges::find(column_titles, column, &ColumnTitle::column);
    if (found == std::end(column_titles)) return column;
    return language == "nl" ? found->dutch : found->english;
}

}  // namespace adherence::workbooks
