//! What the reader made of a document, told so that a person can follow it: the first thing to look at when a table was
//! not read.

use super::evidence::{Evidence, Strength};
use super::groups::{Geometry, Group, Grouped};
use super::reading::{Reading, read};
use super::{groups, is_table, items, segments};
use crate::document::{Document, TextRange};
use crate::span::Span;
use crate::statute::TableKind;

/// One stretch of the document that has labels of one table.
#[derive(Debug, Clone)]
pub struct Stretch {
    /// The table its labels are of.
    pub table: TableKind,
    /// From its first item to its last.
    pub span: Span,
    /// Whether it was believed to be the table.
    pub outcome: Outcome,
    /// How many readings were left when labels, order and sums had spoken.
    pub readings: usize,
    /// Its groups of values in order.
    pub groups: Vec<GroupTrace>,
    /// Keys of the rows that no group was taken for.
    pub missing: Vec<&'static str>,
}

/// What became of a stretch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It holds no group of values.
    Empty,
    /// It was read, but has too few of the table's labels to be it.
    NotTheTable,
    /// It was read as the table.
    Table,
}

/// One group of values.
#[derive(Debug, Clone)]
pub struct GroupTrace {
    /// Where its first value stands.
    pub span: Span,
    /// The row it was taken for; `None` where it was left over.
    pub row: Option<&'static str>,
    /// What told the row.
    pub told_by: ToldBy,
    /// What its values' positions are known by.
    pub layout: &'static str,
    /// The words nearest before it.
    pub words: String,
    /// Its values, `·` for a blank.
    pub values: Vec<String>,
}

/// What told a group's row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToldBy {
    /// The row's own label, to the letter.
    Label,
    /// The row's own label, with slips or torn.
    NearLabel,
    /// A label nearby.
    LabelNearby,
    /// The order of rows.
    Order,
    /// Nothing: it was left over.
    Nothing,
}

/// Follows the reader through a document.
pub(crate) fn stretches(document: &Document<'_>) -> Vec<Stretch> {
    let items = items::items(document);
    segments::segments(document, &items)
        .into_iter()
        .map(|segment| {
            let own = &items[segment.items];
            let ends = own.first().zip(own.last());
            let range = ends.map_or(0..0, |(first, last)| first.range.start..last.range.end.max(first.range.start));
            let span = document.span(&range);
            let empty = |outcome, grouped: &Grouped| Stretch {
                table: segment.table,
                span,
                outcome,
                readings: 0,
                groups: grouped.groups.iter().map(|group| trace(document, group, None, &[])).collect(),
                missing: Vec::new(),
            };
            match read(document, segment.table, groups::grouped(document, own, segment.table)) {
                None => empty(Outcome::Empty, &groups::grouped(document, own, segment.table)),
                Some(reading) => {
                    let outcome = if is_table(document, own, segment.table, &reading) {
                        Outcome::Table
                    } else {
                        Outcome::NotTheTable
                    };
                    Stretch { table: segment.table, span, outcome, ..of_reading(document, &reading) }
                }
            }
        })
        .collect()
}

fn of_reading(document: &Document<'_>, reading: &Reading) -> Stretch {
    let rows = reading.form.rows;
    let row_of =
        |group: usize| reading.alignment.iter().position(|taken| *taken == Some(group)).map(|row| rows[row].key);
    let groups = reading.grouped.groups.iter().enumerate();
    Stretch {
        table: reading.form.table,
        span: Span::default(),
        outcome: Outcome::Table,
        readings: reading.alignments,
        groups: groups.map(|(at, group)| trace(document, group, row_of(at), &reading.evidence[at])).collect(),
        missing: rows
            .iter()
            .zip(&reading.alignment)
            .filter(|(_, group)| group.is_none())
            .map(|(row, _)| row.key)
            .collect(),
    }
}

fn trace(document: &Document<'_>, group: &Group, row: Option<&'static str>, evidence: &[Evidence]) -> GroupTrace {
    let text = |range: &TextRange| document.slice(range).split_whitespace().collect::<String>();
    let start = group.values.first().map_or(0..0, |value| value.range.clone());
    let own = row.and_then(|row| evidence.iter().find(|one| one.row == row));
    let told_by = match (row, own) {
        (None, _) => ToldBy::Nothing,
        (Some(_), None) => ToldBy::Order,
        (Some(_), Some(Evidence { strength: Strength::Nearby, .. })) => ToldBy::LabelNearby,
        (Some(_), Some(Evidence { cost: 0, .. })) => ToldBy::Label,
        (Some(_), Some(_)) => ToldBy::NearLabel,
    };
    let words = group.own.last().or(group.above.last()).map(|word| text(&word.range)).unwrap_or_default();
    let value = |range: &TextRange, stated: bool| if stated { text(range) } else { "·".to_owned() };
    GroupTrace {
        span: document.span(&start),
        row,
        told_by,
        layout: match group.geometry {
            Geometry::Grid(_) => "grid",
            Geometry::Aligned => "aligned",
            Geometry::Stream => "stream",
        },
        words,
        values: group.values.iter().map(|token| value(&token.range, token.stated)).collect(),
    }
}
