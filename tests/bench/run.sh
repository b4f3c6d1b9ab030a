#!/bin/bash
# All benchmarks, side by side in one run; ends in a table, which is left in BUILD/bench.md too.
#
#   tests/bench/run.sh build/adherence-scorecards.oxt build [core|calc|sidebar|export|start]…
#
# Without names: all of them. BENCH_DOCS=1 also puts the table into docs/benchmarks.md. No display, no network and no
# profile of the user is used. Ends with 0 however the figures turn out; with 1 where something could not be measured
# or native formulas gave other verdicts than ours.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
oxt="$(readlink -f "${1:?the .oxt}")"
build="$(readlink -f "${2:?the build folder}")"
shift 2
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(core calc sidebar export start)
source tools/office.sh
unset DISPLAY WAYLAND_DISPLAY
export PYTHONDONTWRITEBYTECODE=1

bench="$build/bench"
identity="$bench/identity.oxt"
tables="data/frameworks/nsg-adherence"
python=/usr/bin/python3 # Debian's own, which knows UNO
failed=0
trap office_stop EXIT

say() { printf '\n== %s\n' "$*"; }
fail() { printf 'bench: %s\n' "$*" >&2; exit 1; }

# The office of a part: prepare NAME EXTENSION…
prepare() {
    local name="$1" extension as_root=()
    shift
    OFFICE_DIR="$build/office/bench-$name"
    OFFICE_FRESH=1 office_prepare "${1:-}" "bench-$name" || return 1
    [ "$(id -u)" -eq 0 ] && as_root=(--shared)
    for extension in "${@:2}"; do
        timeout 120 "$OFFICE_PROGRAM/unopkg" add "${as_root[@]}" -s -f "${OFFICE_PROFILE_ENV[@]}" "$extension" \
            </dev/null >"$OFFICE_DIR/unopkg.log" 2>&1 || { cat "$OFFICE_DIR/unopkg.log" >&2; return 1; }
    done
}

bench_core() {
    timeout 600 "$build/benchmarks" --benchmark_repetitions=5 --benchmark_report_aggregates_only=true \
        --benchmark_enable_random_interleaving=true --benchmark_out="$bench/google.json" \
        --benchmark_out_format=json </dev/null >"$bench/google.log" 2>&1 || { cat "$bench/google.log" >&2; return 1; }
    "$python" tests/bench/core.py "$bench/google.json" "$bench/core.json"
}

bench_calc() {
    local pipe="adherence-bench-$$"
    prepare calc "$oxt" "$identity" && OFFICE_SECONDS=1200 office_start "$pipe" --headless || return 1
    timeout 1100 "$python" tests/bench/calc.py "$pipe" "$tables" "$build/frameworks/nsg-adherence.json" "$bench" "$bench/calc.json"
    local code=$?
    office_stop
    return $code
}

bench_sidebar() {
    local pipe="adherence-bench-sidebar-$$" code
    cp "$build/workbooks/public-facts.ods" "$bench/public-facts.ods" || return 1
    prepare sidebar "$oxt" || return 1
    # svp without --headless: the full user interface, drawn off screen
    SAL_USE_VCLPLUGIN=svp OFFICE_SECONDS=300 office_start "$pipe" || return 1
    timeout 280 "$python" tests/bench/sidebar.py "$pipe" "$OFFICE_PID" "$tables" "$bench/public-facts.ods" "$bench/sidebar.json"
    code=$?
    office_stop
    return $code
}

bench_export() {
    local pipe="adherence-bench-export-$$" of countries format code
    prepare export "$oxt" || return 1
    for of in fictional/{csv,json,html,pdf,odt,docx,ods,xlsx} public/{html,pdf}; do
        countries="${of%/*}" format="${of#*/}"
        OFFICE_SECONDS=200 office_start "$pipe-$countries-$format" --headless || return 1
        timeout 180 "$python" tests/bench/export.py "$pipe-$countries-$format" "$OFFICE_PID" "$tables" "data/$countries" "$bench/export.json" $format
        code=$?
        office_stop
        [ $code -eq 0 ] || return $code
    done
}

bench_start() {
    local with without
    prepare start-with "$oxt" || return 1
    with="$OFFICE_DIR"
    prepare start-without "" || return 1
    without="$OFFICE_DIR"
    timeout 900 "$python" tests/bench/start.py "$OFFICE_PROGRAM/soffice" "$with" "$without" "$bench/start.json"
}

[ -f "$oxt" ] || fail "there is no $oxt"
[ -f "$identity" ] || fail "there is no $identity: build the target benchmarks"
unzip -l "$oxt" >"$bench/oxt.list" || fail "$oxt cannot be read"
if grep -qi identity "$bench/oxt.list"; then fail "the identity functions are packed into $oxt"; fi

results=()
for part in "${parts[@]}"; do
    say "$part"
    rm -f "$bench/$part.json"
    if "bench_$part" && [ -f "$bench/$part.json" ]; then
        results+=("$bench/$part.json")
    else
        failed=1
        printf 'bench: %s could not be measured\n' "$part" >&2
    fi
done
[ ${#results[@]} -gt 0 ] || fail "nothing was measured"
document=()
[ -n "${BENCH_DOCS:-}" ] && document=(--document docs/benchmarks.md)
OFFICE_PROGRAM="$OFFICE_PROGRAM" "$python" tests/bench/report.py "$build/bench.md" "${document[@]}" "${results[@]}" || failed=1
exit $failed
