//! Findings for spreadsheets: one row a finding, sums as plain numbers, text guarded against being taken for a formula.

use super::words;
use super::writer::CheckWriter;
use crate::emit::plain::{guarded, one_line};
use crate::finding::{Equation, Finding, Language, Spot};
use crate::fingerprint::fingerprint;
use crate::summary::{Input, Summary};
use rust_decimal::Decimal;
use std::io;

const HEADER: [&str; 14] = [
    "source",
    "issuer",
    "year",
    "line",
    "col",
    "severity",
    "code",
    "name",
    "message",
    "cells",
    "left",
    "right",
    "delta",
    "fingerprint",
];

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

    fn add(&mut self, _: &Input, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        self.series(findings, out)
    }

    fn series(&mut self, findings: &[Finding<Spot>], out: &mut dyn io::Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        for finding in findings {
            csv.write_record(row(finding, self.language))?;
        }
        csv.flush()
    }

    /// Told on stderr: a row here is a finding.
    fn failed(&mut self, _: &str, _: &str, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, _: &Summary, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }
}

fn row(finding: &Finding<Spot>, language: Language) -> [String; HEADER.len()] {
    let place = finding.at.region.map(|region| region.start);
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let equation = finding.equation.as_ref();
    let sum = |sum: Option<Decimal>| sum.map(|sum| sum.normalize().to_string()).unwrap_or_default();
    let cells: Vec<_> = finding.operands().map(|operand| operand.cell.as_str()).collect();
    [
        guarded(&finding.at.source),
        guarded(&one_line(finding.issuer.as_deref().unwrap_or(""))),
        finding.year.map(|year| year.to_string()).unwrap_or_default(),
        number(place.map(|place| place.line)),
        number(place.map(|place| place.column)),
        finding.severity.key().to_owned(),
        finding.code.to_owned(),
        finding.name.to_owned(),
        guarded(&words::message(finding, language)),
        cells.join(" "),
        sum(equation.map(|equation| equation.left_sum)),
        sum(equation.map(|equation| equation.right_sum)),
        sum(equation.map(Equation::delta)),
        fingerprint(finding),
    ]
}
