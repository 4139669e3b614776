//! Whether the names over columns stand in the form's order, so that the order of figures tells their columns.
//!
//! The text before each label (before the first figure, where all cells are one line) is searched for the names of the columns; a
//! name inside a longer one of the form is none. A head that has lost or torn a name tells nothing of order.

use super::cells::Slot;
use super::fit::{Placed, Placement};
use super::ground::{Ground, Kind};
use super::rows::Owner;
use crate::statute::{CellIndex, Frame};
use crate::text::{fold, is_han};
use std::collections::BTreeSet;
use std::ops::Range;

/// A name of the form, and which one it is of those that are to stand in order.
type Name = (String, Option<usize>);

/// Whether all names stand in the form's order wherever a head is whole. The name of the last column may stand before those over
/// which a group's name stands.
pub(super) fn in_order(ground: &Ground<'_, '_>) -> bool {
    let form = ground.form;
    let columns = || form.columns.iter().enumerate().map(|(at, column)| (at, column.label, column.variants));
    let rows = || form.rows.iter().enumerate().map(|(at, row)| (at, row.label, row.variants));
    let groups =
        || form.groups.iter().flat_map(|group| std::iter::once(group.label).chain(group.variants.iter().copied()));
    let others = || groups().map(|name| (fold(name), None));
    let spelt = |(at, label, variants): (usize, &'static str, &'static [&'static str])| {
        std::iter::once(label).chain(variants.iter().copied()).map(move |name| (fold(name), Some(at)))
    };
    let head = |names: &[Name], text: &Range<usize>, due: &BTreeSet<usize>, grouped: bool| {
        let mut found = stand(&fold(ground.slice(text)), names);
        if text.start == ground.text.start {
            found.splice(0..0, before(&ground.document.text[..text.start], names));
        }
        is_in_order(&found, due, grouped)
    };
    match ground.frame {
        Frame::Rows => {
            let names: Vec<Name> = columns().flat_map(spelt).chain(others()).collect();
            let has_groups = form.rows.iter().any(|row| row.columns.len() < form.columns.len());
            before_labels(ground).all(|(line, text)| {
                let due = ground.lines[line].cells.iter().map(|&cell| form.position(cell).1).collect();
                head(&names, &text, &due, !has_groups)
            })
        }
        Frame::Transposed => {
            let names: Vec<Name> = rows().flat_map(spelt).chain(others()).collect();
            before_labels(ground).all(|(_, text)| head(&names, &text, &(0..form.rows.len()).collect(), false))
        }
        Frame::OneLine => {
            let figure = ground.tokens.iter().find(|token| token.kind == Kind::Figure);
            let text = ground.text.start..figure.map_or(ground.text.end, |token| token.text.start);
            let named: Vec<Name> = columns().flat_map(spelt).chain(others()).collect();
            head(&named, &text, &(0..form.columns.len()).collect(), false) && rows_in_order(ground)
        }
    }
}

/// Whether every name of a column that stands between two cells of a row is the second one's.
pub(super) fn agree(ground: &Ground<'_, '_>, placement: &Placement) -> bool {
    let names = || {
        ground.form.columns.iter().map(|column| std::iter::once(column.label).chain(column.variants.iter().copied()))
    };
    let agrees = |pair: &[(CellIndex, Slot)]| {
        let place = |at: usize| ground.form.position(pair[at].0);
        let [Some(from), Some(to)] = [pair[0].1.cell.parts.last(), pair[1].1.cell.parts.first()] else { return true };
        // Of an empty cell nobody knows where it stands.
        if from.is_empty() || to.is_empty() {
            return true;
        }
        let between = ground.slice(&(from.end.min(to.start)..to.start));
        if !between.chars().any(is_han) {
            return true;
        }
        let between = fold(between);
        let (row, column) = place(1);
        let named =
            |at: usize| names().nth(at).is_some_and(|mut names| names.any(|name| between.contains(&fold(name))));
        row != place(0).0 || !(0..ground.form.columns.len()).any(named) || named(column)
    };
    let mut cells =
        placement.lines.iter().flat_map(|line| if let Placed::Cells(versions) = line { &versions[..] } else { &[] });
    cells.all(|cells| cells.windows(2).all(agrees))
}

/// Whether the names of rows and their groups stand in order, where all rows stand behind each other.
fn rows_in_order(ground: &Ground<'_, '_>) -> bool {
    let text = ground.slice(&ground.text);
    // A caption of last year between the rows parts them.
    if ["上年度", "上一年度", "去年"].iter().any(|word| text.contains(word)) {
        return false;
    }
    let rows = ground.form.rows.iter().flat_map(|row| row.groups.iter().copied().chain([row.label]));
    let mut seen = BTreeSet::new();
    let places: Vec<usize> = rows.filter(|name| seen.insert(*name)).filter_map(|name| text.find(name)).collect();
    places.is_sorted()
}

/// What stands before each label, behind the one before.
fn before_labels<'g>(ground: &'g Ground<'_, '_>) -> impl Iterator<Item = (usize, Range<usize>)> + 'g {
    let mut from = ground.text.start;
    ground.words.iter().filter_map(move |words| {
        let (Owner::Label(line) | Owner::Note(line) | Owner::Again(line)) = words.owner else { return None };
        let text = from..words.text.start.max(from);
        from = words.text.end;
        (!text.is_empty()).then_some((line, text))
    })
}

/// The names that stand in a folded text, in order, the longest of those that begin anywhere.
fn stand(text: &str, names: &[Name]) -> Vec<Option<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let here = names.iter().filter(|(name, _)| text[at..].starts_with(name.as_str()));
        let longest = here.max_by_key(|(name, _)| name.len());
        found.extend(longest.map(|(_, which)| *which));
        at += longest.map_or(c.len_utf8(), |(name, _)| name.len());
    }
    found
}

/// The names that a text ends in: a name that is a row's as well may stand before all that is known as the table's.
fn before(text: &str, names: &[Name]) -> Vec<Option<usize>> {
    /// Characters in which a name is looked for.
    const NEAR: usize = 80;
    let from = text.char_indices().rev().nth(NEAR).map_or(0, |(at, _)| at);
    let folded = fold(&text[from..]);
    let mut rest = folded.as_str();
    let mut found = Vec::new();
    while let Some((name, which)) =
        names.iter().filter(|(name, _)| rest.ends_with(name.as_str())).max_by_key(|(name, _)| name.len())
    {
        found.insert(0, *which);
        rest = &rest[..rest.len() - name.len()];
    }
    found
}

/// Whether every whole head among the names is in order.
fn is_in_order(found: &[Option<usize>], due: &BTreeSet<usize>, grouped: bool) -> bool {
    let mut head: Vec<usize> = Vec::new();
    let mut group = false;
    let last = due.last().copied();
    for name in found.iter().copied() {
        let Some(column) = name.filter(|column| due.contains(column)) else {
            group |= name.is_none();
            continue;
        };
        if head.contains(&column) {
            head.clear();
        }
        head.push(column);
        if head.len() < due.len() {
            continue;
        }
        // Beside a group's name the last column's stands one line higher than those under it.
        if grouped && group && head.first() != last.as_ref() {
            head.retain(|column| Some(*column) != last);
        }
        if !head.is_sorted() {
            return false;
        }
        (head, group) = (Vec::new(), false);
    }
    true
}
