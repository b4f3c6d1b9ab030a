# UNO types: the office's own as C++ headers, ours as a type library (.rdb) and as C++ headers.
#
# Gives the target uno_api: link to it for the headers and the UNO libraries.
# Sets ADHERENCE_RDB, the type library that goes into the extension.
set(uno_headers "${CMAKE_BINARY_DIR}/uno")
set(ADHERENCE_RDB "${CMAKE_BINARY_DIR}/adherence.rdb")
file(GLOB_RECURSE adherence_idl CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/idl/*.idl")

set(known_types "")
foreach(types IN LISTS LibreOfficeSDK_TYPES)
    list(APPEND known_types "-X${types}")
endforeach()

# cppumaker wants an existing directory and absolute paths.
add_custom_command(OUTPUT "${uno_headers}/office.stamp"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${uno_headers}/office"
    COMMAND "${LibreOfficeSDK_CPPUMAKER}" "-O${uno_headers}/office" -Gc ${LibreOfficeSDK_TYPES}
    COMMAND "${CMAKE_COMMAND}" -E touch "${uno_headers}/office.stamp"
    COMMENT "Making the C++ headers of the office's types" VERBATIM)
add_custom_command(OUTPUT "${ADHERENCE_RDB}"
    COMMAND "${LibreOfficeSDK_UNOIDL_WRITE}" ${LibreOfficeSDK_TYPES} "${CMAKE_SOURCE_DIR}/idl" "${ADHERENCE_RDB}"
    DEPENDS ${adherence_idl}
    COMMENT "Making the type library" VERBATIM)
add_custom_command(OUTPUT "${uno_headers}/own.stamp"
    COMMAND "${CMAKE_COMMAND}" -E make_directory "${uno_headers}/own"
    COMMAND "${LibreOfficeSDK_CPPUMAKER}" "-O${uno_headers}/own" -Torg.adherence.* "${ADHERENCE_RDB}" ${known_types}
    COMMAND "${CMAKE_COMMAND}" -E touch "${uno_headers}/own.stamp"
    DEPENDS "${ADHERENCE_RDB}"
    COMMENT "Making the C++ headers of our types" VERBATIM)
add_custom_target(uno_headers DEPENDS "${uno_headers}/office.stamp" "${uno_headers}/own.stamp")

add_library(uno_api INTERFACE)
add_dependencies(uno_api uno_headers)
target_include_directories(uno_api SYSTEM INTERFACE "${uno_headers}/office" "${uno_headers}/own")
target_link_libraries(uno_api INTERFACE LibreOffice::cppuhelper LibreOffice::cppu LibreOffice::sal)

# How what meets the office is compiled, and what most of it includes.
set(ADHERENCE_UNO_OPTIONS -Wall -Wextra -Wshadow -Wconversion -Wno-sign-conversion)
set(ADHERENCE_UNO_HEADERS <algorithm> <map> <optional> <string> <vector> <rtl/ustring.hxx> <com/sun/star/uno/XComponentContext.hpp>
    <com/sun/star/beans/XPropertySet.hpp> <com/sun/star/frame/XModel.hpp> <com/sun/star/sheet/XSpreadsheetDocument.hpp>
    <com/sun/star/sheet/XCellRangeData.hpp> <com/sun/star/sheet/XCellRangeAddressable.hpp> <cppuhelper/implbase2.hxx>)
