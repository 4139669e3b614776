//! Findings as a workbook: a sheet with one row a finding, and one with a row for every input, also for those that
//! failed, so that nothing unread looks sound.

use super::words;
use super::writer::CheckWriter;
use crate::emit::headings;
use crate::emit::place::{self, COLUMNS};
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

const FINDINGS: [(&str, u16); 21] = [
    ("source", 28),
    ("issuer", 20),
    ("year", 8),
    ("code", 9),
    ("name", 26),
    ("severity", 10),
    ("line", 8),
    ("column", 9),
    (COLUMNS[0], 11),
    (COLUMNS[1], 11),
    (COLUMNS[2], 11),
    (COLUMNS[3], 11),
    ("message", 60),
    ("equation", 50),
    ("cells", 40),
    ("suspect_cell", 30),
    ("suspect_read", 13),
    ("suspect_expected", 16),
    ("fingerprint", 34),
    ("basis", 60),
    ("keys", 40),
];
const BEFORE_COUNTS: [(&str, u16); 4] = [("source", 28), ("issuer", 20), ("year", 8), ("edition", 9)];
const BEHIND_COUNTS: [(&str, u16); 4] = [("errors", 9), ("warnings", 10), ("notes", 9), ("failed", 60)];
/// How wide the column of a count is at least.
const COUNT: u16 = 13;

/// How many columns at the end are there only where cells stand by their names.
const fn only_names(language: Language) -> usize {
    match language {
        Language::Zh => 0,
        Language::En => 1,
    }
}

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
        let column = |&(key, width): &(&'static str, u16)| Column::new(headings::name(key, language), width);
        let columns = |all: &[(&'static str, u16)]| all.iter().map(column).collect();
        book.table(
            headings::name("findings", language),
            columns(&FINDINGS[..FINDINGS.len() - only_names(language)]),
            0,
        );
        book.table(headings::name("reports", language), columns(&report_columns()), 0);
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

fn finding_row(finding: &Finding<Spot>, language: Language) -> Vec<Value<'_>> {
    let keys: Vec<_> = finding.operands().map(|operand| operand.cell.as_str()).collect();
    let keys = keys.join(" ");
    let labels = || finding.operands().map(|operand| one_line(&operand.label)).collect::<Vec<_>>().join("、");
    let suspect = finding.suspect.as_ref();
    let rule = rules::find(finding.code);
    let start = finding.at.place();
    let [page, in_table, in_row, in_cell] = place::fields(finding.at.position());
    let cells = match language {
        Language::Zh => labels(),
        Language::En => keys.clone(),
    };
    let mut row = vec![
        Value::text(&finding.at.source),
        finding.issuer.as_deref().map_or(Value::Empty, Value::text),
        Value::number(finding.year),
        Value::Word(finding.code),
        Value::Word(words::rule(finding.code, finding.name, language)),
        Value::Word(headings::severity(finding.severity, language)),
        Value::number(start.map(|place| place.line)),
        Value::number(start.map(|place| place.column)),
        page,
        in_table,
        in_row,
        in_cell,
        Value::made(words::message(finding, language)),
        finding.equation.as_ref().map_or(Value::Empty, |sum| Value::made(words::equation(sum, language))),
        Value::made(cells),
        suspect.map_or(Value::Empty, |suspect| Value::text(language.pick(&suspect.label, &suspect.cell))),
        Value::number(suspect.and_then(|suspect| suspect.read)),
        Value::number(suspect.map(|suspect| suspect.expected)),
        Value::made(fingerprint(finding)),
        rule.map_or(Value::Empty, |rule| Value::Word(rule.basis.get(language))),
        Value::made(keys),
    ];
    row.truncate(FINDINGS.len() - only_names(language));
    row
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
