# The extension: one library, and everything else that goes into the .oxt beside it.
#
# What the package holds, and where it comes from:
#   adherence.rdb            the type library made from idl/
#   Linux_x86_64/            the library: src/calc, src/sidebar, src/briefing, src/extension and the core
#   CalcAddIns.xcu           made by tools/make_registry from the function table
#   registry/                the menu, toolbar and shortcuts, made by tools/make_commands from the command table; registry/*.xcs and *.xcu, listed in the manifest by themselves
#   icons/ dialogs/ schema/ …   every folder of extension/
#   help/                    made by tools/make_help from the tables of functions and commands and docs/help/
#   frameworks/              the built-in frameworks as JSON, made by tools/make_frameworks
#   template/ demo/          *.ots and *.ods that the target `workbooks` leaves in workbooks/
#   description.xml LICENSE description/
#   licenses/                of what is compiled in, and whence the data come; sbom.spdx.json, made by tools/release/make_spdx.py
if(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64|ARM64")
    set(processor AARCH64)
else()
    set(processor x86_64)
endif()
set(system "${CMAKE_SYSTEM_NAME}") # Linux, Windows
if(APPLE)
    set(system MacOSX)
endif()
set(ADHERENCE_PLATFORM_DIRECTORY "${system}_${processor}")
string(TOLOWER "${ADHERENCE_PLATFORM_DIRECTORY}" ADHERENCE_PLATFORM)
set(ADHERENCE_UNO_ENVIRONMENT gcc3)
if(MSVC)
    set(ADHERENCE_UNO_ENVIRONMENT mscx)
endif()

# The folder where update-<platform>.xml and the packages are put (tools/release/run.sh makes them), which the extension manager then
# asks for newer versions. Empty: the extension does not say where to ask, as an address where nothing is only shows an error.
set(ADHERENCE_UPDATE_URL "" CACHE STRING "https://…/, the folder of update-<platform>.xml; empty: the extension tells of none")
set(ADHERENCE_UPDATE_INFORMATION "")
if(ADHERENCE_UPDATE_URL)
    if(NOT ADHERENCE_UPDATE_URL MATCHES "^https://[^<>&\" ]+/$")
        message(FATAL_ERROR "ADHERENCE_UPDATE_URL is \"${ADHERENCE_UPDATE_URL}\": it must begin with https://, end with / and hold no blank, & or <")
    endif()
    set(notes "")
    foreach(language en nl fr de)
        string(APPEND notes "  <src lang=\"${language}\" xlink:href=\"${ADHERENCE_UPDATE_URL}release-notes_${language}.html\"/>\n")
    endforeach()
    string(CONCAT ADHERENCE_UPDATE_INFORMATION
        " <update-information>\n  <src xlink:href=\"${ADHERENCE_UPDATE_URL}update-${ADHERENCE_PLATFORM}.xml\"/>\n </update-information>\n"
        " <release-notes>\n${notes} </release-notes>\n")
endif()

file(GLOB uno_sources CONFIGURE_DEPENDS src/sidebar/*.cpp src/extension/*.cpp)
add_library(adherence_uno MODULE ${uno_sources} src/briefing/export.cpp)
set_target_properties(adherence_uno PROPERTIES PREFIX "" OUTPUT_NAME adherence.uno SKIP_BUILD_RPATH ON)
target_compile_options(adherence_uno PRIVATE ${ADHERENCE_UNO_OPTIONS})
shipped(adherence_uno)
target_link_libraries(adherence_uno PRIVATE adherence_calc)
precompile(adherence_uno ${ADHERENCE_UNO_HEADERS})
shipped_library(adherence_uno)

configure_file(extension/description.xml.in description.xml @ONLY)
configure_file(extension/adherence.components.in adherence.components @ONLY)
configure_file(tools/release/sbom.json.in sbom.json @ONLY)

# ---- what host tools make ---------------------------------------------------------------------------------
add_library(function_table STATIC src/core/functions/table.cpp)
target_include_directories(function_table PUBLIC src)
add_executable(make_registry tools/make_registry.cpp)
target_link_libraries(make_registry PRIVATE function_table)
add_custom_command(OUTPUT CalcAddIns.xcu functions.md
    COMMAND make_registry CalcAddIns.xcu functions.md
    DEPENDS make_registry COMMENT "Making the registry and the function reference" VERBATIM)
add_custom_target(registry DEPENDS CalcAddIns.xcu functions.md)
add_custom_target(docs
    COMMAND "${CMAKE_COMMAND}" -E copy_if_different "${CMAKE_BINARY_DIR}/functions.md" "${CMAKE_SOURCE_DIR}/docs/functions.md"
    DEPENDS registry COMMENT "Writing docs/functions.md" VERBATIM)

set(made "")
if(EXISTS "${CMAKE_SOURCE_DIR}/tools/make_frameworks.cpp" AND ADHERENCE_CORE STREQUAL adherence_core)
    add_executable(make_frameworks tools/make_frameworks.cpp)
    target_link_libraries(make_frameworks PRIVATE adherence_core)
    add_custom_command(OUTPUT frameworks.stamp
        COMMAND make_frameworks "${CMAKE_BINARY_DIR}/frameworks"
        COMMAND "${CMAKE_COMMAND}" -E touch frameworks.stamp
        DEPENDS make_frameworks COMMENT "Making the built-in frameworks" VERBATIM)
    list(APPEND made frameworks.stamp)
endif()

if(ADHERENCE_CORE STREQUAL adherence_core)
    add_executable(make_commands tools/make_commands.cpp)
    target_link_libraries(make_commands PRIVATE adherence_core)
    add_custom_command(OUTPUT commands/Addons.xcu commands/CalcWindowState.xcu commands/Accelerators.xcu commands/CalcCommands.xcu
        COMMAND "${CMAKE_COMMAND}" -E make_directory commands
        COMMAND make_commands commands
        DEPENDS make_commands COMMENT "Making the menu, the toolbar and the shortcuts" VERBATIM)
    list(APPEND made commands/Addons.xcu)
    add_executable(make_help tools/make_help.cpp)
    target_link_libraries(make_help PRIVATE adherence_core)
    file(GLOB_RECURSE help_sources CONFIGURE_DEPENDS docs/help/*)
    add_custom_command(OUTPUT help.stamp
        COMMAND make_help "${CMAKE_SOURCE_DIR}/docs/help" help
        COMMAND "${CMAKE_COMMAND}" -E touch help.stamp
        DEPENDS make_help ${help_sources} COMMENT "Making the help" VERBATIM)
    add_custom_target(help_pages DEPENDS help.stamp)
    list(APPEND made help.stamp)
    include(Workbooks)
    list(APPEND made workbooks.stamp)
endif()

# ---- the package -------------------------------------------------------------------------------------------
file(GLOB_RECURSE extension_files CONFIGURE_DEPENDS extension/* registry/*.xcu registry/*.xcs)
set(ADHERENCE_OXT "${CMAKE_BINARY_DIR}/adherence-scorecards.oxt")
add_custom_command(OUTPUT "${ADHERENCE_OXT}"
    COMMAND "${CMAKE_COMMAND}" "-DSOURCE=${CMAKE_SOURCE_DIR}" "-DBINARY=${CMAKE_BINARY_DIR}" "-DOXT=${ADHERENCE_OXT}"
            "-DLIBRARY=$<TARGET_FILE:adherence_uno>" "-DPLATFORM_DIRECTORY=${ADHERENCE_PLATFORM_DIRECTORY}" "-DPYTHON=${Python3_EXECUTABLE}"
            -P "${CMAKE_SOURCE_DIR}/cmake/PackOxt.cmake"
    DEPENDS adherence_uno "${ADHERENCE_RDB}" CalcAddIns.xcu ${made} ${extension_files} LICENSE
            "${CMAKE_BINARY_DIR}/description.xml" "${CMAKE_BINARY_DIR}/adherence.components" cmake/PackOxt.cmake
            "${CMAKE_BINARY_DIR}/sbom.json" tools/release/make_spdx.py data/countries/README.md data/countries/countries.csv data/public/README.md
    COMMENT "Packing adherence-scorecards.oxt" VERBATIM)
add_custom_target(oxt ALL DEPENDS "${ADHERENCE_OXT}")
