//! Cells parted by commas or semicolons, a row a line, as a comma-separated file has them.
//!
//! Quotation marks keep together what they enclose.

use super::super::fit::fit;
use super::super::ground::{Ground, Kind, Token};
use super::super::placement::Placement;
use super::super::walk::walk;
use super::tabs::rows;
use crate::number;

/// What parts cells, in files of several countries.
const SEPARATORS: [char; 4] = [',', ';', '；', '，'];

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    // Most of its lines must be rows; in prose and in other tables such marks part words and thousands.
    let text = ground.slice(&ground.text);
    let count = text.lines().filter(|line| !line.trim().is_empty()).count();
    let parts = |separator: &char| text.lines().filter(|line| line.contains(*separator)).count() * 2 >= count;
    // Most texts hold three of them nowhere: 1 % of a text's instructions.
    let separators = SEPARATORS.into_iter().filter(|separator| text.contains(*separator)).filter(parts);
    separators.flat_map(|separator| fit(ground, &walk(ground, &rows(ground, separator)), "commas")).collect()
}

/// Whether in a list of one cell a row many hold two figures that a comma parts, as it parts cells (`29,0`): then only cells that
/// commas part tell which of them is the row's.
pub(super) fn part_figures(ground: &Ground<'_, '_>) -> bool {
    let is_pair = |token: &&Token| {
        let mut figures = ground.slice(&token.text).split(',');
        token.kind == Kind::Odd && figures.all(|figure| number::bare_digits(figure).is_some())
    };
    let figures = || ground.tokens.iter().filter(|token| matches!(token.kind, Kind::Figure | Kind::Odd));
    ground.lines.len() > 1
        && ground.lines.iter().all(|line| line.cells.len() == 1)
        && figures().filter(is_pair).count() * 4 > figures().count()
}
