//! Tables drawn with lines of box characters, or of `+---+`: which pieces of text lie in one cell.
//!
//! Between two ruled lines all text is one row of cells, however many lines it takes; a cell is what stands between the same two
//! bars of each. A table that rules off fewer than every fourth line is not drawn but written, unless its narrow cells hold a figure
//! each. Where all its lines begin and end at the same places of a terminal, a cell covers the columns between its walls; else its
//! cells are only counted.

use super::signs::{is_bar, is_fence, is_figure, is_nothing};
use super::stacks::WIDTHS;
use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

/// A drawn row.
pub(super) type Row = Vec<DrawnCell>;

/// A drawn cell.
#[derive(Debug)]
pub(super) struct DrawnCell {
    /// Its text, in pieces from line to line.
    pub parts: Vec<Range<usize>>,
    /// The columns it covers.
    pub columns: Range<u32>,
}

/// Drawn rows that stand together.
#[derive(Debug)]
pub(super) struct Drawn {
    /// From its first line to its last.
    pub text: Range<usize>,
    /// Its rows.
    pub rows: Vec<Row>,
    /// Whether its first row has no rule above: lines of that may be lost.
    pub is_open: bool,
}

/// Lines without a bar that part two drawn tables.
const APART: usize = 1;

/// The drawn tables of a text.
pub(super) fn drawn(text: &str) -> Vec<Drawn> {
    // Most texts rule nothing off: 1 % of a text's instructions.
    if !may_be_ruled(text) {
        return Vec::new();
    }
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

/// Whether a text holds what [`is_ruled`] looks for: two signs of a rule side by side, or a box character (U+2500 to U+257F).
fn may_be_ruled(text: &str) -> bool {
    const SIGNS: [&[u8]; 6] = [b"--", b"==", b"-=", b"=-", b"\xe2\x94", b"\xe2\x95"];
    SIGNS.iter().any(|sign| memchr::memmem::find(text.as_bytes(), sign).is_some())
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
    /// Lines for each rule where words are written between rules, and where narrow cells break them.
    const WRITTEN: usize = 4;
    const BROKEN: usize = 12;
    let ruled = lines.iter().filter(|line| is_ruled(&text[(*line).clone()])).count();
    let is_drawn = ruled * WRITTEN >= lines.len() || ruled * BROKEN >= lines.len() && are_rows_ruled(text, lines);
    if lines.len() < 4 || ruled < 3 || !is_drawn {
        return None;
    }
    let walls = Walls::of(text, lines);
    let mut rows = Vec::new();
    let mut open: Vec<Vec<Range<usize>>> = Vec::new();
    for line in lines {
        let is_rule = is_ruled(&text[line.clone()]);
        let pieces = pieces(text, line, is_rule);
        if !is_rule {
            open.push(pieces);
            continue;
        }
        rows.extend(joined(text, &walls, std::mem::take(&mut open)));
        // What stands in a ruled line belongs to a cell that goes on beside the rule.
        if !pieces.is_empty() {
            rows.push(row(text, &walls, pieces.into_iter().map(|piece| vec![piece])));
        }
    }
    rows.extend(joined(text, &walls, open));
    let (first, last) = (lines.first()?, lines.last()?);
    Some(Drawn { text: first.start..last.end, rows, is_open: !is_ruled(&text[first.clone()]) })
}

/// Whether all lines between rules begin with a bar, and none of them stand below each other with a figure in the same cell: those would
/// be rows.
fn are_rows_ruled(text: &str, lines: &[Range<usize>]) -> bool {
    let is_rule = |line: &Range<usize>| is_ruled(&text[line.clone()]);
    let is_cell = |text: &str| !text.is_empty() && (is_figure(text) || is_nothing(text));
    lines.split(is_rule).all(|rows| {
        let pieces = rows.iter().map(|line| pieces(text, line, false));
        let are_barred = pieces.clone().all(|pieces| !pieces.is_empty());
        let cells = pieces.flat_map(|pieces| pieces.into_iter().enumerate());
        let cells: Vec<usize> =
            cells.filter(|(_, piece)| is_cell(text[piece.clone()].trim())).map(|(at, _)| at).collect();
        are_barred && cells.iter().collect::<BTreeSet<_>>().len() == cells.len()
    })
}

/// Which wall of a table each bar is; none where its lines do not begin and end alike.
struct Walls(HashMap<usize, u32>);

impl Walls {
    fn of(text: &str, lines: &[Range<usize>]) -> Self {
        let walls = |width: fn(char) -> usize| {
            // The bars of each line, and how far from its beginning each stands.
            let (mut places, mut bars) = (BTreeSet::new(), Vec::new());
            let mut ends = None;
            for line in lines {
                let from = bars.len();
                let mut place = 0;
                for (at, c) in text[line.clone()].char_indices() {
                    if is_bar(c) {
                        bars.push((line.start + at, place));
                    }
                    place += width(c);
                }
                if !is_ruled(&text[line.clone()]) {
                    let own = bars.get(from).zip(bars.last()).map(|(first, last)| (first.1, last.1));
                    if *ends.get_or_insert(own) != own {
                        return None;
                    }
                    places.extend(bars[from..].iter().map(|(_, place)| *place));
                }
            }
            let walls: HashMap<usize, u32> = places.into_iter().zip(0..).collect();
            Some(Self(bars.into_iter().filter_map(|(at, place)| Some((at, *walls.get(&place)?))).collect()))
        };
        // Most are drawn for a terminal.
        let [characters, narrow, wide] = WIDTHS;
        [narrow, wide, characters].into_iter().find_map(walls).unwrap_or(Self(HashMap::new()))
    }

    /// The columns between the bars that a piece of a line stands between.
    fn columns(&self, text: &str, piece: &Range<usize>) -> Option<Range<u32>> {
        let bar = text[..piece.start].chars().next_back()?.len_utf8();
        Some(*self.0.get(&(piece.start - bar))?..*self.0.get(&piece.end)?)
    }
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
fn joined(text: &str, walls: &Walls, lines: Vec<Vec<Range<usize>>>) -> Vec<Row> {
    let Some(first) = lines.first() else { return Vec::new() };
    let width = first.len();
    if lines.iter().any(|line| line.len() != width) {
        return lines.into_iter().map(|line| row(text, walls, line.into_iter().map(|piece| vec![piece]))).collect();
    }
    let is_shown = |piece: &Range<usize>| !is_fence(text[piece.clone()].trim());
    let cell = |column: usize| {
        let pieces = lines.iter().map(|line| line[column].clone());
        let shown: Vec<_> = pieces.clone().filter(is_shown).collect();
        if shown.is_empty() { pieces.take(1).collect() } else { shown }
    };
    vec![row(text, walls, (0..width).map(cell))]
}

/// A row of cells, each in pieces.
fn row(text: &str, walls: &Walls, cells: impl Iterator<Item = Vec<Range<usize>>>) -> Row {
    let cells: Vec<_> = cells.collect();
    let drawn: Option<Vec<_>> = cells.iter().map(|parts| walls.columns(text, parts.first()?)).collect();
    let columns = drawn.unwrap_or_else(|| (0..cells.len() as u32).map(|at| at..at + 1).collect());
    cells.into_iter().zip(columns).map(|(parts, columns)| DrawnCell { parts, columns }).collect()
}

#[cfg(test)]
mod tests {
    use super::drawn;

    /// What stands in the cells of the first drawn table, row by row.
    fn cells(text: &str) -> Option<Vec<Vec<String>>> {
        let own = |parts: &[std::ops::Range<usize>]| {
            parts
                .iter()
                .map(|part| text[part.clone()].trim())
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("/")
        };
        let table = drawn(text).into_iter().next()?;
        Some(table.rows.iter().map(|row| row.iter().map(|cell| own(&cell.parts)).collect()).collect())
    }

    #[test]
    fn narrow_cells_break_a_label_over_many_lines() {
        let rule = "+----+----+\n";
        let row = |label: &str, figure: &str| {
            let lines =
                label.chars().enumerate().map(|(at, c)| format!("| {c} | {:2} |\n", if at == 0 { figure } else { "" }));
            lines.collect::<String>() + rule
        };
        let page =
            format!("{rule}{}{}{}", row("行政许可事项", "5"), row("行政处罚事项", "7"), row("行政强制事项", "-"));
        assert_eq!(
            cells(&page).map(|rows| rows.iter().map(|row| row[1].clone()).collect()),
            Some(vec!["5".to_owned(), "7".to_owned(), "-".to_owned()])
        );
    }

    #[test]
    fn figures_below_each_other_or_lines_without_a_bar_before_them_are_rows() {
        let rule = "+------+----+\n";
        let rows = ["许可", "处罚", "强制", "收费", "规章", "文件"].map(|label| format!("| {label} | 5  |\n")).concat();
        assert_eq!(cells(&format!("{rule}| 项目 | 数 |\n{rule}{rows}{rows}{rule}")), None);
        let bare = "许可 | 5\n处罚 |\n强制 |\n收费 |\n文件 |\n规章 |\n---|---\n";
        assert_eq!(cells(&bare.repeat(3)), None);
    }

    #[test]
    fn fences_in_a_cell_are_nothing_of_it() {
        let rule = "+----------------+----------------+\n";
        let row = |label: &str, figure: &str| {
            let cell = |text: &str| format!("| {text:14} ");
            let lines = [["::: {", "::: {"], ["align=\"left\"}", "align=\"left\"}"], [label, figure], [":::", ":::"]];
            lines.map(|line| line.map(cell).concat() + "|\n").concat() + rule
        };
        let page = format!("{rule}{}{}", row("A", "604"), row("B", "7"));
        assert_eq!(
            cells(&page),
            Some(vec![vec!["A".to_owned(), "604".to_owned()], vec!["B".to_owned(), "7".to_owned()]])
        );
    }
}
