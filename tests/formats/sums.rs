//! `sum` as people run it: exit codes, every format, what is refused.

use crate::formats::golden::compare;
use crate::formats::support::{COUNTY, Run, county, folder, root, run_in};
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;

/// The county's report with every sum right, as another organ's.
fn bureau(name: &str) -> String {
    let sound = county().replace("1余", "0").replace("| 0 | 8 |", "| 0 | 3 |");
    let sound = sound.replace("| 5 | 0 | 0 | 0 | 0 | 0 |  |", "| 3 | 0 | 0 | 0 | 0 | 0 | 3 |");
    sound.replace("临溪县", &format!("临溪县{name}"))
}

/// Two bureaus, their county (one figure too small, one too large), a page that is none, and a list of names.
fn area() -> TempDir {
    let (one, two) = (bureau("民政局"), bureau("财政局").replace("1260", "640").replace("307", "93"));
    let mut whole = bureau("民政局").replace("临溪县民政局", "临溪县").replace("1260", "1900").replace("307", "391");
    for (row, twice) in [("| 7 | 2 | 41 |", "| 14 | 4 | 82 |"), ("| 12 |", "| 24 |"), ("318.5", "637")] {
        whole = whole.replace(row, twice);
    }
    let doubled = whole.lines().map(|line| if is_matrix(line) { twice(line) } else { line.to_owned() });
    let whole = doubled.collect::<Vec<_>>().join("\n");
    folder(&[
        ("civil.txt", &one),
        ("finance.txt", &two),
        ("county.txt", &whole),
        ("notice.txt", "通知\n各单位：\n请于下周报送材料。\n"),
        ("names.txt", "民政局\n财政局\n水务局\n"),
    ])
}

/// Whether a line is a row of figures of the second or third table.
fn is_matrix(line: &str) -> bool {
    line.split('|').filter(|cell| cell.trim().parse::<u32>().is_ok()).count() >= 5
}

fn twice(line: &str) -> String {
    let cell = |cell: &str| cell.trim().parse::<u32>().map_or(cell.to_owned(), |value| format!(" {} ", value * 2));
    line.split('|').map(cell).collect::<Vec<_>>().join("|")
}

fn sum(folder: &Path, args: &[&str]) -> Run {
    run_in(folder, &[&["sum"], args].concat())
}

#[test]
fn what_differs_decides_how_the_run_ends() {
    let area = area();
    let said = |args: &[&str]| sum(area.path(), args);
    let whole = ["--whole", "county.txt"];
    assert_eq!(said(&["civil.txt", "finance.txt"]).code, 0);
    assert_eq!(said(&[&["civil.txt", "finance.txt"][..], &whole].concat()).code, 1);
    assert_eq!(said(&[&["civil.txt"][..], &whole].concat()).code, 1);
    for (args, why) in [
        (&["civil.txt", "notice.txt"][..], "notice.txt"),
        (&["civil.txt", "no.txt"], "no.txt"),
        (&["civil.txt", "finance.txt", "--expect", "names.txt"], "水务局"),
        (&["civil.txt", "--whole", "notice.txt"], "notice.txt"),
        (&["civil.txt", "--expect", "no.txt"], "no.txt"),
        (&["-", "--whole", "-"], "once"),
        (&["civil.txt", "-o", "civil.txt"], "civil.txt"),
        (&["civil.txt", "--whole", "county.txt", "-o", "county.txt"], "county.txt"),
    ] {
        let said = said(args);
        assert_eq!(said.code, 2, "{args:?}");
        assert!(said.stdout.contains(why) || said.stderr.contains(why), "{args:?}: {}", said.stderr);
    }
    assert_eq!(std::fs::read_to_string(area.path().join("civil.txt")).expect("it is there"), bureau("民政局"));
}

#[test]
fn people_see_the_sum_or_what_differs_from_the_whole() {
    let area = area();
    for language in ["en", "zh"] {
        let all = ["--lang", language, "civil.txt", "finance.txt", "notice.txt"];
        compare(&format!("sum.{language}.txt"), &sum(area.path(), &all).stdout);
        let whole = ["--lang", language, "civil.txt", "finance.txt", "county.txt", "--whole", "county.txt"];
        let said = sum(area.path(), &[&whole[..], &["--expect", "names.txt"]].concat());
        compare(&format!("sum-whole.{language}.txt"), &said.stdout);
    }
}

#[test]
fn the_whole_and_a_copy_are_not_added() {
    let area = area();
    std::fs::copy(area.path().join("civil.txt"), area.path().join("copy.txt")).expect("a copy");
    let said = sum(area.path(), &["--format", "json", "--whole", "county.txt", "."]);
    let value: Value = serde_json::from_str(&said.stdout).expect("JSON");
    assert_eq!(value["parts"].as_array().map(Vec::len), Some(2));
    let left_out = value["left_out"].as_array().expect("a list").iter();
    let left_out: Vec<_> = left_out.map(|one| (one["source"].as_str(), one["reason"].as_str())).collect();
    let due =
        [("copy.txt", "same_file"), ("county.txt", "whole"), ("names.txt", "no_table"), ("notice.txt", "no_table")];
    let ends = |(one, reason): (Option<&str>, Option<&str>), due: (&str, &str)| {
        one.is_some_and(|one| one.ends_with(due.0)) && reason == Some(due.1)
    };
    assert!(left_out.len() == 4 && left_out.iter().zip(due).all(|(one, due)| ends(*one, due)), "{left_out:?}");
}

#[test]
fn json_and_csv_tell_the_same_and_the_schema_holds() {
    let area = area();
    let args = ["civil.txt", "finance.txt", "notice.txt", "--whole", "county.txt", "--expect", "names.txt"];
    let json = sum(area.path(), &[&args[..], &["--format", "json"]].concat()).stdout;
    let value: Value = serde_json::from_str(&json).expect("JSON");
    let schema = std::fs::read_to_string(root().join("docs/gkreport.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    assert!(validator.is_valid(&value), "{:?}", validator.iter_errors(&value).next());
    let csv = sum(area.path(), &[&args[..], &["--format", "csv"]].concat()).stdout;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header = reader.headers().expect("a header").clone();
    let rows: Vec<_> = reader.records().map(|row| row.expect("a row")).collect();
    let field = |row: &csv::StringRecord, key: &str| {
        row.get(header.iter().position(|name| name == key).expect(key)).expect("a field").to_owned()
    };
    let cells = value["cells"].as_array().expect("a list");
    assert_eq!(rows.len(), cells.len() + 2);
    for (row, cell) in rows.iter().zip(cells) {
        let key = ["table", "row", "column"].map(|part| field(row, part)).join(".");
        let number = |value: &Value| if value.is_null() { String::new() } else { value.to_string() };
        assert_eq!(cell["cell"], key.as_str());
        for (column, key) in [("value", "value"), ("whole", "whole"), ("difference", "difference")] {
            assert_eq!(field(row, column), number(&cell[key]), "{}", cell["cell"]);
        }
        assert_eq!(cell["standing"], field(row, "standing").as_str());
    }
    let cell = |key: &str| cells.iter().find(|cell| cell["cell"] == key).expect("the cell");
    let penalties = cell("disclosure.penalties.decisions");
    assert_eq!((&penalties["value"], &penalties["difference"]), (&400.into(), &9.into()));
    let codes: Vec<_> = value["findings"].as_array().expect("a list").iter().map(|one| &one["code"]).collect();
    assert_eq!(codes, ["GK908"]);
    assert!(
        field(&rows[cells.len()], "error").contains("notice.txt")
            && field(&rows[cells.len() + 1], "source") == "水务局"
    );
}

#[test]
fn a_workbook_is_written_the_same_every_time() {
    let area = area();
    let write = |name: &str| {
        let said = sum(area.path(), &["civil.txt", "finance.txt", "--format", "xlsx", "-o", name]);
        assert_eq!((said.code, said.stdout.as_str()), (0, ""));
        std::fs::read(area.path().join(name)).expect("the workbook")
    };
    let one = write("a.xlsx");
    assert!(one.starts_with(b"PK") && one == write("b.xlsx"));
}

#[test]
fn what_a_page_says_cannot_steer_a_terminal_or_a_spreadsheet() {
    let hostile = county().replace("临溪县", "=HYPERLINK(1)\u{1b}[31m县");
    let folder = folder(&[("=a.txt", hostile.as_str()), ("b.txt", &county())]);
    for format in ["human", "csv", "json"] {
        let said = sum(folder.path(), &["=a.txt", "b.txt", "no\u{1b}[1m.txt", "--format", format]);
        assert!(!said.stdout.contains('\u{1b}') && !said.stderr.contains('\u{1b}'), "{format}");
        assert!(!said.stdout.contains(",=a.txt") && !said.stdout.contains("\n=a.txt"), "{format}");
    }
    assert!(root().join(COUNTY).is_file());
}
