//! Rows whose labels are gone: exactly as many as the form has, in its order, borne out by every sum.
//!
//! Converters tear a label from its row and print it somewhere else. A figure without its label says nothing by itself; a run of
//! exactly the form's rows does, where each row sum, each column sum and each balance of it holds and no words that stand in a
//! row of the run are another's. A run of any other length is read nowhere.

use super::super::cells::{Cell, Holds, Slot};
use super::super::ground::{Ground, Kind, Token};
use super::super::judge::bears_out_all;
use super::super::placement::{Placed, Placement};
use super::super::rows::{Owner, Words};
use super::super::wordings;
use crate::report::AlignedBy;
use crate::text::fold;

/// A line of text that holds a row's cells.
struct Row {
    /// The words before them.
    words: Vec<Words>,
    slots: Vec<Slot>,
}

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let width = ground.lines.first().map_or(0, |line| line.cells.len());
    if ground.lines.len() < 2 || width < 2 || ground.lines.iter().any(|line| line.cells.len() != width) {
        return Vec::new();
    }
    // Of a row that stands twice nothing says which is the form's.
    if ground.words.iter().any(|words| matches!(words.owner, Owner::Again(_))) {
        return Vec::new();
    }
    let Some(rows) = rows(ground, width) else { return Vec::new() };
    let is_own = |(at, row): (usize, &Row)| row.words.iter().all(|words| is_of(ground, words, at));
    if rows.len() != ground.lines.len() || !rows.iter().enumerate().all(is_own) {
        return Vec::new();
    }
    let placed = |(row, line): (Row, &super::super::lines::Line)| {
        Placed::Cells(vec![line.cells.iter().copied().zip(row.slots).collect()])
    };
    let lines = rows.into_iter().zip(ground.lines).map(placed).collect();
    let way = "rows in order, as the sums bear out".to_owned();
    let placement = Placement { way, soft: false, by_rows: true, by: AlignedBy::Sums, lines };
    if bears_out_all(ground, &placement) { vec![placement] } else { Vec::new() }
}

/// Whether words may stand in a row of a line: its label, pieces of that, groups, numerals.
fn is_of(ground: &Ground<'_, '_>, words: &Words, line: usize) -> bool {
    let own = &ground.lines[line];
    let text = fold(ground.slice(&words.text));
    // What is a whole name itself is a piece only of a label of which other pieces stand.
    let is_name = || {
        own.label != text
            && wordings::of(ground.form).columns.iter().any(|(name, which)| which.is_some() && *name == text)
    };
    let is_in_words = || own.label.contains(&text) || own.note.contains(&text) || own.group.contains(&text);
    let is_piece = || is_in_words() && (!is_name() || ground.has(line));
    match words.owner {
        Owner::Label(other) | Owner::Note(other) => other == line,
        Owner::Foreign => is_piece() || ground.is_idle(ground.slice(&words.text)),
        _ => is_piece(),
    }
}

/// The rows of the text; `None` where figures stand that no row takes. A number alone on its line is a page's.
fn rows(ground: &Ground<'_, '_>, width: usize) -> Option<Vec<Row>> {
    let mut rows = Vec::new();
    for line in ground.tokens.split(|token| token.kind == Kind::Break) {
        let is_words = |token: &Token| matches!(token.kind, Kind::Words { .. });
        let behind = line.iter().rposition(is_words).map_or(0, |words| words + 1);
        let figures = line.iter().filter(|token| token.kind == Kind::Figure).count();
        if line[..behind].iter().any(|token| token.kind == Kind::Figure) {
            return None;
        }
        let words = line[..behind].iter().flat_map(|token| ground.words_in(&token.text)).cloned().collect();
        let slots = slots(&line[behind..], behind > 0)?;
        let is_page = figures == 1 && line.len() == 1;
        if figures > 0 && !is_page {
            rows.push(Row { words, slots });
        }
    }
    // An empty cell that ends every row is the edge of all; one too many is the edge of its own.
    let ends_empty = |row: &Row| row.slots.last().is_some_and(|slot| slot.holds == Holds::Nothing);
    let edged = rows.iter().all(ends_empty) && rows.iter().any(|row| row.slots.len() > width);
    for row in &mut rows {
        if edged {
            row.slots.pop();
        }
        while row.slots.len() > width && ends_empty(row) {
            row.slots.pop();
        }
    }
    rows.iter().all(|row| row.slots.len() == width).then_some(rows)
}

/// The cells of a line behind its words: between bars or tabs, or each figure one.
fn slots(line: &[Token], labelled: bool) -> Option<Vec<Slot>> {
    let parts = |token: &Token| matches!(token.kind, Kind::Bar | Kind::Tab);
    let slot = |token: &Token| match token.kind {
        Kind::Figure => Some(Holds::Figure),
        Kind::Mark => Some(Holds::Nothing),
        _ => None,
    };
    let cell = |token: &Token| Some(Slot { cell: Cell::at(token.text.clone(), 0), holds: slot(token)? });
    if !line.iter().any(parts) {
        return line.iter().map(cell).collect();
    }
    let from = line.iter().take(1).filter(|first| parts(first)).count();
    let mut slots = Vec::new();
    let mut last = None;
    for piece in line[from..].split(parts) {
        match piece {
            // Before the first bar stands what is left of the label's cell.
            [] if slots.is_empty() && last.is_none() && from == 0 && labelled => {}
            [] => {
                let at = last.unwrap_or_else(|| line[0].text.end);
                slots.push(Slot { cell: Cell::at(at..at, 0), holds: Holds::Nothing });
            }
            [token] => slots.push(cell(token)?),
            _ => return None,
        }
        last = piece.last().map(|token| token.text.end).or(last);
    }
    Some(slots)
}
