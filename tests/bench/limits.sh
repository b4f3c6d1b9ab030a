#!/bin/bash
# The stated limits in a real Calc: what a call takes at each and beyond it, and how much of that is Calc's own.
#
#   tests/bench/limits.sh build/adherence-scorecards.oxt build          (after: cmake --build build --target identity_oxt)
#
# Ends in the table of docs/testing.md; with 1 where a limit did not hold.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
oxt="$(readlink -f "${1:?the .oxt}")"
build="$(readlink -f "${2:?the build folder}")"
source tools/office.sh
unset DISPLAY WAYLAND_DISPLAY
export PYTHONDONTWRITEBYTECODE=1
identity="$build/bench/identity.oxt"
[ -f "$identity" ] || { echo "there is no $identity: build the target identity_oxt" >&2; exit 1; }
trap office_stop EXIT

OFFICE_DIR="$build/office/bench-limits"
OFFICE_FRESH=1 office_prepare "$oxt" bench-limits || exit 1
as_root=()
[ "$(id -u)" -eq 0 ] && as_root=(--shared)
timeout 120 "$OFFICE_PROGRAM/unopkg" add "${as_root[@]}" -s -f "${OFFICE_PROFILE_ENV[@]}" "$identity" </dev/null >"$OFFICE_DIR/unopkg.log" 2>&1 ||
    { cat "$OFFICE_DIR/unopkg.log" >&2; exit 1; }
pipe="adherence-limits-$$"
OFFICE_SECONDS=900 office_start "$pipe" --headless || exit 1
timeout 880 /usr/bin/python3 tests/bench/limits.py "$pipe" "$OFFICE_PID"
