#!/bin/bash
# Which lines and branches of src/core the unit tests reach. Leaves BUILD/report/index.html, and ends in "N passed, N failed".
#
#   tests/coverage.sh build-coverage
#
# Clang counts in the source: the conditions that are written there have branches, exceptions that may pass through a call have
# none. Tests are instrumented too, since the functions of headers are compiled into either.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
mkdir -p "${1:?the folder to build in}" && build=$(readlink -f "$1") || exit 1
flags="-fprofile-instr-generate -fcoverage-mapping"
launcher=$(command -v ccache)
seconds=3000
failed() { echo "FAILED: $*"; echo "0 passed, 1 failed"; exit 1; }

cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER=clang++ "-DCMAKE_CXX_FLAGS=$flags" \
    ${launcher:+-DCMAKE_CXX_COMPILER_LAUNCHER=ccache} >"$build"/configure.log 2>&1 || { cat "$build"/configure.log; failed "cmake"; }
cmake --build "$build" --target unit_tests || failed "the build"

# A run that is cut short would leave the counts of the last one.
rm -f "$build"/unit-*.profraw "$build"/unit.profdata
shards=$(nproc)
runs=()
for ((shard = 0; shard < shards; ++shard)); do
    GTEST_TOTAL_SHARDS=$shards GTEST_SHARD_INDEX=$shard LLVM_PROFILE_FILE="$build/unit-$shard.profraw" \
        timeout --kill-after=10 "$seconds" "$build"/unit_tests --gtest_brief=1 </dev/null >"$build/unit-$shard.log" 2>&1 &
    runs+=($!)
done
for ((shard = 0; shard < shards; ++shard)); do
    wait "${runs[shard]}" || { cat "$build/unit-$shard.log"; failed "the unit tests do not pass"; }
done
llvm-profdata merge -sparse "$build"/unit-*.profraw -o "$build"/unit.profdata || failed "the counts cannot be read"

# llvm_cov COMMAND OPTION…: from where the compiler ran, which relative paths start at. Those that were mapped are found in the tree.
llvm_cov() {
    local root=$PWD
    (cd "$build" && llvm-cov "$1" ./unit_tests -instr-profile=unit.profdata -path-equivalence="./${build##*/}/.,$root" "${@:2}")
}
llvm_cov export -format=lcov >"$build"/unit.lcov && llvm_cov export -format=text -skip-functions >"$build"/unit.json ||
    failed "the counts cannot be told"
rm -rf "$build"/report
llvm_cov show -format=html -show-branches=count -show-instantiations=false -ignore-filename-regex='/usr/(include|lib)/|/(tests|tools|src/workbooks|src/briefing)/' \
    -output-dir="$build"/report >/dev/null || failed "no report"
echo "== The report: $build/report/index.html"
tests/coverage.py "$build"/unit.lcov "$build"/unit.json
