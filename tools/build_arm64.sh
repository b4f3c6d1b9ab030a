#!/bin/bash
# The extension for Linux on arm64, cross-compiled on Debian 12 (x86-64), and checked by qemu's emulation of a user's programs.
#
#   tools/build_arm64.sh build-arm64            ends in one line "N passed, N failed"
#
# Leaves BUILD/adherence-scorecards.oxt. The arm64 packages are fetched into BUILD/sysroot with a package list of their own: the
# system's is not touched, and no foreign architecture is added to it. An arm64 office is fetched as well, runs by qemu, and computes
# the sheets of the office tests; ARM64_OFFICE=0 leaves that out. With ARM64_TESTS=FILTER only these unit tests are run.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1
build=${1:-build-arm64}
host=build
mkdir -p "$build" && build=$(readlink -f "$build") || exit 1
sysroot=$build/sysroot
packages=(libuno-cppu3 libuno-cppuhelpergcc3-3 libuno-sal3 libuno-salhelpergcc3-3 uno-libs-private ure zlib1g
          libutf8proc-dev libboost1.74-dev nlohmann-json3-dev libgtest-dev)
libraries=/usr/aarch64-linux-gnu
program=$sysroot/usr/lib/libreoffice/program:$sysroot/lib/aarch64-linux-gnu:$sysroot/usr/lib/aarch64-linux-gnu
source tools/suites.sh
suites_begin "$build/counts"

fail() { printf 'build_arm64.sh: %s\n' "$*" >&2; exit 1; }

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
[ -f "$build/adherence-scorecards.oxt" ] || fail "$build/adherence-scorecards.oxt was not made"

script package 300 tools/release/check_package.py "$build/adherence-scorecards.oxt" --forbid "$PWD" "$build"

# emulated LIBRARY_PATH SECONDS PROGRAM…: a program for arm64, with libraries of the sysroot besides the compiler's own.
emulated() {
    local path=$1 seconds=$2
    shift 2
    timeout --kill-after=10 "$seconds" qemu-aarch64-static -L $libraries -E "LD_LIBRARY_PATH=$path" "$@" </dev/null
}

# What the build's own tools wrote, run by qemu, against what the same tools wrote on this processor.
if [ -f "$host/adherence-scorecards.oxt" ]; then
    for made in CalcAddIns.xcu commands frameworks help workbooks; do
        check "$made is the same, made on either processor" diff -rq "$host/$made" "$build/$made"
    done
fi

say "Loading the library"
mapfile -t constructors < <(grep -oE 'constructor="[a-z_]+"' "$build/adherence.components" | cut -d'"' -f2)
aarch64-linux-gnu-g++ -std=c++20 -O1 tools/release/load_library.cpp -o "$build/load_library" -ldl &&
    check "the library is loaded and has its constructors" emulated "$program" 60 "$build/load_library" "$build/adherence.uno.so" "${constructors[@]}"

say "The unit tests, by qemu${ARM64_TESTS:+: $ARM64_TESTS}"
cmake --build "$build" ${ADHERENCE_JOBS:+-j$ADHERENCE_JOBS} --target unit_tests || fail "the unit tests could not be built"
emulated "" "${ARM64_SECONDS:-7200}" -E ADHERENCE_SLOWNESS=20 "$build/unit_tests" "--gtest_filter=${ARM64_TESTS:-*}" 2>&1 | tee "$build/unit.log" | googletest_lines
count_googletest "unit tests on arm64" "$build/unit.log" "${PIPESTATUS[0]}"

# An arm64 office of Debian's packages, headless, without their scripts having run: what these do is done here where it is needed.
office_root() {
    fetch "$root" install libreoffice-calc-nogui || return 1
    cp -n "$root"/usr/lib/libreoffice/share/.registry/*.xcd "$root"/etc/libreoffice/registry/ || return 1
    local link target # absolute links would lead out of the folder
    find "$root/usr/lib/libreoffice" -type l -lname '/*' | while IFS= read -r link; do
        target=$(readlink "$link")
        if [ -e "$root$target" ]; then ln -snrf "$root$target" "$link"; fi
    done
}

arm64_office() { # arm64_office PROGRAM arguments…
    local path=$root/usr/lib/libreoffice/program/$1
    shift
    timeout --kill-after=10 600 qemu-aarch64-static -L "$root" -E LC_ALL=C.UTF-8 -E SAL_USE_VCLPLUGIN=svp "$path" "$@" \
        "-env:UserInstallation=file://$folder/profile" "-env:UNO_SHARED_PACKAGES_CACHE=file://$folder/shared" </dev/null >>"$build/office.log" 2>&1
}

# The sheets of the office tests: cell B3 of each first sheet is 1 where every row of the second holds what is expected of it.
convert_sheets() {
    rm -rf "$folder/sheets"
    arm64_office soffice.bin --headless --norestore --nologo --convert-to csv --outdir "$folder/sheets" tests/office/sheets/*.fods
}
sheets_that_say() { grep -lE "every row of Sheet2 holds,$1\$" "$folder"/sheets/*.csv 2>/dev/null | wc -l; }

if [ "${ARM64_OFFICE:-1}" != 0 ]; then
    say "An arm64 office"
    root=$build/office-root folder=$build/office
    sheets=$(find tests/office/sheets -name '*.fods' | wc -l)
    rm -rf "$folder" "$build/office.log" && mkdir -p "$folder"
    if office_root; then
        # The first start of a profile ends at once, asking to be started again.
        convert_sheets
        convert_sheets
        check "without the extension, an arm64 office opens $sheets sheets and no row of them holds" [ "$(sheets_that_say 0)" -eq "$sheets" ]
        as_root=()
        [ "$(id -u)" -eq 0 ] && as_root=(--shared)
        check "it installs the extension" arm64_office unopkg.bin add "${as_root[@]}" -s -f "$build/adherence-scorecards.oxt"
        convert_sheets
        convert_sheets
        check "with it, every row of $sheets sheets holds" [ "$(sheets_that_say 1)" -eq "$sheets" ]
        grep -LE "every row of Sheet2 holds,1$" "$folder"/sheets/*.csv
    else
        check "an arm64 office is fetched" false
    fi
fi

suites_end
