# Run as a script: zips each folder of PARTS to a document of that name in OUTPUT. The same parts give the
# same bytes: sorted names, one time, one mode; `mimetype` first and stored, as OpenDocument asks.
cmake_minimum_required(VERSION 3.25)
file(GLOB folders "${PARTS}/*")
list(SORT folders)
foreach(folder IN LISTS folders)
    cmake_path(GET folder FILENAME name)
    file(GLOB_RECURSE files RELATIVE "${folder}" "${folder}/*")
    list(REMOVE_ITEM files mimetype)
    list(SORT files)
    list(JOIN files "\n" lines)
    file(WRITE "${PARTS}.files" "${lines}\n")
    file(REMOVE "${OUTPUT}/${name}" "${OUTPUT}/${name}.part")
    execute_process(
        COMMAND sh -c "chmod -R u=rwX,go=rX . && find . -exec touch -d 2000-01-01T00:00:00Z {} + && export TZ=UTC && zip -X -0 -q '${OUTPUT}/${name}.part' mimetype && zip -X -9 -q '${OUTPUT}/${name}.part' -@ < '${PARTS}.files' && mv '${OUTPUT}/${name}.part' '${OUTPUT}/${name}'"
        WORKING_DIRECTORY "${folder}" COMMAND_ERROR_IS_FATAL ANY)
endforeach()
file(REMOVE "${PARTS}.files")
