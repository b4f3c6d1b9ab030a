#!/bin/bash
# The panels as a person sees them: a demo workbook under a display of our own, with the sidebar's deck open,
# in English and Dutch, light and dark, under both toolkits, narrow, and at twice the points per inch. Leaves
# build/screens/*.png, to be looked at, and ends in "N passed, N failed".
#
#   tests/screens/run.sh build/adherence-scorecards.oxt      (SCREENS_QUICK=1: only the first pictures)
#
# What is checked: the window appears under the workbook's name, the office still runs when its picture has
# been taken, the picture is drawn (many colours), the sidebar's part of it differs from the one without the
# deck, and changes when another row is selected and when a cell is edited.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
oxt="$(readlink -f "${1:-build/adherence-scorecards.oxt}")"
build="$(dirname "$oxt")"
screens="$build/screens"
mkdir -p "$screens"
source tools/office.sh
passed=0
failed=0
server=
manager=

check() { # check SENTENCE COMMAND…
    local sentence="$1"
    shift
    if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $sentence"; fi
}

finish() {
    office_stop
    [ -n "$manager" ] && kill "$manager" 2>/dev/null
    [ -n "$server" ] && kill "$server" 2>/dev/null
}
trap finish EXIT

open_display() {
    local number_file="$screens/display"
    : >"$number_file"
    # Xvfb itself finds a free number and says it.
    timeout 580 Xvfb -displayfd 3 -screen 0 1400x900x24 -nolisten tcp 3>"$number_file" >/dev/null 2>&1 </dev/null &
    server=$!
    for _ in $(seq 1 100); do [ -s "$number_file" ] && break; sleep 0.1; done
    [ -s "$number_file" ] || return 1
    DISPLAY=":$(cat "$number_file")"
    export DISPLAY
    timeout 580 openbox >/dev/null 2>&1 </dev/null &
    manager=$!
}

window_appears() {
    for _ in $(seq 1 60); do
        timeout 5 xdotool search --onlyvisible --name "$1" >/dev/null 2>&1 && return 0
        sleep 0.5
    done
    return 1
}

office_runs() { kill -0 "$OFFICE_PID" 2>/dev/null; }
is_drawn() { [ "$(identify -format %k "$1" 2>/dev/null || echo 0)" -gt 50 ]; }
# differ ONE OTHER [PIXELS]: in the sidebar's part of the window by more than so many.
differ() {
    local pixels picture
    for picture in "$1" "$2"; do convert "$picture" -gravity east -crop 430x700+0+0 +repage "${picture%.png}.part.png"; done
    pixels="$(compare -metric AE "${1%.png}.part.png" "${2%.png}.part.png" null: 2>&1)"
    rm -f "${1%.png}.part.png" "${2%.png}.part.png"
    awk -v n="${pixels%% *}" -v least="${3:-20000}" 'BEGIN { exit !(n + 0 > least) }'
}

# The deck is drawn when the picture no longer changes.
settled() { # settled PICTURE
    local before=
    for _ in $(seq 1 30); do
        timeout 20 import -window root "$1"
        local now
        now="$(identify -format '%#' "$1" 2>/dev/null)"
        [ -n "$now" ] && [ "$now" = "$before" ] && return 0
        before="$now"
        sleep 1
    done
}


# picture NAME LANGUAGE DECK BACKEND THEME WORKBOOK [AFTERWARDS…]: AFTERWARDS is run while the office is open
picture() {
    local name="$1" book="$screens/$1.ods" # a copy: the office before it left a lock on its own
    cp "$6" "$book" || { check "$name: there is a workbook" false; return; }
    echo "$name"
    export SAL_USE_VCLPLUGIN="$4" GTK_THEME="$5"
    OFFICE_DIR="$build/office/screens-$name" OFFICE_LANGUAGE="$2" OFFICE_DECK="$3" OFFICE_SECONDS=120
    OFFICE_FRESH=1
    rm -f "$screens/$name.png"
    if ! office_prepare "$oxt" || ! office_start "screens$$$name" "$book"; then
        check "$name: the office starts" false
        return
    fi
    check "$name: the workbook's window appears" window_appears "$name.ods"
    timeout 5 xdotool mousemove 300 880
    sleep "${SCREENS_SETTLE:-4}"
    settled "$screens/$name.png"
    check "$name: the office still runs" office_runs
    check "$name: the picture is drawn" is_drawn "$screens/$name.png"
    if [ $# -gt 6 ]; then "${@:7}"; fi
    office_stop
    rm -f "$book" "$screens/.~lock.$name.ods#"
}

# With the hand: down to another country, then a cell of it typed over.
select_and_edit() {
    timeout 5 xdotool key --delay 150 Down Down Down
    settled "$screens/row-selected.png"
    check "another row shows another country" differ "$screens/panel-en-light.png" "$screens/row-selected.png" 2000
    # From the verdict to the first assessment of the row, nine columns on.
    timeout 10 xdotool key --delay 150 Right Right Right Right Right Right Right Right Right
    timeout 10 xdotool type --delay 100 'none'
    timeout 5 xdotool key Return
    timeout 5 xdotool key --delay 150 Up
    settled "$screens/cell-edited.png"
    check "an edited cell is redrawn" differ "$screens/row-selected.png" "$screens/cell-edited.png" 500
    check "the office still runs after the edit" office_runs
}

# unfolded NAME PANEL…: each of these panels by itself, as it looks for a country of which not everything is known.
unfolded() {
    local name="$1" panel before="$screens/$1.png"
    for panel in "${@:2}"; do
        local shot="$screens/$name-$panel.png"
        rm -f "$shot"
        check "$name: $panel is unfolded" timeout 30 /usr/bin/python3 tests/screens/unfold.py "screens$$$name" "$panel" B18
        sleep 1
        settled "$shot"
        check "$name: $panel is drawn" is_drawn "$shot"
        check "$name: $panel shows something of its own" differ "$before" "$shot" 5000
        before="$shot"
    done
    check "$name: the office still runs after that" office_runs
}

# F1 in a panel: which page the help opens is written down by a script that the office takes for the browser.
help_by_key() {
    local name=help-key panel page
    for panel in Scorecard:panel-scorecard WhatIf:panel-what-if HowSure:panel-how-sure Briefing:panel-briefing Workbook:panel-workbook; do
        page="${panel#*:}" panel="${panel%%:*}"
        rm -f "$screens/opened"
        check "$panel takes the focus" timeout 30 /usr/bin/python3 tests/screens/tutorial.py "screens$$$name" en "focus-$panel"
        sleep 1
        timeout 5 xdotool key F1
        for _ in $(seq 1 30); do [ -s "$screens/opened" ] && break; sleep 0.2; done
        sleep 1
        check "F1 in $panel opens its page, and nothing else" one_page_opened "$page"
    done
}
one_page_opened() { [ "$(wc -l <"$screens/opened" 2>/dev/null)" = 1 ] && grep -q "/help/en/$1.html\$" "$screens/opened"; }

# A briefing of many countries is stopped: while Writer lays it out, not at all, while it is worked out. For the last one it is given
# so many countries that no machine is through before the key is pressed.
export_stopped() {
    local name=export-stopped step format parts wait file
    for step in "laid-out pdf matrix,scorecards,reasons,evidence 3" "through html matrix 0" "worked-out html all 1"; do
        read -r step format parts wait <<<"$step"
        file="$screens/stopped.$format"
        [ $step != worked-out ] || check "$step: there are many countries" timeout 60 /usr/bin/python3 tests/screens/many_countries.py "screens$$$name" 5000
        echo "what was there" >"$file"
        timeout 60 /usr/bin/python3 tests/screens/dispatch.py "screens$$$name" ExportBriefing Countries=all Marking=public "Format=$format" "Parts=$parts" &
        check "$step: the dialog appears" window_appears "Export briefing"
        sleep 1
        [ $step != laid-out ] || settled "$screens/export-dialog.png"
        timeout 5 xdotool key Return
        check "$step: a file is asked for" window_appears "Save as"
        sleep 1
        timeout 5 xdotool key ctrl+a
        timeout 10 xdotool type --delay 30 "$file"
        timeout 5 xdotool key Return
        sleep 1
        timeout 5 xdotool key alt+y # the file is there
        check "$step: something says how far it is" window_appears "Adherence Scorecards"
        sleep "$wait"
        if [ $step = through ]; then
            for _ in $(seq 1 60); do grep -qx "what was there" "$file" || break; sleep 0.5; done
            sleep 1
        fi
        timeout 5 import -window root "$screens/export-progress-$step.png"
        timeout 5 xdotool key Return # Cancel, or, where it is through, OK
        sleep 2
        timeout 5 xdotool key Return # OK
        sleep 1
        if [ $step = through ]; then
            check "$step: the file is written" grep -q "<!DOCTYPE html>" "$file"
        else
            check "$step: what was there is there" grep -qx "what was there" "$file"
        fi
        check "$step: nothing stands beside it" [ -z "$(ls "$file".* 2>/dev/null)" ]
        check "$step: the office still runs" office_runs
        rm -f "$file"
    done
}

# The pictures of the help's tutorial, which tests/screens/help_pictures.sh puts where the help is made from.
tutorial() { # tutorial LANGUAGE
    local language="$1" name="help-$1" step shot before
    echo "$name"
    export SAL_USE_VCLPLUGIN=gtk3 GTK_THEME=Adwaita
    OFFICE_DIR="$build/office/screens-$name" OFFICE_LANGUAGE="${language/en/}" OFFICE_DECK="$deck" OFFICE_SECONDS=240 OFFICE_FRESH=1
    if ! office_prepare "$oxt" || ! office_start "screens$$$name" private:factory/scalc; then
        check "$name: the office starts" false
        return
    fi
    check "$name: a window appears" window_appears "LibreOffice Calc"
    sleep 3
    before=
    for step in dialog start fill why what-if how-sure matrix; do
        shot="$screens/$name-$step.png"
        rm -f "$shot"
        check "$name: $step is done" timeout 60 /usr/bin/python3 tests/screens/tutorial.py "screens$$$name" "$language" "$step"
        timeout 5 xdotool mousemove 300 890
        sleep "${SCREENS_SETTLE:-3}"
        settled "$shot"
        check "$name: $step is drawn" is_drawn "$shot"
        [ -z "$before" ] || check "$name: $step shows something of its own" [ "$(identify -format '%#' "$shot")" != "$(identify -format '%#' "$before")" ]
        before="$shot"
        if [ "$step" = dialog ]; then timeout 5 xdotool key Escape; sleep 1; fi
    done
    check "$name: the office still runs" office_runs
    office_stop
}

# SCREENS_ONLY=tutorial, export, release: these alone.
open_display || { echo "no display"; echo "0 passed, 1 failed"; exit 1; }
english="$build/workbooks/fictional-countries.ods"
dutch="$build/workbooks/fictieve-landen.ods"
deck=org.adherence.Deck
if [ "${SCREENS_ONLY:-}" = export ]; then
    picture export-stopped "" "" gen Adwaita "$build/workbooks/public-facts.ods" export_stopped
    printf '%d passed, %d failed\n' "$passed" "$failed"
    exit "$((failed > 0))"
fi
if [ "${SCREENS_ONLY:-}" = tutorial ]; then
    for language in en nl; do tutorial $language; done
    printf '%d passed, %d failed\n' "$passed" "$failed"
    exit "$((failed > 0))"
fi
if [ "${SCREENS_ONLY:-}" = release ]; then # what tools/release/screenshots.sh publishes
    picture panel-en-light "" $deck gtk3 Adwaita "$english" unfolded panel-en-light WhatIf HowSure
    picture panel-en-dark "" $deck gtk3 Adwaita:dark "$english"
    picture panel-nl-light nl $deck gtk3 Adwaita "$dutch"
    printf '%d passed, %d failed\n' "$passed" "$failed"
    exit "$((failed > 0))"
fi
picture plain-en "" "" gtk3 Adwaita "$english"
opener="$screens/opener"
printf '#!/bin/sh\nprintf "%%s\\n" "$1" >>"%s"\n' "$screens/opened" >"$opener" && chmod +x "$opener"
picture panel-en-light "" $deck gtk3 Adwaita "$english" select_and_edit
check "the deck shows beside the English workbook" differ "$screens/plain-en.png" "$screens/panel-en-light.png"
# Not under GTK, where the window takes F1 before the panel's controls.
DESKTOP_LAUNCH="$opener" picture help-key "" $deck gen Adwaita "$english" help_by_key
picture export-stopped "" "" gen Adwaita "$build/workbooks/public-facts.ods" export_stopped
if [ -z "${SCREENS_QUICK:-}" ]; then
    picture panel-en-dark "" $deck gtk3 Adwaita:dark "$english" unfolded panel-en-dark WhatIf HowSure Briefing
    check "light and dark differ" differ "$screens/panel-en-light.png" "$screens/panel-en-dark.png"
    picture panel-nl-light nl $deck gtk3 Adwaita "$dutch" unfolded panel-nl-light WhatIf HowSure Briefing
    check "English and Dutch differ" differ "$screens/panel-en-light.png" "$screens/panel-nl-light.png" 2000
    picture panel-nl-dark nl $deck gtk3 Adwaita:dark "$dutch"
    picture panel-en-plain-toolkit "" $deck gen Adwaita "$english"
    check "the deck shows under the plain toolkit" differ "$screens/plain-en.png" "$screens/panel-en-plain-toolkit.png"
    OFFICE_DECK_WIDTH=300 picture panel-en-narrow "" $deck gtk3 Adwaita "$english"
    OFFICE_DECK_WIDTH=300 picture panel-en-plain-toolkit-narrow "" $deck gen Adwaita "$english" unfolded panel-en-plain-toolkit-narrow HowSure Briefing
    GDK_SCALE=2 picture panel-nl-dark-twice nl $deck gtk3 Adwaita:dark "$dutch"
    SAL_FORCEDPI=192 OFFICE_DECK_WIDTH=640 picture panel-en-plain-toolkit-twice "" $deck gen Adwaita "$english"
    picture public-facts-en "" $deck gtk3 Adwaita "$build/workbooks/public-facts.ods"
    check "the public facts differ from the fictional countries" differ "$screens/panel-en-light.png" "$screens/public-facts-en.png" 2000
    for language in en nl; do tutorial $language; done
fi
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
