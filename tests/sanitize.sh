#!/bin/bash
# The unit tests, and the tests of the translation to UNO, under the sanitizers of the C++ compiler:
#
#   tests/sanitize.sh BUILD [address|thread]      tests/sanitize.sh build-sanitize
#
# address: AddressSanitizer, its leak detector and UndefinedBehaviorSanitizer; thread: ThreadSanitizer; without either, one after the other.
# Each has a folder of its own below BUILD. The compiler is g++, as for the extension. Nothing is suppressed.
set -u
cd "$(dirname "$(readlink -f "$0")")/.." || exit 1
build=${1:?usage: tests/sanitize.sh BUILD [address|thread]}
case ${2:-all} in
    all) kinds=(address thread) ;;
    address|thread) kinds=("$2") ;;
    *) echo "there is no sanitizer \"$2\": address or thread" >&2; exit 1 ;;
esac
launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
source tools/suites.sh
mkdir -p "$build"
suites_begin "$build/counts"

run() { # run KIND PROGRAM
    local kind=$1 program=$2 log=$build/$1-$2.log code
    # A stop at the first report: what comes after it may only follow from it.
    ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1:detect_stack_use_after_return=1 UBSAN_OPTIONS=print_stacktrace=1 TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1 \
        timeout --kill-after=10 3000 "$build/$kind/$program" </dev/null >"$log" 2>&1
    code=$?
    grep -E 'ERROR: |WARNING: ThreadSanitizer|runtime error|SUMMARY: |^\[  FAILED  \] .* \([0-9]+ ms\)$' "$log" | sort -u | head -20
    count_googletest "$program under the $kind sanitizer" "$log" $code
}

for kind in "${kinds[@]}"; do
    sanitizers=-fsanitize=thread
    [ "$kind" = address ] && sanitizers="-fsanitize=address,undefined -fno-sanitize-recover=all"
    start=$SECONDS
    if [ ! -f "$build/$kind/build.ninja" ]; then
        cmake -S . -B "$build/$kind" -G Ninja -DCMAKE_BUILD_TYPE=Release "${launcher[@]}" \
            "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -g1 -fno-omit-frame-pointer -D_GLIBCXX_ASSERTIONS $sanitizers" >"$build-$kind.log" 2>&1 || { cat "$build-$kind.log"; count 0 1 "the build for $kind"; continue; }
        mv "$build-$kind.log" "$build/$kind/configure.log"
    fi
    if ! cmake --build "$build/$kind" --target unit_tests calc_tests >"$build/$kind/build.log" 2>&1; then
        tail -20 "$build/$kind/build.log"
        count 0 1 "the build for $kind"
        continue
    fi
    printf 'Built for the %s sanitizer in %d s\n' "$kind" $((SECONDS - start))
    run "$kind" unit_tests
    run "$kind" calc_tests
done
suites_end
