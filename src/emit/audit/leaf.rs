//! What is kept of a report for its page: its tables with each cell's place in the source, its sections' prose, and the
//! few figures that are compared.
//!
//! Taken from a [`Report`] on the thread that read it; plain data, so that the report can go. Numbers of citizens are
//! hidden here, as everywhere in what a check tells.

use super::figures::Figures;
use super::passages::{Passage, passages};
use crate::Report;
use crate::personal;
use crate::report::{Shown, Table};
use crate::rules::sums::residuals;
use crate::statute::sections::SectionKind;
use crate::statute::{CellEquation, Form, TableKind};
use crate::text::fold;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// What a page shows of a report, beside what was found in it.
#[derive(Debug)]
pub struct Leaf {
    pub(super) title: Option<String>,
    pub(super) published: Option<String>,
    pub(super) chapters: Vec<Chapter>,
    pub(super) sheets: Vec<Sheet>,
    /// Tables the edition asks for that are not on the page.
    pub(super) absent: Vec<TableKind>,
    pub(super) figures: Figures,
}

/// A statutory section's prose.
#[derive(Debug)]
pub(super) struct Chapter {
    pub kind: SectionKind,
    pub heading: String,
    pub paragraphs: Vec<String>,
}

/// A statutory table with all that is told of its cells.
#[derive(Debug)]
pub(super) struct Sheet {
    pub table: Table,
    /// Sums that could be judged, each with its left side minus its right.
    pub residuals: Vec<(&'static CellEquation, Decimal)>,
    /// Where its cells stand, in the source's words.
    pub passages: Vec<Passage>,
}

impl Leaf {
    /// What a page needs of this report.
    pub fn new(report: &Report) -> Self {
        let shown = Shown::of(report);
        let sheet = |table: &Table| Sheet {
            table: table.clone(),
            residuals: residuals(table),
            passages: passages(report, &shown, table),
        };
        Self {
            title: report.title.as_ref().map(|title| masked(&title.value)),
            published: report.published.as_ref().map(|day| day.value.clone()),
            chapters: report.sections.iter().map(|section| chapter(report, section)).collect(),
            sheets: report.tables.iter().map(sheet).collect(),
            absent: report.kinds().filter(|kind| report.table(*kind).is_none()).collect(),
            figures: Figures::of(report),
        }
    }
}

fn masked(text: &str) -> String {
    personal::hide(text).into_owned()
}

/// A section's lines without those of its table, which the page shows as the form has it.
fn chapter(report: &Report, section: &crate::report::Section) -> Chapter {
    let tables: Vec<_> = report.tables.iter().map(|table| (table.place(), labels(table.form))).collect();
    let text = report.visible_text();
    let body = text.get(section.range.start..section.range.end).unwrap_or("");
    let mut start = section.range.start;
    let mut paragraphs = Vec::new();
    for line in body.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        let line = line.trim();
        let span = report.visible_span(&(range.start..range.end));
        let in_table = tables.iter().any(|(place, _)| place.start < span.end && span.start < place.end);
        let is_heading = span.start < section.heading_span.end && section.heading_span.start < span.end;
        let of_form = || tables.iter().any(|(_, labels)| is_furniture(line, labels));
        if !line.is_empty() && !in_table && !is_heading && !of_form() {
            paragraphs.push(masked(line));
        }
    }
    Chapter { kind: section.kind, heading: masked(&section.heading), paragraphs }
}

/// Whether a line holds nothing but what a form prints: the head of its table.
fn is_furniture(line: &str, labels: &HashSet<String>) -> bool {
    let pieces = line.split(['|', '\t', '│', '┃', ' ', '\u{a0}', '\u{3000}']);
    pieces.map(fold).all(|piece| piece.is_empty() || labels.contains(&piece))
}

fn labels(form: &'static Form) -> HashSet<String> {
    let rows = form.rows.iter().flat_map(|row| row.variants.iter().chain(row.groups).chain([&row.label]));
    let columns = form.columns.iter().flat_map(|column| column.variants.iter().chain([&column.label]));
    let groups = form.groups.iter().flat_map(|group| group.variants.iter().chain([&group.label]));
    rows.chain(columns).chain(groups).map(|label| fold(label)).collect()
}
