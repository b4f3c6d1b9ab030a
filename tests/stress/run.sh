#!/bin/bash
# A live office under stress: random calls and edits, workbooks opened and closed for SECONDS, the extension removed and replaced
# beneath open workbooks, two windows on one document, recovery, exports that are killed, a hostile workbook. Ends in "N passed, N failed".
#
#   tests/stress/run.sh build/adherence-scorecards.oxt [SECONDS [PART…]]      parts: calls loop lifecycle windows recovery exports hostile
#
# STRESS_SEED is the seed of all that is drawn; without it one is drawn and told. With 60 seconds or less every part is short. Each
# part leaves build/stress/test-PART.log and build/stress/PART/.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
oxt="$(readlink -f "${1:-build/adherence-scorecards.oxt}")"
seconds="${2:-600}"
shift 2 2>/dev/null || shift $#
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(calls loop lifecycle windows recovery exports hostile)
logs="$(dirname "$oxt")/stress"
seed="${STRESS_SEED:-$((RANDOM * 32768 + RANDOM))}"
source tools/suites.sh
mkdir -p "$logs"
suites_begin "$logs/counts"
[[ $seconds =~ ^[0-9]+$ ]] && [ "$seconds" -gt 0 ] || { echo "run.sh: \"$seconds\" is no number of seconds" >&2; exit 1; }
echo "seed $seed (STRESS_SEED=$seed draws the same again)"
for part in "${parts[@]}"; do
    say "$part"
    # Each waits with limits of its own; this one is for the case that these fail.
    script "$part" $((seconds * 3 + 1200)) nice /usr/bin/python3 "tests/stress/$part.py" "$oxt" "$seconds" "$seed"
done
suites_end
