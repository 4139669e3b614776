//! The memory of the biggest inputs let in: no more than 1 GiB, in a process of its own that is given no more.
#![cfg(unix)]

use super::program::run;
use std::process::Command;

/// Address space of the process, in kilobytes.
const MOST: u32 = 1 << 20;
/// The largest input there is by default, in bytes.
const LARGEST: usize = 64 << 20;

/// Fills the largest input with a beginning and as many of these as fit.
fn filled(start: &str, with: &str) -> Vec<u8> {
    let mut input = start.as_bytes().to_vec();
    input.extend_from_slice(with.repeat((LARGEST - start.len()) / with.len()).as_bytes());
    input
}

fn fits(input: &[u8], args: &str) {
    let program = env!("CARGO_BIN_EXE_gkreport");
    let script = format!("ulimit -v {MOST} && exec '{program}' {args} -");
    let output = run(Command::new("sh").args(["-c", &script]), input);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    assert!(code.is_some_and(|code| (0..=2).contains(&code)) && !stderr.contains("memory"), "{code:?}: {stderr}");
}

#[test]
fn the_largest_inputs_fit() {
    for (start, with) in [
        ("<html>", "\n"),
        ("<html>", "<p>"),
        ("<html>", "&lt;<br>"),
        ("<html>", "<meta name=a content=b>"),
        ("<html><p title=\"", "a"),
        ("<html><!--", "规"),
        ("<html><table>", "<td>"),
        ("<html><script>", "<td>"),
        ("", "1\n"),
        ("", "\u{fffd}"),
    ] {
        fits(&filled(start, with), "parse");
    }
}

#[test]
fn the_most_text_that_is_read_fits() {
    for line in ["1\n", "规章\n1\n", "收到申请1件。\n", "规章 1 2\n", "a b\n"] {
        fits(line.repeat((4 << 20) / line.len()).as_bytes(), "check --isolated --format json");
    }
}
