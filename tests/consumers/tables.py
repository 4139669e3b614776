"""What DuckDB, Polars, pandas and frictionless read of the tables that `parse` writes.

    python tables.py GKREPORT

Reports of eight years and three editions and some that cannot be read, in batches whose content differs as much as it can:
types must be those of the schema, and the same in each. A reader that is not installed is skipped, aloud.
"""

import ast
import decimal
import importlib
import json
import pathlib
import subprocess
import sys
import tempfile

import reports

COUNT, UNREADABLE = 160, 4
#: Every test by the module it needs.
TESTS = {}
GKREPORT = sys.argv[1]


def needs(module):
    def keep(test):
        TESTS[test] = module
        return test

    return keep


def gkreport(*words, code=0):
    run = subprocess.run([GKREPORT, *map(str, words)], capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == code, (words, run.returncode, run.stderr)
    return run.stdout


def parse(out, *words, code=2):
    gkreport("parse", *words, "-o", out, code=code)
    return out


def number_of(cell):
    """What a nested row holds under a key."""

    def get(row, key=cell):
        for name in key.split("."):
            row = row and row[name]
        return row

    return get


def expected():
    """Each readable report's number by its path's last part."""
    damaged = lambda number: reports.is_unreadable(number, COUNT, UNREADABLE)
    return {f"{number:05}.txt": number for number in range(COUNT) if not damaged(number)}


def told(rows):
    """Each report's number as the rows tell it; every input must be there once, the damaged ones with their reason."""
    rows = list(rows)
    assert len(rows) == COUNT == len({row["source"] for row in rows})
    failed = [row for row in rows if row["error"] is not None]
    assert len(failed) == UNREADABLE and all(row["year"] is None for row in failed)
    numbers = {}
    for row in rows:
        if row["error"] is None:
            numbers[row["source"][-9:]] = number_of(reports.NUMBERED[row["edition"]])(row)
    return numbers


@needs("duckdb")
def duckdb_reads_parquet_with_one_select(folder):
    import duckdb

    file = parse(folder / "wide.parquet", "--format", "parquet", folder / "reports")
    rows = duckdb.sql(f"""
        SELECT year, count(*), sum(disclosure.licensing.decisions), sum(statistics.requests.total.value),
               sum(applications.denied.state_secret.total), sum(disclosure.procurement.amount)
        FROM '{file}' WHERE error IS NULL GROUP BY year ORDER BY year""").fetchall()
    assert [row[0] for row in rows] == list(reports.YEARS)
    by_year = {year: [n for n in expected().values() if reports.YEARS[n % 8] == year] for year in reports.YEARS}
    for year, count, decisions, requests, secrets, amount in rows:
        old, middle = reports.edition(year) == "2008", reports.edition(year) == "2019"
        assert (count, requests if old else decisions) == (len(by_year[year]), sum(by_year[year])), year
        assert (secrets is None) == old and (decisions is None) == old and (requests is None) != old
        assert amount == (decimal.Decimal("318.5") * count if middle else None), (year, amount)
    assert told(dicts(duckdb.sql(f"FROM '{file}'"))) == expected()


@needs("duckdb")
def duckdb_reads_lines_of_any_batch_with_the_schema(folder):
    import duckdb

    columns = ast.literal_eval(gkreport("schema", "--of", "duckdb", "--shape", "wide"))
    types = set()
    for batch in folder.glob("reports/*"):
        for name, files in {"old": sorted(batch.glob("*"))[:1], "new": sorted(batch.glob("*"))[5:6]}.items():
            file = parse(folder / f"{name}.ndjson", "--format", "ndjson", *files, files[0], code=0 if name == "new" else 2)
            types.add(str(duckdb.read_json(str(file), columns=columns).types))
    file = parse(folder / "all.ndjson", "--format", "ndjson", folder / "reports")
    read = duckdb.read_json(str(file), columns=columns)
    types.add(str(read.types))
    assert len(types) == 1, types
    rows = dicts(read)
    assert told({**row, "source": row["source"]["path"]} for row in rows) == expected()
    # The same figures as in Parquet, cell by cell.
    parquet = parse(folder / "wide.parquet", "--format", "parquet", folder / "reports")
    columns = {row["source"]: row for row in dicts(duckdb.sql(f"FROM '{parquet}'"))}
    for row in rows:
        for table in ("disclosure", "applications", "disputes", "statistics"):
            assert figures(row[table]) == figures(columns[row["source"]["path"]][table]), (row["source"], table)


def dicts(relation):
    return [dict(zip(relation.columns, row)) for row in relation.fetchall()]


def figures(value, above=""):
    """The figures of a nested row by their keys."""
    if isinstance(value, dict):
        return {key: one for name, inner in value.items() for key, one in figures(inner, f"{above}.{name}").items()}
    return {} if value is None else {above: value}


@needs("duckdb")
def duckdb_reads_the_long_csv_with_the_schema(folder):
    import duckdb

    columns = ast.literal_eval(gkreport("schema", "--of", "duckdb", "--shape", "long"))
    file = parse(folder / "long.csv", "--format", "csv", folder / "reports")
    read = duckdb.read_csv(str(file), columns=columns, header=True)
    assert [str(kind) for kind in read.types] == list(columns.values())
    parquet = parse(folder / "long.parquet", "--format", "parquet", "--shape", "long", folder / "reports")
    for one, other in (("read", f"'{parquet}'"), (f"'{parquet}'", "read")):
        # The csv guards a text that a spreadsheet would take for a formula.
        cells = """SELECT * EXCLUDE raw, ltrim(raw, chr(39)) FROM"""
        assert duckdb.sql(f"{cells} {one} EXCEPT ALL {cells} {other}").fetchall() == [], one


@needs("polars")
def polars_reads_parquet_and_joins_batches(folder):
    import polars

    file = parse(folder / "wide.parquet", "--format", "parquet", folder / "reports")
    frame = polars.read_parquet(file)
    assert told(frame.to_dicts()) == expected()
    files = sorted(folder.glob("reports/*/*"))
    batches = [parse(folder / f"{at}.parquet", "--format", "parquet", *files[at::20][:2], code=2 if at == 0 else 0) for at in (0, 1, 5)]
    joined = polars.concat([polars.read_parquet(batch) for batch in batches])
    assert joined.schema == frame.schema and joined.height == 6
    assert frame.schema["disclosure"] == joined.schema["disclosure"]
    assert frame.schema["published"] == polars.Date and frame.schema["year"] == polars.Int64


@needs("polars")
def polars_reads_the_long_csv_with_its_types(folder):
    import polars

    kinds = {"integer": polars.Int64, "number": polars.Decimal(20, 6), "date": polars.Date, "string": polars.String}
    file = parse(folder / "long.csv", "--format", "csv", "--schema", folder / "long.schema.json", folder / "reports")
    fields = json.loads((folder / "long.schema.json").read_text(encoding="utf-8"))["fields"]
    frame = polars.read_csv(file, schema={field["name"]: kinds[field["type"]] for field in fields})
    parquet = parse(folder / "long.parquet", "--format", "parquet", "--shape", "long", folder / "reports")
    unguarded = frame.with_columns(polars.col("raw").str.strip_prefix("'"))
    assert unguarded.equals(polars.read_parquet(parquet))


@needs("pandas")
def pandas_reads_parquet(folder):
    import pandas

    file = parse(folder / "wide.parquet", "--format", "parquet", folder / "reports")
    frame = pandas.read_parquet(file, engine="pyarrow", dtype_backend="pyarrow")
    assert told(frame.where(frame.notna(), None).to_dict("records")) == expected()
    assert str(frame["year"].dtype).startswith("int64")


@needs("frictionless")
def frictionless_finds_the_csv_as_its_schema_says(folder):
    import frictionless

    for shape in ("long", "wide"):
        schema = folder / f"{shape}.schema.json"
        file = parse(folder / f"{shape}.csv", "--format", "csv", "--shape", shape, "--schema", schema, folder / "reports")
        described = frictionless.Schema.from_descriptor(json.loads(schema.read_text(encoding="utf-8")))
        resource = frictionless.Resource(path=file.name, basepath=str(folder), schema=described)
        report = resource.validate()
        assert report.valid, report.flatten(["rowNumber", "fieldName", "message"])[:5]
        # A figure that is none is seen.
        rows = file.read_text(encoding="utf-8").splitlines(keepends=True)
        at = next(at for at, field in enumerate(described.fields) if field.name == "year")
        fields = rows[5].split(",")
        fields[at] = "many"
        (folder / "wrong.csv").write_text("".join([*rows[:5], ",".join(fields), *rows[6:]]), encoding="utf-8")
        wrong = frictionless.Resource(path="wrong.csv", basepath=str(folder), schema=described).validate()
        assert wrong.flatten(["fieldName", "type"]) == [["year", "type-error"]]


def main():
    passed = skipped = 0
    for test, module in TESTS.items():
        try:
            importlib.import_module(module)
        except ImportError:
            print(f"SKIPPED {test.__name__}: {module} is not installed", flush=True)
            skipped += 1
            continue
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder)
            reports.write(folder / "reports", COUNT, UNREADABLE)
            test(folder)
        print(f"ok {test.__name__}", flush=True)
        passed += 1
    print(f"{passed} passed, 0 failed, {skipped} skipped")


main()
