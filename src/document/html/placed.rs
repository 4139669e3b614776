//! Pieces of text that a style puts into places of their own → lines as they stand on the page.
//!
//! A PDF made a page of HTML (pdftohtml, the viewers of browsers, the exports of office programs) has a `<p>` or `<div>` for
//! every piece of text, in whatever order, and its tables are nothing but places. Where most of a page's text stands so, its
//! pieces are laid out by top and left, with blanks for the gaps between them, as a PDF's own characters are; then it is a text
//! aligned by blanks. A piece whose place cannot be told, pieces that lie on each other, and digits of two pieces that touch and
//! may be of two numbers are obscured. Where little of a page is placed, nothing is moved.

use super::super::aligned::is_wide;
use super::super::{Block, BlockKind, Passed, TextRange};
use super::flow::Flow;
use super::pieces::Piece;
use crate::limits::Limit;
use layout::Layout;
use parts::parts;
use std::collections::HashSet;

mod layout;
mod parts;

/// Lays a page out whose text stands in places; of one that is torn more may have stood on its last page.
pub(super) fn lay_out(flow: &mut Flow, is_torn: bool) {
    let pieces = flow.take_placed();
    if pieces.is_empty() || flow.passed.is_some() {
        return;
    }
    let blocks = std::mem::take(&mut flow.blocks);
    let pieces: Vec<Option<Piece>> = blocks.iter().map(|block| piece_of(block, &pieces)).collect();
    let length = |which: &dyn Fn(&Option<Piece>) -> bool| -> usize {
        let chosen = blocks.iter().zip(&pieces).filter(|(_, piece)| which(piece));
        chosen.map(|(block, _)| block.range.len()).sum()
    };
    let is_told = |piece: &Option<Piece>| piece.is_some_and(|piece| piece.spot.is_known && piece.nth.is_some());
    let is_placed = length(&is_told) * 2 > length(&|_| true);
    if !is_placed || are_heaped(&pieces) || are_joined(&blocks, &pieces, &flow.text) {
        flow.blocks = blocks;
        return;
    }
    let mut layout = Layout::new(std::mem::take(&mut flow.text), flow.most_text);
    let parts = parts(blocks, &pieces, &layout.old, is_torn);
    layout.write(parts);
    if layout.text.len() > layout.most_text {
        flow.passed = Some(Passed { what: Limit::Text, found: None, limit: layout.most_text });
    }
    flow.map = layout.map.through(&flow.map);
    layout.moves.sort_unstable_by_key(|(range, _)| range.start);
    for range in std::mem::take(&mut flow.obscured) {
        layout.obscured.extend(moved(&layout.moves, &range));
    }
    for picture in &mut flow.pictures {
        let at = layout.moves.partition_point(|(range, _)| range.end <= *picture);
        *picture =
            layout.moves.get(at).map_or(layout.text.len(), |(range, to)| to + picture.saturating_sub(range.start));
    }
    flow.pictures.sort_unstable();
    (flow.text, flow.blocks, flow.obscured) = (layout.text, layout.blocks, layout.obscured);
}

/// The piece that a block is.
fn piece_of(block: &Block, pieces: &[Piece]) -> Option<Piece> {
    let at = pieces.partition_point(|piece| piece.start < block.range.start);
    let piece = pieces.get(at).filter(|piece| piece.start == block.range.start);
    piece.filter(|_| !matches!(block.kind, BlockKind::Grid(_))).copied()
}

/// Whether most pieces stand where another does: then their places are none.
fn are_heaped(pieces: &[Option<Piece>]) -> bool {
    let spot = |piece: &Piece| {
        let Piece { spot, nth, .. } = piece;
        (spot.page, spot.left.to_bits(), spot.top.to_bits(), *nth)
    };
    let places: HashSet<_> = pieces.iter().flatten().map(spot).collect();
    places.len() * 2 < pieces.iter().flatten().count()
}

/// Whether pieces hold a label and the figure of the cell beside it: then that figure has lost its place, and the order of the
/// pieces says more.
fn are_joined(blocks: &[Block], pieces: &[Option<Piece>], text: &str) -> bool {
    /// Words of a label, and labels that end in a figure by chance.
    const LONGEST: usize = 30;
    const CHANCE: usize = 2;
    let is_joined = |line: &str| {
        let words = line.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_label = words.trim_end().ends_with(is_wide) && !words.contains(['，', '。', '；']);
        words.len() < line.len() && words.ends_with(char::is_whitespace) && is_label && line.chars().count() <= LONGEST
    };
    let lines =
        blocks.iter().zip(pieces).filter(|(_, piece)| piece.is_some()).map(|(block, _)| &text[block.range.clone()]);
    lines.filter(|line| is_joined(line)).nth(CHANCE).is_some()
}

/// Where the parts of a range went.
fn moved<'m>(moves: &'m [(TextRange, usize)], range: &TextRange) -> impl Iterator<Item = TextRange> + use<'m> {
    let TextRange { start, end } = *range;
    let first = moves.partition_point(|(from, _)| from.end <= start);
    moves[first..].iter().take_while(move |(from, _)| from.start < end).map(move |(from, to)| {
        let (start, end) = (start.max(from.start), end.min(from.end));
        start - from.start + to..end - from.start + to
    })
}
