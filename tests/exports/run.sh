#!/bin/bash
# Every format, exported by the service in a real office without a screen, and read back by what did not write it. Leaves
# build/exports/*, to be looked at, and ends in "N passed, N failed".
#
#   tests/exports/run.sh build/adherence-scorecards.oxt
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
oxt="$(readlink -f "${1:-build/adherence-scorecards.oxt}")"
build="$(dirname "$oxt")"
source tools/office.sh
OFFICE_DIR="$build/office/exports" OFFICE_SECONDS=540
office_prepare "$oxt" || { echo "0 passed, 1 failed"; exit 1; }
trap office_stop EXIT
pipe="exports-$$"
office_start "$pipe" --headless || { echo "0 passed, 1 failed"; exit 1; }
timeout --kill-after=5 500 /usr/bin/python3 tests/exports/files.py "$pipe" "$build"
