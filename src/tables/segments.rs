//! Items → the stretches that belong to one statutory table each.
//!
//! A label that only one table has, or a section's heading, says which table follows. A report printed twice in one
//! file gives two stretches of each table; so does a first row met again behind the last.

use super::items::{Item, Kind};
use super::vocabulary::{Match, Role, labels_inside, lookup};
use crate::document::Document;
use crate::statute::TableKind;
use crate::statute::sections;
use crate::text::{fold, folded, is_han, is_numeral, simplified};
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// A stretch of items that may hold one table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Segment {
    /// The table its labels are of.
    pub table: TableKind,
    /// The items, by position.
    pub items: Range<usize>,
}

/// What stands under a section's heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Under {
    /// This table.
    Table(TableKind),
    /// Text only.
    Text,
}

/// A section's heading.
struct Heading {
    folded: String,
    /// Its last character.
    last: Option<char>,
    under: Under,
}

/// Section headings, the longest first.
static HEADINGS: LazyLock<Vec<Heading>> = LazyLock::new(|| {
    let headings = sections::SECTIONS.iter().flat_map(|section| {
        std::iter::once(&section.heading)
            .chain(section.variants)
            .map(|heading| (fold(heading), section.table.map_or(Under::Text, Under::Table)))
    });
    let heading = |(folded, under): (String, Under)| Heading { last: folded.chars().next_back(), folded, under };
    let mut headings: Vec<Heading> = headings.map(heading).collect();
    headings.sort_by_key(|heading| std::cmp::Reverse(heading.folded.len()));
    headings
});

/// Bytes of the shortest heading that a line may end in, behind other words.
const LONG: usize = 8 * '情'.len_utf8();

/// Cuts the items into stretches, in order.
pub(super) fn segments(document: &Document<'_>, items: &[Item]) -> Vec<Segment> {
    let mut segments: Vec<Segment> = Vec::new();
    let mut open: Option<Open> = None;
    // The first of the annex's group labels that stand right before its first row.
    let mut annex_head: Option<usize> = None;
    for (at, item) in items.iter().enumerate() {
        match &item.kind {
            Kind::Value => {
                if let Some(open) = &mut open {
                    open.values_since_last_row += 1;
                }
            }
            Kind::Text(found) => {
                let is_group = found.as_ref().is_some_and(heads_statistics);
                let inside = open.as_ref().is_some_and(|open| open.table == TableKind::Statistics);
                // What heads a part of the annex (三、依申请公开情况) heads a section elsewhere.
                let found = found.as_ref().filter(|_| !is_group || inside);
                if is_group {
                    annex_head = annex_head.or(Some(at));
                }
                let table = found.and_then(Match::table);
                // 其他 alone is half of 其他结果 as well: inside another table two characters say nothing.
                let foreign = table.is_some() && open.as_ref().is_some_and(|open| Some(open.table) != table);
                if foreign && folded(document.slice(&item.range)).nth(2).is_none() {
                    continue;
                }
                if let Some(table) = table {
                    let row = found.and_then(|found| found.row(table));
                    if open.as_ref().is_some_and(|open| open.table == table && !open.starts_again(row)) {
                        if let Some(open) = &mut open {
                            open.note(row);
                        }
                        continue;
                    }
                    close(&mut segments, open.take(), at);
                    let head = annex_head.take().filter(|_| table == TableKind::Statistics);
                    let mut fresh = Open::new(table, head.unwrap_or(at));
                    fresh.note(row);
                    open = Some(fresh);
                } else if found.is_none() {
                    if !is_group {
                        annex_head = None;
                    }
                    match heading(document.slice(&item.range)) {
                        Some(Under::Table(table)) if open.as_ref().is_none_or(|open| open.table != table) => {
                            close(&mut segments, open.take(), at);
                            open = Some(Open::new(table, at));
                        }
                        Some(Under::Text) => close(&mut segments, open.take(), at),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    close(&mut segments, open, items.len());
    take_in_headers(items, &mut segments);
    segments
}

/// How many pieces of words before the first label may be the table's header.
const HEADER: usize = 12;

/// Lets each stretch begin at the words right before its first label: a header in one line is no label.
fn take_in_headers(items: &[Item], segments: &mut [Segment]) {
    let mut free_from = 0;
    for segment in segments {
        let start = segment.items.start;
        let is_word = |item: &&Item| matches!(item.kind, Kind::Text(_));
        // An annex may begin before the stretch in front of it ends.
        let free = items.get(free_from..start).unwrap_or_default();
        let words = free.iter().rev().take(HEADER).take_while(is_word).count();
        segment.items.start = start - words;
        free_from = segment.items.end;
    }
}

/// Whether a label heads a part of the statistics and nothing else.
fn heads_statistics(found: &Match) -> bool {
    found.hits.iter().all(|hit| hit.table == TableKind::Statistics && hit.role == Role::Group)
}

/// A stretch still growing.
struct Open {
    table: TableKind,
    start: usize,
    first_row_seen: bool,
    last_row_seen: bool,
    values_since_last_row: usize,
}

impl Open {
    fn new(table: TableKind, start: usize) -> Self {
        Self { table, start, first_row_seen: false, last_row_seen: false, values_since_last_row: 0 }
    }

    fn note(&mut self, row: Option<&str>) {
        self.first_row_seen = self.first_row_seen || row.is_some_and(|key| self.is_first(key));
        let is_last = |key: &str| forms_rows(self.table).any(|rows| rows.last().is_some_and(|row| row.key == key));
        if row.is_some_and(is_last) {
            self.last_row_seen = true;
            self.values_since_last_row = 0;
        }
    }

    /// Whether `row` is the table's first, met again when the last has been filled in.
    fn starts_again(&self, row: Option<&str>) -> bool {
        let filled = self.first_row_seen && self.last_row_seen && self.values_since_last_row > 0;
        filled && row.is_some_and(|key| self.is_first(key))
    }

    fn is_first(&self, key: &str) -> bool {
        forms_rows(self.table).any(|rows| rows.first().is_some_and(|row| row.key == key))
    }
}

fn forms_rows(table: TableKind) -> impl Iterator<Item = &'static [crate::statute::Row]> {
    table.forms().iter().map(|form| form.rows)
}

fn close(segments: &mut Vec<Segment>, open: Option<Open>, end: usize) {
    if let Some(open) = open {
        segments.push(Segment { table: open.table, items: open.start..end });
    }
}

/// What stands under a text that is a section's heading.
fn heading(text: &str) -> Option<Under> {
    if text.len() > 150 {
        return None;
    }
    // Numerals may be left out of what is compared, other characters never are.
    let last = text.chars().rev().find(|&c| is_han(c) && !is_numeral(c)).map(simplified);
    if !HEADINGS.iter().any(|heading| heading.last == last) {
        return None;
    }
    let folded = fold(text);
    // 表二：主动公开政府信息情况; the longest heading it ends in.
    let is_it = |heading: &str| folded.ends_with(heading) && (heading.len() >= LONG || heading.len() == folded.len());
    HEADINGS.iter().find(|heading| is_it(&heading.folded)).map(|heading| heading.under)
}

/// How many different row and column labels of `table` a stretch shows, labels that ran together among them; as soon as
/// they are enough, how many were seen so far.
pub(super) fn label_count(
    document: &Document<'_>,
    items: &[Item],
    table: TableKind,
    enough: impl Fn(usize, usize) -> bool,
) -> (usize, usize) {
    let (mut rows, mut columns): (HashSet<&str>, HashSet<&str>) = (HashSet::new(), HashSet::new());
    for item in items {
        if enough(rows.len(), columns.len()) {
            return (rows.len(), columns.len());
        }
        if let Kind::Text(Some(found)) = &item.kind {
            rows.extend(found.row(table));
            columns.extend(found.column(table));
        }
    }
    // What is not known to be a label is compared with every one: only where that may still matter.
    for item in items {
        if enough(rows.len(), columns.len()) {
            break;
        }
        if let Kind::Text(None) = item.kind {
            let text = document.slice(&item.range);
            columns.extend(lookup(text, table).and_then(|found| found.column(table)));
            for role in labels_inside(text, table) {
                match role {
                    Role::Row(key) => _ = rows.insert(key),
                    Role::Column(key) => _ = columns.insert(key),
                    Role::Group => {}
                }
            }
        }
    }
    (rows.len(), columns.len())
}
