#!/usr/bin/env bash
# What the action and the hook do without a program: a release is fetched and held against its checksum.
#
#     install.sh GKREPORT
set -euo pipefail
cd "$(dirname "$0")/../.."

program="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
version="$(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)"
if [ "$(uname -s)-$(uname -m)" != Linux-x86_64 ]; then
  echo "SKIPPED the release: made for Linux on x86_64 here"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
fi

# A release, as the release workflow names it.
name="gkreport-v$version-x86_64-unknown-linux-musl"
mkdir -p "$folder/releases/v$version" "$folder/$name"
cp "$program" "$folder/$name/gkreport"
tar -czf "$folder/releases/v$version/$name.tar.gz" -C "$folder" "$name"
(cd "$folder/releases/v$version" && sha256sum "$name.tar.gz" > "$name.tar.gz.sha256")
export GKREPORT_RELEASES="file://$folder/releases"

install/get.sh "$folder/here"
[ "$("$folder/here/gkreport" --version)" = "gkreport $version" ]
[ "$(find "$folder/here" -type f | wc -l)" -eq 1 ]
code=0
XDG_CACHE_HOME="$folder/cache" install/hook.sh check -qq fixtures/reports/city-2021-unbalanced/report.txt || code=$?
[ "$code" -eq 1 ]
[ -x "$folder/cache/gkreport/$version/gkreport" ]

# One that was changed on its way is refused, and nothing is built in its place.
printf x >> "$folder/releases/v$version/$name.tar.gz"
mkdir "$folder/bin"
printf '#!/bin/sh\ntouch "%s"\nexit 1\n' "$folder/built" > "$folder/bin/cargo"
chmod +x "$folder/bin/cargo"
code=0
PATH="$folder/bin:$PATH" install/get.sh "$folder/changed" 2> "$folder/said" || code=$?
[ "$code" -eq 1 ] && grep -q checksum "$folder/said"
[ ! -e "$folder/changed/gkreport" ] && [ ! -e "$folder/built" ]

# Where there is none it is built.
GKREPORT_RELEASES="file://$folder/none" PATH="$folder/bin:$PATH" install/get.sh "$folder/none-here" 2> /dev/null || true
[ -e "$folder/built" ]
echo "4 passed, 0 failed, 0 skipped"
