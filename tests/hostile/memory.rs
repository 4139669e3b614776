//! The memory of the biggest inputs let in: no more than 1 GiB, in a process of its own that is given no more. With less
//! than the effort of nights a quarter of the inputs and of the memory, and of the inputs those that weigh most.
#![cfg(unix)]

use super::program::run;
use crate::effort::effort;
use std::process::Command;

/// Address space of the process, in kilobytes.
const MOST: usize = 1 << 20;
/// The largest input there is by default, in bytes.
const LARGEST: usize = 64 << 20;
/// The most visible text there is by default, in bytes.
const TEXT: usize = 4 << 20;

/// The part of all this that is tried.
fn part(of: usize) -> usize {
    if effort() < 4 { of / 4 } else { of }
}

/// Fills the largest input with a beginning and as many of these as fit.
fn filled(start: &str, with: &str) -> Vec<u8> {
    let mut input = start.as_bytes().to_vec();
    input.extend_from_slice(with.repeat((part(LARGEST) - start.len()) / with.len()).as_bytes());
    input
}

fn fits(input: &[u8], args: &str) {
    let program = env!("CARGO_BIN_EXE_gkreport");
    let script = format!("ulimit -v {} && exec '{program}' {args} -", part(MOST));
    let output = run(Command::new("sh").args(["-c", &script]), input);
    let stderr = String::from_utf8_lossy(&output.stderr);
    let code = output.status.code();
    assert!(code.is_some_and(|code| (0..=2).contains(&code)) && !stderr.contains("memory"), "{code:?}: {stderr}");
}

#[test]
fn the_largest_inputs_fit() {
    let inputs = [
        ("<html>", "&lt;<br>"),
        ("<html>", "<p>"),
        ("<html><table>", "<td>"),
        ("<html>", "\n"),
        ("<html>", "<meta name=a content=b>"),
        ("<html><p title=\"", "a"),
        ("<html><!--", "规"),
        ("<html><script>", "<td>"),
        ("", "1\n"),
        ("", "\u{fffd}"),
    ];
    for &(start, with) in &inputs[..if effort() < 4 { 3 } else { inputs.len() }] {
        fits(&filled(start, with), &format!("parse --max-text {}", part(TEXT)));
    }
}

#[test]
fn the_most_text_that_is_read_fits() {
    let lines = ["规章\n1\n", "收到申请1件。\n", "1\n", "规章 1 2\n", "a b\n"];
    for line in &lines[..if effort() < 4 { 2 } else { lines.len() }] {
        fits(line.repeat(part(TEXT) / line.len()).as_bytes(), "check --isolated --format json");
    }
}
