#!/bin/bash
# A command in the system below a folder, with the project's tree at its own path. The offices' profiles and the pictures are in
# a folder apart: those of one version are not those of another. Called by run.sh in a mount name space that ends with the command.
#
#   enter.sh ROOT TREE BUILD APART COMMAND…
set -eu
root=$1 tree=$2 build=$3 apart=$4
shift 4
mount --bind /dev "$root/dev"
mount -t tmpfs -o mode=1777 shm "$root/dev/shm"
mount -t proc proc "$root/proc"
mount -t tmpfs -o mode=1777 tmp "$root/tmp" # pipes are named by process, whose numbers begin anew in each name space
mkdir -p "$root$tree"
mount --bind "$tree" "$root$tree"
for folder in office screens; do
    mkdir -p "$build/$folder" "$apart/$folder"
    mount --bind "$apart/$folder" "$root$build/$folder"
done
exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
    ${SCREENS_QUICK:+SCREENS_QUICK="$SCREENS_QUICK"} ${SCREENS_ONLY:+SCREENS_ONLY="$SCREENS_ONLY"} bash -c 'cd "$0" && exec "$@"' "$tree" "$@"
