"""The commands of docs/many.md for xargs and GNU parallel, as they stand there, under faults.

    python workers.py GKREPORT

A thousand reports, thirty of them unreadable, and one worker that is killed midway: in the end each name has one line.
"""

import collections
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import reports

GKREPORT = pathlib.Path(sys.argv[1]).resolve()
COUNT, UNREADABLE = 1000, 30

#: The first worker is killed while it reads: its output is never put in its place.
WORKER = """#!/bin/sh
if mkdir '{flag}' 2> /dev/null; then
    '{gkreport}' "$@" &
    kill -9 $! $$
fi
exec '{gkreport}' "$@"
"""


def commands(tool):
    """The documented commands that name the tool, block by block."""
    text = (reports.ROOT / "docs/many.md").read_text(encoding="utf-8")
    blocks = [rest.split("```")[0] for rest in text.split("```sh\n")[1:]]
    return [block for block in blocks if tool in block]


def run(folder, block):
    environment = {**os.environ, "PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    return subprocess.run(["bash", "-c", block], cwd=folder, env=environment, capture_output=True, text=True).returncode


def prepare(folder):
    names = reports.write(folder / "reports", COUNT, UNREADABLE)
    (folder / "bin").mkdir()
    program = folder / "bin/gkreport"
    program.write_text(WORKER.format(flag=folder / "begun", gkreport=GKREPORT))
    program.chmod(0o755)
    return [str(name.relative_to(folder)) for name in names]


def answers(folder):
    lines = [line for file in (folder / "figures").iterdir() for line in file.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def told(folder):
    return collections.Counter(answer["source"]["path"] for answer in answers(folder))


def each_name_is_answered_once(folder, names):
    assert (folder / "begun").is_dir(), "no worker was killed"
    assert told(folder) == collections.Counter(names)
    assert sum(answer["error"] is not None for answer in answers(folder)) == UNREADABLE


def xargs(folder):
    names = prepare(folder)
    first, again = commands("xargs")
    code = run(folder, first)
    assert code in (123, 125), code
    lost = len(names) - told(folder).total()
    # With 123 the names of one worker are missing, with 125 all that came behind it too.
    assert lost == 100 if code == 123 else lost >= 100, (code, lost)
    assert run(folder, again) == 0
    each_name_is_answered_once(folder, names)
    print(f"  xargs ended with {code}, {lost} names were missing and done again")


def parallel(folder):
    names = prepare(folder)
    (block,) = commands("parallel -j")
    assert run(folder, block) == 0
    each_name_is_answered_once(folder, names)


def main():
    passed = skipped = 0
    for test in (xargs, parallel):
        if not shutil.which(test.__name__):
            print(f"SKIPPED {test.__name__}: it is not installed")
            skipped += 1
            continue
        with tempfile.TemporaryDirectory() as folder:
            test(pathlib.Path(folder))
        print(f"ok {test.__name__}", flush=True)
        passed += 1
    print(f"{passed} passed, 0 failed, {skipped} skipped")


main()
