//! Cells parted by commas or semicolons, a row a line, as a comma-separated file has them.
//!
//! Quotation marks keep together what they enclose.

use super::super::fit::fit;
use super::super::ground::Ground;
use super::super::placement::Placement;
use super::super::walk::walk;
use super::tabs::rows;

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
