//! Reports, findings and rules → the formats people and programs read.
//!
//! ```text
//! check/      what a check found       sheet/      rows as workbooks
//! audit/      the same, to look at
//! parse/      what reports say         catalogue/  rules and the schema
//! ```
//!
//! Each format is one file and writes into any [`std::io::Write`]; nothing here opens a file (a workbook keeps its rows in
//! temporary ones) or prints. Whatever a page holds stays data: control characters never reach a terminal as such
//! ([`harmless`]), and a text cell never becomes a spreadsheet formula.

mod audit;
mod catalogue;
mod check;
mod headings;
mod json;
mod parse;
mod path;
mod place;
mod plain;
mod sheet;
pub mod show;
mod spill;
mod value;

pub use audit::{Leaf, OpenPage, REPORTS_A_FILE};
pub use catalogue::{explain, rules_table, schema};
pub use check::{CheckFormat, CheckOptions, CheckWriter, Colour, Statistics, Totals, audit_folder, check_writer};
pub use json::JsonLayout;
pub use parse::{ByteOrderMark, ParseFormat, ParseWriter, Piece, Renderer, Shape, Spans, parse_writer};
pub use plain::{harmless, log_safe};
