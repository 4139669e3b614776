//! The program on hostile inputs: it ends with 0, 1 or 2, says why, and refuses by the limits it was given.

use super::fixtures::text;
use std::io::Write as _;
use std::process::{Command, Output, Stdio};

/// Runs the program with this on standard input.
pub fn run(command: &mut Command, input: &[u8]) -> Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("a pipe");
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // It reads no further than its limit.
            let _ = pipe.write_all(input);
        });
        child.wait_with_output().expect("it ends")
    })
}

fn gkreport(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gkreport"));
    command.args(args);
    command
}

fn says(args: &[&str], input: &[u8]) -> (i32, String) {
    let output = run(&mut gkreport(args), input);
    let code = output.status.code().expect("no signal ends it");
    (code, String::from_utf8(output.stderr).expect("UTF-8"))
}

#[test]
fn hostile_inputs_end_with_an_exit_code_of_its_own() {
    let page = text("reports/city-2021-unbalanced/report.html");
    let inputs: [Vec<u8>; 9] = [
        Vec::new(),
        vec![0; 100],
        vec![0xff; 5000],
        b"\xff\xfe<\0t\0a\0b".to_vec(),
        b"%PDF-1.4".to_vec(),
        page.as_bytes()[..page.len() / 2].to_vec(),
        page.replace("<td", "<td\0rowspan=65534").into_bytes(),
        "<div>".repeat(10_000).into_bytes(),
        format!("{page}{}", "\u{1b}[2J::error::x\n".repeat(100)).into_bytes(),
    ];
    for input in &inputs {
        for args in [
            &["check", "--isolated", "-"][..],
            &["check", "--isolated", "--format", "sarif", "--lang", "zh"],
            &["parse", "--spans", "-"],
            &["parse", "--format", "csv"],
            &["show", "--stage", "text", "-"],
            &["show", "--stage", "tables"],
        ] {
            let (code, stderr) = says(args, input);
            assert!((0..=2).contains(&code), "{args:?} ended with {code}");
            assert!(code != 2 || stderr.starts_with("gkreport: "), "{args:?} says {stderr:?}");
        }
    }
}

#[test]
fn a_limit_passed_is_told_in_both_languages_and_the_flag_raises_it() {
    let deep = format!("<html>{}<p>规章", "<div>".repeat(600));
    let table = format!("<html><table>{}", "<tr><td>规章<td colspan=20>1".repeat(30));
    let long = format!("<html><p>{}", "规章".repeat(1000));
    for (input, flag, low, high) in [
        (&deep, "--max-depth", "512", "700"),
        (&long, "--max-size", "1K", "1M"),
        (&table, "--max-cells", "20", "100"),
        (&table, "--max-colspan", "10", "20"),
        (&long, "--max-line", "2K", "1M"),
        (&long, "--max-text", "2048", "4M"),
    ] {
        for (language, word) in [("zh", "上限"), ("en", "limit")] {
            for command in [&["parse"][..], &["check", "--isolated"], &["show", "--stage", "blocks"]] {
                let args = [command, &["--lang", language, flag, low, "-"]].concat();
                let (code, stderr) = says(&args, input.as_bytes());
                assert!(code == 2 && stderr.contains(flag) && stderr.contains(word), "{args:?}: {code} {stderr}");
                let raised = [command, &["--lang", language, flag, high, "-"]].concat();
                let (_, stderr) = says(&raised, input.as_bytes());
                assert!(!stderr.contains(word), "{raised:?}: {stderr}");
            }
        }
    }
}

#[test]
fn a_number_with_too_many_digits_leaves_its_cell_unreadable() {
    let report = text("reports/county-2021/report.txt");
    let unreadable = |args: &[&str]| {
        let output = run(&mut gkreport(args), report.as_bytes());
        String::from_utf8(output.stdout).expect("UTF-8").matches(",unreadable,").count()
    };
    assert_eq!(unreadable(&["parse", "--format", "csv", "-"]), 0);
    assert!(unreadable(&["parse", "--format", "csv", "--max-digits", "1", "-"]) > 0);
}
