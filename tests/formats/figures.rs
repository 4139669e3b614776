//! What `parse` writes for people who count: every figure arrives where it belongs, and no gap goes unexplained.

use crate::formats::sheets::{Field, Sheet, csv, of_csv, xlsx};
use crate::formats::support::{COUNTY, folder, root, run, run_in};
use gkreport::statute::{Edition, TableKind};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Every fixture that has its true cells beside it: folder, page.
fn fixtures() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(root().join("fixtures/reports")).expect("the fixtures") {
        let folder = entry.expect("a folder").file_name().into_string().expect("UTF-8");
        for page in ["report.txt", "report.html", "gb18030-declared.html", "gb18030-undeclared.html"] {
            all.push((folder.clone(), format!("fixtures/reports/{folder}/{page}")));
        }
    }
    all.sort();
    assert!(all.len() >= 12, "{all:?}");
    all
}

/// A report's true cells.
fn truth(folder: &str) -> BTreeMap<String, String> {
    let mut reader =
        csv::Reader::from_path(root().join("fixtures/reports").join(folder).join("cells.csv")).expect("csv");
    reader.deserialize().map(|row| row.expect("cell,value")).collect()
}

/// A report of the 2008 edition with an annex: every figure is its row's number in the form.
fn annex() -> String {
    let mut text = "临溪县2016年政府信息公开工作年度报告\n一、概述\n各项工作平稳有序。\n\
                    附表\n政府信息公开情况统计表\n统计指标\t单位\t统计数\n"
        .to_owned();
    for (at, row) in TableKind::Statistics.form(Edition::E2008).rows.iter().enumerate() {
        writeln!(text, "{}\t件\t{}", row.label, at + 1).expect("writing to a string");
    }
    text
}

/// The figures of a wide row, by key.
fn figures(wide: &Sheet, row: usize) -> BTreeMap<String, String> {
    let cells = wide.cells().into_iter().filter(|&at| wide.rows[row][at] != Field::Empty);
    cells.map(|at| (wide.header[at].clone(), wide.rows[row][at].shown())).collect()
}

/// The pairs of `not_read`.
fn not_read(wide: &Sheet, row: usize) -> Vec<(String, String)> {
    let pairs = wide.get(row, "not_read");
    pairs
        .split_whitespace()
        .map(|pair| pair.split_once('=').expect("a pair"))
        .map(|(a, b)| (a.into(), b.into()))
        .collect()
}

#[test]
fn every_cell_of_every_fixture_arrives_in_every_table() {
    let fixtures = fixtures();
    let paths: Vec<_> = fixtures.iter().map(|(_, path)| path.as_str()).collect();
    let book = xlsx(&[&["parse"], &paths[..]].concat());
    assert_eq!(book.keys().collect::<Vec<_>>(), ["long", "wide"]);
    for (what, wide) in [("csv", &csv("wide", &paths)), ("xlsx", &book["wide"])] {
        assert_eq!(wide.column("source"), paths, "{what}");
        for (row, (folder, path)) in fixtures.iter().enumerate() {
            let mut truth = truth(folder);
            truth.retain(|_, value| !value.is_empty());
            assert_eq!(figures(wide, row), truth, "{what}: {path}");
        }
    }
    for (what, long) in [("csv", &csv("long", &paths)), ("xlsx", &book["long"])] {
        let mut found: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for row in 0..long.rows.len() {
            let key = ["table", "row", "column"].map(|part| long.get(row, part)).join(".");
            let report = found.entry(long.get(row, "source")).or_default();
            assert!(report.insert(key, long.get(row, "value")).is_none(), "{what}: a cell twice");
        }
        for (folder, path) in &fixtures {
            assert_eq!(found[path], truth(folder), "{what}: {path}");
        }
    }
    // In a workbook figures, years and places are numbers and all else is text.
    for at in book["wide"].cells() {
        assert!(book["wide"].rows.iter().all(|row| !matches!(row[at], Field::Text(_))));
    }
    for row in 0..book["long"].rows.len() {
        for column in ["year", "value", "line", "col"] {
            assert!(matches!(book["long"].field(row, column), Field::Number(_)), "{column}");
        }
        assert!(matches!(book["long"].field(row, "raw"), Field::Text(_)));
    }
}

#[test]
fn reports_of_all_editions_stack() {
    let folder = folder(&[("2008.txt", &annex())]);
    let old = folder.path().join("2008.txt").display().to_string();
    let (mid, new) =
        ("fixtures/reports/province-2020-unbalanced/report.txt", "fixtures/reports/county-2021/report.html");
    let mixed = csv("wide", &[new, &old, mid]);
    assert_eq!(mixed.column("edition"), ["2021", "2008", "2019"]);
    for (at, path) in [new, &old, mid].into_iter().enumerate() {
        let alone = csv("wide", &[path]);
        assert_eq!((&alone.header, &alone.rows[0]), (&mixed.header, &mixed.rows[at]), "{path}");
    }
    assert_eq!(csv("wide", &["absent.txt"]).header, mixed.header);
    assert_eq!(xlsx(&["parse", "--shape", "wide", mid])["wide"].header, mixed.header);
    // Every cell of every edition has one column, and nothing else has.
    let keys: BTreeSet<_> = mixed.cells().into_iter().map(|at| mixed.header[at].clone()).collect();
    let forms = TableKind::ALL.into_iter().flat_map(TableKind::forms);
    let due: BTreeSet<_> = forms.flat_map(|form| form.cells().map(|cell| form.key(cell))).collect();
    assert_eq!((&keys, mixed.cells().len()), (&due, due.len()));
    // The annex is read to the last row, and what two editions have in common stands in one column.
    let statistics = TableKind::Statistics.form(Edition::E2008);
    for (at, row) in statistics.rows.iter().enumerate() {
        assert_eq!(mixed.get(1, &format!("statistics.{}.value", row.key)), (at + 1).to_string(), "{}", row.key);
    }
    let both = "disclosure.licensing.decisions";
    assert_eq!(
        [mixed.get(0, both), mixed.get(2, both)],
        [truth("county-2021")[both].clone(), truth("province-2020-unbalanced")[both].clone()]
    );
}

#[test]
fn no_gap_goes_unexplained() {
    // Reports with lines lost, figures lost, and figures that are none.
    let mut texts = vec![annex(), std::fs::read_to_string(root().join(COUNTY)).expect("the fixture")];
    for (folder, path) in fixtures().iter().filter(|(_, path)| path.ends_with("/report.txt")) {
        let text = std::fs::read_to_string(root().join(path)).expect(folder);
        for every in [3, 7, 40] {
            let kept = text.lines().enumerate().filter(|(at, _)| at % every != every - 1);
            texts.push(kept.flat_map(|(_, line)| [line, "\n"]).collect());
        }
        texts.push(text.replace("| 0 |", "|  |").replace("\n0\n", "\n若干\n"));
    }
    texts.push("没有表格的一句话。\n".to_owned());
    let names: Vec<_> = (0..texts.len()).map(|at| format!("{at:02}.txt")).collect();
    let files: Vec<_> = names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let folder = folder(&files);
    let names: Vec<_> = names.iter().map(String::as_str).collect();
    let said = run_in(folder.path(), &[&["parse", "--format", "csv", "--shape", "wide"], &names[..]].concat());
    let wide = of_csv(&said.stdout);
    assert_eq!(wide.column("source"), names);
    let lines = run_in(folder.path(), &[&["parse", "--format", "ndjson"], &names[..]].concat()).stdout;
    let mut statuses = BTreeSet::new();
    for (row, line) in lines.lines().enumerate() {
        let pairs = not_read(&wide, row);
        let figures = figures(&wide, row);
        let count = |status: &str| pairs.iter().filter(|(_, one)| one == status).count();
        let coverage = &serde_json::from_str::<Value>(line).expect("JSON")["coverage"];
        for column in ["expected", "read", "blank", "ambiguous", "unreadable", "missing"] {
            let column = format!("cells_{column}");
            assert_eq!(wide.get(row, &column), coverage[&column].to_string(), "{}: {column}", names[row]);
        }
        assert_eq!(figures.len().to_string(), wide.get(row, "cells_read"), "{}", names[row]);
        assert_eq!((figures.len() + pairs.len()).to_string(), wide.get(row, "cells_expected"), "{}", names[row]);
        for status in ["blank", "ambiguous", "unreadable", "missing"] {
            assert_eq!(
                count(status).to_string(),
                wide.get(row, &format!("cells_{status}")),
                "{}: {status}",
                names[row]
            );
            statuses.extend((count(status) > 0).then_some(status));
        }
        let distinct: BTreeSet<_> = pairs.iter().map(|(key, _)| key).collect();
        assert!(distinct.len() == pairs.len() && !pairs.iter().any(|(key, _)| figures.contains_key(key)));
    }
    assert!(["blank", "unreadable", "missing"].iter().all(|status| statuses.contains(status)), "{statuses:?}");
}

#[test]
fn ndjson_is_one_object_a_line_and_json_of_many_is_the_same() {
    let paths = ["fixtures/reports/county-2021/report.txt", COUNTY];
    let lines = run(&[&["parse", "--format", "ndjson"], &paths[..]].concat()).stdout;
    assert_eq!(run(&[&["parse"], &paths[..]].concat()).stdout, lines);
    let values: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(values.iter().map(|value| value["source"]["path"].as_str().expect("a path")).collect::<Vec<_>>(), paths);
    let alone = run(&["parse", "--format", "ndjson", paths[0]]).stdout;
    assert_eq!(lines.lines().next().map(|line| format!("{line}\n")).as_deref(), Some(alone.as_str()));
    let pretty = run(&["parse", paths[0]]).stdout;
    assert!(pretty.lines().count() > 100);
    assert_eq!(serde_json::from_str::<Value>(&pretty).expect("JSON"), values[0]);
}

#[test]
fn the_byte_order_mark_comes_first_and_once() {
    for shape in ["long", "wide"] {
        let plain = run(&["parse", "--format", "csv", "--shape", shape, COUNTY, COUNTY]).stdout;
        let marked = run(&["parse", "--format", "csv", "--shape", shape, "--bom", COUNTY, COUNTY]).stdout;
        assert!(plain.starts_with("source,") && marked == format!("\u{feff}{plain}"), "{shape}");
    }
}

#[test]
fn what_means_nothing_for_a_format_is_refused() {
    for args in [
        &["--shape", "wide"][..],
        &["--format", "ndjson", "--shape", "long"],
        &["--bom"],
        &["--format", "ndjson", "--bom"],
        &["--format", "xlsx", "--bom"],
        &["--format", "xlsx", "--spans"],
        &["--format", "csv", "--spans"],
    ] {
        for (language, start) in [("zh", "gkreport: 错误：--"), ("en", "gkreport: error: --")] {
            let said = run(&[&["parse", "--lang", language], args, &[COUNTY]].concat());
            assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{args:?}");
            assert!(said.stderr.starts_with(start) && said.stderr.contains("--format"), "{}", said.stderr);
        }
    }
}
