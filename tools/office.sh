#!/bin/bash
# A LibreOffice of our own: a private profile with the extension installed, started and ended safely.
# Sourced by the demo, the tests and the benchmarks; nothing here touches the user's own profile.
#
#   source tools/office.sh
#   office_prepare build/adherence-scorecards.oxt        # once; sets OFFICE_PROFILE_ENV
#   office_run 60 --headless --convert-to csv book.ods   # in the foreground, ended after 60 seconds
#   office_start pipe-name --headless; …; office_stop    # in the background
#   office_remove
#
# Options by environment: OFFICE_DIR (the private folder, default: one below build/office, kept by the
# .oxt's checksum), OFFICE_FRESH=1 (a new profile even where one is kept), OFFICE_LANGUAGE (a UI language
# such as nl), OFFICE_DECK (a sidebar deck that is open from the start, OFFICE_DECK_WIDTH pixels wide), OFFICE_RESTORE=1
# (with automatic saving and recovery, which --norestore turns off; office_start alone).

OFFICE_PROGRAM="${OFFICE_PROGRAM:-/usr/lib/libreoffice/program}"

office_say() { printf '%s\n' "$*" >&2; }

# office_prepare OXT [NAME]: a profile with the extension in it. NAME tells apart those that run at the same
# time. With OXT empty, a profile without the extension.
office_prepare() {
    local oxt="$1" name="${2:-default}" checksum=none root
    root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
    if [ -n "$oxt" ]; then
        oxt="$(readlink -f "$oxt")"
        [ -f "$oxt" ] || { office_say "no extension at $1"; return 1; }
        checksum="$(sha256sum "$oxt" | cut -c1-16)"
    fi
    OFFICE_DIR="${OFFICE_DIR:-$root/build/office/$name}"
    mkdir -p "$OFFICE_DIR" || return 1
    OFFICE_DIR="$(cd "$OFFICE_DIR" && pwd)"
    OFFICE_PROFILE_ENV=("-env:UserInstallation=file://$OFFICE_DIR/profile"
                        "-env:UNO_SHARED_PACKAGES_CACHE=file://$OFFICE_DIR/shared")
    local mark="$OFFICE_DIR/installed.${OFFICE_LANGUAGE:-en}.${OFFICE_DECK:-none}"
    if [ -z "${OFFICE_FRESH:-}" ] && [ "$(cat "$mark" 2>/dev/null)" = "$checksum" ]; then return 0; fi
    rm -rf "$OFFICE_DIR/profile" "$OFFICE_DIR/shared" "$OFFICE_DIR"/installed.*
    mkdir -p "$OFFICE_DIR/profile/user" "$OFFICE_DIR/shared"
    office_settings >"$OFFICE_DIR/profile/user/registrymodifications.xcu"
    if [ -n "$oxt" ]; then
        # unopkg refuses root without --shared; the shared packages then stay in our folder as well.
        local as_root=()
        [ "$(id -u)" -eq 0 ] && as_root=(--shared)
        if ! timeout 120 "$OFFICE_PROGRAM/unopkg" add "${as_root[@]}" -s -f "${OFFICE_PROFILE_ENV[@]}" "$oxt" \
            </dev/null >"$OFFICE_DIR/unopkg.log" 2>&1; then
            office_say "the extension could not be installed in $OFFICE_DIR:"
            cat "$OFFICE_DIR/unopkg.log" >&2
            return 1
        fi
    fi
    printf '%s' "$checksum" >"$mark"
}

# What keeps a first start quiet: no tip of the day, no news, no crash report, no recovery; optionally a language.
office_settings() {
    cat <<'XCU'
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="WhatsNew" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
<item oor:path="/org.openoffice.Office.Recovery/RecoveryInfo"><prop oor:name="Enabled" oor:op="fuse"><value>false</value></prop></item>
XCU
    if [ -n "${OFFICE_LANGUAGE:-}" ]; then
        cat <<XCU
<item oor:path="/org.openoffice.Office.Linguistic/General"><prop oor:name="UILocale" oor:op="fuse"><value>$OFFICE_LANGUAGE</value></prop></item>
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:op="fuse"><value>$OFFICE_LANGUAGE</value></prop></item>
XCU
    fi
    if [ -n "${OFFICE_DECK:-}" ]; then
        local width="${OFFICE_DECK_WIDTH:-380}" # as the office itself keeps it; a fresh profile's sidebar is folded
        cat <<XCU
<item oor:path="/org.openoffice.Office.UI.Sidebar/Content"><prop oor:name="LastActiveDeck" oor:op="fuse"><value><it>any,PropertyDeck</it><it>com.sun.star.sheet.SpreadsheetDocument,$OFFICE_DECK</it></value></prop></item>
<item oor:path="/org.openoffice.Office.Views/Windows"><node oor:name="SplitWindow2" oor:op="replace"><node oor:name="UserData"><prop oor:name="UserItem" oor:op="fuse" oor:type="xs:string"><value>V1,2,1,10336</value></prop></node></node></item>
<item oor:path="/org.openoffice.Office.Views/Windows"><node oor:name="scalc/10336" oor:op="replace"><node oor:name="UserData"><prop oor:name="Data" oor:op="fuse" oor:type="xs:string"><value>V2,V,0,AL:(5,16,0/0/$width/450,$width;852)</value></prop></node></node></item>
XCU
    fi
    printf '</oor:items>\n'
}

# office_run SECONDS arguments…: the office in the foreground.
office_run() {
    local seconds="$1"
    shift
    timeout --kill-after=5 "$seconds" "$OFFICE_PROGRAM/soffice" "${OFFICE_PROFILE_ENV[@]}" \
        --norestore --nologo --nodefault --nolockcheck "$@" </dev/null
}

# office_start PIPE arguments…: the office in the background, in a session of its own (so that whoever waits
# for this script's output does not wait for it), reachable at uno:pipe,name=PIPE;urp;StarOffice.ComponentContext.
# Sets OFFICE_PID. OFFICE_SECONDS limits its life (default 600).
office_start() {
    local pipe="$1"
    shift
    rm -f "/tmp/OSL_PIPE_$(id -u)_$pipe" # left by an office that was ended hard
    local norestore=(--norestore)
    [ -n "${OFFICE_RESTORE:-}" ] && norestore=()
    setsid timeout --kill-after=5 "${OFFICE_SECONDS:-600}" "$OFFICE_PROGRAM/soffice" "${OFFICE_PROFILE_ENV[@]}" \
        "${norestore[@]}" --nologo --nodefault --nolockcheck "--accept=pipe,name=$pipe;urp;" "$@" \
        </dev/null >"$OFFICE_DIR/office.log" 2>&1 &
    OFFICE_PID=$!
    disown "$OFFICE_PID" # no word from the shell when it is killed
    local waited
    for waited in $(seq 1 300); do
        [ -S "/tmp/OSL_PIPE_$(id -u)_$pipe" ] && return 0
        kill -0 "$OFFICE_PID" 2>/dev/null || break
        sleep 0.1
    done
    office_say "the office did not start:"
    cat "$OFFICE_DIR/office.log" >&2
    office_stop
    return 1
}

# Ends the office that office_start started, and what it started: the whole session, by its id. An office
# that ends by itself is given a moment; one that does not listen (while it starts or ends) is killed.
office_stop() {
    [ -n "${OFFICE_PID:-}" ] || return 0
    office_ended 5 || kill -TERM -- "-$OFFICE_PID" 2>/dev/null
    office_ended 20 || kill -KILL -- "-$OFFICE_PID" 2>/dev/null
    OFFICE_PID=
    return 0
}

# office_ended TENTHS: whether it is gone within so many tenths of a second.
office_ended() {
    local waited
    for waited in $(seq 1 "$1"); do
        kill -0 -- "-$OFFICE_PID" 2>/dev/null || return 0
        sleep 0.1
    done
    return 1
}

# The private folder, gone.
office_remove() { [ -n "${OFFICE_DIR:-}" ] && rm -rf "$OFFICE_DIR"; }
