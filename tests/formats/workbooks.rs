//! Workbooks: harmless whatever a page says, the same for the same input, and no less told than in other formats.

use crate::formats::sheets::{Field, of_csv, of_xlsx, xlsx};
use crate::formats::support::{COUNTY, check, check_json, county, folder, run, run_in};
use std::path::Path;

/// What a page, or a file's name, may try.
const HOSTILE: [&str; 10] = [
    "=HYPERLINK(\"http://x\",\"5\")",
    "=1+1",
    "+1+1",
    "@SUM(A1:A9)",
    "\u{1b}[31m5\u{7}\u{0}",
    "</t></is></c><c><f>1+1</f></c>",
    "&amp;&#x41;_x0041_\u{fffe}\u{ffff}5",
    "]]><!--\"'",
    "'5",
    "{=1+1}",
];

#[test]
fn whatever_a_page_says_arrives_as_harmless_text() {
    for hostile in HOSTILE {
        let text = county().replace("| 行政强制 | 12 |", &format!("| 行政强制 | 12{hostile} |"));
        let text = text.replace("临溪县", hostile);
        let folder = folder(&[("report.txt", &text)]);
        for command in ["parse", "check"] {
            let said = run_in(folder.path(), &[command, "--format", "xlsx", "-o", "out.xlsx", "report.txt"]);
            assert!(said.stderr.is_empty(), "{hostile:?}: {}", said.stderr);
            // Reading it back asserts that no sheet holds a formula.
            let book = of_xlsx(&folder.path().join("out.xlsx"));
            for field in book.values().flat_map(|sheet| sheet.rows.iter().flatten()) {
                let Field::Text(text) = field else { continue };
                assert!(!text.contains(|c: char| c.is_control() && !matches!(c, '\n' | '\t')), "{hostile:?}: {text:?}");
                assert!(!text.contains(['\u{fffe}', '\u{ffff}']), "{hostile:?}: {text:?}");
            }
        }
    }
}

#[test]
fn a_file_called_like_a_formula_is_a_name() {
    for name in ["=1+1.txt", "@x.txt", "+1.txt"] {
        let folder = folder(&[(name, &county())]);
        let said = run_in(folder.path(), &["parse", "--format", "xlsx", "-o", "out.xlsx", "--", name]);
        assert_eq!((said.code, said.stderr.as_str()), (0, ""));
        let book = of_xlsx(&folder.path().join("out.xlsx"));
        assert!(book.values().all(|sheet| sheet.column("source").iter().all(|source| source == name)));
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let folder = tempfile::tempdir().expect("a folder");
    let written = |name: &str, command: &[&str]| {
        let path = folder.path().join(name).display().to_string();
        run(&[command, &["--format", "xlsx", "-o", &path, COUNTY, "fixtures/reports/county-2021/report.html"]].concat());
        std::fs::read(path).expect("the file")
    };
    for command in [&["parse"][..], &["parse", "--shape", "long"], &["check", "--isolated"]] {
        let first = written("first.xlsx", command);
        // The clock of a zip file ticks every other second.
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert!(first.len() > 5000 && first == written("second.xlsx", command), "{command:?}");
    }
}

#[test]
fn a_workbook_is_piped_as_it_is_filed() {
    let folder = tempfile::tempdir().expect("a folder");
    for command in ["parse", "check"] {
        let path = folder.path().join("out.xlsx");
        run(&[command, "--format", "xlsx", "-o", &path.display().to_string(), COUNTY]);
        let piped =
            crate::formats::support::gkreport().args([command, "--format", "xlsx", COUNTY]).output().expect("it runs");
        assert_eq!(piped.stdout, std::fs::read(&path).expect("the file"), "{command}");
    }
    let named = folder.path().join("named.xlsx");
    run(&["check", "--format", "human", "--format", &format!("xlsx={}", named.display()), COUNTY]);
    assert_eq!(
        std::fs::read(named).expect("the file"),
        std::fs::read(folder.path().join("out.xlsx")).expect("the file")
    );
}

#[test]
fn sheets_are_those_asked_for_and_named_in_the_language() {
    let sheets = |args: &[&str]| xlsx(&[args, &[COUNTY]].concat()).into_keys().collect::<Vec<_>>();
    assert_eq!(sheets(&["parse"]), ["long", "wide"]);
    assert_eq!(sheets(&["parse", "--shape", "wide"]), ["wide"]);
    assert_eq!(sheets(&["parse", "--lang", "zh", "--shape", "long"]), ["长表"]);
    assert_eq!(sheets(&["parse", "--lang", "zh"]), ["宽表", "长表"]);
    assert_eq!(sheets(&["check", "--lang", "zh"]), ["发现", "报告"]);
    assert_eq!(sheets(&["parse", "absent.txt"]), ["long", "wide"]);
}

#[test]
fn findings_are_told_as_in_the_other_formats() {
    let book = xlsx(&["check", "--isolated", "--lang", "en", COUNTY]);
    let (findings, csv) = (&book["findings"], of_csv(&check("csv", COUNTY)));
    assert_eq!(findings.rows.len(), csv.rows.len());
    for column in ["source", "issuer", "year", "code", "name", "severity", "line", "message", "cells", "fingerprint"] {
        assert_eq!(findings.column(column), csv.column(column), "{column}");
    }
    assert_eq!(findings.column("column"), csv.column("col"));
    let json = check_json("json", COUNTY);
    for (row, finding) in json["findings"].as_array().expect("a list").iter().enumerate() {
        let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
        let suspect = &finding["suspect"];
        for (column, value) in [("suspect_cell", "cell"), ("suspect_read", "read"), ("suspect_expected", "expected")] {
            assert_eq!(findings.get(row, column), text(&suspect[value]), "{column} of {finding}");
        }
        let equation = findings.get(row, "equation");
        assert_eq!(equation.is_empty(), finding["delta"].is_null());
        assert!(equation.contains(&text(&finding["delta"])), "{equation}");
        let explained = run(&["explain", "--lang", "en", finding["code"].as_str().expect("a code")]).stdout;
        let basis = findings.get(row, "basis");
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(!basis.is_empty() && folded(&explained).contains(&folded(&basis)), "{basis}: {explained}");
    }
    let input = &json["inputs"][0];
    let reports = &book["reports"];
    assert_eq!(reports.rows.len(), 1);
    let counts = input["coverage"].as_object().expect("counts").iter();
    for (column, count) in counts.filter(|(column, _)| !column.starts_with("rules_")) {
        assert_eq!(reports.get(0, column), count.to_string(), "{column}");
    }
    for column in ["errors", "warnings", "notes"] {
        assert_eq!(reports.get(0, column), json["summary"][column].to_string(), "{column}");
    }
    assert_eq!(reports.get(0, "failed"), "");
}

#[test]
fn an_input_that_failed_has_a_row_that_says_why() {
    let folder = folder(&[("wrong.txt", &county()), ("prose.txt", "没有表格的一句话。\n")]);
    let names = ["absent.txt", "wrong.txt", "prose.txt", "absent.txt"];
    let args = [&["check", "--isolated", "--format", "xlsx", "-o", "out.xlsx"], &names[..]].concat();
    let said = run_in(folder.path(), &args);
    assert_eq!(said.code, 2);
    let book = of_xlsx(&folder.path().join("out.xlsx"));
    let reports = &book["reports"];
    assert_eq!(reports.column("source"), names);
    let failed = reports.column("failed");
    assert!(failed[1].is_empty() && failed[2].contains("nothing to check"), "{failed:?}");
    assert!(failed[0].contains("absent.txt") && failed[3] == failed[0], "{failed:?}");
    // What was never read, and what is no report, has no counts.
    assert_eq!((reports.get(0, "cells_read"), reports.get(2, "cells_read")), (String::new(), String::new()));
    assert!(Path::new(&book["findings"].get(0, "source")).ends_with("wrong.txt"));
}
