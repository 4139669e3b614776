"""A folder of annual reports, or a list of them, to one Parquet table partitioned by year, on Spark.

    spark-submit job.py --input reports/ --output figures.parquet

Each partition of names is piped through a `gkreport` that answers every name with one line. A worker that is killed fails
its task, which Spark does again from the start; nothing of the failed try is kept. At the end the names that went in are
held against the rows that were written: if one is missing or there twice, the job fails.

Every worker must see the files under the names given, and have the program: on the PATH, or sent along with
`--archives gkreport.tar.gz#gkreport --gkreport gkreport/bin/gkreport`. The driver asks it for the schema (`--here`).
"""

import argparse
import os
import shlex
import shutil
import subprocess
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f

#: What gkreport reads of a folder.
ENDINGS = "html htm shtml shtm xhtml txt text md markdown mht mhtml docx docm dotx doc wps odt xlsx xlsm pdf".split()


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--input", required=True, help="a folder, or a file with a name a line")
    parser.add_argument("--output", required=True, help="where the table is written; must not be there yet")
    parser.add_argument("--gkreport", default="gkreport", help="the program, as workers find it")
    parser.add_argument("--here", help="the program, as the driver finds it (default: the same)")
    parser.add_argument("--partitions", type=int, help="how many pieces the names are cut into (default: one per 250)")
    return parser.parse_args()


def names_of(source):
    """The names to read, each once and in order."""
    if os.path.isdir(source):
        found = (os.path.join(folder, name) for folder, _, files in os.walk(source) for name in files)
        names = sorted(name for name in found if name.lower().rpartition(".")[2] in ENDINGS)
    else:
        with open(source, encoding="utf-8") as lines:
            names = [line.rstrip("\r\n") for line in lines if line.strip()]
    # A pipe has a name a line; a name twice could not be told from a row that is there twice.
    unfit = [name for name in names if "\n" in name or name == "-" or os.path.isdir(name)]
    if unfit or len(set(names)) != len(names):
        sys.exit(f"names must be of files, without line breaks, and each there once: {unfit[:3] or 'some are doubled'}")
    return names


def main():
    options = arguments()
    names = names_of(options.input)
    here = options.here or options.gkreport
    schema = subprocess.run([here, "schema", "--of", "spark", "--shape", "wide"], check=True, capture_output=True, text=True).stdout

    spark = SparkSession.builder.appName("gkreport").getOrCreate()
    partitions = options.partitions or max(1, len(names) // 250)
    # `--exit-zero`: a file that cannot be read is a row with its reason, not a failed task; what kills the worker is.
    worker = f"{shlex.quote(options.gkreport)} parse --exit-zero -qq --format ndjson -j 1 --files-from -"
    # A pipe starts with no environment at all.
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    lines = spark.sparkContext.parallelize(names, partitions).pipe(worker, env=environment, checkCode=True)
    reports = spark.read.schema(schema).option("mode", "FAILFAST").json(lines)
    reports.write.partitionBy("year").parquet(options.output)

    written = spark.read.parquet(options.output).select(f.col("source.path").alias("path"), "error")
    told = written.groupBy("path").count()
    given = spark.createDataFrame([(name,) for name in names], "path string")
    lost = given.join(told, "path", "left_anti").count()
    more = told.join(given, "path", "left_anti").count() + told.where("count > 1").count()
    rows, failed = written.count(), written.where("error is not null").count()
    print(f"{len(names)} names in, {rows} rows out, {failed} of them not read; {lost} lost, {more} too many")
    spark.stop()
    return 0 if (rows, lost, more) == (len(names), 0, 0) else 1


if __name__ == "__main__":
    if not shutil.which("java") and "JAVA_HOME" not in os.environ:
        sys.exit("Spark needs Java")
    sys.exit(main())
