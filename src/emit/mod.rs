//! Reports, findings and rules → the formats people and programs read.
//!
//! Each format is one file and writes into any [`std::io::Write`]; nothing here opens a file (a workbook keeps its rows in
//! temporary ones) or prints. Whatever a page holds stays data: control characters never reach a terminal as such
//! ([`harmless`]), and a text cell never becomes a spreadsheet formula.

mod check_concise;
mod check_csv;
mod check_human;
mod check_json;
mod check_ndjson;
mod check_xlsx;
#[cfg(test)]
mod escapes;
pub mod explain;
mod github;
mod gitlab;
mod junit;
mod parse_csv;
pub mod parse_json;
mod parse_long;
mod parse_rows;
mod parse_wide;
mod parse_writer;
mod parse_xlsx;
mod path;
mod plain;
pub mod rules_table;
mod sarif;
pub mod schema;
pub mod show;
mod spill;
mod statistics;
#[cfg(test)]
mod testing;
mod totals;
mod words;
mod workbook;
mod workbook_xml;

pub use parse_csv::ByteOrderMark;
pub use parse_json::Spans;
pub use parse_rows::Shape;
pub use parse_writer::{ParseFormat, ParseWriter, Piece, Renderer, parse_writer};
pub use plain::{harmless, log_safe};

use crate::finding::{Finding, Language, Severity, Spot};
use crate::rules::{Rule, Words};
use crate::summary::{Input, Summary};
use serde::Serialize;
use std::io;
use std::path::PathBuf;

/// A format of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CheckFormat {
    /// For people.
    Human,
    /// One line a finding.
    Concise,
    /// One object for the run.
    Json,
    /// One object a finding.
    Ndjson,
    /// One row a finding.
    Csv,
    /// SARIF 2.1.0.
    Sarif,
    /// GitHub workflow commands.
    Github,
    /// GitLab Code Quality.
    Gitlab,
    /// JUnit XML.
    Junit,
    /// A workbook.
    Xlsx,
}

/// What formats need to know of a run.
#[derive(Clone, Debug)]
pub struct CheckOptions {
    /// The language of messages.
    pub language: Language,
    /// Whether terminal colours are written.
    pub colour: Colour,
    /// The severity from which a finding makes a run fail; `None`: no finding does.
    pub fail_on: Option<Severity>,
    /// Whether people are told how often each rule found something.
    pub statistics: Statistics,
    /// The rules of the run.
    pub rules: Vec<&'static Rule>,
    /// The folder that paths are told relative to where a format asks for relative paths.
    pub root: PathBuf,
}

/// Whether people are told how often each rule found something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statistics {
    /// They are.
    Show,
    /// They are not.
    Omit,
}

/// Writes what a check found in one format, report by report.
///
/// What a format must write later than it becomes known is kept in a file without name, so that a run of any length
/// takes the memory of one report.
pub trait CheckWriter {
    /// Writes what comes first; called once, before all else.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn start(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let _ = out;
        Ok(())
    }

    /// Adds an input and what was found in it.
    ///
    /// # Errors
    /// Where `out`, or what is kept aside, cannot be written to.
    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()>;

    /// Adds findings across years, whose places may lie in several of the inputs.
    ///
    /// # Errors
    /// Where `out`, or what is kept aside, cannot be written to.
    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()>;

    /// Adds an input that could not be read, or that held nothing to check, and why.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()>;

    /// Writes what comes last.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    fn finish(&mut self, summary: &Summary, out: &mut dyn io::Write) -> io::Result<()>;
}

/// The writer of a format.
pub fn check_writer(format: CheckFormat, options: &CheckOptions) -> Box<dyn CheckWriter> {
    let options = options.clone();
    match format {
        CheckFormat::Human => Box::new(check_human::Human::new(options)),
        CheckFormat::Concise => Box::new(check_concise::Concise::new(options)),
        CheckFormat::Json => Box::new(check_json::CheckJson::new(options.language)),
        CheckFormat::Ndjson => Box::new(check_ndjson::Ndjson::new(options.language)),
        CheckFormat::Csv => Box::new(check_csv::Csv::new(options.language)),
        CheckFormat::Sarif => Box::new(sarif::Sarif::new(options)),
        CheckFormat::Github => Box::new(github::Github::new(options)),
        CheckFormat::Gitlab => Box::new(gitlab::Gitlab::new(options)),
        CheckFormat::Junit => Box::new(junit::Junit::new(options)),
        CheckFormat::Xlsx => Box::new(check_xlsx::Xlsx::new(options.language)),
    }
}

impl CheckFormat {
    /// Every format.
    pub const ALL: [Self; 10] = [
        Self::Human,
        Self::Concise,
        Self::Json,
        Self::Ndjson,
        Self::Csv,
        Self::Sarif,
        Self::Github,
        Self::Gitlab,
        Self::Junit,
        Self::Xlsx,
    ];

    /// What it is called on the command line.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Concise => "concise",
            Self::Json => "json",
            Self::Ndjson => "ndjson",
            Self::Csv => "csv",
            Self::Sarif => "sarif",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Junit => "junit",
            Self::Xlsx => "xlsx",
        }
    }

    /// Whether it is no text, and so nothing for a terminal.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Xlsx)
    }

    /// What it is good for.
    pub const fn help(self) -> Words {
        let (zh, en) = match self {
            Self::Human => ("供人阅读，附原文", "For people, with the source lines"),
            Self::Concise => ("每个发现一行", "One line a finding: path:line:col: severity[CODE] message"),
            Self::Json => ("全部结果为一个对象", "One object for the whole run"),
            Self::Ndjson => ("每个发现一行 JSON，末行为汇总", "One JSON object a finding, and a summary last"),
            Self::Csv => ("每个发现一行，供电子表格使用", "One row a finding, for spreadsheets"),
            Self::Sarif => ("SARIF 2.1.0，用于代码扫描", "SARIF 2.1.0, for code scanning"),
            Self::Github => ("GitHub Actions 注解", "GitHub Actions annotations"),
            Self::Gitlab => ("GitLab 代码质量报告", "GitLab Code Quality report"),
            Self::Junit => ("JUnit XML，每份文件的每条规则一个用例", "JUnit XML, one case per rule and document"),
            Self::Xlsx => ("电子表格文件，发现和报告各一张表", "A workbook: a sheet of findings, a sheet of reports"),
        };
        Words { zh, en }
    }
}

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
///
/// Characters that could steer a terminal are escaped, all of them, not only those JSON asks for; the values stay.
fn write_json(value: &impl Serialize, layout: JsonLayout, out: &mut dyn io::Write) -> io::Result<()> {
    let text = match layout {
        JsonLayout::Pretty => serde_json::to_string_pretty(value)?,
        JsonLayout::Line => serde_json::to_string(value)?,
    };
    out.write_all(plain::escape_json(&text).as_bytes())?;
    out.write_all(b"\n")
}
