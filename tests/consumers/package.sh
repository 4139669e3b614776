#!/usr/bin/env bash
# The crate as crates.io would have it: what a user needs and no more, and it builds from that.
set -euo pipefail
cd "$(dirname "$0")/../.."

dirty=()
[ -z "$(git status --porcelain)" ] || dirty=(--allow-dirty)
list="$(cargo package --list --locked "${dirty[@]}" 2> /dev/null)"
for name in Cargo.toml README.md LICENSE NOTICES.md src/lib.rs src/main.rs examples/cells.rs docs/many.md; do
  grep -qx "$name" <<< "$list" || { echo "$name is not in the package"; exit 1; }
done
if grep -E '^(\.ci|\.github|fixtures|fuzz|tests|benches|install|examples/spark)/' <<< "$list"; then
  echo "these do not belong into the package"
  exit 1
fi
cargo package --locked --quiet "${dirty[@]}"
echo "1 passed, 0 failed, 0 skipped"
