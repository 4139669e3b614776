//! Reports, findings and rules → the formats people and programs read.
//!
//! ```text
//! check/      what a check found       sheet/      rows as workbooks
//! audit/      the same, to look at
//! parse/      what reports say         catalogue/  rules and the schema
//! sum/        what parts come to       diff/       what changed
//! form/       the official form, filled
//! ```
//!
//! Each format is one file and writes into any [`std::io::Write`]; nothing here opens a file (a workbook keeps its rows in
//! temporary ones) or prints. Whatever a page holds stays data: control characters never reach a terminal as such
//! ([`harmless`]), and a text cell never becomes a spreadsheet formula.

mod aligned;
mod audit;
mod catalogue;
mod check;
mod columns;
mod diff;
mod form;
mod headings;
mod json;
mod parse;
mod path;
mod place;
mod plain;
mod sheet;
pub mod show;
mod spill;
mod sum;
mod tabular;
mod value;

pub use audit::{Leaf, OpenPage, REPORTS_A_FILE};
pub use catalogue::{explain, rules_table, schema, types};
pub use check::{CheckFormat, CheckOptions, CheckWriter, Colour, Statistics, Totals, audit_folder, check_writer};
pub use diff::{DiffAnswer, DiffFormat, Unpaired, Why, write_diff};
pub use form::{has_form, write_form};
pub use json::JsonLayout;
pub use parse::{ByteOrderMark, ParseFormat, ParseWriter, Piece, Renderer, Shape, Spans, parse_writer, table_schema};
pub use plain::{harmless, log_safe};
pub use sum::{SumAnswer, SumFormat, write_sum};
