#!/bin/bash
# The extension for Linux on arm64, cross-compiled on Debian 12 (x86-64), and checked by qemu's emulation of a user's programs.
#
#   tools/build_arm64.sh build-arm64            ends in one line "N passed, N failed"
#
# Leaves BUILD/adherence-scorecards.oxt. The arm64 packages are fetched into BUILD/sysroot with a package list of their own: the
# system's is not touched, and no foreign architecture is added to it. With ARM64_OFFICE=1 an arm64 office is fetched as well and
# asked for values of functions; with ARM64_TESTS=FILTER only these unit tests are run.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
build=${1:-build-arm64}
host=build
mkdir -p "$build" && build=$(readlink -f "$build") || exit 1
sysroot=$build/sysroot
packages=(libuno-cppu3 libuno-cppuhelpergcc3-3 libuno-sal3 libuno-salhelpergcc3-3 uno-libs-private ure
          libutf8proc-dev libboost1.74-dev nlohmann-json3-dev libgtest-dev)
libraries=/usr/aarch64-linux-gnu
program=$sysroot/usr/lib/libreoffice/program
passed=0
failed=0

say() { printf '== %s\n' "$*"; }
fail() { printf 'build_arm64.sh: %s\n' "$*" >&2; exit 1; }
check() { # check WHAT COMMAND…
    local what=$1
    shift
    if "$@"; then passed=$((passed + 1)); echo "ok $what"; else failed=$((failed + 1)); echo "FAILED: $what"; fi
}

# apt_arm64 arguments…: apt-get with lists, states and archives of its own.
apt_arm64() {
    local apt=$build/apt
    mkdir -p "$apt"/{etc,state/lists/partial,cache/archives/partial}
    touch "$apt/status"
    local mirror=${ADHERENCE_DEBIAN_MIRROR:-http://deb.debian.org/debian} keys=/usr/share/keyrings/debian-archive-keyring.gpg suite
    for suite in bookworm bookworm-updates; do echo "deb [arch=arm64 signed-by=$keys] $mirror $suite main"; done >"$apt/etc/sources.list"
    apt-get -q -o APT::Architecture=arm64 -o APT::Architectures::=arm64 -o Dir::Etc::SourceList="$apt/etc/sources.list" \
        -o Dir::Etc::SourceParts=/dev/null -o Dir::State="$apt/state" -o Dir::State::Status="$apt/status" -o Dir::Cache="$apt/cache" \
        -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o Debug::NoLocking=true "$@"
}

# fetch FOLDER download|install PACKAGE…: these packages unpacked into the folder, with `install` also what they depend on.
fetch() {
    local folder=$1 how=$2 package archives=$build/apt/cache/archives
    shift 2
    [ "$(cat "$folder/fetched" 2>/dev/null)" = "$*" ] && return
    say "Fetching arm64 packages: $*"
    rm -rf "$folder" && mkdir -p "$folder" "$archives" || return 1
    apt_arm64 update >"$build/apt.log" 2>&1 || { cat "$build/apt.log" >&2; return 1; }
    rm -f "$archives"/*.deb
    if [ "$how" = install ]; then
        apt_arm64 install -y --download-only "$@" >>"$build/apt.log" 2>&1
    else
        (cd "$archives" && apt_arm64 download "$@") >>"$build/apt.log" 2>&1
    fi || { cat "$build/apt.log" >&2; return 1; }
    for package in "$archives"/*.deb; do dpkg-deb -x "$package" "$folder" || return 1; done
    rm -f "$archives"/*.deb
    echo "$*" >"$folder/fetched"
}

fetch "$sysroot" download "${packages[@]}" || fail "the arm64 packages could not be fetched"

if [ ! -f "$build/build.ninja" ]; then
    say "Configuring in $build"
    cmake -S . -B "$build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_TOOLCHAIN_FILE=cmake/toolchains/aarch64-linux.cmake \
        "-DADHERENCE_SYSROOT=$sysroot" ${ADHERENCE_CMAKE_OPTIONS:-} >"$build/configure.log" 2>&1 || { cat "$build/configure.log" >&2; fail "cmake failed"; }
fi
say "Building adherence-scorecards.oxt for arm64"
cmake --build "$build" ${ADHERENCE_JOBS:+-j$ADHERENCE_JOBS} --target oxt || fail "the build failed"
