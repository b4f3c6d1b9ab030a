#!/bin/bash
# The workbooks and the package come out with the same bytes each time they are made from the same sources.
#
#   tests/same_bytes.sh build
set -u
build=$(readlink -f "$1")
source=$(readlink -f "$(dirname "$0")/..")
folder=$build/same-bytes
passed=0
failed=0

same() { # WHAT ONE OTHER
    if cmp -s "$2" "$3"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1 came out differently"; fi
}

rm -rf "$folder" && mkdir -p "$folder/workbooks"
"$build"/make_workbooks "$source"/data "$folder"/parts >/dev/null &&
    cmake "-DPARTS=$folder/parts" "-DOUTPUT=$folder/workbooks" -P "$source"/cmake/PackWorkbooks.cmake >/dev/null ||
    echo "FAILED: the workbooks could not be made a second time"
for book in "$build"/workbooks/*.o?s; do same "$(basename "$book")" "$book" "$folder/workbooks/$(basename "$book")"; done

# Under another name: the package itself is in use by other tests.
command=$(ninja -C "$build" -t commands adherence-scorecards.oxt | tail -1)
eval "${command//-DOXT=$build\/adherence-scorecards.oxt/-DOXT=$folder\/second.oxt}" >/dev/null
same "the package" "$build"/adherence-scorecards.oxt "$folder"/second.oxt

printf '%d passed, %d failed\n' $passed $failed
[ $failed -eq 0 ] && [ $passed -gt 1 ]
