//! Very many files: each accounted for, in order, the same on any number of threads.

use crate::effort::effort;
use crate::formats::support::{Run, finish, gkreport, root};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::Stdio;

const TEXTS: [&str; 3] =
    ["city-2021-unbalanced/report.txt", "province-2020-unbalanced/report.txt", "county-2021/report.txt"];

/// Writes `count` reports of many issuers over several years into folders of years; each tenth is damaged, in a way
/// its number decides. Gives their names in the order they will be walked.
fn collection(folder: &Path, count: usize) -> Vec<String> {
    let texts = TEXTS.map(|name| fs::read_to_string(root().join("fixtures/reports").join(name)).expect("the fixture"));
    let mut names = Vec::new();
    for number in 0..count {
        let (issuer, year) = (number / 5, 2019 + number % 5);
        let text =
            texts[issuer % texts.len()].replace("青河县", &county(issuer)).replace("2021年", &format!("{year}年"));
        let name = format!("{year}/{issuer:05}.txt");
        let path = folder.join(&name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, if number % 10 == 7 { damaged(&text, number) } else { text.into_bytes() }).expect("a file");
        names.push(name);
    }
    names.sort();
    names
}

/// A county of its own for each number.
fn county(number: usize) -> String {
    let first = ["青", "白", "黑", "红", "黄", "东", "西", "南", "北", "中"];
    let second = ["河", "山", "江", "林", "石", "泉", "川", "岭", "湖", "原"];
    let digit = |power: u32| number / 10_usize.pow(power) % 10;
    format!("{}{}{}{}县", first[digit(0)], second[digit(1)], first[digit(2)], second[digit(3)])
}

fn damaged(text: &str, number: usize) -> Vec<u8> {
    let bytes = text.as_bytes();
    let place = number * 7919 % bytes.len();
    match number / 10 % 6 {
        0 => bytes[..place].to_vec(),
        1 => Vec::new(),
        2 => [&bytes[..place], b"\xff\xfe\0\xff", &bytes[place..]].concat(),
        3 => b"%PDF-1.7\n".to_vec(),
        4 => bytes.iter().rev().copied().collect(),
        _ => text.replace(['0', '1', '2'], "9,").into_bytes(),
    }
}

fn check(folder: &Path, format: &str, threads: &str) -> Run {
    finish(gkreport().current_dir(folder).args(["check", "--isolated", "-j", threads, "--format", format, "."]))
}

#[test]
fn many_files_are_all_accounted_for_on_one_thread_as_on_two() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = 200 * effort();
    let names: BTreeSet<String> = collection(folder.path(), files).into_iter().collect();
    let one = check(folder.path(), "json", "1");
    let two = check(folder.path(), "json", "2");
    assert_eq!(one.code, 2, "{}", one.stderr);
    assert!(one.stdout == two.stdout, "the output differs");
    assert!(one.stderr == two.stderr, "the messages differ");
    let value: Value = serde_json::from_str(&one.stdout).expect("valid JSON");
    let sources = |key: &str| -> Vec<&str> {
        let entries = value[key].as_array().expect("an array");
        entries.iter().map(|entry| entry["source"].as_str().expect("a name")).collect()
    };
    let (read, failed) = (sources("inputs"), sources("failed"));
    assert!(read.is_sorted(), "not in the order of the input");
    let unread: Vec<&str> = failed.iter().copied().filter(|name| !read.contains(name)).collect();
    let told: BTreeSet<String> = read.iter().chain(&unread).map(|name| (*name).to_owned()).collect();
    assert_eq!(told, names);
    assert_eq!(read.len() + unread.len(), names.len(), "a file is told twice");
    assert_eq!(value["summary"]["reports"], read.len());
    // What could not be read and what was read and is no report are counted apart.
    let count = |key: &str| value["summary"][key].as_u64().expect("a count");
    assert!(count("unreadable") > 0 && count("nothing") > 0, "{}", value["summary"]);
    assert_eq!(count("unreadable") + count("nothing"), unread.len() as u64);
    // Empty files and those that are PDF can hold nothing; everything undamaged must have been read.
    assert!((files * 3 / 100..=files / 10).contains(&unread.len()), "{} unread", unread.len());
}

#[test]
fn every_format_is_the_same_on_any_number_of_threads() {
    let folder = tempfile::tempdir().expect("a folder");
    collection(folder.path(), 10 * effort());
    for format in crate::formats::support::FORMATS {
        let one = check(folder.path(), format, "1");
        assert!(!one.stdout.is_empty());
        for threads in ["2", "7"] {
            assert_eq!(check(folder.path(), format, threads).stdout, one.stdout, "{format} on {threads}");
        }
    }
    for format in ["json", "ndjson", "csv"] {
        let parse = |threads| {
            finish(gkreport().current_dir(folder.path()).args(["parse", "--format", format, "-j", threads, "."])).stdout
        };
        assert_eq!(parse("1"), parse("3"), "{format}");
    }
}

#[test]
fn a_worker_answers_each_name_before_it_is_given_the_next() {
    let mut command = gkreport();
    command.args(["parse", "--format", "ndjson", "--files-from", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it starts");
    let mut names = child.stdin.take().expect("a pipe");
    let mut answers = BufReader::new(child.stdout.take().expect("a pipe")).lines();
    for name in ["fixtures/reports/county-2021/report.html", "no such file", "fixtures/reports/county-2021/report.txt"]
    {
        writeln!(names, "{name}").expect("it reads");
        let line = answers.next().expect("an answer").expect("UTF-8");
        let answer: Value = serde_json::from_str(&line).expect("valid JSON");
        assert_eq!(answer["source"]["path"], name);
        assert_eq!(!answer["error"].is_null(), name == "no such file", "{line}");
    }
    drop(names);
    assert!(answers.next().is_none());
    assert_eq!(child.wait().expect("it ends").code(), Some(2));
}

/// Whoever counts names in and lines out finds what was lost: whatever a name is, it is answered once, by that name.
#[test]
fn each_name_of_a_list_is_answered_by_one_line_with_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    fs::create_dir(root.join("empty")).expect("a folder");
    let report = fs::read(super::support::root().join(crate::formats::support::COUNTY)).expect("the fixture");
    for name in ["a.txt", "a b.txt", "a'b\".txt", "[a].txt", "报告.txt"] {
        fs::write(root.join(name), &report).expect("a file");
    }
    fs::write(root.join("prose.txt"), "没有表格的一句话。").expect("a file");
    fs::write(root.join("damaged.txt"), "%PDF-1.7").expect("a file");
    let names = [
        "a.txt",
        "a b.txt",
        "a'b\".txt",
        "[a].txt",
        "报告.txt",
        "prose.txt",
        "damaged.txt",
        "empty",
        "absent.txt",
        "*.txt",
        "[b].txt",
        "a.txt",
        "-",
        "./a.txt",
        "a.txt/",
    ];
    for separator in ["\n", "\0"] {
        fs::write(root.join("list"), names.join(separator)).expect("a list");
        let null = (separator == "\0").then_some("-0");
        let words = ["parse", "--exit-zero", "--format", "ndjson", "-j", "3", "--files-from", "list"];
        let run = finish(gkreport().current_dir(root).args(words).args(null));
        assert_eq!(run.code, 0, "{}", run.stderr);
        let answers = run.stdout.lines().map(|line| serde_json::from_str::<Value>(line).expect("valid JSON"));
        let told: Vec<_> = answers.map(|line| line["source"]["path"].as_str().expect("a name").to_owned()).collect();
        assert_eq!(told, names);
    }
}

#[test]
fn a_folder_without_reports_is_no_success() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("report.png"), "").expect("a file");
    let run = check(folder.path(), "concise", "2");
    assert_eq!(run.code, 2);
    assert!(run.stderr.contains("nothing to read") && run.stderr.contains(".png 1"), "{}", run.stderr);
}

/// The command of the documentation, as it stands there; those for a worker that was killed are tested by
/// `tests/consumers/workers.py`.
#[cfg(unix)]
#[test]
fn the_documented_command_for_xargs_answers_each_name() {
    let folder = tempfile::tempdir().expect("a folder");
    let names = collection(&folder.path().join("reports"), 50);
    let documentation = fs::read_to_string(root().join("docs/many.md")).expect("the documentation");
    let program = Path::new(env!("CARGO_BIN_EXE_gkreport")).parent().expect("a folder");
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut lines = documentation.lines().filter(|line| line.contains("find reports -type f -print0 | xargs"));
    let line = lines.next().expect("the command");
    assert!(lines.next().is_none());
    let run = finish(gkreport_shell(line).current_dir(folder.path()).env("PATH", &path));
    assert_eq!(run.code, 0, "{}", run.stderr);
    let mut told = Vec::new();
    for entry in fs::read_dir(folder.path().join("figures")).expect("the folder") {
        for line in fs::read_to_string(entry.expect("an entry").path()).expect("a file").lines() {
            let answer: Value = serde_json::from_str(line).expect("a whole line");
            told.push(answer["source"]["path"].as_str().expect("a path").to_owned());
        }
    }
    told.sort();
    assert_eq!(told, names.iter().map(|name| format!("reports/{name}")).collect::<Vec<_>>());
}

#[cfg(unix)]
fn gkreport_shell(line: &str) -> std::process::Command {
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", line]).stdin(Stdio::null()).env("LC_ALL", "C");
    shell
}

/// Ctrl-C: what is done is whole, and the exit code is what shells expect.
#[cfg(unix)]
#[test]
fn ctrl_c_ends_with_what_is_done_written_whole() {
    for threads in ["1", "2"] {
        interrupted_while_waiting(threads);
    }
}

#[cfg(unix)]
fn interrupted_while_waiting(threads: &str) {
    let mut command = gkreport();
    command.args(["check", "--isolated", "--format", "json", "-j", threads, "--files-from", "-"]);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut names = child.stdin.take().expect("a pipe");
    writeln!(names, "fixtures/reports/county-2021/report.txt\nno such file").expect("it reads");
    // The second name is told on stderr once the first is done; then it waits for a third.
    let mut stderr = BufReader::new(child.stderr.take().expect("a pipe"));
    stderr.read_line(&mut String::new()).expect("a message");
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().expect("kill").success());
    let output = child.wait_with_output().expect("it ends");
    drop(names);
    assert_eq!(output.status.code(), Some(130));
    let value: Value = serde_json::from_slice(&output.stdout).expect("valid JSON");
    assert_eq!(value["summary"]["reports"], 1);
    assert_eq!(value["summary"]["unreadable"], 1);
}
