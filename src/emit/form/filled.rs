//! What is filled into the form: sections with their sentences, tables with their figures, and marks.
//!
//! A figure that is not known is a question mark, whatever the page shows in its place, so that nobody, this program
//! included, takes it for a number or a blank; what the page shows is told in the mark.

use crate::Report;
use crate::check;
use crate::emit::plain::{one_line, start};
use crate::finding::{Finding, Language, Severity};
use crate::number::{self, Reading};
use crate::report::{Cell, Known, Status, Table};
use crate::statute::sections::{self, SectionKind, SectionSpec};
use crate::statute::{CellIndex, Edition, Form};
use crate::sum::{Compared, Standing, Sum, SumCell, Whole};
use std::collections::HashMap;

/// A form, filled.
#[derive(Debug)]
pub(super) struct Filled {
    pub title: String,
    pub sections: Vec<FilledSection>,
}

/// A section.
#[derive(Debug)]
pub(super) struct FilledSection {
    pub heading: &'static str,
    pub paragraphs: Vec<String>,
    pub table: Option<FilledTable>,
}

/// A table, cell by cell.
#[derive(Debug)]
pub(super) struct FilledTable {
    pub form: &'static Form,
    pub cells: Vec<FilledCell>,
}

/// What stands in a cell, and what is wrong with it.
#[derive(Clone, Debug, Default)]
pub(super) struct FilledCell {
    pub text: String,
    pub marks: Vec<String>,
}

/// What stands where a figure is not known.
const NOT_KNOWN: &str = "？";
/// How many characters of what a page shows a mark repeats.
const CHARS: usize = 40;

/// The form with what a report says.
pub(super) fn of_report(report: &Report, language: Language) -> Filled {
    let findings = check::check(report).findings;
    let section = |spec: &SectionSpec| {
        let own: Vec<_> = report.sections.iter().filter(|section| section.kind == spec.kind).collect();
        let mut paragraphs: Vec<String> = own
            .iter()
            .flat_map(|section| section.text.lines().map(one_line))
            .filter(|line| is_text(line, spec))
            .collect();
        let table = spec.table.and_then(|kind| report.table(kind));
        if own.is_empty() {
            paragraphs.push("（原报告中没有找到这一部分）".to_owned());
        } else if spec.table.is_some() && table.is_none() {
            paragraphs.push("（原报告中没有找到这一部分的表格）".to_owned());
        }
        FilledSection {
            heading: spec.heading,
            paragraphs,
            table: table.map(|table| of_table(table, &findings, language)),
        }
    };
    let title = report.title.as_ref().map(|title| one_line(&title.value));
    let issuer = report.issuer.as_ref().map(|issuer| one_line(&issuer.value)).unwrap_or_default();
    let title = title.unwrap_or_else(|| titled(&issuer, report.year.as_ref().map(|year| year.value)));
    Filled { title, sections: sections::required(report.expected_edition()).map(section).collect() }
}

/// Whether a line of a section is its text: beside a table only what is a sentence, for its cells are lines too.
fn is_text(line: &str, spec: &SectionSpec) -> bool {
    !line.is_empty() && (spec.table.is_none() || line.ends_with('。'))
}

fn titled(issuer: &str, year: Option<i32>) -> String {
    let year = year.map(|year| format!("{year}年")).unwrap_or_default();
    format!("{issuer}{year}政府信息公开工作年度报告")
}

fn of_table(table: &Table, findings: &[Finding], language: Language) -> FilledTable {
    let mut marks: HashMap<String, Vec<String>> = HashMap::new();
    for finding in findings.iter().filter(|finding| finding.severity >= Severity::Warning) {
        let said = format!("{} {}", finding.code, one_line(finding.message.get(language)));
        for key in wrong(finding) {
            marks.entry(key).or_default().push(said.clone());
        }
    }
    let cell = |(at, cell): (CellIndex, &Cell)| {
        let marks = marks.remove(&table.form.key(at)).unwrap_or_default();
        of_cell(table.form, at, cell, marks, language)
    };
    let mut cell = cell;
    FilledTable { form: table.form, cells: table.iter().map(&mut cell).collect() }
}

/// The cells a finding says are wrong: the one that explains it, else the total of its sum, else all it speaks of.
fn wrong(finding: &Finding) -> Vec<String> {
    match (&finding.suspect, &finding.equation) {
        (Some(suspect), _) => vec![suspect.cell.clone()],
        (None, Some(equation)) => equation.right.iter().map(|operand| operand.cell.clone()).collect(),
        (None, None) => finding.cells.iter().map(|operand| operand.cell.clone()).collect(),
    }
}

fn of_cell(form: &Form, at: CellIndex, cell: &Cell, mut marks: Vec<String>, language: Language) -> FilledCell {
    let text = match cell.known() {
        Known::Read(value) => value.normalize().to_string(),
        Known::Blank => String::new(),
        // What is no number stands as it is, for whoever knows better.
        Known::Not => match number::read(&cell.raw, form.column_of(at).quantity) {
            Reading::Unreadable if cell.status == Status::Unreadable => start(&cell.raw, CHARS),
            _ => NOT_KNOWN.to_owned(),
        },
    };
    if cell.known() == Known::Not {
        let shown = start(&cell.raw, CHARS);
        marks.push(match cell.status {
            Status::Missing => language.pick("原报告中没有这一行", "the row is not on the page").to_owned(),
            _ => language.pick(format!("未能确定，原文：{shown}"), format!("not known; the page has: {shown}")),
        });
    }
    FilledCell { text, marks }
}

/// The form with what parts come to and, beside a whole, what differs.
pub(super) fn of_sum(sum: &Sum, whole: Option<(&Whole<'_>, &Compared)>, language: Language) -> Filled {
    let section = |spec: &SectionSpec| {
        let table = spec.table.and_then(|kind| sum.table(kind));
        let mut paragraphs = Vec::new();
        if spec.kind == SectionKind::Overview {
            paragraphs.push(format!("以下各表为{}份报告相加所得。", sum.parts.len()));
        }
        let table = table.map(|table| FilledTable {
            form: table.form,
            cells: table.iter().map(|(at, cell)| of_sum_cell(table.form, at, cell, whole, language)).collect(),
        });
        FilledSection { heading: spec.heading, paragraphs, table }
    };
    let issuer = whole.and_then(|(whole, _)| whole.figures().issuer.as_deref()).map(one_line).unwrap_or_default();
    Filled { title: titled(&issuer, sum.year), sections: sections::required(sum.edition).map(section).collect() }
}

fn of_sum_cell(
    form: &'static Form,
    at: CellIndex,
    cell: &SumCell,
    whole: Option<(&Whole<'_>, &Compared)>,
    language: Language,
) -> FilledCell {
    let value = cell.value.map(|value| value.normalize().to_string()).unwrap_or_default();
    let mut marks = Vec::new();
    let text = match cell.standing() {
        Standing::Complete => value,
        Standing::Blank => String::new(),
        Standing::Incomplete => {
            let (count, value) = (cell.not_known.len(), if value.is_empty() { "0" } else { &value });
            marks.push(language.pick(
                format!("有 {count} 个部分未知，其余各部分合计 {value}"),
                format!("not known of {count} parts; the others come to {value}"),
            ));
            NOT_KNOWN.to_owned()
        }
    };
    let differs = |one: &&crate::sum::Difference| one.form == form && one.cell == at;
    if let Some(one) = whole.and_then(|(_, compared)| compared.differences.iter().find(differs)) {
        let (whole, delta) = (one.whole.normalize(), one.delta().normalize());
        marks.push(language.pick(
            format!("总体为 {whole}，差额 {delta:+}"),
            format!("the whole says {whole}, a difference of {delta:+}"),
        ));
    }
    FilledCell { text, marks }
}

/// Whether the law prints a form for this edition.
pub(super) const fn has_form(edition: Edition) -> bool {
    !matches!(edition, Edition::E2008)
}
