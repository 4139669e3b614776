//! Blocks → the lines in which a heading, a title or a byline can stand.
//!
//! Takes a document of any layout and gives its lines in reading order, without white space at their ends and never
//! empty: the lines of running text, the cells of grids, and the lines inside a cell that holds a whole page (a table
//! used for layout). Says of each whether it has its row to itself; judges nothing else.

use super::{BlockKind, Document, Grid, TextRange};

/// A line of visible text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// What it covers, trimmed.
    pub range: TextRange,
    /// How it stands on the page.
    pub place: Place,
}

/// How a line stands on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// The input marks it as a heading.
    Heading,
    /// It has its line, or its row of a grid, to itself.
    Alone,
    /// It is a cell with other cells beside it.
    Beside,
}

/// Bytes from which a cell is taken for a page laid out in a table, not for a cell.
const PAGE_IN_A_CELL: usize = 240;

/// The document's lines in reading order.
pub(crate) fn lines(document: &Document<'_>) -> Vec<Line> {
    let mut lines = Vec::with_capacity(document.blocks.len());
    for block in &document.blocks {
        match &block.kind {
            BlockKind::Heading(_) => split(document, &block.range, Place::Heading, &mut lines),
            BlockKind::Paragraph | BlockKind::Line => split(document, &block.range, Place::Alone, &mut lines),
            BlockKind::Grid(grid) => grid_lines(document, grid, &mut lines),
        }
    }
    lines
}

fn grid_lines(document: &Document<'_>, grid: &Grid, lines: &mut Vec<Line>) {
    for row in &grid.rows {
        let mut filled = row.iter().map(|cell| document.trim(&cell.range)).filter(|range| !range.is_empty()).peekable();
        let mut first = true;
        while let Some(range) = filled.next() {
            let alone = first && filled.peek().is_none();
            first = false;
            if alone || range.len() >= PAGE_IN_A_CELL {
                split(document, &range, Place::Alone, lines);
            } else {
                lines.push(Line { range, place: Place::Beside });
            }
        }
    }
}

fn split(document: &Document<'_>, range: &TextRange, place: Place, lines: &mut Vec<Line>) {
    let text = document.slice(range);
    let mut start = 0;
    loop {
        // Nearly every block is one line.
        let end = memchr::memchr(b'\n', &text.as_bytes()[start..]).map_or(text.len(), |at| start + at);
        let line = range.start + start..range.start + end;
        let line = if is_trim(&text.as_bytes()[start..end]) { line } else { document.trim(&line) };
        // A sheet saved with commas between its cells ends each line in those of its empty cells.
        let padding = text[..line.end - range.start].bytes().rev().take_while(|byte| *byte == b',').count();
        let line = line.start..line.end - padding.min(line.len());
        if !line.is_empty() {
            lines.push(Line { range: line, place });
        }
        if end == text.len() {
            break;
        }
        start = end + 1;
    }
}

/// Whether a line plainly has no white space at its ends: a Chinese character or a visible one of ASCII stands there.
pub(crate) fn is_trim(line: &[u8]) -> bool {
    let begins = matches!(line, [0x21..=0x7e | 0xe4..=0xe9, ..]);
    begins && matches!(line, [.., 0x21..=0x7e] | [.., 0xe4..=0xe9, _, _])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, GridCell, GridOrigin, SourceMap};

    #[test]
    fn commas_that_pad_a_line_are_none_of_it() {
        let text = "一、总体情况,,,\n,,,\n公开，";
        let document = crate::document::testing::plain(text);
        let lines: Vec<_> = lines(&document).iter().map(|line| document.slice(&line.range).to_owned()).collect();
        assert_eq!(lines, ["一、总体情况", "公开，"]);
    }

    #[test]
    fn cells_and_pages_laid_out_in_cells() {
        let page = format!("{}\n一、总体情况", "本年度各项工作平稳推进。".repeat(8));
        let text = format!("栏目|{page}\n二、主动公开政府信息情况|\n规章|24");
        let cell = |part: &str| {
            let start = text.find(part).expect("the text has it");
            GridCell { range: start..start + part.len(), column: 0, width: 1, height: 1 }
        };
        let rows = vec![
            vec![cell("栏目"), cell(&page)],
            vec![cell("二、主动公开政府信息情况"), GridCell { range: 0..0, column: 1, width: 1, height: 1 }],
            vec![cell("规章"), cell("24")],
        ];
        let grid = |origin| Document {
            text: text.as_str().into(),
            map: SourceMap::default(),
            blocks: vec![Block { range: 0..text.len(), kind: BlockKind::Grid(Grid { origin, rows: rows.clone() }) }],
            ..Document::default()
        };
        let of = |document: &Document<'_>| -> Vec<(String, Place)> {
            lines(document).into_iter().map(|line| (document.slice(&line.range).to_owned(), line.place)).collect()
        };
        let cells = of(&grid(GridOrigin::Html));
        assert_eq!(cells[0], ("栏目".to_owned(), Place::Beside));
        assert_eq!(cells[2], ("一、总体情况".to_owned(), Place::Alone));
        assert_eq!(cells[3], ("二、主动公开政府信息情况".to_owned(), Place::Alone));
        assert_eq!(cells[5], ("24".to_owned(), Place::Beside));
    }
}
