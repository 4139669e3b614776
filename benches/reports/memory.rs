//! How much memory a page in flight takes, as the bench `allocations` tells it.
//!
//! Counting allocations slows every one of them down, so it has a program of its own.

use super::inputs::Input;
use super::table::{Row, Target};
use std::process::Command;

/// The most that is allocated at once for a page, against its bytes.
pub fn row(page: &Input) -> Row {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo).args(["bench", "--quiet", "--bench", "allocations"]).output();
    let output = output.expect("cargo can be run");
    let told = String::from_utf8_lossy(&output.stdout).into_owned();
    println!("{told}");
    let most = told.lines().find_map(|line| line.strip_prefix("report.html ")?.parse().ok()).unwrap_or(f64::NAN);
    Row::bytes("memory for a page in flight, at most", most, "the page’s bytes", page.bytes.len(), Target::Most(16.0))
}
