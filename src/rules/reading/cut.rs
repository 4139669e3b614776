//! Whether a page breaks off: then what would stand behind its end is not missing from the report, it was not read.
//!
//! Takes what a report shows last. A table whose last rows are not there and behind which the page ends is broken off, and so is a
//! sentence that does not end, where sections lack behind it. A page whose end holds other words is not said to be.

use crate::Report;
use crate::finding::Bilingual;
use crate::report::{MediaType, Section, Status, Table};
use crate::rules::{binding_edition, sums};
use crate::span::Span;
use crate::statute::sections::{self, SectionKind, SectionSpec};
use crate::statute::{CellIndex, Edition, TableKind};
use crate::text::{fold, is_han};

/// Characters that may stand behind the last row of a table that is broken off: names of the next one, a label without figures.
const BEHIND: usize = 200;
/// Characters of the shortest line that is a sentence.
const SENTENCE: usize = 20;
/// Characters from which on a line needs no comma to be one.
const LONG: usize = 40;

/// The end of a page that breaks off.
pub(super) struct Cut {
    /// What stands last.
    pub(super) at: Span,
    edition: Edition,
    /// The place of the last section that is there.
    after: usize,
    /// The table that breaks off.
    table: Option<TableKind>,
}

impl Cut {
    /// Where the page of a report that must have the sections of an edition breaks off; nothing where the last of them is there.
    pub(super) fn of(report: &Report) -> Option<Self> {
        let edition = binding_edition(report)?;
        let after = report.sections.iter().filter_map(|section| place(edition, section.kind)).max()?;
        let next = sections::of_edition(edition).get(after + 1)?;
        let shown = report.visible_text().trim_end();
        let line = shown.rfind('\n').map_or(0, |end| end + 1);
        let last = shown[line..].trim_start();
        let table = report.tables.iter().find(|table| is_broken_off(report, table, shown));
        let is_cut = table.is_some()
            || is_before_table(report, &sections::of_edition(edition)[after], last)
            || report.sections.iter().any(|one| place(edition, one.kind) == Some(after) && ends_page(report, one))
            || fold(last).len() > 3 && fold(next.heading).starts_with(&fold(last))
            || is_within_sentence(last);
        let at = report.visible_span(&(shown.len() - last.len()..shown.len()));
        is_cut.then(|| Self { at, edition, after, table: table.map(|table| table.form.table) })
    }

    /// Whether a section would stand behind the end.
    pub(super) fn is_behind(&self, kind: SectionKind) -> bool {
        place(self.edition, kind).is_some_and(|place| place > self.after)
    }

    /// Whether it is this table that breaks off.
    pub(super) fn is_in(&self, kind: TableKind) -> bool {
        self.table == Some(kind)
    }

    /// Whether a section that has no table yet is the last.
    pub(super) fn ends_in(&self, kind: SectionKind) -> bool {
        place(self.edition, kind) == Some(self.after)
    }
}

/// Whether a text ends with the heading of a section: nothing can be said of what would stand under it. A page that ends with its
/// markup, and a file, is whole.
pub(in crate::rules) fn ends_page(report: &Report, section: &Section) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let rest = || report.visible_text().get(section.range.start..).unwrap_or("");
    report.source.media_type == MediaType::Text
        && section.text.trim().is_empty()
        && letters(rest()) == letters(&section.heading)
}

/// Which of an edition's sections one is.
pub(super) fn place(edition: Edition, kind: SectionKind) -> Option<usize> {
    sections::of_edition(edition).iter().position(|spec| spec.kind == kind)
}

/// What to do where part of a page is gone.
pub(super) fn part_help() -> Bilingual {
    Bilingual::new(
        "可能只取了页面的一部分：请取全文再查；原文确实没有的，应当补上",
        "part of the page may be cut off: check the whole of it; what the original does not have is due",
    )
}

/// The rows that lack at a table's end.
pub(super) fn rows_behind(table: &Table) -> Vec<usize> {
    let cells = |row: usize| {
        let columns = table.form.rows[row].columns.iter();
        columns.filter_map(move |&column| table.form.cell_at(row, column))
    };
    let is_missing = |cell: CellIndex| table.cells[cell].status == Status::Missing;
    let rows = (0..table.form.rows.len()).rev();
    let mut behind: Vec<usize> = rows.take_while(|&row| cells(row).all(is_missing)).collect();
    behind.reverse();
    behind
}

/// Whether a table lacks its last row, or the figures of that, and the page ends behind the others.
fn is_broken_off(report: &Report, table: &Table, shown: &str) -> bool {
    if table.form.habits.is_annex {
        return false;
    }
    if rows_behind(table).is_empty() {
        return ends_in_last_row(report, table, shown);
    }
    let spans = table.labels.iter().flatten().copied().chain(table.cells.iter().filter_map(|cell| cell.span));
    let Some(end) = spans.map(|span| span.end).max() else { return false };
    let is_behind = |(at, _): &(usize, char)| report.visible_span(&(*at..*at)).start >= end;
    let shown = shown.char_indices().rev().filter(|(_, c)| !c.is_whitespace()).take(BEHIND + 1);
    let behind: Vec<char> = shown.take_while(is_behind).map(|(_, c)| c).collect();
    behind.len() <= BEHIND && !behind.contains(&'。')
}

/// Whether neither a letter nor a digit stands behind a place in the source, up to the page's end.
pub(super) fn is_last(report: &Report, place: Span) -> bool {
    let is_behind = |(at, _): &(usize, char)| report.visible_span(&(*at..*at)).start >= place.end;
    let mut behind = report.visible_text().char_indices().rev().take_while(is_behind);
    !behind.any(|(_, c)| c.is_alphanumeric())
}

/// Whether nothing was read of a table's last row, and fewer figures than are due stand behind its label up to the page's end.
fn ends_in_last_row(report: &Report, table: &Table, shown: &str) -> bool {
    let row = table.form.rows.len() - 1;
    let due = table.form.rows[row].columns.len();
    let cells = || table.form.rows[row].columns.iter().filter_map(|&column| table.form.cell_at(row, column));
    let is_open =
        |cell: CellIndex| table.cells[cell].status == Status::Ambiguous && table.cells[cell].candidates.is_empty();
    let label = table.labels.get(row).copied().flatten();
    let Some(label) = label.filter(|_| cells().all(is_open)) else { return false };
    let is_behind = |(at, _): &(usize, char)| report.visible_span(&(*at..*at)).start >= label.end;
    let behind = shown.char_indices().rev().take_while(is_behind).map(|(_, c)| c).take(BEHIND + 1);
    let behind: String = behind.collect();
    let figures = behind.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count();
    figures < due && !behind.contains(is_han) && behind.chars().nth(BEHIND).is_none()
}

/// Whether the last section is one of a table and ends before that, in what is no sentence.
fn is_before_table(report: &Report, last: &SectionSpec, line: &str) -> bool {
    // What stands there may be a picture of the table.
    let has_pictures = report.sections.iter().any(|section| section.kind == last.kind && section.has_pictures);
    let has_entries = |kind| report.table(kind).is_some_and(sums::has_entries);
    !has_pictures && last.table.is_some_and(|kind| !has_entries(kind)) && !line.ends_with(['。', '；', '！', '.'])
}

/// Whether a line is a sentence that does not end.
fn is_within_sentence(line: &str) -> bool {
    let goes_on =
        line.chars().next_back().is_some_and(|c| is_han(c) || matches!(c, '，' | ',' | '、' | '“' | '《' | '（'));
    let length = line.chars().count();
    goes_on && (length > LONG || length > SENTENCE && line.contains(['，', ',']))
}
