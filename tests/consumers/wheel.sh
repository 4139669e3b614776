#!/usr/bin/env bash
# Builds the wheel, installs it into a virtual environment with nothing else in it, and runs what it brought.
#
#     wheel.sh [PROFILE]
#
# The wheel is left in target/wheels. Skipped, aloud, where maturin cannot be had.
set -euo pipefail
cd "$(dirname "$0")/../.."

profile="${1:-release}"
python="${PYTHON:-python3}"
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT

maturin=maturin
if ! command -v maturin > /dev/null; then
  if ! { "$python" -m venv "$folder/tools" && "$folder/tools/bin/pip" install -q 'maturin>=1.9,<2'; } > "$folder/log" 2>&1; then
    tail -n 3 "$folder/log"
    echo "SKIPPED the wheel: maturin is not installed and cannot be had"
    echo "0 passed, 0 failed, 1 skipped"
    exit 0
  fi
  maturin="$folder/tools/bin/maturin"
fi

rm -rf target/wheels
"$maturin" build --quiet --locked --profile "$profile" --out target/wheels
"$python" -m venv "$folder/fresh"
"$folder/fresh/bin/pip" install -q --no-index target/wheels/*.whl

version="$("$folder/fresh/bin/gkreport" --version)"
[ "$version" = "gkreport $(sed -n 's/^version = "\(.*\)"$/\1/p' Cargo.toml | head -n 1)" ]
code=0
"$folder/fresh/bin/gkreport" check -qq fixtures/reports/city-2021-unbalanced/report.txt || code=$?
[ "$code" -eq 1 ]
"$folder/fresh/bin/pip" uninstall -q -y gkreport
[ ! -e "$folder/fresh/bin/gkreport" ]
ls -l target/wheels
echo "1 passed, 0 failed, 0 skipped"
