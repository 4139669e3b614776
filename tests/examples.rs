//! The examples run and say what they promise: what a user of the library starts from must not rot.
//!
//! Cargo builds them beside the tests; they are run from there.

use std::path::PathBuf;
use std::process::{Command, Output};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// Runs an example; where only some of the tests are built, it is made first.
fn example(name: &str, arguments: &[&str]) -> Output {
    let binary = PathBuf::from(env!("CARGO_BIN_EXE_gkreport"));
    let folder = binary.parent().expect("a folder of binaries").join("examples");
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    if !path.exists() {
        let made = Command::new(env!("CARGO")).args(["build", "--quiet", "--example", name]).current_dir(ROOT).status();
        assert!(made.is_ok_and(|made| made.success()), "{name} is built");
    }
    Command::new(&path)
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn shown(name: &str, arguments: &[&str]) -> String {
    let output = example(name, arguments);
    assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn cells_lists_every_cell_with_its_status_and_place() {
    let cells = shown("cells", &["fixtures/reports/city-2022/report.html"]);
    let total: Vec<&str> =
        cells.lines().filter(|line| line.starts_with("applications.new_received.total\tread\t")).collect();
    assert_eq!(total.len(), 1, "{cells}");
    assert!(total[0].rsplit_once('\t').is_some_and(|(_, place)| place.contains(':')), "{total:?}");
}

#[test]
fn folder_has_a_row_for_each_report() {
    let rows = shown("folder", &["fixtures/reports/county-2021"]);
    let html = rows.lines().find(|line| line.contains("report.html")).expect("the page is read");
    assert!(
        html.split('\t').nth(2) == Some("2021") && html.split('\t').skip(3).all(|value| !value.is_empty()),
        "{html}"
    );
    // Its text says the same.
    let text = rows.lines().find(|line| line.contains("report.txt")).expect("the text is read");
    assert!(text.split('\t').skip(1).eq(html.split('\t').skip(1)), "{text} / {html}");
}

#[test]
fn selection_runs_the_rules_it_is_given() {
    let report = "fixtures/reports/city-2021-unbalanced/report.html";
    let findings = shown("selection", &[report, "GK3"]);
    assert!(!findings.is_empty() && findings.lines().all(|line| line.contains(" GK3")), "{findings}");
    assert!(shown("selection", &[report]).lines().count() >= findings.lines().count());
    assert!(!example("selection", &[report, "GK999"]).status.success());
}
