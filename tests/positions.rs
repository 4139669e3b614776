//! Places in whole documents: every cell of the fixtures is read, as its `cells.csv` says, where it stands.

use crate::support::compare::{Verdict, shows_raw, verdict, without_markup};
use gkreport::Report;
use gkreport::report::Status;
use rust_decimal::Decimal;
use std::fs;
use std::path::PathBuf;

fn folder(report: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/reports").join(report)
}

fn read(report: &str, file: &str) -> Report {
    let path = folder(report).join(file);
    let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    gkreport::read(file, &bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every cell of the fixture, with its value.
fn truth(report: &str) -> Vec<(String, Decimal)> {
    let mut reader = csv::Reader::from_path(folder(report).join("cells.csv")).expect("the fixture has cells");
    let rows = reader.deserialize::<(String, String)>();
    rows.map(|row| row.expect("two columns"))
        .map(|(key, value)| (key, Decimal::from_str_exact(&value).expect("a number")))
        .collect()
}

/// Requires that every cell is read, and that its span shows it, on a line that holds it.
fn stands_where_it_says(name: &str, file: &str) {
    let report = read(name, file);
    let text = &report.source.text;
    let truth = truth(name);
    assert!(!truth.is_empty(), "{name} has no cells");
    let mut last = 0;
    for (key, value) in truth {
        let cell = report.cell(&key).unwrap_or_else(|| panic!("{name}/{file}: {key} is not there"));
        assert_eq!(cell.status, Status::Read, "{name}/{file}: {key}");
        assert_eq!(verdict(Some(cell), Some(value)), Verdict::Right, "{name}/{file}: {key}");
        shows_raw(cell, text).unwrap_or_else(|what| panic!("{name}/{file}: {key}: {what}"));
        let span = cell.span.expect("shows_raw has seen it");
        let place = report.place(span);
        let line = text.split('\n').nth(place.line - 1).unwrap_or_default();
        let from: String = line.chars().skip(place.column - 1).collect();
        let shown = span.of(text);
        assert!(from.starts_with(shown.split('\n').next().unwrap_or(shown)), "{name}/{file}: {key} at {place:?}");
        assert!(without_markup(line).contains(cell.raw.trim()), "{name}/{file}: {key} at {place:?}");
        assert!(span.start > last, "{name}/{file}: {key} stands before the cell it follows");
        last = span.start;
    }
}

macro_rules! fixtures {
    ($($test:ident: $report:literal, $file:literal;)*) => {
        $(#[test]
        fn $test() {
            stands_where_it_says($report, $file);
        })*
    };
}

fixtures! {
    county_text: "county-2021", "report.txt";
    county_page: "county-2021", "report.html";
    county_page_declared: "county-2021", "gb18030-declared.html";
    county_page_undeclared: "county-2021", "gb18030-undeclared.html";
    long_text: "city-2022", "report.txt";
    long_page: "city-2022", "report.html";
    long_page_declared: "city-2022", "gb18030-declared.html";
    long_page_undeclared: "city-2022", "gb18030-undeclared.html";
    city_text: "city-2021-unbalanced", "report.txt";
    city_page: "city-2021-unbalanced", "report.html";
    city_page_declared: "city-2021-unbalanced", "gb18030-declared.html";
    city_page_undeclared: "city-2021-unbalanced", "gb18030-undeclared.html";
    province_text: "province-2020-unbalanced", "report.txt";
    province_page: "province-2020-unbalanced", "report.html";
    province_page_declared: "province-2020-unbalanced", "gb18030-declared.html";
    province_page_undeclared: "province-2020-unbalanced", "gb18030-undeclared.html";
}

#[test]
fn the_long_report_is_clean() {
    for file in ["report.txt", "report.html", "gb18030-declared.html", "gb18030-undeclared.html"] {
        let check = gkreport::check::check(&read("city-2022", file));
        assert!(check.findings.is_empty(), "{file}: {:?}", check.findings);
    }
}
