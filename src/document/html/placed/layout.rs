//! Lines of pieces → text with blanks for the gaps between them.
//!
//! Pieces that lie on each other, digits of two pieces that touch and may be of two numbers, and numbers that may be broken over
//! lines are obscured.

use super::super::super::aligned::{Gaps, Pen, Printed, broken, is_wide};
use super::super::super::{Block, BlockKind, SourceMap, TextRange};
use super::super::flow::shape;
use super::super::pieces::advance;
use super::parts::{Item, Part};

/// The text as it is laid out.
pub(super) struct Layout {
    pub(super) old: String,
    pub(super) text: String,
    pub(super) map: SourceMap,
    pub(super) blocks: Vec<Block>,
    /// What of the old text went where.
    pub(super) moves: Vec<(TextRange, usize)>,
    pub(super) obscured: Vec<TextRange>,
    pub(super) most_text: usize,
}

impl Layout {
    pub(super) fn new(old: String, most_text: usize) -> Self {
        let (text, map) = (String::new(), SourceMap::scattered());
        Self { old, text, map, blocks: Vec::new(), moves: Vec::new(), obscured: Vec::new(), most_text }
    }

    pub(super) fn write(&mut self, parts: Vec<Part>) {
        // Tables go on over pages, so that columns are the same on all.
        let lines = |part: &Part| if let Part::Page(rows) = part { rows.len() } else { 0 };
        let items = parts.iter().flat_map(|part| if let Part::Page(rows) = part { &rows[..] } else { &[] }).flatten();
        let gaps = Gaps::columns(items.map(|item| (item.x, item.size)));
        let mut printed = Vec::with_capacity(parts.iter().map(lines).sum());
        for part in parts {
            match part {
                Part::Kept(block, is_obscured) => self.keep(block, is_obscured),
                Part::Page(rows) => {
                    for row in rows {
                        printed.push(self.row(&row, gaps));
                        if self.text.len() > self.most_text {
                            return;
                        }
                    }
                    let (lines, figures): (Vec<Printed>, Vec<Vec<TextRange>>) =
                        std::mem::take(&mut printed).into_iter().unzip();
                    let broken = broken(&lines).into_iter();
                    self.obscured.extend(broken.map(|(line, figure)| figures[line][figure].clone()));
                }
            }
        }
    }

    /// Keeps what stands in the flow.
    fn keep(&mut self, mut block: Block, is_obscured: bool) {
        self.lay_break();
        let TextRange { start, end } = block.range;
        let to = self.copy(start..end);
        let shift = |range: &TextRange| range.start - start + to..range.end - start + to;
        if let BlockKind::Grid(grid) = &mut block.kind {
            grid.rows.iter_mut().flatten().for_each(|cell| cell.range = shift(&cell.range));
        }
        let range = shift(&block.range);
        if is_obscured {
            self.obscured.push(range.clone());
        }
        self.blocks.push(Block { range, kind: block.kind });
    }

    /// Writes a line; gives the numbers in it, and where they stand in the text.
    fn row(&mut self, row: &[Item], gaps: Gaps) -> (Printed, Vec<TextRange>) {
        self.lay_break();
        let size = row.iter().map(|item| item.size).fold(0.0, f64::max);
        let y = row.iter().map(|item| item.y).fold(0.0, f64::max);
        let mut printed = Printed { y, size, is_bare: true, figures: Vec::new() };
        let mut figures: Vec<TextRange> = Vec::new();
        let mut pen = Pen::new(gaps);
        let mut start = None;
        let mut last: Option<(&Item, TextRange)> = None;
        for item in row {
            if last.as_ref().is_some_and(|(last, _)| self.is_again(last, item)) {
                continue;
            }
            let least = last.as_ref().map_or(0, |(last, _)| usize::from(self.are_apart(last, item)));
            let text = &self.old[item.text.clone()];
            let blanks = pen.write(text, (item.x, item.right()), size, least);
            self.text.extend(std::iter::repeat_n(' ', blanks));
            let at = self.copy(item.text.clone());
            let own = at..self.text.len();
            start.get_or_insert(at);
            if let Some((_, other)) = last.filter(|(last, _)| self.are_doubtful(last, item)) {
                self.obscured.extend([other, own.clone()]);
            }
            self.number(item, &own, blanks > 0, &mut printed, &mut figures);
            last = Some((item, own));
        }
        let range = start.unwrap_or(self.text.len())..self.text.len();
        let heading = row.iter().map(|item| item.heading).reduce(|one, other| one.filter(|_| one == other)).flatten();
        let kind = heading.map_or_else(|| shape(&self.text[range.clone()]), BlockKind::Heading);
        self.blocks.push(Block { range, kind });
        (printed, figures)
    }

    /// Whether a piece is another printed once more to look bold.
    fn is_again(&self, last: &Item, item: &Item) -> bool {
        let is_near = (last.x - item.x).abs() < item.size * 0.15 && (last.y - item.y).abs() < item.size * 0.15;
        is_near && self.old[last.text.clone()] == self.old[item.text.clone()]
    }

    /// Whether a blank parts two pieces at least: a word and a figure beside it may be of two cells, and so may what leaves a gap.
    fn are_apart(&self, last: &Item, item: &Item) -> bool {
        const GAP: f64 = 0.15;
        let (before, behind) = (&self.old[last.text.clone()], &self.old[item.text.clone()]);
        let digit = |c: char| c.is_ascii_digit();
        let (ends, begins) = (before.ends_with(digit), behind.starts_with(digit));
        let is_figure = begins && before.ends_with(is_wide) || ends && behind.starts_with(is_wide);
        is_figure || !self.may_join(last, item) && item.x - last.right() > GAP * item.size
    }

    /// Whether two pieces beside each other may say something else than they do one behind the other.
    fn are_doubtful(&self, last: &Item, item: &Item) -> bool {
        /// In sizes of letters: what is nearer may be one number, what is within a quarter is.
        const NEAR: f64 = 0.6;
        let gap = item.x - last.right();
        // How wide letters are is a guess that is a quarter off at most.
        if gap < -(item.size / 2.0 + (last.right() - last.x) / 4.0) {
            return true;
        }
        let is_alike = (last.size - item.size).abs() < item.size * 0.1 && (last.y - item.y).abs() < item.size * 0.15;
        let is_one = is_alike && gap.abs() < item.size * 0.25;
        self.may_join(last, item) && gap < item.size * NEAR && !is_one
    }

    /// Whether two pieces may be parts of one number.
    fn may_join(&self, last: &Item, item: &Item) -> bool {
        let is_part = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '，' | '-' | '+');
        self.old[last.text.clone()].ends_with(is_part) && self.old[item.text.clone()].starts_with(is_part)
    }

    /// Notes the numbers of a piece.
    fn number(
        &self,
        item: &Item,
        own: &TextRange,
        is_apart: bool,
        printed: &mut Printed,
        figures: &mut Vec<TextRange>,
    ) {
        let (mut x, mut goes_on) = (item.x, !is_apart);
        for (offset, c) in self.text[own.clone()].char_indices() {
            let right = x + advance(c) * item.size;
            let at = own.start + offset;
            if c.is_ascii_digit() {
                match figures.last_mut().zip(printed.figures.last_mut()) {
                    Some((figure, place)) if goes_on && figure.end == at => (figure.end, place.1) = (at + 1, right),
                    _ => {
                        figures.push(at..at + 1);
                        printed.figures.push((x, right));
                    }
                }
            }
            printed.is_bare &= c.is_ascii_digit() || c.is_whitespace();
            (x, goes_on) = (right, true);
        }
    }

    /// Copies some of the old text; gives where it stands now.
    fn copy(&mut self, from: TextRange) -> usize {
        let to = self.text.len();
        self.text.push_str(&self.old[from.clone()]);
        self.map.push(to..self.text.len(), from.clone());
        self.moves.push((from, to));
        to
    }

    fn lay_break(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}
