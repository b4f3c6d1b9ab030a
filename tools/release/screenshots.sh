#!/bin/bash
# The pictures for the extension site, of the demo workbooks in Calc, taken by the screen tests. Look at each before it is published.
#
#   tools/release/screenshots.sh build/adherence-scorecards.oxt build/release/screenshots      ends in "N passed, N failed"
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
oxt=$1 folder=$2
screens=$(dirname "$oxt")/screens
passed=0
failed=0

mkdir -p "$folder"
SCREENS_ONLY=release tests/screens/run.sh "$oxt" || failed=1

# publish NAME PICTURE: as PNG without a date, wide enough for the site's page.
publish() {
    local width
    convert "$screens/$2.png" -strip -define png:exclude-chunks=date,time "$folder/$1.png" && width=$(identify -format %w "$folder/$1.png")
    if [ "${width:-0}" -ge 1200 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $1 is not there, or too small"; fi
}

publish 1-scorecard-en panel-en-light
publish 2-what-if-en panel-en-light-WhatIf
publish 3-how-sure-en panel-en-light-HowSure
publish 4-dark-en panel-en-dark
publish 5-scorecard-nl panel-nl-light
printf '%d passed, %d failed\n' $passed $failed
[ $failed -eq 0 ]
