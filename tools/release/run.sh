#!/bin/bash
# Makes a release of what is built: builds the package a second time elsewhere and compares the bytes, checks it, and gathers
# everything that is published in BUILD/release. Ends in one line "N passed, N failed".
#
#   tools/release/run.sh build                   after the target oxt; called by ./build-oxt.sh release
#   RELEASE_QUICK=1 tools/release/run.sh build   without the second build and without new screenshots
#
# The arm64 package is gathered where ./build-oxt.sh arm64 left one. ADHERENCE_UPDATE_URL, the address of the folder where update.xml
# and the packages are put (https://…/), makes update information and a package that tells of it; without it there is none.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 1
build=$(readlink -f "${1:-build}")
oxt=$build/adherence-scorecards.oxt
release=$build/release
url=${ADHERENCE_UPDATE_URL:-}
version=$(sed -n 's/^project(adherence-scorecards VERSION \([0-9.]*\) .*/\1/p' CMakeLists.txt)
source tools/suites.sh
suites_begin "$build/release-counts"

# ---- the same bytes ------------------------------------------------------------------------------------------------------

# copy_of_sources FOLDER: what is versioned, and what is about to be.
copy_of_sources() {
    mkdir -p "$1" || return 1
    if git rev-parse --is-inside-work-tree >/dev/null 2>&1; then
        git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do [ -f "$file" ] && printf '%s\0' "$file"; done |
            tar --null -T - -cf - | tar -xmf - -C "$1"
    else
        tar -cf - --exclude=./build --exclude='./build-*' . | tar -xmf - -C "$1"
    fi
}

# Another folder of another length, another umask, time zone and language; another time comes by itself.
second_build() {
    local folder=$1
    copy_of_sources "$folder/sources" || return 1
    (
        umask 027
        export TZ=Pacific/Chatham LANG=tr_TR.UTF-8 LC_ALL=C.UTF-8 CCACHE_DISABLE=1
        cd "$folder" && cmake -S sources -B out -G Ninja -DCMAKE_BUILD_TYPE=Release -DADHERENCE_TESTS=OFF ${ADHERENCE_CMAKE_OPTIONS:-} &&
            cmake --build out ${ADHERENCE_JOBS:+-j$ADHERENCE_JOBS} --target oxt
    ) >"$build/release-second-build.log" 2>&1 || { tail -20 "$build/release-second-build.log"; return 1; }
}

# differences ONE OTHER: which files of two packages differ.
differences() {
    local one=$release/.one other=$release/.other
    rm -rf "$one" "$other" && unzip -q "$1" -d "$one" && unzip -q "$2" -d "$other" && diff -rq "$one" "$other"
    rm -rf "$one" "$other"
}

same_bytes() {
    cmp "$oxt" "$1" && return
    differences "$oxt" "$1"
    return 1
}

only_the_processor() {
    ! differences "$1" "$2" | grep -vE '/(adherence.components|description.xml|manifest.xml|sbom.spdx.json) differ$|^Only in [^ ]*: Linux_(AARCH64|x86_64)$'
}

# ---- update information ------------------------------------------------------------------------------------------------------

update_xml() { # update_xml PLATFORM PACKAGE
    cat <<XML
<?xml version="1.0" encoding="UTF-8"?>
<description xmlns="http://openoffice.org/extensions/update/2006" xmlns:d="http://openoffice.org/extensions/description/2006" xmlns:lo="http://libreoffice.org/extensions/description/2011" xmlns:xlink="http://www.w3.org/1999/xlink">
 <identifier value="org.adherence.scorecards"/>
 <version value="$version"/>
 <platform value="$1"/>
 <dependencies>
  <lo:LibreOffice-minimal-version value="7.4" name="LibreOffice 7.4"/>
 </dependencies>
 <update-download>
  <src xlink:href="$url$2"/>
 </update-download>
 <release-notes>
$(for language in en nl fr de; do echo "  <src lang=\"$language\" xlink:href=\"${url}release-notes_$language.html\"/>"; done)
 </release-notes>
</description>
XML
}

# ---- ------------------------------------------------------------------------------------------------------------------------

[ -f "$oxt" ] || { echo "there is no $oxt: run ./build-oxt.sh first"; echo "0 passed, 1 failed"; exit 1; }
rm -rf "$release" && mkdir -p "$release" || exit 1
forbidden=("$PWD" "$build" "$HOME/")
[ "$(id -u)" -eq 0 ] || forbidden+=("$(id -un)")

say "The package"
script package 300 tools/release/check_package.py "$oxt" --forbid "${forbidden[@]}"
check "the changelog has a heading for $version" grep -qE "^## \[?$version\]?( |$)" CHANGELOG.md
for language in en nl fr de; do
    check "release notes in $language, of $version" grep -qF "$version" "docs/release-notes/release-notes_$language.html"
done

second=$(mktemp -d "${TMPDIR:-/tmp}/another-folder-of-another-length-XXXXXX") || exit 1
trap 'rm -rf "$second"' EXIT
if [ -z "${RELEASE_QUICK:-}" ]; then
    say "A second build from scratch"
    check "the second build gives the same bytes" eval 'second_build "$second" && same_bytes "$second/out/adherence-scorecards.oxt"'
    # With an address, in the second tree: its packages alone are made again.
    address=${url:-https://updates.example.org/adherence/}
    check "a package that tells where updates are is built" eval 'cmake -S "$second/sources" -B "$second/out" "-DADHERENCE_UPDATE_URL=$address" \
        >>"$build/release-second-build.log" 2>&1 && cmake --build "$second/out" --target oxt >>"$build/release-second-build.log" 2>&1'
    script package-with-updates 300 tools/release/check_package.py "$second/out/adherence-scorecards.oxt" --update-url "$address" --forbid "$second"
    check "an address that is none is refused" eval '! cmake -S "$second/sources" -B "$second/out" -DADHERENCE_UPDATE_URL=ftp://example.org/ >/dev/null 2>&1'
    [ -z "$url" ] || cp "$second/out/adherence-scorecards.oxt" "$release/adherence-scorecards-$version-linux-x86_64.oxt"
fi

say "What is published"
[ -n "$url" ] && [ -z "${RELEASE_QUICK:-}" ] || cp "$oxt" "$release/adherence-scorecards-$version-linux-x86_64.oxt"
arm64=$build-arm64/adherence-scorecards.oxt
if [ -f "$arm64" ]; then
    script package-arm64 300 tools/release/check_package.py "$arm64" --forbid "${forbidden[@]}" "$build-arm64"
    check "the two packages differ in what is the processor's alone" only_the_processor "$oxt" "$arm64"
    cp "$arm64" "$release/adherence-scorecards-$version-linux-arm64.oxt"
else
    say "There is no arm64 package: ./build-oxt.sh arm64 makes it"
fi
for package in "$release"/*.oxt; do
    case $package in *arm64*) platform=linux_aarch64 ;; *) platform=linux_x86_64 ;; esac
    # Without an address the file is a pattern: its addresses are names beside it.
    update_xml $platform "$(basename "$package")" >"$release/update-$platform.xml"
    check "update-$platform.xml is well-formed" xmllint --noout "$release/update-$platform.xml"
    unzip -p "$package" sbom.spdx.json >"${package%.oxt}.spdx.json"
    check "the bill of materials of $(basename "$package")" test -s "${package%.oxt}.spdx.json"
done
cp docs/release-notes/release-notes_*.html CHANGELOG.md LICENSE "$release"/
if [ -z "${RELEASE_QUICK:-}" ]; then script screenshots 900 tools/release/screenshots.sh "$oxt" "$release/screenshots"; fi
# As the extension manager reads it, in an office that has the package as it is published.
read_by_an_office() {
    source tools/office.sh
    OFFICE_DIR=$build/office/release OFFICE_SECONDS=120 OFFICE_FRESH=1
    office_prepare "$release/adherence-scorecards-$version-linux-x86_64.oxt" && office_start "release$$" --headless || return 1
    local said
    said=$(timeout 60 /usr/bin/python3 tools/release/ask_office.py "release$$" "$release/update-linux_x86_64.xml" </dev/null)
    office_stop
    [ "$said" = "org.adherence.scorecards $version" ] || { echo "it read: $said"; return 1; }
}
check "an office installs the package and reads the update information" read_by_an_office
(cd "$release" && find . -type f ! -name SHA256SUMS -printf '%P\n' | LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS)
check "the checksums hold" eval '(cd "$release" && sha256sum --quiet -c SHA256SUMS)'
ls -l "$release"
suites_end
