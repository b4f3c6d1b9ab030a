# Finds LibreOffice and its SDK (libreoffice-dev), the tools for UNO types, and gives the libraries as
# LibreOffice::cppu, LibreOffice::cppuhelper, LibreOffice::sal. On Windows and macOS, where the SDK is installed beside the office and
# where is up to whoever installs it, give -DLibreOfficeSDK_PROGRAM= (the folder of types.rdb) and -DLibreOfficeSDK_HOME= (the SDK).
#
#   find_package(LibreOfficeSDK REQUIRED)
#   uno_api(TARGET)                     # C++ headers of the office's own types, made once
include(FindPackageHandleStandardArgs)

find_path(LibreOfficeSDK_PROGRAM types.rdb
    PATHS /usr/lib/libreoffice/program /usr/lib64/libreoffice/program /opt/libreoffice/program NO_DEFAULT_PATH)
get_filename_component(_lo_home "${LibreOfficeSDK_PROGRAM}" DIRECTORY)
set(LibreOfficeSDK_HOME "${_lo_home}/sdk" CACHE PATH "The folder of LibreOffice's SDK")
find_program(LibreOfficeSDK_CPPUMAKER cppumaker PATHS "${LibreOfficeSDK_HOME}/bin" NO_DEFAULT_PATH)
find_program(LibreOfficeSDK_UNOIDL_WRITE unoidl-write PATHS "${LibreOfficeSDK_HOME}/bin" NO_DEFAULT_PATH)
find_path(LibreOfficeSDK_INCLUDE sal/types.h PATHS /usr/include/libreoffice "${LibreOfficeSDK_HOME}/include" NO_DEFAULT_PATH)
foreach(library cppu cppuhelpergcc3 sal)
    string(REPLACE gcc3 "" windows_library "i${library}")
    find_library(LibreOfficeSDK_${library} NAMES uno_${library} ${windows_library} PATHS "${LibreOfficeSDK_HOME}/lib" NO_DEFAULT_PATH)
endforeach()
if(EXISTS "${LibreOfficeSDK_HOME}/settings/dk.mk")
    file(STRINGS "${LibreOfficeSDK_HOME}/settings/dk.mk" LibreOfficeSDK_VERSION REGEX "^BUILDID=")
    string(REPLACE "BUILDID=" "" LibreOfficeSDK_VERSION "${LibreOfficeSDK_VERSION}")
endif()

find_package_handle_standard_args(LibreOfficeSDK
    REQUIRED_VARS LibreOfficeSDK_PROGRAM LibreOfficeSDK_CPPUMAKER LibreOfficeSDK_UNOIDL_WRITE LibreOfficeSDK_INCLUDE
                  LibreOfficeSDK_cppu LibreOfficeSDK_cppuhelpergcc3 LibreOfficeSDK_sal
    REASON_FAILURE_MESSAGE "install libreoffice-calc and libreoffice-dev, or run ./build-oxt.sh")

set(LibreOfficeSDK_TYPES "${LibreOfficeSDK_PROGRAM}/types.rdb" "${LibreOfficeSDK_PROGRAM}/types/offapi.rdb")

set(LibreOfficeSDK_DEFINITIONS LINUX UNX GCC CPPU_ENV=gcc3)
if(WIN32)
    set(LibreOfficeSDK_DEFINITIONS WNT WIN32 CPPU_ENV=mscx)
elseif(APPLE)
    set(LibreOfficeSDK_DEFINITIONS MACOSX UNX GCC CPPU_ENV=gcc3)
endif()
if(LibreOfficeSDK_FOUND AND NOT TARGET LibreOffice::sal)
    foreach(pair "cppu:cppu" "cppuhelper:cppuhelpergcc3" "sal:sal")
        string(REPLACE ":" ";" pair "${pair}")
        list(GET pair 0 name)
        list(GET pair 1 library)
        add_library(LibreOffice::${name} SHARED IMPORTED)
        set_target_properties(LibreOffice::${name} PROPERTIES
            IMPORTED_LOCATION "${LibreOfficeSDK_${library}}"
            INTERFACE_INCLUDE_DIRECTORIES "${LibreOfficeSDK_INCLUDE}"
            INTERFACE_COMPILE_DEFINITIONS "${LibreOfficeSDK_DEFINITIONS}")
        if(WIN32)
            set_target_properties(LibreOffice::${name} PROPERTIES IMPORTED_IMPLIB "${LibreOfficeSDK_${library}}")
        endif()
    endforeach()
endif()
