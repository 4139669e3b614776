"""The Spark job of `examples/spark` under faults: nothing lost, nothing doubled, and what is lost is seen.

    python spark.py GKREPORT

A thousand reports, thirty of them unreadable. One worker is killed midway: it has answered forty names when it dies.
"""

import collections
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import reports

GKREPORT = pathlib.Path(sys.argv[1]).resolve()
JOB = reports.ROOT / "examples/spark/job.py"
COUNT, UNREADABLE, ANSWERED = 1000, 30, 40

#: The first worker to be started answers some names and then ends as `$1` says; all others are the program itself.
WORKER = """#!/bin/sh
if [ "$1" = parse ] && mkdir '{flag}' 2> /dev/null; then
    head -n {answered} | '{gkreport}' "$@"
    {end}
fi
exec '{gkreport}' "$@"
"""


def run(folder, name, end, source):
    """Runs the job with a first worker that ends like this; gives its exit code and what it said."""
    worker = folder / f"{name}-worker"
    flag = folder / f"{name}-begun"
    worker.write_text(WORKER.format(flag=flag, answered=ANSWERED, gkreport=GKREPORT, end=end))
    worker.chmod(0o755)
    words = [JOB, "--input", source, "--output", folder / name, "--gkreport", worker, "--here", GKREPORT, "--partitions", "8"]
    # Two cores, and four tries a task as on a cluster; a local master has one.
    local = "--master local[2,4] --conf spark.ui.enabled=false pyspark-shell"
    environment = {**os.environ, "PYSPARK_SUBMIT_ARGS": local, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    done = subprocess.run([sys.executable, *map(str, words)], env=environment, capture_output=True, text=True, timeout=400)
    assert flag.is_dir(), f"the worker was never started\n{done.stderr[-2000:]}"
    return done


def a_killed_worker_loses_and_doubles_nothing(folder, names):
    done = run(folder, "killed", "kill -9 $$", folder / "reports")
    assert done.returncode == 0, done.stdout + done.stderr[-3000:]
    assert f"{COUNT} names in, {COUNT} rows out, {UNREADABLE} of them not read; 0 lost, 0 too many" in done.stdout
    assert "return code" in done.stderr or "Lost task" in done.stderr, "no worker died"

    import pyarrow.dataset

    table = pyarrow.dataset.dataset(folder / "killed", partitioning="hive").to_table(
        columns=["source", "year", "edition", "error", "disclosure", "statistics"]
    )
    rows = table.to_pylist()
    told = collections.Counter(row["source"]["path"] for row in rows)
    assert told == collections.Counter(map(str, names))
    for row in rows:
        number = int(row["source"]["path"][-9:-4])
        assert (row["error"] is not None) == reports.is_unreadable(number, COUNT, UNREADABLE)
        if row["error"] is None:
            assert row["year"] == reports.YEARS[number % 8]
            value = row
            for key in reports.NUMBERED[row["edition"]].split("."):
                value = value[key]
            assert value == number


def a_worker_that_says_nothing_of_what_it_lost_fails_the_job(folder, names):
    listed = folder / "list"
    listed.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    # Whatever else comes is read to its end, as by a program that swallows names.
    done = run(folder, "silent", "cat > /dev/null; exit 0", listed)
    lost = COUNT // 8 - ANSWERED
    assert done.returncode == 1, done.stdout + done.stderr[-3000:]
    assert f"{COUNT - lost} rows out" in done.stdout and f"{lost} lost, 0 too many" in done.stdout, done.stdout


def main():
    for module in ("pyspark", "pyarrow"):
        try:
            __import__(module)
        except ImportError:
            print(f"SKIPPED the Spark job: {module} is not installed")
            print("0 passed, 0 failed, 2 skipped")
            return
    if not shutil.which("java"):
        print("SKIPPED the Spark job: there is no Java")
        print("0 passed, 0 failed, 2 skipped")
        return
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        names = reports.write(folder / "reports", COUNT, UNREADABLE)
        for test in (a_killed_worker_loses_and_doubles_nothing, a_worker_that_says_nothing_of_what_it_lost_fails_the_job):
            test(folder, names)
            print(f"ok {test.__name__}", flush=True)
    print("2 passed, 0 failed, 0 skipped")


main()
