//! Findings for spreadsheets: one row a finding, sums as plain numbers, text guarded against being taken for a formula.
//! An input that could not be checked is a row that says why, in the last column.

use super::words;
use super::writer::CheckWriter;
use crate::emit::columns::joined;
use crate::emit::place;
use crate::emit::plain::{guarded, one_line};
use crate::finding::{Equation, Finding, Language, Spot};
use crate::fingerprint::fingerprint;
use crate::rules;
use crate::summary::Summary;
use rust_decimal::Decimal;
use std::io;

const HEADER: [&str; 24] = joined(&[
    &["source", "issuer", "year", "line", "col"],
    &place::COLUMNS,
    &["severity", "code", "name", "message", "cells", "left", "right", "delta", "fingerprint", "equation"],
    &["suspect_cell", "suspect_read", "suspect_expected", "basis", "error"],
]);

/// Writes the header and a row a finding.
#[derive(Debug)]
pub(super) struct Csv {
    language: Language,
}

impl Csv {
    pub(super) const fn new(language: Language) -> Self {
        Self { language }
    }
}

impl CheckWriter for Csv {
    fn start(&mut self, out: &mut dyn io::Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(HEADER)?;
        csv.flush()
    }

    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        for finding in findings {
            csv.write_record(row(finding, self.language))?;
        }
        csv.flush()
    }

    fn failed(&mut self, source: &str, why: &str, out: &mut dyn io::Write) -> io::Result<()> {
        let mut row: [String; HEADER.len()] = std::array::from_fn(|_| String::new());
        row[0] = guarded(source);
        row[HEADER.len() - 1] = guarded(&one_line(why));
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(row)?;
        csv.flush()
    }

    fn finish(&mut self, _: &Summary, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

fn row(finding: &Finding<Spot>, language: Language) -> [String; HEADER.len()] {
    let place = finding.at.place();
    let [page, in_table, in_row, in_cell] =
        place::numbers(finding.at.position()).map(|number| number.map(|number| number.to_string()).unwrap_or_default());
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let (equation, suspect) = (finding.equation.as_ref(), finding.suspect.as_ref());
    let sum = |sum: Option<Decimal>| sum.map(|sum| sum.normalize().to_string()).unwrap_or_default();
    let cells: Vec<_> = finding.operands().map(|operand| operand.cell.as_str()).collect();
    [
        guarded(&finding.at.source),
        guarded(&one_line(finding.issuer.as_deref().unwrap_or(""))),
        finding.year.map(|year| year.to_string()).unwrap_or_default(),
        number(place.map(|place| place.line)),
        number(place.map(|place| place.column)),
        page,
        in_table,
        in_row,
        in_cell,
        finding.severity.key().to_owned(),
        finding.code.to_owned(),
        finding.name.to_owned(),
        guarded(&words::message(finding, language)),
        cells.join(" "),
        sum(equation.map(|equation| equation.left_sum)),
        sum(equation.map(|equation| equation.right_sum)),
        sum(equation.map(Equation::delta)),
        fingerprint(finding),
        equation.map(|equation| guarded(&words::equation(equation, language))).unwrap_or_default(),
        suspect.map(|suspect| suspect.cell.clone()).unwrap_or_default(),
        sum(suspect.and_then(|suspect| suspect.read)),
        sum(suspect.map(|suspect| suspect.expected)),
        rules::find(finding.code).map(|rule| rule.basis.get(language).to_owned()).unwrap_or_default(),
        String::new(),
    ]
}
