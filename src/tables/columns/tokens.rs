//! Figures behind each other, whatever parts them: sure where every line has all of its cells filled.

use super::super::fit::{Placement, fit};
use super::super::ground::{Ground, Kind};
use super::super::walk::{Cell, Unit, walk};

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let wanted = |kind| !matches!(kind, Kind::Bar | Kind::Tab | Kind::Break | Kind::Numeral);
    let cell = |text: &std::ops::Range<usize>| Unit::Cell(Cell::at(text.clone(), 0));
    let units: Vec<Unit> =
        ground.tokens.iter().filter(|token| wanted(token.kind)).map(|token| cell(&token.text)).collect();
    fit(ground, &walk(ground, &units), "figures in order")
}
