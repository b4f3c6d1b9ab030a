# How what ships is compiled and linked. tools/release/check_package.py reads the outcome back from the package.
option(ADHERENCE_HARDENING "Guard what ships against overrun buffers and overwritten addresses" ON)

# shipped(<target>): no folder of this machine in it (Boost notes the files of its exceptions), and guarded.
function(shipped target)
    if(MSVC)
        return()
    endif()
    # Of two that fit, the later holds.
    set(maps "/usr/include=include" "${CMAKE_SOURCE_DIR}=." "${CMAKE_BINARY_DIR}=build")
    if(ADHERENCE_SYSROOT)
        cmake_path(RELATIVE_PATH ADHERENCE_SYSROOT BASE_DIRECTORY "${CMAKE_BINARY_DIR}" OUTPUT_VARIABLE relative) # as ccache calls it
        list(APPEND maps "${ADHERENCE_SYSROOT}/usr/include=include" "${relative}/usr/include=include")
    endif()
    foreach(map IN LISTS maps)
        target_compile_options(${target} PRIVATE "-ffile-prefix-map=${map}")
    endforeach()
    # Not with sanitizers, which see these faults themselves, and see more where the library's own checks do not come first.
    if(ADHERENCE_HARDENING AND NOT "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_RELEASE}" MATCHES "-fsanitize|-fprofile|--coverage")
        target_compile_options(${target} PRIVATE -fstack-protector-strong "$<$<CONFIG:Release>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=2>")
    endif()
endfunction()

# shipped_library(<target>): what it exports, and no more than that; nothing in it is writable that need not be.
function(shipped_library target)
    if(WIN32)
        return() # SAL_DLLPUBLIC_EXPORT alone exports there
    elseif(APPLE)
        target_link_options(${target} PRIVATE -Wl,-dead_strip -Wl,-x)
    else()
        set(exports "${CMAKE_SOURCE_DIR}/cmake/exports.map")
        target_link_options(${target} PRIVATE -Wl,-z,defs -Wl,--exclude-libs,ALL -Wl,--gc-sections -Wl,-O1 -s
            "-Wl,--version-script=${exports}" -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack)
        set_property(TARGET ${target} APPEND PROPERTY LINK_DEPENDS "${exports}")
    endif()
endfunction()
