//! Tables drawn with lines of box characters, or of `+---+`: which pieces of text lie in one cell.
//!
//! Between two ruled lines all text is one row of cells, however many lines it takes; a cell is what stands between the same two
//! bars of each. A table that rules off fewer than every fourth line is not drawn but written.

use std::ops::Range;

/// What bars a text is parted by.
pub(super) const fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜' | '│' | '┃' | '║')
}

/// A drawn row: its cells, each in pieces from line to line.
pub(super) type Row = Vec<Vec<Range<usize>>>;

/// Drawn rows that stand together.
#[derive(Debug)]
pub(super) struct Drawn {
    /// From its first line to its last.
    pub text: Range<usize>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Lines without a bar that part two drawn tables.
const APART: usize = 1;

/// The drawn tables of a text.
pub(super) fn drawn(text: &str) -> Vec<Drawn> {
    let mut tables = Vec::new();
    let mut block: Vec<Range<usize>> = Vec::new();
    let (mut start, mut others) = (0, 0);
    for line in text.split_inclusive('\n') {
        let range = start..start + line.trim_end().len();
        start += line.len();
        if line.contains(is_bar) || is_ruled(line) {
            block.push(range);
            others = 0;
        } else {
            others += 1;
            if others >= APART {
                tables.extend(table(text, &block));
                block.clear();
            }
        }
    }
    tables.extend(table(text, &block));
    tables
}

/// Whether a line rules off the one above it: it ends in a ruled stretch.
fn is_ruled(line: &str) -> bool {
    let end = line
        .trim_end()
        .trim_end_matches(|c| is_bar(c) || matches!(c, '┤' | '┐' | '┘' | '╡' | '╢' | '╣' | '┥' | '+' | '┨'));
    let tail =
        end.chars().rev().take_while(|c| matches!(c, '─' | '━' | '═' | '-' | '=' | '┼' | '┴' | '┬' | '╪')).count();
    tail >= 2
}

fn table(text: &str, lines: &[Range<usize>]) -> Option<Drawn> {
    let ruled = lines.iter().filter(|line| is_ruled(&text[(*line).clone()])).count();
    if lines.len() < 4 || ruled * 4 < lines.len() || ruled < 3 {
        return None;
    }
    let mut rows = Vec::new();
    let mut open: Vec<Vec<Range<usize>>> = Vec::new();
    for line in lines {
        let is_rule = is_ruled(&text[line.clone()]);
        let pieces = pieces(text, line, is_rule);
        if !is_rule {
            open.push(pieces);
            continue;
        }
        rows.extend(joined(std::mem::take(&mut open)));
        // What stands in a ruled line belongs to a cell that goes on beside the rule.
        if !pieces.is_empty() {
            rows.push(pieces.into_iter().map(|piece| vec![piece]).collect());
        }
    }
    rows.extend(joined(open));
    Some(Drawn { text: lines.first()?.start..lines.last()?.end, rows })
}

/// What stands between the bars of a line; of a ruled line only where it is not ruled.
fn pieces(text: &str, line: &Range<usize>, is_rule: bool) -> Vec<Range<usize>> {
    let whole = &text[line.clone()];
    let lead = whole.len() - whole.trim_start().len();
    let bare = whole.trim_start();
    let Some(first) = bare.chars().next().filter(|c| is_bar(*c)) else { return Vec::new() };
    let mut at = line.start + lead + first.len_utf8();
    let mut pieces = Vec::new();
    for piece in bare[first.len_utf8()..].split(is_bar) {
        let here = at..at + piece.len();
        at += piece.len();
        at += text[at..].chars().next().map_or(0, char::len_utf8);
        let words = !piece.contains(['─', '━', '═']) && !piece.contains("--") && !piece.contains("==");
        if !is_rule || words && !piece.trim().is_empty() {
            pieces.push(here);
        }
    }
    if !is_rule && pieces.last().is_some_and(|piece| text[piece.clone()].trim().is_empty()) && whole.ends_with(is_bar) {
        pieces.pop();
    }
    pieces
}

/// The lines of one row laid over each other, where they have the same cells; else each by itself.
fn joined(lines: Vec<Vec<Range<usize>>>) -> Vec<Row> {
    let Some(first) = lines.first() else { return Vec::new() };
    let width = first.len();
    if lines.iter().any(|line| line.len() != width) {
        return lines.into_iter().map(|line| line.into_iter().map(|piece| vec![piece]).collect()).collect();
    }
    vec![(0..width).map(|column| lines.iter().map(|line| line[column].clone()).collect()).collect()]
}
