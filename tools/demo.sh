#!/bin/bash
# The main job on real input: assessments in, scores, verdicts and the eligibility matrix out.
#
#   tools/demo.sh build/adherence-scorecards.oxt
#
# With a display: Calc opens with the demo workbook and the deck Adherence, in a private profile, and goes on
# after this script. Without one (or with DEMO_HEADLESS=1): headless Calc recalculates the same workbook and
# leaves it in build/demo/ as .ods and .pdf and its matrix as matrix.csv, which is printed.
set -u
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
source tools/office.sh

oxt=$1
build=$(dirname "$oxt")
folder=$build/demo
workbook=$(find "$build/workbooks" -name '*fictional*.ods' 2>/dev/null | sort | head -1)
[ -n "$workbook" ] || { office_say "demo: there is no demo workbook in $build/workbooks/"; exit 1; }
mkdir -p "$folder"

with_display() {
    if kill -0 -- "-$(cat "$folder/session" 2>/dev/null)" 2>/dev/null; then
        echo "The demo is open already: close it first, then start it anew."
        exit 0
    fi
    OFFICE_DECK=$(sed -n 's|.*<prop oor:name="DeckId"><value>\([^<]*\)</value>.*|\1|p' registry/Sidebar.xcu 2>/dev/null | head -1)
    export OFFICE_DECK
    OFFICE_FRESH=1 # the deck is open, however the last one was left
    office_prepare "$oxt" demo || exit 1
    cp "$workbook" "$folder"/
    OFFICE_SECONDS=86400 office_start "adherence-demo-$$" --calc "$(readlink -f "$folder/$(basename "$workbook")")" || exit 1
    echo "$OFFICE_PID" >"$folder/session"
    echo "Calc is open with $folder/$(basename "$workbook"); click a country's row to see its scorecard in the sidebar."
    echo "The extension lives in a private profile below $OFFICE_DIR; your own LibreOffice is untouched."
}

# matrix_sheet CSV…: the sheet with the most verdicts in it.
matrix_sheet() {
    local csv count best=0 found=
    for csv in "$@"; do
        count=$(grep -oE '(^|,)"?([^,"a-z]+ )?(eligible|conditional|open|not eligible|invalid)"?' "$csv" | wc -l)
        if [ "$count" -gt "$best" ]; then best=$count found=$csv; fi
    done
    printf '%s' "$found"
}

# Prints the rows that hold a verdict, and the header above the first of them: the country and its verdicts.
print_matrix() {
    awk '
        function fields(line, out,    n, text, i, c, quoted) {
            n = 0; text = ""; quoted = 0
            for (i = 1; i <= length(line); ++i) {
                c = substr(line, i, 1)
                if (c == "\"") { if (quoted && substr(line, i + 1, 1) == "\"") { text = text c; ++i } else quoted = !quoted }
                else if (c == "," && !quoted) { out[++n] = text; text = "" }
                else text = text c
            }
            out[++n] = text
            return n
        }
        {
            sub(/\r$/, "")
            width = fields($0, cell)
            row = ""
            for (i = 1; i <= width; ++i) if (cell[i] ~ /^([^a-z]+ )?(eligible|conditional|open|not eligible|invalid)$/) row = row " " i
            if (row != "" && columns == "") {
                columns = row; count = split(row, place, " ")
                line = sprintf("%-22s", above[1])
                for (i = 1; i <= count; ++i) { sub(/^#/, "", above[place[i]]); line = line sprintf(" %-14s", above[place[i]]) }
                print line
            }
            if (row != "") {
                line = sprintf("%-22s", cell[1])
                for (i = 1; i <= count; ++i) line = line sprintf(" %-14s", cell[place[i]])
                print line
            } else for (i = 1; i <= width; ++i) if (columns == "" && cell[i] != "") above[i] = cell[i]
        }' "$1"
}

without_display() {
    OFFICE_LANGUAGE=
    office_prepare "$oxt" demo-headless || exit 1
    local name format log="$folder"/office.log
    name=$(basename "$workbook" .ods)
    rm -rf "$folder"/sheets "$folder"/*.csv "$folder"/*.ods "$folder"/*.pdf
    mkdir -p "$folder"/sheets
    echo "Recalculating $workbook in headless Calc with the extension"
    : >"$log"
    # 44 comma, 34 quotes, 76 UTF-8, …, -1 every sheet
    office_run 180 --headless --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1' \
        --outdir "$folder"/sheets "$workbook" >>"$log" 2>&1
    for format in ods pdf; do
        office_run 180 --headless --convert-to "$format" --outdir "$folder" "$workbook" >>"$log" 2>&1
        [ -f "$folder/$name.$format" ] || { office_say "demo: no $format came out:"; cat "$log" >&2; exit 1; }
    done
    local sheet
    sheet=$(matrix_sheet "$folder"/sheets/*.csv)
    [ -n "$sheet" ] || { office_say "demo: no verdict in the workbook:"; cat "$log" >&2; exit 1; }
    cp "$sheet" "$folder"/matrix.csv
    echo
    echo "Eligibility matrix, on the evidence entered (indicative; all thresholds are illustrations):"
    echo
    print_matrix "$folder"/matrix.csv
    echo
    echo "Left in $folder/: matrix.csv, $name.ods, $name.pdf (every sheet as CSV in sheets/)"
}

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && [ -z "${DEMO_HEADLESS:-}" ]; then with_display; else without_display; fi
