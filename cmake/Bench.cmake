# The benchmarks: one program for the core, and an extension with functions that do nothing, which the figures in
# Calc are compared with. That extension is made in ${CMAKE_BINARY_DIR}/bench and is no part of the package.
find_package(benchmark QUIET)
file(GLOB bench_sources CONFIGURE_DEPENDS tests/bench/*.cpp)
if(NOT benchmark_FOUND OR NOT bench_sources)
    return()
endif()
add_executable(benchmarks ${bench_sources})
target_include_directories(benchmarks PRIVATE src tests tools)
target_link_libraries(benchmarks PRIVATE adherence_core benchmark::benchmark)
target_compile_definitions(benchmarks PRIVATE "ADHERENCE_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\"")

set(identity_source "${CMAKE_SOURCE_DIR}/tests/bench/identity")
set(identity_stage "${CMAKE_BINARY_DIR}/bench/identity")
set(identity_headers "${CMAKE_BINARY_DIR}/bench/uno")
set(identity_rdb "${CMAKE_BINARY_DIR}/bench/identity.rdb")
file(GLOB_RECURSE identity_idl CONFIGURE_DEPENDS "${identity_source}/idl/*.idl")
file(GLOB_RECURSE identity_package CONFIGURE_DEPENDS "${identity_source}/package/*")

add_custom_command(OUTPUT "${identity_rdb}"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${CMAKE_BINARY_DIR}/bench"
    COMMAND "${LibreOfficeSDK_UNOIDL_WRITE}" ${LibreOfficeSDK_TYPES} "${identity_source}/idl" "${identity_rdb}"
    DEPENDS ${identity_idl}
    COMMENT "Making the type library of the identity functions" VERBATIM)
add_custom_command(OUTPUT "${identity_headers}/made.stamp"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${identity_headers}"
    COMMAND "${LibreOfficeSDK_CPPUMAKER}" "-O${identity_headers}" -Torg.adherence.bench.* "${identity_rdb}" ${known_types}
    COMMAND "${CMAKE_COMMAND}" -E touch "${identity_headers}/made.stamp"
    DEPENDS "${identity_rdb}"
    COMMENT "Making the C++ headers of the identity functions" VERBATIM)
add_custom_target(identity_headers DEPENDS "${identity_headers}/made.stamp")

add_library(identity_uno MODULE "${identity_source}/identity.cpp")
add_dependencies(identity_uno identity_headers)
target_include_directories(identity_uno SYSTEM PRIVATE "${identity_headers}")
target_link_libraries(identity_uno PRIVATE uno_api)
set_target_properties(identity_uno PROPERTIES PREFIX "" OUTPUT_NAME identity.uno SKIP_BUILD_RPATH ON
    LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bench")
target_link_options(identity_uno PRIVATE -Wl,-z,defs -s)

add_custom_command(OUTPUT "${CMAKE_BINARY_DIR}/bench/identity.oxt"
    COMMAND "${CMAKE_COMMAND}" -E rm -rf "${identity_stage}"
    COMMAND "${CMAKE_COMMAND}" -E copy_directory "${identity_source}/package" "${identity_stage}"
    COMMAND "${CMAKE_COMMAND}" -E copy "${identity_rdb}" "$<TARGET_FILE:identity_uno>" "${identity_stage}"
    COMMAND "${CMAKE_COMMAND}" -E chdir "${identity_stage}"
            "${CMAKE_COMMAND}" -E tar cf "${CMAKE_BINARY_DIR}/bench/identity.oxt" --format=zip .
    DEPENDS identity_uno "${identity_rdb}" ${identity_package}
    COMMENT "Packing the identity functions" VERBATIM)
add_custom_target(identity_oxt DEPENDS "${CMAKE_BINARY_DIR}/bench/identity.oxt")
add_dependencies(benchmarks identity_oxt)
