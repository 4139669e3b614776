//! How much memory a page in flight takes, as the bench `allocations` tells it.
//!
//! The profiler that counts allocations slows every one of them down, so it has a program of its own.

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
    let most = most_at_once(&told, "page").unwrap_or(f64::NAN);
    Row::bytes("memory for a page in flight, at most", most, "the page’s bytes", page.bytes.len(), Target::Most(16.0))
}

/// The size under `max alloc:` of the benchmark with this name, in bytes.
fn most_at_once(told: &str, name: &str) -> Option<f64> {
    let mut lines = told.lines().skip_while(|line| !line.trim_start_matches(['├', '╰', '─', ' ']).starts_with(name));
    let size = lines.by_ref().skip_while(|line| !line.contains("max alloc:")).nth(2)?;
    let mut words = size.split_whitespace().filter(|word| *word != "│");
    let number: f64 = words.next()?.parse().ok()?;
    let unit = match words.next()? {
        "B" => 1.0,
        "KB" => 1e3,
        "MB" => 1e6,
        _ => return None,
    };
    Some(number * unit)
}
