//! Cells parted by commas, a row a line, as spreadsheets are saved.

use super::super::fit::{Placement, fit};
use super::super::ground::Ground;
use super::super::walk::walk;
use super::tabs::rows;

pub(super) fn cut(ground: &Ground<'_, '_>) -> Vec<Placement> {
    let text = ground.slice(&ground.text);
    // Most of its lines must be rows; in prose and in other tables commas part words and thousands.
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    let (all, rows_of_commas) =
        lines.fold((0, 0), |(all, rows), line| (all + 1, rows + usize::from(line.contains(','))));
    if rows_of_commas * 2 < all {
        return Vec::new();
    }
    fit(ground, &walk(ground, &rows(ground, ',')), "commas")
}
