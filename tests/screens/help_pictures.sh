#!/bin/bash
# The pictures of the help's tutorial, cut from what the screen tests left in build/screens and made small, into
# docs/help/images. Look at each before you commit it.
#
#   SCREENS_ONLY=tutorial tests/screens/run.sh && tests/screens/help_pictures.sh
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
screens="${1:-build/screens}"

# cut LANGUAGE STEP NAME WIDTHxHEIGHT+LEFT+TOP
cut() {
    local from="$screens/help-$1-$2.png" to="docs/help/images/$1/$3.png"
    [ -f "$from" ] || { echo "help_pictures.sh: $from is not there: run the screen tests first" >&2; exit 1; }
    mkdir -p "$(dirname "$to")"
    convert "$from" -crop "$4" +repage -dither None -colors 96 -strip -define png:exclude-chunks=date,time "PNG8:$to"
}

for language in en nl; do
    cut $language dialog new-workbook 634x288+383+194
    cut $language start countries 1180x470+0+0
    cut $language fill assessments 1180x470+0+0
    cut $language why scorecard 370x760+1011+120
    cut $language what-if what-if 370x760+1011+120
    cut $language how-sure how-sure 370x760+1011+120
    cut $language matrix matrix 1180x520+0+0
done
ls -l docs/help/images/*/*.png
