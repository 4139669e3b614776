//! Findings as a workbook: a sheet with one row a finding, and one with a row for every input, also for those that
//! failed, so that nothing unread looks sound.

use super::plain::one_line;
use super::sheet::{Book, Column};
use super::value::Value;
use super::{CheckWriter, words};
use crate::check::Summary;
use crate::finding::{Language, Severity};
use crate::rules;
use crate::told::{Input, Told};
use rust_decimal::Decimal;
use std::io;

const FINDINGS: [(&str, u16); 16] = [
    ("source", 28),
    ("issuer", 20),
    ("year", 8),
    ("code", 9),
    ("name", 26),
    ("severity", 10),
    ("line", 8),
    ("column", 9),
    ("message", 60),
    ("equation", 50),
    ("cells", 40),
    ("suspect_cell", 30),
    ("suspect_read", 13),
    ("suspect_expected", 16),
    ("fingerprint", 34),
    ("basis", 60),
];
const REPORTS: [(&str, u16); 19] = [
    ("source", 28),
    ("issuer", 20),
    ("year", 8),
    ("edition", 9),
    ("tables_expected", 15),
    ("tables_found", 13),
    ("cells_expected", 14),
    ("cells_read", 13),
    ("cells_blank", 13),
    ("cells_ambiguous", 15),
    ("cells_unreadable", 16),
    ("cells_missing", 13),
    ("relations_held", 14),
    ("relations_broken", 16),
    ("relations_skipped", 17),
    ("errors", 9),
    ("warnings", 10),
    ("notes", 9),
    ("failed", 60),
];

/// Where the findings stand in the workbook, and where the inputs.
const ON_FINDINGS: usize = 0;
const ON_REPORTS: usize = 1;

/// Writes the workbook when the last input is in.
pub(super) struct Xlsx {
    language: Language,
    book: Option<Book>,
    /// The last report's name and row: it may turn out to hold nothing to check.
    last: Option<(String, Vec<Value<'static>>)>,
}

impl Xlsx {
    pub(super) fn new(language: Language) -> Self {
        let mut book = Book::new(language);
        let (findings, reports) = match language {
            Language::Zh => ("发现", "报告"),
            Language::En => ("findings", "reports"),
        };
        let columns = |all: &[(&'static str, u16)]| all.iter().map(|&(name, width)| Column { name, width }).collect();
        book.table(findings, columns(&FINDINGS), 0);
        book.table(reports, columns(&REPORTS), 0);
        Self { language, book: Some(book), last: None }
    }

    fn row(&mut self, sheet: usize, fields: &[Value<'_>]) -> io::Result<()> {
        self.book.as_mut().map_or(Ok(()), |book| book.row(sheet, fields))
    }

    fn settle(&mut self) -> io::Result<()> {
        self.last.take().map_or(Ok(()), |(_, row)| self.row(ON_REPORTS, &row))
    }
}

impl CheckWriter for Xlsx {
    fn add(&mut self, input: &Input, findings: &[Told], _: &mut dyn io::Write) -> io::Result<()> {
        self.settle()?;
        for told in findings {
            self.row(ON_FINDINGS, &finding_row(told, self.language))?;
        }
        let row = report_row(input, findings).map(Value::into_owned);
        self.last = Some((input.source.to_string(), row.into()));
        Ok(())
    }

    fn series(&mut self, findings: &[Told], _: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|told| self.row(ON_FINDINGS, &finding_row(told, self.language)))
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        let same = self.last.take_if(|(name, _)| name == source);
        self.settle()?;
        let mut row = same.map_or_else(|| empty(source), |(_, row)| row);
        row[REPORTS.len() - 1] = Value::made(one_line(why));
        self.last = Some((source.to_owned(), row));
        self.settle()
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        self.settle()?;
        self.book.take().map_or(Ok(()), |book| book.finish(out))
    }
}

fn finding_row(told: &Told, language: Language) -> [Value<'_>; FINDINGS.len()] {
    let cells: Vec<_> = told.operands().map(|operand| operand.cell.as_str()).collect();
    let suspect = told.suspect.as_ref();
    let rule = rules::find(told.code);
    let start = told.at.region.map(|region| region.start);
    [
        Value::text(&told.at.source),
        told.issuer.as_deref().map_or(Value::Empty, Value::text),
        Value::number(told.year),
        Value::Word(told.code),
        Value::Word(told.name),
        Value::Word(told.severity.key()),
        Value::number(start.map(|place| place.line)),
        Value::number(start.map(|place| place.column)),
        Value::made(one_line(told.message.get(language))),
        told.equation.as_ref().map_or(Value::Empty, |sum| Value::made(words::equation(sum, language))),
        Value::made(cells.join(" ")),
        suspect.map_or(Value::Empty, |suspect| Value::text(&suspect.cell)),
        Value::number(suspect.and_then(|suspect| suspect.read)),
        Value::number(suspect.map(|suspect| suspect.expected)),
        Value::text(&told.fingerprint),
        rule.map_or(Value::Empty, |rule| Value::Word(rule.basis.get(language))),
    ]
}

fn report_row<'r>(input: &'r Input, findings: &[Told]) -> [Value<'r>; REPORTS.len()] {
    let coverage = input.coverage;
    let count = |count: usize| Value::Number(Decimal::from(count));
    let found = |severity| count(findings.iter().filter(|told| told.severity == severity).count());
    let [source, issuer, year, edition] = stated(input);
    [
        source,
        issuer,
        year,
        edition,
        count(coverage.tables_expected),
        count(coverage.tables_found),
        count(coverage.cells_expected),
        count(coverage.cells_read),
        count(coverage.cells_blank),
        count(coverage.cells_ambiguous),
        count(coverage.cells_unreadable),
        count(coverage.cells_missing),
        count(input.relations_held),
        count(input.relations_broken),
        count(input.skipped.len()),
        found(Severity::Error),
        found(Severity::Warning),
        found(Severity::Note),
        Value::Empty,
    ]
}

fn stated(input: &Input) -> [Value<'_>; 4] {
    [
        Value::text(&input.source),
        input.issuer.as_deref().map_or(Value::Empty, Value::text),
        Value::number(input.year),
        input.edition.map_or(Value::Empty, |edition| Value::Word(edition.key())),
    ]
}

fn empty(source: &str) -> Vec<Value<'static>> {
    let mut row = vec![Value::Empty; REPORTS.len()];
    row[0] = Value::made(source.to_owned());
    row
}
