// Writes the parts of every workbook, one folder each, for cmake/PackWorkbooks.cmake to zip:
//
//   make_workbooks data build/workbooks/parts
//
// A folder is named as the file it becomes: adherence-scorecard.en.ots/content.xml …
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <stdexcept>

#include "core/base/languages.hpp"
#include "workbooks/book.hpp"
#include "workbooks/sources.hpp"
#include "workbooks/styles.hpp"

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

std::string letter_of_2014(std::string_view language) {
    constexpr std::array<std::string_view, adherence::languages.size()> in_order{" (letter of 2014)", " (brief van 2014)", " (lettre de 2014)",
                                                                                 " (Schreiben von 2014)"};
    return std::string(in_order[adherence::language_index(language).value_or(0)]);
}

void write_all(fs::path const& data, fs::path const& out) {
    for (std::string_view const each : adherence::languages) {
        std::string const language(each);
        Texts const* const texts = &texts_in(language);
        write_workbook(out / ("adherence-scorecard." + language + ".ots"),
                       make_workbook(template_source(data, "nsg-adherence", *texts)));
        Workbook small = make_workbook(template_source(data, "letter-2014", *texts));
        small.title += letter_of_2014(language);
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
