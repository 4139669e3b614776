//! Findings for spreadsheets: one row a finding, sums as plain numbers, text guarded against being taken for a formula.

use super::CheckWriter;
use super::plain::{guarded, one_line};
use crate::Report;
use crate::check::{Checked, Summary, fingerprint};
use crate::finding::{Finding, Language};
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
    header: Header,
}

#[derive(Debug, PartialEq, Eq)]
enum Header {
    Due,
    Written,
}

impl Csv {
    pub(super) const fn new(language: Language) -> Self {
        Self { language, header: Header::Due }
    }

    fn header(&mut self, csv: &mut csv::Writer<&mut dyn io::Write>) -> io::Result<()> {
        if self.header == Header::Due {
            csv.write_record(HEADER)?;
            self.header = Header::Written;
        }
        Ok(())
    }
}

impl CheckWriter for Csv {
    fn add(&mut self, report: &Report, checked: &Checked, out: &mut dyn io::Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        self.header(&mut csv)?;
        for finding in &checked.findings {
            csv.write_record(row(report, finding, self.language))?;
        }
        csv.flush()
    }

    /// Told on stderr: a row here is a finding.
    fn failed(&mut self, _: &str, _: &str, _: &mut dyn io::Write) -> io::Result<()> {
        Ok(())
    }

    fn finish(&mut self, _: &Summary, out: &mut dyn io::Write) -> io::Result<()> {
        let mut csv = csv::Writer::from_writer(out);
        self.header(&mut csv)?;
        csv.flush()
    }
}

fn row(report: &Report, finding: &Finding, language: Language) -> [String; HEADER.len()] {
    let place = finding.span.map(|span| report.place(span));
    let number = |number: Option<usize>| number.map(|number| number.to_string()).unwrap_or_default();
    let equation = finding.equation.as_ref();
    let sum = |sum: Option<Decimal>| sum.map(|sum| sum.normalize().to_string()).unwrap_or_default();
    let cells: Vec<_> = finding.operands().map(|operand| operand.cell.as_str()).collect();
    [
        guarded(&report.source.name),
        guarded(&one_line(report.issuer.as_ref().map_or("", |issuer| &issuer.value))),
        report.year.as_ref().map(|year| year.value.to_string()).unwrap_or_default(),
        number(place.map(|place| place.line)),
        number(place.map(|place| place.column)),
        finding.severity.key().to_owned(),
        finding.code.to_owned(),
        finding.name.to_owned(),
        guarded(&one_line(finding.message.get(language))),
        cells.join(" "),
        sum(equation.map(|equation| equation.left_sum)),
        sum(equation.map(|equation| equation.right_sum)),
        sum(equation.map(crate::finding::EquationFound::delta)),
        fingerprint(report, finding),
    ]
}
