//! The groups of a table's rows, in the order they are displayed in.
//!
//! The first `<thead>` is shown above all other rows and the first `<tfoot>` below them, wherever they stand in the page: authors
//! of older pages had to write the foot before the rows. What is shown later stands later in the visible text too, for
//! whoever reads it asks what stands before and behind.

use super::super::{Block, BlockKind, GridCell, TextRange};
use super::flow::Flow;
use super::tag::Rows;

/// A group of rows.
pub(super) struct Group {
    /// What it is called.
    pub(super) rows: Rows,
    /// Its first row.
    pub(super) first: usize,
    /// Where the text of its first cell starts.
    pub(super) text: Option<usize>,
}

/// Where ranges of text go when groups change places.
struct Moves {
    /// Where each group's text stood, in the order of the text, and where it stands now.
    groups: Vec<(TextRange, usize)>,
}

/// Puts the rows of a table, and their text, in the order they are displayed in; `obscured` are ranges of the table's text, and
/// `first_block` the first block that may stand in it.
pub(super) fn display(
    groups: &[Group],
    rows: &mut Vec<Vec<GridCell>>,
    obscured: [&mut Vec<TextRange>; 2],
    first_block: usize,
    flow: &mut Flow,
) {
    let order = displayed(groups);
    if order.is_sorted() {
        return;
    }
    let mut taken = std::mem::take(rows);
    let mut parts: Vec<Vec<Vec<GridCell>>> = groups.iter().rev().map(|group| taken.split_off(group.first)).collect();
    parts.reverse();
    rows.append(&mut taken);
    for &group in &order {
        rows.append(&mut parts[group]);
    }
    let moves = Moves::of(groups, &order, flow);
    rows.iter_mut().flatten().for_each(|cell| moves.apply(&mut cell.range));
    obscured.into_iter().flatten().chain(&mut flow.obscured).for_each(|range| moves.apply(range));
    let blocks = &mut flow.blocks[first_block..];
    for Block { range, kind } in &mut *blocks {
        moves.apply(range);
        if let BlockKind::Grid(grid) = kind {
            grid.rows.iter_mut().flatten().for_each(|cell| moves.apply(&mut cell.range));
        }
    }
    blocks.sort_by_key(|block| block.range.start);
}

/// The groups in the order they are displayed in.
fn displayed(groups: &[Group]) -> Vec<usize> {
    let first = |rows: Rows| groups.iter().position(|group| group.rows == rows);
    let (head, foot) = (first(Rows::Head), first(Rows::Foot));
    let others = (0..groups.len()).filter(|&at| Some(at) != head && Some(at) != foot);
    head.into_iter().chain(others).chain(foot).collect()
}

impl Moves {
    /// Moves the text of groups.
    fn of(groups: &[Group], order: &[usize], flow: &mut Flow) -> Self {
        flow.lay_break();
        let mut end = flow.text.len();
        let mut texts: Vec<TextRange> = groups
            .iter()
            .rev()
            .map(|group| {
                let start = group.text.unwrap_or(end);
                start..std::mem::replace(&mut end, start)
            })
            .collect();
        texts.reverse();
        let ordered: Vec<TextRange> = order.iter().map(|&group| texts[group].clone()).collect();
        let mut at = end;
        let mut moved = String::with_capacity(flow.text.len() - end);
        let mut groups: Vec<(TextRange, usize)> = Vec::with_capacity(ordered.len());
        for range in &ordered {
            moved.push_str(&flow.text[range.clone()]);
            groups.push((range.clone(), at));
            at += range.len();
        }
        flow.text.truncate(end);
        flow.text.push_str(&moved);
        flow.map.reorder(&ordered);
        groups.retain(|(range, _)| !range.is_empty());
        groups.sort_unstable_by_key(|(range, _)| range.start);
        Self { groups }
    }

    fn apply(&self, range: &mut TextRange) {
        let at = self.groups.partition_point(|(group, _)| group.end <= range.start);
        if let Some((group, to)) = self.groups.get(at).filter(|(group, _)| group.start <= range.start) {
            *range = range.start - group.start + to..range.end - group.start + to;
        }
    }
}
