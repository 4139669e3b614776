//! Where things stand on a page → which of them make a line, and how many blanks part them in it.
//!
//! What stands at one height is a line. On a page wide gaps keep their width in columns of half a character, so that a table
//! that nobody ruled stays aligned; in a cell a gap is a blank. Plain geometry: what is written, its readers know.

use std::collections::HashMap;

/// Gaps wider than this part of the type size are seen as gaps…
const GAP: f64 = 0.35;
/// …and those wider than this part columns.
pub(super) const WIDE_GAP: f64 = 1.0;
/// Columns of a line; what stands farther to the right is no report's.
const MOST_COLUMNS: f64 = 400.0;

/// What gaps become.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Gaps {
    /// A blank.
    #[cfg_attr(not(feature = "pdf"), allow(dead_code, reason = "only a PDF has cells without markup"))]
    Blanks,
    /// As many blanks as they are wide, in columns of this many points, counted from this place.
    Columns { wide: f64, from: f64 },
}

impl Gaps {
    /// Columns for things of these sizes at these places: half of the size most of them have, counted from the first.
    pub(super) fn columns(things: impl Iterator<Item = (f64, f64)>) -> Self {
        let mut sizes: HashMap<i32, usize> = HashMap::new();
        let mut from = f64::INFINITY;
        for (x, size) in things {
            *sizes.entry((size * 4.0).round() as i32).or_default() += 1;
            from = from.min(x);
        }
        let most = sizes.into_iter().max_by_key(|&(size, count)| (count, size));
        let usual = most.map_or(12.0, |(size, _)| f64::from(size) / 4.0);
        Self::Columns { wide: (usual / 2.0).max(1.0), from }
    }
}

/// Whether a character is as wide as it is high.
pub(super) fn is_wide(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..)
}

/// Things in rows from above downwards; `of` tells the foot of one, and its size.
pub(super) fn rows<T>(mut things: Vec<T>, of: impl Fn(&T) -> (f64, f64)) -> Vec<Vec<T>> {
    things.sort_by(|one, other| of(one).0.total_cmp(&of(other).0));
    let mut rows: Vec<Vec<T>> = Vec::new();
    for thing in things {
        let (y, size) = of(&thing);
        match rows.last_mut() {
            Some(row) if (y - of(&row[0]).0).abs() <= 0.4 * size.max(4.0) => row.push(thing),
            _ => rows.push(vec![thing]),
        }
    }
    rows
}

/// What writes a line, from the left to the right.
pub(super) struct Pen {
    gaps: Gaps,
    /// Columns written so far.
    columns: usize,
    /// Where what was written last ends, and whether it is a Chinese character.
    end: Option<(f64, bool)>,
}

impl Pen {
    pub(super) const fn new(gaps: Gaps) -> Self {
        Self { gaps, columns: 0, end: None }
    }

    /// Writes what stands from one place to another on a line of a size; gives the blanks before it, of which there are some at
    /// least.
    pub(super) fn write(&mut self, text: &str, (x, right): (f64, f64), size: f64, fewest: usize) -> usize {
        let begins_wide = text.chars().next().is_some_and(is_wide);
        let gap = self.end.map_or(0.0, |(end, _)| x - end);
        // Lines set out to full width part Chinese characters a little.
        let justifies = self.end.is_some_and(|(_, was_wide)| was_wide) && begins_wide && gap < WIDE_GAP * size;
        let mut blanks = usize::from(gap > GAP * size && !justifies);
        if let Gaps::Columns { wide, from } = self.gaps
            && (self.end.is_none() || gap >= WIDE_GAP * size)
        {
            #[allow(clippy::cast_sign_loss, reason = "it is not below nought")]
            let column = ((x - from) / wide).round().clamp(0.0, MOST_COLUMNS) as usize;
            let least = if self.end.is_none() { 0 } else { 2 };
            blanks = column.saturating_sub(self.columns).max(least);
        }
        let blanks = blanks.max(fewest);
        self.columns += blanks + text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum::<usize>();
        let ends_wide = text.chars().next_back().is_some_and(is_wide);
        self.end = Some((right.max(self.end.map_or(f64::MIN, |(end, _)| end)), ends_wide));
        blanks
    }
}

/// The numbers of a line: from where to where each stands, from the left to the right.
pub(super) struct Printed {
    pub(super) y: f64,
    pub(super) size: f64,
    /// Whether it holds nothing else.
    pub(super) is_bare: bool,
    pub(super) figures: Vec<(f64, f64)>,
}

/// Numbers that may be broken, by their lines: a line of few numbers and nothing else stands close to one of more, each number
/// over or under another. Where no walls are drawn, nothing tells whether they are pieces of one number or a number each.
pub(super) fn broken(lines: &[Printed]) -> Vec<(usize, usize)> {
    /// Lines of a cell are no further apart than so many times their size.
    const CLOSE: f64 = 2.2;
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by(|&one, &other| lines[one].y.total_cmp(&lines[other].y));
    let mut broken: Vec<(usize, usize)> = Vec::new();
    for pair in order.windows(2) {
        for (piece, whole) in [(pair[0], pair[1]), (pair[1], pair[0])] {
            let (few, many) = (&lines[piece], &lines[whole]);
            let is_close = (few.y - many.y).abs() < CLOSE * few.size.min(many.size);
            if !few.is_bare || !is_close || few.figures.len() >= many.figures.len() {
                continue;
            }
            let beside =
                |&(from, to): &(f64, f64)| many.figures.iter().position(|other| from < other.1 && other.0 < to);
            let over: Option<Vec<usize>> = few.figures.iter().map(beside).collect();
            let Some(over) = over else { continue };
            broken.extend((0..few.figures.len()).map(|figure| (piece, figure)));
            broken.extend(over.into_iter().map(|figure| (whole, figure)));
        }
    }
    broken.sort_unstable();
    broken.dedup();
    broken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pen_keeps_wide_gaps_and_passes_over_narrow_ones() {
        let mut pen = Pen::new(Gaps::Columns { wide: 5.0, from: 10.0 });
        let placed = [("规章", 20.0, 40.0), ("24", 90.0, 100.0), ("7", 104.0, 109.0), ("8", 109.2, 114.0)];
        let blanks: Vec<usize> = placed.iter().map(|&(text, x, right)| pen.write(text, (x, right), 10.0, 0)).collect();
        assert_eq!(blanks, [2, 10, 1, 0]);
    }

    #[test]
    fn things_at_one_height_are_a_row() {
        let things = vec![(50.0, 'b'), (51.0, 'c'), (20.0, 'a'), (70.0, 'd')];
        let rows = rows(things, |&(y, _)| (y, 10.0));
        let names: Vec<String> = rows.iter().map(|row| row.iter().map(|(_, name)| name).collect()).collect();
        assert_eq!(names, ["a", "bc", "d"]);
    }
}
