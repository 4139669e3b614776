//! Running the program, and reading what it said.

use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Every format of `check` that is text.
pub const FORMATS: [&str; 10] =
    ["human", "concise", "json", "ndjson", "csv", "sarif", "github", "gitlab", "junit", "html"];

#[test]
fn every_format_that_is_text_is_tested() {
    let texts = gkreport::emit::CheckFormat::ALL.into_iter().filter(|format| !format.is_binary());
    assert_eq!(texts.map(gkreport::emit::CheckFormat::key).collect::<Vec<_>>(), FORMATS);
}

/// A report with findings of every severity, one of them about something absent.
pub const COUNTY: &str = "fixtures/formats/county.txt";

/// How a run ended.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

/// The program, speaking English, out of reach of this machine's settings.
pub fn gkreport() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gkreport"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    for name in [
        "LC_ALL",
        "LC_MESSAGES",
        "LANG",
        "COLUMNS",
        "NO_COLOR",
        "CLICOLOR",
        "CLICOLOR_FORCE",
        "FORCE_COLOR",
        "GKREPORT_LANG",
    ] {
        command.env_remove(name);
    }
    command
}

/// Runs it with nothing on standard input.
pub fn run(args: &[&str]) -> Run {
    finish(gkreport().args(args).stdin(Stdio::null()))
}

/// Runs it in a folder.
pub fn run_in(folder: &Path, args: &[&str]) -> Run {
    finish(gkreport().current_dir(folder).args(args).stdin(Stdio::null()))
}

/// Runs it with this text on standard input.
pub fn run_on(input: &[u8], args: &[&str]) -> Run {
    let mut command = gkreport();
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    child.stdin.take().expect("a pipe").write_all(input).expect("it reads its input");
    let output = child.wait_with_output().expect("it ends");
    Run {
        code: output.status.code().expect("an exit code"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// Runs a command to its end.
pub fn finish(command: &mut Command) -> Run {
    let output = command.output().expect("the program starts");
    Run {
        code: output.status.code().expect("an exit code"),
        stdout: String::from_utf8(output.stdout).expect("UTF-8"),
        stderr: String::from_utf8(output.stderr).expect("UTF-8"),
    }
}

/// What `check` writes of a file in a format.
pub fn check(format: &str, path: &str) -> String {
    run(&["check", "--isolated", "--lang", "en", "--format", format, path]).stdout
}

/// The same, as JSON.
pub fn check_json(format: &str, path: &str) -> Value {
    serde_json::from_str(&check(format, path)).expect("valid JSON")
}

/// The text of the report all tests start from.
pub fn county() -> String {
    std::fs::read_to_string(root().join(COUNTY)).expect("the fixture")
}

/// The project's folder.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder with these files.
pub fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    folder
}

/// The county's report for another year.
pub fn county_of(year: i32) -> String {
    county().replace("2023年", &format!("{year}年"))
}

/// A folder with two issuers' reports whose years do not fit together, and their names in mixed order.
pub fn years() -> (tempfile::TempDir, Vec<&'static str>) {
    let city = |year| county_of(year).replace("临溪县", "临川市");
    let copy = county_of(2022).replace("| 行政许可 | 1260 |", "| 行政许可 | 1261 |");
    let files = [
        ("county-2021.txt", county_of(2021)),
        ("city-2020.txt", city(2020)),
        ("county-2022.txt", county_of(2022)),
        ("county-2022-copy.txt", copy),
        ("city-2023.txt", city(2023)),
        ("city-2021.txt", city(2021)),
    ];
    let folder = folder(&files.each_ref().map(|(name, text)| (*name, text.as_str())));
    (folder, files.map(|(name, _)| name).to_vec())
}
