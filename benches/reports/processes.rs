//! Whole processes: what starting the program costs, and checking one page with it.
//!
//! The floor is a program with nothing but an empty `clap` command line (`examples/empty_clap.rs`).

use super::inputs::Input;
use super::table::{Row, Target};
use super::turns::take_turns;
use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

/// The rows for starting, and for checking one page.
pub fn rows(page: &Input) -> Vec<Row> {
    let program = Path::new(env!("CARGO_BIN_EXE_gkreport"));
    // As its users build it: for a bench, crates are built with what only tests ask of them, and the program grows.
    build(&["--bin", "gkreport"]);
    build(&["--example", "empty_clap"]);
    let empty = program.with_file_name("examples").join("empty_clap");
    let version = [OsStr::new("--version")];
    let check = ["check", "--isolated", "--format", "json"].map(OsStr::new);
    let check: Vec<&OsStr> = check.into_iter().chain([page.path.as_os_str()]).collect();
    let nothing = "an empty `clap` program";
    let start = take_turns(|| run(program, &version), || run(&empty, &version));
    let page = take_turns(|| run(program, &check), || run(&empty, &version));
    vec![
        Row::times("`gkreport --version`, a process", nothing, &start, Target::Most(2.0)),
        Row::times("`gkreport check` of the page, a process", nothing, &page, Target::Most(4.0)),
    ]
}

fn build(what: &[&str]) {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let built = Command::new(cargo).args(["build", "--quiet", "--release"]).args(what).status();
    assert!(built.is_ok_and(|status| status.success()), "{what:?} can be built");
}

fn run(program: &Path, arguments: &[&OsStr]) {
    let status = Command::new(program).args(arguments).stdout(Stdio::null()).status();
    assert!(status.is_ok_and(|status| status.success()), "{} can be run", program.display());
}
