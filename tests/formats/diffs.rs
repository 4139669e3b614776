//! `diff` as people run it: two reports, two folders, every format, what is refused.

use crate::formats::golden::compare;
use crate::formats::support::{county, county_of, folder, root, run_in};
use serde_json::Value;
use std::fs;
use tempfile::TempDir;

/// A county in two years, a city that is gone, a town that is new, and a page that is none.
fn years() -> TempDir {
    let old = county_of(2022).replace("| 7 | 2 | 41 |", "| 7 | 3 | 36 |").replace("1260", "12");
    let new = county().replace("有的乡镇把同一份文件传了两遍", "个别乡镇更新较慢").replace("1余", "0");
    let area = folder(&[("old.txt", &old), ("new.txt", &new), ("copy.txt", &old)]);
    for (name, text) in [
        ("old/2022/county.txt", old.clone()),
        ("old/city.txt", old.replace("临溪县", "临川市")),
        ("new/2023/county.txt", new.clone()),
        ("new/town.txt", new.replace("临溪县", "临江市")),
        ("new/notice.txt", "通知\n".to_owned()),
    ] {
        let path = area.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }
    area
}

#[test]
fn people_see_what_changed_and_nothing_else() {
    let area = years();
    for language in ["en", "zh"] {
        let two = run_in(area.path(), &["diff", "--lang", language, "old.txt", "new.txt"]);
        assert_eq!((two.code, two.stderr.as_str()), (0, ""));
        compare(&format!("diff.{language}.txt"), &two.stdout);
        let folders = run_in(area.path(), &["diff", "--lang", language, "old", "new"]);
        assert_eq!(folders.code, 2);
        compare(&format!("diff-folders.{language}.txt"), &folders.stdout.replace('\\', "/"));
    }
}

#[test]
fn how_a_run_ends() {
    let area = years();
    for (args, code, said) in [
        (&["old.txt", "copy.txt", "--fail-on-change"][..], 0, ""),
        (&["old.txt", "new.txt"], 0, ""),
        (&["old.txt", "new.txt", "--fail-on-change"], 1, ""),
        (&["old.txt", "no.txt"], 2, "no.txt"),
        (&["new/notice.txt", "old.txt"], 2, "notice.txt"),
        (&["old", "new.txt"], 2, "folder"),
        (&["-", "-"], 2, "once"),
        (&["old.txt"], 2, "NEW"),
        (&["old.txt", "new.txt", "-o", "new.txt"], 2, "new.txt"),
    ] {
        let run = run_in(area.path(), &[&["diff"], args].concat());
        assert_eq!(run.code, code, "{args:?}: {}", run.stderr);
        assert!(run.stderr.contains(said), "{args:?}: {}", run.stderr);
    }
    assert!(fs::read_to_string(area.path().join("new.txt")).expect("it is there").contains("更新较慢"));
}

#[test]
fn json_keeps_to_its_schema_and_csv_tells_the_same() {
    let area = years();
    let json = |args: &[&str]| -> Value {
        let run = run_in(area.path(), &[&["diff", "--format", "json"], args].concat());
        serde_json::from_str(&run.stdout).expect("JSON")
    };
    let schema = fs::read_to_string(root().join("docs/gkreport.schema.json")).expect("the schema");
    let validator = jsonschema::validator_for(&serde_json::from_str(&schema).expect("JSON")).expect("a schema");
    for args in [&["old.txt", "new.txt"], &["old", "new"]] {
        let value = json(args);
        assert!(validator.is_valid(&value), "{args:?}");
    }
    let two = json(&["old.txt", "new.txt"]);
    let cells = two["pairs"][0]["cells"].as_array().expect("a list");
    let licensing = &cells[2];
    assert_eq!(licensing["cell"], "disclosure.licensing.decisions");
    assert_eq!(
        (&licensing["change"], &licensing["percent"], &licensing["leap"]),
        (&1248.into(), &10400.into(), &true.into())
    );
    let csv = run_in(area.path(), &["diff", "--format", "csv", "old.txt", "new.txt"]).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let keys: Vec<_> = rows.iter().map(|row| [&row[5], &row[6], &row[7]].join(".")).collect();
    let due: Vec<_> = cells.iter().map(|cell| cell["cell"].as_str().expect("a key").to_owned()).collect();
    assert_eq!(keys, due);
    let folders = json(&["old", "new"]);
    let unpaired = folders["unpaired"].as_array().expect("a list").iter();
    let reasons: Vec<_> = unpaired.map(|one| one["reason"].as_str().expect("a word").to_owned()).collect();
    assert_eq!(
        (folders["pairs"].as_array().map(Vec::len), reasons),
        (Some(1), ["new", "gone", "unread"].map(str::to_owned).to_vec())
    );
}

#[test]
fn a_workbook_is_written_the_same_every_time_with_any_number_of_threads() {
    let area = years();
    let write = |name: &str, threads: &str| {
        run_in(area.path(), &["diff", "old", "new", "--format", "xlsx", "-o", name, "-j", threads]);
        fs::read(area.path().join(name)).expect("the workbook")
    };
    let one = write("a.xlsx", "1");
    assert!(one.starts_with(b"PK") && one == write("b.xlsx", "4"));
}

#[test]
fn what_a_page_says_cannot_steer_a_terminal() {
    let hostile =
        county().replace("有的乡镇", "\u{1b}[31m=HYPERLINK(1)有的乡镇").replace("临溪县", "\u{1b}]0;x\u{7}县");
    let area = folder(&[("old.txt", &county()), ("new.txt", &hostile)]);
    for format in ["human", "csv", "json"] {
        let said = run_in(area.path(), &["diff", "old.txt", "new.txt", "--format", format]).stdout;
        assert!(!said.contains('\u{1b}') && !said.contains('\u{7}'), "{format}");
    }
}
