#!/bin/sh
# deb.sh PACKAGE: installs it in a bare root folder, uses it there as a plain user, and removes it; nothing may stay behind.
# As root. ROOT: a folder made by debootstrap before, to be used again.
set -eu
package=$1
root=${ROOT:-$(mktemp -d)}
fail() {
  echo "deb-test: $1" >&2
  exit 1
}
inside() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 TERM=xterm "$@"; }
as_user() { inside setpriv --reuid=1000 --regid=1000 --clear-groups /usr/bin/env HOME=/home/officer "$@"; }
files() { (cd "$root" && find usr etc var home -xdev ! -type d ! -path 'var/lib/dpkg/*' ! -path 'var/cache/*' ! -path 'var/log/*' | sort); }

[ "$(id -u)" -eq 0 ] || fail "run it as root"
[ -d "$root/usr/bin" ] || debootstrap --variant=minbase bookworm "$root" >/dev/null \
  || fail "debootstrap failed"
# A plain user uses it there, and mktemp made it for root alone.
chmod 755 "$root"
echo "deb-test: the root folder is $root"
# A system has both: the program reads its arguments and its place from /proc, a terminal is of /dev/pts.
trap 'umount "$root/dev/pts" "$root/proc" 2>/dev/null' EXIT
mount -t proc proc "$root/proc"
mount -t devpts -o newinstance,ptmxmode=0666 devpts "$root/dev/pts"
ln -sf pts/ptmx "$root/dev/ptmx"
mkdir -p "$root/home/officer"
chown 1000:1000 "$root/home/officer"
cp "$package" "$root/ahd.deb"
files >"$root/before"

lintian --fail-on error "$package" || fail "lintian found errors"
inside apt-get install -y -q --no-install-recommends /ahd.deb >/dev/null || fail "it does not install"
[ -z "$(inside ldd /usr/bin/ahd | grep 'not found')" ] || fail "a library is missing"
as_user ahd --version
[ "$(as_user ahd list --json | grep -c '"id"')" -ge 35 ] || fail "the list is not whole"
as_user ahd check >/dev/null || fail "the bundled register has errors"
as_user ahd done train-20-officers >/dev/null 2>&1 || fail "nothing can be recorded"
as_user ahd log | grep -q 'Train 20 officers' || fail "what was recorded is not told"
gzip -dc "$root/usr/share/man/man1/ahd.1.gz" | grep -q "SH \"NAME\"" || fail "the man page is not there"
[ -f "$root/usr/share/bash-completion/completions/ahd" ] || fail "the completion is not there"
# The dashboard in a terminal of its own: it draws, and q ends it.
screen=$(printf 'q' | as_user timeout 20 script -qec 'stty cols 120 rows 36; ahd' /dev/null) || fail "the dashboard failed"
case "$screen" in *"Action items"*) ;; *) fail "the dashboard did not draw" ;; esac

# Without git an exchange is one sentence; with it, two copies come to the same over a folder.
if as_user ahd init /home/officer/alba --git >"$root/said" 2>&1; then fail "it needs no git"; fi
grep -q 'There is no git on this machine' "$root/said" || fail "no git is not told"
inside apt-get install -y -q --no-install-recommends git >/dev/null || fail "git does not install"
as_user git init -q --bare -b main /home/officer/share.git
as_user ahd --register /home/officer/alba sync --git >/dev/null || fail "no repository is made"
as_user ahd --register /home/officer/alba sync --remote /home/officer/share.git >/dev/null || fail "nothing is sent"
as_user ahd clone /home/officer/share.git /home/officer/borea >/dev/null || fail "nothing is cloned"
as_user ahd --register /home/officer/borea add "Gauge" --domain general --strength firm --owed-by party-a >/dev/null \
  || fail "nothing can be recorded in a clone"
for desk in borea alba; do as_user ahd --register "/home/officer/$desk" sync >/dev/null || fail "$desk does not exchange"; done
as_user ahd --register /home/officer/alba show gauge >/dev/null || fail "what was sent did not arrive"

inside apt-get purge -y -q ahd >/dev/null || fail "it does not go"
inside dpkg -s ahd >/dev/null 2>&1 && fail "it is still known"
files | grep -v '^home/officer/' | grep -v -x -F -f "$root/before" >"$root/left" || true
# What its libraries are made of stays, as with any package.
left=$(grep -i ahd "$root/left" || true)
[ -z "$left" ] || fail "left behind: $left"
echo "deb-test: installed, used, removed; nothing is left"
