#!/bin/bash
# Hostile input for every reader and writer, under AddressSanitizer and UndefinedBehaviorSanitizer:
#
#   tests/fuzz/run.sh BUILD [SECONDS]      tests/fuzz/run.sh build-fuzz 600
#
# SECONDS are for all targets together, the build not counted. Below BUILD stay corpus/TARGET, which the next run goes on from, a log of each
# target in logs/, and the inputs that broke one in findings/. ADHERENCE_FUZZ_ONLY="numbers csv_in" runs these alone;
# ADHERENCE_FUZZ_SEED=1 draws the same from the same corpus.
set -u
cd "$(dirname "$(readlink -f "$0")")/../.." || exit 1
build=${1:?usage: tests/fuzz/run.sh BUILD [SECONDS]} seconds=${2:-600}
[[ $seconds =~ ^[1-9][0-9]*$ ]] || { echo "SECONDS is a whole number, not \"$seconds\"" >&2; exit 1; }
jobs=$(nproc)
program=$build/fuzz_targets

start=$SECONDS
if [ ! -f "$build/build.ninja" ]; then
    cmake -S . -B "$build" -G Ninja -DADHERENCE_FUZZ=ON -DCMAKE_CXX_COMPILER=clang++ -DCMAKE_BUILD_TYPE=Release >/dev/null || { echo "0 passed, 1 failed"; exit 1; }
fi
build_targets() { cmake --build "$build" --target fuzz_targets -- -j"$jobs"; }
# Names of two files of a folder may clash where nobody but this build compiles them together: slower, it does without.
build_targets || { cmake -DCMAKE_UNITY_BUILD=OFF "$build" >/dev/null && build_targets; } || { echo "The fuzzers could not be built"; echo "0 passed, 1 failed"; exit 1; }
printf 'Built in %d s\n' $((SECONDS - start))

rm -rf "$build/seeds" "$build/targets" "$build/logs"
mkdir -p "$build/targets" "$build/logs" "$build/findings"
python3 tests/fuzz/make_seeds.py . "$build/seeds" || { echo "There are no seeds"; echo "0 passed, 1 failed"; exit 1; }
# Called by no target's name, the program lists them.
mapfile -t targets < <("$program" 2>&1 | sed 's/.*: //' | tr ' ' '\n')
[ -n "${ADHERENCE_FUZZ_ONLY:-}" ] && read -ra targets <<<"$ADHERENCE_FUZZ_ONLY"
[ ${#targets[@]} -gt 1 ] || [ -n "${ADHERENCE_FUZZ_ONLY:-}" ] || { echo "The fuzzers name no targets"; echo "0 passed, 1 failed"; exit 1; }
each=$((seconds * jobs / ${#targets[@]}))
[ $each -gt 0 ] || each=1

# run_target NAME
run_target() {
    local name=$1 longest=400
    case $name in framework_*) longest=3000 ;; functions) longest=1500 ;; cell_grammar|unary_tests|numbers|country_names) longest=200 ;; esac
    ln -sf ../fuzz_targets "$build/targets/$name"
    mkdir -p "$build/corpus/$name" "tests/fuzz/seeds/$name"
    # The limits of memory and of time for one input are findings too. A process that hangs in spite of them is ended.
    ASAN_OPTIONS=malloc_context_size=4:quarantine_size_mb=64 UBSAN_OPTIONS=print_stacktrace=1 \
        timeout --kill-after=10 $((each + 120)) nice "$build/targets/$name" \
        -seed=${ADHERENCE_FUZZ_SEED:-0} -max_total_time=$each -timeout=20 -rss_limit_mb=2048 -max_len=$longest -dict=tests/fuzz/adherence.dict \
        -artifact_prefix="$build/findings/$name-" -print_final_stats=1 \
        "$build/corpus/$name" "$build/seeds/$name" "tests/fuzz/seeds/$name" >"$build/logs/$name.log" 2>&1
    echo $? >"$build/logs/$name.code"
}
export -f run_target
export build each
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I{} bash -c 'run_target {}'

passed=0 failed=0 all=0
for name in "${targets[@]}"; do
    log=$build/logs/$name.log
    executions=$(grep -aoE '^stat::number_of_executed_units: *[0-9]+' "$log" | grep -oE '[0-9]+$')
    findings=0
    if [ "$(cat "$build/logs/$name.code")" -ne 0 ] || [ "${executions:-0}" -eq 0 ]; then findings=1; fi
    printf '%-17s %d executions, %d findings, %d a second\n' "$name" "${executions:-0}" $findings $((${executions:-0} / each))
    all=$((all + ${executions:-0}))
    if [ $findings -eq 0 ]; then passed=$((passed + 1)); continue; fi
    failed=$((failed + 1))
    grep -aE 'FINDING in|An exception that|runtime error|ERROR: |SUMMARY: ' "$log" | head -5 | sed 's/^/    /'
    input=$(grep -aoE "Test unit written to .*" "$log" | tail -1 | sed 's/Test unit written to //')
    printf '    log: %s\n' "$log"
    [ -n "$input" ] && printf '    again: %s %s\n    as a regression test, once it is mended: cp %s tests/fuzz/seeds/%s/WHAT-IT-IS\n' "$build/targets/$name" "$input" "$input" "$name"
done
printf 'all: %d executions, %d findings in %d s\n' $all $failed $((each * ${#targets[@]} / jobs))
printf '%d passed, %d failed\n' $passed $failed
[ $failed -eq 0 ]
