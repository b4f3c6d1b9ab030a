# Finds LibreOffice and its SDK (libreoffice-dev), the tools for UNO types, and gives the libraries as
# LibreOffice::cppu, LibreOffice::cppuhelper, LibreOffice::sal.
#
#   find_package(LibreOfficeSDK REQUIRED)
#   uno_api(TARGET)                     # C++ headers of the office's own types, made once
include(FindPackageHandleStandardArgs)

find_path(LibreOfficeSDK_PROGRAM types.rdb
    PATHS /usr/lib/libreoffice/program /usr/lib64/libreoffice/program /opt/libreoffice/program NO_DEFAULT_PATH)
get_filename_component(_lo_home "${LibreOfficeSDK_PROGRAM}" DIRECTORY)
find_program(LibreOfficeSDK_CPPUMAKER cppumaker PATHS "${_lo_home}/sdk/bin" NO_DEFAULT_PATH)
find_program(LibreOfficeSDK_UNOIDL_WRITE unoidl-write PATHS "${_lo_home}/sdk/bin" NO_DEFAULT_PATH)
find_path(LibreOfficeSDK_INCLUDE sal/types.h PATHS /usr/include/libreoffice "${_lo_home}/sdk/include" NO_DEFAULT_PATH)
foreach(library cppu cppuhelpergcc3 sal)
    find_library(LibreOfficeSDK_${library} uno_${library} PATHS "${_lo_home}/sdk/lib" NO_DEFAULT_PATH)
endforeach()

find_package_handle_standard_args(LibreOfficeSDK
    REQUIRED_VARS LibreOfficeSDK_PROGRAM LibreOfficeSDK_CPPUMAKER LibreOfficeSDK_UNOIDL_WRITE LibreOfficeSDK_INCLUDE
                  LibreOfficeSDK_cppu LibreOfficeSDK_cppuhelpergcc3 LibreOfficeSDK_sal
    REASON_FAILURE_MESSAGE "install libreoffice-calc and libreoffice-dev, or run ./build-oxt.sh")

set(LibreOfficeSDK_TYPES "${LibreOfficeSDK_PROGRAM}/types.rdb" "${LibreOfficeSDK_PROGRAM}/types/offapi.rdb")

if(LibreOfficeSDK_FOUND AND NOT TARGET LibreOffice::sal)
    foreach(pair "cppu:cppu" "cppuhelper:cppuhelpergcc3" "sal:sal")
        string(REPLACE ":" ";" pair "${pair}")
        list(GET pair 0 name)
        list(GET pair 1 library)
        add_library(LibreOffice::${name} SHARED IMPORTED)
        set_target_properties(LibreOffice::${name} PROPERTIES
            IMPORTED_LOCATION "${LibreOfficeSDK_${library}}"
            INTERFACE_INCLUDE_DIRECTORIES "${LibreOfficeSDK_INCLUDE}"
            INTERFACE_COMPILE_DEFINITIONS "LINUX;UNX;GCC;CPPU_ENV=gcc3")
    endforeach()
endif()
