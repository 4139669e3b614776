//! Words that are wider than their cell: which cell they stand in.
//!
//! Characters drawn one behind the other are a word, and stand in one cell, also where they run over its walls. It is the one
//! they stand in the middle of, else the one whose wall they stand against. Figures are placed each for itself: one that
//! lies across a wall is nobody's for sure.

use super::glyph::Glyph;
use super::lattice::Lattice;

/// Words and single figures, in the order they were drawn in.
pub(super) fn runs(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    let is_word = |glyph: &Glyph| glyph.text.chars().all(|c| !c.is_ascii() && !c.is_whitespace());
    glyphs.chunk_by(move |one, next| {
        let gap = (next.x - one.right()).abs();
        let is_beside = (one.y - next.y).abs() < one.size * 0.1 && gap < one.size * 0.25;
        is_beside && (one.size - next.size).abs() < 0.1 && is_word(one) && is_word(next)
    })
}

/// The cell a word stands in; `None` where it begins in none.
pub(super) fn cell_of(run: &[Glyph], lattice: &Lattice) -> Option<usize> {
    let (first, last) = run.first().zip(run.last())?;
    let at = |glyph: &Glyph| {
        let (x, y) = glyph.middle();
        lattice.cell_at(x, y)
    };
    let begin = at(first)?;
    let Some(end) = at(last).filter(|&end| end != begin) else { return Some(begin) };
    let rect = |cell: usize| lattice.rect(lattice.cells[cell]);
    let middle = f64::midpoint(first.x, last.right());
    let under = lattice.cell_at(middle, first.middle().1)?;
    let within = rect(under);
    if (f64::midpoint(within.left, within.right) - middle).abs() < first.size * 0.3 {
        return Some(under);
    }
    let (before, behind) = ((first.x - rect(begin).left).abs(), (rect(end).right - last.right()).abs());
    Some(if before <= behind { begin } else { end })
}
