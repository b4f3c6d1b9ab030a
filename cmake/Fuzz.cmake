# The fuzzers: one program with all targets of tests/fuzz under libFuzzer, AddressSanitizer and UndefinedBehaviorSanitizer. It runs the
# target that it is called by the name of (tests/fuzz/run.sh makes the links).
if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "The fuzzers need clang: -DCMAKE_CXX_COMPILER=clang++")
endif()
set(fuzz_sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -gline-tables-only")
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
target_compile_options(adherence_core PUBLIC ${fuzz_sanitizers})
# Coverage leads the fuzzers through the product, not through the checkers of the tests.
target_compile_options(adherence_core PRIVATE -fsanitize=fuzzer-no-link)
set_source_files_properties(src/briefing/flat_text.cpp PROPERTIES COMPILE_OPTIONS -fsanitize=fuzzer-no-link)
# A fresh tree spends half of its time on these headers otherwise.
set(fuzz_headers <algorithm> <array> <functional> <map> <memory> <optional> <set> <span> <string> <unordered_map> <variant> <vector>
    "${CMAKE_SOURCE_DIR}/src/core/framework/load.hpp")
target_precompile_headers(adherence_core PRIVATE ${fuzz_headers})

file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.cpp)
add_executable(fuzz_targets ${fuzz_sources} src/briefing/flat_text.cpp)
target_include_directories(fuzz_targets PRIVATE tests)
target_link_libraries(fuzz_targets PRIVATE adherence_core)
target_link_options(fuzz_targets PRIVATE -fsanitize=fuzzer ${fuzz_sanitizers} -Wl,--wrap=__cxa_throw)
