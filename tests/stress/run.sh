#!/bin/bash
# A live office under stress: random calls and edits, workbooks opened and closed for SECONDS, the extension removed and replaced
# beneath open workbooks, two windows on one document, recovery, exports that are killed, a hostile workbook. Ends in "N passed, N failed".
#
#   tests/stress/run.sh build/adherence-scorecards.oxt [SECONDS [PART…]]      parts: calls loop lifecycle windows recovery exports hostile
#
# STRESS_SEED is the seed of all that is drawn; without it one is drawn and told. With 60 seconds or less every part is short. Each
# part leaves build/stress/PART.log and build/stress/PART/.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
oxt="$(readlink -f "${1:-build/adherence-scorecards.oxt}")"
seconds="${2:-600}"
shift 2 2>/dev/null || shift $#
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(calls loop lifecycle windows recovery exports hostile)
logs="$(dirname "$oxt")/stress"
seed="${STRESS_SEED:-$((RANDOM * 32768 + RANDOM))}"
passed=0
failed=0
mkdir -p "$logs"
[[ $seconds =~ ^[0-9]+$ ]] && [ "$seconds" -gt 0 ] || { echo "run.sh: \"$seconds\" is no number of seconds" >&2; exit 1; }
echo "seed $seed (STRESS_SEED=$seed draws the same again)"
for part in "${parts[@]}"; do
    echo "== $part"
    # Each waits with limits of its own; this one is for the case that these fail.
    timeout --kill-after=10 $((seconds * 3 + 1200)) nice /usr/bin/python3 "tests/stress/$part.py" "$oxt" "$seconds" "$seed" \
        </dev/null >"$logs/$part.log" 2>&1
    line="$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$logs/$part.log" | tail -1)"
    grep -vE '^(ok |[0-9]+ passed)' "$logs/$part.log"
    if [ -z "$line" ]; then
        echo "not ok $part says its result: see $logs/$part.log"
        failed=$((failed + 1))
        continue
    fi
    echo "$part: $line"
    passed=$((passed + ${line%% *}))
    failed=$((failed + $(sed -E 's/.*, ([0-9]+) failed/\1/' <<<"$line")))
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
