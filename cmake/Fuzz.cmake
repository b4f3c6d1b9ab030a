# The fuzzers: one program with all targets of tests/fuzz under libFuzzer, AddressSanitizer and UndefinedBehaviorSanitizer. It runs the
# target that it is called by the name of (tests/fuzz/run.sh makes the links).
if(NOT CMAKE_CXX_COMPILER_ID MATCHES Clang)
    message(FATAL_ERROR "The fuzzers need clang: -DCMAKE_CXX_COMPILER=clang++")
endif()
set(fuzz_sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
set(CMAKE_CXX_FLAGS_RELEASE "-O1 -gline-tables-only")
set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
target_compile_options(adherence_core PUBLIC ${fuzz_sanitizers})
target_compile_definitions(adherence_core PUBLIC _GLIBCXX_ASSERTIONS) # an empty optional that is read, which no sanitizer sees
# Coverage leads the fuzzers through the product, not through the checkers of the tests.
target_compile_options(adherence_core PRIVATE -fsanitize=fuzzer-no-link)
set_source_files_properties(src/briefing/flat_text.cpp PROPERTIES COMPILE_OPTIONS -fsanitize=fuzzer-no-link)
# A fresh tree spends most of its time on the same templates again and again: each folder of the core is compiled as one file, but for
# those whose names clash with their neighbours'. Where a new name clashes, its file is added here (or -DCMAKE_UNITY_BUILD=OFF is used,
# as tests/fuzz/run.sh then does by itself).
set(clashing advice/joint_loss advice/path_problem advice/path_search advice/relevance advice/stability advice/value_line base/number
    framework/unary_test functions/doubt_functions functions/framework_functions functions/table report/svg report/words review/ground
    review/header_index review/weights)
list(TRANSFORM clashing REPLACE "(.+)" "${CMAKE_SOURCE_DIR}/src/core/\\1.cpp")
set_source_files_properties(${clashing} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
foreach(source IN LISTS core_sources)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME folder)
    set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${folder}")
endforeach()
option(CMAKE_UNITY_BUILD "Compile the folders of the core as one file each" ON)
set_target_properties(adherence_core PROPERTIES UNITY_BUILD ${CMAKE_UNITY_BUILD} UNITY_BUILD_MODE GROUP)

file(GLOB fuzz_sources CONFIGURE_DEPENDS tests/fuzz/*.cpp)
add_executable(fuzz_targets ${fuzz_sources} src/briefing/flat_text.cpp)
set_target_properties(fuzz_targets PROPERTIES UNITY_BUILD OFF)
target_include_directories(fuzz_targets PRIVATE tests)
target_link_libraries(fuzz_targets PRIVATE adherence_core)
target_link_options(fuzz_targets PRIVATE -fsanitize=fuzzer ${fuzz_sanitizers} -Wl,--wrap=__cxa_throw)
