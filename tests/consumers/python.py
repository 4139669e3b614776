"""The lines of docs/python.md, as they stand there, with the program that the wheel brought.

    python python.py
"""

import contextlib
import importlib.util
import io
import os
import pathlib
import shutil
import sys
import tempfile

import reports


def blocks():
    text = (reports.ROOT / "docs/python.md").read_text(encoding="utf-8")
    return [rest.split("```")[0] for rest in text.split("```python\n")[1:]]


def said(block):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(block, "docs/python.md", "exec"), {})  # noqa: S102
    return out.getvalue()


def main():
    os.environ["PATH"] = f"{pathlib.Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    table, one, findings = blocks()
    assert len([line for line in table.splitlines() if line.strip()]) <= 10, "ten lines"
    passed = skipped = 0
    with tempfile.TemporaryDirectory() as folder:
        reports.write(pathlib.Path(folder) / "reports", 16, 2)
        shutil.copy(reports.ROOT / "fixtures/formats/county.txt", pathlib.Path(folder) / "reports/county.txt")
        os.chdir(folder)
        if importlib.util.find_spec("pandas") and importlib.util.find_spec("pyarrow"):
            text = said(table)
            assert "17 rows" in text or text.count(".txt") >= 17, text
            passed += 1
        else:
            print("SKIPPED the table: pandas or pyarrow is not installed")
            skipped += 1
        text = said(one)
        assert text.startswith("临溪县") and " 49\n" in text and "'raw': '49'" in text, text
        text = said(findings)
        assert "GK302" in text and "likely" not in text, text
        passed += 2
        os.chdir("/")
    print(f"{passed} passed, 0 failed, {skipped} skipped")


main()
