//! Many reports in one process: on two threads against one, and ten thousand against a hundred.

use super::table::{Row, Target};
use super::turns::take_turns;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Reports with findings, so that what is kept of findings counts too.
const REPORTS: [&str; 2] = ["city-2021-unbalanced/report.txt", "city-2022/report.html"];

/// The rows for threads and for memory.
pub fn rows() -> Vec<Row> {
    let folder = tempfile::tempdir().expect("a folder");
    let some = list(folder.path(), 300);
    let threads = take_turns(|| check(&some, "2"), || check(&some, "1"));
    let mut rows = vec![Row::times("300 reports on two threads", "on one", &threads, Target::Most(0.53))];
    let (few, many) = (list(folder.path(), 100), list(folder.path(), 10_000));
    if let (Some(few), Some(many)) = (peak(&few), peak(&many)) {
        #[expect(clippy::cast_precision_loss, reason = "a process of a few megabytes")]
        let many = many as f64;
        rows.push(Row::bytes("memory of a process for 10 000 reports", many, "for 100", few, Target::Most(1.1)));
    }
    rows
}

/// A list of so many names.
fn list(folder: &Path, count: usize) -> PathBuf {
    let reports = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/reports");
    let path = folder.join(format!("{count}.list"));
    let mut names = fs::File::create(&path).expect("a file");
    for number in 0..count {
        let report = reports.join(REPORTS[number % REPORTS.len()]);
        writeln!(names, "{}", report.display()).expect("it can be written");
    }
    path
}

fn command(list: &Path, threads: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gkreport"));
    command.args(["check", "--isolated", "--format", "json", "-j", threads, "--files-from"]).arg(list);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

fn check(list: &Path, threads: &str) {
    let status = command(list, threads).status().expect("it can be run");
    assert_eq!(status.code(), Some(1), "the reports have findings");
}

/// The most memory the process had, in bytes, where the system tells.
fn peak(list: &Path) -> Option<usize> {
    let mut child = command(list, "2").spawn().expect("it can be run");
    let told = format!("/proc/{}/status", child.id());
    let mut most = None;
    while child.try_wait().expect("it can be waited for").is_none() {
        // The last figure told is the highest: it only grows.
        let status = fs::read_to_string(&told).unwrap_or_default();
        let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.split_whitespace().next()?.parse().ok());
        most = peak.map(|kilobytes: usize| kilobytes * 1024).or(most);
        std::thread::sleep(Duration::from_millis(2));
    }
    most
}
