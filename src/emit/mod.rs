//! Reports, findings and rules → the formats people and programs read.
//!
//! Each format is one file and writes into any [`std::io::Write`]; nothing here opens a file or prints. Whatever a page
//! holds stays data: control characters never reach a terminal as such ([`harmless`]), and a text cell never becomes a
//! spreadsheet formula.

pub mod check_human;
pub mod check_json;
pub mod explain;
pub mod parse_csv;
pub mod parse_json;
mod plain;
pub mod rules_table;
pub mod show;
mod words;

pub use plain::harmless;

use serde::Serialize;
use std::io;

/// Whether terminal colours are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    /// As ANSI sequences.
    Ansi,
    /// Not at all.
    None,
}

/// How a JSON value is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonLayout {
    /// Indented, for one value a file.
    Pretty,
    /// One value a line.
    Line,
}

/// Writes one JSON value and a line break.
fn write_json(value: &impl Serialize, layout: JsonLayout, out: &mut dyn io::Write) -> io::Result<()> {
    match layout {
        JsonLayout::Pretty => serde_json::to_writer_pretty(&mut *out, value)?,
        JsonLayout::Line => serde_json::to_writer(&mut *out, value)?,
    }
    out.write_all(b"\n")
}
