//! Numbers that no cell of a row holds: in letters, with a stop as a label's have, and those that only count.

use super::doubts::{doubt, doubt_empty};
use super::ground::{Ground, Kind, Token};
use super::rows::Owner;
use super::signs::is_bar;
use crate::report::{Cell, Status};
use crate::text::{is_numeral, simplified};

/// Leaves open what a number that was passed over may be.
pub(super) fn weigh(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    passed_over(ground, cells);
    taken_for_numerals(ground, cells);
    counted(ground, cells);
}

/// Where something stands on a label's line that no cell of its row holds, the row is not told empty.
fn passed_over(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    for line in ground.tokens.split(|token| token.kind == Kind::Break) {
        let label = line.iter().rev().find_map(|token| match token.kind {
            Kind::Words { owner: Owner::Label(row), .. } => Some((row, token.text.end)),
            _ => None,
        });
        let Some((row, end)) = label else { continue };
        let own = &ground.lines[row].cells;
        let stands = |token: &Token| matches!(token.kind, Kind::Figure | Kind::Odd) && token.text.start >= end;
        let is_number = |token: &Token| token.text.start >= end && is_number_in_letters(ground, token);
        // Wherever it stands there, a cell that shows nothing may be its.
        if line.iter().any(is_number) {
            doubt_empty(ground, row, cells);
        }
        if line.iter().any(stands) && own.iter().all(|&cell| cells[cell].status == Status::Blank) {
            for &cell in own {
                cells[cell].status = Status::Ambiguous;
            }
        }
    }
}

/// Whether a number in letters stands by itself, in a figure's place.
fn is_number_in_letters(ground: &Ground<'_, '_>, token: &Token) -> bool {
    let parts = |c: char| c.is_whitespace() || is_bar(c) || matches!(c, ',' | ';' | '"');
    let (before, behind) = (&ground.document.text[..token.text.start], &ground.document.text[token.text.end..]);
    matches!(token.kind, Kind::Words { owner: Owner::Foreign, .. })
        && ground.slice(&token.text).chars().all(|c| is_numeral(simplified(c)))
        && before.ends_with(parts)
        && behind.chars().next().is_none_or(parts)
}

/// A number behind a label, with a stop, that is not the next label's own: `12.`.
fn taken_for_numerals(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    let seen: Vec<&Token> =
        ground.tokens.iter().filter(|token| matches!(token.kind, Kind::Words { .. } | Kind::Numeral)).collect();
    for three in seen.windows(3) {
        let label = |token: &Token| match token.kind {
            Kind::Words { owner: Owner::Label(row), .. } => Some(row),
            _ => None,
        };
        let text = ground.slice(&three[1].text);
        let rest = &ground.document.text[three[1].text.end..];
        if !text.ends_with(['.', '．']) || !rest.lines().next().unwrap_or("").trim().is_empty() {
            continue;
        }
        let digits = text.trim_end_matches(['.', '．']);
        // A group that has its own number needs no other.
        let is_group = |token: &Token| match token.kind {
            Kind::Words { owner: Owner::Again(_) | Owner::Group, .. } => !is_numbered(ground, token),
            _ => false,
        };
        if let (Some(row), Kind::Numeral, Ok(number)) = (label(three[0]), three[1].kind, digits.parse::<u32>())
            && !is_group(three[2])
            && label(three[2]).is_none_or(|next| ground.lines[next].number != Some(number))
        {
            doubt_empty(ground, row, cells);
        }
    }
}

/// Whether a number stands before words, or in them, first on their line: `（三）不予公开`, `第二十条第（五）项`.
fn is_numbered(ground: &Ground<'_, '_>, words: &Token) -> bool {
    let text = &ground.document.text;
    let start = text[..words.text.start].rfind(['\n', '\u{c}']).map_or(0, |end| end + 1);
    let line =
        text[start..words.text.end].trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '>' | '|' | '"'));
    line.starts_with(['(', '（', '第']) || line.starts_with(|c: char| c.is_ascii_digit() || is_numeral(c))
}

/// Figures that run on from one through all cells of the one line count the columns; the figures stand elsewhere, or nowhere.
fn counted(ground: &Ground<'_, '_>, cells: &mut [Cell]) {
    let counts = |(at, cell): (usize, &Cell)| cell.value == Some((at + 1).into());
    if ground.lines.len() == 1 && cells.iter().enumerate().all(counts) {
        cells.iter_mut().for_each(doubt);
    }
}
