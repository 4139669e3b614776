//! `|===` around cells that a bar begins, a span before it (`2+|`, `.3+|`): as many to a row as its `cols` has, or its first line.

use super::table::{Marked, MarkedCell};
use std::collections::VecDeque;
use std::ops::Range;

const FENCE: &str = "|===";

/// The tables of a text whose cells fill their rows.
pub(super) fn tables(source: &str) -> Vec<Marked> {
    let mut tables = Vec::new();
    let (mut open, mut attributes): (Option<Range<usize>>, Option<Range<usize>>) = (None, None);
    let mut at = 0;
    for line in source.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let bare = line.trim();
        if bare != FENCE {
            if open.is_none() && !bare.is_empty() {
                attributes = (bare.starts_with('[') && bare.ends_with(']')).then_some(start..at);
            }
            continue;
        }
        match open.take() {
            None => open = Some(attributes.clone().map_or(start, |line| line.start)..at),
            Some(fence) => {
                let inner = fence.end..start;
                let columns = attributes.take().and_then(|line| columns(&source[line]));
                let columns = columns.unwrap_or_else(|| cells(source, first_line(source, &inner)).len());
                let rows = in_rows(cells(source, inner), columns);
                tables.extend(rows.map(|rows| Marked { lines: fence.start..at, caption: None, rows }));
            }
        }
    }
    tables
}

/// How many columns the attributes tell: `cols="1,2*,3"`.
fn columns(attributes: &str) -> Option<usize> {
    let (_, value) = attributes.split_once("cols=")?;
    let value = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next()?,
        None => value.split([',', ']']).next()?,
    };
    let many = |column: &str| column.trim().split_once('*').and_then(|(times, _)| times.parse().ok()).unwrap_or(1);
    Some(value.split([',', ';']).map(many).sum())
}

fn first_line(source: &str, inner: &Range<usize>) -> Range<usize> {
    let text = &source[inner.clone()];
    let start = inner.start + (text.len() - text.trim_start().len());
    start..source[start..inner.end].find('\n').map_or(inner.end, |at| start + at)
}

/// The cells of a stretch; none where words stand before the first.
fn cells(source: &str, inner: Range<usize>) -> Vec<MarkedCell> {
    let text = &source[inner.clone()];
    let bars = text.match_indices('|').map(|(at, _)| at).filter(|&at| !text[..at].ends_with('\\'));
    // A span or a style stands at its bar, behind a space.
    let spec = |bar: usize| {
        let word = &text[text[..bar].rfind(char::is_whitespace).map_or(0, |at| at + 1)..bar];
        let is_sign =
            |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '*' | '<' | '^' | '>') || c.is_ascii_lowercase();
        let is_spec = word.chars().all(is_sign) && !word.ends_with(|c: char| c.is_ascii_digit() || c == '.');
        if is_spec { word } else { "" }
    };
    let bars: Vec<(usize, &str)> = bars.map(|bar| (bar, spec(bar))).collect();
    let Some((first, sign)) = bars.first() else { return Vec::new() };
    if !text[..first - sign.len()].trim().is_empty() {
        return Vec::new();
    }
    let ends = bars.iter().skip(1).map(|(bar, spec)| bar - spec.len()).chain([text.len()]);
    let cell = |((bar, spec), end): (&(usize, &str), usize)| {
        let (columns, rows) = span(spec);
        let own = text[bar + 1..end].trim_end().len();
        MarkedCell::new(inner.start + bar + 1..inner.start + bar + 1 + own, columns, rows)
    };
    bars.iter().zip(ends).map(cell).collect()
}

/// Columns and rows of `2+`, `.3+` and `2.3+`.
fn span(spec: &str) -> (usize, usize) {
    let Some((spans, _)) = spec.split_once('+') else { return (1, 1) };
    let (columns, rows) = spans.split_once('.').unwrap_or((spans, ""));
    (columns.parse().unwrap_or(1), rows.parse().unwrap_or(1))
}

/// Cells in rows of as many columns, those that cells above span counted; `None` where they do not come out even.
fn in_rows(cells: Vec<MarkedCell>, columns: usize) -> Option<Vec<Vec<MarkedCell>>> {
    let mut rows: Vec<Vec<MarkedCell>> = vec![Vec::new()];
    // How many columns of this row and of those to come cells above take.
    let mut taken: VecDeque<usize> = VecDeque::from([0]);
    let mut left = columns;
    for cell in cells {
        while left == 0 {
            taken.pop_front();
            left = columns.checked_sub(taken.front().copied().unwrap_or(0))?;
            rows.push(Vec::new());
        }
        left = left.checked_sub(cell.columns)?;
        taken.resize(taken.len().max(cell.rows), 0);
        taken.iter_mut().take(cell.rows).skip(1).for_each(|row| *row += cell.columns);
        rows.last_mut()?.push(cell);
    }
    (columns > 1 && left == 0).then_some(rows)
}
