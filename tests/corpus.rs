//! Real reports against their true cells, where such a collection is at hand.
//!
//! `GKREPORT_CORPUS` names a folder (from the crate's root) with `reports/NAME.*` and `expected/NAME.cells.csv`
//! (`cell,value`; empty is blank on the page). Every cell of the statutory tables, and every figure of the
//! 2008 edition, must be read as it is.

use crate::support::compare::{Verdict, shows_raw, verdict};
use gkreport::Report;
use gkreport::report::{Cell, Status};
use gkreport::statute::TableKind;
use rust_decimal::Decimal;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// One expectation: a cell's key, and its value where it is not blank.
type Expected = (String, Option<Decimal>);

#[test]
fn real_reports_are_read_to_the_last_cell() {
    let Some(folder) = std::env::var_os("GKREPORT_CORPUS") else {
        // Written past the test runner, which keeps to itself what a passing test prints.
        let _ = writeln!(io::stderr(), "\n*** SKIPPED: GKREPORT_CORPUS is not set, no real report was read ***\n");
        return;
    };
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut files: Vec<PathBuf> = fs::read_dir(folder.join("expected"))
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(|path| path.to_string_lossy().ends_with(".cells.csv"))
        .collect();
    files.sort();
    let mut failures = Vec::new();
    eprintln!("{:<40} {:>6} {:>6} {:>6} {:>6}", "report", "cells", "read", "wrong", "unread");
    for file in &files {
        let name = file.file_name().expect("it is a file").to_string_lossy().replace(".cells.csv", "");
        let expected: Vec<Expected> = cells(file).into_iter().filter(|(key, _)| is_judged(key)).collect();
        if expected.is_empty() {
            eprintln!("{name:<40} no cells of the statutory tables, not judged");
            continue;
        }
        let path = report_path(&folder, &name);
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let report = gkreport::read(&name, &bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        let (wrong, unread) = differences(&report, &expected);
        let read = expected.len() - wrong.len() - unread.len();
        eprintln!("{name:<40} {:>6} {read:>6} {:>6} {:>6}", expected.len(), wrong.len(), unread.len());
        failures.extend(wrong.into_iter().chain(unread).map(|what| format!("{name}: {what}")));
    }
    assert!(!files.is_empty(), "{} holds no expectations", folder.display());
    assert!(failures.is_empty(), "{} differences:\n{}", failures.len(), failures.join("\n"));
}

/// Whether a cell belongs to a table that is read today.
fn is_judged(key: &str) -> bool {
    TableKind::ALL.iter().any(|kind| key.split('.').next() == Some(kind.key()))
}

fn cells(path: &Path) -> Vec<Expected> {
    let mut reader = csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows = reader.deserialize::<(String, Option<String>)>();
    rows.map(|row| {
        let (key, value) = row.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let value = value.map(|value| Decimal::from_str_exact(&value).unwrap_or_else(|_| panic!("{key}: {value}")));
        (key, value)
    })
    .collect()
}

fn report_path(folder: &Path, name: &str) -> PathBuf {
    let reports = folder.join("reports");
    let fits = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem.to_string_lossy() == name);
    let mut found = fs::read_dir(&reports)
        .unwrap_or_else(|error| panic!("{}: {error}", reports.display()))
        .map(|entry| entry.expect("the folder can be listed").path())
        .filter(fits);
    found.next().unwrap_or_else(|| panic!("{name} has expectations, but no report"))
}

/// What is wrong, and what is not known.
fn differences(report: &Report, expected: &[Expected]) -> (Vec<String>, Vec<String>) {
    let (mut wrong, mut unread) = (Vec::new(), Vec::new());
    for (key, value) in expected {
        let cell = report.cell(key);
        match verdict(cell, *value) {
            Verdict::Right => {}
            Verdict::Wrong(what) => wrong.push(format!("{key}: {what}")),
            Verdict::Unread => unread.push(format!("{key}: {value:?} is {:?}", cell.map(|cell| cell.status))),
        }
        if let Some(cell) = cell.filter(|cell| cell.status == Status::Read)
            && let Err(what) = shows_raw(cell, &report.source.text)
        {
            wrong.push(format!("{key}: {what}"));
        }
    }
    for table in &report.tables {
        // The expectations list every cell of a table, but not every figure a report tells in a sentence.
        let stands_in_table = |cell: &Cell| cell.status == Status::Read && cell.aligned_by.origin() == "table";
        for (at, cell) in table.iter().filter(|(_, cell)| stands_in_table(cell)) {
            let key = table.form.key(at);
            if !expected.iter().any(|(known, _)| *known == key) {
                wrong.push(format!("{key}: {:?} was read, but the report has no such cell", cell.value));
            }
        }
    }
    (wrong, unread)
}
