#!/usr/bin/env bash
# Runs gkreport for pre-commit: the released program of this version, fetched once (see get.sh).
set -euo pipefail

here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
version="$(sed -n 's/^version = "\(.*\)"$/\1/p' "$here/../Cargo.toml" | head -n 1)"
folder="${XDG_CACHE_HOME:-$HOME/.cache}/gkreport/$version"
[ -x "$folder/gkreport" ] || [ -x "$folder/gkreport.exe" ] || "$here/get.sh" "$folder"
exec "$folder/gkreport" "$@"
