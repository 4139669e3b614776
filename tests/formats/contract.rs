//! Exit codes, pipes, and files that appear whole or not at all.

use crate::formats::support::{COUNTY, FORMATS, county, folder, gkreport, run, run_in, run_on};
use std::io::Read as _;
use std::process::Stdio;

/// The county's report with its errors put right; a note and a warning are left.
fn sound() -> String {
    let text = county()
        .replace("| 3 | 0 | 0 | 0 | 0 | 0 | 8 |", "| 3 | 0 | 0 | 0 | 0 | 0 | 3 |")
        .replace("| 5 | 0 | 0 | 0 | 0 | 0 |  |", "| 3 | 0 | 0 | 0 | 0 | 0 |  |")
        .replace("1余", "0");
    text + "\n六、其他需要报告的事项\n今年没有收取信息处理费，也没有别的事情要报告。\n"
}

#[test]
fn nought_for_nothing_wrong_one_for_findings_two_for_what_could_not_be_checked() {
    let folder = folder(&[("sound.txt", &sound()), ("wrong.txt", &county()), ("prose.txt", "没有表格的一句话。\n")]);
    let code = |args: &[&str]| run_in(folder.path(), &[&["check", "--isolated"], args].concat()).code;
    assert_eq!(code(&["sound.txt"]), 0);
    assert_eq!(code(&["wrong.txt"]), 1);
    assert_eq!(code(&["prose.txt"]), 2);
    assert_eq!(code(&["absent.txt"]), 2);
    assert_eq!(code(&["."]), 2);
    assert_eq!(code(&["--no-such-option"]), 2);
    assert_eq!(code(&["--format", "xml", "sound.txt"]), 2);
    assert_eq!(code(&["sound.txt", "wrong.txt"]), 1);
}

#[test]
fn two_wins_over_one_and_the_other_results_are_still_written() {
    let folder = folder(&[("wrong.txt", &county()), ("prose.txt", "没有表格的一句话。\n")]);
    for format in FORMATS {
        let args = ["check", "--isolated", "--format", format, "absent.txt", "prose.txt", "wrong.txt"];
        let said = run_in(folder.path(), &args);
        assert_eq!(said.code, 2, "{format}");
        assert!(said.stdout.contains("GK303"), "{format}: {}", said.stdout);
        let people = ["human", "concise", "github"].contains(&format);
        assert!(!people || said.stdout.ends_with(" · 1 input could not be read\n"), "{format}: {}", said.stdout);
        assert!(said.stderr.contains("absent.txt") && said.stderr.contains("prose.txt"), "{}", said.stderr);
    }
}

#[test]
fn the_severity_that_fails_a_run_can_be_chosen() {
    let folder = folder(&[("sound.txt", &sound()), ("wrong.txt", &county())]);
    let code = |from: &str, name: &str| {
        let args = ["check", "--isolated", "--select", "GK001,GK005,GK3", "--fail-on", from, name];
        run_in(folder.path(), &args).code
    };
    assert_eq!(["error", "warning", "note", "never"].map(|from| code(from, "sound.txt")), [0, 1, 1, 0]);
    assert_eq!(["error", "warning", "note", "never"].map(|from| code(from, "wrong.txt")), [1, 1, 1, 0]);
}

#[test]
fn nothing_fails_quietly_where_nothing_is_chosen_to_fail() {
    assert_eq!(run(&["check", "--isolated", "--fail-on", "never", "absent.txt"]).code, 2);
}

#[test]
fn standard_input_is_an_input() {
    let named = run(&["check", "--isolated", "--format", "csv", COUNTY]).stdout;
    for args in [&["check", "--isolated", "--format", "csv", "-"][..], &["check", "--isolated", "--format", "csv"]] {
        let said = run_on(county().as_bytes(), args);
        assert_eq!((said.code, said.stdout), (1, named.replace(COUNTY, "'-")));
    }
    assert_eq!(run_on(b"", &["check", "--isolated"]).code, 2);
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_run_quietly() {
    let folder = tempfile::tempdir().expect("a folder");
    // Far more than a pipe holds.
    let mut many = vec![COUNTY; 100];
    let sarif = format!("sarif={}", folder.path().join("out.sarif").display());
    for formats in [&["--format", "human"][..], &["--format", "human", "--format", &sarif]] {
        let args = [&["check", "--isolated"][..], formats, &many].concat();
        let mut command = gkreport();
        let mut child = command
            .args(args)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut first = [0; 64];
        child.stdout.take().expect("a pipe").read_exact(&mut first).expect("something is written");
        let output = child.wait_with_output().expect("it ends");
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), b"".as_slice()));
    }
    // The file nobody stopped reading is whole.
    let written = std::fs::read_to_string(folder.path().join("out.sarif")).expect("the file");
    let sarif: serde_json::Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(sarif["runs"][0]["artifacts"].as_array().map(Vec::len), Some(many.len()));
    many.clear();
}

#[test]
fn files_appear_whole_or_not_at_all() {
    let folder = folder(&[("out.sarif", "old"), ("wrong.txt", &county())]);
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("the file");
    // A second output that cannot be written: nothing is touched.
    let args =
        ["check", "--isolated", "--format", "sarif=out.sarif", "--format", "csv=no/such/folder.csv", "wrong.txt"];
    let said = run_in(folder.path(), &args);
    assert_eq!((said.code, read("out.sarif").as_str()), (2, "old"));
    assert!(said.stderr.contains("no/such/folder.csv"), "{}", said.stderr);
    let said = run_in(folder.path(), &["check", "--isolated", "--format", "sarif", "-o", "out.sarif", "wrong.txt"]);
    assert_eq!((said.code, said.stdout.as_str(), said.stderr.as_str()), (1, "", ""));
    assert!(read("out.sarif").starts_with('{'));
    let names: std::collections::BTreeSet<_> =
        std::fs::read_dir(folder.path()).expect("the folder").map(|file| file.expect("a file").file_name()).collect();
    assert_eq!(names, ["out.sarif".into(), "wrong.txt".into()].into());
}

#[test]
fn formats_that_would_run_into_one_another_are_refused() {
    let refused = |args: &[&str]| {
        let said = run(&[&["check", "--isolated"], args, &[COUNTY]].concat());
        assert_eq!((said.code, said.stdout.as_str()), (2, ""), "{args:?}");
        said.stderr
    };
    assert!(refused(&["--format", "human", "--format", "json"]).contains("--format NAME=FILE"));
    assert!(refused(&["--format", "csv=x", "--format", "json=x"]).contains("same file x"));
    assert!(refused(&["--format", "csv=x", "-o", "y"]).contains("-o"));
    assert!(refused(&["--format", "csv="]).contains("csv="));
}

#[test]
fn no_colour_goes_into_a_pipe_unless_it_is_forced() {
    assert!(!run(&["check", "--isolated", COUNTY]).stdout.contains('\u{1b}'));
    let forced = |extra: &[(&str, &str)]| {
        let mut command = gkreport();
        command.args(["check", "--isolated", COUNTY]).env("CLICOLOR_FORCE", "1").envs(extra.iter().copied());
        crate::formats::support::finish(&mut command).stdout.contains('\u{1b}')
    };
    assert!(forced(&[]));
    assert!(!forced(&[("NO_COLOR", "1")]));
}
