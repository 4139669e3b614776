//! The pieces of each page → the lines they stand on.
//!
//! A page of which a part is missing, stands elsewhere in the text, or has no known place is left as it is, and obscured.

use super::super::super::aligned::rows;
use super::super::super::{Block, BlockKind, TextRange};
use super::super::pieces::{Piece, widths};
use std::collections::HashMap;

/// A line of a piece on its page.
pub(super) struct Item {
    pub(super) text: TextRange,
    pub(super) heading: Option<u8>,
    pub(super) x: f64,
    /// How wide it is, in sizes of its letters.
    pub(super) units: f64,
    /// The middle of its height.
    pub(super) y: f64,
    pub(super) size: f64,
}

impl Item {
    pub(super) fn right(&self) -> f64 {
        self.x + self.units * self.size
    }
}

/// What is laid out together.
pub(super) enum Part {
    /// What stands in the flow; obscured where it belongs somewhere else.
    Kept(Block, bool),
    /// The lines of a page.
    Page(Vec<Vec<Item>>),
}

/// The parts of a text, in its order.
pub(super) fn parts(blocks: Vec<Block>, pieces: &[Option<Piece>], text: &str, is_torn: bool) -> Vec<Part> {
    let last = pieces.iter().rev().flatten().next().map(|piece| piece.spot.page).filter(|_| is_torn);
    let page_of = |at: usize| pieces.get(at).copied().flatten().map(|piece| piece.spot.page);
    let mut stretches: HashMap<usize, usize> = HashMap::new();
    for at in (0..pieces.len()).filter(|&at| page_of(at) != page_of(at + 1)) {
        if let Some(page) = page_of(at) {
            *stretches.entry(page).or_default() += 1;
        }
    }
    let mut parts = Vec::new();
    let mut group: Vec<(Block, Piece)> = Vec::new();
    for (at, block) in blocks.into_iter().enumerate() {
        let Some(piece) = pieces[at] else {
            parts.push(Part::Kept(block, false));
            continue;
        };
        group.push((block, piece));
        if page_of(at + 1) != Some(piece.spot.page) {
            // What stands between two halves of a page stands nobody knows where on it.
            let is_whole = stretches.get(&piece.spot.page) == Some(&1) && last != Some(piece.spot.page);
            page(std::mem::take(&mut group), is_whole, text, &mut parts);
        }
    }
    parts
}

/// Takes the pieces of a page as the lines they stand on. Where one that may be a figure is missing or stands nobody knows where,
/// an empty place says nothing: then none of them is moved.
fn page(group: Vec<(Block, Piece)>, is_whole: bool, text: &str, parts: &mut Vec<Part>) {
    let Some(from_below) = group.first().map(|(_, piece)| piece.spot.from_below) else { return };
    let items: Vec<Option<Item>> = group
        .iter()
        .map(|(block, piece)| {
            let is_told = piece.spot.is_known && piece.spot.from_below == from_below;
            item(block, piece, text).filter(|_| is_told)
        })
        .collect();
    let is_figure = |block: &Block| text[block.range.clone()].contains(|c: char| c.is_numeric());
    let is_lost = |((block, _), item): (&(Block, Piece), &Option<Item>)| item.is_none() && is_figure(block);
    let stays = !is_whole || group.iter().zip(&items).any(is_lost);
    let mut placed = Vec::with_capacity(group.len());
    for ((block, _), item) in group.into_iter().zip(items) {
        match item.filter(|_| !stays) {
            Some(item) => placed.push(item),
            None => parts.push(Part::Kept(block, stays)),
        }
    }
    let mut rows = rows(placed, |item| (item.y, item.size));
    for row in &mut rows {
        row.sort_by(|one, other| one.x.total_cmp(&other.x));
    }
    measure(&mut rows);
    parts.push(Part::Page(rows));
}

/// Makes letters as narrow as the places of pieces ask for: a page that has lost its styles, or whose sizes are rounded, says they
/// are wider than they were. No piece reaches into the next.
fn measure(rows: &mut [Vec<Item>]) {
    /// Letters are not narrower than this part of what they are said to be: then one piece lies on another.
    const NARROWEST: f64 = 0.6;
    let mut narrowest: HashMap<u64, f64> = HashMap::new();
    for pair in rows.iter().flat_map(|row| row.windows(2)) {
        let (one, size) = (&pair[0], pair[0].size);
        let room = (pair[1].x - one.x) / one.units;
        if room < size && room > size * NARROWEST {
            let least = narrowest.entry(size.to_bits()).or_insert(room);
            *least = least.min(room);
        }
    }
    for item in rows.iter_mut().flatten() {
        item.size = narrowest.get(&item.size.to_bits()).copied().unwrap_or(item.size);
    }
}

/// A piece where it stands on its page; `None` where that cannot be told.
fn item(block: &Block, piece: &Piece, text: &str) -> Option<Item> {
    let Piece { spot, nth, indent, .. } = *piece;
    let (size, text) = (f64::from(spot.size), &text[block.range.clone()]);
    let units = widths(text);
    // What is wider than its box goes on below.
    if spot.width.is_some_and(|width| units * size > f64::from(width) * 1.25 + size) || size <= 0.0 {
        return None;
    }
    let x = f64::from(spot.left) + indent * size;
    let y = f64::from(spot.top) + f64::from(spot.line_height) * f64::from(nth?) + size / 2.0;
    let heading = if let BlockKind::Heading(level) = block.kind { Some(level) } else { None };
    (x.is_finite() && y.is_finite()).then(|| Item { text: block.range.clone(), heading, x, units, y, size })
}
