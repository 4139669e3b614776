#!/usr/bin/env bash
# Everything outside this crate that reads what it writes, or brings it to where it runs.
#
#     run.sh GKREPORT
#
# Python's packages go into target/consumers (GKREPORT_VENV names another folder), once. What cannot be had here is skipped,
# aloud, and never counted as passed.
set -euo pipefail
cd "$(dirname "$0")/../.."

program="$(cd "$(dirname "$1")" && pwd)/$(basename "$1")"
venv="${GKREPORT_VENV:-target/consumers}"
packages=(duckdb polars pandas pyarrow frictionless 'pyspark>=4,<5')

[ -x "$venv/bin/python" ] || "${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/pip" install -q --disable-pip-version-check "${packages[@]}" || echo "SKIPPED what needs ${packages[*]}: pip cannot install them"

run() {
  local begin=$SECONDS
  echo "== $*"
  "$@"
  echo "   $((SECONDS - begin)) s"
}

run tests/consumers/install.sh "$program"
run tests/consumers/workflows.sh
run tests/consumers/package.sh
run "$venv/bin/python" tests/consumers/tables.py "$program"
run "$venv/bin/python" tests/consumers/workers.py "$program"
run "$venv/bin/python" tests/consumers/spark.py "$program"
# In the folder of the profile the program was built with, so that nothing is built twice.
case "$(basename "$(dirname "$program")")" in debug) profile=dev ;; *) profile=release ;; esac
PATH="$PWD/$venv/bin:$PATH" run tests/consumers/wheel.sh "$profile"
if compgen -G 'target/wheels/*.whl' > /dev/null; then
  "$venv/bin/pip" install -q --disable-pip-version-check --no-index --force-reinstall target/wheels/*.whl
  run "$venv/bin/python" tests/consumers/python.py
fi
