#!/usr/bin/env bash
# Puts the released program of this version into a folder; builds it where there is no release for this system.
#
#     get.sh FOLDER
#
# Releases are fetched from GKREPORT_RELEASES, else from where this repository was cloned from. What is fetched must have the
# checksum that stands beside it; what has another one is refused, and nothing is built in its place.
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
folder="$1"
version="v$(sed -n 's/^version = "\(.*\)"$/\1/p' "$here/Cargo.toml" | head -n 1)"

target() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo x86_64-unknown-linux-musl ;;
    Linux-aarch64) echo aarch64-unknown-linux-musl ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    MINGW*-x86_64 | MSYS*-x86_64) echo x86_64-pc-windows-msvc ;;
    *) return 1 ;;
  esac
}

releases() {
  if [ -n "${GKREPORT_RELEASES:-}" ]; then
    echo "$GKREPORT_RELEASES"
  elif [ -n "${GITHUB_ACTION_REPOSITORY:-}" ]; then
    echo "$GITHUB_SERVER_URL/$GITHUB_ACTION_REPOSITORY/releases/download"
  else
    local origin
    origin="$(git -C "$here" remote get-url origin)"
    echo "${origin%.git}/releases/download"
  fi
}

checksum() {
  if command -v sha256sum > /dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

# Fetches the release into a folder; fails where there is none.
fetch() {
  local name="gkreport-$version-$(target).tar.gz" from
  from="$(releases)/$version"
  for file in "$name" "$name.sha256"; do
    curl --silent --show-error --fail --location --retry 2 --output "$1/$file" "$from/$file" || return 1
  done
  echo "$1/$name"
}

mkdir -p "$folder"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
if archive="$(fetch "$work")"; then
  if [ "$(checksum "$archive")" != "$(cut -d ' ' -f 1 "$archive.sha256")" ]; then
    echo "gkreport: the release that was fetched is not the one that was published: its checksum differs" >&2
    exit 1
  fi
  tar -xzf "$archive" -C "$work"
  program="$(find "$work" -type f \( -name gkreport -o -name gkreport.exe \) | head -n 1)"
  # Beside its place first, so that who else asks for it finds it whole.
  cp "$program" "$folder/.new-$$"
  chmod 755 "$folder/.new-$$"
  mv -f "$folder/.new-$$" "$folder/$(basename "$program")"
else
  echo "gkreport: no release $version for this system can be fetched; building it" >&2
  cargo install --quiet --locked --path "$here" --root "$work/built"
  cp "$work"/built/bin/gkreport* "$folder/"
fi
