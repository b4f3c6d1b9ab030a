#include "workbooks/sources.hpp"

#include <array>

#include "core/base/languages.hpp"

namespace adherence::workbooks {

namespace fs = std::filesystem;

namespace {

/// Yes, no and not applicable in the workbook's language; the levels' words are the framework's own.
void say_in_language(Table& table, Table const& criteria, Texts const& texts) {
    for (std::size_t c = 0; c < table.header.size(); ++c) {
        bool yes_no = false;
        for (std::size_t i = 0; i < criteria.rows.size(); ++i)
            yes_no = yes_no || (criteria.at(i, "id") == table.header[c] && criteria.at(i, "scale") == "yes-no");
        for (auto& row : table.rows) {
            if (yes_no && row[c] == "yes") row[c] = texts.yes;
            if (yes_no && row[c] == "no") row[c] = texts.no;
            if (row[c] == "n/a") row[c] = texts.not_applicable;
        }
    }
}

/// The verdicts that are expected, too.
Table cases_in_language(Table table, Table const& criteria, Texts const& texts) {
    say_in_language(table, criteria, texts);
    auto const expected = table.column("expected");
    for (auto& row : table.rows)
        for (std::size_t i = 0; expected && i < texts.verdicts.size(); ++i)
            if (row[*expected] == english().verdicts[i]) {
                row[*expected] = texts.verdicts[i];
                break;
            }
    return table;
}

Source built_in_source(fs::path const& data, std::string_view framework, Texts const& texts) {
    fs::path const folder = data / "frameworks" / framework;
    auto const table = [&](char const* name) {
        return in_language(read_table(folder / (std::string(name) + ".csv")), texts.language);
    };
    Source source = framework_source(table("criteria"), table("scales"), table("rules"), table("benefits"), table("about"), texts);
    if (fs::exists(folder / "cases.csv")) source.cases = cases_in_language(table("cases"), source.criteria, texts);
    return source;
}

}  // namespace

Source template_source(fs::path const& data, std::string_view framework, Texts const& texts) {
    Source source = built_in_source(data, framework, texts);
    source.is_template = true;
    return source;
}

Source fictional_source(fs::path const& data, Texts const& texts) {
    Source source = built_in_source(data, "nsg-adherence", texts);
    source.assessments = read_table(data / "fictional" / "assessments.csv");
    source.evidence = read_table(data / "fictional" / "evidence.csv");
    say_in_language(*source.assessments, source.criteria, texts);
    constexpr std::array<std::string_view, languages.size()> in_order{
        "Every country, source and date in here is invented. ", "Elk land, elke bron en elke datum hierin is verzonnen. ",
        "Chaque pays, chaque source et chaque date est inventé ici. ", "Jedes Land, jede Quelle und jedes Datum hierin ist erfunden. "};
    std::string const invented(in_order[language_index(texts.language).value_or(0)]);
    source.note = invented + std::string(texts.indicative);
    source.remarks = {invented};
    return source;
}

Source public_source(fs::path const& data) {
    Source source = built_in_source(data, "nsg-adherence", english());
    source.assessments = read_table(data / "public" / "assessments.csv");
    source.evidence = read_table(data / "public" / "evidence.csv");
    source.left_unknown = read_table(data / "public" / "left-unknown.csv");
    source.others_only = true;
    source.note =
        "Public facts only: little is publicly known, coverage is about 10 % or less, so verdicts are mostly open. "
        "What is known and where it comes from: sheets Country and Evidence. Participants of the NSG are filtered out "
        "(column #participant).";
    source.remarks = {
        "Demonstration data, not fit for a real assessment of any country. The sources are of different ages, some are "
        "copies made by third parties, and most criteria are empty.",
        "An empty cell means unknown: the sources used here say nothing, or nothing reliable. It never means no. That "
        "nearly every verdict is open is the honest result.",
        "The sheet Evidence names source and date of every filled cell; the sheet Left unknown names cells left empty "
        "on purpose, and why. The date is the status date of the source, so that old sources show as old.",
        "Participating governments of the NSG are filtered out at first, since the benefits are meant for the others; "
        "the arrow at #participant shows them. No position on the status of any country or territory is implied."};
    return source;
}

}  // namespace adherence::workbooks
