# Linux on arm64, cross-compiled on Debian with g++-aarch64-linux-gnu. tools/build_arm64.sh makes the folder ADHERENCE_SYSROOT
# of the arm64 packages: the UNO libraries, utf8proc, Boost, nlohmann-json and GoogleTest.
#
# The type libraries, the SDK's headers and its tools are the host's: they are the same for every processor. What the build makes
# with its own tools (registry, help, workbooks) it makes with those for arm64, run by qemu: they have to give the same bytes.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64-static -L /usr/aarch64-linux-gnu)

set(CMAKE_TRY_COMPILE_PLATFORM_VARIABLES ADHERENCE_SYSROOT)
if(NOT ADHERENCE_SYSROOT)
    message(FATAL_ERROR "ADHERENCE_SYSROOT is not set: see tools/build_arm64.sh")
endif()
set(CMAKE_FIND_ROOT_PATH "${ADHERENCE_SYSROOT}")
set(CMAKE_LIBRARY_ARCHITECTURE aarch64-linux-gnu)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)

set(uno_libraries "${ADHERENCE_SYSROOT}/usr/lib/libreoffice/program")
set(LibreOfficeSDK_PROGRAM /usr/lib/libreoffice/program CACHE PATH "")
set(LibreOfficeSDK_INCLUDE /usr/include/libreoffice CACHE PATH "")
foreach(library cppu cppuhelpergcc3 sal)
    set(LibreOfficeSDK_${library} "${uno_libraries}/libuno_${library}.so.3" CACHE FILEPATH "")
endforeach()
# What the UNO libraries need themselves.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-Wl,-rpath-link,${uno_libraries}")
set(CMAKE_MODULE_LINKER_FLAGS_INIT "-Wl,-rpath-link,${uno_libraries}")
