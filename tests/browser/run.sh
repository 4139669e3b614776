#!/usr/bin/env bash
# Opens the audit page in a real browser. Takes the program (target/debug/gkreport where none is named); skips aloud
# where there is no Chromium or no npm, unless BROWSER_TESTS=required.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
program="$(realpath "${1:-$here/../../target/debug/gkreport}")"
cd "$here"

skip() {
  echo "tests/browser: SKIPPED: $1" >&2
  [ "${BROWSER_TESTS:-}" != required ]
  exit
}

browser="${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}"
[ -n "$browser" ] || skip "no Chromium (apt-get install chromium, or name one: CHROMIUM=/path)"
command -v npm >/dev/null || skip "no npm"
[ -d node_modules ] || npm ci --no-audit --no-fund --silent || skip "npm ci failed"

GKREPORT="$program" CHROMIUM="$browser" node --test --test-concurrency=1 .
