// Writes the built-in frameworks as JSON files, one <id>.json each, for the package.
//
//   make_frameworks build/frameworks
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "core/framework/load.hpp"

int main(int argc, char** argv) {
    if (argc != 2) {
        std::cerr << "usage: make_frameworks folder\n";
        return EXIT_FAILURE;
    }
    std::filesystem::path const folder = argv[1];
    std::filesystem::create_directories(folder);
    for (std::string const& id : adherence::built_in_frameworks()) {
        std::ofstream file(folder / (id + ".json"), std::ios::binary);
        file << adherence::built_in_framework(id) << '\n';
        file.close();
        if (!file) {
            std::cerr << "make_frameworks: cannot write " << id << ".json\n";
            return EXIT_FAILURE;
        }
    }
    return EXIT_SUCCESS;
}
