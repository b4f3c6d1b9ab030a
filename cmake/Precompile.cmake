# precompile(TARGET HEADER…): what most of its files include, read once. Only headers of others, and each file includes
# what it uses all the same: with ADHERENCE_PRECOMPILE off, which a compiler cache needs, nothing is precompiled.
if(CMAKE_CXX_COMPILER_LAUNCHER MATCHES "ccache")
    option(ADHERENCE_PRECOMPILE "Precompile headers" OFF)
else()
    option(ADHERENCE_PRECOMPILE "Precompile headers" ON)
endif()
function(precompile target)
    if(ADHERENCE_PRECOMPILE)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()
