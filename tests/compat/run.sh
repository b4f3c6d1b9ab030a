#!/bin/bash
# The one built .oxt, made against LibreOffice 7.4, on newer LibreOffices: those that Debian's newer releases have, each in a
# folder of its own made by debootstrap below build/compat/ and kept there. Ends in "N passed, N failed".
#
#   tests/compat/run.sh build/adherence-scorecards.oxt [trixie] [trixie-backports]      default: both
#
# In each of them: the types of LibreOffice that the extension names are the same ones (interfaces.py); the office tests, the
# very programme that runs on 7.4; the first of the screen tests, whose pictures are left in build/compat/<release>.apart/screens.
# Then documents.py: what one version writes, each other one reads.
#
# Needs root, for debootstrap and chroot (sudo is asked). Options by environment:
#   ADHERENCE_COMPAT_DIR       where the folders are, default build/compat; of a file system with exec and dev
#   ADHERENCE_COMPAT_RENEW=1   bring the folders that are there to what Debian offers today
#   ADHERENCE_COMPAT_ONLY      some of "interfaces office screens documents"
#   ADHERENCE_COMPAT_FILTER    the tests of office_tests, as --gtest_filter takes them
set -u
cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." || exit 1
oxt="$(readlink -f "${1:-build/adherence-scorecards.oxt}")"
shift
[ "$(id -u)" -eq 0 ] || exec sudo -n --preserve-env=ADHERENCE_COMPAT_DIR,ADHERENCE_COMPAT_RENEW,ADHERENCE_COMPAT_ONLY,ADHERENCE_COMPAT_FILTER "$PWD/tests/compat/run.sh" "$oxt" "$@"
releases=("$@")
[ ${#releases[@]} -gt 0 ] || releases=(trixie trixie-backports)
source_tree="$PWD"
build="$(dirname "$oxt")"
systems="${ADHERENCE_COMPAT_DIR:-$build/compat}"
only=" ${ADHERENCE_COMPAT_ONLY:-interfaces office screens documents} "
mkdir -p "$systems" || exit 1
systems="$(cd "$systems" && pwd -P)"

packages=(
    libreoffice-calc libreoffice-writer libreoffice-gtk3 libreoffice-l10n-nl libreoffice-l10n-fr libreoffice-l10n-de
    python3-uno procps xvfb openbox imagemagick xdotool x11-utils fonts-liberation fonts-dejavu-core
)
tried=()
source tools/suites.sh
suites_begin "$systems/counts"

wanted() { [[ $only == *" $1 "* ]]; }

# ---- the folders -----------------------------------------------------------------------------------------------------

# within RELEASE SECONDS COMMAND…: in that system, with the project's tree where office_tests was built to find it. The mounts
# and the processes are those of name spaces of their own: they end with it, however that ends.
within() {
    local root="$systems/$1" seconds="$2"
    shift 2
    timeout --foreground --kill-after=10 "$seconds" unshare --mount --pid --fork --kill-child \
        tests/compat/enter.sh "$root" "$source_tree" "$build" "$root.apart" "$@" </dev/null
}

# What this machine says about how packages are fetched: proxies, and whether dates are checked.
fetching() { apt-config dump | grep -E '^Acquire::(http|https|ftp|Retries|Check-)[^ ]* "[^"]+";$'; }

# mirror NAME: where this machine has Debian's packages (debian) or its mends (debian-security) from.
mirror() {
    local found
    found="$(grep -rhoE "https?://[^ ]+/$1/?( |\$)" /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -1 | tr -d ' ')"
    printf '%s' "${found:-http://deb.debian.org/$1}"
}

office_version() { within "$1" 60 dpkg-query -W -f '${Version}' libreoffice-calc 2>/dev/null; }

# install RELEASE [APT-OPTION…]
install() {
    within "$1" 600 apt-get update -q && within "$1" 1800 apt-get install -q -y --no-install-recommends "${@:2}" "${packages[@]}" && within "$1" 60 apt-get clean
}

make_trixie() {
    local root="$systems/trixie"
    if [ ! -f "$systems/trixie.made" ]; then
        rm -rf --one-file-system "$root"
        unshare --mount --pid --fork --kill-child timeout 1200 debootstrap --variant=minbase --include=ca-certificates trixie "$root" "$(mirror debian)" </dev/null || return 1
        fetching >"$root/etc/apt/apt.conf.d/10fetching"
        rm -f "$root/etc/apt/sources.list"
        cat >"$root/etc/apt/sources.list.d/debian.sources" <<SOURCES
Types: deb
URIs: $(mirror debian)
Suites: trixie trixie-updates
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg

Types: deb
URIs: $(mirror debian-security)
Suites: trixie-security
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
SOURCES
        install trixie || return 1
    else
        install trixie || return 1
        within trixie 1800 apt-get upgrade -q -y || return 1
    fi
    office_version trixie >"$systems/trixie.made"
}

# Beside it, brought to what trixie-backports offers. Returns 2 where that is nothing newer.
make_trixie_backports() {
    local root="$systems/trixie-backports" newest
    ready trixie || return 1
    if [ ! -f "$systems/trixie-backports.made" ]; then
        rm -rf --one-file-system "$root"
        cp -a --reflink=auto "$systems/trixie" "$root" || return 1
        sed -n '/^$/q;p' "$root/etc/apt/sources.list.d/debian.sources" | sed 's/^Suites:.*/Suites: trixie-backports/' >"$root/etc/apt/sources.list.d/backports.sources"
    fi
    within trixie-backports 600 apt-get update -q || return 1
    newest="$(within trixie-backports 60 apt-cache madison libreoffice-calc | awk '/trixie-backports/ { print $3; exit }')"
    if [ -z "$newest" ] || ! dpkg --compare-versions "$newest" gt "$(cat "$systems/trixie.made")"; then
        rm -rf --one-file-system "$root"
        return 2
    fi
    install trixie-backports -t trixie-backports || return 1
    office_version trixie-backports >"$systems/trixie-backports.made"
}

# ready RELEASE: it is there, with everything the tests need; 2 where Debian has no newer office in it.
ready() {
    local release="$1" log="$systems/$1.log"
    [ -f "$systems/$release.made" ] && [ -z "${ADHERENCE_COMPAT_RENEW:-}" ] && return 0
    say "Making $systems/$release"
    "make_${release//-/_}" >"$log" 2>&1
    local code=$?
    [ $code -eq 0 ] || [ $code -eq 2 ] || { tail -20 "$log"; say "$release could not be made: see $log"; }
    return $code
}

# ---- what is tried in each ---------------------------------------------------------------------------------------------

try_interfaces() {
    local release="$1" log="$systems/interfaces-$1.log"
    timeout 120 /usr/bin/python3 tests/compat/interfaces.py "$build/adherence.uno.so" "$systems/$release" 2>&1 | tee "$log" | script_lines
    count_script "types of $release" "$log"
}

try_office() {
    local release="$1" log="$systems/office-$1.log"
    within "$release" 1800 "$build/office_tests" ${ADHERENCE_COMPAT_FILTER:+"--gtest_filter=$ADHERENCE_COMPAT_FILTER"} 2>&1 | tee "$log" | googletest_lines
    count_googletest "office tests on $release" "$log" "${PIPESTATUS[0]}"
}

# The panels as a person sees them, by the screen tests: the first pictures of them, or all where SCREENS_QUICK is empty.
try_screens() {
    local release="$1" log="$systems/screens-$1.log"
    SCREENS_QUICK="${SCREENS_QUICK-1}" within "$release" 900 tests/screens/run.sh "$oxt" 2>&1 | tee "$log" | script_lines
    count_script "screens of $release ($systems/$release.apart/screens)" "$log"
}

# version NAME: "25.2", of a release or of this machine's own office.
version() {
    local said
    if [ "$1" = installed ]; then said="$("${OFFICE_PROGRAM:-/usr/lib/libreoffice/program}/soffice" --version 2>/dev/null | awk '{ print $2 }')"; else said="$(cat "$systems/$1.made")"; fi
    sed -E 's/^([0-9]+:)?([0-9]+\.[0-9]+).*/\2/' <<<"$said"
}

# documents_in NAME MODE: that step of documents.py with the office of a release or of this machine.
documents_in() {
    local command=(tests/compat/office_script.sh "$oxt" compat-documents 540 tests/compat/documents.py "$2" "$(version "$1")" "$build") log="$systems/documents-$1-$2.log"
    if [ "$1" = installed ]; then timeout --kill-after=10 600 "${command[@]}" </dev/null; else within "$1" 600 "${command[@]}"; fi >"$log" 2>&1 && return 0
    tail -5 "$log"
    count 0 1 "documents: $2 with LibreOffice $(version "$1")"
}

try_documents() {
    local name mode
    rm -rf "$build/compat/documents"
    for mode in write read; do
        for name in installed "${tried[@]}"; do documents_in "$name" $mode; done
    done
    /usr/bin/python3 tests/compat/documents.py compare "$build" 2>&1 | tee "$systems/documents.log" | script_lines
    count_script documents "$systems/documents.log"
}

for release in "${releases[@]}"; do
    case $release in
        trixie | trixie-backports) ;;
        *) say "no such release: $release (trixie or trixie-backports)"; count 0 1 "$release"; continue ;;
    esac
    ready "$release"
    case $? in
        0) ;;
        2) say "trixie-backports offers no LibreOffice newer than trixie's $(cat "$systems/trixie.made"): nothing to try there"; continue ;;
        *) count 0 1 "$release"; continue ;;
    esac
    say "$release: LibreOffice $(cat "$systems/$release.made")"
    tried+=("$release")
    wanted interfaces && try_interfaces "$release"
    wanted office && try_office "$release"
    wanted screens && try_screens "$release"
done
[ ${#tried[@]} -gt 0 ] && wanted documents && try_documents
suites_end
