// All targets in one program: the one that runs is the one it is called by, build-fuzz/targets/NAME.
#include <cstdlib>
#include <cxxabi.h>
#include <iostream>
#include <typeinfo>

#include "fuzz/targets.hpp"

namespace {

adherence::fuzz::Target const* chosen = nullptr;
bool running = false;

std::string readable(char const* name) {
    int status = 0;
    char* const demangled = abi::__cxa_demangle(name, nullptr, nullptr, &status);
    std::string const text = demangled ? demangled : name;
    std::free(demangled);
    return text;
}

}  // namespace

// call() turns every exception into #VALUE!, so that no formula ends the office. One that was not thrown on purpose is a defect all the
// same, and is met here (the linker leads every throw through this one).
extern "C" [[noreturn]] void __real___cxa_throw(void* thrown, std::type_info* type, void (*destroy)(void*));
extern "C" [[noreturn]] void __wrap___cxa_throw(void* thrown, std::type_info* type, void (*destroy)(void*)) {
    std::string const name = readable(type->name());
    if (running && name != "adherence::functions::Refused" && name != "adherence::fuzz::Finding") {
        std::cerr << "An exception that nobody meant: " << name << '\n';
        std::abort();
    }
    __real___cxa_throw(thrown, type, destroy);
}

extern "C" int LLVMFuzzerInitialize(int*, char*** arguments) {
    std::string_view name = (*arguments)[0];
    name.remove_prefix(name.rfind('/') + 1);
    for (auto const& target : adherence::fuzz::targets())
        if (target.name == name) chosen = &target;
    if (chosen) return 0;
    std::cerr << "Called by the name of a target (through a link), this runs it:";
    for (auto const& target : adherence::fuzz::targets()) std::cerr << ' ' << target.name;
    std::cerr << '\n';
    std::exit(EXIT_FAILURE);
}

extern "C" int LLVMFuzzerTestOneInput(unsigned char const* bytes, std::size_t size) {
    running = true;
    try {
        chosen->run({reinterpret_cast<char const*>(bytes), size});
    } catch (adherence::fuzz::Finding const& finding) {
        std::cerr << "FINDING in " << chosen->name << ": " << finding.what() << '\n';
        std::abort();
    }
    running = false;
    return 0;
}
