// Writes the parts of every workbook, one folder each, for cmake/PackWorkbooks.cmake to zip:
//
//   make_workbooks data build/workbooks/parts
//
// A folder is named as the file it becomes: adherence-scorecard.en.ots/content.xml …
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "book.hpp"
#include "styles.hpp"

namespace {

using namespace adherence::workbooks;
namespace fs = std::filesystem;

void write(fs::path const& file, std::string const& content) {
    std::ofstream stream(file, std::ios::binary);
    stream << content;
    stream.close();
    if (!stream) throw std::runtime_error("cannot write " + file.string());
}

void write_workbook(fs::path const& folder, Workbook const& book) {
    fs::remove_all(folder);
    fs::create_directories(folder / "META-INF");
    write(folder / "mimetype", media_type(book));
    write(folder / "content.xml", content_xml(book));
    write(folder / "styles.xml", styles_xml(book));
    write(folder / "settings.xml", settings_xml(book));
    write(folder / "meta.xml", meta_xml(book));
    write(folder / "META-INF" / "manifest.xml", manifest_xml(book));
}

Source framework_source(fs::path const& data, std::string_view framework, Texts const& texts) {
    fs::path const folder = data / "frameworks" / framework;
    auto const table = [&](char const* name) {
        Table const read = read_table(folder / (std::string(name) + ".csv"));
        return texts.language == "en" ? read : in_language(read, texts.language);
    };
    Source source{.texts = &texts,
                  .criteria = table("criteria"),
                  .scales = table("scales"),
                  .rules = table("rules"),
                  .benefits = table("benefits"),
                  .about = table("about"),
                  .assessments = {},
                  .evidence = {},
                  .left_unknown = {},
                  .note = std::string(texts.assessments_note),
                  .remarks = {}};
    for (std::size_t i = 0; i < source.about.rows.size(); ++i)
        if (source.about.at(i, "key") == "language") source.about.rows[i][*source.about.column("value")] = texts.language;
    return source;
}

Source template_source(fs::path const& data, std::string_view framework, Texts const& texts) {
    Source source = framework_source(data, framework, texts);
    source.is_template = true;
    return source;
}

Source fictional_source(fs::path const& data, Texts const& texts) {
    Source source = framework_source(data, "nsg-adherence", texts);
    source.assessments = read_table(data / "fictional" / "assessments.csv");
    source.evidence = read_table(data / "fictional" / "evidence.csv");
    std::string const invented = texts.language == "nl"
                                     ? "Elk land, elke bron en elke datum hierin is verzonnen. "
                                     : "Every country, source and date in here is invented. ";
    source.note = invented + std::string(texts.indicative);
    source.remarks = {invented};
    return source;
}

Source public_source(fs::path const& data) {
    Source source = framework_source(data, "nsg-adherence", english());
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

void write_all(fs::path const& data, fs::path const& out) {
    for (Texts const* texts : {&english(), &dutch()}) {
        std::string const language(texts->language);
        write_workbook(out / ("adherence-scorecard." + language + ".ots"),
                       make_workbook(template_source(data, "nsg-adherence", *texts)));
        Workbook small = make_workbook(template_source(data, "letter-2014", *texts));
        small.title += language == "nl" ? " (brief van 2014)" : " (letter of 2014)";
        write_workbook(out / ("adherence-scorecard-letter-2014." + language + ".ots"), small);
    }
    write_workbook(out / "fictional-countries.ods", make_workbook(fictional_source(data, english())));
    write_workbook(out / "fictieve-landen.ods", make_workbook(fictional_source(data, dutch())));
    write_workbook(out / "public-facts.ods", make_workbook(public_source(data)));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) {
        std::cerr << "usage: make_workbooks data-folder parts-folder\n";
        return EXIT_FAILURE;
    }
    try {
        write_all(argv[1], argv[2]);
    } catch (std::exception const& problem) {
        std::cerr << "make_workbooks: " << problem.what() << '\n';
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}
