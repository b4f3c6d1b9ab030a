#!/bin/bash
# Builds the extension, and everything one does with it.
#
#   ./build-oxt.sh                            installs what is missing (Debian 12), builds build/adherence-scorecards.oxt
#   ./build-oxt.sh demo                       the main job: the demo workbook in Calc, or headless into build/demo/
#   ./build-oxt.sh test [SUITE]               the tests: unit, exports, office, screens, fuzz, smoke or all; ends in one line "N passed, N failed"
#   ./build-oxt.sh bench                      the benchmarks
#   ./build-oxt.sh fuzz [SECONDS]             hostile input for every reader, under the sanitizers; SECONDS for all of them
#   ./build-oxt.sh sanitize [address|thread]  the unit tests under the sanitizers
#   ./build-oxt.sh coverage                   which lines and branches of src/core the unit tests reach
#   ./build-oxt.sh stress [SECONDS]           a live office: random calls and edits, lifecycles, crashes
#   ./build-oxt.sh compat [RELEASE…]          the office tests of the same .oxt on newer LibreOffices
#   ./build-oxt.sh arm64                      build-arm64/adherence-scorecards.oxt, cross-compiled
#   ./build-oxt.sh release                    builds twice, checks the package, and leaves build/release/
#   ./build-oxt.sh install                    installs the extension for the current user
#
# Only `install` touches the user's own LibreOffice profile; all else uses private ones below build/.
set -u
cd "$(dirname "$(readlink -f "$0")")" || exit 1

build=build
oxt=$build/adherence-scorecards.oxt
source tools/suites.sh

packages=(
    # the office, its SDK and its Dutch, French and German texts
    libreoffice-calc libreoffice-writer libreoffice-dev libreoffice-l10n-nl libreoffice-l10n-fr libreoffice-l10n-de
    # what the build needs
    g++ cmake ninja-build zip libboost-dev nlohmann-json3-dev libutf8proc-dev iso-codes
    # what the tests, the benchmarks and the demo need
    libgtest-dev libbenchmark-dev libxml2-utils unzip procps python3-uno python3-jsonschema python3-pikepdf poppler-utils chromium
    xvfb openbox xdotool x11-utils imagemagick libreoffice-gtk3 fonts-liberation fonts-dejavu-core
)
# What only one command needs, and installs when it is first called.
clang_packages=(clang libclang-rt-14-dev llvm)
stress_packages=(strace)
compat_packages=(debootstrap)
arm64_packages=(g++-aarch64-linux-gnu qemu-user-static)
release_packages=(binutils)

fail() { printf 'build-oxt.sh: %s\n' "$*" >&2; exit 1; }

# missing_packages PACKAGE…
missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || printf '%s\n' "$package"
    done
}

# install_missing PACKAGE…
install_missing() {
    if ! command -v dpkg-query >/dev/null; then
        say "Not a Debian system: going on with what is installed (needed: $*)"
        return
    fi
    local missing as_root=()
    mapfile -t missing < <(missing_packages "$@")
    [ ${#missing[@]} -eq 0 ] && return
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "these packages are missing, and without root or sudo they cannot be installed: ${missing[*]}"
        as_root=(sudo)
    fi
    say "Installing what is missing: ${missing[*]}"
    "${as_root[@]}" apt-get update -q || say "The package lists could not be renewed; trying with those at hand"
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" \
        </dev/null || fail "apt-get could not install: ${missing[*]}"
}

# build_targets TARGET…
build_targets() {
    [ -n "${all_built:-}" ] && return
    if [ ! -f $build/build.ninja ]; then
        say "Configuring in $build/"
        cmake -S . -B $build -G Ninja -DCMAKE_BUILD_TYPE=Release >$build.log 2>&1 || { cat $build.log >&2; fail "cmake failed"; }
        mv $build.log $build/configure.log
    fi
    cmake --build $build --target "$@" || fail "the build failed"
}

build_oxt() {
    install_missing "${packages[@]}"
    say "Building $oxt"
    build_targets oxt
    [ -f $oxt ] || fail "$oxt was not made"
}

# ---- tests ------------------------------------------------------------------------------------------------
test_unit() {
    build_targets unit_tests calc_tests check_framework write_briefing
    googletest unit 900 $build/unit_tests
    googletest calc 120 $build/calc_tests
    script schema 300 tests/schema/run.py $build/check_framework $build/frameworks $build/write_briefing
    script same-bytes 120 tests/same_bytes.sh $build
    script package 300 tools/release/check_package.py $oxt
    script package-checker 600 tools/release/check_package.py $oxt --self-test
}

test_exports() {
    build_targets sample_document
    mkdir -p $build/exports
    script exports 540 tests/exports/run.sh $oxt
    script checkers 180 tests/exports/self_test.py
    $build/sample_document $build/exports/sample.html
    script page 300 tests/exports/browser.py $build/exports/sample.html --marking "INTERNAL – NOT FOR DISTRIBUTION" --pictures $build/exports
}

test_office() {
    build_targets office_tests
    googletest office 1200 $build/office_tests
}

test_screens() { script screens 600 tests/screens/run.sh $oxt; }

test_fuzz() {
    install_missing "${clang_packages[@]}"
    # The same draws each time: a change is judged by what it changed. New ones are drawn by the command fuzz.
    ADHERENCE_FUZZ_SEED=1 script fuzz 900 tests/fuzz/run.sh $build-fuzz 40
}

test_smoke() {
    build_targets benchmarks
    script smoke-checker 30 tests/bench/smoke.py --self-test
    script smoke 300 tests/bench/smoke.py $build/benchmarks $build/smoke.json
}

# Windows and dialogs are waited for: what only calculates, or exports without them, runs beside and steps back. Nothing
# is built meanwhile but the fuzzers, and ratios are measured when all is quiet again.
test_all() {
    install_missing "${clang_packages[@]}"
    build_targets unit_tests calc_tests check_framework write_briefing sample_document office_tests benchmarks
    local all_built=yes beside
    (renice -n 10 $BASHPID >/dev/null; test_exports; test_unit; test_fuzz) &
    beside=$!
    test_office
    test_screens
    wait $beside || count 0 1 "what runs beside the windows"
    test_smoke
}

run_tests() {
    local suite=${1:-all}
    suites_begin $build/test-counts
    case $suite in
        all|unit|exports|office|screens|fuzz|smoke) "test_$suite" ;;
        *) fail "there is no test suite \"$suite\": unit, exports, office, screens, fuzz or smoke" ;;
    esac
    suites_end
}

install_for_user() {
    local as_root=()
    [ "$(id -u)" -eq 0 ] && as_root=(--shared)
    say "Installing $oxt for $(id -un)${as_root[0]:+ (as root LibreOffice installs for all users)}"
    /usr/lib/libreoffice/program/unopkg add "${as_root[@]}" -s -f $oxt || fail "unopkg could not install it"
    say "Installed. Restart LibreOffice if it is open."
}

case ${1:-build} in
    build) build_oxt; say "Done: $oxt" ;;
    demo) build_oxt; exec tools/demo.sh $oxt ;;
    test) build_oxt; run_tests "${2:-all}" ;;
    bench) build_oxt; build_targets benchmarks; exec tests/bench/run.sh $oxt $build ;;
    fuzz) install_missing "${packages[@]}" "${clang_packages[@]}"; exec tests/fuzz/run.sh $build-fuzz "${2:-600}" ;;
    sanitize) install_missing "${packages[@]}" "${clang_packages[@]}"; exec tests/sanitize.sh $build-sanitize "${@:2}" ;;
    coverage) install_missing "${packages[@]}" "${clang_packages[@]}"; exec tests/coverage.sh $build-coverage ;;
    stress) build_oxt; install_missing "${stress_packages[@]}"; exec tests/stress/run.sh $oxt "${2:-600}" ;;
    compat) build_oxt; build_targets office_tests; install_missing "${compat_packages[@]}"; exec tests/compat/run.sh $oxt "${@:2}" ;;
    arm64) install_missing "${packages[@]}" "${arm64_packages[@]}"; exec tools/build_arm64.sh $build-arm64 ;;
    release) build_oxt; install_missing "${release_packages[@]}"; exec tools/release/run.sh $build ;;
    install) build_oxt; install_for_user ;;
    -h|--help|help) sed -n '2,/^set -u/{/^#/s/^# \{0,1\}//p}' "$0" ;;
    *) fail "no such command: $1 (try --help)" ;;
esac
