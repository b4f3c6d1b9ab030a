#!/bin/bash
# How suites of tests are run and counted. Sourced by what runs several of them.
#
#   source tools/suites.sh
#   suites_begin build/test-counts            # a file, so that what runs in the background counts too; logs go beside it
#   googletest unit 900 build/unit_tests
#   script schema 300 tests/schema/run.py …   # says "N passed, N failed" itself
#   check "the file is there" test -f build/x
#   suites_end                                # "N passed, N failed"; false where one failed, or none passed

say() { printf '== %s\n' "$*"; }

suites_begin() {
    suite_counts=$1 suite_logs=$(dirname "$1")
    : >"$suite_counts"
}

# count PASSED FAILED NAME
count() {
    printf '%s %s\n' "$1" "$2" >>"$suite_counts"
    say "$3: $1 passed, $2 failed"
}

check() { # check WHAT COMMAND…
    local what=$1
    shift
    if "$@"; then echo 1 0 >>"$suite_counts"; echo "ok $what"; else echo 0 1 >>"$suite_counts"; echo "FAILED: $what"; fi
}

# count_googletest NAME LOG CODE: one that ends badly without a failed test counts as one, and one that ran none.
count_googletest() {
    local name=$1 log=$2 code=$3 ok bad
    ok=$(grep -cE '^\[       OK \]' "$log")
    bad=$(grep -cE '^\[  FAILED  \] .* \([0-9]+ ms\)$' "$log")
    if [ "$code" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; say "$name ended with code $code: see $log"; fi
    if [ "$ok" -eq 0 ] && [ "$bad" -eq 0 ]; then bad=1; say "$name ran no test: see $log"; fi
    count "$ok" "$bad" "$name"
}

# googletest_lines: of its output what is worth seeing.
googletest_lines() { grep -vE '^\[( RUN  |       OK|---------|=========)' || true; }

googletest() { # googletest NAME SECONDS PROGRAM…
    local name=$1 seconds=$2 log=$suite_logs/test-$1.log
    shift 2
    timeout --kill-after=10 "$seconds" "$@" </dev/null 2>&1 | tee "$log" | googletest_lines
    count_googletest "$name" "$log" "${PIPESTATUS[0]}"
}

# count_script NAME LOG
count_script() {
    local line
    line=$(grep -aoE '[0-9]+ passed, [0-9]+ failed' "$2" | tail -1)
    if [ -z "$line" ]; then say "$1 said no result: see $2"; count 0 1 "$1"; return; fi
    count "${line%% *}" "$(sed -E 's/.*, ([0-9]+) failed/\1/' <<<"$line")" "$1"
}

# script_lines: of its output what is worth seeing.
script_lines() { grep -avE '^(ok .*|[0-9]+ passed, [0-9]+ failed)$' || true; }

script() { # script NAME SECONDS COMMAND…
    local name=$1 seconds=$2 log=$suite_logs/test-$1.log
    shift 2
    timeout --kill-after=10 "$seconds" "$@" </dev/null 2>&1 | tee "$log" | script_lines
    count_script "$name" "$log"
}

suites_end() {
    awk '{ passed += $1; failed += $2 } END { printf "%d passed, %d failed\n", passed, failed; exit !(failed == 0 && passed > 0) }' "$suite_counts"
}
