// Says of each framework text whether the loader reads it: what tests/schema/run.py holds the schema against.
//
//   check_framework [FILE]     texts separated by NUL, from the file or from standard input
//
// One line per text, its fields separated by tabs:
//
//   reads     the text as the loader writes it
//   refused   code, table, row and column of the first error; how many errors; all their codes, each once
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include "core/framework/load.hpp"

namespace {

using adherence::Fault;
using adherence::Severity;

void describe(adherence::Loaded const& loaded, std::ostream& out) {
    if (loaded.framework) {
        out << "reads\t" << loaded.framework->json << '\n';
        return;
    }
    Fault const* first = nullptr;
    std::size_t errors = 0;
    std::set<std::string> codes;
    for (Fault const& fault : loaded.faults) {
        if (fault.severity != Severity::error) continue;
        if (!first) first = &fault;
        ++errors;
        codes.insert(fault.code);
    }
    if (!first) {
        out << "refused\tno-fault\t\t0\t\t0\t\n";
        return;
    }
    out << "refused\t" << first->code << '\t' << first->table << '\t' << first->row << '\t' << first->column << '\t'
        << errors << '\t';
    char const* separator = "";
    for (std::string const& code : codes) {
        out << separator << code;
        separator = ",";
    }
    out << '\n';
}

}  // namespace

int main(int argc, char** argv) {
    std::ios::sync_with_stdio(false);
    std::ifstream file;
    if (argc == 2) file.open(argv[1], std::ios::binary);
    if (argc > 2 || (argc == 2 && !file)) {
        std::cerr << "usage: check_framework [FILE]   framework texts, separated by NUL\n";
        return EXIT_FAILURE;
    }
    std::istream& in = argc == 2 ? file : std::cin;
    for (std::string text; std::getline(in, text, '\0');) describe(adherence::load_json(text), std::cout);
    return EXIT_SUCCESS;
}
