#!/bin/bash
# A Python script with an office at its pipe, whichever LibreOffice is installed where this runs.
#
#   office_script.sh OXT NAME SECONDS SCRIPT MODE ARGUMENT…      calls SCRIPT MODE PIPE ARGUMENT…; NAME is the profile's
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
oxt=$1 name=$2 seconds=$3 script=$4 mode=$5
shift 5
source tools/office.sh
OFFICE_DIR="$(dirname "$oxt")/office/$name" OFFICE_SECONDS=$seconds
office_prepare "$oxt" || exit 1
trap office_stop EXIT
office_start "$name-$$" --headless || exit 1
timeout --kill-after=5 "$seconds" /usr/bin/python3 "$script" "$mode" "$name-$$" "$@"
