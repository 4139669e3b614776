//! Findings as a workbook: a sheet with one row a finding, and one with a row for every input, also for those that
//! failed, so that nothing unread looks sound.

use super::words;
use super::writer::CheckWriter;
use crate::emit::plain::one_line;
use crate::emit::sheet::{Book, Column};
use crate::emit::value::Value;
use crate::finding::{Finding, Language, Severity, Spot};
use crate::fingerprint::fingerprint;
use crate::report::Coverage;
use crate::rules::{self, Relations};
use crate::summary::{Input, Summary};
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
const BEFORE_COUNTS: [(&str, u16); 4] = [("source", 28), ("issuer", 20), ("year", 8), ("edition", 9)];
const BEHIND_COUNTS: [(&str, u16); 4] = [("errors", 9), ("warnings", 10), ("notes", 9), ("failed", 60)];
/// How wide the column of a count is at least.
const COUNT: u16 = 13;

/// The columns of the sheet of reports.
fn report_columns() -> Vec<(&'static str, u16)> {
    let counts =
        counts(Coverage::default(), &Relations::default()).map(|(name, _)| (name, COUNT.max(name.len() as u16)));
    BEFORE_COUNTS.into_iter().chain(counts).chain(BEHIND_COUNTS).collect()
}

fn counts(coverage: Coverage, relations: &Relations) -> impl Iterator<Item = (&'static str, usize)> + use<> {
    coverage.fields().chain(relations.fields())
}

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
        book.table(reports, columns(&report_columns()), 0);
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
    fn add(&mut self, input: &Input, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        self.settle()?;
        for finding in findings {
            self.row(ON_FINDINGS, &finding_row(finding, self.language))?;
        }
        let row = report_row(input, findings).into_iter().map(Value::into_owned).collect();
        self.last = Some((input.source.to_string(), row));
        Ok(())
    }

    fn series(&mut self, findings: &[Finding<Spot>], _: &mut dyn io::Write) -> io::Result<()> {
        findings.iter().try_for_each(|finding| self.row(ON_FINDINGS, &finding_row(finding, self.language)))
    }

    fn failed(&mut self, source: &str, why: &str, _: &mut dyn io::Write) -> io::Result<()> {
        let same = self.last.take_if(|(name, _)| name == source);
        self.settle()?;
        let mut row = same.map_or_else(|| empty(source), |(_, row)| row);
        let last = row.len() - 1;
        row[last] = Value::made(one_line(why));
        self.last = Some((source.to_owned(), row));
        self.settle()
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        self.settle()?;
        self.book.take().map_or(Ok(()), |book| book.finish(out))
    }
}

fn finding_row(finding: &Finding<Spot>, language: Language) -> [Value<'_>; FINDINGS.len()] {
    let cells: Vec<_> = finding.operands().map(|operand| operand.cell.as_str()).collect();
    let suspect = finding.suspect.as_ref();
    let rule = rules::find(finding.code);
    let start = finding.at.region.map(|region| region.start);
    [
        Value::text(&finding.at.source),
        finding.issuer.as_deref().map_or(Value::Empty, Value::text),
        Value::number(finding.year),
        Value::Word(finding.code),
        Value::Word(finding.name),
        Value::Word(finding.severity.key()),
        Value::number(start.map(|place| place.line)),
        Value::number(start.map(|place| place.column)),
        Value::made(one_line(finding.message.get(language))),
        finding.equation.as_ref().map_or(Value::Empty, |sum| Value::made(words::equation(sum, language))),
        Value::made(cells.join(" ")),
        suspect.map_or(Value::Empty, |suspect| Value::text(&suspect.cell)),
        Value::number(suspect.and_then(|suspect| suspect.read)),
        Value::number(suspect.map(|suspect| suspect.expected)),
        Value::made(fingerprint(finding)),
        rule.map_or(Value::Empty, |rule| Value::Word(rule.basis.get(language))),
    ]
}

fn report_row<'r>(input: &'r Input, findings: &[Finding<Spot>]) -> Vec<Value<'r>> {
    let count = |count: usize| Value::Number(Decimal::from(count));
    let found = |severity| count(findings.iter().filter(|finding| finding.severity == severity).count());
    let mut row = Vec::from(stated(input));
    row.extend(counts(input.coverage, &input.judged.relations).map(|(_, number)| count(number)));
    row.extend([Severity::Error, Severity::Warning, Severity::Note].map(found));
    row.push(Value::Empty);
    row
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
    let mut row = vec![Value::Empty; report_columns().len()];
    row[0] = Value::made(source.to_owned());
    row
}
