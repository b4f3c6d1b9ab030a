# The workbooks, made from the tables in data/ without an office: the templates (*.ots) and the demos (*.ods) in
# ${CMAKE_BINARY_DIR}/workbooks. Target `workbooks`; `make_workbooks` writes their parts, PackWorkbooks.cmake
# zips them. The library workbook_sources is there for the tests.
file(GLOB_RECURSE workbook_data CONFIGURE_DEPENDS data/*.csv)
add_library(workbook_sources STATIC tools/workbooks/sources.cpp)
target_compile_options(workbook_sources PRIVATE -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion)
target_include_directories(workbook_sources PUBLIC tools)
target_link_libraries(workbook_sources PUBLIC workbook_writer)
add_executable(make_workbooks tools/workbooks/main.cpp)
target_link_libraries(make_workbooks PRIVATE workbook_sources)

add_custom_command(OUTPUT workbooks.stamp
    COMMAND "${CMAKE_COMMAND}" -E rm -rf workbooks workbook-parts
    COMMAND "${CMAKE_COMMAND}" -E make_directory workbooks
    COMMAND make_workbooks "${CMAKE_SOURCE_DIR}/data" workbook-parts
    COMMAND "${CMAKE_COMMAND}" "-DPARTS=${CMAKE_BINARY_DIR}/workbook-parts" "-DOUTPUT=${CMAKE_BINARY_DIR}/workbooks"
            -P "${CMAKE_SOURCE_DIR}/cmake/PackWorkbooks.cmake"
    COMMAND "${CMAKE_COMMAND}" -E touch workbooks.stamp
    DEPENDS make_workbooks ${workbook_data} "${CMAKE_SOURCE_DIR}/cmake/PackWorkbooks.cmake"
    COMMENT "Making the workbooks" VERBATIM)
add_custom_target(workbooks DEPENDS workbooks.stamp)
