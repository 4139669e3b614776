//! Several copies of one table → the table: the fullest copy, in doubt where another whole copy says otherwise.

use super::attempt::Attempt;
use super::captions::{is_of_last_year, is_of_part, year_of};
use super::doubts;
use super::ground::{Ground, Kind, Token};
use super::lines::Line;
use super::rows::Owner;
use crate::document::{Document, TextRange};
use crate::report::{Cell, Status, Table};
use crate::span::Span;
use crate::statute::{CellIndex, Frame};

/// Labels and names of one table that a sentence may have.
const SENTENCE: usize = 6;

/// The table that its copies make together; `None` without a copy.
pub(super) fn of_copies<'a, 'd: 'a, 's: 'd + 'a>(
    document: &Document<'_>,
    attempts: impl Iterator<Item = &'a Attempt<'d, 's>>,
) -> Option<Table> {
    let known =
        |cells: &[Cell]| cells.iter().filter(|cell| matches!(cell.status, Status::Read | Status::Blank)).count();
    let mut copies: Vec<&Attempt<'d, 's>> = attempts.collect();
    let all = copies.clone();
    if copies.len() > 1 {
        retain_own(document, &mut copies);
    }
    let most = copies.iter().map(|copy| known(&copy.verdict.cells)).max()?;
    let best = copies.iter().copied().find(|copy| known(&copy.verdict.cells) == most)?;
    let mut cells = best.verdict.cells.clone();
    // What stands under the name of a part is not the whole's: rows that stand elsewhere, too, are told from there.
    let is_part = |copy: &Attempt<'_, '_>| is_of_part(document, copy.ground.text.start);
    let is_of_other = |copy: &Attempt<'_, '_>| is_part(copy) != is_part(best);
    let is_same = |copy: &Attempt<'_, '_>| copy.ground.form == best.ground.form && !is_of_other(copy);
    for whole in copies.iter().filter(|copy| is_part(best) && is_of_other(copy) && copy.ground.form == best.ground.form)
    {
        for at in (0..whole.ground.lines.len()).filter(|&at| whole.ground.has(at)) {
            whole.ground.lines[at].cells.iter().for_each(|&cell| cells[cell].clone_from(&whole.verdict.cells[cell]));
        }
    }
    // Another copy that stands and could not be read may say something else, unless what it does say is the same.
    let place = copies.iter().position(|copy| std::ptr::eq(*copy, best)).unwrap_or(0);
    for (at, other) in copies.iter().enumerate().filter(|(at, copy)| *at != place && !is_of_other(copy)) {
        let lines = (0..other.ground.lines.len()).filter(|&line| other.ground.has(line)).count();
        // A form without figures is nobody's; marks for nothing are typed in as figures are.
        let is_stated = |token: &&Token| matches!(token.kind, Kind::Figure | Kind::Mark);
        let stated = other.ground.tokens.iter().filter(is_stated).count();
        // A few labels with a figure or two may be a sentence's; with the names of columns they are a table's.
        let headings = other.ground.words.iter().filter(|words| matches!(words.owner, Owner::Heading(_))).count();
        let few = if lines + headings > SENTENCE { 0 } else { 2 };
        let unread = at < place && stated > 0 || stated > few && other.verdict.ways.is_empty();
        if unread && lines * 10 >= other.ground.lines.len() * 8 && !bears_out(&other.verdict.cells, &cells) {
            cells.iter_mut().filter(|cell| cell.addend().is_some()).for_each(doubts::doubt);
        }
    }
    let is_table = |ground: &Ground<'_, '_>| {
        ground.tokens.iter().any(|token| token.kind == Kind::Figure)
            && ground.words.iter().any(|words| matches!(words.owner, Owner::Heading(_)))
    };
    for other in copies.iter().filter(|other| !std::ptr::eq(**other, best) && is_same(other)) {
        doubt(&mut cells, &other.verdict.cells, &other.ground);
        if is_beside(document, &best.ground.text, &other.ground.text) {
            doubt_rows_again(&mut cells, &other.verdict.cells, &other.ground);
        } else if is_table(&other.ground) {
            doubt_empty_cells(&mut cells, &other.verdict.cells, &other.ground);
        }
    }
    for other in all.iter().filter(|copy| !is_of_other(copy) && is_other_piece(&best.ground, &copy.ground)) {
        // A row whose label stands is there, be it without its figures or in what may be another's: then they are nobody's for sure.
        let is_own = copies.iter().any(|copy| std::ptr::eq(*copy, *other));
        let is_begun = cells.iter().any(|cell| cell.status != Status::Missing);
        let lines = other.ground.lines.iter().enumerate().filter(|(line, _)| is_begun && other.ground.has(*line));
        for &at in lines.flat_map(|(_, line)| &line.cells) {
            let (cell, piece) = (&mut cells[at], &other.verdict.cells[at]);
            if cell.status != Status::Missing {
                continue;
            }
            cell.clone_from(piece);
            if !is_own || piece.status == Status::Missing {
                doubts::doubt(cell);
            }
        }
    }
    // What an earlier copy says as well stands there first.
    for earlier in copies[..place].iter().rev().filter(|copy| is_same(copy)) {
        for (cell, first) in cells.iter_mut().zip(&earlier.verdict.cells) {
            if cell.addend().is_some() && (cell.status, cell.value) == (first.status, first.value) {
                cell.clone_from(first);
            }
        }
    }
    // A table that is another's tells nothing of this report.
    let is_others = best.is_others;
    if is_others {
        cells.iter_mut().filter(|cell| cell.addend().is_some()).for_each(doubts::doubt);
    }
    let start = best.ground.words.first().map_or(best.ground.text.start, |words| words.text.start);
    let labels = labels(document, &best.ground);
    Some(Table { form: best.ground.form, cells, span: document.span(&(start..start)), labels, is_others })
}

/// Leaves out the copies that are another report's, last year's or of years before.
fn retain_own(document: &Document<'_>, copies: &mut Vec<&Attempt<'_, '_>>) {
    // What is another's goes where something of the report's own stands, marks for nothing as well as figures.
    let is_stated = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Mark);
    let is_filled = |copy: &Attempt<'_, '_>| copy.ground.tokens.iter().any(is_stated);
    if copies.iter().any(|copy| !copy.is_others && is_filled(copy)) {
        copies.retain(|copy| !copy.is_others);
    }
    // Of last year's table and this year's the one that says so goes.
    if copies.iter().any(|copy| !is_of_last_year(document, copy.ground.text.start)) {
        copies.retain(|copy| !is_of_last_year(document, copy.ground.text.start));
    }
    // Of tables of several years the latest is this year's.
    let latest = copies.iter().filter_map(|copy| year_of(document, copy.ground.text.start)).max();
    copies.retain(|copy| year_of(document, copy.ground.text.start).is_none_or(|year| Some(year) == latest));
}

/// Where the labels of the form's rows stand.
fn labels(document: &Document<'_>, ground: &Ground<'_, '_>) -> Vec<Option<Span>> {
    let mut labels = vec![None; ground.form.rows.len()];
    for words in &ground.words {
        if let (Frame::Rows, Owner::Label(line)) = (ground.frame, words.owner)
            && let Some(&cell) = ground.lines[line].cells.first()
        {
            labels[ground.form.position(cell).0].get_or_insert(document.span(&words.text));
        }
    }
    labels
}

/// Whether two stretches are pieces of one table: of one form, and no line stands in both.
fn is_other_piece(one: &Ground<'_, '_>, other: &Ground<'_, '_>) -> bool {
    one.form == other.form
        && one.lines.len() == other.lines.len()
        && (0..one.lines.len()).all(|line| !(one.has(line) && other.has(line)))
}

/// Whether a copy says enough that is the same, and nothing that is not.
fn bears_out(copy: &[Cell], cells: &[Cell]) -> bool {
    let both = copy.iter().zip(cells).filter_map(|(one, other)| Some((one.addend()?, other.addend()?)));
    let (same, other): (Vec<_>, Vec<_>) = both.partition(|(one, other)| one == other);
    let telling = same.iter().filter(|(value, _)| !value.is_zero()).count();
    other.is_empty() && same.len() * 3 >= cells.len() && telling > 0
}

/// Whether nothing stands between two stretches: then they are pieces of one table, in which rows stand again.
fn is_beside(document: &Document<'_>, one: &TextRange, other: &TextRange) -> bool {
    let between = one.end.min(other.end)..one.start.max(other.start);
    between.is_empty() || document.slice(&between).trim().is_empty()
}

/// A row of which another piece of the table holds one that could not be read is in doubt.
fn doubt_rows_again(cells: &mut [Cell], others: &[Cell], ground: &Ground<'_, '_>) {
    let lines = ground.lines.iter().enumerate().filter(|(at, _)| ground.has(*at));
    for &cell in lines.flat_map(|(_, line)| &line.cells) {
        if others[cell].status == Status::Ambiguous && cells[cell].addend().is_some() {
            doubts::doubt(&mut cells[cell]);
        }
    }
}

/// What stands empty is in doubt where its row stands in another table that could not be read: as a form left empty behind the filled
/// one, or with a figure in its place.
fn doubt_empty_cells(cells: &mut [Cell], others: &[Cell], ground: &Ground<'_, '_>) {
    let is_unread = |line: &Line| line.cells.iter().any(|&cell| others[cell].status == Status::Ambiguous);
    let lines = ground.lines.iter().enumerate().filter(|(at, line)| ground.has(*at) && is_unread(line));
    for &cell in lines.flat_map(|(_, line)| &line.cells) {
        if cells[cell].status == Status::Blank {
            doubts::doubt(&mut cells[cell]);
        }
    }
}

/// What two copies contradict each other on is in doubt, as far as the other one's row was read whole.
fn doubt(cells: &mut [Cell], others: &[Cell], ground: &Ground<'_, '_>) {
    let is_whole = |cells: &[CellIndex]| cells.iter().all(|&cell| others[cell].addend().is_some());
    for &at in ground.lines.iter().filter(|line| is_whole(&line.cells)).flat_map(|line| &line.cells) {
        let (cell, other) = (&mut cells[at], &others[at]);
        if let (Some(mine), Some(theirs)) = (cell.addend(), other.addend())
            && (mine != theirs || cell.status != other.status)
        {
            cell.candidates = vec![cell.value, other.value];
            doubts::doubt(cell);
        }
    }
}
