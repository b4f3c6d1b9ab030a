#!/bin/bash
# The panels as a person sees them: a demo workbook under a display of our own, with the sidebar's deck open,
# in English and Dutch, light and dark. Leaves build/screens/*.png and ends in "N passed, N failed".
#
#   tests/screens/run.sh build/adherence-scorecards.oxt
#
# What is checked: the window appears under the workbook's name, the office still runs when its picture has
# been taken, the picture is drawn (many colours), and with the deck it differs from the one without.
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
differ() {
    local pixels
    pixels="$(compare -metric AE "$1" "$2" null: 2>&1)"
    awk -v n="${pixels%% *}" 'BEGIN { exit !(n + 0 > 20000) }'
}

# picture NAME LANGUAGE DECK BACKEND THEME WORKBOOK
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
    sleep "${SCREENS_SETTLE:-6}"
    # A fresh profile keeps the deck chosen but folded: its tab, the sixth icon, opens it.
    if [ -n "$3" ]; then
        timeout 5 xdotool mousemove 1372 397 click 1
        sleep 3
    fi
    timeout 20 import -window root "$screens/$name.png"
    check "$name: the office still runs" office_runs
    check "$name: the picture is drawn" is_drawn "$screens/$name.png"
    office_stop
    rm -f "$book" "$screens/.~lock.$name.ods#"
}

open_display || { echo "no display"; echo "0 passed, 1 failed"; exit 1; }
english="$build/workbooks/fictional-countries.ods"
dutch="$build/workbooks/fictieve-landen.ods"
deck=org.adherence.Deck
picture plain-en "" "" gtk3 Adwaita "$english"
picture panel-en-light "" $deck gtk3 Adwaita "$english"
check "the deck shows beside the English workbook" differ "$screens/plain-en.png" "$screens/panel-en-light.png"
if [ -z "${SCREENS_QUICK:-}" ]; then
    picture panel-en-dark "" $deck gtk3 Adwaita:dark "$english"
    check "light and dark differ" differ "$screens/panel-en-light.png" "$screens/panel-en-dark.png"
    picture panel-nl-light nl $deck gtk3 Adwaita "$dutch"
    picture panel-nl-dark nl $deck gtk3 Adwaita:dark "$dutch"
    picture panel-en-plain-toolkit "" $deck gen Adwaita "$english"
fi
printf '%d passed, %d failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
