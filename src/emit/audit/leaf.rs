//! What is kept of a report for its page: its tables with each cell's place in the source, its sections' prose, and the
//! few figures that are compared.
//!
//! Taken from a [`Report`] on the thread that read it; plain data, so that the report can go. Numbers of citizens are
//! hidden here, as everywhere in what a check tells.

use super::figures::Figures;
use super::passages::{Passage, passages};
use crate::Report;
use crate::personal;
use crate::report::{AlignedBy, Shown, Table};
use crate::rules::sums::residuals;
use crate::span::Span;
use crate::statute::sections::SectionKind;
use crate::statute::{CellEquation, Form, TableKind, all_forms};
use crate::text::fold;
use rust_decimal::Decimal;
use std::collections::HashSet;
use std::sync::LazyLock;

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
    let tables: Vec<_> = report.tables.iter().filter_map(|table| Some((drawn(table)?, labels(table.form)))).collect();
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
        let of_form = || tables.iter().any(|(_, labels)| labels.is_some_and(|labels| is_furniture(line, labels)));
        if !line.is_empty() && !in_table && !is_heading && !of_form() {
            paragraphs.push(masked(line));
        }
    }
    Chapter { kind: section.kind, heading: masked(&section.heading), paragraphs }
}

/// Where a table is drawn: from its first figure to its last, without those that sentences tell.
fn drawn(table: &Table) -> Option<Span> {
    let placed = table.cells.iter().filter(|cell| cell.aligned_by != AlignedBy::Prose);
    let spans: Vec<_> = placed.filter_map(|cell| cell.span).collect();
    let start = spans.iter().map(|span| span.start).min()?;
    let end = spans.iter().map(|span| span.end).max()?;
    Some(Span::new(start.min(table.span.start), end))
}

/// Whether a line holds nothing but what a form prints: the head of its table.
fn is_furniture(line: &str, labels: &HashSet<String>) -> bool {
    let pieces = line.split(['|', '\t', '│', '┃', ' ', '\u{a0}', '\u{3000}']);
    let mut words = pieces.filter(|piece| piece.contains(char::is_alphanumeric));
    words.all(|word| labels.contains(&fold(word)))
}

/// What each form prints, folded; worked out once.
static LABELS: LazyLock<Vec<(&Form, HashSet<String>)>> = LazyLock::new(|| {
    let folded = |form: &'static Form| {
        let rows = form.rows.iter().flat_map(|row| row.variants.iter().chain(row.groups).chain([&row.label]));
        let columns = form.columns.iter().flat_map(|column| column.variants.iter().chain([&column.label]));
        let groups = form.groups.iter().flat_map(|group| group.variants.iter().chain([&group.label]));
        (form, rows.chain(columns).chain(groups).map(|label| fold(label)).collect())
    };
    all_forms().map(folded).collect()
});

fn labels(form: &Form) -> Option<&'static HashSet<String>> {
    LABELS.iter().find(|(known, _)| *known == form).map(|(_, labels)| labels)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COUNTY: &str = include_str!("../../../fixtures/formats/county.txt");

    fn lines(text: &str, kind: SectionKind) -> Vec<String> {
        let leaf = Leaf::new(&crate::read("a.txt", text.as_bytes()).expect("a report"));
        leaf.chapters.into_iter().filter(|chapter| chapter.kind == kind).flat_map(|one| one.paragraphs).collect()
    }

    #[test]
    fn a_sections_words_are_kept_and_its_tables_lines_are_not() {
        let head = "四、政府信息公开行政复议、行政诉讼情况\n";
        let text = COUNTY.replace(head, &format!("{head}2024 3 12\n全年平稳。\n"));
        assert_ne!(text, COUNTY);
        // Also a line that holds no Chinese character.
        assert_eq!(lines(&text, SectionKind::Disputes), ["2024 3 12", "全年平稳。"]);
        assert_eq!(lines(&text, SectionKind::Applications), [""; 0]);
    }

    #[test]
    fn sentences_that_tell_figures_stay() {
        let told = "全年共受理政府信息公开申请12件，均已办结。";
        let text = format!(
            "临溪县2016年政府信息公开工作年度报告\n一、概述\n全县照章办事。\n\
             二、主动公开政府信息情况\n全年主动公开政府信息300条。\n三、依申请公开政府信息情况\n{told}\n"
        );
        assert_eq!(lines(&text, SectionKind::Applications), [told]);
    }
}
