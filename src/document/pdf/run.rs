//! What is wider than its cell: which cell it stands in.
//!
//! Characters drawn one behind the other are a word, and stand in one cell, also where they run over its walls. It is the one
//! they stand in the middle of, else the one whose wall they stand against. Digits drawn so are one number, which a wall
//! that runs through them does not divide: it stands in every cell it reaches, and is nobody's for sure.

use super::glyph::Glyph;
use super::lattice::Lattice;

/// Words and numbers, in the order they were drawn in.
pub(super) fn runs(glyphs: &[Glyph]) -> impl Iterator<Item = &[Glyph]> {
    let is_word = |glyph: &Glyph| glyph.text.chars().all(|c| !c.is_ascii() && !c.is_whitespace() && !is_digit(c));
    let gap = |one: &Glyph, next: &Glyph| (next.x - one.right()).abs();
    let beside = glyphs.chunk_by(move |one, next| {
        let is_beside = (one.y - next.y).abs() < one.size * 0.1 && gap(one, next) < one.size * 0.25;
        is_beside
            && (one.size - next.size).abs() < 0.1
            && (is_word(one) && is_word(next) || is_figure(one) && is_figure(next))
    });
    // The digits of a number stand at even distances; two numbers whose cells have no room to spare do not.
    beside.flat_map(move |run| {
        let narrowest = run.windows(2).map(|pair| gap(&pair[0], &pair[1])).fold(f64::INFINITY, f64::min);
        run.chunk_by(move |one, next| !is_figure(one) || gap(one, next) < narrowest + one.size * 0.1)
    })
}

fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// Whether it is of a number.
fn is_figure(glyph: &Glyph) -> bool {
    glyph.text.chars().all(|c| is_digit(c) || matches!(c, '.' | ','))
}

/// The cells something stands in: one for a word, all that a number reaches with more than an edge.
pub(super) fn cells_of(run: &[Glyph], lattice: &Lattice) -> Vec<usize> {
    if !run.iter().all(is_figure) {
        return cell_of(run, lattice).into_iter().collect();
    }
    let reached = |glyph: &Glyph| {
        let y = glyph.middle().1;
        [0.25, 0.75].map(|part| lattice.cell_at(glyph.x + glyph.width * part, y))
    };
    let mut cells: Vec<usize> = run.iter().flat_map(reached).flatten().collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// The cell a word stands in; `None` where it begins in none.
fn cell_of(run: &[Glyph], lattice: &Lattice) -> Option<usize> {
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
